//! The hashes of the log: what ties an event to its author and to the event before it.

use std::fmt;

use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

/// The digest of an accepted event, 64 hexadecimal digits; empty before the first event.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Default)]
#[serde(transparent)]
pub(crate) struct Digest(String);

impl Digest {
    /// What the first event of a log builds on.
    pub(crate) fn genesis() -> Self {
        Self::default()
    }

    /// SHA-256 over the payload's bytes, the author's stable id and the previous digest, each with
    /// its length in front so that no two triples run together.
    pub(crate) fn of_event(payload: &str, author: &str, previous: &Self) -> Self {
        Self(sha256([payload, author, &previous.0]))
    }

    /// The hexadecimal digits.
    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0.get(..8).unwrap_or("genesis"))
    }
}

/// SHA-256 in hexadecimal over parts, each preceded by its length.
pub(crate) fn sha256<'a>(parts: impl IntoIterator<Item = &'a str>) -> String {
    let mut hasher = Sha256::new();
    for part in parts {
        hasher.update(u64::try_from(part.len()).unwrap_or(u64::MAX).to_be_bytes());
        hasher.update(part.as_bytes());
    }
    format!("{:x}", hasher.finalize())
}
