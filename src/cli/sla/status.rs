//! `opsctl sla status`: every clock that runs, the most urgent first.

use clap::ValueEnum;
use clap_complete::ArgValueCompleter;
use jiff::tz::TimeZone;

use super::super::complete;
use super::super::context::Context;
use super::super::exit::Exit;
use super::super::failure::Failure;
use super::super::globals::Moment;
use super::super::office::Office;
use super::super::render::clock::{self, ClockView};
use super::super::render::table::{Cell, Table};
use super::super::render::time;
use super::super::render::tone::Tone;
use super::super::request::severity_named;
use super::super::ui::Ui;
use crate::domain::sla::ClockState;
use crate::services::clocks::{self, Running};

/// How many rows a table has that nobody asked to be longer.
const LONGEST_TABLE: usize = 100;

/// Show every clock that runs, the most urgent first
#[derive(Debug, Default, clap::Args)]
pub(super) struct StatusArgs {
    /// Only requests of this severity, or of another name of it
    #[arg(long, value_name = "SEVERITY", add = ArgValueCompleter::new(complete::severities))]
    severity: Option<String>,
    /// Only clocks that are over
    #[arg(long)]
    breached: bool,
    /// Exit 3 when one of the shown clocks is as bad as this, for CI
    #[arg(long, value_enum, value_name = "STATE")]
    fail_on: Option<FailOn>,
    /// Only requests of this tracker
    #[arg(long, value_name = "TRACKER")]
    tracker: Option<String>,
    /// At most so many rows in the table [default: 100]; JSON has all
    #[arg(long, value_name = "N")]
    limit: Option<usize>,
    #[command(flatten)]
    moment: Moment,
}

/// What makes the command fail.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum FailOn {
    /// A clock is over
    Breached,
    /// A clock is over, or about to be
    AtRisk,
}

/// Runs `opsctl sla status`.
pub(super) fn run(context: &Context, ui: &mut Ui, args: &StatusArgs) -> Result<Exit, Failure> {
    let office = Office::to_read(context)?.at(context.moment(&args.moment)?);
    let world = office.world();
    let pack = world.pack;
    if let Some(name) = args.tracker.as_deref().filter(|name| pack.tracker(name).is_none()) {
        return Err(Failure::usage("unknown-tracker", format!("there is no tracker `{name}` in the pack")));
    }
    let severity = args.severity.as_deref().map(|name| severity_named(pack, name)).transpose()?;
    let trackers = pack.trackers.iter().map(|tracker| &tracker.id);
    let wanted = trackers.filter(|id| args.tracker.as_deref().is_none_or(|name| id.as_str() == name));
    let mut running = clocks::running(&world, &wanted.collect::<Vec<_>>())?;
    if let Some(severity) = &severity {
        running.retain(|it| {
            let own = it.clock.severity.as_ref().and_then(|own| pack.severity(own.as_str()));
            own.is_some_and(|own| own.id == *severity)
        });
    }
    if args.breached {
        running.retain(|it| it.clock.state == ClockState::Breached);
    }
    let count = |state| running.iter().filter(|it| it.clock.state == state).count();
    let (breached, at_risk) = (count(ClockState::Breached), count(ClockState::AtRisk));
    let fails = match args.fail_on {
        Some(FailOn::Breached) => breached > 0,
        Some(FailOn::AtRisk) => breached + at_risk > 0,
        None => false,
    };
    let exit = if fails { Exit::Refused } else { Exit::Done };
    let zone = &pack.timezone;
    if ui.is_json() {
        let view = |it: &Running| ClockView::new(it.request.to_string(), &it.clock, zone);
        ui.json(&running.iter().map(view).collect::<Vec<_>>())?;
        return Ok(exit);
    }
    let shown = running.get(..args.limit.unwrap_or(LONGEST_TABLE)).unwrap_or(&running);
    if !shown.is_empty() {
        ui.table(&table(shown, zone));
    }
    if shown.len() < running.len() {
        ui.say(format!("{} of {}; `--limit` shows the others", shown.len(), running.len()));
    }
    ui.say(sum_up(running.len(), breached, at_risk));
    Ok(exit)
}

fn table(running: &[Running], zone: &TimeZone) -> Table {
    let mut table = Table::new(["REQUEST", "TITLE", "SEVERITY", "CLOCK", "STATE", "DUE", "LEFT"]);
    for Running { request, title, clock } in running {
        table.row([
            Cell::toned(Tone::Accent, request.to_string()),
            title.as_str().into(),
            clock.severity.as_ref().map_or("", |severity| severity.as_str()).into(),
            clock::name(clock).into(),
            clock::state(clock),
            clock.due.map(|due| time::deadline(due, zone)).unwrap_or_default().into(),
            clock::left(clock).into(),
        ]);
    }
    table
}

/// `3 clocks run: 1 breached, 1 at risk`.
fn sum_up(running: usize, breached: usize, at_risk: usize) -> String {
    match running {
        0 => "no clock runs".to_owned(),
        1 => format!("1 clock runs: {breached} breached, {at_risk} at risk"),
        _ => format!("{running} clocks run: {breached} breached, {at_risk} at risk"),
    }
}
