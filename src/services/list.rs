//! Lists of requests and deployments, from the cache of replayed states, which is brought up to date
//! with the logs first. The cache decides nothing: it only finds.

use super::audit;
use super::breach;
use super::case::{self, Case};
use super::clocks;
use super::failure::ServiceError;
use super::record;
use super::world::{RequestRef, World};
use crate::domain::ident::{EnvironmentId, TrackerId, WorkflowId};
use crate::domain::people::Instant;
use crate::domain::request::state::Deployment;
use crate::domain::request::turn::Party;
use crate::domain::sla::Policies;
use crate::trackers::{Clocked, DeploymentRow, Page, RequestQuery, Summary};

/// How many requests are replayed between two writes of the cache.
const BATCH: u64 = 500;

/// Lists requests of one tracker.
pub(crate) fn query(
    world: &World<'_>,
    tracker: &TrackerId,
    query: &RequestQuery,
) -> Result<Page<Summary>, ServiceError> {
    refresh(world, tracker)?;
    Ok(world.desk.books(tracker)?.requests(tracker, query)?)
}

/// The requests of one tracker with a clock that runs.
pub(crate) fn clocked(world: &World<'_>, tracker: &TrackerId) -> Result<Vec<Clocked>, ServiceError> {
    refresh(world, tracker)?;
    Ok(world.desk.books(tracker)?.clocked(tracker)?)
}

/// Lists deployments of one tracker's requests, newest first.
pub(crate) fn deployments(
    world: &World<'_>,
    tracker: &TrackerId,
    environment: Option<&EnvironmentId>,
    limit: u64,
) -> Result<Page<(u64, DeploymentRow)>, ServiceError> {
    refresh(world, tracker)?;
    Ok(world.desk.books(tracker)?.deployments(tracker, environment, limit)?)
}

/// For each workflow with a stale rule, the instant before which a last event is too old.
pub(crate) fn stale_cutoffs(world: &World<'_>) -> Vec<(WorkflowId, Instant)> {
    let names = world.pack.workflow_names();
    let newest = names.into_iter().filter_map(|name| world.pack.workflow(name.as_str()));
    newest
        .filter_map(|workflow| {
            let length = workflow.stale_after?.wall_clock()?;
            Some((workflow.id.clone(), world.now - length))
        })
        .collect()
}

/// Who an inbox is for: the person, and every role they hold now.
pub(crate) fn parties_of(world: &World<'_>) -> Result<Vec<Party>, ServiceError> {
    let actor = world.actor()?;
    let roles = world.pack.directory.roles_of(&actor.id, world.now).into_iter().cloned().map(Party::Role);
    Ok(roles.chain([Party::Person(actor.id.clone())]).collect())
}

/// Replays what changed since it was cached.
pub(crate) fn refresh(world: &World<'_>, tracker: &TrackerId) -> Result<(), ServiceError> {
    let books = world.desk.books(tracker)?;
    let policies = Policies::of(world.pack);
    let mut done = 0;
    loop {
        let outdated = books.outdated(tracker, &world.pack.digest, BATCH)?;
        if outdated.is_empty() {
            if done > BATCH {
                (world.progress)(0);
            }
            return Ok(());
        }
        done += u64::try_from(outdated.len()).unwrap_or(u64::MAX);
        let mut fresh = Vec::with_capacity(outdated.len());
        for number in outdated {
            // Read before the log: a write in between leaves the row outdated, never wrong.
            let version = books.log_version(tracker, number)?;
            let id = RequestRef { tracker: tracker.clone(), number };
            fresh.push((summary(world, &policies, &id)?, version));
        }
        books.remember(tracker, &fresh)?;
        if done > BATCH {
            (world.progress)(done);
        }
    }
}

/// What lists show of one request.
fn summary(world: &World<'_>, policies: &Policies<'_>, id: &RequestRef) -> Result<Summary, ServiceError> {
    match case::load(world, id) {
        Ok(case) => Ok(of_case(world, policies, &case)),
        Err(ServiceError::NotARequest { .. }) => unreadable(world, id, String::new(), 0),
        Err(ServiceError::UnknownWorkflow { workflow, version, .. }) => unreadable(world, id, workflow, version),
        Err(error) => Err(error),
    }
}

fn of_case(world: &World<'_>, policies: &Policies<'_>, case: &Case<'_>) -> Summary {
    let state = &case.state;
    // Judged at the last event, so that the row does not depend on when it was cached.
    let mut waiting_for = case.waiting_for(world, state.updated);
    if let Some(assignee) = state.assignee.clone().filter(|_| state.is_open()).map(Party::Person)
        && !waiting_for.contains(&assignee)
    {
        waiting_for.push(assignee);
    }
    let odd = case.entries.iter().filter(|entry| !entry.counts()).count()
        + record::pending(world, case).len()
        + usize::from(state.running().is_some())
        + state.rollbacks_elsewhere().count()
        + breach::breaches(world, case).len()
        + usize::from(state.workflow_digest != case.workflow.digest)
        + usize::from(audit::dropped_severity(world, case).is_some());
    // Which clocks run, and when they are due, does not depend on the present moment either.
    let running = policies.running(case.workflow, &state.record, state.record.latest());
    let clock = clocks::first_due(running);
    Summary {
        number: case.id.number,
        request: state.request.clone(),
        workflow: case.workflow.id.clone(),
        version: case.workflow.version,
        title: state.title.clone(),
        state: state.phase.name().to_owned(),
        broken: state.broken.is_some(),
        step: state.is_open().then(|| state.step.clone()),
        urgent: state.urgent || state.escalated.is_some(),
        requester: Some(state.requester.clone()),
        assignee: state.assignee.clone(),
        severity: state.severity.clone(),
        due: clock.as_ref().and_then(|clock| clock.due),
        record: clock.map(|_| state.record.clone()),
        opened: state.opened,
        updated: state.updated,
        waiting_for,
        anomalies: u32::try_from(odd).unwrap_or(u32::MAX),
        deployments: state.deployments.iter().map(row).collect(),
    }
}

fn row(deployment: &Deployment) -> DeploymentRow {
    DeploymentRow {
        event: deployment.event.clone(),
        environment: deployment.environment.clone(),
        release: deployment.release.clone(),
        component: deployment.component.clone(),
        action: deployment.action.name().to_owned(),
        by: deployment.by.clone(),
        started: deployment.started,
        finished: deployment.end.as_ref().map(|end| end.at),
        outcome: deployment.outcome_name().to_owned(),
    }
}

/// The row of an issue whose log cannot be replayed: listed, so that nobody overlooks it.
fn unreadable(world: &World<'_>, id: &RequestRef, workflow: String, version: u32) -> Result<Summary, ServiceError> {
    let issue = world.desk.tracker(&id.tracker)?.issue(id.number)?;
    Ok(Summary {
        number: id.number,
        request: String::new(),
        workflow: WorkflowId::new(workflow),
        version,
        title: issue.title,
        state: if issue.open { "open" } else { "cancelled" }.to_owned(),
        broken: true,
        step: None,
        urgent: false,
        requester: None,
        assignee: None,
        severity: None,
        due: None,
        record: None,
        opened: issue.created_at,
        updated: issue.created_at,
        waiting_for: Vec::new(),
        anomalies: 1,
        deployments: Vec::new(),
    })
}
