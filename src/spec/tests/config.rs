//! Mistakes in `opsctl.yaml`, one by one.

use insta::assert_snapshot;

use super::{CONFIG, findings, in_config, loaded};

/// [`CONFIG`] with one piece of text replaced.
fn with(old: &str, new: &str) -> String {
    assert!(CONFIG.contains(old), "{old}");
    in_config(&CONFIG.replacen(old, new, 1))
}

/// [`CONFIG`] with further sections.
fn and(more: &str) -> String {
    in_config(&format!("{CONFIG}{more}"))
}

#[test]
fn a_good_pack_has_no_findings() {
    assert_eq!(in_config(CONFIG), "");
}

#[test]
fn unknown_key() {
    assert_snapshot!(with("members: [alice]", "member: [alice]"), @r#"
    error[role-without-members]: the role `dev` has no members: nobody could finish its steps
     --> opsctl.yaml:7:3
      |
    7 |   dev: {member: [alice]}
      |   ^^^
      |
      = help: add `members: [NAME]`

    error[unknown-key]: `member` is not a key of a role
     --> opsctl.yaml:7:9
      |
    7 |   dev: {member: [alice]}
      |         ^^^^^^
      |
      = help: did you mean `members`?

    warning[person-without-role]: `alice` holds no role and can do nothing
     --> opsctl.yaml:3:3
      |
    3 |   alice: {name: Alice Martin, email: alice@example.org}
      |   ^^^^^
    "#);
}

#[test]
fn unknown_section() {
    assert_snapshot!(and("enviroments: {}\n"), @r#"
    error[unknown-key]: `enviroments` is not a key of opsctl.yaml
      --> opsctl.yaml:12:1
       |
    12 | enviroments: {}
       | ^^^^^^^^^^^
       |
       = help: did you mean `environments`?
    "#);
}

#[test]
fn duplicate_key() {
    assert_snapshot!(with("  bob: {}\n", "  bob: {}\n  alice: {}\n"), @r#"
    error[duplicate-key]: the key `alice` stands here twice
     --> opsctl.yaml:5:3
      |
    3 |   alice: {name: Alice Martin, email: alice@example.org}
      |   ----- it is here already
    4 |   bob: {}
    5 |   alice: {}
      |   ^^^^^
    "#);
}

#[test]
fn wrong_types() {
    assert_snapshot!(with("members: [alice]", "members: alice"), @r#"
    error[wrong-type]: `members` must be a list, found `alice`
     --> opsctl.yaml:7:18
      |
    7 |   dev: {members: alice}
      |                  ^^^^^
      |
      = help: write `[alice]`

    warning[person-without-role]: `alice` holds no role and can do nothing
     --> opsctl.yaml:3:3
      |
    3 |   alice: {name: Alice Martin, email: alice@example.org}
      |   ^^^^^
    "#);
    assert_snapshot!(with("production: true", "production: yes"), @r#"
    error[wrong-type]: `production` must be `true` or `false`, found `yes`
      --> opsctl.yaml:11:40
       |
    11 |   mainnet: {after: devnet, production: yes, owners: [ops]}
       |                                        ^^^
       |
       = help: write `true`
    "#);
    assert_snapshot!(and("organization: [a, b]\n"), @r#"
    error[wrong-type]: `organization` must be text, found a list
      --> opsctl.yaml:12:15
       |
    12 | organization: [a, b]
       |               ^^^^^^
    "#);
    assert_snapshot!(in_config("- version: 1\n"), @r#"
    error[wrong-type]: the file must be a table of keys, found a list
     --> opsctl.yaml:1:3
      |
    1 | - version: 1
      |   ^^^^^^^
    "#);
}

#[test]
fn other_versions() {
    assert_snapshot!(with("version: 1", "version: 2"), @r#"
    error[out-of-range]: `version` must be 1, found 2: this opsctl reads version 1
     --> opsctl.yaml:1:10
      |
    1 | version: 2
      |          ^
    "#);
    assert_snapshot!(with("version: 1", "version: \"1\""), @r#"
    error[wrong-type]: `version` must be a whole number, found `1`
     --> opsctl.yaml:1:10
      |
    1 | version: "1"
      |          ^^^
      |
      = help: write `1` without quotes
    "#);
    assert_snapshot!(with("version: 1", "version: 1.0"), @r#"
    error[wrong-type]: `version` must be a whole number, found `1.0`
     --> opsctl.yaml:1:10
      |
    1 | version: 1.0
      |          ^^^
    "#);
}

#[test]
fn bad_choice() {
    assert_snapshot!(and("enforcement: stict\n"), @r#"
    error[unknown-value]: `enforcement` must be `strict` or `advisory`, found `stict`
      --> opsctl.yaml:12:14
       |
    12 | enforcement: stict
       |              ^^^^^
       |
       = help: did you mean `strict`?
    "#);
}

#[test]
fn bad_name() {
    assert_snapshot!(with("  bob: {}", "  bob: {}\n  \"dave m\": {}"), @r#"
    error[bad-name]: `dave m` cannot be a name
     --> opsctl.yaml:5:3
      |
    5 |   "dave m": {}
      |   ^^^^^^^^
      |
      = help: a name has letters a-z, digits, `.`, `_` and `-`, begins with a letter or digit, and is at most 64 long

    warning[person-without-role]: `dave m` holds no role and can do nothing
     --> opsctl.yaml:5:3
      |
    5 |   "dave m": {}
      |   ^^^^^^^^
    "#);
}

#[test]
fn bad_dates() {
    assert_snapshot!(with("bob: {}", "bob: {until: 2026-02-30}"), @r#"
    error[bad-date]: `2026-02-30` is not a date
     --> opsctl.yaml:4:16
      |
    4 |   bob: {until: 2026-02-30}
      |                ^^^^^^^^^^
      |
      = help: there is no such day
    "#);
    assert_snapshot!(with("bob: {}", "bob: {until: 31.12.2026}"), @r#"
    error[bad-date]: `31.12.2026` is not a date
     --> opsctl.yaml:4:16
      |
    4 |   bob: {until: 31.12.2026}
      |                ^^^^^^^^^^
      |
      = help: write year, month and day: `2026-11-30`
    "#);
}

#[test]
fn bad_zones() {
    assert_snapshot!(and("timezone: CEST\n"), @r#"
    error[unknown-zone]: `CEST` is not an IANA time zone
      --> opsctl.yaml:12:11
       |
    12 | timezone: CEST
       |           ^^^^
       |
       = help: did you mean `CET`?
    "#);
    assert_snapshot!(and("timezone: +02:00\n"), @r#"
    error[unknown-zone]: `+02:00` is not an IANA time zone
      --> opsctl.yaml:12:11
       |
    12 | timezone: +02:00
       |           ^^^^^^
       |
       = help: zones have names such as `Europe/Paris`: offsets and short forms change
    "#);
    assert_snapshot!(and("timezone: africa/cairo\n"), @r#"
    error[unknown-zone]: `africa/cairo` is not an IANA time zone
      --> opsctl.yaml:12:11
       |
    12 | timezone: africa/cairo
       |           ^^^^^^^^^^^^
       |
       = help: did you mean `Africa/Cairo`?
    "#);
}

#[test]
fn dangling_names() {
    assert_snapshot!(with("[bob, carol]", "[bob, carole], lead: dave, calendar: hours"), @r#"
    error[unknown-person]: there is no person `carole`
     --> opsctl.yaml:8:24
      |
    8 |   ops: {members: [bob, carole], lead: dave, calendar: hours}
      |                        ^^^^^^
      |
      = help: did you mean `carol`?

    error[unknown-person]: there is no person `dave`
     --> opsctl.yaml:8:39
      |
    8 |   ops: {members: [bob, carole], lead: dave, calendar: hours}
      |                                       ^^^^
      |
      = help: known: `alice`, `bob` and `carol`

    error[unknown-calendar]: there is no calendar `hours`
     --> opsctl.yaml:8:55
      |
    8 |   ops: {members: [bob, carole], lead: dave, calendar: hours}
      |                                                       ^^^^^
      |
      = help: no calendar is declared

    warning[person-without-role]: `carol` holds no role and can do nothing
     --> opsctl.yaml:5:3
      |
    5 |   carol: {}
      |   ^^^^^
    "#);
    assert_snapshot!(with("after: devnet", "after: devnt"), @r#"
    error[unknown-environment]: there is no environment `devnt`
      --> opsctl.yaml:11:20
       |
    11 |   mainnet: {after: devnt, production: true, owners: [ops]}
       |                    ^^^^^
       |
       = help: did you mean `devnet`?
    "#);
    assert_snapshot!(with("owners: [ops]", "owners: [opps]"), @r#"
    error[unknown-role]: there is no role `opps`
      --> opsctl.yaml:11:55
       |
    11 |   mainnet: {after: devnet, production: true, owners: [opps]}
       |                                                       ^^^^
       |
       = help: did you mean `ops`?
    "#);
}

#[test]
fn roles_nobody_holds() {
    assert_snapshot!(with("dev: {members: [alice]}", "dev: {members: [alice]}\n  qa:\n  secu: {members: []}"), @r#"
    error[role-without-members]: the role `qa` has no members: nobody could finish its steps
     --> opsctl.yaml:8:3
      |
    8 |   qa:
      |   ^^
      |
      = help: add `members: [NAME]`

    error[role-without-members]: the role `secu` has no members: nobody could finish its steps
     --> opsctl.yaml:9:3
      |
    9 |   secu: {members: []}
      |   ^^^^
      |
      = help: add `members: [NAME]`
    "#);
}

#[test]
fn people_without_a_role() {
    assert_snapshot!(with("  bob: {}", "  bob: {}\n  dave: {}"), @r#"
    warning[person-without-role]: `dave` holds no role and can do nothing
     --> opsctl.yaml:5:3
      |
    5 |   dave: {}
      |   ^^^^
    "#);
}

#[test]
fn shared_accounts() {
    assert_snapshot!(with("bob: {}", "bob: {email: Alice@example.org}"), @r#"
    error[shared-account]: `bob` and `alice` share the email account `Alice@example.org`
     --> opsctl.yaml:4:16
      |
    3 |   alice: {name: Alice Martin, email: alice@example.org}
      |                                      ----------------- here first
    4 |   bob: {email: Alice@example.org}
      |                ^^^^^^^^^^^^^^^^^
      |
      = help: one person has one entry, and one entry is one person
    "#);
}

#[test]
fn environments_in_a_circle() {
    assert_snapshot!(with("devnet: {}", "devnet: {after: mainnet}"), @r#"
    error[environment-cycle]: the environments go round in a circle: `devnet` after `mainnet` after `devnet`
      --> opsctl.yaml:10:19
       |
    10 |   devnet: {after: mainnet}
       |                   ^^^^^^^
    "#);
}

#[test]
fn bad_address() {
    assert_snapshot!(with("devnet: {}", "devnet: {url: example.org}"), @r#"
    error[bad-url]: `example.org` is not an `http://` or `https://` address
      --> opsctl.yaml:10:17
       |
    10 |   devnet: {url: example.org}
       |                 ^^^^^^^^^^^
    "#);
}

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
    let more = "windows: [{name: a}]\noncall: {}\nescalation:\nchannels: {}\nroutes: []\ngates: {}\n";
    assert_snapshot!(and(more), @r#"
    error[not-supported-yet]: `windows` is not supported yet
      --> opsctl.yaml:12:1
       |
    12 | windows: [{name: a}]
       | ^^^^^^^
       |
       = help: this opsctl would ignore it; take it out until a later version reads it

    error[not-supported-yet]: `oncall` is not supported yet
      --> opsctl.yaml:13:1
       |
    13 | oncall: {}
       | ^^^^^^
       |
       = help: this opsctl would ignore it; take it out until a later version reads it

    error[not-supported-yet]: `escalation` is not supported yet
      --> opsctl.yaml:14:1
       |
    14 | escalation:
       | ^^^^^^^^^^
       |
       = help: this opsctl would ignore it; take it out until a later version reads it

    error[not-supported-yet]: `channels` is not supported yet
      --> opsctl.yaml:15:1
       |
    15 | channels: {}
       | ^^^^^^^^
       |
       = help: this opsctl would ignore it; take it out until a later version reads it

    error[not-supported-yet]: `routes` is not supported yet
      --> opsctl.yaml:16:1
       |
    16 | routes: []
       | ^^^^^^
       |
       = help: this opsctl would ignore it; take it out until a later version reads it

    error[not-supported-yet]: `gates` is not supported yet
      --> opsctl.yaml:17:1
       |
    17 | gates: {}
       | ^^^^^
       |
       = help: this opsctl would ignore it; take it out until a later version reads it
    "#);
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
       = help: did you mean `CET`?

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

    error[bad-country]: `Egypt` is not a country code
      --> opsctl.yaml:16:25
       |
    16 |     holidays: {country: Egypt, dates: [2026-13-01]}
       |                         ^^^^^
       |
       = help: write the two letters of ISO 3166, such as `EG`

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

#[test]
fn a_section_without_content_is_empty() {
    let config = "version: 1\npeople:\nroles:\nenvironments: ~\ntrackers: null\ncalendars:\nseverities:\nsprints:\n";
    assert_eq!(loaded(config, &[]).pack.directory.people().count(), 0);
    assert_eq!(loaded("# nothing\n", &[]).pack.environments.len(), 0);
}

#[test]
fn mistakes_of_several_files_come_in_one_run() {
    let config = CONFIG.replace("lead", "led").replace("owners: [ops]", "owners: [opps], colour: red");
    let workflow = "workflow: a\nversion: 0\nsteps:\n  - {id: x, by: [dv], promote: man}\n";
    let other = "workflow: b\nversion: 1\nsteps: [\n";
    assert_snapshot!(findings(&config, &[workflow, other]), @r#"
    error[unknown-role]: there is no role `opps`
      --> opsctl.yaml:11:55
       |
    11 |   mainnet: {after: devnet, production: true, owners: [opps], colour: red}
       |                                                       ^^^^
       |
       = help: did you mean `ops`?

    error[unknown-key]: `colour` is not a key of an environment
      --> opsctl.yaml:11:62
       |
    11 |   mainnet: {after: devnet, production: true, owners: [opps], colour: red}
       |                                                              ^^^^^^
       |
       = help: known: `after`, `production`, `url`, `owners` and `note`

    error[out-of-range]: `version` must be at least 1, found 0
     --> workflows/a.yaml:2:10
      |
    2 | version: 0
      |          ^

    error[unknown-role]: there is no role `dv`
     --> workflows/a.yaml:4:18
      |
    4 |   - {id: x, by: [dv], promote: man}
      |                  ^^
      |
      = help: did you mean `dev`?

    error[unknown-environment]: there is no environment `man`
     --> workflows/a.yaml:4:32
      |
    4 |   - {id: x, by: [dv], promote: man}
      |                                ^^^
      |
      = help: known: `devnet` and `mainnet`

    error[yaml-syntax]: this is not YAML: unclosed bracket '['
     --> workflows/b1.yaml:3:8
      |
    3 | steps: [
      |        ^
    "#);
}
