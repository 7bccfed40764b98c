//! Approvals: who counts, for what, until when; and that different persons do separated parts.

use crate::domain::ident::{RoleId, StepId};
use crate::domain::request::event::{Approving, EventKind};
use crate::domain::request::testing::*;
use crate::domain::workflow::{ApprovalRule, Enforcement, Part};

fn go() -> EventKind {
    deploy("mainnet", "1.0")
}

/// Approves release 1.0 as a correct client does.
fn approval(log: &mut LogBuilder, who: &str) -> &'static str {
    let kind = approve(&log.state(), "1.0");
    log.told(who, kind)
}

#[test]
fn who_may_approve() {
    let cases = [
        ("arno", "accepted"),
        ("ada", "accepted"),
        ("sam", "accepted"),
        ("robo", "void"),
        ("rita", "void"),
        ("omar", "void"),
        ("nora", "void"),
        ("stranger", "void"),
    ];
    for (who, expected) in cases {
        let mut log = LogBuilder::at("release");
        assert_eq!(approval(&mut log, who), expected, "{who}");
    }
    let mut log = LogBuilder::at("release");
    let elsewhere = EventKind::Approve(Approving { step: StepId::new("verify"), release: None, subject: "x".into() });
    assert_eq!(log.told("arno", elsewhere), "void");
}

#[test]
fn each_slot_needs_a_person_of_its_own() {
    let cases: [(&[&str], bool); 7] = [
        (&[], false),
        (&["arno"], false),
        (&["ada"], false),
        (&["arno", "sam"], true),
        (&["ada", "sam"], true),
        (&["arno", "ada"], true),
        (&["ada", "arno", "sam"], true),
    ];
    for (who, enough) in cases {
        let mut log = LogBuilder::at("release");
        for person in who {
            assert_eq!(approval(&mut log, person), "accepted");
            assert_eq!(approval(&mut log, person), "accepted", "saying it twice is possible, and still one person");
        }
        assert_eq!(log.blocked("omar", &go()).is_empty(), enough, "{who:?}");
        assert_eq!(log.told("omar", go()) == "accepted", enough, "{who:?}");
    }
}

#[test]
fn n_approvals_are_n_persons() {
    let rule = |role: &str, count| ApprovalRule { role: RoleId::new(role), count };
    let mut log = LogBuilder::opened_with("service", |it| {
        let release = it.steps.iter_mut().find(|step| step.id == *"release").expect("declared");
        release.approvals = vec![rule("architect", 2), rule("stakeholder", 1)];
    });
    log.advance_to("release");
    for (person, missing) in [("arno", 2), ("ada", 1), ("sam", 0)] {
        assert_eq!(approval(&mut log, person), "accepted");
        let left = log.with_scene(|scene| {
            let step = scene.step().expect("stands somewhere");
            scene.counted(step, Some("1.0")).missing().count()
        });
        assert_eq!(left, missing, "after {person}");
    }
}

#[test]
fn a_changed_subject_leaves_approvals_stale() {
    let mut log = LogBuilder::at("release");
    approval(&mut log, "arno");
    approval(&mut log, "sam");
    assert!(log.blocked("omar", &go()).is_empty());
    let before = log.clone();
    log.accept("rita", set(&[("service", "mail")]));
    assert_eq!(log.blocked("omar", &go()), ["approvals"]);
    log.accept("rita", set(&[("service", "wiki")]));
    assert!(log.blocked("omar", &go()).is_empty(), "the very same subject again");
    let mut log = before.clone();
    log.accept("rita", set(&[("version", "2.0")]));
    assert!(log.blocked("omar", &deploy("mainnet", "2.0")).contains(&"approvals"), "another release");
    let kind = approve(&before.state(), "2.0");
    let mut log = before;
    log.accept("arno", kind);
    assert_eq!(log.blocked("omar", &go()), ["approvals"], "the latest stance is about another release");
}

#[test]
fn approvals_count_at_the_decision() {
    let mut log = LogBuilder::at("release");
    assert_eq!(approval(&mut log, "lena"), "accepted");
    assert_eq!(approval(&mut log, "sam"), "accepted");
    assert!(log.blocked("omar", &go()).is_empty());
    log.now = day(11);
    assert_eq!(log.blocked("omar", &go()), ["approvals"], "lena has left");
}

#[test]
fn the_latest_stance_of_a_person_wins() {
    let mut log = LogBuilder::at("release");
    approval(&mut log, "arno");
    approval(&mut log, "sam");
    log.accept("sam", reject("not on Friday"));
    assert_eq!(log.blocked("omar", &go()), ["approvals"]);
    approval(&mut log, "sam");
    assert!(log.blocked("omar", &go()).is_empty());
}

