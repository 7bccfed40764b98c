//! `opsctl oncall now`: who is on call, and until when.

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
use crate::domain::oncall::{Cover, Schedule, Source};
use crate::domain::people::{Directory, Instant};

/// How far ahead a change is looked for.
const HORIZON: Duration = Duration::days(400);

/// Show who is on call, and until when
///
/// Exits 5 when nobody is, not even a fallback: whom to ask cannot be decided.
#[derive(Debug, Default, clap::Args)]
pub(super) struct Args {
    #[command(flatten)]
    choice: Choice,
    #[command(flatten)]
    moment: Moment,
}

#[derive(Debug, Serialize)]
struct View<'a> {
    schedule: &'a str,
    at: String,
    who: Vec<&'a str>,
    until: Option<String>,
    layer: Option<usize>,
    fallback: bool,
}

/// Prints one document for a named schedule, a list for all.
pub(super) fn run(context: &Context, ui: &mut Ui, args: &Args) -> Result<Exit, Failure> {
    let pack = context.pack()?;
    let at = context.moment(&args.moment)?;
    let answers: Vec<(&Schedule, Cover, Option<Instant>)> =
        args.choice.of(pack)?.into_iter().map(|schedule| answer(schedule, at, &pack.directory)).collect();
    let exit = if answers.iter().any(|(_, cover, _)| cover.who.is_empty()) { Exit::Undecided } else { Exit::Done };
    if ui.is_json() {
        let views: Vec<View<'_>> =
            answers.iter().map(|(schedule, cover, until)| view(schedule, at, cover, *until)).collect();
        match (&args.choice.schedule, views.as_slice()) {
            (Some(_), [view]) => ui.json(view)?,
            _ => ui.json(&views)?,
        }
        return Ok(exit);
    }
    let mut table = Table::new(["SCHEDULE", "ON CALL", "UNTIL", "BY"]);
    for (schedule, cover, until) in &answers {
        let who = names(&cover.who);
        table.row([
            Cell::toned(Tone::Accent, schedule.id.as_str()),
            if cover.is_covered() {
                Cell::new(who)
            } else {
                Cell::toned(Tone::Bad, if who.is_empty() { "nobody" } else { &who })
            },
            until.map(|until| time::civil(until, &schedule.zone)).unwrap_or_default().into(),
            source(schedule, cover).into(),
        ]);
    }
    ui.table(&table);
    Ok(exit)
}

/// Who is on call at `at`, and when that changes within the horizon.
fn answer<'a>(schedule: &'a Schedule, at: Instant, directory: &Directory) -> (&'a Schedule, Cover, Option<Instant>) {
    let end = at + HORIZON;
    let first = schedule.stretches(at, end, directory).into_iter().next();
    let until = first.map(|stretch| stretch.to).filter(|until| *until < end);
    (schedule, schedule.at(at, directory), until)
}

fn view<'a>(schedule: &'a Schedule, at: Instant, cover: &'a Cover, until: Option<Instant>) -> View<'a> {
    View {
        schedule: schedule.id.as_str(),
        at: time::rfc3339(at, &schedule.zone),
        who: cover.who.iter().map(crate::domain::ident::PersonId::as_str).collect(),
        until: until.map(|until| time::rfc3339(until, &schedule.zone)),
        layer: layer(cover),
        fallback: cover.source == Source::Fallback,
    }
}
