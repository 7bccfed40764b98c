//! The section `windows`: when environments may be changed. It refuses rules that say nothing, or
//! two things at once, and production environments that no rule speaks of: they would be open by
//! omission.

use std::collections::BTreeMap;

use jiff::tz::TimeZone;

use super::civil::{self, Moment};
use super::config::{Config, Scope};
use super::diagnostic::{Finding, Report, Span};
use super::names::Names;
use super::scalar;
use super::tree::{Node, Value};
use crate::domain::duration::{Length, Unit};
use crate::domain::ident::{EnvironmentId, RoleId, SeverityId, WindowId, WorkflowId};
use crate::domain::people::Instant;
use crate::domain::request::event::DeployAction;
use crate::domain::window::{BreakGlassRule, Day, Holidays, InFlight, Kind, Months, Rule, Weekdays, When, Windows};

/// What the rules may name, and the zone they are in by default.
pub(super) struct Surroundings<'a> {
    pub(super) scope: &'a Scope,
    pub(super) workflows: &'a Names,
    pub(super) zone: &'a TimeZone,
}

/// Reads the section.
pub(super) fn lower(config: &Node, around: &Surroundings<'_>, report: &mut Report<'_>) -> Windows {
    let mut names = Names::new("window", "unknown-window");
    let mut rules = Vec::new();
    for node in config.items_of("windows") {
        if let Some(name) = scalar::name_of(node, "name", report)
            && let Some(value) = node.get("name")
            && let Some(first) = names.declare(&name, value.span)
        {
            let finding = Finding::error("duplicate-name", value.span, format!("two windows are named `{name}`"));
            report.push(finding.related(first, "it is here already"));
        }
        rules.extend(rule(node, config, around, report));
    }
    Windows::new(rules)
}

/// Reports production environments that no rule speaks of.
pub(super) fn check_production(config: &Config, windows: &Windows, report: &mut Report<'_>) {
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

fn rule(node: &Node, config: &Node, around: &Surroundings<'_>, report: &mut Report<'_>) -> Option<Rule> {
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
            let finding = Finding::error(
                "window-without-rule",
                node.head(),
                format!("the window `{name}` neither denies nor allows"),
            );
            report.push(finding.help("add `deny: {environments: [...]}` or `allow: {environments: [...]}`"));
            return None;
        }
    };
    let zone = scalar::zone_of(body, "timezone", report).unwrap_or_else(|| around.zone.clone());
    let environments = around.scope.environments.refer_all(body, "environments", report);
    Some(Rule {
        name: WindowId::new(name),
        kind,
        reason: scalar::text_of(node, "reason", report),
        environments: environments.into_iter().map(EnvironmentId::new).collect(),
        workflows: around.workflows.refer_all(body, "workflows", report).into_iter().map(WorkflowId::new).collect(),
        actions: body.items_of("actions").iter().filter_map(|item| action(item.text()?)).collect(),
        when: when(body, kind, &zone, config, around, report),
        zone,
        in_flight: if body.text_of("in_flight") == Some("finish") { InFlight::Finish } else { InFlight::Block },
        break_glass: node.get("break_glass").and_then(|node| break_glass(node, config, around.scope, report)),
    })
}

fn action(word: &str) -> Option<DeployAction> {
    [DeployAction::Release, DeployAction::Rollback, DeployAction::Maintenance]
        .into_iter()
        .find(|action| action.name() == word)
}

fn when(
    body: &Node,
    kind: Kind,
    zone: &TimeZone,
    config: &Node,
    around: &Surroundings<'_>,
    report: &mut Report<'_>,
) -> When {
    let mut days = body.get("days").map(|_| Weekdays::default());
    each(
        body,
        "days",
        report,
        "bad-days",
        "names no days of the week",
        "write `mon`, or `thu-sun` from the first to the last",
        |text| civil::add_days(text, days.as_mut()?),
    );
    let mut months = body.get("months").map(|_| Months::default());
    each(
        body,
        "months",
        report,
        "bad-months",
        "names no months",
        "write `dec`, or `jun-aug` from the first to the last",
        |text| civil::add_months(text, months.as_mut()?),
    );
    let mut times = Vec::new();
    each(
        body,
        "times",
        report,
        "bad-hours",
        "is not a time of a day",
        "write start and end: `09:00-17:30`; `24:00` is the end of a day",
        |text| {
            times.push(civil::times(text)?);
            Some(())
        },
    );
    let mut stretch = None;
    each(
        body,
        "stretch",
        report,
        "bad-stretch",
        "is not a stretch of a week",
        "write `thu 18:00 - mon 08:00`",
        |text| {
            stretch = Some(civil::stretch(text)?);
            Some(())
        },
    );
    let mut dates: Vec<Day> = body
        .items_of("dates")
        .iter()
        .filter_map(|item| scalar::date(item.text()?, item.span, report).map(Day::from))
        .collect();
    dates.sort();
    dates.dedup();
    let from = bound(body, "from", report).map(|moment| resolve(moment, |civil| kind.start(civil, zone)));
    let to = bound(body, "to", report).map(|moment| resolve(moment, |civil| kind.end(civil, zone)));
    if let (Some(from), Some(to), Some(value)) = (from, to, body.get("to"))
        && to <= from
    {
        let mut finding = Finding::error("ends-before-start", value.span, "`to` is not after `from`");
        if let Some(from) = body.get("from") {
            finding = finding.related(from.span, "it begins here");
        }
        report.push(finding);
    }
    When { days, dates, months, holidays: holidays(body, config, around, report), times, stretch, from, to }
}

