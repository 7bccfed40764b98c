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
}

impl Walk {
    /// So many days.
    pub(super) fn new(zone: &TimeZone, start: Date, days: i64) -> Self {
        let first = minutes_of(start.at(0, 0, 0, 0));
        let shown = |minute: i64| minutes_of(zone.to_datetime(Timestamp::from_second(minute * 60).unwrap()));
        Self { start, shown: (first..first + days * DAY).map(shown).collect() }
    }

    /// The first minute.
    pub(super) fn first(&self) -> i64 {
        minutes_of(self.start.at(0, 0, 0, 0))
    }

    /// The shifts of the rules as they really were: the day each belongs to, the minute it began in
    /// and the first it was over, counted from the start of the walk. Those that had begun before the
    /// walk are left out.
    pub(super) fn shifts(&self, rules: &Rules) -> Vec<(i64, usize, usize)> {
        // What begins and what ends at each time of the clocks, from some days before the walk on.
        let before = 4;
        let base = (self.shown[0].div_euclid(DAY) - before) * DAY;
        let mut bell: Vec<Vec<(usize, bool)>> = vec![Vec::new(); self.shown.len() + usize::try_from(12 * DAY).unwrap()];
        let mut days = Vec::new();
        let mut date = self.start.checked_sub(jiff::Span::new().days(before + 1)).unwrap();
        while let Ok(at) = usize::try_from(minutes_of(date.at(0, 0, 0, 0)).max(base) - base) {
            let midnight = minutes_of(date.at(0, 0, 0, 0));
            if at + 3 * usize::try_from(DAY).unwrap() > bell.len() {
                break;
            }
            for (begin, end) in rules.on(date).iter().filter(|_| midnight >= base) {
                let place = |minute: i64| usize::try_from(midnight + minute - base).unwrap();
                bell[place(*begin)].push((days.len(), true));
                bell[place(*end)].push((days.len(), false));
                days.push(midnight / DAY);
            }
            date = date.tomorrow().unwrap();
        }
        let mut begun: Vec<Option<usize>> = vec![None; days.len()];
        let mut ended: Vec<Option<usize>> = vec![None; days.len()];
        for (time, place) in self.struck() {
            for (shift, begins) in &bell[usize::try_from(time - base).unwrap()] {
                // A day of which the clocks show no time begins nothing.
                let is_seen = self.shows(place, days[*shift]);
                let log = if *begins { &mut begun } else { &mut ended };
                if !begins || is_seen {
                    log[*shift].get_or_insert(place);
                }
            }
        }
        let all = days.into_iter().zip(begun.into_iter().zip(ended));
        let end = self.shown.len();
        let real = all.filter_map(|(day, (begun, ended))| Some((day, begun?, ended.unwrap_or(end))));
        real.filter(|(_, begun, ended)| begun < ended).collect()
    }

    /// Whether a minute of that day is shown around a place.
    fn shows(&self, place: usize, day: i64) -> bool {
        let around = place.saturating_sub(3000)..(place + 3000).min(self.shown.len());
        self.shown[around].iter().any(|shown| shown.div_euclid(DAY) == day)
    }

    /// The times of the clocks, each with the minute it first comes true in. Clocks that are put back
    /// show some again, which counts for nothing; those they skip come true as late as if they had
    /// not been put forward.
    pub(super) fn struck(&self) -> Vec<(i64, usize)> {
        let mut struck = Vec::with_capacity(self.shown.len());
        let mut high = self.shown[0] - 1;
        for (place, now) in self.shown.iter().enumerate() {
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
}

fn minutes_of(civil: DateTime) -> i64 {
    let days = civil.date().duration_since(Date::constant(1970, 1, 1)).as_hours() / 24;
    days * DAY + i64::from(civil.hour()) * 60 + i64::from(civil.minute())
}
