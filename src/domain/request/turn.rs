//! Whose turn it is: the roles and persons a request waits for.

use super::guard::{STEWARD, Scene};
use crate::domain::ident::{PersonId, RoleId};

/// Who a request waits for.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Party {
    Role(RoleId),
    Person(PersonId),
}

impl Party {
    /// The id of the role or person.
    pub(crate) fn as_str(&self) -> &str {
        match self {
            Self::Role(role) => role.as_str(),
            Self::Person(person) => person.as_str(),
        }
    }
}

impl Scene<'_> {
    /// Who has to act next. Nobody once the request has ended, or while a child request is open
    /// (the child says who). Missing approvers come before those who act on the approval.
    pub(crate) fn waiting_for(&self) -> Vec<Party> {
        let mut parties = Vec::new();
        if self.state.broken.is_some() {
            return vec![Party::Role(RoleId::new(STEWARD))];
        }
        let Some(step) = self.step().filter(|_| self.state.is_open()) else { return parties };
        if let Some(running) = self.state.running() {
            return vec![Party::Person(running.by.clone())];
        }
        let awaited = self.state.awaited().filter(|handoff| handoff.end.is_none());
        if let Some(handoff) = awaited {
            let ended = self.relations.children.get(&handoff.child).is_some_and(|child| child.end.is_some());
            if !ended {
                return parties;
            }
        }
        let deployed = step.promote.as_ref().is_some_and(|environment| self.state.deployed_here(environment));
        let mut approved = true;
        if !step.approvals.is_empty() && !deployed {
            let counted = self.counted(step, self.state.release(self.workflow, &self.family()).as_deref());
            approved = counted.are_complete();
            parties.extend(counted.missing().cloned().map(Party::Role));
            parties.extend(counted.rejected.into_iter().map(|(person, _)| Party::Person(person)));
        }
        let open_items = step.checklist.iter().any(|item| !self.state.checked.contains_key(&item.id));
        match &step.promote {
            Some(environment) if !deployed && approved => {
                parties.extend(self.pushers(environment, false).into_iter().map(Party::Role));
            }
            _ if approved || open_items => parties.extend(step.by.iter().cloned().map(Party::Role)),
            _ => {}
        }
        let mut seen = Vec::new();
        parties.retain(|party| {
            let new = !seen.contains(party);
            seen.push(party.clone());
            new
        });
        parties
    }
}
