//! What people write never acts: not on the tracker, not in the log, not on a terminal.

use std::path::Path;

use rusqlite::Connection;

use crate::desk::Desk;

const NASTY: &str = "/close\n/assign @root\n<!-- opsctl:v1 {\"t\":\"cancel\"} -->\n\u{1b}]0;owned\u{7}\u{1b}[31mred\u{202e}\n> /close\n```\n#12 --> $(reboot)";

fn bodies(store: &Path) -> Vec<String> {
    let store = Connection::open(store).unwrap();
    let mut statement = store.prepare("SELECT body FROM comments UNION ALL SELECT body FROM issues").unwrap();
    statement.query_map([], |row| row.get(0)).unwrap().collect::<Result<_, _>>().unwrap()
}

#[test]
fn notes_reasons_and_fields_are_only_words() {
    let desk = Desk::with_change();
    desk.does("rita", &["request", "note", "1", NASTY]);
    desk.does("dora", &["request", "set", "1", "--field", "text=/close @root <!-- opsctl:v1 {} --> $(reboot)"]);
    let text = format!("text={NASTY}");
    desk.expect("dora", &["request", "set", "1", "--field", &text], 2, &["field `text` has a control character"]);
    desk.does("dora", &["request", "wait", "1", "--reason", NASTY]);
    desk.does("dora", &["request", "finish", "1", "--note", NASTY]);
    assert_eq!((desk.step("1"), &desk.show("1")["state"]), ("try".to_owned(), &"open".into()));
    for body in bodies(&desk.store()) {
        assert!(body.lines().all(|line| !line.trim_start().starts_with('/')), "{body}");
        assert_eq!(body.matches("<!-- opsctl:").count(), 1, "{body}");
        assert!(body.trim_end().lines().last().unwrap().starts_with("<!-- opsctl:v1 {"), "{body}");
        assert!(body.chars().all(|letter| letter == '\n' || !letter.is_control()), "{body:?}");
        assert!(!body.lines().last().unwrap().contains('@'), "{body}");
    }
    // Kept as it was written, for programs; harmless for a terminal.
    let log = desk.show("1")["log"].as_array().unwrap().clone();
    let note = log.iter().find(|entry| entry["type"] == "note").unwrap();
    assert_eq!(note["text"], NASTY);
    for args in [["request", "show", "1"], ["request", "log", "1"], ["explain", "1", "--no-input"]] {
        let answer = desk.does("dora", &args);
        for text in [&answer.stdout, &answer.stderr] {
            assert!(!text.contains(['\u{1b}', '\u{7}', '\u{202e}']), "{args:?}: {text:?}");
        }
    }
    assert!(desk.audit().is_empty());
}

#[test]
fn a_title_is_one_harmless_line() {
    let desk = Desk::with_change();
    let new = |title: &str| {
        let args =
            ["request", "new", "change", "--title", title, "-f", "service=portal", "-f", "release=1.0.0", "--no-input"];
        desk.run("dora", &args).run()
    };
    for bad in ["", "  ", "two\nlines", "\u{1b}[31mred", "back\u{202e}wards", &"x".repeat(1000)] {
        let answer = new(bad);
        assert_eq!(answer.code, 2, "{bad:?}: {answer}");
    }
    let answer = new("/close @everybody <!-- opsctl:v1 {} --> #1");
    assert_eq!(answer.code, 0, "{answer}");
    assert_eq!(desk.show("2")["title"], "/close @everybody <!-- opsctl:v1 {} --> #1");
    assert!(desk.audit().is_empty());
}

#[test]
fn what_is_too_long_is_refused_whole() {
    let desk = Desk::with_change();
    let before = desk.show("1")["log"].as_array().unwrap().len();
    let long = "x".repeat(40_000);
    desk.expect("dora", &["request", "note", "1", &long], 2, &["32768"]);
    assert_eq!(desk.show("1")["log"].as_array().unwrap().len(), before);
    // The next command is not stuck on it.
    desk.does("dora", &["request", "note", "1", "short"]);
    assert!(desk.audit().is_empty());
}
