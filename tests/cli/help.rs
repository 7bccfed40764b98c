//! `--help`, `--version` and `opsctl help`. The help of all commands is one snapshot: the reference.

use crate::support::Sandbox;

#[test]
fn the_reference() {
    let sandbox = Sandbox::new();
    let mut reference = String::new();
    let mut todo = vec![Vec::<String>::new()];
    while let Some(words) = todo.pop() {
        let mut args: Vec<&str> = words.iter().map(String::as_str).collect();
        args.push("--help");
        let text = sandbox.opsctl(&args).ok();
        let commands: Vec<_> = commands(&text).into_iter().rev().collect();
        todo.extend(commands.into_iter().map(|name| words.iter().cloned().chain([name]).collect()));
        reference.push_str(&format!(
            "{}\n{}\n\n{text}\n",
            ["opsctl", &words.join(" ")].join(" ").trim_end(),
            "=".repeat(80)
        ));
    }
    insta::assert_snapshot!("reference", reference);
}

/// The names under `Commands:`.
fn commands(help: &str) -> Vec<String> {
    let lines = help.lines().skip_while(|line| *line != "Commands:").skip(1).take_while(|line| !line.is_empty());
    let names = lines.filter(|line| line.starts_with("  ") && !line.starts_with("   "));
    names.filter_map(|line| line.split_whitespace().next().map(str::to_owned)).collect()
}

#[test]
fn the_version_opens_nothing() {
    let sandbox = Sandbox::with_config("not: [a, pack");
    let answer = sandbox.opsctl(&["--version"]).env("OPSCTL_NOW", "never").env("HOME", "/nowhere").run();
    assert_eq!((answer.code, answer.stderr.as_str()), (0, ""));
    assert_eq!(answer.stdout, format!("opsctl {}\n", env!("CARGO_PKG_VERSION")));
    assert_eq!(sandbox.files(), ["opsctl.yaml"]);
}

#[test]
fn no_command_is_a_usage_error_with_the_help() {
    let answer = Sandbox::new().opsctl(&[]).run();
    assert_eq!((answer.code, answer.stdout.as_str()), (2, ""));
    assert!(answer.stderr.contains("Usage: opsctl"), "{}", answer.stderr);
}

#[test]
fn topics_are_printed() {
    let sandbox = Sandbox::new();
    let topics = [
        "exit-codes",
        "actors",
        "moments",
        "calendars",
        "packs",
        "on-call",
        "windows",
        "log",
        "break-glass",
        "environment",
    ];
    for topic in topics {
        assert!(sandbox.opsctl(&["help", topic]).ok().lines().count() > 8, "{topic}");
        assert_eq!(sandbox.opsctl(&["help", topic]).json(0)["topic"], topic);
    }
    assert_eq!(
        sandbox.opsctl(&["help", "workflow", "graph"]).ok(),
        sandbox.opsctl(&["workflow", "graph", "--help"]).ok()
    );
    assert!(sandbox.opsctl(&["help"]).ok().contains("exit-codes"));
}

#[test]
fn an_unknown_topic_gets_a_suggestion() {
    insta::assert_snapshot!(Sandbox::new().opsctl(&["help", "exit-code"]).run(), @r"
    exit 2
    --- stdout
    --- stderr
    error: there is no help on `exit-code`
      hint: did you mean `exit-codes`?
    ");
    insta::assert_snapshot!(Sandbox::new().opsctl(&["help", "workflow", "grph"]).run(), @r"
    exit 2
    --- stdout
    --- stderr
    error: there is no help on `workflow grph`
      hint: did you mean `graph`?
    ");
    insta::assert_snapshot!(Sandbox::new().opsctl(&["help", "everything"]).run(), @r"
    exit 2
    --- stdout
    --- stderr
    error: there is no help on `everything`
      hint: `opsctl help` lists the commands and the topics
    ");
}
