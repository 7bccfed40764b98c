//! The files of a pack to one [`Pack`]: every file is read and checked, whatever is wrong with the
//! others, and everything found is reported at once.

use std::collections::BTreeMap;
use std::rc::Rc;

use super::builtin::builtin;
use super::canonical;
use super::config::{self, Config};
use super::diagnostic::{Diagnostic, Finding, Report, Severity, Span};
use super::encoding;
use super::lint_flow;
use super::lint_promotion;
use super::lint_window;
use super::names::Names;
use super::outside::Outside;
use super::review;
use super::schema;
use super::secret;
use super::shape;
use super::source::{LARGEST_FILE, Source};
use super::tree::Node;
use super::window;
use super::workflow::{self, Located, Surroundings};
use super::yaml;
use crate::domain::pack::Pack;
use crate::domain::window::Windows;
use crate::domain::workflow::GLASS_REVIEW;

/// A pack that can be used.
#[derive(Debug)]
pub(crate) struct Loaded {
    pub(crate) pack: Pack,
    /// What a person should look at.
    pub(crate) warnings: Vec<Diagnostic>,
}

/// Reads a pack. No workflows: the built-in ones, as far as the roles, environments and trackers
/// they need are declared. Places count `config` as source 0 and the workflows from 1.
pub(crate) fn load(config: &Source, workflows: &[Source], outside: &dyn Outside) -> Result<Loaded, Vec<Diagnostic>> {
    if workflows.is_empty() {
        return load_with_builtin(config, outside);
    }
    load_files(config, workflows, outside)
}

/// A pack without workflows is a whole one when it does not have what the built-in ones need: then
/// it has none. Mistakes in its own file are its own.
fn load_with_builtin(config: &Source, outside: &dyn Outside) -> Result<Loaded, Vec<Diagnostic>> {
    let (_, workflows) = builtin();
    match load_files(config, &workflows, outside) {
        Ok(mut loaded) => {
            loaded.warnings.retain(|warning| warning.place.as_ref().is_none_or(|place| place.source == 0));
            Ok(loaded)
        }
        Err(findings) => {
            let mut loaded = load_files(config, &[], outside)?;
            let mut lacking: Vec<&str> = Vec::new();
            for finding in findings.iter().filter(|finding| finding.severity == Severity::Error) {
                if !lacking.contains(&finding.message.as_str()) {
                    lacking.push(&finding.message);
                }
            }
            loaded.warnings.push(Diagnostic {
                severity: Severity::Warning,
                code: "builtin-workflows-left-out",
                message: format!("the built-in workflows do not fit this pack: {}", lacking.join("; ")),
                place: None,
                related: Vec::new(),
                help: Some("declare what is missing, or write workflows of your own into `workflows/`".to_owned()),
                hidden: Vec::new(),
            });
            Ok(loaded)
        }
    }
}

fn load_files(config: &Source, workflows: &[Source], outside: &dyn Outside) -> Result<Loaded, Vec<Diagnostic>> {
    let sources = std::iter::once(config).chain(workflows);
    let mut report = Report::new(sources, outside);
    let config_node = read(0, &schema::config_schema(), &mut report);
    if let Some(node) = &config_node {
        secret::check(node, &mut report);
    }
    let workflow_schema = schema::workflow_schema();
    let nodes: Vec<Option<Rc<Node>>> =
        (1..=workflows.len()).map(|source| read(source, &workflow_schema, &mut report)).collect();
    // Without opsctl.yaml every name of the workflows would be reported as unknown.
    let config = config_node.filter(|node| workflow::is_table(node) || node.is_null());
    let Some(config) = config.map(|node| config::lower(&node, &mut report)) else { return Err(report.finish()) };
    let names = workflow_names(&nodes);
    let windows = window::lower(&config, &names, &mut report);
    let located = lower_workflows(&nodes, &config, &names, &mut report);
    for located in &located {
        lint_flow::check(located, &mut report);
    }
    lint_flow::check_handoffs(&located, &mut report);
    lint_promotion::check(&located, &config, &mut report);
    review::check(&located, &windows, &config, &mut report);
    lint_window::check(&config, &windows, &mut report);
    // A rule with a mistake holds at other times than it is meant to.
    if let Some(now) = outside.moment().filter(|_| report.errors() == 0) {
        lint_window::check_at(&config, &windows, now, &mut report);
    }
    if report.errors() > 0 {
        return Err(report.finish());
    }
    let pack = pack(config, located, windows, report.files());
    Ok(Loaded { pack, warnings: report.finish() })
}

