//! Looking a store over. It reports and repairs nothing, and it does not judge events: that is
//! `opsctl audit`, by replay.

use std::collections::BTreeMap;

use rusqlite::{Connection, ErrorCode};

use super::wire::At;
use super::{Store, failure, journal, open};
use crate::trackers::error::TrackerError;

/// One kind of finding.
type Part = fn(&Connection) -> rusqlite::Result<Vec<String>>;

impl Store {
    /// What is wrong with the store, one sentence each; nothing when all is well. Damage is a finding
    /// too, not an error: the answer then says so first and may lack the rest.
    pub(crate) fn check(&self) -> Result<Vec<String>, TrackerError> {
        let mut findings = Vec::new();
        let parts: [Part; 7] = [damage, schema, orphans, gaps, removals, unlogged, leftovers];
        for part in parts {
            match part(&self.connection) {
                Ok(found) => findings.extend(found),
                Err(error) if is_damage(&error) => findings.push(format!("the file is damaged: {error}")),
                Err(error) => match failure(&self.path, error) {
                    TrackerError::Corrupt { detail, .. } => findings.push(detail),
                    other => return Err(other),
                },
            }
        }
        findings.dedup();
        Ok(findings)
    }
}

fn is_damage(error: &rusqlite::Error) -> bool {
    matches!(error.sqlite_error_code(), Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase))
}

/// What SQLite itself finds wrong with the pages and the indexes.
pub(super) fn damage(connection: &Connection) -> rusqlite::Result<Vec<String>> {
    let mut statement = connection.prepare("PRAGMA integrity_check")?;
    let lines: Vec<String> = statement.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
    Ok(lines.into_iter().filter(|line| line != "ok").map(|line| format!("the file is damaged: {line}")).collect())
}

/// Tables, indexes and triggers that are not as opsctl makes them: without a trigger, changes go
/// unnoticed.
fn schema(connection: &Connection) -> rusqlite::Result<Vec<String>> {
    let model = Connection::open_in_memory()?;
    open::SCHEMA.iter().try_for_each(|step| model.execute_batch(step))?;
    let (expected, found) = (definitions(&model)?, definitions(connection)?);
    let differs = |(name, (kind, sql)): (&String, &(String, String))| match found.get(name) {
        None => Some(format!("the {kind} `{name}` is missing")),
        Some(own) if own.1 != *sql => Some(format!("the {kind} `{name}` was changed")),
        Some(_) => None,
    };
    let foreign = found.iter().filter(|(name, _)| !expected.contains_key(*name));
    let foreign = foreign.map(|(name, (kind, _))| format!("the {kind} `{name}` is not of opsctl"));
    Ok(expected.iter().filter_map(differs).chain(foreign).collect())
}

/// The kind and the text of everything the schema names.
fn definitions(connection: &Connection) -> rusqlite::Result<BTreeMap<String, (String, String)>> {
    connection
        .prepare("SELECT name, type, sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'")?
        .query_map([], |row| Ok((row.get(0)?, (row.get(1)?, row.get(2)?))))?
        .collect()
}

fn orphans(connection: &Connection) -> rusqlite::Result<Vec<String>> {
    let mut statement = connection.prepare("PRAGMA foreign_key_check")?;
    let rows = statement.query_map([], |row| {
        let (table, row, parent): (String, Option<i64>, String) = (row.get(0)?, row.get(1)?, row.get(2)?);
        let row = row.map_or_else(|| "a row".to_owned(), |row| format!("row {row}"));
        Ok(format!("{row} of `{table}` belongs to something that is missing in `{parent}`"))
    })?;
    rows.collect()
}

fn gaps(connection: &Connection) -> rusqlite::Result<Vec<String>> {
    let mut statement = connection.prepare(
        "SELECT tracker, number, min(slot), max(slot), count(slot) FROM comments \
         JOIN issues ON issues.id = comments.issue WHERE slot IS NOT NULL GROUP BY issues.id \
         HAVING max(slot) - min(slot) + 1 <> count(slot) OR min(slot) > 1 ORDER BY tracker, number",
    )?;
    let rows = statement.query_map([], |row| {
        let (tracker, number): (String, i64) = (row.get(0)?, row.get(1)?);
        let (first, last, count): (i64, i64, i64) = (row.get(2)?, row.get(3)?, row.get(4)?);
        let missing = last.saturating_sub(first.min(1)).saturating_add(1).saturating_sub(count);
        let entries = if missing == 1 { "entry" } else { "entries" };
        Ok(format!("the log of `{tracker}#{number}` lacks {missing} {entries} before its place {last}"))
    })?;
    rows.collect()
}

fn removals(connection: &Connection) -> rusqlite::Result<Vec<String>> {
    let mut statement = connection.prepare(
        "SELECT issues.tracker, number, removed FROM logs JOIN issues ON issues.id = logs.issue \
         WHERE removed > 0 ORDER BY issues.tracker, number",
    )?;
    let rows = statement.query_map([], |row| {
        let (tracker, number, removed): (String, i64, i64) = (row.get(0)?, row.get(1)?, row.get(2)?);
        let comments = if removed == 1 { "comment was" } else { "comments were" };
        Ok(format!("{removed} {comments} removed from `{tracker}#{number}`"))
    })?;
    rows.collect()
}

fn unlogged(connection: &Connection) -> rusqlite::Result<Vec<String>> {
    let mut statement = connection.prepare(
        "SELECT tracker, number FROM issues WHERE NOT EXISTS (SELECT 1 FROM logs WHERE issue = issues.id) \
         ORDER BY tracker, number",
    )?;
    let rows = statement.query_map([], |row| {
        let (tracker, number): (String, i64) = (row.get(0)?, row.get(1)?);
        Ok(format!("changes of `{tracker}#{number}` are not counted, lists do not show it"))
    })?;
    rows.collect()
}

fn leftovers(connection: &Connection) -> rusqlite::Result<Vec<String>> {
    let entries = journal::unfinished(connection)?;
    Ok(entries
        .into_iter()
        .map(|entry| {
            let begun = At(entry.begun).0.format("%Y-%m-%d %H:%M:%S");
            match entry.number {
                0 => format!("the opening of a request in `{}` of {begun} UTC was not finished", entry.tracker),
                number => format!("a write to `{}#{number}` of {begun} UTC was not finished", entry.tracker),
            }
        })
        .collect())
}
