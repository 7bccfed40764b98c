//! A steward puts a log right, or moves a request to another version of its workflow.

use crate::domain::ident::StepId;
use crate::domain::request::event::EventKind;
use crate::domain::request::replay::Verdict;
use crate::domain::request::testing::*;

#[test]
fn a_steward_goes_on_from_a_broken_log() {
    let mut log = LogBuilder::at("release");
    let rejected = log.accept("sam", reject("no"));
    log.accept("arno", note("sam is right"));
    log.delete(rejected);
    assert_eq!(log.blocked("stella", &repair(None)), Vec::<&str>::new());
    for (who, expected) in [("omar", "void"), ("arno", "void"), ("rita", "void"), ("stella", "accepted")] {
        assert_eq!(log.clone().told(who, repair(None)), expected, "{who}");
    }
    log.accept("stella", repair(None));
    assert_eq!(log.state().broken, None);
    assert_eq!(log.state().step, *"release");
    assert!(log.state().stances.is_empty(), "approvals are given again");
    assert_eq!(log.told("stella", repair(None)), "void", "nothing to repair");
    while log.state().is_open() {
        log.advance();
    }
    assert_eq!(log.state().phase.name(), "done");
}

#[test]
fn a_repair_may_send_back_and_undoes_what_came_after() {
    let mut log = LogBuilder::at("release");
    let noted = log.accept("sam", note("one"));
    log.accept("arno", note("two"));
    log.delete(noted);
    assert_eq!(log.told("stella", repair(Some("nowhere"))), "void");
    log.accept("stella", repair(Some("deploy-testnet")));
    let passed: Vec<_> = log.state().passed.iter().map(|passed| passed.step.to_string()).collect();
    assert_eq!(passed, ["agree", "validate", "implement"]);
    log.advance_to("release");
    assert_eq!(log.state().deployments.len(), 2);
}

#[test]
fn a_repair_stands_although_something_before_it_is_missing_now() {
    let mut log = LogBuilder::at("release");
    let one = log.accept("sam", note("one"));
    let two = log.accept("arno", note("two"));
    log.accept("olga", note("three"));
    log.delete(one);
    let repaired = log.accept("stella", repair(None));
    log.delete(two);
    assert_eq!(log.verdict(repaired), Verdict::Accepted);
    assert_eq!(log.state().broken, None);
}

#[test]
fn advice_only_lets_nobody_else_put_a_log_right() {
    let mut log = LogBuilder::opened_with("service", |it| {
        it.enforcement = crate::domain::workflow::Enforcement::Advisory;
    });
    let noted = log.accept("sam", note("one"));
    log.accept("arno", note("two"));
    log.delete(noted);
    assert_eq!(log.told("omar", repair(None)), "void");
    assert_eq!(log.told("stella", repair(None)), "accepted");
}

#[test]
fn a_request_moves_to_another_version_by_a_stewards_word() {
    let migrate = |version, digest: &str, step: &str| EventKind::Migrate {
        version,
        digest: digest.into(),
        step: StepId::new(step),
    };
    let mut log = LogBuilder::at("release");
    for wrong in [migrate(3, "service@3", "agree"), migrate(2, "other", "agree"), migrate(2, "service@2", "nowhere")] {
        assert_eq!(log.told("stella", wrong), "void");
    }
    log.accept("stella", migrate(2, "service@2", "qa-testnet"));
    let replayed = log.replayed();
    assert_eq!(replayed.workflow.map(|it| it.version), Some(2));
    let state = replayed.state.expect("opened");
    assert_eq!((state.step.as_str(), state.workflow_digest.as_str()), ("qa-testnet", "service@2"));
    assert!(state.passed.iter().all(|passed| passed.step != *"qa-testnet"));
}

#[test]
fn a_version_the_pack_does_not_have_is_said() {
    let mut log = LogBuilder::empty();
    let EventKind::Open(mut opening) = open("service") else { unreachable!("an opening") };
    opening.version = 7;
    assert_eq!(log.told("rita", EventKind::Open(opening)), "void");
    assert_eq!(log.replayed().unknown_workflow, Some(("service".into(), 7)));
}

#[test]
fn a_repair_made_on_an_intact_log_does_not_answer_a_later_deletion() {
    let mut log = LogBuilder::at("release");
    log.advance();
    let approved = log.comments.last().expect("approved").id;
    let early = log.write("stella", repair(None));
    assert_eq!(log.verdict(early).name(), "void");
    log.delete(approved);
    assert_eq!(log.verdict(early).name(), "broken");
    assert!(log.state().broken.is_some());
}
