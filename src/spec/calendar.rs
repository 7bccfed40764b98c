//! The section `calendars`: working hours by name, and unions of them. A calendar with mistakes is
//! built of what could be read, so that nothing that names it is reported as well.

use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::diagnostic::{Finding, Report};
use super::hours;
use super::names::Names;
use super::scalar;
use super::tree::{Entry, Node, Value};
use crate::domain::calendar::{Calendar, Holiday, Hours};
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
    let entries = config.entries_of("calendars");
    let mut waiting: Vec<Draft<'_>> = entries.iter().map(|entry| draft(entry, names, zone, report)).collect();
    let mut built: Vec<Calendar> = Vec::new();
    while !waiting.is_empty() {
        // A name that is declared nowhere was reported; nobody waits for it.
        let is_waiting = |name: &String| waiting.iter().any(|other| other.entry.key == *name);
        let Some(next) = waiting.iter().position(|draft| !draft.members.iter().any(is_waiting)) else {
            report_circle(&waiting, report);
            break;
        };
        let Draft { entry, zone, hours, members } = waiting.remove(next);
        let id = CalendarId::new(&entry.key);
        let found = |name: &String| built.iter().find(|calendar| calendar.id().as_str() == name).cloned();
        built.push(match members.as_slice() {
            [] => Calendar::new(id, zone, hours),
            members => Calendar::union(id, zone, members.iter().filter_map(found).collect()),
        });
    }
    built.sort_by_key(|calendar| entries.iter().position(|entry| entry.key == calendar.id().as_str()));
    built
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
    let hours = Hours {
        week: hours::week(node, report),
        holidays: holidays(node, report).into_iter().map(|holiday| (holiday.date, holiday)).collect(),
        exceptions: hours::exceptions(node, report),
    };
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

fn holidays(node: &Node, report: &mut Report<'_>) -> Vec<Holiday> {
    let Some(holidays) = node.get("holidays") else { return Vec::new() };
    if let Some(country) = holidays.get("country")
        && let Some(code) = country.text()
        && !(code.len() == 2 && code.bytes().all(|byte| byte.is_ascii_uppercase()))
    {
        let finding = Finding::error("bad-country", country.span, format!("`{code}` is not a country code"));
        report.push(finding.help("write the two letters of ISO 3166, such as `EG`"));
    }
    let except = dates(holidays, "except", report);
    let listed = dates(holidays, "dates", report).into_iter();
    let listed = listed.map(|date| Holiday { date, name: "listed holiday".into(), estimated: false });
    listed.filter(|holiday| !except.contains(&holiday.date)).collect()
}

fn dates(node: &Node, key: &str, report: &mut Report<'_>) -> Vec<Date> {
    let items = node.items_of(key).iter();
    items.filter_map(|item| scalar::date(item.text()?, item.span, report)).collect()
}

/// Reports one circle among unions that all wait for each other.
fn report_circle(waiting: &[Draft<'_>], report: &mut Report<'_>) {
    let Some(mut current) = waiting.first() else { return };
    let mut path: Vec<&str> = Vec::new();
    while !path.contains(&current.entry.key.as_str()) {
        path.push(&current.entry.key);
        let next = waiting.iter().find(|other| current.members.contains(&other.entry.key));
        let Some(next) = next else { return };
        current = next;
    }
    path.retain({
        let mut is_inside = false;
        move |name| {
            is_inside |= *name == current.entry.key;
            is_inside
        }
    });
    path.push(&current.entry.key);
    let words: Vec<String> = path.iter().map(|name| format!("`{name}`")).collect();
    let message = format!("the calendars go round in a circle: {}", words.join(" has "));
    let span = current.entry.value.get("union").map_or(current.entry.key_span, |union| union.head());
    report.push(Finding::error("calendar-cycle", span, message));
}
