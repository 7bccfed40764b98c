//! `opsctl explain`: every guard and check of what comes next, met or not, and who can unblock it.

use clap_complete::ArgValueCompleter;
use serde::Serialize;

use super::complete;
use super::context::Context;
use super::exit::Exit;
use super::failure::Failure;
use super::globals::Moment;
use super::office::Office;
use super::refusal::line;
use super::render::request::GuardView;
use super::render::text::clean;
use super::render::time;
use super::render::tone::Tone;
use super::request;
use super::ui::Ui;
use crate::domain::request::guard::Guard;
use crate::services::explain::{Question, explain};

#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The request: `12` in the default tracker, or `desk#12`
    #[arg(value_name = "REQUEST", add = ArgValueCompleter::new(complete::requests))]
    request: String,
    /// Explain the way to this step
    #[arg(long, value_name = "STEP", conflicts_with = "env", add = ArgValueCompleter::new(complete::steps))]
    to: Option<String>,
    /// Explain a promotion to this environment
    #[arg(long, value_name = "ENV", add = ArgValueCompleter::new(complete::environments))]
    env: Option<String>,
    /// The release to promote; default: the one the request is about
    #[arg(long, value_name = "VERSION", requires = "env")]
    release: Option<String>,
    #[command(flatten)]
    moment: Moment,
}

#[derive(Debug, Serialize)]
struct View {
    request: String,
    wish: String,
    actor: String,
    allowed: bool,
    guards: Vec<GuardView>,
}

/// Runs `opsctl explain`. The answer is the explanation, so it exits 0 also when the answer is no.
pub(crate) fn run(context: &Context, ui: &mut Ui, args: &Args) -> Result<Exit, Failure> {
    let office = Office::to_read_as_somebody(context)?.at(context.moment(&args.moment)?);
    let world = office.world();
    let case = request::read(&office, &args.request)?;
    let question = match (&args.to, &args.env) {
        (Some(step), _) => Question::Step(step),
        (None, Some(name)) => {
            let environment = super::promote::environment(world.pack, name)?;
            Question::Environment(environment, args.release.clone())
        }
        (None, None) => Question::Next,
    };
    let explanation = explain(&world, &case, &question)?;
    let allowed = !explanation.guards.iter().any(Guard::blocks);
    let actor = &world.actor()?.id;
    if ui.is_json() {
        let zone = &world.pack.timezone;
        ui.json(&View {
            request: case.id.to_string(),
            wish: explanation.wish,
            actor: actor.to_string(),
            allowed,
            guards: explanation.guards.iter().map(|guard| GuardView::new(guard, zone)).collect(),
        })?;
        return Ok(Exit::Done);
    }
    let verdict = if allowed { ui.paint(Tone::Good, "may") } else { ui.paint(Tone::Bad, "may not") };
    ui.line(format!("`{actor}` {verdict} {} on {}", explanation.wish, case.id));
    for guard in &explanation.guards {
        let (tone, mark) = match (guard.met, guard.waived) {
            (true, _) => (Tone::Good, "ok "),
            (false, true) => (Tone::Warn, "let"),
            (false, false) => (Tone::Bad, "no "),
        };
        let mark = ui.paint(tone, mark);
        let opens = guard.opens.map(|at| format!("; opens {}", time::civil(at, &world.pack.timezone)));
        ui.line(format!("  {mark} {}: {}{}", guard.ident, clean(&line(guard)), opens.unwrap_or_default()));
    }
    Ok(Exit::Done)
}
