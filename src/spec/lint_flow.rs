//! Whether the steps of a workflow lead anywhere: no step that is never reached, none that cannot
//! be left, no handoff that waits for an outcome or a step that is not there.

use std::collections::HashMap;

use super::diagnostic::{Finding, Report};
use super::names::Names;
use super::word;
use super::workflow::Located;
use crate::domain::ident::StepId;
use crate::domain::workflow::{Effect, Outcome, Step, Workflow};

/// Judges one workflow.
pub(super) fn check(located: &Located, report: &mut Report<'_>) {
    if !located.is_sound {
        return;
    }
    let steps = &located.workflow.steps;
    let flow = Flow::of(&located.workflow);
    let reached = flow.reached();
    for (position, step) in steps.iter().enumerate().filter(|(position, _)| !holds(&reached, *position)) {
        let message = format!("no request ever comes to the step `{}`", step.id);
        let finding = Finding::error("unreachable-step", located.step_span(position, "id"), message);
        report.push(finding.help("let an outcome of an earlier step lead to it, or take it out"));
    }
    let leaving = flow.leaving();
    for circle in flow.circles(&reached, &leaving) {
        let names: Vec<&str> = circle.iter().filter_map(|at| steps.get(*at)).map(|step| step.id.as_str()).collect();
        let message = match names.as_slice() {
            [only] => format!("the step `{only}` leads only to itself"),
            _ => {
                let shown = word::listed(names.get(..8).unwrap_or(&names), "and");
                format!("a request goes round among {shown} and never ends")
            }
        };
        let first = circle.iter().min().copied().unwrap_or_default();
        let finding = Finding::error("no-way-out", located.step_span(first, "id"), message);
        report.push(finding.help("give an outcome `end: true` or `refuse: true`, or let it lead to a step that ends"));
    }
    let is_done = |(at, step): (usize, &Step)| {
        let ends = |outcome: &Outcome| match outcome.effect {
            Effect::End => true,
            Effect::Next => at + 1 == steps.len(),
            Effect::To(_) | Effect::Refuse => false,
        };
        holds(&reached, at) && step.outcomes.iter().any(ends)
    };
    let is_whole = reached.iter().chain(&leaving).all(|holds| *holds);
    if is_whole && !steps.iter().enumerate().any(is_done) {
        let message = format!("no request of `{}` can ever be done, only refused", located.workflow.id);
        report.push(Finding::error("never-done", located.span("workflow"), message));
    }
    for (position, step) in steps.iter().enumerate() {
        handoff(located, position, step, report);
    }
}

fn holds(flags: &[bool], position: usize) -> bool {
    flags.get(position).copied().unwrap_or(false)
}

/// Where each outcome of each step leads; `None` where it ends the request.
struct Flow {
    ways: Vec<Vec<Option<usize>>>,
}

impl Flow {
    fn of(workflow: &Workflow) -> Self {
        let steps = &workflow.steps;
        let positions: HashMap<&StepId, usize> = steps.iter().enumerate().map(|(at, step)| (&step.id, at)).collect();
        let way = |at: usize, outcome: &Outcome| match &outcome.effect {
            Effect::Next => Some(at + 1).filter(|next| *next < steps.len()),
            Effect::To(step) => positions.get(step).copied(),
            Effect::Refuse | Effect::End => None,
        };
        let ways = steps.iter().enumerate().map(|(at, step)| step.outcomes.iter().map(|o| way(at, o)).collect());
        Self { ways: ways.collect() }
    }

    /// For each step, whether some request comes to it.
    fn reached(&self) -> Vec<bool> {
        self.spread(vec![0], &self.ways)
    }

    /// For each step, whether some way from it ends the request.
    fn leaving(&self) -> Vec<bool> {
        let mut before: Vec<Vec<Option<usize>>> = vec![Vec::new(); self.ways.len()];
        let mut open = Vec::new();
        for (at, ways) in self.ways.iter().enumerate() {
            for way in ways {
                match way.and_then(|target| before.get_mut(target)) {
                    None => open.push(at),
                    Some(before) => before.push(Some(at)),
                }
            }
        }
        self.spread(open, &before)
    }

    /// The steps in `open` and all that `ways` lead to from them.
    fn spread(&self, mut open: Vec<usize>, ways: &[Vec<Option<usize>>]) -> Vec<bool> {
        let mut found = vec![false; self.ways.len()];
        while let Some(position) = open.pop() {
            let (Some(seen), Some(ways)) = (found.get_mut(position), ways.get(position)) else { continue };
            if !std::mem::replace(seen, true) {
                open.extend(ways.iter().flatten());
            }
        }
        found
    }

    /// The circles that requests come to and never leave, each once. Steps that only lead into a
    /// circle are not part of it.
    fn circles(&self, reached: &[bool], leaving: &[bool]) -> Vec<Vec<usize>> {
        let mut circles = Vec::new();
        let mut told = vec![false; self.ways.len()];
        for start in 0..self.ways.len() {
            if holds(leaving, start) || !holds(reached, start) {
                continue;
            }
            // Whoever cannot leave stays among those who cannot: the walk must meet itself.
            let mut walk: Vec<usize> = Vec::new();
            let mut at = start;
            while !holds(&told, at) {
                if let Some(flag) = told.get_mut(at) {
                    *flag = true;
                }
                walk.push(at);
                let ways = self.ways.get(at).map_or(&[][..], Vec::as_slice);
                let elsewhere = ways.iter().flatten().find(|target| **target != at);
                at = elsewhere.copied().unwrap_or(at);
            }
            if let Some(first) = walk.iter().position(|step| *step == at) {
                circles.push(walk.split_off(first));
            }
        }
        circles
    }
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
