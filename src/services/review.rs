//! The review a broken glass owes: a request of its own, opened when the glass is first used, in the
//! same tracker, exactly once. While one is overdue no other glass is broken.

use super::case::{self, Case};
use super::failure::ServiceError;
use super::world::{RequestRef, World};
use super::{clocks, family, list, record};
use crate::domain::civil;
use crate::domain::ident::{TrackerId, WindowId};
use crate::domain::people::Instant;
use crate::domain::request::event::{EventKind, Opening, ParentRef};
use crate::domain::request::guard::{self, Guard, Scene};
use crate::domain::request::state::Glass;
use crate::domain::sla::{Clock, ClockKind, ClockState};
use crate::domain::workflow::GLASS_REVIEW;
use crate::trackers::{RequestQuery, StateFilter};

/// How many open reviews are looked at.
const LOOKED_AT: u64 = 1000;

/// Opens the reviews that are owed on a request, and writes down their numbers. That one is there the
/// tracker tells, not the log: a number anybody could write down.
pub(crate) fn follow<'a>(world: &World<'a>, mut case: Case<'a>) -> Result<Case<'a>, ServiceError> {
    let used: Vec<Glass> = case.state.glasses.iter().filter(|glass| case.state.is_used(glass)).cloned().collect();
    for glass in used {
        if glass.review.is_some() && find(world, &case, &glass)?.is_some() {
            continue;
        }
        let Some(review) = open(world, &case, &glass)?.filter(|_| glass.review.is_none()) else { continue };
        let linked = EventKind::Linked { child: glass.says.review.clone(), number: review.number };
        let what = format!("cannot link {} with its review", case.id);
        case = record::record(world, case, &linked, &what)?.0;
    }
    Ok(case)
}

/// The review of a glass, once it was opened.
pub(crate) fn find(world: &World<'_>, case: &Case<'_>, glass: &Glass) -> Result<Option<RequestRef>, ServiceError> {
    let tracker = case.id.tracker.clone();
    let number = world.desk.tracker(&tracker)?.find_issue(&glass.says.review)?;
    Ok(number.map(|number| RequestRef { tracker, number }))
}

/// The glasses of a request that were used and whose review the log does not name.
pub(crate) fn owed<'c>(case: &'c Case<'_>) -> impl Iterator<Item = &'c Glass> {
    case.state.glasses.iter().filter(|glass| glass.review.is_none() && case.state.is_used(glass))
}

/// The review's number; `None` where the pack has no such workflow any more, or the one who acts may
/// not open it.
fn open(world: &World<'_>, case: &Case<'_>, glass: &Glass) -> Result<Option<RequestRef>, ServiceError> {
    let Some(workflow) = world.pack.workflow(GLASS_REVIEW) else { return Ok(None) };
    let actor = world.actor()?;
    let correlation = case.state.parent.as_ref().map_or(&case.state.request, |parent| &parent.correlation);
    let opening = Opening {
        workflow: workflow.id.clone(),
        version: workflow.version,
        digest: workflow.digest.clone(),
        title: format!("Review the glass broken on {}", case.id),
        fields: std::collections::BTreeMap::new(),
        urgent: false,
        severity: None,
        parent: Some(ParentRef {
            tracker: case.id.tracker.clone(),
            request: case.state.request.clone(),
            correlation: correlation.clone(),
        }),
        requester: Some(glass.by.clone()).filter(|by| *by != actor.id),
    };
    if guard::opening(world.pack, workflow, &opening, actor, world.now).iter().any(Guard::blocks) {
        return Ok(None);
    }
    let windows: Vec<_> = glass.says.windows.iter().map(WindowId::as_str).collect();
    let text = format!(
        "{} broke the glass of {} on {} ({}), because of {}: {}",
        glass.by,
        windows.join(", "),
        case.id,
        glass.says.environment,
        glass.says.incident,
        glass.says.reason
    );
    family::create(world, &case.id.tracker, &glass.says.review, opening, Some(&text)).map(Some)
}

/// The overdue reviews of a tracker, each as a condition that is not met.
pub(crate) fn overdue(world: &World<'_>, tracker: &TrackerId) -> Result<Vec<Guard>, ServiceError> {
    let Some(workflow) = world.pack.workflow(GLASS_REVIEW) else { return Ok(Vec::new()) };
    let query = RequestQuery {
        state: StateFilter::Open,
        workflow: Some(workflow.id.clone()),
        limit: LOOKED_AT,
        ..RequestQuery::default()
    };
    let mut guards = Vec::new();
    for row in list::query(world, tracker, &query)?.rows {
        let review = case::load(world, &RequestRef { tracker: tracker.clone(), number: row.number })?;
        let Some(step) = review.workflow.step(review.state.step.as_str()) else { continue };
        let Some(due) = clocks::of_case(world, &review).iter().find_map(missed) else { continue };
        let scene = review.scene(world, world.now);
        let detail = format!(
            "the review {} of a glass `{}` broke was due {}; it is closed by {} ({})",
            review.id,
            review.state.requester,
            civil::shown(due, &world.pack.timezone),
            Scene::either(&step.by),
            scene.others(&step.by, Some(&review.state.requester))
        );
        guards.push(Guard::moment("glass-review", false, detail).by(&step.by));
    }
    Ok(guards)
}

/// When a clock of the step it stands at was due, where that is over.
fn missed(clock: &Clock) -> Option<Instant> {
    let breached = clock.kind == ClockKind::Step && clock.is_running() && clock.state == ClockState::Breached;
    clock.due.filter(|_| breached)
}
