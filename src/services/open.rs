//! Opening a request.

use std::collections::BTreeMap;

use super::failure::ServiceError;
use super::family;
use super::list;
use super::world::{RequestRef, World};
use crate::domain::ident::{FieldId, SeverityId};
use crate::domain::request::event::Opening;
use crate::domain::request::guard::{self, Guard, Kind};
use crate::domain::workflow::Workflow;
use crate::trackers::{RequestQuery, StateFilter};

/// How many of the requests that fill a lane are named.
const NAMED: u64 = 20;

/// What is asked for.
#[derive(Debug, Clone)]
pub(crate) struct NewRequest<'a> {
    pub(crate) workflow: &'a Workflow,
    pub(crate) title: String,
    pub(crate) fields: BTreeMap<FieldId, String>,
    /// Free text for the issue.
    pub(crate) body: Option<String>,
    pub(crate) urgent: bool,
    pub(crate) severity: Option<SeverityId>,
}

/// Every condition for opening it, the limit on open requests among them.
pub(crate) fn guards(world: &World<'_>, new: &NewRequest<'_>) -> Result<Vec<Guard>, ServiceError> {
    let mut guards = guard::opening(world.pack, new.workflow, &opening(new), world.actor()?, world.now);
    guards.extend(wip(world, new)?);
    Ok(guards)
}

/// Refuses who may not open a request of the workflow, whatever it would say.
pub(crate) fn may_open(world: &World<'_>, workflow: &Workflow, urgent: bool) -> Result<(), ServiceError> {
    let new =
        NewRequest { workflow, title: String::new(), fields: BTreeMap::new(), body: None, urgent, severity: None };
    let mut guards = guard::opening(world.pack, workflow, &opening(&new), world.actor()?, world.now);
    guards.retain(|guard| guard.kind == Kind::Person);
    if guards.iter().any(Guard::blocks) {
        return Err(ServiceError::refused(format!("cannot open a request of `{}`", workflow.id), guards));
    }
    Ok(())
}

/// Opens the request, or says what stands in the way.
pub(crate) fn open(world: &World<'_>, new: &NewRequest<'_>) -> Result<RequestRef, ServiceError> {
    // The limit looks at other requests: nobody else may open one between the count and the write.
    let _alone = match new.workflow.wip {
        Some(_) => world.desk.tracker(&new.workflow.tracker)?.exclusive()?,
        None => None,
    };
    let guards = guards(world, new)?;
    if guards.iter().any(Guard::blocks) {
        return Err(ServiceError::refused(format!("cannot open a request of `{}`", new.workflow.id), guards));
    }
    family::create(world, &new.workflow.tracker, &(world.fresh)(), opening(new), new.body.as_deref())
}

fn opening(new: &NewRequest<'_>) -> Opening {
    Opening {
        workflow: new.workflow.id.clone(),
        version: new.workflow.version,
        digest: new.workflow.digest.clone(),
        title: new.title.clone(),
        fields: new.fields.clone(),
        urgent: new.urgent,
        severity: new.severity.clone(),
        parent: None,
        requester: None,
    }
}

/// The limit on requests open at once (seed S1-15); urgencies have a lane of their own.
fn wip(world: &World<'_>, new: &NewRequest<'_>) -> Result<Option<Guard>, ServiceError> {
    let Some(wip) = &new.workflow.wip else { return Ok(None) };
    let limit = match (new.urgent, &wip.urgent) {
        (true, Some(lane)) => lane.limit,
        _ => Some(wip.limit),
    };
    let Some(limit) = limit else { return Ok(None) };
    let query = RequestQuery {
        state: StateFilter::Open,
        workflow: Some(new.workflow.id.clone()),
        urgent: Some(new.urgent),
        limit: u64::from(limit).min(NAMED),
        ..RequestQuery::default()
    };
    let open = list::query(world, &new.workflow.tracker, &query)?;
    let lane = if new.urgent { "in the urgent lane" } else { "open" };
    let met = open.total < u64::from(limit);
    let mut detail = format!("{} of {limit} requests of `{}` {lane}", open.total, new.workflow.id);
    if !met {
        let names: Vec<_> = open.rows.iter().map(|row| format!("{}#{}", new.workflow.tracker, row.number)).collect();
        detail.push_str(&format!(": finish {} first", names.join(", ")));
    }
    let who = wip.urgent.as_ref().filter(|_| !new.urgent).map(|lane| lane.by.clone()).unwrap_or_default();
    let advisory = new.workflow.enforcement == crate::domain::workflow::Enforcement::Advisory;
    Ok(Some(Guard::moment("wip-limit", met, detail).by(who).waivable(advisory)))
}
