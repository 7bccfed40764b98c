//! Breaking the glass of a window: who may, for which incident, with whose approval, for how long.

use serde_json::{Value, json};

use crate::desk::{Desk, expect};

/// Weekends are closed; operators break the glass, reviewers approve that, the testers look at it.
const WEEKEND: &str = "\
windows:
  - name: no-live-thu-sun
    deny: {environments: [live], days: thu-sun}
    break_glass: {by: [ops], approved_by: [review], incident: major, expires: 4h, review_by: [qa], review_within: 2d}
severities:
  critical: {aliases: [sev1]}
  major: {}
  minor: {}
";

const INCIDENT: &str = "\
workflow: incident
version: 1
severity: optional
steps:
  - {id: mend, by: [ops, dev]}
";

const PLAIN: [&str; 4] = ["promote", "live", "--request", "1"];
pub(crate) const BREAK: [&str; 8] =
    ["promote", "live", "--request", "1", "--break-glass", "users are locked out", "--incident", "2"];

/// A desk on a Saturday, 13:00 in Paris: `desk#1` stands at `release` without an approval, `desk#2` is a critical incident.
fn desk(windows: &str) -> Desk {
    let desk = Desk::with_windows(windows);
    desk.sandbox.write("workflows/incident.yaml", INCIDENT);
    desk.open("dora", "1.0.0");
    desk.bring_to_release("1");
    incident(&desk, "critical");
    desk
}

/// The same where nobody need approve that the glass is broken.
pub(crate) fn unapproved() -> Desk {
    desk(&WEEKEND.replace("approved_by: [review], ", ""))
}

fn incident(desk: &Desk, severity: &str) {
    desk.does("dora", &["request", "new", "incident", "--title", "Nobody gets in", "--severity", severity]);
}

fn broken(reason: &str, incident: &str) -> Vec<String> {
    let words = ["promote", "live", "--request", "1", "--break-glass", reason, "--incident", incident];
    words.map(str::to_owned).into()
}

fn tries(desk: &Desk, person: &str, words: &[String], code: i32, said: &[&str]) {
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    desk.expect(person, &words, code, said);
    assert_eq!(glasses(desk).len(), 0, "{words:?}");
}

fn glasses(desk: &Desk) -> Vec<Value> {
    desk.show("1")["glasses"].as_array().unwrap().clone()
}

pub(crate) fn events(desk: &Desk, request: &str) -> Vec<String> {
    let log = desk.show(request)["log"].clone();
    log.as_array().unwrap().iter().map(|entry| entry["type"].as_str().unwrap().to_owned()).collect()
}

