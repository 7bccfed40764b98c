//! What an accepted event does to the state. It judges nothing: whatever comes here has passed its
//! guards.

use std::collections::BTreeMap;

use super::facts;
use crate::domain::ident::{OutcomeId, PersonId, StepId};
use crate::domain::pack::Pack;
use crate::domain::people::{Instant, Person};
use crate::domain::request::digest::Digest;
use crate::domain::request::event::{DeployAction, DeployEnd, DeployOutcome, Event, EventKind, Finishing, Opening};
use crate::domain::request::guard::{Guard, Scene};
use crate::domain::request::state::{
    Deployment, DeploymentEnd, Glass, HandedOff, Passed, Phase, Stance, State, moves_on,
};
use crate::domain::sla::{Ending, Fact, Record};
use crate::domain::workflow::{Effect, Part, Workflow};

/// The state after the first event.
pub(super) fn opened(
    workflow: &Workflow,
    request: &str,
    event: &Event,
    opening: &Opening,
    actor: &Person,
    digest: &Digest,
    at: Instant,
) -> Option<State> {
    let first = workflow.steps.first()?;
    let requester = opening.requester.as_ref().unwrap_or(&actor.id);
    let mut state = State {
        request: request.to_owned(),
        title: opening.title.clone(),
        requester: requester.clone(),
        opened: at,
        urgent: opening.urgent,
        severity: None,
        record: Record::new(at),
        parent: opening.parent.clone(),
        fields: opening.fields.clone(),
        phase: Phase::Open,
        step: first.id.clone(),
        entered: at,
        entered_place: 1,
        head: digest.clone(),
        epoch: digest.clone(),
        seq: event.seq,
        place: 1,
        updated: at,
        passed: Vec::new(),
        acts: vec![(Part::Opening, requester.clone())],
        stances: BTreeMap::new(),
        checked: BTreeMap::new(),
        assignee: None,
        waiting: None,
        escalated: None,
        deployments: Vec::new(),
        handoffs: Vec::new(),
        glasses: Vec::new(),
        broken: None,
        workflow_digest: opening.digest.clone(),
        last_by: BTreeMap::from([(actor.id.clone(), event.id.clone())]),
    };
    if let Some(severity) = &opening.severity {
        facts::rate(&mut state, severity, event, at);
    }
    state.record.promise(at, state.due(workflow));
    facts::enter(&mut state, first, event, at);
    Some(state)
}

/// The outcome with which an event that ends a deployment also finishes the promoting step, when
/// its author may do so and nothing else is asked.
pub(super) fn finishes(scene: &Scene<'_>, actor: &Person, kind: &EventKind) -> Option<OutcomeId> {
    let EventKind::Deployed(end) = kind else { return None };
    let outcome = end.finish.clone().filter(|_| end.outcome == DeployOutcome::Deployed)?;
    let running = scene.state.running().filter(|running| running.action != DeployAction::Rollback)?;
    scene.step()?.promote.as_ref().filter(|environment| **environment == running.environment)?;
    let mut after = scene.state.clone();
    close(&mut after, end, scene.at, u32::MAX);
    let after = Scene { state: &after, ..*scene };
    let step = scene.state.step.clone();
    let finishing =
        Finishing { step, outcome: outcome.clone(), fields: BTreeMap::new(), reason: None, waived: Vec::new() };
    let free = !after.guards(actor, &EventKind::Finish(finishing)).iter().any(Guard::blocks);
    free.then_some(outcome)
}

