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
fields: {when: {type: date, due: true}}
steps:
  - {id: triage, by: [ops]}
  - {id: fix, by: [ops], within: 2h}
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
    assert_snapshot!(sandbox.opsctl(&["sla", "status"]).run(), @"
    exit 0
    --- stdout
    REQUEST  TITLE                  SEVERITY  CLOCK    STATE        DUE               LEFT
    desk#1   The shop is down       critical  respond  running      2026-11-21 13:30  30 min left
    desk#1   The shop is down       critical  update   running      2026-11-21 14:00  1 h left
    desk#1   The shop is down       critical  resolve  running      2026-11-21 17:00  4 h left
    desk#2   The search is slow     major     respond  best effort  2026-11-23 15:00  4 h left
    desk#2   The search is slow     major     resolve  best effort  2026-11-24 12:00  10 h left
    other#1  A scratch on the door  minor     resolve  best effort  2026-11-29 24:00  35 h left
    --- stderr
    6 clocks run: 0 breached, 0 at risk
    ");
    // Saturday evening: over, about to be, and what waits for Monday.
    assert_snapshot!(sandbox.opsctl(&["sla"]).at("2026-11-21T15:30:00Z").run(), @"
    exit 0
    --- stdout
    REQUEST  TITLE                  SEVERITY  CLOCK    STATE        DUE               LEFT
    desk#1   The shop is down       critical  respond  breached     2026-11-21 13:30  3 h over
    desk#1   The shop is down       critical  update   breached     2026-11-21 14:00  2 h 30 min over
    desk#1   The shop is down       critical  resolve  at risk      2026-11-21 17:00  30 min left
    desk#2   The search is slow     major     respond  best effort  2026-11-23 15:00  4 h left
    desk#2   The search is slow     major     resolve  best effort  2026-11-24 12:00  10 h left
    other#1  A scratch on the door  minor     resolve  best effort  2026-11-29 24:00  35 h left
    --- stderr
    6 clocks run: 2 breached, 1 at risk
    ");
    assert_snapshot!(sandbox.opsctl(&["sla", "status", "--at", "mon 12:00", "--tracker", "other"]).run(), @"
    exit 0
    --- stdout
    REQUEST  TITLE                  SEVERITY  CLOCK    STATE        DUE               LEFT
    other#1  A scratch on the door  minor     resolve  best effort  2026-11-29 24:00  32 h left
    --- stderr
    1 clock runs: 0 breached, 0 at risk
    ");
    let json = sandbox.opsctl(&["sla", "status", "--severity", "sev1", "--at", "2026-11-21 13:40"]).json(0);
    insta::assert_json_snapshot!(json, @r#"
    [
      {
        "request": "desk#1",
        "severity": "critical",
        "clock": "respond",
        "step": null,
        "state": "breached",
        "started": "2026-11-21T13:00:00+01:00",
        "due": "2026-11-21T13:30:00+01:00",
        "stopped": null,
        "elapsed_seconds": 2400,
        "business_elapsed_seconds": 2400,
        "remaining_seconds": -600,
        "paused": false
      },
      {
        "request": "desk#1",
        "severity": "critical",
        "clock": "update",
        "step": null,
        "state": "running",
        "started": "2026-11-21T13:00:00+01:00",
        "due": "2026-11-21T14:00:00+01:00",
        "stopped": null,
        "elapsed_seconds": 2400,
        "business_elapsed_seconds": 2400,
        "remaining_seconds": 1200,
        "paused": false
      },
      {
        "request": "desk#1",
        "severity": "critical",
        "clock": "resolve",
        "step": null,
        "state": "running",
        "started": "2026-11-21T13:00:00+01:00",
        "due": "2026-11-21T17:00:00+01:00",
        "stopped": null,
        "elapsed_seconds": 2400,
        "business_elapsed_seconds": 2400,
        "remaining_seconds": 12000,
        "paused": false
      }
    ]
    "#);
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
    assert_snapshot!(sandbox.opsctl(&["sla", "status", "--limit", "1", "--at", "2026-11-21 16:20"]).run(), @"
    exit 0
    --- stdout
    REQUEST  TITLE             SEVERITY  CLOCK    STATE     DUE               LEFT
    desk#1   The shop is down  critical  respond  breached  2026-11-21 13:30  2 h 50 min over
    --- stderr
    1 of 6; `--limit` shows the others
    6 clocks run: 2 breached, 1 at risk
    ");
    assert_snapshot!(sandbox.opsctl(&["sla", "status", "--severity", "sev9"]).run(), @"
    exit 2
    --- stdout
    --- stderr
    error: there is no severity `sev9` in the pack
      hint: did you mean `sev1`?
    ");
    assert_snapshot!(sandbox.opsctl(&["sla", "status", "--tracker", "nowhere"]).run(), @"
    exit 2
    --- stdout
    --- stderr
    error: there is no tracker `nowhere` in the pack
    ");
    assert_snapshot!(Sandbox::with_pack("built-in").opsctl(&["sla", "status"]).run(), @"
    exit 0
    --- stdout
    --- stderr
    no clock runs
    ");
}

#[test]
fn what_a_pack_promises_is_shown() {
    let sandbox = sandbox();
    assert_snapshot!(sandbox.opsctl(&["sla", "policies"]).run(), @"
    exit 0
    --- stdout
    SEVERITY  ALSO      RESPOND  RESOLVE  UPDATE  BY       AT RISK  REMARKS
    critical  sev1, p1  30m      4h       1h      on-call  75%      an open incident closes production
    major               4h       2bd      -       office   75%      best effort outside of hours;
                                                                    reopening starts anew
    minor               -        sprint   -       office   75%      best effort: never breached
    --- stderr
    ");
    insta::assert_json_snapshot!(sandbox.opsctl(&["sla", "policies"]).json(0)[1], @r#"
    {
      "severity": "major",
      "aliases": [],
      "label": "Major",
      "respond": "4h",
      "resolve": "2bd",
      "update": null,
      "calendar": "office",
      "clock": "business",
      "off_hours": "best_effort",
      "at_risk": "75%",
      "blocks": false,
      "on_severity_change": "retarget",
      "on_reopen": "restart"
    }
    "#);
    assert_snapshot!(Sandbox::with_pack("built-in").opsctl(&["sla", "policies"]).run(), @"
    exit 0
    --- stdout
    --- stderr
    the pack declares no severities; `opsctl help sla` says how
    ");
}

#[test]
fn a_request_shows_its_clocks() {
    let sandbox = sandbox();
    let finish = sandbox.opsctl(&["request", "finish", "1"]).as_person("omar").at("2026-11-21T12:40:00Z").run();
    assert_eq!(finish.code, 0, "{finish}");
    let set = ["request", "set", "1", "-f", "when=2026-11-24"];
    let set = sandbox.opsctl(&set).as_person("omar").at("2026-11-21T12:50:00Z").run();
    assert_eq!(set.code, 0, "{set}");
    assert_snapshot!(sandbox.opsctl(&["request", "show", "1"]).at("2026-11-23T09:00:00Z").run(), @"
    exit 0
    --- stdout
    desk#1 The shop is down
    incident, version 1: Incident
    desk#1 stands at `fix` (Fix), waiting for `ops`
    opened by rita Sat 2026-11-21 13:00 CET, last event 44 h ago
    severity critical
    when: 2026-11-24

       STEP    BY   WHERE  OUTCOME
    x  triage  ops         done by omar, 2026-11-21 13:40
    >  fix     ops

    CLOCK     STATE     DUE               LEFT         WORKED
    respond   met late  2026-11-21 13:30  10 min over  40 min
    resolve   breached  2026-11-21 17:00  16 h over    20 h of 45 h
    update    breached  2026-11-21 14:00  19 h over    20 h of 45 h
    step fix  running   2026-11-23 11:00  1 h left     1 h of 44 h 20 min
    delivery  running   2026-11-24 24:00  13 h left    1 h of 44 h 10 min

    2026-11-21 13:00 rita open: The shop is down
    2026-11-21 13:40 omar finish
    2026-11-21 13:50 omar set: when=2026-11-24
    --- stderr
    ");
    assert_snapshot!(sandbox.opsctl(&["request", "list"]).at("2026-11-21T13:00:00Z").run(), @"
    exit 0
    --- stdout
    REQUEST  TITLE                  WORKFLOW   STEP    WAITS FOR  DUE                       LAST EVENT
    desk#1   The shop is down       incident   fix     ops        now, 2026-11-21 14:00     10 min ago
    desk#2   The search is slow     incident   triage  ops        in 2 d, 2026-11-23 15:00  1 h ago
    other#1  A scratch on the door  elsewhere  triage  ops        in 8 d, 2026-11-29 24:00  1 h ago
    --- stderr
    ");
    assert_snapshot!(sandbox.opsctl(&["inbox"]).as_person("omar").at("2026-11-24T13:00:00Z").run(), @"
    exit 0
    --- stdout
    REQUEST  TITLE                  WORKFLOW   STEP    WAITS FOR  DUE                       LAST EVENT
    desk#1   The shop is down       incident   fix     ops        3 d ago, 2026-11-21       3 d ago
                                                                  14:00
    desk#2   The search is slow     incident   triage  ops        23 h ago, 2026-11-23      3 d ago
                                                                  15:00
    other#1  A scratch on the door  elsewhere  triage  ops        in 5 d, 2026-11-29 24:00  3 d ago
    --- stderr
    ");
}

#[test]
fn states_have_their_colours() {
    let sandbox = sandbox();
    let coloured = sandbox.opsctl(&["sla", "status", "--at", "2026-11-21 16:20"]).env("CLICOLOR_FORCE", "1").run();
    for painted in ["\u{1b}[1m\u{1b}[31mbreached", "\u{1b}[33mat\u{1b}[0m", "\u{1b}[2mbest\u{1b}[0m"] {
        assert!(coloured.stdout.contains(painted), "{painted:?}: {coloured}");
    }
}
