//! `opsctl oncall shifts`: who is on call in the coming days.

use chrono::Duration;
use serde::Serialize;

use super::{Choice, layer, names, source};
use crate::cli::context::Context;
use crate::cli::exit::Exit;
use crate::cli::failure::Failure;
use crate::cli::globals::Moment;
use crate::cli::render::table::{Cell, Table};
use crate::cli::render::time;
use crate::cli::render::tone::Tone;
use crate::cli::ui::Ui;
use crate::domain::oncall::{Schedule, Source, Stretch};

/// List who is on call in the coming days
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[command(flatten)]
    choice: Choice,
    /// How many days of 24 hours
    #[arg(long, value_name = "N", default_value_t = 14, value_parser = clap::value_parser!(u16).range(1..=400))]
    days: u16,
    #[command(flatten)]
    moment: Moment,
}

#[derive(Debug, Serialize)]
struct View<'a> {
    schedule: &'a str,
    from: String,
    to: String,
    who: Vec<&'a str>,
    layer: Option<usize>,
    fallback: bool,
}

/// Prints the shifts from now, or from `--at`; the first and the last are cut off there.
pub(super) fn run(context: &Context, ui: &mut Ui, args: &Args) -> Result<Exit, Failure> {
    let pack = context.pack()?;
    let from = context.moment(&args.moment)?;
    let to = from + Duration::days(i64::from(args.days));
    let schedules = args.choice.of(pack)?;
    let shifts: Vec<(&Schedule, Vec<Stretch>)> =
        schedules.into_iter().map(|schedule| (schedule, schedule.stretches(from, to, &pack.directory))).collect();
    if ui.is_json() {
        let views = shifts.iter().flat_map(|(schedule, shifts)| shifts.iter().map(|shift| view(schedule, shift)));
        ui.json(&views.collect::<Vec<_>>())?;
        return Ok(Exit::Done);
    }
    let mut table = Table::new(["SCHEDULE", "FROM", "TO", "ON CALL", "BY"]);
    for (schedule, shift) in
        shifts.iter().flat_map(|(schedule, shifts)| shifts.iter().map(move |shift| (schedule, shift)))
    {
        let who = names(&shift.cover.who);
        table.row([
            Cell::toned(Tone::Accent, schedule.id.as_str()),
            time::civil(shift.from, &schedule.zone).into(),
            time::civil(shift.to, &schedule.zone).into(),
            if shift.cover.is_covered() {
                Cell::new(who)
            } else {
                Cell::toned(Tone::Bad, if who.is_empty() { "nobody" } else { &who })
            },
            source(schedule, &shift.cover).into(),
        ]);
    }
    ui.table(&table);
    Ok(Exit::Done)
}

fn view<'a>(schedule: &'a Schedule, shift: &'a Stretch) -> View<'a> {
    View {
        schedule: schedule.id.as_str(),
        from: time::rfc3339(shift.from, &schedule.zone),
        to: time::rfc3339(shift.to, &schedule.zone),
        who: shift.cover.who.iter().map(crate::domain::ident::PersonId::as_str).collect(),
        layer: layer(&shift.cover),
        fallback: shift.cover.source == Source::Fallback,
    }
}
