//! `opsctl repair`: the picture from the log again, and a broken log by the steward's own event.

use clap_complete::ArgValueCompleter;

use super::complete;
use super::context::Context;
use super::exit::Exit;
use super::failure::Failure;
use super::office::Office;
use super::render::request::{RequestView, standing};
use super::request::{Target, believed, reference};
use super::ui::Ui;
use crate::services::repair::{self, Repaired};

#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[command(flatten)]
    target: Target,
    /// Why a broken log may go on; needs the steward role
    #[arg(long)]
    reason: Option<String>,
    /// The step a broken log goes on from; default: where replay could follow it to
    #[arg(long, value_name = "STEP", add = ArgValueCompleter::new(complete::steps))]
    step: Option<String>,
}

/// Runs `opsctl repair`.
pub(crate) fn run(context: &Context, ui: &mut Ui, args: &Args) -> Result<Exit, Failure> {
    let office = Office::to_write(context)?;
    let world = office.world();
    let case = office.load(&reference(world.pack, &args.target.request)?)?;
    let step = believed(args.step.as_deref());
    if let Some(step) = step.as_ref().filter(|step| case.workflow.step(step.as_str()).is_none()) {
        return Err(Failure::usage("unknown-step", format!("`{}` has no step `{step}`", case.workflow.id)));
    }
    let (case, done) = if args.target.dry.dry_run {
        let planned = repair::plan(&world, &case, step.as_ref());
        (case, planned)
    } else {
        repair::repair(&world, case, args.reason.as_deref(), step)?
    };
    tell(ui, &done, args.target.dry.dry_run);
    if ui.is_json() {
        ui.json(&RequestView::new(&world, &case))?;
    } else {
        ui.line(standing(&world, &case));
    }
    Ok(Exit::Done)
}

fn tell(ui: &mut Ui, done: &Repaired, dry: bool) {
    let would = if dry { "would put right" } else { "put right" };
    if let Some(step) = &done.anchored {
        ui.say(format!("{would}: the log goes on from `{step}`"));
    }
    for drift in &done.drift {
        ui.say(format!("{would}: {drift}"));
    }
    if done.anchored.is_none() && done.drift.is_empty() {
        ui.say("nothing to repair");
    }
}
