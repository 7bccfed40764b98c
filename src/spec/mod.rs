//! YAML text to domain values, with places for every mistake. The only layer that knows serde for
//! configuration; it reads no file.
//!
//! A file goes through `yaml` (text to a tree with places), `shape` (the tree against the JSON
//! Schema of the `raw_*` types), the readers (`config`, `people`, `environment`, `calendar`,
//! `workflow`, `step`: names and scalars to domain values) and the lints. All of them report into
//! one `diagnostic::Report`, so that one run shows every mistake.

mod builtin;
mod calendar;
mod canonical;
mod civil;
mod config;
mod diagnostic;
mod encoding;
mod environment;
mod holidays;
mod hours;
mod ics;
mod later;
mod lint_flow;
mod lint_promotion;
mod lint_window;
mod load;
mod meeting;
mod names;
mod oncall;
mod outside;
mod people;
mod raw_config;
mod raw_oncall;
mod raw_scalar;
mod raw_window;
mod raw_workflow;
mod render;
mod review;
mod scalar;
mod schema;
mod secret;
mod severity;
mod shape;
mod source;
mod sprint;
mod step;
mod tree;
mod when;
mod window;
mod word;
mod workflow;
mod yaml;

pub(crate) use builtin::builtin;
pub(crate) use diagnostic::{Diagnostic, Place, Severity};
#[cfg(any(test, fuzzing))]
pub(crate) use ics::holidays as imported_holidays;
pub(crate) use load::load;
#[cfg(any(test, fuzzing))]
pub(crate) use outside::Nowhere;
pub(crate) use outside::Outside;
pub(crate) use render::render;
pub(crate) use schema::{config_schema, workflow_schema};
pub(crate) use source::{LARGEST_FILE, Source};

#[cfg(test)]
mod tests;
