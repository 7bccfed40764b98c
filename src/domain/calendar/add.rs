//! Deadlines: the moment a length of time after another, in the working time of a calendar.

use chrono::{Datelike, Duration, Timelike};
use jiff::ToSpan;
use thiserror::Error;

use super::sprint::Sprints;
use super::{Calendar, YEARS, at_second};
use crate::domain::civil;
use crate::domain::duration::{Length, Unit};
use crate::domain::people::Instant;

/// Why there is no deadline.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub(crate) enum NoDue {
    /// `sprint` where the pack declares none.
    #[error("the pack declares no sprints")]
    NoSprints,
    /// Beyond the years the zones know (-9999 to 9999).
    #[error("that is beyond the last year of the calendar")]
    OutOfRange,
}

impl Calendar {
    /// The deadline a length of time after `start`:
    ///
    /// - `s`, `m`, `h`: [`Calendar::add_time`];
    /// - `bd`: [`Calendar::add_working_days`];
    /// - `d`, `w`: calendar days, the same time on the clocks of the calendar's zone;
    /// - `sprint`: the end of the running sprint.
    pub(crate) fn add(&self, start: Instant, length: Length, sprints: Option<&Sprints>) -> Result<Instant, NoDue> {
        let due = match length.unit {
            Unit::Second | Unit::Minute | Unit::Hour => {
                length.wall_clock().and_then(|duration| self.add_time(start, duration))
            }
            Unit::WorkingDay => self.add_working_days(start, length.amount),
            Unit::Day => self.add_days(start, i64::from(length.amount)),
            Unit::Week => self.add_days(start, i64::from(length.amount) * 7),
            Unit::Sprint => sprints.ok_or(NoDue::NoSprints)?.end_of_running(start),
        };
        due.ok_or(NoDue::OutOfRange)
    }

    /// The earliest moment at which so much working time has passed since `start`: one hour from
    /// Friday 17:00 ends Friday at 18:00, not on Monday. Nothing (or less) to add: `start` itself in
    /// working hours, else the next opening; the end of an interval is outside. `None` beyond the
    /// years the zones know.
    pub(crate) fn add_time(&self, start: Instant, duration: Duration) -> Option<Instant> {
        if duration <= Duration::zero() {
            return self.next_opening(start);
        }
        let second = start.timestamp();
        let mut year = start.year();
        let mut table = self.year(year);
        let (is_open, before) = table.worked_before(second);
        // Closed or open, all of a second is: only in open ones its parts count.
        let part = if is_open { i64::from(start.nanosecond()) } else { 0 };
        let part = i64::from(duration.subsec_nanos()) + part;
        let rest = part.rem_euclid(1_000_000_000);
        let mut worked = before.checked_add(duration.num_seconds())?.checked_add(part.div_euclid(1_000_000_000))?;
        // The second in which the rest ends must be a working one.
        let up = i64::from(rest > 0);
        while table.total() < worked + up {
            worked -= table.total();
            year += 1;
            if !YEARS.contains(&year) {
                return None;
            }
            table = self.year(year);
        }
        let due = at_second(table.when_worked(worked + up)? - up)?;
        due.checked_add_signed(Duration::nanoseconds(rest))
    }

    fn add_days(&self, start: Instant, days: i64) -> Option<Instant> {
        let civil = civil::zoned(start, self.zone())?.datetime();
        civil::resolve(civil.checked_add(days.days()).ok()?, self.zone())
    }
}
