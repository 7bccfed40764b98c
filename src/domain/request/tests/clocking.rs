//! Severities and reopening: who may, when; and the facts that clocks go by.

use chrono::Duration;

use crate::domain::duration::Length;
use crate::domain::ident::{FieldId, PersonId, RoleId, SeverityId, StepId, TrackerId};
use crate::domain::request::event::{EventKind, Opening, ParentRef};
use crate::domain::request::testing::*;
use crate::domain::request::{Issue, projection::Projection};
use crate::domain::sla::{
    AT_RISK, ClockMode, Ending, Fact, OffHours, OnReopen, OnSeverityChange, Policies, Record, Severity,
};
use crate::domain::workflow::{Field, FieldKind, ReopenRule, SeverityRule, Workflow};

fn severity(id: &str) -> EventKind {
    EventKind::Severity { severity: SeverityId::new(id), reason: "it is".into() }
}

fn reopen(step: &str) -> EventKind {
    EventKind::Reopen { step: StepId::new(step), reason: "it came back".into() }
}

fn declared(id: &str) -> Severity {
    Severity {
        id: SeverityId::new(id),
        aliases: Vec::new(),
        label: Some(format!("Label {id}")),
        respond: Length::parse("30m"),
        resolve: Length::parse("4h"),
        update: Length::parse("1h"),
        calendar: None,
        clock: ClockMode::Business,
        off_hours: OffHours::NextWorkingDay,
        at_risk: AT_RISK,
        blocks: false,
        on_severity_change: OnSeverityChange::Retarget,
        on_reopen: OnReopen::Resume,
    }
}

/// Requests of `service` take a severity, and are reopened at `implement` by qa.
fn rule(workflow: &mut Workflow) {
    workflow.severity = Some(SeverityRule::Optional);
    workflow.reopen = Some(ReopenRule { to: StepId::new("implement"), by: vec![RoleId::new("qa")] });
}

/// A log of `service` with severities, opened by rita as `critical`.
fn rated() -> LogBuilder {
    let mut log = LogBuilder::empty();
    log.pack.severities = vec![declared("critical"), declared("minor")];
    log.pack.workflows.iter_mut().for_each(rule);
    log.accept("rita", opening(|opening| opening.severity = Some(SeverityId::new("critical"))));
    log
}

fn opening(change: impl Fn(&mut Opening)) -> EventKind {
    let EventKind::Open(mut opening) = open("service") else { unreachable!("an opening") };
    change(&mut opening);
    EventKind::Open(opening)
}

fn facts(record: &Record) -> Vec<&Fact> {
    record.marks.iter().map(|mark| &mark.fact).collect()
}

#[test]
fn a_severity_is_given_where_the_workflow_has_them() {
    let rated = opening(|opening| opening.severity = Some(SeverityId::new("critical")));
    for (rule, bare, with) in [
        (None, "accepted", "void"),
        (Some(SeverityRule::Optional), "accepted", "accepted"),
        (Some(SeverityRule::Required), "void", "accepted"),
    ] {
        let mut log = LogBuilder::empty();
        log.pack.workflows.iter_mut().for_each(|workflow| workflow.severity = rule);
        assert_eq!(log.clone().told("rita", opening(|_| {})), bare, "{rule:?}");
        assert_eq!(log.told("rita", rated.clone()), with, "{rule:?}");
    }
    let mut log = LogBuilder::opened();
    assert_eq!(log.blocked("rita", &severity("critical")), ["severity"]);
    assert_eq!(log.told("rita", severity("critical")), "void");
}

#[test]
fn the_reporter_the_step_and_stewards_change_the_severity() {
    let mut log = rated();
    for (who, blocked) in [
        ("rita", &[][..]),
        ("sam", &[]),
        ("stella", &[]),
        // Neither another developer, nor who holds no role, nor who has left.
        ("dirk", &["role"]),
        ("nora", &["role"]),
        ("gone", &["role"]),
    ] {
        assert_eq!(log.blocked(who, &severity("minor")), blocked, "{who}");
    }
    assert_eq!(log.told("rita", severity("critical")), "void", "it is that already");
    assert_eq!(log.told("sam", severity("minor")), "accepted");
    assert_eq!(log.state().severity, Some(SeverityId::new("minor")));
    log.accept("rita", EventKind::Cancel { reason: "no".into() });
    assert_eq!(log.blocked("stella", &severity("critical")), ["request-open"]);
}

