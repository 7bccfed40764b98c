//! Listing cached requests. Every query walks an index in the order of the list, so that the first
//! page costs the same at any size; only the total counts what matches.

use std::collections::{BTreeSet, HashSet};

use rusqlite::types::Value;
use rusqlite::{Connection, Row, params_from_iter};

use super::deployments;
use super::wire::{At, Due, Facts, PartyName, Whole, party_name};
use crate::domain::ident::{PersonId, SeverityId, StepId, TrackerId, WorkflowId};
use crate::trackers::bookkeeping::{Clocked, Page, Party, RequestQuery, StateFilter, Summary};

/// A row's place in the list, then its issue: urgent first, due, longest without an event, number.
type Place = (i64, i64, i64, i64, i64);

/// Lists cached requests.
pub(super) fn requests(
    connection: &Connection,
    tracker: &TrackerId,
    query: &RequestQuery,
) -> rusqlite::Result<Page<Summary>> {
    let (issues, total) = match &query.waiting_for {
        None => {
            let mut selection = Selection::of(tracker);
            selection.narrow(query);
            let total = selection.count(connection, "requests", "")?;
            let places = selection.places(connection, "requests", query.offset, query.limit)?;
            (places.into_iter().map(|place| place.4).collect(), total)
        }
        Some(parties) => waiting(connection, tracker, parties, query)?,
    };
    let rows = issues.into_iter().map(|issue| summary(connection, issue)).collect::<Result<_, _>>()?;
    Ok(Page { rows, total })
}

/// Lists every cached request with a clock that runs, the earliest due first.
pub(super) fn clocked(connection: &Connection, tracker: &TrackerId) -> rusqlite::Result<Vec<Clocked>> {
    connection
        .prepare_cached(
            "SELECT number, title, workflow, version, record FROM requests \
             WHERE tracker = ? AND record IS NOT NULL ORDER BY due, number",
        )?
        .query_map([tracker.as_str()], |row| {
            Ok(Clocked {
                number: row.get::<_, Whole>(0)?.0,
                title: row.get(1)?,
                workflow: WorkflowId::new(row.get::<_, String>(2)?),
                version: row.get(3)?,
                record: row.get::<_, Facts>(4)?.0,
            })
        })?
        .collect()
}

/// The issues of one page, and how many there are in all, that wait for one of `parties`. The page is
/// merged from the first rows of each party; a request that waits for two of them counts once.
fn waiting(
    connection: &Connection,
    tracker: &TrackerId,
    parties: &[Party],
    query: &RequestQuery,
) -> rusqlite::Result<(Vec<i64>, u64)> {
    let parties: BTreeSet<&Party> = parties.iter().collect();
    let mut places = BTreeSet::new();
    let mut alone = 0;
    let mut shared = HashSet::new();
    for party in parties {
        let mut selection = Selection::of(tracker);
        selection.push("party = ?", party_name(party));
        selection.narrow(query);
        places.extend(selection.places(connection, "waiting", 0, query.offset.saturating_add(query.limit))?);
        alone += selection.count_alone(connection, &mut shared)?;
    }
    let skip = usize::try_from(query.offset).unwrap_or(usize::MAX);
    let take = usize::try_from(query.limit).unwrap_or(usize::MAX);
    let issues = places.into_iter().skip(skip).take(take).map(|place| place.4).collect();
    Ok((issues, alone + u64::try_from(shared.len()).unwrap_or(u64::MAX)))
}

/// Conditions over the columns that `requests` and `waiting` have in common.
#[derive(Debug)]
struct Selection {
    conditions: String,
    values: Vec<Value>,
}

impl Selection {
    fn of(tracker: &TrackerId) -> Self {
        Self { conditions: "tracker = ?".to_owned(), values: vec![Value::from(tracker.as_str().to_owned())] }
    }

    fn push(&mut self, condition: &str, value: impl Into<Value>) {
        self.conditions.push_str(" AND ");
        self.conditions.push_str(condition);
        self.values.push(value.into());
    }

