//! `opsctl promote` against a closed window, whole: what it says, in words and in JSON, until it goes
//! ahead under a broken glass.

use insta::assert_snapshot;
use serde_json::json;

use crate::support::{Answer, Sandbox};

const CONFIG: &str = "\
version: 1
timezone: Africa/Cairo
people: {dora: {}, omar: {}, lena: {}}
roles:
  dev: {members: [dora]}
  ops: {members: [omar]}
  dev-lead: {members: [lena]}
environments: {mainnet: {production: true}}
windows:
  - name: no-prod-thu-sun
    deny: {environments: [mainnet], days: thu-sun}
    reason: Nothing gets released after Wednesday
    break_glass: {by: [ops], approved_by: [dev-lead], incident: critical, expires: 4h}
severities: {critical: {}, minor: {}}
";

const CHANGE: &str = "\
workflow: change
version: 1
severity: optional
steps:
  - {id: release, by: [ops], promote: mainnet}
";

/// `desk#1` stands before production on a Saturday, `desk#2` is a critical incident.
fn sandbox() -> Sandbox {
    let sandbox = Sandbox::with_config(CONFIG);
    sandbox.write("workflows/change.yaml", CHANGE);
    for more in [&[][..], &["--severity", "critical"]] {
        let args = [&["request", "new", "--title", "A change"], more].concat();
        sandbox.opsctl(&args).as_person("dora").ok();
    }
    sandbox
}

fn promote(sandbox: &Sandbox, more: &[&str]) -> Answer {
    let args = [&["promote", "mainnet", "--request", "1", "--release", "1.0"], more].concat();
    sandbox.opsctl(&args).as_person("omar").run()
}

#[test]
fn a_closed_window_says_why_and_when_it_opens() {
    let sandbox = sandbox();
    assert_snapshot!(promote(&sandbox, &[]), @r#"
    exit 3
    --- stdout
    --- stderr
    error: cannot promote desk#1 to `mainnet`: window `no-prod-thu-sun` is closed
      caused by: deny rule, Thursday to Sunday, Africa/Cairo: Nothing gets released after Wednesday
      hint: it opens Mon 2026-11-23 00:00 EET; `opsctl window status mainnet` shows why
    "#);
    let json = sandbox.opsctl(&["promote", "mainnet", "-r", "1", "--release", "1.0"]).as_person("omar").json(3);
    assert_eq!(
        json,
        json!({"error": {
            "code": "window-closed",
            "message": "cannot promote desk#1 to `mainnet`: window `no-prod-thu-sun` is closed",
            "causes": ["deny rule, Thursday to Sunday, Africa/Cairo: Nothing gets released after Wednesday"],
            "hint": "it opens Mon 2026-11-23 00:00 EET; `opsctl window status mainnet` shows why",
        }})
    );
    let late = ["promote", "mainnet", "-r", "1", "--release", "1.0", "--for", "2h"];
    let late = sandbox.opsctl(&late).as_person("omar").at("2026-11-25T21:00:00Z").run();
    assert_snapshot!(late, @r#"
    exit 3
    --- stdout
    --- stderr
    error: cannot promote desk#1 to `mainnet`: window `no-prod-thu-sun` closes Thu 2026-11-26 00:00 EET, before the planned 2h are over
      caused by: deny rule, Thursday to Sunday, Africa/Cairo: Nothing gets released after Wednesday
      hint: it opens Mon 2026-11-30 00:00 EET; `opsctl window status mainnet` shows why
    "#);
}

#[test]
fn a_broken_glass_says_what_comes_next() {
    let sandbox = sandbox();
    let broken = ["--break-glass", "users are locked out", "--incident", "2"];
    assert_snapshot!(promote(&sandbox, &[&broken[..], &["--dry-run"]].concat()), @r#"
    exit 0
    --- stdout
    --- stderr
    would break the glass of `no-prod-thu-sun` for 4h
    would then wait for the approval of `dev-lead`; nothing was written
    "#);
    assert_snapshot!(promote(&sandbox, &broken), @r#"
    exit 3
    --- stdout
    --- stderr
    broke the glass of `no-prod-thu-sun`; it holds until Sat 2026-11-21 18:00 EET
    error: cannot promote desk#1 to `mainnet` with `1.0`
      caused by: nobody has approved that `omar` broke the glass: window `no-prod-thu-sun` asks for `dev-lead` (lena)
      hint: one of them says `opsctl request approve desk#1 --break-glass`; then run this again, before Sat 2026-11-21 18:00 EET
    "#);
    let approve = ["request", "approve", "1", "--break-glass"];
    assert_snapshot!(sandbox.opsctl(&approve).as_person("omar").run(), @r#"
    exit 4
    --- stdout
    --- stderr
    error: cannot approve the glass broken on desk#1
      caused by: `omar` may not approve the broken glass, that is for `dev-lead` (lena)
      caused by: `omar` broke the glass and does not approve it; this is up to `dev-lead`
      hint: `opsctl explain desk#1` lists every condition, met or not
    "#);
    assert_snapshot!(sandbox.opsctl(&approve).as_person("lena").run(), @r#"
    exit 0
    --- stdout
    approved the broken glass; desk#1 stands at `release` (Release), waiting for `ops`
    --- stderr
    "#);
    assert_snapshot!(promote(&sandbox, &broken), @r#"
    exit 0
    --- stdout
    deployed `1.0` in `mainnet`; desk#1 is done
    --- stderr
    under the glass broken Sat 2026-11-21 14:00 EET: users are locked out
    warning: let pass and recorded: window `no-prod-thu-sun` is closed
    "#);
    assert_snapshot!(sandbox.opsctl(&["request", "show", "1"]).ok(), @r#"
    desk#1 A change
    change, version 1: Change
    desk#1 is done
    opened by dora Sat 2026-11-21 14:00 EET, last event now
    break-glass: `omar` broke the glass of `no-prod-thu-sun`, until Sat 2026-11-21 18:00 EET, because of desk#2: users are locked out; approved by `lena`; reviewed in desk#3

       STEP     BY   WHERE       OUTCOME
    x  release  ops  in mainnet  done by omar, 2026-11-21 14:00

    1.0 in mainnet: deployed, verified, by omar, 2026-11-21 14:00

    2026-11-21 14:00 omar deploy: release 1.0 to mainnet, under a broken glass
    2026-11-21 14:00 omar linked: number 3
    2026-11-21 14:00 omar deployed
    "#);
    assert_snapshot!(sandbox.opsctl(&["request", "show", "3"]).ok(), @"
    desk#3 Review the glass broken on desk#1
    break-glass-review, version 1: Review of a broken glass
    desk#3 stands at `review` (Was it right to break the glass, and what follows?), waiting for `dev-lead`
    opened by omar Sat 2026-11-21 14:00 EET, last event now
    for the glass broken on desk#1

       STEP    BY        WHERE  OUTCOME
    >  review  dev-lead

    CLOCK        STATE    DUE               LEFT      WORKED
    step review  running  2026-11-24 14:00  3 d left  0 s

    2026-11-21 14:00 omar open: Review the glass broken on desk#1
    ");
}
