//! Turns what a use case could not do into words: who can unblock it, and which command shows more.

use super::failure::Failure;
use crate::domain::request::guard::{Guard, Kind};
use crate::services::failure::ServiceError;
use crate::services::world::RequestRef;

impl From<ServiceError> for Failure {
    fn from(error: ServiceError) -> Self {
        let message = error.to_string();
        match error {
            ServiceError::Tracker(error) => error.into(),
            ServiceError::UnknownActor { .. } => Self::not_allowed("unknown-actor", message).hint(
                "name yourself with `--as PERSON`, `OPSCTL_ACTOR`, or the git e-mail that stands under `people` in the pack",
            ),
            ServiceError::Refused { what, guards, request } => refused(&what, &guards, request.as_ref()),
            ServiceError::Raced { request, detail, .. } => Self::overtaken("changed-meanwhile", message)
                .because(detail)
                .hint(format!("look at it again with `opsctl request show {request}`, then decide again")),
            ServiceError::NotARequest { detail, .. } => {
                Self::failed("not-a-request", message).because(detail).hint("`opsctl audit` lists such issues")
            }
            ServiceError::UnknownWorkflow { workflow, version, .. } => {
                Self::undecided("unknown-workflow", message).hint(format!(
                    "put version {version} of `{workflow}` back beside the newer one: a pack keeps old versions while requests use them"
                ))
            }
            ServiceError::Incomplete { .. } => {
                Self::undecided("incomplete-log", message).hint("try again in a moment")
            }
            ServiceError::Usage { hint, .. } => {
                let failure = Self::usage("usage", message);
                match hint {
                    Some(hint) => failure.hint(hint),
                    None => failure,
                }
            }
            ServiceError::Void { reason, .. } => Self::failed("void", message).because(reason),
        }
    }
}

/// A refusal: exit 4 where the person may not, exit 3 where the moment does not allow it. The code
/// is the ident of the first guard in the way.
fn refused(what: &str, guards: &[Guard], request: Option<&RequestRef>) -> Failure {
    let mut blocking: Vec<&Guard> = guards.iter().filter(|guard| guard.blocks()).collect();
    blocking.sort_by_key(|guard| guard.kind != Kind::Person);
    let first = blocking.first();
    let code = first.map_or("refused", |guard| guard.ident);
    let mut failure = match first.map(|guard| guard.kind) {
        Some(Kind::Person) => Failure::not_allowed(code, what),
        _ => Failure::refused(code, what),
    };
    for guard in &blocking {
        failure = failure.because(line(guard));
    }
    match request {
        Some(id) => failure.hint(format!("`opsctl explain {id}` lists every condition, met or not")),
        None => failure,
    }
}

/// A guard as one line: the detail, and who can change it where that is not said in it.
pub(crate) fn line(guard: &Guard) -> String {
    let unsaid: Vec<String> = guard
        .unblocked_by
        .iter()
        .filter(|who| !guard.waived && !guard.detail.contains(&format!("`{who}`")))
        .map(|who| format!("`{who}`"))
        .collect();
    if unsaid.is_empty() {
        guard.detail.clone()
    } else {
        format!("{}; this is up to {}", guard.detail, unsaid.join(", "))
    }
}
