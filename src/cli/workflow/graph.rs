//! `opsctl workflow graph`: a workflow as a diagram, in the text forms that other tools draw.

use clap::ValueEnum;
use serde_json::json;

use crate::cli::context::Context;
use crate::cli::exit::Exit;
use crate::cli::failure::Failure;
use crate::cli::ui::Ui;
use crate::services::graph;

/// Draw a workflow as a diagram, for Mermaid or Graphviz
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  opsctl workflow graph delivery                         a state diagram, for a Markdown page
  opsctl workflow graph besoin --diagram sequence        who asks whom
  opsctl workflow graph delivery --format dot | dot -Tsvg > delivery.svg")]
pub(super) struct Args {
    #[command(flatten)]
    choice: super::Choice,

    /// The language of the diagram
    #[arg(long, value_enum, default_value_t = Format::Mermaid)]
    format: Format,

    /// What the diagram shows; `dot` knows `state` only
    #[arg(long, value_enum, default_value_t = Diagram::State)]
    diagram: Diagram,
}

/// A language of diagrams.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    Mermaid,
    Dot,
}

/// A kind of diagram.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Diagram {
    /// The steps and how they lead to each other
    State,
    /// The roles and what they hand to each other
    Sequence,
}

/// Prints the diagram.
pub(super) fn run(context: &Context, ui: &mut Ui, args: &Args) -> Result<Exit, Failure> {
    let workflow = args.choice.of(context)?;
    let text = match (args.format, args.diagram) {
        (Format::Mermaid, Diagram::State) => graph::state(workflow),
        (Format::Mermaid, Diagram::Sequence) => graph::sequence(context.pack()?, workflow),
        (Format::Dot, Diagram::State) => graph::dot(workflow),
        (Format::Dot, Diagram::Sequence) => {
            return Err(Failure::usage("bad-value", "`--format dot` draws no sequence diagram")
                .hint("leave out `--format`, or use `--diagram state`"));
        }
    };
    if ui.is_json() {
        let name = |value: Option<clap::builder::PossibleValue>| value.map(|value| value.get_name().to_owned());
        ui.json(&json!({
            "workflow": workflow.id.as_str(),
            "version": workflow.version,
            "format": name(args.format.to_possible_value()),
            "diagram": name(args.diagram.to_possible_value()),
            "text": text,
        }))?;
    } else {
        ui.answer(&text);
        if !text.ends_with('\n') {
            ui.answer("\n");
        }
    }
    Ok(Exit::Done)
}
