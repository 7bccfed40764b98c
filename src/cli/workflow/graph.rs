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
  opsctl workflow graph delivery                         who asks whom, for a Markdown page
  opsctl workflow graph delivery --diagram state         the steps and how they lead to each other
  opsctl workflow graph delivery --format dot | dot -Tsvg > delivery.svg")]
pub(super) struct Args {
    #[command(flatten)]
    choice: super::Choice,

    /// The language of the diagram
    #[arg(long, value_enum, default_value_t = Format::Mermaid)]
    format: Format,

    /// What the diagram shows; default: `sequence` in Mermaid where the workflow says who asks or
    /// informs whom, else `state`; `dot` knows `state` only
    #[arg(long, value_enum)]
    diagram: Option<Diagram>,
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
    let told = workflow.steps.iter().any(|step| step.asked_by.is_some() || !step.informs.is_empty());
    let usual = if told && args.format == Format::Mermaid { Diagram::Sequence } else { Diagram::State };
    let diagram = args.diagram.unwrap_or(usual);
    let text = match (args.format, diagram) {
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
            "diagram": name(diagram.to_possible_value()),
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
