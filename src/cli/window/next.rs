//! `opsctl window next`: the next openings and closings of an environment, each with its rule.

use clap_complete::ArgValueCompleter;

use super::Wish;
use crate::cli::complete;
use crate::cli::context::Context;
use crate::cli::exit::Exit;
use crate::cli::failure::Failure;
use crate::cli::promote::environment;
use crate::cli::render::table::{Cell, Table};
use crate::cli::render::time;
use crate::cli::render::tone::Tone;
use crate::cli::render::window::{ChangeView, NO_KNOWN_END};
use crate::cli::ui::Ui;
use crate::domain::window::{HORIZON_DAYS, Period};

/// List the next openings and closings of an environment, each with the window that causes it
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The environment
    #[arg(value_name = "ENV", add = ArgValueCompleter::new(complete::environments))]
    environment: String,
    /// So many at most
    #[arg(short = 'n', long = "limit", value_name = "N", default_value_t = 5)]
    limit: usize,
    #[command(flatten)]
    wish: Wish,
}

/// Prints the changes.
pub(super) fn run(context: &Context, ui: &mut Ui, args: &Args) -> Result<Exit, Failure> {
    let pack = context.pack()?;
    let zone = &pack.timezone;
    let environment = environment(pack, &args.environment)?;
    let at = context.moment(&args.wish.moment)?;
    let target = args.wish.target(pack, environment)?;
    let end = at + chrono::Duration::days(HORIZON_DAYS);
    let periods = pack.windows.periods(&target, at, end);
    // The end of an open period closes, that of a closed one opens.
    let change = |period: Period| period.end.map(|end| (!period.open, end));
    let open = periods.first().is_none_or(|period| period.open);
    let changes: Vec<_> = periods.into_iter().filter_map(change).take(args.limit).collect();
    if ui.is_json() {
        let views: Vec<_> = changes.iter().map(|(opens, change)| ChangeView::new(*opens, change, zone)).collect();
        ui.json(&views)?;
        return Ok(Exit::Done);
    }
    if changes.is_empty() && args.limit > 0 {
        let state = if open { "open" } else { "closed" };
        ui.say(format!("`{}` stays {state}: {NO_KNOWN_END}", environment.id));
        return Ok(Exit::Done);
    }
    let mut table = Table::new(["WHEN", "CHANGE", "BY", "IN"]);
    for (opens, change) in &changes {
        table.row([
            Cell::new(time::civil(change.at, zone)),
            if *opens { Cell::toned(Tone::Good, "opens") } else { Cell::toned(Tone::Bad, "closes") },
            Cell::toned(Tone::Accent, change.window.as_str()),
            time::relative(change.at, at).into(),
        ]);
    }
    ui.table(&table);
    Ok(Exit::Done)
}
