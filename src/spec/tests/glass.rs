//! Packs whose windows may be broken: who could not do it alone, and the workflow of the review.

use insta::assert_snapshot;

use super::{CONFIG, WORKFLOW, findings, loaded};
use crate::domain::ident::{RoleId, WorkflowId};
use crate::domain::workflow::Part;

fn with(glass: &str) -> String {
    format!("{CONFIG}windows:\n  - name: w\n    deny: {{environments: [mainnet]}}\n    break_glass: {{{glass}}}\n")
}

#[test]
fn the_review_of_a_glass_is_a_workflow_of_its_own() {
    let pack = loaded(&with("by: [dev], review_by: [ops], review_within: 2d"), &[WORKFLOW]).pack;
    let names: Vec<&str> = pack.workflow_names().into_iter().map(WorkflowId::as_str).collect();
    assert_eq!(names, ["break-glass-review", "delivery"]);
    let review = pack.workflow("break-glass-review").expect("made");
    let [step] = review.steps.as_slice() else { panic!("{review:?}") };
    assert_eq!((step.by[0].as_str(), step.within.map(|it| it.to_string())), ("ops", Some("2d".to_owned())));
    assert_eq!(review.separate, [(Part::Opening, Part::Finishing(step.id.clone()))]);
    let plain = loaded(CONFIG, &[WORKFLOW]).pack;
    assert!(plain.workflow("break-glass-review").is_none(), "nothing there can be broken");
}

#[test]
fn one_review_serves_all_windows() {
    let second = "  - name: v\n    deny: {environments: [mainnet]}\n    break_glass: {by: [ops], review_within: 1d}\n";
    let config = with("by: [dev], approved_by: [ops]") + second;
    let pack = loaded(&config, &[WORKFLOW]).pack;
    let step = &pack.workflow("break-glass-review").expect("made").steps[0];
    let by: Vec<&str> = step.by.iter().map(RoleId::as_str).collect();
    assert_eq!((by, step.within.map(|it| it.to_string())), (vec!["ops"], Some("1d".to_owned())));
}

#[test]
fn nobody_breaks_glass_alone() {
    assert_snapshot!(findings(&with("by: [dev]"), &[WORKFLOW]), @r#"
    warning[nobody-else]: where `alice` breaks the glass of `w`, nobody else may review that
      --> opsctl.yaml:15:19
       |
    15 |     break_glass: {by: [dev]}
       |                   ^^
       |
       = help: name roles that other persons hold under `review_by`
    "#);
    assert_snapshot!(findings(&with("by: [dev, ops], approved_by: [dev]"), &[WORKFLOW]), @r#"
    warning[nobody-else]: where `alice` breaks the glass of `w`, nobody else may approve that
      --> opsctl.yaml:15:19
       |
    15 |     break_glass: {by: [dev, ops], approved_by: [dev]}
       |                   ^^
       |
       = help: name roles that other persons hold under `approved_by`

    warning[nobody-else]: where `alice` breaks the glass of `w`, nobody else may review that
      --> opsctl.yaml:15:19
       |
    15 |     break_glass: {by: [dev, ops], approved_by: [dev]}
       |                   ^^
       |
       = help: name roles that other persons hold under `review_by`
    "#);
    let recorded = with("by: [dev]") + "small_team: record\n";
    assert_snapshot!(findings(&recorded, &[WORKFLOW]), @"");
}

#[test]
fn a_review_of_the_packs_own_can_be_opened_and_not_closed_by_who_broke_the_glass() {
    let review = "\
workflow: break-glass-review
version: 1
open_by: [ops]
fields: {cost: {required: true}}
steps:
  - {id: look, by: [ops]}
  - {id: close, by: [ops]}
";
    assert_snapshot!(findings(&with("by: [ops]"), &[WORKFLOW, review]), @r#"
    error[review-by-breaker]: who broke the glass could close its review
     --> workflows/b1.yaml:1:11
      |
    1 | workflow: break-glass-review
      |           ^^^^^^^^^^^^^^^^^^
      |
      = help: add `separate: [[request, close]]`

    error[review-cannot-open]: opsctl opens the requests of `break-glass-review` by itself, for whoever writes next: leave `open_by` out
     --> workflows/b1.yaml:3:10
      |
    3 | open_by: [ops]
      |          ^^^^^

    error[review-cannot-open]: opsctl opens the requests of `break-glass-review` by itself, and knows no required fields: ask for them at a step
     --> workflows/b1.yaml:4:10
      |
    4 | fields: {cost: {required: true}}
      |          ^^^^
    "#);
    assert_snapshot!(findings(CONFIG, &[WORKFLOW, review]), @"");
    let good = "\
workflow: break-glass-review
version: 1
separate: [[close, request]]
steps:
  - {id: look, by: [ops]}
  - {id: close, by: [ops]}
";
    let pack = loaded(&with("by: [ops]"), &[WORKFLOW, good]).pack;
    assert_eq!(pack.workflow("break-glass-review").expect("declared").steps.len(), 2);
}
