//! Opening: the folder, the file, the settings of the connection, the schema. It repairs nothing; a
//! store it does not understand is left as it is.

use std::fs::OpenOptions;
use std::io;
use std::path::{Path, PathBuf};

use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags, Transaction, TransactionBehavior};
use rusqlite_migration::{M, Migrations};

use super::failure::failure;
use super::wire::Whole;
use super::{PATIENCE, lock};
use crate::trackers::error::TrackerError;

/// The schema, step by step. Steps that were released never change.
pub(super) const SCHEMA: [&str; 2] = [include_str!("schema.sql"), include_str!("schema-2.sql")];

/// The same, for the migration.
const STEPS: &[M<'_>] = &[M::up(SCHEMA[0]), M::up(SCHEMA[1])];

/// The version of a store that has taken all [`STEPS`].
pub(super) const VERSION: i64 = 2;

/// `application_id` of a store: "opsc" in ASCII.
const APPLICATION: i64 = 0x6f70_7363;

/// The smallest database: one page of the smallest size.
const SMALLEST: u64 = 512;

/// Opens or creates the store and brings it up to date. Returns its absolute path too, which keeps
/// SQLite from reading a meaning into a name like `:memory:`.
pub(super) fn open(path: &Path) -> Result<(PathBuf, Connection), TrackerError> {
    let path = std::path::absolute(path).map_err(|source| unreachable(path, source))?;
    if path.is_dir() {
        return Err(unreachable(&path, io::Error::from(io::ErrorKind::IsADirectory)));
    }
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder).map_err(|source| unreachable(folder, source))?;
    }
    // Only a file with content is opened without the lock: an empty one is just being made.
    let length = path.metadata().map_or(0, |file| file.len());
    if (1..SMALLEST).contains(&length) {
        // SQLite takes such a stump for an empty database and would begin anew over it.
        let detail = format!("it is cut short to {length} bytes");
        return Err(TrackerError::Corrupt { path, detail });
    }
    if length > 0 {
        let connection = connect(&path)?;
        let version = version(&path, &connection)?;
        refuse_half_a_page(&path, &connection)?;
        if version == VERSION && is_wal(&path, &connection)? {
            return Ok((path, connection));
        }
    }
    // Migrations of SQLite are not safe between processes: both see the old version and both create
    // the tables. Switching to WAL fails at once where another process is switching.
    let _held = lock::hold(&path, ".lock", 6 * PATIENCE)?;
    create(&path)?;
    refuse_emptied(&path)?;
    let mut connection = connect(&path)?;
    let found = version(&path, &connection)?;
    // Before the tables: from the first of them on, others look into the file, and a switch then
    // fails while one of them reads.
    use_wal(&path, &connection)?;
    if found < VERSION {
        migrate(&path, &mut connection)?;
    }
    Ok((path, connection))
}

/// SQLite takes a file without content for a new database and throws the log beside it away, which
/// may hold all that is left.
fn refuse_emptied(path: &Path) -> Result<(), TrackerError> {
    let bytes = |file: &Path| file.metadata().map_or(0, |data| data.len());
    if bytes(path) == 0 && bytes(&lock::beside(path, "-wal")) > 0 {
        let detail = "the file is empty, and its `-wal` is not".to_owned();
        return Err(TrackerError::Corrupt { path: path.to_path_buf(), detail });
    }
    Ok(())
}

/// Nothing here depends on WAL but speed: a file system without shared memory keeps its own mode, and
/// where somebody reads at this moment, the next opening switches.
fn use_wal(path: &Path, connection: &Connection) -> Result<(), TrackerError> {
    let switched = connection.query_row("PRAGMA journal_mode = WAL", [], |row| row.get::<_, String>(0));
    match switched.map_err(|error| failure(path, error)) {
        Ok(_) | Err(TrackerError::Busy { .. }) => Ok(()),
        Err(error) => Err(error),
    }
}

fn unreachable(path: &Path, source: io::Error) -> TrackerError {
    TrackerError::Unreachable { path: path.to_path_buf(), source }
}

