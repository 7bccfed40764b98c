//! `opsctl workflow list`: one line per version of a workflow.

use crate::cli::context::Context;
use crate::cli::exit::Exit;
use crate::cli::failure::Failure;
use crate::cli::render::table::{Cell, Table};
use crate::cli::render::tone::Tone;
use crate::cli::render::workflow::Row;
use crate::cli::ui::Ui;

/// List the workflows of the pack
#[derive(Debug, Default, clap::Args)]
pub(super) struct Args {}

/// Prints the list.
pub(super) fn run(context: &Context, ui: &mut Ui, _: &Args) -> Result<Exit, Failure> {
    let pack = context.pack()?;
    if ui.is_json() {
        ui.json(&pack.workflows.iter().map(Row::of).collect::<Vec<_>>())?;
        return Ok(Exit::Done);
    }
    let mut table = Table::new(["WORKFLOW", "VERSION", "TITLE", "STEPS", "TRACKER"]).right(1).right(3);
    for workflow in &pack.workflows {
        table.row([
            Cell::toned(Tone::Accent, workflow.id.as_str()),
            workflow.version.to_string().into(),
            workflow.title.as_str().into(),
            workflow.steps.len().to_string().into(),
            workflow.tracker.as_str().into(),
        ]);
    }
    if table.is_empty() {
        ui.say("the pack has no workflows");
    } else {
        ui.table(&table);
    }
    Ok(Exit::Done)
}
