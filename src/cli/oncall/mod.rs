//! `opsctl oncall`: who is on call, now and later. It pages nobody and changes no schedule: those are
//! in the pack.

mod now;
mod shifts;

use clap::Subcommand;
use clap_complete::ArgValueCompleter;

use super::complete;
use super::context::{Context, nearest};
use super::exit::Exit;
use super::failure::Failure;
use super::render::text::clean;
use super::ui::Ui;
use crate::domain::ident::PersonId;
use crate::domain::oncall::{Cover, Schedule, Source};
use crate::domain::pack::Pack;

/// Show who is on call, now and later
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[command(subcommand)]
    verb: Option<Verb>,
}

#[derive(Debug, Subcommand)]
enum Verb {
    Now(now::Args),
    Shifts(shifts::Args),
}

/// Runs the verb; without one, says who is on call now.
pub(crate) fn run(context: &Context, ui: &mut Ui, args: &Args) -> Result<Exit, Failure> {
    match &args.verb {
        None => now::run(context, ui, &now::Args::default()),
        Some(Verb::Now(args)) => now::run(context, ui, args),
        Some(Verb::Shifts(args)) => shifts::run(context, ui, args),
    }
}

/// Which schedule, for the verbs that may be about one.
#[derive(Debug, Default, clap::Args)]
struct Choice {
    /// The schedule [default: all of the pack]
    #[arg(value_name = "SCHEDULE", add = ArgValueCompleter::new(complete::schedules))]
    schedule: Option<String>,
}

impl Choice {
    /// The schedules to speak of; at least one.
    fn of<'a>(&self, pack: &'a Pack) -> Result<Vec<&'a Schedule>, Failure> {
        if pack.oncall.is_empty() {
            return Err(Failure::usage("no-schedules", "the pack declares no on-call schedule")
                .hint("the section `oncall` of `opsctl.yaml` declares them; `opsctl help on-call` shows one"));
        }
        let Some(named) = &self.schedule else { return Ok(pack.oncall.iter().collect()) };
        if let Some(schedule) = pack.schedule(named) {
            return Ok(vec![schedule]);
        }
        let names: Vec<&str> = pack.oncall.iter().map(|schedule| schedule.id.as_str()).collect();
        let hint = match nearest(named, &names) {
            Some(nearest) => format!("did you mean `{nearest}`?"),
            None => {
                format!("the schedules are {}", names.iter().map(|it| format!("`{it}`")).collect::<Vec<_>>().join(", "))
            }
        };
        Err(Failure::usage("unknown-schedule", format!("there is no on-call schedule `{}`", clean(named))).hint(hint))
    }
}

/// The names of people, as lists show them.
fn names(who: &[PersonId]) -> String {
    who.iter().map(PersonId::as_str).collect::<Vec<_>>().join(", ")
}

/// The place of the layer an answer comes from.
fn layer(cover: &Cover) -> Option<usize> {
    match cover.source {
        Source::Layer(place) => Some(place),
        Source::Override | Source::Temporary | Source::Fallback | Source::Nobody => None,
    }
}

/// Why it is them, in the words of the pack's keys.
fn source(schedule: &Schedule, cover: &Cover) -> String {
    match (cover.source, &schedule.fallback) {
        (Source::Layer(place), _) => format!("layer {place}"),
        (Source::Override, _) => "override".to_owned(),
        (Source::Temporary, _) => "temporary".to_owned(),
        (Source::Fallback, Some(role)) => format!("fallback: nobody is on call, so `{role}`"),
        (Source::Nobody, Some(role)) => format!("nobody is on call, and nobody holds `{role}`"),
        (Source::Fallback | Source::Nobody, None) => "nobody is on call, and there is no fallback".to_owned(),
    }
}
