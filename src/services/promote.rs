//! Promotions and rollbacks: the claim before the command runs, and the record of how it ended.

use super::case::Case;
use super::failure::ServiceError;
use super::glass;
use super::list;
use super::record;
use super::step::waived;
use super::window::{self, Asked};
use super::world::{RequestRef, World};
use crate::domain::duration::Length;
use crate::domain::environment::Environment;
use crate::domain::ident::OutcomeId;
use crate::domain::request::event::{DeployAction, DeployEnd, DeployOutcome, Deploying, Event, EventKind, Finishing};
use crate::domain::request::guard::{Guard, Kind};
use crate::domain::request::state::Glass;
use crate::domain::window::Target;
use crate::domain::workflow::Enforcement;
use crate::trackers::{DeploymentRow, RequestQuery, StateFilter};

/// How a deployment command ended.
#[derive(Debug, Clone)]
pub(crate) struct Ended {
    pub(crate) outcome: DeployOutcome,
    pub(crate) exit: Option<i32>,
    /// SHA-256 (hex) of the kept output.
    pub(crate) output: Option<String>,
    pub(crate) note: Option<String>,
    /// Finish the promoting step too, where nothing else is asked of it.
    pub(crate) finish: bool,
}

/// A deployment somebody wants.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Wanted<'a> {
    pub(crate) environment: &'a Environment,
    pub(crate) release: &'a str,
    pub(crate) action: DeployAction,
    /// How long it is planned to take, on the clock on the wall.
    pub(crate) planned: Option<Length>,
}

impl Wanted<'_> {
    /// What the windows are asked about.
    pub(crate) fn target(&self, case: &Case<'_>) -> Target {
        Target {
            environment: self.environment.id.clone(),
            workflow: Some(case.workflow.id.clone()),
            action: self.action,
        }
    }
}

/// The event that claims a deployment now, with what is waived in it, and its conditions: those of
/// the process and, the last, that of the windows. With a glass, what that sets aside is waived.
pub(crate) fn claim(
    world: &World<'_>,
    case: &Case<'_>,
    wanted: &Wanted<'_>,
    glass: Option<&Glass>,
) -> Result<(EventKind, Vec<Guard>), ServiceError> {
    let target = wanted.target(case);
    let windows = &world.pack.windows;
    let asked = window::ask(windows, &target, world.now, wanted.planned);
    let mut deploying = Deploying {
        environment: wanted.environment.id.clone(),
        release: wanted.release.to_owned(),
        action: wanted.action,
        component: case.state.component(case.workflow).map(ToOwned::to_owned),
        waived: Vec::new(),
        planned: wanted.planned,
        window: asked.as_ref().map(Asked::said),
        glass: glass.map(|glass| glass.event.clone()),
    };
    let mut guards = case.scene(world, world.now).guards(world.actor()?, &EventKind::Deploy(deploying.clone()));
    if let Some(asked) = asked {
        let in_the_way = glass::in_the_way(world, case, wanted)?;
        let aside = glass.is_some_and(|glass| in_the_way.iter().all(|rule| glass.says.windows.contains(&rule.name)));
        let advisory = case.workflow.enforcement == Enforcement::Advisory;
        guards.push(asked.guard(&world.pack.timezone).by(glass::breakers(&in_the_way)).waivable(aside || advisory));
    }
    deploying.waived = waived(&guards);
    Ok((EventKind::Deploy(deploying), guards))
}

/// Refuses who may not push to the environment for this request, whatever the release.
pub(crate) fn may_promote(
    world: &World<'_>,
    case: &Case<'_>,
    environment: &Environment,
    what: &str,
) -> Result<(), ServiceError> {
    let wanted = Wanted { environment, release: "", action: DeployAction::Release, planned: None };
    let (_, mut guards) = claim(world, case, &wanted, None)?;
    guards.retain(|guard| guard.kind == Kind::Person);
    if guards.iter().any(Guard::blocks) { Err(ServiceError::refused(what, guards).about(&case.id)) } else { Ok(()) }
}

/// Records how the deployment claimed by `deploy` ended.
pub(crate) fn end<'a>(
    world: &World<'a>,
    case: Case<'a>,
    deploy: &str,
    ended: &Ended,
) -> Result<(Case<'a>, Event), ServiceError> {
    let finish = if ended.finish && ended.outcome == DeployOutcome::Deployed { finishing(&case) } else { None };
    let kind = EventKind::Deployed(DeployEnd {
        deploy: deploy.to_owned(),
        outcome: ended.outcome,
        exit: ended.exit,
        output: ended.output.clone(),
        finish,
        note: ended.note.clone(),
    });
    let what = format!("cannot record the deployment on {}", case.id);
    record::record(world, case, &kind, &what)
}