#[test]
fn an_objection_holds_until_the_person_or_their_lead_lifts_it() {
    let cases = [("ada", "accepted"), ("arno", "accepted"), ("sam", "void"), ("omar", "void"), ("rita", "void")];
    for (who, expected) in cases {
        let mut log = LogBuilder::at("release");
        approval(&mut log, "arno");
        approval(&mut log, "sam");
        log.accept("ada", reject("no"));
        assert_eq!(log.told("omar", go()), "void");
        assert_eq!(log.told(who, lift("ada")), expected, "{who}");
        assert_eq!(log.blocked("omar", &go()).is_empty(), expected == "accepted", "{who}");
    }
    // Who left lifts nothing; their lead does.
    let mut log = LogBuilder::at("release");
    log.accept("lena", reject("no"));
    log.now = day(11);
    assert_eq!(log.told("lena", lift("lena")), "void");
    assert_eq!(log.told("arno", lift("lena")), "accepted");
}

#[test]
fn entering_a_step_again_begins_anew() {
    let mut log = LogBuilder::at("release");
    approval(&mut log, "arno");
    approval(&mut log, "sam");
    let early = log.event("arno", approve(&log.state(), "1.0"));
    log.accept("omar", finish("release", "changes"));
    assert_eq!(log.state().step, *"implement");
    assert!(log.state().checked.is_empty());
    assert_eq!(log.blocked("dirk", &finish("implement", "done")), ["checklist", "checklist"]);
    log.advance_to("release");
    assert_eq!(log.blocked("omar", &go()), ["approvals"]);
    let stale = log.post("arno", &early);
    assert_eq!(log.verdict(stale).name(), "stale");
}

#[test]
fn separated_parts_need_different_persons() {
    // dora may implement and test, but not both.
    let by_dora = |small_team: bool, enforcement: Enforcement| {
        let mut log = LogBuilder::opened_with("service", |it| {
            it.small_team = small_team;
            it.enforcement = enforcement;
        });
        log.advance_to("implement");
        log.accept("dora", check("implement", &["docs", "monitoring"]));
        log.accept("dora", finish("implement", "done"));
        log.advance_to("qa-testnet");
        log
    };
    let tested = finish("qa-testnet", "verified");
    let mut log = by_dora(false, Enforcement::Strict);
    assert_eq!(log.blocked("dora", &tested), ["separation"]);
    assert_eq!(log.told("dora", tested.clone()), "void");
    assert_eq!(log.told("dora", finish("qa-testnet", "failed")), "void", "either outcome finishes the step");
    assert_eq!(log.told("quinn", tested.clone()), "accepted");
    for mut log in [by_dora(true, Enforcement::Strict), by_dora(false, Enforcement::Advisory)] {
        let guards = log.guards("dora", &tested);
        let waived: Vec<_> = guards.iter().filter(|guard| guard.waived).map(|guard| guard.ident).collect();
        assert_eq!(waived, ["separation"]);
        assert_eq!(log.told("dora", tested.clone()), "accepted");
    }
}

#[test]
fn opening_and_approving_can_be_kept_apart_from_other_parts() {
    let apart = |left: Part, right: Part, at: &str| {
        let mut log = LogBuilder::opened_with("service", |it| it.separate = vec![(left.clone(), right.clone())]);
        log.advance_to(at);
        log
    };
    let release = Part::Approving(StepId::new("release"));
    let mut log = apart(Part::Finishing(StepId::new("validate")), release, "release");
    assert_eq!(approval(&mut log, "arno"), "void", "arno validated");
    assert_eq!(approval(&mut log, "ada"), "accepted");
    let mut log = apart(Part::Opening, Part::Finishing(StepId::new("clarify")), "clarify");
    assert_eq!(log.told("rita", finish("clarify", "done")), "void");
    assert_eq!(log.told("lena", finish("clarify", "done")), "accepted");
}

#[test]
fn advice_only_lets_pass_and_says_so() {
    let mut log = LogBuilder::opened_with("service", |it| it.enforcement = Enforcement::Advisory);
    log.advance_to("release");
    let guards = log.guards("olga", &go());
    let waived: Vec<_> = guards.iter().filter(|guard| guard.waived).map(|guard| guard.ident).collect();
    assert_eq!(waived, ["approvals"]);
    assert_eq!(log.told("nora", go()), "accepted");
    let mut log = LogBuilder::opened_with("service", |it| it.enforcement = Enforcement::Advisory);
    assert_eq!(log.told("quinn", finish("agree", "undeclared")), "void", "not even then");
    assert_eq!(log.told("quinn", finish("validate", "valid")), "void", "not even then");
    assert_eq!(log.told("quinn", finish("agree", "done")), "accepted");
}
