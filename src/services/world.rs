//! What every use case is given: the pack, the moment, who acts, and the ports.

use super::failure::ServiceError;
use crate::domain::ident::TrackerId;
use crate::domain::pack::Pack;
use crate::domain::people::{Account, Instant, Person};
use crate::trackers::{Bookkeeping, Tracker, TrackerError};

/// Opens trackers by the name the pack gives them. Each is opened once.
pub(crate) trait Desk {
    /// The tracker of that name, acting as the one who acts.
    fn tracker(&self, id: &TrackerId) -> Result<&dyn Tracker, TrackerError>;

    /// The bookkeeping beside that tracker.
    fn books(&self, id: &TrackerId) -> Result<&dyn Bookkeeping, TrackerError>;
}

/// The surroundings of a use case.
#[derive(Clone, Copy)]
pub(crate) struct World<'a> {
    pub(crate) pack: &'a Pack,
    pub(crate) desk: &'a dyn Desk,
    pub(crate) now: Instant,
    /// The account that acts.
    pub(crate) account: &'a Account,
    /// Makes a fresh ULID.
    pub(crate) fresh: &'a dyn Fn() -> String,
    /// Waits; a no-op in tests.
    pub(crate) pause: &'a dyn Fn(std::time::Duration),
    /// Hears how many requests a long replay has done, and 0 when it is over.
    pub(crate) progress: &'a dyn Fn(u64),
}

impl std::fmt::Debug for World<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("World").field("now", &self.now).field("account", &self.account).finish_non_exhaustive()
    }
}

impl<'a> World<'a> {
    /// The person who acts. An error when the account is nobody in the pack.
    pub(crate) fn actor(&self) -> Result<&'a Person, ServiceError> {
        self.pack
            .directory
            .person_of(self.account)
            .ok_or_else(|| ServiceError::UnknownActor { login: self.account.login.clone() })
    }
}

/// A request as people name it: `12` in the default tracker, or `desk#12`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct RequestRef {
    pub(crate) tracker: TrackerId,
    pub(crate) number: u64,
}

impl std::fmt::Display for RequestRef {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}#{}", self.tracker, self.number)
    }
}
