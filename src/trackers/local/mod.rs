//! The embedded tracker: issues, comments, labels and assignees in one SQLite file, with the
//! journal, the cache and the outputs beside them.
//!
//! It compares and swaps the places of a log, and notes every change by whatever tool (triggers in
//! `schema.sql`). It does not authenticate anybody, and it proves nothing against a person who may
//! write the file and drops the triggers: the hash chain of the log is what is left then.

mod backup;
mod bookkeeping;
mod cache;
mod check;
mod deployments;
mod failure;
mod journal;
mod list;
mod lock;
mod open;
#[cfg(test)]
mod tests;
mod tracker;
mod wire;

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::{Connection, Transaction, TransactionBehavior};

use self::failure::{Fault, failure};
pub(crate) use self::tracker::LocalTracker;
use super::error::TrackerError;
use crate::domain::ident::TrackerId;
use crate::domain::people::{Account, Instant};

/// How long a call waits for another process that writes, before it is [`TrackerError::Busy`].
const PATIENCE: Duration = Duration::from_secs(5);

/// The version of SQLite in this binary.
pub(crate) fn sqlite_version() -> &'static str {
    rusqlite::version()
}

/// An open store. One connection: share the file between threads and processes, not this value.
#[derive(Debug)]
pub(crate) struct Store {
    path: PathBuf,
    connection: Connection,
    /// The policies this process has announced with `outdated`: what it remembers was replayed under them.
    policies: RefCell<BTreeMap<TrackerId, String>>,
}

impl Store {
    /// Opens the store at `path`, and creates it and its folder if they are missing. A new store is
    /// readable by its owner only.
    pub(crate) fn open(path: &Path) -> Result<Self, TrackerError> {
        let (path, connection) = open::open(path)?;
        Ok(Self { path, connection, policies: RefCell::default() })
    }

    /// The tracker `id` of this store, acting as `acting`; what it writes is dated `now`.
    pub(crate) fn tracker(&self, id: TrackerId, acting: Account, now: Instant) -> LocalTracker<'_> {
        LocalTracker::new(self, id, acting, now)
    }

    /// Holds every other process off until the returned value is dropped. Not re-entrant: a second
    /// call in the same process waits, and ends in [`TrackerError::Busy`].
    pub(crate) fn exclusive(&self) -> Result<Box<dyn std::any::Any>, TrackerError> {
        let held = lock::hold(&self.path, ".exclusive.lock", 2 * PATIENCE)?;
        Ok(Box::new(held))
    }

    /// Several reads that see the same moment.
    fn read<T>(&self, work: impl FnOnce(&Transaction<'_>) -> Result<T, Fault>) -> Result<T, TrackerError> {
        self.transact(TransactionBehavior::Deferred, work)
    }

    /// A write, alone from its first read on. Nothing is written when `work` fails.
    fn write<T>(&self, work: impl FnOnce(&Transaction<'_>) -> Result<T, Fault>) -> Result<T, TrackerError> {
        self.transact(TransactionBehavior::Immediate, work)
    }

    fn transact<T>(
        &self,
        behavior: TransactionBehavior,
        work: impl FnOnce(&Transaction<'_>) -> Result<T, Fault>,
    ) -> Result<T, TrackerError> {
        let attempt = || {
            let transaction = Transaction::new_unchecked(&self.connection, behavior)?;
            let answer = work(&transaction)?;
            transaction.commit()?;
            Ok(answer)
        };
        attempt().map_err(|fault: Fault| match fault {
            Fault::Known(error) => error,
            Fault::Sql(error) => failure(&self.path, error),
        })
    }
}
