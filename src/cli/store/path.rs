//! `opsctl store path`: where the store is.

use serde_json::json;

use super::store_files;
use crate::cli::context::Context;
use crate::cli::exit::Exit;
use crate::cli::failure::Failure;
use crate::cli::render::text::clean;
use crate::cli::ui::Ui;

/// Show where the store is kept
#[derive(Debug, Default, clap::Args)]
pub(super) struct Args {}

/// Prints one path a line, for scripts.
pub(super) fn run(context: &Context, ui: &mut Ui, _: &Args) -> Result<Exit, Failure> {
    let files = store_files(context)?;
    if ui.is_json() {
        let view = |file: &super::StoreFile<'_>| {
            let bytes = file.path.metadata().ok().map(|data| data.len());
            json!({"path": file.path.display().to_string(), "trackers": file.trackers, "exists": file.exists(), "bytes": bytes})
        };
        ui.json(&files.iter().map(view).collect::<Vec<_>>())?;
        return Ok(Exit::Done);
    }
    for file in &files {
        ui.line(clean(&file.path.display().to_string()));
        if !file.exists() {
            ui.say(format!("it is made by the first request on {}", file.trackers.join(", ")));
        }
    }
    Ok(Exit::Done)
}
