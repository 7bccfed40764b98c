//! Planned times: inside, refused, or warned of.

use super::*;
use crate::domain::window::Fit;

fn finish(rule: Rule) -> Rule {
    Rule { in_flight: InFlight::Finish, ..rule }
}

fn refused(at_text: &str, window: &str) -> Fit {
    Fit::Refused { closes: at(at_text), window: WindowId::new(window) }
}

fn warned(at_text: &str, window: &str) -> Fit {
    Fit::Warned { closes: at(at_text), window: WindowId::new(window) }
}

fn fit(windows: &Windows, from: &str, minutes: i64) -> Fit {
    windows.fits(&release(), at(from), Duration::minutes(minutes))
}

#[test]
fn a_planned_time_ends_at_the_closing_at_the_latest() {
    let windows = Windows::new(vec![rule("office", Kind::Allow, "Europe/Paris", times(&["09:00-17:00"]))]);
    assert_eq!(fit(&windows, "2026-11-20T15:00+01:00", 120), Fit::Inside);
    assert_eq!(fit(&windows, "2026-11-20T15:00+01:00", 121), refused("2026-11-20T17:00+01:00", "office"));
    assert_eq!(fit(&windows, "2026-11-20T15:00:01+01:00", 120), refused("2026-11-20T17:00+01:00", "office"));
    let half_a_second = at("2026-11-20T15:00+01:00") + Duration::milliseconds(500);
    assert!(matches!(windows.fits(&release(), half_a_second, Duration::hours(2)), Fit::Refused { .. }));
    // It is closed when it begins.
    assert_eq!(fit(&windows, "2026-11-20T08:59+01:00", 1), refused("2026-11-20T08:59+01:00", "office"));
    assert_eq!(fit(&windows, "2026-11-20T17:00+01:00", 0), refused("2026-11-20T17:00+01:00", "office"));
    assert_eq!(fit(&windows, "2026-11-20T16:59+01:00", 0), Fit::Inside);
    // Three hours on the clocks of a night that has one hour more are four.
    let night = Windows::new(vec![rule("night", Kind::Allow, "Europe/Paris", times(&["01:00-04:00"]))]);
    assert_eq!(fit(&night, "2026-10-25T01:00+02:00", 240), Fit::Inside);
    assert_eq!(fit(&night, "2026-03-29T01:00+01:00", 121), refused("2026-03-29T04:00+02:00", "night"));
}

#[test]
fn a_rule_may_let_finish() {
    let evening = || rule("evening", Kind::Deny, "UTC", times(&["17:00-24:00"]));
    let friday = || rule("friday", Kind::Deny, "UTC", days([4]));
    let windows = Windows::new(vec![finish(evening())]);
    assert_eq!(fit(&windows, "2026-11-19T16:00Z", 120), warned("2026-11-19T17:00Z", "evening"));
    // Not to begin while it is closed.
    assert_eq!(fit(&windows, "2026-11-19T17:00Z", 10), refused("2026-11-19T17:00Z", "evening"));
    // A rule that blocks, later, refuses still.
    let windows = Windows::new(vec![finish(evening()), friday()]);
    assert_eq!(fit(&windows, "2026-11-19T16:00Z", 480), warned("2026-11-19T17:00Z", "evening"));
    assert_eq!(fit(&windows, "2026-11-19T16:00Z", 481), refused("2026-11-20T00:00Z", "friday"));
    // Two at once, one of which blocks.
    let block = rule("late", Kind::Deny, "UTC", times(&["17:00-18:00"]));
    let windows = Windows::new(vec![finish(evening()), block]);
    assert_eq!(fit(&windows, "2026-11-19T16:00Z", 120), refused("2026-11-19T17:00Z", "late"));
}

#[test]
fn allow_rules_that_end_together_let_finish_if_one_of_them_does() {
    let morning = || rule("morning", Kind::Allow, "UTC", times(&["08:00-12:00"]));
    let late_morning = || rule("late-morning", Kind::Allow, "UTC", times(&["11:00-12:00"]));
    let night = || rule("night", Kind::Deny, "UTC", times(&["20:00-24:00"]));
    let windows = Windows::new(vec![morning(), late_morning()]);
    assert_eq!(fit(&windows, "2026-11-19T10:00Z", 121), refused("2026-11-19T12:00Z", "morning"));
    let windows = Windows::new(vec![morning(), finish(late_morning()), night()]);
    assert_eq!(fit(&windows, "2026-11-19T10:00Z", 121), warned("2026-11-19T12:00Z", "morning"));
    assert_eq!(fit(&windows, "2026-11-19T10:00Z", 600), warned("2026-11-19T12:00Z", "morning"));
    assert_eq!(fit(&windows, "2026-11-19T10:00Z", 601), refused("2026-11-19T20:00Z", "night"));
}
