//! Where a request stands: what replay has made of its log. Only `replay` changes it.

mod glass;

pub(crate) use glass::Glass;

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::canonical::canonical;
use super::digest::{Digest, sha256};
use super::event::{ChildEnd, DeployAction, DeployOutcome, EventKind, ParentRef, WindowSaid};
use crate::domain::ident::{EnvironmentId, FieldId, ItemId, OutcomeId, PersonId, SeverityId, StepId, TrackerId};
use crate::domain::people::Instant;
use crate::domain::sla::Record;
use crate::domain::workflow::{Effect, Part, Step, Workflow};

/// Whether and how a request has ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Phase {
    Open,
    Done,
    Refused { reason: String },
    Cancelled { reason: String },
}

impl Phase {
    /// The word of the JSON output and of filters.
    pub(crate) fn name(&self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Done => "done",
            Self::Refused { .. } => "refused",
            Self::Cancelled { .. } => "cancelled",
        }
    }

    /// How a child in this phase ended, seen from its parent.
    pub(crate) fn end(&self) -> Option<ChildEnd> {
        match self {
            Self::Open => None,
            Self::Done => Some(ChildEnd::Done),
            Self::Refused { .. } => Some(ChildEnd::Refused),
            Self::Cancelled { .. } => Some(ChildEnd::Cancelled),
        }
    }
}

/// A finished step that still counts: the request has not gone back before it since.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Passed {
    pub(crate) step: StepId,
    pub(crate) outcome: OutcomeId,
    pub(crate) by: PersonId,
    pub(crate) at: Instant,
    /// See [`State::place`].
    pub(crate) place: u32,
}

/// What a person last said about the current step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Stance {
    Approved { release: Option<String>, subject: String },
    Rejected { reason: String },
}

/// A deployment that began.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Deployment {
    /// The id of the event that began it.
    pub(crate) event: String,
    pub(crate) environment: EnvironmentId,
    pub(crate) release: String,
    pub(crate) action: DeployAction,
    pub(crate) component: Option<String>,
    /// What the windows said of it then; `None` where none spoke of it.
    pub(crate) window: Option<WindowSaid>,
    /// The id of the event that broke the glass for it.
    pub(crate) glass: Option<String>,
    pub(crate) by: PersonId,
    pub(crate) started: Instant,
    /// See [`State::place`].
    pub(crate) place: u32,
    /// `None` while it runs.
    pub(crate) end: Option<DeploymentEnd>,
}

/// How a deployment ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct DeploymentEnd {
    pub(crate) outcome: DeployOutcome,
    pub(crate) at: Instant,
    /// See [`State::place`].
    pub(crate) place: u32,
}

impl Deployment {
    /// How it ended; `running` while it has not.
    pub(crate) fn outcome_name(&self) -> &'static str {
        self.end.as_ref().map_or("running", |end| end.outcome.name())
    }

    /// Whether the version runs there since: it was deployed.
    pub(crate) fn succeeded(&self) -> bool {
        self.end.as_ref().is_some_and(|end| end.outcome == DeployOutcome::Deployed)
    }
}

/// A step handed to a child request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct HandedOff {
    pub(crate) step: StepId,
    pub(crate) tracker: TrackerId,
    /// The child's ULID.
    pub(crate) child: String,
    /// The child's number, once it is known.
    pub(crate) number: Option<u64>,
    /// The step that waits for the child's end.
    pub(crate) awaited_by: StepId,
    pub(crate) end: Option<ChildEnd>,
    /// The request went back to the handing step or before it since: the child no longer counts.
    pub(crate) left: bool,
}

/// A fact about an environment that other requests of the family build on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Reached {
    pub(crate) environment: EnvironmentId,
    /// `None` where the work happened there without a recorded deployment.
    pub(crate) release: Option<String>,
    pub(crate) verified: bool,
}

