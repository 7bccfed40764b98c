//! What the pack format has and this opsctl does not read yet. Naming it apart from typing mistakes
//! tells people to wait, not to search; nothing of it is accepted in silence.

use super::diagnostic::{Finding, Span};

/// Whether `key` of the object titled `object` (as in the schema) belongs to a later opsctl.
pub(super) fn is_later_key(object: &str, key: &str) -> bool {
    match object {
        "opsctl.yaml" => matches!(key, "escalation" | "channels" | "routes" | "gates"),
        "a step" => key == "gate",
        _ => false,
    }
}

/// Whether `kind` is a tracker that a later opsctl connects to.
pub(super) fn is_later_tracker(kind: &str) -> bool {
    matches!(kind, "github" | "gitlab" | "gitea" | "forgejo" | "taiga")
}

/// The finding for `what` (in backticks already where it is literal).
pub(super) fn not_supported(span: Span, what: &str) -> Finding {
    Finding::error("not-supported-yet", span, format!("{what} is not supported yet"))
        .help("this opsctl would ignore it; take it out until a later version reads it")
}
