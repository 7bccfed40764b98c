//! `opsctl init`: writes a pack that works, and never over a file.

use crate::support::Sandbox;

#[test]
fn every_pack_it_writes_is_sound() {
    for pack in ["built-in", "immersion-facilitee", "socialgouv", "threefold", "uyoop-cal"] {
        let sandbox = Sandbox::with_pack(pack);
        assert_eq!(sandbox.opsctl(&["workflow", "check"]).run().code, 0, "{pack}");
        assert_eq!(sandbox.opsctl(&["workflow", "check"]).json(0)["errors"], 0, "{pack}");
    }
}

#[test]
fn it_says_what_it_wrote_and_what_is_next() {
    let sandbox = Sandbox::new();
    insta::assert_snapshot!(sandbox.opsctl(&["init", "ops"]).run(), @r"
    exit 0
    --- stdout
    wrote `ops/opsctl.yaml`
    wrote `ops/workflows/delivery.yaml`
    wrote `ops/opsctl.schema.json`
    wrote `ops/workflow.schema.json`
    --- stderr
    next: put your people into `opsctl.yaml`, keep `.opsctl/` out of version control, then `opsctl workflow check`
    ");
    assert_eq!(
        sandbox.files(),
        ["ops/opsctl.schema.json", "ops/opsctl.yaml", "ops/workflow.schema.json", "ops/workflows/delivery.yaml"]
    );
    insta::assert_json_snapshot!(Sandbox::new().opsctl(&["init", "--dry-run"]).json(0), @r#"
    {
      "pack": "built-in",
      "dry_run": true,
      "written": [
        "opsctl.yaml",
        "workflows/delivery.yaml",
        "opsctl.schema.json",
        "workflow.schema.json"
      ],
      "person": null,
      "role": null
    }
    "#);
}

#[test]
fn nothing_is_overwritten_and_nothing_half_written() {
    let sandbox = Sandbox::new();
    sandbox.write("workflows/delivery.yaml", "mine");
    sandbox.write("opsctl.schema.json", "mine");
    insta::assert_snapshot!(sandbox.opsctl(&["init"]).run(), @r"
    exit 1
    --- stdout
    --- stderr
    error: `[SANDBOX]/team/workflows/delivery.yaml` exists already
      caused by: `[SANDBOX]/team/opsctl.schema.json` exists too
      caused by: nothing was written
      hint: choose another folder, or move these files away
    ");
    assert_eq!(sandbox.opsctl(&["init", "--dry-run"]).run().code, 1);
    assert_eq!(sandbox.files(), ["opsctl.schema.json", "workflows/delivery.yaml"]);
    assert_eq!(sandbox.read("workflows/delivery.yaml"), "mine");
}

#[test]
fn it_puts_you_among_the_people() {
    let sandbox = Sandbox::new();
    sandbox.git_identity("Zoë \\\"Z\\\" Quill", "zoe@example.org");
    let answer = sandbox.opsctl(&["init", "--role", "sre"]).json(0);
    assert_eq!((&answer["person"], &answer["role"]), (&"zoe".into(), &"sre".into()));
    let config = sandbox.read("opsctl.yaml");
    assert!(config.contains("  zoe: {name: \"Zoë \\\"Z\\\" Quill\", email: \"zoe@example.org\"}\n"), "{config}");
    assert!(config.contains("members: [zoe, emma, felix]"), "{config}");
    assert_eq!(sandbox.opsctl(&["workflow", "check", "--strict"]).run().code, 0);
}

#[test]
fn wrong_names_are_refused() {
    let sandbox = Sandbox::new();
    insta::assert_snapshot!(sandbox.opsctl(&["init", "--pack", "threfold"]).run(), @r"
    exit 2
    --- stdout
    --- stderr
    error: there is no pack `threfold` to write
      hint: did you mean `threefold`?
    ");
    insta::assert_snapshot!(sandbox.opsctl(&["init", "--pack", "socialgouv", "--role", "boss"]).run(), @r"
    exit 2
    --- stdout
    --- stderr
    error: the pack `socialgouv` has no role `boss`
      hint: its roles are `startup`, `secu`, `sre`, `ops`, `steward`
    ");
    insta::assert_snapshot!(sandbox.opsctl(&["init", "--role", "sre"]).run(), @r"
    exit 1
    --- stdout
    --- stderr
    error: git does not know who you are
      hint: `git config --global user.email YOU@EXAMPLE.ORG`, or leave out `--role`
    ");
    assert!(sandbox.files().is_empty());
}