#[test]
fn a_pack_may_drop_a_severity_and_what_was_decided_stays() {
    let mut log = rated();
    log.accept("rita", severity("minor"));
    log.accept("sam", finish("agree", "done"));
    log.pack.severities.clear();
    assert_eq!(log.verdicts(), ["accepted"; 3]);
    assert_eq!(log.state().severity, Some(SeverityId::new("minor")));
}

#[test]
fn the_label_of_the_severity_follows_it() {
    let mut log = rated();
    log.accept("rita", severity("minor"));
    let issue = |labels: &[&str]| Issue {
        title: String::new(),
        body: String::new(),
        created_at: log.now,
        open: true,
        labels: labels.iter().map(|label| (*label).to_owned()).collect(),
        assignees: vec![],
        comment_count: 0,
    };
    let changes = |log: &LogBuilder, labels: &[&str]| {
        let changes = log.with_scene(|scene| Projection::of(scene).changes(&issue(labels), |_| true));
        changes
            .iter()
            .map(|change| format!("{change:?}"))
            .filter(|change| change.contains("Label "))
            .collect::<Vec<_>>()
    };
    assert_eq!(changes(&log, &["Label critical"]), ["RemoveLabel(\"Label critical\")", "AddLabel(\"Label minor\")"]);
    // Where requests have no severity, such a label is somebody's own.
    let mut bare = LogBuilder::opened();
    bare.pack.severities = vec![declared("critical")];
    assert_eq!(changes(&bare, &["Label critical"]), [""; 0]);
}

#[test]
fn only_what_has_ended_is_reopened_where_and_by_whom_it_says() {
    let mut log = rated();
    assert_eq!(log.blocked("quinn", &reopen("implement")), ["request-ended", "reopen"]);
    log.advance_to("verify");
    assert_eq!(log.blocked("quinn", &reopen("implement")), ["request-ended"]);
    log.advance();
    for (who, step, blocked) in [
        ("quinn", "implement", &[][..]),
        ("quinn", "agree", &["reopen"]),
        ("quinn", "nowhere", &["reopen"]),
        ("sam", "implement", &["role"]),
        ("rita", "implement", &["role"]),
        ("stella", "implement", &["role"]),
    ] {
        assert_eq!(log.blocked(who, &reopen(step)), blocked, "{who} {step}");
    }
    log.accept("quinn", reopen("implement"));
    let state = log.state();
    assert_eq!((state.is_open(), state.step.as_str()), (true, "implement"));
    // What came at that step or behind it is to be done again.
    let passed: Vec<&str> = state.passed.iter().map(|passed| passed.step.as_str()).collect();
    assert_eq!(passed, ["agree", "validate"]);
    assert_eq!(log.told("quinn", reopen("implement")), "void", "it is open");
    log.advance_to("deploy-testnet");
}

#[test]
fn reopening_never_leads_on() {
    // Refused at the second step: the third was never reached.
    let mut log = rated();
    log.advance_to("validate");
    log.accept("arno", because(finish("validate", "invalid"), "too early"));
    assert_eq!(log.blocked("quinn", &reopen("implement")), ["reopen"]);
    // Without a rule nobody reopens anything.
    let mut bare = LogBuilder::opened();
    bare.accept("rita", EventKind::Cancel { reason: "no".into() });
    assert_eq!(bare.blocked("quinn", &reopen("agree")), ["reopen"]);
    assert_eq!(bare.told("quinn", reopen("agree")), "void");
}

#[test]
fn what_a_parent_built_on_stays_ended() {
    let parent = |opening: &mut Opening| {
        opening.parent = Some(ParentRef {
            tracker: TrackerId::new("internal"),
            request: "01PARENT".into(),
            correlation: "01PARENT".into(),
        });
    };
    let mut log = LogBuilder::empty();
    log.pack.workflows.iter_mut().for_each(rule);
    log.accept("rita", opening(parent));
    log.advance_to("verify");
    log.advance();
    assert_eq!(log.blocked("quinn", &reopen("implement")), ["no-parent"]);
}

#[test]
fn an_edited_change_of_severity_breaks_the_log() {
    let mut log = rated();
    let change = log.accept("rita", severity("minor"));
    log.edit(change);
    assert_eq!(log.state().broken.as_deref(), Some("event 2 was edited"));
}

