//! Whether the steps of a workflow lead anywhere: no step that is never reached, none that cannot
//! be left, no handoff that waits for an outcome or a step that is not there.

use super::diagnostic::{Finding, Report};
use super::names::Names;
use super::word;
use super::workflow::Located;
use crate::domain::workflow::{Effect, Step, Workflow};

/// Judges one workflow.
pub(super) fn check(located: &Located, report: &mut Report<'_>) {
    if !located.is_sound {
        return;
    }
    let reached = reached(&located.workflow);
    let mut unreachable = false;
    for (position, step) in located.workflow.steps.iter().enumerate() {
        if !reached.get(position).copied().unwrap_or(true) {
            unreachable = true;
            let message = format!("no request ever comes to the step `{}`", step.id);
            let finding = Finding::error("unreachable-step", located.step_span(position, "id"), message);
            report.push(finding.help("let an outcome of an earlier step lead to it, or take it out"));
        }
    }
    let leaving = leaving(&located.workflow);
    for (position, step) in located.workflow.steps.iter().enumerate() {
        if leaving.get(position).copied().unwrap_or(true) || !reached.get(position).copied().unwrap_or(false) {
            continue;
        }
        let targets: Vec<usize> = targets(&located.workflow, position, step).flatten().collect();
        let message = if targets.iter().all(|target| *target == position) {
            format!("the step `{}` leads only to itself", step.id)
        } else {
            format!("from the step `{}` a request goes round in a circle and never ends", step.id)
        };
        let finding = Finding::error("no-way-out", located.step_span(position, "id"), message);
        report
            .push(finding.help("give one of its outcomes `end: true`, `refuse: true`, or a step that leads to an end"));
    }
    let ends = located.workflow.steps.iter().enumerate().any(|(position, step)| {
        reached.get(position).copied().unwrap_or(false)
            && step.outcomes.iter().any(|outcome| is_done(&located.workflow, position, &outcome.effect))
    });
    if !ends && !unreachable && leaving.iter().all(|leaves| *leaves) {
        let message = format!("no request of `{}` can ever be done, only refused", located.workflow.id);
        report.push(Finding::error("never-done", located.span("workflow"), message));
    }
    for (position, step) in located.workflow.steps.iter().enumerate() {
        handoff(located, position, step, report);
    }
}

fn is_done(workflow: &Workflow, position: usize, effect: &Effect) -> bool {
    match effect {
        Effect::End => true,
        Effect::Next => workflow.step_after(position).is_none(),
        Effect::To(_) | Effect::Refuse => false,
    }
}

/// Where each outcome of a step leads; `None` where it ends the request.
fn targets<'w>(workflow: &'w Workflow, position: usize, step: &'w Step) -> impl Iterator<Item = Option<usize>> + 'w {
    step.outcomes.iter().map(move |outcome| match &outcome.effect {
        Effect::Next => workflow.step_after(position).map(|_| position + 1),
        Effect::To(step) => workflow.position(step),
        Effect::Refuse | Effect::End => None,
    })
}

/// For each step, whether some request comes to it.
fn reached(workflow: &Workflow) -> Vec<bool> {
    let mut reached = vec![false; workflow.steps.len()];
    let mut open = vec![0];
    while let Some(position) = open.pop() {
        let (Some(seen), Some(step)) = (reached.get_mut(position), workflow.steps.get(position)) else { continue };
        if !std::mem::replace(seen, true) {
            open.extend(targets(workflow, position, step).flatten());
        }
    }
    reached
}

