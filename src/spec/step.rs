//! One step of a workflow: who finishes it, how it may end, what it asks for. Every name in it must
//! be declared.

use super::diagnostic::{Finding, Report};
use super::names::Names;
use super::scalar;
use super::severity;
use super::tree::{Entry, Node};
use super::workflow::{self, Surroundings};
use crate::domain::duration::{Length, Unit};
use crate::domain::ident::{EnvironmentId, ItemId, OutcomeId, RoleId, StepId, TrackerId, WorkflowId};
use crate::domain::workflow::{ApprovalRule, ChecklistItem, Effect, Handoff, Outcome, Step};

/// What a step may refer to.
pub(super) struct Inner<'a> {
    pub(super) around: &'a Surroundings<'a>,
    /// The steps of the same workflow.
    pub(super) steps: &'a Names,
    /// Whether a calendar holds for steps whose roles have none.
    pub(super) has_calendar: bool,
}

/// Reads one step.
pub(super) fn lower(node: &Node, inner: &Inner<'_>, report: &mut Report<'_>) -> Step {
    let config = inner.around.config;
    let scope = &config.scope;
    let id = node.text_of("id").unwrap_or_default();
    let environment =
        |key, report: &mut Report<'_>| scope.environments.refer_of(node, key, report).map(EnvironmentId::new);
    Step {
        id: StepId::new(id),
        promote: environment("promote", report),
        environment: environment("environment", report),
        verifies: environment("verifies", report),
        title: scalar::text_of(node, "title", report).unwrap_or_else(|| workflow::humanised(id)),
        by: workflow::roles(config, node, "by", report),
        tracker: scope.trackers.refer_of(node, "tracker", report).map(TrackerId::new),
        phase: scalar::text_of(node, "phase", report),
        asked_by: scope.roles.refer_of(node, "asked_by", report).map(RoleId::new),
        informs: workflow::roles(config, node, "informs", report),
        fields: workflow::fields(node, report),
        checklist: checklist(node, report),
        approvals: approvals(node, inner, report),
        outcomes: outcomes(node, inner, report),
        handoff: handoff(node, inner, report),
        labels: labels(node, report),
        waiting: node.is_true("waiting"),
        within: within(node, inner, report),
    }
}

fn within(node: &Node, inner: &Inner<'_>, report: &mut Report<'_>) -> Option<Length> {
    let length = scalar::length_of(node, "within", report)?;
    let config = inner.around.config;
    let mut roles = node.items_of("by").iter().filter_map(|role| config.directory.role(role.text()?));
    let has_calendar = inner.has_calendar || roles.any(|role| role.calendar.is_some());
    let value = node.get("within")?;
    severity::check_sprint(&config.node, value, length, report);
    // Packs were written before there were calendars: they keep working.
    if length.unit == Unit::WorkingDay && !has_calendar {
        let message = format!("`{length}` counts working days, and no calendar says which these are: every day counts");
        let finding = Finding::warning("no-calendar", value.span, message);
        report.push(finding.help("give one of its roles, the workflow or the pack a `calendar`"));
    }
    Some(length)
}

fn checklist(node: &Node, report: &mut Report<'_>) -> Vec<ChecklistItem> {
    let mut items = Vec::new();
    for entry in node.entries_of("checklist") {
        scalar::name(&entry.key, entry.key_span, report);
        if let Some(text) = scalar::text(&entry.value, &format!("`{}`", entry.key), report) {
            items.push(ChecklistItem { id: ItemId::new(&entry.key), text });
        }
    }
    items
}

fn approvals(node: &Node, inner: &Inner<'_>, report: &mut Report<'_>) -> Vec<ApprovalRule> {
    let Some(approvals) = node.get("approvals") else { return Vec::new() };
    let config = inner.around.config;
    let mut rules = Vec::new();
    for entry in approvals.entries_of("roles") {
        // The role stands in the key: look it up as a value of the same text at the key's place.
        let key =
            Node { span: entry.key_span, value: super::tree::Value::Text { text: entry.key.clone(), plain: false } };
        let Some(role) = config.scope.roles.refer(&key, report) else { continue };
        let Some(count) = entry.value.integer().and_then(|count| u32::try_from(count).ok()) else { continue };
        let role = RoleId::new(role);
        let members = config.directory.role(role.as_str()).map_or(&[][..], |role| &role.members);
        let is_person = |id: &&crate::domain::ident::PersonId| {
            config.directory.person(id.as_str()).is_some_and(|person| !person.bot)
        };
        let able = members.iter().filter(is_person).count();
        if usize::try_from(count).is_ok_and(|count| count > able) && !members.is_empty() {
            let message = format!("{count} approvals of `{role}` are asked for, and {able} of its members can approve");
            let finding = Finding::error("too-many-approvals", entry.value.span, message);
            let declared = config.key_span("roles", role.as_str());
            report.push(match declared {
                Some(span) => finding.related(span, "the role"),
                None => finding,
            });
        }
        rules.push(ApprovalRule { role, count });
    }
    if approvals.get("roles").is_some_and(|roles| workflow::is_table(roles)) && approvals.entries_of("roles").is_empty()
    {
        report.push(Finding::error("no-approvals", approvals.head(), "these approvals ask for nobody"));
    }
    rules
}

fn outcomes(node: &Node, inner: &Inner<'_>, report: &mut Report<'_>) -> Vec<Outcome> {
    let entries = node.entries_of("outcomes");
    if entries.is_empty() {
        let id = OutcomeId::new("done");
        return vec![Outcome { id, title: None, effect: Effect::Next, skip: false, labels: Vec::new() }];
    }
    entries.iter().map(|entry| outcome(entry, inner, report)).collect()
}

fn outcome(entry: &Entry, inner: &Inner<'_>, report: &mut Report<'_>) -> Outcome {
    scalar::name(&entry.key, entry.key_span, report);
    let node = &entry.value;
    let to = inner.steps.refer_of(node, "to", report);
    let (refuse, end) = (node.is_true("refuse"), node.is_true("end"));
    let said: Vec<&str> = [("to", node.get("to").is_some()), ("refuse", refuse), ("end", end)]
        .into_iter()
        .filter_map(|(key, is_said)| is_said.then_some(key))
        .collect();
    if said.len() > 1 {
        let message = format!("the outcome `{}` goes several ways: {}", entry.key, super::word::listed(&said, "and"));
        report.push(Finding::error("conflicting-outcome", entry.key_span, message));
    }
    let effect = match to {
        _ if refuse => Effect::Refuse,
        _ if end => Effect::End,
        Some(step) => Effect::To(StepId::new(step)),
        None => Effect::Next,
    };
    Outcome {
        id: OutcomeId::new(&entry.key),
        title: scalar::text_of(node, "title", report),
        effect,
        skip: node.is_true("skip"),
        labels: labels(node, report),
    }
}

fn handoff(node: &Node, inner: &Inner<'_>, report: &mut Report<'_>) -> Option<Handoff> {
    let handoff = node.get("handoff")?;
    let tracker = inner.around.config.scope.trackers.refer_of(handoff, "tracker", report);
    let template = inner.around.workflows.refer_of(handoff, "template", report);
    let returns = inner.steps.refer_of(handoff, "returns", report);
    Some(Handoff {
        tracker: TrackerId::new(tracker?),
        template: WorkflowId::new(template?),
        returns: returns.map(StepId::new),
        on_refused: handoff.text_of("on_refused").map(OutcomeId::new),
    })
}

fn labels(node: &Node, report: &mut Report<'_>) -> Vec<String> {
    node.items_of("labels").iter().filter_map(|label| scalar::text(label, "a label", report)).collect()
}
