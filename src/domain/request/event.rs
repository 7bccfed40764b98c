//! The events of a request's log, and their payload: what one decision says, in the words that are
//! hashed. It judges nothing; `replay` does.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::canonical::canonical;
use super::digest::{Digest, sha256};
use crate::domain::ident::{EnvironmentId, FieldId, ItemId, OutcomeId, PersonId, StepId, TrackerId, WorkflowId};

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
    /// A deployment begins. Whoever wins this event runs the command.
    Deploy(Deploying),
    /// The deployment that began with the event `deploy` has ended.
    Deployed(DeployEnd),
    /// The step is handed to a child request in another tracker.
    HandOff { step: StepId, tracker: TrackerId, child: String },
    /// The child request exists under this number.
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
    pub(crate) parent: Option<ParentRef>,
}

/// The request a child was handed off from.
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

/// What an event builds on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Link {
    /// Moves the request: the digest of the last accepted moving event. One of two wins.
    Base(Digest),
    /// Commutes with others of its epoch: the digest by which the current step was entered, and
    /// the author's own last event, so that saying the same twice on purpose is two events.
    Epoch { epoch: Digest, previous: String },
}

/// One event as it is written into a comment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Event {
    /// A hash of what it does, 32 hexadecimal digits: the same decision has the same id.
    pub(crate) id: String,
    /// The request's ULID.
    pub(crate) request: String,
    pub(crate) kind: EventKind,
    pub(crate) link: Link,
    /// The digest of the pack it was decided under.
    pub(crate) policy: String,
    /// Its place among the events of the log, from 1.
    pub(crate) seq: u32,
}

/// Why a payload is no event.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub(crate) enum PayloadError {
    #[error("is not JSON")]
    NotJson,
    #[error("is not in canonical form")]
    NotCanonical,
    #[error("is of a kind this opsctl does not know")]
    UnknownKind,
    #[error("has an id that does not match what it says")]
    WrongId,
}

#[derive(Serialize, Deserialize)]
struct Wire {
    #[serde(flatten)]
    kind: EventKind,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    base: Option<Digest>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    epoch: Option<Digest>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    prev: Option<String>,
    id: String,
    pol: String,
    req: String,
    seq: u32,
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
            Self::Deploy(_) => "deploy",
            Self::Deployed(_) => "deployed",
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
            | Self::HandOff { step, .. }
            | Self::Returned { step, .. }
            | Self::Migrate { step, .. } => Some(step),
            Self::Repair { step, .. } => step.as_ref(),
            _ => None,
        }
    }
}

impl Event {
    /// Makes the event `actor` (an account's stable id) writes.
    pub(crate) fn new(request: &str, actor: &str, kind: EventKind, link: Link, policy: &str, seq: u32) -> Self {
        let id = Self::id_of(request, actor, &kind, &link);
        Self { id, request: request.to_owned(), kind, link, policy: policy.to_owned(), seq }
    }

    /// hash(request, actor, type, args, base): running the same command again after a crash gives
    /// the same id.
    fn id_of(request: &str, actor: &str, kind: &EventKind, link: &Link) -> String {
        let says = serde_json::to_value(kind).map(|value| canonical(&value)).unwrap_or_default();
        let (base, previous) = match link {
            Link::Base(base) => (base.as_str(), ""),
            Link::Epoch { epoch, previous } => (epoch.as_str(), previous.as_str()),
        };
        let mut id = sha256([request, actor, &says, base, previous]);
        id.truncate(32);
        id
    }

    /// The payload: canonical JSON.
    pub(crate) fn payload(&self) -> String {
        let (base, epoch, prev) = match &self.link {
            Link::Base(base) => (Some(base.clone()), None, None),
            Link::Epoch { epoch, previous } => (None, Some(epoch.clone()), Some(previous.clone())),
        };
        let wire = Wire {
            kind: self.kind.clone(),
            base,
            epoch,
            prev,
            id: self.id.clone(),
            pol: self.policy.clone(),
            req: self.request.clone(),
            seq: self.seq,
        };
        serde_json::to_value(wire).map(|value| canonical(&value)).unwrap_or_default()
    }

    /// Reads a payload written by the account `actor`. Whatever would not be written again in the
    /// very same bytes is no event.
    pub(crate) fn read(payload: &str, actor: &str) -> Result<Self, PayloadError> {
        let value: Value = serde_json::from_str(payload).map_err(|_| PayloadError::NotJson)?;
        if canonical(&value) != payload {
            return Err(PayloadError::NotCanonical);
        }
        let wire: Wire = serde_json::from_value(value).map_err(|_| PayloadError::UnknownKind)?;
        let link = match (wire.base, wire.epoch, wire.prev) {
            (Some(base), None, None) if wire.kind.moves() => Link::Base(base),
            (None, Some(epoch), Some(previous)) if !wire.kind.moves() => Link::Epoch { epoch, previous },
            _ => return Err(PayloadError::UnknownKind),
        };
        let event = Self { id: wire.id, request: wire.req, kind: wire.kind, link, policy: wire.pol, seq: wire.seq };
        // Members this version does not know would be lost on the way through its types.
        if event.payload() != payload {
            return Err(PayloadError::UnknownKind);
        }
        if event.id != Self::id_of(&event.request, actor, &event.kind, &event.link) {
            return Err(PayloadError::WrongId);
        }
        Ok(event)
    }
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde calls it with a reference")]
fn is_false(flag: &bool) -> bool {
    !flag
}

#[cfg(test)]
mod tests {
    use super::*;

    fn note() -> Event {
        let link = Link::Epoch { epoch: Digest::genesis(), previous: String::new() };
        Event::new("01JD", "alice", EventKind::Note { text: "/close @x".into() }, link, "p", 3)
    }

    #[test]
    fn a_payload_reads_back() {
        let event = note();
        insta::assert_snapshot!(event.payload(), @r#"{"args":{"text":"\u002fclose \u0040x"},"epoch":"","id":"7e700bebd55d876f1f89012a58d35229","pol":"p","prev":"","req":"01JD","seq":3,"t":"note"}"#);
        assert_eq!(Event::read(&event.payload(), "alice"), Ok(event));
    }

    #[test]
    fn a_payload_that_was_touched_is_no_event() {
        let payload = note().payload();
        let cases = [
            (payload.replace("\"seq\":3", "\"seq\": 3"), PayloadError::NotCanonical),
            (payload.replace("close", "open"), PayloadError::WrongId),
            (payload.replace("\"t\":\"note\"", "\"t\":\"nope\""), PayloadError::UnknownKind),
            (payload.replace("\"seq\":3,", "\"seq\":3,\"sha\":1,"), PayloadError::UnknownKind),
            (payload.replace("\"epoch\"", "\"base\""), PayloadError::UnknownKind),
            (payload.replace("\"seq\":3", "\"seq\":3.0"), PayloadError::UnknownKind),
            (format!("{payload}x"), PayloadError::NotJson),
            ("[".repeat(500), PayloadError::NotJson),
        ];
        for (touched, expected) in cases {
            assert_eq!(Event::read(&touched, "alice"), Err(expected), "{touched}");
        }
        assert_eq!(Event::read(&payload, "bob"), Err(PayloadError::WrongId), "an event belongs to its author");
    }
}
