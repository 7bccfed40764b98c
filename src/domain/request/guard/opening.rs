//! May it be opened? Who may, and with which fields, lane and severity.

use super::{Guard, Kind, Scene};
use crate::domain::pack::Pack;
use crate::domain::people::{Instant, Person};
use crate::domain::request::event::Opening;
use crate::domain::workflow::{Enforcement, GLASS_REVIEW, SeverityRule, Workflow};

/// The conditions for `actor` to open a request; limits over several requests are not among them.
pub(crate) fn opening(pack: &Pack, workflow: &Workflow, opening: &Opening, actor: &Person, at: Instant) -> Vec<Guard> {
    let directory = &pack.directory;
    let may = if workflow.open_by.is_empty() {
        !directory.roles_of(&actor.id, at).is_empty()
    } else {
        directory.holds_any(&actor.id, &workflow.open_by, at)
    };
    let detail = match (may, workflow.open_by.is_empty()) {
        (true, _) => format!("`{}` may open a request of `{}`", actor.id, workflow.id),
        (false, true) => format!("`{}` holds no role in this process", actor.id),
        (false, false) => {
            let mut holders: Vec<&str> = Vec::new();
            for person in workflow.open_by.iter().flat_map(|role| directory.holders(role, at)) {
                holders.push(person.id.as_str());
            }
            let roles = Scene::either(&workflow.open_by);
            format!(
                "`{}` may not open a request of `{}`, that is for {roles} ({})",
                actor.id,
                workflow.id,
                holders.join(", ")
            )
        }
    };
    let advisory = workflow.enforcement == Enforcement::Advisory;
    let mut guards = vec![Guard::new("role", Kind::Person, may, detail).by(&workflow.open_by).waivable(advisory)];
    for field in &workflow.fields {
        let guard = match opening.fields.get(&field.id).map(|value| (field.accept(value), value)) {
            None if field.required => {
                let detail = format!("field `{}` is missing: {}", field.id, field.question());
                Guard::moment("field", false, detail).waivable(advisory)
            }
            None => continue,
            Some((Ok(kept), value)) => Guard::moment("field", &kept == value, format!("field `{}` fits", field.id)),
            Some((Err(problem), _)) => Guard::moment("field", false, format!("field `{}` {problem}", field.id)),
        };
        guards.push(guard);
    }
    let unknown = opening.fields.keys().find(|id| !workflow.fields.iter().any(|field| &field.id == *id));
    if let Some(unknown) = unknown {
        let detail = format!("`{}` asks for no field `{unknown}` at the opening", workflow.id);
        guards.push(Guard::moment("field-known", false, detail));
    }
    guards.extend(severity(pack, workflow, opening));
    guards.extend(of_a_glass(pack, workflow, opening));
    if opening.urgent {
        let lane = workflow.wip.as_ref().and_then(|wip| wip.urgent.as_ref());
        let detail = match lane {
            Some(lane) => format!("the urgent lane is for {}", Scene::either(&lane.by)),
            None => format!("`{}` has no urgent lane", workflow.id),
        };
        let may = lane.is_some_and(|lane| directory.holds_any(&actor.id, &lane.by, at));
        let by = lane.map(|lane| lane.by.clone()).unwrap_or_default();
        guards.push(Guard::new("urgent-lane", Kind::Person, may, detail).by(by));
    }
    guards
}

/// The review of a broken glass is opened when that is used, and belongs to who broke it; no other
/// request is opened for another person.
fn of_a_glass(pack: &Pack, workflow: &Workflow, opening: &Opening) -> Vec<Guard> {
    let mut guards = Vec::new();
    let review = workflow.id == *GLASS_REVIEW;
    if review {
        let glass = opening.parent.is_some();
        let detail = if glass { "it is the review of a glass" } else { "it is opened when a broken glass is used" };
        guards.push(Guard::moment("review", glass, detail));
    }
    if let Some(requester) = &opening.requester {
        let known = review && pack.directory.person(requester.as_str()).is_some();
        let detail = if known {
            format!("it is opened for `{requester}`")
        } else {
            format!("a request of `{}` is opened for nobody else", workflow.id)
        };
        guards.push(Guard::moment("requester", known, detail));
    }
    guards
}

/// A severity where the workflow has them, and only there. That it is one of the pack is not asked: a
/// pack may drop one, and what was opened stays so.
fn severity(pack: &Pack, workflow: &Workflow, opening: &Opening) -> Option<Guard> {
    let advisory = workflow.enforcement == Enforcement::Advisory;
    match (workflow.severity, &opening.severity) {
        (None, Some(severity)) => {
            let detail = format!("requests of `{}` have no severity, and this one is to be `{severity}`", workflow.id);
            Some(Guard::moment("severity", false, detail))
        }
        (Some(SeverityRule::Required), None) => {
            let known: Vec<_> = pack.severities.iter().map(|severity| format!("`{}`", severity.id)).collect();
            let detail = format!("the severity is missing: one of {}", known.join(", "));
            Some(Guard::moment("severity", false, detail).waivable(advisory))
        }
        _ => None,
    }
}
