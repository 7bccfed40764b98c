//! Finishing steps: outcomes, reasons, fields, checklists, waiting, ending early; and the picture on
//! the issue.

use crate::domain::ident::PersonId;
use crate::domain::request::Issue;
use crate::domain::request::event::{EventKind, Opening};
use crate::domain::request::projection::{Change, Projection};
use crate::domain::request::testing::*;
use crate::domain::workflow::{UrgentLane, WipLimit};

#[test]
fn a_request_opens_with_what_is_asked() {
    let with = |change: &dyn Fn(&mut Opening)| {
        let EventKind::Open(mut opening) = open("service") else { unreachable!("an opening") };
        change(&mut opening);
        EventKind::Open(opening)
    };
    let cases = [
        ("rita", with(&|_| {}), "accepted"),
        ("nora", with(&|_| {}), "void"),
        ("gone", with(&|_| {}), "void"),
        ("stranger", with(&|_| {}), "void"),
        ("rita", with(&|it| it.fields.clear()), "void"),
        ("rita", with(&|it| it.fields = values(&[("service", "wiki"), ("version", "-rf")])), "void"),
        ("rita", with(&|it| it.fields = values(&[("service", " wiki ")])), "void"),
        ("rita", with(&|it| it.fields = values(&[("service", "wiki"), ("risk", "low")])), "void"),
        ("rita", with(&|it| it.urgent = true), "void"),
    ];
    for (who, kind, expected) in cases {
        assert_eq!(LogBuilder::empty().told(who, kind.clone()), expected, "{who} {kind:?}");
    }
    let mut log = LogBuilder::empty();
    log.pack.workflows.iter_mut().for_each(|it| {
        let by = vec![crate::domain::ident::RoleId::new("support")];
        it.open_by.clone_from(&by);
        it.wip = Some(WipLimit { limit: 1, urgent: Some(UrgentLane { by, limit: None }) });
    });
    assert_eq!(log.clone().told("dirk", open("service")), "void");
    assert_eq!(log.told("rita", with(&|it| it.urgent = true)), "accepted");
    assert_eq!(log.told("rita", open("service")), "void", "once is enough");
}

#[test]
fn nothing_counts_before_the_opening() {
    let mut log = LogBuilder::empty();
    assert_eq!(log.told("sam", finish("agree", "done")), "void");
    log.accept("rita", open("service"));
    log.accept("sam", finish("agree", "done"));
}

#[test]
fn what_is_not_declared_is_prohibited() {
    let mut log = LogBuilder::at("validate");
    let valid = finish("validate", "valid");
    let cases = [
        (finish("validate", "done"), "void"),
        (finish("agree", "done"), "void"),
        (finish("implement", "done"), "void"),
        (finish("nowhere", "done"), "void"),
        (valid.clone(), "void"),
        (filled(valid.clone(), &[("risk", "extreme")]), "void"),
        (filled(valid.clone(), &[("risk", "LOW")]), "void"),
        (filled(valid.clone(), &[("risk", "low"), ("colour", "red")]), "void"),
        (finish("validate", "invalid"), "void"),
        (because(finish("validate", "invalid"), "  "), "void"),
    ];
    for (kind, expected) in cases {
        assert_eq!(log.told("arno", kind.clone()), expected, "{kind:?}");
    }
    assert_eq!(log.clone().told("arno", filled(valid, &[("risk", "low")])), "accepted");
    assert_eq!(log.clone().told("arno", finish("validate", "not-needed")), "accepted", "nothing is asked then");
    log.accept("arno", because(finish("validate", "invalid"), "too early"));
    assert_eq!(log.state().phase.name(), "refused");
    assert_eq!(log.told("arno", finish("validate", "not-needed")), "void", "it has ended");
}

#[test]
fn a_checklist_is_ticked_item_by_item() {
    let mut log = LogBuilder::at("implement");
    assert_eq!(log.told("dirk", check("implement", &["docs", "unknown"])), "void");
    assert_eq!(log.told("dirk", check("implement", &[])), "void");
    log.accept("dirk", check("implement", &["docs"]));
    assert_eq!(log.blocked("dirk", &finish("implement", "done")), ["checklist"]);
    log.accept("dora", check("implement", &["monitoring"]));
    assert!(log.blocked("dirk", &finish("implement", "done")).is_empty());
    let EventKind::Check { step, items, .. } = check("implement", &["docs"]) else { unreachable!("a check") };
    log.accept("dora", EventKind::Check { step, items, undo: true });
    assert_eq!(log.blocked("dirk", &finish("implement", "done")), ["checklist"]);
    log.accept("dirk", check("implement", &["docs"]));
    log.accept("dirk", finish("implement", "done"));
}

