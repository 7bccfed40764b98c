//! The section `calendars`: working hours by name, and unions of them. A calendar with mistakes is
//! built of what could be read, so that nothing that names it is reported as well.

use std::collections::{BTreeMap, BTreeSet};

use jiff::tz::TimeZone;

use super::diagnostic::{Finding, Report};
use super::holidays;
use super::hours;
use super::names::Names;
use super::scalar;
use super::tree::{Entry, Node, Value};
use crate::domain::calendar::{Calendar, Hours};
use crate::domain::ident::CalendarId;

/// A calendar that was read, its members not looked up yet.
struct Draft<'a> {
    entry: &'a Entry,
    zone: TimeZone,
    hours: Hours,
    /// The names under `union`; empty where the calendar has hours of its own.
    members: Vec<String>,
}

/// Reads the section, in the order of the file. `zone` is that of calendars that name none.
pub(super) fn lower(config: &Node, names: &Names, zone: &TimeZone, report: &mut Report<'_>) -> Vec<Calendar> {
    let drafts = config.entries_of("calendars").iter().map(|entry| draft(entry, names, zone, report));
    let mut waiting: Vec<(usize, Draft<'_>)> = drafts.enumerate().collect();
    // A name that is declared nowhere was reported; nobody waits for it.
    let mut unbuilt: BTreeSet<&str> = waiting.iter().map(|(_, draft)| draft.entry.key.as_str()).collect();
    let mut built: BTreeMap<&str, (usize, Calendar)> = BTreeMap::new();
    while !waiting.is_empty() {
        let is_ready =
            |(_, draft): &(usize, Draft<'_>)| !draft.members.iter().any(|name| unbuilt.contains(name.as_str()));
        let ready = waiting.iter().position(is_ready);
        let next = ready.unwrap_or_else(|| report_circle(&waiting, report));
        let (place, Draft { entry, zone, hours, members }) = waiting.remove(next);
        unbuilt.remove(entry.key.as_str());
        let id = CalendarId::new(&entry.key);
        let found = |name: &String| built.get(name.as_str()).map(|(_, calendar)| calendar.clone());
        let calendar = match members.as_slice() {
            [] => Calendar::new(id, zone, hours),
            members => Calendar::union(id, zone, members.iter().filter_map(found).collect()),
        };
        built.insert(&entry.key, (place, calendar));
    }
    let mut calendars: Vec<(usize, Calendar)> = built.into_values().collect();
    calendars.sort_by_key(|(place, _)| *place);
    calendars.into_iter().map(|(_, calendar)| calendar).collect()
}

fn draft<'a>(entry: &'a Entry, names: &Names, zone: &TimeZone, report: &mut Report<'_>) -> Draft<'a> {
    let node = &entry.value;
    let zone = scalar::zone_of(node, "timezone", report).unwrap_or_else(|| zone.clone());
    let members = names.refer_all(node, "union", report);
    match (node.entry("union"), node.entry("hours")) {
        (Some(union), _) => {
            for key in ["hours", "holidays", "exceptions"] {
                if let Some(own) = node.entry(key) {
                    let message = format!("the calendar `{}` is a union and has `{key}` of its own", entry.key);
                    let finding = Finding::error("union-with-hours", own.key_span, message);
                    let help = "a union is working time of any of its members; give the hours a calendar of their own";
                    report.push(finding.related(union.key_span, "the union").help(help));
                }
            }
            if union.value.items().is_empty() && matches!(union.value.value, Value::List(_)) {
                let message = format!("the calendar `{}` is a union of nothing", entry.key);
                report.push(Finding::error("calendar-without-hours", union.place(), message));
            }
        }
        (None, None) if matches!(node.value, Value::Table(_)) => {
            let finding = Finding::error("missing-key", entry.key_span, "a calendar needs the key `hours` or `union`");
            report.push(finding.help("write `hours: {mon-fri: [\"09:00-17:00\"]}`"));
        }
        (None, _) => {}
    }
    let (holidays, source) = holidays::read(node, report);
    let hours =
        Hours { week: hours::week(node, report), holidays, source, exceptions: hours::exceptions(node, report) };
    let is_readable = node.get("hours").is_some_and(|hours| matches!(hours.value, Value::Table(_)));
    if is_readable && members.is_empty() {
        check_idle(entry, &hours, report);
    }
    Draft { entry, zone, hours, members }
}

/// A calendar without working time in 60 days is a mistake: nothing that waits for it would end.
fn check_idle(entry: &Entry, hours: &Hours, report: &mut Report<'_>) {
    let Some(idle) = hours.idle() else { return };
    let message = match idle {
        None => format!("the calendar `{}` has no working hours", entry.key),
        Some((first, last)) => format!("the calendar `{}` has no working hours from {first} to {last}", entry.key),
    };
    report.push(Finding::error("calendar-without-hours", entry.key_span, message));
}

/// Reports a circle among unions that all wait for each other, and returns the place of one in it.
fn report_circle(waiting: &[(usize, Draft<'_>)], report: &mut Report<'_>) -> usize {
    let next = |(_, draft): &(usize, Draft<'_>)| {
        waiting.iter().position(|(_, other)| draft.members.contains(&other.entry.key))
    };
    let mut path: Vec<usize> = Vec::new();
    let mut current = 0;
    while !path.contains(&current) {
        path.push(current);
        current = waiting.get(current).and_then(next).unwrap_or(current);
    }
    let round = path.iter().skip_while(|place| **place != current).chain([&current]);
    let names: Vec<String> =
        round.filter_map(|place| waiting.get(*place)).map(|(_, draft)| format!("`{}`", draft.entry.key)).collect();
    if let Some((_, Draft { entry, .. })) = waiting.get(current) {
        let message = format!("the calendars go round in a circle: {}", names.join(" has "));
        let span = entry.value.get("union").map_or(entry.key_span, |union| union.head());
        report.push(Finding::error("calendar-cycle", span, message));
    }
    current
}
