//! Tests of the whole layer: a pack goes in as text, findings come out as people see them.

mod bombs;
mod calendars;
mod config;
mod glass;
mod imports;
mod lint;
mod oncall;
mod pack;
mod schema;
mod sections;
mod severities;
mod text;
mod window;
mod workflow;

use std::collections::BTreeMap;

use jiff::tz::TimeZoneDatabase;

use super::load::Loaded;
use super::{Diagnostic, Nowhere, Outside, Source, render};

/// A pack without mistakes that tests change in one place.
pub(super) const CONFIG: &str = "\
version: 1
people:
  alice: {name: Alice Martin, email: alice@example.org}
  bob: {}
  carol: {}
roles:
  dev: {members: [alice]}
  ops: {members: [bob, carol]}
environments:
  devnet: {}
  mainnet: {after: devnet, production: true, owners: [ops]}
";

/// A workflow that fits [`CONFIG`].
pub(super) const WORKFLOW: &str = "\
workflow: delivery
version: 1
steps:
  - {id: build, by: [dev], promote: devnet}
  - {id: release, by: [ops], promote: mainnet}
";

pub(super) fn source(name: &str, text: &str) -> Source {
    Source { name: name.to_owned(), text: text.to_owned() }
}

/// The last line of every `opsctl.yaml` here that has a production environment and no windows.
const ANY_TIME: &str = "\nwindows: [{name: any-time, allow: {environments: [mainnet]}}]\n";

fn sources(config: &str, workflows: &[&str]) -> Vec<Source> {
    let needs_window = config.contains("production: true") && !config.contains("windows:");
    let config = if needs_window { format!("{config}{ANY_TIME}") } else { config.to_owned() };
    let mut sources = vec![source("opsctl.yaml", &config)];
    for (index, text) in workflows.iter().enumerate() {
        let name = if index == 0 { "workflows/a.yaml".to_owned() } else { format!("workflows/b{index}.yaml") };
        sources.push(source(&name, text));
    }
    sources
}

fn shown(findings: &[Diagnostic], sources: &[Source]) -> String {
    let shown: Vec<String> = findings.iter().map(|finding| render(finding, sources, false, 120)).collect();
    // `insta` cannot hold lines that end in spaces.
    let text = shown.join("\n\n");
    text.lines().map(str::trim_end).collect::<Vec<_>>().join("\n")
}

/// The text of the one file beside the packs of tests, `ours.ics`.
pub(super) const ICS: &str = "\
BEGIN:VCALENDAR
VERSION:2.0
BEGIN:VEVENT
DTSTART;VALUE=DATE:20261224
DTEND;VALUE=DATE:20261226
SUMMARY:Winter break
END:VEVENT
END:VCALENDAR
";

/// The folder of a pack: the bundled zones, and files by path.
#[derive(Debug)]
pub(super) struct Folder(Nowhere, BTreeMap<&'static str, String>);

impl Outside for Folder {
    fn zones(&self) -> &TimeZoneDatabase {
        self.0.zones()
    }

    fn file(&self, path: &str) -> Result<Source, String> {
        let text = self.1.get(path).ok_or("there is no such file")?;
        Ok(source(path, text))
    }
}

/// Loads a pack in whose folder `ours.ics` lies, with this text.
pub(super) fn load_with(config: &Source, workflows: &[Source], ics: &str) -> Result<Loaded, Vec<Diagnostic>> {
    let folder = Folder(Nowhere::new(), BTreeMap::from([("ours.ics", ics.to_owned())]));
    crate::spec::load(config, workflows, &folder)
}

/// Loads a pack in whose folder [`ICS`] lies.
pub(super) fn load(config: &Source, workflows: &[Source]) -> Result<Loaded, Vec<Diagnostic>> {
    load_with(config, workflows, ICS)
}

/// The findings of a pack as people see them, warnings and errors alike.
pub(super) fn findings(config: &str, workflows: &[&str]) -> String {
    let sources = sources(config, workflows);
    let found = match load(&sources[0], &sources[1..]) {
        Ok(Loaded { warnings, .. }) => warnings,
        Err(findings) => findings,
    };
    shown(&found, &sources)
}

/// The findings of `opsctl.yaml` with a good workflow.
pub(super) fn in_config(config: &str) -> String {
    findings(config, &[WORKFLOW])
}

/// The findings of one workflow with a good `opsctl.yaml`.
pub(super) fn in_workflow(workflow: &str) -> String {
    findings(CONFIG, &[workflow])
}

/// The findings of a workflow with these steps.
pub(super) fn in_steps(steps: &str) -> String {
    in_workflow(&format!("workflow: w\nversion: 1\nsteps:\n{steps}"))
}

/// The pack of texts without errors.
pub(super) fn loaded(config: &str, workflows: &[&str]) -> Loaded {
    let sources = sources(config, workflows);
    load(&sources[0], &sources[1..]).unwrap_or_else(|found| panic!("{}", shown(&found, &sources)))
}

/// [`CONFIG`] with one piece of text replaced.
pub(super) fn config_with(old: &str, new: &str) -> String {
    assert!(CONFIG.contains(old), "{old}");
    in_config(&CONFIG.replacen(old, new, 1))
}

/// [`CONFIG`] with further sections.
pub(super) fn config_and(more: &str) -> String {
    in_config(&format!("{CONFIG}{more}"))
}

/// [`WORKFLOW`] with further keys.
pub(super) fn workflow_and(more: &str) -> String {
    in_workflow(&format!("{WORKFLOW}{more}"))
}
