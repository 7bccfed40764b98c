//! `opsctl window`: when environments may be changed. It only answers; what executes asks again.

mod export;
mod list;
mod next;
mod status;

use clap::{Subcommand, ValueEnum};
use clap_complete::ArgValueCompleter;

use super::complete;
use super::context::{Context, nearest};
use super::exit::Exit;
use super::failure::Failure;
use super::globals::Moment;
use super::ui::Ui;
use crate::domain::environment::Environment;
use crate::domain::ident::WorkflowId;
use crate::domain::pack::Pack;
use crate::domain::request::event::DeployAction;
use crate::domain::window::Target;

/// Say when environments may be changed, by the windows of the pack
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[command(subcommand)]
    verb: Option<Verb>,
}

#[derive(Debug, Subcommand)]
enum Verb {
    List(list::Args),
    Status(status::Args),
    Next(next::Args),
    Export(export::Args),
}

/// Runs the verb; without one, lists.
pub(crate) fn run(context: &Context, ui: &mut Ui, args: &Args) -> Result<Exit, Failure> {
    match &args.verb {
        None => list::run(context, ui, &list::Args::default()),
        Some(Verb::List(args)) => list::run(context, ui, args),
        Some(Verb::Status(args)) => status::run(context, ui, args),
        Some(Verb::Next(args)) => next::run(context, ui, args),
        Some(Verb::Export(args)) => export::run(context, ui, args),
    }
}

/// What somebody wants to do, for the verbs that ask about it.
#[derive(Debug, clap::Args)]
struct Wish {
    /// What is to be done
    #[arg(long, value_name = "ACTION", default_value = "release")]
    action: Action,
    /// The workflow it is done for; default: any, so that rules for certain workflows do not count
    #[arg(long, value_name = "WORKFLOW", add = ArgValueCompleter::new(complete::workflows))]
    workflow: Option<String>,
    #[command(flatten)]
    moment: Moment,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Action {
    /// A new version
    Release,
    /// Back to a version that ran there before
    Rollback,
    /// Work without a new version
    Maintenance,
}

impl From<Action> for DeployAction {
    fn from(action: Action) -> Self {
        match action {
            Action::Release => Self::Release,
            Action::Rollback => Self::Rollback,
            Action::Maintenance => Self::Maintenance,
        }
    }
}

impl Wish {
    /// The wish for an environment. Refuses a workflow the pack does not have.
    fn target(&self, pack: &Pack, environment: &Environment) -> Result<Target, Failure> {
        if let Some(name) = self.workflow.as_deref().filter(|name| pack.workflow(name).is_none()) {
            let names: Vec<_> = pack.workflow_names().into_iter().map(WorkflowId::as_str).collect();
            let failure = Failure::usage("no-such-workflow", format!("there is no workflow `{name}`"));
            return Err(failure.hint(match nearest(name, &names) {
                Some(nearest) => format!("did you mean `{nearest}`?"),
                None => "`opsctl workflow list` lists them".to_owned(),
            }));
        }
        Ok(Target {
            environment: environment.id.clone(),
            workflow: self.workflow.as_deref().map(WorkflowId::new),
            action: self.action.into(),
        })
    }
}
