//! `opsctl request list`.

use clap::{Args, ValueEnum};
use clap_complete::ArgValueCompleter;

use super::super::complete;
use super::super::context::Context;
use super::super::exit::Exit;
use super::super::failure::Failure;
use super::super::globals::Moment;
use super::super::office::Office;
use super::super::render::listing::{self, Row};
use super::super::ui::Ui;
use crate::domain::ident::{RoleId, StepId, WorkflowId};
use crate::domain::request::turn::Party;
use crate::services::list;
use crate::trackers::{RequestQuery, StateFilter};

/// How many requests are shown when nobody says.
const PAGE: u64 = 50;

#[derive(Debug, Clone, Default, Args)]
pub(super) struct ListArgs {
    /// Only requests of this workflow
    #[arg(long, add = ArgValueCompleter::new(complete::workflows))]
    workflow: Option<String>,
    /// Only requests that stand at this step
    #[arg(long, add = ArgValueCompleter::new(complete::steps))]
    step: Option<String>,
    /// Only requests that wait for this role
    #[arg(long, add = ArgValueCompleter::new(complete::roles))]
    role: Option<String>,
    /// Only requests I opened
    #[arg(long)]
    mine: bool,
    /// Only requests without an event for longer than their workflow allows
    #[arg(long)]
    stale: bool,
    /// Which states
    #[arg(long, value_enum, default_value_t)]
    state: State,
    /// Only requests of this tracker
    #[arg(long, value_name = "TRACKER")]
    tracker: Option<String>,
    /// At most so many [default: 50]
    #[arg(long, value_name = "N")]
    limit: Option<u64>,
    /// Leave out the first so many
    #[arg(long, default_value_t = 0, value_name = "N")]
    offset: u64,
    #[command(flatten)]
    moment: Moment,
}

#[derive(Debug, Clone, Copy, Default, ValueEnum)]
enum State {
    #[default]
    Open,
    Done,
    Refused,
    Cancelled,
    All,
}

pub(super) fn run(context: &Context, ui: &mut Ui, args: &ListArgs) -> Result<Exit, Failure> {
    let office = Office::to_read(context)?.at(context.moment(&args.moment)?);
    let world = office.world();
    let pack = world.pack;
    if let Some(role) = args.role.as_deref().filter(|role| pack.directory.role(role).is_none()) {
        return Err(Failure::usage("unknown-role", format!("there is no role `{role}` in the pack")));
    }
    if let Some(name) = args.workflow.as_deref().filter(|name| pack.workflow(name).is_none()) {
        let known = pack.workflow_names().iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ");
        return Err(Failure::usage("unknown-workflow", format!("there is no workflow `{name}` in the pack"))
            .hint(format!("the workflows are {known}")));
    }
    let requester = if args.mine { Some(world.actor()?.id.clone()) } else { None };
    let query = RequestQuery {
        state: match args.state {
            State::Open => StateFilter::Open,
            State::Done => StateFilter::Done,
            State::Refused => StateFilter::Refused,
            State::Cancelled => StateFilter::Cancelled,
            State::All => StateFilter::Any,
        },
        workflow: args.workflow.as_deref().map(WorkflowId::new),
        step: args.step.as_deref().map(StepId::new),
        waiting_for: args.role.as_deref().map(|role| vec![Party::Role(RoleId::new(role))]),
        requester,
        stale: args.stale.then(|| list::stale_cutoffs(&world)),
        offset: args.offset,
        limit: args.limit.unwrap_or(PAGE).max(1),
        ..RequestQuery::default()
    };
    let (rows, total) = office.query_all(args.tracker.as_deref(), &query)?;
    listing::show(ui, &world, &rows, total, "no request")?;
    Ok(Exit::Done)
}

/// The rows of several trackers in the order of one.
pub(crate) fn ordered(mut rows: Vec<Row>, limit: u64) -> Vec<Row> {
    rows.sort_by_key(Row::key);
    rows.truncate(usize::try_from(limit).unwrap_or(usize::MAX));
    rows
}
