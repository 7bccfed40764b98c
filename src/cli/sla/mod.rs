//! `opsctl sla`: one file per verb.

mod policies;
mod status;

use clap::Subcommand;

use super::context::Context;
use super::exit::Exit;
use super::failure::Failure;
use super::ui::Ui;

/// Say which clocks run, and what the pack promises. Without a verb: the clocks
#[derive(Debug, clap::Args)]
#[command(after_long_help = include_str!("sla.md"))]
pub(crate) struct Args {
    #[command(subcommand)]
    verb: Option<Verb>,
}

#[derive(Debug, Subcommand)]
enum Verb {
    Status(status::StatusArgs),
    Policies(policies::PoliciesArgs),
}

/// Runs `opsctl sla`.
pub(crate) fn run(context: &Context, ui: &mut Ui, args: &Args) -> Result<Exit, Failure> {
    match &args.verb {
        None => status::run(context, ui, &status::StatusArgs::default()),
        Some(Verb::Status(args)) => status::run(context, ui, args),
        Some(Verb::Policies(args)) => policies::run(context, ui, args),
    }
}
