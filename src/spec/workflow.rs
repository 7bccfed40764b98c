//! A file of `workflows/` to a domain workflow. It checks every name against what is declared; how
//! the steps fit together is checked by the lints.

use std::rc::Rc;

use super::canonical;
use super::config::{self, Config};
use super::diagnostic::{Finding, Report, Span};
use super::names::Names;
use super::scalar;
use super::step;
use super::tree::{Entry, Node, Value};
use crate::domain::ident::{CalendarId, FieldId, RoleId, StepId, TrackerId, WorkflowId};
use crate::domain::workflow::{Field, FieldKind, Part, ReopenRule, SeverityRule, UrgentLane, WipLimit, Workflow};

/// A workflow with its tree, so that lints find the places.
#[derive(Debug)]
pub(super) struct Located {
    pub(super) workflow: Workflow,
    pub(super) node: Rc<Node>,
    /// Whether every step and outcome could be read; only then the flow can be judged.
    pub(super) is_sound: bool,
}

impl Located {
    /// The tree of the step at `position`.
    pub(super) fn step_node(&self, position: usize) -> Option<&Node> {
        self.node.items_of("steps").get(position).map(Rc::as_ref)
    }

    /// The place of a key's value in the step at `position`, else of the step.
    pub(super) fn step_span(&self, position: usize, key: &str) -> Span {
        let step = self.step_node(position);
        let value = step.and_then(|step| step.get(key)).map(|value| value.head());
        value.or_else(|| step.map(Node::head)).unwrap_or_else(|| self.node.head())
    }

    /// The place of a key's value of the workflow, else of the file.
    pub(super) fn span(&self, key: &str) -> Span {
        self.node.get(key).map_or_else(|| self.node.head(), |value| value.head())
    }
}

/// What a workflow's file may refer to.
pub(super) struct Surroundings<'a> {
    pub(super) config: &'a Config,
    pub(super) workflows: &'a Names,
}

/// Reads one workflow. `None` when it has not even a name, a version and steps.
pub(super) fn lower(node: &Rc<Node>, around: &Surroundings<'_>, report: &mut Report<'_>) -> Option<Located> {
    let config = around.config;
    let source = node.span.source;
    let shape_is_sound = report.errors_in(source) == 0;
    let id = scalar::name_of(node, "workflow", report)?;
    let version = node.count_of("version")?;
    let nodes = node.items_of("steps");
    let names = step_names(nodes, report);
    let before_steps = report.errors_in(source);
    let calendar = config.scope.calendars.refer_of(node, "calendar", report).map(CalendarId::new);
    let has_calendar = calendar.is_some() || config.default_calendar.is_some();
    let inner = step::Inner { around, steps: &names, has_calendar };
    let steps: Vec<_> = nodes.iter().map(|node| step::lower(node, &inner, report)).collect();
    let is_sound = shape_is_sound && !steps.is_empty() && report.errors_in(source) == before_steps;
    let fields = fields(node, report);
    let tracker = config.scope.trackers.refer_of(node, "tracker", report);
    let mut workflow = Workflow {
        version,
        title: scalar::text_of(node, "title", report).unwrap_or_else(|| humanised(&id)),
        id: WorkflowId::new(id),
        tracker: tracker.map_or_else(|| config.default_tracker.clone(), TrackerId::new),
        enforcement: config::enforcement(node).unwrap_or(config.enforcement),
        small_team: config::small_team(node).unwrap_or(config.small_team),
        open_by: roles(config, node, "open_by", report),
        fields,
        component: None,
        separate: Vec::new(),
        wip: wip(config, node, report),
        severity: severity(config, node, report),
        reopen: reopen(config, node, &names, report),
        calendar,
        stale_after: scalar::length_of(node, "stale_after", report),
        steps,
        digest: canonical::digest(node),
    };
    workflow.separate = separate(node, &workflow, &names, report);
    workflow.component = component(node, &workflow, report);
    if let (Some(length), Some(value)) = (workflow.stale_after, node.get("stale_after"))
        && length.wall_clock().is_none()
    {
        let message = format!("`{length}` needs a calendar, and `stale_after` has none");
        report.push(Finding::error("bad-duration", value.span, message).help("write days or weeks, such as `5d`"));
    }
    Some(Located { workflow, node: Rc::clone(node), is_sound })
}

/// The declared roles of the list under `key`.
pub(super) fn roles(config: &Config, node: &Node, key: &str, report: &mut Report<'_>) -> Vec<RoleId> {
    config.scope.roles.refer_all(node, key, report).into_iter().map(RoleId::new).collect()
}

