//! `opsctl request set`, `assign` and `note`.

use std::collections::BTreeMap;

use clap::Args;
use clap_complete::ArgValueCompleter;

use super::super::complete;
use super::super::context::Context;
use super::super::exit::Exit;
use super::super::failure::Failure;
use super::super::ui::Ui;
use super::approve::needed;
use super::{Deed, Target, current, one_event};
use crate::domain::ident::PersonId;
use crate::domain::request::event::EventKind;

#[derive(Debug, Clone, Args)]
pub(super) struct SetArgs {
    #[command(flatten)]
    target: Target,
    /// A field; repeat for several
    #[arg(long = "field", short = 'f', value_name = "NAME=VALUE", required = true, value_parser = super::key_value)]
    fields: Vec<(String, String)>,
}

#[derive(Debug, Clone, Args)]
pub(super) struct AssignArgs {
    #[command(flatten)]
    target: Target,
    /// Who does the step
    #[arg(value_name = "PERSON", required_unless_present = "nobody", conflicts_with = "nobody", add = ArgValueCompleter::new(complete::people))]
    person: Option<String>,
    /// Nobody in particular
    #[arg(long)]
    nobody: bool,
}

#[derive(Debug, Clone, Args)]
pub(super) struct NoteArgs {
    #[command(flatten)]
    target: Target,
    /// The remark
    #[arg(value_name = "TEXT")]
    text: String,
}

#[derive(Debug, Clone, Args)]
pub(super) struct EscalateArgs {
    #[command(flatten)]
    target: Target,
    /// Why it cannot wait
    #[arg(long, short)]
    reason: Option<String>,
}

pub(super) fn set(context: &Context, ui: &mut Ui, args: &SetArgs) -> Result<Exit, Failure> {
    one_event(context, ui, &args.target, Deed { verb: "change", done: "changed" }, |_, _, case, what| {
        let step = current(case, what)?;
        let mut fields = BTreeMap::new();
        for (name, value) in &args.fields {
            let here = case.workflow.fields.iter().chain(&step.fields).find(|field| field.id.as_str() == name);
            let filled = || case.workflow.field(name).filter(|field| case.state.fields.contains_key(&field.id));
            let Some(field) = here.or_else(filled) else {
                return Err(Failure::usage("unknown-field", format!("there is no field `{name}` to change here")));
            };
            let kept = field
                .accept(value)
                .map_err(|problem| Failure::usage("bad-field", format!("field `{name}` {problem}")))?;
            if case.state.fields.get(&field.id) != Some(&kept) {
                fields.insert(field.id.clone(), kept);
            }
        }
        if fields.is_empty() {
            return Ok(None);
        }
        Ok(Some(EventKind::Set { fields }))
    })
}

pub(super) fn assign(context: &Context, ui: &mut Ui, args: &AssignArgs) -> Result<Exit, Failure> {
    one_event(context, ui, &args.target, Deed { verb: "assign", done: "assigned" }, |_, world, case, what| {
        current(case, what)?;
        if let Some(person) = args.person.as_deref().filter(|person| world.pack.directory.person(person).is_none()) {
            return Err(Failure::usage("unknown-person", format!("`{person}` is nobody in this pack")));
        }
        let person = args.person.as_deref().map(PersonId::new);
        if case.state.assignee == person {
            return Ok(None);
        }
        Ok(Some(EventKind::Assign { person }))
    })
}

/// Escalates to whoever leads the step's roles, or holds one of them alone (seed S1-09).
pub(super) fn escalate(context: &Context, ui: &mut Ui, args: EscalateArgs) -> Result<Exit, Failure> {
    one_event(context, ui, &args.target, Deed { verb: "escalate", done: "escalated" }, |ui, world, case, what| {
        let step = current(case, what)?;
        let reason = super::pause::reason(ui, args.reason, "Why can it not wait?")?;
        let directory = &world.pack.directory;
        let leads = step.by.iter().filter_map(|role| directory.role(role.as_str())?.lead.as_ref());
        let holders = step.by.iter().flat_map(|role| directory.holders(role, world.now)).map(|person| &person.id);
        let in_service =
            |person: &&PersonId| directory.person(person.as_str()).is_some_and(|it| it.is_active_at(world.now));
        let Some(owner) = leads.chain(holders).find(in_service) else {
            return Err(Failure::refused(
                "nobody-there",
                format!("{what}: nobody holds a role of step `{}` now", step.id),
            ));
        };
        Ok(Some(EventKind::Escalate { step: step.id.clone(), to: owner.clone(), reason }))
    })
}

pub(super) fn note(context: &Context, ui: &mut Ui, args: &NoteArgs) -> Result<Exit, Failure> {
    let text = needed(&args.text, "remark")?;
    one_event(context, ui, &args.target, Deed { verb: "add a note to", done: "noted" }, |_, _, _, _| {
        Ok(Some(EventKind::Note { text }))
    })
}
