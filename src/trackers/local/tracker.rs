//! The store as an issue tracker. It keeps texts byte for byte and reads nothing into them; what a
//! comment means is for replay to say.

use std::time::Duration;

use rusqlite::{Connection, ErrorCode, OptionalExtension, Row};

use super::Store;
use super::failure::Fault;
use super::wire::{At, Whole};
use crate::domain::ident::TrackerId;
use crate::domain::people::{Account, Instant};
use crate::domain::request::marker::LARGEST_COMMENT;
use crate::domain::request::{Comment, Issue, Standing};
use crate::trackers::error::TrackerError;
use crate::trackers::{Change, IssueDraft, Tracker};

/// One tracker of a [`Store`], acting as one account at one moment.
#[derive(Debug)]
pub(crate) struct LocalTracker<'store> {
    store: &'store Store,
    id: TrackerId,
    acting: Account,
    now: Instant,
}

impl<'store> LocalTracker<'store> {
    pub(super) fn new(store: &'store Store, id: TrackerId, acting: Account, now: Instant) -> Self {
        Self { store, id, acting, now }
    }

    /// The row of an issue.
    fn row_of(&self, connection: &Connection, number: u64) -> Result<i64, Fault> {
        row_of(connection, &self.id, number)?
            .ok_or_else(|| TrackerError::NotFound { tracker: self.id.clone(), number }.into())
    }

    /// Writes a new issue, and returns its number.
    fn insert_issue(&self, store: &Connection, draft: &IssueDraft) -> rusqlite::Result<u64> {
        // A number is never used twice, also not after somebody deleted the newest issue.
        let number: Whole = store
            .prepare_cached(
                "INSERT INTO trackers (name, next_number) \
                 SELECT ?1, coalesce(max(number), 0) + 2 FROM issues WHERE tracker = ?1 AND true \
                 ON CONFLICT (name) DO UPDATE SET next_number = max(next_number + 1, excluded.next_number) \
                 RETURNING next_number - 1",
            )?
            .query_row([self.id.as_str()], |row| row.get(0))?;
        store
            .prepare_cached(
                "INSERT INTO issues (tracker, number, request, title, body, author_id, author_login, created_at) \
                 VALUES (?, ?, nullif(?, ''), ?, ?, ?, ?, ?)",
            )?
            .execute((
                self.id.as_str(),
                number,
                &draft.request,
                &draft.title,
                &draft.body,
                &self.acting.id,
                &self.acting.login,
                At(self.now),
            ))?;
        Ok(number.0)
    }

    fn insert_comment(&self, store: &Connection, row: i64, body: &str, slot: u32) -> rusqlite::Result<Comment> {
        store
            .prepare_cached(
                "INSERT INTO comments (issue, slot, author_id, author_login, body, created_at) \
                 VALUES (?, ?, ?, ?, ?, ?) \
                 RETURNING id, author_id, author_login, body, created_at, edited_at",
            )?
            .query_row((row, slot, &self.acting.id, &self.acting.login, body, At(self.now)), comment_in)
    }
}

/// The row of an issue, if there is one of that number.
pub(super) fn row_of(connection: &Connection, tracker: &TrackerId, number: u64) -> rusqlite::Result<Option<i64>> {
    connection
        .prepare_cached("SELECT id FROM issues WHERE tracker = ? AND number = ?")?
        .query_row((tracker.as_str(), Whole(number)), |row| row.get(0))
        .optional()
}

