//! Days on which the clocks change: the minutes before and after, in zones that do it differently.

use super::*;

/// Whether each moment is working time: the civil ones that are not ambiguous, the others with
/// their offset.
fn assert_open(calendar: &Calendar, cases: &[(&str, bool)]) {
    for (moment, expected) in cases {
        assert_eq!(calendar.is_open_at(at(moment, calendar.zone())), *expected, "{moment}");
    }
}

#[test]
fn paris_in_march() {
    // 02:00 to 03:00 does not exist on the 29th.
    let nights = calendar("Europe/Paris", hours("sun 01:00-04:00"));
    assert_open(
        &nights,
        &[
            ("2026-03-29 00:59", false),
            ("2026-03-29 01:00", true),
            ("2026-03-29 01:59", true),
            ("2026-03-29 03:00", true),
            ("2026-03-29 03:59", true),
            ("2026-03-29 04:00", false),
        ],
    );
    assert_eq!(minutes(&nights, "2026-03-29 00:00", "2026-03-30 00:00"), 120);
    assert_eq!(due(&nights, "2026-03-29 01:00", "1h"), "Sun 2026-03-29 03:00 +02:00");
    assert_eq!(due(&nights, "2026-03-29 01:00", "61m"), "Sun 2026-03-29 03:01 +02:00");
    assert_eq!(due(&nights, "2026-03-29 01:00", "2h"), "Sun 2026-03-29 04:00 +02:00");
    // An end within the gap is read with the offset before it: 02:30 is 03:30.
    let half = calendar("Europe/Paris", hours("sun 01:00-02:30"));
    assert_eq!(minutes(&half, "2026-03-29 00:00", "2026-03-30 00:00"), 90);
    assert_open(&half, &[("2026-03-29 03:29", true), ("2026-03-29 03:30", false)]);
    // So is a beginning; where the end then lies before it, nothing is left.
    let late = calendar("Europe/Paris", hours("sun 02:30-05:00"));
    assert_eq!(minutes(&late, "2026-03-29 00:00", "2026-03-30 00:00"), 90);
    assert_open(&late, &[("2026-03-29 03:29", false), ("2026-03-29 03:30", true)]);
    let lost = calendar("Europe/Paris", hours("sun 02:00-03:00"));
    assert_eq!(minutes(&lost, "2026-03-29 00:00", "2026-03-30 00:00"), 0);
    let reversed = calendar("Europe/Paris", hours("sun 02:30-03:15"));
    assert_eq!(minutes(&reversed, "2026-03-29 00:00", "2026-03-30 00:00"), 0);
    // The night over the change is an hour shorter.
    let overnight = calendar("Europe/Paris", hours("sat 22:00-06:00"));
    assert_eq!(minutes(&overnight, "2026-03-28 00:00", "2026-03-30 00:00"), 7 * 60);
    assert_eq!(due(&overnight, "2026-03-28 22:00", "7h"), "Sun 2026-03-29 06:00 +02:00");
}

#[test]
fn paris_in_october() {
    // 02:00 to 03:00 happens twice on the 25th.
    let nights = calendar("Europe/Paris", hours("sun 01:00-04:00"));
    assert_eq!(minutes(&nights, "2026-10-25 00:00", "2026-10-26 00:00"), 240);
    assert_eq!(due(&nights, "2026-10-25 01:00", "2h"), "Sun 2026-10-25 02:00 +01:00");
    assert_eq!(due(&nights, "2026-10-25 01:00", "90m"), "Sun 2026-10-25 02:30 +02:00");
    // An edge that happens twice is the first of both.
    let half = calendar("Europe/Paris", hours("sun 01:00-02:30"));
    assert_open(
        &half,
        &[
            ("2026-10-25T02:29:00+02:00", true),
            ("2026-10-25T02:30:00+02:00", false),
            ("2026-10-25T02:00:00+01:00", false),
            ("2026-10-25T02:29:00+01:00", false),
        ],
    );
    let late = calendar("Europe/Paris", hours("sun 02:30-03:00"));
    assert_eq!(minutes(&late, "2026-10-25 00:00", "2026-10-26 00:00"), 90);
    assert_open(
        &late,
        &[
            ("2026-10-25T02:29:00+02:00", false),
            ("2026-10-25T02:30:00+02:00", true),
            ("2026-10-25T02:00:00+01:00", true),
            ("2026-10-25T02:59:00+01:00", true),
            ("2026-10-25 03:00", false),
        ],
    );
    let overnight = calendar("Europe/Paris", hours("sat 22:00-06:00"));
    assert_eq!(minutes(&overnight, "2026-10-24 00:00", "2026-10-26 00:00"), 9 * 60);
}

