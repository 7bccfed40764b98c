//! `opsctl calendar list`: one line per calendar.

use crate::cli::context::Context;
use crate::cli::exit::Exit;
use crate::cli::failure::Failure;
use crate::cli::globals::Moment;
use crate::cli::render::calendar::{Row, holidays_in_words, hours_in_words, zone_name};
use crate::cli::render::table::{Cell, Table};
use crate::cli::render::time;
use crate::cli::render::tone::Tone;
use crate::cli::ui::Ui;

/// List the calendars: their zones, hours and holidays, and when they next open or close
#[derive(Debug, Default, clap::Args)]
pub(super) struct Args {
    #[command(flatten)]
    moment: Moment,
}

/// Prints the list.
pub(super) fn run(context: &Context, ui: &mut Ui, args: &Args) -> Result<Exit, Failure> {
    let pack = context.pack()?;
    let at = context.moment(&args.moment)?;
    if ui.is_json() {
        ui.json(&pack.calendars.iter().map(|calendar| Row::new(calendar, pack, at)).collect::<Vec<_>>())?;
        return Ok(Exit::Done);
    }
    let mut table = Table::new(["CALENDAR", "ZONE", "HOURS", "HOLIDAYS", "NOW"]);
    for calendar in &pack.calendars {
        let until = |word: &str, at: Option<_>| match at {
            Some(at) => format!("{word} until {}", time::with_weekday(at, calendar.zone())),
            None => format!("{word} for good"),
        };
        let now = match calendar.is_open_at(at) {
            true => Cell::toned(Tone::Good, until("open", calendar.next_closing(at))),
            false => Cell::toned(Tone::Warn, until("closed", calendar.next_opening(at))),
        };
        table.row([
            Cell::toned(Tone::Accent, calendar.id().as_str()),
            zone_name(calendar).into(),
            hours_in_words(calendar).into(),
            holidays_in_words(calendar).into(),
            now,
        ]);
    }
    if table.is_empty() {
        ui.say("the pack has no calendars; `opsctl help calendars` shows how they are written");
    } else {
        ui.table(&table);
    }
    Ok(Exit::Done)
}
