//! Mistakes in the sections of `opsctl.yaml` about trackers and about later work, and secrets in them.

use insta::assert_snapshot;

use super::config_and as and;

#[test]
fn trackers() {
    assert_snapshot!(and("trackers:\n  desk: {kind: local}\n  ops: {kind: local}\n"), @r#"
    error[no-default-tracker]: there are several trackers and no `default_tracker`
      --> opsctl.yaml:12:1
       |
    12 | trackers:
       | ^^^^^^^^
       |
       = help: add `default_tracker: desk`
    "#);
    assert_snapshot!(and("trackers: {desk: {kind: jira}}\n"), @r#"
    error[unknown-value]: `kind` must be `local`, found `jira`
      --> opsctl.yaml:12:25
       |
    12 | trackers: {desk: {kind: jira}}
       |                         ^^^^
    "#);
    assert_snapshot!(and("trackers: {desk: {}}\n"), @r#"
    error[missing-key]: a tracker needs the key `kind`
      --> opsctl.yaml:12:18
       |
    12 | trackers: {desk: {}}
       |                  ^^
    "#);
    assert_snapshot!(and("trackers: {desk: {kind: local, path: /var/store.db}}\n"), @r#"
    error[absolute-path]: `/var/store.db` is not a relative path
      --> opsctl.yaml:12:38
       |
    12 | trackers: {desk: {kind: local, path: /var/store.db}}
       |                                      ^^^^^^^^^^^^^
       |
       = help: the path is relative to the folder of the pack, on every machine
    "#);
    assert_snapshot!(and("default_tracker: ops\n"), @r#"
    error[unknown-tracker]: there is no tracker `ops`
      --> opsctl.yaml:12:18
       |
    12 | default_tracker: ops
       |                  ^^^
       |
       = help: known: `desk`
    "#);
}

#[test]
fn trackers_of_later_work() {
    let more = "trackers:\n  ops: {kind: github, repository: a/b}\ndefault_tracker: ops\n";
    assert_snapshot!(and(more), @r#"
    error[not-supported-yet]: the tracker kind `github` is not supported yet
      --> opsctl.yaml:13:15
       |
    13 |   ops: {kind: github, repository: a/b}
       |               ^^^^^^
       |
       = help: this opsctl would ignore it; take it out until a later version reads it
    "#);
}

#[test]
fn sections_of_later_work() {
    let more = "escalation:\nchannels: {}\nroutes: []\ngates: {}\n";
    assert_snapshot!(and(more), @"
    error[not-supported-yet]: `escalation` is not supported yet
      --> opsctl.yaml:12:1
       |
    12 | escalation:
       | ^^^^^^^^^^
       |
       = help: this opsctl would ignore it; take it out until a later version reads it

    error[not-supported-yet]: `channels` is not supported yet
      --> opsctl.yaml:13:1
       |
    13 | channels: {}
       | ^^^^^^^^
       |
       = help: this opsctl would ignore it; take it out until a later version reads it

    error[not-supported-yet]: `routes` is not supported yet
      --> opsctl.yaml:14:1
       |
    14 | routes: []
       | ^^^^^^
       |
       = help: this opsctl would ignore it; take it out until a later version reads it

    error[not-supported-yet]: `gates` is not supported yet
      --> opsctl.yaml:15:1
       |
    15 | gates: {}
       | ^^^^^
       |
       = help: this opsctl would ignore it; take it out until a later version reads it
    ");
}

#[test]
fn literal_secrets_are_refused_and_not_shown() {
    let more = "\
trackers:
  ops: {kind: gitlab, url: \"https://me:hunter2@example.org\", token: glpat-123456}
";
    let shown = and(more);
    assert!(!shown.contains("hunter2") && !shown.contains("glpat"), "{shown}");
    assert_snapshot!(shown, @r#"
    error[not-supported-yet]: the tracker kind `gitlab` is not supported yet
      --> opsctl.yaml:13:15
       |
    13 |   ops: {kind: gitlab, url: ********************************, token: ************}
       |               ^^^^^^
       |
       = help: this opsctl would ignore it; take it out until a later version reads it

    error[literal-secret]: this address carries a password
      --> opsctl.yaml:13:28
       |
    13 |   ops: {kind: gitlab, url: ********************************, token: ************}
       |                            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
       |
       = help: take it out; credentials come from the environment: `{env: NAME}`

    error[literal-secret]: `token` is written out; a pack is no place for a secret
      --> opsctl.yaml:13:62
       |
    13 |   ops: {kind: gitlab, url: ********************************, token: ************}
       |                                                              ^^^^^
       |
       = help: write `token: {env: NAME}` and set NAME where opsctl runs
    "#);
    let more = "trackers:\n  ops: {kind: gitlab, url: https://example.org, token: {env: TOKEN}}\n";
    assert!(!and(more).contains("literal-secret"));
}

#[test]
fn calendars() {
    let more = "\
calendars:
  office:
    timezone: CET+1
    hours: {sun-thu: [\"9-17\", \"09:00-13:00\", \"12:00-14:00\"], weekend: []}
    holidays: {country: Egypt, dates: [2026-13-01]}
    exceptions: {24.12.2026: []}
  empty: {hours: {}}
";
    assert_snapshot!(and(more), @r#"
    error[unknown-zone]: `CET+1` is not an IANA time zone
      --> opsctl.yaml:14:15
       |
    14 |     timezone: CET+1
       |               ^^^^^
       |
       = help: zones have names such as `Europe/Paris`: offsets and short forms change

    error[bad-hours]: `9-17` is not a time of a day
      --> opsctl.yaml:15:23
       |
    15 |     hours: {sun-thu: ["9-17", "09:00-13:00", "12:00-14:00"], weekend: []}
       |                       ^^^^^^
       |
       = help: write start and end: `09:00-17:30`; `24:00` is the end of a day

    error[overlapping-hours]: `12:00-14:00` overlaps another interval
      --> opsctl.yaml:15:46
       |
    15 |     hours: {sun-thu: ["9-17", "09:00-13:00", "12:00-14:00"], weekend: []}
       |                               -------------  ^^^^^^^^^^^^^
       |                               |
       |                               this one

    error[bad-days]: `weekend` names no days of the week
      --> opsctl.yaml:15:62
       |
    15 |     hours: {sun-thu: ["9-17", "09:00-13:00", "12:00-14:00"], weekend: []}
       |                                                              ^^^^^^^
       |
       = help: write `mon`, or `sun-thu` from the first to the last

    error[unknown-country]: `Egypt` is no country whose holidays are known
      --> opsctl.yaml:16:25
       |
    16 |     holidays: {country: Egypt, dates: [2026-13-01]}
       |                         ^^^^^
       |
       = help: known: `AT`, `BE`, `CH`, `DE`, `EG`, `ES`, `FR`, `GB`, `IE`, `IT`, `LU`, `NL`, `PT` and `US`

    error[bad-date]: `2026-13-01` is not a date
      --> opsctl.yaml:16:40
       |
    16 |     holidays: {country: Egypt, dates: [2026-13-01]}
       |                                        ^^^^^^^^^^
       |
       = help: there is no such day

    error[bad-date]: `24.12.2026` is not a date
      --> opsctl.yaml:17:18
       |
    17 |     exceptions: {24.12.2026: []}
       |                  ^^^^^^^^^^
       |
       = help: write year, month and day: `2026-11-30`

    error[calendar-without-hours]: the calendar `empty` has no working hours
      --> opsctl.yaml:18:3
       |
    18 |   empty: {hours: {}}
       |   ^^^^^
    "#);
}

#[test]
fn sprints_and_severities() {
    let more = "\
sprints: {start: 2026-01-04, length: 2bd}
severities:
  critical: {aliases: [sev1], respond: 30min, calendar: nights, clock: never}
  major: {aliases: [sev1]}
";
    assert_snapshot!(and(more), @r#"
    error[bad-duration]: a sprint is days or weeks long, such as `2w`
      --> opsctl.yaml:12:38
       |
    12 | sprints: {start: 2026-01-04, length: 2bd}
       |                                      ^^^

    error[bad-duration]: `30min` is not a length of time
      --> opsctl.yaml:14:40
       |
    14 |   critical: {aliases: [sev1], respond: 30min, calendar: nights, clock: never}
       |                                        ^^^^^
       |
       = help: write `30m`, `4h`, `2bd` (working days), `5d`, `1w` or `sprint`

    error[unknown-calendar]: there is no calendar `nights`
      --> opsctl.yaml:14:57
       |
    14 |   critical: {aliases: [sev1], respond: 30min, calendar: nights, clock: never}
       |                                                         ^^^^^^
       |
       = help: no calendar is declared

    error[unknown-value]: `clock` must be `business`, `always` or `best_effort`, found `never`
      --> opsctl.yaml:14:72
       |
    14 |   critical: {aliases: [sev1], respond: 30min, calendar: nights, clock: never}
       |                                                                        ^^^^^

    error[duplicate-name]: two severities are named `sev1`
      --> opsctl.yaml:15:21
       |
    14 |   critical: {aliases: [sev1], respond: 30min, calendar: nights, clock: never}
       |                        ---- it is here already
    15 |   major: {aliases: [sev1]}
       |                     ^^^^
    "#);
    assert_snapshot!(and("severities: {minor: {resolve: sprint}}\n"), @r#"
    error[no-sprints]: `sprint` needs the section `sprints`
      --> opsctl.yaml:12:31
       |
    12 | severities: {minor: {resolve: sprint}}
       |                               ^^^^^^
       |
       = help: add `sprints: {start: 2026-01-04, length: 2w}`
    "#);
}

#[test]
fn good_sections_of_later_work_are_dropped() {
    let more = "\
calendars:
  ops-hours:
    timezone: Africa/Cairo
    hours: {sun-thu: [\"09:00-13:00\", \"14:00-18:00\"]}
    holidays: {country: EG, dates: [2026-12-31]}
    exceptions: {2026-12-24: [\"09:00-12:00\"]}
  on-call: {hours: {sun-thu: [\"09:00-18:00\"], fri-sat: [\"08:00-20:00\"]}}
  always: {hours: {mon-sun: [\"00:00-24:00\"]}}
sprints: {start: 2026-01-04, length: 2w}
severities:
  critical: {aliases: [sev1, p1], label: Critical, respond: 30m, resolve: 4h, update: 1h, calendar: on-call, blocks: true}
  major: {label: Major, respond: 4h, resolve: 2bd, calendar: ops-hours}
  minor: {label: Minor, resolve: sprint, calendar: ops-hours, clock: best_effort}
";
    assert_eq!(and(more), "");
}
