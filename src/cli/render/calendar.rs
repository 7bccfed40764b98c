//! Calendars as people and programs see them.

use chrono::Duration;
use jiff::tz::TimeZone;
use serde::Serialize;
use serde_json::{Map, Value};

use super::text::clean;
use crate::domain::calendar::{Calendar, Hours, Interval};
use crate::domain::civil;
use crate::domain::duration::{Length, Unit};
use crate::domain::holiday::Holiday;
use crate::domain::pack::Pack;
use crate::domain::people::Instant;

const WEEKDAYS: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

/// How many skipped holidays an answer names.
const MOST_SKIPPED: usize = 5;

/// `2026-11-23T00:00:00+02:00`, with the parts of a second where there are any.
pub(crate) fn exact(at: Instant, zone: &TimeZone) -> String {
    civil::zoned(at, zone)
        .map_or_else(|| at.to_rfc3339(), |zoned| zoned.strftime("%Y-%m-%dT%H:%M:%S%.f%:z").to_string())
}

/// One calendar of `calendar list`.
#[derive(Debug, Serialize)]
pub(crate) struct Row<'a> {
    calendar: &'a str,
    timezone: &'a str,
    /// Whether it is the calendar of clocks that name none.
    default: bool,
    /// The intervals by weekday; empty for a union.
    hours: Map<String, Value>,
    /// The calendars with hours that a union is made of.
    union: Vec<&'a str>,
    holidays: Option<Holidays<'a>>,
    /// How many dates have other hours than their weekday.
    exceptions: usize,
    /// The roles that work by it.
    roles: Vec<&'a str>,
    at: String,
    open: bool,
    /// When it opens the next time; `null`: it stays open.
    next_open: Option<String>,
    /// When it closes the next time; `null`: not in the next two years.
    next_close: Option<String>,
}

#[derive(Debug, Serialize)]
struct Holidays<'a> {
    country: Option<&'a str>,
    region: Option<&'a str>,
    /// The iCalendar file they come from, too.
    ics: Option<&'a str>,
    /// The years in which the holidays of the country or of the file are known.
    first_year: Option<i16>,
    last_year: Option<i16>,
    /// How many dates are free, whatever they come from.
    dates: usize,
}

impl<'a> Row<'a> {
    /// The calendar as it stands at a moment.
    pub(crate) fn new(calendar: &'a Calendar, pack: &'a Pack, at: Instant) -> Self {
        let id = calendar.id();
        let hours = calendar.hours();
        let shown = |at: Instant| exact(at, calendar.zone());
        let roles = pack.directory.roles().filter(|role| role.calendar.as_ref() == Some(id));
        let next_close = calendar.next_closing(at);
        let open = calendar.is_open_at(at);
        let closed_from = if open { next_close } else { Some(at) };
        Self {
            calendar: id.as_str(),
            timezone: zone_name(calendar),
            default: pack.default_calendar.as_ref() == Some(id),
            hours: hours.map(by_weekday).unwrap_or_default(),
            union: calendar.members().iter().map(|member| member.id().as_str()).collect(),
            holidays: hours.filter(|hours| !hours.holidays.is_empty()).map(|hours| {
                let source = hours.source.as_ref();
                Holidays {
                    country: source.and_then(|source| source.country.as_deref()),
                    region: source.and_then(|source| source.region.as_deref()),
                    ics: source.and_then(|source| source.file.as_deref()),
                    first_year: source.map(|source| source.years.0),
                    last_year: source.map(|source| source.years.1),
                    dates: hours.holidays.len(),
                }
            }),
            exceptions: hours.map_or(0, |hours| hours.exceptions.len()),
            roles: roles.map(|role| role.id.as_str()).collect(),
            at: shown(at),
            open,
            next_open: closed_from.and_then(|from| calendar.next_opening(from)).map(shown),
            next_close: next_close.map(shown),
        }
    }
}

/// The IANA name of a calendar's zone.
pub(crate) fn zone_name(calendar: &Calendar) -> &str {
    calendar.zone().iana_name().unwrap_or("UTC")
}

fn by_weekday(hours: &Hours) -> Map<String, Value> {
    let texts = |intervals: &Vec<Interval>| intervals.iter().map(|it| Value::from(it.to_string())).collect();
    WEEKDAYS.iter().zip(&hours.week).map(|(day, intervals)| (day.to_lowercase(), texts(intervals))).collect()
}

/// `Sun-Thu 09:00-13:00, 14:00-18:00; Fri 10:00-12:00`, the days with Monday first.
pub(crate) fn hours_in_words(calendar: &Calendar) -> String {
    let Some(hours) = calendar.hours() else {
        let members: Vec<_> = calendar.members().iter().map(|member| member.id().as_str()).collect();
        return format!("any of {}", members.join(", "));
    };
    let of = |day: usize| hours.week.get(day % 7).map(Vec::as_slice).unwrap_or_default();
    // Days with the same hours stand together, also over the end of the week.
    let first = (0..7).map(|back| 7 - back).find(|day| of(*day) != of(day - 1)).unwrap_or(7);
    let mut runs: Vec<(usize, usize)> = Vec::new();
    for day in first..first + 7 {
        match runs.last_mut() {
            Some((_, last)) if of(*last) == of(day) => *last = day,
            _ => runs.push((day, day)),
        }
    }
    let name = |day: usize| WEEKDAYS.get(day % 7).copied().unwrap_or_default();
    let words = runs.into_iter().filter(|(day, _)| !of(*day).is_empty()).map(|(first, last)| {
        let days = if first == last { name(first).to_owned() } else { format!("{}-{}", name(first), name(last)) };
        let intervals: Vec<_> = of(first).iter().map(Interval::to_string).collect();
        format!("{days} {}", intervals.join(", "))
    });
    words.collect::<Vec<_>>().join("; ")
}

