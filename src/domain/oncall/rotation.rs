//! Who of a rotation has the shift. Hand-overs happen at a civil time and are counted in the
//! calendar, never in seconds: a weekly shift lasts 6 days and 23 hours where the clocks go forward.

use jiff::ToSpan;
use jiff::civil::{DateTime, Time, Weekday};
use jiff::tz::TimeZone;

use super::edge;
use crate::domain::civil;
use crate::domain::ident::PersonId;
use crate::domain::people::Instant;

/// People who take turns.
#[derive(Debug, Clone)]
pub(crate) struct Rotation {
    /// The first instant of the first shift, civil in the schedule's zone.
    pub(crate) start: DateTime,
    /// The length of a shift in days; at least 1.
    pub(crate) days: u16,
    /// When shifts are handed over: the time of day and, for shifts of whole weeks, the weekday.
    /// A first shift that begins at another time is shorter.
    pub(crate) at: (Option<Weekday>, Time),
    /// In the order of their turns; never empty.
    pub(crate) members: Vec<PersonId>,
}

impl Rotation {
    /// Whose shift it is; `None` before the rotation starts.
    pub(super) fn member_at(&self, at: Instant, zone: &TimeZone) -> Option<&PersonId> {
        if at < edge::begin(self.start, zone)? {
            return None;
        }
        let (first, turns_before) = self.first_hand_over()?;
        let shown = civil::zoned(at, zone)?.datetime();
        let days = shown.date().duration_since(first.date()).as_hours() / 24;
        // The hand-over of the day itself may be before or behind `at`: ask the time line.
        let mut count = days.div_euclid(i64::from(self.days));
        while edge::begin(self.hand_over(first, count + 1)?, zone)? <= at {
            count += 1;
        }
        while count >= 0 && edge::begin(self.hand_over(first, count)?, zone)? > at {
            count -= 1;
        }
        let turn = count + turns_before;
        let place = turn.rem_euclid(i64::try_from(self.members.len()).ok()?);
        self.members.get(usize::try_from(place).ok()?)
    }

    /// The start and the hand-overs in `[from, to)`.
    pub(super) fn edges(&self, from: Instant, to: Instant, zone: &TimeZone) -> Vec<Instant> {
        let Some((first, _)) = self.first_hand_over() else { return Vec::new() };
        let start = edge::begin(self.start, zone);
        let before = civil::zoned(from, zone)
            .map_or(0, |shown| shown.date().duration_since(first.date()).as_hours() / 24 / i64::from(self.days));
        let hand_overs =
            (before.saturating_sub(2).max(0)..).map_while(|count| edge::begin(self.hand_over(first, count)?, zone));
        let hand_overs = hand_overs.take_while(|at| *at < to);
        start.into_iter().chain(hand_overs).filter(|at| (from..to).contains(at)).collect()
    }

    /// The first hand-over at or after the start, and how many turns were taken before it.
    fn first_hand_over(&self) -> Option<(DateTime, i64)> {
        let (weekday, time) = self.at;
        let mut first = self.start.date().to_datetime(time);
        if first < self.start {
            first = first.checked_add(1.day()).ok()?;
        }
        while weekday.is_some_and(|weekday| first.weekday() != weekday) {
            first = first.checked_add(1.day()).ok()?;
        }
        Some((first, i64::from(first != self.start)))
    }

    fn hand_over(&self, first: DateTime, count: i64) -> Option<DateTime> {
        first.checked_add(count.checked_mul(i64::from(self.days))?.days()).ok()
    }
}