/// The replayed state of one request.
#[derive(Debug, Clone)]
pub(crate) struct State {
    pub(crate) request: String,
    pub(crate) title: String,
    pub(crate) requester: PersonId,
    pub(crate) opened: Instant,
    pub(crate) urgent: bool,
    /// As it was written; a pack may have dropped it since.
    pub(crate) severity: Option<SeverityId>,
    /// What its clocks go by.
    pub(crate) record: Record,
    pub(crate) parent: Option<ParentRef>,
    pub(crate) fields: BTreeMap<FieldId, String>,
    pub(crate) phase: Phase,
    /// The current step; the last one once the request has ended.
    pub(crate) step: StepId,
    /// When the current step was entered.
    pub(crate) entered: Instant,
    /// The place of the event by which it was entered.
    pub(crate) entered_place: u32,
    /// The digest of the last accepted moving event.
    pub(crate) head: Digest,
    /// The digest by which the current step was entered.
    pub(crate) epoch: Digest,
    /// The highest number an event of the log claims; the next one is written with the one after.
    pub(crate) seq: u32,
    /// How many events have counted. What came before what is told by this and never by the numbers
    /// events claim, which their authors choose.
    pub(crate) place: u32,
    /// The time of the last accepted event.
    pub(crate) updated: Instant,
    pub(crate) passed: Vec<Passed>,
    /// Who ever did which part, for separation of duties.
    pub(crate) acts: Vec<(Part, PersonId)>,
    /// The latest stance of each person on the current step.
    pub(crate) stances: BTreeMap<PersonId, (Stance, Instant)>,
    /// Ticked items of the current step, with who ticked them.
    pub(crate) checked: BTreeMap<ItemId, PersonId>,
    pub(crate) assignee: Option<PersonId>,
    /// Why it waits, while it does.
    pub(crate) waiting: Option<String>,
    /// Why its owner was asked to look at the current step at once.
    pub(crate) escalated: Option<String>,
    pub(crate) deployments: Vec<Deployment>,
    pub(crate) handoffs: Vec<HandedOff>,
    /// Every glass that was ever broken, in the order of the log.
    pub(crate) glasses: Vec<Glass>,
    /// Why the log does not add up, until it is repaired.
    pub(crate) broken: Option<String>,
    /// The digest of the workflow's declaration the request was opened (or migrated) under.
    pub(crate) workflow_digest: String,
    /// The last accepted event of each person, by id.
    pub(crate) last_by: BTreeMap<PersonId, String>,
}

impl State {
    /// Whether it is still open.
    pub(crate) fn is_open(&self) -> bool {
        self.phase == Phase::Open
    }

    /// Who may not fill `part` because they filled the other part of a separated pair.
    pub(crate) fn barred(&self, workflow: &Workflow, part: &Part) -> BTreeSet<&PersonId> {
        let others = workflow.separate.iter().filter_map(|(left, right)| {
            if left == part {
                Some(right)
            } else if right == part {
                Some(left)
            } else {
                None
            }
        });
        others.flat_map(|other| self.acts.iter().filter(move |(act, _)| act == other)).map(|(_, who)| who).collect()
    }

