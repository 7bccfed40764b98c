//! One layer of a schedule: a rotation, and the hours of the week it is for.

use jiff::ToSpan;
use jiff::civil::{Date, Time};
use jiff::tz::TimeZone;

use super::Rotation;
use super::edge;
use crate::domain::calendar::Interval;
use crate::domain::civil;
use crate::domain::ident::PersonId;
use crate::domain::people::Instant;

/// A rotation, and when it is asked.
#[derive(Debug, Clone)]
pub(crate) struct Layer {
    pub(crate) rotation: Rotation,
    /// Any of them; empty: day and night.
    pub(crate) restrict: Vec<Restriction>,
}

/// Hours of some days of the week.
#[derive(Debug, Clone)]
pub(crate) struct Restriction {
    /// From Monday to Sunday, whether it is for that day.
    pub(crate) days: [bool; 7],
    /// The hours that begin on such a day; never empty.
    pub(crate) times: Vec<Interval>,
}

impl Layer {
    /// Whose shift it is, in the hours this layer is for.
    pub(super) fn member_at(&self, at: Instant, zone: &TimeZone) -> Option<&PersonId> {
        self.is_for(at, zone).then(|| self.rotation.member_at(at, zone))?
    }

    fn is_for(&self, at: Instant, zone: &TimeZone) -> bool {
        let Some(today) = civil::zoned(at, zone).map(|shown| shown.date()) else { return false };
        // What began the day before may last into this one.
        let days = [today.yesterday().ok(), Some(today)];
        self.restrict.is_empty()
            || days
                .into_iter()
                .flatten()
                .flat_map(|date| self.hours_of(date, zone))
                .any(|(from, to)| (from..to).contains(&at))
    }

    /// The instants in `[from, to)` at which its answer may change.
    pub(super) fn edges(&self, from: Instant, to: Instant, zone: &TimeZone) -> Vec<Instant> {
        let mut edges = self.rotation.edges(from, to, zone);
        let first = civil::zoned(from, zone).and_then(|shown| shown.date().yesterday().ok());
        let last = civil::zoned(to, zone).map(|shown| shown.date());
        if let (Some(first), Some(last), false) = (first, last, self.restrict.is_empty()) {
            let dates = first.series(1.day()).take_while(|date| *date <= last);
            edges.extend(dates.flat_map(|date| self.hours_of(date, zone)).flat_map(|(begin, end)| [begin, end]));
        }
        edges
    }

    /// The hours that begin on a date.
    fn hours_of(&self, date: Date, zone: &TimeZone) -> Vec<(Instant, Instant)> {
        let weekday = usize::try_from(date.weekday().to_monday_zero_offset()).unwrap_or_default();
        let restrictions = self.restrict.iter().filter(|it| it.days.get(weekday).copied().unwrap_or_default());
        let time = |minutes: u16| date.to_datetime(Time::midnight()).checked_add(i64::from(minutes).minutes()).ok();
        let hours = |it: &Interval| Some((edge::begin(time(it.start)?, zone)?, edge::end(time(it.end)?, zone)?));
        restrictions.flat_map(|it| &it.times).filter_map(hours).collect()
    }
}
