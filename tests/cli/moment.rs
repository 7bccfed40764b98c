//! `--at` and the moments it takes, in the zone of the pack.

use crate::support::Sandbox;

const PACK: &str = "timezone: Europe/Paris\npeople:\n  alice: {name: Alice}\nroles:\n  ops: {members: [alice]}\n";

#[test]
fn a_moment_that_could_be_two_shows_both() {
    let sandbox = Sandbox::with_config(PACK);
    insta::assert_snapshot!(sandbox.opsctl(&["request", "list", "--at", "01/02/2026"]).run(), @r"
    exit 2
    --- stdout
    --- stderr
    error: `--at` does not take `01/02/2026`
      caused by: it can be read as `2026-02-01` or `2026-01-02`
      hint: write `2026-02-01` or `2026-01-02`; `opsctl help moments` says what else can be written
    ");
    insta::assert_snapshot!(sandbox.opsctl(&["inbox", "--as", "alice", "--at", "2026-10-25 02:30"]).run(), @r"
    exit 2
    --- stdout
    --- stderr
    error: `--at` does not take `2026-10-25 02:30`
      caused by: the clocks of `Europe/Paris` are put back then, and show it twice
      hint: write `2026-10-25T02:30+02:00` or `2026-10-25T02:30+01:00`; `opsctl help moments` says what else can be written
    ");
    let error = sandbox.opsctl(&["request", "list", "--at", "next thursday"]).json(2)["error"].clone();
    assert_eq!(error["code"], "ambiguous-moment");
    assert_eq!(error["causes"][0], "it can be read as `2026-11-26` or `2026-12-03`");
}

#[test]
fn a_moment_that_is_never_shows_its_neighbours() {
    let sandbox = Sandbox::with_config(PACK);
    insta::assert_snapshot!(sandbox.opsctl(&["request", "list", "--at", "2026-03-29 02:30"]).run(), @r"
    exit 2
    --- stdout
    --- stderr
    error: `--at` does not take `2026-03-29 02:30`
      caused by: the clocks of `Europe/Paris` are put forward then, and never show it
      hint: before it is `2026-03-29 01:59`, after it `2026-03-29 03:00`
    ");
}

#[test]
fn every_form_of_the_help_is_taken() {
    let sandbox = Sandbox::with_config(PACK);
    let help = sandbox.opsctl(&["help", "moments"]).ok();
    let mut parts = help.split("\n\n");
    let forms = |block: &str| -> Vec<String> {
        let lines = block.lines().filter(|line| line.starts_with("  ") && !line.starts_with("   "));
        lines.map(|line| line.chars().skip(2).take(26).collect::<String>().trim().to_owned()).collect()
    };
    let taken = forms(parts.nth(2).unwrap());
    assert!(taken.len() == 9, "{taken:?}");
    for form in taken.iter().flat_map(|form| form.split("  ")) {
        sandbox.opsctl(&["request", "list", "--at", form]).json(0);
    }
    let refused = forms(parts.nth(2).unwrap());
    assert!(refused.len() == 5, "{refused:?}");
    for form in &refused {
        // A Friday.
        let run = sandbox.opsctl(&["request", "list", "--at", form]).at("2026-11-27T08:00:00Z");
        assert_eq!(run.json(2)["error"]["code"], "ambiguous-moment", "{form}");
    }
}
