//! When it opens and when it closes next, and by which rule. It jumps from edge to edge of the rules
//! and never walks over minutes.

use super::HORIZON_DAYS;
use super::decide::Windows;
use super::rule::{Held, InFlight, Kind, Rule, Target, instant};
use crate::domain::ident::WindowId;
use crate::domain::people::Instant;

/// A moment at which it opens or closes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Change {
    /// The first instant at which it is so.
    pub(crate) at: Instant,
    /// The rule that causes it: the deny that ends or begins, else the allow that begins or ends.
    pub(crate) window: WindowId,
}

impl Windows {
    /// The first moment after `at` at which it opens; while it is open, the end of the next closing.
    /// `None`: no known end within [`HORIZON_DAYS`].
    pub(crate) fn next_open(&self, target: &Target, at: Instant) -> Option<Change> {
        let at = at.timestamp();
        let mut sweep = Sweep::new(self, target, at);
        let from = if sweep.is_open(at) { sweep.next_close(at)?.at } else { at };
        sweep.next_open(from).and_then(|edge| edge.change())
    }

    /// The first moment after `at` at which it closes; while it is closed, the end of the next
    /// opening. `None`: none within [`HORIZON_DAYS`].
    pub(crate) fn next_close(&self, target: &Target, at: Instant) -> Option<Change> {
        let at = at.timestamp();
        let mut sweep = Sweep::new(self, target, at);
        let from = if sweep.is_open(at) { at } else { sweep.next_open(at)?.at };
        sweep.next_close(from).and_then(|edge| edge.change())
    }
}

/// A change with all the rules that cause it; denies first, never empty.
pub(super) struct Edge<'w> {
    pub(super) at: i64,
    pub(super) rules: Vec<&'w Rule>,
}

impl<'w> Edge<'w> {
    fn change(&self) -> Option<Change> {
        Some(Change { at: instant(self.at), window: self.rules.first()?.name.clone() })
    }

    /// Of a closing, the rule that does not let finish what is under way: a deny that blocks, or,
    /// where no allow rule holds any more and none of those that end lets finish, one of them.
    pub(super) fn refusing(&self) -> Option<&'w Rule> {
        let blocks = |rule: &&&Rule| rule.in_flight == InFlight::Block;
        let of = |kind| self.rules.iter().filter(move |rule| rule.kind == kind);
        let deny = of(Kind::Deny).find(blocks);
        deny.or_else(|| of(Kind::Allow).next().filter(|_| of(Kind::Allow).all(|rule| blocks(&rule)))).copied()
    }
}

/// The rules about a target, each with the time in which it holds next, followed forward.
pub(super) struct Sweep<'w> {
    denies: Vec<Track<'w>>,
    allows: Vec<Track<'w>>,
    horizon: i64,
}

/// A rule, and the first time in which it holds that was not over when last asked.
struct Track<'w> {
    rule: &'w Rule,
    held: Option<Held>,
    is_fresh: bool,
}

impl<'w> Sweep<'w> {
    pub(super) fn new(windows: &'w Windows, target: &Target, at: i64) -> Self {
        let about = |kind| {
            let rules = windows.rules().iter().filter(move |rule| rule.kind == kind && rule.is_about(target));
            rules.map(|rule| Track { rule, held: None, is_fresh: false }).collect()
        };
        let horizon = at.saturating_add(HORIZON_DAYS * 86_400);
        Self { denies: about(Kind::Deny), allows: about(Kind::Allow), horizon }
    }

    pub(super) fn is_open(&mut self, at: i64) -> bool {
        !self.denies.iter_mut().any(|deny| deny.holds(at))
            && (self.allows.is_empty() || self.allows.iter_mut().any(|allow| allow.holds(at)))
    }

