//! Breaking the glass: when windows, or approvals that are missing while they are closed, may be set
//! aside for an incident, and under which glass a deployment goes ahead.

use super::case::{self, Case};
use super::failure::ServiceError;
use super::promote::{self, Wanted};
use super::review;
use super::window;
use super::world::{RequestRef, World};
use crate::domain::civil;
use crate::domain::duration::Length;
use crate::domain::ident::{RoleId, SeverityId};
use crate::domain::request::event::{Breaking, EventKind};
use crate::domain::request::guard::{Guard, Scene};
use crate::domain::request::state::Glass;
use crate::domain::window::{BreakGlassRule, Rule};

/// What somebody wants to break the glass for.
#[derive(Debug, Clone)]
pub(crate) struct Plea {
    pub(crate) reason: String,
    pub(crate) incident: RequestRef,
}

/// What comes next on the way to a deployment.
#[derive(Debug, Clone)]
pub(crate) enum Intent {
    /// It can be claimed with this event; all its conditions are met or waived.
    Deploy { kind: EventKind, guards: Vec<Guard> },
    /// A glass is to be broken first, and then to be asked again.
    Break { says: Breaking, approvers: Vec<RoleId> },
}

/// Decides how to go ahead now: as the process has it, under a glass that still holds, or by breaking
/// one. Everything else in the way is refused, and so is what may not be broken.
pub(crate) fn intend(
    world: &World<'_>,
    case: &Case<'_>,
    wanted: &Wanted<'_>,
    plea: Option<&Plea>,
    what: &str,
) -> Result<Intent, ServiceError> {
    let (kind, guards) = promote::claim(world, case, wanted, None)?;
    let mut blocking: Vec<&str> = guards.iter().filter(|guard| guard.blocks()).map(|guard| guard.ident).collect();
    blocking.sort_unstable();
    let refused = |guards: Vec<Guard>| Err(ServiceError::refused(what, guards).about(&case.id));
    match blocking.as_slice() {
        [] => return Ok(Intent::Deploy { kind, guards }),
        ["window"] | ["approvals"] | ["approvals", "window"] => {}
        _ => return refused(guards),
    }
    let approvals = blocking.contains(&"approvals");
    if let Some(glass) = at_hand(world, case, wanted, approvals)? {
        let (kind, guards) = promote::claim(world, case, wanted, Some(glass))?;
        if let Some(waits) = waits(&case.scene(world, world.now), glass) {
            return refused(vec![waits]);
        }
        if guards.iter().any(Guard::blocks) {
            return refused(guards);
        }
        return Ok(Intent::Deploy { kind, guards });
    }
    let Some(plea) = plea.filter(|_| !objected(&case.scene(world, world.now))) else { return refused(guards) };
    if !blocking.contains(&"window") {
        let detail = format!("no window of `{}` is closed, there is no glass to break", wanted.environment.id);
        let mut guards = guards;
        guards.push(Guard::moment("break-glass", false, detail));
        return refused(guards);
    }
    let rules = in_the_way(world, case, wanted)?;
    let says = breaking(world, &rules, wanted, plea, approvals);
    let mut asked = case.scene(world, world.now).guards(world.actor()?, &EventKind::BreakGlass(says.clone()));
    let (incident, severity) = incident(world, &rules, plea)?;
    asked.extend(unbreakable(&rules));
    asked.push(incident);
    asked.extend(expired(world, case, wanted, &says)?);
    asked.extend(review::overdue(world, &case.id.tracker)?);
    if asked.iter().any(Guard::blocks) {
        return refused(asked);
    }
    let approvers = rules.iter().filter_map(|rule| rule.break_glass.as_ref()).flat_map(|rule| rule.approved_by.clone());
    Ok(Intent::Break { approvers: approvers.collect(), says: Breaking { severity, ..says } })
}

/// Whether somebody objects, which no glass sets aside.
fn objected(scene: &Scene<'_>) -> bool {
    scene.step().is_some_and(|step| !scene.counted(step, None).rejected.is_empty())
}

/// The rules that stand in the way of the deployment now. Where one of several would have to be open,
/// the one is named whose glass the actor may break.
pub(crate) fn in_the_way<'w>(
    world: &World<'w>,
    case: &Case<'_>,
    wanted: &Wanted<'_>,
) -> Result<Vec<&'w Rule>, ServiceError> {
    let actor = world.actor()?;
    let may = |glass: &BreakGlassRule| world.pack.directory.holds_any(&actor.id, &glass.by, world.now);
    let prefers = |rule: &Rule| match &rule.break_glass {
        None => 0,
        Some(glass) => 1 + u8::from(may(glass)),
    };
    Ok(window::in_the_way(&world.pack.windows, &wanted.target(case), world.now, wanted.planned, prefers))
}

/// The roles that may break the glass of any of these rules; nobody, where one of them cannot be broken.
pub(crate) fn breakers(rules: &[&Rule]) -> Vec<RoleId> {
    let glasses: Option<Vec<&BreakGlassRule>> = rules.iter().map(|rule| rule.break_glass.as_ref()).collect();
    let mut roles: Vec<RoleId> = glasses.into_iter().flatten().flat_map(|glass| glass.by.clone()).collect();
    roles.sort();
    roles.dedup();
    roles
}

