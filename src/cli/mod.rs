//! The command line: parses, prints, picks adapters, turns failures into words and exit codes.
//!
//! A command is one file (a noun with several verbs is a folder): `Args` for clap, and
//! `run(&Context, &mut Ui, &Args) -> Result<Exit, Failure>`. It is added as one variant of
//! [`Command`] and one arm of [`dispatch`].

mod agenda;
mod audit;
mod calendar;
mod complete;
mod completions;
mod context;
mod deployments;
mod exit;
mod explain;
mod failure;
mod files;
mod globals;
mod help;
mod inbox;
mod init;
mod interrupt;
mod man;
pub(crate) mod moment;
mod office;
mod oncall;
mod progress;
mod promote;
mod prompt;
mod refusal;
mod render;
mod repair;
mod request;
mod rollback;
mod schema;
mod sla;
mod store;
mod ui;
mod usage;
mod version;
mod window;
mod workflow;

use std::ffi::OsString;
use std::process::ExitCode;

use clap::error::ErrorKind;
use clap::{CommandFactory, FromArgMatches, Parser, Subcommand};
use clap_complete::CompleteEnv;

use context::{Context, Surroundings};
use exit::Exit;
use failure::Failure;
use globals::Globals;
use ui::Ui;

/// Makes an operations process executable.
///
/// Requests move through the steps of a workflow, each finished by the people whose role it is, up
/// to production. What the process does not allow is refused, with the reason and who can help;
/// what happened is kept in a log that proves it.
#[derive(Debug, Parser)]
#[command(name = "opsctl", version, disable_help_subcommand = true, after_help = EXAMPLES)]
pub(crate) struct Cli {
    #[command(flatten)]
    globals: Globals,
    #[command(subcommand)]
    command: Command,
}

const EXAMPLES: &str = "\
Examples:
  opsctl init                              write a process pack here
  opsctl request new delivery              open a request
  opsctl inbox                             what waits for me
  opsctl request finish 12                 finish the step it stands on
  opsctl explain 12                        what stands in its way, and who can help
  opsctl promote mainnet --request 12 -- ./deploy.sh
  opsctl help exit-codes                   a long help topic; `opsctl help` lists them";

#[derive(Debug, Subcommand)]
enum Command {
    /// Open, move and look at requests
    Request(request::RequestArgs),
    /// Show what waits for me and my roles, the most urgent first
    Inbox(inbox::Args),
    /// List what a follow-up meeting has to talk about
    Agenda(agenda::Args),
    /// Say what stands in the way of a request, and who can unblock it
    Explain(explain::Args),
    /// Deploy to an environment: check, run the command, record the outcome
    Promote(promote::Args),
    /// Go back to a version that ran in an environment before
    Rollback(rollback::Args),
    /// Show who deployed what, when, and how it ended
    Deployments(deployments::Args),
    /// Show what does not add up: events without effect, drift, unfinished deployments
    Audit(audit::Args),
    /// Put a request right: its labels from its log, or a broken log
    Repair(repair::Args),
    Sla(sla::Args),
    Oncall(oncall::Args),
    Window(window::Args),
    Workflow(workflow::Args),
    Calendar(calendar::Args),
    Init(init::Args),
    Schema(schema::Args),
    Store(store::Args),
    Completions(completions::Args),
    Man(man::Args),
    Help(help::Args),
}

fn dispatch(context: &Context, ui: &mut Ui, command: &Command) -> Result<Exit, Failure> {
    match command {
        Command::Request(args) => request::run(context, ui, args.clone()),
        Command::Inbox(args) => inbox::run(context, ui, args),
        Command::Agenda(args) => agenda::run(context, ui, args),
        Command::Explain(args) => explain::run(context, ui, args),
        Command::Promote(args) => promote::run(context, ui, args),
        Command::Rollback(args) => rollback::run(context, ui, args),
        Command::Deployments(args) => deployments::run(context, ui, args),
        Command::Audit(args) => audit::run(context, ui, args),
        Command::Repair(args) => repair::run(context, ui, args),
        Command::Sla(args) => sla::run(context, ui, args),
        Command::Oncall(args) => oncall::run(context, ui, args),
        Command::Window(args) => window::run(context, ui, args),
        Command::Workflow(args) => workflow::run(context, ui, args),
        Command::Calendar(args) => calendar::run(context, ui, args),
        Command::Init(args) => init::run(context, ui, args),
        Command::Schema(args) => schema::run(context, ui, args),
        Command::Store(args) => store::run(context, ui, args),
        Command::Completions(args) => completions::run(context, ui, args),
        Command::Man(args) => man::run(context, ui, args),
        Command::Help(args) => help::run(context, ui, args),
    }
}

/// Runs the command line of this process.
pub(crate) fn run() -> ExitCode {
    let surroundings = Surroundings::of_process();
    let words: Vec<OsString> = std::env::args_os().collect();
    if surroundings.variable("COMPLETE").is_some() {
        return complete_line(words, &surroundings).into();
    }
    let mut ui = Ui::of_process(&surroundings);
    let exit = match parse(&words, ui.width()) {
        Ok(cli) => {
            ui.configure(cli.globals.json, cli.globals.no_input);
            let context = Context::new(surroundings, cli.globals);
            let result = context.and_then(|context| dispatch(&context, &mut ui, &cli.command));
            result.unwrap_or_else(|failure| ui.fail(&failure))
        }
        Err(error) => report(&error, &words, &surroundings, &mut ui),
    };
    ui.finish(exit).into()
}

/// The definition of the command line, its help `width` columns wide.
fn command(width: usize) -> clap::Command {
    // Only looked for where `--version` is answered, so it is no field.
    let verbose = clap::Arg::new("verbose").long("verbose").action(clap::ArgAction::SetTrue).requires("version");
    let help = "With `--version`: also which time zones, holidays and SQLite it works with";
    Cli::command().arg(verbose.help(help)).term_width(width.min(100))
}

fn parse(words: &[OsString], width: usize) -> Result<Cli, clap::Error> {
    let matches = command(width).try_get_matches_from(words)?;
    Cli::from_arg_matches(&matches)
}

/// Help and version are answers; the rest is a usage error.
fn report(error: &clap::Error, words: &[OsString], surroundings: &Surroundings, ui: &mut Ui) -> Exit {
    let text = || error.render().ansi().to_string();
    let json = words.iter().take_while(|word| *word != "--").any(|word| word == "--json");
    match error.kind() {
        ErrorKind::DisplayHelp => {
            ui.answer(&text());
            Exit::Done
        }
        ErrorKind::DisplayVersion => {
            ui.configure(json, true);
            match version::answer(words, surroundings, ui) {
                Ok(()) => Exit::Done,
                Err(failure) => ui.fail(&failure),
            }
        }
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            ui.talk(&text());
            Exit::Usage
        }
        _ => {
            ui.configure(json, true);
            ui.fail(&usage::failure(error))
        }
    }
}

/// Answers the TAB key. Whatever goes wrong is silence: the shell would show it in the line.
fn complete_line(words: Vec<OsString>, surroundings: &Surroundings) -> Exit {
    let directory = surroundings.directory().ok();
    let done =
        CompleteEnv::with_factory(|| command(100)).try_complete(words, directory.map(std::path::PathBuf::as_path));
    if done.is_ok() { Exit::Done } else { Exit::Failed }
}
