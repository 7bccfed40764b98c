//! `opsctl request finish` and `opsctl request refuse`.

use clap::Args;
use clap_complete::ArgValueCompleter;

use super::super::complete;
use super::super::context::Context;
use super::super::exit::Exit;
use super::super::failure::Failure;
use super::super::prompt::Question;
use super::super::ui::Ui;
use super::{Deed, Target, believed, one_event};
use crate::domain::ident::FieldId;
use crate::domain::workflow::{Effect, Step};
use crate::services::case::Case;
use crate::services::step::{self, Wish};
use crate::services::world::World;

#[derive(Debug, Clone, Args)]
pub(super) struct FinishArgs {
    #[command(flatten)]
    target: Target,
    /// How the step ends; may be left out where it has one outcome, or one called `done`
    #[arg(long, short, add = ArgValueCompleter::new(complete::outcomes))]
    outcome: Option<String>,
    /// A field of the step; repeat for several
    #[arg(long = "field", short = 'f', value_name = "NAME=VALUE", value_parser = super::key_value)]
    fields: Vec<(String, String)>,
    /// A remark, or the reason
    #[arg(long, short, visible_alias = "reason")]
    note: Option<String>,
    /// The step you believe it stands at; when it does not, nothing happens (exit 6)
    #[arg(long, value_name = "STEP")]
    step: Option<String>,
}

#[derive(Debug, Clone, Args)]
pub(super) struct RefuseArgs {
    #[command(flatten)]
    target: Target,
    /// Why
    #[arg(long, short)]
    reason: Option<String>,
    /// Which refusing outcome, where the step has several
    #[arg(long, short, add = ArgValueCompleter::new(complete::outcomes))]
    outcome: Option<String>,
    /// The step you believe it stands at; when it does not, nothing happens (exit 6)
    #[arg(long, value_name = "STEP")]
    step: Option<String>,
}

pub(super) fn run(context: &Context, ui: &mut Ui, args: FinishArgs) -> Result<Exit, Failure> {
    let mut wish = Wish {
        step: believed(args.step.as_deref()),
        outcome: args.outcome,
        fields: args.fields.into_iter().map(|(name, value)| (FieldId::new(name), value)).collect(),
        reason: args.note,
    };
    one_event(context, ui, &args.target, Deed { verb: "finish", done: "finished" }, |ui, world, case, what| {
        let step = step::current(case, wish.step.as_ref(), what)?;
        if ui.is_interactive() {
            complete_wish(ui, world, case, step, &mut wish, what)?;
        }
        Ok(Some(step::intended(world, case, &wish, what)?))
    })
}

pub(super) fn refuse(context: &Context, ui: &mut Ui, args: RefuseArgs) -> Result<Exit, Failure> {
    one_event(context, ui, &args.target, Deed { verb: "refuse", done: "refused" }, |ui, world, case, what| {
        let wished = believed(args.step.as_deref());
        let step = step::current(case, wished.as_ref(), what)?;
        let outcome = match step::refusal(step, args.outcome.as_deref()) {
            Ok(outcome) => outcome,
            // Who may not act here at all learns that first.
            Err(error) => {
                step::intended(world, case, &Wish { step: wished, ..Wish::default() }, what)?;
                return Err(error.into());
            }
        };
        let outcome = outcome.id.to_string();
        let mut wish = Wish { step: wished, outcome: Some(outcome), reason: args.reason, ..Wish::default() };
        if ui.is_interactive() {
            complete_wish(ui, world, case, step, &mut wish, what)?;
        }
        Ok(Some(step::intended(world, case, &wish, what)?))
    })
}

/// Asks on a terminal for the outcome, the reason and the fields that are missing.
fn complete_wish(
    ui: &mut Ui,
    world: &World<'_>,
    case: &Case<'_>,
    step: &Step,
    wish: &mut Wish,
    what: &str,
) -> Result<(), Failure> {
    // Nobody answers questions only to be refused for who they are.
    if wish.outcome.is_none() && step.outcomes.len() > 1 {
        let first = step.outcomes.first().map(|outcome| outcome.id.to_string());
        step::intended(world, case, &Wish { outcome: first, ..wish.clone() }, what)?;
        let items: Vec<String> = step
            .outcomes
            .iter()
            .map(|outcome| match &outcome.title {
                Some(title) => format!("{}: {title}", outcome.id),
                None => outcome.id.to_string(),
            })
            .collect();
        let chosen = ui.select(Question { text: "How does it end?", flag: "--outcome" }, &items)?;
        wish.outcome = step.outcomes.get(chosen).map(|outcome| outcome.id.to_string());
    }
    let outcome = match &wish.outcome {
        Some(named) => step.outcome(named),
        None => step.default_outcome(),
    };
    let Some(outcome) = outcome else { return Ok(()) };
    if outcome.effect == Effect::Refuse && wish.reason.is_none() {
        let question = Question { text: "Why is it refused?", flag: "--reason" };
        wish.reason = Some(ui.input(question, None, true, |_| Ok(()))?);
    }
    if case.scene(world, world.now).asks_apply(step, outcome) {
        for field in step.fields.iter().filter(|field| field.required) {
            if !wish.fields.contains_key(&field.id) && !case.state.fields.contains_key(&field.id) {
                let value = super::new::ask(ui, field)?;
                wish.fields.insert(field.id.clone(), value);
            }
        }
    }
    Ok(())
}
