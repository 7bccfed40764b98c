//! The events of a request's log: what one decision says, in the words that are
//! hashed. It judges nothing; `replay` does.

mod glass;
mod payload;

pub(crate) use glass::{Breaking, WindowSaid};
pub(crate) use payload::{Event, Link};

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::domain::duration::Length;
use crate::domain::ident::{
    EnvironmentId, FieldId, ItemId, OutcomeId, PersonId, SeverityId, StepId, TrackerId, WorkflowId,
};

/// What an event says. The names of variants and members are part of the log's format: they may be
/// added to, never renamed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "t", content = "args", rename_all = "kebab-case")]
pub(crate) enum EventKind {
    /// The request begins.
    Open(Opening),
    /// A step ends with an outcome.
    Finish(Finishing),
    /// The author approves the step's subject.
    Approve(Approving),
    /// The author objects; it holds until they or their lead lift it.
    Reject { step: StepId, reason: String },
    /// Takes back the objection of `person`.
    Lift { step: StepId, person: PersonId },
    /// Ticks items of the step's checklist (or, with `undo`, unticks them).
    Check {
        step: StepId,
        items: Vec<ItemId>,
        #[serde(default, skip_serializing_if = "is_false")]
        undo: bool,
    },
    /// Changes fields of the request.
    Set { fields: BTreeMap<FieldId, String> },
    /// Names who does the step; without a person, nobody in particular.
    Assign {
        #[serde(default, skip_serializing_if = "Option::is_none")]
        person: Option<PersonId>,
    },
    /// Asks the owner of the step to look at it now (seed S1-09): on the issue, not at anybody's desk.
    Escalate { step: StepId, to: PersonId, reason: String },
    /// A remark.
    Note { text: String },
    /// The request waits for something outside; clocks pause.
    Wait { reason: String },
    /// The waiting is over.
    Resume {},
    /// The request ends without a result.
    Cancel { reason: String },
    /// The request goes on at an earlier step after it had ended.
    Reopen { step: StepId, reason: String },
    /// The request is as severe as this from now on.
    Severity { severity: SeverityId, reason: String },
    /// A deployment begins. Whoever wins this event runs the command.
    Deploy(Deploying),
    /// The deployment that began with the event `deploy` has ended.
    Deployed(DeployEnd),
    /// Windows, and perhaps approvals, are set aside for a while, because of an incident.
    BreakGlass(Breaking),
    /// Another person agrees that the glass is broken by the event `glass`.
    ApproveGlass { glass: String },
    /// The step is handed to a child request in another tracker.
    HandOff { step: StepId, tracker: TrackerId, child: String },
    /// The child request, or the review of a broken glass, exists under this number.
    Linked { child: String, number: u64 },
    /// The child has ended, which finishes a step here.
    Returned { step: StepId, child: String, end: ChildEnd, outcome: OutcomeId },
    /// The request goes on under another version of its workflow.
    Migrate { version: u32, digest: String, step: StepId },
    /// A steward re-anchors a broken log at what replay can still prove.
    Repair {
        reason: String,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        step: Option<StepId>,
    },
}

/// The arguments of [`EventKind::Open`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Opening {
    pub(crate) workflow: WorkflowId,
    pub(crate) version: u32,
    /// The digest of the workflow's declaration.
    pub(crate) digest: String,
    pub(crate) title: String,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub(crate) fields: BTreeMap<FieldId, String>,
    #[serde(default, skip_serializing_if = "is_false")]
    pub(crate) urgent: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) severity: Option<SeverityId>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) parent: Option<ParentRef>,
    /// Whose request it is, where another person writes the opening: the review of a glass belongs to
    /// who broke it. No other request is opened so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) requester: Option<PersonId>,
}

/// The request a child was handed off from, or whose broken glass is reviewed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct ParentRef {
    pub(crate) tracker: TrackerId,
    /// The parent's ULID.
    pub(crate) request: String,
    /// The ULID of the first request of the whole family: the correlation id.
    pub(crate) correlation: String,
}

/// The arguments of [`EventKind::Finish`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Finishing {
    pub(crate) step: StepId,
    pub(crate) outcome: OutcomeId,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub(crate) fields: BTreeMap<FieldId, String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) reason: Option<String>,
    /// Idents of checks that would have refused and were waived (advisory, small team).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) waived: Vec<String>,
}

