//! How the pack is found, and what a pack with mistakes looks like.

use std::time::Instant;

use crate::support::Sandbox;

const CONFIG: &str =
    "version: 1\ntimezone: Europe/Paris\npeople:\n  alice: {name: Alice}\nroles:\n  ops: {members: [alice]}\n";
const WORKFLOW: &str = "workflow: small\nversion: 1\ntitle: Small\nsteps:\n  - {id: only, by: [ops]}\n";

#[test]
fn the_nearest_pack_counts() {
    let sandbox = Sandbox::with_config(CONFIG);
    sandbox.write("workflows/small.yaml", WORKFLOW);
    sandbox.write("deep/down/.keep", "");
    let names = |answer: serde_json::Value| answer[0]["workflow"].as_str().unwrap().to_owned();
    assert_eq!(names(sandbox.opsctl(&["workflow", "list"]).json(0)), "small");
    assert_eq!(names(sandbox.opsctl(&["workflow", "list"]).below("deep/down").json(0)), "small");
    sandbox.write("deep/.opsctl/opsctl.yaml", CONFIG);
    sandbox.write("deep/.opsctl/workflows/other.yml", WORKFLOW.replace("small", "other"));
    assert_eq!(names(sandbox.opsctl(&["workflow", "list"]).below("deep/down").json(0)), "other");
    let by_variable = sandbox.opsctl(&["workflow", "list"]).below("deep").env("OPSCTL_CONFIG", "../opsctl.yaml");
    assert_eq!(names(by_variable.json(0)), "small");
    let by_flag = sandbox.opsctl(&["workflow", "list", "--config", "deep/.opsctl/opsctl.yaml"]);
    assert_eq!(names(by_flag.env("OPSCTL_CONFIG", "nowhere").json(0)), "other");
}

#[test]
fn a_pack_that_was_named_must_be_there() {
    let sandbox = Sandbox::new();
    insta::assert_snapshot!(sandbox.opsctl(&["workflow", "--config", "x.yaml"]).run(), @r"
    exit 2
    --- stdout
    --- stderr
    error: there is no process pack at `[SANDBOX]/team/x.yaml` (`--config`)
      caused by: No such file or directory (os error 2)
      hint: `opsctl init` writes one
    ");
    insta::assert_snapshot!(sandbox.opsctl(&["workflow"]).env("OPSCTL_CONFIG", ".").run(), @r"
    exit 2
    --- stdout
    --- stderr
    error: there is no process pack at `[SANDBOX]/team/.` (`OPSCTL_CONFIG`)
      caused by: it is a folder
      hint: name the `opsctl.yaml` in it
    ");
}

#[test]
fn all_mistakes_are_shown_at_once() {
    let sandbox =
        Sandbox::with_config(&CONFIG.replace("members: [alice]", "members: [alcie]").replace("roles:", "rols:"));
    sandbox.write("workflows/small.yaml", WORKFLOW.replace("by: [ops]", "by: [opps]"));
    insta::assert_snapshot!(sandbox.opsctl(&["workflow", "list"]).run(), @r"
    exit 2
    --- stdout
    --- stderr
    error[unknown-key]: `rols` is not a key of opsctl.yaml
     --> opsctl.yaml:5:1
      |
    5 | rols:
      | ^^^^
      |
      = help: did you mean `roles`?

    error[unknown-role]: there is no role `opps`
     --> workflows/small.yaml:5:21
      |
    5 |   - {id: only, by: [opps]}
      |                     ^^^^
      |
      = help: no role is declared

    error: the process pack `opsctl.yaml` has 2 errors
      hint: `opsctl workflow check` shows all findings; `opsctl help packs` says how a pack is written
    ");
    let causes = sandbox.opsctl(&["workflow", "list"]).json(2)["error"]["causes"].clone();
    assert!(causes[0].as_str().unwrap().starts_with("opsctl.yaml:5:1: "), "{causes}");
}

#[test]
fn a_huge_file_and_a_bomb_end_quickly() {
    let sandbox = Sandbox::with_config(CONFIG);
    let huge = std::fs::File::create(sandbox.work().join("opsctl.yaml")).unwrap();
    huge.set_len(100 << 20).unwrap();
    let begun = Instant::now();
    insta::assert_snapshot!(sandbox.opsctl(&["workflow"]).run(), @r"
    exit 2
    --- stdout
    --- stderr
    error: `opsctl.yaml` is larger than 1 MiB
      hint: a process pack is written by people; is this the right file?
    ");
    let mut bomb = "a: &a [x,x,x,x,x,x,x,x,x]\n".to_owned();
    for (name, before) in ('b'..='i').zip('a'..='h') {
        bomb.push_str(&format!("{name}: &{name} [*{before},*{before},*{before},*{before},*{before},*{before},*{before},*{before},*{before}]\n"));
    }
    sandbox.write("opsctl.yaml", bomb);
    let error = sandbox.opsctl(&["workflow"]).fails(2);
    assert!(begun.elapsed().as_secs() < 10, "{error}");
}

#[test]
fn text_of_a_pack_cannot_play_with_the_terminal() {
    let title = "title: \"Sm\\e[2J\\u202Eall\\a\"";
    let sandbox = Sandbox::with_config(CONFIG);
    sandbox.write("workflows/small.yaml", WORKFLOW.replace("title: Small", title));
    for args in [&["workflow", "list"][..], &["workflow", "show"], &["workflow", "graph"], &["workflow", "check"]] {
        let answer = sandbox.opsctl(args).run();
        let shown = answer.stdout + &answer.stderr;
        assert!(!shown.contains(['\u{1b}', '\u{7}', '\u{202e}']), "{args:?}: {shown:?}");
    }
}
