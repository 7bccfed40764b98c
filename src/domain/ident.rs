//! The names of a process pack as types of their own, so that a role can never be passed where a
//! person is meant. It does not check that a name is declared: `spec` does that once, at load.

use std::borrow::Borrow;
use std::fmt;

use serde::{Deserialize, Serialize};

macro_rules! names {
    ($($(#[$doc:meta])* $name:ident,)+) => {$(
        $(#[$doc])*
        #[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub(crate) struct $name(String);

        impl $name {
            /// Wraps a name; `spec` has checked its shape with [`is_well_formed`].
            pub(crate) fn new(name: impl Into<String>) -> Self {
                Self(name.into())
            }

            /// The name as it is written in the pack.
            pub(crate) fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "`{}`", self.0)
            }
        }

        impl Borrow<str> for $name {
            fn borrow(&self) -> &str {
                &self.0
            }
        }

        impl PartialEq<str> for $name {
            fn eq(&self, other: &str) -> bool {
                self.0 == other
            }
        }
    )+};
}

names! {
    /// A person of the pack (`people.alice`): one entry, however many accounts.
    PersonId,
    /// A role of the pack (`roles.ops`).
    RoleId,
    /// An environment of the pack (`environments.mainnet`).
    EnvironmentId,
    /// A tracker of the pack (`trackers.desk`).
    TrackerId,
    /// A calendar of the pack (`calendars.ops-hours`).
    CalendarId,
    /// A severity of the pack (`severities.critical`), never one of its aliases.
    SeverityId,
    /// A workflow's name (`workflow: service`), the same for all its versions.
    WorkflowId,
    /// A step of a workflow.
    StepId,
    /// An outcome of a step.
    OutcomeId,
    /// A field of a workflow or a step.
    FieldId,
    /// An item of a step's checklist.
    ItemId,
    /// An on-call schedule of the pack (`oncall.ops`).
    ScheduleId,
    /// A release window of the pack (`name` in `windows`).
    WindowId,
}

/// The longest name a pack may use, in characters.
pub(crate) const LONGEST_NAME: usize = 64;

/// Whether `name` may be used as a name: ASCII letters, digits, `.`, `_`, `-`, beginning with a
/// letter or digit, at most [`LONGEST_NAME`] characters. Such a name is safe in a label, a marker
/// and a shell word.
pub(crate) fn is_well_formed(name: &str) -> bool {
    name.len() <= LONGEST_NAME
        && name.starts_with(|first: char| first.is_ascii_alphanumeric())
        && name.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_plain_words() {
        for good in ["ops", "sre-lead", "1.2", "A_b", &"x".repeat(64)] {
            assert!(is_well_formed(good), "{good}");
        }
        for bad in ["", "-ops", "a b", "é", "a/b", "a\u{202e}", &"x".repeat(65)] {
            assert!(!is_well_formed(bad), "{bad}");
        }
    }
}
