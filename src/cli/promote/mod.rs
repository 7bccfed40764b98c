//! `opsctl promote`: check everything, claim the deployment, run the command, record its outcome.

mod command;
mod mask;

use clap_complete::ArgValueCompleter;

use super::complete;
use super::context::Context;
use super::exit::Exit;
use super::failure::Failure;
use super::globals::DryRun;
use super::interrupt;
use super::office::Office;
use super::prompt::Question;
use super::refusal::line;
use super::render::request::{RequestView, standing};
use super::render::text::clean;
use super::request::{reference, warn_of};
use super::ui::Ui;
use crate::domain::environment::Environment;
use crate::domain::pack::Pack;
use crate::domain::request::event::{DeployAction, DeployOutcome};
use crate::domain::request::guard::Guard;
use crate::domain::request::sha256;
use crate::services::case::Case;
use crate::services::failure::ServiceError;
use crate::services::promote::{self, Ended};
use crate::services::record;
use crate::services::world::{RequestRef, World};

use mask::Mask;

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
    /// Do not ask before a promotion to production
    #[arg(long, short)]
    yes: bool,
    /// Record the deployment, and leave the step to be finished by hand
    #[arg(long)]
    no_finish: bool,
    /// Close a deployment whose command was lost (a crash, a power cut): record it as aborted
    #[arg(long, conflicts_with_all = ["release", "command"])]
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
    let plan = Plan { environment, release: &release, action, finish: !args.no_finish };
    carry_out(context, ui, &world, case, &plan, Consent { yes: args.yes, dry: args.dry.dry_run }, &args.command)
}

/// What is to be deployed where.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Plan<'a> {
    pub(crate) environment: &'a Environment,
    pub(crate) release: &'a str,
    pub(crate) action: DeployAction,
    /// Finish the promoting step too, where nothing else is asked of it.
    pub(crate) finish: bool,
}

/// How far the user has agreed.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Consent {
    pub(crate) yes: bool,
    pub(crate) dry: bool,
}

/// Claims the deployment, runs the command, records how it ended.
pub(crate) fn carry_out(
    context: &Context,
    ui: &mut Ui,
    world: &World<'_>,
    case: Case<'_>,
    plan: &Plan<'_>,
    consent: Consent,
    argv: &[String],
) -> Result<Exit, Failure> {
    let verb = if plan.action == DeployAction::Rollback { "roll back" } else { "promote" };
    let what = format!("cannot {verb} {} to `{}` with `{}`", case.id, plan.environment.id, clean(plan.release));
    let kind = promote::claim(world, &case, plan.environment, plan.release, plan.action)?;
    let guards = record::plan(world, &case, &kind, &what)?;
    warn_of(ui, &guards);
    if consent.dry {
        ui.say(format!("would deploy `{}` to `{}`; nothing was run or written", plan.release, plan.environment.id));
        if ui.is_json() {
            ui.json(&RequestView::new(world, &case))?;
        }
        return Ok(Exit::Done);
    }
    if plan.environment.production && !consent.yes && ui.is_interactive() {
        let text = format!("Deploy `{}` to production (`{}`)?", plan.release, plan.environment.id);
        if !ui.confirm(Question { text: &text, flag: "--yes" })? {
            return Err(Failure::failed("not-confirmed", format!("{what}: it was not confirmed")));
        }
    }
    let watch = interrupt::guard();
    let (case, claim) = record::record(world, case, &kind, &what)?;
    let ended = if argv.is_empty() {
        Ended { outcome: DeployOutcome::Deployed, exit: None, output: None, note: None, finish: plan.finish }
    } else {
        let mask = Mask::of_environment(context.variables());
        let ran = command::run(argv, &mask, &|| watch.was_interrupted(), &mut |line| ui.say(clean(line)));
        ended(world, &case, &claim.id, ran, plan.finish)?
    };
    let now = context.later();
    let world = World { now, ..*world };
    let (after, _) = promote::end(&world, case, &claim.id, &ended)?;
    report(ui, &world, &after, plan, &ended)
}

/// What became of the command; its output goes into the store.
fn ended(
    world: &World<'_>,
    case: &Case<'_>,
    event: &str,
    ran: std::io::Result<command::CommandEnd>,
    finish: bool,
) -> Result<Ended, Failure> {
    let end = match ran {
        Ok(end) => end,
        Err(error) => {
            let note = Some(format!("the command could not be run: {error}"));
            return Ok(Ended { outcome: DeployOutcome::Failed, exit: None, output: None, note, finish });
        }
    };
    let outcome = match (end.interrupted, end.exit) {
        (true, _) => DeployOutcome::Aborted,
        (false, Some(0)) => DeployOutcome::Deployed,
        (false, _) => DeployOutcome::Failed,
    };
    world.desk.books(&case.id.tracker)?.keep_output(event, &end.output)?;
    let digest = sha256([end.output.as_str()]);
    let note = match (outcome, end.exit) {
        (DeployOutcome::Failed, Some(status)) => Some(format!("the command ended with status {status}")),
        (DeployOutcome::Failed, None) => Some("the command was ended by a signal".to_owned()),
        _ => None,
    };
    Ok(Ended { outcome, exit: end.exit, output: Some(digest), note, finish })
}

fn report(ui: &mut Ui, world: &World<'_>, case: &Case<'_>, plan: &Plan<'_>, ended: &Ended) -> Result<Exit, Failure> {
    let word = ended.outcome.name();
    if ui.is_json() {
        ui.json(&RequestView::new(world, case))?;
    } else {
        ui.line(format!("{word} `{}` in `{}`; {}", plan.release, plan.environment.id, standing(world, case)));
    }
    if let Some(note) = &ended.note {
        ui.say(note);
    }
    match ended.outcome {
        DeployOutcome::Deployed => {
            still_asked(ui, world, case, plan)?;
            Ok(Exit::Done)
        }
        DeployOutcome::Failed => Ok(Exit::Failed),
        DeployOutcome::Aborted => Ok(Exit::Interrupted),
    }
}

/// Names what the promoting step still asks for, when the deployment did not finish it.
fn still_asked(ui: &mut Ui, world: &World<'_>, case: &Case<'_>, plan: &Plan<'_>) -> Result<(), Failure> {
    let here = case.workflow.step(case.state.step.as_str()).filter(|_| case.state.is_open());
    if here.and_then(|step| step.promote.as_ref()) != Some(&plan.environment.id) {
        return Ok(());
    }
    for guard in promote::still_asked(world, case)? {
        ui.say(format!("the step still asks: {}", line(&guard)));
    }
    ui.say(format!("then finish it: `opsctl request finish {}`", case.id));
    Ok(())
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
