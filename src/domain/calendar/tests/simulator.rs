//! Working time found the slow way: a walk over the minutes of some days, which asks the zone what
//! its clocks show at each, and looks up naively what begins and ends at that time. It shares no code
//! with what it checks.
//!
//! Minutes and days are counted from 1970: those of instants in UTC, those of clocks as if they were.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use jiff::civil::{Date, DateTime};
use jiff::tz::TimeZone;

const DAY: i64 = 1440;

/// Begin and end of an interval, in minutes of the day it begins on.
pub(super) type Shift = (i64, i64);

/// What a simulated calendar works by.
#[derive(Debug, Clone)]
pub(super) struct Rules {
    /// From Monday.
    pub(super) week: [Vec<Shift>; 7],
    pub(super) holidays: BTreeSet<Date>,
    pub(super) exceptions: BTreeMap<Date, Vec<Shift>>,
}

impl Rules {
    fn on(&self, date: Date) -> &[Shift] {
        match self.exceptions.get(&date) {
            Some(shifts) => shifts,
            None if self.holidays.contains(&date) => &[],
            None => &self.week[usize::try_from(date.weekday().to_monday_zero_offset()).unwrap()],
        }
    }
}

/// What the clocks of a zone show, minute by minute.
#[derive(Debug)]
pub(super) struct Walk {
    /// The first date, at midnight UTC.
    pub(super) start: Date,
    /// What is shown at each minute.
    pub(super) shown: Vec<i64>,
    /// The times of the clocks, in order, each with the minute it comes true in, from the start of
    /// the walk.
    struck: Vec<(i64, usize)>,
}

impl Walk {
    /// So many days.
    pub(super) fn new(zone: &TimeZone, start: Date, days: i64) -> Self {
        let first = minutes_of(start.at(0, 0, 0, 0));
        let shown = |minute: i64| minutes_of(zone.to_datetime(Timestamp::from_second(minute * 60).unwrap()));
        let shown: Vec<i64> = (first..first + days * DAY).map(shown).collect();
        Self { start, struck: struck(&shown), shown }
    }

    /// The first minute.
    pub(super) fn first(&self) -> i64 {
        minutes_of(self.start.at(0, 0, 0, 0))
    }

    /// The shifts of the rules as they really were: the day each belongs to, the minute it began in
    /// and the first it was over, counted from the start of the walk. Those that had begun before the
    /// walk are left out, and so are those of a day of which the clocks show no time.
    pub(super) fn shifts(&self, rules: &Rules) -> Vec<(i64, usize, usize)> {
        let days: BTreeSet<i64> = self.shown.iter().step_by(10).map(|shown| shown.div_euclid(DAY)).collect();
        let mut shifts = Vec::new();
        for day in days {
            let date = Date::constant(1970, 1, 1).checked_add(jiff::SignedDuration::from_hours(day * 24)).unwrap();
            for (begin, end) in rules.on(date) {
                let Some(begun) = self.place_of(day * DAY + begin) else { continue };
                let ended = self.place_of(day * DAY + end).unwrap_or(self.shown.len());
                if begun < ended {
                    shifts.push((day, begun, ended));
                }
            }
        }
        shifts
    }

    /// The minute in which a time of the clocks comes true.
    pub(super) fn place_of(&self, time: i64) -> Option<usize> {
        let place = self.struck.binary_search_by_key(&time, |(time, _)| *time).ok()?;
        Some(self.struck[place].1)
    }
}

/// When the times of the clocks come true. Clocks that are put back show some again, which counts
/// for nothing; those they skip come true as late as if they had not been put forward.
fn struck(shown: &[i64]) -> Vec<(i64, usize)> {
    let mut struck = Vec::with_capacity(shown.len());
    let mut high = shown[0] - 1;
    for (place, now) in shown.iter().enumerate() {
        for skipped in high + 1..*now {
            struck.push((skipped, place + usize::try_from(skipped - high - 1).unwrap()));
        }
        if *now > high {
            struck.push((*now, place));
            high = *now;
        }
    }
    struck
}

fn minutes_of(civil: DateTime) -> i64 {
    let days = civil.date().duration_since(Date::constant(1970, 1, 1)).as_hours() / 24;
    days * DAY + i64::from(civil.hour()) * 60 + i64::from(civil.minute())
}
