//! The picture of a request on its issue: labels, assignees, open or closed. It is derived from the
//! state and written after the event; labels it does not own are never touched.

use std::collections::BTreeSet;

use super::comment::Issue;
use super::guard::Scene;
use crate::domain::ident::{PersonId, RoleId};

/// A change to the picture of a request. Each is idempotent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Change {
    AddLabel(String),
    RemoveLabel(String),
    /// Adds one assignee by login.
    Assign(String),
    Unassign(String),
    Close,
    Reopen,
}

/// What labels of the current step begin with.
const STAGE: &str = "stage/";

/// The label of a request on which a glass was ever broken.
const GLASS: &str = "break-glass";

/// What the issue should look like.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Projection {
    pub(crate) labels: BTreeSet<String>,
    /// Labels the workflow and its severities may set, so may also remove (`stage/...` aside).
    owned: BTreeSet<String>,
    /// Logins; on a local store they are the persons' ids.
    pub(crate) assignees: BTreeSet<String>,
    pub(crate) open: bool,
}

impl Projection {
    /// Derives the picture from a replayed state.
    pub(crate) fn of(scene: &Scene<'_>) -> Self {
        let state = scene.state;
        let mut labels = BTreeSet::new();
        for passed in &state.passed {
            let step = scene.workflow.step(passed.step.as_str());
            let outcome = step.and_then(|step| step.outcome(passed.outcome.as_str()));
            labels.extend(outcome.into_iter().flat_map(|outcome| outcome.labels.iter().cloned()));
        }
        if !state.glasses.is_empty() {
            labels.insert(GLASS.to_owned());
        }
        let mut assignees = BTreeSet::new();
        if let Some(step) = scene.step().filter(|_| state.is_open()) {
            labels.insert(format!("{STAGE}{}", step.id));
            labels.extend(step.labels.iter().cloned());
            let somebody = state.assignee.clone().or_else(|| responsible(scene, &step.by));
            assignees.extend(somebody.map(|person| person.to_string()));
        }
        let severity = state.severity.as_ref().and_then(|severity| scene.pack.severity(severity.as_str()));
        labels.extend(severity.and_then(|severity| severity.label.clone()));
        let owned = scene.workflow.labels().into_iter().map(ToOwned::to_owned);
        // Where requests have no severity, such a label is somebody's own.
        let severities = scene.pack.severities.iter().filter(|_| scene.workflow.severity.is_some());
        let owned = owned.chain(severities.filter_map(|severity| severity.label.clone())).collect();
        Self { labels, owned, assignees, open: state.is_open() }
    }

    /// What must change on the issue. `known` tells which assignees are people of the pack: others
    /// were assigned by somebody else's hand and stay.
    pub(crate) fn changes(&self, issue: &Issue, known: impl Fn(&str) -> bool) -> Vec<Change> {
        let mut changes = Vec::new();
        let has = |label: &str| issue.labels.iter().any(|own| own.eq_ignore_ascii_case(label));
        for label in &issue.labels {
            let wanted = self.labels.iter().any(|wanted| wanted.eq_ignore_ascii_case(label));
            if !wanted && self.owns(label) {
                changes.push(Change::RemoveLabel(label.clone()));
            }
        }
        changes.extend(self.labels.iter().filter(|label| !has(label)).cloned().map(Change::AddLabel));
        for login in &issue.assignees {
            if !self.assignees.contains(login) && known(login) {
                changes.push(Change::Unassign(login.clone()));
            }
        }
        let missing = self.assignees.iter().filter(|login| !issue.assignees.contains(login));
        changes.extend(missing.cloned().map(Change::Assign));
        if issue.open != self.open {
            changes.push(if self.open { Change::Reopen } else { Change::Close });
        }
        changes
    }

    fn owns(&self, label: &str) -> bool {
        label.to_ascii_lowercase().starts_with(STAGE) || self.owned.iter().any(|own| own.eq_ignore_ascii_case(label))
    }
}

/// Who is named on the issue when nobody was assigned: the only holder, else the lead.
fn responsible(scene: &Scene<'_>, roles: &[RoleId]) -> Option<PersonId> {
    let directory = &scene.pack.directory;
    let mut holders: Vec<_> =
        roles.iter().flat_map(|role| directory.holders(role, scene.at)).map(|person| &person.id).collect();
    holders.sort();
    holders.dedup();
    match holders.as_slice() {
        [only] => Some((*only).clone()),
        _ => roles
            .iter()
            .filter_map(|role| directory.role(role.as_str())?.lead.clone())
            .find(|lead| directory.person(lead.as_str()).is_some_and(|lead| lead.is_active_at(scene.at))),
    }
}