/// The arguments of [`EventKind::Approve`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Approving {
    pub(crate) step: StepId,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) release: Option<String>,
    /// What was approved: see `State::subject`.
    pub(crate) subject: String,
}

/// The arguments of [`EventKind::Deploy`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Deploying {
    pub(crate) environment: EnvironmentId,
    pub(crate) release: String,
    pub(crate) action: DeployAction,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) component: Option<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) waived: Vec<String>,
    /// How long it is planned to take, on the clock on the wall.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) planned: Option<Length>,
    /// `None` where no window speaks of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) window: Option<WindowSaid>,
    /// The id of the event that broke the glass for it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) glass: Option<String>,
}

/// Why something is deployed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum DeployAction {
    Release,
    Maintenance,
    /// Back to a version that ran there before.
    Rollback,
}

/// The arguments of [`EventKind::Deployed`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct DeployEnd {
    /// The id of the event that began it.
    pub(crate) deploy: String,
    pub(crate) outcome: DeployOutcome,
    /// The command's exit status, where one ran and ended.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) exit: Option<i32>,
    /// SHA-256 (hex) of the kept output.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) output: Option<String>,
    /// The outcome with which this also finishes the promoting step.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) finish: Option<OutcomeId>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) note: Option<String>,
}

/// How a deployment ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum DeployOutcome {
    Deployed,
    Failed,
    Aborted,
}

/// How a child request ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum ChildEnd {
    Done,
    Refused,
    Cancelled,
}

impl ChildEnd {
    /// The word for people and for JSON output.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Done => "done",
            Self::Refused => "refused",
            Self::Cancelled => "cancelled",
        }
    }
}

impl DeployAction {
    /// The word for people and for JSON output.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Release => "release",
            Self::Maintenance => "maintenance",
            Self::Rollback => "rollback",
        }
    }
}

impl DeployOutcome {
    /// The word for people and for JSON output.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Deployed => "deployed",
            Self::Failed => "failed",
            Self::Aborted => "aborted",
        }
    }
}

impl EventKind {
    /// Whether it moves the request and so must win against other moves.
    pub(crate) fn moves(&self) -> bool {
        !matches!(
            self,
            Self::Approve(_)
                | Self::Reject { .. }
                | Self::Lift { .. }
                | Self::Check { .. }
                | Self::Set { .. }
                | Self::Assign { .. }
                | Self::Escalate { .. }
                | Self::Note { .. }
                | Self::BreakGlass(_)
                | Self::ApproveGlass { .. }
                | Self::Linked { .. }
        )
    }

    /// The name of its kind, as in the log and in JSON output.
    pub(crate) fn name(&self) -> &'static str {
        match self {
            Self::Open(_) => "open",
            Self::Finish(_) => "finish",
            Self::Approve(_) => "approve",
            Self::Reject { .. } => "reject",
            Self::Lift { .. } => "lift",
            Self::Check { .. } => "check",
            Self::Set { .. } => "set",
            Self::Assign { .. } => "assign",
            Self::Escalate { .. } => "escalate",
            Self::Note { .. } => "note",
            Self::Wait { .. } => "wait",
            Self::Resume {} => "resume",
            Self::Cancel { .. } => "cancel",
            Self::Reopen { .. } => "reopen",
            Self::Severity { .. } => "severity",
            Self::Deploy(_) => "deploy",
            Self::Deployed(_) => "deployed",
            Self::BreakGlass(_) => "break-glass",
            Self::ApproveGlass { .. } => "approve-glass",
            Self::HandOff { .. } => "hand-off",
            Self::Linked { .. } => "linked",
            Self::Returned { .. } => "returned",
            Self::Migrate { .. } => "migrate",
            Self::Repair { .. } => "repair",
        }
    }

    /// The step it speaks of, where it names one.
    pub(crate) fn step(&self) -> Option<&StepId> {
        match self {
            Self::Finish(finishing) => Some(&finishing.step),
            Self::Approve(approving) => Some(&approving.step),
            Self::Reject { step, .. }
            | Self::Lift { step, .. }
            | Self::Check { step, .. }
            | Self::Escalate { step, .. }
            | Self::Reopen { step, .. }
            | Self::HandOff { step, .. }
            | Self::Returned { step, .. }
            | Self::Migrate { step, .. } => Some(step),
            Self::Repair { step, .. } => step.as_ref(),
            _ => None,
        }
    }
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde calls it with a reference")]
fn is_false(flag: &bool) -> bool {
    !flag
}
