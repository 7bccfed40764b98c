//! A deployment as JSON. The struct is a contract with scripts: members are added, never renamed.

use jiff::tz::TimeZone;
use serde::Serialize;

use super::time;
use crate::domain::request::event::WindowSaid;
use crate::domain::request::state::Deployment;
use crate::services::case::Case;
use crate::trackers::DeploymentRow;

/// One deployment.
#[derive(Debug, Serialize)]
pub(crate) struct DeploymentView {
    pub(crate) request: String,
    pub(crate) environment: String,
    pub(crate) release: String,
    pub(crate) component: Option<String>,
    pub(crate) action: String,
    pub(crate) by: String,
    pub(crate) started: String,
    pub(crate) finished: Option<String>,
    pub(crate) outcome: String,
    pub(crate) event: String,
    /// What the windows said of it, where any did, and the event that broke the glass for it: only in
    /// `request show`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) window: Option<WindowSaid>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) glass: Option<String>,
}

impl DeploymentView {
    /// The view of a deployment of a request, with what only its log knows.
    pub(crate) fn of(case: &Case<'_>, deployment: &Deployment, zone: &TimeZone) -> Self {
        Self {
            request: case.id.to_string(),
            environment: deployment.environment.to_string(),
            release: deployment.release.clone(),
            component: deployment.component.clone(),
            action: deployment.action.name().to_owned(),
            by: deployment.by.to_string(),
            started: time::rfc3339(deployment.started, zone),
            finished: deployment.end.as_ref().map(|end| time::rfc3339(end.at, zone)),
            outcome: deployment.outcome_name().to_owned(),
            event: deployment.event.clone(),
            window: deployment.window.clone(),
            glass: deployment.glass.clone(),
        }
    }

    /// The view of a cached deployment.
    pub(crate) fn new(request: String, row: &DeploymentRow, zone: &TimeZone) -> Self {
        Self {
            request,
            environment: row.environment.to_string(),
            release: row.release.clone(),
            component: row.component.clone(),
            action: row.action.clone(),
            by: row.by.to_string(),
            started: time::rfc3339(row.started, zone),
            finished: row.finished.map(|at| time::rfc3339(at, zone)),
            outcome: row.outcome.clone(),
            event: row.event.clone(),
            window: None,
            glass: None,
        }
    }
}
