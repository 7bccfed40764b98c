//! Mistakes in the text itself: YAML that is none, and characters that are not what they seem.

use insta::assert_snapshot;
use proptest::prelude::*;

use super::load;
use super::schema::{FULL_CONFIG, FULL_WORKFLOW};
use super::{CONFIG, WORKFLOW, findings, in_config, in_workflow, loaded, render, source};

#[test]
fn not_yaml() {
    assert_snapshot!(in_workflow("workflow: w\nsteps:\n\t- id: a\n"), @r#"
    error[yaml-syntax]: this is not YAML: tabs disallowed within this context (block indentation)
     --> workflows/a.yaml:3:2
      |
    3 |     - id: a
      |     ^
      |
      = help: YAML is indented with spaces
    "#);
    assert_snapshot!(in_workflow("workflow: w\ntitle: a: b\n"), @r#"
    error[yaml-syntax]: this is not YAML: mapping values are not allowed in this context
     --> workflows/a.yaml:2:9
      |
    2 | title: a: b
      |         ^
      |
      = help: text with `: ` in it needs quotes
    "#);
    assert_snapshot!(in_workflow("workflow: w\ntitle: *star\n"), @r#"
    error[yaml-syntax]: this is not YAML: while parsing node, found unknown anchor
     --> workflows/a.yaml:2:8
      |
    2 | title: *star
      |        ^
      |
      = help: text that begins with `*` or `&` needs quotes
    "#);
    assert_snapshot!(in_workflow("workflow: \"w\n"), @r#"
    error[yaml-syntax]: this is not YAML: invalid indentation in multiline quoted scalar
     --> workflows/a.yaml:2:1
      |
    2 |
      | ^
    "#);
    assert_snapshot!(in_workflow("workflow: [a\nversion: 1\n"), @r#"
    error[yaml-syntax]: this is not YAML: illegal placement of ':' indicator
     --> workflows/a.yaml:2:8
      |
    2 | version: 1
      |        ^
    "#);
}

#[test]
fn yaml_that_packs_do_not_use() {
    assert_snapshot!(in_workflow(&format!("{WORKFLOW}title: !secret x\n")), @r#"
    error[yaml-tag]: tags such as `!name` have no meaning in a pack
     --> workflows/a.yaml:6:16
      |
    6 | title: !secret x
      |                ^
      |
      = help: leave it out; text that begins with `!` needs quotes
    "#);
    assert_snapshot!(in_workflow(&format!("{WORKFLOW}---\nworkflow: b\n")), @r#"
    error[several-documents]: a file holds one document, this begins a second one
     --> workflows/a.yaml:6:1
      |
    6 | ---
      | ^^^
    "#);
    assert_snapshot!(in_workflow(&format!("{WORKFLOW}<<: {{title: x}}\n")), @r#"
    error[merge-key]: merge keys (`<<`) are not supported
     --> workflows/a.yaml:6:1
      |
    6 | <<: {title: x}
      | ^^
      |
      = help: write the keys out, or repeat a whole value with an alias
    "#);
    assert_snapshot!(in_workflow(&format!("{WORKFLOW}? [a, b]\n: c\n")), @r#"
    error[complex-key]: a key must be plain text, not a list or a table
     --> workflows/a.yaml:6:3
      |
    6 | ? [a, b]
      |   ^
    "#);
    assert_eq!(in_workflow(&format!("%YAML 1.2\n---\n{WORKFLOW}")), "");
}

#[test]
fn broken_encoding() {
    assert_snapshot!(in_workflow(&format!("{WORKFLOW}title: DÃ©ploiement, itâ€™s lost \u{fffd}\n")), @r#"
    warning[mojibake]: this looks like UTF-8 read as Latin-1
     --> workflows/a.yaml:6:9
      |
    6 | title: DÃ©ploiement, itâ€™s lost �
      |         ^^
      |
      = help: it was `é` before; save the file as UTF-8
    "#);
    let everywhere: String = (0..9).map(|line| format!("# Ã©tape {line}\n")).collect();
    assert_snapshot!(in_workflow(&format!("{WORKFLOW}{everywhere}")), @r#"
    warning[mojibake]: this looks like UTF-8 read as Latin-1
     --> workflows/a.yaml:6:3
      |
    6 | # Ã©tape 0
      |   ^^
      |
      = help: it was `é` before; save the file as UTF-8

    warning[mojibake]: this looks like UTF-8 read as Latin-1
     --> workflows/a.yaml:7:3
      |
    7 | # Ã©tape 1
      |   ^^
      |
      = help: it was `é` before; save the file as UTF-8

    warning[mojibake]: this looks like UTF-8 read as Latin-1
     --> workflows/a.yaml:8:3
      |
    8 | # Ã©tape 2
      |   ^^
      |
      = help: it was `é` before; save the file as UTF-8

    warning[mojibake]: this looks like UTF-8 read as Latin-1
     --> workflows/a.yaml:9:3
      |
    9 | # Ã©tape 3
      |   ^^
      |
      = help: it was `é` before; save the file as UTF-8

    warning[mojibake]: this looks like UTF-8 read as Latin-1
      --> workflows/a.yaml:10:3
       |
    10 | # Ã©tape 4
       |   ^^
       |
       = help: it was `é` before; save the file as UTF-8

    warning[mojibake]: 4 more lines of this file look like UTF-8 read as Latin-1
      --> workflows/a.yaml:15:1
       |
    15 |
       | ^
    "#);
}

#[test]
fn hidden_characters() {
    assert_snapshot!(in_workflow(&format!("{WORKFLOW}title: \"a\\e[31m\"\n")), @r#"
    error[hidden-character]: the invisible character U+001B stands here
     --> workflows/a.yaml:6:8
      |
    6 | title: "a\e[31m"
      |        ^^^^^^^^^
      |
      = help: control characters and changes of the writing direction have no place in a pack
    "#);
    let shown = in_workflow(&format!("{WORKFLOW}title: a\u{202e}b\n"));
    assert!(!shown.contains('\u{202e}'), "{shown:?}");
    assert_snapshot!(shown, @r#"
    error[hidden-character]: the invisible character U+202E stands here
     --> workflows/a.yaml:6:8
      |
    6 | title: a�b
      |        ^^^
      |
      = help: control characters and changes of the writing direction have no place in a pack

    error[hidden-character]: the invisible character U+202E stands here
     --> workflows/a.yaml:6:9
      |
    6 | title: a�b
      |         ^
      |
      = help: control characters and changes of the writing direction have no place in a pack
    "#);
}

#[test]
fn nothing_of_the_source_reaches_the_terminal_raw() {
    let shown = in_config(&format!("{CONFIG}\"x\\e]8;;\\a\\u202e\": 1\norganization: [\"\u{7f}\"]\n"));
    assert!(!shown.chars().any(|c| c.is_control() && c != '\n'), "{shown:?}");
}

#[test]
fn scalars_are_taken_as_written() {
    let config = "\
organization: no
people: {on: {name: 0x10}, yes: {name: 1.10}, \"12\": {name: 012}}
roles: {1.0: {members: [on, yes, 12], title: off}}
";
    let workflow = "\
workflow: 1.10
version: 1
title: true
fields: {size: {type: enum, values: [1.10, 1e3, yes, 2026-10-31]}}
steps: [{id: 1, by: [1.0], title: 1_000}]
";
    let pack = loaded(config, &[workflow]).pack;
    assert_eq!(pack.organization.as_deref(), Some("no"));
    let names: Vec<_> =
        pack.directory.people().map(|person| (person.id.to_string(), person.name.clone().unwrap())).collect();
    let expected = [("12", "012"), ("on", "0x10"), ("yes", "1.10")].map(|(id, name)| (id.to_owned(), name.to_owned()));
    assert_eq!(names, expected);
    let workflow = pack.workflow("1.10").unwrap();
    assert_eq!((workflow.title.as_str(), workflow.steps[0].title.as_str()), ("true", "1_000"));
    assert_eq!(format!("{:?}", workflow.fields[0].kind), r#"Enum(["1.10", "1e3", "yes", "2026-10-31"])"#);
}

#[test]
fn aliases_repeat_values() {
    let workflow = "\
workflow: w
version: 1
steps:
  - {id: a, by: &them [dev, ops]}
  - {id: b, by: *them}
";
    assert_eq!(loaded(CONFIG, &[workflow]).pack.workflow("w").unwrap().steps[1].by.len(), 2);
    assert_snapshot!(in_workflow(&workflow.replace("dev", "devs")), @r#"
    error[unknown-role]: there is no role `devs`
     --> workflows/a.yaml:4:24
      |
    4 |   - {id: a, by: &them [devs, ops]}
      |                        ^^^^
      |
      = help: did you mean `dev`?
    "#);
}

#[test]
fn rendering_keeps_to_the_width_and_knows_colours() {
    let config = CONFIG.replace("production: true, ", "");
    let long = format!("{config}organization: [\"{}\"]\n", "word ".repeat(100));
    let config = source("opsctl.yaml", &long);
    let found = load(&config, &[source("w.yaml", WORKFLOW)]).unwrap_err();
    let narrow = render(&found[0], std::slice::from_ref(&config), false, 80);
    assert!(narrow.lines().all(|line| line.chars().count() <= 80), "{narrow}");
    assert!(render(&found[0], &[config], true, 80).contains('\u{1b}'));
    assert!(render(&found[0], &[], false, 80).contains("opsctl.yaml:12:15"));
}

#[test]
fn line_ends_of_windows_change_nothing() {
    let windows = |text: &str| text.replace('\n', "\r\n");
    let pack = loaded(&windows(CONFIG), &[&windows(WORKFLOW)]).pack;
    assert_eq!(pack.digest, loaded(CONFIG, &[WORKFLOW]).pack.digest);
    let shown = findings(&windows(CONFIG), &[&windows(&WORKFLOW.replace("[ops]", "[opps]"))]);
    assert_snapshot!(shown, @r#"
    error[unknown-role]: there is no role `opps`
     --> workflows/a.yaml:5:24
      |
    5 |   - {id: release, by: [opps], promote: mainnet}
      |                        ^^^^
      |
      = help: did you mean `ops`?
    "#);
}

#[test]
fn long_texts_are_cut_in_messages() {
    let shown = in_config(&format!("{CONFIG}{}: 1\n", "x".repeat(900)));
    assert!(shown.lines().all(|line| line.len() < 500), "{shown}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    /// Whatever is cut out, doubled or put in: findings or a pack, never a panic, and findings
    /// that can be shown.
    #[test]
    fn damaged_packs_are_reported(
        damage in prop::collection::vec((0usize..2_000, 0usize..40, "[\\[\\]{}:,&*!?|>#'\"\\n\\t -~é\u{a0}]{0,4}"), 1..4)
    ) {
        let damaged = |text: &str| {
            let mut chars: Vec<char> = text.chars().collect();
            for (at, length, new) in &damage {
                let at = at % chars.len().max(1);
                let end = (at + length).min(chars.len());
                chars.splice(at..end, new.chars());
            }
            chars.into_iter().collect::<String>()
        };
        findings(&damaged(FULL_CONFIG), &[FULL_WORKFLOW]);
        findings(FULL_CONFIG, &[&damaged(FULL_WORKFLOW)]);
    }
}

#[test]
fn many_mistakes_are_cut_short() {
    let people: String = (0..500).map(|index| format!("  p{index}: {{nam: x}}\n")).collect();
    let shown = findings(&format!("people:\n{people}"), &[WORKFLOW]);
    assert!(shown.contains("more findings are not shown"), "{shown}");
    assert!(shown.matches("error[").count() <= 101);
}
