//! Mistakes in how the steps of workflows fit together: flow, handoffs, promotions, separation.

use insta::assert_snapshot;

use super::{CONFIG, WORKFLOW, findings, in_steps, in_workflow, workflow_and as and};

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
    let steps = "  - {id: a, by: [dev], outcomes: {done: {to: c}}}
  - {id: b, by: [dev]}
  - {id: c, by: [dev]}
";
    assert_snapshot!(in_steps(steps), @r#"
    error[unreachable-step]: no request ever comes to the step `b`
     --> workflows/a.yaml:5:10
      |
    5 |   - {id: b, by: [dev]}
      |          ^
      |
      = help: let an outcome of an earlier step lead to it, or take it out
    "#);
}

#[test]
fn circles_and_dead_ends() {
    let circle = "  - {id: a, by: [dev]}
  - {id: b, by: [dev], outcomes: {done: {to: a}}}
";
    assert_snapshot!(in_steps(circle), @r#"
    error[no-way-out]: a request goes round among `a` and `b` and never ends
     --> workflows/a.yaml:4:10
      |
    4 |   - {id: a, by: [dev]}
      |          ^
      |
      = help: give an outcome `end: true` or `refuse: true`, or let it lead to a step that ends
    "#);
    let alone = "  - {id: a, by: [dev]}\n  - {id: b, by: [dev], outcomes: {again: {to: b}}}\n";
    assert_snapshot!(in_steps(alone), @r#"
    error[no-way-out]: the step `b` leads only to itself
     --> workflows/a.yaml:5:10
      |
    5 |   - {id: b, by: [dev], outcomes: {again: {to: b}}}
      |          ^
      |
      = help: give an outcome `end: true` or `refuse: true`, or let it lead to a step that ends
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
