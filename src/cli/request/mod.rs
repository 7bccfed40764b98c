//! `opsctl request`: one file per group of verbs. What they share is here: naming a request, and the
//! path every one-event verb takes.

mod approve;
mod check;
mod edit;
mod finish;
mod list;
mod log;
mod migrate;
mod new;
mod pause;
mod reopen;
mod severity;
mod show;

pub(crate) use approve::needed;
pub(crate) use list::ordered;
pub(crate) use severity::named as severity_named;

use clap::{Args, Subcommand};
use clap_complete::ArgValueCompleter;

use super::complete;
use super::context::Context;
use super::exit::Exit;
use super::failure::Failure;
use super::globals::DryRun;
use super::office::Office;
use super::render::request::{RequestView, standing};
use super::ui::Ui;
use crate::domain::ident::TrackerId;
use crate::domain::pack::Pack;
use crate::domain::request::event::EventKind;
use crate::domain::request::guard::Guard;
use crate::services::case::Case;
use crate::services::world::{RequestRef, World};
use crate::services::{record, step};

/// Open, move and look at requests. Without a verb: lists the open ones.
#[derive(Debug, Clone, Args)]
pub(crate) struct RequestArgs {
    #[command(subcommand)]
    verb: Option<Verb>,
}

#[derive(Debug, Clone, Subcommand)]
enum Verb {
    /// Open a request; asks for what is missing on a terminal
    New(new::NewArgs),
    /// List requests, the most urgent first
    List(list::ListArgs),
    /// Show where a request stands and who is next
    Show(show::ShowArgs),
    /// Show the events of a request with their verdicts
    Log(log::LogArgs),
    /// Finish the step a request stands at
    Finish(finish::FinishArgs),
    /// Refuse a request, with the reason
    Refuse(finish::RefuseArgs),
    /// Approve the step a request stands at
    Approve(approve::ApproveArgs),
    /// Reject the step a request stands at; it holds until it is lifted
    Reject(approve::RejectArgs),
    /// Lift a rejection: your own, or one of a person you lead
    Lift(approve::LiftArgs),
    /// Tick items of the step's checklist
    Check(check::CheckArgs),
    /// Change fields of a request; approvals given for the old values become stale
    Set(edit::SetArgs),
    /// Say who does the step
    Assign(edit::AssignArgs),
    /// Ask the owner of the step, on the issue, to look at it now
    Escalate(edit::EscalateArgs),
    /// Add a remark
    Note(edit::NoteArgs),
    /// Say that a request waits for something outside
    Wait(pause::WaitArgs),
    /// Say that the waiting is over
    Resume(pause::ResumeArgs),
    /// End a request without a result
    Cancel(pause::CancelArgs),
    /// Let a request that has ended go on
    Reopen(reopen::ReopenArgs),
    /// Change how severe a request is; its clocks follow
    Severity(severity::SeverityArgs),
    /// Move a request to another version of its workflow
    Migrate(migrate::MigrateArgs),
}

/// Runs `opsctl request`.
pub(crate) fn run(context: &Context, ui: &mut Ui, args: RequestArgs) -> Result<Exit, Failure> {
    match args.verb.unwrap_or_else(|| Verb::List(list::ListArgs::default())) {
        Verb::New(args) => new::run(context, ui, args),
        Verb::List(args) => list::run(context, ui, &args),
        Verb::Show(args) => show::run(context, ui, &args),
        Verb::Log(args) => log::run(context, ui, &args),
        Verb::Finish(args) => finish::run(context, ui, args),
        Verb::Refuse(args) => finish::refuse(context, ui, args),
        Verb::Approve(args) => approve::approve(context, ui, &args),
        Verb::Reject(args) => approve::reject(context, ui, args),
        Verb::Lift(args) => approve::lift(context, ui, args),
        Verb::Check(args) => check::run(context, ui, &args),
        Verb::Set(args) => edit::set(context, ui, &args),
        Verb::Assign(args) => edit::assign(context, ui, &args),
        Verb::Escalate(args) => edit::escalate(context, ui, args),
        Verb::Note(args) => edit::note(context, ui, &args),
        Verb::Wait(args) => pause::wait(context, ui, args),
        Verb::Resume(args) => pause::resume(context, ui, &args),
        Verb::Cancel(args) => pause::cancel(context, ui, args),
        Verb::Reopen(args) => reopen::run(context, ui, args),
        Verb::Severity(args) => severity::run(context, ui, args),
        Verb::Migrate(args) => migrate::run(context, ui, &args),
    }
}

