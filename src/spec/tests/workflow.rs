//! Mistakes in the files of `workflows/`, one by one: keys, names, values.

use insta::assert_snapshot;

use super::{CONFIG, findings, in_steps, in_workflow, workflow_and as and};

#[test]
fn unknown_and_missing_keys() {
    assert_snapshot!(in_steps("  - {id: a, bye: [dev], gate: production}\n"), @r#"
    error[missing-key]: a step needs the key `by`
     --> workflows/a.yaml:4:6
      |
    4 |   - {id: a, bye: [dev], gate: production}
      |      ^^

    error[unknown-key]: `bye` is not a key of a step
     --> workflows/a.yaml:4:13
      |
    4 |   - {id: a, bye: [dev], gate: production}
      |             ^^^
      |
      = help: did you mean `by`?

    error[not-supported-yet]: `gate` is not supported yet
     --> workflows/a.yaml:4:25
      |
    4 |   - {id: a, bye: [dev], gate: production}
      |                         ^^^^
      |
      = help: this opsctl would ignore it; take it out until a later version reads it
    "#);
    assert_snapshot!(in_workflow("title: x\n"), @r#"
    error[missing-key]: a workflow needs the key `workflow`
     --> workflows/a.yaml:1:1
      |
    1 | title: x
      | ^^^^^

    error[missing-key]: a workflow needs the key `version`
     --> workflows/a.yaml:1:1
      |
    1 | title: x
      | ^^^^^

    error[missing-key]: a workflow needs the key `steps`
     --> workflows/a.yaml:1:1
      |
    1 | title: x
      | ^^^^^
    "#);
    assert_snapshot!(in_workflow(""), @r#"
    error[missing-key]: a workflow needs the key `workflow`
     --> workflows/a.yaml:1:1
      |
    1 |
      | ^

    error[missing-key]: a workflow needs the key `version`
     --> workflows/a.yaml:1:1
      |
    1 |
      | ^

    error[missing-key]: a workflow needs the key `steps`
     --> workflows/a.yaml:1:1
      |
    1 |
      | ^
    "#);
    assert_snapshot!(in_workflow("workflow: w\nversion: 1\nsteps: []\n"), @r#"
    error[wrong-length]: `steps` must have at least 1 value, found 0
     --> workflows/a.yaml:3:8
      |
    3 | steps: []
      |        ^^
    "#);
}

#[test]
fn wrong_types() {
    assert_snapshot!(in_steps("  - {id: a, by: dev, labels: {a: b}, waiting: on}\n"), @r#"
    error[wrong-type]: `by` must be a list, found `dev`
     --> workflows/a.yaml:4:17
      |
    4 |   - {id: a, by: dev, labels: {a: b}, waiting: on}
      |                 ^^^
      |
      = help: write `[dev]`

    error[wrong-type]: `labels` must be a list, found a table of keys
     --> workflows/a.yaml:4:30
      |
    4 |   - {id: a, by: dev, labels: {a: b}, waiting: on}
      |                              ^^^^^^

    error[wrong-type]: `waiting` must be `true` or `false`, found `on`
     --> workflows/a.yaml:4:47
      |
    4 |   - {id: a, by: dev, labels: {a: b}, waiting: on}
      |                                               ^^
      |
      = help: write `true`
    "#);
    assert_snapshot!(in_steps("  - {id: a, by: []}\n  - build\n"), @r#"
    error[wrong-length]: `by` must have at least 1 value, found 0
     --> workflows/a.yaml:4:17
      |
    4 |   - {id: a, by: []}
      |                 ^^

    error[wrong-type]: a value of `steps` must be a table of keys, found `build`
     --> workflows/a.yaml:5:5
      |
    5 |   - build
      |     ^^^^^
    "#);
}

#[test]
fn dangling_names() {
    let steps = "  - id: build
    by: [devs]
    asked_by: startup
    informs: [op]
    tracker: board
    promote: testnet
    environment: devnt
    verifies: prod
    approvals: {roles: {architects: 1}}
    outcomes: {ok: {to: relase}}
  - {id: release, by: [ops]}
";
    assert_snapshot!(in_steps(steps), @r#"
    error[unknown-role]: there is no role `devs`
     --> workflows/a.yaml:5:10
      |
    5 |     by: [devs]
      |          ^^^^
      |
      = help: did you mean `dev`?

    error[unknown-role]: there is no role `startup`
     --> workflows/a.yaml:6:15
      |
    6 |     asked_by: startup
      |               ^^^^^^^
      |
      = help: known: `dev` and `ops`

    error[unknown-role]: there is no role `op`
     --> workflows/a.yaml:7:15
      |
    7 |     informs: [op]
      |               ^^
      |
      = help: did you mean `ops`?

    error[unknown-tracker]: there is no tracker `board`
     --> workflows/a.yaml:8:14
      |
    8 |     tracker: board
      |              ^^^^^
      |
      = help: known: `desk`

    error[unknown-environment]: there is no environment `testnet`
     --> workflows/a.yaml:9:14
      |
    9 |     promote: testnet
      |              ^^^^^^^
      |
      = help: known: `devnet` and `mainnet`

    error[unknown-environment]: there is no environment `devnt`
      --> workflows/a.yaml:10:18
       |
    10 |     environment: devnt
       |                  ^^^^^
       |
       = help: did you mean `devnet`?

    error[unknown-environment]: there is no environment `prod`
      --> workflows/a.yaml:11:15
       |
    11 |     verifies: prod
       |               ^^^^
       |
       = help: known: `devnet` and `mainnet`

    error[unknown-role]: there is no role `architects`
      --> workflows/a.yaml:12:25
       |
    12 |     approvals: {roles: {architects: 1}}
       |                         ^^^^^^^^^^
       |
       = help: known: `dev` and `ops`

    error[unknown-step]: there is no step `relase`
      --> workflows/a.yaml:13:25
       |
    13 |     outcomes: {ok: {to: relase}}
       |                         ^^^^^^
       |
       = help: did you mean `release`?
    "#);
}

#[test]
fn fields() {
    let fields = "\
fields:
  kind: {type: enum}
  size: {values: [s, m]}
  day: {type: day}
  when: {due: true}
  which: {type: enum, values: [on, On, 1.10]}
component: sevice
";
    assert_snapshot!(and(fields), @r#"
    error[enum-without-values]: the field `kind` is an `enum` without `values`
     --> workflows/a.yaml:7:3
      |
    7 |   kind: {type: enum}
      |   ^^^^
      |
      = help: add `values: [one, two]`

    error[values-without-enum]: the field `size` has `values` and is no `enum`
     --> workflows/a.yaml:8:18
      |
    8 |   size: {values: [s, m]}
      |                  ^^^^^^
      |
      = help: add `type: enum`

    error[unknown-value]: `type` must be `text`, `date`, `enum`, `url`, `number` or `version`, found `day`
     --> workflows/a.yaml:9:15
      |
    9 |   day: {type: day}
      |               ^^^

    error[due-without-date]: the field `when` is `due` and is no date
      --> workflows/a.yaml:10:15
       |
    10 |   when: {due: true}
       |               ^^^^
       |
       = help: add `type: date`

    error[duplicate-value]: `On` stands in `values` twice
      --> workflows/a.yaml:11:36
       |
    11 |   which: {type: enum, values: [on, On, 1.10]}
       |                                    ^^

    error[unknown-field]: there is no field `sevice`
      --> workflows/a.yaml:12:12
       |
    12 | component: sevice
       |            ^^^^^^
       |
       = help: known: `day`, `kind`, `size`, `when` and `which`
    "#);
}

#[test]
fn checklist_and_texts() {
    let steps = "  - {id: a, by: [dev], title: \" \", checklist: {\"a b\": x, c: }, labels: [\"\"]}\n";
    assert_snapshot!(in_steps(steps), @r#"
    error[empty-text]: `title` is empty
     --> workflows/a.yaml:4:31
      |
    4 |   - {id: a, by: [dev], title: " ", checklist: {"a b": x, c: }, labels: [""]}
      |                               ^^^

    error[bad-name]: `a b` cannot be a name
     --> workflows/a.yaml:4:48
      |
    4 |   - {id: a, by: [dev], title: " ", checklist: {"a b": x, c: }, labels: [""]}
      |                                                ^^^^^
      |
      = help: a name has letters a-z, digits, `.`, `_` and `-`, begins with a letter or digit, and is at most 64 long

    error[missing-value]: `c` has no value
     --> workflows/a.yaml:4:58
      |
    4 |   - {id: a, by: [dev], title: " ", checklist: {"a b": x, c: }, labels: [""]}
      |                                                          ^

    error[empty-text]: a label is empty
     --> workflows/a.yaml:4:73
      |
    4 |   - {id: a, by: [dev], title: " ", checklist: {"a b": x, c: }, labels: [""]}
      |                                                                         ^^
    "#);
}

#[test]
fn durations() {
    let more = "stale_after: 3bd\n";
    assert_snapshot!(and(more), @r#"
    error[bad-duration]: `3bd` needs a calendar, and `stale_after` has none
     --> workflows/a.yaml:6:14
      |
    6 | stale_after: 3bd
      |              ^^^
      |
      = help: write days or weeks, such as `5d`
    "#);
    assert_snapshot!(in_steps("  - {id: a, by: [dev], within: 3 days}\n"), @r#"
    error[bad-duration]: `3 days` is not a length of time
     --> workflows/a.yaml:4:32
      |
    4 |   - {id: a, by: [dev], within: 3 days}
      |                                ^^^^^^
      |
      = help: write `30m`, `4h`, `2bd` (working days), `5d`, `1w` or `sprint`
    "#);
}

#[test]
fn wip_limits() {
    assert_snapshot!(and("wip: {limit: 0, urgent: {by: [boss], limit: -1}}\n"), @r#"
    error[out-of-range]: `limit` must be at least 1, found 0
     --> workflows/a.yaml:6:14
      |
    6 | wip: {limit: 0, urgent: {by: [boss], limit: -1}}
      |              ^

    error[unknown-role]: there is no role `boss`
     --> workflows/a.yaml:6:31
      |
    6 | wip: {limit: 0, urgent: {by: [boss], limit: -1}}
      |                               ^^^^
      |
      = help: known: `dev` and `ops`

    error[out-of-range]: `limit` must be at least 1, found -1
     --> workflows/a.yaml:6:45
      |
    6 | wip: {limit: 0, urgent: {by: [boss], limit: -1}}
      |                                             ^^
    "#);
}

#[test]
fn approvals() {
    let steps = "  - {id: a, by: [dev], approvals: {roles: {ops: 3, dev: 0}}}\n";
    assert_snapshot!(in_steps(steps), @r#"
    error[too-many-approvals]: 3 approvals of `ops` are asked for, and 2 of its members can approve
     --> workflows/a.yaml:4:49
      |
    4 |   - {id: a, by: [dev], approvals: {roles: {ops: 3, dev: 0}}}
      |                                                 ^
      |
     ::: opsctl.yaml:8:3
      |
    8 |   ops: {members: [bob, carol]}
      |   ^^^ the role

    error[out-of-range]: `dev` must be at least 1, found 0
     --> workflows/a.yaml:4:57
      |
    4 |   - {id: a, by: [dev], approvals: {roles: {ops: 3, dev: 0}}}
      |                                                         ^
    "#);
    let bots = CONFIG.replace("carol: {}", "carol: {bot: true}");
    let workflow = "workflow: w\nversion: 1\nsteps: [{id: a, by: [dev], approvals: {roles: {ops: 2}}}]\n";
    assert_snapshot!(findings(&bots, &[workflow]), @r#"
    error[too-many-approvals]: 2 approvals of `ops` are asked for, and 1 of its members can approve
     --> workflows/a.yaml:3:53
      |
    3 | steps: [{id: a, by: [dev], approvals: {roles: {ops: 2}}}]
      |                                                     ^
      |
     ::: opsctl.yaml:8:3
      |
    8 |   ops: {members: [bob, carol]}
      |   ^^^ the role
    "#);
}

#[test]
fn repeated_names() {
    assert_snapshot!(in_steps("  - {id: a, by: [dev, dev]}\n"), @r#"
    warning[repeated-name]: `dev` stands in `by` twice
     --> workflows/a.yaml:4:23
      |
    4 |   - {id: a, by: [dev, dev]}
      |                       ^^^
    "#);
}
