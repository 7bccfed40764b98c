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
use super::names::Names;
use super::outside::Outside;
use super::schema;
use super::secret;
use super::shape;
use super::source::{LARGEST_FILE, Source};
use super::tree::Node;
use super::workflow::{self, Located, Surroundings};
use super::yaml;
use crate::domain::pack::Pack;

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
    let alone = load_files(config, &[], outside)?;
    let (_, workflows) = builtin();
    match load_files(config, &workflows, outside) {
        Ok(mut loaded) => {
            loaded.warnings.retain(|warning| warning.place.as_ref().is_none_or(|place| place.source == 0));
            Ok(loaded)
        }
        Err(findings) => {
            let mut lacking: Vec<&str> = Vec::new();
            for finding in findings.iter().filter(|finding| finding.severity == Severity::Error) {
                if !lacking.contains(&finding.message.as_str()) {
                    lacking.push(&finding.message);
                }
            }
            let mut loaded = alone;
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
    let located = lower_workflows(&nodes, &config, &mut report);
    for located in &located {
        lint_flow::check(located, &mut report);
    }
    lint_flow::check_handoffs(&located, &mut report);
    lint_promotion::check(&located, &config, &mut report);
    if report.errors() > 0 {
        return Err(report.finish());
    }
    let pack = pack(config, located, report.files());
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

/// All workflows, ordered by name, then version.
fn lower_workflows(nodes: &[Option<Rc<Node>>], config: &Config, report: &mut Report<'_>) -> Vec<Located> {
    let mut names = Names::new("workflow", "unknown-workflow");
    for node in nodes {
        match node.as_ref().and_then(|node| node.get("workflow")) {
            Some(value) => {
                names.declare(value.text().unwrap_or_default(), value.span);
            }
            None => names.mark_incomplete(),
        }
    }
    let around = Surroundings { config, workflows: &names };
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

fn pack(config: Config, located: Vec<Located>, files: &BTreeMap<String, String>) -> Pack {
    let workflows: Vec<_> = located.into_iter().map(|located| located.workflow).collect();
    let digests = workflows.iter().map(|workflow| workflow.digest.as_str());
    let digest = canonical::pack_digest(&config.node, digests, files);
    Pack {
        organization: config.organization,
        timezone: config.timezone,
        trackers: config.trackers,
        default_tracker: config.default_tracker,
        directory: config.directory,
        environments: config.environments,
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
