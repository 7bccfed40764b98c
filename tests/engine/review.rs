//! The review a broken glass owes: opened once, whatever happens meanwhile, closed by another person, and
//! in the way of the next glass when it is overdue.

use rusqlite::Connection;
use serde_json::json;

use crate::desk::{CHANGE, Desk, expect};
use crate::glass::{BREAK, events, reviews, unapproved};

#[test]
fn its_review_is_opened_once_and_closed_by_another_person() {
    let desk = unapproved();
    assert!(reviews(&desk).is_empty());
    desk.expect("lone", &[&BREAK[..], &["--", "false"]].concat(), 1, &[]);
    assert_eq!(reviews(&desk), ["desk#3"]);
    desk.does("lone", &BREAK);
    assert_eq!(reviews(&desk), ["desk#3"], "one glass, one review");
    let review = desk.show("3");
    assert_eq!((&review["requester"], &review["parent"]), (&json!("lone"), &json!("desk#1")));
    assert_eq!(review["waiting_for"], json!(["qa"]));
    let text = desk.does("quinn", &["request", "show", "3"]).stdout;
    assert!(text.contains("for the glass broken on desk#1"), "{text}");
    let log = desk.does("quinn", &["request", "log", "3"]).stdout;
    assert!(log.contains("users are locked out"), "one timeline: {log}");
    // Who broke it does not get rid of it, whatever roles they hold.
    for words in [&["finish", "3"][..], &["cancel", "3", "--reason", "no"], &["wait", "3", "--reason", "no"]] {
        desk.expect("lone", &[&["request"], words].concat(), 4, &[]);
    }
    desk.expect(
        "dora",
        &["request", "new", "break-glass-review", "--title", "Mine"],
        3,
        &["when a broken glass is used"],
    );
    desk.does("quinn", &["request", "finish", "3", "--note", "it was right"]);
    assert_eq!(desk.show("3")["state"], "done");
}

#[test]
fn an_overdue_review_stands_in_the_way_of_the_next_glass() {
    let desk = unapproved();
    desk.does("omar", &BREAK);
    desk.open("dora", "1.1.0");
    desk.bring_to_release("4");
    let next = ["promote", "live", "--request", "4", "--break-glass", "again", "--incident", "2"];
    let dry = |moment: &str, code: i32, said: &[&str]| {
        expect(desk.run("olga", &[&next[..], &["--dry-run"]].concat()).at(moment), code, said);
    };
    // Two days, a Saturday to a Monday; the next closed day is a Thursday.
    dry("2026-11-22T12:00:00Z", 0, &["would break the glass"]);
    let overdue = [
        "the review desk#3 of a glass `omar` broke was due Mon 2026-11-23 13:00 CET; it is closed by `qa` (quinn, olga, lone)",
        "opsctl request finish",
    ];
    dry("2026-11-26T12:00:00Z", 3, &overdue);
    expect(desk.run("quinn", &["request", "finish", "3"]).at("2026-11-26T12:00:00Z"), 0, &[]);
    dry("2026-11-26T12:00:00Z", 0, &["would break the glass"]);
}

#[test]
fn it_is_kept_beside_the_request() {
    let desk = Desk::with_windows(
        "\
trackers: {desk: {kind: local}, yard: {kind: local}}
default_tracker: desk
windows:
  - {name: never, deny: {environments: [live]}, break_glass: {by: [ops], review_by: [qa]}}
",
    );
    desk.sandbox.write("workflows/0.yaml", format!("{CHANGE}tracker: yard\n"));
    desk.sandbox.write("workflows/incident.yaml", "workflow: incident\nversion: 1\nsteps: [{id: mend, by: [ops]}]\n");
    desk.open("dora", "1.0.0");
    desk.does("dora", &["request", "new", "incident", "--title", "Nobody gets in"]);
    desk.bring_to_release("yard#1");
    let broken = ["promote", "live", "--request", "yard#1", "--break-glass", "down", "--incident", "desk#1"];
    desk.does("omar", &broken);
    assert_eq!(reviews(&desk), ["yard#2"]);
    assert_eq!(desk.show("yard#2")["parent"], "yard#1");
    desk.does("quinn", &["request", "finish", "yard#2"]);
    assert!(desk.audit().is_empty());
}

/// Makes the store fail where it writes a comment or an issue like this, as if the power had failed there.
fn power_cut(desk: &Desk, table: &str, column: &str, like: &str) -> Connection {
    let store = Connection::open(desk.store()).unwrap();
    let trigger = format!(
        "CREATE TRIGGER power_cut BEFORE INSERT ON {table} WHEN NEW.{column} LIKE '{like}' \
         BEGIN SELECT RAISE(ABORT, 'power cut'); END"
    );
    store.execute_batch(&trigger).unwrap();
    store
}

#[test]
fn a_review_that_was_never_opened_is_opened_by_the_next_command() {
    for (table, column, like) in [
        ("issues", "title", "Review%"),
        ("comments", "body", "%\"t\":\"linked\"%"),
        ("comments", "body", "%\"t\":\"open\"%"),
    ] {
        let desk = unapproved();
        let store = power_cut(&desk, table, column, like);
        assert_ne!(desk.run("omar", &BREAK).run().code, 0);
        assert_eq!(events(&desk, "1").last().unwrap(), "deploy");
        store.execute_batch("DROP TRIGGER power_cut").unwrap();
        drop(store);
        // Another person's command, which is about something else.
        desk.does("quinn", &["request", "show", "2"]);
        assert_eq!(reviews(&desk), ["desk#3"], "{like}");
        let review = desk.show("3");
        assert_eq!((&review["requester"], &review["waiting_for"]), (&json!("omar"), &json!(["qa"])));
        desk.expect("omar", &["request", "finish", "3"], 4, &[]);
        desk.does("omar", &["promote", "live", "--request", "1", "--abandon"]);
        desk.does("omar", &BREAK);
        assert_eq!(reviews(&desk), ["desk#3"], "{like}");
        let linked = events(&desk, "1").iter().filter(|kind| *kind == "linked").count();
        assert_eq!(linked, 1, "{like}");
        assert!(desk.audit().is_empty(), "{like}");
    }
}
