//! Mistakes in `opsctl.yaml`, one by one: settings, people, roles, environments.

use insta::assert_snapshot;

use super::{CONFIG, config_and as and, config_with as with, findings, in_config, loaded};

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
       = help: zones have names such as `Europe/Paris`: offsets and short forms change
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
