//! Tests of windows: rules are made by hand, moments are given as RFC 3339.

mod chance;
mod deciding;
mod fitting;
mod moved;
mod simulator;
mod weekly;
mod yearly;

use std::sync::LazyLock;

use chrono::Duration;
use jiff::tz::{TimeZone, TimeZoneDatabase};

use super::{InFlight, Kind, Rule, Target, When, Windows};
use crate::domain::calendar::Interval;
use crate::domain::ident::{EnvironmentId, WindowId};
use crate::domain::people::Instant;
use crate::domain::request::event::DeployAction;

const BOTH: [Kind; 2] = [Kind::Deny, Kind::Allow];

/// The zone of the bundled database.
fn zone(name: &str) -> TimeZone {
    static BUNDLED: LazyLock<TimeZoneDatabase> = LazyLock::new(TimeZoneDatabase::bundled);
    BUNDLED.get(name).unwrap()
}

/// The instant of `2026-10-25T00:59Z` or `2026-10-25T02:59+02:00`.
fn at(text: &str) -> Instant {
    let at: jiff::Timestamp = text.parse().unwrap_or_else(|error| panic!("{text}: {error}"));
    Instant::from_timestamp(at.as_second(), 0).unwrap()
}

/// A rule for `mainnet`.
fn rule(name: &str, kind: Kind, zone_name: &str, when: When) -> Rule {
    Rule {
        name: WindowId::new(name),
        kind,
        reason: None,
        environments: vec![EnvironmentId::new("mainnet")],
        workflows: Vec::new(),
        actions: Vec::new(),
        zone: zone(zone_name),
        when,
        in_flight: InFlight::Block,
        break_glass: None,
    }
}

/// A release to `mainnet`.
fn release() -> Target {
    Target { environment: EnvironmentId::new("mainnet"), workflow: None, action: DeployAction::Release }
}

/// Weekdays, from 0 for Monday.
fn days(of_week: impl IntoIterator<Item = usize>) -> When {
    When { days: Some(of_week.into_iter().collect()), ..When::default() }
}

/// Times of every day.
fn times(texts: &[&str]) -> When {
    When { times: texts.iter().map(|text| Interval::parse(text).unwrap()).collect(), ..When::default() }
}

/// Asserts that the rule holds from one moment to another: not a minute before, in the first and the
/// last minute, and not a minute after; and that it is found from a day before.
fn assert_held(kind: Kind, zone_name: &str, when: &When, from: &str, to: &str) {
    let rule = rule("it", kind, zone_name, when.clone());
    let (start, end) = (at(from), at(to));
    let minute = Duration::minutes(1);
    let second = Duration::seconds(1);
    let cases = [
        (start - minute, false),
        (start - second, false),
        (start, true),
        (end - minute, true),
        (end - second, true),
        (end, false),
        (end + minute, false),
    ];
    for (moment, held) in cases {
        assert_eq!(rule.is_held_at(moment), held, "{} in {zone_name} from {from} to {to}: {moment}", kind.name());
    }
    let windows = Windows::new(vec![rule]);
    let (closes, opens) = match kind {
        Kind::Deny => (start, end),
        Kind::Allow => (end, start),
    };
    let found = |change: Option<super::Change>| change.map(|change| change.at);
    let before = start - minute;
    assert_eq!(found(windows.next_close(&release(), before)), Some(closes), "{} in {zone_name} closes", kind.name());
    assert_eq!(found(windows.next_open(&release(), before)), Some(opens), "{} in {zone_name} opens", kind.name());
}

/// The same of a deny and of an allow rule.
fn assert_held_by_both(zone_name: &str, when: &When, from: &str, to: &str) {
    for kind in BOTH {
        assert_held(kind, zone_name, when, from, to);
    }
}

/// A change as RFC 3339 in UTC, with the rule that causes it.
fn shown(change: Option<super::Change>) -> Option<(String, String)> {
    change.map(|change| (change.at.to_rfc3339_opts(chrono::SecondsFormat::Secs, true), change.window.to_string()))
}

fn some(at: &str, window: &str) -> Option<(String, String)> {
    Some((at.to_owned(), window.to_owned()))
}
