//! `opsctl request log`: the events with their verdicts, merged with those of the family.

use clap::Args;
use clap_complete::ArgValueCompleter;
use serde::Serialize;

use super::super::complete;
use super::super::context::Context;
use super::super::exit::Exit;
use super::super::failure::Failure;
use super::super::office::Office;
use super::super::render::request::{EntryView, outcome_of, text_of};
use super::super::render::table::{Cell, Table};
use super::super::render::text::clean_lines;
use super::super::render::time;
use super::super::render::tone::Tone;
use super::super::ui::Ui;
use crate::domain::request::event::EventKind;
use crate::domain::request::replay::{Entry, Verdict};
use crate::services::case::Case;
use crate::services::timeline;

#[derive(Debug, Clone, Args)]
pub(super) struct LogArgs {
    /// The request: `12` in the default tracker, or `desk#12`
    #[arg(value_name = "REQUEST", add = ArgValueCompleter::new(complete::requests))]
    request: String,
    /// Only this request, without those it was handed to or came from
    #[arg(long)]
    alone: bool,
    /// Show the kept output of its deployment commands
    #[arg(long)]
    output: bool,
}

#[derive(Debug, Serialize)]
struct LogLine {
    request: String,
    #[serde(flatten)]
    entry: EntryView,
    #[serde(skip_serializing_if = "Option::is_none")]
    output: Option<String>,
}

pub(super) fn run(context: &Context, ui: &mut Ui, args: &LogArgs) -> Result<Exit, Failure> {
    let office = Office::to_read(context)?;
    let world = office.world();
    let case = super::read(&office, &args.request)?;
    let cases = if args.alone { vec![case] } else { timeline::family(&world, case)? };
    let lines = timeline::merged(&cases);
    let kept = |case: &Case<'_>, entry: &Entry| -> Result<Option<String>, Failure> {
        match entry.event.as_ref().filter(|event| args.output && matches!(event.kind, EventKind::Deploy(_))) {
            Some(event) => Ok(office.output(&case.id.tracker, &event.id)?),
            None => Ok(None),
        }
    };
    let zone = &world.pack.timezone;
    if ui.is_json() {
        let mut views = Vec::with_capacity(lines.len());
        for (case, entry) in &lines {
            let entry_view = EntryView::new(entry, zone);
            views.push(LogLine { request: case.id.to_string(), entry: entry_view, output: kept(case, entry)? });
        }
        ui.json(&views)?;
        return Ok(Exit::Done);
    }
    let several = cases.len() > 1;
    let mut table = Table::new(["WHEN", "REQUEST", "WHO", "EVENT", "STEP", "SAYS", "VERDICT"]);
    for (case, entry) in &lines {
        let kind = entry.event.as_ref().map(|event| &event.kind);
        let outcome = kind.and_then(outcome_of);
        let says = [outcome, kind.and_then(text_of)].into_iter().flatten().collect::<Vec<_>>().join(": ");
        let verdict = match entry.verdict.reason() {
            Some(reason) => format!("{}: {reason}", entry.verdict.name()),
            None => entry.verdict.name().to_owned(),
        };
        let tone = match entry.verdict {
            Verdict::Accepted => Tone::Good,
            Verdict::Void(_) | Verdict::Broken(_) => Tone::Bad,
            Verdict::Superseded | Verdict::Duplicate | Verdict::Stale => Tone::Warn,
        };
        table.row([
            Cell::new(time::short(entry.at, zone)),
            Cell::new(if several { case.id.to_string() } else { String::new() }),
            Cell::new(entry.who()),
            Cell::new(kind.map_or("?", EventKind::name)),
            Cell::new(kind.and_then(EventKind::step).map_or("", |step| step.as_str())),
            Cell::new(says),
            Cell::toned(tone, verdict),
        ]);
    }
    ui.table(&table);
    for (case, entry) in &lines {
        if let Some(output) = kept(case, entry)? {
            ui.line(format!(
                "\noutput of {}:",
                entry.event.as_ref().and_then(|event| text_of(&event.kind)).unwrap_or_default()
            ));
            ui.answer(&clean_lines(&output));
        }
    }
    Ok(Exit::Done)
}
