//! Several writers at once: nothing is lost, and the only refusal is a taken place.

use super::*;
use crate::trackers::{Bookkeeping, Change, JournalEntry, TrackerError};

/// Adds one to the number in the newest comment, `times` times, each at the next place.
fn count_up(store: &Store, who: &str, times: u32) {
    let tracker = store.tracker(desk(), account(who), at(0));
    let mut done = 0;
    while done < times {
        let comments = tracker.comments(1).expect("a log");
        let last: u32 = comments.last().map_or(0, |comment| comment.body.parse().expect("a number"));
        match tracker.comment(1, &(last + 1).to_string(), last + 1) {
            Ok(_) => done += 1,
            Err(TrackerError::Taken { .. }) => {}
            Err(other) => panic!("{other:?}"),
        }
    }
}

#[test]
fn no_update_is_lost_between_threads() {
    let place = Place::new();
    let store = place.open();
    with_issues(&store, 1);
    std::thread::scope(|scope| {
        for who in ["a", "b", "c", "d"] {
            let place = &place;
            scope.spawn(move || count_up(&place.open(), who, 100));
        }
    });
    let comments = store.tracker(desk(), account("alice"), at(0)).comments(1).expect("a log");
    let numbers: Vec<u32> = comments.iter().map(|comment| comment.body.parse().expect("a number")).collect();
    assert_eq!(numbers, (1..=400).collect::<Vec<_>>());
    assert_eq!(store.check().expect("a check"), Vec::<String>::new());
}

/// Not a test of its own: what a child process of [`no_update_is_lost_between_processes`] does.
#[test]
fn child_counts() {
    #[expect(clippy::disallowed_methods, reason = "how the parent test tells its child where the store is")]
    let Some(path) = std::env::var_os("OPSCTL_TEST_COUNT") else { return };
    count_up(&Store::open(Path::new(&path)).expect("a store"), "child", 100);
}

#[test]
fn no_update_is_lost_between_processes() {
    let place = Place::new();
    with_issues(&place.open(), 1);
    let test = std::env::current_exe().expect("this test");
    let children: Vec<_> = (0..4)
        .map(|_| {
            std::process::Command::new(&test)
                .args(["--exact", "trackers::local::tests::racing::child_counts"])
                .env("OPSCTL_TEST_COUNT", place.path())
                .stdout(std::process::Stdio::piped())
                .spawn()
                .expect("a child")
        })
        .collect();
    for child in children {
        assert!(child.wait_with_output().expect("an end").status.success());
    }
    let comments = place.open().tracker(desk(), account("alice"), at(0)).comments(1).expect("a log");
    assert_eq!(comments.len(), 400);
    assert!((1..).zip(&comments).all(|(number, comment)| comment.body == number.to_string()));
}

#[test]
fn one_request_is_created_once() {
    let place = Place::new();
    drop(place.open());
    let numbers = std::sync::Mutex::new(Vec::new());
    std::thread::scope(|scope| {
        for _ in 0..8 {
            scope.spawn(|| {
                let store = place.open();
                let tracker = store.tracker(desk(), account("alice"), at(0));
                let number = tracker.create_issue(&draft("01SAME")).expect("an issue");
                tracker.change(number, &Change::AddLabel("one".to_owned())).expect("a label");
                numbers.lock().expect("no panic").push(number);
            });
        }
    });
    assert_eq!(numbers.into_inner().expect("no panic"), [1; 8]);
}

#[test]
fn exclusive_holds_others_off() {
    let place = Place::new();
    let store = place.open();
    with_issues(&store, 1);
    let inside = std::sync::atomic::AtomicU32::new(0);
    std::thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| {
                let store = place.open();
                for _ in 0..10 {
                    let tracker = store.tracker(desk(), account("alice"), at(0));
                    let held = tracker.exclusive().expect("the lock");
                    assert_eq!(inside.fetch_add(1, std::sync::atomic::Ordering::SeqCst), 0);
                    // The holder may write.
                    tracker.change(1, &Change::Close).expect("a change");
                    inside.fetch_sub(1, std::sync::atomic::Ordering::SeqCst);
                    assert!(held.is_some());
                }
            });
        }
    });
}

#[test]
fn a_writer_that_is_held_off_for_long_says_so() {
    let place = Place::new();
    let store = place.open();
    with_issues(&store, 1);
    store.connection.busy_timeout(std::time::Duration::from_millis(20)).expect("less patience");
    let other = place.raw();
    other.execute_batch("BEGIN IMMEDIATE").expect("the only writer");
    let tracker = store.tracker(desk(), account("alice"), at(0));
    assert!(matches!(tracker.comment(1, "text", 1), Err(TrackerError::Busy { .. })));
    assert_eq!(tracker.comments(1).expect("reads go on").len(), 0);
    other.execute_batch("ROLLBACK").expect("an end");
    tracker.comment(1, "text", 1).expect("a free place");
}

#[test]
fn the_journal_keeps_what_was_begun() {
    let place = Place::new();
    let store = place.open();
    let entry =
        |event: &str, begun| JournalEntry { tracker: desk(), number: 3, event: event.to_owned(), begun: at(begun) };
    store.begin(&entry("b", 2)).expect("a note");
    store.begin(&entry("a", 1)).expect("a note");
    store.begin(&entry("b", 9)).expect("a second note of the same event");
    assert_eq!(place.open().unfinished().expect("a journal"), [entry("a", 1), entry("b", 2)]);
    let findings = store.check().expect("a check");
    assert_eq!(findings.len(), 2);
    assert_eq!(findings[0], "a write to `desk#3` of 2027-01-15 08:01:00 UTC was not finished");
    for event in ["a", "a", "never begun"] {
        store.complete(event).expect("struck out");
    }
    assert_eq!(store.unfinished().expect("a journal"), [entry("b", 2)]);
}

#[test]
fn outputs_are_kept() {
    let place = Place::new();
    let store = place.open();
    assert_eq!(store.output("e").expect("a search"), None);
    store.keep_output("e", "first").expect("kept");
    store.keep_output("e", "a\0b\u{1b}[31m\r\n").expect("kept");
    assert_eq!(store.output("e").expect("a search").as_deref(), Some("a\0b\u{1b}[31m\r\n"));
}
