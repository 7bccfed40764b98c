//! The cache: outdated when it should be, current only when it is, and never the truth.

use super::*;
use crate::domain::ident::EnvironmentId;
use crate::trackers::{Bookkeeping, DeploymentRow, RequestQuery, TrackerError};

fn deployment(event: &str, environment: &str, started: i64) -> DeploymentRow {
    DeploymentRow {
        event: event.to_owned(),
        environment: EnvironmentId::new(environment),
        release: "1.2.3".to_owned(),
        component: (started % 2 == 0).then(|| "web".to_owned()),
        action: "release".to_owned(),
        by: PersonId::new("bob"),
        started: at(started),
        finished: (started > 1).then(|| at(started + 1)),
        outcome: "deployed".to_owned(),
    }
}

/// What a replay of the log would say, for this test: a state made of the log's length.
fn replayed(store: &Store, number: u64) -> (Summary, u64) {
    let version = store.log_version(&desk(), number).expect("a version");
    let tracker = store.tracker(desk(), account("alice"), at(0));
    let length = tracker.comments(number).expect("a log").len();
    let mut state = summary(number);
    state.title = format!("{length} comments");
    state.deployments = vec![deployment(&format!("e{number}"), "testnet", i64::try_from(number).expect("small"))];
    (state, version)
}

fn refresh(store: &Store, policy: &str) -> usize {
    let mut replays = 0;
    loop {
        let numbers = store.outdated(&desk(), policy, 2).expect("a list");
        if numbers.is_empty() {
            return replays;
        }
        replays += numbers.len();
        let states: Vec<_> = numbers.into_iter().map(|number| replayed(store, number)).collect();
        store.remember(&desk(), &states).expect("remembered");
    }
}

fn titles(store: &Store) -> Vec<(u64, String)> {
    let page = store.requests(&desk(), &RequestQuery { limit: 100, ..RequestQuery::default() }).expect("a page");
    assert_eq!(u64::try_from(page.rows.len()).expect("small"), page.total);
    page.rows.into_iter().map(|row| (row.number, row.title)).collect()
}

fn say(store: &Store, number: u64, slot: u32) {
    store.tracker(desk(), account("bob"), at(1)).comment(number, "text", slot).expect("a free place");
}

#[test]
fn only_what_moved_is_replayed_again() {
    let place = Place::new();
    let store = place.open();
    with_issues(&store, 5);
    assert_eq!(refresh(&store, "p"), 5);
    assert_eq!(refresh(&store, "p"), 0);
    say(&store, 3, 1);
    assert_eq!(store.outdated(&desk(), "p", 10).expect("a list"), [3]);
    assert_eq!(store.outdated(&TrackerId::new("ops"), "p", 10).expect("a list"), Vec::<u64>::new());
    assert_eq!(refresh(&store, "p"), 1);
    assert_eq!(titles(&store)[2], (3, "1 comments".to_owned()));
}

#[test]
fn forgetting_changes_no_answer() {
    let place = Place::new();
    let store = place.open();
    with_issues(&store, 5);
    say(&store, 2, 1);
    refresh(&store, "p");
    let all = RequestQuery { limit: 100, ..RequestQuery::default() };
    let before = store.requests(&desk(), &all).expect("a page").rows;
    let deployed = store.deployments(&desk(), None, 10).expect("a page").rows;
    store.forget().expect("forgotten");
    assert_eq!(store.requests(&desk(), &all).expect("a page").total, 0);
    assert_eq!(store.deployments(&desk(), None, 10).expect("a page").total, 0);
    assert_eq!(refresh(&store, "p"), 5);
    assert_eq!(store.requests(&desk(), &all).expect("a page").rows, before);
    assert_eq!(store.deployments(&desk(), None, 10).expect("a page").rows, deployed);
}

#[test]
fn another_policy_makes_everything_outdated() {
    let place = Place::new();
    let store = place.open();
    with_issues(&store, 5);
    refresh(&store, "one");
    assert_eq!(store.outdated(&desk(), "two", 100).expect("a list"), [1, 2, 3, 4, 5]);
    assert_eq!(store.outdated(&desk(), "two", 2).expect("a list"), [1, 2]);
    assert_eq!(refresh(&store, "two"), 5);
    assert_eq!(refresh(&place.open(), "two"), 0, "another process finds it done");
}

