//! Holidays out of an iCalendar file (RFC 5545): whole days with their names, repetitions written out.
//! It refuses what it cannot read as a whole, and names what is no whole day; a due date must not
//! depend on an event that was passed over in silence.

mod error;
mod event;
mod rule;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::RangeInclusive;

use icalendar::parser::{Component, read_calendar_simple, unfold};
use jiff::ToSpan;
use jiff::civil::Date;

pub(crate) use self::error::IcsError;
use self::event::Event;
use crate::domain::holiday::Holiday;

/// How deep components may lie in each other: an alarm in an event in a calendar is three.
const DEEPEST: usize = 8;

/// How many days all events together may name.
const MOST_DAYS: usize = 100_000;

/// How many events may repeat. Each may take a moment, where its rule rarely falls on a day.
const MOST_RULES: usize = 200;

/// What a file says of the years that were asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Imported {
    /// By date, each date once.
    pub(crate) holidays: Vec<Holiday>,
    /// The titles of events that are no whole days: they are no holidays.
    pub(crate) left_out: Vec<String>,
}

/// The holidays of `years` in the text of a file. A day of two events has the names of both; a
/// tentative event makes an estimate.
pub(crate) fn holidays(text: &str, years: RangeInclusive<i16>) -> Result<Imported, IcsError> {
    let events = events(text)?;
    let (Ok(first), Ok(last)) = (Date::new(*years.start(), 1, 1), Date::new(*years.end(), 12, 31)) else {
        return Ok(Imported { holidays: Vec::new(), left_out: Vec::new() });
    };
    // An event that stands in for one day of another: that one does not have the day.
    let replaced: BTreeSet<(&str, Date)> =
        events.iter().filter_map(|event| Some((event.uid.as_deref()?, event.replaces?))).collect();
    if events.iter().filter(|event| event.repeats()).count() > MOST_RULES {
        return Err(IcsError::TooManyRules { most: MOST_RULES });
    }
    let mut days: BTreeMap<Date, Holiday> = BTreeMap::new();
    let mut left_out = Vec::new();
    let mut count = 0;
    for event in events.iter().filter(|event| !event.cancelled) {
        let Some(length) = event.days else {
            left_out.push(event.title.clone());
            continue;
        };
        for start in event.starts(last)? {
            let is_replaced = event.uid.as_deref().is_some_and(|uid| replaced.contains(&(uid, start)));
            if is_replaced && event.replaces.is_none() {
                continue;
            }
            let end = start.checked_add((length - 1).days()).unwrap_or(Date::MAX);
            let mut date = start.max(first);
            while date <= end.min(last) {
                count += 1;
                if count > MOST_DAYS {
                    return Err(IcsError::TooManyDays { most: MOST_DAYS });
                }
                note(&mut days, date, event);
                let Ok(next) = date.tomorrow() else { break };
                date = next;
            }
        }
    }
    Ok(Imported { holidays: days.into_values().collect(), left_out })
}

/// Adds the day of an event to what other events say of it.
fn note(days: &mut BTreeMap<Date, Holiday>, date: Date, event: &Event) {
    let new = || Holiday { date, name: event.title.clone().into(), estimated: event.tentative };
    let day = days.entry(date).or_insert_with(new);
    day.estimated &= event.tentative;
    if !day.name.split("; ").any(|name| name == event.title) {
        day.name = format!("{}; {}", day.name, event.title).into();
    }
}

/// The events of all calendars in a file.
fn events(text: &str) -> Result<Vec<Event>, IcsError> {
    // The parser looks for the end of a line in one of its forms only.
    let lines = text.replace("\r\n", "\n");
    let text = unfold(lines.trim());
    let first = text.lines().next().unwrap_or_default();
    if !first.eq_ignore_ascii_case("BEGIN:VCALENDAR") {
        return Err(IcsError::NoCalendar { begins: error::shortened(first) });
    }
    check_depth(&text)?;
    let components = read_calendar_simple(&text).map_err(|error| match error.input.lines().next() {
        Some(line) => IcsError::Unreadable { line: error::shortened(line) },
        None => IcsError::CutShort,
    })?;
    let calendars = components.iter().filter(|component| event::is_named(&component.name, "VCALENDAR"));
    let in_calendars = calendars.flat_map(|calendar| &calendar.components);
    in_calendars.filter(|component| event::is_named(&component.name, "VEVENT")).map(read_event).collect()
}

fn read_event(component: &Component<'_>) -> Result<Event, IcsError> {
    Event::read(component).map_err(|cause| IcsError::Event { title: event::title(component), cause })
}

/// Refuses what would exhaust the parser, which goes down one call for each component.
fn check_depth(text: &str) -> Result<(), IcsError> {
    let mut depth: usize = 0;
    for line in text.lines() {
        let begins =
            |word: &str| line.trim_start().get(..word.len()).is_some_and(|head| head.eq_ignore_ascii_case(word));
        if begins("BEGIN:") {
            depth += 1;
        } else if begins("END:") {
            depth = depth.saturating_sub(1);
        }
        if depth > DEEPEST {
            return Err(IcsError::TooDeep { most: DEEPEST });
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests;
