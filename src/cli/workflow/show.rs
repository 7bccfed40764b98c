//! `opsctl workflow show`: the steps of one workflow, who may finish them, what they ask for.

use crate::cli::context::Context;
use crate::cli::exit::Exit;
use crate::cli::failure::Failure;
use crate::cli::render::table::{Cell, Table};
use crate::cli::render::text::clean;
use crate::cli::render::tone::Tone;
use crate::cli::render::workflow::{Detail, asks, outcome_words};
use crate::cli::ui::Ui;
use crate::domain::ident::RoleId;

/// Show the steps of a workflow: who may finish them, what they ask for, how they may end
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[command(flatten)]
    choice: super::Choice,
}

/// Prints the workflow.
pub(super) fn run(context: &Context, ui: &mut Ui, args: &Args) -> Result<Exit, Failure> {
    let workflow = args.choice.of(context)?;
    let detail = Detail::of(workflow);
    if ui.is_json() {
        ui.json(&detail)?;
        return Ok(Exit::Done);
    }
    let title = ui.paint(Tone::Head, &clean(&workflow.title));
    ui.line(format!("{title} ({}, kept in {})", workflow.reference(), workflow.tracker));
    for (head, text) in detail.remarks() {
        ui.line(format!("{head}: {}", clean(&text)));
    }
    ui.line("");
    let mut table = Table::new(["STEP", "TITLE", "BY", "ASKS FOR", "OUTCOMES"]);
    for step in &workflow.steps {
        let roles: Vec<_> = step.by.iter().map(RoleId::as_str).collect();
        let outcomes: Vec<_> = step.outcomes.iter().map(outcome_words).collect();
        table.row([
            Cell::toned(Tone::Accent, step.id.as_str()),
            step.title.as_str().into(),
            roles.join(", ").into(),
            asks(step).join(", ").into(),
            outcomes.join(", ").into(),
        ]);
    }
    ui.table(&table);
    Ok(Exit::Done)
}
