//! The working time of whole years as tables of instants, made when a year is first asked for and
//! then kept: a deadline is looked up, not walked to. A year here is one of UTC, whatever the zone of
//! the calendar, so that the tables of several calendars can be put together.

use std::sync::{Arc, OnceLock};

use chrono::{NaiveDate, NaiveTime};

use crate::domain::people::Instant;

/// The years whose tables are kept. Those before and after are made anew each time.
const KEPT: std::ops::Range<i32> = 1970..2170;

/// A stretch of working time: seconds since 1970, the end not part of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Span {
    pub(super) open: i64,
    pub(super) close: i64,
}

impl Span {
    /// Whether a moment lies in it.
    pub(super) fn contains(self, at: Instant) -> bool {
        (self.open..self.close).contains(&at.timestamp())
    }
}

/// Spans in order, apart from each other, without those that hold nothing.
pub(super) fn merged(mut spans: Vec<Span>) -> Vec<Span> {
    spans.retain(|span| span.open < span.close);
    spans.sort_unstable();
    let mut apart: Vec<Span> = Vec::with_capacity(spans.len());
    for span in spans {
        match apart.last_mut() {
            Some(last) if span.open <= last.close => last.close = last.close.max(span.close),
            _ => apart.push(span),
        }
    }
    apart
}

/// The working time of one year.
#[derive(Debug)]
pub(super) struct Year {
    /// In order and apart from each other, cut off at both ends of the year.
    spans: Vec<Span>,
    /// For each span, the working seconds from the beginning of the year to its end.
    sums: Vec<i64>,
}

impl Year {
    /// The table of `year`, of spans in any order that may lie outside of it.
    pub(super) fn new(year: i32, mut spans: Vec<Span>) -> Self {
        let (first, last) = (start_of(year), start_of(year.saturating_add(1)));
        for span in &mut spans {
            span.open = span.open.max(first);
            span.close = span.close.min(last);
        }
        let spans = merged(spans);
        let mut sum = 0;
        let sums = spans.iter().map(|span| {
            sum += span.close - span.open;
            sum
        });
        Self { sums: sums.collect(), spans }
    }

    /// The spans of the year.
    pub(super) fn spans(&self) -> &[Span] {
        &self.spans
    }

    /// The working seconds of the whole year.
    pub(super) fn total(&self) -> i64 {
        self.sums.last().copied().unwrap_or_default()
    }

    /// The first span that ends behind `second`.
    pub(super) fn span_at_or_after(&self, second: i64) -> Option<Span> {
        self.spans.get(self.place_of(second)).copied()
    }

    /// Whether the second that begins at `second` is working time, and how much of it there is in
    /// the year before.
    pub(super) fn worked_before(&self, second: i64) -> (bool, i64) {
        let place = self.place_of(second);
        let before = place.checked_sub(1).and_then(|last| self.sums.get(last)).copied().unwrap_or_default();
        match self.spans.get(place) {
            Some(span) if span.open <= second => (true, before + (second - span.open)),
            _ => (false, before),
        }
    }

    /// The first second before which the year has `worked` working seconds, at least one.
    pub(super) fn when_worked(&self, worked: i64) -> Option<i64> {
        let place = self.sums.partition_point(|sum| *sum < worked);
        let (span, sum) = (self.spans.get(place)?, self.sums.get(place)?);
        Some(span.close - (sum - worked))
    }

    fn place_of(&self, second: i64) -> usize {
        self.spans.partition_point(|span| span.close <= second)
    }
}

/// The first second of a year of UTC; the ends of time beyond what chrono knows.
pub(super) fn start_of(year: i32) -> i64 {
    let end_of_time = if year > 0 { i64::MAX } else { i64::MIN };
    NaiveDate::from_ymd_opt(year, 1, 1).map_or(end_of_time, |date| date.and_time(NaiveTime::MIN).and_utc().timestamp())
}

/// The tables of a calendar that were made so far.
pub(super) struct Years {
    kept: Vec<OnceLock<Arc<Year>>>,
}

impl Years {
    /// None yet.
    pub(super) fn new() -> Self {
        Self { kept: KEPT.map(|_| OnceLock::new()).collect() }
    }

    /// The table of a year, made by `make` where it is not there.
    pub(super) fn get(&self, year: i32, make: impl FnOnce() -> Year) -> Arc<Year> {
        let place = usize::try_from(i64::from(year) - i64::from(KEPT.start)).ok();
        match place.and_then(|place| self.kept.get(place)) {
            Some(kept) => Arc::clone(kept.get_or_init(|| Arc::new(make()))),
            None => Arc::new(make()),
        }
    }
}

impl std::fmt::Debug for Years {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let made = self.kept.iter().filter(|year| year.get().is_some()).count();
        f.debug_struct("Years").field("made", &made).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_that_touch_or_overlap_are_one() {
        let spans = [(5, 9), (0, 2), (9, 12), (2, 2), (20, 15), (6, 7), (14, 15)];
        let spans = spans.map(|(open, close)| Span { open, close }).to_vec();
        let apart: Vec<_> = merged(spans).iter().map(|span| (span.open, span.close)).collect();
        assert_eq!(apart, [(0, 2), (5, 12), (14, 15)]);
    }

    #[test]
    fn a_year_is_cut_off_at_its_ends_and_sums_up() {
        let new_year = start_of(1971);
        let spans = [(-100, 10), (20, 30), (new_year - 5, new_year + 5)];
        let year = Year::new(1970, spans.map(|(open, close)| Span { open, close }).to_vec());
        assert_eq!((year.total(), year.spans().len()), (25, 3));
        assert_eq!(
            [0, 9, 10, 20, 29, 30].map(|at| year.worked_before(at)),
            [(true, 0), (true, 9), (false, 10), (true, 10), (true, 19), (false, 20)]
        );
        assert_eq!(
            [1, 10, 11, 20, 21, 25, 26].map(|worked| year.when_worked(worked)),
            [Some(1), Some(10), Some(21), Some(30), Some(new_year - 4), Some(new_year), None]
        );
    }
}