/// Reads every text under `key`, one or a list of them.
fn each(
    body: &Node,
    key: &str,
    report: &mut Report<'_>,
    code: &'static str,
    complaint: &str,
    help: &str,
    mut read: impl FnMut(&str) -> Option<()>,
) {
    let Some(value) = body.get(key) else { return };
    let mut one = |text: &str, span: Span| {
        if read(text).is_none() {
            report.push(Finding::error(code, span, format!("`{text}` {complaint}")).help(help));
        }
    };
    match &value.value {
        Value::Text { text, .. } => one(text, value.span),
        Value::List(items) => items.iter().for_each(|item| {
            if let Some(text) = item.text() {
                one(text, item.span);
            }
        }),
        Value::Table(_) => {}
    }
}

fn bound(body: &Node, key: &str, report: &mut Report<'_>) -> Option<Moment> {
    let value = body.get(key)?;
    let text = value.text()?;
    let moment = civil::moment(text);
    if moment.is_none() {
        let finding = Finding::error("bad-moment", value.span, format!("`{text}` is not a moment"));
        report.push(finding.help("write `2026-12-20T00:00`, in the zone of the rule, or `2026-12-20T00:00+02:00`"));
    }
    moment
}

fn resolve(moment: Moment, in_zone: impl Fn(jiff::civil::DateTime) -> Instant) -> Instant {
    match moment {
        Moment::Civil(civil) => in_zone(civil),
        Moment::Exact(at) => Instant::from_timestamp(at.as_second(), 0).unwrap_or(Instant::MAX_UTC),
    }
}

fn holidays(body: &Node, config: &Node, around: &Surroundings<'_>, report: &mut Report<'_>) -> Option<Holidays> {
    let calendar = around.scope.calendars.refer_of(body, "holidays", report)?;
    let declared = config.get("calendars")?.get(&calendar)?;
    let dates = declared.get("holidays").map_or(&[][..], |holidays| holidays.items_of("dates"));
    let mut days: Vec<Day> = dates
        .iter()
        .filter_map(|date| date.text()?.parse().ok().map(|date: jiff::civil::Date| Day::from(date)))
        .collect();
    days.sort();
    Some(Holidays { calendar, days })
}

fn break_glass(node: &Node, config: &Node, scope: &Scope, report: &mut Report<'_>) -> Option<BreakGlassRule> {
    let mut roles =
        |key: &str| -> Vec<RoleId> { scope.roles.refer_all(node, key, report).into_iter().map(RoleId::new).collect() };
    let (by, approved_by, review_by) = (roles("by"), roles("approved_by"), roles("review_by"));
    let expires = scalar::length_of(node, "expires", report);
    if let (Some(length), Some(value)) = (expires, node.get("expires"))
        && length.wall_clock().is_none()
    {
        let message = "broken glass expires on the wall clock, such as `4h`";
        report.push(Finding::error("bad-duration", value.span, message));
    }
    let review_within = scalar::length_of(node, "review_within", report);
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
fn severity(node: &Node, config: &Node, report: &mut Report<'_>) -> Option<SeverityId> {
    let mut names = Names::new("severity", "unknown-severity");
    let mut severities: BTreeMap<&str, &str> = BTreeMap::new();
    for entry in config.entries_of("severities") {
        let aliases = entry.value.items_of("aliases").iter().filter_map(|alias| alias.text());
        for name in std::iter::once(entry.key.as_str()).chain(aliases) {
            names.declare(name, entry.key_span);
            severities.entry(name).or_insert(&entry.key);
        }
    }
    let name = names.refer_of(node, "incident", report)?;
    severities.get(name.as_str()).map(|severity| SeverityId::new(*severity))
}
