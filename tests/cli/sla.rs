//! `opsctl sla`, and what lists and requests show of clocks.

use insta::assert_snapshot;

use crate::support::Sandbox;

const CONFIG: &str = "\
version: 1
timezone: Europe/Paris
trackers: {desk: {kind: local}, other: {kind: local, path: other.db}}
default_tracker: desk
people: {rita: {}, omar: {}}
roles:
  startup: {members: [rita]}
  ops: {members: [omar]}
calendars:
  office: {hours: {mon-fri: [\"09:00-12:00\", \"14:00-18:00\"]}}
  on-call: {hours: {mon-fri: [\"09:00-18:00\"], sat-sun: [\"08:00-20:00\"]}}
calendar: office
sprints: {start: 2026-11-16, length: 2w}
severities:
  critical: {aliases: [sev1, p1], label: Critical, respond: 30m, resolve: 4h, update: 1h, calendar: on-call}
  major: {label: Major, respond: 4h, resolve: 2bd, off_hours: best_effort, on_reopen: restart}
  minor: {resolve: sprint, clock: best_effort}
";

const INCIDENT: &str = "\
workflow: incident
version: 1
severity: required
steps:
  - {id: triage, by: [ops]}
  - {id: fix, by: [ops], within: 2h, fields: {when: {type: date, due: true}}}
";

/// Three incidents in two trackers, opened on Saturday 21 November at 13:00.
fn sandbox() -> Sandbox {
    let sandbox = Sandbox::with_config(CONFIG);
    sandbox.write("workflows/incident.yaml", INCIDENT);
    let elsewhere = INCIDENT.replace("workflow: incident", "workflow: elsewhere\ntracker: other");
    sandbox.write("workflows/elsewhere.yaml", elsewhere);
    for (workflow, title, severity) in [
        ("incident", "The shop is down", "p1"),
        ("incident", "The search is slow", "major"),
        ("elsewhere", "A scratch on the door", "minor"),
    ] {
        let args = ["request", "new", workflow, "--title", title, "--severity", severity];
        let answer = sandbox.opsctl(&args).as_person("rita").run();
        assert_eq!(answer.code, 0, "{answer}");
    }
    sandbox
}

#[test]
fn every_clock_that_runs_is_listed() {
    let sandbox = sandbox();
    assert_snapshot!(sandbox.opsctl(&["sla", "status"]).run(), @"");
    // Saturday evening: over, about to be, and what waits for Monday.
    assert_snapshot!(sandbox.opsctl(&["sla"]).at("2026-11-21T15:30:00Z").run(), @"");
    assert_snapshot!(sandbox.opsctl(&["sla", "status", "--at", "mon 12:00", "--tracker", "other"]).run(), @"");
    let json = sandbox.opsctl(&["sla", "status", "--severity", "sev1", "--at", "2026-11-21 13:40"]).json(0);
    insta::assert_json_snapshot!(json, @"");
}

#[test]
fn clocks_are_narrowed_and_fail_a_pipeline() {
    let sandbox = sandbox();
    let status = |more: &[&str], code: i32| {
        let args = [&["sla", "status", "--at", "2026-11-21 16:20"], more].concat();
        let clocks = sandbox.opsctl(&args).json(code);
        let word = |clock: &serde_json::Value, key: &str| clock[key].as_str().unwrap().to_owned();
        let line = |clock| format!("{} {} {}", word(clock, "request"), word(clock, "clock"), word(clock, "state"));
        clocks.as_array().unwrap().iter().map(line).collect::<Vec<_>>()
    };
    assert_eq!(status(&["--breached"], 0), ["desk#1 respond breached", "desk#1 update breached"]);
    assert_eq!(status(&["--severity", "minor"], 0), ["other#1 resolve best_effort"]);
    assert_eq!(status(&["--severity", "minor", "--breached"], 0), [""; 0]);
    assert_eq!(status(&["--tracker", "other"], 0).len(), 1);
    assert_eq!(status(&["--fail-on", "breached"], 3).len(), 6);
    assert_eq!(status(&["--fail-on", "at-risk", "--tracker", "other"], 0).len(), 1);
    assert_eq!(status(&["--fail-on", "breached", "--severity", "major"], 0).len(), 2);
    // At risk, and nothing over yet.
    let early = |state| sandbox.opsctl(&["sla", "status", "--fail-on", state, "--at", "2026-11-21 13:25"]).run().code;
    assert_eq!((early("breached"), early("at-risk")), (0, 3));
    assert_snapshot!(sandbox.opsctl(&["sla", "status", "--limit", "1", "--at", "2026-11-21 16:20"]).run(), @"");
    assert_snapshot!(sandbox.opsctl(&["sla", "status", "--severity", "sev9"]).run(), @"");
    assert_snapshot!(sandbox.opsctl(&["sla", "status", "--tracker", "nowhere"]).run(), @"");
    assert_snapshot!(Sandbox::with_pack("built-in").opsctl(&["sla", "status"]).run(), @"");
}

#[test]
fn what_a_pack_promises_is_shown() {
    let sandbox = sandbox();
    assert_snapshot!(sandbox.opsctl(&["sla", "policies"]).run(), @"");
    insta::assert_json_snapshot!(sandbox.opsctl(&["sla", "policies"]).json(0)[1], @"");
    assert_snapshot!(Sandbox::with_pack("built-in").opsctl(&["sla", "policies"]).run(), @"");
}

#[test]
fn a_request_shows_its_clocks() {
    let sandbox = sandbox();
    let finish = sandbox.opsctl(&["request", "finish", "1"]).as_person("omar").at("2026-11-21T12:40:00Z").run();
    assert_eq!(finish.code, 0, "{finish}");
    let set = ["request", "set", "1", "-f", "when=2026-11-24"];
    let set = sandbox.opsctl(&set).as_person("omar").at("2026-11-21T12:50:00Z").run();
    assert_eq!(set.code, 0, "{set}");
    assert_snapshot!(sandbox.opsctl(&["request", "show", "1"]).at("2026-11-23T09:00:00Z").run(), @"");
    assert_snapshot!(sandbox.opsctl(&["request", "list"]).at("2026-11-21T13:00:00Z").run(), @"");
    assert_snapshot!(sandbox.opsctl(&["inbox"]).as_person("omar").at("2026-11-24T13:00:00Z").run(), @"");
}

#[test]
fn states_have_their_colours() {
    let sandbox = sandbox();
    let coloured = sandbox.opsctl(&["sla", "status", "--at", "2026-11-21 16:20"]).env("CLICOLOR_FORCE", "1").run();
    for painted in ["\u{1b}[1m\u{1b}[31mbreached", "\u{1b}[33mat\u{1b}[0m", "\u{1b}[2mbest\u{1b}[0m"] {
        assert!(coloured.stdout.contains(painted), "{painted:?}: {coloured}");
    }
}
