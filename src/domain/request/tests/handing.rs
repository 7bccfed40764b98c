//! Hand-offs: what the parent takes for the child's end, and that an old child stands for nothing new.

use crate::domain::ident::{OutcomeId, StepId, TrackerId};
use crate::domain::request::event::{ChildEnd, EventKind};
use crate::domain::request::guard::Child;
use crate::domain::request::testing::*;

fn hand(step: &str, tracker: &str, child: &str) -> EventKind {
    EventKind::HandOff { step: StepId::new(step), tracker: TrackerId::new(tracker), child: child.into() }
}

fn returned(step: &str, child: &str, end: ChildEnd, outcome: &str) -> EventKind {
    EventKind::Returned { step: StepId::new(step), child: child.into(), end, outcome: OutcomeId::new(outcome) }
}

fn child(end: Option<ChildEnd>) -> Child {
    let step = end.is_none().then(|| StepId::new("agree"));
    Child { tracker: TrackerId::new("internal"), number: 7, end, step, waiting_for: Vec::new(), reached: Vec::new() }
}

/// A request at `build`, handed to `kid` whose end is as given.
fn handed(end: Option<ChildEnd>) -> LogBuilder {
    let mut log = LogBuilder::opened_as("handing");
    log.advance_to("build");
    log.accept("dirk", hand("build", "internal", "kid"));
    log.relations.children.insert("kid".into(), child(end));
    log
}

#[test]
fn a_step_is_handed_over_by_its_owner_to_where_it_says_once() {
    let mut log = LogBuilder::opened_as("handing");
    assert_eq!(log.told("dirk", hand("prepare", "internal", "kid")), "void", "it hands nothing over");
    log.advance_to("build");
    assert_eq!(log.blocked("dirk", &finish("build", "done")), ["hand-off"]);
    assert_eq!(log.told("omar", hand("build", "internal", "kid")), "void");
    assert_eq!(log.told("dirk", hand("build", "desk", "kid")), "void");
    assert_eq!(log.told("dirk", hand("build", "internal", REQUEST)), "void", "not to itself");
    assert_eq!(log.told("dirk", hand("build", "internal", "kid")), "accepted");
    assert_eq!(log.told("dirk", hand("build", "internal", "other")), "void");
    assert_eq!(log.told("nora", EventKind::Linked { child: "kid".into(), number: 7 }), "void");
    assert_eq!(log.told("omar", EventKind::Linked { child: "kid".into(), number: 7 }), "accepted");
    log.accept("omar", EventKind::Linked { child: "kid".into(), number: 8 });
    assert_eq!(log.state().handoffs.first().and_then(|it| it.number), Some(7), "the first word stands");
}

#[test]
fn the_childs_end_finishes_the_step() {
    use ChildEnd::{Cancelled, Done, Refused};
    let cases = [
        (None, Done, "done", None),
        (Some(Done), Done, "done", Some("ask-review")),
        (Some(Done), Done, "refused", None),
        (Some(Done), Refused, "refused", None),
        (Some(Refused), Refused, "refused", Some("prepare")),
        (Some(Cancelled), Cancelled, "refused", Some("prepare")),
        (Some(Refused), Done, "done", None),
        (Some(Refused), Refused, "done", None),
    ];
    for (really, end, outcome, reaches) in cases {
        let mut log = handed(really);
        let told = log.told("nora", returned("build", "kid", end, outcome));
        assert_eq!(told, "void", "nora holds no role");
        let told = log.told("quinn", returned("build", "kid", end, outcome));
        assert_eq!(told == "accepted", reaches.is_some(), "{really:?} {end:?} {outcome}");
        assert_eq!(log.state().step.as_str(), reaches.unwrap_or("build"));
    }
    let mut log = handed(Some(Done));
    assert_eq!(log.told("quinn", returned("build", "other", Done, "done")), "void");
    assert_eq!(log.told("quinn", returned("review", "kid", Done, "done")), "void");
}

#[test]
fn a_person_finishes_only_when_the_child_has_ended() {
    for (end, blocked) in [
        (None, vec!["hand-off"]),
        (Some(ChildEnd::Done), vec![]),
        (Some(ChildEnd::Refused), vec![]),
        (Some(ChildEnd::Cancelled), vec![]),
    ] {
        assert_eq!(handed(end).blocked("dirk", &finish("build", "done")), blocked, "{end:?}");
    }
    let mut unknown = handed(None);
    unknown.relations.children.clear();
    assert_eq!(unknown.blocked("dirk", &finish("build", "done")), ["hand-off"], "it cannot be read");
    assert_eq!(unknown.blocked("dirk", &finish("build", "refused")), Vec::<&str>::new(), "going back needs no child");
}

