//! The words for a deployment that windows, or a glass, stand in the way of: when it opens, who can
//! help, and with which command.

use super::carry::Plan;
use crate::cli::failure::Failure;
use crate::cli::refusal::line;
use crate::cli::render::time;
use crate::domain::request::guard::{Guard, Kind};
use crate::domain::window::HORIZON_DAYS;
use crate::services::case::Case;
use crate::services::failure::ServiceError;
use crate::services::window::{self, Asked};
use crate::services::world::World;

/// The failure of a deployment that was refused, or could not be begun.
pub(super) fn failure(world: &World<'_>, case: &Case<'_>, plan: &Plan<'_>, error: ServiceError) -> Failure {
    let ServiceError::Refused { guards, .. } = &error else { return error.into() };
    let blocking: Vec<&Guard> = guards.iter().filter(|guard| guard.blocks()).collect();
    if blocking.iter().any(|guard| guard.kind == Kind::Person) {
        return error.into();
    }
    let asked = window::ask(&world.pack.windows, &plan.wanted.target(case), world.now, plan.wanted.planned);
    match (blocking.iter().any(|guard| guard.ident == "window"), asked) {
        (true, Some(asked)) => closed(world, case, plan, &blocking, &asked),
        _ => {
            let hint = of_glass(world, case, &blocking);
            let failure = Failure::from(error);
            match hint {
                Some(hint) => failure.hint(hint),
                None => failure,
            }
        }
    }
}

fn closed(world: &World<'_>, case: &Case<'_>, plan: &Plan<'_>, blocking: &[&Guard], asked: &Asked) -> Failure {
    let zone = &world.pack.timezone;
    let message = format!("cannot {} {} to `{}`: {}", plan.verb(), case.id, plan.environment(), asked.sentence(zone));
    let mut failure = Failure::refused("window-closed", message);
    let refusing = asked.refusing();
    for rule in world.pack.windows.rules().iter().filter(|rule| refusing.contains(&rule.name)) {
        let several = (refusing.len() > 1).then(|| format!("`{}`: ", rule.name));
        let reason = rule.reason.as_ref().map(|reason| format!(": {reason}")).unwrap_or_default();
        failure = failure.because(format!("{}{}{reason}", several.unwrap_or_default(), rule.describe()));
    }
    for guard in blocking.iter().filter(|guard| guard.ident != "window") {
        failure = failure.because(line(guard));
    }
    let opens = match asked.opens {
        Some(opens) => format!("it opens {}", time::civil(opens, zone)),
        None => format!("no opening is known within {HORIZON_DAYS} days"),
    };
    failure.hint(format!("{opens}; `opsctl window status {}` shows why", plan.environment()))
}

/// What to do about a condition of a glass.
fn of_glass(world: &World<'_>, case: &Case<'_>, blocking: &[&Guard]) -> Option<String> {
    let actor = world.actor().ok()?;
    blocking.iter().find_map(|guard| match guard.ident {
        "glass-approval" => {
            let mut own = case.state.glasses.iter().filter(|glass| glass.by == actor.id);
            let expires = time::civil(own.next_back()?.expires, &world.pack.timezone);
            let approve = format!("opsctl request approve {} --break-glass", case.id);
            Some(format!("one of them says `{approve}`; then run this again, before {expires}"))
        }
        "glass-expired" => Some("to break it once more, say anew why with `--break-glass`".to_owned()),
        "glass-review" => Some("a review is closed with `opsctl request finish`".to_owned()),
        _ => None,
    })
}
