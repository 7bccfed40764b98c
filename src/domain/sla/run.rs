//! One clock under measure: since when it runs, by which calendars, when it stood still, and what
//! follows of it for its due. It knows of no facts and no severities: `fold` turns it on and off.
//!
//! Working time is measured by the calendar that held at the time; one that comes later measures
//! nothing anew. So a target in hours is used up by what was measured, and a target in days is counted
//! by the last calendar from the same start. A pause takes off the working time it covers and no
//! other, and never brings the due forward.

use chrono::Duration;

use super::clock::{Clock, ClockKind, ClockState};
use super::severity::{AT_RISK, OffHours};
use crate::domain::calendar::{Calendar, Pauses, Sprints};
use crate::domain::duration::{Length, Unit};
use crate::domain::ident::{SeverityId, StepId};
use crate::domain::people::Instant;

/// What is promised.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Target {
    /// So long after the start.
    Length(Length),
    /// By this moment, however long it stands still.
    Moment(Instant),
}

/// What a clock is measured against.
#[derive(Debug, Clone)]
pub(super) struct Terms {
    /// `None`: nothing is promised.
    pub(super) target: Option<Target>,
    pub(super) calendar: Calendar,
    /// Whether it can be breached; else it informs.
    pub(super) binds: bool,
    pub(super) off_hours: OffHours,
    /// In percent of the target's working time.
    pub(super) at_risk: u8,
}

impl Terms {
    /// What binds, without further rules.
    pub(super) fn plain(target: Option<Target>, calendar: Calendar) -> Self {
        Self { target, calendar, binds: true, off_hours: OffHours::NextWorkingDay, at_risk: AT_RISK }
    }
}

/// A clock that was started.
#[derive(Debug, Clone)]
pub(super) struct Run<'a> {
    pub(super) kind: ClockKind,
    pub(super) step: Option<&'a StepId>,
    started: Instant,
    terms: Terms,
    /// Other calendars that measured before that of the terms, each until when.
    before: Vec<(Instant, Calendar)>,
    /// From their beginning to their end.
    pauses: Vec<(Instant, Instant)>,
    /// Since when it stands still now.
    paused: Option<Instant>,
    /// When it was due first, once that was missed.
    missed: Option<Instant>,
    sprints: Option<&'a Sprints>,
}

/// How a clock was closed.
#[derive(Debug, Clone, Copy)]
pub(super) struct Close {
    pub(super) at: Instant,
    /// When it was due as the log says.
    pub(super) promised: Option<Instant>,
    /// It measured what it should; else it was overtaken.
    pub(super) reached: bool,
}

impl<'a> Run<'a> {
    /// A clock that starts at that moment.
    pub(super) fn new(kind: ClockKind, started: Instant, terms: Terms, sprints: Option<&'a Sprints>) -> Self {
        let (before, pauses) = (Vec::new(), Vec::new());
        Self { kind, step: None, started, terms, before, pauses, paused: None, missed: None, sprints }
    }

    /// The same, for a step.
    pub(super) fn of_step(self, step: &'a StepId) -> Self {
        Self { step: Some(step), ..self }
    }

    /// Other terms from `at` on, with the same start. What was missed under the old ones stays so.
    /// `promised`: when it was due under them as the log says.
    pub(super) fn retarget(&mut self, at: Instant, promised: Option<Instant>, terms: Terms) {
        self.settle(at, promised);
        let old = std::mem::replace(&mut self.terms, terms).calendar;
        if old.id() != self.terms.calendar.id() {
            self.before.push((at, old));
        }
    }

    /// Notes what was promised as of `at`: if that was over by then, it was missed.
    pub(super) fn witness(&mut self, at: Instant, promised: Option<Instant>) {
        self.missed = self.missed.or(promised.filter(|due| *due < at));
    }

    /// Notes whether it was over by `at`, as the log says or else by its terms.
    pub(super) fn settle(&mut self, at: Instant, promised: Option<Instant>) {
        self.witness(at, promised.or_else(|| self.promise(at)));
    }

    /// Lets it stand still from `at` on.
    pub(super) fn pause(&mut self, at: Instant) {
        self.paused.get_or_insert(at);
    }

    /// Lets it go on.
    pub(super) fn resume(&mut self, at: Instant) {
        self.pauses.extend(self.paused.take().map(|since| (since, at)));
    }

