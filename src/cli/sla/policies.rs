//! `opsctl sla policies`: what the pack promises, by severity.

use serde::Serialize;

use super::super::context::Context;
use super::super::exit::Exit;
use super::super::failure::Failure;
use super::super::render::table::{Cell, Table};
use super::super::render::tone::Tone;
use super::super::ui::Ui;
use crate::domain::duration::Length;
use crate::domain::ident::{CalendarId, SeverityId};
use crate::domain::pack::Pack;
use crate::domain::sla::{ClockMode, OffHours, OnReopen, OnSeverityChange, Severity};

/// Show what the pack promises for each severity, most severe first
#[derive(Debug, clap::Args)]
pub(super) struct PoliciesArgs {}

#[derive(Debug, Serialize)]
struct View<'a> {
    severity: &'a str,
    aliases: Vec<&'a str>,
    label: Option<&'a str>,
    respond: Option<String>,
    resolve: Option<String>,
    update: Option<String>,
    /// None: day and night.
    calendar: Option<&'a str>,
    clock: &'static str,
    off_hours: &'static str,
    at_risk: String,
    blocks: bool,
    on_severity_change: &'static str,
    on_reopen: &'static str,
}

impl<'a> View<'a> {
    fn of(pack: &'a Pack, severity: &'a Severity) -> Self {
        let length = |length: Option<Length>| length.map(|length| length.to_string());
        let calendar = severity.calendar.as_ref().or(pack.default_calendar.as_ref());
        Self {
            severity: severity.id.as_str(),
            aliases: severity.aliases.iter().map(SeverityId::as_str).collect(),
            label: severity.label.as_deref(),
            respond: length(severity.respond),
            resolve: length(severity.resolve),
            update: length(severity.update),
            calendar: calendar.filter(|_| severity.clock != ClockMode::Always).map(CalendarId::as_str),
            clock: match severity.clock {
                ClockMode::Business => "business",
                ClockMode::Always => "always",
                ClockMode::BestEffort => "best_effort",
            },
            off_hours: match severity.off_hours {
                OffHours::BestEffort => "best_effort",
                OffHours::NextWorkingDay => "next_working_day",
            },
            at_risk: format!("{}%", severity.at_risk),
            blocks: severity.blocks,
            on_severity_change: match severity.on_severity_change {
                OnSeverityChange::Retarget => "retarget",
                OnSeverityChange::Restart => "restart",
            },
            on_reopen: match severity.on_reopen {
                OnReopen::Resume => "resume",
                OnReopen::Restart => "restart",
            },
        }
    }

    /// What is not usual about it.
    fn remarks(&self) -> String {
        let said = [
            (self.clock == "best_effort", "best effort: never breached"),
            (self.off_hours == "best_effort", "best effort outside of hours"),
            (self.blocks, "an open incident closes production"),
            (self.on_severity_change == "restart", "a change to it starts anew"),
            (self.on_reopen == "restart", "reopening starts anew"),
        ];
        said.iter().filter(|(holds, _)| *holds).map(|(_, words)| *words).collect::<Vec<_>>().join("; ")
    }
}

/// Runs `opsctl sla policies`.
pub(super) fn run(context: &Context, ui: &mut Ui, _: &PoliciesArgs) -> Result<Exit, Failure> {
    let pack = context.pack()?;
    let views: Vec<View<'_>> = pack.severities.iter().map(|severity| View::of(pack, severity)).collect();
    if ui.is_json() {
        ui.json(&views)?;
        return Ok(Exit::Done);
    }
    if views.is_empty() {
        ui.say("the pack declares no severities; `opsctl help sla` says how");
        return Ok(Exit::Done);
    }
    let mut table = Table::new(["SEVERITY", "ALSO", "RESPOND", "RESOLVE", "UPDATE", "BY", "AT RISK", "REMARKS"]);
    for view in &views {
        let cell = |length: &Option<String>| Cell::new(length.as_deref().unwrap_or("-"));
        table.row([
            Cell::toned(Tone::Accent, view.severity),
            view.aliases.join(", ").into(),
            cell(&view.respond),
            cell(&view.resolve),
            cell(&view.update),
            view.calendar.unwrap_or("day and night").into(),
            view.at_risk.as_str().into(),
            view.remarks().into(),
        ]);
    }
    ui.table(&table);
    Ok(Exit::Done)
}
