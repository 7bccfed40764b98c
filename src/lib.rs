//! opsctl makes an operations process executable.
//!
//! The layers, top to bottom; imports go down only, `tests/architecture.rs` keeps it so:
//!
//! ```text
//! cli        parses, prints, picks adapters, turns failures into words and exit codes
//! services   use cases: one request value and ports in, one outcome out
//! trackers   adapters to issue trackers, the only code with SQL (and, later, HTTP)
//! spec       YAML text to domain values, with spans
//! domain     pure: types and decisions
//! ```
//!
//! One idea carries all of it: the log of comments on an issue is the truth, labels are a picture of
//! it, and state is always replayed (`domain::request::replay`), never trusted.

mod cli;
#[cfg(test)]
#[path = "../benches/deadlines.rs"]
mod deadlines;
mod domain;
#[cfg(test)]
#[path = "../benches/fill.rs"]
mod fill;
#[cfg(any(test, fuzzing))]
pub mod fuzz;
mod services;
mod spec;
mod trackers;

/// Runs the command line of this process and returns its exit code.
pub fn run() -> std::process::ExitCode {
    cli::run()
}
