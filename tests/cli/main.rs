//! The command line from outside: the binary as people and scripts run it. One file per command.
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::disallowed_methods,
    reason = "what goes wrong here is a failed test, and a test makes the environment of its runs"
)]

mod actor;
mod calendar;
mod completions;
mod help;
mod init;
mod man;
mod moment;
mod oncall;
mod output;
mod pack;
mod promote;
mod prompt;
mod schema;
mod sla;
mod store;
mod support;
mod version;
mod window;
mod window_export;
mod workflow;