#[test]
fn the_logs_word_is_taken_where_only_the_reached_matters() {
    let mut log = handed(Some(ChildEnd::Done));
    log.accept("dirk", finish("build", "done"));
    log.relations.children.clear();
    assert_eq!(log.state().step, *"build", "nobody can tell");
    log.relations.trust_children = true;
    assert_eq!(log.state().step, *"ask-review");
    let mut log = handed(Some(ChildEnd::Refused));
    log.accept("quinn", returned("build", "kid", ChildEnd::Refused, "refused"));
    log.relations.children.clear();
    log.relations.trust_children = true;
    assert_eq!(log.state().step, *"prepare");
}

#[test]
fn an_old_child_does_not_stand_for_new_work() {
    let mut log = handed(Some(ChildEnd::Refused));
    log.accept("quinn", returned("build", "kid", ChildEnd::Refused, "refused"));
    log.accept("dirk", finish("prepare", "done"));
    assert_eq!(log.state().step, *"build");
    assert_eq!(log.blocked("dirk", &finish("build", "done")), ["hand-off"]);
    assert_eq!(log.told("quinn", returned("build", "kid", ChildEnd::Refused, "refused")), "void");
    assert_eq!(log.told("dirk", hand("build", "internal", "kid")), "void", "not the same child");
    log.accept("dirk", hand("build", "internal", "kid-2"));
    log.relations.children.insert("kid-2".into(), child(Some(ChildEnd::Done)));
    log.accept("quinn", returned("build", "kid-2", ChildEnd::Done, "done"));
    assert_eq!(log.state().step, *"ask-review");
}

#[test]
fn a_child_may_return_to_a_later_step() {
    let mut log = handed(Some(ChildEnd::Done));
    log.accept("quinn", returned("build", "kid", ChildEnd::Done, "done"));
    log.accept("omar", hand("ask-review", "internal", "review-kid"));
    assert_eq!(log.state().step, *"meanwhile", "handing over finishes the step");
    log.relations.children.insert("review-kid".into(), child(Some(ChildEnd::Done)));
    let back = returned("review", "review-kid", ChildEnd::Done, "done");
    assert_eq!(log.told("quinn", back.clone()), "void", "not yet there");
    log.accept("omar", finish("meanwhile", "done"));
    assert_eq!(log.blocked("quinn", &back), ["checklist"], "the child does not tick what else is asked");
    log.accept("arno", check("review", &["read"]));
    log.accept("quinn", back);
    assert_eq!(log.state().phase.name(), "done");
}

#[test]
fn going_back_over_the_hand_over_asks_for_a_new_child() {
    let mut log = handed(Some(ChildEnd::Done));
    log.accept("quinn", returned("build", "kid", ChildEnd::Done, "done"));
    log.accept("omar", hand("ask-review", "internal", "review-kid"));
    log.relations.children.insert("review-kid".into(), child(None));
    log.accept("omar", finish("meanwhile", "done"));
    assert_eq!(log.waiting_for(), Vec::<String>::new(), "the child says who");
    log.accept("arno", finish("review", "changes"));
    log.accept("dirk", finish("prepare", "done"));
    log.accept("dirk", hand("build", "internal", "kid-2"));
    log.relations.children.insert("kid-2".into(), child(Some(ChildEnd::Done)));
    log.accept("dirk", finish("build", "done"));
    log.accept("omar", hand("ask-review", "internal", "review-kid-2"));
    assert_eq!(log.state().awaited().map(|it| it.child.as_str()), None);
    log.accept("omar", finish("meanwhile", "done"));
    assert_eq!(log.state().awaited().map(|it| it.child.as_str()), Some("review-kid-2"));
}

#[test]
fn an_open_child_says_who_is_next() {
    assert_eq!(handed(None).waiting_for(), Vec::<String>::new());
    assert_eq!(handed(Some(ChildEnd::Refused)).waiting_for(), ["developer"]);
    let mut log = LogBuilder::opened_as("handing");
    log.advance_to("build");
    assert_eq!(log.waiting_for(), ["developer"], "to hand it over");
}
