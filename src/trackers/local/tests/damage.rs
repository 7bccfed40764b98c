//! A damaged file is named as such, never a panic, and never an answer that passes for whole.

use super::*;
use crate::trackers::{Bookkeeping, RequestQuery, TrackerError};

/// A store of some size, closed: one file, nothing left in the WAL.
fn bytes_of_a_store() -> Vec<u8> {
    let place = Place::new();
    let store = place.open_hasty();
    with_issues(&store, 30);
    let tracker = store.tracker(desk(), account("alice"), at(0));
    for slot in 1..=40 {
        tracker.comment(1, &format!("{slot} {}", "x".repeat(3_000)), slot).expect("a free place");
    }
    drop(store);
    std::fs::read(place.path()).expect("the file")
}

/// Opens and uses a store in every way; the answers are errors or values.
fn use_all(path: &Path) -> Result<Vec<String>, TrackerError> {
    let store = Store::open(path)?;
    let tracker = store.tracker(desk(), account("alice"), at(0));
    for number in 1..=30 {
        tracker.issue(number)?;
        tracker.comments(number)?;
    }
    tracker.comment(1, "more", 41)?;
    store.outdated(&desk(), "policy", 100)?;
    store.requests(&desk(), &RequestQuery { limit: 10, ..RequestQuery::default() })?;
    store.unfinished()?;
    store.backup(&path.with_extension("copy"))?;
    store.check()
}

fn is_about_damage(answer: &Result<Vec<String>, TrackerError>) -> bool {
    match answer {
        Ok(findings) => findings.iter().any(|finding| finding.contains("damaged")),
        Err(TrackerError::Corrupt { detail, .. }) => !detail.is_empty(),
        Err(_) => false,
    }
}

#[test]
fn a_whole_store_is_whole() {
    let place = Place::new();
    std::fs::write(place.path(), bytes_of_a_store()).expect("a file");
    assert_eq!(use_all(&place.path()).expect("a whole store"), Vec::<String>::new());
}

#[test]
fn a_truncated_file_is_damaged() {
    let bytes = bytes_of_a_store();
    for length in [1, 50, 100, 511, 4_096, 5_000, 8_192, bytes.len() / 2, bytes.len() - 4_096, bytes.len() - 1] {
        let place = Place::new();
        std::fs::write(place.path(), &bytes[..length]).expect("a file");
        let answer = use_all(&place.path());
        assert!(is_about_damage(&answer), "{length}: {answer:?}");
    }
}

type Spoil = fn(&mut Vec<u8>);

#[test]
fn a_garbage_header_is_damage() {
    let bytes = bytes_of_a_store();
    let cases: [(&str, Spoil); 3] = [
        ("text", |bytes| *bytes = b"this is not a database, it is a text of some length".repeat(100)),
        ("first bytes", |bytes| bytes[..16].fill(0xff)),
        ("page size", |bytes| bytes[16..18].fill(0xff)),
    ];
    for (name, spoil) in cases {
        let place = Place::new();
        let mut bytes = bytes.clone();
        spoil(&mut bytes);
        std::fs::write(place.path(), &bytes).expect("a file");
        let answer = use_all(&place.path());
        assert!(is_about_damage(&answer), "{name}: {answer:?}");
        assert_eq!(std::fs::read(place.path()).expect("the file"), bytes, "{name}: it is left as it was");
    }
}

#[test]
fn random_bytes_in_the_middle_never_panic() {
    let bytes = bytes_of_a_store();
    // A fixed sequence (xorshift), so that a failure comes again.
    let mut state = 0x2545_f491_4f6c_dd1d_u64;
    let mut next = |below: usize| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        usize::try_from(state >> 1).expect("63 bits") % below
    };
    let mut noticed = 0;
    for _ in 0..40 {
        let mut spoiled = bytes.clone();
        let start = 100 + next(bytes.len() - 700);
        for byte in &mut spoiled[start..start + 500] {
            *byte = u8::try_from(next(256)).expect("a byte");
        }
        let place = Place::new();
        std::fs::write(place.path(), &spoiled).expect("a file");
        // Bytes inside a text are no damage to a database: the hash chain of the log sees those.
        noticed += usize::from(use_all(&place.path()).map_or(true, |findings| !findings.is_empty()));
        if let Ok(store) = Store::open(&place.path()) {
            store.check().expect("findings, not an error");
        }
    }
    assert!(noticed > 5, "{noticed}");
}
