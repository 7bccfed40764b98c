//! Follows the rules about a target forward in time, from edge to edge; it never walks over minutes.
//! Each rule's next time is worked out when the one before it is over.

use super::HORIZON_DAYS;
use super::decide::Windows;
use super::rule::{Held, InFlight, Kind, Rule, Target};

/// The rules about a target. Questions must not go back in time.
pub(super) struct Sweep<'w> {
    denies: Vec<Track<'w>>,
    allows: Vec<Track<'w>>,
    /// The last second that is looked at.
    horizon: i64,
}

/// A second at which it opens or closes.
pub(super) struct Edge<'w> {
    pub(super) at: i64,
    /// The rules that cause it, denies first; never empty.
    pub(super) rules: Vec<&'w Rule>,
}

/// A time in which it is closed.
pub(super) struct Closed<'w> {
    /// All rules that keep it closed, one after the other: denies, and allow rules while none of
    /// them holds.
    pub(super) by: Vec<&'w Rule>,
    /// The opening behind it; `None` when there is none up to the horizon.
    pub(super) end: Option<Edge<'w>>,
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

    /// The rest of the closed time that `at` is in.
    pub(super) fn closed(&mut self, at: i64) -> Closed<'w> {
        let mut by: Vec<&'w Rule> = Vec::new();
        let mut edge = Some(Edge { at, rules: Vec::new() });
        while let Some(now) = edge.take().filter(|edge| edge.at <= self.horizon) {
            let denying = holding(&mut self.denies, now.at);
            if denying.is_empty() {
                if self.allows.is_empty() || self.allows.iter_mut().any(|allow| allow.holds(now.at)) {
                    return Closed { by, end: Some(now) };
                }
                add(&mut by, self.allows.iter().map(|allow| allow.rule));
                edge = first_start(&mut self.allows, now.at);
            } else {
                add(&mut by, denying.iter().map(|(rule, _)| *rule));
                edge = last_end(&denying);
            }
        }
        Closed { by, end: None }
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

    /// The first second after `at`, and not after `limit`, at which no allow rule holds any more.
    fn end_of_allows(&mut self, at: i64, limit: i64) -> Option<Edge<'w>> {
        let mut edge = Edge { at, rules: Vec::new() };
        while edge.at <= limit {
            let holding = holding(&mut self.allows, edge.at);
            if holding.is_empty() {
                let ends = |rule: &&Rule| rule.held_from(edge.at - 1).is_some_and(|held| held.start < edge.at);
                edge.rules = self.allows.iter().map(|allow| allow.rule).filter(ends).collect();
                return (edge.at > at).then_some(edge);
            }
            edge = last_end(&holding)?;
        }
        None
    }

    /// From now on the denies among `rules` do not count, nor, where an allow rule among them lets
    /// finish what is under way, that no allow rule holds.
    pub(super) fn let_finish(&mut self, rules: &[&Rule]) {
        let is_meant = |rule: &Rule| rules.iter().any(|other| other.name == rule.name);
        self.denies.retain(|deny| !is_meant(deny.rule));
        if self.allows.iter().any(|allow| is_meant(allow.rule) && allow.rule.in_flight == InFlight::Finish) {
            self.allows.clear();
        }
    }
}

impl<'w> Edge<'w> {
    /// Of a closing, the rule that does not let finish what is under way: a deny that blocks; or an
    /// allow rule, where none of those that end lets finish.
    pub(super) fn refusing(&self) -> Option<&'w Rule> {
        let blocks = |rule: &Rule| rule.in_flight == InFlight::Block;
        let of = |kind| self.rules.iter().copied().filter(move |rule| rule.kind == kind);
        let deny = of(Kind::Deny).find(|rule| blocks(rule));
        deny.or_else(|| of(Kind::Allow).next().filter(|_| of(Kind::Allow).all(blocks)))
    }
}

/// Adds the rules that are not there yet.
fn add<'w>(all: &mut Vec<&'w Rule>, rules: impl Iterator<Item = &'w Rule>) {
    for rule in rules {
        if !all.iter().any(|other| other.name == rule.name) {
            all.push(rule);
        }
    }
}

/// A rule with the first time in which it holds that was not over when last asked.
struct Track<'w> {
    rule: &'w Rule,
    held: Option<Held>,
    is_fresh: bool,
}

impl Track<'_> {
    fn held(&mut self, at: i64) -> Option<Held> {
        let is_over = self.held.is_some_and(|held| held.end.is_some_and(|end| end <= at));
        if !self.is_fresh || is_over {
            self.held = self.rule.held_from(at);
            self.is_fresh = true;
        }
        self.held
    }

    fn holds(&mut self, at: i64) -> bool {
        self.held(at).is_some_and(|held| held.start <= at)
    }
}

/// The rules that hold at `at`.
fn holding<'w>(tracks: &mut [Track<'w>], at: i64) -> Vec<(&'w Rule, Held)> {
    let held = tracks.iter_mut().filter_map(|track| Some((track.rule, track.held(at)?)));
    held.filter(|(_, held)| held.start <= at).collect()
}

/// The second at which the last of them ends; `None` when one has no end.
fn last_end<'w>(holding: &[(&'w Rule, Held)]) -> Option<Edge<'w>> {
    let ends: Option<Vec<i64>> = holding.iter().map(|(_, held)| held.end).collect();
    let at = ends?.into_iter().max()?;
    let last = holding.iter().filter(|(_, held)| held.end == Some(at));
    Some(Edge { at, rules: last.map(|(rule, _)| *rule).collect() })
}

/// The first second after `at` at which a rule that does not hold begins to.
fn first_start<'w>(tracks: &mut [Track<'w>], at: i64) -> Option<Edge<'w>> {
    let starts = tracks.iter_mut().filter_map(|track| Some((track.rule, track.held(at)?.start)));
    let starts: Vec<_> = starts.filter(|(_, start)| *start > at).collect();
    let at = starts.iter().map(|(_, start)| *start).min()?;
    Some(Edge { at, rules: starts.into_iter().filter(|(_, start)| *start == at).map(|(rule, _)| rule).collect() })
}
