//! The severities of a pack with their policies: how soon somebody answers, how soon it is resolved,
//! how often people hear of it. They only say what is promised; `fold` measures.

use crate::domain::duration::Length;
use crate::domain::ident::{CalendarId, SeverityId};

/// The share of its target's working time, in percent, after which a clock is at risk when nothing
/// else is said.
pub(crate) const AT_RISK: u8 = 75;

/// A severity and the policy of its clocks (seeds S1-18, S3-06, S4-03).
#[derive(Debug, Clone)]
pub(crate) struct Severity {
    pub(crate) id: SeverityId,
    /// Other names, for typing and for severities that were renamed.
    pub(crate) aliases: Vec<SeverityId>,
    /// The label its issues carry.
    pub(crate) label: Option<String>,
    /// The time to the first answer.
    pub(crate) respond: Option<Length>,
    /// The time to the end of the request.
    pub(crate) resolve: Option<Length>,
    /// The time between two updates.
    pub(crate) update: Option<Length>,
    /// The calendar its clocks run by; `None`: that of the pack, else day and night.
    pub(crate) calendar: Option<CalendarId>,
    pub(crate) clock: ClockMode,
    pub(crate) off_hours: OffHours,
    /// A clock is at risk once it has used this share of its target's working time, in percent.
    pub(crate) at_risk: u8,
    /// An open incident of this severity closes production to releases.
    pub(crate) blocks: bool,
    pub(crate) on_severity_change: OnSeverityChange,
    pub(crate) on_reopen: OnReopen,
}

impl Severity {
    /// Whether `name` is its id or one of its aliases.
    pub(crate) fn is_named(&self, name: &str) -> bool {
        self.id == *name || self.aliases.iter().any(|alias| alias == name)
    }
}

/// How the clocks of a severity run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ClockMode {
    /// In the hours of the calendar.
    Business,
    /// Day and night, whatever the calendar.
    Always,
    /// By the calendar, but never breached: they inform.
    BestEffort,
}

/// What a clock in its business hours is called outside of them (seed S3-07). It waits either way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum OffHours {
    /// Somebody may look at it, nothing is promised.
    BestEffort,
    /// It waits for the next working day.
    NextWorkingDay,
}

/// What a change to this severity does to clocks that run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum OnSeverityChange {
    /// The same start, a new target; what was measured stays measured.
    Retarget,
    /// A new start.
    Restart,
}

/// What reopening does to the clocks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum OnReopen {
    /// They run on where they were stopped; the time between does not count.
    Resume,
    /// A new start.
    Restart,
}