/// The request a verb is about.
#[derive(Debug, Clone, Args)]
pub(crate) struct Target {
    /// The request: `12` in the default tracker, or `desk#12`
    #[arg(value_name = "REQUEST", add = ArgValueCompleter::new(complete::requests))]
    pub(crate) request: String,

    #[command(flatten)]
    pub(crate) dry: DryRun,
}

/// Reads `12`, `#12` or `desk#12`.
pub(crate) fn reference(pack: &Pack, text: &str) -> Result<RequestRef, Failure> {
    let (tracker, number) = text.rsplit_once('#').unwrap_or(("", text));
    let tracker = if tracker.is_empty() { pack.default_tracker.clone() } else { TrackerId::new(tracker) };
    if pack.tracker(tracker.as_str()).is_none() {
        let known = pack.trackers.iter().map(|tracker| format!("`{}`", tracker.id)).collect::<Vec<_>>().join(", ");
        return Err(Failure::usage("unknown-tracker", format!("there is no tracker `{tracker}` in the pack"))
            .hint(format!("the trackers are {known}")));
    }
    let number = number.parse::<u64>().ok().filter(|number| *number > 0).ok_or_else(|| {
        Failure::usage("bad-request", format!("`{text}` names no request"))
            .hint("a request is named like `12` or `desk#12`; `opsctl request list` shows them")
    })?;
    Ok(RequestRef { tracker, number })
}

/// What a one-event verb does, for its messages.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Deed<'a> {
    /// In the infinitive: "approve".
    pub(crate) verb: &'a str,
    /// In the past: "approved".
    pub(crate) done: &'a str,
}

/// The path every one-event verb takes: read the request, decide the event, check it, write it, say
/// where the request stands.
pub(crate) fn one_event(
    context: &Context,
    ui: &mut Ui,
    target: &Target,
    deed: Deed<'_>,
    decide: impl FnOnce(&mut Ui, &World<'_>, &Case<'_>, &str) -> Result<Option<EventKind>, Failure>,
) -> Result<Exit, Failure> {
    let office = Office::to_write(context)?;
    let world = office.world();
    let id = reference(world.pack, &target.request)?;
    let what = format!("cannot {} {id}", deed.verb);
    let case = office.load(&id)?;
    let Some(kind) = decide(ui, &world, &case, &what)? else {
        ui.say(format!("nothing to do: {}", standing(&world, &case)));
        return answer(ui, &world, &case, None);
    };
    if target.dry.dry_run {
        let guards = record::plan(&world, &case, &kind, &what)?;
        warn_of(ui, &guards);
        ui.say(format!("would be {}: `{}` on {id}; nothing was written", deed.done, kind.name()));
        return answer(ui, &world, &case, None);
    }
    let guards = record::plan(&world, &case, &kind, &what)?;
    let (after, _) = record::record(&world, case, &kind, &what)?;
    warn_of(ui, &guards);
    let done = if matches!(kind, EventKind::HandOff { .. }) { "handed over" } else { deed.done };
    answer(ui, &world, &after, Some(done))
}

/// Says what would have refused and was let pass.
pub(crate) fn warn_of(ui: &mut Ui, guards: &[Guard]) {
    for guard in guards.iter().filter(|guard| guard.waived) {
        ui.warn(format!("let pass and recorded: {}", super::refusal::line(guard)));
    }
}

/// Answers with the request as it stands.
pub(crate) fn answer(ui: &mut Ui, world: &World<'_>, case: &Case<'_>, done: Option<&str>) -> Result<Exit, Failure> {
    if ui.is_json() {
        ui.json(&RequestView::new(world, case))?;
    } else if let Some(done) = done {
        ui.line(format!("{}; {}", done, standing(world, case)));
    }
    Ok(Exit::Done)
}

/// `key=value` of `--field`.
pub(crate) fn key_value(text: &str) -> Result<(String, String), String> {
    match text.split_once('=') {
        Some((key, value)) if !key.trim().is_empty() => Ok((key.trim().to_owned(), value.to_owned())),
        _ => Err(format!("`{text}` is not of the form `name=value`")),
    }
}

/// The id of the step a `--step` names, checked against the workflow when it is used.
pub(crate) fn believed(step: Option<&str>) -> Option<crate::domain::ident::StepId> {
    step.map(crate::domain::ident::StepId::new)
}

/// Reads a request, for verbs that do not write.
pub(crate) fn read<'a>(office: &'a Office<'_>, text: &str) -> Result<Case<'a>, Failure> {
    let id = reference(office.world().pack, text)?;
    office.load(&id)
}

/// The step the request stands at, for verbs that speak of it.
pub(crate) fn current<'a>(case: &Case<'a>, what: &str) -> Result<&'a crate::domain::workflow::Step, Failure> {
    Ok(step::current(case, None, what)?)
}
