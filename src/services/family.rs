//! Hand-offs: a child request in another tracker, linked both ways, and its end finishing the
//! parent's step. Each half-step can be taken again by anybody who may, and is found by the child's
//! ULID.

use super::case::{self, Case, issue_body};
use super::failure::ServiceError;
use super::record;
use super::world::{RequestRef, World};
use crate::domain::ident::{StepId, TrackerId, WorkflowId};
use crate::domain::request::Digest;
use crate::domain::request::event::{Event, EventKind, Link, Opening, ParentRef};
use crate::domain::request::guard::{self, Guard};
use crate::domain::request::marker;
use crate::domain::request::sentence::sentence;
use crate::domain::request::state::HandedOff;
use crate::trackers::{IssueDraft, JournalEntry, TrackerError};

/// Takes the half-steps of hand-offs that are open on a request, both as parent and as child.
pub(crate) fn follow<'a>(world: &World<'a>, case: Case<'a>) -> Result<Case<'a>, ServiceError> {
    let case = open_children(world, case)?;
    let case = take_back(world, case)?;
    tell_parent(world, &case)?;
    Ok(case)
}

/// The opening of the child a step hands over to.
pub(crate) fn opening_of(
    world: &World<'_>,
    case: &Case<'_>,
    template: &WorkflowId,
    tracker: &TrackerId,
) -> Result<Opening, ServiceError> {
    let workflow = world.pack.workflow(template.as_str()).filter(|workflow| &workflow.tracker == tracker);
    let Some(workflow) = workflow else {
        return Err(ServiceError::usage(
            format!("there is no workflow `{template}` in `{tracker}` to hand over to"),
            None,
        ));
    };
    let asked = workflow.fields.iter().filter_map(|field| case.state.fields.get_key_value(&field.id));
    let correlation = case.state.parent.as_ref().map_or(&case.state.request, |parent| &parent.correlation);
    Ok(Opening {
        workflow: workflow.id.clone(),
        version: workflow.version,
        digest: workflow.digest.clone(),
        title: case.state.title.clone(),
        fields: asked.map(|(id, value)| (id.clone(), value.clone())).collect(),
        urgent: false,
        severity: case.state.severity.clone().filter(|_| workflow.severity.is_some()),
        parent: Some(ParentRef {
            tracker: case.id.tracker.clone(),
            request: case.state.request.clone(),
            correlation: correlation.clone(),
        }),
        requester: None,
    })
}

/// Creates the children that were promised and do not exist, and writes down their numbers.
fn open_children<'a>(world: &World<'a>, mut case: Case<'a>) -> Result<Case<'a>, ServiceError> {
    let unlinked: Vec<HandedOff> = case.state.handoffs.iter().filter(|it| it.number.is_none()).cloned().collect();
    for handoff in unlinked {
        let Some(number) = create_child(world, &case, &handoff)? else { continue };
        let linked = EventKind::Linked { child: handoff.child.clone(), number };
        let what = format!("cannot link {} with its hand-off", case.id);
        case = record::record(world, case, &linked, &what)?.0;
    }
    Ok(case)
}

/// The child's number; `None` when it does not exist and the one who acts may not open it.
fn create_child(world: &World<'_>, case: &Case<'_>, handoff: &HandedOff) -> Result<Option<u64>, ServiceError> {
    if let Some(child) = case.relations.children.get(&handoff.child) {
        return Ok(Some(child.number));
    }
    let Some(template) = template_of(case, &handoff.step) else { return Ok(None) };
    let opening = opening_of(world, case, &template, &handoff.tracker)?;
    let Some(workflow) = world.pack.workflow_version(opening.workflow.as_str(), opening.version) else {
        return Ok(None);
    };
    let guards = guard::opening(world.pack, workflow, &opening, world.actor()?, world.now);
    if guards.iter().any(Guard::blocks) {
        return Ok(None);
    }
    let text = format!("Handed over from {}.", case.id);
    let id = create(world, &handoff.tracker, &handoff.child, opening, Some(&text))?;
    Ok(Some(id.number))
}

