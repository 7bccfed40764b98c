//! Working days and calendar days: the same time on another day.

use super::*;

#[test]
fn working_days_keep_the_time_within_the_hours() {
    let hours = with_holidays(hours("mon-thu 09:00-13:00 14:00-18:00; fri 09:00-12:00"), &["2026-05-01", "2026-11-25"]);
    let office = calendar("Europe/Paris", hours);
    let cases = [
        ("2026-11-23 10:00", "1bd", "Tue 2026-11-24 10:00 +01:00"),
        // Wednesday is free, and so is the weekend.
        ("2026-11-23 10:00", "2bd", "Thu 2026-11-26 10:00 +01:00"),
        ("2026-11-23 10:00", "3bd", "Fri 2026-11-27 10:00 +01:00"),
        ("2026-11-23 10:00", "4bd", "Mon 2026-11-30 10:00 +01:00"),
        // From a day that is none.
        ("2026-11-21 10:00", "1bd", "Mon 2026-11-23 10:00 +01:00"),
        ("2026-11-25 10:00", "1bd", "Thu 2026-11-26 10:00 +01:00"),
        // Before the opening: the opening.
        ("2026-11-23 07:00", "1bd", "Tue 2026-11-24 09:00 +01:00"),
        ("2026-11-23 00:00", "1bd", "Tue 2026-11-24 09:00 +01:00"),
        // In the break and after the end: the end of the hours before.
        ("2026-11-23 13:00", "1bd", "Tue 2026-11-24 13:00 +01:00"),
        ("2026-11-23 13:30", "1bd", "Tue 2026-11-24 13:00 +01:00"),
        ("2026-11-23 14:00", "1bd", "Tue 2026-11-24 14:00 +01:00"),
        ("2026-11-23 19:00", "1bd", "Tue 2026-11-24 18:00 +01:00"),
        ("2026-11-26 15:00", "1bd", "Fri 2026-11-27 12:00 +01:00"),
        ("2026-11-23 10:00:30.5", "1bd", "Tue 2026-11-24 10:00:30.5 +01:00"),
        // Over the clocks' change the time on the wall stays.
        ("2026-03-27 10:00", "1bd", "Mon 2026-03-30 10:00 +02:00"),
        ("2026-04-30 10:00", "1bd", "Mon 2026-05-04 10:00 +02:00"),
        ("2026-12-31 10:00", "1bd", "Fri 2027-01-01 10:00 +01:00"),
        ("2026-01-01 10:00", "1000bd", "Mon 2029-11-05 10:00 +01:00"),
    ];
    for (from, add, expected) in cases {
        assert_eq!(due(&office, from, add), expected, "{from} {add}");
    }
}

#[test]
fn a_night_shift_is_the_day_it_begins_on() {
    let nights = calendar("Europe/Paris", hours("mon-fri 22:00-06:00"));
    let cases = [
        ("2026-11-23 23:00", "1bd", "Tue 2026-11-24 23:00 +01:00"),
        // 02:00 in Monday's night.
        ("2026-11-24 02:00", "1bd", "Wed 2026-11-25 02:00 +01:00"),
        ("2026-11-24 06:00", "1bd", "Wed 2026-11-25 22:00 +01:00"),
        // 02:00 in Friday's night, on a Saturday.
        ("2026-11-28 02:00", "1bd", "Tue 2026-12-01 02:00 +01:00"),
        ("2026-11-28 12:00", "1bd", "Mon 2026-11-30 22:00 +01:00"),
    ];
    for (from, add, expected) in cases {
        assert_eq!(due(&nights, from, add), expected, "{from} {add}");
    }
}

#[test]
fn calendar_days_keep_the_time_on_the_wall() {
    let office = office("Europe/Paris");
    let cases = [
        ("2026-11-20 17:30", "1d", "Sat 2026-11-21 17:30 +01:00"),
        ("2026-11-20 17:30", "2w", "Fri 2026-12-04 17:30 +01:00"),
        ("2026-10-24 12:00", "1d", "Sun 2026-10-25 12:00 +01:00"),
        ("2026-03-28 02:30", "1d", "Sun 2026-03-29 03:30 +02:00"),
        ("2026-10-24 02:30", "1d", "Sun 2026-10-25 02:30 +02:00"),
        ("2026-10-25T02:30:00+01:00", "1d", "Mon 2026-10-26 02:30 +01:00"),
        ("2028-02-28 10:00", "1d", "Tue 2028-02-29 10:00 +01:00"),
        ("2027-02-28 10:00", "1d", "Mon 2027-03-01 10:00 +01:00"),
        ("2026-11-20 17:30:15.125", "1w", "Fri 2026-11-27 17:30:15.125 +01:00"),
    ];
    for (from, add, expected) in cases {
        assert_eq!(due(&office, from, add), expected, "{from} {add}");
    }
}

#[test]
fn a_date_that_was_skipped_is_no_working_day() {
    let office = office("Pacific/Apia");
    assert_eq!(due(&office, "2011-12-28 10:00", "2bd"), "Mon 2012-01-02 10:00 +14:00");
    assert_eq!(due(&office, "2011-12-29 10:00", "1d"), "Sat 2011-12-31 10:00 +14:00");
}
