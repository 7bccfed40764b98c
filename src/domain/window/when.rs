//! The civil times a rule is about, as one set of minutes: AND across its fields, OR inside one.

use super::civil::{DAY, Day, Minute, Months, Stretch, Weekdays};
use crate::domain::calendar::{Calendar, Interval};
use crate::domain::people::Instant;

/// When a rule holds. A field that is left out leaves nothing out.
#[derive(Debug, Clone, Default)]
pub(crate) struct When {
    pub(crate) days: Option<Weekdays>,
    /// Sorted, each once; of every day when empty.
    pub(crate) dates: Vec<Day>,
    pub(crate) months: Option<Months>,
    /// On the days that are holidays of this calendar.
    pub(crate) holidays: Option<Calendar>,
    /// On each of the days above; what passes midnight belongs to the day it began on. The whole day
    /// when empty.
    pub(crate) times: Vec<Interval>,
    pub(crate) stretch: Option<Stretch>,
    /// The first instant; the rule's zone is resolved already.
    pub(crate) from: Option<Instant>,
    /// The first instant behind it.
    pub(crate) to: Option<Instant>,
}

impl When {
    /// Whether the clock on the wall may show `at`, apart from `from` and `to`.
    pub(super) fn contains(&self, at: Minute) -> bool {
        self.stretch.is_none_or(|stretch| stretch.contains(at)) && self.end_of_day(at).is_some()
    }

    /// The first minute of the set at or after `from`; `None` when it is not before `limit`.
    pub(super) fn next(&self, from: Minute, limit: Minute) -> Option<Minute> {
        let mut at = from;
        loop {
            let of_days = self.next_of_days(at, limit)?;
            let of_both = self.stretch.map_or(of_days, |stretch| stretch.next(of_days));
            if of_both == of_days {
                return Some(of_both);
            }
            at = of_both;
        }
    }

    /// The first minute that is not in the set behind `at`, which is; `None` when it is not before
    /// `limit`.
    pub(super) fn end(&self, at: Minute, limit: Minute) -> Option<Minute> {
        let of_stretch = self.stretch.map(|stretch| stretch.end(at));
        let limit = of_stretch.map_or(limit, |end| end.min(limit));
        if !self.is_of_every_minute() {
            let mut end = at;
            while end < limit {
                match self.end_of_day(end) {
                    Some(later) => end = later,
                    None => return Some(end),
                }
            }
        }
        of_stretch.filter(|end| *end <= limit)
    }

    /// Whether it is of some part of every year, but for `from` and `to`.
    pub(crate) fn is_repeated(&self) -> bool {
        self.dates.is_empty() && !(self.is_of_every_minute() && self.stretch.is_none())
    }

    fn is_of_every_minute(&self) -> bool {
        self.is_of_every_day() && self.times.is_empty()
    }

    fn is_of_every_day(&self) -> bool {
        self.days.is_none() && self.dates.is_empty() && self.months.is_none() && self.holidays.is_none()
    }

    fn has_day(&self, day: Day) -> bool {
        self.days.is_none_or(|days| days.contains(day))
            && (self.dates.is_empty() || self.dates.binary_search(&day).is_ok())
            && self.months.is_none_or(|months| months.contains(day))
            && self.holidays.as_ref().is_none_or(|calendar| calendar.is_holiday(day.date()).is_some())
    }

    /// The times of a day, each from its first minute to the first one behind it.
    fn ranges_on(&self, day: Day) -> impl Iterator<Item = (Minute, Minute)> {
        let whole = self.times.is_empty().then(|| (day.midnight(), day.next().midnight()));
        let Minute(midnight) = day.midnight();
        let minute = move |time: u16| Minute(midnight + i64::from(time));
        whole.into_iter().chain(self.times.iter().map(move |times| (minute(times.start), minute(times.end))))
    }

    /// The end of the times of one day that `at` is in, the latest of several.
    fn end_of_day(&self, at: Minute) -> Option<Minute> {
        let day = at.day();
        let days = [day.previous(), day].into_iter().filter(|day| self.has_day(*day));
        let ranges = days.flat_map(|day| self.ranges_on(day));
        ranges.filter(|(start, end)| *start <= at && at < *end).map(|(_, end)| end).max()
    }

    fn next_of_days(&self, from: Minute, limit: Minute) -> Option<Minute> {
        let mut day = from.day().previous();
        while day.midnight() < limit {
            if self.has_day(day) {
                let left = self.ranges_on(day).filter(|(_, end)| *end > from);
                if let Some(next) = left.map(|(start, _)| start.max(from)).min() {
                    return Some(next).filter(|next| *next < limit);
                }
            }
            day = day.next();
        }
        None
    }
}

/// The first minute behind the last one that is looked at from `from`, `days` on.
pub(super) fn limit(from: Minute, days: i64) -> Minute {
    Minute(from.0 + days * DAY)
}
