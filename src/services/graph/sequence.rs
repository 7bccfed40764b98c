//! A workflow as a Mermaid sequence diagram: the roles are the participants, each step is a message,
//! each decision an `alt`, each phase a shaded block. Ways back are in the state diagram only. The
//! child of a hand-off is drawn where it is handed over, each child once, so that workflows handing
//! over to each other come to an end.
//!
//! A step is the message of the first role in its `by`:
//!
//! ```text
//! asked_by        A->>B: title         the question comes to the step
//! informs         B->>R: title         the step's result goes out; B-->R where it is waiting
//! neither         B-->>B: title
//! may refuse      A->>B: title, then alt: B--xA refused, else B->>A accepted
//! ```

use super::label;
use crate::domain::ident::{RoleId, WorkflowId};
use crate::domain::pack::Pack;
use crate::domain::workflow::{Outcome, Step, Workflow};

/// Words the grammar of sequence diagrams keeps for itself, in any case.
const RESERVED: &[&str] = &[
    "accdescr",
    "acctitle",
    "activate",
    "actor",
    "alt",
    "and",
    "as",
    "autonumber",
    "box",
    "break",
    "create",
    "critical",
    "deactivate",
    "destroy",
    "details",
    "else",
    "end",
    "left",
    "link",
    "links",
    "loop",
    "note",
    "off",
    "opt",
    "option",
    "over",
    "par",
    "par_over",
    "participant",
    "properties",
    "rect",
    "right",
    "sequencediagram",
    "title",
];

/// The sequence diagram of `workflow`, with the children of `pack` it hands over to.
pub(crate) fn sequence(pack: &Pack, workflow: &Workflow) -> String {
    let mut steps = Vec::new();
    collect(pack, workflow, &mut vec![&workflow.id], &mut steps);
    let scenes: Vec<Scene<'_>> = steps.into_iter().map(Scene::of).collect();
    let cast = Cast::of(&scenes);

    let mut lines = vec!["sequenceDiagram".to_owned()];
    for (role, id) in &cast.ids {
        let name = role.as_str().to_ascii_uppercase();
        lines.push(if *id == name {
            format!("  participant {id}")
        } else {
            format!("  participant {id} as {}", label::mermaid(&name))
        });
    }
    for phase in scenes.chunk_by(|one, next| one.step.phase == next.step.phase) {
        let heading = phase.first().and_then(|scene| scene.step.phase.as_deref());
        let indent = if heading.is_some() { "    " } else { "  " };
        if let Some(heading) = heading {
            lines.push("  rect rgb(250, 250, 250)".to_owned());
            lines.push(format!("    note over {}: {}", cast.span(phase), label::mermaid(heading)));
        }
        for scene in phase {
            scene.draw(&cast, indent, &mut lines);
        }
        if heading.is_some() {
            lines.push("  end".to_owned());
        }
    }
    lines.join("\n") + "\n"
}

/// The steps of `workflow` in order, each hand-off followed by the steps of its child.
fn collect<'a>(pack: &'a Pack, workflow: &'a Workflow, drawn: &mut Vec<&'a WorkflowId>, steps: &mut Vec<&'a Step>) {
    for step in &workflow.steps {
        steps.push(step);
        let Some(child) = step.handoff.as_ref().and_then(|handoff| pack.workflow(handoff.template.as_str())) else {
            continue;
        };
        if !drawn.contains(&&child.id) {
            drawn.push(&child.id);
            collect(pack, child, drawn, steps);
        }
    }
}

/// One arrow.
struct Message<'a> {
    from: &'a RoleId,
    arrow: &'static str,
    to: &'a RoleId,
    text: &'a str,
}

impl<'a> Message<'a> {
    /// A message, drawn as a note to oneself where both ends are the same.
    fn new(from: &'a RoleId, to: &'a RoleId, text: &'a str) -> Self {
        Self { from, arrow: if from == to { "-->>" } else { "->>" }, to, text }
    }
}

/// One way a decision may go.
struct Branch<'a> {
    outcome: &'a Outcome,
    messages: Vec<Message<'a>>,
}

/// What one step looks like.
struct Scene<'a> {
    step: &'a Step,
    messages: Vec<Message<'a>>,
    /// Empty where the step refuses nothing.
    branches: Vec<Branch<'a>>,
    /// Said after the branches, where none of them goes on.
    after: Vec<Message<'a>>,
}

impl<'a> Scene<'a> {
    fn of(step: &'a Step) -> Self {
        let mut scene = Self { step, messages: Vec::new(), branches: Vec::new(), after: Vec::new() };
        let Some(by) = step.by.first() else { return scene };
        let asker = step.asked_by.as_ref();
        let told = step.informs.iter().map(|role| {
            let message = Message::new(by, role, &step.title);
            if step.waiting && role != by { Message { arrow: "-->", ..message } } else { message }
        });
        if step.refusals().next().is_none() {
            scene.messages.extend(asker.map(|asker| Message::new(asker, by, &step.title)));
            scene.messages.extend(told);
            if scene.messages.is_empty() {
                scene.messages.push(Message::new(by, by, &step.title));
            }
            return scene;
        }
        let asker = asker.unwrap_or(by);
        scene.messages.push(Message::new(asker, by, &step.title));
        for outcome in step.refusals() {
            let refusal = Message { from: by, arrow: "--x", to: asker, text: words(outcome) };
            scene.branches.push(Branch { outcome, messages: vec![refusal] });
        }
        match step.forward_outcome() {
            Some(outcome) => {
                let mut messages = vec![Message::new(by, asker, words(outcome))];
                let others = step.informs.iter().filter(|role| *role != asker);
                messages.extend(others.map(|role| Message::new(by, role, words(outcome))));
                scene.branches.push(Branch { outcome, messages });
            }
            None => scene.after.extend(told),
        }
        scene
    }

