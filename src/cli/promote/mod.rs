//! `opsctl promote`: check everything, claim the deployment, run the command, record its outcome.

mod carry;
mod command;
mod mask;
mod refuse;
mod wish;

pub(crate) use carry::{Consent, Plan, carry_out};
pub(crate) use wish::WindowArgs;

use clap_complete::ArgValueCompleter;

use super::complete;
use super::context::Context;
use super::exit::Exit;
use super::failure::Failure;
use super::globals::DryRun;
use super::office::Office;
use super::prompt::Question;
use super::render::request::{RequestView, standing};
use super::request::reference;
use super::ui::Ui;
use crate::domain::environment::Environment;
use crate::domain::pack::Pack;
use crate::domain::request::event::{DeployAction, DeployOutcome};
use crate::domain::request::guard::Guard;
use crate::services::case::Case;
use crate::services::failure::ServiceError;
use crate::services::promote::{self, Ended, Wanted};
use crate::services::world::{RequestRef, World};

#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The environment to deploy to
    #[arg(value_name = "ENV", add = ArgValueCompleter::new(complete::environments))]
    environment: String,
    /// The request it belongs to; may be left out where one request waits for this promotion
    #[arg(long, short, value_name = "REQUEST", add = ArgValueCompleter::new(complete::requests))]
    request: Option<String>,
    /// The version to deploy; default: the one the request is about
    #[arg(long, value_name = "VERSION")]
    release: Option<String>,
    /// Why it is deployed
    #[arg(long, value_enum, default_value_t)]
    action: Action,
    #[command(flatten)]
    window: WindowArgs,
    /// Do not ask before a promotion to production
    #[arg(long, short)]
    yes: bool,
    /// Record the deployment, and leave the step to be finished by hand
    #[arg(long)]
    no_finish: bool,
    /// Close a deployment whose command was lost (a crash, a power cut): record it as aborted
    #[arg(long, conflicts_with_all = ["release", "planned", "break_glass", "command"])]
    abandon: bool,
    #[command(flatten)]
    dry: DryRun,
    /// The deployment command; its exit status decides the recorded outcome
    #[arg(last = true, value_name = "COMMAND")]
    command: Vec<String>,
}

#[derive(Debug, Clone, Copy, Default, clap::ValueEnum)]
enum Action {
    #[default]
    Release,
    Maintenance,
}

/// Runs `opsctl promote`.
pub(crate) fn run(context: &Context, ui: &mut Ui, args: &Args) -> Result<Exit, Failure> {
    let office = Office::to_write(context)?;
    let world = office.world();
    let environment = environment(world.pack, &args.environment)?;
    let id = match &args.request {
        Some(request) => reference(world.pack, request)?,
        None => waiting(ui, &world, environment)?,
    };
    let case = office.load(&id)?;
    if args.abandon {
        return abandon(ui, &world, case, environment);
    }
    if args.release.is_none() {
        // Nobody names a release only to be refused for who they are.
        promote::may_promote(&world, &case, environment, &format!("cannot promote {id} to `{}`", environment.id))?;
    }
    let release = release(ui, &world, &case, args.release.as_deref())?;
    let action = match args.action {
        Action::Release => DeployAction::Release,
        Action::Maintenance => DeployAction::Maintenance,
    };
    let wanted = Wanted { environment, release: &release, action, planned: args.window.planned() };
    let plan = Plan { wanted, plea: args.window.plea(world.pack)?, finish: !args.no_finish };
    carry_out(context, ui, &world, &case, &plan, Consent { yes: args.yes, dry: args.dry.dry_run }, &args.command)
}

/// Closes a deployment nobody will hear of again.
fn abandon(ui: &mut Ui, world: &World<'_>, case: Case<'_>, environment: &Environment) -> Result<Exit, Failure> {
    let Some(running) = case.state.running().filter(|running| running.environment == environment.id) else {
        return Err(Failure::usage(
            "no-deployment",
            format!("no deployment of {} to `{}` runs", case.id, environment.id),
        ));
    };
    let event = running.event.clone();
    let ended = Ended {
        outcome: DeployOutcome::Aborted,
        exit: None,
        output: None,
        note: Some("abandoned: nothing was heard of its command".to_owned()),
        finish: false,
    };
    let (after, _) = promote::end(world, case, &event, &ended)?;
    if ui.is_json() {
        ui.json(&RequestView::new(world, &after))?;
    } else {
        ui.line(format!("recorded as aborted; {}", standing(world, &after)));
    }
    Ok(Exit::Done)
}

/// The environment of that name.
pub(crate) fn environment<'a>(pack: &'a Pack, name: &str) -> Result<&'a Environment, Failure> {
    pack.environment(name).ok_or_else(|| {
        let names = pack.environment_names();
        let known = names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ");
        Failure::usage("unknown-environment", format!("there is no environment `{name}` in the pack"))
            .hint(format!("the environments are {known}"))
    })
}

/// The one request that waits for this promotion. Without a request nothing is promoted (seed S1-10).
fn waiting(ui: &mut Ui, world: &World<'_>, environment: &Environment) -> Result<RequestRef, Failure> {
    let found = promote::candidates(world, environment)?;
    match found.as_slice() {
        [only] => {
            ui.say(format!("for {only}"));
            Ok(only.clone())
        }
        [] => {
            let detail = format!("no open request stands at a step that promotes to `{}`", environment.id);
            let guard = Guard::moment("request", false, detail);
            let failure: Failure =
                ServiceError::refused(format!("cannot promote to `{}` without a request", environment.id), vec![guard])
                    .into();
            Err(failure
                .hint("what is not logged does not happen: `opsctl request new` opens one, `--request` names one"))
        }
        several => {
            let names: Vec<String> = several.iter().map(ToString::to_string).collect();
            let chosen = ui
                .select(Question { text: "For which request?", flag: "--request REQUEST" }, &names)
                .map_err(|failure| {
                    if failure.code == "input-needed" {
                        failure.hint(format!("one of {}", names.join(", ")))
                    } else {
                        failure
                    }
                })?;
            several.get(chosen).cloned().ok_or_else(|| Failure::usage("input-needed", "nothing was chosen"))
        }
    }
}

/// The release to deploy: the one named, else the one the request is about.
fn release(ui: &mut Ui, world: &World<'_>, case: &Case<'_>, named: Option<&str>) -> Result<String, Failure> {
    let scene = case.scene(world, world.now);
    let known = named.map(ToOwned::to_owned).or_else(|| case.state.release(case.workflow, &scene.family()));
    match known {
        Some(release) => Ok(release),
        None => {
            let check = |answer: &str| {
                if crate::domain::workflow::is_version(answer) {
                    Ok(())
                } else {
                    Err("that cannot name a release".to_owned())
                }
            };
            ui.input(Question { text: "Which version?", flag: "--release VERSION" }, None, true, check)
        }
    }
}
