//! Sprints: stretches of days or weeks, one behind the other without end in both directions.

use jiff::ToSpan;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use crate::domain::civil;
use crate::domain::duration::{Length, Unit};
use crate::domain::people::Instant;

/// When sprints begin.
#[derive(Debug, Clone)]
pub(crate) struct Sprints {
    /// The first day of some sprint.
    pub(crate) start: Date,
    /// In days or weeks.
    pub(crate) length: Length,
    /// The zone in which days begin.
    pub(crate) zone: TimeZone,
}

impl Sprints {
    /// The end of the sprint that runs at `at`: the first instant of the first day of the next one.
    /// `None` beyond the years the zone knows, or where the length is neither days nor weeks.
    pub(crate) fn end_of_running(&self, at: Instant) -> Option<Instant> {
        let amount = i64::from(self.length.amount);
        let days = match self.length.unit {
            Unit::Day => amount,
            Unit::Week => amount * 7,
            Unit::Second | Unit::Minute | Unit::Hour | Unit::WorkingDay | Unit::Sprint => return None,
        };
        let today = civil::zoned(at, &self.zone)?.date();
        let gone = i64::from(self.start.until(today).ok()?.get_days());
        let left = days - gone.rem_euclid(days);
        civil::start_of(today.checked_add(left.days()).ok()?, &self.zone)
    }
}
