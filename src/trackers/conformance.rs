//! What every adapter must pass, word for word the same: each method of [`Tracker`], with the texts
//! people really send. An adapter's own tests run [`CASES`]; nothing here knows one adapter.

use super::{Change, IssueDraft, Tracker, TrackerError};
use crate::domain::request::Standing;

/// Hands out the tracker under test, acting as the account of that login. Account id and login are equal.
pub(crate) type Accounts<'a> = &'a dyn Fn(&str) -> Box<dyn Tracker + 'a>;

/// One case; it panics where the adapter fails.
pub(crate) type Case = fn(Accounts<'_>);

/// The cases, by name. Each makes its own issues; they may share one tracker, in any order.
pub(crate) const CASES: &[(&str, Case)] = &[
    ("an issue comes back as it was created", issue_comes_back),
    ("creating twice finds the first issue", creating_twice_finds_the_first),
    ("numbers ascend", numbers_ascend),
    ("what does not exist is not found", missing_is_not_found),
    ("texts come back byte for byte", texts_come_back),
    ("what cannot be kept is refused", unkeepable_is_refused),
    ("a comment has a largest size", comments_have_a_largest_size),
    ("comments are in order of arrival", comments_are_in_order),
    ("a place of the log is taken once", places_are_taken_once),
    ("labels do not regard case", labels_do_not_regard_case),
    ("changes are idempotent", changes_are_idempotent),
    ("changes keep to their issue", changes_keep_to_their_issue),
    ("there can be 10,000 labels", many_labels),
    ("there can be 3,000 comments", many_comments),
];

/// The name of the tracker under test.
pub(crate) const TRACKER: &str = "desk";

const HOSTILE: &[&str] = &[
    "plain",
    " leading and trailing \t",
    "'; DROP TABLE issues; --",
    "\"quoted\" `ticked` %s %n {0} $HOME $(id)",
    "<script>alert(1)</script> <!-- opsctl:v1 {} -->",
    "/close\r\n/assign @all\r\n",
    "bell \u{7} escape \u{1b}[31m rtl \u{202e}gpj.exe bom \u{feff} joiner a\u{200d}b",
    "na\u{ef}ve and nai\u{308}ve are two texts",
    "العربية 中文 🇫🇷 👩‍👩‍👧 \u{10ffff} \u{fffd}",
    "a\u{2028}b\u{2029}c\u{85}d\u{b}e",
    "000012 1e3 NULL true",
];

fn draft(request: &str) -> IssueDraft {
    IssueDraft {
        request: request.to_owned(),
        title: format!("title of {request}"),
        body: "body".to_owned(),
        opening: None,
    }
}

fn new_issue(tracker: &dyn Tracker, request: &str) -> u64 {
    tracker.create_issue(&draft(request)).expect("an issue can be created")
}

fn issue_comes_back(accounts: Accounts<'_>) {
    let alice = accounts("alice");
    let number = new_issue(&*alice, "01COMESBACK");
    let issue = alice.issue(number).expect("it was just created");
    assert_eq!((issue.title.as_str(), issue.body.as_str()), ("title of 01COMESBACK", "body"));
    assert!(issue.open && issue.labels.is_empty() && issue.assignees.is_empty());
    assert_eq!(issue.comment_count, 0);
    assert!(alice.comments(number).expect("it exists").is_empty());
    assert_eq!(alice.find_issue("01COMESBACK").expect("a search"), Some(number));
    assert_eq!(accounts("bob").issue(number).expect("everybody sees it").title, "title of 01COMESBACK");
}

fn creating_twice_finds_the_first(accounts: Accounts<'_>) {
    let first = new_issue(&*accounts("alice"), "01TWICE");
    let again = IssueDraft { title: "another title".to_owned(), ..draft("01TWICE") };
    assert_eq!(accounts("bob").create_issue(&again).expect("found again"), first);
    let issue = accounts("bob").issue(first).expect("it exists");
    assert_eq!(issue.title, "title of 01TWICE");
}

fn numbers_ascend(accounts: Accounts<'_>) {
    let alice = accounts("alice");
    let numbers: Vec<u64> = (0..5).map(|n| new_issue(&*alice, &format!("01ASCEND{n}"))).collect();
    assert!(numbers.is_sorted_by(|a, b| a < b), "{numbers:?}");
}

fn missing_is_not_found(accounts: Accounts<'_>) {
    let alice = accounts("alice");
    assert_eq!(alice.find_issue("01NOWHERE").expect("a search"), None);
    assert_eq!(alice.find_issue("").expect("a search"), None);
    for number in [0, 4_000_000_000, u64::MAX] {
        let changes = [
            Change::AddLabel("x".to_owned()),
            Change::RemoveLabel("x".to_owned()),
            Change::Assign("x".to_owned()),
            Change::Unassign("x".to_owned()),
            Change::Close,
            Change::Reopen,
        ];
        let mut answers = vec![
            alice.issue(number).map(drop),
            alice.comments(number).map(drop),
            alice.comment(number, "text", 1).map(drop),
        ];
        answers.extend(changes.iter().map(|change| alice.change(number, change)));
        for answer in answers {
            match answer {
                Err(TrackerError::NotFound { tracker, number: named }) => {
                    assert_eq!((tracker.as_str(), named), (TRACKER, number));
                }
                other => panic!("issue {number}: {other:?}"),
            }
        }
    }
}

fn texts_come_back(accounts: Accounts<'_>) {
    let alice = accounts("alice");
    for (place, text) in HOSTILE.iter().enumerate() {
        let request = format!("01HOSTILE{place}");
        let draft = IssueDraft { request, title: (*text).to_owned(), body: (*text).to_owned(), opening: None };
        let number = alice.create_issue(&draft).expect("any text is a title");
        let written = alice.comment(number, text, 1).expect("any text is a comment");
        assert_eq!(written.body, *text);
        for change in [Change::AddLabel((*text).to_owned()), Change::Assign((*text).to_owned())] {
            alice.change(number, &change).expect("any text is a name");
        }
        let issue = alice.issue(number).expect("it exists");
        assert_eq!((issue.title.as_str(), issue.body.as_str()), (*text, *text));
        assert_eq!((issue.labels, issue.assignees), (vec![(*text).to_owned()], vec![(*text).to_owned()]));
        assert_eq!(alice.comments(number).expect("it exists")[0].body, *text);
    }
}

fn unkeepable_is_refused(accounts: Accounts<'_>) {
    let alice = accounts("alice");
    let number = new_issue(&*alice, "01REFUSED");
    let nul = || "a\0b".to_owned();
    let answers = [
        alice.create_issue(&IssueDraft { title: nul(), ..draft("01NUL") }).map(drop),
        alice.create_issue(&IssueDraft { body: nul(), ..draft("01NUL") }).map(drop),
        alice.create_issue(&draft("01\0NUL")).map(drop),
        alice.comment(number, &nul(), 1).map(drop),
        alice.change(number, &Change::AddLabel(nul())),
        alice.change(number, &Change::AddLabel(" ".to_owned())),
        alice.change(number, &Change::AddLabel(String::new())),
        alice.change(number, &Change::Assign(nul())),
        alice.change(number, &Change::Assign(String::new())),
    ];
    for (place, answer) in answers.into_iter().enumerate() {
        assert!(matches!(answer, Err(TrackerError::Unacceptable { .. })), "{place}: {answer:?}");
    }
    assert_eq!(alice.find_issue("01NUL").expect("a search"), None);
    assert!(alice.comments(number).expect("it exists").is_empty());
}

fn comments_have_a_largest_size(accounts: Accounts<'_>) {
    let alice = accounts("alice");
    let number = new_issue(&*alice, "01LARGE");
    let largest = "é".repeat(16 * 1024);
    assert_eq!(alice.comment(number, &largest, 1).expect("32 KiB fit").body, largest);
    match alice.comment(number, &format!("{largest}x"), 2) {
        Err(TrackerError::TooLarge { size: 32_769, limit: 32_768 }) => {}
        other => panic!("{other:?}"),
    }
    assert_eq!(alice.comments(number).expect("it exists").len(), 1);
}

fn comments_are_in_order(accounts: Accounts<'_>) {
    let number = new_issue(&*accounts("alice"), "01ORDER");
    // Slots say where a comment belongs, not when it came.
    for (author, slot) in [("bob", 3), ("alice", 1), ("bob", 2), ("carol", 4)] {
        accounts(author).comment(number, &format!("{slot} by {author}"), slot).expect("a free place");
    }
    let comments = accounts("alice").comments(number).expect("it exists");
    let seen: Vec<_> = comments.iter().map(|comment| (comment.author.id.as_str(), comment.body.as_str())).collect();
    let expected = [("bob", "3 by bob"), ("alice", "1 by alice"), ("bob", "2 by bob"), ("carol", "4 by carol")];
    assert_eq!(seen, expected);
    assert!(comments.is_sorted_by(|a, b| a.id < b.id));
    assert!(comments.iter().all(|comment| comment.standing == Standing::Original));
    assert_eq!(accounts("alice").issue(number).expect("it exists").comment_count, 4);
}

fn places_are_taken_once(accounts: Accounts<'_>) {
    let (alice, bob) = (accounts("alice"), accounts("bob"));
    let number = new_issue(&*alice, "01TAKEN");
    alice.comment(number, "mine", 1).expect("a free place");
    match bob.comment(number, "too late", 1) {
        Err(TrackerError::Taken { tracker, number: named, slot: 1 }) => {
            assert_eq!((tracker.as_str(), named), (TRACKER, number));
        }
        // A tracker that cannot compare and swap takes both; replay tells them apart.
        Ok(_) if !bob.settle().is_zero() => return,
        other => panic!("{other:?}"),
    }
    let comments = bob.comments(number).expect("it exists");
    assert_eq!(comments.iter().map(|comment| comment.body.as_str()).collect::<Vec<_>>(), ["mine"]);
    let elsewhere = new_issue(&*bob, "01TAKEN2");
    bob.comment(elsewhere, "the same place of another log", 1).expect("a free place");
}

fn labels_do_not_regard_case(accounts: Accounts<'_>) {
    let alice = accounts("alice");
    let (one, two) = (new_issue(&*alice, "01CASE1"), new_issue(&*alice, "01CASE2"));
    let add = |number, name: &str| alice.change(number, &Change::AddLabel(name.to_owned())).expect("a label");
    add(one, "Stage/QA");
    add(one, "stage/qa");
    add(one, "Été");
    add(one, "ÉTÉ");
    add(two, "STAGE/QA");
    assert_eq!(alice.issue(one).expect("it exists").labels, ["Stage/QA", "Été"]);
    assert_eq!(alice.issue(two).expect("it exists").labels, ["Stage/QA"], "the first spelling stays");
    alice.change(one, &Change::RemoveLabel("STAGE/qa".to_owned())).expect("it is there");
    assert_eq!(alice.issue(one).expect("it exists").labels, ["Été"]);
    assert_eq!(alice.issue(two).expect("it exists").labels, ["Stage/QA"]);
}

fn changes_are_idempotent(accounts: Accounts<'_>) {
    let alice = accounts("alice");
    let number = new_issue(&*alice, "01IDEMPOTENT");
    let twice = |change: &Change| {
        for _ in 0..2 {
            alice.change(number, change).expect("a change may come twice");
        }
        alice.issue(number).expect("it exists")
    };
    assert_eq!(twice(&Change::AddLabel("bug".to_owned())).labels, ["bug"]);
    assert_eq!(twice(&Change::Assign("bob".to_owned())).assignees, ["bob"]);
    assert!(!twice(&Change::Close).open);
    assert!(twice(&Change::Reopen).open);
    assert!(twice(&Change::RemoveLabel("bug".to_owned())).labels.is_empty());
    assert!(twice(&Change::Unassign("bob".to_owned())).assignees.is_empty());
    assert!(twice(&Change::RemoveLabel("never there".to_owned())).labels.is_empty());
}

fn changes_keep_to_their_issue(accounts: Accounts<'_>) {
    let alice = accounts("alice");
    let (one, two) = (new_issue(&*alice, "01KEEP1"), new_issue(&*alice, "01KEEP2"));
    for change in [Change::AddLabel("keep".to_owned()), Change::Assign("bob".to_owned()), Change::Close] {
        alice.change(one, &change).expect("a change");
    }
    alice.comment(one, "only here", 1).expect("a free place");
    let other = alice.issue(two).expect("it exists");
    assert!(other.open && other.labels.is_empty() && other.assignees.is_empty() && other.comment_count == 0);
}

fn many_labels(accounts: Accounts<'_>) {
    let alice = accounts("alice");
    let number = new_issue(&*alice, "01MANYLABELS");
    let names: Vec<String> = (0..10_000).map(|n| format!("label {n:05}")).collect();
    for name in &names {
        alice.change(number, &Change::AddLabel(name.clone())).expect("a label");
    }
    let mut labels = alice.issue(number).expect("it exists").labels;
    labels.sort();
    assert_eq!(labels, names);
}

fn many_comments(accounts: Accounts<'_>) {
    let alice = accounts("alice");
    let number = new_issue(&*alice, "01MANYCOMMENTS");
    for slot in 1..=3_000 {
        alice.comment(number, &format!("comment {slot}"), slot).expect("a free place");
    }
    let comments = alice.comments(number).expect("it exists");
    assert_eq!(comments.len(), 3_000);
    assert!((1..).zip(&comments).all(|(slot, comment)| comment.body == format!("comment {slot}")));
    assert_eq!(alice.issue(number).expect("it exists").comment_count, 3_000);
}
