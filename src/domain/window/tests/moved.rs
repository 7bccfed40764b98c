//! Rules on the days on which clocks are moved. Of a time that happens twice a deny takes the first
//! start and the last end, an allow rule the last start and the first end.

use super::*;
use crate::domain::window::Stretch;

/// Sunday, but for Cairo: from midnight to midnight, whatever the clocks do between.
#[test]
fn days_are_from_midnight_to_midnight() {
    let cases = [
        ("Europe/Paris", 6, "2026-03-29T00:00+01:00", "2026-03-30T00:00+02:00"),
        ("Europe/Paris", 6, "2026-10-25T00:00+02:00", "2026-10-26T00:00+01:00"),
        // There is no midnight: Friday begins at 01:00.
        ("Africa/Cairo", 4, "2026-04-24T01:00+03:00", "2026-04-25T00:00+03:00"),
        ("Africa/Cairo", 3, "2026-04-23T00:00+02:00", "2026-04-24T01:00+03:00"),
        // 23:00 to 24:00 is there twice, and midnight once.
        ("Africa/Cairo", 3, "2026-10-29T00:00+03:00", "2026-10-30T00:00+02:00"),
        ("Africa/Cairo", 4, "2026-10-30T00:00+02:00", "2026-10-31T00:00+02:00"),
        // By half an hour.
        ("Australia/Lord_Howe", 6, "2026-04-05T00:00+11:00", "2026-04-06T00:00+10:30"),
        ("Australia/Lord_Howe", 6, "2026-10-04T00:00+10:30", "2026-10-05T00:00+11:00"),
        ("America/New_York", 6, "2026-03-08T00:00-05:00", "2026-03-09T00:00-04:00"),
        ("America/New_York", 6, "2026-11-01T00:00-04:00", "2026-11-02T00:00-05:00"),
        ("Pacific/Apia", 6, "2020-09-27T00:00+13:00", "2020-09-28T00:00+14:00"),
        ("Pacific/Apia", 6, "2021-04-04T00:00+14:00", "2021-04-05T00:00+13:00"),
        // The Friday after is left out.
        ("Pacific/Apia", 3, "2011-12-29T00:00-10:00", "2011-12-31T00:00+14:00"),
        ("Pacific/Apia", 5, "2011-12-31T00:00+14:00", "2012-01-01T00:00+14:00"),
        ("Asia/Kolkata", 6, "2026-03-29T00:00+05:30", "2026-03-30T00:00+05:30"),
        ("Asia/Kolkata", 6, "2026-10-25T00:00+05:30", "2026-10-26T00:00+05:30"),
    ];
    for (zone_name, day, from, to) in cases {
        assert_held_by_both(zone_name, &days([day]), from, to);
    }
}

#[test]
fn ninety_six_hours_are_not_four_days() {
    // Thursday 00:00 and 96 hours is Sunday 23:00 in October, and Monday 01:00 in March.
    assert_held_by_both("Europe/Paris", &days(3..7), "2026-10-22T00:00+02:00", "2026-10-26T00:00+01:00");
    assert_held_by_both("Europe/Paris", &days(3..7), "2026-03-26T00:00+01:00", "2026-03-30T00:00+02:00");
    let stretch = When { stretch: Stretch::new((3, 1080), (0, 480)), ..When::default() };
    assert_held_by_both("Europe/Paris", &stretch, "2026-10-22T18:00+02:00", "2026-10-26T08:00+01:00");
    assert_held_by_both("Europe/Paris", &stretch, "2026-03-26T18:00+01:00", "2026-03-30T08:00+02:00");
}

#[test]
fn a_day_that_is_left_out_is_in_no_rule() {
    let friday = Windows::new(vec![rule("friday", Kind::Deny, "Pacific/Apia", days([4]))]);
    let next = friday.next_close(&release(), at("2011-12-29T12:00-10:00"));
    assert_eq!(shown(next), some("2012-01-05T10:00:00Z", "friday"));
}

#[test]
fn times_that_clocks_jump_over() {
    let cases = [
        ("Europe/Paris", "02:30-04:00", "2026-03-29T03:00+02:00", "2026-03-29T04:00+02:00"),
        ("Europe/Paris", "01:00-02:30", "2026-03-29T01:00+01:00", "2026-03-29T03:00+02:00"),
        ("Europe/Paris", "02:00-03:30", "2026-03-29T03:00+02:00", "2026-03-29T03:30+02:00"),
        ("Africa/Cairo", "22:00-00:30", "2026-04-23T22:00+02:00", "2026-04-24T01:00+03:00"),
        ("Africa/Cairo", "00:30-02:00", "2026-04-24T01:00+03:00", "2026-04-24T02:00+03:00"),
        ("Australia/Lord_Howe", "02:15-03:00", "2026-10-04T02:30+11:00", "2026-10-04T03:00+11:00"),
        ("America/New_York", "02:59-03:01", "2026-03-08T03:00-04:00", "2026-03-08T03:01-04:00"),
        ("Pacific/Apia", "03:30-05:00", "2020-09-27T04:00+14:00", "2020-09-27T05:00+14:00"),
        ("Asia/Kolkata", "02:30-04:00", "2026-03-29T02:30+05:30", "2026-03-29T04:00+05:30"),
    ];
    for (zone_name, text, from, to) in cases {
        assert_held_by_both(zone_name, &times(&[text]), from, to);
    }
    // All of it is jumped over: the day after is the next.
    for kind in BOTH {
        let rule = rule("gap", kind, "Europe/Paris", times(&["02:00-03:00"]));
        assert!(!rule.is_held_at(at("2026-03-29T03:00+02:00")) && !rule.is_held_at(at("2026-03-29T01:59:59+01:00")));
        assert_held(kind, "Europe/Paris", &rule.when, "2026-03-30T02:00+02:00", "2026-03-30T03:00+02:00");
    }
}

