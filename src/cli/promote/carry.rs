//! Carrying a deployment out: the last look at every condition, the glass where one is broken, the
//! claim, the command, and the record of how it ended.

use super::mask::Mask;
use super::{command, refuse};
use crate::cli::context::Context;
use crate::cli::exit::Exit;
use crate::cli::failure::Failure;
use crate::cli::interrupt;
use crate::cli::office::Office;
use crate::cli::prompt::Question;
use crate::cli::refusal::line;
use crate::cli::render::request::{RequestView, standing};
use crate::cli::render::text::clean;
use crate::cli::render::time;
use crate::cli::request::warn_of;
use crate::cli::ui::Ui;
use crate::domain::request::event::{Breaking, DeployAction, DeployOutcome, Event, EventKind};
use crate::domain::request::guard::Guard;
use crate::domain::request::sha256;
use crate::domain::window::Fit;
use crate::services::case::Case;
use crate::services::glass::{self, Intent, Plea};
use crate::services::promote::{self, Ended, Wanted};
use crate::services::world::World;
use crate::services::{record, window};

/// What is to be deployed where, and for what the glass may be broken.
#[derive(Debug, Clone)]
pub(crate) struct Plan<'a> {
    pub(crate) wanted: Wanted<'a>,
    pub(crate) plea: Option<Plea>,
    /// Finish the promoting step too, where nothing else is asked of it.
    pub(crate) finish: bool,
}

impl Plan<'_> {
    /// The name of the environment.
    pub(super) fn environment(&self) -> &str {
        self.wanted.environment.id.as_str()
    }

    /// In the infinitive.
    pub(super) fn verb(&self) -> &'static str {
        if self.wanted.action == DeployAction::Rollback { "roll back" } else { "promote" }
    }

    fn what(&self, case: &Case<'_>) -> String {
        format!("cannot {} {} to `{}` with `{}`", self.verb(), case.id, self.environment(), clean(self.wanted.release))
    }
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
    case: &Case<'_>,
    plan: &Plan<'_>,
    consent: Consent,
    argv: &[String],
) -> Result<Exit, Failure> {
    let what = plan.what(case);
    let intent = glass::intend(world, case, &plan.wanted, plan.plea.as_ref(), &what)
        .map_err(|error| refuse::failure(world, case, plan, error))?;
    if consent.dry {
        would(ui, world, case, plan, &intent);
        if ui.is_json() {
            ui.json(&RequestView::new(world, case))?;
        }
        return Ok(Exit::Done);
    }
    if plan.wanted.environment.production && !consent.yes && ui.is_interactive() {
        let breaking = match &intent {
            Intent::Deploy { .. } => String::new(),
            Intent::Break { says, .. } => format!(", breaking the glass of {}", aside(says)),
        };
        let text = format!("Deploy `{}` to production (`{}`){breaking}?", plan.wanted.release, plan.environment());
        if !ui.confirm(Question { text: &text, flag: "--yes" })? {
            return Err(Failure::failed("not-confirmed", format!("{what}: it was not confirmed")));
        }
    }
    let watch = interrupt::guard();
    // The question may have stood for hours: the moment to ask the windows at is this one.
    let office = Office::to_write_later(context)?;
    let (case, claim) = begin(ui, &office, case, plan)?;
    let world = office.world();
    let ended = if argv.is_empty() {
        Ended { outcome: DeployOutcome::Deployed, exit: None, output: None, note: None, finish: plan.finish }
    } else {
        let mask = Mask::of_environment(context.variables());
        let ran = command::run(argv, &mask, &|| watch.was_interrupted(), &mut |line| ui.say(clean(line)));
        ended(&world, &case, &claim.id, ran, plan.finish)?
    };
    let office = Office::to_write_later(context)?;
    let world = office.world();
    let (after, _) = promote::end(&world, case, &claim.id, &ended)?;
    report(ui, &world, &after, plan, &ended)
}

