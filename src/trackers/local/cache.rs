//! The cache of replayed states: what is outdated, what is remembered, what is forgotten. It never
//! answers for a log; it only says which logs to replay again.

use rusqlite::{Connection, OptionalExtension};

use super::deployments;
use super::tracker::row_of;
use super::wire::{At, Due, Facts, Whole, party_name};
use crate::domain::ident::{PersonId, SeverityId, StepId, TrackerId};
use crate::trackers::bookkeeping::{Party, Summary};

/// The policy the cached states of `tracker` were replayed under.
pub(super) fn policy(connection: &Connection, tracker: &TrackerId) -> rusqlite::Result<Option<String>> {
    connection
        .prepare_cached("SELECT policy FROM trackers WHERE name = ?")?
        .query_row([tracker.as_str()], |row| row.get(0))
        .optional()
        .map(Option::flatten)
}

/// Notes another policy: all that was replayed under the old one is outdated.
pub(super) fn adopt(connection: &Connection, tracker: &TrackerId, policy: &str) -> rusqlite::Result<()> {
    connection
        .prepare_cached(
            "INSERT INTO trackers (name, policy) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET policy = excluded.policy",
        )?
        .execute((tracker.as_str(), policy))?;
    connection
        .prepare_cached("UPDATE logs SET outdated = 1 WHERE tracker = ? AND outdated = 0")?
        .execute([tracker.as_str()])
        .map(|_| ())
}

/// At most `limit` numbers of issues whose log moved since they were cached, the oldest issues first.
pub(super) fn outdated(connection: &Connection, tracker: &TrackerId, limit: u64) -> rusqlite::Result<Vec<u64>> {
    connection
        .prepare_cached(
            "SELECT number FROM logs JOIN issues ON issues.id = logs.issue \
             WHERE logs.tracker = ? AND outdated = 1 ORDER BY logs.issue LIMIT ?",
        )?
        .query_map((tracker.as_str(), Whole(limit)), |row| row.get::<_, Whole>(0).map(|Whole(number)| number))?
        .collect()
}

/// The version of a log; `None` for an issue that does not exist.
pub(super) fn version(connection: &Connection, tracker: &TrackerId, number: u64) -> rusqlite::Result<Option<u64>> {
    connection
        .prepare_cached(
            "SELECT version FROM logs JOIN issues ON issues.id = logs.issue \
             WHERE issues.tracker = ? AND number = ?",
        )?
        .query_row((tracker.as_str(), Whole(number)), |row| row.get::<_, Whole>(0).map(|Whole(version)| version))
        .optional()
}

/// Caches one state. Nothing is stored when a newer one is there, or when the issue is gone; the
/// row stays outdated unless `version` is the log's own and `clean` says that the policy is too.
pub(super) fn remember(
    connection: &Connection,
    tracker: &TrackerId,
    state: &Summary,
    version: u64,
    clean: bool,
) -> rusqlite::Result<()> {
    let Some(row) = row_of(connection, tracker, state.number)? else { return Ok(()) };
    let log: Option<(Whole, bool)> = connection
        .prepare_cached("SELECT version, outdated FROM logs WHERE issue = ?")?
        .query_row([row], |log| Ok((log.get(0)?, log.get(1)?)))
        .optional()?;
    // Without a count of its changes nobody could tell when the row is outdated.
    let Some((current, outdated)) = log else { return Ok(()) };
    let is_current = clean && current.0 == version;
    if !is_current && !outdated {
        return Ok(());
    }
    connection.prepare_cached("DELETE FROM requests WHERE issue = ?")?.execute([row])?;
    store(connection, tracker, row, state)?;
    if is_current && outdated {
        connection.prepare_cached("UPDATE logs SET outdated = 0 WHERE issue = ?")?.execute([row])?;
    }
    Ok(())
}

fn store(connection: &Connection, tracker: &TrackerId, row: i64, state: &Summary) -> rusqlite::Result<()> {
    let step = state.step.as_ref().map(StepId::as_str);
    let requester = state.requester.as_ref().map(PersonId::as_str);
    let assignee = state.assignee.as_ref().map(PersonId::as_str);
    let anomalous = state.broken || state.anomalies > 0;
    connection
        .prepare_cached(
            "INSERT INTO requests (issue, tracker, number, request, workflow, version, title, state, broken, step, calm, \
             requester, assignee, due, opened, updated, anomalies, anomalous, severity, record) \
             VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        )?
        .execute(rusqlite::params![
            row,
            tracker.as_str(),
            Whole(state.number),
            state.request,
            state.workflow.as_str(),
            state.version,
            state.title,
            state.state,
            state.broken,
            step,
            !state.urgent,
            requester,
            assignee,
            Due(state.due),
            At(state.opened),
            At(state.updated),
            state.anomalies,
            anomalous,
            state.severity.as_ref().map(SeverityId::as_str),
            state.record.clone().map(Facts),
        ])?;
    let mut parties: Vec<&Party> = Vec::new();
    for party in &state.waiting_for {
        if !parties.contains(&party) {
            parties.push(party);
        }
    }
    for (position, party) in (0_i64..).zip(&parties) {
        connection
            .prepare_cached(
                "INSERT INTO waiting (tracker, party, calm, due, updated, number, issue, position, alone, state, \
                 workflow, step, requester, anomalous) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            )?
            .execute(rusqlite::params![
                tracker.as_str(),
                party_name(party),
                !state.urgent,
                Due(state.due),
                At(state.updated),
                Whole(state.number),
                row,
                position,
                parties.len() == 1,
                state.state,
                state.workflow.as_str(),
                step,
                requester,
                anomalous,
            ])?;
    }
    for (position, deployment) in (0_i64..).zip(&state.deployments) {
        deployments::store(connection, tracker, (row, state.number, position), deployment)?;
    }
    Ok(())
}

/// Empties the cache. The next list replays every log.
pub(super) fn forget(connection: &Connection) -> rusqlite::Result<()> {
    connection.execute_batch(
        "DELETE FROM waiting; DELETE FROM deployments; DELETE FROM requests; \
         UPDATE logs SET outdated = 1 WHERE outdated = 0; UPDATE trackers SET policy = NULL;",
    )
}
