//! The options `promote` and `rollback` share about release windows: how long it will take, and for
//! what the glass may be broken.

use clap_complete::ArgValueCompleter;

use crate::cli::complete;
use crate::cli::failure::Failure;
use crate::cli::request::{needed, reference};
use crate::domain::duration::Length;
use crate::domain::pack::Pack;
use crate::services::glass::Plea;

#[derive(Debug, clap::Args)]
pub(crate) struct WindowArgs {
    /// How long it is planned to take (`90m`, `2h`): no window may close before that is over
    #[arg(long = "for", value_name = "DURATION", value_parser = on_the_wall)]
    pub(super) planned: Option<Length>,
    /// Set closed windows and missing approvals aside for an incident, and say why (`opsctl help break-glass`)
    #[arg(long, value_name = "REASON", requires = "incident")]
    pub(super) break_glass: Option<String>,
    /// The open request the glass is broken for
    #[arg(long, value_name = "REQUEST", requires = "break_glass", add = ArgValueCompleter::new(complete::requests))]
    incident: Option<String>,
}

impl WindowArgs {
    /// How long it is planned to take.
    pub(crate) fn planned(&self) -> Option<Length> {
        self.planned
    }

    /// What the glass may be broken for, where that is wanted.
    pub(crate) fn plea(&self, pack: &Pack) -> Result<Option<Plea>, Failure> {
        let (Some(reason), Some(incident)) = (&self.break_glass, &self.incident) else { return Ok(None) };
        Ok(Some(Plea { reason: needed(reason, "reason")?, incident: reference(pack, incident)? }))
    }
}

/// A length that needs no calendar.
fn on_the_wall(text: &str) -> Result<Length, String> {
    let length = Length::parse(text).filter(|length| length.wall_clock().is_some());
    length.ok_or_else(|| format!("`{text}` is not a length of time such as `90m`, `2h` or `1d`"))
}
