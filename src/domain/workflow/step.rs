//! A step: who may finish it, how it may end, and what it asks for before it may pass.

use super::field::Field;
use crate::domain::duration::Length;
use crate::domain::ident::{EnvironmentId, ItemId, OutcomeId, RoleId, StepId, TrackerId, WorkflowId};

/// One step of a workflow.
#[derive(Debug, Clone)]
pub(crate) struct Step {
    pub(crate) id: StepId,
    pub(crate) title: String,
    /// The roles that may finish it; never empty.
    pub(crate) by: Vec<RoleId>,
    /// The platform its work happens on, where that is not the workflow's tracker (seed S1-01).
    pub(crate) tracker: Option<TrackerId>,
    /// The part of the process it belongs to ("Staging Cluster"), a heading in diagrams.
    pub(crate) phase: Option<String>,
    /// The role that brings the question to this step.
    pub(crate) asked_by: Option<RoleId>,
    /// The roles that are told the result.
    pub(crate) informs: Vec<RoleId>,
    pub(crate) fields: Vec<Field>,
    pub(crate) checklist: Vec<ChecklistItem>,
    pub(crate) approvals: Vec<ApprovalRule>,
    /// Never empty; `done` to the next step unless the pack says otherwise.
    pub(crate) outcomes: Vec<Outcome>,
    /// The environment this step deploys to.
    pub(crate) promote: Option<EnvironmentId>,
    /// The environment its work happens in, without a recorded deployment.
    pub(crate) environment: Option<EnvironmentId>,
    /// The environment whose deployment this step verifies.
    pub(crate) verifies: Option<EnvironmentId>,
    pub(crate) handoff: Option<Handoff>,
    /// Labels the issue carries while the request stands here.
    pub(crate) labels: Vec<String>,
    /// Time spent here is waiting on somebody else: clocks pause.
    pub(crate) waiting: bool,
    /// The time target of the step.
    pub(crate) within: Option<Length>,
}

/// One item of a checklist, keyed by id so that its text may be reworded.
#[derive(Debug, Clone)]
pub(crate) struct ChecklistItem {
    pub(crate) id: ItemId,
    pub(crate) text: String,
}

/// How many holders of a role must approve.
#[derive(Debug, Clone)]
pub(crate) struct ApprovalRule {
    pub(crate) role: RoleId,
    pub(crate) count: u32,
}

/// A way a step may end.
#[derive(Debug, Clone)]
pub(crate) struct Outcome {
    pub(crate) id: OutcomeId,
    pub(crate) title: Option<String>,
    pub(crate) effect: Effect,
    /// The step's asks (promotion, checklist, approvals, required fields) do not apply: "if applicable".
    pub(crate) skip: bool,
    /// Labels the issue carries from this outcome on, until the request goes back before this step.
    pub(crate) labels: Vec<String>,
}

/// What an outcome does to the request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Effect {
    /// On to the next step; behind the last step the request is done.
    Next,
    /// To the named step, earlier or later.
    To(StepId),
    /// Ends the request as refused; asks for a reason.
    Refuse,
    /// Ends the request as done.
    End,
}

/// A child request in another tracker.
#[derive(Debug, Clone)]
pub(crate) struct Handoff {
    pub(crate) tracker: TrackerId,
    /// The workflow the child runs.
    pub(crate) template: WorkflowId,
    /// The later step that the child's end finishes; `None`: the step that hands over.
    pub(crate) returns: Option<StepId>,
    /// The outcome the waiting step takes when the child is refused or cancelled; `None`: a person decides.
    pub(crate) on_refused: Option<OutcomeId>,
}

impl Step {
    /// The outcome of that id.
    pub(crate) fn outcome(&self, id: &str) -> Option<&Outcome> {
        self.outcomes.iter().find(|outcome| outcome.id.as_str() == id)
    }

    /// The outcome taken when none is named: `done`, else the only one, else `None`.
    pub(crate) fn default_outcome(&self) -> Option<&Outcome> {
        match self.outcomes.as_slice() {
            [only] => Some(only),
            _ => self.outcome("done"),
        }
    }

    /// The first outcome that lets the request go on, the one a child's success takes.
    pub(crate) fn forward_outcome(&self) -> Option<&Outcome> {
        self.default_outcome()
            .filter(|outcome| outcome.effect != Effect::Refuse)
            .or_else(|| self.outcomes.iter().find(|outcome| matches!(outcome.effect, Effect::Next | Effect::End)))
    }

    /// The outcomes that refuse the request.
    pub(crate) fn refusals(&self) -> impl Iterator<Item = &Outcome> {
        self.outcomes.iter().filter(|outcome| outcome.effect == Effect::Refuse)
    }
}