fn template_of(case: &Case<'_>, step: &StepId) -> Option<WorkflowId> {
    case.workflow.step(step.as_str())?.handoff.as_ref().map(|handoff| handoff.template.clone())
}

/// Creates the issue of a request in `tracker` and records its opening. Doing it again with the same ULID finds
/// what is there and adds only what is missing.
pub(crate) fn create(
    world: &World<'_>,
    tracker: &TrackerId,
    ulid: &str,
    opening: Opening,
    text: Option<&str>,
) -> Result<RequestRef, ServiceError> {
    let workflow = world
        .pack
        .workflow_version(opening.workflow.as_str(), opening.version)
        .ok_or_else(|| ServiceError::usage(format!("there is no workflow `{}`", opening.workflow), None))?;
    let books = world.desk.books(tracker)?;
    let title = opening.title.clone();
    let kind = EventKind::Open(opening);
    let link = Link::Base(Digest::genesis());
    let event = Event::new(ulid, &world.account.id, kind, link, &world.pack.digest, 1);
    let (says, quoted) = sentence(workflow, ulid, None, &event.kind);
    let body = marker::write(&says, quoted.as_deref(), &event.payload());
    if body.len() > marker::LARGEST_COMMENT {
        return Err(TrackerError::TooLarge { size: body.len(), limit: marker::LARGEST_COMMENT }.into());
    }
    let draft = IssueDraft {
        request: ulid.to_owned(),
        title,
        body: issue_body(world.pack, workflow, ulid, text),
        opening: Some(body),
    };
    books.begin(&JournalEntry { tracker: tracker.clone(), number: 0, event: ulid.to_owned(), begun: world.now })?;
    let id = RequestRef { tracker: tracker.clone(), number: world.desk.tracker(tracker)?.create_issue(&draft)? };
    let case = case::load(world, &id)?;
    record::project(world, case)?;
    books.complete(ulid)?;
    Ok(id)
}

/// Finishes the step that waits for a child which has ended.
fn take_back<'a>(world: &World<'a>, case: Case<'a>) -> Result<Case<'a>, ServiceError> {
    let Some(kind) = due_return(world, &case) else { return Ok(case) };
    let what = format!("cannot take {} back from its hand-off", case.id);
    match record::record(world, case.clone(), &kind, &what) {
        Ok((case, _)) => Ok(case),
        // Somebody else took it back at the same moment: the step is finished all the same.
        Err(ServiceError::Raced { .. }) => case::load(world, &case.id),
        Err(error) => Err(error),
    }
}

/// The event by which a child's end finishes the step the request stands at, when it is due and
/// the one who acts may write it.
pub(crate) fn due_return(world: &World<'_>, case: &Case<'_>) -> Option<EventKind> {
    let handoff = case.state.awaited().filter(|handoff| handoff.end.is_none())?;
    let end = case.relations.children.get(&handoff.child)?.end?;
    let scene = case.scene(world, world.now);
    let outcome = scene.outcome_of(handoff, end)?;
    let kind = EventKind::Returned { step: case.state.step.clone(), child: handoff.child.clone(), end, outcome };
    let actor = world.actor().ok()?;
    let free = !scene.guards(actor, &kind).iter().any(Guard::blocks);
    free.then_some(kind)
}

/// When a child has ended, lets its parent know at once.
fn tell_parent(world: &World<'_>, child: &Case<'_>) -> Result<(), ServiceError> {
    if child.state.is_open() {
        return Ok(());
    }
    let Some(parent) = &child.state.parent else { return Ok(()) };
    if world.pack.tracker(parent.tracker.as_str()).is_none() {
        return Ok(());
    }
    let Some(number) = world.desk.tracker(&parent.tracker)?.find_issue(&parent.request)? else { return Ok(()) };
    let id = RequestRef { tracker: parent.tracker.clone(), number };
    let parent = case::load(world, &id)?;
    let waits = parent.state.awaited().is_some_and(|handoff| handoff.child == child.state.request);
    if waits {
        let parent = take_back(world, parent)?;
        record::follow_up(world, parent)?;
    }
    Ok(())
}
