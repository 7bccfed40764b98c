//! A broken glass: who may break it, who agrees, what it sets aside, and when it is over.

use chrono::Duration;

use crate::domain::ident::{EnvironmentId, PersonId, TrackerId, WindowId};
use crate::domain::request::event::{Breaking, DeployAction, DeployOutcome, EventKind, Opening, ParentRef};
use crate::domain::request::projection::Projection;
use crate::domain::request::sentence::sentence;
use crate::domain::request::state::Glass;
use crate::domain::request::testing::*;
use crate::domain::workflow::{Enforcement, GLASS_REVIEW};

/// A request at `release` on which `omar` broke that glass.
fn broken(kind: EventKind) -> LogBuilder {
    let mut log = LogBuilder::at("release");
    log.accept("omar", kind);
    log
}

fn glass(log: &LogBuilder) -> Glass {
    log.state().glasses.last().expect("one was broken").clone()
}

/// The deployment of release 1.0 to production under the last glass.
fn go(log: &LogBuilder) -> EventKind {
    under(&glass(log).event, deploy("mainnet", "1.0"))
}

fn says(change: impl Fn(&mut Breaking)) -> EventKind {
    let EventKind::BreakGlass(mut says) = break_glass(&["night"], true, "1h") else { panic!("it is one") };
    change(&mut says);
    EventKind::BreakGlass(says)
}

#[test]
fn who_may_break_it() {
    let cases: [(&str, &[&str], &str); 11] = [
        ("omar", &["night"], "accepted"),
        ("olga", &["freeze"], "accepted"),
        ("omar", &["night", "freeze"], "accepted"),
        ("dirk", &["night"], "void"),
        ("sam", &["night"], "void"),
        ("sam", &["board"], "accepted"),
        ("omar", &["night", "board"], "void"),
        ("nora", &["night"], "void"),
        ("stranger", &["night"], "void"),
        // Nobody can tell of a window that is gone.
        ("quinn", &["gone"], "accepted"),
        ("nora", &["gone"], "void"),
    ];
    for (who, windows, expected) in cases {
        let mut log = LogBuilder::at("release");
        assert_eq!(log.told(who, break_glass(windows, true, "1h")), expected, "{who} {windows:?}");
    }
    let mut log = LogBuilder::opened_with("service", |it| it.enforcement = Enforcement::Advisory);
    assert_eq!(log.told("dirk", break_glass(&["night"], true, "1h")), "void", "also where the process only advises");
}

#[test]
fn it_says_what_for_and_for_how_long() {
    let cases = [
        (says(|_| {}), None),
        (says(|it| it.windows.clear()), Some("reason")),
        (says(|it| it.reason = " \n".into()), Some("reason")),
        (says(|it| it.environment = EnvironmentId::new("moon")), Some("environment")),
        (break_glass(&["night"], true, "60m"), None),
        (break_glass(&["night"], true, "61m"), Some("expires")),
        (break_glass(&["freeze"], true, "4h"), None),
        (break_glass(&["freeze", "night"], true, "4h"), Some("expires")),
        (break_glass(&["freeze"], true, "1bd"), Some("expires")),
        (break_glass(&["freeze"], true, "sprint"), Some("expires")),
    ];
    for (kind, blocked) in cases {
        let mut log = LogBuilder::at("release");
        assert_eq!(log.blocked("omar", &kind), blocked.into_iter().collect::<Vec<_>>(), "{kind:?}");
        assert_eq!(log.told("omar", kind) == "accepted", blocked.is_none());
    }
}

#[test]
fn another_person_of_the_asked_roles_agrees() {
    let cases = [
        ("arno", "accepted"),
        ("ada", "accepted"),
        ("sam", "void"),
        ("olga", "void"),
        ("omar", "void"),
        ("robo", "void"),
        ("nora", "void"),
    ];
    for (who, expected) in cases {
        let mut log = broken(break_glass(&["freeze"], true, "4h"));
        let kind = approve_glass(&glass(&log).event);
        assert_eq!(log.told(who, kind), expected, "{who}");
        assert_eq!(glass(&log).approved.len(), usize::from(expected == "accepted"));
    }
    // An architect who broke it, as one of those who may, does not agree with himself.
    let mut log = LogBuilder::at("release");
    log.accept("ada", break_glass(&["board", "gone"], true, "4h"));
    let kind = approve_glass(&glass(&log).event);
    assert_eq!(log.blocked("ada", &kind), ["not-breaker"]);
    assert_eq!(log.told("quinn", kind), "accepted", "where nobody is asked for, any role agrees");
    assert_eq!(log.told("arno", approve_glass("unknown")), "void");
    let mut log = broken(break_glass(&["freeze"], true, "4h"));
    log.now = glass(&log).expires;
    let kind = approve_glass(&glass(&log).event);
    assert_eq!(log.blocked("arno", &kind), ["glass"], "it is over");
}

