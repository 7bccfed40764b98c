//! How long lists take at 100,000 requests. Run by hand, in a release build:
//! `cargo test --release -- --ignored --nocapture at_a_hundred_thousand`.

use std::time::{Duration, Instant as Clock};

use super::*;
use crate::domain::ident::RoleId;
use crate::domain::request::turn::Party;
use crate::trackers::{Bookkeeping, RequestQuery, StateFilter};

const COUNT: u64 = 100_000;

fn timed<T>(what: &str, work: impl Fn() -> T) -> (T, Duration) {
    let mut best = Duration::MAX;
    let mut answer = work();
    for _ in 0..5 {
        let start = Clock::now();
        answer = work();
        best = best.min(start.elapsed());
    }
    println!("{what:45} {:>9.3} ms", best.as_secs_f64() * 1_000.0);
    (answer, best)
}

fn fill(place: &Place) {
    drop(place.open());
    let mut raw = place.raw();
    let transaction = raw.transaction().expect("a transaction");
    for number in 1..=COUNT {
        transaction
            .prepare_cached(
                "INSERT INTO issues (tracker, number, request, title, body, author_id, author_login, created_at) \
                 VALUES ('desk', ?, ?, 'a title of the usual length for a request', 'a body', 'alice', 'alice', 0)",
            )
            .and_then(|mut insert| insert.execute((i64::try_from(number).expect("small"), format!("01REQ{number}"))))
            .expect("an issue");
        for slot in 1..=6 {
            transaction
                .prepare_cached(
                    "INSERT INTO comments (issue, slot, author_id, author_login, body, created_at) \
                     VALUES (?, ?, 'alice', 'alice', ?, 0)",
                )
                .and_then(|mut insert| insert.execute((i64::try_from(number).expect("small"), slot, "x".repeat(400))))
                .expect("a comment");
        }
    }
    transaction.commit().expect("all of it");
}

#[test]
#[ignore = "takes a minute; a measurement, to be run in a release build"]
fn at_a_hundred_thousand() {
    let place = Place::new();
    let start = Clock::now();
    fill(&place);
    println!("filled in {:?}, {} MB", start.elapsed(), place.path().metadata().expect("a file").len() / 1_000_000);
    let store = place.open();
    let roles: Vec<RoleId> = (0..5).map(|n| RoleId::new(format!("role{n}"))).collect();
    let start = Clock::now();
    loop {
        let numbers = store.outdated(&desk(), "p", 1_000).expect("a list");
        if numbers.is_empty() {
            break;
        }
        let states: Vec<(Summary, u64)> = numbers
            .into_iter()
            .map(|number| {
                let pick = |modulus: u64| usize::try_from(number % modulus).expect("small");
                let mut state = summary(number);
                state.urgent = number % 50 == 0;
                state.updated = at(i64::try_from(number * 7_919 % 100_000).expect("small"));
                state.waiting_for = vec![Party::Role(roles[pick(5)].clone())];
                if number % 3 == 0 {
                    state.waiting_for.push(Party::Role(roles[pick(4)].clone()));
                    state.waiting_for.push(Party::Person(PersonId::new(format!("p{}", pick(40)))));
                }
                (state, store.log_version(&desk(), number).expect("a version"))
            })
            .collect();
        store.remember(&desk(), &states).expect("remembered");
    }
    println!("remembered in {:?}", start.elapsed());

    let page = RequestQuery { limit: 50, ..RequestQuery::default() };
    let role = |n: usize| Party::Role(roles[n].clone());
    let inbox = vec![role(0), role(1), Party::Person(PersonId::new("p3"))];
    let limit = Duration::from_millis(20);
    let mut slow = Vec::new();
    for (what, query) in [
        ("open, first page", page.clone()),
        ("any state, first page", RequestQuery { state: StateFilter::Any, ..page.clone() }),
        ("one role", RequestQuery { waiting_for: Some(vec![role(2)]), ..page.clone() }),
        ("inbox: two roles and a person", RequestQuery { waiting_for: Some(inbox), ..page.clone() }),
        ("urgent", RequestQuery { urgent: Some(true), ..page.clone() }),
        ("anomalous", RequestQuery { anomalous: true, ..page.clone() }),
        ("workflow", RequestQuery { workflow: Some(WorkflowId::new("service")), ..page.clone() }),
        ("requester with none", RequestQuery { requester: Some(PersonId::new("nobody")), ..page.clone() }),
        ("stale", RequestQuery { stale: Some(vec![(WorkflowId::new("service"), at(50))]), ..page.clone() }),
    ] {
        let (answer, took) = timed(what, || store.requests(&desk(), &query).expect("a page"));
        println!("    {} of {}", answer.rows.len(), answer.total);
        if took > limit {
            slow.push(what);
        }
    }
    timed("a process: open and list", || place.open().requests(&desk(), &page).expect("a page"));
    timed("outdated, nothing", || store.outdated(&desk(), "p", 100).expect("a list"));
    let tracker = store.tracker(desk(), account("alice"), at(0));
    timed("issue and comments", || (tracker.issue(77_777).expect("it"), tracker.comments(77_777).expect("a log")));
    let slot = std::cell::Cell::new(6);
    timed("comment", || {
        slot.set(slot.get() + 1);
        tracker.comment(500, "text", slot.get()).expect("a free place")
    });
    timed("outdated, one, remembered", || {
        let numbers = store.outdated(&desk(), "p", 100).expect("a list");
        for number in numbers {
            let version = store.log_version(&desk(), number).expect("a version");
            store.remember(&desk(), &[(summary(number), version)]).expect("remembered");
        }
        slot.set(slot.get() + 1);
        tracker.comment(500, "text", slot.get()).expect("a free place")
    });
    let start = Clock::now();
    store.outdated(&desk(), "another", 100).expect("a list");
    println!("another policy {:?}", start.elapsed());
    let start = Clock::now();
    store.forget().expect("forgotten");
    println!("forget {:?}", start.elapsed());
    let start = Clock::now();
    store.backup(&place.folder.path().join("copy.db")).expect("a backup");
    println!("backup {:?}", start.elapsed());
    let start = Clock::now();
    println!("check {:?} in {:?}", store.check().expect("a check"), start.elapsed());
    assert!(slow.is_empty(), "{slow:?} took longer than {limit:?}");
}
