//! The verdict of each kind of tampering, and that nothing opens by it.

use crate::domain::ident::StepId;
use crate::domain::request::event::{Event, EventKind, Link};
use crate::domain::request::replay::Verdict;
use crate::domain::request::testing::*;
use crate::domain::request::{Digest, Standing};

#[test]
fn a_log_of_correct_clients_reaches_the_end() {
    let mut log = LogBuilder::opened();
    while log.state().is_open() {
        log.advance();
    }
    let state = log.state();
    assert_eq!(state.phase.name(), "done");
    assert_eq!(state.broken, None);
    assert!(log.verdicts().iter().all(|verdict| *verdict == "accepted"));
    assert_eq!(state.deployments.len(), 2);
}

#[test]
fn who_may_not_changes_nothing() {
    let cases = [
        ("dora", filled(finish("validate", "valid"), &[("risk", "low")])),
        ("nora", note("a remark of a person without a role")),
        ("gone", note("a remark of a person who left")),
        ("stranger", note("a remark of nobody")),
        ("omar", check("implement", &["docs"])),
        ("dora", set(&[("service", "mail")])),
        ("dora", EventKind::Assign { person: None }),
        ("dora", EventKind::Wait { reason: "holiday".into() }),
        ("dora", EventKind::Cancel { reason: "no".into() }),
        ("dora", deploy("testnet", "1.0")),
        ("omar", repair(None)),
        ("omar", EventKind::Migrate { version: 2, digest: "service@2".into(), step: StepId::new("agree") }),
        ("quinn", reject("no")),
        ("quinn", lift("arno")),
    ];
    for (who, kind) in cases {
        let mut log = LogBuilder::opened();
        log.advance();
        let before = format!("{:?}", log.state());
        let comment = log.write(who, kind.clone());
        assert_eq!(log.verdict(comment).name(), "void");
        assert_eq!(format!("{:?}", log.state()), before, "{kind:?} by {who}");
    }
}

#[test]
fn a_role_counts_as_held_at_the_moment_of_the_event() {
    let lena = check("implement", &["docs"]);
    for (days, expected) in [(9, "accepted"), (10, "void"), (400, "void")] {
        let mut log = LogBuilder::at("implement");
        log.now = day(days);
        assert_eq!(log.told("lena", lena.clone()), expected, "day {days}");
    }
    // What was done before stays done.
    let mut log = LogBuilder::at("implement");
    log.now = day(10) - chrono::Duration::seconds(1);
    let done = log.accept("lena", lena.clone());
    log.now = day(30);
    log.accept("dora", note("later"));
    assert_eq!(log.verdict(done), Verdict::Accepted);
}

#[test]
fn a_copy_by_another_is_nothing_and_suppresses_nothing() {
    let mut log = LogBuilder::at("implement");
    log.accept("dirk", check("implement", &["docs", "monitoring"]));
    let original = log.accept("dirk", finish("implement", "done"));
    for author in ["stranger", "nora", "quinn", "dora"] {
        let mut log = log.clone();
        let copy = log.copy(original, author);
        assert_eq!(log.verdict(copy).name(), "void", "{author} after");
        log.last_before(original);
        assert_eq!(log.verdict(copy).name(), "void", "{author} before");
        assert_eq!(log.verdict(original), Verdict::Accepted, "{author}");
        assert_eq!(log.state().step, *"deploy-testnet");
    }
}

#[test]
fn the_same_event_twice_counts_once() {
    let mut log = LogBuilder::at("release");
    for kind in [note("hello"), reject("no")] {
        let event = log.event("arno", kind);
        log.post("arno", &event);
        let state = format!("{:?}", log.state());
        let again = log.post("arno", &event);
        assert_eq!(log.verdict(again), Verdict::Duplicate);
        assert_eq!(format!("{:?}", log.state()), state);
    }
    let first = log.comments.first().expect("opened").id;
    let again = log.copy(first, "rita");
    assert_eq!(log.verdict(again), Verdict::Duplicate);
}

#[test]
fn what_came_too_early_may_be_said_again() {
    let mut log = LogBuilder::at("release");
    let early = log.event("omar", deploy("mainnet", "1.0"));
    let refused = log.post("omar", &early);
    assert_eq!(log.verdict(refused).name(), "void");
    let state = log.state();
    log.accept("arno", approve(&state, "1.0"));
    log.accept("sam", approve(&state, "1.0"));
    let again = log.write("omar", deploy("mainnet", "1.0"));
    assert_eq!(log.verdict(again), Verdict::Accepted);
    assert_eq!(log.verdict(refused).name(), "void");
}

