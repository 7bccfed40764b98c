//! A workflow as a Mermaid state diagram: one state per step, one arrow per outcome. The steps of a
//! hand-off's child are in the child's own diagram.

use super::label;
use crate::domain::ident::StepId;
use crate::domain::workflow::{Effect, Workflow};

/// Words the grammar of state diagrams keeps for itself, and the state of a refused request.
const RESERVED: &[&str] = &[
    "accdescr",
    "acctitle",
    "as",
    "choice",
    "class",
    "classdef",
    "click",
    "default",
    "direction",
    "end",
    "fork",
    "hide",
    "href",
    "join",
    "left",
    "note",
    "of",
    "refused",
    "right",
    "root",
    "scale",
    "state",
    "statediagram",
    "style",
];

/// The state diagram of `workflow`.
pub(crate) fn state(workflow: &Workflow) -> String {
    let mut taken = Vec::new();
    let ids: Vec<(&StepId, String)> = workflow
        .steps
        .iter()
        .map(|step| (&step.id, label::identifier(step.id.as_str(), RESERVED, &mut taken)))
        .collect();
    let id_of = |step: &StepId| ids.iter().find(|(id, _)| *id == step).map(|(_, id)| id.as_str());
    let mut lines = vec!["stateDiagram-v2".to_owned()];
    for (step, (_, id)) in workflow.steps.iter().zip(&ids) {
        let title = format!("{} ({})", step.title, label::roles(&step.by));
        lines.push(format!("  state \"{}\" as {id}", label::mermaid(&title)));
        let remarks = label::remarks(step);
        if !remarks.is_empty() {
            lines.push(format!("  note right of {id} : {}", label::mermaid(&remarks.join(", "))));
        }
    }
    let refuses = workflow.steps.iter().any(|step| step.refusals().next().is_some());
    if refuses {
        lines.push("  state \"Refused\" as refused".to_owned());
    }
    if let Some((_, first)) = ids.first() {
        lines.push(format!("  [*] --> {first}"));
    }
    for (position, (step, (_, id))) in workflow.steps.iter().zip(&ids).enumerate() {
        for outcome in &step.outcomes {
            let target = match &outcome.effect {
                Effect::Next => workflow.step_after(position).and_then(|next| id_of(&next.id)).unwrap_or("[*]"),
                Effect::To(target) => id_of(target).unwrap_or("[*]"),
                Effect::Refuse => "refused",
                Effect::End => "[*]",
            };
            let words = label::mermaid(&label::outcome(outcome));
            lines.push(format!("  {id} --> {target} : {words}"));
        }
    }
    if refuses {
        lines.push("  refused --> [*]".to_owned());
    }
    lines.join("\n") + "\n"
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;

    #[test]
    fn every_outcome_is_an_arrow() {
        assert_eq!(
            state(&sample::shapes()),
            r#"stateDiagram-v2
  state "Ask #34;nicely#34;#59; then #101;nd #35;1 (startup)" as ask
  state "Check (secu, sre)" as end_
  state "Build (sre)" as build_it
  note right of build_it : works in dev
  state "Ship (ops)" as ship
  note right of ship : promotes to prod, approved by 1 sre
  state "Refused" as refused
  [*] --> ask
  ask --> end_ : done
  end_ --> build_it : valid
  end_ --> refused : invalid
  end_ --> ask : unclear
  end_ --> [*] : stop
  build_it --> ship : done
  ship --> [*] : done
  ship --> [*] : not-applicable (skips)
  ship --> build_it : failed
  refused --> [*]
"#
        );
    }

    #[test]
    fn a_hand_off_is_named() {
        let text = state(&sample::besoin());
        assert!(text.contains("note right of demande_mep : hands over to mep in interne\n"), "{text}");
    }
}
