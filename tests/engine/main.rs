//! The engine from outside, one rule at a time: small packs written by the tests, the binary as
//! people run it, and the words it answers with.
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::disallowed_methods,
    reason = "what goes wrong here is a failed test, and a test makes the environment of its runs"
)]

mod approvals;
mod deploying;
mod desk;
mod glass;
mod handoff;
mod limits;
mod people;
mod review;
mod severities;
#[path = "../cli/support/mod.rs"]
#[expect(dead_code, reason = "each test binary uses its own part of the sandbox")]
mod support;
mod tampering;
mod versions;
mod windows;
mod words;
