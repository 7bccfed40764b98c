//! The command line: parses, prints, picks adapters, turns failures into words and exit codes.

use std::process::ExitCode;

/// Runs the command line.
pub(crate) fn run() -> ExitCode {
    ExitCode::SUCCESS
}
