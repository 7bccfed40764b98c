//! What of a request's log its clocks go by: facts with their moments, in the order of the log, and
//! no policy. Replay writes it; lists keep it in their cache, so that a clock costs no replay.

use chrono::NaiveDate;
use chrono::serde::{ts_microseconds, ts_microseconds_option};
use serde::{Deserialize, Serialize};

use super::ClockKind;
use crate::domain::ident::{SeverityId, StepId};
use crate::domain::people::Instant;

/// The facts of one request.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Record {
    #[serde(with = "ts_microseconds")]
    pub(crate) opened: Instant,
    /// Their moments never go back: where a tracker's clock does, the latest moment so far counts.
    pub(crate) marks: Vec<Mark>,
}

/// One fact.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Mark {
    #[serde(with = "ts_microseconds")]
    pub(crate) at: Instant,
    pub(crate) fact: Fact,
    #[serde(default, skip_serializing_if = "Promised::is_empty")]
    pub(crate) promised: Promised,
}

/// What happened, as far as clocks go by it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Fact {
    /// It is as severe as this from here on.
    Severity(SeverityId),
    /// The first act since the opening, since a change of severity or since a reopening by a person
    /// who is neither the reporter nor a bot.
    Response,
    /// A remark of such a person.
    Update,
    /// It waits for something outside.
    Wait,
    Resume,
    /// A step is entered.
    Step {
        id: StepId,
        /// Time spent there is waiting on somebody else.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        waiting: bool,
    },
    /// The date it is promised for, in the pack's zone; `None`: no date any more.
    Delivery(Option<NaiveDate>),
    Ended(Ending),
    Reopened,
}

/// How a request ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Ending {
    Done,
    /// Decided against: an answer as well.
    Refused,
    Cancelled,
}

/// When the clocks that ran were due, as the event says that brought a fact about. A policy that is
/// changed later judges open clocks anew, and nothing that was judged.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Promised {
    #[serde(default, skip_serializing_if = "Option::is_none", with = "ts_microseconds_option")]
    pub(crate) respond: Option<Instant>,
    #[serde(default, skip_serializing_if = "Option::is_none", with = "ts_microseconds_option")]
    pub(crate) resolve: Option<Instant>,
    #[serde(default, skip_serializing_if = "Option::is_none", with = "ts_microseconds_option")]
    pub(crate) update: Option<Instant>,
}

impl Promised {
    /// Whether nothing was promised.
    pub(crate) fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// When that clock was due. Steps and deliveries are not kept here: their workflow has versions.
    pub(crate) fn of(&self, kind: ClockKind) -> Option<Instant> {
        match kind {
            ClockKind::Respond => self.respond,
            ClockKind::Resolve => self.resolve,
            ClockKind::Update => self.update,
            ClockKind::Step | ClockKind::Delivery => None,
        }
    }
}

impl Record {
    /// A request that was opened at that moment and has nothing else to say yet.
    pub(crate) fn new(opened: Instant) -> Self {
        Self { opened, marks: Vec::new() }
    }

    /// Adds a fact that an event of the moment `at` brought about.
    pub(crate) fn push(&mut self, at: Instant, fact: Fact, promised: &Promised) {
        let at = at.max(self.latest());
        self.marks.push(Mark { at, fact, promised: promised.clone() });
    }

    /// Adds an act of a person who is neither the reporter nor a bot, if it is a first one.
    pub(crate) fn respond(&mut self, at: Instant, promised: &Promised) {
        let answered = self.marks.iter().rev().find_map(|mark| match mark.fact {
            Fact::Response => Some(true),
            Fact::Severity(_) | Fact::Reopened => Some(false),
            _ => None,
        });
        if answered != Some(true) {
            self.push(at, Fact::Response, promised);
        }
    }

    /// Notes the date it is promised for, where that is another one.
    pub(crate) fn promise(&mut self, at: Instant, date: Option<NaiveDate>) {
        let last = self.marks.iter().rev().find_map(|mark| match mark.fact {
            Fact::Delivery(date) => Some(date),
            _ => None,
        });
        if last.flatten() != date {
            self.push(at, Fact::Delivery(date), &Promised::default());
        }
    }

    /// The moment of the last fact.
    pub(crate) fn latest(&self) -> Instant {
        self.marks.last().map_or(self.opened, |mark| mark.at)
    }
}
