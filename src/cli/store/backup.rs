//! `opsctl store backup`: a checked copy of the store as it is at one moment, while others go on
//! writing.

use std::path::PathBuf;

use serde_json::json;

use super::store_files;
use crate::cli::context::{Context, shown};
use crate::cli::exit::Exit;
use crate::cli::failure::Failure;
use crate::cli::globals::DryRun;
use crate::cli::render::text::clean;
use crate::cli::ui::Ui;

/// Copy the store to a new file, whole and checked, while others go on writing
///
/// To restore, move the store away and copy the backup to its place.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The file to write; it must not exist
    #[arg(value_name = "FILE", value_hint = clap::ValueHint::FilePath)]
    file: PathBuf,

    /// The store of this tracker, where the pack keeps several files
    #[arg(long, value_name = "TRACKER")]
    tracker: Option<String>,

    #[command(flatten)]
    dry_run: DryRun,
}

/// Writes the copy.
pub(super) fn run(context: &Context, ui: &mut Ui, args: &Args) -> Result<Exit, Failure> {
    let files = store_files(context)?;
    let tracker = args.tracker.as_deref();
    let chosen = match (tracker, files.as_slice()) {
        (None, [only]) => only,
        (None, _) => {
            let trackers: Vec<_> = files.iter().filter_map(|file| file.trackers.first().copied()).collect();
            return Err(Failure::usage("input-needed", "`--tracker TRACKER` is needed")
                .because("the pack keeps several stores")
                .hint(format!("one of `{}`", trackers.join("`, `"))));
        }
        (Some(tracker), _) => files.iter().find(|file| file.trackers.contains(&tracker)).ok_or_else(|| {
            Failure::usage("unknown-tracker", format!("there is no local tracker `{tracker}` in the pack"))
                .hint("`opsctl store path --json` shows the stores and their trackers")
        })?,
    };
    if !chosen.exists() {
        return Err(Failure::failed("no-store", format!("there is no store at `{}`", chosen.path.display()))
            .hint("it is made by the first request"));
    }
    let to = context.directory()?.join(&args.file);
    if to.symlink_metadata().is_ok() {
        return Err(Failure::failed("file-exists", format!("`{}` exists already", to.display()))
            .because("a backup is not written over anything")
            .hint("name another file, or move this one away"));
    }
    if !args.dry_run.dry_run {
        context.store(chosen.kind)?.backup(&to)?;
    }
    if ui.is_json() {
        ui.json(&json!({
            "store": chosen.path.display().to_string(),
            "backup": to.display().to_string(),
            "dry_run": args.dry_run.dry_run,
            "bytes": to.metadata().ok().map(|data| data.len()),
        }))?;
    } else {
        let did = if args.dry_run.dry_run { "would copy" } else { "copied" };
        let (from, to) = (chosen.shown(context)?, shown(&to, context.directory()?));
        ui.line(format!("{did} `{}` to `{}`", clean(&from), clean(&to)));
    }
    Ok(Exit::Done)
}
