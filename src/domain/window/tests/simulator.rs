//! Windows decided in the most stupid way: every minute of some days is looked at, each as the civil
//! time that the zone's clocks show then. It shares nothing with the code it judges but the zone
//! database.

use std::collections::BTreeMap;
use std::sync::Mutex;

use jiff::civil::{Date, DateTime};
use jiff::{Timestamp, ToSpan};

use super::super::{Fit, InFlight, Kind};
use super::zone;

/// A rule as it is written.
#[derive(Debug, Clone)]
pub(super) struct Written {
    pub(super) kind: Kind,
    /// From 0 for Monday.
    pub(super) days: Vec<usize>,
    /// Start and end in minutes of the day.
    pub(super) times: Vec<(u16, u16)>,
    /// Day and minute of start and end.
    pub(super) stretch: Option<((usize, u16), (usize, u16))>,
    pub(super) dates: Vec<Date>,
    /// From 1 for January.
    pub(super) months: Vec<i8>,
    pub(super) from: Option<DateTime>,
    pub(super) to: Option<DateTime>,
    pub(super) in_flight: InFlight,
}

impl Written {
    /// Whether the rule speaks of this minute on the clock on the wall, apart from `from` and `to`:
    /// those are moments.
    fn has(&self, civil: DateTime) -> bool {
        let minute = u16::try_from(civil.hour()).unwrap() * 60 + u16::try_from(civil.minute()).unwrap();
        let in_day = |day: Date| {
            (self.days.is_empty() || self.days.contains(&weekday(day)))
                && (self.dates.is_empty() || self.dates.contains(&day))
                && (self.months.is_empty() || self.months.contains(&day.month()))
        };
        let today = civil.date();
        let in_times = if self.times.is_empty() {
            in_day(today)
        } else {
            self.times.iter().any(|(start, end)| {
                if start < end {
                    in_day(today) && (*start..*end).contains(&minute)
                } else {
                    (in_day(today) && minute >= *start) || (in_day(today.yesterday().unwrap()) && minute < *end)
                }
            })
        };
        let in_stretch = self.stretch.is_none_or(|(start, end)| {
            let now = (weekday(today), minute);
            if start < end { start <= now && now < end } else { now >= start || now < end }
        });
        in_times && in_stretch
    }
}

fn weekday(date: Date) -> usize {
    usize::try_from(date.weekday().to_monday_one_offset() - 1).unwrap()
}

/// Some days of a zone, minute by minute.
#[derive(Debug)]
pub(super) struct Days {
    /// The first minute, in minutes since 1970.
    pub(super) start: i64,
    /// How many minutes there are.
    pub(super) count: usize,
    /// All civil minutes from the first to the last that the clocks show, also those they skip.
    wall: Vec<DateTime>,
    /// For each civil minute the first minute at which the clocks show it, or jump over it.
    first: Vec<usize>,
    /// The last one.
    last: Vec<usize>,
}

/// How many days are simulated, the middle one of which is the one that is asked for.
pub(super) const LENGTH: i64 = 5;

impl Days {
    /// The days around a date.
    fn around(zone_name: &str, middle: &str) -> Self {
        let zone = zone(zone_name);
        let middle: Date = middle.parse().unwrap();
        let noon = middle.at(12, 0, 0, 0).to_zoned(zone.clone()).unwrap().timestamp().as_second() / 60;
        let start = noon - LENGTH * 720;
        let civil = |minute| zone.to_datetime(Timestamp::from_second(minute * 60).unwrap());
        let shown: Vec<DateTime> = (start..start + LENGTH * 1440).map(civil).collect();
        let (earliest, latest) = (*shown.iter().min().unwrap(), *shown.iter().max().unwrap());
        let wall: Vec<DateTime> = earliest.series(1.minute()).take_while(|wall| *wall <= latest).collect();
        let mut at: BTreeMap<DateTime, (usize, usize)> = BTreeMap::new();
        for (minute, civil) in shown.iter().enumerate() {
            at.entry(*civil).or_insert((minute, minute)).1 = minute;
        }
        // What is skipped begins where the next minute that is shown does.
        let begins = |wall: &DateTime| *at.range(wall..).next().unwrap().1;
        let (first, last) = wall.iter().map(begins).unzip();
        Self { start, count: shown.len(), wall, first, last }
    }

