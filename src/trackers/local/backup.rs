//! A whole copy of the store while others write. It never overwrites, and a copy that is not whole
//! never gets the name that was asked for.

use std::path::Path;

use rusqlite::Connection;
use rusqlite::backup::{Backup, StepResult};

use super::failure::failure;
use super::{PATIENCE, Store, check, open};
use crate::trackers::error::TrackerError;

impl Store {
    /// Copies the store, as it is at one moment, to the new file `to`. The copy is checked before it
    /// gets its name; a damaged store is [`TrackerError::Corrupt`].
    pub(crate) fn backup(&self, to: &Path) -> Result<(), TrackerError> {
        let failed = |source| TrackerError::Backup { path: to.to_path_buf(), source };
        let to = std::path::absolute(to).map_err(failed)?;
        if to.symlink_metadata().is_ok() {
            return Err(failed(std::io::Error::from(std::io::ErrorKind::AlreadyExists)));
        }
        let folder = to.parent().unwrap_or(Path::new("/"));
        let copy =
            tempfile::Builder::new().prefix(".opsctl-backup-").tempfile_in(folder).map_err(failed)?.into_temp_path();
        let mut target = Connection::open(&copy).map_err(|error| failure(&copy, error))?;
        self.copy_into(&mut target).map_err(|error| match failure(&self.path, error) {
            TrackerError::Unreachable { source, .. } => failed(source),
            other => other,
        })?;
        open::version(&copy, &target)?;
        let findings = check::damage(&target).map_err(|error| failure(&self.path, error))?;
        if let Some(finding) = findings.into_iter().next() {
            return Err(TrackerError::Corrupt { path: self.path.clone(), detail: finding });
        }
        target.close().map_err(|(_, error)| failure(&copy, error))?;
        std::fs::File::open(&copy).and_then(|file| file.sync_all()).map_err(failed)?;
        copy.persist_noclobber(&to).map_err(|error| failed(error.error))?;
        #[cfg(unix)]
        std::fs::File::open(folder).and_then(|folder| folder.sync_all()).map_err(failed)?;
        Ok(())
    }

    fn copy_into(&self, target: &mut Connection) -> rusqlite::Result<()> {
        let backup = Backup::new(&self.connection, target)?;
        let pause = std::time::Duration::from_millis(10);
        let mut is_whole = false;
        // All pages in one step: it reads one moment and holds no writer up.
        for _ in 0..PATIENCE.as_millis() / pause.as_millis() {
            is_whole = backup.step(-1)? == StepResult::Done;
            if is_whole {
                break;
            }
            std::thread::sleep(pause);
        }
        drop(backup);
        if !is_whole {
            return Err(rusqlite::Error::SqliteFailure(
                rusqlite::ffi::Error::new(rusqlite::ffi::SQLITE_BUSY),
                Some("the copy could not be finished".to_owned()),
            ));
        }
        // One file that stands for itself; opening it as a store makes it WAL again.
        target.query_row("PRAGMA journal_mode = DELETE", [], |row| row.get::<_, String>(0)).map(|_| ())
    }
}
