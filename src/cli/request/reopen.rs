//! `opsctl request reopen`.

use clap::Args;

use super::super::context::Context;
use super::super::exit::Exit;
use super::super::failure::Failure;
use super::super::ui::Ui;
use super::pause::reason;
use super::{Deed, Target, one_event};
use crate::domain::request::event::EventKind;

#[derive(Debug, Clone, Args)]
pub(super) struct ReopenArgs {
    #[command(flatten)]
    target: Target,
    /// Why
    #[arg(long, short)]
    reason: Option<String>,
}

pub(super) fn run(context: &Context, ui: &mut Ui, args: ReopenArgs) -> Result<Exit, Failure> {
    one_event(context, ui, &args.target, Deed { verb: "reopen", done: "reopened" }, |ui, _, case, _| {
        let reason = reason(ui, args.reason, "Why does it go on?")?;
        // Where the workflow has no rule the guards say so, whatever the step.
        let step = case.workflow.reopen.as_ref().map_or(&case.state.step, |rule| &rule.to);
        Ok(Some(EventKind::Reopen { step: step.clone(), reason }))
    })
}
