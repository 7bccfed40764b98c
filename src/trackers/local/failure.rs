//! What a failure of SQLite means for the one who uses the store. It decides nothing about exit
//! codes and gives no advice; the command line does.

use std::io;
use std::path::Path;

use rusqlite::{Error, ErrorCode};

use crate::trackers::error::TrackerError;

/// A failure inside a transaction: of the database, or one that already has its meaning.
#[derive(Debug)]
pub(super) enum Fault {
    Sql(Error),
    Known(TrackerError),
}

impl From<Error> for Fault {
    fn from(error: Error) -> Self {
        Self::Sql(error)
    }
}

impl From<TrackerError> for Fault {
    fn from(error: TrackerError) -> Self {
        Self::Known(error)
    }
}

/// The meaning of a database error. A value that is not of its column's kind counts as damage, as
/// does a missing table: opsctl writes neither.
pub(super) fn failure(path: &Path, error: Error) -> TrackerError {
    let path = path.to_path_buf();
    let detail = error.to_string();
    let unreachable = |kind, words: &str| TrackerError::Unreachable {
        path: path.clone(),
        source: io::Error::new(kind, words.to_owned()),
    };
    match error.sqlite_error_code() {
        Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => TrackerError::Busy { path },
        Some(ErrorCode::NotADatabase | ErrorCode::DatabaseCorrupt) => TrackerError::Corrupt { path, detail },
        Some(ErrorCode::ReadOnly) => {
            unreachable(io::ErrorKind::PermissionDenied, "the file, its folder or its file system is read-only")
        }
        Some(ErrorCode::PermissionDenied) => unreachable(io::ErrorKind::PermissionDenied, "permission denied"),
        Some(ErrorCode::CannotOpen) => TrackerError::Unreachable { source: why_not(&path), path },
        Some(ErrorCode::DiskFull) => unreachable(io::ErrorKind::StorageFull, "no space left on the device"),
        Some(ErrorCode::Unknown) if detail.starts_with("no such ") => TrackerError::Corrupt { path, detail },
        Some(_) => TrackerError::Store { path, source: Box::new(error) },
        None => match error {
            Error::FromSqlConversionFailure(..)
            | Error::IntegralValueOutOfRange(..)
            | Error::InvalidColumnType(..)
            | Error::Utf8Error(..) => TrackerError::Corrupt { path, detail },
            error => TrackerError::Store { path, source: Box::new(error) },
        },
    }
}

/// The operating system's own reason why a file cannot be opened. SQLite keeps it to itself.
fn why_not(path: &Path) -> io::Error {
    match std::fs::OpenOptions::new().read(true).write(true).open(path) {
        Err(error) => error,
        Ok(_) => io::Error::new(
            io::ErrorKind::PermissionDenied,
            "the files that belong to it (`-wal`, `-shm`) cannot be opened or made",
        ),
    }
}
