//! How a use case can end without its result. The command line turns each into words and an exit
//! code; nothing here knows about either.

use super::world::RequestRef;
use crate::domain::request::guard::Guard;
use crate::trackers::TrackerError;

/// A use case that did not come to its result. Nothing was written unless the variant says so.
#[derive(Debug, thiserror::Error)]
pub(crate) enum ServiceError {
    /// The account that acts is nobody in the pack.
    #[error("`{login}` is nobody in this pack")]
    UnknownActor { login: String },
    /// The process forbids it: at least one guard blocks.
    #[error("{what}")]
    Refused { what: String, guards: Vec<Guard>, request: Option<RequestRef> },
    /// Somebody else moved the request first.
    #[error("{what}: somebody else changed it first")]
    Raced { request: RequestRef, what: String, detail: String },
    /// The issue carries no request, or its opening does not count.
    #[error("{request} is not a request of this process")]
    NotARequest { request: RequestRef, detail: String },
    /// The request runs under a workflow version the pack does not have.
    #[error("{request} runs under `{workflow}` version {version}, which the pack does not have")]
    UnknownWorkflow { request: RequestRef, workflow: String, version: u32 },
    /// The tracker shows fewer comments than it counts.
    #[error("the log of {request} could not be read whole: {seen} of {expected} comments")]
    Incomplete { request: RequestRef, seen: u64, expected: u64 },
    /// Asked for in a way that cannot be carried out.
    #[error("{what}")]
    Usage { what: String, hint: Option<String> },
    /// The event was written and does not count; its verdict says why.
    #[error("{what}: the event was written but does not count")]
    Void { what: String, reason: String },
    #[error(transparent)]
    Tracker(#[from] TrackerError),
}

impl ServiceError {
    /// A refusal with every guard, the ones that block among them.
    pub(crate) fn refused(what: impl Into<String>, guards: Vec<Guard>) -> Self {
        Self::Refused { what: what.into(), guards, request: None }
    }

    /// Says which request was refused.
    pub(crate) fn about(self, id: &RequestRef) -> Self {
        match self {
            Self::Refused { what, guards, .. } => Self::Refused { what, guards, request: Some(id.clone()) },
            other => other,
        }
    }

    /// A usage mistake.
    pub(crate) fn usage(what: impl Into<String>, hint: impl Into<Option<String>>) -> Self {
        Self::Usage { what: what.into(), hint: hint.into() }
    }
}
