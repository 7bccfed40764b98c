//! `opsctl calendar due`: when a length of time is over, in the hours of a calendar.

use chrono::Duration;

use super::Counting;
use crate::cli::context::Context;
use crate::cli::exit::Exit;
use crate::cli::failure::Failure;
use crate::cli::render::calendar::{Deadline, exact, length_in_words, skipped};
use crate::cli::render::time;
use crate::cli::render::tone::Tone;
use crate::cli::ui::Ui;
use crate::domain::calendar::NoDue;
use crate::domain::duration::{Length, Unit};

/// Say when a length of time is over
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Args {
    /// Where it begins, in the zone of the calendar (`opsctl help moments`) [default: now]
    #[arg(long, value_name = "TIME", allow_hyphen_values = true)]
    from: Option<String>,

    /// How long: `30m`, `4h` (working time), `2bd` (working days), `5d`, `1w` (calendar days), `sprint`
    #[arg(long, value_name = "LENGTH", allow_hyphen_values = true)]
    add: String,

    #[command(flatten)]
    counting: Counting,
}

const EXAMPLES: &str = "\
Examples:
  opsctl calendar due --calendar ops-hours --from \"fri 17:00\" --add 4h
  opsctl calendar due --calendar ops-hours --add 2bd --pause \"2026-11-23 10:00/+2h\"

`opsctl help calendars` says how lengths are counted.";

/// Prints the deadline.
pub(super) fn run(context: &Context, ui: &mut Ui, args: &Args) -> Result<Exit, Failure> {
    let length = length(&args.add)?;
    let calendar = args.counting.calendar(context)?;
    let zone = calendar.zone();
    let from = match &args.from {
        Some(text) => context.moment_of("--from", text, zone)?,
        None => context.now(),
    };
    let pauses = args.counting.pauses(context, calendar)?;
    let sprints = context.pack()?.sprints.as_ref();
    let due = calendar.add_without(from, length, sprints, &pauses).map_err(|error| no_due(error, length))?;
    super::warn_of_unknown_holidays(ui, calendar, [from, due]);
    if ui.is_json() {
        ui.json(&Deadline {
            calendar: calendar.id().as_str(),
            from: exact(from, zone),
            add: length.to_string(),
            due: exact(due, zone),
        })?;
        return Ok(Exit::Done);
    }
    let when = ui.paint(Tone::Accent, &time::civil(due, zone));
    ui.line(format!("{when}, {}", time::relative(due, context.now())));
    ui.line(format!("{} from {}", length_in_words(length, calendar), time::civil(from, zone)));
    let paused = calendar.business(from, due) - calendar.business_without(from, due, &pauses);
    if paused > Duration::zero() {
        ui.line(format!("put off by pauses: {} of working time", time::precise(paused)));
    }
    let is_working_time = !matches!(length.unit, Unit::Day | Unit::Week | Unit::Sprint);
    if let Some(days) = skipped(calendar, from, due).filter(|_| is_working_time) {
        ui.line(format!("skips {days}"));
    }
    Ok(Exit::Done)
}

/// The length that was typed; no time at all is one here.
fn length(text: &str) -> Result<Length, Failure> {
    let nothing = match text {
        "0s" | "0m" | "0h" => Length::parse(&text.replace('0', "1")).map(|one| Length { amount: 0, ..one }),
        _ => None,
    };
    nothing.or_else(|| Length::parse(text)).ok_or_else(|| {
        let hint = "write `30m`, `4h`, `2bd` (working days), `5d`, `1w` or `sprint`";
        Failure::usage("bad-length", format!("`--add` does not take `{text}`")).hint(hint)
    })
}

fn no_due(error: NoDue, length: Length) -> Failure {
    let failure = Failure::failed("no-due", format!("there is no moment `{length}` later")).caused_by(&error);
    match error {
        NoDue::NoSprints => failure.hint("add `sprints: {start: 2026-01-04, length: 2w}` to opsctl.yaml"),
        NoDue::OutOfRange => failure,
    }
}
