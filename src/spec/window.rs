//! The section `windows`: when environments may be changed. It refuses rules that say nothing, or
//! two things at once, and production environments that no rule speaks of: they would be open by
//! omission.

use std::collections::BTreeMap;

use super::config::Config;
use super::diagnostic::{Finding, Report};
use super::names::Names;
use super::scalar;
use super::tree::{Node, Value};
use super::when;
use crate::domain::duration::{Length, Unit};
use crate::domain::ident::{EnvironmentId, RoleId, SeverityId, WindowId, WorkflowId};
use crate::domain::request::event::DeployAction;
use crate::domain::window::{BreakGlassRule, InFlight, Kind, Rule, Windows};

/// Reads the section.
pub(super) fn lower(config: &Config, workflows: &Names, report: &mut Report<'_>) -> Windows {
    let errors = report.errors();
    let mut names = Names::new("window", "unknown-window");
    let mut rules = Vec::new();
    for node in config.node.items_of("windows") {
        if let Some(name) = scalar::name_of(node, "name", report)
            && let Some(value) = node.get("name")
            && let Some(first) = names.declare(&name, value.span)
        {
            let finding = Finding::error("duplicate-name", value.span, format!("two windows are named `{name}`"));
            report.push(finding.related(first, "it is here already"));
        }
        rules.extend(rule(node, config, workflows, report));
    }
    let windows = Windows::new(rules);
    // With a mistake in the rules, what they are about would seem to have none.
    let is_readable = config.node.get("windows").is_none_or(|windows| matches!(windows.value, Value::List(_)));
    if is_readable && report.errors() == errors {
        check_production(config, &windows, report);
    }
    windows
}

/// Reports production environments that no rule speaks of.
fn check_production(config: &Config, windows: &Windows, report: &mut Report<'_>) {
    for environment in config.environments.iter().filter(|environment| environment.production) {
        let is_named = windows.rules().iter().any(|rule| rule.environments.contains(&environment.id));
        let key = config.key_span("environments", environment.id.as_str());
        if let (false, Some(key)) = (is_named, key) {
            let message = format!("no window says when `{}` may be changed", environment.id);
            let help = format!(
                "for a production environment that is open at any time, add to `windows`: `- {{name: {0}-any-time, allow: {{environments: [{0}]}}}}`",
                environment.id
            );
            report.push(Finding::error("production-without-window", key, message).help(help));
        }
    }
}

fn rule(node: &Node, config: &Config, workflows: &Names, report: &mut Report<'_>) -> Option<Rule> {
    let name = node.text_of("name")?;
    let (kind, body) = match (node.get("deny"), node.get("allow")) {
        (Some(body), None) => (Kind::Deny, body),
        (None, Some(body)) => (Kind::Allow, body),
        (Some(_), Some(allow)) => {
            let message = format!("the window `{name}` both denies and allows");
            let finding = Finding::error("deny-and-allow", allow.head(), message);
            report.push(finding.help("make two windows of it: where both hold, the deny wins"));
            return None;
        }
        (None, None) => {
            let message = format!("the window `{name}` neither denies nor allows");
            let finding = Finding::error("window-without-rule", node.head(), message);
            report.push(finding.help("add `deny: {environments: [...]}` or `allow: {environments: [...]}`"));
            return None;
        }
    };
    let zone = scalar::zone_of(body, "timezone", report).unwrap_or_else(|| config.timezone.clone());
    let environments = config.scope.environments.refer_all(body, "environments", report);
    Some(Rule {
        name: WindowId::new(name),
        kind,
        reason: scalar::text_of(node, "reason", report),
        environments: environments.into_iter().map(EnvironmentId::new).collect(),
        workflows: workflows.refer_all(body, "workflows", report).into_iter().map(WorkflowId::new).collect(),
        actions: body.items_of("actions").iter().filter_map(|item| action(item.text()?)).collect(),
        when: when::lower(body, kind, &zone, config, report),
        zone,
        in_flight: if body.text_of("in_flight") == Some("finish") { InFlight::Finish } else { InFlight::Block },
        break_glass: node.get("break_glass").and_then(|node| break_glass(node, config, report)),
    })
}

fn action(word: &str) -> Option<DeployAction> {
    let actions = [DeployAction::Release, DeployAction::Rollback, DeployAction::Maintenance];
    actions.into_iter().find(|action| action.name() == word)
}

fn break_glass(node: &Node, config: &Config, report: &mut Report<'_>) -> Option<BreakGlassRule> {
    let mut roles = |key: &str| -> Vec<RoleId> {
        config.scope.roles.refer_all(node, key, report).into_iter().map(RoleId::new).collect()
    };
    let (by, approved_by, review_by) = (roles("by"), roles("approved_by"), roles("review_by"));
    let expires = scalar::length_of(node, "expires", report);
    if let (Some(length), Some(value)) = (expires, node.get("expires"))
        && length.wall_clock().is_none()
    {
        let message = "broken glass expires on the wall clock, such as `4h`";
        report.push(Finding::error("bad-duration", value.span, message));
    }
    let review_within = scalar::length_of(node, "review_within", report);
    if let (Some(length), Some(value)) = (review_within, node.get("review_within")) {
        super::severity::check_sprint(&config.node, value, length, report);
    }
    let reviewers = if approved_by.is_empty() { by.clone() } else { approved_by.clone() };
    (!by.is_empty()).then(|| BreakGlassRule {
        incident: severity(node, config, report),
        review_by: if review_by.is_empty() { reviewers } else { review_by },
        by,
        approved_by,
        expires: expires.unwrap_or(Length { amount: 4, unit: Unit::Hour }),
        review_within: review_within.unwrap_or(Length { amount: 3, unit: Unit::Day }),
    })
}

/// The severity under `incident`, which may be one of its aliases.
fn severity(node: &Node, config: &Config, report: &mut Report<'_>) -> Option<SeverityId> {
    let mut names = Names::new("severity", "unknown-severity");
    let mut severities: BTreeMap<&str, &str> = BTreeMap::new();
    for entry in config.node.entries_of("severities") {
        let aliases = entry.value.items_of("aliases").iter().filter_map(|alias| alias.text());
        for name in std::iter::once(entry.key.as_str()).chain(aliases) {
            names.declare(name, entry.key_span);
            severities.entry(name).or_insert(&entry.key);
        }
    }
    let name = names.refer_of(node, "incident", report)?;
    severities.get(name.as_str()).map(|severity| SeverityId::new(*severity))
}
