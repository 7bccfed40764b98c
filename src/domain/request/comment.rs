//! What a tracker holds of a request, in neutral words: the issue and its comments. Adapters fill
//! these in; replay reads nothing else.

use crate::domain::people::{Account, Instant};

/// One comment on the issue, as the tracker vouches for it.
#[derive(Debug, Clone)]
pub(crate) struct Comment {
    /// The tracker's own id; ascending in the order the tracker took the comments in.
    pub(crate) id: u64,
    pub(crate) author: Account,
    pub(crate) body: String,
    /// The tracker's time of arrival. Never used for order.
    pub(crate) created_at: Instant,
    pub(crate) standing: Standing,
}

/// Whether the comment is what its author wrote there and then.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(not(test), expect(dead_code, reason = "the local store imports nothing, has no mail and loses no account"))]
pub(crate) enum Standing {
    Original,
    /// Changed after it was written.
    Edited,
    /// Brought in by an import; the author is not vouched for.
    Imported,
    /// Arrived by e-mail; the author is not vouched for.
    ByMail,
    /// The account no longer exists.
    Ghost,
}

/// The issue a request is kept as.
#[derive(Debug, Clone)]
pub(crate) struct Issue {
    pub(crate) title: String,
    pub(crate) body: String,
    pub(crate) created_at: Instant,
    pub(crate) open: bool,
    pub(crate) labels: Vec<String>,
    /// Logins.
    pub(crate) assignees: Vec<String>,
    /// The tracker's own count of comments, to notice a list that is cut short.
    pub(crate) comment_count: u64,
}
