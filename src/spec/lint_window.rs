//! Windows that are probably not meant as they are written. What depends on the moment is only
//! looked for where one is given: a pack does not become doubtful by being loaded later.

use std::collections::BTreeSet;

use super::config::Config;
use super::diagnostic::{Finding, Report};
use super::tree::Node;
use super::word;
use crate::domain::ident::{EnvironmentId, WorkflowId};
use crate::domain::people::Instant;
use crate::domain::request::event::DeployAction;
use crate::domain::window::{HORIZON_DAYS, Kind, Rule, Target, Windows};

/// A rule for once should not be longer, in days.
const LONGEST_ONCE: usize = 31;

const ACTIONS: [DeployAction; 3] = [DeployAction::Release, DeployAction::Rollback, DeployAction::Maintenance];

/// Looks at what does not depend on the moment.
pub(super) fn check(config: &Config, windows: &Windows, report: &mut Report<'_>) {
    for rule in windows.rules() {
        let Some(body) = written(config, rule.name.as_str()).and_then(|node| node.get(rule.kind.name())) else {
            continue;
        };
        too_long(rule, body, report);
        let times = body.items_of("times").iter();
        for node in times.chain(body.get("stretch")).chain(body.get("to")) {
            ends_at_23_59(node, report);
        }
    }
}

/// Looks at what is in the past, and at what never opens.
pub(super) fn check_at(config: &Config, windows: &Windows, now: Instant, report: &mut Report<'_>) {
    for rule in windows.rules() {
        let Some(name) = written(config, rule.name.as_str()).and_then(|node| node.get("name")) else { continue };
        let when = rule.when_in_words();
        if rule.is_over_at(now) {
            let message = format!("the window `{}` is over: it held {when}", rule.name);
            let finding = Finding::warning("window-in-the-past", name.span, message);
            report.push(finding.help("take it out, or give it another time"));
        } else if rule.never_holds_after(now) {
            let message = format!("the window `{}` never holds: {when}", rule.name);
            report
                .push(Finding::warning("window-never-holds", name.span, message).help("all of it must be so at once"));
        }
    }
    let environments: BTreeSet<&EnvironmentId> = windows.rules().iter().flat_map(|rule| &rule.environments).collect();
    for environment in environments {
        never_open(environment, config, windows, now, report);
    }
}

/// What the window of that name was read from.
fn written<'a>(config: &'a Config, name: &str) -> Option<&'a Node> {
    let mut nodes = config.node.items_of("windows").iter();
    nodes.find(|node| node.text_of("name") == Some(name)).map(std::rc::Rc::as_ref)
}

fn too_long(rule: &Rule, body: &Node, report: &mut Report<'_>) {
    let between = rule.when.from.zip(rule.when.to).filter(|_| !rule.when.is_repeated());
    let days = between.map(|(from, to)| usize::try_from((to - from).num_hours() / 24).unwrap_or_default());
    let days = days.unwrap_or(rule.when.dates.len());
    if let (true, Some(place)) = (days > LONGEST_ONCE, body.get("to").or_else(|| body.get("dates"))) {
        let message = format!("the window `{}` is for once, and holds on {days} days", rule.name);
        let finding = Finding::warning("long-window", place.head(), message);
        report.push(finding.help(format!("more than {LONGEST_ONCE} are rare: look at month and year")));
    }
}

fn ends_at_23_59(node: &Node, report: &mut Report<'_>) {
    let Some((text, before)) = node.text().and_then(|text| Some((text, text.strip_suffix("23:59")?))) else { return };
    let message = format!("`{text}` leaves out the last minute of the day");
    let help = if before.ends_with('T') {
        "the end is not inside; write `00:00` of the next day".to_owned()
    } else {
        format!("the end is not inside; write `{before}24:00`")
    };
    report.push(Finding::warning("ends-at-23-59", node.span, message).help(help));
}

/// Reports an environment that stays closed, for some actions or for all.
fn never_open(environment: &EnvironmentId, config: &Config, windows: &Windows, now: Instant, report: &mut Report<'_>) {
    let Some(key) = config.key_span("environments", environment.as_str()) else { return };
    let named: BTreeSet<&WorkflowId> = windows.rules().iter().flat_map(|rule| &rule.workflows).collect();
    let mut of_any: Vec<DeployAction> = Vec::new();
    for workflow in std::iter::once(None).chain(named.into_iter().map(Some)) {
        let target = |action| Target { environment: environment.clone(), workflow: workflow.cloned(), action };
        let is_closed = |action: &DeployAction| {
            let target = target(*action);
            !windows.decide(&target, now).open && windows.next_open(&target, now).is_none()
        };
        // What is closed for all workflows is not said again of each.
        let closed: Vec<DeployAction> =
            ACTIONS.into_iter().filter(|action| !of_any.contains(action) && is_closed(action)).collect();
        let Some(first) = closed.first() else { continue };
        let names: Vec<&str> = closed.iter().map(|action| action.name()).collect();
        let what = if closed.len() == ACTIONS.len() { "anything".to_owned() } else { word::listed(&names, "and") };
        let whose = workflow.map(|workflow| format!(" of `{workflow}`")).unwrap_or_default();
        let message = format!("`{environment}` does not open for {what}{whose} within {HORIZON_DAYS} days");
        let mut finding = Finding::warning("never-opens", key, message);
        for reason in windows.decide(&target(*first), now).reasons {
            let label = if reason.kind == Kind::Deny { "closes it now" } else { "does not open it now" };
            if let Some(name) = written(config, reason.window.as_str()).and_then(|node| node.get("name")) {
                finding = finding.related(name.span, label);
            }
        }
        report.push(finding);
        if workflow.is_none() {
            of_any = closed;
        }
    }
}
