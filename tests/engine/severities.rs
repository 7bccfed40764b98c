//! Severities, their clocks, and reopening: who may, what is refused, and what the clocks say after.

use serde_json::Value;

use crate::desk::{Desk, expect};

const SLA: &str = "\
calendars:
  office: {hours: {mon-fri: [\"09:00-12:00\", \"14:00-18:00\"]}}
  on-call: {hours: {mon-fri: [\"09:00-18:00\"], sat-sun: [\"08:00-20:00\"]}}
calendar: office
sprints: {start: 2026-11-16, length: 2w}
severities:
  critical: {aliases: [sev1, p1], label: Critical, respond: 30m, resolve: 4h, update: 1h, calendar: on-call}
  major: {label: Major, respond: 4h, resolve: 2bd}
  minor: {label: Minor, resolve: sprint, clock: best_effort}
";

const INCIDENT: &str = "\
workflow: incident
version: 1
severity: required
reopen: {to: fix, by: [review]}
steps:
  - {id: triage, by: [ops], within: 1h}
  - {id: fix, by: [dev], fields: {when: {type: date, due: true}}}
  - {id: ask, by: [qa], waiting: true}
";

const TASK: &str = "\
workflow: task
version: 1
severity: optional
steps: [{id: do, by: [dev]}]
";

fn desk() -> Desk {
    Desk::with_more(SLA, &[INCIDENT, TASK])
}

/// Opens an incident as dora, at the moment of the tests: Saturday 13:00 in Paris.
fn open(desk: &Desk, severity: &str) {
    desk.does("dora", &["request", "new", "incident", "--title", "It burns", "--severity", severity]);
}

/// `clock state due`, for the clocks of `request show` at a moment.
fn clocks(desk: &Desk, request: &str, at: &str) -> Vec<String> {
    let shown = desk.sandbox.opsctl(&["request", "show", request]).at(at).json(0);
    lines(&shown["clocks"])
}

fn lines(clocks: &Value) -> Vec<String> {
    let word = |value: &Value| value.as_str().unwrap_or("-").to_owned();
    let line = |it: &Value| format!("{} {} {}", word(&it["clock"]), word(&it["state"]), word(&it["due"]));
    clocks.as_array().unwrap().iter().map(line).collect()
}

#[test]
fn a_severity_is_asked_for_and_taken_by_any_of_its_names() {
    let desk = desk();
    let new = ["request", "new", "incident", "--title", "It burns", "--no-input"];
    desk.expect("dora", &new, 2, &["`--severity SEVERITY` is needed", "`critical`, `major`, `minor`"]);
    let with = |severity: &'static str| [&new[..], &["--severity", severity]].concat();
    desk.expect("dora", &with("critcal"), 2, &["there is no severity `critcal`", "did you mean `critical`?"]);
    desk.expect("dora", &with("whatever"), 2, &["the severities are `critical`, `major`, `minor`"]);
    desk.expect("dora", &[&with("p1")[..], &["--dry-run"]].concat(), 0, &["nothing was written"]);
    desk.does("dora", &with("p1"));
    let shown = desk.show("1");
    assert_eq!(shown["severity"], "critical", "by its own name");
    assert_eq!(shown["labels"], serde_json::json!(["Critical", "stage/triage"]));
    // Where it is optional it may come later; where there is none it is refused.
    desk.does("dora", &["request", "new", "task", "--title", "A task"]);
    assert_eq!(desk.show("2")["severity"], Value::Null);
    assert_eq!(desk.show("2")["clocks"], serde_json::json!([]));
    desk.does("dora", &["request", "severity", "2", "minor", "--reason", "now we know"]);
    assert_eq!(desk.show("2")["severity"], "minor");
    let plain = Desk::with_more(SLA, &["workflow: plain\nversion: 1\nsteps: [{id: do, by: [dev]}]\n"]);
    let new = ["request", "new", "plain", "--title", "x"];
    plain.expect("dora", &[&new[..], &["--severity", "minor"]].concat(), 3, &["requests of `plain` have no severity"]);
    plain.does("dora", &new);
    let change = ["request", "severity", "1", "minor", "--reason", "x"];
    plain.expect("dora", &change, 3, &["requests of `plain` have no severity"]);
    assert!(desk.audit().is_empty() && plain.audit().is_empty());
}

#[test]
fn only_some_change_the_severity_and_say_why() {
    let desk = desk();
    open(&desk, "major");
    let change = |severity: &'static str| ["request", "severity", "1", severity, "--reason", "we looked"];
    // Neither a developer, whose step it is not, nor a reviewer.
    for stranger in ["dave", "rita"] {
        desk.expect(stranger, &change("critical"), 4, &["that is for `ops` (olga, omar, lone, gone)"]);
    }
    desk.expect("dora", &["request", "severity", "1", "critical", "--no-input"], 2, &["--reason"]);
    desk.expect("dora", &["request", "severity", "1", "critical", "--reason", " "], 2, &["empty"]);
    desk.expect("dora", &["request", "severity", "1", "urgent", "--reason", "x"], 2, &["no severity `urgent`"]);
    desk.expect("omar", &[&change("critical")[..], &["--dry-run"]].concat(), 0, &["nothing was written"]);
    desk.does("omar", &change("critical"));
    assert_eq!(desk.show("1")["labels"], serde_json::json!(["Critical", "stage/triage"]));
    // Again is nothing to do, by another name too.
    desk.expect("dora", &change("p1"), 0, &["nothing to do"]);
    desk.does("dora", &change("minor"));
    desk.does("stew", &change("major"));
    let log = desk.show("1")["log"].as_array().unwrap().clone();
    assert_eq!((&log[1]["type"], &log[1]["text"]), (&"severity".into(), &"critical: we looked".into()));
    let body = desk.sandbox.opsctl(&["request", "log", "1"]).ok();
    assert!(body.contains("severity") && body.contains("minor: we looked"), "{body}");
    desk.does("dora", &["request", "cancel", "1", "--reason", "no"]);
    desk.expect("dora", &change("critical"), 3, &["the request is cancelled"]);
    assert!(desk.audit().is_empty());
}

#[test]
fn clocks_follow_what_happens() {
    let desk = desk();
    open(&desk, "critical");
    // Saturday 13:00: on call until 20:00, the step waits for Monday.
    assert_eq!(
        clocks(&desk, "1", "2026-11-21T12:00:00Z"),
        [
            "respond running 2026-11-21T13:30:00+01:00",
            "resolve running 2026-11-21T17:00:00+01:00",
            "update running 2026-11-21T14:00:00+01:00",
            "step waiting_for_hours 2026-11-23T10:00:00+01:00",
        ]
    );
    // The reporter's own remark is no answer; somebody else's is, and is news as well.
    expect(desk.run("dora", &["request", "note", "1", "please"]).at("2026-11-21T12:10:00Z"), 0, &[]);
    expect(desk.run("omar", &["request", "note", "1", "on it"]).at("2026-11-21T12:30:00Z"), 0, &[]);
    assert_eq!(
        clocks(&desk, "1", "2026-11-21T12:31:00Z")[..3],
        [
            "respond met 2026-11-21T13:30:00+01:00".to_owned(),
            "resolve running 2026-11-21T17:00:00+01:00".to_owned(),
            "update met 2026-11-21T14:00:00+01:00".to_owned(),
        ]
    );
    expect(desk.run("omar", &["request", "finish", "1"]).at("2026-11-21T13:00:00Z"), 0, &[]);
    // A pause has no due; what it covers of the working time is put on top.
    expect(desk.run("dave", &["request", "wait", "1", "--reason", "a part"]).at("2026-11-21T14:00:00Z"), 0, &[]);
    assert!(clocks(&desk, "1", "2026-11-21T15:00:00Z").contains(&"resolve paused -".to_owned()));
    expect(desk.run("dave", &["request", "resume", "1"]).at("2026-11-21T15:00:00Z"), 0, &[]);
    assert!(
        clocks(&desk, "1", "2026-11-21T16:00:00Z").contains(&"resolve at_risk 2026-11-21T18:00:00+01:00".to_owned())
    );
    // Less severe: two working days from the opening. Promised for Wednesday.
    let less = ["request", "severity", "1", "major", "--reason", "less"];
    expect(desk.run("dave", &less).at("2026-11-21T16:30:00Z"), 0, &[]);
    expect(desk.run("dave", &["request", "finish", "1", "-f", "when=2026-11-25"]).at("2026-11-23T09:00:00Z"), 0, &[]);
    let shown = clocks(&desk, "1", "2026-11-23T10:00:00Z");
    assert!(shown.contains(&"delivery running 2026-11-26T00:00:00+01:00".to_owned()), "{shown:?}");
    // The last step is waiting on somebody: the clock stands still there.
    assert!(shown.contains(&"resolve paused -".to_owned()), "{shown:?}");
    expect(desk.run("quinn", &["request", "finish", "1"]).at("2026-11-23T15:00:00Z"), 0, &[]);
    let shown = clocks(&desk, "1", "2026-12-01T12:00:00Z");
    assert!(shown.iter().any(|line| line.starts_with("resolve met ")), "{shown:?}");
    assert!(desk.audit().is_empty());
}

#[test]
fn a_request_that_ended_is_reopened_by_those_who_may() {
    let desk = desk();
    open(&desk, "critical");
    let reopen = ["request", "reopen", "1", "--reason", "it is back"];
    desk.expect("rita", &reopen, 3, &["cannot reopen desk#1", "the request is open"]);
    desk.does("omar", &["request", "finish", "1"]);
    desk.does("dave", &["request", "finish", "1"]);
    desk.does("quinn", &["request", "finish", "1"]);
    desk.expect("dora", &reopen, 4, &["`dora` may not reopen the request, that is for `review` (rita, rolf, lone)"]);
    desk.expect("rita", &["request", "reopen", "1", "--no-input"], 2, &["--reason"]);
    let told = desk.run("dave", &["explain", "1"]).json(0);
    let ended = told["guards"].as_array().unwrap().iter().find(|guard| guard["ident"] == "request-open").unwrap();
    assert_eq!(ended["unblocked_by"], serde_json::json!(["review"]));
    desk.expect("rita", &[&reopen[..], &["--dry-run"]].concat(), 0, &["nothing was written"]);
    assert_eq!(desk.show("1")["state"], "done");
    let later = desk.run("rita", &reopen).at("2026-11-21T13:00:00Z");
    assert!(expect(later, 0, &[]).stdout.contains("reopened; desk#1 stands at `fix`"));
    let shown = desk.show("1");
    assert_eq!((&shown["state"], &shown["step"]), (&"open".into(), &"fix".into()));
    assert_eq!(shown["labels"], serde_json::json!(["Critical", "stage/fix"]));
    // The hour between did not count.
    assert!(
        clocks(&desk, "1", "2026-11-21T13:00:00Z").contains(&"resolve running 2026-11-21T18:00:00+01:00".to_owned())
    );
    // Where the workflow says nothing of it, an end is final; and one that never came that far stays.
    desk.does("dora", &["request", "new", "task", "--title", "A task"]);
    desk.does("dave", &["request", "finish", "2"]);
    desk.expect("rita", &["request", "reopen", "2", "--reason", "x"], 3, &["requests of `task` are not reopened"]);
    open(&desk, "minor");
    desk.does("dora", &["request", "cancel", "3", "--reason", "no"]);
    desk.expect("rita", &["request", "reopen", "3", "--reason", "x"], 3, &["it never came to `fix`"]);
    assert!(desk.audit().is_empty());
}

#[test]
fn a_verdict_survives_another_policy() {
    let desk = desk();
    open(&desk, "critical");
    expect(desk.run("omar", &["request", "finish", "1"]).at("2026-11-21T12:20:00Z"), 0, &[]);
    expect(desk.run("dave", &["request", "finish", "1"]).at("2026-11-21T14:00:00Z"), 0, &[]);
    expect(desk.run("quinn", &["request", "finish", "1"]).at("2026-11-21T14:00:00Z"), 0, &[]);
    let before = clocks(&desk, "1", "2026-12-01T12:00:00Z");
    assert!(before.contains(&"respond met 2026-11-21T13:30:00+01:00".to_owned()), "{before:?}");
    let config = desk.sandbox.read("opsctl.yaml");
    desk.sandbox.write("opsctl.yaml", config.replace("respond: 30m, resolve: 4h", "respond: 5m, resolve: 10m"));
    assert_eq!(clocks(&desk, "1", "2026-12-01T12:00:00Z"), before);
    // A severity that is dropped promises nothing, and is reported.
    open(&desk, "minor");
    let dropped = desk.sandbox.read("opsctl.yaml").replace("  minor: {label: Minor", "  other: {label: Other");
    let kept = desk.sandbox.read("opsctl.yaml");
    desk.sandbox.write("opsctl.yaml", dropped);
    let said = "the pack has no severity `minor` any more: nothing is promised";
    assert_eq!(desk.audit(), [("unknown-severity".to_owned(), said.to_owned())]);
    desk.sandbox.write("opsctl.yaml", kept);
    // What runs is judged by the new one.
    open(&desk, "critical");
    let status = desk.sandbox.opsctl(&["sla", "status"]).at("2026-11-21T12:06:00Z").json(0);
    assert_eq!(lines(&status)[0], "respond breached 2026-11-21T13:05:00+01:00");
    assert!(desk.audit().is_empty());
}

#[test]
fn lists_are_ordered_by_what_is_due_first() {
    let desk = desk();
    for severity in ["minor", "major", "critical"] {
        open(&desk, severity);
    }
    desk.does("dora", &["request", "new", "task", "--title", "A task"]);
    let row = |value: &Value| {
        let word = |key: &str| value[key].as_str().unwrap_or("-").to_owned();
        format!("{} {} {} {}", word("request"), word("due"), word("clock"), word("clock_state"))
    };
    let listed = |at: &str| {
        let rows = desk.sandbox.opsctl(&["request", "list"]).at(at).json(0);
        rows.as_array().unwrap().iter().map(row).collect::<Vec<_>>()
    };
    assert_eq!(
        listed("2026-11-21T12:00:00Z"),
        [
            "desk#3 2026-11-21T13:30:00+01:00 respond running",
            "desk#1 2026-11-23T10:00:00+01:00 step waiting_for_hours",
            "desk#2 2026-11-23T10:00:00+01:00 step waiting_for_hours",
            "desk#4 - - -",
        ]
    );
    // The bare noun lists as much.
    assert_eq!(desk.sandbox.opsctl(&["request"]).json(0).as_array().unwrap().len(), 4);
    // Paused clocks have no due: what waits goes behind what does not.
    desk.does("olga", &["request", "wait", "3", "--reason", "a part"]);
    desk.does("olga", &["request", "wait", "1", "--reason", "a part"]);
    assert_eq!(
        listed("2026-11-21T12:00:00Z"),
        [
            "desk#2 2026-11-23T10:00:00+01:00 step waiting_for_hours",
            "desk#1 - resolve paused",
            "desk#3 - resolve paused",
            "desk#4 - - -",
        ]
    );
    let inbox = desk.run("omar", &["inbox"]).at("2026-11-23T10:00:00Z").json(0);
    let first = &inbox[0];
    assert_eq!((&first["request"], &first["clock_state"]), (&"desk#2".into(), &"breached".into()));
}
