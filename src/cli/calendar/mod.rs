//! `opsctl calendar`: the working hours of the pack, and time counted in them, so that a team can
//! check its rules before it trusts them. It moves no request.

mod due;
mod elapsed;
mod list;

use clap::Subcommand;
use clap_complete::ArgValueCompleter;

use super::complete;
use super::context::{Context, nearest};
use super::exit::Exit;
use super::failure::Failure;
use super::ui::Ui;
use crate::domain::calendar::{Calendar, Pauses};
use crate::domain::ident::CalendarId;
use crate::domain::people::Instant;

/// List the working hours of the pack, and count time in them
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[command(subcommand)]
    verb: Option<Verb>,
}

#[derive(Debug, Subcommand)]
enum Verb {
    List(list::Args),
    Due(due::Args),
    Elapsed(elapsed::Args),
}

/// Runs the verb; without one, lists.
pub(crate) fn run(context: &Context, ui: &mut Ui, args: &Args) -> Result<Exit, Failure> {
    match &args.verb {
        None => list::run(context, ui, &list::Args::default()),
        Some(Verb::List(args)) => list::run(context, ui, args),
        Some(Verb::Due(args)) => due::run(context, ui, args),
        Some(Verb::Elapsed(args)) => elapsed::run(context, ui, args),
    }
}

/// Which calendar, and when its clock stands still: for the verbs that count.
#[derive(Debug, clap::Args)]
struct Counting {
    /// The calendar [default: the `calendar` of the pack, or its only one]
    #[arg(long, value_name = "NAME", add = ArgValueCompleter::new(complete::calendars))]
    calendar: Option<String>,

    /// A time in which the clock stands still, as `FROM/TO`; more than one may be given
    #[arg(long = "pause", value_name = "FROM/TO", allow_hyphen_values = true)]
    pauses: Vec<String>,
}

impl Counting {
    /// The calendar of the pack, or what to type.
    fn calendar<'a>(&self, context: &'a Context) -> Result<&'a Calendar, Failure> {
        let pack = context.pack()?;
        let names: Vec<&str> = pack.calendars.iter().map(|calendar| calendar.id().as_str()).collect();
        let there_are = format!("there are `{}`", names.join("`, `"));
        let default = pack.default_calendar.as_ref().map(CalendarId::as_str);
        let name = match (self.calendar.as_deref().or(default), names.as_slice()) {
            (_, []) => {
                let failure = Failure::failed("no-calendar", "the pack has no calendars");
                return Err(failure.hint("`opsctl help calendars` shows how they are written"));
            }
            (Some(name), _) => name,
            (None, [only]) => only,
            (None, _) => return Err(Failure::usage("input-needed", "`--calendar` is needed").hint(there_are)),
        };
        pack.calendar(name).ok_or_else(|| {
            let hint = nearest(name, &names).map_or(there_are, |nearest| format!("did you mean `{nearest}`?"));
            Failure::failed("no-such-calendar", format!("there is no calendar `{name}`")).hint(hint)
        })
    }

    /// The pauses, civil times read in the zone of the calendar.
    fn pauses(&self, context: &Context, calendar: &Calendar) -> Result<Pauses, Failure> {
        let pauses = self.pauses.iter().map(|text| context.interval_of("--pause", text, calendar.zone()));
        Ok(Pauses::new(pauses.collect::<Result<Vec<_>, _>>()?))
    }
}

/// Warns where the answer leans on years whose holidays nobody has told.
fn warn_of_unknown_holidays(ui: &mut Ui, calendar: &Calendar, moments: [Instant; 2]) {
    let unknown = moments.into_iter().find_map(|moment| calendar.unknown_holidays(moment));
    if let Some((first, last)) = unknown {
        ui.warn(format!(
            "the holidays of `{}` are known from {first} to {last}, and none outside of these years",
            calendar.id()
        ));
    }
}
