//! The follow-up meetings of a process (seed S0-11): which roles sit together, how often, and who
//! looks after which product. It keeps no minutes.

use super::duration::Length;
use super::ident::RoleId;

/// A regular meeting between roles.
#[derive(Debug, Clone)]
pub(crate) struct Meeting {
    /// The name in the pack (`meetings.devs-sre`).
    pub(crate) id: String,
    /// The words for people; the id when the pack gives none.
    pub(crate) title: Option<String>,
    /// Who sits together; never empty.
    pub(crate) roles: Vec<RoleId>,
    pub(crate) every: Option<Length>,
}
