//! Environments in order, deployments and how they end, rollbacks.

use crate::domain::ident::{EnvironmentId, OutcomeId};
use crate::domain::request::event::{DeployAction, DeployEnd, DeployOutcome, EventKind};
use crate::domain::request::guard::Relations;
use crate::domain::request::state::Reached;
use crate::domain::request::testing::*;
use crate::domain::workflow::{Effect, Enforcement};

/// Deploys to where the request stands, with an end, and returns the word for that end.
fn deploys(log: &mut LogBuilder, environment: &str, release: &str, outcome: DeployOutcome) {
    log.accept("omar", deploy(environment, release));
    let running = log.state().running().expect("it runs").event.clone();
    log.accept("omar", deployed(&running, outcome));
}

fn approve_all(log: &mut LogBuilder, release: &str) {
    for who in ["arno", "sam"] {
        let kind = approve(&log.state(), release);
        log.accept(who, kind);
    }
}

#[test]
fn only_the_owners_push_and_only_where_the_process_stands() {
    let cases = [("omar", "accepted"), ("olga", "accepted"), ("dirk", "void"), ("rita", "void"), ("quinn", "void")];
    for (who, expected) in cases {
        let mut log = LogBuilder::at("deploy-testnet");
        assert_eq!(log.told(who, deploy("testnet", "1.0")), expected, "{who}");
    }
    let mut log = LogBuilder::at("deploy-testnet");
    for (environment, release) in
        [("mainnet", "1.0"), ("devnet", "1.0"), ("moon", "1.0"), ("testnet", "-rf"), ("testnet", "")]
    {
        assert_eq!(log.told("omar", deploy(environment, release)), "void", "{environment} {release}");
    }
    let mut log = LogBuilder::at("implement");
    assert_eq!(log.told("omar", deploy("testnet", "1.0")), "void");
}

#[test]
fn the_owners_of_an_environment_come_before_the_roles_of_the_step() {
    let mut log = LogBuilder::opened_with("service", |it| {
        for step in it.steps.iter_mut().filter(|step| step.promote.is_some()) {
            step.by = vec![crate::domain::ident::RoleId::new("developer")];
        }
    });
    log.advance_to("deploy-testnet");
    assert_eq!(log.told("dirk", deploy("testnet", "1.0")), "accepted", "nobody owns testnet");
    let running = log.state().running().expect("it runs").event.clone();
    log.accept("dora", deployed(&running, DeployOutcome::Deployed));
    log.accept("dirk", finish("deploy-testnet", "done"));
    log.advance_to("release");
    approve_all(&mut log, "1.0");
    assert_eq!(log.blocked("dirk", &deploy("mainnet", "1.0")), ["role"]);
    assert_eq!(log.told("omar", deploy("mainnet", "1.0")), "accepted");
}

#[test]
fn a_release_reaches_production_only_when_verified_in_the_environment_before() {
    let order = |log: &LogBuilder, release: &str| {
        !log.blocked("omar", &deploy("mainnet", release)).contains(&"environment-order")
    };
    let log = LogBuilder::at("release");
    assert!(order(&log, "1.0"));
    assert!(!order(&log, "1.1"), "another version");
    let skipped = {
        let mut log = LogBuilder::opened_with("service", |it| {
            for step in it.steps.iter_mut().filter(|step| step.id == *"deploy-testnet") {
                step.outcomes.iter_mut().for_each(|outcome| outcome.skip = true);
            }
        });
        log.advance_to("deploy-testnet");
        log.accept("omar", finish("deploy-testnet", "done"));
        log.advance_to("release");
        log
    };
    assert!(!order(&skipped, "1.0"), "never deployed");
    let mut log = LogBuilder::at("release");
    log.accept("omar", finish("release", "changes"));
    log.advance_to("deploy-testnet");
    deploys(&mut log, "testnet", "2.0", DeployOutcome::Deployed);
    log.accept("omar", finish("deploy-testnet", "done"));
    log.advance_to("release");
    assert!(order(&log, "2.0"));
    assert!(!order(&log, "1.0"), "what was tested since is the other one");
}

#[test]
fn what_failed_the_tests_is_not_verified_by_another_versions_success() {
    let mut log = LogBuilder::at("qa-testnet");
    log.accept("quinn", finish("qa-testnet", "failed"));
    log.advance_to("deploy-testnet");
    deploys(&mut log, "testnet", "1.1", DeployOutcome::Deployed);
    log.accept("omar", finish("deploy-testnet", "done"));
    log.advance_to("release");
    assert!(log.blocked("omar", &deploy("mainnet", "1.0")).contains(&"environment-order"));
    assert!(!log.blocked("omar", &deploy("mainnet", "1.1")).contains(&"environment-order"));
}

