//! Tests of windows: rules are made by hand, moments are given as RFC 3339.

mod chance;
mod simulator;
mod weekly;

use jiff::tz::{TimeZone, TimeZoneDatabase};

use super::{InFlight, Kind, Rule, Target, When, Windows};
use crate::domain::ident::{EnvironmentId, WindowId};
use crate::domain::people::Instant;
use crate::domain::request::event::DeployAction;

/// The zone of the bundled database.
fn zone(name: &str) -> TimeZone {
    TimeZoneDatabase::bundled().get(name).unwrap()
}

/// The instant of `2026-10-25T00:59:00Z` or `2026-10-25T02:59:00+02:00`.
fn at(text: &str) -> Instant {
    chrono::DateTime::parse_from_rfc3339(text).unwrap_or_else(|error| panic!("{text}: {error}")).to_utc()
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

/// Asserts for each moment whether it is open then.
fn assert_open(windows: &Windows, cases: &[(&str, bool)]) {
    for (moment, open) in cases {
        assert_eq!(windows.decide(&release(), at(moment)).open, *open, "{moment}");
    }
}

/// The next opening as RFC 3339 in UTC, with the rule that causes it.
fn opens(windows: &Windows, moment: &str) -> Option<(String, String)> {
    windows.next_open(&release(), at(moment)).map(|change| (text(change.at), change.window.to_string()))
}

/// The next closing as RFC 3339 in UTC, with the rule that causes it.
fn closes(windows: &Windows, moment: &str) -> Option<(String, String)> {
    windows.next_close(&release(), at(moment)).map(|change| (text(change.at), change.window.to_string()))
}

fn text(at: Instant) -> String {
    at.to_rfc3339_opts(chrono::SecondsFormat::Secs, true)
}
