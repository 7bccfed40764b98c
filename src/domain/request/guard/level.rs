//! May the severity change, may an ended request go on? Both move the clocks of a request, and so are
//! never taken for granted.

use super::{Guard, Scene};
use crate::domain::ident::{SeverityId, StepId};

impl Scene<'_> {
    /// That the severity is one a request of this workflow may get. That it is one of the pack is not
    /// asked: a pack may drop one, and what was decided stays so.
    pub(super) fn severity(&self, severity: &SeverityId) -> Vec<Guard> {
        let has = self.workflow.severity.is_some();
        let detail = if has { "requests of `{}` have a severity" } else { "requests of `{}` have no severity" };
        let taken = Guard::moment("severity", has, detail.replace("{}", self.workflow.id.as_str()));
        let same = self.state.severity.as_ref() == Some(severity);
        let detail = if same { format!("it is `{severity}` already") } else { "it changes the severity".to_owned() };
        vec![taken, Guard::moment("severity-changes", !same, detail)]
    }

    /// That the process lets an ended request go on at that step. It goes back, never on: a step it
    /// did not come to is not reached this way.
    pub(super) fn reopen(&self, step: &StepId) -> Vec<Guard> {
        let Some(rule) = &self.workflow.reopen else {
            let detail = format!("requests of `{}` are not reopened", self.workflow.id);
            return vec![Guard::moment("reopen", false, detail)];
        };
        let position = self.workflow.position(step);
        let came_to = position.is_some() && position <= self.workflow.position(&self.state.step);
        let detail = if &rule.to != step {
            format!("it is reopened at `{}`, not at `{step}`", rule.to)
        } else if came_to {
            format!("it came to `{step}` before")
        } else {
            format!("it never came to `{step}`")
        };
        let parent = self.state.parent.is_none();
        let told = if parent {
            "no other request builds on its end"
        } else {
            "the request it was handed over from builds on its end"
        };
        vec![
            Guard::moment("reopen", &rule.to == step && came_to, detail),
            Guard::moment("no-parent", parent, told),
            self.no_deployment_runs(),
        ]
    }
}
