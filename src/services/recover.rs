//! Finishing what an interrupted command began: events that stand in the log and whose side effects
//! may be missing.

use super::case;
use super::failure::ServiceError;
use super::world::{RequestRef, World};
use super::{record, review};
use crate::domain::ident::TrackerId;
use crate::domain::workflow::GLASS_REVIEW;

/// How long a write may be under way before it counts as never made, in seconds.
const PATIENCE: i64 = 60;

/// Sees unfinished writes of a tracker's bookkeeping through to the end. Returns the requests it
/// finished. What cannot be finished now stays in the journal.
pub(crate) fn recover(world: &World<'_>, tracker: &TrackerId) -> Result<Vec<RequestRef>, ServiceError> {
    let books = world.desk.books(tracker)?;
    let mut finished = Vec::new();
    for entry in books.unfinished()? {
        if world.pack.tracker(entry.tracker.as_str()).is_none() {
            continue;
        }
        let old = world.now.signed_duration_since(entry.begun).num_seconds() > PATIENCE;
        let opening = entry.number == 0;
        let number = match opening {
            true => world.desk.tracker(&entry.tracker)?.find_issue(&entry.event)?,
            false => Some(entry.number),
        };
        let Some(number) = number else {
            if old {
                books.complete(&entry.event)?;
            }
            continue;
        };
        let id = RequestRef { tracker: entry.tracker.clone(), number };
        let Ok(case) = case::load(world, &id) else {
            if old {
                books.complete(&entry.event)?;
            }
            continue;
        };
        let written =
            opening || case.entries.iter().any(|it| it.event.as_ref().is_some_and(|event| event.id == entry.event));
        if written {
            // What cannot be finished by the one who acts stays for the next, and stops nobody.
            let Ok(case) = record::follow_up(world, case) else { continue };
            if review::owed(&case).next().is_none() || world.pack.workflow(GLASS_REVIEW).is_none() {
                books.complete(&entry.event)?;
                finished.push(id);
            }
        } else if old {
            books.complete(&entry.event)?;
        }
    }
    Ok(finished)
}
