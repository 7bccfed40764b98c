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
        self.put_off(start, self.add(start, length, sprints)?, pauses)
    }

    /// A deadline of something that began at `start`, later by the working time that pauses before it
    /// overlap.
    pub(crate) fn put_off(&self, start: Instant, mut due: Instant, pauses: &Pauses) -> Result<Instant, NoDue> {
        for (begin, end) in &pauses.0 {
            let begin = start.max(*begin);
            // A pause that begins at the deadline comes too late for it, one without working time
            // takes nothing.
            if begin < due && self.business(begin, *end) > Duration::zero() {
                // What was left when it began is left when it ends.
                let left = self.business(begin, due);
                due = due.max(self.add_time(*end, left).ok_or(NoDue::OutOfRange)?);
            }
        }
        Ok(due)
    }
}