    /// When it is due, if what stands still goes on at `at`. `None`: nothing is promised, or it is
    /// beyond the years calendars know.
    pub(super) fn due(&self, at: Instant) -> Option<Instant> {
        let length = match self.terms.target? {
            Target::Moment(due) => return Some(due),
            Target::Length(length) => length,
        };
        let (calendar, pauses) = (&self.terms.calendar, self.pauses(at));
        let counts_hours = matches!(length.unit, Unit::Second | Unit::Minute | Unit::Hour);
        if self.before.is_empty() || !counts_hours {
            return calendar.add_without(self.started, length, self.sprints, &pauses).ok();
        }
        // What other calendars have measured is used up.
        let mut left = length.wall_clock()?;
        for (from, to, calendar) in self.legs() {
            let measured = to.map(|to| calendar.business_without(from, to, &pauses));
            match measured.filter(|measured| *measured < left) {
                Some(measured) => left -= measured,
                None => return calendar.put_off(from, calendar.add_time(from, left)?, &pauses).ok(),
            }
        }
        None
    }

    /// Which calendar measures from when to when, the last one without an end.
    fn legs(&self) -> impl Iterator<Item = (Instant, Option<Instant>, &Calendar)> {
        let starts = std::iter::once(self.started).chain(self.before.iter().map(|(until, _)| *until));
        let before = self.before.iter().map(|(until, calendar)| (Some(*until), calendar));
        let legs = before.chain([(None, &self.terms.calendar)]);
        starts.zip(legs).map(|(from, (to, calendar))| (from, to, calendar))
    }

    /// When it is due, if what stands still goes on at `at` and it can be breached. What is missed
    /// already was promised before.
    pub(super) fn promise(&self, at: Instant) -> Option<Instant> {
        self.missed.or_else(|| self.due(at)).filter(|_| self.terms.binds)
    }

    /// When it stood still, as of `at`.
    fn pauses(&self, at: Instant) -> Pauses {
        let now = self.paused.map(|since| (since, at));
        Pauses::new(self.pauses.iter().copied().chain(now))
    }

    /// The working time in `[from, to)` by the calendars that held, pauses as of `at` taken off.
    fn worked(&self, from: Instant, to: Instant, at: Instant) -> Duration {
        let pauses = self.pauses(at);
        let legs = self.legs().map(|(start, end, calendar)| {
            calendar.business_without(from.max(start), end.map_or(to, |end| to.min(end)), &pauses)
        });
        legs.fold(Duration::zero(), |worked, leg| worked + leg)
    }

    /// How it stands at `at`, while it runs.
    pub(super) fn reading(&self, at: Instant, severity: Option<&SeverityId>) -> Clock {
        let due = self.missed.or_else(|| self.due(at));
        let clock = self.clock(at, due, severity);
        let (worked, left) = (clock.worked.num_milliseconds(), clock.left.map(|left| left.num_milliseconds()));
        let used_up = |left| worked * 100 >= (worked + left) * i64::from(self.terms.at_risk);
        let state = match left {
            _ if self.missed.is_some() => ClockState::Breached,
            None => ClockState::NotApplicable,
            Some(_) if self.terms.binds && due.is_some_and(|due| due < at) => ClockState::Breached,
            Some(_) if self.paused.is_some() => ClockState::Paused,
            Some(_) if !self.terms.binds => ClockState::BestEffort,
            Some(left) if used_up(left) => ClockState::AtRisk,
            Some(_) if self.terms.calendar.is_open_at(at) => ClockState::Running,
            Some(_) if self.terms.off_hours == OffHours::BestEffort => ClockState::BestEffort,
            Some(_) => ClockState::WaitingForHours,
        };
        let moves = self.paused.is_some() && state != ClockState::Breached;
        Clock { state, due: due.filter(|_| !moves), stopped: None, paused: self.paused.is_some(), ..clock }
    }

    /// How it stands since it was closed.
    pub(super) fn closed(mut self, close: &Close, severity: Option<&SeverityId>) -> Clock {
        let due = close.promised.or_else(|| self.due(close.at));
        self.settle(close.at, close.promised);
        let state = match due {
            _ if self.missed.is_some() && close.reached => ClockState::MetLate,
            _ if self.missed.is_some() => ClockState::Breached,
            None => ClockState::NotApplicable,
            Some(_) if !close.reached => ClockState::Cancelled,
            Some(due) if close.at <= due => ClockState::Met,
            Some(_) => ClockState::BestEffort,
        };
        Clock { state, ..self.clock(close.at, self.missed.or(due), severity) }
    }

    /// The measures at `at`.
    fn clock(&self, at: Instant, due: Option<Instant>, severity: Option<&SeverityId>) -> Clock {
        let left = |due| if at <= due { self.worked(at, due, at) } else { -self.worked(due, at, at) };
        Clock {
            kind: self.kind,
            step: self.step.cloned(),
            severity: severity.cloned(),
            state: ClockState::NotApplicable,
            started: self.started,
            due,
            stopped: Some(at),
            elapsed: at - self.started,
            worked: self.worked(self.started, at, at),
            left: due.map(left),
            paused: false,
        }
    }
}
