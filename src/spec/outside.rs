//! What a pack leans on that is not in its own text: the rules of time zones, and files it names. The
//! command line looks them up; nothing here does.

use std::fmt::Debug;

use jiff::tz::TimeZoneDatabase;

use super::source::Source;
use crate::domain::people::Instant;

/// Where a pack's zones and files come from.
pub(crate) trait Outside: Debug {
    /// The time zones a pack may name.
    fn zones(&self) -> &TimeZoneDatabase;

    /// A text file by its path from the pack's folder. The error says why it cannot be read, in
    /// words that follow "cannot read `it`: ".
    fn file(&self, path: &str) -> Result<Source, String>;

    /// The moment at which doubtful things are looked for; `None`: those that depend on it are not.
    fn moment(&self) -> Option<Instant> {
        None
    }
}

/// The bundled zones and no files, for packs that lie in no folder.
#[cfg(any(test, fuzzing))]
#[derive(Debug)]
pub(crate) struct Nowhere(TimeZoneDatabase);

#[cfg(any(test, fuzzing))]
impl Nowhere {
    /// With the zones of the binary.
    pub(crate) fn new() -> Self {
        Self(TimeZoneDatabase::bundled())
    }
}

#[cfg(any(test, fuzzing))]
impl Outside for Nowhere {
    fn zones(&self) -> &TimeZoneDatabase {
        &self.0
    }

    fn file(&self, _: &str) -> Result<Source, String> {
        Err("the pack lies in no folder".to_owned())
    }
}
