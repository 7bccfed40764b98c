//! One timeline of a whole family: a request, those it was handed to, those it came from, and the
//! reviews of a glass that was broken.

use super::case::{self, Case};
use super::failure::ServiceError;
use super::review;
use super::world::{RequestRef, World};
use crate::domain::request::replay::Entry;

/// How many requests of a family are shown.
const LARGEST_FAMILY: usize = 50;

/// The request and its relatives, the given one first. Relatives that cannot be read are left out.
pub(crate) fn family<'a>(world: &World<'a>, case: Case<'a>) -> Result<Vec<Case<'a>>, ServiceError> {
    let mut family = vec![case];
    let mut next = 0;
    while let Some(case) = family.get(next).filter(|_| family.len() < LARGEST_FAMILY) {
        for id in relatives(world, case)? {
            if family.iter().all(|known| known.id != id)
                && let Ok(relative) = case::load(world, &id)
            {
                family.push(relative);
            }
        }
        next += 1;
    }
    Ok(family)
}

/// All entries in the order of time, each log in its own order whatever its clocks said.
pub(crate) fn merged<'c, 'a>(cases: &'c [Case<'a>]) -> Vec<(&'c Case<'a>, &'c Entry)> {
    let mut lines = Vec::new();
    for case in cases {
        let mut latest = None;
        for entry in &case.entries {
            latest = latest.max(Some(entry.at));
            lines.push((latest, case, entry));
        }
    }
    lines.sort_by_key(|(at, _, entry)| (*at, entry.comment));
    lines.into_iter().map(|(_, case, entry)| (case, entry)).collect()
}

fn relatives(world: &World<'_>, case: &Case<'_>) -> Result<Vec<RequestRef>, ServiceError> {
    let mut found: Vec<RequestRef> = case
        .relations
        .children
        .values()
        .map(|child| RequestRef { tracker: child.tracker.clone(), number: child.number })
        .collect();
    found.extend(parent(world, case)?);
    for glass in &case.state.glasses {
        found.extend(review::find(world, case, glass)?);
    }
    Ok(found)
}

/// The request this one was handed over from, where it can be found.
pub(crate) fn parent(world: &World<'_>, case: &Case<'_>) -> Result<Option<RequestRef>, ServiceError> {
    let Some(parent) = &case.state.parent else { return Ok(None) };
    if world.pack.tracker(parent.tracker.as_str()).is_none() {
        return Ok(None);
    }
    let number = world.desk.tracker(&parent.tracker)?.find_issue(&parent.request)?;
    Ok(number.map(|number| RequestRef { tracker: parent.tracker.clone(), number }))
}
