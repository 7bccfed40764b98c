//! Hand-offs between two stores: who may hand over, what the child's end means, and one timeline.

use crate::desk::{Desk, expect};
use crate::support::Sandbox;

const CONFIG: &str = "\
version: 1
organization: Workshop
trackers: {desk: {kind: local}, inner: {kind: local}}
default_tracker: desk
people: {ann: {}, ben: {}, cas: {}, stew: {}}
roles: {dev: {members: [ann, ben]}, ops: {members: [cas]}, steward: {members: [stew]}}
";

const PARENT: &str = "\
workflow: need
version: 1
title: Need
tracker: desk
steps:
  - {id: write, by: [dev]}
  - {id: hand-over, by: [dev], handoff: {tracker: inner, template: job}, outcomes: {done: {}, back: {to: write}}}
  - {id: thank, by: [dev]}
";

const CHILD: &str = "\
workflow: job
version: 1
title: Job
tracker: inner
open_by: [dev]
steps:
  - {id: work, by: [ops], outcomes: {done: {}, no: {refuse: true}}}
";

/// A need at `hand-over`.
fn ready() -> Desk {
    let sandbox = Sandbox::with_config(CONFIG);
    sandbox.write("workflows/need.yaml", PARENT);
    sandbox.write("workflows/job.yaml", CHILD);
    let desk = Desk { sandbox };
    desk.does("ann", &["request", "new", "need", "--title", "A need"]);
    desk.does("ann", &["request", "finish", "1"]);
    desk
}

#[test]
fn the_end_of_the_child_finishes_the_step() {
    let desk = ready();
    desk.expect("cas", &["request", "finish", "1"], 4, &["`dev`"]);
    desk.expect("ben", &["request", "finish", "1", "--dry-run"], 0, &["nothing was written"]);
    let handed = desk.does("ben", &["request", "finish", "1"]);
    assert_eq!(handed.stdout, "handed over; desk#1 stands at `hand-over` (Hand over), waiting for inner#1\n");
    desk.expect("ann", &["request", "finish", "1"], 3, &["waits for inner#1 at step `work`"]);
    assert_eq!(desk.show("1")["waiting_for"], serde_json::json!([]));
    assert_eq!(desk.run("cas", &["inbox"]).json(0)[0]["request"], "inner#1");
    let shown = desk.does("cas", &["request", "show", "inner#1"]);
    assert!(shown.stdout.contains("handed over from desk#1"), "{shown}");
    desk.does("cas", &["request", "finish", "inner#1"]);
    assert_eq!(desk.step("1"), "thank");
    // One timeline, from either end.
    for request in ["desk#1", "inner#1"] {
        let log = desk.sandbox.opsctl(&["request", "log", request]).json(0);
        let line = |line: &serde_json::Value| format!("{} {}", line["request"], line["type"]).replace('"', "");
        let lines: Vec<String> = log.as_array().unwrap().iter().map(line).collect();
        let told = ["desk#1 open", "desk#1 finish", "desk#1 hand-off", "inner#1 open", "desk#1 linked"];
        assert_eq!(
            (&lines[..5], &lines[5..]),
            (&told.map(str::to_owned)[..], &["inner#1 finish".to_owned(), "desk#1 returned".to_owned()][..])
        );
    }
    assert!(desk.audit().is_empty());
}

#[test]
fn after_a_bad_end_a_person_decides() {
    let desk = ready();
    desk.does("ben", &["request", "finish", "1"]);
    desk.does("cas", &["request", "refuse", "inner#1", "--reason", "not like this"]);
    assert_eq!(desk.step("1"), "hand-over");
    let shown = desk.does("ann", &["request", "show", "1"]);
    assert!(
        shown.stdout.contains("stands at `hand-over` (Hand over), inner#1 has ended; waiting for `dev`"),
        "{shown}"
    );
    desk.does("ann", &["request", "finish", "1", "--outcome", "back"]);
    desk.does("ann", &["request", "finish", "1"]);
    // The next hand-over is a new child.
    desk.does("ann", &["request", "finish", "1"]);
    assert_eq!(desk.show("1")["handoffs"][1]["request"], "inner#2");
    desk.does("cas", &["request", "finish", "inner#2"]);
    assert_eq!(desk.step("1"), "thank");
    assert!(desk.audit().is_empty());
}

#[test]
fn who_is_taken_out_of_the_pack_leaves_a_hole_and_the_audit_says_what_to_do() {
    let desk = ready();
    desk.does("ben", &["request", "note", "1", "I was here"]);
    desk.does("ann", &["request", "note", "1", "so was I"]);
    let without = CONFIG.replace("ben: {}, ", "").replace(", ben]", "]");
    desk.sandbox.write("opsctl.yaml", without);
    expect(desk.run("ann", &["audit"]), 0, &["who has left stays under `people`, with `until`"]);
    desk.expect("ann", &["request", "finish", "1"], 3, &["the log is broken"]);
    desk.sandbox.write("opsctl.yaml", CONFIG.replace("ben: {}", "ben: {until: 2026-11-21}"));
    assert!(desk.audit().is_empty());
    expect(desk.run("ben", &["request", "finish", "1"]).at("2026-11-22T09:00:00Z"), 4, &["`dev`"]);
    desk.does("ann", &["request", "finish", "1"]);
}
