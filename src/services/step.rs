//! Finishing a step: which event a wish comes to, with the words the process has for it.

use std::collections::BTreeMap;

use super::case::Case;
use super::failure::ServiceError;
use super::family;
use super::record;
use super::world::World;
use crate::domain::ident::{FieldId, StepId};
use crate::domain::request::event::{EventKind, Finishing};
use crate::domain::request::guard::{Guard, Kind};
use crate::domain::workflow::{Effect, Outcome, Step};

/// What somebody wants of the current step.
#[derive(Debug, Clone, Default)]
pub(crate) struct Wish {
    /// The step they believe it stands at; another one means somebody was faster.
    pub(crate) step: Option<StepId>,
    pub(crate) outcome: Option<String>,
    pub(crate) fields: BTreeMap<FieldId, String>,
    pub(crate) reason: Option<String>,
}

/// The event the wish comes to: finishing the step, or handing it over.
pub(crate) fn intended(world: &World<'_>, case: &Case<'_>, wish: &Wish, what: &str) -> Result<EventKind, ServiceError> {
    let step = current(case, wish.step.as_ref(), what)?;
    may_finish(world, case, step, what)?;
    let outcome = chosen(step, wish.outcome.as_deref())?;
    let scene = case.scene(world, world.now);
    let waits = case.state.awaited().is_some();
    if let Some(handoff) = step.handoff.as_ref().filter(|_| !waits && scene.asks_apply(step, outcome)) {
        let opening = family::opening_of(world, case, &handoff.template, &handoff.tracker)?;
        child_can_open(world, &opening, what)?;
        let child = (world.fresh)();
        return Ok(EventKind::HandOff { step: step.id.clone(), tracker: handoff.tracker.clone(), child });
    }
    let fields = fields_of(case, step, &wish.fields)?;
    let mut finishing = Finishing {
        step: step.id.clone(),
        outcome: outcome.id.clone(),
        fields,
        reason: wish.reason.clone(),
        waived: Vec::new(),
    };
    let guards = scene.guards(world.actor()?, &EventKind::Finish(finishing.clone()));
    finishing.waived = waived(&guards);
    Ok(EventKind::Finish(finishing))
}

/// The refusal the step declares; an error when it declares none, or more than one.
pub(crate) fn refusal<'a>(step: &'a Step, named: Option<&str>) -> Result<&'a Outcome, ServiceError> {
    if let Some(named) = named {
        let outcome = chosen(step, Some(named))?;
        if outcome.effect != Effect::Refuse {
            return Err(ServiceError::usage(format!("outcome `{named}` of step `{}` does not refuse", step.id), None));
        }
        return Ok(outcome);
    }
    let refusals: Vec<_> = step.refusals().collect();
    match refusals.as_slice() {
        [only] => Ok(only),
        [] => Err(ServiceError::refused(
            format!("step `{}` cannot refuse the request", step.id),
            vec![Guard::moment("outcome", false, format!("step `{}` declares no refusing outcome", step.id))],
        )),
        _ => Err(ServiceError::usage(
            format!(
                "step `{}` can refuse in several ways: {}",
                step.id,
                listed(refusals.iter().map(|it| it.id.as_str()))
            ),
            "name one with `--outcome`".to_owned(),
        )),
    }
}

/// The step the request stands at, if it is the one somebody believes it is.
pub(crate) fn current<'a>(case: &Case<'a>, believed: Option<&StepId>, what: &str) -> Result<&'a Step, ServiceError> {
    if let Some(believed) = believed {
        if case.workflow.step(believed.as_str()).is_none() {
            let known = listed(case.workflow.steps.iter().map(|step| step.id.as_str()));
            return Err(ServiceError::usage(
                format!("`{}` has no step `{believed}`", case.workflow.id),
                format!("its steps are {known}"),
            ));
        }
        if !case.state.is_open() || *believed != case.state.step {
            return Err(record::raced(case, what));
        }
    }
    if !case.state.is_open() {
        let detail = format!("the request is {}", case.state.phase.name());
        return Err(ServiceError::refused(what, vec![Guard::moment("request-open", false, detail)]).about(&case.id));
    }
    case.workflow
        .step(case.state.step.as_str())
        .ok_or_else(|| ServiceError::usage(format!("{what}: its step is not in the workflow"), None))
}

/// Who may not finish the step learns that first, before any question about outcomes.
fn may_finish(world: &World<'_>, case: &Case<'_>, step: &Step, what: &str) -> Result<(), ServiceError> {
    let Some(any) = step.outcomes.first() else { return Ok(()) };
    let kind = EventKind::Finish(Finishing {
        step: step.id.clone(),
        outcome: any.id.clone(),
        fields: BTreeMap::new(),
        reason: None,
        waived: Vec::new(),
    });
    let guards = case.scene(world, world.now).guards(world.actor()?, &kind);
    let role = guards.iter().any(|guard| guard.ident == "role" && guard.kind == Kind::Person && guard.blocks());
    if role { Err(ServiceError::refused(what, guards).about(&case.id)) } else { Ok(()) }
}

fn chosen<'a>(step: &'a Step, named: Option<&str>) -> Result<&'a Outcome, ServiceError> {
    let known = listed(step.outcomes.iter().map(|outcome| outcome.id.as_str()));
    match named {
        Some(named) => step.outcome(named).ok_or_else(|| {
            ServiceError::usage(
                format!("step `{}` has no outcome `{named}`", step.id),
                format!("its outcomes are {known}"),
            )
        }),
        None => step.default_outcome().ok_or_else(|| {
            ServiceError::usage(
                format!("step `{}` has several outcomes", step.id),
                format!("name one of {known} with `--outcome`"),
            )
        }),
    }
}

/// The fields in their kept spelling; an unknown or unfit one is a usage mistake.
pub(crate) fn fields_of(
    case: &Case<'_>,
    step: &Step,
    given: &BTreeMap<FieldId, String>,
) -> Result<BTreeMap<FieldId, String>, ServiceError> {
    let mut kept = BTreeMap::new();
    for (id, value) in given {
        let known: Vec<_> = step.fields.iter().chain(&case.workflow.fields).collect();
        let Some(field) = known.iter().find(|field| &field.id == id) else {
            let names = listed(known.iter().map(|field| field.id.as_str()));
            let hint = if names.is_empty() { None } else { Some(format!("the fields here are {names}")) };
            return Err(ServiceError::usage(format!("step `{}` has no field `{id}`", step.id), hint));
        };
        let value =
            field.accept(value).map_err(|problem| ServiceError::usage(format!("field `{id}` {problem}"), None))?;
        kept.insert(id.clone(), value);
    }
    Ok(kept)
}

fn child_can_open(
    world: &World<'_>,
    opening: &crate::domain::request::event::Opening,
    what: &str,
) -> Result<(), ServiceError> {
    let Some(workflow) = world.pack.workflow_version(opening.workflow.as_str(), opening.version) else { return Ok(()) };
    let guards = crate::domain::request::guard::opening(world.pack, workflow, opening, world.actor()?, world.now);
    if guards.iter().any(Guard::blocks) {
        return Err(ServiceError::refused(what, guards));
    }
    Ok(())
}

/// The idents of what would have refused and was waived, for the record.
pub(crate) fn waived(guards: &[Guard]) -> Vec<String> {
    guards.iter().filter(|guard| guard.waived).map(|guard| guard.ident.to_owned()).collect()
}

fn listed<'a>(names: impl Iterator<Item = &'a str>) -> String {
    names.map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")
}
