//! Rules of the week: days, times, stretches; on days like any other.

use super::*;
use crate::domain::window::Stretch;

#[test]
fn days() {
    let cases: [(&[usize], &str, &str); 4] = [
        (&[3, 4, 5, 6], "2026-11-19T00:00+02:00", "2026-11-23T00:00+02:00"),
        // Round the end of the week.
        (&[5, 6, 0], "2026-11-21T00:00+02:00", "2026-11-24T00:00+02:00"),
        (&[2], "2026-11-18T00:00+02:00", "2026-11-19T00:00+02:00"),
        // Two stretches of one rule: the second of them.
        (&[1, 3, 4, 5, 6], "2026-11-19T00:00+02:00", "2026-11-23T00:00+02:00"),
    ];
    for (days, from, to) in cases {
        assert_held_by_both("Africa/Cairo", &super::days(days.iter().copied()), from, to);
    }
}

#[test]
fn times_of_every_day() {
    let cases = [
        ("09:00-12:00", "2026-11-18T09:00Z", "2026-11-18T12:00Z"),
        ("00:00-00:01", "2026-11-18T00:00Z", "2026-11-18T00:01Z"),
        ("18:00-24:00", "2026-11-18T18:00Z", "2026-11-19T00:00Z"),
        // Over midnight, and all but ten minutes.
        ("22:00-06:00", "2026-11-18T22:00Z", "2026-11-19T06:00Z"),
        ("12:10-12:00", "2026-11-18T12:10Z", "2026-11-19T12:00Z"),
    ];
    for (text, from, to) in cases {
        assert_held_by_both("UTC", &times(&[text]), from, to);
    }
    let split = times(&["14:00-17:00", "09:00-12:00"]);
    assert_held_by_both("UTC", &split, "2026-11-18T09:00Z", "2026-11-18T12:00Z");
    assert_held_by_both("UTC", &split, "2026-11-18T14:00Z", "2026-11-18T17:00Z");
    // What touches is one.
    assert_held_by_both(
        "UTC",
        &times(&["09:00-12:00", "12:00-13:00", "11:00-12:30"]),
        "2026-11-18T09:00Z",
        "2026-11-18T13:00Z",
    );
}

#[test]
fn what_passes_midnight_belongs_to_the_day_it_began_on() {
    let friday_night = When { days: super::days([4]).days, ..times(&["22:00-06:00"]) };
    assert_held_by_both("Europe/Paris", &friday_night, "2026-11-20T22:00+01:00", "2026-11-21T06:00+01:00");
    // Sunday night is of Sunday, although most of it is on Monday.
    let weekend_nights = When { days: super::days([5, 6]).days, ..times(&["22:00-06:00"]) };
    assert_held_by_both("Europe/Paris", &weekend_nights, "2026-11-22T22:00+01:00", "2026-11-23T06:00+01:00");
    // A night that joins the next day's hours.
    let joined = times(&["22:00-06:00", "06:00-08:00"]);
    assert_held_by_both("Europe/Paris", &joined, "2026-11-20T22:00+01:00", "2026-11-21T08:00+01:00");
}

#[test]
fn stretches() {
    let stretch = |start, end| When { stretch: Stretch::new(start, end), ..When::default() };
    // thu 18:00 - mon 08:00, and one inside a day, and one to the end of a Sunday.
    let cases = [
        (stretch((3, 1080), (0, 480)), "2026-11-19T18:00-05:00", "2026-11-23T08:00-05:00"),
        (stretch((1, 600), (1, 660)), "2026-11-17T10:00-05:00", "2026-11-17T11:00-05:00"),
        (stretch((4, 1320), (6, 1440)), "2026-11-20T22:00-05:00", "2026-11-23T00:00-05:00"),
        // All of the week but an hour.
        (stretch((2, 720), (2, 660)), "2026-11-18T12:00-05:00", "2026-11-25T11:00-05:00"),
    ];
    for (when, from, to) in cases {
        assert_held_by_both("America/New_York", &when, from, to);
    }
    assert_eq!(Stretch::new((0, 0), (6, 1440)), None, "a whole week");
}

#[test]
fn fields_must_be_true_together() {
    let when = When {
        days: super::days([3, 4]).days,
        stretch: Stretch::new((3, 1080), (0, 480)),
        ..times(&["16:00-20:00", "07:00-09:00"])
    };
    assert_held_by_both("UTC", &when, "2026-11-19T18:00Z", "2026-11-19T20:00Z");
    assert_held_by_both("UTC", &when, "2026-11-20T07:00Z", "2026-11-20T09:00Z");
    assert_held_by_both("UTC", &when, "2026-11-20T16:00Z", "2026-11-20T20:00Z");
}
