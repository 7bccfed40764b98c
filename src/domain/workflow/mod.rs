//! A workflow as the pack declares it: steps in order, outcomes, and what each step asks for. What
//! is not declared is prohibited. It holds no request; `request::replay` runs one through it.

mod field;
mod step;

pub(crate) use field::{Field, FieldKind, is_version};
pub(crate) use step::{ApprovalRule, ChecklistItem, Effect, Handoff, Outcome, Step};

use super::duration::Length;
use super::ident::{CalendarId, FieldId, RoleId, StepId, TrackerId, WorkflowId};

/// The workflow in which a broken glass is reviewed.
pub(crate) const GLASS_REVIEW: &str = "break-glass-review";

/// Whether the process refuses or only warns and records.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Enforcement {
    Strict,
    Advisory,
}

/// What a pair of `separate` speaks of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Part {
    /// `request`: opening the request.
    Opening,
    /// A step's id: finishing that step.
    Finishing(StepId),
    /// `approve-STEP`: approving that step.
    Approving(StepId),
}

/// How many requests of a workflow may be open at once (seed S1-15).
#[derive(Debug, Clone)]
pub(crate) struct WipLimit {
    pub(crate) limit: u32,
    /// The lane for urgencies: who may use it, and how many at once (`None`: any number).
    pub(crate) urgent: Option<UrgentLane>,
}

/// The urgent lane of a [`WipLimit`].
#[derive(Debug, Clone)]
pub(crate) struct UrgentLane {
    pub(crate) by: Vec<RoleId>,
    pub(crate) limit: Option<u32>,
}

/// Whether requests of a workflow have a severity; without a rule they have none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum SeverityRule {
    /// Given when the request is opened.
    Required,
    /// Given then, later or never.
    Optional,
}

/// How a request that has ended goes on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ReopenRule {
    /// The step it goes on at; it must have come that far before.
    pub(crate) to: StepId,
    /// Who may reopen it; never empty.
    pub(crate) by: Vec<RoleId>,
}

/// One version of a workflow.
#[derive(Debug, Clone)]
pub(crate) struct Workflow {
    pub(crate) id: WorkflowId,
    pub(crate) version: u32,
    pub(crate) title: String,
    /// Where its requests are kept.
    pub(crate) tracker: TrackerId,
    pub(crate) enforcement: Enforcement,
    /// One person may fill separated parts; the limit is written into the decision.
    pub(crate) small_team: bool,
    /// Who may open a request; empty: whoever holds any role.
    pub(crate) open_by: Vec<RoleId>,
    /// Asked when a request is opened.
    pub(crate) fields: Vec<Field>,
    /// The field that names what is deployed, to tell two services' versions apart.
    pub(crate) component: Option<FieldId>,
    /// Pairs of parts that need different persons.
    pub(crate) separate: Vec<(Part, Part)>,
    pub(crate) wip: Option<WipLimit>,
    pub(crate) severity: Option<SeverityRule>,
    /// Without it an end is final.
    pub(crate) reopen: Option<ReopenRule>,
    /// The calendar of its steps whose roles have none.
    pub(crate) calendar: Option<CalendarId>,
    /// Without any event for this long a request counts as stale (seed S1-11).
    pub(crate) stale_after: Option<Length>,
    /// Never empty.
    pub(crate) steps: Vec<Step>,
    /// SHA-256 (hex) of the workflow's declaration, to notice a change without a new version.
    pub(crate) digest: String,
}

impl Workflow {
    /// The step of that id.
    pub(crate) fn step(&self, id: &str) -> Option<&Step> {
        self.steps.iter().find(|step| step.id.as_str() == id)
    }

    /// The place of a step in the order, from 0.
    pub(crate) fn position(&self, id: &StepId) -> Option<usize> {
        self.steps.iter().position(|step| &step.id == id)
    }

    /// The step after the one at `position`, `None` behind the last.
    pub(crate) fn step_after(&self, position: usize) -> Option<&Step> {
        self.steps.get(position + 1)
    }

    /// The field of that id, of the workflow or of any step.
    pub(crate) fn field(&self, id: &str) -> Option<&Field> {
        let of_steps = self.steps.iter().flat_map(|step| &step.fields);
        self.fields.iter().chain(of_steps).find(|field| field.id.as_str() == id)
    }

    /// `service` or, when several versions matter, `service` version 2 as `service@2`.
    pub(crate) fn reference(&self) -> String {
        format!("{}@{}", self.id, self.version)
    }

    /// Every label its steps and outcomes may set, without repeats, in order of first mention.
    pub(crate) fn labels(&self) -> Vec<&str> {
        let mut labels = Vec::new();
        for step in &self.steps {
            let of_outcomes = step.outcomes.iter().flat_map(|outcome| &outcome.labels);
            for label in step.labels.iter().chain(of_outcomes) {
                if !labels.contains(&label.as_str()) {
                    labels.push(label.as_str());
                }
            }
        }
        labels
    }
}
