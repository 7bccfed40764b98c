//! Moments and who is on call then: hand-overs over both changes of the clocks, in the hour that is
//! skipped and in the one that is repeated, restrictions, overrides, temporary schedules.

use jiff::civil::Weekday::{self, Friday, Monday, Saturday, Sunday, Thursday, Tuesday, Wednesday};

use super::*;

const WORKDAYS: [Weekday; 5] = [Monday, Tuesday, Wednesday, Thursday, Friday];
const EVERY_DAY: [Weekday; 7] = [Monday, Tuesday, Wednesday, Thursday, Friday, Saturday, Sunday];

fn check(schedule: &Schedule, cases: &[(&str, &str)]) {
    let directory = directory(&["alice", "bob", "carol", "gone", "lead"]);
    for (moment, expected) in cases {
        assert_eq!(who(schedule, moment, &directory), *expected, "{moment}");
    }
}

fn layer(rotation: Rotation) -> Layer {
    Layer { rotation, restrict: Vec::new() }
}

#[test]
fn a_week_is_handed_over_at_the_same_time_on_the_wall() {
    let ops = schedule("Europe/Paris", vec![layer(weekly("2026-03-23T09:00", &["alice", "bob"]))]);
    check(
        &ops,
        &[
            ("2026-03-23T07:59:59Z", "lead by fallback"),
            ("2026-03-23T08:00:00Z", "alice by layer 0"),
            // The clocks go forward on the 29th: the shift has 6 days and 23 hours.
            ("2026-03-30T06:59:59Z", "alice by layer 0"),
            ("2026-03-30T07:00:00Z", "bob by layer 0"),
            ("2026-04-06T07:00:00Z", "alice by layer 0"),
            // And back on 25 October: 7 days and an hour.
            ("2026-10-26T07:59:59Z", "alice by layer 0"),
            ("2026-10-26T08:00:00Z", "bob by layer 0"),
            ("2036-03-24T07:59:59Z", "bob by layer 0"),
        ],
    );
}

#[test]
fn a_first_shift_may_be_shorter() {
    let mut rotation = weekly("2026-06-03T00:00", &["alice", "bob", "carol"]);
    rotation.at = (Some(Monday), jiff::civil::time(9, 0, 0, 0));
    let ops = schedule("UTC", vec![layer(rotation)]);
    check(
        &ops,
        &[
            ("2026-06-02T23:59:59Z", "lead by fallback"),
            ("2026-06-03T00:00:00Z", "alice by layer 0"),
            ("2026-06-08T08:59:59Z", "alice by layer 0"),
            ("2026-06-08T09:00:00Z", "bob by layer 0"),
            ("2026-06-15T09:00:00Z", "carol by layer 0"),
            ("2026-06-22T09:00:00Z", "alice by layer 0"),
        ],
    );
}

#[test]
fn a_hand_over_in_the_skipped_and_in_the_repeated_hour() {
    let mut daily = weekly("2026-03-27T02:30", &["alice", "bob"]);
    (daily.days, daily.at.0) = (1, None);
    let ops = schedule("Europe/Paris", vec![layer(daily)]);
    check(
        &ops,
        &[
            ("2026-03-28T01:29:59Z", "alice by layer 0"),
            ("2026-03-28T01:30:00Z", "bob by layer 0"),
            // There is no 02:30 on the 29th: the moment the clocks skip it.
            ("2026-03-29T00:59:59Z", "bob by layer 0"),
            ("2026-03-29T01:00:00Z", "alice by layer 0"),
            ("2026-03-30T00:29:59Z", "alice by layer 0"),
            ("2026-03-30T00:30:00Z", "bob by layer 0"),
            // 02:30 comes twice on 25 October: the first hands over.
            ("2026-10-25T00:29:59Z", "bob by layer 0"),
            ("2026-10-25T00:30:00Z", "alice by layer 0"),
            ("2026-10-25T01:30:00Z", "alice by layer 0"),
            ("2026-10-26T01:30:00Z", "bob by layer 0"),
        ],
    );
}

#[test]
fn midnight_may_be_missing_in_cairo() {
    let mut daily = weekly("2026-04-23T00:00", &["alice", "bob"]);
    (daily.days, daily.at.0) = (1, None);
    let ops = schedule("Africa/Cairo", vec![layer(daily)]);
    check(
        &ops,
        &[
            ("2026-04-22T22:00:00Z", "alice by layer 0"),
            ("2026-04-23T21:59:59Z", "alice by layer 0"),
            ("2026-04-23T22:00:00Z", "bob by layer 0"),
            ("2026-04-24T20:59:59Z", "bob by layer 0"),
            ("2026-04-24T21:00:00Z", "alice by layer 0"),
        ],
    );
}

#[test]
fn restricted_hours_begin_at_the_first_and_end_at_the_last_occurrence() {
    let rotation = weekly("2026-01-05T00:00", &["alice"]);
    let night =
        |times: &[&str]| vec![Layer { rotation: rotation.clone(), restrict: vec![restriction(&EVERY_DAY, times)] }];
    check(
        &schedule("Europe/Paris", night(&["22:00-02:30"])),
        &[
            ("2026-03-28T20:59:59Z", "lead by fallback"),
            ("2026-03-28T21:00:00Z", "alice by layer 0"),
            ("2026-03-29T00:59:59Z", "alice by layer 0"),
            // The clocks skip 02:30.
            ("2026-03-29T01:00:00Z", "lead by fallback"),
            ("2026-10-25T00:30:00Z", "alice by layer 0"),
            ("2026-10-25T01:29:59Z", "alice by layer 0"),
            ("2026-10-25T01:30:00Z", "lead by fallback"),
        ],
    );
    check(
        &schedule("Europe/Paris", night(&["02:30-03:00"])),
        &[
            ("2026-10-25T00:29:59Z", "lead by fallback"),
            ("2026-10-25T00:30:00Z", "alice by layer 0"),
            ("2026-10-25T01:59:59Z", "alice by layer 0"),
            ("2026-10-25T02:00:00Z", "lead by fallback"),
            // Skipped whole.
            ("2026-03-29T00:59:59Z", "lead by fallback"),
            ("2026-03-29T01:00:00Z", "lead by fallback"),
        ],
    );
}

