//! Open or closed at a moment, and by which rules: any deny that holds closes; else, if allow rules
//! speak of what is wanted, one of them must hold; else it is open.

use jiff::tz::TimeZone;

use super::clock::{self, Reading};
use super::rule::{Kind, Rule, Target};
use crate::domain::ident::WindowId;
use crate::domain::people::Instant;

/// The answer at a moment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Decision {
    pub(crate) open: bool,
    /// Closed: the denies that hold, or the allow rules of which none does. Open: the allow rules
    /// that hold.
    pub(crate) reasons: Vec<Reason>,
}

/// A rule that decided.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Reason {
    pub(crate) window: WindowId,
    pub(crate) kind: Kind,
    /// Why the rule is there, in the pack's words.
    pub(crate) reason: Option<String>,
}

impl Reason {
    fn of(rule: &Rule) -> Self {
        Self { window: rule.name.clone(), kind: rule.kind, reason: rule.reason.clone() }
    }
}

/// All rules of the pack, in its order.
#[derive(Debug, Clone, Default)]
pub(crate) struct Windows {
    rules: Vec<Rule>,
    /// The zones of the rules, each once.
    zones: Vec<TimeZone>,
    /// The place in `zones` of each rule's.
    zone_of: Vec<usize>,
}

impl Windows {
    /// Takes over the rules.
    pub(crate) fn new(rules: Vec<Rule>) -> Self {
        let mut zones: Vec<TimeZone> = Vec::new();
        let place = |rule: &Rule| {
            zones.iter().position(|zone| *zone == rule.zone).unwrap_or_else(|| {
                zones.push(rule.zone.clone());
                zones.len() - 1
            })
        };
        let zone_of = rules.iter().map(place).collect();
        Self { rules, zones, zone_of }
    }

    /// All rules.
    pub(crate) fn rules(&self) -> &[Rule] {
        &self.rules
    }

    /// The rule of that name.
    pub(crate) fn rule(&self, name: &WindowId) -> Option<&Rule> {
        self.rules.iter().find(|rule| rule.name == *name)
    }

    /// Whether the target may be acted on at `at`.
    pub(crate) fn decide(&self, target: &Target, at: Instant) -> Decision {
        let at = at.timestamp();
        let readings: Vec<Reading> = self.zones.iter().map(|zone| clock::reading(zone, at)).collect();
        let (mut denies, mut allows, mut holding) = (Vec::new(), Vec::new(), Vec::new());
        for (rule, zone) in self.rules.iter().zip(&self.zone_of).filter(|(rule, _)| rule.is_about(target)) {
            let holds = readings.get(*zone).is_some_and(|reading| rule.holds(at, *reading));
            match (rule.kind, holds) {
                (Kind::Deny, true) => denies.push(rule),
                (Kind::Deny, false) => {}
                (Kind::Allow, true) => holding.push(rule),
                (Kind::Allow, false) => allows.push(rule),
            }
        }
        let (open, rules) = if !denies.is_empty() {
            (false, denies)
        } else if !holding.is_empty() || allows.is_empty() {
            (true, holding)
        } else {
            (false, allows)
        };
        Decision { open, reasons: rules.into_iter().map(Reason::of).collect() }
    }
}
