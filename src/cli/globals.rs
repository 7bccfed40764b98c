//! Options that every command takes, and the two that groups of commands share. They only hold what
//! was typed; `context` makes sense of them.

use std::path::PathBuf;

use clap::{Args, ValueHint};
use clap_complete::ArgValueCompleter;

use super::complete;

/// Options of every command.
#[derive(Debug, Clone, Default, Args)]
#[command(next_help_heading = "Global options")]
pub(crate) struct Globals {
    /// The process pack to use, instead of the nearest `opsctl.yaml`
    #[arg(long, global = true, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(crate) config: Option<PathBuf>,

    /// Act as this person of the pack (`opsctl help actors`)
    #[arg(long = "as", global = true, value_name = "PERSON", add = ArgValueCompleter::new(complete::people))]
    pub(crate) as_person: Option<String>,

    /// Print one JSON document on stdout, also for errors
    #[arg(long, global = true)]
    pub(crate) json: bool,

    /// Never ask; fail and name what is missing
    #[arg(long, global = true)]
    pub(crate) no_input: bool,
}

/// `--dry-run`, for every command that writes: flatten it into the command's `Args`.
#[derive(Debug, Clone, Copy, Default, Args)]
pub(crate) struct DryRun {
    /// Say what would be done, and do nothing
    #[arg(long)]
    pub(crate) dry_run: bool,
}

/// `--at`, for commands that only read: flatten it into the command's `Args`.
#[derive(Debug, Clone, Default, Args)]
pub(crate) struct Moment {
    /// Answer as of another moment: `2026-11-23 10:00` (in the pack's zone), `tomorrow 14:00`, `fri 17:00`, `+3d` (`opsctl help moments`)
    #[arg(long, value_name = "TIME", allow_hyphen_values = true)]
    pub(crate) at: Option<String>,
}
