//! Cached deployments. Whether a version may go on is decided by replay, not from here.

use rusqlite::{Connection, Row};

use super::wire::{At, Whole};
use crate::domain::ident::{EnvironmentId, PersonId, TrackerId};
use crate::trackers::bookkeeping::{DeploymentRow, Page};

const COLUMNS: &str = "number, event, environment, release, component, action, person, started, finished, outcome";

/// Caches one deployment of the issue `row`, with its request's number and its place among them.
pub(super) fn store(
    connection: &Connection,
    tracker: &TrackerId,
    (row, number, position): (i64, u64, i64),
    deployment: &DeploymentRow,
) -> rusqlite::Result<()> {
    connection
        .prepare_cached(
            "INSERT INTO deployments (issue, tracker, number, position, event, environment, release, component, action, \
             person, started, finished, outcome) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        )?
        .execute(rusqlite::params![
            row,
            tracker.as_str(),
            Whole(number),
            position,
            deployment.event,
            deployment.environment.as_str(),
            deployment.release,
            deployment.component,
            deployment.action,
            deployment.by.as_str(),
            At(deployment.started),
            deployment.finished.map(At),
            deployment.outcome,
        ])
        .map(|_| ())
}

/// The deployments of one issue, in the order of its log.
pub(super) fn of(connection: &Connection, row: i64) -> rusqlite::Result<Vec<DeploymentRow>> {
    connection
        .prepare_cached(&format!("SELECT {COLUMNS} FROM deployments WHERE issue = ? ORDER BY position"))?
        .query_map([row], |columns| deployment_in(columns).map(|(_, deployment)| deployment))?
        .collect()
}

/// The newest deployments of a tracker, of one environment or of all.
pub(super) fn newest(
    connection: &Connection,
    tracker: &TrackerId,
    environment: Option<&EnvironmentId>,
    limit: u64,
) -> rusqlite::Result<Page<(u64, DeploymentRow)>> {
    let mut conditions = "tracker = ?".to_owned();
    let mut values = vec![tracker.as_str()];
    if let Some(environment) = environment {
        conditions.push_str(" AND environment = ?");
        values.push(environment.as_str());
    }
    let total: Whole = connection
        .prepare_cached(&format!("SELECT count(*) FROM deployments WHERE {conditions}"))?
        .query_row(rusqlite::params_from_iter(&values), |row| row.get(0))?;
    let limit = i64::try_from(limit).unwrap_or(i64::MAX);
    let rows = connection
        .prepare_cached(&format!(
            "SELECT {COLUMNS} FROM deployments WHERE {conditions} \
             ORDER BY started DESC, number DESC, position DESC LIMIT {limit}"
        ))?
        .query_map(rusqlite::params_from_iter(&values), deployment_in)?
        .collect::<Result<_, _>>()?;
    Ok(Page { rows, total: total.0 })
}

fn deployment_in(row: &Row<'_>) -> rusqlite::Result<(u64, DeploymentRow)> {
    let deployment = DeploymentRow {
        event: row.get(1)?,
        environment: EnvironmentId::new(row.get::<_, String>(2)?),
        release: row.get(3)?,
        component: row.get(4)?,
        action: row.get(5)?,
        by: PersonId::new(row.get::<_, String>(6)?),
        started: row.get::<_, At>(7)?.0,
        finished: row.get::<_, Option<At>>(8)?.map(|At(finished)| finished),
        outcome: row.get(9)?,
    };
    Ok((row.get::<_, Whole>(0)?.0, deployment))
}
