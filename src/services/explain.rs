//! Why a request can or cannot go on: each guard and check of one wish, met or not.

use std::collections::BTreeMap;

use super::case::Case;
use super::failure::ServiceError;
use super::promote::{self, Wanted};
use super::world::World;
use crate::domain::environment::Environment;
use crate::domain::request::event::{DeployAction, EventKind, Finishing};
use crate::domain::request::guard::Guard;
use crate::domain::workflow::{Effect, Outcome, Step};

/// What is to be explained.
#[derive(Debug, Clone)]
pub(crate) enum Question<'a> {
    /// Going on from here.
    Next,
    /// Reaching this step.
    Step(&'a str),
    /// Promoting to this environment.
    Environment(&'a Environment, Option<String>),
}

/// The wish in words, and its guards.
#[derive(Debug, Clone)]
pub(crate) struct Explanation {
    pub(crate) wish: String,
    pub(crate) guards: Vec<Guard>,
}

/// Evaluates every guard of the wish for the one who acts.
pub(crate) fn explain(
    world: &World<'_>,
    case: &Case<'_>,
    question: &Question<'_>,
) -> Result<Explanation, ServiceError> {
    if let Question::Environment(environment, release) = question {
        return deploy(world, case, environment, release.clone());
    }
    let Some(step) = case.workflow.step(case.state.step.as_str()) else {
        return Err(ServiceError::usage(format!("{} stands at no step of its workflow", case.id), None));
    };
    let promoted = step.promote.as_ref().filter(|environment| !case.state.deployed_here(environment));
    let promoted = promoted.and_then(|environment| world.pack.environment(environment.as_str()));
    let outcome = match (question, promoted) {
        (Question::Step(target), _) => leading_to(case, step, target)?,
        (_, Some(environment)) => return deploy(world, case, environment, None),
        (_, None) => step
            .forward_outcome()
            .ok_or_else(|| ServiceError::usage(format!("step `{}` leads nowhere", step.id), None))?,
    };
    let kind = match &step.handoff {
        Some(handoff) if case.state.awaited().is_none() => {
            EventKind::HandOff { step: step.id.clone(), tracker: handoff.tracker.clone(), child: String::new() }
        }
        _ => finish(step, outcome),
    };
    let mut guards = case.scene(world, world.now).guards(world.actor()?, &kind);
    if let Some(environment) = promoted {
        let of_windows = deploy(world, case, environment, None)?.guards.into_iter();
        guards.extend(of_windows.filter(|guard| guard.ident == "window"));
    }
    Ok(Explanation { wish: format!("finish `{}` with `{}`", step.id, outcome.id), guards })
}

fn deploy(
    world: &World<'_>,
    case: &Case<'_>,
    environment: &Environment,
    release: Option<String>,
) -> Result<Explanation, ServiceError> {
    let scene = case.scene(world, world.now);
    let release = release.or_else(|| case.state.release(case.workflow, &scene.family())).unwrap_or_default();
    let wanted = Wanted { environment, release: &release, action: DeployAction::Release, planned: None };
    let (_, guards) = promote::claim(world, case, &wanted, None)?;
    let what = if release.is_empty() { "a release".to_owned() } else { format!("`{release}`") };
    Ok(Explanation { wish: format!("promote {what} to `{}`", environment.id), guards })
}

fn finish(step: &Step, outcome: &Outcome) -> EventKind {
    EventKind::Finish(Finishing {
        step: step.id.clone(),
        outcome: outcome.id.clone(),
        fields: BTreeMap::new(),
        reason: (outcome.effect == Effect::Refuse).then(|| "…".to_owned()),
        waived: Vec::new(),
    })
}

/// The outcome of the current step that leads to the named step.
fn leading_to<'a>(case: &Case<'_>, step: &'a Step, target: &str) -> Result<&'a Outcome, ServiceError> {
    let position = case.workflow.position(&step.id).unwrap_or_default();
    let next = case.workflow.step_after(position);
    let leads = |outcome: &&Outcome| match &outcome.effect {
        Effect::To(to) => to.as_str() == target,
        Effect::Next => next.is_some_and(|next| next.id.as_str() == target),
        Effect::Refuse | Effect::End => false,
    };
    step.outcomes.iter().find(leads).ok_or_else(|| {
        let hint = format!("`opsctl workflow show {}` draws the way", case.workflow.id);
        ServiceError::usage(format!("no outcome of step `{}` leads to `{target}`", step.id), hint)
    })
}