#[test]
fn without_a_step_that_says_so_every_step_before_the_next_promotion_verifies() {
    let order = |log: &LogBuilder| !log.blocked("omar", &deploy("mainnet", "1.0")).contains(&"environment-order");
    let jump = |verifies: bool| {
        let mut log = LogBuilder::opened_with("service", |it| {
            for step in it.steps.iter_mut().filter(|step| step.id == *"qa-testnet") {
                let target = crate::domain::ident::StepId::new("release");
                step.outcomes.iter_mut().for_each(|outcome| outcome.effect = Effect::To(target.clone()));
                step.verifies = verifies.then(|| EnvironmentId::new("testnet"));
            }
        });
        log.advance_to("release");
        log
    };
    assert!(!order(&jump(false)), "`clarify` was jumped over");
    assert!(order(&jump(true)));
    let mut log = LogBuilder::at("clarify");
    log.accept("rita", finish("clarify", "none"));
    assert!(order(&log), "skipped is passed, where another step was not");
}

#[test]
fn what_was_rolled_back_before_the_tests_is_not_verified_by_them() {
    let mut log = LogBuilder::at("qa-testnet");
    log.accept("omar", acting("testnet", "0.9", DeployAction::Rollback));
    let running = log.state().running().expect("it runs").event.clone();
    log.accept("omar", deployed(&running, DeployOutcome::Deployed));
    log.advance_to("release");
    assert!(log.blocked("omar", &deploy("mainnet", "1.0")).contains(&"environment-order"));
    assert_eq!(log.with_scene(|scene| scene.state.release(scene.workflow, &[])).as_deref(), Some("1.0"));
}

#[test]
fn work_in_an_environment_counts_where_nothing_is_deployed_there() {
    let mut log = LogBuilder::opened_with("service", |it| {
        for step in it.steps.iter_mut().filter(|step| step.id == *"implement") {
            step.outcomes.iter_mut().for_each(|outcome| outcome.skip = true);
        }
    });
    log.advance_to("deploy-testnet");
    assert_eq!(log.blocked("omar", &deploy("testnet", "1.0")), ["environment-order"], "it was skipped");
    let log = LogBuilder::at("deploy-testnet");
    assert!(log.blocked("omar", &deploy("testnet", "1.0")).is_empty());
}

#[test]
fn what_the_family_reached_counts() {
    let reached = |release: &str, verified| Relations {
        reached: vec![Reached { environment: EnvironmentId::new("devnet"), release: Some(release.into()), verified }],
        ..Relations::default()
    };
    for (relations, open) in
        [(reached("1.0", true), true), (reached("1.0", false), false), (reached("0.9", true), false)]
    {
        let mut log = LogBuilder::at("deploy-testnet");
        log.relations = relations;
        assert_eq!(log.blocked("omar", &deploy("testnet", "1.0")).is_empty(), open);
    }
    let mut log = LogBuilder::at("deploy-testnet");
    log.relations.promotes.insert(EnvironmentId::new("devnet"));
    assert_eq!(log.blocked("omar", &deploy("testnet", "1.0")), ["environment-order"], "an ancestor deploys there");
}

#[test]
fn the_request_names_its_release() {
    let mut log = LogBuilder::at("deploy-testnet");
    log.accept("rita", set(&[("version", "2.0")]));
    assert_eq!(log.blocked("omar", &deploy("testnet", "1.0")), ["release-matches"]);
    assert_eq!(log.told("omar", deploy("testnet", "2.0")), "accepted");
}

#[test]
fn one_deployment_at_a_time_and_it_has_an_end() {
    let mut log = LogBuilder::at("deploy-testnet");
    assert_eq!(log.told("omar", finish("deploy-testnet", "done")), "void", "nothing was deployed");
    assert_eq!(log.told("omar", deployed("unknown", DeployOutcome::Deployed)), "void");
    log.accept("omar", deploy("testnet", "1.0"));
    assert_eq!(log.waiting_for(), ["omar"]);
    assert_eq!(log.told("olga", deploy("testnet", "1.1")), "void");
    assert_eq!(log.told("omar", finish("deploy-testnet", "done")), "void");
    let running = log.state().running().expect("it runs").event.clone();
    assert_eq!(log.told("dirk", deployed(&running, DeployOutcome::Deployed)), "void");
    log.accept("olga", deployed(&running, DeployOutcome::Failed));
    assert_eq!(log.told("omar", deployed(&running, DeployOutcome::Deployed)), "void", "it has ended");
    assert_eq!(log.blocked("omar", &finish("deploy-testnet", "done")), ["promotion"]);
}

