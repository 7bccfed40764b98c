//! `opsctl audit`: what does not add up.

use clap_complete::ArgValueCompleter;
use serde::Serialize;

use super::complete;
use super::context::Context;
use super::exit::Exit;
use super::failure::Failure;
use super::office::Office;
use super::render::table::{Cell, Table};
use super::render::time;
use super::render::tone::Tone;
use super::request::reference;
use super::ui::Ui;
use crate::services::audit;

#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// Only this request
    #[arg(value_name = "REQUEST", add = ArgValueCompleter::new(complete::requests))]
    request: Option<String>,
    /// Exit 3 when there is anything to report, for CI
    #[arg(long)]
    strict: bool,
}

#[derive(Debug, Serialize)]
struct View {
    request: String,
    ident: &'static str,
    detail: String,
    who: Option<String>,
    at: Option<String>,
}

/// Runs `opsctl audit`.
pub(crate) fn run(context: &Context, ui: &mut Ui, args: &Args) -> Result<Exit, Failure> {
    let office = Office::to_read(context)?;
    let world = office.world();
    let zone = &world.pack.timezone;
    let findings = match &args.request {
        Some(request) => audit::request(&world, &reference(world.pack, request)?)?,
        None => audit::everything(&world)?,
    };
    let exit = if args.strict && !findings.is_empty() { Exit::Refused } else { Exit::Done };
    if ui.is_json() {
        let view = |finding: &audit::Finding| View {
            request: finding.request.to_string(),
            ident: finding.ident,
            detail: finding.detail.clone(),
            who: finding.who.clone(),
            at: finding.at.map(|at| time::rfc3339(at, zone)),
        };
        ui.json(&findings.iter().map(view).collect::<Vec<_>>())?;
        return Ok(exit);
    }
    if findings.is_empty() {
        ui.say("everything adds up");
        return Ok(exit);
    }
    let mut table = Table::new(["REQUEST", "FINDING", "WHO", "WHEN", "DETAIL"]);
    for finding in &findings {
        let tone = match finding.ident {
            "superseded" | "duplicate" | "stale" | "drift" => Tone::Warn,
            _ => Tone::Bad,
        };
        table.row([
            Cell::toned(Tone::Accent, finding.request.to_string()),
            Cell::toned(tone, finding.ident),
            finding.who.as_deref().unwrap_or_default().into(),
            finding.at.map(|at| time::short(at, zone)).unwrap_or_default().into(),
            finding.detail.as_str().into(),
        ]);
    }
    ui.table(&table);
    if findings.iter().any(|finding| finding.detail.contains("is nobody in the pack")) {
        ui.say("who has left stays under `people`, with `until`: what they did before stays valid");
    }
    ui.say("`opsctl repair REQUEST` puts drift and broken logs right");
    Ok(exit)
}
