//! A hand in the store: whatever is edited, removed, forged or copied with SQL is named by `audit`,
//! and nothing is promoted on it.

use rusqlite::{Connection, params};

use crate::desk::{CHANGE, Desk};

const LIVE: [&str; 7] = ["promote", "live", "--request", "1", "--yes", "--", "true"];

/// A desk with `desk#1` at `release`, approved: nothing but a deployment is missing.
fn ready() -> Desk {
    let desk = Desk::with_change();
    desk.bring_to_release("1");
    desk.approve("1");
    desk
}

fn store(desk: &Desk) -> Connection {
    Connection::open(desk.store()).unwrap()
}

/// The comment of the n-th event of a kind, in `desk#1`.
fn comment_of(desk: &Desk, kind: &str, n: usize) -> i64 {
    let log = desk.show("1")["log"].clone();
    let of_kind: Vec<_> = log.as_array().unwrap().iter().filter(|entry| entry["type"] == kind).collect();
    of_kind[n]["comment"].as_i64().unwrap()
}

/// That the log is broken: nothing moves, a steward alone puts it right, and from where replay could
/// follow it everything is done again.
fn is_broken_until_repaired(desk: &Desk, detail: &str) {
    let findings = desk.audit();
    assert!(findings.iter().any(|(ident, said)| ident == "broken" && said.contains(detail)), "{findings:?}");
    let broken = ["the log is broken"];
    desk.expect("omar", &LIVE, 3, &broken);
    desk.expect("lone", &["request", "finish", "1"], 3, &broken);
    desk.expect("omar", &["rollback", "live", "--request", "1", "--yes"], 3, &[]);
    desk.expect("dora", &["request", "cancel", "1", "--reason", "no"], 3, &broken);
    assert_eq!(desk.show("1")["waiting_for"], serde_json::json!(["steward"]));
    for other in ["omar", "dora", "rita", "lone"] {
        desk.expect(other, &["repair", "1", "--reason", "I say so"], 4, &["`steward`"]);
    }
    desk.expect("stew", &["repair", "1"], 2, &["--reason"]);
    desk.expect("stew", &["repair", "1", "--reason", "looked at it", "--step", "nowhere"], 2, &["`nowhere`"]);
    desk.does("stew", &["repair", "1", "--reason", "looked at it"]);
    assert_eq!(desk.show("1")["broken"], serde_json::Value::Null);
    assert!(desk.audit().iter().all(|(_, said)| !said.contains("this is up to")));
    desk.expect("stew", &["repair", "1", "--reason", "again", "--step", "build"], 2, &["nothing to re-anchor"]);
    if desk.show("1")["deployments"].as_array().unwrap().iter().any(|it| it["outcome"] == "running") {
        desk.does("dora", &["promote", "test", "--request", "1", "--abandon"]);
    }
    // What the missing events allowed is asked for again.
    assert_ne!(desk.run("omar", &LIVE).run().code, 0);
    while desk.step("1") != "release" {
        match desk.step("1").as_str() {
            "build" => desk.does("dora", &["request", "finish", "1"]),
            "try" => desk.does("dora", &["promote", "test", "--request", "1"]),
            "check" => desk.does("quinn", &["request", "finish", "1"]),
            other => panic!("it stands at `{other}`"),
        };
    }
    desk.approve("1");
    desk.does("omar", &LIVE);
    assert_eq!(desk.step("1"), "confirm");
}

#[test]
fn an_edited_event_is_void_and_its_approval_gone() {
    let hash = "does not match what it says";
    for (trick, named) in [("", "id that does not match"), ("DROP TRIGGER comment_edited;", hash)] {
        let desk = ready();
        let approval = comment_of(&desk, "approve", 0);
        let connection = store(&desk);
        connection.execute_batch(trick).unwrap();
        let edit = "UPDATE comments SET body = replace(body, '1.0.0', '9.9.9') WHERE id = ?";
        assert_eq!(connection.execute(edit, [approval]).unwrap(), 1);
        drop(connection);
        let findings = desk.audit();
        assert!(!findings.is_empty(), "{trick}");
        // With the store's own notes gone, the hash in the event is left.
        assert!(findings.iter().any(|(ident, said)| ident == "void" && said.contains(named)), "{findings:?}");
        desk.expect("omar", &LIVE, 3, &[]);
        assert!(desk.sandbox.opsctl(&["deployments", "live"]).json(0).as_array().unwrap().is_empty());
    }
}