/// One file: its size, its encoding, its YAML, its shape.
fn read(source: usize, schema: &serde_json::Value, report: &mut Report<'_>) -> Option<Rc<Node>> {
    let text = report.text(source);
    if u64::try_from(text.len()).is_ok_and(|size| size > LARGEST_FILE) {
        let start = Span { source, start: 0, end: 0 };
        let message = format!("the file has {} bytes, more than the {LARGEST_FILE} a pack's file may have", text.len());
        report.push(Finding::error("file-too-large", start, message));
        return None;
    }
    encoding::check_text(source, report);
    let node = yaml::parse(source, report)?;
    encoding::check_values(&node, report);
    shape::check(&node, schema, report);
    Some(node)
}

/// The names that the files of workflows declare.
fn workflow_names(nodes: &[Option<Rc<Node>>]) -> Names {
    let mut names = Names::new("workflow", "unknown-workflow");
    for node in nodes {
        match node.as_ref().and_then(|node| node.get("workflow")) {
            Some(value) => {
                names.declare(value.text().unwrap_or_default(), value.span);
            }
            None => names.mark_incomplete(),
        }
    }
    names
}

/// All workflows, ordered by name, then version.
fn lower_workflows(
    nodes: &[Option<Rc<Node>>],
    config: &Config,
    names: &Names,
    report: &mut Report<'_>,
) -> Vec<Located> {
    let around = Surroundings { config, workflows: names };
    let mut located: Vec<Located> = nodes
        .iter()
        .flatten()
        .filter(|node| workflow::is_table(node))
        .filter_map(|node| workflow::lower(node, &around, report))
        .collect();
    located.sort_by(|left, right| {
        let key = |located: &Located| (located.workflow.id.clone(), located.workflow.version);
        key(left).cmp(&key(right))
    });
    for pair in located.windows(2) {
        let [first, second] = pair else { continue };
        if first.workflow.id == second.workflow.id && first.workflow.version == second.workflow.version {
            let message = format!("two files declare `{}` version {}", second.workflow.id, second.workflow.version);
            let finding = Finding::error("duplicate-workflow", second.span("workflow"), message);
            report
                .push(finding.related(first.span("workflow"), "it is here already").help("raise the `version` of one"));
        }
    }
    located
}

fn pack(config: Config, located: Vec<Located>, windows: Windows, files: &BTreeMap<String, String>) -> Pack {
    let mut workflows: Vec<_> = located.into_iter().map(|located| located.workflow).collect();
    if !workflows.iter().any(|workflow| workflow.id == *GLASS_REVIEW) {
        let review = review::workflow(&windows, &config);
        let place = workflows.partition_point(|workflow| workflow.id.as_str() < GLASS_REVIEW);
        workflows.splice(place..place, review);
    }
    let digests = workflows.iter().map(|workflow| workflow.digest.as_str());
    let digest = canonical::pack_digest(&config.node, digests, files);
    Pack {
        organization: config.organization,
        timezone: config.timezone,
        trackers: config.trackers,
        default_tracker: config.default_tracker,
        directory: config.directory,
        environments: config.environments,
        windows,
        oncall: config.oncall,
        meetings: config.meetings,
        calendars: config.calendars,
        default_calendar: config.default_calendar,
        sprints: config.sprints,
        severities: config.severities,
        products: config.products,
        workflows,
        digest,
    }
}