/// Breaks the glass where that is needed, and claims the deployment.
fn begin<'o>(
    ui: &mut Ui,
    office: &'o Office<'_>,
    before: &Case<'_>,
    plan: &Plan<'_>,
) -> Result<(Case<'o>, Event), Failure> {
    let world = office.world();
    let what = plan.what(before);
    let mut case = office.load(&before.id)?;
    if case.state.head != before.state.head {
        return Err(record::raced(&case, &what).into());
    }
    let mut plea = plan.plea.as_ref();
    loop {
        // Once the glass is broken there is no other to break.
        let intent = glass::intend(&world, &case, &plan.wanted, plea.take(), &what)
            .map_err(|error| refuse::failure(&world, &case, plan, error))?;
        match intent {
            Intent::Deploy { kind, guards } => {
                warn(ui, &world, &case, plan, &kind, &guards);
                return Ok(record::record(&world, case, &kind, &what)?);
            }
            Intent::Break { says, .. } => {
                let what = format!("cannot break the glass on {}", case.id);
                let (after, event) = record::record(&world, case, &EventKind::BreakGlass(says.clone()), &what)?;
                let glass = after.state.glass(&event.id);
                let until = glass.map(|glass| time::civil(glass.expires, &world.pack.timezone)).unwrap_or_default();
                ui.say(format!("broke the glass of {}; it holds until {until}", aside(&says)));
                case = after;
            }
        }
    }
}

/// Says what would be done.
fn would(ui: &mut Ui, world: &World<'_>, case: &Case<'_>, plan: &Plan<'_>, intent: &Intent) {
    let (release, environment) = (plan.wanted.release, plan.environment());
    match intent {
        Intent::Deploy { kind, guards } => {
            warn(ui, world, case, plan, kind, guards);
            ui.say(format!("would deploy `{release}` to `{environment}`; nothing was run or written"));
        }
        Intent::Break { says, approvers } => {
            ui.say(format!("would break the glass of {} for {}", aside(says), says.expires));
            match approvers.as_slice() {
                [] => ui.say(format!("would deploy `{release}` to `{environment}`; nothing was run or written")),
                roles => {
                    let roles = roles.iter().map(|role| format!("`{role}`")).collect::<Vec<_>>().join(", ");
                    ui.say(format!("would then wait for the approval of {roles}; nothing was written"));
                }
            }
        }
    }
}

/// "`no-prod-thu-sun` and missing approvals".
fn aside(says: &Breaking) -> String {
    let windows = says.windows.iter().map(|window| format!("`{window}`")).collect::<Vec<_>>().join(", ");
    if says.approvals { format!("{windows} and missing approvals") } else { windows }
}

/// Says what is let pass, under which glass, and which window closes meanwhile and lets it finish.
fn warn(ui: &mut Ui, world: &World<'_>, case: &Case<'_>, plan: &Plan<'_>, kind: &EventKind, guards: &[Guard]) {
    let zone = &world.pack.timezone;
    let glass = match kind {
        EventKind::Deploy(deploying) => deploying.glass.as_deref().and_then(|glass| case.state.glass(glass)),
        _ => None,
    };
    if let Some(glass) = glass {
        ui.say(format!("under the glass broken {}: {}", time::civil(glass.at, zone), clean(&glass.says.reason)));
    }
    warn_of(ui, guards);
    let asked = window::ask(&world.pack.windows, &plan.wanted.target(case), world.now, plan.wanted.planned);
    if let Some(asked) = asked.filter(|asked| matches!(asked.fit, Fit::Warned { .. })) {
        ui.warn(asked.sentence(zone));
    }
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
        ui.line(format!("{word} `{}` in `{}`; {}", plan.wanted.release, plan.environment(), standing(world, case)));
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
    if here.and_then(|step| step.promote.as_ref()) != Some(&plan.wanted.environment.id) {
        return Ok(());
    }
    for guard in promote::still_asked(world, case)? {
        ui.say(format!("the step still asks: {}", line(&guard)));
    }
    ui.say(format!("then finish it: `opsctl request finish {}`", case.id));
    Ok(())
}
