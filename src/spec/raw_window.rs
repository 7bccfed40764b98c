//! The shape of `windows` in `opsctl.yaml`, every key with its doc line. Only their shape is used.

#![expect(dead_code, reason = "only their shape is used, by the schema generator")]

use schemars::JsonSchema;

use super::raw_scalar::{CivilDate, Duration, Interval, Name, Text, Zone};

/// A rule about when environments may be changed: one of `deny` and `allow`.
#[derive(JsonSchema)]
#[schemars(title = "a window", deny_unknown_fields)]
pub(super) struct Window {
    /// The name people and answers know it by.
    name: Name,
    /// Closes the environments while it holds.
    deny: Option<Rule>,
    /// Opens the environments while it holds, and closes them while no allow rule does.
    allow: Option<Rule>,
    /// Why, for those it stops.
    reason: Option<Text>,
    /// Who may act against it, and what they owe for it; without it nobody may.
    break_glass: Option<BreakGlass>,
}

/// What a window is about and when it holds: all of its keys together, any value of one.
#[derive(JsonSchema)]
#[schemars(title = "the rule of a window", deny_unknown_fields)]
struct Rule {
    /// The environments it is about.
    #[schemars(length(min = 1))]
    environments: Vec<Name>,
    /// The workflows it is about (default: all).
    #[schemars(length(min = 1))]
    workflows: Option<Vec<Name>>,
    /// What it is about (default: everything).
    #[schemars(length(min = 1))]
    actions: Option<Vec<Action>>,
    /// Days of the week: `thu-sun`, from the first to the last, or a list: `[tue, thu-sun]`.
    days: Option<OneOrMore>,
    /// Times of these days, `["09:00-12:00"]`: the start is inside, the end is not. An end before
    /// its start is the next day's and belongs to the day of the start; `24:00` is the end of a day.
    #[schemars(length(min = 1))]
    times: Option<Vec<Interval>>,
    /// A stretch of every week, `thu 18:00 - mon 08:00`.
    stretch: Option<Text>,
    /// Single days.
    #[schemars(length(min = 1))]
    dates: Option<Vec<CivilDate>>,
    /// Months: `dec`, `jun-aug`, or a list: `[dec, jun-aug]`.
    months: Option<OneOrMore>,
    /// The days that are holidays of this calendar.
    holidays: Option<Name>,
    /// The moment it holds from, `2026-12-20T00:00`, in the rule's zone or with an offset.
    from: Option<Moment>,
    /// The moment it no longer holds from; without it, it holds for ever.
    to: Option<Moment>,
    /// The IANA zone of its days and times (default: the zone of the pack).
    timezone: Option<Zone>,
    /// What becomes of a deployment that is under way when it closes (default: `block`).
    in_flight: Option<InFlight>,
}

/// What is done to an environment.
#[derive(JsonSchema)]
#[schemars(rename_all = "lowercase")]
enum Action {
    /// A new version.
    Release,
    /// Back to a version that ran there before.
    Rollback,
    /// Work without a new version.
    Maintenance,
}

/// What becomes of a deployment that is under way when a window closes.
#[derive(JsonSchema)]
#[schemars(rename_all = "lowercase")]
enum InFlight {
    /// One that would not be over is refused.
    Block,
    /// It may come to its end, with a warning.
    Finish,
}

/// One value, or a list of them.
#[derive(JsonSchema)]
#[schemars(inline, untagged)]
pub(super) enum OneOrMore {
    /// One.
    One(Text),
    /// Several.
    More(#[schemars(length(min = 1))] Vec<Text>),
}

/// A moment, civil or with an offset.
#[derive(JsonSchema)]
#[schemars(inline, extend("pattern" = "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(:[0-9]{2})?(Z|[+-][0-9]{2}:[0-9]{2})?$"))]
pub(super) struct Moment(String);

/// Who may act against a closed window, and what they owe for it.
#[derive(JsonSchema)]
#[schemars(title = "`break_glass`", deny_unknown_fields)]
struct BreakGlass {
    /// The roles that may break the glass.
    #[schemars(length(min = 1))]
    by: Vec<Name>,
    /// The roles of which another person must agree.
    approved_by: Option<Vec<Name>>,
    /// The severity an open incident must have at least, by name or alias.
    incident: Option<Name>,
    /// How long the broken glass counts, on the wall clock (default: `4h`).
    expires: Option<Duration>,
    /// The roles that review it afterwards (default: `approved_by`, else `by`); the reviewers of all
    /// windows review any.
    review_by: Option<Vec<Name>>,
    /// The time the review is due in (default: `3d`); the shortest of all windows counts.
    review_within: Option<Duration>,
}
