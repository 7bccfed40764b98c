//! `opsctl schema`: the JSON Schemas of the pack's files, for editors and for people.

use clap::ValueEnum;
use serde_json::json;

use super::context::{Context, shown};
use super::exit::Exit;
use super::failure::Failure;
use super::files::{self, NewFile};
use super::ui::Ui;
use crate::spec;

/// Print the JSON Schema of `opsctl.yaml` or of a workflow file, with what each key means
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// Which file the schema is of
    #[arg(value_enum, default_value_t = Which::Config)]
    which: Which,

    /// Write both schemas beside the pack, where the first line of its files looks for them
    #[arg(long)]
    write: bool,
}

/// The files of a pack that have a schema.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Which {
    /// `opsctl.yaml`
    Config,
    /// `workflows/*.yaml`
    Workflow,
}

/// Prints a schema, or writes both.
pub(crate) fn run(context: &Context, ui: &mut Ui, args: &Args) -> Result<Exit, Failure> {
    if !args.write {
        let schema = match args.which {
            Which::Config => spec::config_schema(),
            Which::Workflow => spec::workflow_schema(),
        };
        ui.json(&schema)?;
        return Ok(Exit::Done);
    }
    let Some(folder) = context.place()?.folder() else {
        return Err(Failure::failed("no-pack", "there is no pack here to write the schemas beside")
            .hint("`opsctl init` writes a pack with its schemas"));
    };
    let mut written = Vec::new();
    for (name, content) in schema_files() {
        let file = NewFile { path: folder.join(name), content };
        files::replace(&file)?;
        written.push(shown(&file.path, context.directory()?));
    }
    if ui.is_json() {
        ui.json(&json!({"written": written}))?;
    } else {
        for path in written {
            ui.line(format!("wrote `{path}`"));
        }
    }
    Ok(Exit::Done)
}

/// The schema files of a pack: name beside `opsctl.yaml`, and content.
pub(crate) fn schema_files() -> [(&'static str, String); 2] {
    [
        ("opsctl.schema.json", format!("{:#}\n", spec::config_schema())),
        ("workflow.schema.json", format!("{:#}\n", spec::workflow_schema())),
    ]
}
