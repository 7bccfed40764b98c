//! Files made to exhaust: each ends in a clear error, and soon. How little memory they take is tested
//! on the binary, where nothing else runs in the same process.

use std::time::{Duration, Instant};

use super::load;
use super::{Diagnostic, WORKFLOW, source};
use crate::spec::LARGEST_FILE;

/// Loads it as `opsctl.yaml` and as a workflow; both must fail with `code`.
fn fails(text: &str, code: &str) {
    fails_as(text, code, code);
}

/// The same where both fail in their own way. Tests run unoptimised and side by side: the bound is one
/// that only a runaway breaks.
fn fails_as(text: &str, as_config_code: &str, as_workflow_code: &str) {
    let started = Instant::now();
    let bad = source("bomb.yaml", text);
    let as_config = load(&bad, &[source("w.yaml", WORKFLOW)]).unwrap_err();
    let as_workflow = load(&source("opsctl.yaml", super::CONFIG), &[bad]).unwrap_err();
    assert!(started.elapsed() < Duration::from_secs(10), "{:?}", started.elapsed());
    for (found, code) in [(as_config, as_config_code), (as_workflow, as_workflow_code)] {
        let codes: Vec<&str> = found.iter().map(|Diagnostic { code, .. }| *code).collect();
        assert!(codes.contains(&code), "{codes:?}");
        assert!(found.len() <= 101, "{}", found.len());
    }
}

#[test]
fn a_billion_laughs() {
    let mut text = "a0: &a0 [ha, ha, ha, ha, ha, ha, ha, ha, ha]\n".to_owned();
    for level in 1..10 {
        let aliases = vec![format!("*a{}", level - 1); 9].join(", ");
        text.push_str(&format!("a{level}: &a{level} [{aliases}]\n"));
    }
    fails(&text, "too-many-values");
}

#[test]
fn twenty_thousand_items_two_thousand_times() {
    let items = "1,".repeat(20_000);
    let aliases = "*a, ".repeat(2_000);
    fails(&format!("a: &a [{items}]\nb: [{aliases}]\n"), "too-many-values");
}

#[test]
fn a_hundred_thousand_brackets() {
    fails(&"[".repeat(100_000), "too-deep");
    fails(&"{a: ".repeat(25_000), "too-deep");
    fails(&"- ".repeat(50_000), "too-deep");
    let stairs: String = (0..300).map(|depth| format!("{}a:\n", " ".repeat(depth))).collect();
    fails(&stairs, "too-deep");
}

#[test]
fn aliases_that_nest() {
    let mut text = "a0: &a0 [x]\n".to_owned();
    for level in 1..100 {
        text.push_str(&format!("a{level}: &a{level} [*a{}]\n", level - 1));
    }
    fails(&text, "too-deep");
    fails("a: &a [*a]\n", "alias-cycle");
}

#[test]
fn too_large() {
    let size = usize::try_from(LARGEST_FILE).unwrap();
    fails(&"#".repeat(size + 1), "file-too-large");
}

#[test]
fn full_of_values_or_keys_or_mistakes() {
    let size = usize::try_from(LARGEST_FILE).unwrap();
    fails(&"- a\n".repeat(size / 4), "too-many-values");
    let keys: String = (0..24_000).map(|index| format!("key{index}: 1\n")).collect();
    fails(&keys, "unknown-key");
    let same = "k: 1\n".repeat(24_000);
    fails(&same, "duplicate-key");
    fails(&format!("wrong: [\"{}\"]\n", "x".repeat(size - 100)), "unknown-key");
    fails(&format!("{}: 1\n", "x".repeat(1_000)), "unknown-key");
    let people: String = (0..12_000).map(|index| format!("  p{index}: &p{index} {{until: 1}}\n")).collect();
    fails_as(&format!("people:\n{people}"), "bad-date", "unknown-key");
}

#[test]
fn large_and_good_is_read() {
    let steps: String = (0..5_000).map(|index| format!("  - {{id: s{index}, by: [dev]}}\n")).collect();
    let workflow = format!("workflow: w\nversion: 1\nsteps:\n{steps}");
    let started = Instant::now();
    assert_eq!(super::in_workflow(&workflow), "");
    assert!(started.elapsed() < Duration::from_secs(20), "{:?}", started.elapsed());
}
