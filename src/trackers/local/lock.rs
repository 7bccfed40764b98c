//! Locks of the operating system on small files beside the store. They end with the process that
//! holds them, however it ends, and never hold anything but the lock.

use std::fs::{File, OpenOptions, TryLockError};
use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

use crate::trackers::error::TrackerError;

/// The pause between two attempts.
const PAUSE: Duration = Duration::from_millis(5);

/// Holds the lock `<store><suffix>` until the file is dropped. `Busy` when somebody else held it for
/// all of `patience`.
pub(super) fn hold(store: &Path, suffix: &str, patience: Duration) -> Result<File, TrackerError> {
    let place = beside(store, suffix);
    let unreachable = |source| TrackerError::Unreachable { path: place.clone(), source };
    let file = open(&place).map_err(unreachable)?;
    let attempts = patience.as_millis() / PAUSE.as_millis().max(1);
    for _ in 0..=attempts {
        match file.try_lock() {
            Ok(()) => return Ok(file),
            Err(TryLockError::WouldBlock) => std::thread::sleep(PAUSE),
            Err(TryLockError::Error(source)) => return Err(unreachable(source)),
        }
    }
    Err(TrackerError::Busy { path: store.to_path_buf() })
}

/// Opens without asking for the right to write where the file is there: who shares a store may not
/// own the lock.
fn open(place: &Path) -> io::Result<File> {
    match File::open(place) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            OpenOptions::new().read(true).write(true).create(true).truncate(false).open(place)
        }
        answer => answer,
    }
}

/// The file that belongs to the store by its name and `suffix`.
pub(super) fn beside(store: &Path, suffix: &str) -> PathBuf {
    let mut name = store.as_os_str().to_owned();
    name.push(suffix);
    PathBuf::from(name)
}