    /// Whether losing an event could open a gate, so that it must not vanish unnoticed by being
    /// edited: objections, changes of the subject and of the severity, whatever ends the request or
    /// sends it back, and what begins something that may not begin twice.
    pub(crate) fn is_closed_by(&self, workflow: &Workflow, actor: &PersonId, kind: &EventKind) -> bool {
        let leads_on = |step: &StepId, outcome: &OutcomeId| {
            let outcome = workflow.step(step.as_str()).and_then(|step| step.outcome(outcome.as_str()));
            outcome.is_some_and(|outcome| moves_on(workflow, step, &outcome.effect))
        };
        match kind {
            EventKind::Reject { .. }
            | EventKind::Check { undo: true, .. }
            | EventKind::Set { .. }
            | EventKind::Cancel { .. }
            | EventKind::Reopen { .. }
            | EventKind::Severity { .. }
            | EventKind::Deploy(_)
            | EventKind::HandOff { .. }
            | EventKind::Migrate { .. } => true,
            // A person who approves something else no longer approves what they approved before.
            EventKind::Approve(approving) => matches!(
                self.stances.get(actor),
                Some((Stance::Approved { subject, .. }, _)) if *subject != approving.subject
            ),
            EventKind::Finish(finishing) => !leads_on(&finishing.step, &finishing.outcome),
            EventKind::Returned { step, outcome, .. } => !leads_on(step, outcome),
            EventKind::Open(_)
            | EventKind::Lift { .. }
            | EventKind::Check { undo: false, .. }
            | EventKind::Assign { .. }
            | EventKind::Escalate { .. }
            | EventKind::Note { .. }
            | EventKind::Wait { .. }
            | EventKind::Resume {}
            | EventKind::Deployed(_)
            | EventKind::BreakGlass(_)
            | EventKind::ApproveGlass { .. }
            | EventKind::Linked { .. }
            | EventKind::Repair { .. } => false,
        }
    }

    /// Rollbacks to a version that this request had not deployed there before: whether it ran there at
    /// all, other requests know.
    pub(crate) fn rollbacks_elsewhere(&self) -> impl Iterator<Item = &Deployment> {
        self.deployments.iter().filter(|rollback| {
            rollback.action == DeployAction::Rollback
                && !self.deployments.iter().any(|earlier| {
                    earlier.place < rollback.place
                        && earlier.environment == rollback.environment
                        && earlier.release == rollback.release
                        && earlier.succeeded()
                })
        })
    }

    /// The deployment that runs now.
    pub(crate) fn running(&self) -> Option<&Deployment> {
        self.deployments.iter().find(|deployment| deployment.end.is_none())
    }

    /// The child the current step waits for. One handed off before the request went back over its
    /// handing step is none.
    pub(crate) fn awaited(&self) -> Option<&HandedOff> {
        self.handoffs.iter().rfind(|handoff| handoff.awaited_by == self.step && !handoff.left)
    }

    /// What an approval of the current step is given for: the request's fields, and the release.
    pub(crate) fn subject(&self, release: Option<&str>) -> String {
        let fields = serde_json::to_value(&self.fields).map(|value| canonical(&value)).unwrap_or_default();
        sha256([self.request.as_str(), self.step.as_str(), &fields, release.unwrap_or_default()])
    }

    /// The release the request is about: its field of type version, else what it deployed last,
    /// else what its family deployed last.
    pub(crate) fn release(&self, workflow: &Workflow, family: &[Reached]) -> Option<String> {
        let named = self.version_field(workflow).map(|(_, value)| value.to_owned());
        let released = |it: &&Deployment| it.succeeded() && it.action != DeployAction::Rollback;
        named
            .or_else(|| self.deployments.iter().rfind(released).map(|it| it.release.clone()))
            .or_else(|| family.iter().rev().find_map(|reached| reached.release.clone()))
    }

    /// The first filled field of type version.
    pub(crate) fn version_field(&self, workflow: &Workflow) -> Option<(&FieldId, &str)> {
        use crate::domain::workflow::FieldKind;
        self.fields.iter().find_map(|(id, value)| {
            let field = workflow.field(id.as_str())?;
            (field.kind == FieldKind::Version).then_some((id, value.as_str()))
        })
    }

    /// The value of the workflow's component field.
    pub(crate) fn component(&self, workflow: &Workflow) -> Option<&str> {
        workflow.component.as_ref().and_then(|field| self.fields.get(field)).map(String::as_str)
    }

    /// The date the request is due: the last filled field declared `due`.
    pub(crate) fn due(&self, workflow: &Workflow) -> Option<NaiveDate> {
        let of_steps = workflow.steps.iter().flat_map(|step| &step.fields);
        let fields = workflow.fields.iter().chain(of_steps).filter(|field| field.due);
        fields.filter_map(|field| self.fields.get(&field.id)).filter_map(|date| date.parse().ok()).next_back()
    }