/// Makes the empty file, for its owner only; SQLite gives the files beside it the same permissions.
fn create(path: &Path) -> Result<(), TrackerError> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    match options.open(path) {
        Ok(_) => Ok(()),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(()),
        Err(error) => Err(unreachable(path, error)),
    }
}

fn connect(path: &Path) -> Result<Connection, TrackerError> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let attempt = || {
        let connection = Connection::open_with_flags(path, flags)?;
        connection.busy_timeout(PATIENCE)?;
        connection.set_prepared_statement_cache_capacity(64);
        connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
        connection.set_db_config(DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false)?;
        connection.execute_batch(
            "PRAGMA foreign_keys = ON; PRAGMA synchronous = FULL; PRAGMA cell_size_check = ON; \
             PRAGMA cache_size = -8192; PRAGMA temp_store = MEMORY;",
        )?;
        let writable = !connection.is_readonly("main")?;
        Ok((connection, writable))
    };
    match attempt() {
        Ok((connection, true)) => Ok(connection),
        Ok((_, false)) => Err(unreachable(path, io::Error::from(io::ErrorKind::PermissionDenied))),
        Err(error) => Err(failure(path, error)),
    }
}

/// The schema version, 0 for an empty file. Refuses what is not a store, or one of a newer opsctl.
pub(super) fn version(path: &Path, connection: &Connection) -> Result<i64, TrackerError> {
    let attempt = || {
        // One moment for all three: between them another process may have made the tables.
        let snapshot = Transaction::new_unchecked(connection, TransactionBehavior::Deferred)?;
        let read = |pragma: &str| snapshot.query_row(pragma, [], |row| row.get::<_, i64>(0));
        let version = read("PRAGMA user_version")?;
        let application = read("PRAGMA application_id")?;
        let is_empty = read("SELECT count(*) FROM sqlite_schema")? == 0;
        let is_new = version == 0 && is_empty && application == 0;
        Ok((version, is_new || (version > 0 && application == APPLICATION)))
    };
    match attempt().map_err(|error| failure(path, error))? {
        (_, false) => Err(TrackerError::Corrupt {
            path: path.to_path_buf(),
            detail: "it is a database of another program".to_owned(),
        }),
        (found, true) if found > VERSION => {
            Err(TrackerError::NewerStore { path: path.to_path_buf(), found, known: VERSION })
        }
        (found, true) => Ok(found),
    }
}

/// SQLite reads what a cut page lacks as zeros, in silence. While a WAL is there the file may be
/// written right now, or be made whole from it.
fn refuse_half_a_page(path: &Path, connection: &Connection) -> Result<(), TrackerError> {
    let page: u64 = connection
        .query_row("PRAGMA page_size", [], |row| row.get::<_, Whole>(0))
        .map_err(|error| failure(path, error))?
        .0;
    let length = || path.metadata().map_or(0, |file| file.len());
    let is_cut = || !length().is_multiple_of(page.max(1));
    let wal = lock::beside(path, "-wal");
    if is_cut() && wal.metadata().map_or(0, |file| file.len()) == 0 && is_cut() {
        let detail = format!("it is cut short to {} bytes", length());
        return Err(TrackerError::Corrupt { path: path.to_path_buf(), detail });
    }
    Ok(())
}

fn is_wal(path: &Path, connection: &Connection) -> Result<bool, TrackerError> {
    connection
        .query_row("PRAGMA journal_mode", [], |row| row.get::<_, String>(0))
        .map(|mode| mode == "wal")
        .map_err(|error| failure(path, error))
}

fn migrate(path: &Path, connection: &mut Connection) -> Result<(), TrackerError> {
    Migrations::from_slice(STEPS).to_latest(connection).map_err(|error| match error {
        rusqlite_migration::Error::RusqliteError { err, .. } => failure(path, err),
        other => TrackerError::Store { path: path.to_path_buf(), source: Box::new(other) },
    })
}