impl Tracker for LocalTracker<'_> {
    fn settle(&self) -> Duration {
        Duration::ZERO
    }

    fn create_issue(&self, draft: &IssueDraft) -> Result<u64, TrackerError> {
        for (what, text) in [("a request id", &draft.request), ("a title", &draft.title), ("a body", &draft.body)] {
            refuse_nul(what, text)?;
        }
        draft.opening.as_deref().map_or(Ok(()), refuse_unfit)?;
        self.store.write(|store| {
            let known = number_of(store, &self.id, &draft.request)?;
            let number = match known {
                Some(number) => number,
                None => self.insert_issue(store, draft)?,
            };
            let row = self.row_of(store, number)?;
            if let Some(opening) = &draft.opening
                && !is_taken(store, row, 1)?
            {
                self.insert_comment(store, row, opening, 1)?;
            }
            Ok(number)
        })
    }

    fn find_issue(&self, request: &str) -> Result<Option<u64>, TrackerError> {
        self.store.read(|store| Ok(number_of(store, &self.id, request)?))
    }

    fn issue(&self, number: u64) -> Result<Issue, TrackerError> {
        self.store.read(|store| {
            let row = self.row_of(store, number)?;
            let names = |sql| -> rusqlite::Result<Vec<String>> {
                store.prepare_cached(sql)?.query_map([row], |name| name.get(0))?.collect()
            };
            let labels = names(
                "SELECT name FROM issue_labels JOIN labels ON labels.id = label WHERE issue = ? ORDER BY folded",
            )?;
            let assignees = names("SELECT login FROM assignees WHERE issue = ? ORDER BY login")?;
            let comment_count: Whole = store
                .prepare_cached("SELECT count(*) FROM comments WHERE issue = ?")?
                .query_row([row], |count| count.get(0))?;
            let issue = store
                .prepare_cached("SELECT title, body, created_at, open FROM issues WHERE id = ?")?
                .query_row([row], |columns| {
                    Ok(Issue {
                        title: columns.get(0)?,
                        body: columns.get(1)?,
                        created_at: columns.get::<_, At>(2)?.0,
                        open: columns.get(3)?,
                        labels,
                        assignees,
                        comment_count: comment_count.0,
                    })
                })?;
            Ok(issue)
        })
    }

    fn comments(&self, number: u64) -> Result<Vec<Comment>, TrackerError> {
        self.store.read(|store| {
            let row = self.row_of(store, number)?;
            let mut statement = store.prepare_cached(
                "SELECT id, author_id, author_login, body, created_at, edited_at FROM comments \
                 WHERE issue = ? ORDER BY id",
            )?;
            let comments = statement.query_map([row], comment_in)?.collect::<Result<_, _>>()?;
            Ok(comments)
        })
    }

    fn comment(&self, number: u64, body: &str, slot: u32) -> Result<Comment, TrackerError> {
        refuse_unfit(body)?;
        self.store.write(|store| {
            let row = self.row_of(store, number)?;
            match self.insert_comment(store, row, body, slot) {
                Err(error) if error.sqlite_error_code() == Some(ErrorCode::ConstraintViolation) => {
                    if is_taken(store, row, slot)? {
                        return Err(TrackerError::Taken { tracker: self.id.clone(), number, slot }.into());
                    }
                    Err(error.into())
                }
                written => Ok(written?),
            }
        })
    }

    fn change(&self, number: u64, change: &Change) -> Result<(), TrackerError> {
        match change {
            Change::AddLabel(name) | Change::RemoveLabel(name) => refuse_empty("a label", name)?,
            Change::Assign(login) | Change::Unassign(login) => refuse_empty("a login", login)?,
            Change::Close | Change::Reopen => {}
        }
        self.store.write(|store| {
            let row = self.row_of(store, number)?;
            match change {
                Change::AddLabel(name) => {
                    store
                        .prepare_cached("INSERT OR IGNORE INTO labels (tracker, name, folded) VALUES (?, ?, ?)")?
                        .execute((self.id.as_str(), name, folded(name)))?;
                    store
                        .prepare_cached(
                            "INSERT OR IGNORE INTO issue_labels (issue, label) \
                             SELECT ?, id FROM labels WHERE tracker = ? AND folded = ?",
                        )?
                        .execute((row, self.id.as_str(), folded(name)))?;
                }
                Change::RemoveLabel(name) => {
                    store
                        .prepare_cached(
                            "DELETE FROM issue_labels WHERE issue = ? \
                             AND label = (SELECT id FROM labels WHERE tracker = ? AND folded = ?)",
                        )?
                        .execute((row, self.id.as_str(), folded(name)))?;
                }
                Change::Assign(login) => {
                    store
                        .prepare_cached("INSERT OR IGNORE INTO assignees (issue, login) VALUES (?, ?)")?
                        .execute((row, login))?;
                }
                Change::Unassign(login) => {
                    store
                        .prepare_cached("DELETE FROM assignees WHERE issue = ? AND login = ?")?
                        .execute((row, login))?;
                }
                Change::Close => set_open(store, row, false)?,
                Change::Reopen => set_open(store, row, true)?,
            }
            Ok(())
        })
    }

    fn exclusive(&self) -> Result<Option<Box<dyn std::any::Any>>, TrackerError> {
        self.store.exclusive().map(Some)
    }
}

fn is_taken(connection: &Connection, row: i64, slot: u32) -> rusqlite::Result<bool> {
    connection.prepare_cached("SELECT 1 FROM comments WHERE issue = ? AND slot = ?")?.exists((row, slot))
}

fn number_of(connection: &Connection, tracker: &TrackerId, request: &str) -> rusqlite::Result<Option<u64>> {
    // No request id is stored as NULL, which equals nothing.
    connection
        .prepare_cached("SELECT number FROM issues WHERE tracker = ? AND request = ?")?
        .query_row((tracker.as_str(), request), |row| row.get::<_, Whole>(0))
        .optional()
        .map(|number| number.map(|Whole(number)| number))
}

fn set_open(connection: &Connection, row: i64, open: bool) -> rusqlite::Result<()> {
    connection
        .prepare_cached("UPDATE issues SET open = ?1 WHERE id = ?2 AND open <> ?1")?
        .execute((open, row))
        .map(|_| ())
}

fn comment_in(row: &Row<'_>) -> rusqlite::Result<Comment> {
    Ok(Comment {
        id: row.get::<_, Whole>(0)?.0,
        author: Account { id: row.get(1)?, login: row.get(2)? },
        body: row.get(3)?,
        created_at: row.get::<_, At>(4)?.0,
        standing: match row.get::<_, Option<i64>>(5)? {
            None => Standing::Original,
            Some(_) => Standing::Edited,
        },
    })
}

/// A label without regard to case, character by character: the same on every machine and in every
/// position of a word. Composed and decomposed letters stay apart.
fn folded(label: &str) -> String {
    label.chars().flat_map(char::to_uppercase).flat_map(char::to_lowercase).collect()
}

/// SQL functions and shells end a text at its first NUL, so none is let in.
fn refuse_nul(what: &'static str, text: &str) -> Result<(), TrackerError> {
    if text.contains('\0') {
        return Err(TrackerError::Unacceptable { what, why: "contains a NUL character" });
    }
    Ok(())
}

/// A comment that cannot be kept as it is.
fn refuse_unfit(comment: &str) -> Result<(), TrackerError> {
    if comment.len() > LARGEST_COMMENT {
        return Err(TrackerError::TooLarge { size: comment.len(), limit: LARGEST_COMMENT });
    }
    refuse_nul("a comment", comment)
}

fn refuse_empty(what: &'static str, text: &str) -> Result<(), TrackerError> {
    if text.trim().is_empty() {
        return Err(TrackerError::Unacceptable { what, why: "is empty" });
    }
    refuse_nul(what, text)
}
