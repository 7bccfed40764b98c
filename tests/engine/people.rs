//! Who may: parts kept apart, small teams, advice instead of refusal, people who leave, and the
//! smaller rights.

use crate::desk::{CHANGE, Desk, expect};

#[test]
fn parts_kept_apart_need_two_persons() {
    let desk = Desk::with(&[CHANGE]);
    // lone opens it and holds every role: they may not release what they asked for.
    desk.open("lone", "1.0.0");
    desk.bring_to_release("1");
    desk.approve("1");
    let apart = ["`lone` did a part that is kept apart from `release`", "`olga`, `omar`"];
    desk.expect("lone", &["promote", "live", "--request", "1", "--yes"], 4, &apart);
    let told = desk.run("lone", &["explain", "1"]).json(0);
    let guards = told["guards"].as_array().unwrap();
    let separation = guards.iter().find(|guard| guard["ident"] == "separation").unwrap();
    assert_eq!((&separation["met"], &separation["waived"]), (&false.into(), &false.into()));
    // olga deploys and leaves the finishing to omar: she has released it all the same.
    desk.does("olga", &["promote", "live", "--request", "1", "--no-finish", "--yes"]);
    assert_eq!(desk.step("1"), "release");
    desk.does("omar", &["request", "finish", "1"]);
    for outcome in ["done", "again"] {
        let confirm = ["request", "finish", "1", "--outcome", outcome];
        desk.expect("olga", &confirm, 4, &["`olga` did a part that is kept apart from `confirm`", "`quinn`"]);
    }
    desk.does("quinn", &["request", "finish", "1"]);
    assert_eq!(desk.show("1")["state"], "done");
    assert!(desk.audit().is_empty());
}

#[test]
fn a_small_team_is_let_pass_and_that_is_recorded() {
    let desk = Desk::with(&[&CHANGE.replace("component:", "small_team: record\ncomponent:")]);
    desk.open("lone", "1.0.0");
    desk.bring_to_release("1");
    desk.approve("1");
    let passed = desk.expect("lone", &["promote", "live", "--request", "1", "--yes"], 0, &["let pass and recorded"]);
    assert!(passed.stderr.contains("`lone` did a part that is kept apart from `release`"), "{passed}");
    desk.expect("lone", &["request", "finish", "1"], 0, &["let pass and recorded"]);
    let waived: Vec<String> = desk.show("1")["log"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|entry| entry["waived"].is_array())
        .map(|entry| format!("{} {}", entry["type"].as_str().unwrap(), entry["waived"]))
        .collect();
    assert_eq!(waived, ["deploy [\"separation\"]", "finish [\"separation\"]"]);
    // The roles still count, and so does the requester's own approval.
    desk.open("lone", "1.0.1");
    desk.expect("dora", &["request", "finish", "2", "--outcome", "no"], 2, &[]);
    desk.expect("quinn", &["request", "finish", "2"], 4, &["`dev`"]);
    desk.bring_to_release("2");
    desk.expect("lone", &["request", "approve", "2"], 4, &["does not approve it"]);
}

#[test]
fn advice_warns_and_records_and_lets_pass() {
    let desk = Desk::with(&[&CHANGE.replace("component:", "enforcement: advisory\ncomponent:")]);
    desk.open("dora", "1.0.0");
    // The wrong role, a promotion out of order, no approval: each is said and let pass.
    desk.expect("rita", &["request", "finish", "1"], 0, &["let pass and recorded", "that is for `dev`"]);
    desk.expect("quinn", &["request", "finish", "1"], 0, &["let pass", "nothing was deployed to `test`"]);
    desk.expect("quinn", &["request", "finish", "1"], 0, &[]);
    let said = ["`review`: missing", "never deployed to `test`"];
    desk.expect("omar", &["promote", "live", "--request", "1", "--yes"], 0, &said);
    let shown = desk.show("1");
    assert_eq!(shown["step"], "confirm");
    let log = shown["log"].as_array().unwrap();
    let waived =
        |kind: &str| log.iter().filter(|it| it["type"] == kind).map(|it| it["waived"].to_string()).collect::<Vec<_>>();
    assert_eq!(waived("finish"), ["[\"role\"]", "[\"role\",\"promotion\"]", "null"]);
    assert_eq!(waived("deploy"), ["[\"environment-order\",\"approvals\"]"]);
    // What is not declared is prohibited all the same, and a stranger stays one.
    desk.expect("quinn", &["request", "finish", "1", "--outcome", "no-such"], 2, &[]);
    desk.expect("nobody", &["request", "finish", "1"], 4, &[]);
    assert!(desk.audit().is_empty());
}

