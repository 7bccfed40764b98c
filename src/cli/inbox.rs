//! `opsctl inbox`: what waits for me and my roles, most urgent first.

use super::context::Context;
use super::exit::Exit;
use super::failure::Failure;
use super::globals::Moment;
use super::office::Office;
use super::render::listing;
use super::ui::Ui;
use crate::services::list;
use crate::trackers::RequestQuery;

#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// At most so many
    #[arg(long, default_value_t = 50, value_name = "N")]
    limit: u64,
    /// Leave out the first so many
    #[arg(long, default_value_t = 0, value_name = "N")]
    offset: u64,
    #[command(flatten)]
    moment: Moment,
}

/// Runs `opsctl inbox`.
pub(crate) fn run(context: &Context, ui: &mut Ui, args: &Args) -> Result<Exit, Failure> {
    let office = Office::to_read_as_somebody(context)?.at(context.moment(&args.moment)?);
    let world = office.world();
    let query = RequestQuery {
        waiting_for: Some(list::parties_of(&world)?),
        offset: args.offset,
        limit: args.limit.max(1),
        ..RequestQuery::default()
    };
    let (rows, total) = office.query_all(None, &query)?;
    listing::show(ui, &world, &rows, total, "nothing waits for you")?;
    Ok(Exit::Done)
}
