//! Several rules: which of them count, who wins, and what the answer names.

use super::*;
use crate::domain::ident::WorkflowId;
use crate::domain::window::{Decision, Period};

fn office() -> Rule {
    rule("office", Kind::Allow, "UTC", times(&["09:00-17:00"]))
}

fn weekend() -> Rule {
    Rule { reason: Some("Nobody is here".to_owned()), ..rule("weekend", Kind::Deny, "UTC", days([5, 6])) }
}

fn named(decision: &Decision) -> (bool, Vec<String>) {
    let reason = |reason: &crate::domain::window::Reason| format!("{} {}", reason.kind.name(), reason.window);
    (decision.open, decision.reasons.iter().map(reason).collect())
}

#[test]
fn a_deny_wins_and_one_allow_rule_is_enough() {
    let early = rule("early", Kind::Allow, "UTC", times(&["08:00-10:00"]));
    let windows = Windows::new(vec![office(), weekend(), early]);
    let cases = [
        // Friday.
        ("2026-11-20T07:59Z", false, vec!["allow office", "allow early"]),
        ("2026-11-20T08:30Z", true, vec!["allow early"]),
        ("2026-11-20T09:30Z", true, vec!["allow office", "allow early"]),
        ("2026-11-20T16:59Z", true, vec!["allow office"]),
        ("2026-11-20T17:00Z", false, vec!["allow office", "allow early"]),
        // Saturday: the allow rules do not help.
        ("2026-11-21T09:30Z", false, vec!["deny weekend"]),
        ("2026-11-21T20:00Z", false, vec!["deny weekend"]),
    ];
    for (moment, open, reasons) in cases {
        let reasons = reasons.into_iter().map(str::to_owned).collect();
        assert_eq!(named(&windows.decide(&release(), at(moment))), (open, reasons), "{moment}");
    }
    let saturday = windows.decide(&release(), at("2026-11-21T09:30Z"));
    assert_eq!(saturday.reasons[0].reason.as_deref(), Some("Nobody is here"));
    // From Friday evening it opens when the first allow rule begins on Monday.
    assert_eq!(shown(windows.next_open(&release(), at("2026-11-20T18:00Z"))), some("2026-11-23T08:00:00Z", "early"));
    // Allow rules that overlap close when the last of them ends.
    assert_eq!(shown(windows.next_close(&release(), at("2026-11-20T08:30Z"))), some("2026-11-20T17:00:00Z", "office"));
    // While it is open, the opening after; while it is closed, the closing after.
    assert_eq!(shown(windows.next_open(&release(), at("2026-11-19T12:00Z"))), some("2026-11-20T08:00:00Z", "early"));
    assert_eq!(shown(windows.next_close(&release(), at("2026-11-21T12:00Z"))), some("2026-11-23T17:00:00Z", "office"));
}

#[test]
fn a_deny_is_named_where_it_changes_together_with_an_allow_rule() {
    let night = rule("night", Kind::Deny, "UTC", times(&["17:00-09:00"]));
    let windows = Windows::new(vec![office(), night]);
    assert_eq!(shown(windows.next_open(&release(), at("2026-11-20T03:00Z"))), some("2026-11-20T09:00:00Z", "night"));
    assert_eq!(shown(windows.next_close(&release(), at("2026-11-20T12:00Z"))), some("2026-11-20T17:00:00Z", "night"));
}

#[test]
fn rules_count_for_what_they_are_about() {
    let maintenance =
        Rule { actions: vec![DeployAction::Maintenance], ..rule("maintenance", Kind::Allow, "UTC", days([5, 6])) };
    let for_service = Rule {
        workflows: vec![WorkflowId::new("service"), WorkflowId::new("mep")],
        ..rule("service-freeze", Kind::Deny, "UTC", When::default())
    };
    let elsewhere = Rule {
        environments: vec![EnvironmentId::new("testnet"), EnvironmentId::new("devnet")],
        ..rule("elsewhere", Kind::Deny, "UTC", When::default())
    };
    let windows = Windows::new(vec![maintenance, for_service, elsewhere]);
    let target = |environment: &str, workflow: Option<&str>, action| Target {
        environment: EnvironmentId::new(environment),
        workflow: workflow.map(WorkflowId::new),
        action,
    };
    // A Friday.
    let cases = [
        (target("mainnet", None, DeployAction::Release), (true, vec![])),
        (target("mainnet", Some("product"), DeployAction::Release), (true, vec![])),
        (target("mainnet", Some("mep"), DeployAction::Rollback), (false, vec!["deny service-freeze"])),
        (target("mainnet", None, DeployAction::Maintenance), (false, vec!["allow maintenance"])),
        (target("devnet", None, DeployAction::Maintenance), (false, vec!["deny elsewhere"])),
        (target("staging", None, DeployAction::Release), (true, vec![])),
    ];
    for (target, (open, reasons)) in cases {
        let reasons: Vec<String> = reasons.into_iter().map(str::to_owned).collect();
        assert_eq!(named(&windows.decide(&target, at("2026-11-20T12:00Z"))), (open, reasons), "{target:?}");
    }
}

#[test]
fn rules_of_several_zones() {
    let cairo = rule("cairo", Kind::Deny, "Africa/Cairo", days([4, 5]));
    let paris = rule("paris", Kind::Deny, "Europe/Paris", days([5, 6]));
    let windows = Windows::new(vec![cairo, paris]);
    let periods = windows.periods(&release(), at("2026-11-18T00:00Z"), at("2026-11-25T00:00Z"));
    let shown: Vec<_> =
        periods.iter().map(|period| (period.open, period.start.to_rfc3339(), period.windows.len())).collect();
    let expected = [
        (true, "2026-11-18T00:00:00+00:00", 0),
        (false, "2026-11-19T22:00:00+00:00", 2),
        (true, "2026-11-22T23:00:00+00:00", 0),
    ];
    assert_eq!(shown, expected.map(|(open, start, rules)| (open, start.to_owned(), rules)));
    assert_eq!(
        periods.last().and_then(|period| period.end.as_ref()).map(|change| change.window.as_str()),
        Some("cairo")
    );
}

#[test]
fn a_closed_time_names_all_that_keep_it_closed() {
    let freeze = When { from: Some(at("2026-11-23T00:00Z")), to: Some(at("2026-11-24T12:00Z")), ..When::default() };
    let windows = Windows::new(vec![office(), rule("freeze", Kind::Deny, "UTC", freeze), weekend()]);
    let closed: Vec<Period> = windows
        .periods(&release(), at("2026-11-20T12:00Z"), at("2026-11-25T00:00Z"))
        .into_iter()
        .filter(|period| !period.open)
        .collect();
    let names = |period: &Period| period.windows.iter().map(ToString::to_string).collect::<Vec<_>>();
    assert_eq!(names(&closed[0]), ["office", "weekend", "freeze"]);
    assert_eq!(shown(closed[0].end.clone()), some("2026-11-24T12:00:00Z", "freeze"));
    // The night after is closed by the allow rule alone.
    assert_eq!(names(&closed[1]), ["office"]);
}