#[test]
fn times_that_happen_twice() {
    // Zone, times, deny, allow.
    let cases = [
        (
            "Europe/Paris",
            "02:30-04:00",
            ("2026-10-25T02:30+02:00", "2026-10-25T04:00+01:00"),
            Some(("2026-10-25T02:30+01:00", "2026-10-25T04:00+01:00")),
        ),
        (
            "Europe/Paris",
            "01:00-02:30",
            ("2026-10-25T01:00+02:00", "2026-10-25T02:30+01:00"),
            Some(("2026-10-25T01:00+02:00", "2026-10-25T02:30+02:00")),
        ),
        // From and to where the clocks are put back to, and from.
        (
            "Europe/Paris",
            "02:00-03:00",
            ("2026-10-25T02:00+02:00", "2026-10-25T03:00+01:00"),
            Some(("2026-10-25T02:00+01:00", "2026-10-25T03:00+01:00")),
        ),
        (
            "Europe/Paris",
            "00:00-02:00",
            ("2026-10-25T00:00+02:00", "2026-10-25T02:00+01:00"),
            Some(("2026-10-25T00:00+02:00", "2026-10-25T02:00+02:00")),
        ),
        // All of it twice: nobody knows which is meant, so nothing is allowed.
        ("Europe/Paris", "02:10-02:50", ("2026-10-25T02:10+02:00", "2026-10-25T02:50+01:00"), None),
        // Nothing of the edges happens twice.
        (
            "Europe/Paris",
            "01:00-04:00",
            ("2026-10-25T01:00+02:00", "2026-10-25T04:00+01:00"),
            Some(("2026-10-25T01:00+02:00", "2026-10-25T04:00+01:00")),
        ),
        (
            "Africa/Cairo",
            "23:30-01:00",
            ("2026-10-29T23:30+03:00", "2026-10-30T01:00+02:00"),
            Some(("2026-10-29T23:30+02:00", "2026-10-30T01:00+02:00")),
        ),
        (
            "Africa/Cairo",
            "18:00-23:30",
            ("2026-10-29T18:00+03:00", "2026-10-29T23:30+02:00"),
            Some(("2026-10-29T18:00+03:00", "2026-10-29T23:30+03:00")),
        ),
        (
            "Australia/Lord_Howe",
            "01:45-03:00",
            ("2026-04-05T01:45+11:00", "2026-04-05T03:00+10:30"),
            Some(("2026-04-05T01:45+10:30", "2026-04-05T03:00+10:30")),
        ),
        (
            "America/New_York",
            "00:30-01:30",
            ("2026-11-01T00:30-04:00", "2026-11-01T01:30-05:00"),
            Some(("2026-11-01T00:30-04:00", "2026-11-01T01:30-04:00")),
        ),
        (
            "Pacific/Apia",
            "03:30-05:00",
            ("2021-04-04T03:30+14:00", "2021-04-04T05:00+13:00"),
            Some(("2021-04-04T03:30+13:00", "2021-04-04T05:00+13:00")),
        ),
    ];
    for (zone_name, text, (from, to), allowed) in cases {
        assert_held(Kind::Deny, zone_name, &times(&[text]), from, to);
        match allowed {
            Some((from, to)) => assert_held(Kind::Allow, zone_name, &times(&[text]), from, to),
            None => {
                let rule = rule("fold", Kind::Allow, zone_name, times(&[text]));
                let day = (0..24 * 60).map(|minute| at("2026-10-25T00:00+02:00") + Duration::minutes(minute));
                assert_eq!(day.filter(|at| rule.is_held_at(*at)).count(), 0);
            }
        }
    }
}

#[test]
fn a_midnight_that_happens_twice() {
    // Havana puts its clocks back from 01:00 to 00:00.
    assert_held(Kind::Deny, "America/Havana", &days([5]), "2026-10-31T00:00-04:00", "2026-11-01T00:00-05:00");
    assert_held(Kind::Allow, "America/Havana", &days([5]), "2026-10-31T00:00-04:00", "2026-11-01T00:00-04:00");
    assert_held(Kind::Deny, "America/Havana", &days([6]), "2026-11-01T00:00-04:00", "2026-11-02T00:00-05:00");
    assert_held(Kind::Allow, "America/Havana", &days([6]), "2026-11-01T00:00-05:00", "2026-11-02T00:00-05:00");
    // Of two days that follow each other nothing in between is an edge.
    assert_held_by_both("America/Havana", &days([5, 6]), "2026-10-31T00:00-04:00", "2026-11-02T00:00-05:00");
}

#[test]
fn ends_are_resolved_by_what_the_rule_does() {
    let paris = zone("Europe/Paris");
    let twice = "2026-10-25T02:30".parse().unwrap();
    assert_eq!(Kind::Deny.start(twice, &paris), at("2026-10-25T02:30+02:00"));
    assert_eq!(Kind::Deny.end(twice, &paris), at("2026-10-25T02:30+01:00"));
    assert_eq!(Kind::Allow.start(twice, &paris), at("2026-10-25T02:30+01:00"));
    assert_eq!(Kind::Allow.end(twice, &paris), at("2026-10-25T02:30+02:00"));
    let skipped = "2026-03-29T02:30".parse().unwrap();
    for kind in BOTH {
        assert_eq!(kind.start(skipped, &paris), at("2026-03-29T03:00+02:00"));
        assert_eq!(kind.end(skipped, &paris), at("2026-03-29T03:00+02:00"));
    }
}
