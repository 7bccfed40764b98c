//! What somebody could say where a request stands, chosen by numbers: sense and nonsense.

use super::{STEPS, pack, pick};
use crate::domain::ident::{PersonId, StepId};
use crate::domain::request::event::{DeployAction, DeployOutcome, EventKind};
use crate::domain::request::state::State;
use crate::domain::request::testing::*;

/// Something that could be said where the request stands.
pub(super) fn kind(state: &State, what: u8, how: u8) -> Option<EventKind> {
    let workflow = pack().workflow_version("service", 1)?;
    let step = workflow.step(state.step.as_str())?;
    let release = pick(&["1.0", "1.0", "1.1"], how);
    let running = state.deployments.last().map(|it| it.event.clone()).unwrap_or_default();
    let glass = state.glasses.last().map(|it| it.event.clone()).unwrap_or_default();
    Some(match what % 23 {
        0 | 1 => {
            let outcome = pick(&step.outcomes.iter().collect::<Vec<_>>(), how);
            because(finish(step.id.as_str(), outcome.id.as_str()), "it had to be")
        }
        2..=4 => approve(state, release),
        5 => EventKind::Reject { step: step.id.clone(), reason: "no".into() },
        6 => EventKind::Lift { step: step.id.clone(), person: PersonId::new(pick(&["arno", "ada", "sam"], how)) },
        7 => check(step.id.as_str(), &[pick(&["docs", "monitoring"], how)]),
        8 => set(&[pick(&[("service", "wiki"), ("service", "mail"), ("version", "1.0"), ("version", "1.1")], how)]),
        9 => note("a remark"),
        10 => EventKind::Wait { reason: "for it".into() },
        11 => EventKind::Resume {},
        12 => deploy("testnet", release),
        13 => deploy("mainnet", release),
        14 => deployed(&running, pick(&[DeployOutcome::Deployed, DeployOutcome::Failed], how)),
        15 => acting(pick(&["testnet", "mainnet"], how), "0.9", DeployAction::Rollback),
        16 if how < 40 => EventKind::Cancel { reason: "no need".into() },
        17 => EventKind::Assign { person: None },
        18 if how < 40 => {
            EventKind::Migrate { version: 1, digest: "service@1".into(), step: StepId::new(pick(&STEPS, how)) }
        }
        19 => {
            let windows: &[&str] = pick(&[&["night"], &["freeze"], &["night", "freeze"], &["board"], &["gone"]], how);
            break_glass(windows, !how.is_multiple_of(4), pick(&["1h", "2m", "5m", "2h"], how / 8))
        }
        20 => approve_glass(&glass),
        21 | 22 => under(&glass, deploy("mainnet", release)),
        _ => repair(None),
    })
}
