//! `opsctl request approve`, `reject` and `lift`.

use clap::Args;

use super::super::context::Context;
use super::super::exit::Exit;
use super::super::failure::Failure;
use super::super::prompt::Question;
use super::super::render::time;
use super::super::ui::Ui;
use super::{Deed, Target, current, one_event};
use crate::domain::ident::PersonId;
use crate::domain::request::event::{Approving, EventKind};
use crate::domain::request::guard::Guard;
use crate::domain::request::state::Stance;
use crate::domain::workflow::is_version;
use crate::services::failure::ServiceError;

#[derive(Debug, Clone, Args)]
pub(super) struct ApproveArgs {
    #[command(flatten)]
    target: Target,
    /// The release you approve; default: the one the request is about
    #[arg(long, value_name = "VERSION")]
    release: Option<String>,
    /// Approve that the glass was broken on it, not the step (`opsctl help break-glass`)
    #[arg(long, conflicts_with = "release")]
    break_glass: bool,
}

#[derive(Debug, Clone, Args)]
pub(super) struct RejectArgs {
    #[command(flatten)]
    target: Target,
    /// Why
    #[arg(long, short)]
    reason: Option<String>,
}

#[derive(Debug, Clone, Args)]
pub(super) struct LiftArgs {
    #[command(flatten)]
    target: Target,
    /// Whose rejection; default: your own
    #[arg(long, value_name = "PERSON")]
    person: Option<String>,
}

pub(super) fn approve(context: &Context, ui: &mut Ui, args: &ApproveArgs) -> Result<Exit, Failure> {
    if args.break_glass {
        return approve_glass(context, ui, &args.target);
    }
    if let Some(release) = args.release.as_deref().filter(|release| !is_version(release)) {
        return Err(Failure::usage("bad-release", format!("`{release}` cannot name a release")));
    }
    one_event(context, ui, &args.target, Deed { verb: "approve", done: "approved" }, |_, world, case, what| {
        let step = current(case, what)?;
        let scene = case.scene(world, world.now);
        let release = args.release.clone().or_else(|| case.state.release(case.workflow, &scene.family()));
        let subject = case.state.subject(release.as_deref());
        let said = case.state.stances.get(&world.actor()?.id);
        if matches!(said, Some((Stance::Approved { subject: approved, .. }, _)) if *approved == subject) {
            return Ok(None);
        }
        Ok(Some(EventKind::Approve(Approving { step: step.id.clone(), release, subject })))
    })
}

/// Approves the glass that waits for it, the one broken last.
fn approve_glass(context: &Context, ui: &mut Ui, target: &Target) -> Result<Exit, Failure> {
    let deed = Deed { verb: "approve the glass broken on", done: "approved the broken glass" };
    one_event(context, ui, target, deed, |_, world, case, what| {
        let scene = case.scene(world, world.now);
        let mut live = case.state.glasses.iter().filter(|glass| glass.holds_at(world.now));
        let waits = live.clone().rfind(|glass| !scene.unapproved(glass).is_empty());
        if waits.is_none() && live.next().is_none() {
            let expired = case.state.glasses.last().map(|glass| time::civil(glass.expires, &world.pack.timezone));
            let detail = expired.map(|expired| format!("the glass broken on it expired {expired}"));
            let detail = detail.unwrap_or_else(|| "no glass was broken on it".to_owned());
            return Err(ServiceError::refused(what, vec![Guard::moment("glass", false, detail)]).into());
        }
        let actor = world.actor()?;
        let unsaid = waits.filter(|glass| !glass.approved.contains_key(&actor.id));
        Ok(unsaid.map(|glass| EventKind::ApproveGlass { glass: glass.event.clone() }))
    })
}

pub(super) fn reject(context: &Context, ui: &mut Ui, args: RejectArgs) -> Result<Exit, Failure> {
    one_event(context, ui, &args.target, Deed { verb: "reject", done: "rejected" }, |ui, world, case, what| {
        let step = current(case, what)?;
        let reason = match args.reason {
            Some(reason) => reason,
            None => ui.input(Question { text: "Why is it rejected?", flag: "--reason" }, None, true, |_| Ok(()))?,
        };
        let reason = needed(&reason, "reason")?;
        let said = case.state.stances.get(&world.actor()?.id);
        if matches!(said, Some((Stance::Rejected { reason: before }, _)) if *before == reason) {
            return Ok(None);
        }
        Ok(Some(EventKind::Reject { step: step.id.clone(), reason }))
    })
}

pub(super) fn lift(context: &Context, ui: &mut Ui, args: LiftArgs) -> Result<Exit, Failure> {
    one_event(
        context,
        ui,
        &args.target,
        Deed { verb: "lift the rejection of", done: "lifted" },
        |_, world, case, what| {
            let step = current(case, what)?;
            let person = args
                .person
                .map_or_else(|| world.actor().map(|actor| actor.id.clone()), |person| Ok(PersonId::new(person)))?;
            if !matches!(case.state.stances.get(&person), Some((Stance::Rejected { .. }, _))) {
                return Err(Failure::usage("no-rejection", format!("`{person}` has not rejected step `{}`", step.id)));
            }
            Ok(Some(EventKind::Lift { step: step.id.clone(), person }))
        },
    )
}

/// A text that must say something.
pub(crate) fn needed(text: &str, what: &str) -> Result<String, Failure> {
    let text = text.trim();
    if text.is_empty() {
        return Err(Failure::usage("empty-text", format!("the {what} is empty")));
    }
    Ok(text.to_owned())
}
