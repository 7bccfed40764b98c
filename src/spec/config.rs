//! `opsctl.yaml` to domain values: trackers, people, roles, environments, and the settings that
//! workflows fall back to. Sections of later work are checked elsewhere and dropped.

use std::collections::BTreeMap;
use std::rc::Rc;

use jiff::tz::TimeZone;

use super::calendar;
use super::diagnostic::{Finding, Report, Span};
use super::environment;
use super::meeting;
use super::names::Names;
use super::oncall;
use super::people;
use super::scalar;
use super::severity;
use super::sprint;
use super::tree::Node;
use crate::domain::calendar::{Calendar, Sprints};
use crate::domain::environment::Environment;
use crate::domain::ident::{CalendarId, PersonId, TrackerId};
use crate::domain::meeting::Meeting;
use crate::domain::oncall::Schedule;
use crate::domain::pack::{TrackerKind, TrackerSettings};
use crate::domain::people::Directory;
use crate::domain::sla::Severity;
use crate::domain::workflow::Enforcement;

/// The tracker of a pack that declares none.
const IMPLIED_TRACKER: &str = "desk";

/// The names that workflows may use.
#[derive(Debug)]
pub(super) struct Scope {
    pub(super) people: Names,
    pub(super) roles: Names,
    pub(super) environments: Names,
    pub(super) trackers: Names,
    pub(super) calendars: Names,
}

/// Everything of `opsctl.yaml`.
#[derive(Debug)]
pub(super) struct Config {
    pub(super) organization: Option<String>,
    pub(super) timezone: TimeZone,
    pub(super) trackers: Vec<TrackerSettings>,
    pub(super) default_tracker: TrackerId,
    pub(super) directory: Directory,
    pub(super) environments: Vec<Environment>,
    pub(super) oncall: Vec<Schedule>,
    pub(super) meetings: Vec<Meeting>,
    pub(super) calendars: Vec<Calendar>,
    pub(super) default_calendar: Option<CalendarId>,
    pub(super) sprints: Option<Sprints>,
    pub(super) severities: Vec<Severity>,
    pub(super) products: BTreeMap<String, PersonId>,
    pub(super) enforcement: Enforcement,
    pub(super) small_team: bool,
    pub(super) scope: Scope,
    pub(super) node: Rc<Node>,
}

impl Config {
    /// The entry of a role or an environment in `opsctl.yaml`.
    pub(super) fn declaration(&self, section: &str, name: &str) -> Option<&Node> {
        self.node.get(section)?.get(name).map(Rc::as_ref)
    }

    /// The place of the key that declares a role or an environment.
    pub(super) fn key_span(&self, section: &str, name: &str) -> Option<Span> {
        Some(self.node.get(section)?.entry(name)?.key_span)
    }
}

/// Reads the tree of `opsctl.yaml`. What is wrong is in the report and replaced by a default.
pub(super) fn lower(node: &Rc<Node>, report: &mut Report<'_>) -> Config {
    let scope = scope(node, report);
    let timezone = scalar::zone_of(node, "timezone", report).unwrap_or(TimeZone::UTC);
    let trackers = trackers(node, report);
    let default_tracker = default_tracker(node, &trackers, &scope, report);
    Config {
        organization: scalar::text_of(node, "organization", report),
        directory: people::lower(node, &scope, &timezone, report),
        environments: environment::lower(node, &scope, report),
        oncall: oncall::lower(node, &scope, &timezone, report),
        meetings: meeting::meetings(node, &scope, report),
        products: meeting::products(node, &scope, report),
        calendars: calendar::lower(node, &scope.calendars, &timezone, report),
        default_calendar: scope.calendars.refer_of(node, "calendar", report).map(CalendarId::new),
        sprints: sprint::lower(node, &timezone, report),
        severities: severity::lower(node, &scope.calendars, report),
        timezone,
        trackers,
        default_tracker,
        enforcement: enforcement(node).unwrap_or(Enforcement::Strict),
        small_team: small_team(node).unwrap_or(false),
        scope,
        node: Rc::clone(node),
    }
}

/// The `enforcement` of a file.
pub(super) fn enforcement(node: &Node) -> Option<Enforcement> {
    match node.text_of("enforcement")? {
        "strict" => Some(Enforcement::Strict),
        "advisory" => Some(Enforcement::Advisory),
        _ => None,
    }
}

/// Whether the `small_team` of a file permits one person for separated parts.
pub(super) fn small_team(node: &Node) -> Option<bool> {
    match node.text_of("small_team")? {
        "record" => Some(true),
        "forbid" => Some(false),
        _ => None,
    }
}

fn scope(node: &Node, report: &mut Report<'_>) -> Scope {
    let mut names = |section: &str, noun, code| {
        let mut names = Names::of_keys(noun, code, node.entries_of(section), report);
        // A section that is no table was reported; its names are unknown, not missing.
        if node.get(section).is_some_and(|section| section.entries().is_empty()) {
            let is_table =
                node.get(section).is_some_and(|section| matches!(section.value, super::tree::Value::Table(_)));
            if !is_table {
                names.mark_incomplete();
            }
        }
        names
    };
    let people = names("people", "person", "unknown-person");
    let roles = names("roles", "role", "unknown-role");
    let environments = names("environments", "environment", "unknown-environment");
    let mut trackers = names("trackers", "tracker", "unknown-tracker");
    let calendars = names("calendars", "calendar", "unknown-calendar");
    if trackers.is_empty() {
        trackers.declare(IMPLIED_TRACKER, node.head());
    }
    Scope { people, roles, environments, trackers, calendars }
}

fn trackers(node: &Node, report: &mut Report<'_>) -> Vec<TrackerSettings> {
    let mut trackers = Vec::new();
    for entry in node.entries_of("trackers") {
        let path = scalar::path_of(&entry.value, "path", report);
        trackers.push(TrackerSettings { id: TrackerId::new(&entry.key), kind: TrackerKind::Local { path } });
    }
    if trackers.is_empty() {
        trackers.push(TrackerSettings { id: TrackerId::new(IMPLIED_TRACKER), kind: TrackerKind::Local { path: None } });
    }
    trackers
}

fn default_tracker(node: &Node, trackers: &[TrackerSettings], scope: &Scope, report: &mut Report<'_>) -> TrackerId {
    let first = trackers.first().map_or_else(|| TrackerId::new(IMPLIED_TRACKER), |tracker| tracker.id.clone());
    if node.get("default_tracker").is_some() {
        return scope.trackers.refer_of(node, "default_tracker", report).map_or(first, TrackerId::new);
    }
    if trackers.len() > 1 {
        let span = node.entry("trackers").map_or_else(|| node.head(), |entry| entry.key_span);
        let finding = Finding::error("no-default-tracker", span, "there are several trackers and no `default_tracker`");
        report.push(finding.help(format!("add `default_tracker: {first}`")));
    }
    first
}