/// The glass the actor has broken that still holds and sets aside all windows that stand in the way,
/// and missing approvals where they do too.
fn at_hand<'c>(
    world: &World<'_>,
    case: &'c Case<'_>,
    wanted: &Wanted<'_>,
    approvals: bool,
) -> Result<Option<&'c Glass>, ServiceError> {
    let actor = world.actor()?;
    let windows: Vec<_> = in_the_way(world, case, wanted)?.into_iter().map(|rule| rule.name.clone()).collect();
    let mut own = case.state.glasses.iter().filter(|glass| glass.by == actor.id && glass.holds_at(world.now));
    Ok(own.rfind(|glass| glass.covers(&wanted.environment.id, &windows) && (glass.says.approvals || !approvals)))
}

/// That somebody must still agree to the glass, as a condition; `None` where nobody must.
fn waits(scene: &Scene<'_>, glass: &Glass) -> Option<Guard> {
    let unapproved = scene.unapproved(glass);
    let words = unapproved.iter().map(|(window, roles)| {
        let others = scene.others(roles, Some(&glass.by));
        format!("window `{window}` asks for {} ({others})", Scene::either(roles))
    });
    let words: Vec<String> = words.collect();
    let roles = unapproved.iter().flat_map(|(_, roles)| *roles);
    let detail = format!("nobody has approved that `{}` broke the glass: {}", glass.by, words.join(", "));
    (!words.is_empty()).then(|| Guard::moment("glass-approval", false, detail).by(roles))
}

/// What breaking the glass of these rules would say. It holds for as long as the strictest lets it.
fn breaking(world: &World<'_>, rules: &[&Rule], wanted: &Wanted<'_>, plea: &Plea, approvals: bool) -> Breaking {
    let glasses = rules.iter().filter_map(|rule| rule.break_glass.as_ref());
    let expires = glasses.map(|glass| glass.expires).min_by_key(|length| length.wall_clock());
    Breaking {
        environment: wanted.environment.id.clone(),
        windows: rules.iter().map(|rule| rule.name.clone()).collect(),
        approvals,
        reason: plea.reason.clone(),
        incident: plea.incident.to_string(),
        severity: None,
        expires: expires.unwrap_or(Length::HOUR),
        review: (world.fresh)(),
    }
}

/// The rules whose glass nobody may break.
fn unbreakable(rules: &[&Rule]) -> Vec<Guard> {
    let solid = rules.iter().filter(|rule| rule.break_glass.is_none());
    solid.map(|rule| Guard::moment("break-glass", false, format!("nobody may break window `{}`", rule.name))).collect()
}

/// That the incident is open and severe enough, and how severe it is.
fn incident(world: &World<'_>, rules: &[&Rule], plea: &Plea) -> Result<(Guard, Option<SeverityId>), ServiceError> {
    let incident = case::load(world, &plea.incident)?;
    let severity = incident.state.severity.clone();
    if !incident.state.is_open() {
        let detail = format!("the incident {} is {}", incident.id, incident.state.phase.name());
        return Ok((Guard::moment("incident", false, detail), severity));
    }
    let rank = |severity: &SeverityId| rank(world, severity);
    let wanted = rules.iter().filter_map(|rule| rule.break_glass.as_ref()?.incident.as_ref());
    let wanted = wanted.min_by_key(|severity| rank(severity));
    let severe = wanted.is_none_or(|wanted| severity.as_ref().is_some_and(|severity| rank(severity) <= rank(wanted)));
    let is = severity.as_ref().map_or_else(|| "has no severity".to_owned(), |severity| format!("is `{severity}`"));
    let detail = match wanted {
        Some(wanted) if !severe => format!("the incident {} {is}, and `{wanted}` is asked for", incident.id),
        _ => format!("the incident {} is open", incident.id),
    };
    Ok((Guard::moment("incident", severe, detail), severity))
}

/// That the same was not broken before and has expired: whoever goes on after that says why anew.
fn expired(
    world: &World<'_>,
    case: &Case<'_>,
    wanted: &Wanted<'_>,
    says: &Breaking,
) -> Result<Option<Guard>, ServiceError> {
    let actor = world.actor()?;
    let same = |glass: &&Glass| {
        glass.by == actor.id
            && glass.says.environment == wanted.environment.id
            && glass.says.incident == says.incident
            && glass.says.reason == says.reason
            && !glass.holds_at(world.now)
    };
    let before = case.state.glasses.iter().rfind(same);
    Ok(before.map(|glass| {
        let expired = civil::shown(glass.expires, &world.pack.timezone);
        Guard::moment("glass-expired", false, format!("the glass broken for this reason expired {expired}"))
    }))
}

/// The place of a severity, the most severe first; behind all others what the pack has dropped.
fn rank(world: &World<'_>, severity: &SeverityId) -> usize {
    let place = world.pack.severities.iter().position(|known| known.is_named(severity.as_str()));
    place.unwrap_or(usize::MAX)
}
