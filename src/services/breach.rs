//! Deployments that stood where a window was closed, told from the log and the rules of the pack at
//! hand: replay takes a deployment for a fact, and here the facts are held against the rules.

use super::case::Case;
use super::review;
use super::world::World;
use crate::domain::people::Instant;
use crate::domain::request::guard::Scene;
use crate::domain::request::state::Deployment;
use crate::domain::window::Target;
use crate::domain::workflow::Enforcement;

/// One thing that was done against the windows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Breach {
    /// Permanent, kebab-case: `closed-window`, `unapproved-glass`, `review-not-open`.
    pub(crate) ident: &'static str,
    pub(crate) detail: String,
    pub(crate) at: Instant,
    pub(crate) who: String,
}

/// What was done on a request against the windows, and reviews that were never opened. It depends on
/// the log and the pack alone.
pub(crate) fn breaches(world: &World<'_>, case: &Case<'_>) -> Vec<Breach> {
    let mut found: Vec<Breach> = case.state.deployments.iter().filter_map(|it| breach(world, case, it)).collect();
    found.extend(review::owed(case).map(|glass| Breach {
        ident: "review-not-open",
        detail: format!("the glass broken for `{}` was used, and its review is not open", glass.says.environment),
        at: glass.at,
        who: glass.by.to_string(),
    }));
    found
}

/// A process that only advises lets its windows pass.
fn breach(world: &World<'_>, case: &Case<'_>, deployment: &Deployment) -> Option<Breach> {
    let Deployment { environment, release, by, started: at, .. } = deployment;
    let target = Target {
        environment: environment.clone(),
        workflow: Some(case.workflow.id.clone()),
        action: deployment.action,
    };
    let windows = &world.pack.windows;
    let decision = windows.decide(&target, *at);
    if decision.open || case.workflow.enforcement == Enforcement::Advisory {
        return None;
    }
    let names: Vec<String> = decision.reasons.iter().map(|reason| format!("`{}`", reason.window)).collect();
    let (ident, why) = match deployment.glass.as_deref().and_then(|glass| case.state.glass(glass)) {
        Some(glass) if windows.without(&glass.says.windows, &target).decide(&target, *at).open => {
            let scene = case.scene(world, *at);
            let asks = scene.unapproved(glass).first().map(|(_, roles)| Scene::either(roles))?;
            ("unapproved-glass", format!("under a glass that {asks} did not approve"))
        }
        _ if deployment.window.as_ref().is_some_and(|said| said.open) => {
            ("closed-window", "no glass was broken; the rules of that day let it pass".to_owned())
        }
        _ => ("closed-window", "no glass was broken".to_owned()),
    };
    let detail = format!("`{release}` went to `{environment}` while {} was closed: {why}", names.join(", "));
    Some(Breach { ident, detail, at: *at, who: by.to_string() })
}
