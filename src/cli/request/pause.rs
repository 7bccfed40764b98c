//! `opsctl request wait`, `resume` and `cancel`.

use clap::Args;

use super::super::context::Context;
use super::super::exit::Exit;
use super::super::failure::Failure;
use super::super::prompt::Question;
use super::super::ui::Ui;
use super::approve::needed;
use super::{Deed, Target, current, one_event};
use crate::domain::request::event::EventKind;

#[derive(Debug, Clone, Args)]
pub(super) struct WaitArgs {
    #[command(flatten)]
    target: Target,
    /// What it waits for
    #[arg(long, short)]
    reason: Option<String>,
}

#[derive(Debug, Clone, Args)]
pub(super) struct ResumeArgs {
    #[command(flatten)]
    target: Target,
}

#[derive(Debug, Clone, Args)]
pub(super) struct CancelArgs {
    #[command(flatten)]
    target: Target,
    /// Why
    #[arg(long, short)]
    reason: Option<String>,
}

pub(super) fn wait(context: &Context, ui: &mut Ui, args: WaitArgs) -> Result<Exit, Failure> {
    one_event(context, ui, &args.target, Deed { verb: "let wait", done: "waiting" }, |ui, _, case, what| {
        current(case, what)?;
        let reason = reason(ui, args.reason, "What does it wait for?")?;
        if case.state.waiting.as_ref() == Some(&reason) {
            return Ok(None);
        }
        Ok(Some(EventKind::Wait { reason }))
    })
}

pub(super) fn resume(context: &Context, ui: &mut Ui, args: &ResumeArgs) -> Result<Exit, Failure> {
    one_event(context, ui, &args.target, Deed { verb: "resume", done: "resumed" }, |_, _, case, what| {
        current(case, what)?;
        Ok(case.state.waiting.is_some().then_some(EventKind::Resume {}))
    })
}

pub(super) fn cancel(context: &Context, ui: &mut Ui, args: CancelArgs) -> Result<Exit, Failure> {
    one_event(context, ui, &args.target, Deed { verb: "cancel", done: "cancelled" }, |ui, _, case, what| {
        current(case, what)?;
        Ok(Some(EventKind::Cancel { reason: reason(ui, args.reason, "Why is it cancelled?")? }))
    })
}

pub(super) fn reason(ui: &mut Ui, given: Option<String>, text: &str) -> Result<String, Failure> {
    let reason = match given {
        Some(reason) => reason,
        None => ui.input(Question { text, flag: "--reason" }, None, true, |_| Ok(()))?,
    };
    needed(&reason, "reason")
}