#[test]
fn facts_are_gathered_in_the_order_of_the_log() {
    let mut log = rated();
    // The reporter answers nothing, and neither does a bot, nor somebody without a role.
    log.accept("rita", note("please"));
    log.accept("robo", note("seen by a machine"));
    assert_eq!(log.told("nora", note("me too")), "void");
    log.accept("sam", because(finish("agree", "done"), "yes, and soon"));
    log.accept("arno", EventKind::Wait { reason: "a paper".into() });
    log.accept("arno", EventKind::Wait { reason: "two papers".into() });
    log.accept("arno", severity("minor"));
    log.accept("sam", note("how far is it?"));
    // Going on ends the waiting.
    log.accept("arno", filled(finish("validate", "valid"), &[("risk", "low")]));
    log.accept("rita", EventKind::Cancel { reason: "no".into() });
    let step = |id: &str| Fact::Step { id: StepId::new(id), waiting: false };
    let rated = |id: &str| Fact::Severity(SeverityId::new(id));
    assert_eq!(
        facts(&log.state().record),
        [
            &rated("critical"),
            &step("agree"),
            &Fact::Response,
            &Fact::Update,
            &step("validate"),
            &Fact::Wait,
            &rated("minor"),
            // The first one under the new severity.
            &Fact::Response,
            &Fact::Update,
            &Fact::Resume,
            &step("implement"),
            &Fact::Ended(Ending::Cancelled),
        ]
    );
    // A step that is waiting says so.
    let mut waiting = self::rated();
    waiting.advance_to("clarify");
    let last = waiting.state().record.marks.pop().map(|mark| mark.fact);
    assert_eq!(last, Some(Fact::Step { id: StepId::new("clarify"), waiting: true }));
}

#[test]
fn a_date_given_with_the_end_leaves_no_clock_running() {
    let due = |workflow: &mut Workflow| {
        let when = Field { id: FieldId::new("when"), ask: None, kind: FieldKind::Date, required: true, due: true };
        workflow.steps.truncate(1);
        workflow.steps[0].fields = vec![when];
        workflow.fields.clear();
    };
    let mut log = LogBuilder::empty();
    log.pack.workflows.iter_mut().for_each(due);
    log.accept("rita", opening(|opening| opening.fields.clear()));
    log.accept("sam", filled(finish("agree", "done"), &[("when", "2026-06-01")]));
    let record = log.state().record;
    let date = "2026-06-01".parse().ok();
    assert_eq!(facts(&record)[1..], [&Fact::Response, &Fact::Delivery(date), &Fact::Ended(Ending::Done)]);
    let workflow = log.pack.workflow_version("service", 1).expect("declared");
    assert_eq!(Policies::of(&log.pack).running(workflow, &record, day(30)), []);
}

#[test]
fn the_clock_on_the_wall_never_turns_facts_back() {
    let mut log = rated();
    log.accept("sam", note("first"));
    log.now -= Duration::hours(3);
    log.accept("sam", finish("agree", "done"));
    let record = log.state().record;
    assert!(record.marks.is_sorted_by_key(|mark| mark.at), "{record:?}");
}

#[test]
fn commuting_events_of_one_moment_come_to_the_same_clocks() {
    let acts = || {
        [
            ("sam", note("on it")),
            ("rita", set(&[("version", "1.1")])),
            ("arno", note("me too")),
            (
                "stella",
                EventKind::Escalate { step: StepId::new("agree"), to: PersonId::new("sam"), reason: "x".into() },
            ),
        ]
    };
    let clocks = |order: [usize; 4]| {
        let mut log = rated();
        let now = log.now;
        for place in order {
            let (who, kind) = acts()[place].clone();
            log.now = now;
            log.accept(who, kind);
        }
        let (pack, record) = (&log.pack, log.state().record);
        let workflow = pack.workflow_version("service", 1).expect("declared");
        Policies::of(pack).clocks(workflow, &record, now + Duration::minutes(45))
    };
    let first = clocks([0, 1, 2, 3]);
    for order in [[3, 2, 1, 0], [1, 0, 3, 2], [2, 3, 0, 1], [1, 3, 2, 0]] {
        assert_eq!(clocks(order), first, "{order:?}");
    }
    assert_eq!(first.len(), 5, "an answer, two updates, and what runs: {first:?}");
}