#[test]
fn a_state_of_an_older_log_stays_outdated() {
    let place = Place::new();
    let store = place.open();
    with_issues(&store, 1);
    refresh(&store, "p");
    say(&store, 1, 1);
    let older = replayed(&store, 1);
    say(&store, 1, 2);
    store.remember(&desk(), std::slice::from_ref(&older)).expect("remembered");
    assert_eq!(store.outdated(&desk(), "p", 10).expect("a list"), [1]);
    // Once the current state is there, the older one comes too late.
    refresh(&store, "p");
    store.remember(&desk(), &[older]).expect("nothing to do");
    assert_eq!(titles(&store), [(1, "2 comments".to_owned())]);
    assert_eq!(store.outdated(&desk(), "p", 10).expect("a list"), Vec::<u64>::new());
}

#[test]
fn a_state_of_another_policy_stays_outdated() {
    let place = Place::new();
    let (slow, quick) = (place.open(), place.open());
    with_issues(&slow, 1);
    slow.outdated(&desk(), "old", 10).expect("a list");
    let state = replayed(&slow, 1);
    quick.outdated(&desk(), "new", 10).expect("a list");
    slow.remember(&desk(), std::slice::from_ref(&state)).expect("remembered");
    assert_eq!(quick.outdated(&desk(), "new", 10).expect("a list"), [1]);
    // Who never said which policy it replays under cannot clear anything either.
    place.open().remember(&desk(), &[state]).expect("remembered");
    assert_eq!(quick.outdated(&desk(), "new", 10).expect("a list"), [1]);
}

#[test]
fn a_version_grows_with_each_real_change() {
    let place = Place::new();
    let store = place.open();
    with_issues(&store, 1);
    let tracker = store.tracker(desk(), account("alice"), at(0));
    let version = || store.log_version(&desk(), 1).expect("a version");
    use crate::trackers::Change::{AddLabel, Assign, Close, RemoveLabel, Reopen, Unassign};
    let name = || "x".to_owned();
    for change in [AddLabel(name()), Assign(name()), Close, Reopen, RemoveLabel(name()), Unassign(name())] {
        let before = version();
        tracker.change(1, &change).expect("a change");
        let after = version();
        assert!(after > before, "{change:?}");
        tracker.change(1, &change).expect("no change");
        assert_eq!(version(), after, "{change:?} again");
    }
    assert!(matches!(store.log_version(&desk(), 2), Err(TrackerError::NotFound { number: 2, .. })));
}

#[test]
fn deployments_are_listed_newest_first() {
    let place = Place::new();
    let store = place.open();
    with_issues(&store, 2);
    store.outdated(&desk(), "p", 10).expect("a list");
    let mut first = summary(1);
    first.deployments = vec![deployment("a", "testnet", 1), deployment("b", "mainnet", 5)];
    let mut second = summary(2);
    second.deployments = vec![deployment("c", "testnet", 3), deployment("d", "mainnet", 5)];
    store.remember(&desk(), &[(first.clone(), 1), (second, 1)]).expect("remembered");
    let events = |environment: Option<&str>, limit| {
        let environment = environment.map(EnvironmentId::new);
        let page = store.deployments(&desk(), environment.as_ref(), limit).expect("a page");
        (page.rows.iter().map(|(number, row)| format!("{number}{}", row.event)).collect::<Vec<_>>(), page.total)
    };
    assert_eq!(events(None, 10), (vec!["2d".into(), "1b".into(), "2c".into(), "1a".into()], 4));
    assert_eq!(events(None, 1), (vec!["2d".into()], 4));
    assert_eq!(events(Some("testnet"), 10), (vec!["2c".into(), "1a".into()], 2));
    assert_eq!(events(Some("nowhere"), u64::MAX), (vec![], 0));
    let page = store.requests(&desk(), &RequestQuery { limit: 1, ..RequestQuery::default() }).expect("a page");
    assert_eq!(page.rows, [first]);
}
