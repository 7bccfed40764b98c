//! Checks the sections `calendars`, `sprints` and `severities`. Their values are dropped: nothing
//! decides by them yet, and a pack that has them must be right all the same.

use super::diagnostic::{Finding, Report, Span};
use super::names::Names;
use super::scalar;
use super::tree::{Entry, Node, Value};
use crate::domain::duration::Unit;

/// Checks the three sections of `opsctl.yaml`.
pub(super) fn check(config: &Node, calendars: &Names, report: &mut Report<'_>) {
    for entry in config.entries_of("calendars") {
        calendar(entry, calendars, report);
    }
    if let Some(sprints) = config.get("sprints") {
        if let Some(start) = sprints.get("start") {
            check_date(start, report);
        }
        let length = scalar::length_of(sprints, "length", report);
        if let (Some(length), Some(value)) = (length, sprints.get("length"))
            && !matches!(length.unit, Unit::Day | Unit::Week)
        {
            report.push(Finding::error("bad-duration", value.span, "a sprint is days or weeks long, such as `2w`"));
        }
    }
    severities(config, calendars, report);
}

fn calendar(entry: &Entry, calendars: &Names, report: &mut Report<'_>) {
    let node = &entry.value;
    scalar::zone_of(node, "timezone", report);
    let hours = node.entries_of("hours");
    for days in hours {
        if !are_days(&days.key) {
            let finding =
                Finding::error("bad-days", days.key_span, format!("`{}` names no days of the week", days.key));
            report.push(finding.help("write `mon`, or `sun-thu` from the first to the last"));
        }
        intervals(&days.value, report);
    }
    let works = hours.iter().any(|days| !days.value.items().is_empty());
    let readable = node.get("hours").is_some_and(|hours| matches!(hours.value, Value::Table(_)));
    if readable && !works {
        let message = format!("the calendar `{}` has no working hours", entry.key);
        report.push(Finding::error("calendar-without-hours", entry.key_span, message));
    }
    for exception in node.entries_of("exceptions") {
        scalar::date(&exception.key, exception.key_span, report);
        intervals(&exception.value, report);
    }
    let Some(holidays) = node.get("holidays") else { return };
    for date in holidays.items_of("dates") {
        check_date(date, report);
    }
    if let Some(country) = holidays.get("country")
        && let Some(code) = country.text()
        && !(code.len() == 2 && code.bytes().all(|byte| byte.is_ascii_uppercase()))
    {
        let finding = Finding::error("bad-country", country.span, format!("`{code}` is not a country code"));
        report.push(finding.help("write the two letters of ISO 3166, such as `EG`"));
    }
    debug_assert!(calendars.contains(&entry.key));
}

fn check_date(value: &Node, report: &mut Report<'_>) {
    if let Some(text) = value.text() {
        scalar::date(text, value.span, report);
    }
}

/// Whether `text` is a weekday or a range of them; a range may pass the end of the week (`sat-mon`).
fn are_days(text: &str) -> bool {
    let is_day = |day: &str| ["mon", "tue", "wed", "thu", "fri", "sat", "sun"].contains(&day);
    match text.split_once('-') {
        Some((first, last)) => is_day(first) && is_day(last),
        None => is_day(text),
    }
}

fn intervals(list: &Node, report: &mut Report<'_>) {
    let mut taken: Vec<(u32, u32, Span)> = Vec::new();
    for item in list.items() {
        let Some(text) = item.text() else { continue };
        let Some((start, end)) = interval(text) else {
            let finding = Finding::error("bad-hours", item.span, format!("`{text}` is not a time of a day"));
            report.push(finding.help("write start and end: `09:00-17:30`; `24:00` is the end of a day"));
            continue;
        };
        // An end before its start lies in the next day.
        let end = if end < start { end + 24 * 60 } else { end };
        if let Some((_, _, other)) = taken.iter().find(|(from, to, _)| start < *to && *from < end) {
            let finding = Finding::error("overlapping-hours", item.span, format!("`{text}` overlaps another interval"));
            report.push(finding.related(*other, "this one"));
        }
        taken.push((start, end, item.span));
    }
}

/// Minutes of the day from `09:00-17:30`; an empty interval is none.
fn interval(text: &str) -> Option<(u32, u32)> {
    let (start, end) = text.split_once('-')?;
    let (start, end) = (minutes(start)?, minutes(end)?);
    (start != end && start < 24 * 60).then_some((start, end))
}

fn minutes(text: &str) -> Option<u32> {
    let (hours, minutes) = text.split_once(':')?;
    let two_digits = |text: &str| text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_digit());
    if !two_digits(hours) || !two_digits(minutes) {
        return None;
    }
    let (hours, minutes): (u32, u32) = (hours.parse().ok()?, minutes.parse().ok()?);
    (minutes < 60 && hours * 60 + minutes <= 24 * 60).then_some(hours * 60 + minutes)
}

fn severities(config: &Node, calendars: &Names, report: &mut Report<'_>) {
    let entries = config.entries_of("severities");
    let mut names = Names::of_keys("severity", "unknown-severity", entries, report);
    for entry in entries {
        let node = &entry.value;
        for alias in node.items_of("aliases") {
            let Some(name) = alias.text().and_then(|text| scalar::name(text, alias.span, report)) else { continue };
            if let Some(first) = names.declare(&name, alias.span) {
                let finding =
                    Finding::error("duplicate-name", alias.span, format!("two severities are named `{name}`"));
                report.push(finding.related(first, "it is here already"));
            }
        }
        scalar::text_of(node, "label", report);
        for key in ["respond", "resolve", "update"] {
            let length = scalar::length_of(node, key, report);
            let is_sprint = length.is_some_and(|length| length.unit == Unit::Sprint);
            if let (true, None, Some(value)) = (is_sprint, config.get("sprints"), node.get(key)) {
                let finding = Finding::error("no-sprints", value.span, "`sprint` needs the section `sprints`");
                report.push(finding.help("add `sprints: {start: 2026-01-04, length: 2w}`"));
            }
        }
        calendars.refer_of(node, "calendar", report);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hours_and_days_are_told_apart_from_mistakes() {
        for good in ["09:00-17:30", "00:00-24:00", "22:00-06:00", "23:30-24:00"] {
            assert!(interval(good).is_some(), "{good}");
        }
        for bad in
            ["9:00-17:00", "09:00", "24:00-01:00", "09:60-10:00", "25:00-26:00", "09:00-09:00", "09.00-10.00", "é-x"]
        {
            assert!(interval(bad).is_none(), "{bad}");
        }
        for good in ["mon", "sun-thu", "sat-mon"] {
            assert!(are_days(good), "{good}");
        }
        for bad in ["monday", "Mon", "sun-", "mon,tue", ""] {
            assert!(!are_days(bad), "{bad}");
        }
    }
}
