//! A store opens once it is whole, for many at once, and refuses what it does not understand.

use std::process::{Command, Stdio};

use super::*;
use crate::trackers::TrackerError;

/// Not a test of its own: what a child process of [`processes_open_a_fresh_store`] does.
#[test]
fn child_opens() {
    #[expect(clippy::disallowed_methods, reason = "how the parent test tells its child where the store is")]
    let Some(path) = std::env::var_os("OPSCTL_TEST_OPEN") else { return };
    let store = Store::open(Path::new(&path)).expect("a store");
    store.tracker(desk(), account("alice"), at(0)).create_issue(&draft("01SAME")).expect("an issue");
}

#[test]
fn processes_open_a_fresh_store() {
    let test = std::env::current_exe().expect("this test");
    for _ in 0..10 {
        let place = Place::new();
        let children: Vec<_> = (0..8)
            .map(|_| {
                Command::new(&test)
                    .args(["--exact", "trackers::local::tests::opening::child_opens"])
                    .env("OPSCTL_TEST_OPEN", place.path())
                    .stdout(Stdio::piped())
                    .stderr(Stdio::piped())
                    .spawn()
                    .expect("a child")
            })
            .collect();
        for child in children {
            let output = child.wait_with_output().expect("an end");
            let talk = String::from_utf8_lossy(&output.stdout);
            assert!(output.status.success() && talk.contains("1 passed"), "{talk}");
        }
        assert_eq!(
            place.open().tracker(desk(), account("bob"), at(0)).find_issue("01SAME").expect("a search"),
            Some(1)
        );
    }
}

#[test]
fn threads_open_a_fresh_store() {
    for _ in 0..50 {
        let place = Place::new();
        std::thread::scope(|scope| {
            for _ in 0..8 {
                scope.spawn(|| with_issues(&place.open(), 1));
            }
        });
    }
}

#[test]
fn the_folder_is_made_and_the_file_is_private() {
    let place = Place::new();
    let path = place.folder.path().join("a").join("b").join("store.db");
    let store = Store::open(&path).expect("a store");
    with_issues(&store, 1);
    assert_eq!(store.path.as_path(), path);
    #[cfg(unix)]
    for name in ["store.db", "store.db-wal", "store.db-shm"] {
        use std::os::unix::fs::PermissionsExt;
        let mode = path.with_file_name(name).metadata().expect("a file").permissions().mode();
        assert_eq!(mode & 0o777, 0o600, "{name}");
    }
}

#[test]
fn a_name_is_a_name() {
    let place = Place::new();
    for name in [":memory:", "file:x?mode=memory", "with space é", "a'b\"c%20d"] {
        let path = place.folder.path().join(name);
        with_issues(&Store::open(&path).expect("a store"), 1);
        assert!(path.is_file(), "{name}");
    }
}

#[test]
fn an_open_store_is_opened_without_the_lock() {
    let place = Place::new();
    let _first = place.open();
    let _held = super::super::lock::hold(&place.path(), ".lock", super::super::PATIENCE).expect("the lock");
    place.open();
}

#[test]
fn a_newer_store_is_refused() {
    let place = Place::new();
    drop(place.open());
    place.raw().pragma_update(None, "user_version", 7).expect("a newer version");
    let before = std::fs::read(place.path()).expect("the file");
    match Store::open(&place.path()) {
        Err(TrackerError::NewerStore { found: 7, known: 1, path }) => assert_eq!(path, place.path()),
        other => panic!("{other:?}"),
    }
    assert_eq!(std::fs::read(place.path()).expect("the file"), before, "it is left as it was");
}

#[test]
fn a_database_of_another_program_is_refused() {
    for set_up in ["CREATE TABLE notes (text)", "PRAGMA user_version = 1", "PRAGMA application_id = 9"] {
        let place = Place::new();
        place.raw().execute_batch(&format!("{set_up}; VACUUM;")).expect("a database");
        match Store::open(&place.path()) {
            Err(TrackerError::Corrupt { detail, .. }) => assert_eq!(detail, "it is a database of another program"),
            other => panic!("{set_up}: {other:?}"),
        }
    }
}

#[test]
fn what_is_in_the_way_is_named() {
    let place = Place::new();
    let folder = place.folder.path().join("folder");
    std::fs::create_dir(&folder).expect("a folder");
    let file = place.folder.path().join("file");
    std::fs::write(&file, "").expect("a file");
    for path in [folder, file.join("store.db")] {
        match Store::open(&path) {
            Err(TrackerError::Unreachable { .. }) => {}
            other => panic!("{other:?}"),
        }
    }
}

#[test]
fn a_store_left_half_made_is_finished() {
    let place = Place::new();
    std::fs::write(place.path(), "").expect("an empty file");
    with_issues(&place.open(), 1);
    // Another tool took it out of WAL.
    place.raw().query_row("PRAGMA journal_mode = DELETE", [], |_| Ok(())).expect("a mode");
    drop(place.open());
    let mode: String = place.raw().query_row("PRAGMA journal_mode", [], |row| row.get(0)).expect("a mode");
    assert_eq!(mode, "wal");
}
