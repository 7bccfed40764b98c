//! Questions on a terminal, through a pseudo-terminal, and their absence elsewhere.
#![cfg(unix)]

use std::process::Command;

use rexpect::process::{Signal, WaitStatus};
use rexpect::session::{PtySession, spawn_command};

use crate::support::Sandbox;

const PATIENCE: Option<u64> = Some(10_000);
const DOWN: &str = "\u{1b}[B";
const SHOW_CURSOR: &str = "\u{1b}[?25h";

/// The binary on a terminal of its own.
fn on_terminal(sandbox: &Sandbox, args: &[&str]) -> PtySession {
    on_terminal_with(sandbox, args, ("LANG", "C"))
}

/// The same, with an environment variable.
pub(crate) fn on_terminal_with(sandbox: &Sandbox, args: &[&str], variable: (&str, &str)) -> PtySession {
    let mut command = Command::new(env!("CARGO_BIN_EXE_opsctl"));
    command.args(args).env_clear().envs(sandbox.environment()).env(variable.0, variable.1).current_dir(sandbox.work());
    spawn_command(command, PATIENCE).unwrap()
}

/// Types one key.
fn key(session: &mut PtySession, key: &str) {
    session.send(key).unwrap();
    session.flush().unwrap();
}

/// Reads to the end, and returns the exit code.
fn end(session: &mut PtySession) -> i32 {
    session.exp_eof().unwrap();
    match session.process().wait().unwrap() {
        WaitStatus::Exited(_, code) => code,
        other => panic!("{other:?}"),
    }
}

#[test]
fn init_asks_for_the_pack_and_the_role() {
    let sandbox = Sandbox::new();
    sandbox.git_identity("Zoe Quill", "zoe@example.org");
    let mut session = on_terminal(&sandbox, &["init"]);
    session.exp_string("Which pack?").unwrap();
    session.exp_string("threefold").unwrap();
    key(&mut session, DOWN);
    key(&mut session, "\r");
    session.exp_string("Your role?").unwrap();
    key(&mut session, DOWN);
    key(&mut session, "\r");
    session.exp_string("next:").unwrap();
    assert_eq!(end(&mut session), 0);
    let config = sandbox.read("opsctl.yaml");
    assert!(
        config.contains("organization: SocialGouv") && config.contains("members: [zoe, camille, hugo]"),
        "{config}"
    );
}

#[test]
fn interrupting_a_question_leaves_a_usable_terminal() {
    for variable in ["LANG", "NO_COLOR"] {
        let sandbox = Sandbox::new();
        let mut session = on_terminal_with(&sandbox, &["init"], (variable, "C"));
        session.exp_string("Which pack?").unwrap();
        session.exp_string("threefold").unwrap();
        session.send_control('c').unwrap();
        session.exp_string(SHOW_CURSOR).unwrap();
        assert_eq!(end(&mut session), 130);
        assert!(sandbox.files().is_empty());
    }
}

#[test]
fn a_signal_during_a_question_does_the_same() {
    let sandbox = Sandbox::new();
    let mut session = on_terminal(&sandbox, &["init"]);
    session.exp_string("threefold").unwrap();
    session.process_mut().signal(Signal::SIGTERM).unwrap();
    session.exp_string(SHOW_CURSOR).unwrap();
    assert_eq!(end(&mut session), 130);
}

#[test]
fn nobody_is_asked_without_input() {
    let sandbox = Sandbox::new();
    let mut session = on_terminal(&sandbox, &["init", "--no-input"]);
    session.exp_string("next:").unwrap();
    assert_eq!(end(&mut session), 0);
    assert!(sandbox.read("opsctl.yaml").contains("organization: Example"));
}

#[test]
fn a_severity_is_asked_for_where_it_is_required() {
    let sandbox = Sandbox::with_config(
        "version: 1\npeople: {rita: {}}\nroles: {ops: {members: [rita]}}\n\
         severities: {critical: {label: Critical, resolve: 4h}, minor: {resolve: 5d}}\n",
    );
    let incident = "workflow: incident\nversion: 1\nseverity: required\nsteps: [{id: fix, by: [ops]}]\n";
    sandbox.write("workflows/incident.yaml", incident);
    let new = ["--as", "rita", "request", "new", "--title", "It burns"];
    let mut session = on_terminal(&sandbox, &new);
    session.exp_string("How severe is it?").unwrap();
    session.exp_string("critical: Critical").unwrap();
    key(&mut session, DOWN);
    key(&mut session, "\r");
    session.exp_string("opened; desk#1").unwrap();
    assert_eq!(end(&mut session), 0);
    assert_eq!(sandbox.opsctl(&["request", "show", "1"]).json(0)["severity"], "minor");
}
