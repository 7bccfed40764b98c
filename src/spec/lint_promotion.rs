//! Whether promotions fit the environments: pushed by those who own them, and after the environment
//! before. These are warnings; the guards refuse at run time.

use std::collections::BTreeSet;

use super::config::Config;
use super::diagnostic::{Finding, Report};
use super::word;
use super::workflow::Located;
use crate::domain::environment::Environment;
use crate::domain::ident::RoleId;
use crate::domain::workflow::Step;

/// Judges the promotions of all workflows together.
pub(super) fn check(all: &[Located], config: &Config, report: &mut Report<'_>) {
    for located in all {
        for (position, step) in located.workflow.steps.iter().enumerate() {
            let target = step.promote.as_ref();
            let target = target.and_then(|id| config.environments.iter().find(|environment| &environment.id == id));
            let Some(environment) = target else { continue };
            owners(located, position, step, environment, config, report);
            predecessor(all, located, position, environment, config, report);
        }
    }
}

/// Seed S1: "only OPS pushes to production", and in step 9 the dev lead does.
fn owners(
    located: &Located,
    position: usize,
    step: &Step,
    environment: &Environment,
    config: &Config,
    report: &mut Report<'_>,
) {
    let strangers: Vec<&str> =
        step.by.iter().filter(|role| !environment.owners.contains(role)).map(RoleId::as_str).collect();
    if !environment.production || environment.owners.is_empty() || strangers.is_empty() {
        return;
    }
    let owners: Vec<&str> = environment.owners.iter().map(RoleId::as_str).collect();
    let verb = if owners.len() == 1 { "pushes" } else { "push" };
    let message = format!(
        "{} may finish `{}`, but only {} {verb} to production",
        word::listed(&strangers, "and"),
        step.id,
        word::listed(&owners, "and")
    );
    let mut finding = Finding::warning("production-push-by-other-role", located.step_span(position, "by"), message);
    let declared = config.declaration("environments", environment.id.as_str());
    if let Some(owners) = declared.and_then(|node| node.entry("owners")) {
        finding = finding.related(owners.key_span, format!("who may push to `{}`", environment.id));
    }
    let help = format!("a promotion to `{}` asks for its owners, whatever `by` says", environment.id);
    report.push(finding.help(help));
}

/// A release must have been in the environment before; some workflow around this one must bring it there.
fn predecessor(
    all: &[Located],
    located: &Located,
    position: usize,
    environment: &Environment,
    config: &Config,
    report: &mut Report<'_>,
) {
    let Some(before) = &environment.after else { return };
    let family = family(all, located.workflow.id.as_str());
    let steps =
        all.iter().filter(|other| family.contains(other.workflow.id.as_str())).flat_map(|other| &other.workflow.steps);
    let mut places = steps.flat_map(|step| [&step.promote, &step.environment]);
    if places.any(|place| place.as_ref() == Some(before)) {
        return;
    }
    let message = format!("`{}` comes after `{before}`, and no step brings a release to `{before}`", environment.id);
    let span = located.step_span(position, "promote");
    let mut finding = Finding::warning("promotion-without-predecessor", span, message);
    let declared = config.declaration("environments", environment.id.as_str());
    if let Some(after) = declared.and_then(|node| node.get("after")) {
        finding = finding.related(after.span, "declared here");
    }
    report.push(finding.help("releases must come from another workflow, or every promotion here is refused"));
}

/// The workflows that are tied to `name` by handoffs, in either direction, and itself.
fn family<'a>(all: &'a [Located], name: &'a str) -> BTreeSet<&'a str> {
    let links: Vec<(&str, &str)> = all
        .iter()
        .flat_map(|located| {
            let templates = located.workflow.steps.iter().filter_map(|step| step.handoff.as_ref());
            templates.map(|handoff| (located.workflow.id.as_str(), handoff.template.as_str()))
        })
        .collect();
    let mut family = BTreeSet::from([name]);
    loop {
        let before = family.len();
        for (parent, child) in &links {
            if family.contains(parent) || family.contains(child) {
                family.extend([*parent, *child]);
            }
        }
        if family.len() == before {
            return family;
        }
    }
}
