//! Who has approved, and is it enough? Counting is a matching of persons to slots: one person never
//! fills two, and whoever can fill a scarce slot is not wasted on another.

use super::state::{Stance, State};
use crate::domain::ident::{PersonId, RoleId};
use crate::domain::people::{Directory, Instant};
use crate::domain::workflow::{ApprovalRule, Part, Step, Workflow};

/// The approvals of the current step as they count at one moment, for one subject.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Approvals {
    /// Each wanted slot, with the person who fills it.
    pub(crate) slots: Vec<(RoleId, Option<PersonId>)>,
    /// Who approved something else than what is now to be decided.
    pub(crate) stale: Vec<PersonId>,
    /// Who objects, and why.
    pub(crate) rejected: Vec<(PersonId, String)>,
}

impl Approvals {
    /// Whether every slot is filled and nobody objects.
    pub(crate) fn are_complete(&self) -> bool {
        self.rejected.is_empty() && self.slots.iter().all(|(_, person)| person.is_some())
    }

    /// The roles of the slots nobody fills, one entry a slot.
    pub(crate) fn missing(&self) -> impl Iterator<Item = &RoleId> {
        self.slots.iter().filter(|(_, person)| person.is_none()).map(|(role, _)| role)
    }
}

/// Whether `person` may approve the current step at `at`: a human who holds one of the wanted
/// roles, did not open the request, and did no part that is kept apart from approving.
pub(crate) fn may_approve(
    state: &State,
    workflow: &Workflow,
    step: &Step,
    directory: &Directory,
    person: &PersonId,
    at: Instant,
) -> bool {
    let human = directory.person(person.as_str()).is_some_and(|person| !person.bot);
    let barred = !workflow.small_team && state.barred(workflow, &Part::Approving(step.id.clone())).contains(person);
    human
        && *person != state.requester
        && !barred
        && step.approvals.iter().any(|rule| directory.holds(person, &rule.role, at))
}

/// Counts the approvals of the current step at `at`, for `subject`.
pub(crate) fn count(
    state: &State,
    workflow: &Workflow,
    step: &Step,
    directory: &Directory,
    subject: &str,
    at: Instant,
) -> Approvals {
    let mut approvers = Vec::new();
    let mut stale = Vec::new();
    let mut rejected = Vec::new();
    for (person, (stance, _)) in &state.stances {
        match stance {
            Stance::Rejected { reason } => rejected.push((person.clone(), reason.clone())),
            Stance::Approved { subject: approved, .. } if approved == subject => {
                if may_approve(state, workflow, step, directory, person, at) {
                    approvers.push(person.clone());
                }
            }
            Stance::Approved { .. } => stale.push(person.clone()),
        }
    }
    let slots: Vec<RoleId> = slots_of(&step.approvals);
    let filled = fill(&slots, &approvers, |person, role| directory.holds(person, role, at));
    let slots =
        slots.into_iter().zip(filled).map(|(role, index)| (role, index.and_then(|i| approvers.get(i).cloned())));
    Approvals { slots: slots.collect(), stale, rejected }
}

fn slots_of(rules: &[ApprovalRule]) -> Vec<RoleId> {
    rules.iter().flat_map(|rule| (0..rule.count).map(|_| rule.role.clone())).collect()
}

/// A largest matching of persons to slots (Kuhn's augmenting paths): for each slot the index of
/// the person who fills it.
fn fill(slots: &[RoleId], persons: &[PersonId], holds: impl Fn(&PersonId, &RoleId) -> bool) -> Vec<Option<usize>> {
    let fits: Vec<Vec<usize>> = persons
        .iter()
        .map(|person| {
            (0..slots.len()).filter(|&slot| slots.get(slot).is_some_and(|role| holds(person, role))).collect()
        })
        .collect();
    let mut filled = vec![None; slots.len()];
    for person in 0..persons.len() {
        place(person, &fits, &mut filled, &mut vec![false; slots.len()]);
    }
    filled
}

/// Finds `person` a slot, moving others to different slots where that helps.
fn place(person: usize, fits: &[Vec<usize>], filled: &mut [Option<usize>], tried: &mut [bool]) -> bool {
    let Some(wanted) = fits.get(person) else { return false };
    for &slot in wanted {
        let Some(seen) = tried.get_mut(slot).filter(|seen| !**seen) else { continue };
        *seen = true;
        let holder = filled.get(slot).copied().flatten();
        if holder.is_none_or(|holder| place(holder, fits, filled, tried)) {
            if let Some(place) = filled.get_mut(slot) {
                *place = Some(person);
            }
            return true;
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    fn matched(slots: &[&str], persons: &[(&str, &[&str])]) -> usize {
        let roles: Vec<_> = slots.iter().map(|role| RoleId::new(*role)).collect();
        let people: Vec<_> = persons.iter().map(|(person, _)| PersonId::new(*person)).collect();
        let filled = fill(&roles, &people, |person, role| {
            persons.iter().any(|(name, held)| person == *name && held.iter().any(|held| role == *held))
        });
        let mut used: Vec<_> = filled.iter().flatten().collect();
        used.sort();
        let count = used.len();
        used.dedup();
        assert_eq!(used.len(), count, "one person never fills two slots");
        count
    }

    #[test]
    fn greedy_counting_would_be_wrong() {
        assert_eq!(matched(&["a", "b"], &[("ab", &["a", "b"]), ("a", &["a"])]), 2);
        assert_eq!(matched(&["a", "b"], &[("ab", &["a", "b"])]), 1);
        assert_eq!(matched(&["a", "b", "c"], &[("x", &["a", "b"]), ("y", &["a"]), ("z", &["b", "c"])]), 3);
        assert_eq!(matched(&["k", "k", "k"], &[("1", &["k"]), ("2", &["k"]), ("3", &["x"])]), 2);
        assert_eq!(matched(&[], &[("1", &["k"])]), 0);
    }
}
