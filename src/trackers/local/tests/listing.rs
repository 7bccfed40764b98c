//! Every condition of a query, alone and with others, against a plain filter over all states; and
//! the plans of SQLite, so that no list sorts or scans what it could look up.

use proptest::prelude::*;

use super::*;
use crate::domain::ident::{RoleId, SeverityId};
use crate::domain::request::turn::Party;
use crate::domain::sla::Record;
use crate::trackers::{Bookkeeping, Clocked, RequestQuery, StateFilter};

fn role(name: &str) -> Party {
    Party::Role(RoleId::new(name))
}

fn person(name: &str) -> Party {
    Party::Person(PersonId::new(name))
}

/// States of all kinds, from one seed number each.
fn states(count: u64) -> Vec<Summary> {
    (1..=count)
        .map(|number| {
            let pick =
                |modulus: u64, salt: u64| (number.wrapping_mul(2_654_435_761).wrapping_add(salt * 97) >> 7) % modulus;
            let mut state = summary(number);
            state.state = ["open", "open", "open", "done", "refused", "cancelled"]
                .get(usize::try_from(pick(6, 1)).expect("small"))
                .copied()
                .unwrap_or("open")
                .to_owned();
            state.workflow = WorkflowId::new(format!("w{}", pick(3, 2)));
            state.step = (state.state == "open").then(|| StepId::new(format!("s{}", pick(3, 3))));
            state.requester = (pick(4, 4) > 0).then(|| PersonId::new(format!("p{}", pick(4, 4))));
            state.urgent = pick(5, 5) == 0;
            state.due = (pick(2, 6) == 0).then(|| at(i64::try_from(pick(5, 7)).expect("small")));
            state.severity = (pick(3, 13) == 0).then(|| SeverityId::new("critical"));
            state.record = state.due.filter(|_| state.state == "open").map(|due| {
                let mut record = Record::new(at(0));
                record.promise(at(1), Some(due.date_naive()));
                record
            });
            state.updated = at(i64::try_from(pick(8, 8)).expect("small"));
            state.anomalies = u32::from(pick(9, 9) == 0);
            state.broken = pick(11, 10) == 0;
            if state.state == "open" {
                let mut parties = vec![role("a"), role("b"), person("x"), role("x")];
                parties.rotate_left(usize::try_from(pick(4, 11)).expect("small"));
                parties.truncate(usize::try_from(pick(4, 12)).expect("small"));
                state.waiting_for = parties;
            }
            state
        })
        .collect()
}

fn filled(count: u64) -> (Place, Store, Vec<Summary>) {
    let place = Place::new();
    let store = place.open_hasty();
    with_issues(&store, count);
    store.outdated(&desk(), "p", 1).expect("a list");
    let states = states(count);
    store.remember(&desk(), &states.iter().map(|state| (state.clone(), 1)).collect::<Vec<_>>()).expect("remembered");
    assert!(store.outdated(&desk(), "p", 1).expect("a list").is_empty());
    (place, store, states)
}

/// The answer by definition.
fn expected(states: &[Summary], query: &RequestQuery) -> Vec<Summary> {
    let wanted = match query.state {
        StateFilter::Open => Some("open"),
        StateFilter::Done => Some("done"),
        StateFilter::Refused => Some("refused"),
        StateFilter::Cancelled => Some("cancelled"),
        StateFilter::Any => None,
    };
    let mut rows: Vec<Summary> = states
        .iter()
        .filter(|row| wanted.is_none_or(|state| row.state == state))
        .filter(|row| query.workflow.as_ref().is_none_or(|workflow| row.workflow == *workflow))
        .filter(|row| query.step.is_none() || row.step == query.step)
        .filter(|row| query.requester.is_none() || row.requester == query.requester)
        .filter(|row| query.urgent.is_none_or(|urgent| row.urgent == urgent))
        .filter(|row| !query.anomalous || row.broken || row.anomalies > 0)
        .filter(|row| {
            let stale = |(workflow, since): &(WorkflowId, Instant)| row.workflow == *workflow && row.updated < *since;
            query.stale.as_ref().is_none_or(|rules| rules.iter().any(stale))
        })
        .filter(|row| {
            let waits = |party: &Party| row.waiting_for.contains(party);
            query.waiting_for.as_ref().is_none_or(|parties| parties.iter().any(waits))
        })
        .cloned()
        .collect();
    rows.sort_by_key(|row| (!row.urgent, row.due.is_none(), row.due, row.updated, row.number));
    rows
}

fn queries() -> impl Strategy<Value = RequestQuery> {
    let state = prop_oneof![
        Just(StateFilter::Open),
        Just(StateFilter::Done),
        Just(StateFilter::Refused),
        Just(StateFilter::Cancelled),
        Just(StateFilter::Any)
    ];
    let parties =
        proptest::sample::subsequence(vec![role("a"), role("b"), person("x"), role("x"), role("none")], 0..=5);
    let stale = proptest::collection::vec((0..4_u8, 0..9_i64), 0..3)
        .prop_map(|rules| rules.into_iter().map(|(w, m)| (WorkflowId::new(format!("w{w}")), at(m))).collect());
    let rare = |name: &'static str| proptest::option::weighted(0.3, (0..4_u8).prop_map(move |n| format!("{name}{n}")));
    (
        (state, rare("w"), rare("s"), rare("p"), proptest::option::weighted(0.3, any::<bool>())),
        (proptest::option::of(parties), proptest::option::weighted(0.2, stale), proptest::bool::weighted(0.2)),
        (prop_oneof![Just(0_u64), 0..60_u64, Just(u64::MAX)], prop_oneof![0..30_u64, Just(u64::MAX)]),
    )
        .prop_map(
            |((state, workflow, step, requester, urgent), (waiting_for, stale, anomalous), (offset, limit))| {
                RequestQuery {
                    state,
                    workflow: workflow.map(WorkflowId::new),
                    step: step.map(StepId::new),
                    waiting_for,
                    requester: requester.map(PersonId::new),
                    urgent,
                    stale,
                    anomalous,
                    offset,
                    limit,
                }
            },
        )
}

