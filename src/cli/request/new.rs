//! `opsctl request new`.

use std::collections::BTreeMap;
use std::path::PathBuf;

use clap::{Args, ValueHint};
use clap_complete::ArgValueCompleter;

use super::super::complete;
use super::super::context::Context;
use super::super::exit::Exit;
use super::super::failure::Failure;
use super::super::globals::DryRun;
use super::super::office::Office;
use super::super::prompt::Question;
use super::super::render::text::clean;
use super::super::ui::Ui;
use super::severity;
use crate::domain::ident::FieldId;
use crate::domain::request::guard::Guard;
use crate::domain::workflow::{Field, FieldKind, GLASS_REVIEW, SeverityRule, Workflow};
use crate::services::failure::ServiceError;
use crate::services::open::{self, NewRequest};

/// The longest title, in characters.
const LONGEST_TITLE: usize = 200;

#[derive(Debug, Clone, Args)]
pub(super) struct NewArgs {
    /// The workflow it runs through; may be left out where the pack has one
    #[arg(value_name = "WORKFLOW", add = ArgValueCompleter::new(complete::workflows))]
    workflow: Option<String>,
    /// What it is about, in a few words
    #[arg(long, short)]
    title: Option<String>,
    /// A field of the workflow; repeat for several
    #[arg(long = "field", short = 'f', value_name = "NAME=VALUE", value_parser = super::key_value)]
    fields: Vec<(String, String)>,
    /// How severe it is, where the workflow asks for that: a severity of the pack, or another name of it
    #[arg(long, value_name = "SEVERITY", add = ArgValueCompleter::new(complete::severities))]
    severity: Option<String>,
    /// A file with more text for the issue
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    body_file: Option<PathBuf>,
    /// Open it in the workflow's urgent lane, past the limit on open requests
    #[arg(long)]
    urgent: bool,
    #[command(flatten)]
    dry: DryRun,
}

pub(super) fn run(context: &Context, ui: &mut Ui, args: NewArgs) -> Result<Exit, Failure> {
    let office = Office::to_write(context)?;
    let world = office.world();
    let workflow = workflow(ui, &world, args.workflow.as_deref())?;
    // Nobody answers questions only to be refused for who they are.
    open::may_open(&world, workflow, args.urgent)?;
    let title = title(ui, args.title)?;
    let severity = match args.severity {
        Some(name) => Some(severity::named(world.pack, &name)?),
        None if workflow.severity == Some(SeverityRule::Required) => Some(severity::ask(ui, world.pack)?),
        None => None,
    };
    let fields = fields(ui, workflow, args.fields)?;
    let body = args.body_file.map(|path| context.text_file(&path)).transpose()?;
    let new = NewRequest { workflow, title, fields, body, urgent: args.urgent, severity };
    if args.dry.dry_run {
        let guards = open::guards(&world, &new)?;
        if guards.iter().any(Guard::blocks) {
            let what = format!("cannot open a request of `{}`", workflow.id);
            return Err(ServiceError::refused(what, guards).into());
        }
        ui.say(format!("would open a request of `{}`; nothing was written", workflow.id));
        return Ok(Exit::Done);
    }
    let id = open::open(&world, &new)?;
    let case = office.load(&id)?;
    super::answer(ui, &world, &case, Some("opened"))
}

fn workflow<'a>(
    ui: &mut Ui,
    world: &crate::services::world::World<'a>,
    named: Option<&str>,
) -> Result<&'a Workflow, Failure> {
    let mut names = world.pack.workflow_names();
    // Nobody opens a review by hand.
    names.retain(|name| **name != *GLASS_REVIEW);
    let known = || names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ");
    if let Some(named) = named {
        return world.pack.workflow(named).ok_or_else(|| {
            Failure::usage("unknown-workflow", format!("there is no workflow `{named}` in the pack"))
                .hint(format!("the workflows are {}", known()))
        });
    }
    let actor = world.actor()?;
    let mine = |workflow: &&Workflow| {
        workflow.open_by.is_empty() || world.pack.directory.holds_any(&actor.id, &workflow.open_by, world.now)
    };
    let open: Vec<&Workflow> =
        names.iter().filter_map(|name| world.pack.workflow(name.as_str())).filter(mine).collect();
    if let [only] = open.as_slice() {
        return Ok(only);
    }
    let items: Vec<String> = open.iter().map(|workflow| format!("{}: {}", workflow.id, workflow.title)).collect();
    let question = Question { text: "Which workflow?", flag: "WORKFLOW" };
    let chosen = ui.select(question, &items).map_err(|failure| {
        if failure.code == "input-needed" { failure.hint(format!("name one of {}", known())) } else { failure }
    })?;
    open.get(chosen).copied().ok_or_else(|| Failure::usage("input-needed", "no workflow was chosen"))
}

fn title(ui: &mut Ui, given: Option<String>) -> Result<String, Failure> {
    let title = match given {
        Some(title) => title,
        None => ui.input(Question { text: "Title", flag: "--title TITLE" }, None, true, |title| {
            good_title(title).map(drop)
        })?,
    };
    good_title(&title).map_err(|problem| Failure::usage("bad-title", format!("the title {problem}")))
}

/// One line, without control characters: it becomes the title.
fn good_title(title: &str) -> Result<String, String> {
    let title = title.trim();
    if title.is_empty() {
        return Err("is empty".to_owned());
    }
    if title.chars().count() > LONGEST_TITLE {
        return Err(format!("is longer than {LONGEST_TITLE} characters"));
    }
    if clean(title) != title {
        return Err("has control or direction characters".to_owned());
    }
    Ok(title.to_owned())
}

/// The fields in their kept spelling; required ones that are missing are asked for.
fn fields(
    ui: &mut Ui,
    workflow: &Workflow,
    given: Vec<(String, String)>,
) -> Result<BTreeMap<FieldId, String>, Failure> {
    let mut fields = BTreeMap::new();
    for (name, value) in given {
        let Some(field) = workflow.fields.iter().find(|field| field.id.as_str() == name) else {
            let known = workflow.fields.iter().map(|field| format!("`{}`", field.id)).collect::<Vec<_>>().join(", ");
            let known = if known.is_empty() { "it asks for none".to_owned() } else { format!("it asks for {known}") };
            return Err(Failure::usage(
                "unknown-field",
                format!("`{}` has no field `{name}` at the opening", workflow.id),
            )
            .hint(known));
        };
        let kept =
            field.accept(&value).map_err(|problem| Failure::usage("bad-field", format!("field `{name}` {problem}")))?;
        fields.insert(field.id.clone(), kept);
    }
    let missing =
        workflow.fields.iter().filter(|field| field.required && !fields.contains_key(&field.id)).collect::<Vec<_>>();
    for field in missing {
        let value = ask(ui, field)?;
        fields.insert(field.id.clone(), value);
    }
    Ok(fields)
}

/// Asks for one field on a terminal.
pub(super) fn ask(ui: &mut Ui, field: &Field) -> Result<String, Failure> {
    let flag = format!("--field {}=…", field.id);
    let question = Question { text: field.question(), flag: &flag };
    if let FieldKind::Enum(values) = &field.kind {
        let chosen = ui.select(question, values)?;
        return values.get(chosen).cloned().ok_or_else(|| Failure::usage("input-needed", "nothing was chosen"));
    }
    let answer = ui.input(question, None, true, |answer| {
        field.accept(answer).map(drop).map_err(|problem| format!("it {problem}"))
    })?;
    field.accept(&answer).map_err(|problem| Failure::usage("bad-field", format!("field `{}` {problem}", field.id)))
}