/// `FR alsace-moselle, ours.ics, 178 dates (2020-2035)`; empty where there are none.
pub(crate) fn holidays_in_words(calendar: &Calendar) -> String {
    let Some(hours) = calendar.hours().filter(|hours| !hours.holidays.is_empty()) else { return String::new() };
    let dates = match hours.holidays.len() {
        1 => "1 date".to_owned(),
        dates => format!("{dates} dates"),
    };
    let Some(source) = &hours.source else { return dates };
    let place: Vec<&str> = source.country.iter().chain(&source.region).map(String::as_str).collect();
    let place = Some(place.join(" ")).filter(|place| !place.is_empty());
    let (first, last) = source.years;
    let parts: Vec<String> = place.into_iter().chain(source.file.clone()).chain([dates]).collect();
    format!("{} ({first}-{last})", parts.join(", "))
}

/// The answer of `calendar due`.
#[derive(Debug, Serialize)]
pub(crate) struct Deadline<'a> {
    pub(crate) calendar: &'a str,
    pub(crate) from: String,
    pub(crate) add: String,
    pub(crate) due: String,
}

/// The answer of `calendar elapsed`.
#[derive(Debug, Serialize)]
pub(crate) struct Elapsed<'a> {
    pub(crate) calendar: &'a str,
    pub(crate) from: String,
    pub(crate) to: String,
    /// Working time outside of the pauses, rounded down.
    pub(crate) seconds: i64,
}

/// What a length means in a calendar: `4h of the hours of `office` (Europe/Paris)`.
pub(crate) fn length_in_words(length: Length, calendar: &Calendar) -> String {
    let days = if length.amount == 1 { "day" } else { "days" };
    let (amount, what) = (length.amount, format!("`{}` ({})", calendar.id(), zone_name(calendar)));
    match length.unit {
        Unit::Second | Unit::Minute | Unit::Hour => format!("{length} of working time of {what}"),
        Unit::WorkingDay => format!("{amount} working {days} of {what}"),
        Unit::Day => format!("{amount} calendar {days} of {what}"),
        Unit::Week => format!("{} calendar days of {what}", u64::from(amount) * 7),
        Unit::Sprint => "the rest of the sprint".to_owned(),
    }
}

/// The holidays in `[from, to)` that take working time out, each with its date and name.
pub(crate) fn skipped(calendar: &Calendar, from: Instant, to: Instant) -> Option<String> {
    let date = |at| civil::zoned(at, calendar.zone()).map(|zoned| zoned.date());
    let days = calendar.days_off(date(from)?, date(to - Duration::nanoseconds(1))?);
    let name = |holiday: &&Holiday| {
        let estimated = if holiday.estimated { ", estimated" } else { "" };
        format!("{} ({}{estimated})", holiday.date.strftime("%a %Y-%m-%d"), clean(&holiday.name))
    };
    let mut names: Vec<String> = days.iter().take(MOST_SKIPPED).map(name).collect();
    if days.len() > MOST_SKIPPED {
        names.push(format!("{} more", days.len() - MOST_SKIPPED));
    }
    (!names.is_empty()).then(|| names.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::ident::CalendarId;

    fn calendar(days: &[(usize, &str)]) -> Calendar {
        let mut hours = Hours::default();
        for (day, text) in days {
            hours.week[*day] = text.split(' ').filter_map(Interval::parse).collect();
        }
        Calendar::new(CalendarId::new("office"), TimeZone::UTC, hours)
    }

    #[test]
    fn days_with_the_same_hours_stand_together() {
        let all: Vec<(usize, &str)> = (0..7).map(|day| (day, "00:00-24:00")).collect();
        let cases: [(&[(usize, &str)], &str); 5] = [
            (&[(0, "09:00-13:00 14:00-18:00"), (1, "09:00-13:00 14:00-18:00")], "Mon-Tue 09:00-13:00, 14:00-18:00"),
            (&[(6, "09:00-17:00"), (0, "09:00-17:00"), (2, "22:00-06:00")], "Sun-Mon 09:00-17:00; Wed 22:00-06:00"),
            (&[(4, "09:00-12:00"), (5, "10:00-11:00")], "Fri 09:00-12:00; Sat 10:00-11:00"),
            (&[(3, "09:00-12:00"), (6, "09:00-12:00")], "Thu 09:00-12:00; Sun 09:00-12:00"),
            (&all, "Mon-Sun 00:00-24:00"),
        ];
        for (days, words) in cases {
            assert_eq!(hours_in_words(&calendar(days)), words);
        }
    }
}
