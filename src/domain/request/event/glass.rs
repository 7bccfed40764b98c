//! What the log keeps of release windows: what they said of a deployment, and the glass that was
//! broken. It decides nothing: which window closes what, the pack says, and `services` asks it.

use serde::{Deserialize, Serialize};

use crate::domain::duration::Length;
use crate::domain::ident::{EnvironmentId, SeverityId, WindowId};

/// What the windows said when a deployment was claimed. Kept as a fact: a window that is added later
/// does not undo what was deployed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct WindowSaid {
    /// Whether it was open for as long as was planned.
    pub(crate) open: bool,
    /// The rules it was decided by: those that closed it, or the allow rules that opened it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) rules: Vec<WindowId>,
}

/// The arguments of [`EventKind::BreakGlass`](super::EventKind::BreakGlass).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Breaking {
    pub(crate) environment: EnvironmentId,
    /// The names of the windows that are set aside.
    pub(crate) windows: Vec<WindowId>,
    /// Whether missing approvals of the promoting step are set aside too.
    pub(crate) approvals: bool,
    pub(crate) reason: String,
    /// The open request it is done for, as people name it: `desk#7`.
    pub(crate) incident: String,
    /// The severity of the incident at that moment, where it had one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) severity: Option<SeverityId>,
    /// How long it holds from this event on, on the clock on the wall.
    pub(crate) expires: Length,
    /// The ULID of the request that will review it, once it was used.
    pub(crate) review: String,
}
