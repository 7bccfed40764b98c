//! Deployments: the order of environments, the command that runs, its output, what interrupts it,
//! and the way back.

use std::os::unix::process::CommandExt;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use crate::desk::{Desk, expect};

/// A desk with `desk#1` at `release`, approved.
fn ready() -> Desk {
    let desk = Desk::with_change();
    desk.bring_to_release("1");
    desk.approve("1");
    desk
}

/// Environment, release, action, outcome and person of each deployment, the newest first.
fn listed(desk: &Desk, environment: &str) -> Vec<String> {
    let rows = desk.sandbox.opsctl(&["deployments", environment]).json(0);
    let row = |row: &serde_json::Value| {
        ["release", "action", "outcome", "by"].map(|key| row[key].as_str().unwrap().to_owned()).join(" ")
    };
    rows.as_array().unwrap().iter().map(row).collect()
}

#[test]
fn a_release_goes_from_one_environment_to_the_next() {
    let desk = Desk::with_change();
    let live = ["promote", "live", "--request", "1", "--yes"];
    desk.expect("omar", &live, 3, &["stands at `build`", "`1.0.0` was never deployed to `test`"]);
    desk.expect("omar", &["promote", "live", "--release", "1.0.0"], 3, &["cannot promote to `live` without a request"]);
    desk.expect("omar", &["promote", "nowhere", "--request", "1"], 2, &["`nowhere`", "`test`, `live`"]);
    desk.expect("dora", &live, 4, &["`ops`"]);
    desk.does("dora", &["request", "finish", "1"]);
    // Deployed is not yet verified.
    desk.does("dora", &["promote", "test"]);
    desk.expect("omar", &live, 3, &["`1.0.0` was deployed to `test`, but not verified there"]);
    desk.does("quinn", &["request", "finish", "1"]);
    desk.expect("omar", &["promote", "live", "--request", "1", "--release", "2.0.0"], 3, &["`2.0.0`", "`1.0.0`"]);
    desk.expect("omar", &[&live[..], &["--dry-run"]].concat(), 3, &["approvals"]);
    desk.approve("1");
    desk.expect("omar", &[&live[..], &["--dry-run", "--", "false"]].concat(), 0, &["nothing was run or written"]);
    assert_eq!(listed(&desk, "live"), [""; 0]);
    desk.does("omar", &live);
    assert_eq!(listed(&desk, "live"), ["1.0.0 release deployed omar"]);
    assert_eq!(listed(&desk, "test"), ["1.0.0 release deployed dora"]);
}

#[test]
fn the_exit_status_decides_the_outcome() {
    fn run<'a>(command: &[&'a str]) -> Vec<&'a str> {
        [&["promote", "live", "--request", "1", "--yes", "--"], command].concat()
    }
    let desk = ready();
    desk.expect("omar", &run(&["sh", "-c", "echo half; exit 7"]), 1, &["half\n", "the command ended with status 7"]);
    desk.expect("omar", &run(&["sh", "-c", "kill -9 $$"]), 1, &["the command was ended by a signal"]);
    desk.expect("omar", &run(&["no-such-command-anywhere"]), 1, &["the command could not be run"]);
    assert_eq!(desk.step("1"), "release");
    desk.expect("omar", &run(&["sh", "-c", "echo out; echo err >&2"]), 0, &["out\n", "err\n"]);
    let outcomes = ["1.0.0 release deployed omar", "1.0.0 release failed omar"];
    let all = listed(&desk, "live");
    assert_eq!((all[0].as_str(), all[1].as_str(), all.len()), (outcomes[0], outcomes[1], 4));
    assert_eq!(desk.step("1"), "confirm");
    assert!(desk.audit().is_empty());
}

#[test]
fn a_deployment_has_ended_when_its_command_has() {
    let desk = ready();
    let mut run = desk.run("omar", &["promote", "live", "--request", "1", "--yes", "--", "sleep", "1.1"]).command();
    assert!(run.env_remove("OPSCTL_NOW").output().unwrap().status.success());
    let made = desk.show("1")["deployments"][1].clone();
    assert!(made["started"].as_str() < made["finished"].as_str(), "{made}");
}

