//! Workflows in words, and as JSON views.

use serde::Serialize;

use crate::domain::ident::{CalendarId, EnvironmentId, OutcomeId, RoleId, StepId, TrackerId};
use crate::domain::workflow::{Effect, Enforcement, Field, FieldKind, Outcome, Part, SeverityRule, Step, Workflow};

/// One line of `workflow list --json`.
#[derive(Debug, Serialize)]
pub(crate) struct Row<'a> {
    workflow: &'a str,
    version: u32,
    title: &'a str,
    tracker: &'a str,
    enforcement: &'static str,
    steps: usize,
}

impl<'a> Row<'a> {
    /// The view of a workflow.
    pub(crate) fn of(workflow: &'a Workflow) -> Self {
        Self {
            workflow: workflow.id.as_str(),
            version: workflow.version,
            title: &workflow.title,
            tracker: workflow.tracker.as_str(),
            enforcement: match workflow.enforcement {
                Enforcement::Strict => "strict",
                Enforcement::Advisory => "advisory",
            },
            steps: workflow.steps.len(),
        }
    }
}

/// The answer of `workflow show --json`.
#[derive(Debug, Serialize)]
pub(crate) struct Detail<'a> {
    workflow: &'a str,
    version: u32,
    title: &'a str,
    tracker: &'a str,
    enforcement: &'static str,
    small_team: bool,
    open_by: Vec<&'a str>,
    fields: Vec<FieldView<'a>>,
    separate: Vec<[String; 2]>,
    wip_limit: Option<u32>,
    /// `required`, `optional`, or none.
    severity: Option<&'static str>,
    reopen: Option<ReopenView<'a>>,
    calendar: Option<&'a str>,
    stale_after: Option<String>,
    steps: Vec<StepView<'a>>,
    digest: &'a str,
}

#[derive(Debug, Serialize)]
struct ReopenView<'a> {
    to: &'a str,
    by: Vec<&'a str>,
}

#[derive(Debug, Serialize)]
struct FieldView<'a> {
    field: &'a str,
    ask: Option<&'a str>,
    r#type: &'static str,
    values: &'a [String],
    required: bool,
}

#[derive(Debug, Serialize)]
struct StepView<'a> {
    step: &'a str,
    title: &'a str,
    by: Vec<&'a str>,
    tracker: Option<&'a str>,
    phase: Option<&'a str>,
    promote: Option<&'a str>,
    environment: Option<&'a str>,
    verifies: Option<&'a str>,
    fields: Vec<FieldView<'a>>,
    checklist: Vec<ItemView<'a>>,
    approvals: Vec<ApprovalView<'a>>,
    handoff: Option<HandoffView<'a>>,
    labels: &'a [String],
    waiting: bool,
    within: Option<String>,
    outcomes: Vec<OutcomeView<'a>>,
}

#[derive(Debug, Serialize)]
struct ItemView<'a> {
    item: &'a str,
    text: &'a str,
}

#[derive(Debug, Serialize)]
struct ApprovalView<'a> {
    role: &'a str,
    count: u32,
}

#[derive(Debug, Serialize)]
struct HandoffView<'a> {
    tracker: &'a str,
    workflow: &'a str,
    returns: Option<&'a str>,
    on_refused: Option<&'a str>,
}

#[derive(Debug, Serialize)]
struct OutcomeView<'a> {
    outcome: &'a str,
    title: Option<&'a str>,
    /// `next`, `to`, `refuse` or `end`.
    effect: &'static str,
    to: Option<&'a str>,
    skip: bool,
    labels: &'a [String],
}

impl<'a> Detail<'a> {
    /// The view of a workflow.
    pub(crate) fn of(workflow: &'a Workflow) -> Self {
        let row = Row::of(workflow);
        Self {
            workflow: row.workflow,
            version: row.version,
            title: row.title,
            tracker: row.tracker,
            enforcement: row.enforcement,
            small_team: workflow.small_team,
            open_by: roles(&workflow.open_by),
            fields: workflow.fields.iter().map(FieldView::of).collect(),
            separate: workflow.separate.iter().map(|(left, right)| [part(left), part(right)]).collect(),
            wip_limit: workflow.wip.as_ref().map(|wip| wip.limit),
            severity: workflow.severity.map(|rule| match rule {
                SeverityRule::Required => "required",
                SeverityRule::Optional => "optional",
            }),
            reopen: workflow.reopen.as_ref().map(|rule| ReopenView { to: rule.to.as_str(), by: roles(&rule.by) }),
            calendar: workflow.calendar.as_ref().map(CalendarId::as_str),
            stale_after: workflow.stale_after.map(|length| length.to_string()),
            steps: workflow.steps.iter().map(StepView::of).collect(),
            digest: &workflow.digest,
        }
    }

