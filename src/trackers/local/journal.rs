//! Writes under way, and what deployment commands printed. Neither decides anything.

use rusqlite::{Connection, OptionalExtension};

use super::wire::{At, Whole};
use crate::domain::ident::TrackerId;
use crate::trackers::bookkeeping::JournalEntry;

/// Notes a write; a second note of the same event keeps the first.
pub(super) fn begin(connection: &Connection, entry: &JournalEntry) -> rusqlite::Result<()> {
    connection
        .prepare_cached(
            "INSERT INTO journal (event, tracker, number, begun) VALUES (?, ?, ?, ?) ON CONFLICT (event) DO NOTHING",
        )?
        .execute((&entry.event, entry.tracker.as_str(), Whole(entry.number), At(entry.begun)))
        .map(|_| ())
}

/// Strikes a write out; one that is not there is no error.
pub(super) fn complete(connection: &Connection, event: &str) -> rusqlite::Result<()> {
    connection.prepare_cached("DELETE FROM journal WHERE event = ?")?.execute([event]).map(|_| ())
}

/// The writes that were begun and not completed, oldest first.
pub(super) fn unfinished(connection: &Connection) -> rusqlite::Result<Vec<JournalEntry>> {
    connection
        .prepare_cached("SELECT tracker, number, event, begun FROM journal ORDER BY begun, id")?
        .query_map([], |row| {
            Ok(JournalEntry {
                tracker: TrackerId::new(row.get::<_, String>(0)?),
                number: row.get::<_, Whole>(1)?.0,
                event: row.get(2)?,
                begun: row.get::<_, At>(3)?.0,
            })
        })?
        .collect()
}

/// Keeps an output; a later one of the same event takes its place.
pub(super) fn keep_output(connection: &Connection, event: &str, output: &str) -> rusqlite::Result<()> {
    connection
        .prepare_cached(
            "INSERT INTO outputs (event, output) VALUES (?, ?) ON CONFLICT (event) DO UPDATE SET output = excluded.output",
        )?
        .execute((event, output))
        .map(|_| ())
}

/// The kept output of an event.
pub(super) fn output(connection: &Connection, event: &str) -> rusqlite::Result<Option<String>> {
    connection
        .prepare_cached("SELECT output FROM outputs WHERE event = ?")?
        .query_row([event], |row| row.get(0))
        .optional()
}
