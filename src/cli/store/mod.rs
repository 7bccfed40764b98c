//! `opsctl store`: the files of the embedded store. They are looked at and copied, never repaired;
//! only what can be made again from the logs is ever thrown away.

mod backup;
mod check;
mod path;
mod rebuild;

use std::path::PathBuf;

use clap::Subcommand;

use super::context::{Context, shown};
use super::exit::Exit;
use super::failure::Failure;
use super::ui::Ui;
use crate::domain::pack::{TrackerKind, TrackerSettings};

/// Find, check and back up the embedded store, rebuild its lists
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[command(subcommand)]
    verb: Option<Verb>,
}

#[derive(Debug, Subcommand)]
enum Verb {
    Path(path::Args),
    Check(check::Args),
    Backup(backup::Args),
    Rebuild(rebuild::Args),
}

/// Runs the verb; without one, shows where the store is.
pub(crate) fn run(context: &Context, ui: &mut Ui, args: &Args) -> Result<Exit, Failure> {
    match &args.verb {
        None => path::run(context, ui, &path::Args::default()),
        Some(Verb::Path(args)) => path::run(context, ui, args),
        Some(Verb::Check(args)) => check::run(context, ui, args),
        Some(Verb::Backup(args)) => backup::run(context, ui, args),
        Some(Verb::Rebuild(args)) => rebuild::run(context, ui, args),
    }
}

/// One file of the pack's local trackers.
struct StoreFile<'a> {
    path: PathBuf,
    kind: &'a TrackerKind,
    /// The trackers that are kept in it.
    trackers: Vec<&'a str>,
}

impl StoreFile<'_> {
    /// The path as it is shown to people.
    fn shown(&self, context: &Context) -> Result<String, Failure> {
        Ok(shown(&self.path, context.directory()?))
    }

    /// Whether it was made already: looking at a store does not make one.
    fn exists(&self) -> bool {
        self.path.symlink_metadata().is_ok()
    }
}

/// The files of all local trackers, each once.
fn store_files(context: &Context) -> Result<Vec<StoreFile<'_>>, Failure> {
    let mut files: Vec<StoreFile<'_>> = Vec::new();
    for TrackerSettings { id, kind } in &context.pack()?.trackers {
        let path = context.store_path(kind)?;
        match files.iter_mut().find(|file| file.path == path) {
            Some(file) => file.trackers.push(id.as_str()),
            None => files.push(StoreFile { path, kind, trackers: vec![id.as_str()] }),
        }
    }
    Ok(files)
}