/// Applies an event that moves the request. Returns the workflow it goes on under.
#[expect(clippy::too_many_arguments, reason = "the whole of one event, spread once")]
pub(super) fn moved<'a>(
    pack: &'a Pack,
    workflow: &'a Workflow,
    state: &mut State,
    event: &Event,
    actor: &Person,
    digest: &Digest,
    at: Instant,
    finishes: Option<OutcomeId>,
) -> &'a Workflow {
    let mut after = workflow;
    let stay = Stay { digest, at, event, place: state.place.saturating_add(1) };
    if !matches!(event.kind, EventKind::Reopen { .. }) {
        facts::hear(state, event, actor, at);
    }
    match &event.kind {
        EventKind::Finish(finishing) => {
            state.fields.extend(finishing.fields.clone());
            state.record.promise(at, state.due(workflow));
            let reason = finishing.reason.clone().unwrap_or_default();
            finish(workflow, state, actor, &finishing.outcome, reason, &stay);
        }
        EventKind::Returned { child, end, outcome, .. } => {
            if let Some(handoff) = state.handoffs.iter_mut().find(|handoff| &handoff.child == child) {
                handoff.end = Some(*end);
            }
            let reason = format!("the request it was handed to was {}", end.name());
            finish(workflow, state, actor, outcome, reason, &stay);
        }
        EventKind::HandOff { step, tracker, child } => hand_off(workflow, state, actor, step, tracker, child, &stay),
        EventKind::Wait { reason } => {
            let waited = state.waiting.replace(reason.clone()).is_some();
            if !waited {
                state.record.push(at, Fact::Wait, &event.promised);
            }
        }
        EventKind::Resume {} => resume(state, &stay),
        EventKind::Cancel { reason } => end(state, Phase::Cancelled { reason: reason.clone() }, &stay),
        EventKind::Reopen { step, .. } => {
            state.phase = Phase::Open;
            state.record.push(at, Fact::Reopened, &event.promised);
            put(workflow, state, step, &stay);
            facts::hear(state, event, actor, at);
        }
        EventKind::Severity { severity, .. } => facts::rate(state, severity, event, at),
        EventKind::Deploy(deploying) => state.deployments.push(Deployment {
            event: event.id.clone(),
            environment: deploying.environment.clone(),
            release: deploying.release.clone(),
            action: deploying.action,
            component: deploying.component.clone(),
            window: deploying.window.clone(),
            glass: deploying.glass.clone(),
            by: actor.id.clone(),
            started: at,
            place: stay.place,
            end: None,
        }),
        EventKind::Deployed(end) => {
            close(state, end, at, stay.place);
            // Who deploys does the step's work, whoever finishes it.
            if let Some(by) = pushed(workflow, state, end) {
                state.acts.push((Part::Finishing(state.step.clone()), by));
            }
            if let Some(outcome) = finishes {
                finish(workflow, state, actor, &outcome, String::new(), &stay);
            }
        }
        EventKind::Migrate { version, digest, step } => {
            if let Some(target) = pack.workflow_version(workflow.id.as_str(), *version) {
                after = target;
                state.record.promise(at, state.due(target));
                state.workflow_digest.clone_from(digest);
                put(target, state, step, &stay);
            }
        }
        EventKind::Repair { step, .. } => {
            state.broken = None;
            match step {
                Some(step) => put(workflow, state, step, &stay),
                None => enter(workflow, state, &state.step.clone(), &stay),
            }
        }
        _ => {}
    }
    state.head = digest.clone();
    touch(state, event, actor, at);
    after
}

/// Applies an event that commutes.
pub(super) fn joined(workflow: &Workflow, state: &mut State, event: &Event, actor: &Person, at: Instant) {
    facts::hear(state, event, actor, at);
    match &event.kind {
        EventKind::Approve(approving) => {
            let stance = Stance::Approved { release: approving.release.clone(), subject: approving.subject.clone() };
            state.stances.insert(actor.id.clone(), (stance, at));
            state.acts.push((Part::Approving(approving.step.clone()), actor.id.clone()));
        }
        EventKind::Reject { reason, .. } => {
            state.stances.insert(actor.id.clone(), (Stance::Rejected { reason: reason.clone() }, at));
        }
        EventKind::Lift { person, .. } => {
            if matches!(state.stances.get(person), Some((Stance::Rejected { .. }, _))) {
                state.stances.remove(person);
            }
        }
        EventKind::Check { items, undo, .. } => {
            for item in items {
                if *undo {
                    state.checked.remove(item);
                } else {
                    state.checked.insert(item.clone(), actor.id.clone());
                }
            }
        }
        EventKind::Set { fields } => {
            let declared = fields.iter().filter(|(id, _)| workflow.field(id.as_str()).is_some());
            state.fields.extend(declared.map(|(id, value)| (id.clone(), value.clone())));
            state.record.promise(at, state.due(workflow));
        }
        EventKind::Assign { person } => state.assignee.clone_from(person),
        EventKind::Escalate { to, reason, .. } => {
            state.assignee = Some(to.clone());
            state.escalated = Some(reason.clone());
        }
        EventKind::BreakGlass(breaking) => state.glasses.push(Glass {
            event: event.id.clone(),
            by: actor.id.clone(),
            at,
            expires: breaking.expires.wall_clock().and_then(|length| at.checked_add_signed(length)).unwrap_or(at),
            says: breaking.clone(),
            approved: BTreeMap::new(),
            review: None,
        }),
        EventKind::ApproveGlass { glass } => {
            if let Some(glass) = state.glasses.iter_mut().find(|it| &it.event == glass) {
                glass.approved.insert(actor.id.clone(), at);
            }
        }
        EventKind::Linked { child, number } => {
            let handoffs = state.handoffs.iter_mut().filter(|it| &it.child == child).map(|it| &mut it.number);
            let reviews = state.glasses.iter_mut().filter(|it| &it.says.review == child).map(|it| &mut it.review);
            for link in handoffs.chain(reviews) {
                link.get_or_insert(*number);
            }
        }
        _ => {}
    }
    touch(state, event, actor, at);
}

/// By what, when and where in the log a step is entered.
struct Stay<'a> {
    digest: &'a Digest,
    at: Instant,
    event: &'a Event,
    place: u32,
}