#[test]
fn secrets_are_kept_out_of_what_is_shown_and_kept() {
    let desk = ready();
    let script =
        "echo token $DEPLOY_TOKEN; echo \"\u{1b}[31mred\u{1b}[0m\"; echo ghp_0123456789abcdefghijklmnop >&2; exit 1";
    let args = ["promote", "live", "--request", "1", "--yes", "--", "sh", "-c", script];
    let answer =
        expect(desk.run("omar", &args).env("DEPLOY_TOKEN", "hunter-22-hunter"), 1, &["token ***\n", "ghp_***\n"]);
    assert!(!answer.stderr.contains('\u{1b}'), "{answer}");
    let log = desk.does("dora", &["request", "log", "1", "--output"]);
    assert!(log.stdout.contains("token ***") && log.stdout.contains("red"), "{log}");
    let mut kept = Vec::new();
    for name in ["store.db", "store.db-wal"] {
        kept.extend(std::fs::read(desk.store().with_file_name(name)).unwrap_or_default());
    }
    for text in [&log.stdout, &answer.stderr, &String::from_utf8_lossy(&kept).into_owned()] {
        assert!(!text.contains("hunter-22") && !text.contains("0123456789abcdef"), "a secret is left");
    }
    // The tail of a long output is kept: 64 KiB.
    let long = "i=0; while [ $i -lt 4000 ]; do echo \"line $i ......................\"; i=$((i+1)); done";
    let args = ["promote", "live", "--request", "1", "--yes", "--", "sh", "-c", long];
    desk.does("omar", &args);
    let log = desk.sandbox.opsctl(&["request", "log", "1", "--output"]).json(0);
    let outputs: Vec<&str> = log.as_array().unwrap().iter().filter_map(|line| line["output"].as_str()).collect();
    let last = outputs.last().unwrap();
    assert!(last.ends_with("line 3999 ......................\n") && !last.contains("line 1 "));
    assert!(last.len() <= 64 * 1024 && last.len() > 60 * 1024, "{}", last.len());
}

/// A promotion whose command runs, in a process group of its own as on a terminal.
fn begin(desk: &Desk, command: &[&str]) -> Child {
    let args = [&["promote", "live", "--request", "1", "--yes", "--"], command].concat();
    let mut run = desk.run("omar", &args).command();
    let child = run.process_group(0).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let begun = Instant::now();
    while !desk.sandbox.work().join("begun").exists() {
        assert!(begun.elapsed() < Duration::from_secs(60), "the command never began");
        std::thread::sleep(Duration::from_millis(20));
    }
    child
}

fn signal(name: &str, process: &str) {
    assert!(Command::new("kill").args([name, "--", process]).status().unwrap().success());
}

#[test]
fn an_interrupt_is_recorded_as_aborted() {
    for (kind, group) in [("-INT", true), ("-TERM", false)] {
        let desk = ready();
        let child = begin(&desk, &["sh", "-c", "touch begun; exec sleep 60"]);
        let process = child.id().to_string();
        signal(kind, &if group { format!("-{process}") } else { process });
        let output = child.wait_with_output().unwrap();
        let stderr = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(130), "{kind}: {stderr}");
        assert!(String::from_utf8_lossy(&output.stdout).contains("aborted `1.0.0` in `live`"), "{stderr}");
        assert_eq!(listed(&desk, "live"), ["1.0.0 release aborted omar"]);
        assert_eq!(desk.step("1"), "release");
        desk.does("omar", &["promote", "live", "--request", "1", "--yes", "--", "true"]);
        assert_eq!(desk.step("1"), "confirm");
        assert!(desk.audit().is_empty());
    }
}

