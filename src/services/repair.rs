//! Putting a request right: the picture from the log, and a broken log by the steward's own event.

use super::audit::drift;
use super::case::Case;
use super::failure::ServiceError;
use super::record;
use super::world::World;
use crate::domain::ident::StepId;
use crate::domain::request::event::EventKind;

/// What a repair did, or would do.
#[derive(Debug, Clone, Default)]
pub(crate) struct Repaired {
    /// The log was re-anchored at this step.
    pub(crate) anchored: Option<StepId>,
    /// The picture was put right in these points.
    pub(crate) drift: Vec<String>,
}

/// What there is to repair.
pub(crate) fn plan(world: &World<'_>, case: &Case<'_>, step: Option<&StepId>) -> Repaired {
    let anchored = case.state.broken.as_ref().map(|_| step.unwrap_or(&case.state.step).clone());
    Repaired { anchored, drift: record::pending(world, case).iter().map(drift).collect() }
}

/// Repairs. A broken log asks for a reason and the steward role; the picture for neither.
pub(crate) fn repair<'a>(
    world: &World<'a>,
    case: Case<'a>,
    reason: Option<&str>,
    step: Option<StepId>,
) -> Result<(Case<'a>, Repaired), ServiceError> {
    let planned = plan(world, &case, step.as_ref());
    let case = match &case.state.broken {
        Some(broken) => {
            let Some(reason) = reason else {
                let what = format!("the log of {} is broken: {broken}", case.id);
                return Err(ServiceError::usage(what, "say with `--reason` why it may go on".to_owned()));
            };
            let what = format!("cannot repair {}", case.id);
            let kind = EventKind::Repair { reason: reason.to_owned(), step };
            record::record(world, case, &kind, &what)?.0
        }
        None if step.is_some() => {
            let what = format!("the log of {} adds up, there is nothing to re-anchor", case.id);
            return Err(ServiceError::usage(what, None));
        }
        None => record::follow_up(world, case)?,
    };
    Ok((case, planned))
}