#[test]
fn events_of_another_request_and_misplaced_markers_are_none() {
    let mut log = LogBuilder::opened();
    let state = log.state();
    let foreign = Event::new("01JDOTHER", "sam", finish("agree", "done"), Link::Base(state.head), "pack", 2);
    let transplant = log.post("sam", &foreign);
    let own = log.event("sam", finish("agree", "done"));
    let line = format!("<!-- opsctl:v1 {} -->", own.payload());
    let quoted = log.post_text("sam", &format!("> {line}"));
    let answered = log.post_text("sam", &format!("{line}\nI agree"));
    let twice = log.post_text("sam", &format!("{line}\n{line}"));
    let cut = log.post_text("sam", line.trim_end_matches(" -->"));
    for comment in [transplant, quoted, answered, twice, cut] {
        assert_eq!(log.verdict(comment).name(), "void");
    }
    log.post_text("sam", "I agree");
    assert_eq!(log.state().step, *"agree");
    assert_eq!(log.replayed().entries.len(), 6, "plain words are no entry");
}

#[test]
fn an_edited_finish_is_void_and_what_builds_on_it_broken() {
    let mut log = LogBuilder::at("deploy-testnet");
    let finished = log.comments.last().expect("finished").id;
    log.edit(finished);
    assert_eq!(log.verdict(finished).name(), "void");
    assert_eq!(log.state().step, *"implement");
    assert_eq!(log.state().broken, None, "as good as not finished");
    log.comment(finished).standing = Standing::Original;
    let deploying = log.accept("omar", deploy("testnet", "1.0"));
    log.edit(finished);
    assert_eq!(log.verdict(deploying).name(), "broken");
    assert_eq!(log.waiting_for(), ["steward"]);
    assert_eq!(log.told("dirk", finish("implement", "done")), "broken");
}

#[test]
fn an_edited_note_is_harmless() {
    let mut log = LogBuilder::at("qa-testnet");
    let noted = log.accept("quinn", note("looks good"));
    log.accept("quinn", note("very good"));
    let finished = log.accept("quinn", finish("qa-testnet", "verified"));
    log.edit(noted);
    assert_eq!(log.verdict(noted).name(), "void");
    assert_eq!(log.verdict(finished), Verdict::Accepted);
    assert_eq!(log.state().broken, None);
}

#[test]
fn editing_what_keeps_a_gate_shut_breaks_the_log() {
    let cases: [(&str, EventKind); 5] = [
        ("arno", reject("no")),
        ("rita", set(&[("service", "mail")])),
        ("rita", EventKind::Cancel { reason: "no need".into() }),
        ("omar", finish("release", "changes")),
        ("omar", deploy("mainnet", "1.0")),
    ];
    for (who, kind) in cases {
        let mut log = LogBuilder::at("release");
        log.advance();
        log.advance();
        let last = log.accept(who, kind.clone());
        log.edit(last);
        assert!(log.state().broken.is_some(), "{kind:?} as the last");
        assert!(log.blocked("omar", &deploy("mainnet", "1.0")).contains(&"log-intact"), "{kind:?}");
        log.accept("omar", note("a later event"));
        assert!(log.state().broken.is_some(), "{kind:?} in the middle");
    }
}

#[test]
fn editing_what_had_no_effect_changes_nothing() {
    let mut log = LogBuilder::at("release");
    let entitled_not = log.write("quinn", reject("no"));
    let superseded = {
        let mut other = log.event("omar", finish("release", "changes"));
        other.link = Link::Base(Digest::genesis());
        log.post("omar", &Event::new(REQUEST, "omar", other.kind, other.link, "pack", other.seq))
    };
    log.edit(entitled_not);
    log.edit(superseded);
    assert_eq!(log.state().broken, None);
}

#[test]
fn a_deletion_in_the_middle_breaks_the_log() {
    let build = || {
        let mut log = LogBuilder::at("release");
        log.advance();
        let rejected = log.accept("sam", reject("not on Friday"));
        let noted = log.accept("olga", note("hm"));
        (log, rejected, noted)
    };
    let (log, rejected, noted) = build();
    let approved = rejected - 1;
    for gone in [approved, rejected] {
        let mut log = log.clone();
        log.delete(gone);
        assert!(log.state().broken.is_some(), "{gone}");
        let (arno, sam) = (approve(&log.state(), "1.0"), approve(&log.state(), "1.0"));
        assert_eq!(log.told("arno", arno), "broken");
        assert_eq!(log.told("sam", sam), "broken");
        assert_eq!(log.told("omar", deploy("mainnet", "1.0")), "broken");
        assert_eq!(log.told("omar", note("a remark is always possible")), "accepted");
    }
    // Every event but the last two is missed; the last one leaves no trace in the log itself.
    for gone in log.comments.iter().skip(1).map(|it| it.id).filter(|id| *id < noted) {
        let mut log = log.clone();
        log.delete(gone);
        assert!(log.state().broken.is_some(), "{gone}");
    }
}

#[test]
fn an_authors_own_chain_shows_a_deletion_that_numbers_hide() {
    let mut log = LogBuilder::at("release");
    // Two events written at once take the same number.
    let one = log.event("sam", reject("no"));
    let other = log.event("arno", note("hello"));
    let rejected = log.post("sam", &one);
    log.post("arno", &other);
    log.accept("sam", note("see above"));
    assert_eq!(log.state().broken, None);
    log.delete(rejected);
    assert!(log.state().broken.is_some());
}

