//! Windows and broken glasses of a request, as JSON and as lines. The JSON structs are a contract
//! with scripts: members are added, never renamed.

use serde::Serialize;

use super::text::clean;
use super::time;
use crate::domain::ident::WindowId;
use crate::domain::request::event::DeployAction;
use crate::domain::request::state::Glass;
use crate::domain::window::{Change, Target};
use crate::services::case::Case;
use crate::services::review;
use crate::services::window;
use crate::services::world::World;

/// What the windows say of the promotion a request stands before.
#[derive(Debug, Serialize)]
pub(crate) struct WindowView {
    environment: String,
    open: bool,
    /// The rules it is so by.
    windows: Vec<String>,
    next_open: Option<String>,
    next_close: Option<String>,
    #[serde(skip)]
    sentence: String,
}

impl WindowView {
    /// The view at the moment of `world`; `None` where the request stands before no promotion, or no
    /// window is about it.
    pub(crate) fn of(world: &World<'_>, case: &Case<'_>) -> Option<Self> {
        let step = case.workflow.step(case.state.step.as_str()).filter(|_| case.state.is_open())?;
        let environment = step.promote.as_ref().filter(|environment| !case.state.deployed_here(environment))?;
        let action = DeployAction::Release;
        let target = Target { environment: environment.clone(), workflow: Some(case.workflow.id.clone()), action };
        let windows = &world.pack.windows;
        let asked = window::ask(windows, &target, world.now, None)?;
        let zone = &world.pack.timezone;
        let closes = windows.next_close(&target, world.now).filter(|_| asked.open);
        let when = match (&closes, asked.opens) {
            (Some(Change { at, window }), _) => format!("; `{window}` closes {}", time::civil(*at, zone)),
            (None, Some(opens)) => format!("; it opens {}", time::civil(opens, zone)),
            (None, None) => String::new(),
        };
        Some(Self {
            environment: environment.to_string(),
            open: asked.open,
            windows: asked.reasons.iter().map(|reason| reason.window.to_string()).collect(),
            next_open: asked.opens.map(|at| time::rfc3339(at, zone)),
            next_close: closes.map(|change| time::rfc3339(change.at, zone)),
            sentence: format!("`{environment}`: {}{when}", asked.sentence(zone)),
        })
    }

    /// It in one line.
    pub(crate) fn line(&self) -> &str {
        &self.sentence
    }
}

/// A glass that was broken on a request.
#[derive(Debug, Serialize)]
pub(crate) struct GlassView {
    event: String,
    environment: String,
    windows: Vec<String>,
    approvals: bool,
    reason: String,
    incident: String,
    severity: Option<String>,
    by: String,
    at: String,
    expires: String,
    expired: bool,
    approved_by: Vec<String>,
    /// The roles of which somebody must still approve it.
    waiting_for: Vec<String>,
    used: bool,
    review: Option<String>,
}

impl GlassView {
    /// The view at the moment of `world`.
    pub(crate) fn new(world: &World<'_>, case: &Case<'_>, glass: &Glass) -> Self {
        let zone = &world.pack.timezone;
        let says = &glass.says;
        let scene = case.scene(world, world.now);
        let mut waiting_for: Vec<String> = Vec::new();
        for role in scene.unapproved(glass).iter().flat_map(|(_, roles)| *roles) {
            if !waiting_for.iter().any(|known| known == role.as_str()) {
                waiting_for.push(role.to_string());
            }
        }
        Self {
            event: glass.event.clone(),
            environment: says.environment.to_string(),
            windows: says.windows.iter().map(ToString::to_string).collect(),
            approvals: says.approvals,
            reason: says.reason.clone(),
            incident: says.incident.clone(),
            severity: says.severity.as_ref().map(ToString::to_string),
            by: glass.by.to_string(),
            at: time::rfc3339(glass.at, zone),
            expires: time::rfc3339(glass.expires, zone),
            expired: !glass.holds_at(world.now),
            approved_by: glass.approved.keys().map(ToString::to_string).collect(),
            waiting_for,
            used: case.state.is_used(glass),
            review: review::find(world, case, glass).ok().flatten().map(|review| review.to_string()),
        }
    }
}

/// A glass in one line: "`omar` broke the glass of `freeze` until Sat ..., for desk#7: users are locked
/// out; approved by lena; reviewed in desk#9".
pub(crate) fn glass_line(world: &World<'_>, case: &Case<'_>, glass: &Glass) -> String {
    let view = GlassView::new(world, case, glass);
    let windows = glass.says.windows.iter().map(WindowId::as_str).collect::<Vec<_>>().join("`, `");
    let approvals = if view.approvals { " and missing approvals" } else { "" };
    let until = time::civil(glass.expires, &world.pack.timezone);
    let word = if view.expired { "expired" } else { "until" };
    let mut line = format!(
        "`{}` broke the glass of `{windows}`{approvals}, {word} {until}, because of {}: {}",
        view.by,
        clean(&view.incident),
        clean(&view.reason)
    );
    if !view.approved_by.is_empty() {
        line.push_str(&format!("; approved by `{}`", view.approved_by.join("`, `")));
    }
    if !view.waiting_for.is_empty() && !view.expired {
        line.push_str(&format!("; waiting for the approval of `{}`", view.waiting_for.join("`, `")));
    }
    match (&view.review, view.used) {
        (Some(review), _) => line.push_str(&format!("; reviewed in {review}")),
        (None, true) => line.push_str("; its review is not open yet"),
        (None, false) => {}
    }
    line
}
