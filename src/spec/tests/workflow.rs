//! Mistakes in the files of `workflows/`, one by one.

use insta::assert_snapshot;

use super::{CONFIG, WORKFLOW, findings, in_steps, in_workflow};

/// [`WORKFLOW`] with further keys.
fn and(more: &str) -> String {
    in_workflow(&format!("{WORKFLOW}{more}"))
}

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
     --> workflows/a.yaml:4:31
      |
    4 |   - {id: a, by: dev, labels: {a: b}, waiting: on}
      |                               ^

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
    let steps = "\
  - id: build
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
    error[yaml-syntax]: this is not YAML: mapping values are not allowed in this context
     --> workflows/a.yaml:5:7
      |
    5 |     by: [devs]
      |       ^
      |
      = help: text with `: ` in it needs quotes
    "#);
}

#[test]
fn duplicate_steps_and_outcomes() {
    let steps = "  - {id: a, by: [dev]}\n  - {id: a, by: [ops], outcomes: {x: {}, x: {end: true}}}\n";
    assert_snapshot!(in_steps(steps), @r#"
    error[duplicate-step]: two steps are named `a`
     --> workflows/a.yaml:5:10
      |
    4 |   - {id: a, by: [dev]}
      |          - it is here already
    5 |   - {id: a, by: [ops], outcomes: {x: {}, x: {end: true}}}
      |          ^

    error[duplicate-key]: the key `x` stands here twice
     --> workflows/a.yaml:5:42
      |
    5 |   - {id: a, by: [ops], outcomes: {x: {}, x: {end: true}}}
      |                                   -      ^
      |                                   |
      |                                   it is here already
    "#);
}

#[test]
fn unreachable_step() {
    let steps = "\
  - {id: a, by: [dev], outcomes: {done: {to: c}}}
  - {id: b, by: [dev]}
  - {id: c, by: [dev]}
";
    assert_snapshot!(in_steps(steps), @r#"
    error[yaml-syntax]: this is not YAML: while parsing a block mapping, did not find expected key
     --> workflows/a.yaml:5:3
      |
    5 |   - {id: b, by: [dev]}
      |   ^
    "#);
}

#[test]
fn circles_and_dead_ends() {
    let circle = "\
  - {id: a, by: [dev]}
  - {id: b, by: [dev], outcomes: {done: {to: a}}}
";
    assert_snapshot!(in_steps(circle), @r#"
    error[yaml-syntax]: this is not YAML: while parsing a block mapping, did not find expected key
     --> workflows/a.yaml:5:3
      |
    5 |   - {id: b, by: [dev], outcomes: {done: {to: a}}}
      |   ^
    "#);
    let alone = "  - {id: a, by: [dev]}\n  - {id: b, by: [dev], outcomes: {again: {to: b}}}\n";
    assert_snapshot!(in_steps(alone), @r#"
    error[no-way-out]: from the step `a` a request goes round in a circle and never ends
     --> workflows/a.yaml:4:10
      |
    4 |   - {id: a, by: [dev]}
      |          ^
      |
      = help: give one of its outcomes `end: true`, `refuse: true`, or a step that leads to an end

    error[no-way-out]: the step `b` leads only to itself
     --> workflows/a.yaml:5:10
      |
    5 |   - {id: b, by: [dev], outcomes: {again: {to: b}}}
      |          ^
      |
      = help: give one of its outcomes `end: true`, `refuse: true`, or a step that leads to an end
    "#);
    let refused = "  - {id: a, by: [dev], outcomes: {no: {refuse: true}}}\n";
    assert_snapshot!(in_steps(refused), @r#"
    error[never-done]: no request of `w` can ever be done, only refused
     --> workflows/a.yaml:1:11
      |
    1 | workflow: w
      |           ^
    "#);
    let left = "  - {id: a, by: [dev]}\n  - {id: b, by: [dev], outcomes: {again: {to: a}, enough: {end: true}}}\n";
    assert_eq!(in_steps(left), "");
}

#[test]
fn conflicting_outcome() {
    assert_snapshot!(in_steps("  - {id: a, by: [dev], outcomes: {x: {to: a, end: true}, y: {}}}\n"), @r#"
    error[conflicting-outcome]: the outcome `x` goes several ways: `to` and `end`
     --> workflows/a.yaml:4:35
      |
    4 |   - {id: a, by: [dev], outcomes: {x: {to: a, end: true}, y: {}}}
      |                                   ^
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
      = help: did you mean `ops`?

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
fn separation() {
    let more = "separate: [[build, relase], [request, approve-release], [build, build], [request]]\n";
    assert_snapshot!(and(more), @r#"
    error[unknown-step]: there is no step `relase`
     --> workflows/a.yaml:6:20
      |
    6 | separate: [[build, relase], [request, approve-release], [build, build], [request]]
      |                    ^^^^^^
      |
      = help: did you mean `release`?

    error[no-approvals]: the step `release` asks for no approvals that could be separated
     --> workflows/a.yaml:6:39
      |
    6 | separate: [[build, relase], [request, approve-release], [build, build], [request]]
      |                                       ^^^^^^^^^^^^^^^

    error[separate-from-itself]: a part cannot be separated from itself
     --> workflows/a.yaml:6:57
      |
    6 | separate: [[build, relase], [request, approve-release], [build, build], [request]]
      |                                                         ^^^^^^^^^^^^^^

    error[wrong-length]: a value of `separate` must have 2 values, found 1
     --> workflows/a.yaml:6:73
      |
    6 | separate: [[build, relase], [request, approve-release], [build, build], [request]]
      |                                                                         ^^^^^^^^^
    "#);
    assert_snapshot!(in_steps("  - {id: request, by: [dev]}\n"), @r#"
    error[reserved-name]: a step cannot be named `request`
     --> workflows/a.yaml:4:10
      |
    4 |   - {id: request, by: [dev]}
      |          ^^^^^^^
      |
      = help: in `separate` it means whoever opened the request
    "#);
}

#[test]
fn handoffs() {
    let config = format!("{CONFIG}trackers: {{desk: {{kind: local}}, ops: {{kind: local}}}}\ndefault_tracker: desk\n");
    let parent = "\
workflow: parent
version: 1
steps:
  - {id: first, by: [dev]}
  - {id: give, by: [dev], handoff: {tracker: desk, template: child, returns: first, on_refused: refused}}
  - {id: lost, by: [dev], handoff: {tracker: ops, template: chidl}}
";
    let child = "\
workflow: child
version: 1
tracker: ops
steps:
  - {id: back, by: [ops], handoff: {tracker: desk, template: parent}}
";
    assert_snapshot!(findings(&config, &[parent, child]), @r#"
    error[handoff-tracker]: the workflow `child` keeps its requests in `ops`, not in `desk`
     --> workflows/a.yaml:5:46
      |
    5 |   - {id: give, by: [dev], handoff: {tracker: desk, template: child, returns: first, on_refused: refused}}
      |                                              ^^^^
      |
     ::: workflows/b1.yaml:3:10
      |
    3 | tracker: ops
      |          ^^^ the workflow that is handed over to

    error[recursive-handoff]: the handoff to `child` comes back to `parent`
     --> workflows/a.yaml:5:62
      |
    5 |   - {id: give, by: [dev], handoff: {tracker: desk, template: child, returns: first, on_refused: refused}}
      |                                                              ^^^^^
      |
      = help: children would open children without end

    error[unknown-workflow]: there is no workflow `chidl`
     --> workflows/a.yaml:6:61
      |
    6 |   - {id: lost, by: [dev], handoff: {tracker: ops, template: chidl}}
      |                                                             ^^^^^
      |
      = help: did you mean `child`?

    error[recursive-handoff]: the handoff to `parent` comes back to `child`
     --> workflows/b1.yaml:5:62
      |
    5 |   - {id: back, by: [ops], handoff: {tracker: desk, template: parent}}
      |                                                              ^^^^^^
      |
      = help: children would open children without end
    "#);
}

#[test]
fn production_pushed_by_another_role() {
    let workflow = WORKFLOW.replace("{id: release, by: [ops]", "{id: push-mainnet, by: [dev]");
    assert_snapshot!(in_workflow(&workflow), @r#"
    warning[production-push-by-other-role]: `dev` may finish `push-mainnet`, but only `ops` pushes to production
      --> workflows/a.yaml:5:28
       |
     5 |   - {id: push-mainnet, by: [dev], promote: mainnet}
       |                            ^^^^^
       |
      ::: opsctl.yaml:11:46
       |
    11 |   mainnet: {after: devnet, production: true, owners: [ops]}
       |                                              ^^^^^^ who may push to `mainnet`
       |
       = help: a promotion to `mainnet` asks for its owners, whatever `by` says
    "#);
}

#[test]
fn promotion_without_the_environment_before() {
    assert_snapshot!(in_steps("  - {id: release, by: [ops], promote: mainnet}\n"), @r#"
    warning[promotion-without-predecessor]: `mainnet` comes after `devnet`, and no step brings a release to `devnet`
      --> workflows/a.yaml:4:39
       |
     4 |   - {id: release, by: [ops], promote: mainnet}
       |                                       ^^^^^^^
       |
      ::: opsctl.yaml:11:20
       |
    11 |   mainnet: {after: devnet, production: true, owners: [ops]}
       |                    ^^^^^^ declared here
       |
       = help: releases must come from another workflow, or every promotion here is refused
    "#);
    let config = format!("{CONFIG}trackers: {{desk: {{kind: local}}}}\n");
    let parent = "workflow: p\nversion: 1\nsteps:\n  - {id: a, by: [dev], promote: devnet}\n  - {id: b, by: [dev], handoff: {tracker: desk, template: c}}\n";
    let child = "workflow: c\nversion: 1\nsteps: [{id: release, by: [ops], promote: mainnet}]\n";
    assert_eq!(findings(&config, &[parent, child]), "");
}

#[test]
fn the_same_workflow_twice() {
    assert_snapshot!(findings(CONFIG, &[WORKFLOW, WORKFLOW]), @r#"
    error[duplicate-workflow]: two files declare `delivery` version 1
     --> workflows/b1.yaml:1:11
      |
    1 | workflow: delivery
      |           ^^^^^^^^
      |
     ::: workflows/a.yaml:1:11
      |
    1 | workflow: delivery
      |           ^^^^^^^^ it is here already
      |
      = help: raise the `version` of one
    "#);
    let newer = WORKFLOW.replace("version: 1", "version: 2");
    assert_eq!(findings(CONFIG, &[WORKFLOW, &newer]), "");
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
