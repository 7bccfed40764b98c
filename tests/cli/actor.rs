//! Who acts: `OPSCTL_ACTOR`, else `--as`, else git; and what happens when that is nobody.

use crate::support::Sandbox;

const NEW: [&str; 7] = ["request", "new", "delivery", "--title", "A cache", "--field", "service=portal"];

/// Who opened the request of this run.
fn opener(sandbox: &Sandbox, variable: Option<&str>, flag: Option<&str>) -> serde_json::Value {
    let mut args = NEW.to_vec();
    args.extend(flag.iter().flat_map(|flag| ["--as", flag]));
    let run = sandbox.opsctl(&args);
    let opened = match variable {
        Some(variable) => run.as_person(variable).json(0),
        None => run.json(0),
    };
    let request = opened["request"].as_str().unwrap().to_owned();
    sandbox.opsctl(&["request", "show", &request]).json(0)["log"][0]["actor"].clone()
}

#[test]
fn variable_then_flag_then_git() {
    let sandbox = Sandbox::with_pack("built-in");
    sandbox.git_identity("Somebody", "BRUNO@example.org");
    assert_eq!(opener(&sandbox, Some("alice"), None), "alice");
    assert_eq!(opener(&sandbox, None, Some("alice")), "alice");
    assert_eq!(opener(&sandbox, Some("alice"), Some("alice")), "alice");
    assert_eq!(opener(&sandbox, None, None), "bruno");
    sandbox.git_identity("Bruno Costa", "elsewhere@example.org");
    assert_eq!(opener(&sandbox, None, None), "bruno");
}

#[test]
fn two_names_are_none_for_a_write() {
    let sandbox = Sandbox::with_pack("built-in");
    let both = [&NEW[..], &["--as", "bruno"]].concat();
    insta::assert_snapshot!(sandbox.opsctl(&both).as_person("alice").run(), @r"
    exit 2
    --- stdout
    --- stderr
    error: `OPSCTL_ACTOR` says `alice` and `--as` says `bruno`
      caused by: a write is recorded under one name
      hint: leave out `--as`, or unset `OPSCTL_ACTOR`
    ");
    assert_eq!(sandbox.opsctl(&["inbox", "--as", "bruno"]).as_person("alice").run().code, 0);
}

#[test]
fn nobody_cannot_write() {
    let sandbox = Sandbox::with_pack("built-in");
    insta::assert_snapshot!(sandbox.opsctl(&NEW).run(), @r"
    exit 4
    --- stdout
    --- stderr
    error: cannot tell who you are
      caused by: neither `OPSCTL_ACTOR` nor `--as` is given, and git has no `user.email` here
      hint: `--as PERSON` or `OPSCTL_ACTOR=PERSON`; the people of `opsctl.yaml`: `alice`, `bruno`, `chloe`, `david`, `emma`, `felix`, `grace`, `hassan`, ...
    ");
    insta::assert_snapshot!(sandbox.opsctl(&NEW).as_person("alcie").run(), @r"
    exit 4
    --- stdout
    --- stderr
    error: you are nobody in `opsctl.yaml`
      caused by: `OPSCTL_ACTOR` says `alcie`
      hint: did you mean `alice`?
    ");
    sandbox.git_identity("Mallory", "mallory@example.org");
    insta::assert_snapshot!(sandbox.opsctl(&NEW).run(), @r"
    exit 4
    --- stdout
    --- stderr
    error: you are nobody in `opsctl.yaml`
      caused by: git says `Mallory <mallory@example.org>`
      hint: `--as PERSON` or `OPSCTL_ACTOR=PERSON`, or give a person the e-mail `mallory@example.org`; the people of `opsctl.yaml`: `alice`, `bruno`, `chloe`, `david`, `emma`, `felix`, `grace`, `hassan`, ...
    ");
    assert_eq!(sandbox.opsctl(&["request", "list"]).run().code, 0);
    assert_eq!(sandbox.opsctl(&["request", "list", "--as", "mallory"]).run().code, 4);
    assert_eq!(sandbox.opsctl(&["inbox"]).json(4)["error"]["code"], "unknown-actor");
}
