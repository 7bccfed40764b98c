//! Lists of requests: one table for `request list` and `inbox`.

use super::clock::tone;
use super::request::RowView;
use super::table::{Cell, Table};
use super::time;
use super::tone::Tone;
use crate::cli::failure::Failure;
use crate::cli::ui::Ui;
use crate::domain::people::Instant;
use crate::domain::sla::Policies;
use crate::services::clocks;
use crate::services::world::World;
use crate::trackers::Summary;

/// One request of a list, with the tracker it is in.
#[derive(Debug, Clone)]
pub(crate) struct Row {
    pub(crate) tracker: String,
    pub(crate) summary: Summary,
}

impl Row {
    /// The order of lists: urgent first, then the earliest due (none last), then the longest without
    /// an event, then the number.
    pub(crate) fn key(&self) -> (bool, bool, Option<Instant>, Instant, u64) {
        let row = &self.summary;
        (!row.urgent, row.due.is_none(), row.due, row.updated, row.number)
    }
}

/// Shows the rows, and how many there are beyond them.
pub(crate) fn show(ui: &mut Ui, world: &World<'_>, rows: &[Row], total: u64, none: &str) -> Result<(), Failure> {
    let policies = Policies::of(world.pack);
    if ui.is_json() {
        let view = |row: &Row| RowView::new(&row.tracker, &row.summary, &policies, world);
        return ui.json(&rows.iter().map(view).collect::<Vec<_>>());
    }
    if rows.is_empty() {
        ui.say(none);
        return Ok(());
    }
    let mut table = Table::new(["REQUEST", "TITLE", "WORKFLOW", "STEP", "WAITS FOR", "DUE", "LAST EVENT"]);
    for row in rows {
        let Row { tracker, summary } = row;
        let name = format!("{tracker}#{}", summary.number);
        let step = match (&summary.step, summary.broken) {
            (_, true) => Cell::toned(Tone::Bad, "broken log"),
            (Some(step), false) => Cell::new(step.as_str()),
            (None, false) => Cell::toned(ended(&summary.state), &summary.state),
        };
        let waits =
            summary.waiting_for.iter().map(crate::domain::request::turn::Party::as_str).collect::<Vec<_>>().join(", ");
        let title = if summary.urgent { format!("! {}", summary.title) } else { summary.title.clone() };
        table.row([
            Cell::toned(Tone::Accent, name),
            if summary.urgent { Cell::toned(Tone::Warn, title) } else { title.into() },
            summary.workflow.as_str().into(),
            step,
            waits.into(),
            due(world, &policies, summary),
            time::relative(summary.updated, world.now).into(),
        ]);
    }
    ui.table(&table);
    let shown = u64::try_from(rows.len()).unwrap_or(u64::MAX);
    if total > shown {
        ui.say(format!("{shown} of {total}; `--limit` and `--offset` show the others"));
    }
    Ok(())
}

/// When a request is due, in the colour of how its clock stands: `in 3 h, 2026-11-23 12:00`.
pub(crate) fn due(world: &World<'_>, policies: &Policies<'_>, row: &Summary) -> Cell {
    let Some(clock) = clocks::of_row(world, policies, row) else { return "".into() };
    let words = match clock.due {
        Some(due) => {
            format!("{}, {}", time::relative(due, world.now), time::deadline(due, &world.pack.timezone))
        }
        None => clock.state.name().replace('_', " "),
    };
    Cell::toned(tone(clock.state), words)
}

fn ended(state: &str) -> Tone {
    if state == "done" { Tone::Good } else { Tone::Warn }
}
