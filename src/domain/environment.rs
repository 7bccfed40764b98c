//! Where software runs, in promotion order. It holds no deployments: those are events of requests.

use super::ident::{EnvironmentId, RoleId};

/// One environment of the pack.
#[derive(Debug, Clone)]
pub(crate) struct Environment {
    pub(crate) id: EnvironmentId,
    /// The environment a version must have been deployed and verified in before this one.
    pub(crate) after: Option<EnvironmentId>,
    /// Real users depend on it: a confirmation is asked before a promotion.
    pub(crate) production: bool,
    pub(crate) url: Option<String>,
    /// The roles that may push here (seed S1-07). Empty: the roles of the promoting step.
    pub(crate) owners: Vec<RoleId>,
    /// What people must know before a rollback ("the database is not rolled back", seed S3-03).
    pub(crate) note: Option<String>,
}