#[test]
fn waiting_ends_when_somebody_resumes_or_the_step_ends() {
    let wait = EventKind::Wait { reason: "for the provider".into() };
    let mut log = LogBuilder::at("qa-testnet");
    assert_eq!(log.told("quinn", EventKind::Resume {}), "void");
    log.accept("quinn", wait.clone());
    assert_eq!(log.state().waiting.as_deref(), Some("for the provider"));
    assert_eq!(log.told("dirk", EventKind::Resume {}), "void");
    log.accept("rita", EventKind::Resume {});
    assert_eq!(log.state().waiting, None);
    log.accept("rita", wait.clone());
    log.accept("quinn", finish("qa-testnet", "verified"));
    assert_eq!(log.state().waiting, None);
    log.accept("rita", wait);
    log.accept("rita", EventKind::Cancel { reason: "no need".into() });
    assert_eq!(log.state().waiting, None);
}

#[test]
fn who_may_cancel() {
    let cases = [("rita", true), ("dirk", true), ("stella", true), ("dora", false), ("omar", false), ("sam", false)];
    for (who, may) in cases {
        let mut log = LogBuilder::at("implement");
        let told = log.told(who, EventKind::Cancel { reason: "no need".into() });
        assert_eq!(told == "accepted", may, "{who}");
        assert_eq!(log.state().phase.name(), if may { "cancelled" } else { "open" });
    }
}

#[test]
fn who_can_be_assigned() {
    let mut log = LogBuilder::at("implement");
    let assign = |who: &str| EventKind::Assign { person: Some(PersonId::new(who)) };
    assert_eq!(log.told("dirk", assign("quinn")), "void", "quinn could not finish it");
    assert_eq!(log.told("omar", assign("dora")), "void");
    log.accept("dirk", assign("dora"));
    assert_eq!(log.state().assignee, Some(PersonId::new("dora")));
    log.advance_to("deploy-testnet");
    assert_eq!(log.state().assignee, None);
}

#[test]
fn whose_turn_it_is() {
    let cases = [
        ("agree", vec!["stakeholder"]),
        ("validate", vec!["architect"]),
        ("implement", vec!["developer"]),
        ("deploy-testnet", vec!["ops"]),
        ("qa-testnet", vec!["qa"]),
        ("clarify", vec!["support"]),
        ("release", vec!["architect", "stakeholder"]),
        ("verify", vec!["qa"]),
    ];
    for (step, expected) in cases {
        assert_eq!(LogBuilder::at(step).waiting_for(), expected, "{step}");
    }
    let mut log = LogBuilder::at("release");
    log.advance();
    assert_eq!(log.waiting_for(), ["stakeholder"]);
    log.advance();
    assert_eq!(log.waiting_for(), ["ops"]);
    log.accept("ada", reject("no"));
    assert_eq!(log.waiting_for(), ["ada"]);
    log.accept("arno", lift("ada"));
    log.advance();
    assert_eq!(log.waiting_for(), ["omar"], "while it deploys");
    log.advance();
    assert_eq!(log.waiting_for(), ["ops"], "deployed, to be finished");
    while log.state().is_open() {
        log.advance();
    }
    assert_eq!(log.waiting_for(), Vec::<String>::new());
}

fn picture(log: &LogBuilder) -> (Vec<String>, Vec<String>, bool) {
    let projection = log.with_scene(Projection::of);
    (projection.labels.into_iter().collect(), projection.assignees.into_iter().collect(), projection.open)
}

#[test]
fn the_picture_follows_the_state() {
    let mut log = LogBuilder::at("qa-testnet");
    assert_eq!(picture(&log), (vec!["QA".into(), "stage/qa-testnet".into()], vec![], true));
    log.advance();
    let (labels, ..) = picture(&log);
    assert_eq!(labels, ["stage/clarify", "verified"]);
    log.advance_to("release");
    let (labels, assignees, _) = picture(&log);
    assert_eq!((labels, assignees), (vec!["stage/release".into(), "verified".into()], vec!["omar".into()]));
    let mut sent_back = log.clone();
    sent_back.accept("omar", finish("release", "changes"));
    let (labels, assignees, _) = picture(&sent_back);
    assert_eq!((labels, assignees), (vec!["stage/implement".into()], vec!["dirk".into()]), "no longer verified");
    while log.state().is_open() {
        log.advance();
    }
    assert_eq!(picture(&log), (vec!["live".into(), "verified".into()], vec![], false));
}

#[test]
fn the_picture_leaves_foreign_labels_and_people_alone() {
    let log = LogBuilder::at("release");
    let strings = |words: &[&str]| words.iter().map(|it| (*it).to_owned()).collect::<Vec<_>>();
    let issue = Issue {
        title: "A wiki".into(),
        body: String::new(),
        created_at: day(0),
        open: false,
        labels: strings(&["bug", "qa", "VERIFIED", "stage/qa-testnet"]),
        assignees: strings(&["quinn", "a-bot"]),
        comment_count: 0,
    };
    let changes =
        log.with_scene(|scene| Projection::of(scene).changes(&issue, |who| log.pack.directory.person(who).is_some()));
    assert_eq!(
        changes,
        [
            Change::RemoveLabel("qa".into()),
            Change::RemoveLabel("stage/qa-testnet".into()),
            Change::AddLabel("stage/release".into()),
            Change::Unassign("quinn".into()),
            Change::Assign("omar".into()),
            Change::Reopen,
        ]
    );
}
