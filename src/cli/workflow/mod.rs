//! `opsctl workflow`: what the pack's processes look like, and whether the pack is sound. It moves
//! no request.

mod check;
mod graph;
mod list;
mod show;

use clap::Subcommand;
use clap_complete::ArgValueCompleter;

use super::complete;
use super::context::{Context, nearest};
use super::exit::Exit;
use super::failure::Failure;
use super::ui::Ui;
use crate::domain::workflow::Workflow;

/// List, show, check and draw the workflows of the pack
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[command(subcommand)]
    verb: Option<Verb>,
}

#[derive(Debug, Subcommand)]
enum Verb {
    List(list::Args),
    Show(show::Args),
    Check(check::Args),
    Graph(graph::Args),
}

/// Runs the verb; without one, lists.
pub(crate) fn run(context: &Context, ui: &mut Ui, args: &Args) -> Result<Exit, Failure> {
    match &args.verb {
        None => list::run(context, ui, &list::Args::default()),
        Some(Verb::List(args)) => list::run(context, ui, args),
        Some(Verb::Show(args)) => show::run(context, ui, args),
        Some(Verb::Check(args)) => check::run(context, ui, args),
        Some(Verb::Graph(args)) => graph::run(context, ui, args),
    }
}

/// Which workflow, for the verbs that are about one.
#[derive(Debug, clap::Args)]
struct Choice {
    /// The workflow [default: the only one of the pack]
    #[arg(value_name = "WORKFLOW", add = ArgValueCompleter::new(complete::workflows))]
    workflow: Option<String>,

    /// An older version [default: the newest]
    #[arg(long, value_name = "N")]
    version: Option<u32>,
}

impl Choice {
    /// The workflow of the pack, or what to type.
    fn of<'a>(&self, context: &'a Context) -> Result<&'a Workflow, Failure> {
        let pack = context.pack()?;
        let names: Vec<_> = pack.workflow_names().into_iter().map(crate::domain::ident::WorkflowId::as_str).collect();
        let there_are = format!("there are `{}`", names.join("`, `"));
        let name = match (&self.workflow, names.as_slice()) {
            (Some(name), _) => name.as_str(),
            (None, [only]) => only,
            (None, []) => return Err(Failure::failed("no-workflow", "the pack has no workflows")),
            (None, _) => return Err(Failure::usage("input-needed", "`WORKFLOW` is needed").hint(there_are)),
        };
        let found = match self.version {
            Some(version) => pack.workflow_version(name, version),
            None => pack.workflow(name),
        };
        found.ok_or_else(|| {
            let known = names.contains(&name);
            match self.version.filter(|_| known) {
                Some(version) => Failure::failed("no-such-workflow", format!("`{name}` has no version {version}"))
                    .hint("`opsctl workflow list` shows the versions"),
                None => Failure::failed("no-such-workflow", format!("there is no workflow `{name}`"))
                    .hint(nearest(name, &names).map_or(there_are, |nearest| format!("did you mean `{nearest}`?"))),
            }
        })
    }
}