#[test]
fn the_last_layer_that_matches_wins() {
    let day = Layer {
        rotation: weekly("2026-06-01T09:00", &["bob"]),
        restrict: vec![restriction(&WORKDAYS, &["08:00-12:00", "14:00-24:00"])],
    };
    let ops = schedule("UTC", vec![layer(weekly("2026-06-01T09:00", &["alice"])), day]);
    check(
        &ops,
        &[
            ("2026-06-01T08:59:59Z", "lead by fallback"),
            ("2026-06-01T09:00:00Z", "bob by layer 1"),
            ("2026-06-01T12:00:00Z", "alice by layer 0"),
            ("2026-06-01T13:59:59Z", "alice by layer 0"),
            ("2026-06-01T14:00:00Z", "bob by layer 1"),
            ("2026-06-01T23:59:59Z", "bob by layer 1"),
            ("2026-06-02T00:00:00Z", "alice by layer 0"),
            ("2026-06-06T10:00:00Z", "alice by layer 0"),
        ],
    );
}

#[test]
fn overrides_stand_before_layers_and_temporary_schedules_before_both() {
    let mut ops = schedule("UTC", vec![layer(weekly("2026-06-01T09:00", &["alice"]))]);
    let change = |from: &str, to: &str, change| Override { from: at(from), to: at(to), change };
    ops.overrides = vec![
        change("2026-06-02T00:00:00Z", "2026-06-04T00:00:00Z", Change::StandIn(PersonId::new("bob"))),
        change("2026-06-03T00:00:00Z", "2026-06-05T00:00:00Z", Change::StandIn(PersonId::new("carol"))),
        change("2026-06-06T00:00:00Z", "2026-06-07T00:00:00Z", Change::Away(PersonId::new("alice"))),
        change("2026-06-14T00:00:00Z", "2026-06-16T00:00:00Z", Change::StandIn(PersonId::new("gone"))),
    ];
    let shift = |from: &str, to: &str, who: &str| Shift { from: at(from), to: at(to), who: PersonId::new(who) };
    ops.temporary = vec![Temporary {
        from: at("2026-06-20T00:00:00Z"),
        to: at("2026-06-22T00:00:00Z"),
        shifts: vec![
            shift("2026-06-20T08:00:00Z", "2026-06-20T20:00:00Z", "bob"),
            shift("2026-06-20T18:00:00Z", "2026-06-21T20:00:00Z", "carol"),
        ],
    }];
    check(
        &ops,
        &[
            ("2026-06-01T23:59:59Z", "alice by layer 0"),
            ("2026-06-02T00:00:00Z", "bob by override"),
            // Where two overlap, the later in the list.
            ("2026-06-03T00:00:00Z", "carol by override"),
            ("2026-06-04T23:59:59Z", "carol by override"),
            ("2026-06-05T00:00:00Z", "alice by layer 0"),
            // The only person is away.
            ("2026-06-06T00:00:00Z", "lead by fallback"),
            ("2026-06-07T00:00:00Z", "alice by layer 0"),
            // Who left stands in for nobody.
            ("2026-06-14T23:59:59Z", "gone by override"),
            ("2026-06-15T00:00:00Z", "alice by layer 0"),
            ("2026-06-20T07:59:59Z", "lead by fallback"),
            ("2026-06-20T08:00:00Z", "bob by temporary"),
            ("2026-06-20T18:00:00Z", "bob+carol by temporary"),
            ("2026-06-20T20:00:00Z", "carol by temporary"),
            ("2026-06-21T20:00:00Z", "lead by fallback"),
            ("2026-06-22T00:00:00Z", "alice by layer 0"),
        ],
    );
    ops.fallback = None;
    check(&ops, &[("2026-06-06T00:00:00Z", "nobody")]);
}

#[test]
fn stretches_say_when_it_changes() {
    let day = Layer {
        rotation: weekly("2026-06-01T09:00", &["alice", "gone"]),
        restrict: vec![restriction(&WORKDAYS, &["08:00-20:00"])],
    };
    let ops = schedule("Europe/Paris", vec![day]);
    let directory = directory(&["alice", "gone", "lead"]);
    let stretches = ops.stretches(at("2026-06-12T12:00:00Z"), at("2026-06-16T00:00:00Z"), &directory);
    let shown: Vec<String> = stretches
        .iter()
        .map(|it| format!("{} {} {:?}", it.from.format("%d %H:%M"), it.to.format("%d %H:%M"), it.cover.who))
        .collect();
    assert_eq!(
        shown,
        [
            "12 12:00 12 18:00 [`gone`]",
            // On the 15th the hand-over is at 09:00 in Paris, from one who left at midnight.
            "12 18:00 15 07:00 [`lead`]",
            "15 07:00 15 18:00 [`alice`]",
            "15 18:00 16 00:00 [`lead`]",
        ]
    );
}
