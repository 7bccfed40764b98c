//! `opsctl rollback`: back to a version that ran in the environment before.

use clap_complete::ArgValueCompleter;

use super::complete;
use super::context::Context;
use super::exit::Exit;
use super::failure::Failure;
use super::globals::DryRun;
use super::office::Office;
use super::promote::{Consent, Plan, WindowArgs, carry_out, environment};
use super::prompt::Question;
use super::render::text::clean;
use super::request::reference;
use super::ui::Ui;
use crate::domain::environment::Environment;
use crate::domain::request::event::DeployAction;
use crate::services::promote::{self, Ran, Wanted};
use crate::services::world::RequestRef;

#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The environment to roll back
    #[arg(value_name = "ENV", add = ArgValueCompleter::new(complete::environments))]
    environment: String,
    /// The version to go back to; default: the one that ran before the current one
    #[arg(long, value_name = "VERSION")]
    to: Option<String>,
    /// The request to record it on; default: the one that deployed there last, where only one thing is
    /// deployed
    #[arg(long, short, value_name = "REQUEST", add = ArgValueCompleter::new(complete::requests))]
    request: Option<String>,
    #[command(flatten)]
    window: WindowArgs,
    /// Do not ask before rolling production back
    #[arg(long, short)]
    yes: bool,
    #[command(flatten)]
    dry: DryRun,
    /// The command that rolls back; its exit status decides the recorded outcome
    #[arg(last = true, value_name = "COMMAND")]
    command: Vec<String>,
}

/// Runs `opsctl rollback`.
pub(crate) fn run(context: &Context, ui: &mut Ui, args: &Args) -> Result<Exit, Failure> {
    let office = Office::to_write(context)?;
    let world = office.world();
    let environment = environment(world.pack, &args.environment)?;
    let id = match &args.request {
        Some(request) => reference(world.pack, request)?,
        None => latest(&promote::history(&world, environment, None)?, environment)?,
    };
    let case = office.load(&id)?;
    let ran = promote::history(&world, environment, Some(&case))?;
    let release = promote::target(&ran, environment, args.to.as_deref())?;
    if let Some(note) = &environment.note {
        ui.say(format!("note: {}", clean(note)));
    }
    let mut yes = args.yes;
    if !yes && !args.dry.dry_run && ui.is_interactive() {
        let text = format!("Roll `{}` back to `{release}`?", environment.id);
        if !ui.confirm(Question { text: &text, flag: "--yes" })? {
            return Err(Failure::failed("not-confirmed", "the rollback was not confirmed"));
        }
        yes = true;
    }
    let action = DeployAction::Rollback;
    let wanted = Wanted { environment, release: &release, action, planned: args.window.planned() };
    let plan = Plan { wanted, plea: args.window.plea(world.pack)?, finish: false };
    carry_out(context, ui, &world, &case, &plan, Consent { yes, dry: args.dry.dry_run }, &args.command)
}

/// The request that deployed last, where only one thing is deployed there: which of several is meant,
/// nobody guesses.
fn latest(ran: &[Ran], environment: &Environment) -> Result<RequestRef, Failure> {
    let mut things: Vec<&Ran> = Vec::new();
    for ran in ran {
        if things.iter().all(|known| known.row.component != ran.row.component) {
            things.push(ran);
        }
    }
    match things.as_slice() {
        [only] => Ok(only.request.clone()),
        [] => Err(Failure::refused("ran-before", format!("cannot roll back `{}`", environment.id))
            .because("nothing was ever deployed there")),
        several => {
            let names: Vec<String> = several
                .iter()
                .map(|ran| format!("{} ({})", ran.request, ran.row.component.as_deref().unwrap_or("no component")))
                .collect();
            Err(Failure::usage("which-request", format!("several things run in `{}`", environment.id))
                .hint(format!("name one with `--request`: {}", clean(&names.join(", ")))))
        }
    }
}