#[test]
fn cairo_without_and_with_two_ends_of_a_day() {
    let always = calendar("Africa/Cairo", hours("mon-sun 00:00-24:00"));
    assert_eq!(minutes(&always, "2026-04-24 01:00", "2026-04-25 00:00"), 23 * 60);
    assert_eq!(minutes(&always, "2026-10-29 00:00", "2026-10-30 00:00"), 25 * 60);
    // The 24th of April begins at 01:00, and hours from midnight begin with it.
    let friday = calendar("Africa/Cairo", hours("fri 00:00-08:00"));
    assert_open(&friday, &[("2026-04-23 23:59", false), ("2026-04-24 01:00", true), ("2026-04-24 08:00", false)]);
    assert_eq!(minutes(&friday, "2026-04-23 00:00", "2026-04-25 00:00"), 7 * 60);
    let thursday = calendar("Africa/Cairo", hours("thu 20:00-24:00"));
    assert_open(&thursday, &[("2026-04-23 23:59", true), ("2026-04-24 01:00", false)]);
    assert_eq!(minutes(&thursday, "2026-04-23 00:00", "2026-04-25 00:00"), 4 * 60);
    // The 29th of October has 23:00 to 24:00 twice; 24:00 is the end of the second.
    assert_open(
        &thursday,
        &[
            ("2026-10-29T23:59:00+03:00", true),
            ("2026-10-29T23:00:00+02:00", true),
            ("2026-10-29T23:59:00+02:00", true),
            ("2026-10-30 00:00", false),
        ],
    );
    assert_eq!(minutes(&thursday, "2026-10-29 00:00", "2026-10-31 00:00"), 5 * 60);
    assert_eq!(due(&thursday, "2026-10-29 20:00", "5h"), "Fri 2026-10-30 00:00 +02:00");
    let evening = calendar("Africa/Cairo", hours("thu 20:00-23:30"));
    assert_open(&evening, &[("2026-10-29T23:29:00+03:00", true), ("2026-10-29T23:00:00+02:00", false)]);
    assert_eq!(minutes(&evening, "2026-10-29 00:00", "2026-10-31 00:00"), 210);
}

#[test]
fn lord_howe_moves_by_half_an_hour() {
    let nights = calendar("Australia/Lord_Howe", hours("sun 01:00-03:00"));
    assert_eq!(minutes(&nights, "2026-10-04 00:00", "2026-10-05 00:00"), 90);
    assert_eq!(due(&nights, "2026-10-04 01:00", "60m"), "Sun 2026-10-04 02:30 +11:00");
    assert_eq!(minutes(&nights, "2026-04-05 00:00", "2026-04-06 00:00"), 150);
    assert_eq!(due(&nights, "2026-04-05 01:00", "61m"), "Sun 2026-04-05 01:31 +10:30");
    assert_open(
        &nights,
        &[
            ("2026-04-05T01:59:00+11:00", true),
            ("2026-04-05T01:30:00+10:30", true),
            ("2026-04-05 02:59", true),
            ("2026-04-05 03:00", false),
        ],
    );
}

#[test]
fn new_york_at_two_in_the_morning() {
    let nights = calendar("America/New_York", hours("mon-sun 00:00-06:00"));
    for (day, next, expected) in [
        ("2026-03-07 00:00", "2026-03-08 00:00", 360),
        ("2026-03-08 00:00", "2026-03-09 00:00", 300),
        ("2026-03-09 00:00", "2026-03-10 00:00", 360),
        ("2026-11-01 00:00", "2026-11-02 00:00", 420),
        ("2026-11-02 00:00", "2026-11-03 00:00", 360),
    ] {
        assert_eq!(minutes(&nights, day, next), expected, "{day}");
    }
    assert_eq!(due(&nights, "2026-03-08 01:59", "1m"), "Sun 2026-03-08 03:00 -04:00");
    assert_eq!(due(&nights, "2026-11-01 01:59", "1m"), "Sun 2026-11-01 01:00 -05:00");
}

#[test]
fn apia_went_without_a_friday() {
    let office = office("Pacific/Apia");
    assert_eq!(minutes(&office, "2011-12-26 00:00", "2012-01-02 00:00"), 4 * 480);
    assert_eq!(due(&office, "2011-12-29 17:00", "1h"), "Thu 2011-12-29 18:00 -10:00");
    assert_eq!(due(&office, "2011-12-29 17:00", "2h"), "Mon 2012-01-02 10:00 +14:00");
    // Thursday's night ends on the Saturday that followed.
    let nights = calendar("Pacific/Apia", hours("mon-fri 22:00-06:00"));
    assert_eq!(minutes(&nights, "2011-12-29 12:00", "2012-01-02 12:00"), 8 * 60);
    assert_open(&nights, &[("2011-12-29 23:59", true), ("2011-12-31 05:59", true), ("2011-12-31 06:00", false)]);
    let weekend = calendar("Pacific/Apia", hours("fri-sat 00:00-24:00"));
    assert_eq!(minutes(&weekend, "2011-12-26 00:00", "2012-01-02 00:00"), 24 * 60);
}

#[test]
fn kolkata_is_half_an_hour_off() {
    let office = office("Asia/Kolkata");
    assert_eq!(office.next_opening("2026-11-22T00:00:00Z".parse().unwrap()), "2026-11-23T03:30:00Z".parse().ok());
    assert_eq!(due(&office, "2026-11-20 17:30", "1h"), "Mon 2026-11-23 09:30 +05:30");
    assert_eq!(minutes(&office, "2026-01-01 00:00", "2027-01-01 00:00"), 261 * 480);
}

#[test]
fn offsets_of_seconds_are_exact() {
    // Liberia kept 44 minutes and 30 seconds until 1972.
    let office = office("Africa/Monrovia");
    assert_eq!(office.next_opening("1971-06-07T00:00:00Z".parse().unwrap()), "1971-06-07T09:44:30Z".parse().ok());
    assert_eq!(minutes(&office, "1971-01-01 00:00", "1973-01-01 00:00"), 521 * 480);
}
