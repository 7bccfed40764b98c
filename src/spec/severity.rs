//! The section `severities`, most severe first: what is promised of a request, and by which clock.

use super::diagnostic::{Finding, Report};
use super::names::Names;
use super::scalar;
use super::tree::{Entry, Node};
use crate::domain::duration::{Length, Unit};
use crate::domain::ident::{CalendarId, SeverityId};
use crate::domain::sla::{AT_RISK, ClockMode, OffHours, OnReopen, OnSeverityChange, Severity};

/// Reads the section, in the order of the file.
pub(super) fn lower(config: &Node, calendars: &Names, report: &mut Report<'_>) -> Vec<Severity> {
    let entries = config.entries_of("severities");
    let mut names = Names::of_keys("severity", "unknown-severity", entries, report);
    let severities = entries.iter().enumerate();
    severities.map(|(place, entry)| severity(config, entry, place == 0, calendars, &mut names, report)).collect()
}

fn severity(
    config: &Node,
    entry: &Entry,
    is_first: bool,
    calendars: &Names,
    names: &mut Names,
    report: &mut Report<'_>,
) -> Severity {
    let node = &entry.value;
    let clock = match node.text_of("clock") {
        Some("always") => ClockMode::Always,
        Some("best_effort") => ClockMode::BestEffort,
        _ => ClockMode::Business,
    };
    let has_calendar = node.get("calendar").or_else(|| config.get("calendar")).is_some() && clock != ClockMode::Always;
    let mut target = |key| {
        let length = scalar::length_of(node, key, report)?;
        let value = node.get(key)?;
        check_sprint(config, value, length, report);
        if length.unit == Unit::WorkingDay && !has_calendar {
            let message = format!("`{length}` counts working days, and no calendar says which these are");
            let finding = Finding::error("no-calendar", value.span, message);
            report.push(finding.help(match clock {
                ClockMode::Always => "a clock that runs day and night counts in `h` or `d`",
                _ => "give the severity or the pack a `calendar`, or count in `h` or `d`",
            }));
        }
        Some(length)
    };
    Severity {
        respond: target("respond"),
        resolve: target("resolve"),
        update: target("update"),
        id: SeverityId::new(&entry.key),
        aliases: aliases(node, names, report),
        label: scalar::text_of(node, "label", report),
        calendar: calendars.refer_of(node, "calendar", report).map(CalendarId::new),
        clock,
        off_hours: match node.text_of("off_hours") {
            Some("best_effort") => OffHours::BestEffort,
            _ => OffHours::NextWorkingDay,
        },
        at_risk: scalar::percent_of(node, "at_risk", report).unwrap_or(AT_RISK),
        blocks: node.get("blocks").map_or(is_first, |_| node.is_true("blocks")),
        on_severity_change: match node.text_of("on_severity_change") {
            Some("restart") => OnSeverityChange::Restart,
            _ => OnSeverityChange::Retarget,
        },
        on_reopen: match node.text_of("on_reopen") {
            Some("restart") => OnReopen::Restart,
            _ => OnReopen::Resume,
        },
    }
}

fn aliases(node: &Node, names: &mut Names, report: &mut Report<'_>) -> Vec<SeverityId> {
    let mut aliases = Vec::new();
    for alias in node.items_of("aliases") {
        let Some(name) = alias.text().and_then(|text| scalar::name(text, alias.span, report)) else { continue };
        if let Some(first) = names.declare(&name, alias.span) {
            let finding = Finding::error("duplicate-name", alias.span, format!("two severities are named `{name}`"));
            report.push(finding.related(first, "it is here already"));
        }
        aliases.push(SeverityId::new(name));
    }
    aliases
}

/// That there are sprints, where a length counts in them. `value` is its place.
pub(super) fn check_sprint(config: &Node, value: &Node, length: Length, report: &mut Report<'_>) {
    if length.unit == Unit::Sprint && config.get("sprints").is_none() {
        let finding = Finding::error("no-sprints", value.span, "`sprint` needs the section `sprints`");
        report.push(finding.help("add `sprints: {start: 2026-01-04, length: 2w}`"));
    }
}
