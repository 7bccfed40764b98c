//! A backup is a whole store, also while others write, and never takes another file's place.

use std::sync::atomic::{AtomicBool, Ordering};

use super::*;
use crate::trackers::TrackerError;

#[test]
fn a_backup_is_a_whole_store_of_one_moment() {
    let place = Place::new();
    let store = place.open();
    with_issues(&store, 1);
    let stop = AtomicBool::new(false);
    std::thread::scope(|scope| {
        for who in ["a", "b"] {
            let (place, stop) = (&place, &stop);
            scope.spawn(move || {
                let store = place.open();
                let tracker = store.tracker(desk(), account(who), at(0));
                while !stop.load(Ordering::SeqCst) {
                    let next = u32::try_from(tracker.comments(1).expect("a log").len()).expect("a few") + 1;
                    match tracker.comment(1, &"x".repeat(2_000), next) {
                        Ok(_) | Err(TrackerError::Taken { .. }) => {}
                        Err(other) => panic!("{other:?}"),
                    }
                }
            });
        }
        for n in 0..10 {
            let copy = place.folder.path().join(format!("copy{n}.db"));
            store.backup(&copy).expect("a backup");
            let copied = Store::open(&copy).expect("a store");
            assert_eq!(copied.check().expect("a check"), Vec::<String>::new());
            let comments = copied.tracker(desk(), account("alice"), at(0)).comments(1).expect("a log").len();
            let now = store.tracker(desk(), account("alice"), at(0)).comments(1).expect("a log").len();
            assert!(comments <= now, "{comments} of {now}");
        }
        stop.store(true, Ordering::SeqCst);
    });
}

#[test]
fn a_backup_overwrites_nothing_and_leaves_nothing() {
    let place = Place::new();
    let store = place.open();
    with_issues(&store, 3);
    let folder = tempfile::tempdir().expect("a folder");
    let copy = folder.path().join("copy.db");
    store.backup(&copy).expect("a backup");
    assert_eq!(files_in(folder.path()), ["copy.db"], "one file that stands for itself");
    let before = std::fs::read(&copy).expect("the copy");
    for existing in [copy.as_path(), store.path.as_path(), folder.path()] {
        match store.backup(existing) {
            Err(TrackerError::Backup { source, .. }) => {
                assert_eq!(source.kind(), std::io::ErrorKind::AlreadyExists);
            }
            other => panic!("{other:?}"),
        }
    }
    assert_eq!(std::fs::read(&copy).expect("the copy"), before);
    let nowhere = store.backup(&folder.path().join("missing").join("copy.db"));
    assert!(matches!(nowhere, Err(TrackerError::Backup { .. })), "{nowhere:?}");
    assert_eq!(files_in(folder.path()), ["copy.db"]);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        assert_eq!(copy.metadata().expect("a file").permissions().mode() & 0o777, 0o600);
    }
    with_issues_after(&Store::open(&copy).expect("a store"));
}

/// The copy goes on from where it was taken.
fn with_issues_after(copied: &Store) {
    let tracker = copied.tracker(desk(), account("alice"), at(0));
    assert_eq!(tracker.find_issue("01REQ2").expect("a search"), Some(2));
    assert_eq!(tracker.create_issue(&draft("01LATER")).expect("an issue"), 4);
}
