//! What any other tool does to the file is seen: by the standing of comments, by outdated states,
//! and by `check`.

use super::*;
use crate::domain::request::Standing;
use crate::trackers::{Bookkeeping, Change};

/// Three comments in issue 1, one in issue 2; everything is cached.
fn prepared(place: &Place) -> Store {
    let store = place.open();
    with_issues(&store, 2);
    let tracker = store.tracker(desk(), account("alice"), at(0));
    for slot in 1..=3 {
        tracker.comment(1, &format!("comment {slot}"), slot).expect("a free place");
    }
    tracker.comment(2, "elsewhere", 1).expect("a free place");
    tracker.change(1, &Change::AddLabel("bug".to_owned())).expect("a label");
    tracker.change(1, &Change::Assign("bob".to_owned())).expect("an assignee");
    store.outdated(&desk(), "policy", 10).expect("a list");
    remember_all(&store);
    assert_eq!(store.outdated(&desk(), "policy", 10).expect("a list"), Vec::<u64>::new());
    store
}

fn remember_all(store: &Store) {
    for number in [1, 2] {
        let version = store.log_version(&desk(), number).expect("a version");
        store.remember(&desk(), &[(summary(number), version)]).expect("remembered");
    }
}

#[test]
fn every_change_by_any_tool_makes_a_state_outdated() {
    for change in [
        "UPDATE comments SET body = 'forged' WHERE id = 1",
        "UPDATE comments SET author_id = 'mallory' WHERE id = 2",
        "UPDATE comments SET slot = 9 WHERE id = 3",
        "DELETE FROM comments WHERE id = 3",
        "INSERT INTO comments (issue, author_id, author_login, body, created_at) VALUES (1, 'm', 'm', 'x', 0)",
        "UPDATE issues SET open = 0 WHERE number = 1",
        "UPDATE issues SET title = 'other' WHERE number = 1",
        "UPDATE issues SET body = 'other' WHERE number = 1",
        "UPDATE labels SET name = 'feature'",
        "DELETE FROM issue_labels",
        "DELETE FROM assignees",
        "UPDATE assignees SET login = 'mallory'",
        "INSERT INTO assignees VALUES (1, 'mallory')",
    ] {
        let place = Place::new();
        let store = prepared(&place);
        let before = store.log_version(&desk(), 1).expect("a version");
        assert_eq!(place.raw().execute(change, []).expect("a change"), 1, "{change}");
        assert_eq!(store.outdated(&desk(), "policy", 10).expect("a list"), [1], "{change}");
        assert!(store.log_version(&desk(), 1).expect("a version") > before, "{change}");
    }
}

#[test]
fn an_edited_comment_says_so_for_ever() {
    for change in [
        "UPDATE comments SET body = 'forged' WHERE id = 2",
        "UPDATE comments SET body = body WHERE id = 2",
        "UPDATE comments SET author_id = 'mallory', edited_at = NULL WHERE id = 2",
        "UPDATE comments SET author_login = 'mallory' WHERE id = 2",
        "UPDATE comments SET created_at = 0 WHERE id = 2; UPDATE comments SET edited_at = NULL WHERE id = 2",
        // Taken out and put back in the same place.
        "CREATE TEMP TABLE kept AS SELECT * FROM comments WHERE id = 2; DELETE FROM comments WHERE id = 2; \
         UPDATE kept SET body = 'forged'; INSERT INTO comments SELECT * FROM kept",
    ] {
        let place = Place::new();
        let store = prepared(&place);
        place.raw().execute_batch(change).expect("a change");
        let comments = store.tracker(desk(), account("alice"), at(0)).comments(1).expect("a log");
        let standing: Vec<_> = comments.iter().map(|comment| comment.standing).collect();
        assert_eq!(standing, [Standing::Original, Standing::Edited, Standing::Original], "{change}");
    }
}

#[test]
fn a_comment_is_never_replaced() {
    let place = Place::new();
    let _store = prepared(&place);
    for change in [
        "REPLACE INTO comments SELECT id, issue, slot, 'mallory', author_login, body, 0, NULL FROM comments WHERE id = 2",
        "INSERT OR REPLACE INTO comments (issue, slot, author_id, author_login, body, created_at) \
         VALUES (1, 2, 'm', 'm', 'x', 0)",
    ] {
        let refused = place.raw().execute_batch(change).expect_err("a refusal").to_string();
        assert!(refused.contains("this place of the log is taken"), "{refused}");
    }
}

#[test]
fn check_names_what_is_wrong() {
    let place = Place::new();
    let store = prepared(&place);
    assert_eq!(store.check().expect("a check"), Vec::<String>::new());
    let raw = place.raw();
    raw.execute_batch(
        "DELETE FROM comments WHERE id = 2; PRAGMA foreign_keys = OFF; \
         INSERT INTO assignees VALUES (77, 'ghost'); DELETE FROM logs WHERE issue = 2;",
    )
    .expect("changes");
    assert_eq!(
        store.check().expect("a check"),
        [
            "a row of `assignees` belongs to something that is missing in `issues`",
            "the log of `desk#1` lacks 1 entry before its place 3",
            "1 comment was removed from `desk#1`",
            "changes of `desk#2` are not counted, lists do not show it",
        ]
    );
}

#[test]
fn the_removal_of_the_newest_comment_is_found() {
    let place = Place::new();
    let store = prepared(&place);
    place.raw().execute("DELETE FROM comments WHERE id = 3", []).expect("a change");
    assert_eq!(store.check().expect("a check"), ["1 comment was removed from `desk#1`"]);
}

#[test]
fn a_deleted_issue_leaves_the_lists_and_its_number_stays_used() {
    let place = Place::new();
    let store = prepared(&place);
    place.raw().execute_batch("PRAGMA foreign_keys = OFF; DELETE FROM issues WHERE number = 2").expect("a change");
    assert_eq!(store.outdated(&desk(), "policy", 10).expect("a list"), Vec::<u64>::new());
    let page = store.requests(&desk(), &crate::trackers::RequestQuery { limit: 10, ..Default::default() });
    assert_eq!(page.expect("a page").total, 1);
    // What is remembered of it comes too late.
    store.remember(&desk(), &[(summary(2), 9)]).expect("nothing to do");
    assert_eq!(store.tracker(desk(), account("alice"), at(0)).create_issue(&draft("01NEW")).expect("an issue"), 3);
}

#[test]
fn dropped_tables_and_wrong_values_are_damage() {
    let place = Place::new();
    let store = prepared(&place);
    let raw = place.raw();
    raw.execute("UPDATE comments SET created_at = 9223372036854775807 WHERE id = 1", []).expect("a change");
    let alice = store.tracker(desk(), account("alice"), at(0));
    assert!(matches!(alice.comments(1), Err(crate::trackers::TrackerError::Corrupt { .. })));
    raw.execute_batch("UPDATE requests SET version = -1").expect("a change");
    let query = crate::trackers::RequestQuery { limit: 10, ..Default::default() };
    assert!(matches!(store.requests(&desk(), &query), Err(crate::trackers::TrackerError::Corrupt { .. })));
    raw.execute_batch("DROP TABLE comments").expect("a change");
    match alice.comments(1) {
        Err(crate::trackers::TrackerError::Corrupt { detail, .. }) => {
            assert!(detail.contains("no such table"), "{detail}");
        }
        other => panic!("{other:?}"),
    }
}