#[test]
fn an_edited_step_breaks_the_log() {
    for trick in ["", "DROP TRIGGER comment_edited;"] {
        let desk = ready();
        let finish = comment_of(&desk, "finish", 0);
        let connection = store(&desk);
        connection.execute_batch(trick).unwrap();
        let edit = "UPDATE comments SET body = replace(body, '\"seq\":2', '\"seq\":3') WHERE id = ?";
        assert_eq!(connection.execute(edit, [finish]).unwrap(), 1);
        drop(connection);
        is_broken_until_repaired(&desk, "");
    }
}

#[test]
fn a_removed_event_breaks_the_log() {
    for kind in ["finish", "deployed", "approve"] {
        let desk = ready();
        let removed = comment_of(&desk, kind, 0);
        store(&desk).execute("DELETE FROM comments WHERE id = ?", [removed]).unwrap();
        is_broken_until_repaired(&desk, "missing");
    }
}

#[test]
fn a_removed_last_event_is_on_the_books_of_the_store() {
    let desk = ready();
    desk.does("rolf", &["request", "reject", "1", "--reason", "stop"]);
    let last = comment_of(&desk, "reject", 0);
    store(&desk).execute("DELETE FROM comments WHERE id = ?", [last]).unwrap();
    // No later event misses it: only the store has counted.
    let answer = desk.run("stew", &["store", "check"]).run();
    assert_ne!(answer.code, 0, "{answer}");
    assert!(format!("{answer}").contains("1 comment was removed from `desk#1`"), "{answer}");
}

#[test]
fn a_forged_event_is_void() {
    let desk = ready();
    // As rolf, in the words of rita: the same marker under another name.
    let approval = comment_of(&desk, "approve", 0);
    let connection = store(&desk);
    connection
        .execute(
            "INSERT INTO comments (issue, slot, author_id, author_login, body, created_at) \
             SELECT issue, NULL, 'lone', 'lone', body, created_at FROM comments WHERE id = ?",
            [approval],
        )
        .unwrap();
    drop(connection);
    let findings = desk.audit();
    assert_eq!(findings.len(), 1, "{findings:?}");
    assert!(findings[0].1.contains("does not match what it says"), "{findings:?}");
    desk.does("omar", &LIVE);
}

#[test]
fn an_event_by_who_may_not_is_void() {
    // Well made, under a pack that lets quinn release and review.
    let forger = Desk::with(&[&CHANGE.replace("by: [ops]", "by: [ops, qa]")]);
    let desk = ready();
    let copy = forger.sandbox.work().join(".opsctl");
    std::fs::create_dir_all(&copy).unwrap();
    store(&desk).execute("VACUUM INTO ?", [copy.join("store.db").to_str().unwrap()]).unwrap();
    let pack = forger.sandbox.read("opsctl.yaml").replace("review: {members: [", "review: {members: [quinn, ");
    let pack = pack.replace("ops: {members: [", "ops: {members: [quinn, ");
    forger.sandbox.write("opsctl.yaml", pack);
    forger.does("quinn", &["request", "approve", "1"]);
    forger.does("quinn", &LIVE);
    assert_eq!(forger.step("1"), "confirm");
    let known: i64 = store(&desk).query_row("SELECT max(id) FROM comments", [], |row| row.get(0)).unwrap();
    let connection = store(&desk);
    connection.execute("ATTACH ? AS forged", [forger.store().to_str().unwrap()]).unwrap();
    let added = connection
        .execute(
            "INSERT INTO main.comments (issue, slot, author_id, author_login, body, created_at) \
             SELECT issue, slot, author_id, author_login, body, created_at FROM forged.comments WHERE id > ? ORDER BY id LIMIT 2",
            params![known],
        )
        .unwrap();
    assert_eq!(added, 2);
    drop(connection);
    let shown = desk.show("1");
    assert_eq!(shown["step"], "release");
    assert!(shown["deployments"].as_array().unwrap().iter().all(|it| it["environment"] != "live"));
    let findings = desk.audit();
    let idents: Vec<&str> = findings.iter().map(|(ident, _)| ident.as_str()).collect();
    assert_eq!(idents, ["void", "deployment-without-request"], "{findings:?}");
    assert!(findings[0].1.contains("`quinn` may not approve step `release`"), "{findings:?}");
    assert!(findings[1].1.contains("`quinn` may not push to `live`"), "{findings:?}");
    // Those who may are not held up by it.
    desk.does("omar", &LIVE);
    assert_eq!(desk.step("1"), "confirm");
}

