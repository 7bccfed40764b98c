//! `opsctl calendar elapsed`: how much working time lies between two moments.

use chrono::Duration;

use super::Counting;
use crate::cli::context::Context;
use crate::cli::exit::Exit;
use crate::cli::failure::Failure;
use crate::cli::render::calendar::{Elapsed, exact, skipped, zone_name};
use crate::cli::render::time;
use crate::cli::render::tone::Tone;
use crate::cli::ui::Ui;

/// Say how much working time lies between two moments
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Args {
    /// The earlier moment, in the zone of the calendar (`opsctl help moments`)
    #[arg(long, value_name = "TIME", allow_hyphen_values = true)]
    from: String,

    /// The later moment [default: now]
    #[arg(long, value_name = "TIME", allow_hyphen_values = true)]
    to: Option<String>,

    #[command(flatten)]
    counting: Counting,
}

const EXAMPLES: &str = "\
Examples:
  opsctl calendar elapsed --calendar ops-hours --from 2026-11-20 --to \"2026-11-23 10:00\"
  opsctl calendar elapsed --calendar ops-hours --from 2026-11-20T16:00+01:00 \\
      --pause \"2026-11-20 16:30/2026-11-20 17:00\"";

/// Prints the time.
pub(super) fn run(context: &Context, ui: &mut Ui, args: &Args) -> Result<Exit, Failure> {
    let calendar = args.counting.calendar(context)?;
    let zone = calendar.zone();
    let from = context.moment_of("--from", &args.from, zone)?;
    let to = match &args.to {
        Some(text) => context.moment_of("--to", text, zone)?,
        None => context.now(),
    };
    if to < from {
        let message = format!("{} is before {}", time::civil(to, zone), time::civil(from, zone));
        return Err(Failure::usage("backwards", message).hint("give the earlier moment as `--from`"));
    }
    let pauses = args.counting.pauses(context, calendar)?;
    let worked = calendar.business_without(from, to, &pauses);
    super::warn_of_unknown_holidays(ui, calendar, [from, to]);
    if ui.is_json() {
        ui.json(&Elapsed {
            calendar: calendar.id().as_str(),
            from: exact(from, zone),
            to: exact(to, zone),
            seconds: worked.num_seconds(),
        })?;
        return Ok(Exit::Done);
    }
    let length = ui.paint(Tone::Accent, &time::precise(worked));
    ui.line(format!("{length} of working time of `{}` ({})", calendar.id(), zone_name(calendar)));
    let whole = time::precise(to - from);
    ui.line(format!("of {whole} from {} to {}", time::civil(from, zone), time::civil(to, zone)));
    let paused = calendar.business(from, to) - worked;
    if paused > Duration::zero() {
        ui.line(format!("without pauses: {} of working time", time::precise(paused)));
    }
    if let Some(days) = skipped(calendar, from, to) {
        ui.line(format!("skips {days}"));
    }
    Ok(Exit::Done)
}
