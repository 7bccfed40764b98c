//! `opsctl oncall`.

use crate::support::Sandbox;

const PACK: &str = "\
timezone: Europe/Paris
people: {alice: {}, bob: {}, carol: {}, lead: {}}
roles:
  ops: {members: [alice, bob, carol]}
  ops-lead: {members: [lead]}
oncall:
  ops:
    layers:
      - rotation: {start: 2026-06-01T09:00, at: mon 09:00, members: [alice, bob]}
        restrict: [{days: mon-fri, times: ['08:00-20:00']}, {days: sat-sun, times: ['08:00-20:00']}]
    overrides: [{from: 2026-12-24T00:00, to: 2026-12-26T00:00, who: carol}]
    fallback: ops-lead
  nights:
    timezone: America/New_York
    layers:
      - {rotation: {start: 2026-12-01T18:00, every: day, members: [carol]}, restrict: [{times: ['18:00-06:00']}]}
";

#[test]
fn now_says_who_until_when_and_why() {
    let sandbox = Sandbox::with_config(PACK);
    insta::assert_snapshot!(sandbox.opsctl(&["oncall", "now", "ops"]).run(), @"
    exit 0
    --- stdout
    SCHEDULE  ON CALL  UNTIL                     BY
    ops       alice    Sat 2026-11-21 20:00 CET  layer 0
    --- stderr
    ");
    insta::assert_snapshot!(sandbox.opsctl(&["oncall", "now", "--at", "2026-12-24 03:00"]).run(), @"
    exit 0
    --- stdout
    SCHEDULE  ON CALL  UNTIL                     BY
    ops       carol    Sat 2026-12-26 00:00 CET  override
    nights    carol    Thu 2026-12-24 06:00 EST  layer 0
    --- stderr
    ");
    insta::assert_snapshot!(sandbox.opsctl(&["oncall"]).run(), @"
    exit 5
    --- stdout
    SCHEDULE  ON CALL  UNTIL                     BY
    ops       alice    Sat 2026-11-21 20:00 CET  layer 0
    nights    nobody   Tue 2026-12-01 18:00 EST  nobody is on call, and there is no fallback
    --- stderr
    ");
    insta::assert_snapshot!(sandbox.opsctl(&["oncall", "now", "ops", "--at", "2026-12-27 03:00", "--json"]).run(), @r#"
    exit 0
    --- stdout
    {
      "schedule": "ops",
      "at": "2026-12-27T03:00:00+01:00",
      "who": [
        "lead"
      ],
      "until": "2026-12-27T08:00:00+01:00",
      "layer": null,
      "fallback": true
    }
    --- stderr
    "#);
    insta::assert_snapshot!(sandbox.opsctl(&["oncall", "now", "--json"]).run(), @r#"
    exit 5
    --- stdout
    [
      {
        "schedule": "ops",
        "at": "2026-11-21T13:00:00+01:00",
        "who": [
          "alice"
        ],
        "until": "2026-11-21T20:00:00+01:00",
        "layer": 0,
        "fallback": false
      },
      {
        "schedule": "nights",
        "at": "2026-11-21T07:00:00-05:00",
        "who": [],
        "until": "2026-12-01T18:00:00-05:00",
        "layer": null,
        "fallback": false
      }
    ]
    --- stderr
    "#);
}

#[test]
fn shifts_are_listed_to_the_end() {
    let sandbox = Sandbox::with_config(PACK);
    insta::assert_snapshot!(sandbox.opsctl(&["oncall", "shifts", "ops", "--days", "3", "--at", "2026-12-23 12:00"]).run(), @"
    exit 0
    --- stdout
    SCHEDULE  FROM                      TO                        ON CALL  BY
    ops       Wed 2026-12-23 12:00 CET  Wed 2026-12-23 20:00 CET  bob      layer 0
    ops       Wed 2026-12-23 20:00 CET  Thu 2026-12-24 00:00 CET  lead     fallback: nobody is on
                                                                           call, so `ops-lead`
    ops       Thu 2026-12-24 00:00 CET  Sat 2026-12-26 00:00 CET  carol    override
    ops       Sat 2026-12-26 00:00 CET  Sat 2026-12-26 08:00 CET  lead     fallback: nobody is on
                                                                           call, so `ops-lead`
    ops       Sat 2026-12-26 08:00 CET  Sat 2026-12-26 12:00 CET  bob      layer 0
    --- stderr
    ");
    insta::assert_snapshot!(
        sandbox.opsctl(&["oncall", "shifts", "nights", "--days", "1", "--at", "2026-12-02 12:00", "--json"]).run(),
        @r#"
    exit 0
    --- stdout
    [
      {
        "schedule": "nights",
        "from": "2026-12-02T06:00:00-05:00",
        "to": "2026-12-02T18:00:00-05:00",
        "who": [],
        "layer": null,
        "fallback": false
      },
      {
        "schedule": "nights",
        "from": "2026-12-02T18:00:00-05:00",
        "to": "2026-12-03T06:00:00-05:00",
        "who": [
          "carol"
        ],
        "layer": 0,
        "fallback": false
      }
    ]
    --- stderr
    "#
    );
}

#[test]
fn unknown_schedules_are_named() {
    let sandbox = Sandbox::with_config(PACK);
    insta::assert_snapshot!(sandbox.opsctl(&["oncall", "now", "op"]).run(), @"
    exit 2
    --- stdout
    --- stderr
    error: there is no on-call schedule `op`
      hint: did you mean `ops`?
    ");
    let sandbox = Sandbox::with_config("version: 1\n");
    insta::assert_snapshot!(sandbox.opsctl(&["oncall", "shifts"]).run(), @"
    exit 2
    --- stdout
    --- stderr
    error: the pack declares no on-call schedule
      hint: the section `oncall` of `opsctl.yaml` declares them; `opsctl help on-call` shows one
    ");
}