#[test]
fn who_leaves_holds_nothing_from_the_next_day_on() {
    let desk = Desk::with_change();
    desk.bring_to_release("1");
    desk.approve("1");
    // The last day is the 21st in Paris: until 23:00 UTC.
    let deploy = ["promote", "live", "--request", "1", "--yes", "--no-finish"];
    expect(
        desk.run("gone", &deploy).at("2026-11-21T23:00:00Z"),
        4,
        &["`gone` may not push to `live`", "(olga, omar, lone)"],
    );
    expect(desk.run("gone", &deploy).at("2026-11-21T22:59:59Z"), 0, &[]);
    let late = desk.run("gone", &["request", "finish", "1"]);
    expect(late.at("2026-11-22T09:00:00Z"), 4, &["`gone` may not finish step `release`"]);
    // What they did stays valid.
    expect(desk.run("omar", &["request", "finish", "1"]).at("2026-11-22T09:00:00Z"), 0, &[]);
    let shown = desk.sandbox.opsctl(&["request", "show", "1"]).at("2027-01-01T00:00:00Z").json(0);
    assert_eq!(shown["deployments"][1]["by"], "gone");
    assert_eq!(shown["step"], "confirm");
    assert!(desk.audit().is_empty());
}

#[test]
fn only_some_may_cancel() {
    let desk = Desk::with_change();
    desk.open("dora", "1.0.1");
    desk.open("dora", "1.0.2");
    let cancel = |request| ["request", "cancel", request, "--reason", "no longer"];
    for stranger in ["dave", "quinn", "rita", "olga"] {
        desk.expect(stranger, &cancel("1"), 4, &["`dora` who opened it", "`steward`"]);
    }
    desk.expect("dora", &["request", "cancel", "1"], 2, &["--reason"]);
    desk.expect("dora", &["request", "cancel", "1", "--reason", " "], 2, &["empty"]);
    desk.does("dora", &cancel("1"));
    desk.expect("dora", &cancel("1"), 3, &["the request is cancelled"]);
    desk.expect("dora", &["request", "finish", "1"], 3, &["the request is cancelled"]);
    assert_eq!(desk.show("1")["reason"], "no longer");
    desk.does("stew", &cancel("2"));
    // The lead of the step's role may, where the request stands at one of theirs.
    desk.expect("olga", &cancel("3"), 4, &["`dora`"]);
    desk.bring_to_release("3");
    desk.expect("omar", &cancel("3"), 4, &["`dora`"]);
    desk.does("olga", &cancel("3"));
    assert!(desk.audit().is_empty());
}

#[test]
fn a_step_is_assigned_to_who_can_do_it() {
    let desk = Desk::with_change();
    desk.expect("quinn", &["request", "assign", "1", "dave"], 4, &["`dev`"]);
    desk.expect("dora", &["request", "assign", "1", "quinn"], 3, &["`quinn` does not hold `dev`"]);
    desk.expect("dora", &["request", "assign", "1", "nobody-known"], 2, &["`nobody-known`"]);
    desk.does("dora", &["request", "assign", "1", "dave"]);
    assert_eq!(desk.show("1")["assignee"], "dave");
    let inbox = desk.run("dave", &["inbox"]).json(0);
    assert_eq!(inbox[0]["request"], "desk#1");
    // It binds nobody, and ends with the step.
    desk.does("dora", &["request", "finish", "1"]);
    assert_eq!(desk.show("1")["assignee"], serde_json::Value::Null);
    desk.does("dora", &["request", "assign", "1", "dave"]);
    desk.does("dora", &["request", "assign", "1", "--nobody"]);
    assert_eq!(desk.show("1")["assignee"], serde_json::Value::Null);
    assert!(desk.audit().is_empty());
}

#[test]
fn waiting_and_resuming() {
    let desk = Desk::with_change();
    desk.expect("quinn", &["request", "wait", "1", "--reason", "a part"], 4, &["`dev`"]);
    desk.does("dave", &["request", "wait", "1", "--reason", "for a part\u{1b}[31m"]);
    assert_eq!(desk.show("1")["waiting"], "for a part\u{1b}[31m");
    let shown = desk.does("dora", &["request", "show", "1"]);
    assert!(shown.stdout.contains("waiting: for a part") && !shown.stdout.contains('\u{1b}'), "{shown}");
    desk.expect("quinn", &["request", "resume", "1"], 4, &["`dev`"]);
    desk.does("dora", &["request", "resume", "1"]);
    assert_eq!(desk.show("1")["waiting"], serde_json::Value::Null);
    // Going on ends the waiting too.
    desk.does("dora", &["request", "wait", "1", "--reason", "again"]);
    desk.does("dora", &["request", "finish", "1"]);
    assert_eq!(desk.show("1")["waiting"], serde_json::Value::Null);
    assert!(desk.audit().is_empty());
}
