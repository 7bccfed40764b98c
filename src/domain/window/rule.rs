//! One rule of the pack: what it is about, when it holds, and the instants at which it does.

use jiff::civil::DateTime;
use jiff::tz::TimeZone;

use super::civil::Minute;
use super::clock::{self, Reading};
use super::when::When;
use super::{HORIZON_DAYS, when};
use crate::domain::duration::Length;
use crate::domain::ident::{EnvironmentId, RoleId, SeverityId, WindowId, WorkflowId};
use crate::domain::people::Instant;
use crate::domain::request::event::DeployAction;

/// What a rule does while it holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// It closes.
    Deny,
    /// It opens; outside of all allow rules the environment is closed.
    Allow,
}

impl Kind {
    /// The word for people and for JSON output.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Deny => "deny",
            Self::Allow => "allow",
        }
    }

    /// The instant a rule of this kind begins at, where the pack says `civil`. Of a time that
    /// happens twice a deny takes the first, an allow the second; a time that does not exist is the
    /// instant the clocks are put forward at.
    pub(crate) fn start(self, civil: DateTime, zone: &TimeZone) -> Instant {
        instant(self.start_at(zone, civil.into()))
    }

    /// The instant a rule of this kind ends at, where the pack says `civil`. Of a time that happens
    /// twice a deny takes the second, an allow the first.
    pub(crate) fn end(self, civil: DateTime, zone: &TimeZone) -> Instant {
        instant(self.end_at(zone, civil.into()))
    }

    fn start_at(self, zone: &TimeZone, minute: Minute) -> i64 {
        match self {
            Self::Deny => clock::first_at(zone, minute),
            Self::Allow => clock::last_at(zone, minute),
        }
    }

    fn end_at(self, zone: &TimeZone, minute: Minute) -> i64 {
        match self {
            Self::Deny => clock::last_at(zone, minute),
            Self::Allow => clock::first_at(zone, minute),
        }
    }
}

/// What becomes of a deployment that is under way when the rule closes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum InFlight {
    /// It must not be: a deployment that would not be over is refused.
    Block,
    /// It may come to its end, with a warning.
    Finish,
}

/// Who may act against a closed window, and what they owe for it.
#[derive(Debug, Clone)]
pub(crate) struct BreakGlassRule {
    /// Never empty.
    pub(crate) by: Vec<RoleId>,
    /// A different person of one of these must agree; nobody when empty.
    pub(crate) approved_by: Vec<RoleId>,
    /// An open incident of at least this severity must be named.
    pub(crate) incident: Option<SeverityId>,
    /// How long the broken glass counts, on the wall clock.
    pub(crate) expires: Length,
    /// Who reviews it afterwards; never empty.
    pub(crate) review_by: Vec<RoleId>,
    pub(crate) review_within: Length,
}

/// What somebody wants to do.
#[derive(Debug, Clone)]
pub(crate) struct Target {
    pub(crate) environment: EnvironmentId,
    /// `None` for any: rules for certain workflows do not count then.
    pub(crate) workflow: Option<WorkflowId>,
    pub(crate) action: DeployAction,
}

/// One rule.
#[derive(Debug, Clone)]
pub(crate) struct Rule {
    pub(crate) name: WindowId,
    pub(crate) kind: Kind,
    /// Why, in the pack's words.
    pub(crate) reason: Option<String>,
    /// Never empty.
    pub(crate) environments: Vec<EnvironmentId>,
    /// All when empty.
    pub(crate) workflows: Vec<WorkflowId>,
    /// All when empty.
    pub(crate) actions: Vec<DeployAction>,
    /// The zone of its civil times.
    pub(crate) zone: TimeZone,
    pub(crate) when: When,
    pub(crate) in_flight: InFlight,
    pub(crate) break_glass: Option<BreakGlassRule>,
}

/// A time in which a rule holds without a break, in seconds since 1970 in UTC.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Held {
    pub(super) start: i64,
    /// The first instant behind it; `None` beyond what was looked at.
    pub(super) end: Option<i64>,
}

impl Rule {
    /// Whether the rule speaks of what is wanted.
    pub(crate) fn is_about(&self, target: &Target) -> bool {
        let of_workflow = || target.workflow.as_ref().is_some_and(|workflow| self.workflows.contains(workflow));
        self.environments.contains(&target.environment)
            && (self.actions.is_empty() || self.actions.contains(&target.action))
            && (self.workflows.is_empty() || of_workflow())
    }

    /// Whether it holds at `at`.
    pub(crate) fn is_held_at(&self, at: Instant) -> bool {
        let at = at.timestamp();
        self.holds(at, clock::reading(&self.zone, at))
    }

    /// Whether it held once and never will again: its end, or its last date, lies before `now`.
    pub(crate) fn is_over_at(&self, now: Instant) -> bool {
        let today = || clock::reading(&self.zone, now.timestamp()).first.day();
        let is_past = self.when.dates.last().is_some_and(|last| *last < today());
        self.when.to.is_some_and(|to| to <= now) || (is_past && self.held_from(now.timestamp()).is_none())
    }

    /// Whether what it says is never so at once, as far as it can be seen from `now`. Of a rule for
    /// single dates that are to come nothing is known.
    pub(crate) fn never_holds_after(&self, now: Instant) -> bool {
        self.when.dates.is_empty() && self.held_from(now.timestamp()).is_none()
    }

    /// Whether it holds at `at`, at which the clocks of its zone have this reading. Where that is
    /// more than one minute, a deny holds if it is of any of them, and an allow if it is of all.
    pub(super) fn holds(&self, at: i64, reading: Reading) -> bool {
        if self.when.from.is_some_and(|from| at < from.timestamp())
            || self.when.to.is_some_and(|to| at >= to.timestamp())
        {
            return false;
        }
        let Reading { first, last } = reading;
        if first == last {
            return self.when.contains(first);
        }
        let behind = Minute(last.0 + 1);
        match self.kind {
            Kind::Deny => self.when.next(first, behind).is_some(),
            Kind::Allow => self.when.contains(first) && self.when.end(first, behind).is_none_or(|end| end >= behind),
        }
    }

    /// The first time in which it holds that is not over at `at`; it starts at `at` where it holds
    /// then. `None` when there is none within the horizon.
    pub(super) fn held_from(&self, at: i64) -> Option<Held> {
        let at = self.when.from.map_or(at, |from| at.max(from.timestamp()));
        let until = self.when.to.map(|to| to.timestamp());
        let mut minute = clock::reading(&self.zone, at).first;
        let limit = when::limit(minute, HORIZON_DAYS + 2);
        loop {
            let first = self.when.next(minute, limit)?;
            let behind = self.when.end(first, limit);
            let start = self.kind.start_at(&self.zone, first).max(at);
            let end = behind.map(|minute| self.kind.end_at(&self.zone, minute));
            let end = match (end, until) {
                (Some(end), Some(until)) => Some(end.min(until)),
                (end, until) => end.or(until),
            };
            if until.is_some_and(|until| start >= until) {
                return None;
            }
            // A time that clocks jump over is none, nor is an allowed one that lies inside an hour
            // that happens twice.
            if end.is_none_or(|end| start < end) {
                return Some(Held { start, end });
            }
            minute = behind?;
        }
    }
}

/// Seconds since 1970 as an instant.
pub(super) fn instant(at: i64) -> Instant {
    Instant::from_timestamp(at, 0).unwrap_or(if at < 0 { Instant::MIN_UTC } else { Instant::MAX_UTC })
}