#[test]
fn a_deployment_that_was_lost_blocks_until_it_is_abandoned() {
    let desk = ready();
    let mut child = begin(&desk, &["sh", "-c", "touch begun; exec sleep 60"]);
    // Meanwhile nobody else deploys, or decides.
    let running = ["`omar` is deploying `1.0.0` to `live`"];
    desk.expect("olga", &["promote", "live", "--request", "1", "--yes"], 3, &running);
    desk.expect("olga", &["request", "finish", "1"], 3, &running);
    assert_eq!(listed(&desk, "live"), ["1.0.0 release running omar"]);
    let process = child.id().to_string();
    signal("-KILL", &format!("-{process}"));
    child.wait().unwrap();
    let findings = desk.audit();
    assert_eq!(findings, [("unfinished-deployment".to_owned(), "`1.0.0` to `live` has no outcome".to_owned())]);
    desk.expect("olga", &["promote", "live", "--request", "1", "--yes"], 3, &running);
    desk.expect("dora", &["promote", "live", "--request", "1", "--abandon"], 4, &["`ops`"]);
    desk.does("olga", &["promote", "live", "--request", "1", "--abandon"]);
    assert_eq!(listed(&desk, "live"), ["1.0.0 release aborted omar"]);
    assert!(desk.audit().is_empty());
    desk.does("olga", &["promote", "live", "--request", "1", "--yes"]);
}

#[test]
fn the_way_back_leads_only_to_what_ran_there() {
    let desk = ready();
    desk.expect("omar", &["rollback", "live", "--yes"], 3, &["nothing was ever deployed there"]);
    desk.does("omar", &["promote", "live", "--request", "1", "--yes"]);
    desk.does("quinn", &["request", "finish", "1"]);
    desk.expect("omar", &["rollback", "live", "--yes"], 3, &["no other version ran in `live` before"]);
    desk.open("dora", "1.1.0");
    desk.bring_to_release("2");
    desk.approve("2");
    let second = ["promote", "live", "--request", "2", "--yes", "--"];
    desk.expect("omar", &[&second[..], &["false"]].concat(), 1, &[]);
    // What failed never ran.
    desk.expect(
        "omar",
        &["rollback", "live", "--to", "1.1.0", "--yes"],
        3,
        &["`1.1.0` never ran in `live`; there ran `1.0.0`"],
    );
    desk.does("omar", &[&second[..], &["true"]].concat());
    desk.expect("omar", &["rollback", "live", "--to", "0.9.0", "--yes"], 3, &["there ran `1.1.0`, `1.0.0`"]);
    desk.expect("omar", &["rollback", "live", "--to", "1.1.0", "--yes"], 3, &["`1.1.0` runs in `live` now"]);
    desk.expect("dora", &["rollback", "live", "--yes"], 4, &["`ops`"]);
    desk.expect("omar", &["rollback", "live", "--dry-run"], 0, &["nothing was run or written"]);
    desk.expect("omar", &["rollback", "live", "--yes", "--", "false"], 1, &["note: The data stays as it is.\n"]);
    desk.expect("omar", &["rollback", "live", "--yes", "--", "echo", "back"], 0, &["back\n"]);
    assert_eq!(
        listed(&desk, "live"),
        [
            "1.0.0 rollback deployed omar",
            "1.0.0 rollback failed omar",
            "1.1.0 release deployed omar",
            "1.1.0 release failed omar",
            "1.0.0 release deployed omar",
        ]
    );
    // It moved no step, and finished none. The way forward again is the way back's way back.
    assert_eq!(desk.step("2"), "confirm");
    desk.does("omar", &["rollback", "live", "--to", "1.1.0", "--yes"]);
    assert!(desk.audit().is_empty());
}

#[test]
fn of_several_things_in_one_place_none_is_guessed() {
    let desk = ready();
    desk.does("omar", &["promote", "live", "--request", "1", "--yes"]);
    let other = ["request", "new", "--title", "Another", "--field", "service=other", "--field", "release=7.0"];
    desk.does("dora", &other);
    desk.bring_to_release("2");
    desk.approve("2");
    desk.does("omar", &["promote", "live", "--request", "2", "--yes"]);
    desk.expect("omar", &["rollback", "live", "--yes"], 2, &["several things run in `live`", "desk#2 (other)"]);
    desk.expect("omar", &["rollback", "live", "--request", "2", "--yes"], 3, &["no other version ran in `live`"]);
}
