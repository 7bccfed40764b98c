//! When it opens and when it closes, and by which rule.

use super::decide::Windows;
use super::rule::{Target, instant};
use super::sweep::{Edge, Sweep};
use crate::domain::ident::WindowId;
use crate::domain::people::Instant;

/// A moment at which it opens or closes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Change {
    /// The first instant at which it is so.
    pub(crate) at: Instant,
    /// The rule that causes it: a deny that ends or begins then, or an allow rule that begins or ends.
    /// Of several, a deny, and the first in the pack.
    pub(crate) window: WindowId,
}

/// A time in which it is open, or closed, without a break.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Period {
    pub(crate) open: bool,
    pub(crate) start: Instant,
    /// The change it ends with; `None`: no known end.
    pub(crate) end: Option<Change>,
    /// All rules that keep it closed, one after the other; none while it is open.
    pub(crate) windows: Vec<WindowId>,
}

impl Windows {
    /// The first moment after `at` at which it opens; while it is open, the end of the next closing.
    /// `None`: no known end within [`super::HORIZON_DAYS`].
    pub(crate) fn next_open(&self, target: &Target, at: Instant) -> Option<Change> {
        let at = at.timestamp();
        let mut sweep = Sweep::new(self, target, at);
        let from = if sweep.is_open(at) { sweep.next_close(at)?.at } else { at };
        sweep.closed(from).end.and_then(|edge| change(&edge))
    }

    /// The first moment after `at` at which it closes; while it is closed, the end of the next
    /// opening. `None`: none within [`super::HORIZON_DAYS`].
    pub(crate) fn next_close(&self, target: &Target, at: Instant) -> Option<Change> {
        let at = at.timestamp();
        let mut sweep = Sweep::new(self, target, at);
        let from = if sweep.is_open(at) { at } else { sweep.closed(at).end?.at };
        sweep.next_close(from).and_then(|edge| change(&edge))
    }

    /// What it is from `from` until `to`, open and closed in turn, each without a break. The last
    /// one may end behind `to`; what lies more than [`super::HORIZON_DAYS`] behind `from` is not
    /// known.
    pub(crate) fn periods(&self, target: &Target, from: Instant, to: Instant) -> Vec<Period> {
        let mut sweep = Sweep::new(self, target, from.timestamp());
        let mut open = sweep.is_open(from.timestamp());
        let mut periods = Vec::new();
        let mut start = from;
        while start < to {
            let at = start.timestamp();
            let (edge, windows) = if open {
                (sweep.next_close(at), Vec::new())
            } else {
                let closed = sweep.closed(at);
                (closed.end, closed.by.iter().map(|rule| rule.name.clone()).collect())
            };
            let end = edge.as_ref().and_then(change);
            let next = end.as_ref().map(|change| change.at);
            periods.push(Period { open, start, end, windows });
            let Some(next) = next else { break };
            (start, open) = (next, !open);
        }
        periods
    }
}

fn change(edge: &Edge<'_>) -> Option<Change> {
    Some(Change { at: instant(edge.at), window: edge.rules.first()?.name.clone() })
}
