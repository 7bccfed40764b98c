//! The stage of one play: a pack in a folder of its own, what was played on it, and the binary with
//! what it must answer.

use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use crate::cast::Cast;
use crate::script::Workflow;
use crate::support::{Answer, Sandbox};

/// The moment everything is played at: no window of the packs is closed on a Monday.
pub(crate) const MONDAY: &str = "2026-11-23T12:00:00Z";

/// A deployment as `deployments --json` must list it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Deployed {
    pub(crate) request: String,
    pub(crate) environment: String,
    pub(crate) release: String,
    pub(crate) outcome: String,
    pub(crate) by: String,
}

/// A pack, and what has happened in it.
pub(crate) struct Stage {
    pub(crate) sandbox: Sandbox,
    pub(crate) cast: Cast,
    workflows: BTreeMap<String, Workflow>,
    /// Every (workflow, step) that was visited.
    pub(crate) visited: RefCell<BTreeSet<(String, String)>>,
    /// Every (workflow, step, outcome) that was taken.
    pub(crate) taken: RefCell<BTreeSet<(String, String, String)>>,
    pub(crate) deployed: RefCell<Vec<Deployed>>,
    turn: Cell<usize>,
}

impl Stage {
    /// A stage with a pack that `opsctl init` wrote.
    pub(crate) fn with(pack: &str) -> Self {
        let sandbox = Sandbox::with_pack(pack);
        let listed = sandbox.opsctl(&["workflow", "list"]).json(0);
        let workflows = listed.as_array().unwrap().iter().map(|row| {
            let name = row["workflow"].as_str().unwrap();
            let told = sandbox.opsctl(&["workflow", "show", name]).json(0);
            (name.to_owned(), serde_json::from_value(told).unwrap())
        });
        Self {
            cast: Cast::read(&sandbox.read("opsctl.yaml")),
            workflows: workflows.collect(),
            visited: RefCell::default(),
            taken: RefCell::default(),
            deployed: RefCell::default(),
            turn: Cell::new(0),
            sandbox,
        }
    }

    /// The same pack with these workflows alone.
    pub(crate) fn without_others(self, workflows: &[&str]) -> Self {
        for name in self.workflows.keys().filter(|name| !workflows.contains(&name.as_str())) {
            std::fs::remove_file(self.sandbox.work().join(format!("workflows/{name}.yaml"))).unwrap();
        }
        self
    }

    pub(crate) fn workflow(&self, name: &str) -> &Workflow {
        &self.workflows[name]
    }

    pub(crate) fn workflow_names(&self) -> Vec<&str> {
        self.workflows.keys().map(String::as_str).collect()
    }

    /// The severity a request of the workflow is opened with, where it has one.
    pub(crate) fn severity(&self, workflow: &Workflow) -> Option<&str> {
        workflow.severity.as_ref().and(self.cast.severities().first()).map(String::as_str)
    }

    /// The number of the next version.
    pub(crate) fn next_turn(&self) -> usize {
        self.turn.set(self.turn.get() + 1);
        self.turn.get()
    }

    /// Notes that an outcome was taken. Says whether it is the first time.
    pub(crate) fn take(&self, workflow: &Workflow, step: &str, outcome: &str) -> bool {
        self.taken.borrow_mut().insert((workflow.workflow.clone(), step.to_owned(), outcome.to_owned()))
    }

    pub(crate) fn was_taken(&self, workflow: &Workflow, step: &str, outcome: &str) -> bool {
        self.taken.borrow().contains(&(workflow.workflow.clone(), step.to_owned(), outcome.to_owned()))
    }

    /// What the binary answers to a person, when it ends with `code` and its stderr names all of `said`.
    pub(crate) fn expect(&self, person: &str, args: &[&str], code: i32, said: &[&str]) -> Answer {
        let answer = self.sandbox.opsctl(args).as_person(person).at(MONDAY).run();
        assert_eq!(answer.code, code, "{person}: {args:?} {answer}");
        for word in said {
            assert!(answer.stderr.contains(word), "{person}: {args:?} does not name {word}: {answer}");
        }
        answer
    }

    /// What it does for a person who may.
    pub(crate) fn does(&self, person: &str, args: &[&str]) -> String {
        self.expect(person, args, 0, &[]).stdout
    }

    /// Where a request stands.
    pub(crate) fn show(&self, request: &str) -> Shown {
        Shown(self.sandbox.opsctl(&["request", "show", request]).json(0))
    }

    /// That nothing is amiss, and that the deployments are those that were made.
    pub(crate) fn adds_up(&self) {
        let audit = self.sandbox.opsctl(&["audit"]).run();
        assert_eq!((audit.code, audit.stderr.as_str()), (0, "everything adds up\n"), "{audit}");
        let listed = self.sandbox.opsctl(&["deployments", "--limit", "1000"]).json(0);
        let text = |row: &Value, key: &str| row[key].as_str().unwrap().to_owned();
        let mut listed: Vec<Deployed> = listed
            .as_array()
            .unwrap()
            .iter()
            .map(|row| Deployed {
                request: text(row, "request"),
                environment: text(row, "environment"),
                release: text(row, "release"),
                outcome: text(row, "outcome"),
                by: text(row, "by"),
            })
            .collect();
        let mut made = self.deployed.borrow().clone();
        listed.sort();
        made.sort();
        assert_eq!(listed, made);
    }
}

/// The answer of `request show --json`.
pub(crate) struct Shown(pub(crate) Value);

impl Shown {
    pub(crate) fn state(&self) -> &str {
        self.0["state"].as_str().unwrap()
    }

    /// The step, while the request is open.
    pub(crate) fn step(&self) -> Option<&str> {
        self.0["step"].as_str().filter(|_| self.state() == "open")
    }

    pub(crate) fn log_length(&self) -> usize {
        self.0["log"].as_array().unwrap().len()
    }

    pub(crate) fn has_field(&self, name: &str) -> bool {
        self.0["fields"].get(name).is_some()
    }

    pub(crate) fn has_checked(&self, item: &str) -> bool {
        let items = self.0["checklist"].as_array().unwrap();
        items.iter().any(|it| it["item"] == item && it["checked_by"].is_string())
    }

    /// The newest child request.
    pub(crate) fn child(&self) -> String {
        self.0["handoffs"].as_array().unwrap().last().unwrap()["request"].as_str().unwrap().to_owned()
    }

    /// The words of roles and persons who are next.
    pub(crate) fn waits_for(&self) -> Vec<&str> {
        self.0["waiting_for"].as_array().unwrap().iter().map(|party| party.as_str().unwrap()).collect()
    }
}
