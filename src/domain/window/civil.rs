//! Civil time as a line of minutes without gaps, and the sets of days, times and weeks that rules
//! are written with. It knows no zone: which instants show which minute, `clock` says.

use jiff::civil::{Date, DateTime};
use jiff::tz::Offset;

pub(super) const DAY: i64 = 24 * 60;
const WEEK: i64 = 7 * DAY;

/// A minute as the clock on the wall shows it, counted from 1970-01-01 00:00 as if every day had
/// 24 hours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Minute(pub(super) i64);

impl Minute {
    pub(super) fn day(self) -> Day {
        Day(self.0.div_euclid(DAY))
    }

    /// Minutes since the Monday midnight before it; 1970-01-01 was a Thursday.
    fn week_time(self) -> i64 {
        (self.0 + 3 * DAY).rem_euclid(WEEK)
    }
}

impl From<DateTime> for Minute {
    /// Seconds are dropped.
    fn from(civil: DateTime) -> Self {
        // Every civil time that jiff has is an instant in UTC.
        let seconds = Offset::UTC.to_timestamp(civil).map_or(i64::MAX, jiff::Timestamp::as_second);
        Self(seconds.div_euclid(60))
    }
}

/// A date as the number of days since 1970-01-01.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Day(pub(super) i64);

impl Day {
    /// Its midnight, whether or not the clocks ever show it.
    pub(super) fn midnight(self) -> Minute {
        Minute(self.0 * DAY)
    }

    pub(super) fn next(self) -> Self {
        Self(self.0 + 1)
    }

    pub(super) fn previous(self) -> Self {
        Self(self.0 - 1)
    }

    /// Days since Monday, 0 to 6.
    fn of_week(self) -> i64 {
        (self.0 + 3).rem_euclid(7)
    }

    /// The date; the last one there is for a day beyond the year 9999.
    pub(crate) fn date(self) -> Date {
        let at = jiff::Timestamp::from_second(self.0.saturating_mul(86_400)).unwrap_or(jiff::Timestamp::MAX);
        Offset::UTC.to_datetime(at).date()
    }
}

impl From<Date> for Day {
    fn from(date: Date) -> Self {
        Minute::from(date.to_datetime(jiff::civil::Time::midnight())).day()
    }
}

/// A set of weekdays.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Weekdays(pub(super) [bool; 7]);

impl FromIterator<usize> for Weekdays {
    /// Of days from 0 for Monday.
    fn from_iter<T: IntoIterator<Item = usize>>(days: T) -> Self {
        Self(members(days))
    }
}

impl Weekdays {
    pub(super) fn contains(self, day: Day) -> bool {
        usize::try_from(day.of_week()).ok().and_then(|place| self.0.get(place)).copied().unwrap_or(false)
    }
}

/// A set of months.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Months(pub(super) [bool; 12]);

impl FromIterator<usize> for Months {
    /// Of months from 0 for January.
    fn from_iter<T: IntoIterator<Item = usize>>(months: T) -> Self {
        Self(members(months))
    }
}

impl Months {
    pub(super) fn contains(self, day: Day) -> bool {
        let place = usize::try_from(day.date().month() - 1).ok();
        place.and_then(|place| self.0.get(place)).copied().unwrap_or(false)
    }
}

fn members<const N: usize>(places: impl IntoIterator<Item = usize>) -> [bool; N] {
    let mut members = [false; N];
    for place in places {
        if let Some(member) = members.get_mut(place) {
            *member = true;
        }
    }
    members
}

/// A stretch of every week, `thu 18:00 - mon 08:00`, the start included, the end not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Stretch {
    /// Minutes since Monday 00:00.
    start: i64,
    /// Minutes, less than a week.
    length: i64,
}

impl Stretch {
    /// From a day (0 is Monday) and a minute of it to another; `None` when both are the same.
    pub(crate) fn new(start: (usize, u16), end: (usize, u16)) -> Option<Self> {
        let place = |(day, minute): (usize, u16)| Some((i64::try_from(day).ok()? * DAY + i64::from(minute)) % WEEK);
        let (start, end) = (place(start)?, place(end)?);
        (start != end).then(|| Self { start, length: (end - start).rem_euclid(WEEK) })
    }

    /// Day and minute of its start and of its end.
    pub(super) fn ends(self) -> ((usize, u16), (usize, u16)) {
        let place = |minutes: i64| {
            let minutes = minutes.rem_euclid(WEEK);
            (usize::try_from(minutes / DAY).unwrap_or_default(), u16::try_from(minutes % DAY).unwrap_or_default())
        };
        (place(self.start), place(self.start + self.length))
    }

    /// The first minute at or after `from` that is inside.
    pub(super) fn next(self, from: Minute) -> Minute {
        let place = self.place(from);
        if place < self.length { from } else { Minute(from.0 + WEEK - place) }
    }

    /// The first minute behind the stretch that `at` is inside of.
    pub(super) fn end(self, at: Minute) -> Minute {
        Minute(at.0 + self.length - self.place(at))
    }

    pub(super) fn contains(self, at: Minute) -> bool {
        self.place(at) < self.length
    }

    /// Minutes since the last start.
    fn place(self, at: Minute) -> i64 {
        (at.week_time() - self.start).rem_euclid(WEEK)
    }
}
