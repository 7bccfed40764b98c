//! A store opens once it is whole, for many at once, and refuses what it does not understand.

use std::process::{Command, Stdio};

use super::*;
use crate::trackers::{Bookkeeping, RequestQuery, TrackerError};

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
        Err(TrackerError::NewerStore { found: 7, known: 2, path }) => assert_eq!(path, place.path()),
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

/// A store as version 1 of the schema made it, with everything a store can hold.
fn of_version_1(place: &Place) {
    let raw = place.raw();
    raw.execute_batch(super::super::open::SCHEMA[0]).expect("version 1");
    raw.execute_batch(
        "PRAGMA user_version = 1;
         INSERT INTO trackers (name, next_number, policy) VALUES ('desk', 3, 'p');
         INSERT INTO issues (tracker, number, request, title, body, author_id, author_login, created_at)
         VALUES ('desk', 1, '01REQ1', 'one', 'a body', 'alice', 'alice', 1),
                ('desk', 2, '01REQ2', 'two', 'a body', 'bob', 'bob', 2);
         INSERT INTO comments (issue, slot, author_id, author_login, body, created_at)
         VALUES (1, 1, 'alice', 'alice', 'first', 1), (1, 2, 'bob', 'bob', 'second', 2);
         DELETE FROM comments WHERE id = 2;
         INSERT INTO labels (tracker, name, folded) VALUES ('desk', 'Bug', 'bug');
         INSERT INTO issue_labels VALUES (1, 1);
         INSERT INTO assignees VALUES (1, 'bob');
         INSERT INTO journal (event, tracker, number, begun) VALUES ('e1', 'desk', 1, 3);
         INSERT INTO outputs VALUES ('e2', 'it ran');
         INSERT INTO requests VALUES (1, 'desk', 1, '01REQ1', 'service', 1, 'one', 'open', 0, 'review', 1, 'alice',
             NULL, 739000, 1, 2, 0, 0);
         INSERT INTO waiting VALUES ('desk', 'role:ops', 1, 739000, 2, 1, 1, 0, 1, 'open', 'service', 'review',
             'alice', 0);
         UPDATE logs SET outdated = 0;",
    )
    .expect("what it holds");
}

/// Every row of every table but the cache and what says that it is out of date.
fn kept(place: &Place) -> Vec<String> {
    let raw = place.raw();
    let tables = [
        "SELECT name || next_number FROM trackers",
        "SELECT id || tracker || number || request || title || body || author_id || author_login || created_at || open \
         FROM issues ORDER BY id",
        "SELECT id || issue || slot || author_id || author_login || body || created_at || ifnull(edited_at, '-') \
         FROM comments ORDER BY id",
        "SELECT id || tracker || name || folded FROM labels",
        "SELECT issue || label FROM issue_labels",
        "SELECT issue || login FROM assignees",
        "SELECT issue || tracker || version || removed FROM logs ORDER BY issue",
        "SELECT id || event || tracker || number || begun FROM journal",
        "SELECT event || output FROM outputs",
        "SELECT name || seq FROM sqlite_sequence ORDER BY name",
    ];
    let rows = |sql: &str| {
        let mut statement = raw.prepare(sql).expect("a query");
        let rows = statement.query_map([], |row| row.get::<_, String>(0)).expect("rows");
        rows.collect::<Result<Vec<_>, _>>().expect("rows")
    };
    tables.iter().flat_map(|sql| rows(sql)).collect()
}

#[test]
fn a_store_of_version_1_keeps_everything_and_makes_its_lists_anew() {
    let place = Place::new();
    of_version_1(&place);
    let before = kept(&place);
    assert_eq!(before.len(), 15, "{before:?}");
    let store = place.open();
    assert_eq!(kept(&place), before);
    assert_eq!(store.outdated(&desk(), "p", 10).expect("a list"), [1, 2], "every log is replayed again");
    let query = RequestQuery { limit: 10, ..RequestQuery::default() };
    assert_eq!(store.requests(&desk(), &query).expect("a page").total, 0);
    let waiting: i64 = place.raw().query_row("SELECT count(*) FROM waiting", [], |row| row.get(0)).expect("a count");
    assert_eq!(waiting, 0);
    // Nothing but what version 1 held is wrong with it.
    assert_eq!(
        store.check().expect("a check"),
        ["1 comment was removed from `desk#1`", "a write to `desk#1` of 1970-01-01 00:00:00 UTC was not finished",]
    );
    // The next one opens without a change, and the numbers go on.
    drop(store);
    let store = place.open();
    assert_eq!(store.tracker(desk(), account("alice"), at(0)).create_issue(&draft("01REQ3")).expect("an issue"), 3);
}

#[test]
fn a_new_store_and_one_that_was_brought_up_to_date_are_the_same() {
    let (new, old) = (Place::new(), Place::new());
    drop(new.open());
    of_version_1(&old);
    drop(old.open());
    let schema = |place: &Place| {
        let raw = place.raw();
        let mut statement =
            raw.prepare("SELECT type || name || ifnull(sql, '') FROM sqlite_schema ORDER BY name").expect("a query");
        let lines = statement.query_map([], |row| row.get::<_, String>(0)).expect("lines");
        lines.collect::<Result<Vec<_>, _>>().expect("lines")
    };
    assert_eq!(schema(&new), schema(&old));
}
