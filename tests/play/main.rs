//! Plays every workflow of the shipped packs to its end through the binary, by the right people, and
//! tries at every step what must be refused. The steps come from `workflow show --json`, the people
//! from the pack: nothing here knows a process.
#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::disallowed_methods,
    reason = "what goes wrong here is a failed test, and a test makes the environment of its runs"
)]

mod cast;
mod player;
mod refusals;
mod rows;
mod script;
mod stage;
#[path = "../cli/support/mod.rs"]
#[expect(dead_code, reason = "each test binary uses its own part of the sandbox")]
mod support;

use player::{Manner, Player};
use stage::Stage;

/// Every workflow that is played, by pack, with the workflows its hand-offs play.
const PLAYED: &[(&str, &str, &[&str])] = &[
    ("built-in", "delivery", &[]),
    ("socialgouv", "besoin", &["mep"]),
    ("immersion-facilitee", "deploiement", &[]),
    ("immersion-facilitee", "incident", &[]),
    ("threefold", "announcement", &[]),
    ("threefold", "defect", &[]),
    ("threefold", "product", &[]),
    ("threefold", "project", &[]),
    ("threefold", "review", &[]),
    ("threefold", "server-setup", &[]),
    ("threefold", "service", &["review"]),
    ("threefold", "urgent", &[]),
    ("threefold", "web-presence", &[]),
    ("uyoop-cal", "deploiement", &[]),
    ("uyoop-cal", "incident", &[]),
    ("uyoop-cal", "jeton-racine", &[]),
    ("uyoop-cal", "maintenance", &[]),
];

/// Plays one workflow in every manner.
fn play(pack: &str, workflow: &str) {
    let (.., children) = PLAYED.iter().find(|(of, name, _)| (*of, *name) == (pack, workflow)).unwrap();
    // Each of some thousand runs reads the whole pack: what is not played here is left out.
    let played: Vec<&str> = std::iter::once(workflow).chain(children.iter().copied()).collect();
    let stage = Stage::with(pack).without_others(&played);
    let mut player = Player::open(&stage, workflow, Manner::Thorough);
    player.play();
    reopen(&stage, &player);
    stage.adds_up();
    let script = stage.workflow(workflow);
    if script.steps.iter().any(|step| !script.detours(step).is_empty()) {
        Player::open(&stage, workflow, Manner::Detours).play();
    }
    refuse_everywhere(&stage, workflow);
    stage.adds_up();
    everything_was_played(&stage, &played);
}

/// A request that has ended goes on where its workflow says so, and nowhere else.
fn reopen(stage: &Stage, player: &Player<'_>) {
    let request = player.request.as_str();
    let args = ["request", "reopen", request, "--reason", "It came back"];
    let Some(reopen) = &player.workflow.reopen else {
        let anybody = &stage.cast.holders(&stage.cast.role_names())[0];
        stage.expect(anybody, &args, 3, &["reopen"]);
        return;
    };
    for person in stage.cast.outsiders(&reopen.by) {
        stage.expect(&person, &args, 4, &[&format!("`{}`", reopen.by[0])]);
    }
    let person = &stage.cast.holders(&reopen.by)[0];
    stage.does(person, &args);
    let shown = stage.show(request);
    assert_eq!((shown.state(), shown.0["step"].as_str()), ("open", Some(reopen.to.as_str())));
    stage.expect(person, &args, 3, &["open"]);
    stage.does(&player.requester, &["request", "cancel", request, "--reason", "It had not"]);
}

/// One request for each outcome that refuses: it ends, and cannot go on.
fn refuse_everywhere(stage: &Stage, workflow: &str) {
    let refusing = stage.workflow(workflow).steps.iter().filter(|step| !step.refusals().is_empty());
    for step in refusing {
        for outcome in step.refusals() {
            let mut player = Player::open(stage, workflow, Manner::Direct);
            player.play_until(&step.step);
            let request = player.request.as_str();
            let refuse = ["request", "refuse", request, "--outcome", &outcome.outcome];
            for person in stage.cast.outsiders(&step.by) {
                stage.expect(&person, &refuse, 4, &[&format!("`{}`", step.by[0])]);
            }
            let finisher = player.finisher(step);
            stage.expect(&finisher, &refuse, 3, &["a refusal says why"]);
            stage
                .does(&finisher, &["request", "refuse", request, "--outcome", &outcome.outcome, "--reason", "too big"]);
            stage.take(player.workflow, &step.step, &outcome.outcome);
            let shown = player.show();
            assert_eq!((shown.state(), shown.0["reason"].as_str()), ("refused", Some("too big")));
            let ended = ["the request is refused"];
            stage.expect(&finisher, &["request", "finish", request, "--outcome", &outcome.outcome], 3, &ended);
            stage.expect(&finisher, &["request", "finish", request, "--outcome", &step.forward().outcome], 3, &ended);
            for environment in player.workflow.promotes() {
                let pusher = &stage.cast.holders(&player.pushers(environment))[0];
                let promote = ["promote", environment, "--request", request, "--release", player.release()];
                stage.expect(pusher, &promote, 3, &ended);
            }
            assert_eq!(player.show().log_length(), shown.log_length());
        }
    }
}

/// That every step was visited and every outcome taken, and with them every rule of the source
/// document that the workflow's file names.
fn everything_was_played(stage: &Stage, played: &[&str]) {
    for name in played {
        let script = stage.workflow(name);
        for step in &script.steps {
            assert!(stage.visited.borrow().contains(&((*name).to_owned(), step.step.clone())), "{name}: {}", step.step);
            for outcome in &step.outcomes {
                assert!(
                    stage.was_taken(script, &step.step, &outcome.outcome),
                    "{name}: {} {}",
                    step.step,
                    outcome.outcome
                );
            }
        }
        rows::are_reached(stage, name);
    }
}

#[test]
fn every_workflow_is_played() {
    for pack in ["built-in", "immersion-facilitee", "socialgouv", "threefold", "uyoop-cal"] {
        let of_pack = PLAYED.iter().filter(|(of, ..)| *of == pack);
        let mut played: Vec<&str> =
            of_pack.flat_map(|(_, name, with)| [*name].into_iter().chain(with.iter().copied())).collect();
        played.sort_unstable();
        played.dedup();
        assert_eq!(Stage::with(pack).workflow_names(), played, "{pack}");
    }
}

#[test]
fn delivery() {
    play("built-in", "delivery");
}

#[test]
fn besoin() {
    play("socialgouv", "besoin");
}

#[test]
fn deploiement() {
    play("immersion-facilitee", "deploiement");
    play("uyoop-cal", "deploiement");
}

#[test]
fn incident() {
    play("immersion-facilitee", "incident");
    play("uyoop-cal", "incident");
}

#[test]
fn jeton_racine() {
    play("uyoop-cal", "jeton-racine");
}

#[test]
fn maintenance() {
    play("uyoop-cal", "maintenance");
}

#[test]
fn defect() {
    play("threefold", "defect");
}

#[test]
fn announcement() {
    play("threefold", "announcement");
}

#[test]
fn product() {
    play("threefold", "product");
}

#[test]
fn project() {
    play("threefold", "project");
}

#[test]
fn review() {
    play("threefold", "review");
}

#[test]
fn server_setup() {
    play("threefold", "server-setup");
}

#[test]
fn service() {
    play("threefold", "service");
}

#[test]
fn urgent() {
    play("threefold", "urgent");
}

#[test]
fn web_presence() {
    play("threefold", "web-presence");
}
