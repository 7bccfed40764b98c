//! Why a request can or cannot go on: each guard and check of one wish, met or not.

use std::collections::BTreeMap;

use super::case::Case;
use super::failure::ServiceError;
use super::promote;
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
    let scene = case.scene(world, world.now);
    let step = case.workflow.step(case.state.step.as_str());
    let (wish, kind) = match (question, step) {
        (Question::Environment(environment, release), _) => deploy(world, case, environment, release.clone())?,
        (Question::Step(target), Some(step)) => {
            let outcome = leading_to(case, step, target)?;
            (format!("finish `{}` with `{}`", step.id, outcome.id), finish(step, outcome))
        }
        (Question::Next, Some(step)) => {
            let promoted = step.promote.as_ref().filter(|environment| !case.state.deployed_here(environment));
            match promoted.and_then(|environment| world.pack.environment(environment.as_str())) {
                Some(environment) => deploy(world, case, environment, None)?,
                None => match step.forward_outcome() {
                    Some(outcome) => (format!("finish `{}` with `{}`", step.id, outcome.id), finish(step, outcome)),
                    None => return Err(ServiceError::usage(format!("step `{}` leads nowhere", step.id), None)),
                },
            }
        }
        (_, None) => return Err(ServiceError::usage(format!("{} stands at no step of its workflow", case.id), None)),
    };
    let hand_off = step.and_then(|step| step.handoff.as_ref().map(|handoff| (step, handoff)));
    let kind = match (&kind, hand_off) {
        (EventKind::Finish(_), Some((step, handoff))) if case.state.awaited().is_none() => {
            EventKind::HandOff { step: step.id.clone(), tracker: handoff.tracker.clone(), child: String::new() }
        }
        _ => kind,
    };
    Ok(Explanation { wish, guards: scene.guards(world.actor()?, &kind) })
}

fn deploy(
    world: &World<'_>,
    case: &Case<'_>,
    environment: &Environment,
    release: Option<String>,
) -> Result<(String, EventKind), ServiceError> {
    let scene = case.scene(world, world.now);
    let release = release.or_else(|| case.state.release(case.workflow, &scene.family())).unwrap_or_default();
    let kind = promote::claim(world, case, environment, &release, DeployAction::Release)?;
    let what = if release.is_empty() { "a release".to_owned() } else { format!("`{release}`") };
    Ok((format!("promote {what} to `{}`", environment.id), kind))
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
