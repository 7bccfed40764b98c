//! `opsctl request migrate`.

use clap::Args;

use super::super::context::Context;
use super::super::exit::Exit;
use super::super::failure::Failure;
use super::super::ui::Ui;
use super::{Deed, Target, current, one_event};
use crate::domain::ident::StepId;
use crate::domain::request::event::EventKind;

#[derive(Debug, Clone, Args)]
pub(super) struct MigrateArgs {
    #[command(flatten)]
    target: Target,
    /// The version to go on under; default: the newest
    #[arg(long = "to-version", value_name = "N")]
    version: Option<u32>,
    /// The step to go on from; default: the current one, if the version has it
    #[arg(long, value_name = "STEP")]
    step: Option<String>,
}

pub(super) fn run(context: &Context, ui: &mut Ui, args: &MigrateArgs) -> Result<Exit, Failure> {
    one_event(context, ui, &args.target, Deed { verb: "migrate", done: "migrated" }, |_, world, case, what| {
        current(case, what)?;
        let name = case.workflow.id.as_str();
        let target = match args.version {
            Some(version) => world.pack.workflow_version(name, version),
            None => world.pack.workflow(name),
        };
        let Some(target) = target else {
            return Err(Failure::usage("unknown-workflow", format!("the pack has no such version of `{name}`"))
                .hint("`opsctl workflow list` shows the versions"));
        };
        let step = args.step.as_deref().unwrap_or(case.state.step.as_str());
        if target.step(step).is_none() {
            return Err(Failure::usage(
                "unknown-step",
                format!("version {} of `{name}` has no step `{step}`", target.version),
            )
            .hint("name the step to go on from with `--step`"));
        }
        if target.version == case.workflow.version
            && target.digest == case.state.workflow_digest
            && step == case.state.step.as_str()
        {
            return Ok(None);
        }
        let step = StepId::new(step);
        Ok(Some(EventKind::Migrate { version: target.version, digest: target.digest.clone(), step }))
    })
}
