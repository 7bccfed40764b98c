//! The clocks of requests: of one that was replayed, and of all that run, from the cache.

use super::case::Case;
use super::failure::ServiceError;
use super::list;
use super::world::{RequestRef, World};
use crate::domain::ident::TrackerId;
use crate::domain::people::Instant;
use crate::domain::sla::{Clock, ClockState, Policies};
use crate::trackers::Summary;

/// A clock that runs, with its request.
#[derive(Debug, Clone)]
pub(crate) struct Running {
    pub(crate) request: RequestRef,
    pub(crate) title: String,
    pub(crate) clock: Clock,
}

/// The clocks that run in these trackers at the moment of `world`, the most urgent first.
pub(crate) fn running(world: &World<'_>, trackers: &[&TrackerId]) -> Result<Vec<Running>, ServiceError> {
    let policies = Policies::of(world.pack);
    let mut running = Vec::new();
    for tracker in trackers {
        for row in list::clocked(world, tracker)? {
            let Some(workflow) = world.pack.workflow_version(row.workflow.as_str(), row.version) else { continue };
            let request = RequestRef { tracker: (*tracker).clone(), number: row.number };
            for clock in policies.running(workflow, &row.record, world.now) {
                running.push(Running { request: request.clone(), title: row.title.clone(), clock });
            }
        }
    }
    running.sort_by(|left, right| {
        let by_urgency = urgency(&left.clock).cmp(&urgency(&right.clock));
        by_urgency.then_with(|| (&left.request, left.clock.kind).cmp(&(&right.request, right.clock.kind)))
    });
    Ok(running)
}

/// Every clock of a replayed request at the moment of `world`, in the order they were started.
pub(crate) fn of_case(world: &World<'_>, case: &Case<'_>) -> Vec<Clock> {
    Policies::of(world.pack).clocks(case.workflow, &case.state.record, world.now)
}

/// The clock of a listed request that is due first.
pub(crate) fn of_row(world: &World<'_>, policies: &Policies<'_>, row: &Summary) -> Option<Clock> {
    let workflow = world.pack.workflow_version(row.workflow.as_str(), row.version)?;
    first_due(policies.running(workflow, row.record.as_ref()?, world.now))
}

/// The running clock that is due first; one that is paused only where no other runs.
pub(crate) fn first_due(clocks: Vec<Clock>) -> Option<Clock> {
    let running = clocks.into_iter().filter(Clock::is_running);
    running.min_by_key(|clock| (clock.due.is_none(), clock.due))
}

/// What is over comes first, then what is about to be, what informs and what is paused last; within
/// each the earliest due.
fn urgency(clock: &Clock) -> (u8, Option<Instant>) {
    let rank = match clock.state {
        ClockState::Breached => 0,
        ClockState::AtRisk => 1,
        ClockState::Running | ClockState::WaitingForHours => 2,
        ClockState::BestEffort => 3,
        _ => 4,
    };
    (rank, clock.due)
}
