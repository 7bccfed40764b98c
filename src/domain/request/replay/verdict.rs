//! What replay says of each comment that is, or poses as, an event.

use crate::domain::ident::PersonId;
use crate::domain::people::{Account, Instant, Person};
use crate::domain::request::comment::Comment;
use crate::domain::request::event::Event;

/// What became of one event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Verdict {
    Accepted,
    /// Without effect: its author was not allowed to, or a condition was not met.
    Void(String),
    /// Another event moved the request first.
    Superseded,
    /// The same event of the same author stands before it.
    Duplicate,
    /// It spoke of a step the request has left.
    Stale,
    /// It cannot be judged: something before it is missing.
    Broken(String),
}

impl Verdict {
    /// The word of the JSON output.
    pub(crate) fn name(&self) -> &'static str {
        match self {
            Self::Accepted => "accepted",
            Self::Void(_) => "void",
            Self::Superseded => "superseded",
            Self::Duplicate => "duplicate",
            Self::Stale => "stale",
            Self::Broken(_) => "broken",
        }
    }

    /// Why it did not count, where there is more to say than the word.
    pub(crate) fn reason(&self) -> Option<&str> {
        match self {
            Self::Void(reason) | Self::Broken(reason) => Some(reason),
            _ => None,
        }
    }
}

/// One comment with its verdict.
#[derive(Debug, Clone)]
pub(crate) struct Entry {
    /// The tracker's id of the comment.
    pub(crate) comment: u64,
    /// `None` when the comment poses as an event and is none.
    pub(crate) event: Option<Event>,
    /// `None` when the author is nobody in the pack.
    pub(crate) actor: Option<PersonId>,
    pub(crate) author: Account,
    pub(crate) at: Instant,
    pub(crate) verdict: Verdict,
}

impl Entry {
    pub(super) fn read(comment: &Comment, event: Event, actor: Option<&Person>, verdict: Verdict) -> Self {
        Self {
            comment: comment.id,
            event: Some(event),
            actor: actor.map(|actor| actor.id.clone()),
            author: comment.author.clone(),
            at: comment.created_at,
            verdict,
        }
    }

    pub(super) fn unread(comment: &Comment, why: &str) -> Self {
        Self {
            comment: comment.id,
            event: None,
            actor: None,
            author: comment.author.clone(),
            at: comment.created_at,
            verdict: Verdict::Void(why.to_owned()),
        }
    }

    /// The person's id, else the login of whoever wrote it.
    pub(crate) fn who(&self) -> &str {
        self.actor.as_ref().map_or(self.author.login.as_str(), PersonId::as_str)
    }

    /// Whether it had its effect.
    pub(crate) fn counts(&self) -> bool {
        self.verdict == Verdict::Accepted
    }
}
