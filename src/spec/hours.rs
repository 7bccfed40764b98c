//! Hours as a calendar writes them: intervals by weekday, and by date for exceptions.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::diagnostic::{Finding, Report, Span};
use super::scalar;
use super::tree::Node;
use crate::domain::calendar::Interval;

const WEEKDAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

/// The intervals under `hours`, from Monday to Sunday.
pub(super) fn week(calendar: &Node, report: &mut Report<'_>) -> [Vec<Interval>; 7] {
    let mut week: [Vec<Interval>; 7] = Default::default();
    let mut named: [Option<(&str, Span)>; 7] = [None; 7];
    for entry in calendar.entries_of("hours") {
        let Some(days) = days(&entry.key) else {
            let message = format!("`{}` names no days of the week", entry.key);
            let finding = Finding::error("bad-days", entry.key_span, message);
            report.push(finding.help("write `mon`, or `sun-thu` from the first to the last"));
            intervals(&entry.value, report);
            continue;
        };
        let intervals = intervals(&entry.value, report);
        let again = days.iter().find_map(|day| Some((*day, (*named.get(*day)?)?)));
        if let Some((day, (other, span))) = again {
            let name = WEEKDAYS.get(day).copied().unwrap_or_default();
            let message = format!("`{}` has hours for `{name}`, and so has `{other}`", entry.key);
            let finding = Finding::error("repeated-day", entry.key_span, message).related(span, "the hours it has");
            report.push(finding.help("name each day once, with all its intervals"));
        }
        for day in days {
            if let (Some(slot), Some(hours)) = (named.get_mut(day), week.get_mut(day)) {
                *slot = Some((&entry.key, entry.key_span));
                hours.clone_from(&intervals);
            }
        }
    }
    week
}

/// The intervals under `exceptions`, by date.
pub(super) fn exceptions(calendar: &Node, report: &mut Report<'_>) -> BTreeMap<Date, Vec<Interval>> {
    let mut exceptions = BTreeMap::new();
    for entry in calendar.entries_of("exceptions") {
        let date = scalar::date(&entry.key, entry.key_span, report);
        let intervals = intervals(&entry.value, report);
        if let Some(date) = date {
            exceptions.insert(date, intervals);
        }
    }
    exceptions
}

/// The weekdays, from 0 for Monday, that `mon` or `sun-thu` names; a range may pass the end of the
/// week (`sat-mon`).
pub(super) fn days(text: &str) -> Option<Vec<usize>> {
    let day = |day: &str| WEEKDAYS.iter().position(|name| *name == day);
    let (first, last) = text.split_once('-').unwrap_or((text, text));
    let (first, last) = (day(first)?, day(last)?);
    let more = (last + 7 - first) % 7;
    Some((first..=first + more).map(|day| day % 7).collect())
}

/// The intervals of a list. Those that overlap are reported: one of them is a slip.
pub(super) fn intervals(list: &Node, report: &mut Report<'_>) -> Vec<Interval> {
    let mut taken: Vec<(Interval, Span)> = Vec::new();
    for item in list.items() {
        let Some(text) = item.text() else { continue };
        let Some(interval) = Interval::parse(text) else {
            let finding = Finding::error("bad-hours", item.span, format!("`{text}` is not a time of a day"));
            report.push(finding.help("write start and end: `09:00-17:30`; `24:00` is the end of a day"));
            continue;
        };
        let overlapped = taken.iter().find(|(other, _)| interval.start < other.end && other.start < interval.end);
        if let Some((_, other)) = overlapped {
            let finding = Finding::error("overlapping-hours", item.span, format!("`{text}` overlaps another interval"));
            report.push(finding.related(*other, "this one"));
        }
        taken.push((interval, item.span));
    }
    taken.into_iter().map(|(interval, _)| interval).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_go_round_the_week() {
        let cases: [(&str, &[usize]); 5] = [
            ("mon", &[0]),
            ("sun-thu", &[6, 0, 1, 2, 3]),
            ("sat-mon", &[5, 6, 0]),
            ("mon-sun", &[0, 1, 2, 3, 4, 5, 6]),
            ("tue-tue", &[1]),
        ];
        for (text, expected) in cases {
            assert_eq!(days(text).as_deref(), Some(expected), "{text}");
        }
        for bad in ["monday", "Mon", "sun-", "mon,tue", "", "-", "mon-tue-wed"] {
            assert_eq!(days(bad), None, "{bad}");
        }
    }
}
