//! `opsctl request check`.

use clap::Args;

use super::super::context::Context;
use super::super::exit::Exit;
use super::super::failure::Failure;
use super::super::ui::Ui;
use super::{Deed, Target, current, one_event};
use crate::domain::ident::ItemId;
use crate::domain::request::event::EventKind;

#[derive(Debug, Clone, Args)]
pub(super) struct CheckArgs {
    #[command(flatten)]
    target: Target,
    /// The items, by id; `request show` lists them
    #[arg(required = true, value_name = "ITEM")]
    items: Vec<String>,
    /// Untick them again
    #[arg(long)]
    undo: bool,
}

pub(super) fn run(context: &Context, ui: &mut Ui, args: &CheckArgs) -> Result<Exit, Failure> {
    let deed = if args.undo {
        Deed { verb: "uncheck items of", done: "unchecked" }
    } else {
        Deed { verb: "check items of", done: "checked" }
    };
    one_event(context, ui, &args.target, deed, |_, _, case, what| {
        let step = current(case, what)?;
        let mut items = Vec::new();
        for name in &args.items {
            if !step.checklist.iter().any(|item| item.id.as_str() == name) {
                let known = step.checklist.iter().map(|item| format!("`{}`", item.id)).collect::<Vec<_>>().join(", ");
                let known =
                    if known.is_empty() { "it has no checklist".to_owned() } else { format!("its items are {known}") };
                return Err(
                    Failure::usage("unknown-item", format!("step `{}` has no item `{name}`", step.id)).hint(known)
                );
            }
            let item = ItemId::new(name);
            if case.state.checked.contains_key(&item) == args.undo && !items.contains(&item) {
                items.push(item);
            }
        }
        if items.is_empty() {
            return Ok(None);
        }
        Ok(Some(EventKind::Check { step: step.id.clone(), items, undo: args.undo }))
    })
}