/// The open reviews.
pub(crate) fn reviews(desk: &Desk) -> Vec<String> {
    let listed = desk.sandbox.opsctl(&["request", "list", "--workflow", "break-glass-review"]).json(0);
    listed.as_array().unwrap().iter().map(|row| row["request"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn where_nobody_need_approve_it_the_same_command_deploys() {
    let desk = unapproved();
    desk.expect("omar", &PLAIN, 3, &["window `no-live-thu-sun` is closed", "`review`: missing"]);
    let said = [
        "broke the glass of `no-live-thu-sun` and missing approvals; it holds until Sat 2026-11-21 17:00 CET\n",
        "let pass and recorded: approvals",
        "let pass and recorded: window `no-live-thu-sun` is closed",
    ];
    desk.expect("omar", &BREAK, 0, &said);
    let shown = desk.show("1");
    assert_eq!(shown["step"], "confirm");
    let glass = &shown["glasses"][0];
    let expected = json!({"windows": ["no-live-thu-sun"], "approvals": true, "reason": "users are locked out",
        "incident": "desk#2", "severity": "critical", "by": "omar", "expires": "2026-11-21T17:00:00+01:00",
        "expired": false, "used": true, "review": "desk#3"});
    for (key, value) in expected.as_object().unwrap() {
        assert_eq!(&glass[key], value, "{key}");
    }
    let deployment = &shown["deployments"][1];
    assert_eq!(deployment["glass"], glass["event"]);
    assert_eq!(deployment["window"], json!({"open": false, "rules": ["no-live-thu-sun"]}));
    let deploy = shown["log"].as_array().unwrap().iter().rfind(|entry| entry["type"] == "deploy").unwrap();
    assert_eq!(deploy["waived"], json!(["approvals", "window"]));
    assert!(shown["labels"].as_array().unwrap().contains(&json!("break-glass")));
    let text = desk.does("omar", &["request", "show", "1"]).stdout;
    assert!(text.contains("break-glass: `omar` broke the glass of `no-live-thu-sun` and missing approvals"), "{text}");
    assert!(desk.audit().is_empty());
}

#[test]
fn what_stands_in_its_way() {
    let desk = desk(WEEKEND);
    tries(&desk, "omar", &broken("down", "2")[..6], 2, &["--incident"]);
    tries(&desk, "omar", &[&broken("x", "2")[..4], &["--incident".into(), "2".into()]].concat(), 2, &["--break-glass"]);
    tries(&desk, "omar", &broken(" ", "2"), 2, &["the reason is empty"]);
    tries(&desk, "omar", &broken("down", "99"), 1, &["there is no issue 99"]);
    tries(&desk, "dora", &broken("down", "2"), 4, &["`dora` may not push to `live`, that is for `ops`"]);
    // An incident that is too small, has no severity, or is over.
    incident(&desk, "minor");
    tries(&desk, "omar", &broken("down", "3"), 3, &["the incident desk#3 is `minor`, and `major` is asked for"]);
    desk.does("dora", &["request", "new", "incident", "--title", "Perhaps"]);
    tries(&desk, "omar", &broken("down", "4"), 3, &["the incident desk#4 has no severity"]);
    incident(&desk, "major");
    desk.does("dora", &["request", "finish", "5"]);
    tries(&desk, "omar", &broken("down", "5"), 3, &["the incident desk#5 is done"]);
    // An objection is no missing approval.
    desk.does("rolf", &["request", "reject", "1", "--reason", "it loses data"]);
    tries(&desk, "omar", &broken("down", "2"), 3, &["rejected by `rolf`: it loses data"]);
    desk.does("rolf", &["request", "lift", "1"]);
    // Nor does it set aside what the process asks of the release.
    let other = [broken("down", "2"), vec!["--release".into(), "2.0.0".into()]].concat();
    tries(&desk, "omar", &other, 3, &["`2.0.0`", "`1.0.0`"]);
    let open = desk.run("omar", &BREAK).at("2026-11-24T09:00:00Z");
    expect(open, 3, &["no window of `live` is closed, there is no glass to break", "approvals"]);
    assert_eq!(glasses(&desk), [json!(null); 0]);
}

#[test]
fn a_window_without_the_rule_cannot_be_broken() {
    let both = WEEKEND.replace("windows:\n", "windows:\n  - {name: solid, deny: {environments: [live], days: sat}}\n");
    let desk = desk(&both);
    tries(&desk, "omar", &broken("down", "2"), 3, &["nobody may break window `solid`"]);
    // Nor by others than it names.
    let desk = self::desk(&WEEKEND.replace("by: [ops], approved_by", "by: [steward], approved_by"));
    tries(
        &desk,
        "omar",
        &broken("down", "2"),
        4,
        &["may not break the glass of window `no-live-thu-sun`", "`steward`"],
    );
}

#[test]
fn every_closed_window_is_broken_and_the_strictest_counts() {
    let both = WEEKEND.replace(
        "windows:\n",
        "\
windows:
  - name: night
    deny: {environments: [live], times: [\"22:00-06:00\"]}
    break_glass: {by: [ops], incident: sev1, expires: 90m}
",
    );
    let desk = desk(&both);
    let at_night = "2026-11-21T23:00:00Z";
    incident(&desk, "major");
    let small = ["promote", "live", "--request", "1", "--break-glass", "down", "--incident", "3"];
    expect(desk.run("omar", &small).at(at_night), 3, &["is `major`, and `critical` is asked for"]);
    // Planned into the night, both stand in the way.
    let late = [&BREAK[..], &["--for", "2h", "--dry-run"]].concat();
    let said = ["would break the glass of `no-live-thu-sun`, `night` and missing approvals for 90m"];
    expect(desk.run("omar", &late).at("2026-11-21T19:00:01Z"), 0, &said);
    let said = ["would break the glass of `no-live-thu-sun` and missing approvals for 4h"];
    expect(desk.run("omar", &late).at("2026-11-21T19:00:00Z"), 0, &said);
    expect(
        desk.run("omar", &BREAK).at(at_night),
        3,
        &["nobody has approved", "window `no-live-thu-sun` asks for `review`"],
    );
    let glass = glasses(&desk)[0].clone();
    assert_eq!(glass["windows"], json!(["night", "no-live-thu-sun"]));
    assert_eq!(glass["expires"], "2026-11-22T01:30:00+01:00");
}

#[test]
fn where_it_must_be_approved_it_waits_for_another_person() {
    let desk = desk(WEEKEND);
    let waits = [
        "nobody has approved that `omar` broke the glass: window `no-live-thu-sun` asks for `review` (rita, rolf, lone)",
        "`opsctl request approve desk#1 --break-glass`",
        "before Sat 2026-11-21 17:00 CET",
    ];
    desk.expect("omar", &BREAK, 3, &waits);
    assert_eq!(desk.run("omar", &BREAK).json(3)["error"]["code"], "glass-approval");
    assert_eq!(glasses(&desk).len(), 1, "it is broken once");
    assert_eq!(glasses(&desk)[0]["waiting_for"], json!(["review"]));
    assert!(reviews(&desk).is_empty(), "it was not used yet");
    let approve = ["request", "approve", "1", "--break-glass"];
    desk.expect("omar", &approve, 4, &["`omar` broke the glass and does not approve it"]);
    desk.expect("dora", &approve, 4, &["`dora` may not approve the broken glass, that is for `review`"]);
    desk.expect("rita", &[&approve[..], &["--dry-run"]].concat(), 0, &["nothing was written"]);
    desk.expect("rita", &["request", "approve", "2", "--break-glass"], 3, &["no glass was broken on it"]);
    desk.does("rita", &approve);
    desk.expect("rolf", &approve, 0, &["nothing to do"]);
    // It is omar's: who else is in a hurry breaks their own.
    desk.expect("olga", &PLAIN, 3, &["window `no-live-thu-sun` is closed"]);
    desk.expect("omar", &BREAK, 0, &[]);
    assert_eq!(events(&desk, "1").iter().filter(|kind| *kind == "break-glass").count(), 1);
    assert!(desk.audit().is_empty());
}

#[test]
fn who_holds_both_roles_does_not_approve_their_own() {
    let desk = desk(WEEKEND);
    desk.expect("lone", &BREAK, 3, &["asks for `review` (rita, rolf)"]);
    desk.expect("lone", &["request", "approve", "1", "--break-glass"], 4, &["`lone` broke the glass"]);
    desk.does("rita", &["request", "approve", "1", "--break-glass"]);
    desk.does("lone", &BREAK);
}

#[test]
fn it_expires_to_the_second() {
    let desk = unapproved();
    desk.expect("omar", &[&BREAK[..], &["--", "false"]].concat(), 1, &[]);
    let dry = |moment: &str, code: i32, said: &[&str]| {
        for words in [&BREAK[..], &PLAIN[..]] {
            let said = if words.len() == PLAIN.len() && code == 3 { &["is closed"][..] } else { said };
            expect(desk.run("omar", &[words, &["--dry-run"]].concat()).at(moment), code, said);
        }
    };
    dry("2026-11-21T15:59:59Z", 0, &["would deploy `1.0.0` to `live`"]);
    let expired = ["the glass broken for this reason expired Sat 2026-11-21 17:00 CET", "say anew why"];
    dry("2026-11-21T16:00:00Z", 3, &expired);
    assert_eq!(desk.run("omar", &BREAK).at("2026-11-21T16:00:00Z").json(3)["error"]["code"], "glass-expired");
    // Another reason is another glass, with a review of its own.
    let again = broken("still locked out", "2");
    let again: Vec<&str> = again.iter().map(String::as_str).collect();
    expect(desk.run("omar", &again).at("2026-11-21T16:00:00Z"), 0, &["holds until Sat 2026-11-21 21:00 CET"]);
    assert_eq!(glasses(&desk).len(), 2);
    assert_eq!(reviews(&desk).len(), 2);

    let desk = self::desk(WEEKEND);
    desk.expect("omar", &BREAK, 3, &[]);
    let approve = ["request", "approve", "1", "--break-glass"];
    let late = desk.run("rita", &approve).at("2026-11-21T16:00:00Z");
    expect(late, 3, &["the glass broken on it expired Sat 2026-11-21 17:00 CET"]);
    expect(desk.run("rita", &approve).at("2026-11-21T15:59:59Z"), 0, &[]);
}

#[test]
fn a_dry_run_says_what_would_be_and_writes_nothing() {
    let said = [
        "would break the glass of `no-live-thu-sun` and missing approvals for 4h",
        "would then wait for the approval of `review`; nothing was written",
    ];
    let approved = desk(WEEKEND);
    approved.expect("omar", &[&BREAK[..], &["--dry-run"]].concat(), 0, &said);
    let alone = unapproved();
    alone.expect("omar", &[&BREAK[..], &["--dry-run"]].concat(), 0, &["would deploy", "nothing was run or written"]);
    for desk in [approved, alone] {
        assert!(glasses(&desk).is_empty() && reviews(&desk).is_empty());
    }
}

#[test]
fn it_opens_the_way_back_too() {
    let desk = unapproved();
    for (request, release) in [("1", ""), ("3", "1.1.0")] {
        if !release.is_empty() {
            desk.open("dora", release);
            desk.bring_to_release(request);
        }
        desk.approve(request);
        let live = ["promote", "live", "--request", request];
        expect(desk.run("omar", &live).at("2026-11-24T12:00:00Z"), 0, &[]);
    }
    let thursday = "2026-11-26T12:00:00Z";
    let back = ["rollback", "live", "--yes"];
    expect(desk.run("omar", &back).at(thursday), 3, &["cannot roll back desk#3 to `live`: window"]);
    let back = [&back[..], &["--break-glass", "it loses data", "--incident", "2"]].concat();
    expect(desk.run("omar", &back).at(thursday), 0, &["broke the glass of `no-live-thu-sun`; it holds"]);
    assert_eq!(reviews(&desk), ["desk#4"]);
    assert!(desk.audit().is_empty());
}

#[test]
fn a_glass_whose_rule_asks_for_more_since_is_told_of() {
    let desk = unapproved();
    desk.approve("1");
    desk.does("omar", &BREAK);
    assert_eq!(glasses(&desk)[0]["approvals"], false, "none were missing");
    desk.sandbox.write(
        "opsctl.yaml",
        desk.sandbox.read("opsctl.yaml").replace("by: [ops],", "by: [ops], approved_by: [review],"),
    );
    let detail =
        "`1.0.0` went to `live` while `no-live-thu-sun` was closed: under a glass that `review` did not approve";
    assert_eq!(desk.audit(), [("unapproved-glass".to_owned(), detail.to_owned())]);
    assert_eq!(desk.step("1"), "confirm");
    // A rule that is gone is no rule any more.
    let text = desk
        .sandbox
        .read("opsctl.yaml")
        .replace("deny: {environments: [live], days: thu-sun}", "deny: {environments: [live], days: mon}");
    desk.sandbox.write("opsctl.yaml", text.replace("name: no-live-thu-sun", "name: other"));
    assert!(desk.audit().is_empty());
}
