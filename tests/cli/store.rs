//! `opsctl store`: where it is, whether it is whole, and a copy of it.

use crate::support::Sandbox;

/// A sandbox with one request in its store.
fn with_request() -> Sandbox {
    let sandbox = Sandbox::with_pack("built-in");
    let new = ["request", "new", "delivery", "--title", "A cache", "--field", "service=portal"];
    let answer = sandbox.opsctl(&new).as_person("alice").run();
    assert_eq!(answer.code, 0, "{answer}");
    sandbox
}

#[test]
fn looking_makes_nothing() {
    let sandbox = Sandbox::with_pack("built-in");
    let before = sandbox.files();
    insta::assert_snapshot!(sandbox.opsctl(&["store"]).run(), @r"
    exit 0
    --- stdout
    [SANDBOX]/team/.opsctl/store.db
    --- stderr
    it is made by the first request on desk
    ");
    insta::assert_snapshot!(sandbox.opsctl(&["store", "check"]).run(), @r"
    exit 0
    --- stdout
    .opsctl/store.db: not made yet
    --- stderr
    ");
    insta::assert_snapshot!(sandbox.opsctl(&["store", "backup", "copy.db"]).run(), @r"
    exit 1
    --- stdout
    --- stderr
    error: there is no store at `[SANDBOX]/team/.opsctl/store.db`
      hint: it is made by the first request
    ");
    assert_eq!(sandbox.opsctl(&["store", "path"]).json(0)[0]["exists"], false);
    assert_eq!(sandbox.files(), before);
}

#[test]
fn the_builtin_pack_keeps_its_store_in_the_data_folder() {
    let sandbox = Sandbox::new();
    let data = sandbox.home().join("data");
    let path =
        sandbox.opsctl(&["store", "path"]).env("XDG_DATA_HOME", data.to_str().unwrap()).json(0)[0]["path"].clone();
    let path = path.as_str().unwrap().replace('\\', "/");
    assert!(path.ends_with("store.db") && path.contains("opsctl") && path.contains("[SANDBOX]/home"), "{path}");
}

#[test]
fn a_backup_can_be_put_back() {
    let sandbox = with_request();
    insta::assert_snapshot!(sandbox.opsctl(&["store", "check"]).run(), @r"
    exit 0
    --- stdout
    .opsctl/store.db: sound
    --- stderr
    ");
    insta::assert_snapshot!(sandbox.opsctl(&["store", "backup", "copy.db", "--dry-run"]).run(), @r"
    exit 0
    --- stdout
    would copy `.opsctl/store.db` to `copy.db`
    --- stderr
    ");
    insta::assert_snapshot!(sandbox.opsctl(&["store", "backup", "copy.db"]).run(), @r"
    exit 0
    --- stdout
    copied `.opsctl/store.db` to `copy.db`
    --- stderr
    ");
    insta::assert_snapshot!(sandbox.opsctl(&["store", "backup", "copy.db"]).run(), @r"
    exit 1
    --- stdout
    --- stderr
    error: `[SANDBOX]/team/copy.db` exists already
      caused by: a backup is not written over anything
      hint: name another file, or move this one away
    ");
    std::fs::remove_dir_all(sandbox.work().join(".opsctl")).unwrap();
    std::fs::create_dir(sandbox.work().join(".opsctl")).unwrap();
    std::fs::rename(sandbox.work().join("copy.db"), sandbox.work().join(".opsctl/store.db")).unwrap();
    let shown = sandbox.opsctl(&["request", "show", "1"]).json(0);
    assert_eq!((&shown["request"], &shown["step"]), (&"desk#1".into(), &"define".into()));
}

#[test]
fn damage_is_named_with_the_way_out() {
    let sandbox = with_request();
    sandbox.write(".opsctl/store.db", [0xa5; 20_000]);
    for leftover in ["store.db-wal", "store.db-shm"] {
        let _ = std::fs::remove_file(sandbox.work().join(".opsctl").join(leftover));
    }
    insta::assert_snapshot!(sandbox.opsctl(&["request", "list"]).run(), @r"
    exit 1
    --- stdout
    --- stderr
    error: the store `[SANDBOX]/team/.opsctl/store.db` is damaged
      caused by: file is not a database
      hint: `opsctl store check` lists the damage; to recover, move `[SANDBOX]/team/.opsctl/store.db` (with its `-wal` and `-shm`) away and copy a file of `opsctl store backup` to its place
    ");
    insta::assert_snapshot!(sandbox.opsctl(&["store", "check"]).run(), @r"
    exit 1
    --- stdout
    .opsctl/store.db: file is not a database
    --- stderr
    to recover, move `.opsctl/store.db` (with its `-wal` and `-shm`) away and copy a file of `opsctl store backup` to its place
    ");
    assert_eq!(sandbox.opsctl(&["store", "check"]).json(1)[0]["ok"], false);
}

#[test]
fn several_files_are_told_apart() {
    let sandbox = Sandbox::with_config(
        "version: 1\ntrackers:\n  a: {kind: local}\n  b: {kind: local, path: other/b.db}\ndefault_tracker: a\n",
    );
    insta::assert_snapshot!(sandbox.opsctl(&["store", "path"]).run(), @r"
    exit 0
    --- stdout
    [SANDBOX]/team/.opsctl/store.db
    [SANDBOX]/team/other/b.db
    --- stderr
    it is made by the first request on a
    it is made by the first request on b
    ");
    insta::assert_snapshot!(sandbox.opsctl(&["store", "backup", "x.db"]).run(), @r"
    exit 2
    --- stdout
    --- stderr
    error: `--tracker TRACKER` is needed
      caused by: the pack keeps several stores
      hint: one of `a`, `b`
    ");
    assert_eq!(
        sandbox.opsctl(&["store", "backup", "x.db", "--tracker", "c"]).json(2)["error"]["code"],
        "unknown-tracker"
    );
}

#[test]
fn the_lists_can_be_rebuilt() {
    let sandbox = Sandbox::with_pack("built-in");
    insta::assert_snapshot!(sandbox.opsctl(&["store", "rebuild"]).run(), @r"
    exit 0
    --- stdout
    .opsctl/store.db: not made yet
    --- stderr
    ");
    assert_eq!(sandbox.opsctl(&["store", "rebuild"]).json(0)[0]["exists"], false);
    assert!(!sandbox.files().iter().any(|file| file.contains("store.db")), "looking makes nothing");

    let sandbox = with_request();
    let before = sandbox.opsctl(&["request", "list", "--state", "all"]).json(0);
    insta::assert_snapshot!(sandbox.opsctl(&["store", "rebuild", "--dry-run"]).run(), @r"
    exit 0
    --- stdout
    would rebuild the lists of .opsctl/store.db
    --- stderr
    ");
    insta::assert_snapshot!(sandbox.opsctl(&["store", "rebuild"]).run(), @r"
    exit 0
    --- stdout
    .opsctl/store.db: rebuilt, 1 request
    --- stderr
    ");
    assert_eq!(sandbox.opsctl(&["store", "rebuild"]).json(0)[0]["requests"], 1);
    assert_eq!(sandbox.opsctl(&["request", "list", "--state", "all"]).json(0), before);
}
