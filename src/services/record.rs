//! Writing one event: guards, journal, comment, settle-read, then the picture on the issue. Comment
//! first, the picture after; never the reverse.

use super::case::{self, Case};
use super::failure::ServiceError;
use super::world::World;
use crate::domain::request::event::{Event, EventKind, Link};
use crate::domain::request::guard::Guard;
use crate::domain::request::marker::{self, LARGEST_COMMENT};
use crate::domain::request::projection::Projection;
use crate::domain::request::replay::Verdict;
use crate::domain::request::sentence::sentence;
use crate::domain::sla::Policies;
use crate::trackers::{JournalEntry, TrackerError};

/// How often a write that lost its place, but not the race, is tried again.
const PATIENCE: u32 = 100;

/// Records what `kind` says on the request, and returns the request as it stands after. `what`
/// names the attempt in errors ("cannot finish request desk#12").
pub(crate) fn record<'a>(
    world: &World<'a>,
    case: Case<'a>,
    kind: &EventKind,
    what: &str,
) -> Result<(Case<'a>, Event), ServiceError> {
    let (after, event) = write(world, case, kind, what)?;
    let after = follow_up(world, after)?;
    world.desk.books(&after.id.tracker)?.complete(&event.id)?;
    Ok((after, event))
}

/// What would be written, without writing: the guards, all met or waived.
pub(crate) fn plan(
    world: &World<'_>,
    case: &Case<'_>,
    kind: &EventKind,
    what: &str,
) -> Result<Vec<Guard>, ServiceError> {
    let guards = case.scene(world, world.now).guards(world.actor()?, kind);
    if guards.iter().any(Guard::blocks) {
        return Err(ServiceError::refused(what, guards).about(&case.id));
    }
    Ok(guards)
}

fn write<'a>(
    world: &World<'a>,
    mut case: Case<'a>,
    kind: &EventKind,
    what: &str,
) -> Result<(Case<'a>, Event), ServiceError> {
    let actor = world.actor()?;
    let tracker = world.desk.tracker(&case.id.tracker)?;
    let books = world.desk.books(&case.id.tracker)?;
    let head = case.state.head.clone();
    // Places behind the log's last that are taken by what does not count in it.
    let mut beyond: u32 = 0;
    for _ in 0..PATIENCE {
        plan(world, &case, kind, what)?;
        let state = &case.state;
        let link = if kind.moves() {
            Link::Base(state.head.clone())
        } else {
            let previous = state.last_by.get(&actor.id).cloned().unwrap_or_default();
            Link::Epoch { epoch: state.epoch.clone(), previous }
        };
        let seq = state.seq.saturating_add(1);
        let event = Event::new(&state.request, &world.account.id, kind.clone(), link, &world.pack.digest, seq);
        let event = event.promising(Policies::of(world.pack).promised(case.workflow, &state.record, world.now));
        let (says, quoted) = sentence(case.workflow, &state.request, Some(state), kind);
        let body = marker::write(&says, quoted.as_deref(), &event.payload());
        if body.len() > LARGEST_COMMENT {
            return Err(TrackerError::TooLarge { size: body.len(), limit: LARGEST_COMMENT }.into());
        }
        books.begin(&JournalEntry {
            tracker: case.id.tracker.clone(),
            number: case.id.number,
            event: event.id.clone(),
            begun: world.now,
        })?;
        match tracker.comment(case.id.number, &body, seq.saturating_add(beyond)) {
            Ok(_) => {
                let case = settled(world, &case)?;
                return judged(case, event, what);
            }
            Err(TrackerError::Taken { .. }) => {
                case = case::load(world, &case.id)?;
                // The same command of the same person makes the same event. When that is in the log
                // the other process sees it through, or the journal does should that one be killed.
                if !has(&case, &event) {
                    books.complete(&event.id)?;
                }
                if kind.moves() && case.state.head != head {
                    return Err(raced(&case, what));
                }
                // A log that stands still was lost to nobody: what is void or unreadable has the
                // place. Whoever writes at the same moment looks for the same next one.
                beyond = if case.state.seq < seq { beyond.saturating_add(1) } else { 0 };
            }
            Err(error) => return Err(error.into()),
        }
    }
    Err(raced(&case, what))
}

/// Reads until the log stands still for as long as the tracker needs to show a competing write.
fn settled<'a>(world: &World<'a>, case: &Case<'a>) -> Result<Case<'a>, ServiceError> {
    let wait = world.desk.tracker(&case.id.tracker)?.settle();
    if !wait.is_zero() {
        (world.pause)(wait);
    }
    case::load(world, &case.id)
}

fn has(case: &Case<'_>, event: &Event) -> bool {
    case.entries.iter().any(|entry| entry.event.as_ref().is_some_and(|it| it.id == event.id))
}

fn judged<'a>(case: Case<'a>, event: Event, what: &str) -> Result<(Case<'a>, Event), ServiceError> {
    // The last: one that was void for its moment may have been sent again.
    let own = case.entries.iter().rev().find(|entry| entry.event.as_ref().is_some_and(|it| it.id == event.id));
    match own.map(|entry| &entry.verdict) {
        Some(Verdict::Accepted) => Ok((case, event)),
        Some(Verdict::Superseded | Verdict::Stale | Verdict::Duplicate) => Err(raced(&case, what)),
        Some(Verdict::Void(reason) | Verdict::Broken(reason)) => {
            Err(ServiceError::Void { what: what.to_owned(), reason: reason.clone() })
        }
        None => Err(ServiceError::Void { what: what.to_owned(), reason: "it is not in the log".to_owned() }),
    }
}

/// The error of a lost race, naming what won.
pub(crate) fn raced(case: &Case<'_>, what: &str) -> ServiceError {
    let winner = case
        .entries
        .iter()
        .rev()
        .find(|entry| entry.counts() && entry.event.as_ref().is_some_and(|event| event.kind.moves()));
    let detail = match winner.and_then(|entry| entry.event.as_ref().map(|event| (entry, event))) {
        Some((entry, event)) => {
            let step = event.kind.step().map(|step| format!(" of step `{step}`")).unwrap_or_default();
            format!("`{}`{step} by `{}`; it now stands at `{}`", event.kind.name(), entry.who(), case.state.step)
        }
        None => format!("it now stands at `{}`", case.state.step),
    };
    ServiceError::Raced { request: case.id.clone(), what: what.to_owned(), detail }
}

/// What follows from the log once an event stands: hand-offs, the review of a glass that was used, and
/// the picture on the issue.
pub(crate) fn follow_up<'a>(world: &World<'a>, case: Case<'a>) -> Result<Case<'a>, ServiceError> {
    let case = super::family::follow(world, case)?;
    let case = super::review::follow(world, case)?;
    project(world, case)
}

/// Writes the picture on the issue until it agrees with the log, also when the log moves meanwhile.
pub(crate) fn project<'a>(world: &World<'a>, mut case: Case<'a>) -> Result<Case<'a>, ServiceError> {
    let tracker = world.desk.tracker(&case.id.tracker)?;
    for _ in 0..PATIENCE {
        let changes = pending(world, &case);
        if changes.is_empty() {
            break;
        }
        for change in &changes {
            tracker.change(case.id.number, change)?;
        }
        case = case::load(world, &case.id)?;
    }
    Ok(case)
}

/// What on the issue differs from the log.
pub(crate) fn pending(world: &World<'_>, case: &Case<'_>) -> Vec<crate::domain::request::projection::Change> {
    let projection = Projection::of(&case.scene(world, case.state.updated));
    projection.changes(&case.issue, |login| world.pack.directory.person(login).is_some())
}
