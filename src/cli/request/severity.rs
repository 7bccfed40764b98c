//! `opsctl request severity`, and severities as people name them.

use clap::Args;
use clap_complete::ArgValueCompleter;

use super::super::complete;
use super::super::context::{Context, nearest};
use super::super::exit::Exit;
use super::super::failure::Failure;
use super::super::prompt::Question;
use super::super::ui::Ui;
use super::pause::reason;
use super::{Deed, Target, current, one_event};
use crate::domain::ident::SeverityId;
use crate::domain::pack::Pack;
use crate::domain::request::event::EventKind;

#[derive(Debug, Clone, Args)]
pub(super) struct SeverityArgs {
    #[command(flatten)]
    target: Target,
    /// The severity, or another name of it
    #[arg(value_name = "SEVERITY", add = ArgValueCompleter::new(complete::severities))]
    severity: String,
    /// Why
    #[arg(long, short)]
    reason: Option<String>,
}

pub(super) fn run(context: &Context, ui: &mut Ui, args: SeverityArgs) -> Result<Exit, Failure> {
    let deed = Deed { verb: "change the severity of", done: "changed" };
    one_event(context, ui, &args.target, deed, |ui, world, case, what| {
        current(case, what)?;
        let severity = named(world.pack, &args.severity)?;
        if case.state.severity.as_ref() == Some(&severity) {
            return Ok(None);
        }
        let reason = reason(ui, args.reason, "Why is it that severe?")?;
        Ok(Some(EventKind::Severity { severity, reason }))
    })
}

/// The severity of that name or alias.
pub(crate) fn named(pack: &Pack, name: &str) -> Result<SeverityId, Failure> {
    if let Some(severity) = pack.severity(name) {
        return Ok(severity.id.clone());
    }
    let known: Vec<&str> = pack
        .severities
        .iter()
        .flat_map(|severity| std::iter::once(&severity.id).chain(&severity.aliases))
        .map(SeverityId::as_str)
        .collect();
    let failure = Failure::usage("unknown-severity", format!("there is no severity `{name}` in the pack"));
    Err(match nearest(name, &known) {
        _ if known.is_empty() => failure.hint("the pack declares none; `opsctl help sla` says how"),
        Some(nearest) => failure.hint(format!("did you mean `{nearest}`?")),
        None => failure.hint(format!("the severities are {}", listed(pack))),
    })
}

/// Asks for a severity on a terminal.
pub(super) fn ask(ui: &mut Ui, pack: &Pack) -> Result<SeverityId, Failure> {
    let words: Vec<String> = pack
        .severities
        .iter()
        .map(|severity| match &severity.label {
            Some(label) => format!("{}: {label}", severity.id),
            None => severity.id.to_string(),
        })
        .collect();
    let question = Question { text: "How severe is it?", flag: "--severity SEVERITY" };
    let chosen = ui.select(question, &words).map_err(|failure| {
        if failure.code == "input-needed" { failure.hint(format!("one of {}", listed(pack))) } else { failure }
    })?;
    let chosen = pack.severities.get(chosen).map(|severity| severity.id.clone());
    chosen.ok_or_else(|| Failure::usage("input-needed", "no severity was chosen"))
}

fn listed(pack: &Pack) -> String {
    pack.severities.iter().map(|severity| format!("`{}`", severity.id)).collect::<Vec<_>>().join(", ")
}
