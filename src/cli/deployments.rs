//! `opsctl deployments`: who deployed what, when, and how it ended.

use clap_complete::ArgValueCompleter;

use super::complete;
use super::context::Context;
use super::exit::Exit;
use super::failure::Failure;
use super::office::Office;
use super::promote::environment;
use super::render::deployment::DeploymentView;
use super::render::table::{Cell, Table};
use super::render::time;
use super::render::tone::Tone;
use super::ui::Ui;
use crate::services::list;

#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// Only deployments to this environment
    #[arg(value_name = "ENV", add = ArgValueCompleter::new(complete::environments))]
    environment: Option<String>,
    /// At most so many
    #[arg(long, default_value_t = 50, value_name = "N")]
    limit: u64,
}

/// Runs `opsctl deployments`.
pub(crate) fn run(context: &Context, ui: &mut Ui, args: &Args) -> Result<Exit, Failure> {
    let office = Office::to_read(context)?;
    let world = office.world();
    let zone = &world.pack.timezone;
    let environment = args.environment.as_deref().map(|name| environment(world.pack, name)).transpose()?;
    let limit = args.limit.max(1);
    let mut rows = Vec::new();
    let mut total = 0;
    for tracker in &world.pack.trackers {
        let page = list::deployments(&world, &tracker.id, environment.map(|environment| &environment.id), limit)?;
        total += page.total;
        rows.extend(page.rows.into_iter().map(|(number, row)| (format!("{}#{number}", tracker.id), row)));
    }
    rows.sort_by(|(left_name, left), (right_name, right)| {
        right.started.cmp(&left.started).then_with(|| right_name.cmp(left_name))
    });
    rows.truncate(usize::try_from(limit).unwrap_or(usize::MAX));
    if ui.is_json() {
        let views: Vec<_> = rows.into_iter().map(|(request, row)| DeploymentView::new(request, &row, zone)).collect();
        ui.json(&views)?;
        return Ok(Exit::Done);
    }
    if rows.is_empty() {
        ui.say("no deployment");
        return Ok(Exit::Done);
    }
    let shown = u64::try_from(rows.len()).unwrap_or(u64::MAX);
    let mut table = Table::new(["WHEN", "ENVIRONMENT", "RELEASE", "COMPONENT", "ACTION", "OUTCOME", "BY", "REQUEST"]);
    for (request, row) in &rows {
        let tone = match row.outcome.as_str() {
            "deployed" => Tone::Good,
            "running" => Tone::Warn,
            _ => Tone::Bad,
        };
        table.row([
            Cell::new(time::short(row.started, zone)),
            row.environment.as_str().into(),
            row.release.as_str().into(),
            row.component.as_deref().unwrap_or_default().into(),
            row.action.as_str().into(),
            Cell::toned(tone, &row.outcome),
            row.by.as_str().into(),
            Cell::toned(Tone::Accent, request),
        ]);
    }
    ui.table(&table);
    if total > shown {
        ui.say(format!("{shown} of {total}; `--limit` shows more"));
    }
    Ok(Exit::Done)
}