    /// The first opening after `at`, at which it is closed.
    fn next_open(&mut self, at: i64) -> Option<Edge<'w>> {
        let mut edge = Edge { at, rules: Vec::new() };
        while edge.at <= self.horizon {
            edge = match latest_end(&mut self.denies, edge.at) {
                Ends::At(end, rules) => Edge { at: end, rules },
                Ends::Never => return None,
                Ends::None if self.is_open(edge.at) => return Some(edge),
                Ends::None => first_start(&mut self.allows, edge.at)?,
            };
        }
        None
    }

    /// The first closing after `at`, at which it is open.
    pub(super) fn next_close(&mut self, at: i64) -> Option<Edge<'w>> {
        let by_deny = first_start(&mut self.denies, at);
        let by_allow = self.end_of_allows(at, by_deny.as_ref().map_or(self.horizon, |edge| edge.at));
        let edge = match (by_deny, by_allow) {
            (Some(mut deny), Some(allow)) if deny.at == allow.at => {
                deny.rules.extend(allow.rules);
                Some(deny)
            }
            (Some(deny), Some(allow)) => Some(if deny.at < allow.at { deny } else { allow }),
            (deny, allow) => deny.or(allow),
        };
        edge.filter(|edge| edge.at <= self.horizon)
    }

    /// The first instant after `at` and not after `limit` at which no allow rule holds any more.
    fn end_of_allows(&mut self, at: i64, limit: i64) -> Option<Edge<'w>> {
        let mut edge = Edge { at, rules: Vec::new() };
        while edge.at <= limit {
            match latest_end(&mut self.allows, edge.at) {
                Ends::At(end, rules) => edge = Edge { at: end, rules },
                Ends::Never => return None,
                Ends::None => return (edge.at > at).then_some(edge),
            }
        }
        None
    }

    /// From now on the rules do not count: what they close may be finished.
    pub(super) fn let_finish(&mut self, rules: &[&Rule]) {
        let is_meant = |rule: &Rule| rules.iter().any(|other| other.name == rule.name);
        self.denies.retain(|deny| !is_meant(deny.rule));
        if self.allows.iter().any(|allow| is_meant(allow.rule) && allow.rule.in_flight == InFlight::Finish) {
            self.allows.clear();
        }
    }
}

impl Track<'_> {
    /// The first time in which the rule holds that is not over at `at`.
    fn held(&mut self, at: i64) -> Option<Held> {
        let is_over = || self.held.is_some_and(|held| held.end.is_some_and(|end| end <= at));
        if !self.is_fresh || is_over() {
            self.held = self.rule.held_from(at);
            self.is_fresh = true;
        }
        self.held
    }

    fn holds(&mut self, at: i64) -> bool {
        self.held(at).is_some_and(|held| held.start <= at)
    }
}

/// When the rules that hold are over.
enum Ends<'w> {
    /// None of them holds.
    None,
    At(i64, Vec<&'w Rule>),
    /// One of them has no end.
    Never,
}

/// The latest end of those that hold at `at`, with the rules that end then.
fn latest_end<'w>(tracks: &mut [Track<'w>], at: i64) -> Ends<'w> {
    let mut latest = Ends::None;
    for track in tracks {
        let Some(held) = track.held(at).filter(|held| held.start <= at) else { continue };
        let Some(end) = held.end else { return Ends::Never };
        match &mut latest {
            Ends::At(other, rules) if *other == end => rules.push(track.rule),
            Ends::At(other, _) if *other > end => {}
            Ends::None | Ends::At(..) | Ends::Never => latest = Ends::At(end, vec![track.rule]),
        }
    }
    latest
}

/// The first start after `at` of those that do not hold then, with the rules that start then.
fn first_start<'w>(tracks: &mut [Track<'w>], at: i64) -> Option<Edge<'w>> {
    let mut first: Option<Edge<'w>> = None;
    for track in tracks {
        let Some(held) = track.held(at).filter(|held| held.start > at) else { continue };
        match &mut first {
            Some(edge) if edge.at == held.start => edge.rules.push(track.rule),
            Some(edge) if edge.at < held.start => {}
            _ => first = Some(Edge { at: held.start, rules: vec![track.rule] }),
        }
    }
    first
}
