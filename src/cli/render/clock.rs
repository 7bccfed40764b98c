//! Clocks as JSON and as words. The JSON members are a contract with scripts: they are added to,
//! never renamed.

use chrono::Duration;
use jiff::tz::TimeZone;
use serde::Serialize;

use super::table::{Cell, Table};
use super::time;
use super::tone::Tone;
use crate::domain::people::Instant;
use crate::domain::sla::{Clock, ClockState};

/// One clock.
#[derive(Debug, Serialize)]
pub(crate) struct ClockView {
    request: String,
    severity: Option<String>,
    clock: &'static str,
    step: Option<String>,
    state: &'static str,
    started: String,
    /// Nothing while it is paused: then it moves on with every working minute.
    due: Option<String>,
    stopped: Option<String>,
    elapsed_seconds: i64,
    business_elapsed_seconds: i64,
    /// Negative once it is over; nothing where nothing is promised.
    remaining_seconds: Option<i64>,
    paused: bool,
}

impl ClockView {
    /// The view of a clock of `request`, with instants in `zone`.
    pub(crate) fn new(request: String, clock: &Clock, zone: &TimeZone) -> Self {
        let instant = |at: Instant| time::rfc3339(at, zone);
        Self {
            request,
            severity: clock.severity.as_ref().map(ToString::to_string),
            clock: clock.kind.name(),
            step: clock.step.as_ref().map(ToString::to_string),
            state: clock.state.name(),
            started: instant(clock.started),
            due: clock.due.map(instant),
            stopped: clock.stopped.map(instant),
            elapsed_seconds: clock.elapsed.num_seconds(),
            business_elapsed_seconds: clock.worked.num_seconds(),
            remaining_seconds: clock.left.map(|left| left.num_seconds()),
            paused: clock.paused,
        }
    }
}

/// What it measures: `resolve`, `step build`.
pub(crate) fn name(clock: &Clock) -> String {
    match &clock.step {
        Some(step) => format!("{} {step}", clock.kind.name()),
        None => clock.kind.name().to_owned(),
    }
}

/// How it stands: `at risk`, in the colour of its meaning.
pub(crate) fn state(clock: &Clock) -> Cell {
    Cell::toned(tone(clock.state), clock.state.name().replace('_', " "))
}

/// The colour of a state.
pub(crate) fn tone(state: ClockState) -> Tone {
    match state {
        ClockState::Breached | ClockState::MetLate => Tone::Bad,
        ClockState::AtRisk => Tone::Warn,
        ClockState::Running | ClockState::Met => Tone::Good,
        ClockState::WaitingForHours
        | ClockState::Paused
        | ClockState::BestEffort
        | ClockState::Cancelled
        | ClockState::NotApplicable => Tone::Muted,
    }
}

/// The working time left in words: `2 h 10 min left`, `3 h over`.
pub(crate) fn left(clock: &Clock) -> String {
    match clock.left {
        None => String::new(),
        Some(left) if left < Duration::zero() || clock.state == ClockState::Breached => {
            match time::span(left.abs()).as_str() {
                // Over, and no working minute since.
                "0 s" => "over".to_owned(),
                span => format!("{span} over"),
            }
        }
        Some(left) => format!("{} left", time::span(left)),
    }
}

/// Working time and time on the wall: `2 h of 26 h`, or one of them where both are the same.
fn elapsed(clock: &Clock) -> String {
    let (worked, elapsed) = (time::span(clock.worked), time::span(clock.elapsed));
    if worked == elapsed { elapsed } else { format!("{worked} of {elapsed}") }
}

/// The clocks of one request.
pub(crate) fn table(clocks: &[Clock], zone: &TimeZone) -> Table {
    let mut table = Table::new(["CLOCK", "STATE", "DUE", "LEFT", "WORKED"]);
    for clock in clocks {
        table.row([
            name(clock).into(),
            state(clock),
            clock.due.map(|due| time::deadline(due, zone)).unwrap_or_default().into(),
            left(clock).into(),
            elapsed(clock).into(),
        ]);
    }
    table
}