/// The outcome a successful deployment finishes the current step with: its default, if that goes on.
fn finishing(case: &Case<'_>) -> Option<OutcomeId> {
    let running = case.state.running()?;
    let step = case.workflow.step(case.state.step.as_str())?;
    let promotes = step.promote.as_ref() == Some(&running.environment) && running.action != DeployAction::Rollback;
    step.forward_outcome().filter(|outcome| promotes && !outcome.skip).map(|outcome| outcome.id.clone())
}

/// What still stands before the promoting step can be finished by the one who acts.
pub(crate) fn still_asked(world: &World<'_>, case: &Case<'_>) -> Result<Vec<Guard>, ServiceError> {
    let Some(step) = case.workflow.step(case.state.step.as_str()) else { return Ok(Vec::new()) };
    let Some(outcome) = step.forward_outcome() else { return Ok(Vec::new()) };
    let kind = EventKind::Finish(Finishing {
        step: step.id.clone(),
        outcome: outcome.id.clone(),
        fields: std::collections::BTreeMap::new(),
        reason: None,
        waived: Vec::new(),
    });
    let guards = case.scene(world, world.now).guards(world.actor()?, &kind);
    Ok(guards.into_iter().filter(Guard::blocks).collect())
}

/// The open requests whose current step promotes to the environment.
pub(crate) fn candidates(world: &World<'_>, environment: &Environment) -> Result<Vec<RequestRef>, ServiceError> {
    let mut found = Vec::new();
    for tracker in &world.pack.trackers {
        for workflow in world.pack.workflows.iter().filter(|workflow| workflow.tracker == tracker.id) {
            for step in workflow.steps.iter().filter(|step| step.promote.as_ref() == Some(&environment.id)) {
                let query = RequestQuery {
                    state: StateFilter::Open,
                    workflow: Some(workflow.id.clone()),
                    step: Some(step.id.clone()),
                    limit: 20,
                    ..RequestQuery::default()
                };
                let page = list::query(world, &tracker.id, &query)?;
                found
                    .extend(page.rows.iter().map(|row| RequestRef { tracker: tracker.id.clone(), number: row.number }));
            }
        }
    }
    found.sort();
    found.dedup();
    Ok(found)
}

/// A successful deployment to an environment, with the request it belongs to.
#[derive(Debug, Clone)]
pub(crate) struct Ran {
    pub(crate) request: RequestRef,
    pub(crate) row: DeploymentRow,
}

/// What ran in the environment, newest first; of one component where one is named.
pub(crate) fn history(
    world: &World<'_>,
    environment: &Environment,
    same_as: Option<&Case<'_>>,
) -> Result<Vec<Ran>, ServiceError> {
    let mut ran = Vec::new();
    for tracker in &world.pack.trackers {
        let page = list::deployments(world, &tracker.id, Some(&environment.id), 1000)?;
        for (number, row) in page.rows {
            let component = same_as.and_then(|case| case.state.component(case.workflow));
            let same = component.is_none() || row.component.as_deref() == component;
            if row.outcome == "deployed" && same {
                ran.push(Ran { request: RequestRef { tracker: tracker.id.clone(), number }, row });
            }
        }
    }
    ran.sort_by_key(|ran| std::cmp::Reverse((ran.row.started, ran.request.number)));
    Ok(ran)
}

/// The version a rollback goes to: the one named, if it ran there; else the one before the current.
pub(crate) fn target(ran: &[Ran], environment: &Environment, named: Option<&str>) -> Result<String, ServiceError> {
    let current = ran.first().map(|ran| ran.row.release.as_str());
    let refused = |detail: String| {
        let what = format!("cannot roll back `{}`", environment.id);
        ServiceError::refused(what, vec![Guard::moment("ran-before", false, detail)])
    };
    match named {
        Some(named) if ran.iter().any(|ran| ran.row.release == named) => {
            if current == Some(named) {
                return Err(refused(format!("`{named}` runs in `{}` now", environment.id)));
            }
            Ok(named.to_owned())
        }
        Some(named) => {
            let mut before: Vec<&str> = Vec::new();
            for release in ran.iter().map(|ran| ran.row.release.as_str()) {
                if !before.contains(&release) {
                    before.push(release);
                }
            }
            let list = before.iter().map(|release| format!("`{release}`")).collect::<Vec<_>>().join(", ");
            let list = if list.is_empty() { "nothing ever ran there".to_owned() } else { format!("there ran {list}") };
            Err(refused(format!("`{named}` never ran in `{}`; {list}", environment.id)))
        }
        None => {
            let earlier = ran.iter().map(|ran| &ran.row.release).find(|release| Some(release.as_str()) != current);
            earlier.cloned().ok_or_else(|| refused(format!("no other version ran in `{}` before", environment.id)))
        }
    }
}