    /// Everything but whom a request waits for.
    fn narrow(&mut self, query: &RequestQuery) {
        let state = match query.state {
            StateFilter::Open => Some("open"),
            StateFilter::Done => Some("done"),
            StateFilter::Refused => Some("refused"),
            StateFilter::Cancelled => Some("cancelled"),
            StateFilter::Any => None,
        };
        if let Some(state) = state {
            // The plus keeps the few anomalous rows from being looked for among all open ones.
            self.push(if query.anomalous { "+state = ?" } else { "state = ?" }, state.to_owned());
        }
        if let Some(workflow) = &query.workflow {
            self.push("workflow = ?", workflow.as_str().to_owned());
        }
        if let Some(step) = &query.step {
            self.push("step = ?", step.as_str().to_owned());
        }
        if let Some(requester) = &query.requester {
            self.push("requester = ?", requester.as_str().to_owned());
        }
        if let Some(urgent) = query.urgent {
            self.push("calm = ?", i64::from(!urgent));
        }
        if query.anomalous {
            // Spelt out, so that the partial index applies.
            self.conditions.push_str(" AND anomalous = 1");
        }
        if let Some(stale) = &query.stale {
            let mut conditions = Vec::new();
            for (workflow, since) in stale {
                conditions.push("(workflow = ? AND updated < ?)");
                self.values.push(Value::from(workflow.as_str().to_owned()));
                self.values.push(Value::from(since.timestamp_micros()));
            }
            let conditions = if conditions.is_empty() { "false".to_owned() } else { conditions.join(" OR ") };
            self.conditions.push_str(&format!(" AND ({conditions})"));
        }
    }

    fn count(&self, connection: &Connection, table: &str, and: &str) -> rusqlite::Result<u64> {
        connection
            .prepare_cached(&format!("SELECT count(*) FROM {table} WHERE {}{and}", self.conditions))?
            .query_row(params_from_iter(&self.values), |row| row.get::<_, Whole>(0))
            .map(|Whole(count)| count)
    }

    /// Counts the requests that wait for this party alone, and collects the others.
    fn count_alone(&self, connection: &Connection, shared: &mut HashSet<i64>) -> rusqlite::Result<u64> {
        let mut others =
            connection.prepare_cached(&format!("SELECT issue FROM waiting WHERE {} AND alone = 0", self.conditions))?;
        for issue in others.query_map(params_from_iter(&self.values), |row| row.get(0))? {
            shared.insert(issue?);
        }
        self.count(connection, "waiting", " AND alone = 1")
    }

    fn places(&self, connection: &Connection, table: &str, offset: u64, limit: u64) -> rusqlite::Result<Vec<Place>> {
        let whole = |number| Value::from(i64::try_from(number).unwrap_or(i64::MAX));
        let mut values = self.values.clone();
        values.extend([whole(limit), whole(offset)]);
        connection
            .prepare_cached(&format!(
                "SELECT calm, due, updated, number, issue FROM {table} WHERE {} \
                 ORDER BY calm, due, updated, number LIMIT ? OFFSET ?",
                self.conditions
            ))?
            .query_map(params_from_iter(&values), |row| {
                Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?))
            })?
            .collect()
    }
}

fn summary(connection: &Connection, issue: i64) -> rusqlite::Result<Summary> {
    let waiting_for = connection
        .prepare_cached("SELECT party FROM waiting WHERE issue = ? ORDER BY position")?
        .query_map([issue], |row| row.get::<_, PartyName>(0).map(|PartyName(party)| party))?
        .collect::<Result<_, _>>()?;
    let state = connection
        .prepare_cached(
            "SELECT number, request, workflow, version, title, state, broken, step, calm, requester, assignee, due, \
             opened, updated, anomalies, severity, record FROM requests WHERE issue = ?",
        )?
        .query_row([issue], summary_in)?;
    Ok(Summary { waiting_for, deployments: deployments::of(connection, issue)?, ..state })
}

fn summary_in(row: &Row<'_>) -> rusqlite::Result<Summary> {
    Ok(Summary {
        number: row.get::<_, Whole>(0)?.0,
        request: row.get(1)?,
        workflow: WorkflowId::new(row.get::<_, String>(2)?),
        version: row.get(3)?,
        title: row.get(4)?,
        state: row.get(5)?,
        broken: row.get(6)?,
        step: row.get::<_, Option<String>>(7)?.map(StepId::new),
        urgent: !row.get::<_, bool>(8)?,
        requester: row.get::<_, Option<String>>(9)?.map(PersonId::new),
        assignee: row.get::<_, Option<String>>(10)?.map(PersonId::new),
        severity: row.get::<_, Option<String>>(15)?.map(SeverityId::new),
        due: row.get::<_, Due>(11)?.0,
        record: row.get::<_, Option<Facts>>(16)?.map(|Facts(record)| record),
        opened: row.get::<_, At>(12)?.0,
        updated: row.get::<_, At>(13)?.0,
        waiting_for: Vec::new(),
        anomalies: row.get(14)?,
        deployments: Vec::new(),
    })
}
