//! `opsctl window`: list, status, next.

use crate::support::Sandbox;

/// A team with a freeze, office hours, a rule that lets finish, one for a workflow, and one for ever.
const CONFIG: &str = "\
version: 1
organization: Wide World, Inc.; \"all of it\"
timezone: Europe/Paris
people: {ada: {}, bo: {}}
roles: {ops: {members: [ada, bo]}}
environments:
  test: {}
  live: {after: test, production: true}
  vault: {production: true}
windows:
  - name: office-hours
    allow: {environments: [live], days: mon-fri, times: [\"09:00-12:00\", \"14:00-17:00\"], in_flight: finish}
  - name: year-end
    deny: {environments: [live], from: 2026-12-20T00:00, to: 2027-01-03T00:00}
    reason: \"Back on the third; call Ada, please\\\\n\"
  - name: closed-for-good
    deny: {environments: [vault], timezone: America/New_York}
    reason: 日本語の題名が長い場合でも行は七十五オクテットで折り返されます。BEGIN:VEVENT
    break_glass: {by: [ops], expires: 2h}
  - name: change-freeze
    deny: {environments: [test], workflows: [change], actions: [release, maintenance], days: [tue, thu-sun]}
";

const CHANGE: &str = "workflow: change\nversion: 1\nsteps: [{id: build, by: [ops], promote: test}]\n";

pub(crate) fn sandbox() -> Sandbox {
    let sandbox = Sandbox::with_config(CONFIG);
    sandbox.write("workflows/change.yaml", CHANGE);
    sandbox
}

#[test]
fn a_bare_noun_lists() {
    let list = Sandbox::with_pack("threefold").opsctl(&["window"]).ok();
    insta::assert_snapshot!(list, @r"
    WINDOW           KIND  ABOUT                WHEN                 HOLDS  REASON
    no-prod-thu-sun  deny  mainnet, production  Thursday to Sunday,  yes    Nothing gets released
                                                Africa/Cairo                after Wednesday
    ");
    insta::assert_snapshot!(sandbox().opsctl(&["window", "list", "--at", "2026-12-24 10:00"]).ok(), @r"
    WINDOW           KIND   ABOUT             WHEN                      HOLDS  REASON
    office-hours     allow  live              Monday to Friday, 09:00   yes
                                              to 12:00 and 14:00 to
                                              17:00, Europe/Paris
    year-end         deny   live              from 2026-12-20 00:00,    yes    Back on the third; call
                                              until 2027-01-03 00:00,          Ada, please\n
                                              Europe/Paris
    closed-for-good  deny   vault             at any time               yes    日本語の題名が長い場合
                                                                               でも行は七十五オクテッ
                                                                               トで折り返されます。BEG
                                                                               IN:VEVENT
    change-freeze    deny   test; release,    Tuesday and Thursday to   yes
                            maintenance; for  Sunday, Europe/Paris
                            change
    ");
    let json = sandbox().opsctl(&["window", "list"]).json(0);
    insta::assert_json_snapshot!(json[2], @r#"
    {
      "window": "closed-for-good",
      "kind": "deny",
      "environments": [
        "vault"
      ],
      "workflows": [],
      "actions": [],
      "when": "at any time",
      "timezone": "America/New_York",
      "reason": "日本語の題名が長い場合でも行は七十五オクテットで折り返されます。BEGIN:VEVENT",
      "in_flight": "block",
      "break_glass": {
        "by": [
          "ops"
        ],
        "approved_by": [],
        "incident": null,
        "expires": "2h",
        "review_by": [
          "ops"
        ],
        "review_within": "3d"
      },
      "at": "2026-11-21T13:00:00+01:00",
      "holds": true
    }
    "#);
    assert_eq!(json[3]["actions"], serde_json::json!(["release", "maintenance"]));
    assert_eq!(json[0]["in_flight"], "finish");
}

#[test]
fn a_pack_without_windows_is_open() {
    let sandbox = Sandbox::with_config("environments: {test: {}}\n");
    let answer = sandbox.opsctl(&["window"]).run();
    assert_eq!(
        (answer.code, answer.stdout.as_str(), answer.stderr.as_str()),
        (0, "", "the pack has no windows: everything is open at any time\n")
    );
    assert_eq!(sandbox.opsctl(&["window"]).json(0), serde_json::json!([]));
    insta::assert_snapshot!(sandbox.opsctl(&["window", "status", "test"]).run(), @r"
    exit 0
    --- stdout
    test is open on Sat 2026-11-21 12:00 UTC
      no window is about it
      no known end: it does not close within 400 days
    --- stderr
    ");
    let answer = sandbox.opsctl(&["window", "next", "test"]).run();
    assert_eq!((answer.code, answer.stderr.as_str()), (0, "`test` stays open: no known end\n"));
    assert_eq!(sandbox.opsctl(&["window", "next", "test"]).json(0), serde_json::json!([]));
    let nothing = Sandbox::with_config("version: 1\n");
    assert_eq!(nothing.opsctl(&["window", "status"]).run().stderr, "the pack has no environments\n");
}

#[test]
fn a_closed_environment_says_why_and_until_when() {
    // A Saturday.
    let sandbox = Sandbox::with_pack("threefold");
    insta::assert_snapshot!(sandbox.opsctl(&["window", "status", "mainnet"]).run(), @r"
    exit 3
    --- stdout
    mainnet is closed on Sat 2026-11-21 14:00 EET
      no-prod-thu-sun: deny rule, Thursday to Sunday, Africa/Cairo
        Nothing gets released after Wednesday
      opens Mon 2026-11-23 00:00 EET, in 34 h, when `no-prod-thu-sun` ends
    --- stderr
    ");
    insta::assert_json_snapshot!(sandbox.opsctl(&["window", "status", "mainnet"]).json(3), @r#"
    {
      "environment": "mainnet",
      "at": "2026-11-21T14:00:00+02:00",
      "action": "release",
      "workflow": null,
      "open": false,
      "reasons": [
        {
          "window": "no-prod-thu-sun",
          "kind": "deny",
          "reason": "Nothing gets released after Wednesday"
        }
      ],
      "next_open": "2026-11-23T00:00:00+02:00",
      "next_close": null,
      "next_window": "no-prod-thu-sun"
    }
    "#);
}

#[test]
fn the_push_of_thursday_waits_for_monday() {
    // Seed S1-08: no pushing to production from Thursday until Sunday.
    let sandbox = Sandbox::with_pack("threefold");
    for environment in ["mainnet", "production"] {
        let cases = [
            ("2026-11-25T23:59:59", 0),
            ("2026-11-26T00:00", 3),
            ("2026-11-29T23:59:59", 3),
            ("2026-11-30T00:00", 0),
            // Friday begins at 01:00, and Thursday has 25 hours.
            ("2026-04-24T01:00", 3),
            ("2026-10-28T23:59:59", 0),
            ("2026-10-29T23:30+02:00", 3),
        ];
        for (at, code) in cases {
            let answer = sandbox.opsctl(&["window", "status", environment, "--at", at]).run();
            assert_eq!(answer.code, code, "{at}: {answer}");
        }
    }
    assert_eq!(sandbox.opsctl(&["window", "status", "testnet", "--at", "2026-11-26T00:00"]).run().code, 0);
}

#[test]
fn an_open_environment_says_until_when() {
    let sandbox = sandbox();
    let at = ["--at", "2026-11-23 15:00"];
    insta::assert_snapshot!(sandbox.opsctl(&[&["window", "status", "live"][..], &at].concat()).run(), @r"
    exit 0
    --- stdout
    live is open on Mon 2026-11-23 15:00 CET
      office-hours: allow rule, Monday to Friday, 09:00 to 12:00 and 14:00 to 17:00, Europe/Paris
      closes Mon 2026-11-23 17:00 CET, in 2 h, when `office-hours` ends
    --- stderr
    ");
    insta::assert_json_snapshot!(sandbox.opsctl(&[&["window", "status", "live"][..], &at].concat()).json(0), @r#"
    {
      "environment": "live",
      "at": "2026-11-23T15:00:00+01:00",
      "action": "release",
      "workflow": null,
      "open": true,
      "reasons": [
        {
          "window": "office-hours",
          "kind": "allow",
          "reason": null
        }
      ],
      "next_open": null,
      "next_close": "2026-11-23T17:00:00+01:00",
      "next_window": "office-hours"
    }
    "#);
}

#[test]
fn outside_of_allowed_hours_the_allow_rules_are_named() {
    let sandbox = sandbox();
    insta::assert_snapshot!(sandbox.opsctl(&["window", "status", "live", "--at", "2026-11-23 12:00"]).run(), @r"
    exit 3
    --- stdout
    live is closed on Mon 2026-11-23 12:00 CET
      office-hours: allow rule, Monday to Friday, 09:00 to 12:00 and 14:00 to 17:00, Europe/Paris
      opens Mon 2026-11-23 14:00 CET, in 2 h, when `office-hours` begins
    --- stderr
    ");
    insta::assert_snapshot!(sandbox.opsctl(&["window", "status", "live", "--at", "2026-12-24 10:00"]).run(), @r"
    exit 3
    --- stdout
    live is closed on Thu 2026-12-24 10:00 CET
      year-end: deny rule, from 2026-12-20 00:00, until 2027-01-03 00:00, Europe/Paris
        Back on the third; call Ada, please\n
      opens Mon 2027-01-04 09:00 CET, in 10 d, when `office-hours` begins
    --- stderr
    ");
}

#[test]
fn what_is_closed_for_good_has_no_known_end() {
    let sandbox = sandbox();
    insta::assert_snapshot!(sandbox.opsctl(&["window", "status", "vault"]).run(), @r"
    exit 3
    --- stdout
    vault is closed on Sat 2026-11-21 13:00 CET
      closed-for-good: deny rule, at any time
        日本語の題名が長い場合でも行は七十五オクテットで折り返されます。BEGIN:VEVENT
      no known end: it does not open within 400 days
    --- stderr
    ");
    let json = sandbox.opsctl(&["window", "status", "vault"]).json(3);
    assert_eq!((&json["next_open"], &json["next_close"]), (&serde_json::Value::Null, &serde_json::Value::Null));
}

#[test]
fn all_environments_in_one_table() {
    let sandbox = sandbox();
    insta::assert_snapshot!(sandbox.opsctl(&["window", "status"]).run(), @r"
    exit 0
    --- stdout
    ENVIRONMENT  STATE   UNTIL                     BY
    test         open    no known end
    live         closed  Mon 2026-11-23 09:00 CET  office-hours
    vault        closed  no known end              closed-for-good
    --- stderr
    ");
    let json = sandbox.opsctl(&["window", "status"]).json(0);
    let open: Vec<_> =
        json.as_array().unwrap().iter().map(|it| (it["environment"].as_str(), it["open"].as_bool())).collect();
    assert_eq!(open, [(Some("test"), Some(true)), (Some("live"), Some(false)), (Some("vault"), Some(false))]);
}

#[test]
#[cfg(unix)]
fn a_terminal_is_shown_two_weeks() {
    let shown = |columns: &str, args: &[&str]| {
        let sandbox = sandbox();
        let mut session = crate::prompt::on_terminal_with(&sandbox, args, ("COLUMNS", columns));
        // The terminal hands bytes on, one as one character.
        let bytes = session.exp_eof().unwrap().chars().map(|c| u8::try_from(c).unwrap()).collect();
        let text = String::from_utf8(bytes).unwrap().replace('\r', "");
        anstream::adapter::strip_str(&text).to_string()
    };
    insta::assert_snapshot!(shown("100", &["window", "status", "--at", "2026-12-14 10:00"]), @r"
    ENVIRONMENT  STATE   UNTIL                     BY
    test         open    no known end
    live         open    Mon 2026-12-14 12:00 CET  office-hours
    vault        closed  no known end              closed-for-good

           Mon  Tue  Wed  Thu  Fri  Sat  Sun  Mon  Tue  Wed  Thu  Fri  Sat  Sun
           14   15   16   17   18   19   20   21   22   23   24   25   26   27
    test   ···· ···· ···· ···· ···· ···· ···· ···· ···· ···· ···· ···· ···· ····
    live   █▒▒█ █▒▒█ █▒▒█ █▒▒█ █▒▒█ ████ ████ ████ ████ ████ ████ ████ ████ ████
    vault  ████ ████ ████ ████ ████ ████ ████ ████ ████ ████ ████ ████ ████ ████
    █ closed  ▒ partly  · open   a mark is 6 h, Europe/Paris
    ");
    insta::assert_snapshot!(shown("60", &["window", "status", "live"]), @r"
    live is closed on Sat 2026-11-21 13:00 CET
      office-hours: allow rule, Monday to Friday, 09:00 to 12:00 and 14:00 to 17:00, Europe/Paris
      opens Mon 2026-11-23 09:00 CET, in 44 h, when `office-hours` begins

          Sa Su Mo Tu We Th Fr Sa Su Mo Tu We Th Fr
          21 22 23 24 25 26 27 28 29 30 01 02 03 04
    live  ██ ██ ▒▒ ▒▒ ▒▒ ▒▒ ▒▒ ██ ██ ▒▒ ▒▒ ▒▒ ▒▒ ▒▒
    █ closed  ▒ partly  · open   a mark is 12 h, Europe/Paris
    ");
    // In a pipe nothing is drawn.
    assert!(!sandbox().opsctl(&["window", "status"]).ok().contains('█'));
}

#[test]
fn rules_for_certain_workflows_and_actions() {
    let sandbox = sandbox();
    let status = |more: &[&str]| sandbox.opsctl(&[&["window", "status", "test"][..], more].concat()).run();
    insta::assert_snapshot!(status(&[]), @r"
    exit 0
    --- stdout
    test is open on Sat 2026-11-21 13:00 CET
      no window is about it
      no known end: it does not close within 400 days
      not counted without `--workflow`, being for some workflows: change-freeze
    --- stderr
    ");
    insta::assert_snapshot!(status(&["--workflow", "change", "--action", "maintenance"]), @r"
    exit 3
    --- stdout
    test is closed on Sat 2026-11-21 13:00 CET
      change-freeze: deny rule, Tuesday and Thursday to Sunday, Europe/Paris
      opens Mon 2026-11-23 00:00 CET, in 35 h, when `change-freeze` ends
    --- stderr
    ");
    assert_eq!(status(&["--workflow", "change", "--action", "rollback"]).code, 0);
}

#[test]
fn what_is_planned_must_fit() {
    let sandbox = sandbox();
    let status = |at: &str, length: &str| {
        let answer = sandbox.opsctl(&["window", "status", "live", "--at", at, "--for", length]).run();
        (answer.code, answer.stdout.lines().last().unwrap_or_default().to_owned())
    };
    let said = |code, text: &str| (code, text.to_owned());
    assert_eq!(status("2026-11-23 15:00", "2h"), said(0, "  2h fits"));
    let finishes =
        "  121m goes on: `office-hours` closes it Mon 2026-11-23 17:00 CET, and lets finish what is under way";
    assert_eq!(status("2026-11-23 15:00", "121m"), said(0, finishes));
    assert_eq!(status("2026-11-23 13:00", "1m"), said(3, "  1m does not fit: it is closed"));
    let freeze = "  3d does not fit: `year-end` closes it Sun 2026-12-20 00:00 CET";
    assert_eq!(status("2026-12-18 16:00", "3d"), said(3, freeze));
    let json = sandbox.opsctl(&["window", "status", "live", "--at", "2026-11-23 15:00", "--for", "121m"]).json(0);
    insta::assert_json_snapshot!(json["planned"], @r#"
    {
      "length": "121m",
      "fits": true,
      "warning": true,
      "closes": "2026-11-23T17:00:00+01:00",
      "window": "office-hours"
    }
    "#);
}

#[test]
fn the_next_changes() {
    let sandbox = sandbox();
    insta::assert_snapshot!(sandbox.opsctl(&["window", "next", "live", "--at", "2026-12-18 13:00"]).ok(), @r"
    WHEN                      CHANGE  BY            IN
    Fri 2026-12-18 14:00 CET  opens   office-hours  in 1 h
    Fri 2026-12-18 17:00 CET  closes  office-hours  in 4 h
    Mon 2027-01-04 09:00 CET  opens   office-hours  in 16 d
    Mon 2027-01-04 12:00 CET  closes  office-hours  in 16 d
    Mon 2027-01-04 14:00 CET  opens   office-hours  in 17 d
    ");
    insta::assert_json_snapshot!(sandbox.opsctl(&["window", "next", "live", "-n", "2"]).json(0), @r#"
    [
      {
        "at": "2026-11-23T09:00:00+01:00",
        "change": "opens",
        "window": "office-hours"
      },
      {
        "at": "2026-11-23T12:00:00+01:00",
        "change": "closes",
        "window": "office-hours"
      }
    ]
    "#);
    let answer = sandbox.opsctl(&["window", "next", "vault"]).run();
    assert_eq!((answer.code, answer.stderr.as_str()), (0, "`vault` stays closed: no known end\n"));
    assert_eq!(sandbox.opsctl(&["window", "next", "live", "-n", "0"]).ok(), "WHEN  CHANGE  BY  IN\n");
}

#[test]
fn what_cannot_be_asked() {
    let sandbox = sandbox();
    insta::assert_snapshot!(sandbox.opsctl(&["window", "status", "lvie"]).fails(2), @r"
    error: there is no environment `lvie` in the pack
      hint: the environments are `test`, `live`, `vault`
    ");
    insta::assert_snapshot!(sandbox.opsctl(&["window", "next", "live", "--workflow", "chnage"]).fails(2), @r"
    error: there is no workflow `chnage`
      hint: did you mean `change`?
    ");
    insta::assert_snapshot!(sandbox.opsctl(&["window", "status", "live", "--for", "2bd"]).fails(2), @r"
    error: `--for` does not take `2bd`
      hint: `45m`, `2h` or `1d`: time on the clock on the wall
    ");
    insta::assert_snapshot!(sandbox.opsctl(&["window", "status", "live", "--action", "deploy"]).fails(2), @"error: invalid value `deploy` for `--action <ACTION>` [possible values: release, rollback, maintenance]");
    assert!(sandbox.opsctl(&["window", "export"]).fails(2).contains("--ics"));
}

#[test]
fn doubtful_windows_are_found_at_the_moment() {
    let sandbox = sandbox();
    let check = |at: &str| sandbox.opsctl(&["workflow", "check"]).at(at).json(0);
    let codes = |at: &str| {
        let findings = check(at)["findings"].as_array().unwrap().clone();
        findings.iter().map(|it| it["code"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(codes("2026-11-21T12:00:00Z"), ["never-opens"]);
    assert_eq!(codes("2027-01-03T00:00:00+01:00"), ["never-opens", "window-in-the-past"]);
    assert_eq!(sandbox.opsctl(&["workflow", "check", "--strict"]).run().code, 3);
}
