//! `opsctl store check`: whether the store's files are whole. Whether the logs in them add up is
//! `opsctl audit`.

use serde_json::json;

use super::{StoreFile, store_files};
use crate::cli::context::Context;
use crate::cli::exit::Exit;
use crate::cli::failure::{Failure, recovery};
use crate::cli::render::text::clean;
use crate::cli::render::tone::Tone;
use crate::cli::ui::Ui;

/// Look for damage in the store, for gaps in its logs and for comments that were removed
#[derive(Debug, clap::Args)]
#[command(after_help = "Exit codes: 0 sound, or not made yet; 1 damage was found")]
pub(super) struct Args {}

/// Prints the findings.
pub(super) fn run(context: &Context, ui: &mut Ui, _: &Args) -> Result<Exit, Failure> {
    let mut views = Vec::new();
    let mut exit = Exit::Done;
    for file in store_files(context)? {
        let name = file.shown(context)?;
        let exists = file.exists();
        let findings = if exists { findings(context, &file)? } else { Vec::new() };
        if !findings.is_empty() {
            exit = Exit::Failed;
        }
        views.push(json!({
            "path": file.path.display().to_string(),
            "trackers": file.trackers,
            "exists": exists,
            "ok": findings.is_empty(),
            "findings": findings,
        }));
        if ui.is_json() {
            continue;
        }
        for finding in &findings {
            ui.line(format!("{}: {}", clean(&name), clean(finding)));
        }
        if !exists {
            ui.line(format!("{}: not made yet", clean(&name)));
        } else if findings.is_empty() {
            ui.line(format!("{}: {}", clean(&name), ui.paint(Tone::Good, "sound")));
        } else {
            ui.say(recovery(&name));
        }
    }
    if ui.is_json() {
        ui.json(&views)?;
    }
    Ok(exit)
}

/// What is wrong with a store. Damage that keeps it from being opened is a finding too.
fn findings(context: &Context, file: &StoreFile<'_>) -> Result<Vec<String>, Failure> {
    match context.store(file.kind) {
        Ok(store) => Ok(store.check()?),
        Err(failure) if failure.code == "damaged-store" => Ok(failure.causes),
        Err(failure) => Err(failure),
    }
}
