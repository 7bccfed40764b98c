//! A workflow as `opsctl workflow show --json` tells it: what there is to play.

use serde::Deserialize;

/// One workflow.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct Workflow {
    pub(crate) workflow: String,
    pub(crate) open_by: Vec<String>,
    pub(crate) fields: Vec<Field>,
    pub(crate) separate: Vec<[String; 2]>,
    /// `required` or `optional`, where its requests have one.
    pub(crate) severity: Option<String>,
    pub(crate) reopen: Option<Reopen>,
    pub(crate) steps: Vec<Step>,
}

#[derive(Debug, Clone, Deserialize)]
pub(crate) struct Reopen {
    pub(crate) to: String,
    pub(crate) by: Vec<String>,
}

#[derive(Debug, Clone, Deserialize)]
pub(crate) struct Step {
    pub(crate) step: String,
    pub(crate) by: Vec<String>,
    pub(crate) promote: Option<String>,
    pub(crate) fields: Vec<Field>,
    pub(crate) checklist: Vec<Item>,
    pub(crate) approvals: Vec<Approval>,
    pub(crate) handoff: Option<Handoff>,
    pub(crate) outcomes: Vec<Outcome>,
}

#[derive(Debug, Clone, Deserialize)]
pub(crate) struct Field {
    pub(crate) field: String,
    pub(crate) r#type: String,
    pub(crate) values: Vec<String>,
    pub(crate) required: bool,
}

#[derive(Debug, Clone, Deserialize)]
pub(crate) struct Item {
    pub(crate) item: String,
}

#[derive(Debug, Clone, Deserialize)]
pub(crate) struct Approval {
    pub(crate) role: String,
    pub(crate) count: usize,
}

#[derive(Debug, Clone, Deserialize)]
pub(crate) struct Handoff {
    pub(crate) workflow: String,
    pub(crate) returns: Option<String>,
    pub(crate) on_refused: Option<String>,
}

#[derive(Debug, Clone, Deserialize)]
pub(crate) struct Outcome {
    pub(crate) outcome: String,
    pub(crate) effect: String,
    pub(crate) to: Option<String>,
}

impl Workflow {
    pub(crate) fn step(&self, id: &str) -> &Step {
        self.steps.iter().find(|step| step.step == id).expect("a step of the workflow")
    }

    fn place(&self, id: &str) -> usize {
        self.steps.iter().position(|step| step.step == id).expect("a step of the workflow")
    }

    /// Where the request stands after an outcome; `None` behind the last step.
    pub(crate) fn after<'a>(&'a self, step: &Step, outcome: &'a Outcome) -> Option<&'a str> {
        match outcome.effect.as_str() {
            "to" => outcome.to.as_deref(),
            "next" => self.steps.get(self.place(&step.step) + 1).map(|next| next.step.as_str()),
            "end" => None,
            other => panic!("`{other}` leads to no step"),
        }
    }

    /// The outcomes of the step that go back.
    pub(crate) fn returns<'a>(&self, step: &'a Step) -> Vec<&'a Outcome> {
        let back = |outcome: &&Outcome| {
            outcome.to.as_deref().is_some_and(|target| self.place(target) <= self.place(&step.step))
        };
        step.outcomes.iter().filter(back).collect()
    }

    /// The outcomes that go on without being the usual one ("if applicable").
    pub(crate) fn detours<'a>(&self, step: &'a Step) -> Vec<&'a Outcome> {
        let back: Vec<_> = self.returns(step).iter().map(|outcome| outcome.outcome.clone()).collect();
        let usual = step.forward().outcome.clone();
        let on = |outcome: &&Outcome| {
            outcome.effect != "refuse" && outcome.outcome != usual && !back.contains(&outcome.outcome)
        };
        step.outcomes.iter().filter(on).collect()
    }

    /// The environments the workflow promotes to.
    pub(crate) fn promotes(&self) -> Vec<&str> {
        self.steps.iter().filter_map(|step| step.promote.as_deref()).collect()
    }

    /// The parts that somebody who fills `part` must not have filled.
    pub(crate) fn kept_apart(&self, part: &str) -> Vec<&str> {
        let other = |[left, right]: &'_ [String; 2]| -> Option<usize> {
            if left == part {
                Some(1)
            } else if right == part {
                Some(0)
            } else {
                None
            }
        };
        self.separate.iter().filter_map(|pair| other(pair).map(|index| pair[index].as_str())).collect()
    }
}

impl Step {
    /// The outcome by which the request goes on: `done`, else the first that goes on.
    pub(crate) fn forward(&self) -> &Outcome {
        let done = self.outcomes.iter().find(|outcome| outcome.outcome == "done");
        let next = self.outcomes.iter().find(|outcome| matches!(outcome.effect.as_str(), "next" | "end"));
        done.or(next).expect("a way on")
    }

    pub(crate) fn refusals(&self) -> Vec<&Outcome> {
        self.outcomes.iter().filter(|outcome| outcome.effect == "refuse").collect()
    }
}

impl Field {
    /// A value that fits, the `turn`-th version where it is one.
    pub(crate) fn value(&self, turn: usize) -> String {
        match self.r#type.as_str() {
            "text" => "portal".to_owned(),
            "date" => "2026-12-24".to_owned(),
            "enum" => self.values[0].clone(),
            "url" => "https://example.org/spec".to_owned(),
            "number" => "3".to_owned(),
            "version" => format!("1.0.{turn}"),
            other => panic!("a field of type `{other}`"),
        }
    }

    /// A value that does not fit, where there is one.
    pub(crate) fn misfit(&self) -> Option<&'static str> {
        match self.r#type.as_str() {
            "text" => None,
            "version" => Some("not a version"),
            _ => Some("soon"),
        }
    }
}