    /// Every message, in order.
    fn all(&self) -> impl Iterator<Item = &Message<'a>> {
        let branches = self.branches.iter().flat_map(|branch| &branch.messages);
        self.messages.iter().chain(branches).chain(&self.after)
    }

    fn draw(&self, cast: &Cast<'_>, indent: &str, lines: &mut Vec<String>) {
        lines.extend(self.messages.iter().map(|message| cast.line(indent, message)));
        let inner = format!("{indent}  ");
        for (number, branch) in self.branches.iter().enumerate() {
            let word = if number == 0 { "alt" } else { "else" };
            lines.push(format!("{indent}{word} {}", label::mermaid(branch.outcome.id.as_str())));
            lines.extend(branch.messages.iter().map(|message| cast.line(&inner, message)));
        }
        if !self.branches.is_empty() {
            lines.push(format!("{indent}end"));
        }
        lines.extend(self.after.iter().map(|message| cast.line(indent, message)));
    }
}

/// What an outcome says: its title, else its id.
fn words(outcome: &Outcome) -> &str {
    outcome.title.as_deref().unwrap_or(outcome.id.as_str())
}

/// The participants in order of appearance, with their identifiers in the diagram.
struct Cast<'a> {
    ids: Vec<(&'a RoleId, String)>,
}

impl<'a> Cast<'a> {
    fn of(scenes: &[Scene<'a>]) -> Self {
        let mut ids: Vec<(&RoleId, String)> = Vec::new();
        let mut taken = Vec::new();
        for role in scenes.iter().flat_map(Scene::all).flat_map(|message| [message.from, message.to]) {
            if !ids.iter().any(|(known, _)| *known == role) {
                let id = label::identifier(&role.as_str().to_ascii_uppercase(), RESERVED, &mut taken);
                ids.push((role, id));
            }
        }
        Self { ids }
    }

    fn place(&self, role: &RoleId) -> usize {
        self.ids.iter().position(|(known, _)| *known == role).unwrap_or_default()
    }

    fn id(&self, role: &RoleId) -> &str {
        self.ids.get(self.place(role)).map_or("", |(_, id)| id.as_str())
    }

    fn line(&self, indent: &str, message: &Message<'_>) -> String {
        let Message { from, arrow, to, text } = message;
        format!("{indent}{}{arrow}{}: {}", self.id(from), self.id(to), label::mermaid(text))
    }

    /// The note over a phase: from whoever begins it to the participant farthest from there.
    fn span(&self, phase: &[Scene<'_>]) -> String {
        let mut roles = phase.iter().flat_map(Scene::all).flat_map(|message| [message.from, message.to]);
        let Some(first) = roles.next() else { return String::new() };
        let start = self.place(first);
        let farthest = roles.fold(first, |farthest, role| {
            if self.place(role).abs_diff(start) > self.place(farthest).abs_diff(start) { role } else { farthest }
        });
        if farthest == first { self.id(first).to_owned() } else { format!("{},{}", self.id(first), self.id(farthest)) }
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;

    #[test]
    fn the_diagram_of_the_source_document_comes_out_again() {
        let pack = sample::pack(vec![sample::besoin(), sample::mep()]);
        let text = sequence(&pack, pack.workflow("besoin").unwrap());
        assert_eq!(sample::reduced(&text), sample::reduced(sample::SEED_DIAGRAM), "seed S0-12");
        let cast: Vec<_> = text.lines().filter_map(|line| line.trim().strip_prefix("participant ")).collect();
        assert_eq!(cast, ["STARTUP", "SECU", "SRE", "OPS"]);
        assert!(text.contains("    SRE-->STARTUP: Challenge technique\n"), "{text}");
    }

    #[test]
    fn a_decision_without_an_asker_speaks_to_itself() {
        let pack = sample::pack(vec![sample::shapes()]);
        let text = sequence(&pack, pack.workflow("shapes").unwrap());
        assert_eq!(
            text,
            r"sequenceDiagram
  participant STARTUP
  participant SECU
  participant SRE
  participant OPS
  STARTUP-->>STARTUP: Ask #34;nicely#34;#59; then #101;nd #35;1
  SECU-->>SECU: Check
  alt invalid
    SECU--xSECU: invalid
  else valid
    SECU-->>SECU: valid
    SECU->>SRE: valid
  end
  SRE-->>SRE: Build
  OPS-->>OPS: Ship
"
        );
    }

    #[test]
    fn workflows_that_hand_over_to_each_other_come_to_an_end() {
        let pack = sample::pack(vec![sample::ping("ping", "pong"), sample::ping("pong", "ping")]);
        let text = sequence(&pack, pack.workflow("ping").unwrap());
        assert_eq!(text.matches("hand over to pong").count(), 1, "{text}");
        assert_eq!(text.matches("hand over to ping").count(), 1, "{text}");
        assert!(text.contains("participant END_ as #69;ND\n"), "{text}");
        assert!(text.contains("participant OPS_LEAD as OPS-LEAD\n"), "{text}");
        assert!(text.contains("END_->>OPS_LEAD: hand over to pong\n"), "{text}");
    }
}
