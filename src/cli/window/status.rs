//! `opsctl window status`: whether an environment is open at a moment, why, and until when. The exit
//! code answers a script: 0 open, 3 closed.

use clap_complete::ArgValueCompleter;

use super::Wish;
use crate::cli::complete;
use crate::cli::context::Context;
use crate::cli::exit::Exit;
use crate::cli::failure::Failure;
use crate::cli::promote::environment;
use crate::cli::render::strip;
use crate::cli::render::table::{Cell, Table};
use crate::cli::render::tone::Tone;
use crate::cli::render::window::{Status, StatusView};
use crate::cli::ui::Ui;
use crate::domain::duration::Length;
use crate::domain::environment::Environment;
use crate::domain::pack::Pack;

/// Say whether an environment is open, why, and until when; without one, all of them
#[derive(Debug, clap::Args)]
#[command(after_help = "Exit codes, with ENV: 0 open; 3 closed, or what is planned does not fit")]
pub(super) struct Args {
    /// The environment
    #[arg(value_name = "ENV", add = ArgValueCompleter::new(complete::environments))]
    environment: Option<String>,
    /// How long what is planned takes: `2h`, `45m`
    #[arg(long = "for", value_name = "LENGTH", requires = "environment")]
    planned: Option<String>,
    #[command(flatten)]
    wish: Wish,
}

/// Prints the answer.
pub(super) fn run(context: &Context, ui: &mut Ui, args: &Args) -> Result<Exit, Failure> {
    let pack = context.pack()?;
    let at = context.moment(&args.wish.moment)?;
    let planned = args.planned.as_deref().map(length).transpose()?;
    let status =
        |environment: &Environment| Ok(Status::new(&pack.windows, args.wish.target(pack, environment)?, at, planned));
    if let Some(name) = &args.environment {
        let status = status(environment(pack, name)?)?;
        if ui.is_json() {
            ui.json(&StatusView::new(&status, &pack.timezone))?;
        } else {
            let text = status.render(&pack.windows, &pack.timezone, ui.palette());
            ui.answer(&text);
            draw(context, ui, pack, std::slice::from_ref(&status));
        }
        return Ok(if status.is_fit() { Exit::Done } else { Exit::Refused });
    }
    let all = pack.environments.iter().map(status).collect::<Result<Vec<_>, Failure>>()?;
    if ui.is_json() {
        ui.json(&all.iter().map(|status| StatusView::new(status, &pack.timezone)).collect::<Vec<_>>())?;
        return Ok(Exit::Done);
    }
    if all.is_empty() {
        ui.say("the pack has no environments");
        return Ok(Exit::Done);
    }
    let mut table = Table::new(["ENVIRONMENT", "STATE", "UNTIL", "BY"]);
    for status in &all {
        let (tone, state) = status.state();
        table.row([
            Cell::toned(Tone::Accent, status.target.environment.as_str()),
            Cell::toned(tone, state),
            status.until(&pack.timezone).into(),
            status.by().into(),
        ]);
    }
    ui.table(&table);
    draw(context, ui, pack, &all);
    Ok(Exit::Done)
}

/// Draws the coming two weeks where a person sees them.
fn draw(context: &Context, ui: &mut Ui, pack: &Pack, all: &[Status]) {
    let Some(first) = all.first().filter(|_| context.is_shown()) else { return };
    let Some((start, end)) = strip::span(first.at, &pack.timezone) else { return };
    let rows = all.iter().map(|status| strip::Row {
        label: status.target.environment.to_string(),
        periods: pack.windows.periods(&status.target, start, end),
    });
    let rows: Vec<_> = rows.collect();
    let text = strip::draw(&rows, first.at, &pack.timezone, ui.width(), ui.palette());
    ui.answer(&format!("\n{text}"));
}

/// The length as it was typed, and on the clock on the wall.
fn length(text: &str) -> Result<(Length, chrono::Duration), Failure> {
    let length = Length::parse(text).and_then(|length| Some((length, length.wall_clock()?)));
    length.ok_or_else(|| {
        Failure::usage("bad-duration", format!("`--for` does not take `{text}`"))
            .hint("`45m`, `2h` or `1d`: time on the clock on the wall")
    })
}
