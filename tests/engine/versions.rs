//! Versions of a workflow: a request keeps its own until a steward moves it.

use crate::desk::{CHANGE, Desk};

/// The second version: `try` became `rehearse`, and a step was added.
fn second() -> String {
    CHANGE
        .replace("version: 1\ntitle", "version: 2\ntitle")
        .replace("{id: try, by", "{id: rehearse, by")
        .replace("  - {id: check", "  - {id: tell, by: [dev]}\n  - {id: check")
}

#[test]
fn a_request_keeps_its_version_until_it_is_migrated() {
    let desk = Desk::with_change();
    desk.does("dora", &["request", "finish", "1"]);
    desk.sandbox.write("workflows/second.yaml", second());
    desk.open("dora", "2.0.0");
    assert_eq!((&desk.show("1")["version"], &desk.show("2")["version"]), (&1.into(), &2.into()));
    assert_eq!(desk.step("1"), "try");
    let listed = desk.sandbox.opsctl(&["workflow", "list"]).json(0);
    assert!(listed.as_array().unwrap().iter().any(|row| row["version"] == 2), "{listed}");

    // Only a steward moves a request, to a step the version has.
    for other in ["dora", "rita", "olga"] {
        desk.expect(other, &["request", "migrate", "1", "--to-version", "2", "--step", "rehearse"], 4, &["`steward`"]);
    }
    desk.expect(
        "stew",
        &["request", "migrate", "1", "--to-version", "2"],
        2,
        &["version 2 of `change` has no step `try`"],
    );
    desk.expect("stew", &["request", "migrate", "1", "--to-version", "3", "--step", "try"], 2, &["no such version"]);
    desk.expect("stew", &["request", "migrate", "1", "--to-version", "2", "--step", "nowhere"], 2, &["`nowhere`"]);
    desk.does("stew", &["request", "migrate", "1", "--to-version", "2", "--step", "rehearse"]);
    let shown = desk.show("1");
    assert_eq!((&shown["version"], &shown["step"]), (&2.into(), &"rehearse".into()));
    desk.expect("stew", &["request", "migrate", "1"], 0, &["nothing to do"]);
    // It goes on under the new rules to the end.
    desk.does("dora", &["promote", "test", "--request", "1"]);
    assert_eq!(desk.step("1"), "tell");
    desk.does("dora", &["request", "finish", "1"]);
    desk.does("quinn", &["request", "finish", "1"]);
    desk.approve("1");
    desk.does("omar", &["promote", "live", "--request", "1", "--yes"]);
    desk.does("quinn", &["request", "finish", "1"]);
    assert_eq!(desk.show("1")["state"], "done");
    assert!(desk.audit().is_empty());
}

#[test]
fn a_version_that_is_gone_is_asked_for() {
    let desk = Desk::with_change();
    desk.sandbox.write("workflows/0.yaml", second());
    let said = ["version 1 of `change`", "put version 1 of `change` back"];
    desk.expect("dora", &["request", "finish", "1"], 5, &said);
    desk.expect("dora", &["promote", "test", "--request", "1"], 5, &said);
    let findings = desk.audit();
    assert_eq!(findings.len(), 1, "{findings:?}");
    assert!(findings[0].1.contains("no `change` version 1 any more"), "{findings:?}");
    desk.sandbox.write("workflows/first.yaml", CHANGE);
    desk.does("dora", &["request", "finish", "1"]);
    assert!(desk.audit().is_empty());
}

#[test]
fn a_change_without_a_new_version_is_found() {
    let desk = Desk::with_change();
    desk.sandbox.write("workflows/0.yaml", CHANGE.replace("{review: 2}", "{review: 1}"));
    let findings = desk.audit();
    assert_eq!(findings.len(), 1, "{findings:?}");
    assert_eq!(findings[0].0, "workflow-changed");
    assert!(findings[0].1.contains("changed without a new version"), "{findings:?}");
}
