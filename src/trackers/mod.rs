//! The port to issue trackers: the few operations opsctl needs, in neutral types. An adapter
//! honours each of them; it never ignores an argument.
//! Not promised here: order by time, transactions over several calls, notifications.

mod bookkeeping;
#[cfg(test)]
pub(crate) mod conformance;
mod error;
pub(crate) mod local;

pub(crate) use bookkeeping::{
    Bookkeeping, Clocked, DeploymentRow, JournalEntry, Page, RequestQuery, StateFilter, Summary,
};
pub(crate) use error::TrackerError;

use std::time::Duration;

pub(crate) use crate::domain::request::projection::Change;
use crate::domain::request::{Comment, Issue};

/// A new issue. Labels are created where the tracker does not have them yet.
#[derive(Debug, Clone)]
pub(crate) struct IssueDraft {
    /// The request's ULID: creating twice with the same one finds the first issue again.
    pub(crate) request: String,
    pub(crate) title: String,
    pub(crate) body: String,
    /// The first comment, in place 1 of the log; `None` for an issue that is no request.
    pub(crate) opening: Option<String>,
}

/// One issue tracker, acting as one account.
///
/// All calls are synchronous; an adapter that talks to a network runs its own runtime inside.
pub(crate) trait Tracker {
    /// How long to wait between the two reads that decide a race; zero where a write is a real
    /// compare-and-swap.
    fn settle(&self) -> Duration;

    /// Creates the issue with its first comment, or finds the one that carries the same request id
    /// and adds the comment if place 1 is free; nothing else of an issue that is there changes.
    /// Returns the issue's number.
    ///
    /// Where the tracker has transactions, both are written or neither is. Elsewhere they are written
    /// one after the other, and the next call with the same request id makes up for a missing comment.
    fn create_issue(&self, draft: &IssueDraft) -> Result<u64, TrackerError>;

    /// The number of the issue that carries this request id.
    fn find_issue(&self, request: &str) -> Result<Option<u64>, TrackerError>;

    /// One issue. `NotFound` when there is none of that number.
    fn issue(&self, number: u64) -> Result<Issue, TrackerError>;

    /// All comments of one issue, ascending by id. `NotFound` when the issue does not exist.
    fn comments(&self, number: u64) -> Result<Vec<Comment>, TrackerError>;

    /// Writes one comment. `slot` is the event's place in the log: where the tracker can compare
    /// and swap, a taken slot is [`TrackerError::Taken`] and nothing was written.
    fn comment(&self, number: u64, body: &str, slot: u32) -> Result<Comment, TrackerError>;

    /// Applies one change of the projection.
    fn change(&self, number: u64, change: &Change) -> Result<(), TrackerError>;

    /// Holds everybody else off a decision over several requests (a WIP limit) until the returned
    /// value is dropped. `None` where the tracker has no such lock.
    fn exclusive(&self) -> Result<Option<Box<dyn std::any::Any>>, TrackerError>;
}
