//! The shape of a file of `workflows/`, every key with its doc line. These types exist for the JSON
//! Schema alone: `shape` checks files against that schema, so both always agree. They hold no values.

#![expect(dead_code, reason = "only their shape is used, by the schema generator")]

use std::collections::BTreeMap;

use schemars::JsonSchema;

use super::raw_scalar::{Duration, Enforcement, Name, SmallTeam, Text};

/// A workflow of opsctl: steps in order. What is not declared is prohibited.
#[derive(JsonSchema)]
#[schemars(title = "a workflow", deny_unknown_fields)]
pub(super) struct Workflow {
    /// The workflow's name, the same for all its versions.
    workflow: Name,
    /// Its version, from 1. Keep the file of an old version while requests use it.
    #[schemars(range(min = 1))]
    version: u32,
    /// The words for people (default: the name).
    title: Option<Text>,
    /// Where its requests are kept (default: `default_tracker`).
    tracker: Option<Name>,
    /// Whether a broken rule refuses or only warns (default: that of `opsctl.yaml`).
    enforcement: Option<Enforcement>,
    /// Whether one person may fill separated parts (default: that of `opsctl.yaml`).
    small_team: Option<SmallTeam>,
    /// The roles that may open a request (default: whoever holds any role).
    open_by: Option<Vec<Name>>,
    /// What is asked when a request is opened.
    fields: Option<BTreeMap<Name, Option<Field>>>,
    /// Pairs that need different persons: step names, `request` (who opened), `approve-STEP` (who
    /// approved that step).
    separate: Option<Vec<[Name; 2]>>,
    /// How many requests may be open at once.
    wip: Option<Wip>,
    /// Whether its requests have a severity (default: they have none).
    severity: Option<SeverityRule>,
    /// How a request that has ended goes on (default: an end is final).
    reopen: Option<Reopen>,
    /// The calendar of the time targets of steps whose roles have none (default: that of the pack).
    calendar: Option<Name>,
    /// Without any event for this long a request counts as stale: `5d`.
    stale_after: Option<Duration>,
    /// The field that names what is deployed.
    component: Option<Name>,
    /// The steps, in order.
    #[schemars(length(min = 1))]
    steps: Vec<Step>,
}

/// A field.
#[derive(JsonSchema)]
#[schemars(title = "a field", deny_unknown_fields)]
struct Field {
    /// The question put to people (default: the field's name).
    ask: Option<Text>,
    /// The type of its values (default: `text`).
    #[schemars(rename = "type")]
    kind: Option<FieldType>,
    /// The values of an `enum`.
    values: Option<Vec<Text>>,
    /// Whether it must be given (default: `false`).
    required: Option<bool>,
    /// Whether this date is when the request is due (default: `false`).
    due: Option<bool>,
}

/// The types of fields.
#[derive(JsonSchema)]
#[schemars(rename_all = "lowercase")]
enum FieldType {
    /// Any text.
    Text,
    /// A date, `2026-11-30`.
    Date,
    /// One of `values`.
    Enum,
    /// An `http` or `https` address.
    Url,
    /// A decimal number.
    Number,
    /// A release, such as `v1.10` or `app@sha256:0a1b`.
    Version,
}

/// Whether requests have a severity.
#[derive(JsonSchema)]
#[schemars(rename_all = "lowercase")]
enum SeverityRule {
    /// It is given when the request is opened.
    Required,
    /// It is given then, later or never.
    Optional,
}

/// How a request that has ended goes on.
#[derive(JsonSchema)]
#[schemars(title = "reopen", deny_unknown_fields)]
struct Reopen {
    /// The step it goes on at; it must have come that far before.
    to: Name,
    /// The roles that may reopen it.
    #[schemars(length(min = 1))]
    by: Vec<Name>,
}

/// A limit on open requests.
#[derive(JsonSchema)]
#[schemars(title = "wip", deny_unknown_fields)]
struct Wip {
    /// How many requests may be open at once.
    #[schemars(range(min = 1))]
    limit: u32,
    /// The lane for urgencies.
    urgent: Option<Urgent>,
}

/// The lane for urgencies.
#[derive(JsonSchema)]
#[schemars(title = "urgent", deny_unknown_fields)]
struct Urgent {
    /// The roles that may open an urgent request.
    #[schemars(length(min = 1))]
    by: Vec<Name>,
    /// How many urgent requests may be open at once (default: any number).
    #[schemars(range(min = 1))]
    limit: Option<u32>,
}

/// A step.
#[derive(JsonSchema)]
#[schemars(title = "a step", deny_unknown_fields)]
struct Step {
    /// The step's name.
    id: Name,
    /// The words for people (default: the name).
    title: Option<Text>,
    /// The roles that may finish it.
    #[schemars(length(min = 1))]
    by: Vec<Name>,
    /// The tracker its work happens on, where that is not the workflow's.
    tracker: Option<Name>,
    /// The part of the process it belongs to, a heading in diagrams.
    phase: Option<Text>,
    /// The role that brings the question to this step.
    asked_by: Option<Name>,
    /// The roles that are told the result.
    informs: Option<Vec<Name>>,
    /// What is asked at this step.
    fields: Option<BTreeMap<Name, Option<Field>>>,
    /// What must be ticked off: the item's name and its text.
    checklist: Option<BTreeMap<Name, Text>>,
    /// Who must approve before it may pass.
    approvals: Option<Approvals>,
    /// The ways it may end (default: `done`, on to the next step).
    outcomes: Option<BTreeMap<Name, Option<Outcome>>>,
    /// The environment this step deploys to.
    promote: Option<Name>,
    /// The environment its work happens in, without a recorded deployment.
    environment: Option<Name>,
    /// The environment whose deployment this step verifies.
    verifies: Option<Name>,
    /// A child request in another tracker.
    handoff: Option<Handoff>,
    /// Labels the issue carries while the request stands here.
    labels: Option<Vec<Text>>,
    /// Whether time spent here is waiting on somebody else: clocks pause (default: `false`).
    waiting: Option<bool>,
    /// The time target: `3bd`.
    within: Option<Duration>,
}

/// Approvals.
#[derive(JsonSchema)]
#[schemars(title = "approvals", deny_unknown_fields)]
struct Approvals {
    /// How many holders of each role must approve, all of them different persons.
    roles: BTreeMap<Name, Count>,
}

/// A number of persons.
#[derive(JsonSchema)]
#[schemars(inline)]
struct Count(#[schemars(range(min = 1))] u32);

/// A way a step may end.
#[derive(JsonSchema)]
#[schemars(title = "an outcome", deny_unknown_fields)]
struct Outcome {
    /// The words for people (default: the name).
    title: Option<Text>,
    /// The step it leads to (default: the next one).
    to: Option<Name>,
    /// Whether it refuses the whole request, with a reason (default: `false`).
    refuse: Option<bool>,
    /// Whether it ends the request as done (default: `false`).
    end: Option<bool>,
    /// Whether the step's promotion, checklist, approvals and required fields do not apply
    /// (default: `false`).
    skip: Option<bool>,
    /// Labels the issue carries from here on.
    labels: Option<Vec<Text>>,
}

/// A child request in another tracker.
#[derive(JsonSchema)]
#[schemars(title = "a handoff", deny_unknown_fields)]
struct Handoff {
    /// The tracker of the child.
    tracker: Name,
    /// The workflow the child runs.
    template: Name,
    /// The later step that the child's end finishes (default: this step).
    returns: Option<Name>,
    /// The outcome that step takes when the child is refused or cancelled (default: a person
    /// decides).
    on_refused: Option<Name>,
}