/// `qa-testnet` as `Qa testnet`.
pub(super) fn humanised(id: &str) -> String {
    let words = id.replace(['-', '_'], " ");
    let mut chars = words.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

fn step_names(steps: &[Rc<Node>], report: &mut Report<'_>) -> Names {
    let mut names = Names::new("step", "unknown-step");
    for step in steps {
        let Some(value) = step.get("id") else {
            names.mark_incomplete();
            continue;
        };
        let Some(text) = value.text() else { continue };
        scalar::name(text, value.span, report);
        if text == "request" {
            let finding = Finding::error("reserved-name", value.span, "a step cannot be named `request`");
            report.push(finding.help("in `separate` it means whoever opened the request"));
        }
        if let Some(first) = names.declare(text, value.span) {
            let finding = Finding::error("duplicate-step", value.span, format!("two steps are named `{text}`"));
            report.push(finding.related(first, "it is here already"));
        }
    }
    names
}

/// The fields under `fields` of a workflow or a step.
pub(super) fn fields(node: &Node, report: &mut Report<'_>) -> Vec<Field> {
    node.entries_of("fields").iter().map(|entry| field(entry, report)).collect()
}

fn field(entry: &Entry, report: &mut Report<'_>) -> Field {
    scalar::name(&entry.key, entry.key_span, report);
    let node = &entry.value;
    let values: Vec<String> =
        node.items_of("values").iter().filter_map(|value| scalar::text(value, "a value", report)).collect();
    let kind = match node.text_of("type") {
        Some("date") => FieldKind::Date,
        Some("enum") => FieldKind::Enum(values.clone()),
        Some("url") => FieldKind::Url,
        Some("number") => FieldKind::Number,
        Some("version") => FieldKind::Version,
        _ => FieldKind::Text,
    };
    let is_enum = matches!(kind, FieldKind::Enum(_));
    if is_enum && values.is_empty() {
        let message = format!("the field `{}` is an `enum` without `values`", entry.key);
        report.push(Finding::error("enum-without-values", entry.key_span, message).help("add `values: [one, two]`"));
    }
    if let Some(list) = node.get("values").filter(|_| !is_enum) {
        let message = format!("the field `{}` has `values` and is no `enum`", entry.key);
        report.push(Finding::error("values-without-enum", list.head(), message).help("add `type: enum`"));
    }
    for (index, value) in values.iter().enumerate() {
        let is_repeated = values.iter().take(index).any(|earlier| earlier.to_lowercase() == value.to_lowercase());
        if let Some(item) = node.items_of("values").get(index).filter(|_| is_repeated) {
            let message = format!("`{value}` stands in `values` twice");
            report.push(Finding::error("duplicate-value", item.span, message));
        }
    }
    if let Some(due) = node.get("due").filter(|_| node.is_true("due") && kind != FieldKind::Date) {
        let message = format!("the field `{}` is `due` and is no date", entry.key);
        report.push(Finding::error("due-without-date", due.span, message).help("add `type: date`"));
    }
    Field {
        id: FieldId::new(&entry.key),
        ask: scalar::text_of(node, "ask", report),
        kind,
        required: node.is_true("required"),
        due: node.is_true("due"),
    }
}

fn wip(config: &Config, node: &Node, report: &mut Report<'_>) -> Option<WipLimit> {
    let wip = node.get("wip")?;
    let urgent = wip
        .get("urgent")
        .map(|urgent| UrgentLane { by: roles(config, urgent, "by", report), limit: urgent.count_of("limit") });
    Some(WipLimit { limit: wip.count_of("limit")?, urgent })
}

fn severity(config: &Config, node: &Node, report: &mut Report<'_>) -> Option<SeverityRule> {
    let value = node.get("severity")?;
    let rule = match value.text()? {
        "required" => SeverityRule::Required,
        "optional" => SeverityRule::Optional,
        _ => return None,
    };
    if config.severities.is_empty() {
        let message = "requests cannot have a severity: `opsctl.yaml` declares none";
        let finding = Finding::error("no-severities", value.span, message);
        report.push(finding.help("add the section `severities`"));
    }
    Some(rule)
}

fn reopen(config: &Config, node: &Node, steps: &Names, report: &mut Report<'_>) -> Option<ReopenRule> {
    let reopen = node.get("reopen")?;
    let by = roles(config, reopen, "by", report);
    Some(ReopenRule { to: StepId::new(steps.refer_of(reopen, "to", report)?), by })
}

fn component(node: &Node, workflow: &Workflow, report: &mut Report<'_>) -> Option<FieldId> {
    let mut names = Names::new("field", "unknown-field");
    let of_steps = workflow.steps.iter().flat_map(|step| &step.fields);
    for field in workflow.fields.iter().chain(of_steps) {
        names.declare(field.id.as_str(), node.head());
    }
    names.refer_of(node, "component", report).map(FieldId::new)
}

fn separate(node: &Node, workflow: &Workflow, steps: &Names, report: &mut Report<'_>) -> Vec<(Part, Part)> {
    let mut pairs = Vec::new();
    for pair in node.items_of("separate") {
        let [first, second] = pair.items() else { continue };
        let (first, second) = (part(first, workflow, steps, report), part(second, workflow, steps, report));
        let (Some(first), Some(second)) = (first, second) else { continue };
        if first == second {
            let message = "a part cannot be separated from itself";
            report.push(Finding::error("separate-from-itself", pair.head(), message));
        } else {
            pairs.push((first, second));
        }
    }
    pairs
}

fn part(node: &Node, workflow: &Workflow, steps: &Names, report: &mut Report<'_>) -> Option<Part> {
    let text = node.text()?;
    if text == "request" {
        return Some(Part::Opening);
    }
    let approved = text.strip_prefix("approve-").filter(|step| steps.contains(step));
    let Some(approved) = approved else {
        return steps.refer(node, report).map(|step| Part::Finishing(StepId::new(step)));
    };
    if steps.contains(text) {
        let finding = Finding::error("ambiguous-part", node.span, format!("`{text}` may mean two things"));
        let help = format!("it is a step, and the approval of the step `{approved}`; rename one of them");
        report.push(finding.help(help));
        return None;
    }
    if workflow.step(approved).is_some_and(|step| step.approvals.is_empty()) {
        let message = format!("the step `{approved}` asks for no approvals that could be separated");
        report.push(Finding::error("no-approvals", node.span, message));
        return None;
    }
    Some(Part::Approving(StepId::new(approved)))
}

/// Whether the tree is a table at all; `shape` reports what is not.
pub(super) fn is_table(node: &Node) -> bool {
    matches!(node.value, Value::Table(_))
}
