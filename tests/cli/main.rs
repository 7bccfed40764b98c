//! The command line from outside: the binary as people and scripts run it. One file per command.

mod completions;
mod help;
mod init;
mod man;
mod output;
mod pack;
mod prompt;
mod schema;
mod support;
mod workflow;