#[test]
fn the_last_attempt_decides_whether_the_step_is_done() {
    use DeployOutcome::{Aborted, Deployed, Failed};
    let cases: [(&[DeployOutcome], bool); 6] = [
        (&[Deployed], true),
        (&[Failed], false),
        (&[Aborted], false),
        (&[Failed, Deployed], true),
        (&[Deployed, Failed], false),
        (&[Deployed, Aborted, Deployed], true),
    ];
    for (outcomes, done) in cases {
        let mut log = LogBuilder::at("deploy-testnet");
        for outcome in outcomes {
            deploys(&mut log, "testnet", "1.0", *outcome);
        }
        assert_eq!(log.told("omar", finish("deploy-testnet", "done")) == "accepted", done, "{outcomes:?}");
    }
    let mut log = LogBuilder::at("deploy-testnet");
    deploys(&mut log, "testnet", "1.0", Deployed);
    log.accept("omar", acting("testnet", "0.9", DeployAction::Rollback));
    let running = log.state().running().expect("it runs").event.clone();
    log.accept("omar", deployed(&running, Deployed));
    assert_eq!(log.blocked("omar", &finish("deploy-testnet", "done")), ["promotion"]);
}

#[test]
fn the_end_of_a_deployment_may_finish_the_step() {
    let ends = |environment: &str, finish: &str, outcome| {
        let step = if environment == "mainnet" { "release" } else { "deploy-testnet" };
        let mut log = LogBuilder::at(step);
        if environment == "mainnet" {
            approve_all(&mut log, "1.0");
        }
        log.accept("omar", deploy(environment, "1.0"));
        let deploy = log.state().running().expect("it runs").event.clone();
        let finish = Some(OutcomeId::new(finish));
        let end = DeployEnd { deploy, outcome, exit: Some(0), output: None, finish, note: None };
        log.accept("omar", EventKind::Deployed(end));
        log.state().step.to_string()
    };
    assert_eq!(ends("testnet", "done", DeployOutcome::Deployed), "qa-testnet");
    assert_eq!(ends("mainnet", "done", DeployOutcome::Deployed), "verify");
    assert_eq!(ends("testnet", "done", DeployOutcome::Failed), "deploy-testnet");
    assert_eq!(ends("testnet", "done", DeployOutcome::Aborted), "deploy-testnet");
    assert_eq!(ends("testnet", "undeclared", DeployOutcome::Deployed), "deploy-testnet");
}

#[test]
fn a_rollback_ends_nothing_but_itself() {
    let mut log = LogBuilder::at("qa-testnet");
    log.accept("omar", acting("testnet", "0.9", DeployAction::Rollback));
    let deploy = log.state().running().expect("it runs").event.clone();
    let finish = Some(OutcomeId::new("verified"));
    let outcome = DeployOutcome::Deployed;
    let end = DeployEnd { deploy, outcome, exit: Some(0), output: None, finish, note: None };
    log.accept("omar", EventKind::Deployed(end));
    assert_eq!(log.state().step, *"qa-testnet");
}

#[test]
fn a_done_request_takes_a_rollback_and_nothing_else() {
    let mut log = LogBuilder::opened();
    while log.state().is_open() {
        log.advance();
    }
    assert_eq!(log.blocked("omar", &deploy("mainnet", "1.0")).first(), Some(&"request-open"));
    for (who, kind) in [("rita", set(&[("service", "mail")])), ("quinn", finish("verify", "done"))] {
        assert_eq!(log.told(who, kind), "void");
    }
    let back = acting("mainnet", "0.9", DeployAction::Rollback);
    assert_eq!(log.told("dirk", back.clone()), "void", "not for developers");
    assert_eq!(log.told("omar", back), "accepted");
    let running = log.state().running().expect("it runs").event.clone();
    assert_eq!(log.told("omar", deployed(&running, DeployOutcome::Deployed)), "accepted");
    assert_eq!(log.told("nora", note("a person without a role")), "void");
    assert_eq!(log.told("quinn", note("it is back")), "accepted");
    assert_eq!(log.state().phase.name(), "done");
    let elsewhere: Vec<_> = log.state().rollbacks_elsewhere().map(|it| it.release.clone()).collect();
    assert_eq!(elsewhere, ["0.9"], "only other requests know whether it ran there");
}

#[test]
fn approvals_are_asked_for_the_release_that_is_deployed() {
    let mut log = LogBuilder::at("release");
    approve_all(&mut log, "1.1");
    assert!(log.blocked("omar", &deploy("mainnet", "1.0")).contains(&"approvals"));
    approve_all(&mut log, "1.0");
    assert!(log.blocked("omar", &deploy("mainnet", "1.0")).is_empty());
    let maintenance = acting("mainnet", "1.1", DeployAction::Maintenance);
    assert_eq!(log.told("omar", maintenance), "void");
    log.accept("omar", deploy("mainnet", "1.0"));
}

#[test]
fn advice_only_lets_the_order_pass_and_says_so() {
    let mut log = LogBuilder::opened_with("service", |it| it.enforcement = Enforcement::Advisory);
    log.advance_to("release");
    let waived: Vec<_> =
        log.guards("omar", &deploy("mainnet", "3.0")).iter().filter(|it| it.waived).map(|it| it.ident).collect();
    assert_eq!(waived, ["environment-order", "approvals"]);
    assert_eq!(log.told("omar", deploy("mainnet", "3.0")), "accepted");
}