#[test]
fn every_query_answers_as_a_plain_filter_does() {
    let (_place, store, states) = filled(200);
    let mut runner =
        proptest::test_runner::TestRunner::new(ProptestConfig { cases: 1_000, ..ProptestConfig::default() });
    runner
        .run(&queries(), |query| {
            let page = store.requests(&desk(), &query).expect("a page");
            let all = expected(&states, &query);
            prop_assert_eq!(page.total, u64::try_from(all.len()).expect("small"));
            let skip = usize::try_from(query.offset).expect("64 bits");
            let take = usize::try_from(query.limit).expect("64 bits");
            prop_assert_eq!(page.rows, all.into_iter().skip(skip).take(take).collect::<Vec<_>>());
            Ok(())
        })
        .expect("no counterexample");
}

#[test]
fn requests_whose_clocks_run_are_listed_whole() {
    let (_place, store, mut states) = filled(200);
    states.retain(|state| state.record.is_some());
    states.sort_by_key(|state| (state.due.is_none(), state.due, state.number));
    assert!(states.len() > 20, "{}", states.len());
    let clocked = |state: Summary| Clocked {
        number: state.number,
        title: state.title,
        workflow: state.workflow,
        version: state.version,
        record: state.record.expect("it has one"),
    };
    assert_eq!(store.clocked(&desk()).expect("a list"), states.into_iter().map(clocked).collect::<Vec<_>>());
    assert_eq!(store.clocked(&TrackerId::new("ops")).expect("a list"), []);
}

#[test]
fn a_party_is_who_it_is_and_counts_once() {
    let place = Place::new();
    let store = place.open_hasty();
    with_issues(&store, 1);
    store.outdated(&desk(), "p", 1).expect("a list");
    let state = Summary { waiting_for: vec![role("x"), role("x"), person("a:b")], ..summary(1) };
    store.remember(&desk(), &[(state, 1)]).expect("remembered");
    let waiting = |parties: Vec<Party>| {
        let query = RequestQuery { waiting_for: Some(parties), limit: 5, ..RequestQuery::default() };
        store.requests(&desk(), &query).expect("a page")
    };
    let page = waiting(vec![role("x"), role("x"), person("a:b")]);
    assert_eq!((page.total, page.rows.len()), (1, 1));
    assert_eq!(page.rows[0].waiting_for, [role("x"), person("a:b")]);
    assert_eq!(waiting(vec![person("x"), role("a:b")]).total, 0);
    assert_eq!(waiting(Vec::new()).total, 0);
}

#[test]
fn every_plan_walks_an_index_in_order() {
    let place = Place::new();
    drop(place.open());
    let raw = place.raw();
    let order = "ORDER BY calm, due, updated, number LIMIT 50 OFFSET 0";
    for (sql, index) in [
        (
            format!("SELECT calm, issue FROM requests WHERE tracker = 'd' AND state = 'open' {order}"),
            "requests_by_state",
        ),
        (
            format!(
                "SELECT calm, issue FROM requests WHERE tracker = 'd' AND state = 'open' AND workflow = 'w' {order}"
            ),
            "requests_by_state",
        ),
        (format!("SELECT calm, issue FROM requests WHERE tracker = 'd' {order}"), "requests_in_order"),
        (
            format!(
                "SELECT calm, issue FROM requests WHERE tracker = 'd' AND +state = 'open' AND anomalous = 1 {order}"
            ),
            "requests_anomalous",
        ),
        (
            format!("SELECT calm, issue FROM waiting WHERE tracker = 'd' AND party = 'p' AND state = 'open' {order}"),
            "PRIMARY KEY",
        ),
        (
            "SELECT number, record FROM requests WHERE tracker = 'd' AND record IS NOT NULL ORDER BY due, number"
                .to_owned(),
            "requests_clocked",
        ),
        ("SELECT count(*) FROM requests WHERE tracker = 'd' AND state = 'open'".to_owned(), "COVERING INDEX"),
        (
            "SELECT number FROM deployments WHERE tracker = 'd' ORDER BY started DESC, number DESC, position DESC"
                .to_owned(),
            "deployments_by_time",
        ),
        (
            "SELECT number FROM deployments WHERE tracker = 'd' AND environment = 'e' \
             ORDER BY started DESC, number DESC, position DESC"
                .to_owned(),
            "deployments_by_environment",
        ),
        (
            "SELECT issue FROM logs WHERE tracker = 'd' AND outdated = 1 ORDER BY issue LIMIT 1".to_owned(),
            "logs_outdated",
        ),
        ("SELECT body FROM comments WHERE issue = 1 ORDER BY id".to_owned(), "comments_in_order"),
    ] {
        let mut statement = raw.prepare(&format!("EXPLAIN QUERY PLAN {sql}")).expect("a plan");
        let lines: Vec<String> =
            statement.query_map([], |row| row.get(3)).expect("a plan").collect::<Result<_, _>>().expect("lines");
        let plan = lines.join("; ");
        assert!(plan.contains(index) && !plan.contains("TEMP B-TREE") && !plan.contains("SCAN"), "{sql}: {plan}");
    }
}
