//! Pauses: stretches of time in which a clock stands still. Only the working time they overlap is
//! taken out, and none of it twice.

use chrono::Duration;

use super::add::NoDue;
use super::{Calendar, Sprints};
use crate::domain::duration::Length;
use crate::domain::people::Instant;

/// Pauses in order, apart from each other.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Pauses(Vec<(Instant, Instant)>);

impl Pauses {
    /// From the beginning of each to its end, in any order. Those that touch or overlap are one;
    /// an end before its beginning is no pause.
    pub(crate) fn new(pauses: impl IntoIterator<Item = (Instant, Instant)>) -> Self {
        let mut pauses: Vec<_> = pauses.into_iter().filter(|(from, to)| from < to).collect();
        pauses.sort_unstable();
        let mut apart: Vec<(Instant, Instant)> = Vec::new();
        for (from, to) in pauses {
            match apart.last_mut() {
                Some((_, end)) if from <= *end => *end = to.max(*end),
                _ => apart.push((from, to)),
            }
        }
        Self(apart)
    }
}

impl Calendar {
    /// The working time in `[from, to)` outside of the pauses.
    pub(crate) fn business_without(&self, from: Instant, to: Instant, pauses: &Pauses) -> Duration {
        let overlaps = pauses.0.iter().map(|(begin, end)| self.business(from.max(*begin), to.min(*end)));
        overlaps.fold(self.business(from, to), |rest, overlap| rest - overlap)
    }

    /// The deadline of [`Calendar::add`], put off by the working time that pauses before it overlap:
    /// never earlier than without them. For `s`, `m` and `h` it is the earliest moment at which so
    /// much working time has passed outside of the pauses.
    pub(crate) fn add_without(
        &self,
        start: Instant,
        length: Length,
        sprints: Option<&Sprints>,
        pauses: &Pauses,
    ) -> Result<Instant, NoDue> {
        let mut due = self.add(start, length, sprints)?;
        for (begin, end) in &pauses.0 {
            // A pause that begins at the deadline comes too late for it.
            let lost = if *begin < due { self.business(start.max(*begin), *end) } else { Duration::zero() };
            if lost > Duration::zero() {
                due = self.add_time(due, lost).ok_or(NoDue::OutOfRange)?;
            }
        }
        Ok(due)
    }
}