    /// What holds for the whole workflow, as head and words.
    pub(crate) fn remarks(&self) -> Vec<(&'static str, String)> {
        let mut remarks = Vec::new();
        if !self.open_by.is_empty() {
            remarks.push(("opened by", self.open_by.join(", ")));
        }
        if !self.fields.is_empty() {
            let fields: Vec<_> = self.fields.iter().map(FieldView::words).collect();
            remarks.push(("fields", fields.join(", ")));
        }
        if !self.separate.is_empty() {
            let pairs: Vec<_> = self.separate.iter().map(|[left, right]| format!("{left} and {right}")).collect();
            let small = if self.small_team { " (recorded only: small team)" } else { "" };
            remarks.push(("different persons", pairs.join("; ") + small));
        }
        if let Some(limit) = self.wip_limit {
            remarks.push(("open at once", format!("at most {limit}")));
        }
        if let Some(rule) = self.severity {
            remarks.push(("severity", rule.to_owned()));
        }
        if let Some(rule) = &self.reopen {
            remarks.push(("reopened", format!("at {} by {}", rule.to, rule.by.join(", "))));
        }
        if let Some(calendar) = self.calendar {
            remarks.push(("calendar", calendar.to_owned()));
        }
        if let Some(length) = &self.stale_after {
            remarks.push(("stale after", length.clone()));
        }
        if self.enforcement == "advisory" {
            remarks.push(("enforcement", "advisory: it warns and records, and refuses nothing".to_owned()));
        }
        remarks
    }
}

impl<'a> FieldView<'a> {
    fn of(field: &'a Field) -> Self {
        let (r#type, values): (_, &[String]) = match &field.kind {
            FieldKind::Text => ("text", &[]),
            FieldKind::Date => ("date", &[]),
            FieldKind::Enum(values) => ("enum", values),
            FieldKind::Url => ("url", &[]),
            FieldKind::Number => ("number", &[]),
            FieldKind::Version => ("version", &[]),
        };
        Self { field: field.id.as_str(), ask: field.ask.as_deref(), r#type, values, required: field.required }
    }

    fn words(&self) -> String {
        if self.required { format!("{} (required)", self.field) } else { self.field.to_owned() }
    }
}

impl<'a> StepView<'a> {
    fn of(step: &'a Step) -> Self {
        Self {
            step: step.id.as_str(),
            title: &step.title,
            by: roles(&step.by),
            tracker: step.tracker.as_ref().map(TrackerId::as_str),
            phase: step.phase.as_deref(),
            promote: step.promote.as_ref().map(EnvironmentId::as_str),
            environment: step.environment.as_ref().map(EnvironmentId::as_str),
            verifies: step.verifies.as_ref().map(EnvironmentId::as_str),
            fields: step.fields.iter().map(FieldView::of).collect(),
            checklist: step
                .checklist
                .iter()
                .map(|item| ItemView { item: item.id.as_str(), text: &item.text })
                .collect(),
            approvals: step
                .approvals
                .iter()
                .map(|rule| ApprovalView { role: rule.role.as_str(), count: rule.count })
                .collect(),
            handoff: step.handoff.as_ref().map(|handoff| HandoffView {
                tracker: handoff.tracker.as_str(),
                workflow: handoff.template.as_str(),
                returns: handoff.returns.as_ref().map(StepId::as_str),
                on_refused: handoff.on_refused.as_ref().map(OutcomeId::as_str),
            }),
            labels: &step.labels,
            waiting: step.waiting,
            within: step.within.map(|length| length.to_string()),
            outcomes: step.outcomes.iter().map(OutcomeView::of).collect(),
        }
    }
}

impl<'a> OutcomeView<'a> {
    fn of(outcome: &'a Outcome) -> Self {
        let (effect, to) = match &outcome.effect {
            Effect::Next => ("next", None),
            Effect::To(step) => ("to", Some(step.as_str())),
            Effect::Refuse => ("refuse", None),
            Effect::End => ("end", None),
        };
        Self {
            outcome: outcome.id.as_str(),
            title: outcome.title.as_deref(),
            effect,
            to,
            skip: outcome.skip,
            labels: &outcome.labels,
        }
    }
}

/// What a step asks for before it may pass, in words.
pub(crate) fn asks(step: &Step) -> Vec<String> {
    let mut asks = Vec::new();
    if let Some(environment) = &step.promote {
        asks.push(format!("promotion to {environment}"));
    }
    asks.extend(step.fields.iter().map(|field| FieldView::of(field).words()));
    if !step.checklist.is_empty() {
        let items: Vec<_> = step.checklist.iter().map(|item| item.id.as_str()).collect();
        asks.push(format!("checklist {}", items.join(" + ")));
    }
    asks.extend(step.approvals.iter().map(|rule| format!("{} approval of {}", rule.count, rule.role)));
    if let Some(handoff) = &step.handoff {
        asks.push(format!("hand-off to {} on {}", handoff.template, handoff.tracker));
    }
    if let Some(within) = step.within {
        asks.push(format!("within {within}"));
    }
    asks
}

/// An outcome with where it leads: `failed -> implement`.
pub(crate) fn outcome_words(outcome: &Outcome) -> String {
    match &outcome.effect {
        Effect::Next => outcome.id.to_string(),
        Effect::To(step) => format!("{} -> {step}", outcome.id),
        Effect::Refuse => format!("{} -> refused", outcome.id),
        Effect::End => format!("{} -> end", outcome.id),
    }
}

fn roles(roles: &[RoleId]) -> Vec<&str> {
    roles.iter().map(RoleId::as_str).collect()
}

fn part(part: &Part) -> String {
    match part {
        Part::Opening => "request".to_owned(),
        Part::Finishing(step) => step.to_string(),
        Part::Approving(step) => format!("approve-{step}"),
    }
}