#[test]
fn it_is_over_to_the_second() {
    for (left, expected) in [(1, "accepted"), (0, "void"), (-1, "void")] {
        let mut log = broken(break_glass(&["night"], true, "1h"));
        let glass = glass(&log);
        assert_eq!(glass.expires - glass.at, Duration::hours(1));
        log.now = glass.expires - Duration::seconds(left);
        let kind = go(&log);
        assert_eq!(log.told("omar", kind), expected, "{left} seconds before");
    }
}

#[test]
fn who_broke_it_deploys_under_it_and_where_it_was_broken_for() {
    let log = broken(break_glass(&["night"], true, "1h"));
    assert!(log.blocked("omar", &go(&log)).is_empty());
    assert_eq!(log.blocked("olga", &go(&log)), ["glass", "approvals"]);
    assert_eq!(log.blocked("omar", &under("unknown", deploy("mainnet", "1.0"))), ["glass", "approvals"]);
    let mut log = LogBuilder::at("deploy-testnet");
    log.accept("omar", break_glass(&["night"], true, "1h"));
    let kind = under(&glass(&log).event, deploy("testnet", "1.0"));
    assert_eq!(log.blocked("omar", &kind), ["glass"]);
}

#[test]
fn missing_approvals_are_set_aside_where_it_says_so_and_was_agreed() {
    let cases: [(EventKind, Option<&str>, bool); 7] = [
        (break_glass(&["night"], true, "1h"), None, true),
        (break_glass(&["night"], false, "1h"), None, false),
        (break_glass(&["freeze"], true, "4h"), None, false),
        (break_glass(&["freeze"], true, "4h"), Some("ada"), true),
        (break_glass(&["freeze", "night"], true, "1h"), Some("ada"), true),
        // Who may break a window that is gone, or was never there, nobody can tell.
        (break_glass(&["gone"], true, "1h"), Some("ada"), false),
        (break_glass(&["solid"], true, "1h"), Some("ada"), false),
    ];
    for (kind, agrees, aside) in cases {
        let said = format!("{kind:?} {agrees:?}");
        let mut log = broken(kind);
        if let Some(who) = agrees {
            let kind = approve_glass(&glass(&log).event);
            log.accept(who, kind);
        }
        let guards = log.guards("omar", &go(&log));
        let approvals = guards.iter().find(|guard| guard.ident == "approvals").expect("they are asked for");
        assert_eq!((approvals.met, approvals.waived), (false, aside), "{said}");
        let kind = go(&log);
        assert_eq!(log.told("omar", kind) == "accepted", aside, "{said}");
    }
}

#[test]
fn it_sets_nothing_else_aside() {
    let mut log = broken(break_glass(&["night"], true, "1h"));
    let kind = under(&glass(&log).event, deploy("mainnet", "1.1"));
    assert_eq!(log.blocked("omar", &kind), ["environment-order"]);
    log.accept("rita", set(&[("version", "2.0")]));
    assert_eq!(log.blocked("omar", &go(&log)), ["release-matches"]);
    let mut log = broken(break_glass(&["night"], true, "1h"));
    log.accept("arno", reject("not like this"));
    assert_eq!(log.blocked("omar", &go(&log)), ["approvals"], "an objection stands");
    log.accept("arno", lift("arno"));
    assert!(log.blocked("omar", &go(&log)).is_empty());
    // Who may push is told by the environment, not by the glass.
    let mut log = LogBuilder::at("release");
    log.accept("sam", break_glass(&["board"], true, "1h"));
    assert_eq!(log.blocked("sam", &go(&log)), ["role"]);
}

#[test]
fn one_glass_serves_until_it_is_over_and_is_reviewed_once() {
    let mut log = broken(break_glass(&["night"], true, "1h"));
    assert!(!log.state().is_used(&glass(&log)));
    for outcome in [DeployOutcome::Failed, DeployOutcome::Deployed] {
        let kind = go(&log);
        log.accept("omar", kind);
        let running = log.state().running().expect("it runs").event.clone();
        log.accept("omar", deployed(&running, outcome));
    }
    assert!(log.state().is_used(&glass(&log)));
    log.accept("omar", EventKind::Linked { child: "01JDREVIEW".into(), number: 9 });
    log.accept("omar", EventKind::Linked { child: "01JDREVIEW".into(), number: 10 });
    assert_eq!(glass(&log).review, Some(9), "the first word stands");
}

