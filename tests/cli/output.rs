//! What holds for every command: where output goes, colours, pipes, JSON, usage errors.

use std::fs::File;
use std::io::Read;
use std::process::Stdio;

use crate::support::Sandbox;

#[test]
fn usage_errors_say_what_was_meant() {
    let sandbox = Sandbox::new();
    insta::assert_snapshot!(sandbox.opsctl(&["workflw"]).run(), @r"
    exit 2
    --- stdout
    --- stderr
    error: unrecognized subcommand `workflw`
      hint: did you mean `workflow`?
    ");
    insta::assert_snapshot!(sandbox.opsctl(&["workflow", "check", "--stict"]).run(), @r"
    exit 2
    --- stdout
    --- stderr
    error: unexpected argument `--stict` found
      hint: did you mean `--strict`?
    ");
    insta::assert_snapshot!(sandbox.opsctl(&["workflow", "graph", "--format", "png"]).run(), @r"
    exit 2
    --- stdout
    --- stderr
    error: invalid value `png` for `--format <FORMAT>` [possible values: mermaid, dot]
    ");
    insta::assert_snapshot!(sandbox.opsctl(&["completions"]).run(), @r"
    exit 2
    --- stdout
    --- stderr
    error: the following required arguments were not provided: <SHELL>
      hint: usage: opsctl completions <SHELL>; `--help` says more
    ");
}

#[test]
fn errors_are_one_json_document_too() {
    let sandbox = Sandbox::new();
    insta::assert_snapshot!(sandbox.opsctl(&["workflow", "show", "delivry", "--json"]).run(), @r#"
    exit 1
    --- stdout
    {
      "error": {
        "code": "no-such-workflow",
        "message": "there is no workflow `delivry`",
        "causes": [],
        "hint": "did you mean `delivery`?"
      }
    }
    --- stderr
    "#);
    insta::assert_snapshot!(sandbox.opsctl(&["workflw", "--json"]).run(), @r#"
    exit 2
    --- stdout
    {
      "error": {
        "code": "no-such-command",
        "message": "unrecognized subcommand `workflw`",
        "causes": [],
        "hint": "did you mean `workflow`?"
      }
    }
    --- stderr
    "#);
    let unknown = sandbox.opsctl(&["workflw", "--", "--json"]).run();
    assert_eq!((unknown.code, unknown.stdout.as_str()), (2, ""));
}

#[test]
fn colours_only_where_they_are_wanted() {
    let sandbox = Sandbox::new();
    let list = || sandbox.opsctl(&["workflow", "list"]);
    let escape = '\u{1b}';
    assert!(!list().ok().contains(escape));
    assert!(list().env("CLICOLOR_FORCE", "1").ok().contains(escape));
    assert!(!list().env("CLICOLOR_FORCE", "1").env("NO_COLOR", "1").ok().contains(escape));
    assert!(!list().env("CLICOLOR_FORCE", "1").json(0).to_string().contains(escape));
    let help = sandbox.opsctl(&["--help"]).env("CLICOLOR_FORCE", "1").ok();
    assert!(help.contains(escape));
}

#[test]
fn tables_fit_the_width() {
    let sandbox = Sandbox::with_pack("threefold");
    for columns in [40, 60, 80, 100, 200] {
        let list = sandbox.opsctl(&["workflow", "show", "product"]).env("COLUMNS", &columns.to_string()).ok();
        let steps = list.split("\n\n").skip(1).flat_map(str::lines);
        let widest = steps.map(|line| line.chars().count()).max().unwrap();
        assert!(widest <= columns, "{columns}: {widest}\n{list}");
    }
}

#[test]
fn a_reader_that_goes_away_is_no_error() {
    let sandbox = Sandbox::new();
    // Larger than a pipe's buffer, so that the write must meet the closed end.
    let mut command = sandbox.opsctl(&["completions", "zsh"]).command();
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    drop(child.stdout.take());
    let mut stderr = String::new();
    child.stderr.take().unwrap().read_to_string(&mut stderr).unwrap();
    assert_eq!((child.wait().unwrap().code(), stderr.as_str()), (Some(0), ""));
}

#[cfg(target_os = "linux")]
#[test]
fn an_answer_that_is_lost_is_a_failure() {
    let sandbox = Sandbox::new();
    let full = File::options().write(true).open("/dev/full").unwrap();
    let mut command = sandbox.opsctl(&["workflow", "list"]).command();
    let output = command.stdout(full).stderr(Stdio::piped()).output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    insta::assert_snapshot!(String::from_utf8(output.stderr).unwrap(), @r"
    error: cannot write the answer
      caused by: No space left on device (os error 28)
    ");
}

#[test]
fn a_wrong_clock_for_tests_is_refused() {
    insta::assert_snapshot!(Sandbox::new().opsctl(&["workflow"]).at("yesterday").run(), @r"
    exit 2
    --- stdout
    --- stderr
    error: `OPSCTL_NOW` is not a moment like `2026-11-23T10:00:00Z`: `yesterday`
      caused by: premature end of input
      hint: the variable is for tests; unset it
    ");
}
