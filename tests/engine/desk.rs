//! A small organisation to try one thing at a time: its people, its folder, and what the binary says.

use serde_json::Value;

use crate::support::{Answer, Run, Sandbox};

/// Two or three persons a role; `rita` leads the reviewers, `lone` holds every role at once.
const CONFIG: &str = "\
version: 1
organization: Workshop
timezone: Europe/Paris
people:
  dora: {}
  dave: {}
  rita: {}
  rolf: {}
  olga: {}
  omar: {}
  quinn: {}
  lone: {}
  stew: {}
  gone: {until: 2026-11-21}
roles:
  dev: {members: [dora, dave, lone]}
  review: {members: [rita, rolf, lone], lead: rita}
  ops: {members: [olga, omar, lone, gone], lead: olga}
  qa: {members: [quinn, olga, lone]}
  steward: {members: [stew]}
environments:
  test: {}
  live: {after: test, production: true, note: The data stays as it is.}
windows:
  - {name: any-time, allow: {environments: [live]}}
";

/// From the work to production, with approvals.
pub(crate) const CHANGE: &str = "\
workflow: change
version: 1
title: Change
fields:
  service: {required: true}
  release: {type: version, required: true}
  text: {}
component: service
separate: [[request, release], [release, confirm]]
steps:
  - {id: build, by: [dev], environment: test}
  - {id: try, by: [dev], promote: test}
  - {id: check, by: [qa], verifies: test}
  - {id: release, by: [ops], promote: live, approvals: {roles: {review: 2}}}
  - {id: confirm, by: [qa], verifies: live, outcomes: {done: {}, again: {to: release}}}
";

/// A folder with the organisation and its workflows.
pub(crate) struct Desk {
    pub(crate) sandbox: Sandbox,
}

impl Desk {
    /// The organisation with these workflows.
    pub(crate) fn with(workflows: &[&str]) -> Self {
        Self::with_more("", workflows)
    }

    /// The same, with further sections of `opsctl.yaml`.
    pub(crate) fn with_more(more: &str, workflows: &[&str]) -> Self {
        let sandbox = Sandbox::with_config(&format!("{CONFIG}{more}"));
        for (index, text) in workflows.iter().enumerate() {
            sandbox.write(&format!("workflows/{index}.yaml"), text);
        }
        Self { sandbox }
    }

    /// The organisation with [`CHANGE`], its windows replaced by this rest of the file.
    pub(crate) fn with_windows(rest: &str) -> Self {
        let (head, _) = CONFIG.split_once("windows:\n").unwrap();
        let desk = Self::with(&[CHANGE]);
        desk.sandbox.write("opsctl.yaml", format!("{head}{rest}"));
        desk
    }

    /// The same, and one request, `desk#1`, approved and at `release`.
    pub(crate) fn ready_with_windows(rest: &str) -> Self {
        let desk = Self::with_windows(rest);
        desk.open("dora", "1.0.0");
        desk.bring_to_release("1");
        desk.approve("1");
        desk
    }

    /// The organisation with [`CHANGE`] and one request of it, `desk#1`, opened by dora for 1.0.0.
    pub(crate) fn with_change() -> Self {
        let desk = Self::with(&[CHANGE]);
        desk.open("dora", "1.0.0");
        desk
    }

    /// Opens a request of [`CHANGE`].
    pub(crate) fn open(&self, person: &str, release: &str) {
        let release = format!("release={release}");
        self.does(person, &["request", "new", "change", "--title", "A change", "-f", "service=portal", "-f", &release]);
    }

    /// Brings a request of [`CHANGE`] to the step `release`.
    pub(crate) fn bring_to_release(&self, request: &str) {
        self.does("dora", &["request", "finish", request]);
        self.does("dora", &["promote", "test", "--request", request]);
        self.does("quinn", &["request", "finish", request]);
        assert_eq!(self.step(request), "release");
    }

    /// Has both reviewers approve.
    pub(crate) fn approve(&self, request: &str) {
        self.does("rita", &["request", "approve", request]);
        self.does("rolf", &["request", "approve", request]);
    }

    /// The binary as a person.
    pub(crate) fn run(&self, person: &str, args: &[&str]) -> Run<'_> {
        self.sandbox.opsctl(args).as_person(person)
    }

    /// What the binary answers when it ends with `code` and its stderr names all of `said`.
    pub(crate) fn expect(&self, person: &str, args: &[&str], code: i32, said: &[&str]) -> Answer {
        expect(self.run(person, args), code, said)
    }

    /// What it does.
    pub(crate) fn does(&self, person: &str, args: &[&str]) -> Answer {
        self.expect(person, args, 0, &[])
    }

    /// `request show --json`.
    pub(crate) fn show(&self, request: &str) -> Value {
        self.sandbox.opsctl(&["request", "show", request]).json(0)
    }

    /// `request show --json` at another moment.
    pub(crate) fn show_at(&self, request: &str, moment: &str) -> Value {
        self.sandbox.opsctl(&["request", "show", request]).at(moment).json(0)
    }

    /// The step a request stands at.
    pub(crate) fn step(&self, request: &str) -> String {
        self.show(request)["step"].as_str().unwrap_or_default().to_owned()
    }

    /// The findings of `audit`, as `(ident, detail)`.
    pub(crate) fn audit(&self) -> Vec<(String, String)> {
        let findings = self.sandbox.opsctl(&["audit"]).json(0);
        let text = |value: &Value| value.as_str().unwrap().to_owned();
        findings.as_array().unwrap().iter().map(|it| (text(&it["ident"]), text(&it["detail"]))).collect()
    }

    /// The store's file.
    pub(crate) fn store(&self) -> std::path::PathBuf {
        self.sandbox.work().join(".opsctl/store.db")
    }
}

/// What a run answers when it ends with `code` and its stderr names all of `said`.
pub(crate) fn expect(run: Run<'_>, code: i32, said: &[&str]) -> Answer {
    let answer = run.run();
    assert_eq!(answer.code, code, "{answer}");
    for word in said {
        assert!(answer.stderr.contains(word), "it does not say {word}: {answer}");
    }
    answer
}