fn touch(state: &mut State, event: &Event, actor: &Person, at: Instant) {
    state.place = state.place.saturating_add(1);
    state.updated = state.updated.max(at);
    state.last_by.insert(actor.id.clone(), event.id.clone());
}

fn finish(
    workflow: &Workflow,
    state: &mut State,
    actor: &Person,
    outcome: &OutcomeId,
    reason: String,
    stay: &Stay<'_>,
) {
    let Some(position) = workflow.position(&state.step) else { return };
    let Some(step) = workflow.steps.get(position) else { return };
    let Some(outcome) = step.outcome(outcome.as_str()) else { return };
    state.acts.push((Part::Finishing(step.id.clone()), actor.id.clone()));
    if moves_on(workflow, &step.id, &outcome.effect) {
        state.passed.push(Passed {
            step: step.id.clone(),
            outcome: outcome.id.clone(),
            by: actor.id.clone(),
            at: stay.at,
            place: stay.place,
        });
    }
    match &outcome.effect {
        Effect::Refuse => end(state, Phase::Refused { reason }, stay),
        Effect::End => end(state, Phase::Done, stay),
        Effect::To(target) => {
            if workflow.position(target).is_some_and(|target| target <= position) {
                go_back(workflow, state, target);
            }
            enter(workflow, state, target, stay);
        }
        Effect::Next => match workflow.step_after(position) {
            Some(next) => enter(workflow, state, &next.id, stay),
            None => end(state, Phase::Done, stay),
        },
    }
}

/// Puts the request at a step by a steward's word: what came at or behind it is to be done again.
fn put(workflow: &Workflow, state: &mut State, step: &StepId, stay: &Stay<'_>) {
    go_back(workflow, state, step);
    enter(workflow, state, step, stay);
}

/// What was passed or handed over at `target` or behind it counts no longer.
fn go_back(workflow: &Workflow, state: &mut State, target: &StepId) {
    let Some(back_to) = workflow.position(target) else { return };
    let stands = |step: &StepId| workflow.position(step).is_some_and(|at| at < back_to);
    state.passed.retain(|passed| stands(&passed.step));
    for handoff in &mut state.handoffs {
        handoff.left |= !stands(&handoff.step);
    }
}

fn enter(workflow: &Workflow, state: &mut State, step: &StepId, stay: &Stay<'_>) {
    resume(state, stay);
    if let Some(step) = workflow.step(step.as_str()) {
        facts::enter(state, step, stay.event, stay.at);
    }
    state.step = step.clone();
    state.entered = stay.at;
    state.entered_place = stay.place;
    state.epoch = stay.digest.clone();
    state.stances.clear();
    state.checked.clear();
    state.assignee = None;
    state.escalated = None;
}

fn resume(state: &mut State, stay: &Stay<'_>) {
    if state.waiting.take().is_some() {
        state.record.push(stay.at, Fact::Resume, &stay.event.promised);
    }
}

fn end(state: &mut State, phase: Phase, stay: &Stay<'_>) {
    resume(state, stay);
    let ending = match phase {
        Phase::Open => return,
        Phase::Done => Ending::Done,
        Phase::Refused { .. } => Ending::Refused,
        Phase::Cancelled { .. } => Ending::Cancelled,
    };
    state.record.push(stay.at, Fact::Ended(ending), &stay.event.promised);
    state.phase = phase;
}

fn hand_off(
    workflow: &Workflow,
    state: &mut State,
    actor: &Person,
    step: &StepId,
    tracker: &crate::domain::ident::TrackerId,
    child: &str,
    stay: &Stay<'_>,
) {
    let returns = workflow.step(step.as_str()).and_then(|step| step.handoff.as_ref()).and_then(|it| it.returns.clone());
    state.handoffs.push(HandedOff {
        step: step.clone(),
        tracker: tracker.clone(),
        child: child.to_owned(),
        number: None,
        awaited_by: returns.clone().unwrap_or_else(|| step.clone()),
        end: None,
        left: false,
    });
    let forward =
        workflow.step(step.as_str()).and_then(|step| step.forward_outcome()).map(|outcome| outcome.id.clone());
    if let (Some(_), Some(outcome)) = (returns, forward) {
        finish(workflow, state, actor, &outcome, String::new(), stay);
    }
}

fn close(state: &mut State, end: &DeployEnd, at: Instant, place: u32) {
    let running = state.deployments.iter_mut().find(|it| it.event == end.deploy && it.end.is_none());
    if let Some(running) = running {
        running.end = Some(DeploymentEnd { outcome: end.outcome, at, place });
    }
}

/// Who made the deployment that has ended well, if it is the promotion the current step asks for.
fn pushed(workflow: &Workflow, state: &State, end: &DeployEnd) -> Option<PersonId> {
    let wanted = workflow.step(state.step.as_str())?.promote.as_ref()?;
    let made = state.deployments.iter().find(|it| it.event == end.deploy && it.succeeded())?;
    (&made.environment == wanted && made.action != DeployAction::Rollback).then(|| made.by.clone())
}
