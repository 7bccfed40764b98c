//! Tests of the store, one file per promise. What they share is here.

mod backup;
mod cache;
mod damage;
mod listing;
mod model;
mod opening;
mod racing;
mod scale;
mod tampering;

use std::path::{Path, PathBuf};

use chrono::{DateTime, TimeDelta};
use rusqlite::Connection;

use super::Store;
use crate::domain::ident::{PersonId, StepId, TrackerId, WorkflowId};
use crate::domain::people::{Account, Instant};
use crate::trackers::{IssueDraft, Summary, Tracker, conformance};

/// A folder with a store in it.
struct Place {
    folder: tempfile::TempDir,
}

impl Place {
    fn new() -> Self {
        Self { folder: tempfile::tempdir().expect("a folder") }
    }

    fn path(&self) -> PathBuf {
        self.folder.path().join("store.db")
    }

    fn open(&self) -> Store {
        Store::open(&self.path()).expect("a store")
    }

    /// A store that does not wait for the disk, for many writes in one process.
    fn open_hasty(&self) -> Store {
        let store = self.open();
        store.connection.pragma_update(None, "synchronous", "OFF").expect("a setting");
        store
    }

    /// The file, as any other tool sees it.
    fn raw(&self) -> Connection {
        Connection::open(self.path()).expect("a database")
    }
}

fn at(minutes: i64) -> Instant {
    DateTime::from_timestamp(1_800_000_000, 123_456_000).expect("an instant") + TimeDelta::minutes(minutes)
}

fn desk() -> TrackerId {
    TrackerId::new("desk")
}

fn account(login: &str) -> Account {
    Account { id: login.to_owned(), login: login.to_owned() }
}

fn draft(request: &str) -> IssueDraft {
    IssueDraft { request: request.to_owned(), title: "a title".to_owned(), body: "a body".to_owned(), opening: None }
}

/// Creates `count` issues in `desk`, numbered from 1 in a fresh store.
fn with_issues(store: &Store, count: u64) {
    let tracker = store.tracker(desk(), account("alice"), at(0));
    for number in 1..=count {
        assert_eq!(tracker.create_issue(&draft(&format!("01REQ{number}"))).expect("an issue"), number);
    }
}

fn summary(number: u64) -> Summary {
    Summary {
        number,
        request: format!("01REQ{number}"),
        workflow: WorkflowId::new("service"),
        version: 1,
        title: format!("request {number}"),
        state: "open".to_owned(),
        broken: false,
        step: Some(StepId::new("review")),
        urgent: false,
        requester: Some(PersonId::new("alice")),
        assignee: None,
        severity: None,
        due: None,
        record: None,
        opened: at(0),
        updated: at(0),
        waiting_for: Vec::new(),
        anomalies: 0,
        deployments: Vec::new(),
    }
}

fn files_in(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = std::fs::read_dir(folder)
        .expect("a folder")
        .map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}

#[test]
fn the_local_tracker_is_a_tracker() {
    let place = Place::new();
    let store = place.open_hasty();
    for (name, case) in conformance::CASES {
        println!("{name}");
        case(&|login| Box::new(store.tracker(desk(), account(login), at(0))));
    }
    assert_eq!(store.check().expect("a check"), Vec::<String>::new());
}

#[test]
fn trackers_of_one_store_are_numbered_apart() {
    let place = Place::new();
    let store = place.open();
    let ops = store.tracker(TrackerId::new("ops"), account("bob"), at(0));
    with_issues(&store, 3);
    assert_eq!(ops.create_issue(&draft("01REQ1")).expect("an issue"), 1);
    assert_eq!(ops.create_issue(&draft("01OPS")).expect("an issue"), 2);
    assert_eq!(ops.find_issue("01REQ3").expect("a search"), None);
    assert!(ops.issue(3).is_err());
    ops.change(1, &crate::trackers::Change::AddLabel("Bug".to_owned())).expect("a label");
    let alice = store.tracker(desk(), account("alice"), at(0));
    alice.change(1, &crate::trackers::Change::AddLabel("bug".to_owned())).expect("a label");
    assert_eq!(alice.issue(1).expect("it exists").labels, ["bug"], "each tracker has its own labels");
    assert_eq!(alice.issue(1).expect("it exists").created_at, at(0), "microseconds are kept");
}
