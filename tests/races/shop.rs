//! A store of its own for a test, with a pack whose workflows go on for ever: a request can be
//! played round after round. It asserts nothing about races; the tests do.

use std::path::Path;
use std::process::{Command, Output, Stdio};

use serde_json::Value;
use tempfile::TempDir;

/// Ten of a crew who may do everything, one who only asks for it.
const CONFIG: &str = "\
version: 1
organization: Races
timezone: UTC
people:
  asker: {name: The one who asks}
  p0: {name: P Zero}
  p1: {name: P One}
  p2: {name: P Two}
  p3: {name: P Three}
  p4: {name: P Four}
  p5: {name: P Five}
  p6: {name: P Six}
  p7: {name: P Seven}
  p8: {name: P Eight}
  p9: {name: P Nine}
roles:
  crew: {members: [p0, p1, p2, p3, p4, p5, p6, p7, p8, p9]}
  client: {members: [asker]}
  steward: {members: [asker]}
environments:
  stage: {}
  pier: {}
windows:
  - {name: storm, deny: {environments: [pier]}, break_glass: {by: [crew]}}
";

const WORKFLOWS: [(&str, &str); 4] = [
    (
        "seesaw",
        "\
workflow: seesaw
version: 1
title: Up and down
steps:
  - id: left
    by: [crew]
    outcomes: {done: {to: right}, no: {refuse: true}}
  - id: right
    by: [crew]
    outcomes: {done: {to: left}, over: {end: true}}
",
    ),
    (
        "ballot",
        "\
workflow: ballot
version: 1
title: Vote after vote
steps:
  - id: odd
    by: [crew]
    approvals: {roles: {crew: 2}}
    checklist: {counted: The votes are counted}
    outcomes: {done: {to: even}}
  - id: even
    by: [crew]
    approvals: {roles: {crew: 1}}
    outcomes: {done: {to: odd}, over: {end: true}}
",
    ),
    (
        "ferry",
        "\
workflow: ferry
version: 1
title: There and back
steps:
  - id: ship
    by: [crew]
    promote: stage
    outcomes: {done: {to: load}}
  - id: load
    by: [crew]
    outcomes: {done: {to: ship}, over: {end: true}}
",
    ),
    (
        "storm",
        "\
workflow: storm
version: 1
title: Against the weather
steps:
  - id: sail
    by: [crew]
    promote: pier
    outcomes: {done: {to: moor}}
  - id: moor
    by: [crew]
    outcomes: {done: {to: sail}, over: {end: true}}
",
    ),
];

/// A pack and a store in a folder that is gone afterwards.
pub(crate) struct Shop {
    root: TempDir,
}

impl Shop {
    pub(crate) fn new() -> Self {
        let root = tempfile::Builder::new().prefix("opsctl-races-").tempdir().unwrap();
        std::fs::create_dir(root.path().join("workflows")).unwrap();
        std::fs::create_dir(root.path().join("home")).unwrap();
        std::fs::write(root.path().join("opsctl.yaml"), CONFIG).unwrap();
        for (name, text) in WORKFLOWS {
            std::fs::write(root.path().join(format!("workflows/{name}.yaml")), text).unwrap();
        }
        Self { root }
    }

    /// A store with one request, number 1, of this workflow, opened by `asker`.
    pub(crate) fn with_request(workflow: &str) -> Self {
        let shop = Self::new();
        shop.done("asker", &["request", "new", workflow, "--title", "Round after round"]);
        shop
    }

    pub(crate) fn folder(&self) -> &Path {
        self.root.path()
    }

    /// The command as `person`, ready to run.
    pub(crate) fn command(&self, person: &str, words: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_opsctl"));
        command.env_clear().env("HOME", self.root.path().join("home")).env("OPSCTL_ACTOR", person);
        command.env("PATH", "/usr/local/bin:/usr/bin:/bin");
        command.current_dir(self.root.path()).args(words);
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        command
    }

    /// Runs it to its end.
    pub(crate) fn run(&self, person: &str, words: &[&str]) -> Output {
        self.command(person, words).output().unwrap()
    }

    /// Runs it; anything but success fails the test.
    pub(crate) fn done(&self, person: &str, words: &[&str]) -> String {
        let output = self.run(person, words);
        assert_eq!(output.status.code(), Some(0), "{words:?}: {}", said(&output));
        String::from_utf8(output.stdout).unwrap()
    }

    /// The answer of a successful command in JSON.
    pub(crate) fn json(&self, person: &str, words: &[&str]) -> Value {
        let words: Vec<&str> = words.iter().copied().chain(["--json"]).collect();
        serde_json::from_str(&self.done(person, &words)).unwrap()
    }

    /// Request 1 as `request show` tells it, with its whole log.
    pub(crate) fn request(&self) -> Value {
        self.json("p9", &["request", "show", "1"])
    }

    /// What SQLite itself and the audit find wrong; nothing, after whatever happened.
    pub(crate) fn assert_sound(&self) {
        assert_eq!(self.json("p9", &["audit"]), Value::Array(Vec::new()), "audit");
        let store = rusqlite::Connection::open(self.folder().join(".opsctl/store.db")).unwrap();
        let whole: String = store.query_row("PRAGMA integrity_check", [], |row| row.get(0)).unwrap();
        assert_eq!(whole, "ok");
    }
}

/// What a command said on stderr.
pub(crate) fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// The events of a type in the log of a request, whatever their verdict.
pub(crate) fn events<'a>(request: &'a Value, kind: &str) -> Vec<&'a Value> {
    request["log"].as_array().unwrap().iter().filter(|event| event["type"] == kind).collect()
}

/// Fails when an event of the log does not count, or the picture is not the one of the step.
pub(crate) fn assert_whole(request: &Value) {
    assert_eq!(request["broken"], Value::Null, "{request:#}");
    for event in request["log"].as_array().unwrap() {
        assert_eq!(event["verdict"], "accepted", "{event:#}");
    }
    let step = request["step"].as_str().unwrap();
    let labels = request["labels"].as_array().unwrap();
    assert_eq!(labels, &[Value::from(format!("stage/{step}"))], "{request:#}");
}
