//! A workflow as a Graphviz graph, the same arrows as the state diagram. It writes the text; laying
//! it out is the work of `dot`.

use super::label;
use crate::domain::workflow::{Effect, Workflow};

/// Nodes that are no step: a name of a pack has no parentheses.
const START: &str = "(start)";
const DONE: &str = "(done)";
const REFUSED: &str = "(refused)";

/// The graph of `workflow` for `dot`.
pub(crate) fn dot(workflow: &Workflow) -> String {
    let mut lines = vec![
        format!("digraph {} {{", label::graphviz([workflow.reference().as_str()])),
        format!("  label={};", label::graphviz([workflow.title.as_str()])),
        "  node [shape=box, style=rounded];".to_owned(),
        format!("  {} [shape=point];", label::graphviz([START])),
        format!("  {} [shape=doublecircle, label=\"done\"];", label::graphviz([DONE])),
    ];
    if workflow.steps.iter().any(|step| step.refusals().next().is_some()) {
        lines.push(format!("  {} [shape=doublecircle, label=\"refused\"];", label::graphviz([REFUSED])));
    }
    for step in &workflow.steps {
        let by = label::roles(&step.by);
        let remarks = label::remarks(step);
        let words = [step.title.as_str(), by.as_str()].into_iter().chain(remarks.iter().map(String::as_str));
        lines.push(format!("  {} [label={}];", label::graphviz([step.id.as_str()]), label::graphviz(words)));
    }
    if let Some(first) = workflow.steps.first() {
        lines.push(format!("  {} -> {};", label::graphviz([START]), label::graphviz([first.id.as_str()])));
    }
    for (position, step) in workflow.steps.iter().enumerate() {
        for outcome in &step.outcomes {
            let target = match &outcome.effect {
                Effect::Next => workflow.step_after(position).map_or(DONE, |next| next.id.as_str()),
                Effect::To(target) => target.as_str(),
                Effect::Refuse => REFUSED,
                Effect::End => DONE,
            };
            let back = matches!(&outcome.effect, Effect::To(target) if workflow.position(target) <= Some(position));
            lines.push(format!(
                "  {} -> {} [label={}{}];",
                label::graphviz([step.id.as_str()]),
                label::graphviz([target]),
                label::graphviz([label::outcome(outcome).as_str()]),
                if back { ", constraint=false" } else { "" },
            ));
        }
    }
    lines.push("}".to_owned());
    lines.join("\n") + "\n"
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;

    #[test]
    fn every_outcome_is_an_arrow() {
        assert_eq!(
            dot(&sample::shapes()),
            r#"digraph "shapes@1" {
  label="All \"shapes\"";
  node [shape=box, style=rounded];
  "(start)" [shape=point];
  "(done)" [shape=doublecircle, label="done"];
  "(refused)" [shape=doublecircle, label="refused"];
  "ask" [label="Ask \"nicely\"; then end #1\nstartup"];
  "end" [label="Check\nsecu, sre"];
  "build-it" [label="Build\nsre\nworks in dev"];
  "ship" [label="Ship\nops\npromotes to prod\napproved by 1 sre"];
  "(start)" -> "ask";
  "ask" -> "end" [label="done"];
  "end" -> "build-it" [label="valid"];
  "end" -> "(refused)" [label="invalid"];
  "end" -> "ask" [label="unclear", constraint=false];
  "end" -> "(done)" [label="stop"];
  "build-it" -> "ship" [label="done"];
  "ship" -> "(done)" [label="done"];
  "ship" -> "(done)" [label="not-applicable (skips)"];
  "ship" -> "build-it" [label="failed", constraint=false];
}
"#
        );
    }
}