#[test]
fn a_done_request_takes_a_glass_for_the_way_back() {
    let mut log = LogBuilder::opened();
    while log.state().is_open() {
        log.advance();
    }
    log.accept("omar", break_glass(&["night"], false, "1h"));
    let back = under(&glass(&log).event, acting("mainnet", "0.9", DeployAction::Rollback));
    assert_eq!(log.blocked("olga", &back), ["glass"]);
    assert_eq!(log.told("omar", back), "accepted");
}

#[test]
fn a_glass_that_was_edited_or_taken_away_is_none() {
    for edited in [true, false] {
        let mut log = LogBuilder::at("release");
        let comment = log.accept("omar", break_glass(&["night"], true, "1h"));
        let kind = go(&log);
        let deploys = log.accept("omar", kind);
        if edited {
            log.edit(comment);
        } else {
            log.delete(comment);
        }
        assert_eq!(log.verdict(deploys).name(), "broken");
        assert!(log.state().broken.is_some() && log.state().deployments.len() == 1, "only the one in testnet");
    }
}

#[test]
fn its_review_belongs_to_who_broke_it() {
    let opening = |workflow: &str, requester: &str| match open(workflow) {
        EventKind::Open(opening) => {
            let tracker = TrackerId::new("desk");
            let parent = ParentRef { tracker, request: REQUEST.into(), correlation: REQUEST.into() };
            EventKind::Open(Opening { requester: Some(PersonId::new(requester)), parent: Some(parent), ..opening })
        }
        other => other,
    };
    let mut log = LogBuilder::empty();
    log.accept("olga", opening(GLASS_REVIEW, "omar"));
    assert_eq!(log.state().requester, PersonId::new("omar"));
    assert_eq!(log.blocked("omar", &finish("review", "done")), ["separation"]);
    let cancel = EventKind::Cancel { reason: "no need".into() };
    for kind in [cancel.clone(), EventKind::Wait { reason: "for a quiet day".into() }] {
        assert_eq!(log.blocked("omar", &kind), ["role"], "though he leads those who review");
        assert_eq!(log.blocked("rita", &kind), ["role"]);
    }
    assert!(log.blocked("stella", &cancel).is_empty());
    assert!(log.blocked("olga", &finish("review", "done")).is_empty());
    let mut log = LogBuilder::empty();
    log.write("rita", open(GLASS_REVIEW));
    assert!(log.replayed().state.is_none(), "it is of a glass");
    let mut log = LogBuilder::empty();
    log.write("rita", opening("service", "omar"));
    assert!(log.replayed().state.is_none(), "nothing else is opened for another");
    let mut log = LogBuilder::empty();
    log.write("rita", opening(GLASS_REVIEW, "stranger"));
    assert!(log.replayed().state.is_none());
}

#[test]
fn it_covers_what_it_names() {
    let log = broken(break_glass(&["night", "freeze"], false, "1h"));
    let covers = |environment: &str, windows: &[&str]| {
        let windows: Vec<_> = windows.iter().map(|window| WindowId::new(*window)).collect();
        glass(&log).covers(&EnvironmentId::new(environment), &windows)
    };
    assert!(covers("mainnet", &[]) && covers("mainnet", &["freeze"]) && covers("mainnet", &["freeze", "night"]));
    assert!(!covers("mainnet", &["freeze", "solid"]) && !covers("testnet", &["freeze"]));
}

#[test]
fn it_is_told_on_the_issue_in_words_nobody_can_act_on() {
    let log = broken(break_glass(&["night", "freeze"], true, "1h"));
    let said = |kind: &EventKind| log.with_scene(|scene| sentence(scene.workflow, REQUEST, Some(scene.state), kind));
    let (words, quoted) = said(&says(|it| it.incident = "desk#7` <!-- @all".into()));
    insta::assert_snapshot!(words, @r#"
    **Broke the glass** of `night`, missing approvals · `mainnet` for 1h, because of `desk#7--all` · service request 01JDREQUES…
    "#);
    assert_eq!(quoted.as_deref(), Some("users are locked out"));
    let (words, quoted) = said(&approve_glass(&glass(&log).event));
    insta::assert_snapshot!(words, @r#"
    **Approved the glass broken** by `omar` · `mainnet` · service request 01JDREQUES…
    "#);
    assert_eq!(quoted, None);
    let labels = log.with_scene(|scene| Projection::of(scene).labels);
    assert!(labels.contains("break-glass"));
}