#[test]
fn what_cannot_be_read_blocks_nobody() {
    let desk = ready();
    // The last event is spoilt, and the places behind it are taken by nonsense.
    let last = comment_of(&desk, "approve", 1);
    let connection = store(&desk);
    connection.execute("UPDATE comments SET body = 'nothing' WHERE id = ?", [last]).unwrap();
    for ahead in 1..4 {
        connection
            .execute(
                "INSERT INTO comments (issue, slot, author_id, author_login, body, created_at) \
                 SELECT issue, slot + ?1, 'quinn', 'quinn', '<!-- opsctl:v1 {} -->', created_at FROM comments WHERE id = ?2",
                [ahead, last],
            )
            .unwrap();
    }
    desk.expect("omar", &LIVE, 3, &["`review`: `rita`, `review`: missing"]);
    desk.does("rolf", &["request", "approve", "1"]);
    desk.does("rita", &["request", "note", "1", "seen"]);
    desk.does("omar", &LIVE);
    assert_eq!(desk.step("1"), "confirm");
}

#[test]
fn a_copied_event_counts_once() {
    let desk = ready();
    desk.open("dora", "1.0.0");
    let connection = store(&desk);
    let copy = "INSERT INTO comments (issue, slot, author_id, author_login, body, created_at) \
                SELECT ?1, NULL, author_id, author_login, body, created_at FROM comments WHERE id = ?2";
    let issue = |number: i64| -> i64 {
        connection.query_row("SELECT id FROM issues WHERE number = ?", [number], |row| row.get(0)).unwrap()
    };
    // The same words again in their own log, and in another's.
    for kind in ["finish", "approve"] {
        connection.execute(copy, params![issue(1), comment_of(&desk, kind, 0)]).unwrap();
    }
    connection.execute(copy, params![issue(2), comment_of(&desk, "finish", 0)]).unwrap();
    assert_eq!((desk.step("1"), desk.step("2")), ("release".to_owned(), "build".to_owned()));
    let findings = desk.audit();
    assert_eq!(findings.len(), 3, "{findings:?}");
    assert!(findings.iter().any(|(_, said)| said.contains("it belongs to another request")), "{findings:?}");
    assert!(findings.iter().any(|(ident, _)| ident == "duplicate"), "{findings:?}");
    assert!(desk.show("1")["broken"].is_null() && desk.show("2")["broken"].is_null());
    desk.does("omar", &LIVE);
    desk.does("dora", &["request", "finish", "2"]);
}

#[test]
fn a_picture_moved_by_hand_is_drift_and_decides_nothing() {
    let desk = ready();
    let connection = store(&desk);
    connection.execute_batch("DELETE FROM issue_labels; UPDATE issues SET open = 0;").unwrap();
    drop(connection);
    assert_eq!((desk.step("1"), &desk.show("1")["state"]), ("release".to_owned(), &"open".into()));
    let findings = desk.audit();
    assert!(findings.iter().all(|(ident, _)| ident == "drift") && findings.len() >= 2, "{findings:?}");
    desk.expect("dora", &["repair", "1"], 0, &["put right"]);
    assert!(desk.audit().is_empty());
    desk.does("omar", &LIVE);
}
