//! Working calendars: which instants are working time, how much of it lies between two of them, and
//! when so much of it has passed. All of it is decided on the time line of instants: an hour the
//! clocks skip is no working time, one they repeat counts twice. It reads no YAML, has no clock, and
//! knows nothing of requests.
//!
//! Declared hours become instants as RFC 5545 says: an edge that the clocks skip is read with the
//! offset before, an edge that happens twice is the first. A date that the clocks skip whole has no
//! hours. Intervals that then touch or overlap are one.

mod add;
mod days;
mod edges;
mod hours;
mod pause;
mod sprint;
mod year;

use std::sync::Arc;

use chrono::{DateTime, Datelike, Duration};
use jiff::civil::Date;
use jiff::tz::TimeZone;

pub(crate) use add::NoDue;
use days::Days;
use edges::Edges;
pub(crate) use hours::{DAY, HolidaySource, Hours, Interval, minutes};
pub(crate) use pause::Pauses;
pub(crate) use sprint::Sprints;
use year::{Span, Year, Years};

use super::civil;
use super::holiday::Holiday;
use super::ident::CalendarId;
use super::people::Instant;

/// The years calendars know; instants outside are never working time.
const YEARS: std::ops::RangeInclusive<i32> = -9999..=9999;

/// How many years behind the one of the question are searched for a closing: a calendar that is open
/// for longer never closes.
const YEARS_SEARCHED: i32 = 2;

/// Working hours, ready to be asked. Clones share what they have worked out.
#[derive(Debug, Clone)]
pub(crate) struct Calendar(Arc<Prepared>);

#[derive(Debug)]
struct Prepared {
    id: CalendarId,
    zone: TimeZone,
    source: Source,
    years: Years,
}

#[derive(Debug)]
enum Source {
    Hours(Box<Hours>),
    /// Working time of any of them, each with hours of its own.
    Union(Vec<Calendar>),
}

impl Calendar {
    /// The calendar of declared hours, civil in `zone`.
    pub(crate) fn new(id: CalendarId, zone: TimeZone, hours: Hours) -> Self {
        Self(Arc::new(Prepared { id, zone, source: Source::Hours(Box::new(hours)), years: Years::new() }))
    }

    /// The working time of any of `members`. Its working days are dates of `zone`, whatever the zones
    /// of the members.
    pub(crate) fn union(id: CalendarId, zone: TimeZone, members: Vec<Self>) -> Self {
        let mut flat: Vec<Self> = Vec::new();
        for member in members {
            let of_member = match &member.0.source {
                Source::Hours(_) => std::slice::from_ref(&member),
                Source::Union(inner) => inner,
            };
            for leaf in of_member {
                if !flat.iter().any(|known| Arc::ptr_eq(&known.0, &leaf.0)) {
                    flat.push(leaf.clone());
                }
            }
        }
        Self(Arc::new(Prepared { id, zone, source: Source::Union(flat), years: Years::new() }))
    }

    /// Day and night, for clocks without a calendar.
    pub(crate) fn always(zone: TimeZone) -> Self {
        let week = std::array::from_fn(|_| vec![Interval { start: 0, end: DAY }]);
        Self::new(CalendarId::new("always"), zone, Hours { week, ..Hours::default() })
    }

    /// The name in the pack.
    pub(crate) fn id(&self) -> &CalendarId {
        &self.0.id
    }

    /// The zone of its dates and times.
    pub(crate) fn zone(&self) -> &TimeZone {
        &self.0.zone
    }

    /// What is declared; `None` for a union.
    pub(crate) fn hours(&self) -> Option<&Hours> {
        match &self.0.source {
            Source::Hours(hours) => Some(hours),
            Source::Union(_) => None,
        }
    }

    /// The calendars with hours of their own that a union is made of; none where it is no union.
    pub(crate) fn members(&self) -> &[Self] {
        match &self.0.source {
            Source::Hours(_) => &[],
            Source::Union(members) => members,
        }
    }

    /// Whether `at` is working time. The end of an interval is not.
    pub(crate) fn is_open_at(&self, at: Instant) -> bool {
        self.year(at.year()).worked_before(at.timestamp()).0
    }

    /// The first working moment at or after `at`: `at` itself in working hours.
    pub(crate) fn next_opening(&self, at: Instant) -> Option<Instant> {
        for year in at.year().max(*YEARS.start())..=*YEARS.end() {
            if let Some(span) = self.year(year).span_at_or_after(at.timestamp()) {
                return Some(at_second(span.open)?.max(at));
            }
        }
        None
    }

