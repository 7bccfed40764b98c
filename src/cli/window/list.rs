//! `opsctl window list`: every rule of the pack, in words.

use crate::cli::context::Context;
use crate::cli::exit::Exit;
use crate::cli::failure::Failure;
use crate::cli::globals::Moment;
use crate::cli::render::table::{Cell, Table};
use crate::cli::render::tone::Tone;
use crate::cli::render::window::{RuleView, about};
use crate::cli::ui::Ui;
use crate::domain::window::Kind;

/// List the windows: what each is about, when it holds, and why
#[derive(Debug, Default, clap::Args)]
pub(super) struct Args {
    #[command(flatten)]
    moment: Moment,
}

/// Prints the list.
pub(super) fn run(context: &Context, ui: &mut Ui, args: &Args) -> Result<Exit, Failure> {
    let pack = context.pack()?;
    let at = context.moment(&args.moment)?;
    let rules = pack.windows.rules();
    if ui.is_json() {
        let views: Vec<_> = rules.iter().map(|rule| RuleView::new(rule, at, &pack.timezone)).collect();
        ui.json(&views)?;
        return Ok(Exit::Done);
    }
    if rules.is_empty() {
        ui.say("the pack has no windows: everything is open at any time");
        return Ok(Exit::Done);
    }
    let mut table = Table::new(["WINDOW", "KIND", "ABOUT", "WHEN", "HOLDS", "REASON"]);
    for rule in rules {
        let holds = match (rule.kind, rule.is_held_at(at)) {
            (Kind::Deny, true) => Cell::toned(Tone::Bad, "yes"),
            (Kind::Allow, true) => Cell::toned(Tone::Good, "yes"),
            (_, false) => Cell::new("no"),
        };
        table.row([
            Cell::toned(Tone::Accent, rule.name.as_str()),
            rule.kind.name().into(),
            about(rule).into(),
            rule.when_and_where().into(),
            holds,
            rule.reason.as_deref().unwrap_or_default().into(),
        ]);
    }
    ui.table(&table);
    Ok(Exit::Done)
}
