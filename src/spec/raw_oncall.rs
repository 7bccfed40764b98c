//! The shape of `oncall` in `opsctl.yaml`, every key with its doc line. Only their shape is used.

#![expect(dead_code, reason = "only their shape is used, by the schema generator")]

use schemars::JsonSchema;

use super::raw_scalar::{Duration, Interval, Name, Text, Zone};
use super::raw_window::{Moment, OneOrMore};

/// Who is on call when: layers, and what stands before them.
#[derive(JsonSchema)]
#[schemars(title = "an on-call schedule", deny_unknown_fields)]
pub(super) struct Schedule {
    /// The IANA zone of its times (default: the zone of the pack).
    timezone: Option<Zone>,
    /// The layers; at each moment the last one that is for it wins.
    #[schemars(length(min = 1))]
    layers: Vec<Layer>,
    /// Who stands in for whom for a time, or is away; the later in the list wins.
    overrides: Option<Vec<Override>>,
    /// Schedules of their own for a time, instead of the layers and the overrides.
    temporary: Option<Vec<Temporary>>,
    /// The role that is asked, its lead first, where nobody is on call.
    fallback: Option<Name>,
}

/// People who take turns, and when.
#[derive(JsonSchema)]
#[schemars(title = "an on-call layer", deny_unknown_fields)]
struct Layer {
    /// Who takes turns.
    rotation: Rotation,
    /// The hours it is for, any of them (default: day and night).
    #[schemars(length(min = 1))]
    restrict: Option<Vec<Restriction>>,
}

/// People who take turns.
#[derive(JsonSchema)]
#[schemars(title = "a rotation", deny_unknown_fields)]
struct Rotation {
    /// The moment the first shift begins, `2026-06-01T09:00`, in the zone of the schedule.
    start: Moment,
    /// How long a shift is: `day`, `week`, or a number of days or weeks such as `3d` (default: `week`).
    every: Option<Every>,
    /// When it is handed over: `mon 09:00`, or `09:00` where shifts are no whole weeks (default: as it starts).
    at: Option<Text>,
    /// Who, in the order of their turns.
    #[schemars(length(min = 1))]
    members: Vec<Name>,
}

/// How long a shift is.
#[derive(JsonSchema)]
#[schemars(inline, untagged)]
enum Every {
    /// In words.
    Word(EveryWord),
    /// In days or weeks.
    Length(Duration),
}

/// A shift's length in words.
#[derive(JsonSchema)]
#[schemars(inline, rename_all = "lowercase")]
enum EveryWord {
    /// One day.
    Day,
    /// Seven days.
    Week,
}

/// Hours of some days of the week.
#[derive(JsonSchema)]
#[schemars(title = "a restriction", deny_unknown_fields)]
struct Restriction {
    /// The days it begins on: `mon-fri`, or a list (default: every day).
    days: Option<OneOrMore>,
    /// Hours of these days; an end before its start is the next day's (default: the whole day).
    #[schemars(length(min = 1))]
    times: Option<Vec<Interval>>,
}

/// Somebody stands in, or is away: one of `who` and `away`.
#[derive(JsonSchema)]
#[schemars(title = "an override", deny_unknown_fields)]
struct Override {
    /// When it begins, in the zone of the schedule or with an offset.
    from: Moment,
    /// When it has ended.
    to: Moment,
    /// Who is on call instead.
    who: Option<Name>,
    /// Who is not: the layer below has the shift.
    away: Option<Name>,
}

/// A schedule of its own for a time.
#[derive(JsonSchema)]
#[schemars(title = "a temporary schedule", deny_unknown_fields)]
struct Temporary {
    /// When it begins, in the zone of the schedule or with an offset.
    from: Moment,
    /// When it has ended.
    to: Moment,
    /// Its shifts; where there is none, nobody is on call.
    shifts: Vec<Shift>,
}

/// The shift of one person.
#[derive(JsonSchema)]
#[schemars(title = "a shift", deny_unknown_fields)]
struct Shift {
    /// When it begins.
    from: Moment,
    /// When it has ended.
    to: Moment,
    /// Whose it is.
    who: Name,
}
