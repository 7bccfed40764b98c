//! `opsctl store rebuild`: the cache that lists are read from, thrown away and replayed from the logs.
//! The logs themselves are not touched.

use serde_json::json;

use super::{StoreFile, store_files};
use crate::cli::context::Context;
use crate::cli::exit::Exit;
use crate::cli::failure::Failure;
use crate::cli::globals::DryRun;
use crate::cli::office::Office;
use crate::cli::render::text::clean;
use crate::cli::ui::Ui;
use crate::domain::ident::TrackerId;
use crate::services::list;
use crate::trackers::{Bookkeeping, RequestQuery, StateFilter};

/// Forget what lists are read from and replay every log again
///
/// Never needed in normal use: a changed log is replayed by the next list, and no decision is read
/// from here. For when a list is suspected of being wrong.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[command(flatten)]
    dry_run: DryRun,
}

/// Rebuilds every store that was made, and says how many requests each list knows.
pub(super) fn run(context: &Context, ui: &mut Ui, args: &Args) -> Result<Exit, Failure> {
    let dry = args.dry_run.dry_run;
    let mut views = Vec::new();
    for file in store_files(context)? {
        let name = clean(&file.shown(context)?).into_owned();
        let requests = if file.exists() && !dry { Some(rebuild(context, &file)?) } else { None };
        if ui.is_json() {
            views.push(json!({
                "path": file.path.display().to_string(),
                "trackers": file.trackers,
                "exists": file.exists(),
                "requests": requests,
                "dry_run": dry,
            }));
            continue;
        }
        match requests {
            Some(1) => ui.line(format!("{name}: rebuilt, 1 request")),
            Some(requests) => ui.line(format!("{name}: rebuilt, {requests} requests")),
            None if file.exists() => ui.line(format!("would rebuild the lists of {name}")),
            None => ui.line(format!("{name}: not made yet")),
        }
    }
    if ui.is_json() {
        ui.json(&views)?;
    }
    Ok(Exit::Done)
}

/// How many requests there are, counted from the new lists.
fn rebuild(context: &Context, file: &StoreFile<'_>) -> Result<u64, Failure> {
    context.store(file.kind)?.forget()?;
    let office = Office::to_read(context)?;
    let every = RequestQuery { state: StateFilter::Any, limit: 0, ..RequestQuery::default() };
    let mut requests = 0_u64;
    for tracker in &file.trackers {
        requests += list::query(&office.world(), &TrackerId::new(*tracker), &every)?.total;
    }
    Ok(requests)
}