    /// Whether the last deployment that ended in the current stay at the current step succeeded, and
    /// was not rolled back.
    pub(crate) fn deployed_here(&self, environment: &EnvironmentId) -> bool {
        let last = self.deployments.iter().rfind(|deployment| {
            &deployment.environment == environment && deployment.place > self.entered_place && deployment.end.is_some()
        });
        last.is_some_and(|deployment| deployment.succeeded() && deployment.action != DeployAction::Rollback)
    }

    /// The environments this request has reached: steps whose work happens in an environment and
    /// that were finished (not skipped), then deployments that succeeded, each in the order of the log.
    pub(crate) fn reached(&self, workflow: &Workflow) -> Vec<Reached> {
        let worked = self.passed.iter().filter_map(|passed| {
            let step = workflow.step(passed.step.as_str())?;
            let skipped = step.outcome(passed.outcome.as_str()).is_none_or(|outcome| outcome.skip);
            let environment = step.environment.as_ref().filter(|_| step.promote.is_none() && !skipped)?;
            Some(Reached { environment: environment.clone(), release: None, verified: true })
        });
        let deployed = self.deployments.iter().filter(|deployment| deployment.succeeded()).map(|deployment| Reached {
            environment: deployment.environment.clone(),
            release: Some(deployment.release.clone()),
            verified: self.is_verified(workflow, deployment),
        });
        worked.chain(deployed).collect()
    }

    /// Whether the deployment was verified while it was what ran there, and that still counts. What
    /// was deployed there meanwhile was verified in its stead.
    pub(crate) fn is_verified(&self, workflow: &Workflow, deployment: &Deployment) -> bool {
        let Some(end) = &deployment.end else { return false };
        let replaced = self.deployments.iter().filter(|it| it.environment == deployment.environment && it.succeeded());
        let replaced = replaced.filter_map(|it| it.end.as_ref()).map(|it| it.place).filter(|it| *it > end.place).min();
        let meanwhile =
            |passed: &&Passed| passed.place >= end.place && replaced.is_none_or(|replaced| passed.place < replaced);
        let passed = |step: &Step| self.passed.iter().filter(meanwhile).rfind(|passed| passed.step == step.id);
        let skipped =
            |step: &Step, passed: &Passed| step.outcome(passed.outcome.as_str()).is_none_or(|outcome| outcome.skip);
        let proven = |step: &&Step| passed(step).is_some_and(|passed| !skipped(step, passed));
        verifiers(workflow, &deployment.environment)
            .iter()
            .any(|steps| steps.iter().all(|step| passed(step).is_some()) && steps.iter().any(proven))
    }
}

/// Whether an effect, taken at `step`, carries the request forward rather than back or out.
pub(crate) fn moves_on(workflow: &Workflow, step: &StepId, effect: &Effect) -> bool {
    match effect {
        Effect::Next | Effect::End => true,
        Effect::Refuse => false,
        Effect::To(target) => workflow.position(target) > workflow.position(step),
    }
}

/// The ways a deployment to `environment` can be verified, each a list of steps of which all must be
/// passed and not all skipped: any step that says so; else all steps between the promoting step and
/// the next promotion; else the promoting step itself.
fn verifiers<'a>(workflow: &'a Workflow, environment: &EnvironmentId) -> Vec<Vec<&'a Step>> {
    let declared = workflow.steps.iter().filter(|step| step.verifies.as_ref() == Some(environment));
    let declared: Vec<_> = declared.map(|step| vec![step]).collect();
    if !declared.is_empty() {
        return declared;
    }
    let promoting = workflow.steps.iter().enumerate().filter(|(_, step)| step.promote.as_ref() == Some(environment));
    promoting
        .map(|(position, step)| {
            let behind = workflow.steps.iter().skip(position + 1);
            let between: Vec<_> = behind.take_while(|step| step.promote.is_none()).collect();
            if between.is_empty() { vec![step] } else { between }
        })
        .collect()
}
