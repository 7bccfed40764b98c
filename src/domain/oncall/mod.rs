//! Who is on call (semantics, section 5). Per instant the last matching layer wins; an override goes
//! before the layers, a temporary schedule before both; where nobody is left, the fallback is, and it
//! is said. It knows no severities and pages nobody.

mod edge;
mod layer;
mod rotation;
#[cfg(test)]
mod tests;

use jiff::tz::TimeZone;

pub(crate) use edge::{begin, end};
pub(crate) use layer::{Layer, Restriction};
pub(crate) use rotation::Rotation;

use super::ident::{PersonId, RoleId, ScheduleId};
use super::people::{Directory, Instant};

/// A schedule of the pack (`oncall.ops`).
#[derive(Debug, Clone)]
pub(crate) struct Schedule {
    pub(crate) id: ScheduleId,
    /// The zone of all its civil times.
    pub(crate) zone: TimeZone,
    /// From the lowest to the one that wins.
    pub(crate) layers: Vec<Layer>,
    pub(crate) overrides: Vec<Override>,
    pub(crate) temporary: Vec<Temporary>,
    /// Who is asked where nobody is on call.
    pub(crate) fallback: Option<RoleId>,
}

/// Somebody stands in, or is away, for a time.
#[derive(Debug, Clone)]
pub(crate) struct Override {
    pub(crate) from: Instant,
    /// Not part of it.
    pub(crate) to: Instant,
    pub(crate) change: Change,
}

/// What an override does.
#[derive(Debug, Clone)]
pub(crate) enum Change {
    /// This person instead of whoever has the shift.
    StandIn(PersonId),
    /// This person has no shift: the layer below decides.
    Away(PersonId),
}

/// A schedule of its own for a time, such as over a holiday: whatever it leaves open, nobody has.
#[derive(Debug, Clone)]
pub(crate) struct Temporary {
    pub(crate) from: Instant,
    /// Not part of it.
    pub(crate) to: Instant,
    pub(crate) shifts: Vec<Shift>,
}

/// A fixed shift of one person.
#[derive(Debug, Clone)]
pub(crate) struct Shift {
    pub(crate) from: Instant,
    /// Not part of it.
    pub(crate) to: Instant,
    pub(crate) who: PersonId,
}

/// Where an answer comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Source {
    /// The layer of that place, from 0.
    Layer(usize),
    Override,
    Temporary,
    /// Nobody has the shift: the holders of the fallback role.
    Fallback,
    /// Nobody has the shift, and there is no fallback, or nobody holds it.
    Nobody,
}

/// Who is on call at an instant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Cover {
    /// Empty with [`Source::Nobody`]; several where the fallback role has no lead, or shifts of a
    /// temporary schedule overlap.
    pub(crate) who: Vec<PersonId>,
    pub(crate) source: Source,
}

/// A time during which the same people are on call for the same reason.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Stretch {
    pub(crate) from: Instant,
    /// Not part of it.
    pub(crate) to: Instant,
    pub(crate) cover: Cover,
}

impl Cover {
    /// Whether somebody has the shift; the fallback is nobody's shift.
    pub(crate) fn is_covered(&self) -> bool {
        !matches!(self.source, Source::Fallback | Source::Nobody)
    }
}

impl Schedule {
    /// Who is on call at `at`. People past their last day in `directory` are not.
    pub(crate) fn at(&self, at: Instant, directory: &Directory) -> Cover {
        let in_service = |who: &PersonId| directory.person(who.as_str()).is_some_and(|person| person.is_active_at(at));
        if let Some(temporary) = self.temporary.iter().rfind(|it| (it.from..it.to).contains(&at)) {
            let shifts = temporary.shifts.iter().filter(|shift| (shift.from..shift.to).contains(&at));
            let mut who: Vec<PersonId> = Vec::new();
            for shift in shifts.filter(|shift| in_service(&shift.who)) {
                if !who.contains(&shift.who) {
                    who.push(shift.who.clone());
                }
            }
            return if who.is_empty() {
                self.fallback(at, directory)
            } else {
                Cover { who, source: Source::Temporary }
            };
        }
        let overrides = || self.overrides.iter().filter(|it| (it.from..it.to).contains(&at)).map(|it| &it.change);
        let stands_in = overrides().rev().find_map(|change| match change {
            Change::StandIn(who) => Some(who).filter(|who| in_service(who)),
            Change::Away(_) => None,
        });
        if let Some(who) = stands_in {
            return Cover { who: vec![who.clone()], source: Source::Override };
        }
        let is_away = |who: &PersonId| overrides().any(|change| matches!(change, Change::Away(away) if away == who));
        for (place, layer) in self.layers.iter().enumerate().rev() {
            let who = layer.member_at(at, &self.zone).filter(|who| in_service(who) && !is_away(who));
            if let Some(who) = who {
                return Cover { who: vec![who.clone()], source: Source::Layer(place) };
            }
        }
        self.fallback(at, directory)
    }

    /// The lead of the fallback role, else all who hold it.
    fn fallback(&self, at: Instant, directory: &Directory) -> Cover {
        let holders = self.fallback.iter().flat_map(|role| directory.holders(role, at));
        let mut who: Vec<PersonId> = holders.map(|person| person.id.clone()).collect();
        let lead = self.fallback.as_ref().and_then(|role| directory.role(role.as_str())?.lead.as_ref());
        if let Some(lead) = lead.filter(|lead| who.contains(lead)) {
            who = vec![lead.clone()];
        }
        let source = if who.is_empty() { Source::Nobody } else { Source::Fallback };
        Cover { who, source }
    }

    /// What happens in `[from, to)`, whole and in order: no instant is lost between two stretches, and
    /// two neighbours differ.
    pub(crate) fn stretches(&self, from: Instant, to: Instant, directory: &Directory) -> Vec<Stretch> {
        let mut edges = self.edges(from, to);
        edges.extend(directory.people().filter_map(|person| person.until));
        edges.retain(|edge| (from..to).contains(edge));
        edges.push(from);
        edges.sort_unstable();
        edges.dedup();
        let mut stretches: Vec<Stretch> = Vec::new();
        let ends = edges.iter().skip(1).copied().chain([to]);
        for (begin, end) in edges.iter().copied().zip(ends).filter(|(begin, end)| begin < end) {
            let cover = self.at(begin, directory);
            match stretches.last_mut() {
                Some(last) if last.cover == cover => last.to = end,
                _ => stretches.push(Stretch { from: begin, to: end, cover }),
            }
        }
        stretches
    }

    /// The instants at which an answer may change.
    fn edges(&self, from: Instant, to: Instant) -> Vec<Instant> {
        let mut edges: Vec<Instant> = self.layers.iter().flat_map(|it| it.edges(from, to, &self.zone)).collect();
        edges.extend(self.overrides.iter().flat_map(|it| [it.from, it.to]));
        for temporary in &self.temporary {
            edges.extend([temporary.from, temporary.to]);
            edges.extend(temporary.shifts.iter().flat_map(|it| [it.from, it.to]));
        }
        edges
    }
}