#[test]
fn unknown_base_breaks_and_old_base_is_superseded() {
    let mut log = LogBuilder::at("deploy-testnet");
    let old = log.event("omar", deploy("testnet", "1.0"));
    let stale = log.event("rita", set(&[("version", "1.2")]));
    log.accept("omar", deploy("testnet", "1.1"));
    let late = log.post("omar", &old);
    assert_eq!(log.verdict(late), Verdict::Superseded);
    let also_late = Event::new(
        REQUEST,
        "omar",
        note("on a step that was left"),
        Link::Epoch { epoch: Digest::of_event("x", "y", &Digest::genesis()), previous: String::new() },
        "pack",
        log.state().seq + 1,
    );
    while log.state().step == *"deploy-testnet" {
        log.advance();
    }
    let stale = log.post("rita", &stale);
    assert_eq!(log.verdict(stale), Verdict::Stale);
    assert_eq!(log.state().broken, None);
    let unknown = log.post("omar", &also_late);
    assert_eq!(log.verdict(unknown).name(), "broken");
    assert!(log.state().broken.is_some());
}

#[test]
fn what_builds_on_a_superseded_event_is_superseded_too() {
    let mut log = LogBuilder::at("qa-testnet");
    let seen_by_few = log.event("quentin", finish("qa-testnet", "failed"));
    log.accept("quinn", finish("qa-testnet", "verified"));
    log.post("quentin", &seen_by_few);
    let head = Digest::of_event(
        &seen_by_few.payload(),
        "quentin",
        match &seen_by_few.link {
            Link::Base(base) => base,
            Link::Epoch { epoch, .. } => epoch,
        },
    );
    let seq = log.state().seq + 1;
    let next = Event::new(REQUEST, "dirk", finish("implement", "done"), Link::Base(head), "pack", seq);
    let next = log.post("dirk", &next);
    assert_eq!(log.verdict(next), Verdict::Superseded);
    assert_eq!(log.state().step, *"clarify");
    assert_eq!(log.state().broken, None);
}

#[test]
fn who_is_not_vouched_for_is_not_heard() {
    for standing in [Standing::Imported, Standing::ByMail, Standing::Ghost] {
        let mut log = LogBuilder::at("implement");
        let ticked = log.accept("dirk", check("implement", &["docs"]));
        log.comment(ticked).standing = standing;
        assert_eq!(log.verdict(ticked).name(), "void");
        assert!(log.state().checked.is_empty());
        let first = log.comments.first().expect("opened").id;
        log.comment(first).standing = standing;
        assert!(log.replayed().state.is_none(), "{standing:?}: never opened");
    }
}

#[test]
fn a_wild_number_uses_up_no_others() {
    let mut log = LogBuilder::at("release");
    let mut wild = log.event("arno", note("far away"));
    wild.seq = u32::MAX;
    log.post("arno", &wild);
    assert!(log.state().broken.is_some());
    log.accept("stella", repair(None));
    let seq = log.state().seq;
    assert!(seq < 100, "{seq}");
    let noted = log.accept("arno", note("one"));
    log.accept("sam", note("two"));
    log.delete(noted);
    assert!(log.state().broken.is_some(), "deletions still show");
}

#[test]
fn a_low_number_makes_nothing_earlier() {
    let mut log = LogBuilder::at("release");
    log.advance();
    log.advance();
    for kind in [deploy("mainnet", "1.0"), finish("release", "changes")] {
        let mut low = log.event("omar", kind);
        low.seq = 0;
        let mut log = log.clone();
        let comment = log.post("omar", &low);
        assert_eq!(log.verdict(comment), Verdict::Accepted);
        let state = log.state();
        assert!(state.entered_place == state.place || state.running().is_some_and(|it| it.place == state.place));
    }
}

#[test]
fn an_edited_approval_takes_what_it_allowed_with_it_into_doubt() {
    let mut log = LogBuilder::at("release");
    log.advance();
    let approved = log.comments.last().expect("approved").id;
    log.advance();
    log.edit(approved);
    assert_eq!(log.state().broken, None, "nothing was built on it");
    assert_eq!(log.blocked("omar", &deploy("mainnet", "1.0")), ["approvals"]);
    log.comment(approved).standing = Standing::Original;
    let deploying = log.accept("omar", deploy("mainnet", "1.0"));
    log.edit(approved);
    assert_eq!(log.verdict(deploying).name(), "broken");
}

#[test]
fn a_deleted_way_back_shows_in_what_was_done_after_it() {
    let mut log = LogBuilder::at("qa-testnet");
    let failed = log.accept("quinn", finish("qa-testnet", "failed"));
    let changed = log.accept("dirk", set(&[("service", "mail")]));
    log.delete(failed);
    // At `qa-testnet` it would not be for a developer to change it; that he could shows the gap.
    assert_eq!(log.verdict(changed).name(), "broken");
    assert!(log.state().broken.is_some());
}
