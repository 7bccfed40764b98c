//! A clock as it stands at one moment.

use chrono::Duration;

use crate::domain::ident::{SeverityId, StepId};
use crate::domain::people::Instant;

/// What a clock measures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum ClockKind {
    /// From the opening to the first act of somebody else.
    Respond,
    /// From the opening to the end.
    Resolve,
    /// From one update to the next.
    Update,
    /// From the entering of a step to its end.
    Step,
    /// To the end of the date a request is promised for (seed S0-04).
    Delivery,
}

impl ClockKind {
    /// The word for people and for JSON output.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Respond => "respond",
            Self::Resolve => "resolve",
            Self::Update => "update",
            Self::Step => "step",
            Self::Delivery => "delivery",
        }
    }
}

/// How a clock stands (semantics, section 4).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ClockState {
    /// Nothing is promised.
    NotApplicable,
    /// It runs in working hours, and these are not.
    WaitingForHours,
    Running,
    /// Most of the target's working time is used.
    AtRisk,
    Paused,
    /// Stopped in time: not behind the moment it was due.
    Met,
    /// Stopped behind that moment.
    MetLate,
    /// It was due, and was not stopped by then. A better promise later does not undo it.
    Breached,
    /// Overtaken: what it measures will not come, or is measured anew.
    Cancelled,
    /// Nothing is promised for now, or never was: it informs.
    BestEffort,
}

impl ClockState {
    /// The word for JSON output.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::NotApplicable => "not_applicable",
            Self::WaitingForHours => "waiting_for_hours",
            Self::Running => "running",
            Self::AtRisk => "at_risk",
            Self::Paused => "paused",
            Self::Met => "met",
            Self::MetLate => "met_late",
            Self::Breached => "breached",
            Self::Cancelled => "cancelled",
            Self::BestEffort => "best_effort",
        }
    }
}

/// One clock at one moment, running or stopped.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Clock {
    pub(crate) kind: ClockKind,
    /// The step it belongs to, for clocks of steps.
    pub(crate) step: Option<StepId>,
    /// The severity of the request, for the clock's last moment.
    pub(crate) severity: Option<SeverityId>,
    pub(crate) state: ClockState,
    pub(crate) started: Instant,
    /// `None`: nothing is promised, or it is paused and moves on with every working minute.
    pub(crate) due: Option<Instant>,
    /// When it was stopped or overtaken; `None` while it runs.
    pub(crate) stopped: Option<Instant>,
    /// From the start to the stop or to now, on the clock on the wall.
    pub(crate) elapsed: Duration,
    /// The working time of that, pauses taken off.
    pub(crate) worked: Duration,
    /// The working time left then; negative where it is over. `None`: nothing is promised.
    pub(crate) left: Option<Duration>,
    pub(crate) paused: bool,
}

impl Clock {
    /// Whether it runs: it was not stopped, and measures against something.
    pub(crate) fn is_running(&self) -> bool {
        self.stopped.is_none() && self.state != ClockState::NotApplicable
    }
}
