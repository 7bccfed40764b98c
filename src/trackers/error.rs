//! How a tracker can fail, in kinds the command line can turn into an exit code. Messages never
//! carry a token or a full address with credentials.

use std::path::PathBuf;

use crate::domain::ident::TrackerId;

/// A failed call to a tracker or to the store.
#[derive(Debug, thiserror::Error)]
pub(crate) enum TrackerError {
    #[error("there is no issue {number} in `{tracker}`")]
    NotFound { tracker: TrackerId, number: u64 },
    /// Somebody else wrote this place of the log first.
    #[error("place {slot} of the log of `{tracker}#{number}` is taken")]
    Taken { tracker: TrackerId, number: u64, slot: u32 },
    #[error("a comment of {size} bytes is over the limit of {limit}")]
    TooLarge { size: usize, limit: usize },
    /// A text the tracker could not give back as it was, or that names nothing.
    #[error("{what} {why}")]
    Unacceptable { what: &'static str, why: &'static str },
    #[error("the store `{path}` has schema version {found}, this opsctl knows {known}")]
    NewerStore { path: PathBuf, found: i64, known: i64 },
    #[error("the store `{path}` is damaged")]
    Corrupt { path: PathBuf, detail: String },
    #[error("the store `{path}` cannot be opened")]
    Unreachable {
        path: PathBuf,
        #[source]
        source: std::io::Error,
    },
    #[error("the backup `{path}` cannot be written")]
    Backup {
        path: PathBuf,
        #[source]
        source: std::io::Error,
    },
    /// Another process holds the store for longer than the patience of this one.
    #[error("the store `{path}` is busy")]
    Busy { path: PathBuf },
    #[error("the store `{path}` failed")]
    Store {
        path: PathBuf,
        #[source]
        source: Box<dyn std::error::Error + Send + Sync>,
    },
}
