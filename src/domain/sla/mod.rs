//! Service levels: what was promised of a request, and how its clocks stand. A clock is a fold over
//! the facts replay has gathered from the log; it keeps nothing of its own, and it never stops
//! anybody: what is late is shown, not refused.

mod clock;
mod fold;
mod record;
mod run;
mod severity;
#[cfg(test)]
mod tests;

pub(crate) use clock::{Clock, ClockKind, ClockState};
pub(crate) use fold::Policies;
pub(crate) use record::{Ending, Fact, Promised, Record};
pub(crate) use severity::{AT_RISK, ClockMode, OffHours, OnReopen, OnSeverityChange, Severity};
