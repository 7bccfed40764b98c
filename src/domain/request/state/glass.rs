//! A glass that was broken: what it sets aside, for how long, and who agreed. It says nothing of who
//! may break it; `guard` does.

use std::collections::BTreeMap;

use super::State;
use crate::domain::ident::{EnvironmentId, PersonId, WindowId};
use crate::domain::people::Instant;
use crate::domain::request::event::Breaking;

/// A glass that was broken on a request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Glass {
    /// The id of the event that broke it.
    pub(crate) event: String,
    pub(crate) by: PersonId,
    pub(crate) at: Instant,
    /// The first instant at which it no longer holds; counted from the event.
    pub(crate) expires: Instant,
    pub(crate) says: Breaking,
    /// Who agreed, and when.
    pub(crate) approved: BTreeMap<PersonId, Instant>,
    /// The number of the request that reviews it, once that is known.
    pub(crate) review: Option<u64>,
}

impl Glass {
    /// Whether it holds at `at`, as far as time goes: not any more at the instant it expires.
    pub(crate) fn holds_at(&self, at: Instant) -> bool {
        at < self.expires
    }

    /// Whether it sets aside every one of these windows in that environment.
    pub(crate) fn covers(&self, environment: &EnvironmentId, windows: &[WindowId]) -> bool {
        self.says.environment == *environment && windows.iter().all(|window| self.says.windows.contains(window))
    }
}

impl State {
    /// The glass broken by that event.
    pub(crate) fn glass(&self, event: &str) -> Option<&Glass> {
        self.glasses.iter().find(|glass| glass.event == event)
    }

    /// Whether something was deployed under the glass, which makes its review due.
    pub(crate) fn is_used(&self, glass: &Glass) -> bool {
        self.deployments.iter().any(|deployment| deployment.glass.as_deref() == Some(&glass.event))
    }
}