/// For each step, whether some way from it ends the request.
fn leaving(workflow: &Workflow) -> Vec<bool> {
    let ways: Vec<Vec<Option<usize>>> =
        workflow.steps.iter().enumerate().map(|(at, step)| targets(workflow, at, step).collect()).collect();
    let mut before: Vec<Vec<usize>> = vec![Vec::new(); ways.len()];
    let mut open = Vec::new();
    for (at, ways) in ways.iter().enumerate() {
        for way in ways {
            match way {
                None => open.push(at),
                Some(target) => {
                    if let Some(before) = before.get_mut(*target) {
                        before.push(at);
                    }
                }
            }
        }
    }
    let mut leaving = vec![false; ways.len()];
    while let Some(position) = open.pop() {
        let Some(seen) = leaving.get_mut(position) else { continue };
        if !std::mem::replace(seen, true) {
            open.extend(before.get(position).into_iter().flatten());
        }
    }
    leaving
}

/// The step that a handoff returns to must come later, and must have the outcome of a refusal.
fn handoff(located: &Located, position: usize, step: &Step, report: &mut Report<'_>) {
    let Some(handoff) = &step.handoff else { return };
    let Some(node) = located.step_node(position).and_then(|node| node.get("handoff")) else { return };
    let place = |key| node.get(key).map_or_else(|| node.head(), |value| value.head());
    let returns = handoff.returns.as_ref().and_then(|returns| located.workflow.position(returns));
    if returns.is_some_and(|returns| returns <= position) {
        let message = "the step that a handoff returns to must come after the one that hands over";
        report.push(Finding::error("returns-too-early", place("returns"), message));
    }
    let waiting = returns.and_then(|returns| located.workflow.steps.get(returns)).unwrap_or(step);
    let Some(refused) = handoff.on_refused.as_ref().filter(|refused| waiting.outcome(refused.as_str()).is_none())
    else {
        return;
    };
    let known = waiting.outcomes.iter().map(|outcome| outcome.id.as_str());
    let message = format!("the step `{}` has no outcome `{refused}`", waiting.id);
    let finding = Finding::error("unknown-outcome", place("on_refused"), message);
    report.push(finding.help_if(word::suggestion(refused.as_str(), known)));
}

/// Reports workflows that hand over to each other in a circle, and children that are kept elsewhere
/// than the handoff says.
pub(super) fn check_handoffs(all: &[Located], report: &mut Report<'_>) {
    let newest = |name: &str| all.iter().rfind(|located| located.workflow.id.as_str() == name);
    for located in all {
        for (position, step) in located.workflow.steps.iter().enumerate() {
            let Some(handoff) = &step.handoff else { continue };
            let Some(child) = newest(handoff.template.as_str()) else { continue };
            let Some(node) = located.step_node(position).and_then(|node| node.get("handoff")) else { continue };
            if child.workflow.tracker != handoff.tracker {
                let span = node.get("tracker").map_or_else(|| node.head(), |value| value.span);
                let message = format!(
                    "the workflow `{}` keeps its requests in `{}`, not in `{}`",
                    handoff.template, child.workflow.tracker, handoff.tracker
                );
                let finding = Finding::error("handoff-tracker", span, message);
                report.push(finding.related(child.span("tracker"), "the workflow that is handed over to"));
            }
            if comes_back(&located.workflow, &child.workflow, &newest) {
                let span = node.get("template").map_or_else(|| node.head(), |value| value.span);
                let message = format!("the handoff to `{}` comes back to `{}`", handoff.template, located.workflow.id);
                report.push(
                    Finding::error("recursive-handoff", span, message).help("children would open children without end"),
                );
            }
        }
    }
}

fn comes_back<'a>(start: &Workflow, child: &'a Workflow, newest: &impl Fn(&str) -> Option<&'a Located>) -> bool {
    let mut seen: Names = Names::new("workflow", "unknown-workflow");
    let mut open = vec![child];
    while let Some(workflow) = open.pop() {
        if workflow.id == start.id {
            return true;
        }
        if seen.contains(workflow.id.as_str()) {
            continue;
        }
        seen.declare(workflow.id.as_str(), super::diagnostic::Span { source: 0, start: 0, end: 0 });
        let templates = workflow.steps.iter().filter_map(|step| step.handoff.as_ref());
        open.extend(templates.filter_map(|handoff| newest(handoff.template.as_str())).map(|located| &located.workflow));
    }
    false
}
