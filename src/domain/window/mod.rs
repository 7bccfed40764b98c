//! Release windows: when an environment may be changed (semantics section 3, seed S1-08). Rules are
//! predicates on civil time in a zone; what they say becomes instants here, also on the days on which
//! clocks are put forward or back. It knows no clock (the moment is an argument) and never waives:
//! breaking the glass is decided elsewhere.

mod aside;
mod change;
mod civil;
mod clock;
mod decide;
mod fit;
mod rule;
mod sweep;
#[cfg(test)]
mod tests;
mod when;
mod words;

pub(crate) use change::{Change, Period};
pub(crate) use civil::{Day, Stretch};
pub(crate) use decide::{Decision, Reason, Windows};
pub(crate) use fit::Fit;
pub(crate) use rule::{BreakGlassRule, InFlight, Kind, Rule, Target};
pub(crate) use when::When;

/// How far ahead openings and closings are looked for, in days of 24 hours. What lies behind it has
/// "no known end".
pub(crate) const HORIZON_DAYS: i64 = 400;
