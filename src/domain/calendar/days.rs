//! The working days of a calendar: the working time that begins on a date, and the same time some
//! working days later.

use jiff::SignedDuration;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::edges::Edges;
use super::hours::Hours;
use super::year::{Span, merged};
use super::{Calendar, at_second};
use crate::domain::civil;
use crate::domain::people::Instant;

/// Looks up the dates of one calendar, quick for dates that are near each other.
#[derive(Debug)]
pub(super) struct Days<'a> {
    zone: &'a TimeZone,
    /// The hours of the calendar, or of the members of the union it is.
    hours: Vec<(&'a Hours, Edges<'a>)>,
    is_union: bool,
}

impl<'a> Days<'a> {
    /// The days of a calendar.
    pub(super) fn of(calendar: &'a Calendar) -> Self {
        let own = std::iter::once(calendar).chain(calendar.members());
        let hours = own.filter_map(|it| Some((it.hours()?, Edges::of(it.zone())))).collect();
        Self { zone: calendar.zone(), hours, is_union: !calendar.members().is_empty() }
    }

    /// The working time that begins on a date, in order and apart. It may reach into the date after.
    pub(super) fn hours_of(&mut self, date: Date) -> Vec<Span> {
        let (zone, is_union) = (self.zone, self.is_union);
        let is_of_date = |span: &Span| {
            let begin = at_second(span.open).and_then(|at| civil::zoned(at, zone));
            begin.is_some_and(|begin| begin.date() == date)
        };
        let mut spans = Vec::new();
        for (hours, edges) in &mut self.hours {
            if is_union {
                // Clocks differ by up to 26 hours: a member's date may be two away from the union's.
                let around = (-2..=2).filter_map(|days| date.checked_add(SignedDuration::from_hours(24 * days)).ok());
                spans.extend(around.flat_map(|date| edges.spans_of(hours, date)).filter(is_of_date));
            } else {
                spans.extend(edges.spans_of(hours, date));
            }
        }
        merged(spans)
    }
}

impl Calendar {
    /// The same time on the `days`-th working date after the one of `start`, clipped to that day's
    /// hours. Before its first opening: the opening. In a break or after its last hour: the end of the
    /// hours before, which is the first moment with that much working time gone. An interval over
    /// midnight belongs to the day it begins on: 02:00 in Monday's night shift is Monday's, and one
    /// working day later is 02:00 of Tuesday's. A union has the dates of its own zone, whatever the
    /// zones of its members. `None` beyond the years the zones know.
    pub(crate) fn add_working_days(&self, start: Instant, days: u32) -> Option<Instant> {
        let now = civil::zoned(start, self.zone())?;
        let mut calendar = Days::of(self);
        let mut is_within = |date: Date| calendar.hours_of(date).iter().any(|span| span.contains(start));
        let yesterday = now.date().yesterday().ok();
        let is_of_night = !is_within(now.date()) && yesterday.is_some_and(is_within);
        let first = yesterday.filter(|_| is_of_night).unwrap_or(now.date());
        let mut date = first;
        let mut hours = Vec::new();
        for _ in 0..days {
            date = date.tomorrow().ok()?;
            hours = calendar.hours_of(date);
            while hours.is_empty() {
                date = date.tomorrow().ok()?;
                hours = calendar.hours_of(date);
            }
        }
        let wall = now.datetime().checked_add(first.duration_until(date)).ok()?;
        clip(civil::resolve(wall, self.zone())?, &hours)
    }
}

/// The moment of `hours` (in order) that stands for `wall`.
fn clip(wall: Instant, hours: &[Span]) -> Option<Instant> {
    match hours.iter().rev().find(|span| span.open <= wall.timestamp()) {
        Some(span) => Some(wall.min(at_second(span.close)?)),
        None => at_second(hours.first()?.open),
    }
}