    /// The first moment after `at` at which working time ends: the end of the running hours, else of
    /// the next ones. `None` where it does not end in the two years after.
    pub(crate) fn next_closing(&self, at: Instant) -> Option<Instant> {
        let opening = self.next_opening(at)?;
        let mut from = opening.timestamp();
        for year in opening.year()..=opening.year() + YEARS_SEARCHED {
            let span = self.year(year).span_at_or_after(from).filter(|span| span.open <= from);
            // A span that ends with its year goes on in the next one, or has ended there.
            match span {
                None => return at_second(from),
                Some(span) if span.close < year::start_of(year + 1) => return at_second(span.close),
                Some(span) => from = span.close,
            }
        }
        None
    }

    /// The working time in `[from, to)`; none where `to` is not behind `from`.
    pub(crate) fn business(&self, from: Instant, to: Instant) -> Duration {
        if to <= from {
            return Duration::zero();
        }
        let years = from.year().max(*YEARS.start())..to.year().min(*YEARS.end() + 1);
        let whole_years: i64 = years.map(|year| self.year(year).total()).sum();
        Duration::seconds(whole_years) + self.worked_in_year(to) - self.worked_in_year(from)
    }

    /// The working time from the beginning of the year of `at` to it.
    fn worked_in_year(&self, at: Instant) -> Duration {
        let (is_open, seconds) = self.year(at.year()).worked_before(at.timestamp());
        let part = if is_open { i64::from(at.timestamp_subsec_nanos()) } else { 0 };
        Duration::seconds(seconds) + Duration::nanoseconds(part)
    }

    /// The holiday on a date. A union has those that all its members have.
    pub(crate) fn is_holiday(&self, date: Date) -> Option<&Holiday> {
        match &self.0.source {
            Source::Hours(hours) => hours.holidays.get(&date),
            Source::Union(members) => {
                let (first, others) = members.split_first()?;
                first.is_holiday(date).filter(|_| others.iter().all(|member| member.is_holiday(date).is_some()))
            }
        }
    }

    /// The years whose holidays this calendar knows, where `at` is in none of them: what is
    /// said of that time may be wrong.
    pub(crate) fn unknown_holidays(&self, at: Instant) -> Option<(i16, i16)> {
        match &self.0.source {
            Source::Hours(hours) => {
                let year = civil::zoned(at, self.zone())?.year();
                let years = hours.source.as_ref().map(|source| source.years);
                years.filter(|(first, last)| !(*first..=*last).contains(&year))
            }
            Source::Union(members) => members.iter().find_map(|member| member.unknown_holidays(at)),
        }
    }

    /// The holidays from one date to another, both with them, on which there would be working hours
    /// if they were none.
    pub(crate) fn days_off(&self, first: Date, last: Date) -> Vec<&Holiday> {
        let dates = std::iter::successors(Some(first), |date| date.tomorrow().ok()).take_while(|date| *date <= last);
        dates.filter(|date| self.is_day_off(*date)).filter_map(|date| self.is_holiday(date)).collect()
    }

    fn is_day_off(&self, date: Date) -> bool {
        match &self.0.source {
            Source::Hours(hours) => hours.on(date).is_empty() && !hours.on_weekday(date).is_empty(),
            Source::Union(members) => {
                members.iter().any(|member| member.is_day_off(date)) && Days::of(self).hours_of(date).is_empty()
            }
        }
    }

    fn year(&self, year: i32) -> Arc<Year> {
        self.0.years.get(year, || Year::new(year, self.spans_around(year)))
    }

    /// All working time that may touch a year of UTC.
    fn spans_around(&self, year: i32) -> Vec<Span> {
        match &self.0.source {
            // A civil time is less than a day away from UTC, and an interval ends within two.
            Source::Hours(hours) => {
                let mut edges = Edges::of(self.zone());
                dates_around(year).flat_map(|date| edges.spans_of(hours, date)).collect()
            }
            Source::Union(members) => members.iter().flat_map(|it| it.year(year).spans().to_vec()).collect(),
        }
    }
}

/// The dates from the second last of the year before to the first of the year after.
fn dates_around(year: i32) -> impl Iterator<Item = Date> {
    let limit = |year: i32, month, day| i16::try_from(year).ok().and_then(|year| Date::new(year, month, day).ok());
    let first = limit(year - 1, 12, 30).or_else(|| limit(year, 1, 1));
    let last = limit(year + 1, 1, 1).or_else(|| limit(year, 12, 31));
    let dates = std::iter::successors(first, |date| date.tomorrow().ok());
    dates.take_while(move |date| last.is_some_and(|last| *date <= last))
}

fn at_second(second: i64) -> Option<Instant> {
    DateTime::from_timestamp(second, 0)
}

#[cfg(test)]
mod tests;
