//! `opsctl window export`: the closed times as iCalendar, for the calendars people look into.

use chrono::Duration;
use clap_complete::ArgValueCompleter;

use super::Wish;
use crate::cli::complete;
use crate::cli::context::Context;
use crate::cli::exit::Exit;
use crate::cli::failure::Failure;
use crate::cli::promote::environment;
use crate::cli::render::ics::{self, Closing};
use crate::cli::render::window::ClosingView;
use crate::cli::ui::Ui;
use crate::domain::people::Instant;
use crate::domain::window::{Target, Windows};

/// A closing that is going on is looked for so far back.
const LOOK_BACK: Duration = Duration::days(366);

/// Write the closed times as iCalendar, for Thunderbird, Google Calendar and others
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Only this environment; default: all that are ever closed
    #[arg(value_name = "ENV", add = ArgValueCompleter::new(complete::environments))]
    environment: Option<String>,
    /// As iCalendar (RFC 5545), the one format there is
    #[arg(long, required = true)]
    ics: bool,
    /// How far ahead, in days
    #[arg(long, value_name = "N", default_value_t = 90, value_parser = clap::value_parser!(u16).range(1..=400))]
    days: u16,
    #[command(flatten)]
    wish: Wish,
}

/// Prints the calendar.
pub(super) fn run(context: &Context, ui: &mut Ui, args: &Args) -> Result<Exit, Failure> {
    let pack = context.pack()?;
    let at = context.moment(&args.wish.moment)?;
    let end = at + Duration::days(args.days.into());
    let environments = match &args.environment {
        Some(name) => vec![environment(pack, name)?],
        None => pack.environments.iter().collect(),
    };
    let mut closings = Vec::new();
    for environment in environments {
        closings.extend(closed(&pack.windows, &args.wish.target(pack, environment)?, at, end));
    }
    if ui.is_json() {
        let views: Vec<_> = closings.iter().map(|closing| ClosingView::new(closing, &pack.timezone)).collect();
        ui.json(&views)?;
    } else {
        let organization = pack.organization.as_deref().unwrap_or_default();
        let text = ics::calendar(&closings, organization, &pack.windows, context.now());
        ui.answer(&text);
    }
    Ok(Exit::Done)
}

/// The closed times between `at` and `end`, whole where they begin before or end behind it.
fn closed(windows: &Windows, target: &Target, at: Instant, end: Instant) -> Vec<Closing> {
    let before = windows.periods(target, at - LOOK_BACK, at + Duration::seconds(1));
    let begun = before.last().map(|period| period.start).filter(|start| *start > at - LOOK_BACK);
    let periods = windows.periods(target, at, end).into_iter().filter(|period| !period.open);
    let closing = |period: crate::domain::window::Period| Closing {
        environment: target.environment.clone(),
        start: if period.start == at { begun.unwrap_or(at) } else { period.start },
        end: period.end.map(|change| change.at),
        shown_until: end,
        windows: period.windows,
    };
    periods.map(closing).collect()
}