    /// The days around a date; worked out once.
    pub(super) fn of(zone_name: &'static str, middle: &'static str) -> &'static Self {
        type Known = Mutex<BTreeMap<(&'static str, &'static str), &'static Days>>;
        static KNOWN: Known = Mutex::new(BTreeMap::new());
        let mut known = KNOWN.lock().unwrap();
        known.entry((zone_name, middle)).or_insert_with(|| Box::leak(Box::new(Self::around(zone_name, middle))))
    }

    /// For each minute whether the rule holds: each run of minutes on the wall that the rule speaks
    /// of, from its first (deny) or last (allow) start to its last or first end; and of that what
    /// lies between `from` and `to`.
    fn held(&self, rule: &Written) -> Vec<bool> {
        let has: Vec<bool> = self.wall.iter().map(|wall| rule.has(*wall)).collect();
        let mut held = vec![false; self.count];
        let (starts, ends) = match rule.kind {
            Kind::Deny => (&self.first, &self.last),
            Kind::Allow => (&self.last, &self.first),
        };
        let mut from = 0;
        while let Some(start) = (from..has.len()).find(|place| has[*place]) {
            let end = (start..has.len()).find(|place| !has[*place]).unwrap_or(has.len());
            let behind = ends.get(end).copied().unwrap_or(self.count);
            held.iter_mut().take(behind).skip(starts[start]).for_each(|minute| *minute = true);
            from = end;
        }
        // The first minute of the wall is the first that is simulated, whatever lies before.
        let at = |bound: DateTime, minutes: &[usize]| {
            let place = self.wall.partition_point(|wall| *wall < bound);
            if place == 0 { 0 } else { minutes.get(place).copied().unwrap_or(self.count) }
        };
        let from = rule.from.map_or(0, |from| at(from, starts));
        let to = rule.to.map_or(self.count, |to| at(to, ends));
        for (minute, held) in held.iter_mut().enumerate() {
            *held &= (from..to).contains(&minute);
        }
        held
    }
}

/// All rules, each with the minutes in which it holds.
pub(super) struct Simulation {
    rules: Vec<(Kind, InFlight, Vec<bool>)>,
    /// For each minute.
    pub(super) open: Vec<bool>,
}

impl Simulation {
    pub(super) fn new(days: &Days, rules: &[Written]) -> Self {
        let rules: Vec<_> = rules.iter().map(|rule| (rule.kind, rule.in_flight, days.held(rule))).collect();
        let any = |kind| {
            let mut any = vec![false; days.count];
            for (_, _, held) in rules.iter().filter(|(of, _, _)| *of == kind) {
                any.iter_mut().zip(held).for_each(|(any, held)| *any |= held);
            }
            any
        };
        let (denied, allowed) = (any(Kind::Deny), any(Kind::Allow));
        let asks = rules.iter().any(|(kind, _, _)| *kind == Kind::Allow);
        let open = denied.into_iter().zip(allowed).map(|(denied, allowed)| !denied && (allowed || !asks)).collect();
        Self { rules, open }
    }

    fn of(&self, kind: Kind) -> impl Iterator<Item = usize> {
        (0..self.rules.len()).filter(move |rule| self.rules[*rule].0 == kind)
    }

    fn holding(&self, kind: Kind, minute: usize) -> Vec<usize> {
        self.of(kind).filter(|rule| self.rules[*rule].2[minute]).collect()
    }

    /// At a minute at which it is closed, the denies that hold, or else the allow rules.
    pub(super) fn closing(&self, minute: usize) -> Vec<usize> {
        let denies = self.holding(Kind::Deny, minute);
        if denies.is_empty() { self.of(Kind::Allow).collect() } else { denies }
    }

    /// Whether the rule begins or ends at `minute`, so that it may be named for a change then.
    pub(super) fn changes(&self, rule: usize, minute: usize) -> bool {
        self.rules[rule].2[minute] != self.rules[rule].2[minute - 1]
    }

    /// How a planned time of so many minutes lies: the minute it closes at and whether that refuses.
    pub(super) fn fits(&self, start: usize, minutes: usize) -> Option<(usize, bool)> {
        if !self.open[start] {
            return Some((start, true));
        }
        let mut waived: Vec<usize> = Vec::new();
        let mut needs_allow = self.of(Kind::Allow).next().is_some();
        let mut warned = None;
        for minute in (start..start + minutes).filter(|minute| !self.open[*minute]) {
            let mut denies = self.holding(Kind::Deny, minute);
            denies.retain(|rule| !waived.contains(rule));
            let has_ended = needs_allow && self.holding(Kind::Allow, minute).is_empty();
            let blocks = |rule: &usize| self.rules[*rule].1 == InFlight::Block;
            let ended = if has_ended { self.holding(Kind::Allow, minute - 1) } else { Vec::new() };
            if denies.iter().any(blocks) || (has_ended && ended.iter().all(blocks)) {
                return Some((minute, true));
            }
            if !denies.is_empty() || has_ended {
                warned = warned.or(Some((minute, false)));
            }
            waived.extend(denies);
            needs_allow &= !has_ended;
        }
        warned
    }
}

/// What [`Simulation::fits`] says, for an answer of the code under test.
pub(super) fn told(fit: &Fit, start: i64) -> Option<(usize, bool)> {
    let place = |at: chrono::DateTime<chrono::Utc>| usize::try_from(at.timestamp() / 60 - start).unwrap();
    match fit {
        Fit::Inside => None,
        Fit::Refused { closes, .. } => Some((place(*closes), true)),
        Fit::Warned { closes, .. } => Some((place(*closes), false)),
    }
}
