//! The workflow in which a broken glass is reviewed, for packs whose windows may be broken and that
//! declare none of that name. One workflow serves all windows: whoever reviews the glass of any of
//! them may review, within the shortest time that is asked for. A workflow a pack declares must be
//! one that opsctl can open, and that who broke the glass cannot close.

use std::collections::BTreeSet;

use super::config::Config;
use super::diagnostic::{Finding, Report};
use super::workflow::Located;
use crate::domain::duration::Length;
use crate::domain::ident::{OutcomeId, PersonId, RoleId, StepId, WorkflowId};
use crate::domain::request::sha256;
use crate::domain::window::{BreakGlassRule, Rule, Windows};
use crate::domain::workflow::{Effect, Enforcement, GLASS_REVIEW, Outcome, Part, SeverityRule, Step, Workflow};

/// Makes the workflow. `None` where no glass may be broken.
pub(super) fn workflow(windows: &Windows, config: &Config) -> Option<Workflow> {
    let glasses: Vec<&BreakGlassRule> = windows.rules().iter().filter_map(|rule| rule.break_glass.as_ref()).collect();
    let within = glasses.iter().map(|glass| glass.review_within).min_by_key(|within| rough(*within))?;
    let mut by: Vec<RoleId> = Vec::new();
    for role in glasses.iter().flat_map(|glass| &glass.review_by) {
        if !by.contains(role) {
            by.push(role.clone());
        }
    }
    let review = StepId::new("review");
    let done =
        Outcome { id: OutcomeId::new("done"), title: None, effect: Effect::Next, skip: false, labels: Vec::new() };
    Some(Workflow {
        id: WorkflowId::new(GLASS_REVIEW),
        version: 1,
        title: "Review of a broken glass".to_owned(),
        tracker: config.default_tracker.clone(),
        enforcement: Enforcement::Strict,
        small_team: config.small_team,
        open_by: Vec::new(),
        fields: Vec::new(),
        component: None,
        separate: vec![(Part::Opening, Part::Finishing(review.clone()))],
        wip: None,
        severity: None,
        reopen: None,
        calendar: None,
        stale_after: None,
        steps: vec![Step {
            id: review,
            title: "Was it right to break the glass, and what follows?".to_owned(),
            by,
            tracker: None,
            phase: None,
            asked_by: None,
            informs: Vec::new(),
            fields: Vec::new(),
            checklist: Vec::new(),
            approvals: Vec::new(),
            outcomes: vec![done],
            promote: None,
            environment: None,
            verifies: None,
            handoff: None,
            labels: Vec::new(),
            waiting: false,
            within: Some(within),
        }],
        // Who reviews, and within what time, may change while a review is open.
        digest: sha256([GLASS_REVIEW]),
    })
}

/// Judges who breaks, approves and reviews, and the workflow where one is declared.
pub(super) fn check(all: &[Located], windows: &Windows, config: &Config, report: &mut Report<'_>) {
    for rule in windows.rules() {
        people(rule, config, report);
    }
    let may_be_broken = windows.rules().iter().any(|rule| rule.break_glass.is_some());
    if let Some(located) = all.iter().rfind(|located| located.workflow.id == *GLASS_REVIEW).filter(|_| may_be_broken) {
        declared(located, report);
    }
}

/// Warns where somebody who breaks the glass has nobody to approve that, or to review it.
fn people(rule: &Rule, config: &Config, report: &mut Report<'_>) {
    let declared = config.node.items_of("windows").iter().find(|node| node.text_of("name") == Some(rule.name.as_str()));
    let (Some(glass), Some(node)) = (&rule.break_glass, declared.and_then(|node| node.get("break_glass"))) else {
        return;
    };
    let holders = |roles: &[RoleId]| -> BTreeSet<PersonId> {
        let roles = roles.iter().filter_map(|role| config.directory.role(role.as_str()));
        roles.flat_map(|role| role.members.iter().chain(&role.lead)).cloned().collect()
    };
    let breakers = holders(&glass.by);
    let mut alone = |roles: &[RoleId], verb: &str, key: &str| {
        let able = holders(roles);
        let person = able.first().filter(|person| able.len() == 1 && breakers.contains(*person));
        if let Some(person) = person {
            let message = format!("where `{person}` breaks the glass of `{}`, nobody else may {verb} that", rule.name);
            let finding = Finding::warning("nobody-else", node.head(), message);
            report.push(finding.help(format!("name roles that other persons hold under `{key}`")));
        }
    };
    alone(&glass.approved_by, "approve", "approved_by");
    if !config.small_team {
        alone(&glass.review_by, "review", "review_by");
    }
}

/// Judges a review workflow of the pack's own: opsctl opens it by itself, and fills in nothing.
fn declared(located: &Located, report: &mut Report<'_>) {
    let workflow = &located.workflow;
    let mut cannot_open = |key: &str, what: &str| {
        let message = format!("opsctl opens the requests of `{GLASS_REVIEW}` by itself, {what}");
        report.push(Finding::error("review-cannot-open", located.span(key), message));
    };
    if workflow.fields.iter().any(|field| field.required) {
        cannot_open("fields", "and knows no required fields: ask for them at a step");
    }
    if workflow.severity == Some(SeverityRule::Required) {
        cannot_open("severity", "and knows no severity");
    }
    if !workflow.open_by.is_empty() {
        cannot_open("open_by", "for whoever writes next: leave `open_by` out");
    }
    let Some(last) = workflow.steps.last() else { return };
    let closing = Part::Finishing(last.id.clone());
    let is_apart = |(left, right): &(Part, Part)| {
        (left == &Part::Opening && right == &closing) || (left == &closing && right == &Part::Opening)
    };
    if !workflow.separate.iter().any(is_apart) {
        let message = "who broke the glass could close its review";
        let finding = Finding::error("review-by-breaker", located.span("workflow"), message);
        report.push(finding.help(format!("add `separate: [[request, {}]]`", last.id)));
    }
}

/// About how long it is, to tell which of two is shorter: a working day is taken for a day.
fn rough(within: Length) -> chrono::Duration {
    within.wall_clock().unwrap_or_else(|| chrono::Duration::days(i64::from(within.amount)))
}
