//! What a follow-up meeting has to talk about: the open requests between its roles, shared out by
//! who looks after the product, those that stand still first (seeds S0-11, S1-11).

use std::collections::BTreeMap;

use super::case;
use super::failure::ServiceError;
use super::list;
use super::world::{RequestRef, World};
use crate::domain::ident::{PersonId, RoleId};
use crate::domain::people::Instant;
use crate::domain::request::turn::Party;
use crate::domain::workflow::Workflow;
use crate::trackers::{RequestQuery, Summary};

/// More than a meeting can talk about.
const MOST: u64 = 200;

/// One point of the agenda.
#[derive(Debug, Clone)]
pub(crate) struct Point {
    pub(crate) request: RequestRef,
    pub(crate) row: Summary,
    /// What the request is about, from the workflow's component field.
    pub(crate) product: Option<String>,
    /// Without an event for longer than the workflow allows.
    pub(crate) stale: bool,
}

/// The points of a meeting of `roles`, by who looks after the product; `None`: nobody in particular.
pub(crate) type Agenda = BTreeMap<Option<PersonId>, Vec<Point>>;

/// Collects the open requests that wait for one of the roles, in workflows all of them take part in.
pub(crate) fn agenda(world: &World<'_>, roles: &[RoleId]) -> Result<Agenda, ServiceError> {
    let cutoffs: BTreeMap<_, Instant> = list::stale_cutoffs(world).into_iter().collect();
    let mut agenda = Agenda::new();
    for tracker in &world.pack.trackers {
        let query = RequestQuery {
            waiting_for: Some(roles.iter().cloned().map(Party::Role).collect()),
            limit: MOST,
            ..RequestQuery::default()
        };
        for row in list::query(world, &tracker.id, &query)?.rows {
            let workflow = world.pack.workflow_version(row.workflow.as_str(), row.version);
            if !workflow.is_some_and(|workflow| roles.iter().all(|role| takes_part(workflow, role))) {
                continue;
            }
            let request = RequestRef { tracker: tracker.id.clone(), number: row.number };
            let case = case::load(world, &request)?;
            let product = case.state.component(case.workflow).map(ToOwned::to_owned);
            let owner = product.as_ref().and_then(|product| world.pack.products.get(product)).cloned();
            let stale = cutoffs.get(&row.workflow).is_some_and(|cutoff| row.updated < *cutoff);
            agenda.entry(owner).or_default().push(Point { request, row, product, stale });
        }
    }
    for points in agenda.values_mut() {
        // Stable: within each half the order of lists stays.
        points.sort_by_key(|point| !point.stale);
    }
    Ok(agenda)
}

fn takes_part(workflow: &Workflow, role: &RoleId) -> bool {
    workflow
        .steps
        .iter()
        .any(|step| step.by.contains(role) || step.informs.contains(role) || step.asked_by.as_ref() == Some(role))
}
