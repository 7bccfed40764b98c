//! Whether what is planned is over before it closes.

use chrono::Duration;

use super::decide::Windows;
use super::rule::{Target, instant};
use super::sweep::Sweep;
use crate::domain::ident::WindowId;
use crate::domain::people::Instant;

/// How a planned time lies in the windows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Fit {
    /// It is open all the time; closing at the end is not inside it.
    Inside,
    /// It is closed at the start, or a rule closes meanwhile that does not let anything finish.
    Refused { closes: Instant, window: WindowId },
    /// It closes meanwhile, only by rules that let finish what is under way (`in_flight: finish`).
    Warned { closes: Instant, window: WindowId },
}

impl Windows {
    /// Whether `planned` from `at` on lies inside the open time.
    pub(crate) fn fits(&self, target: &Target, at: Instant, planned: Duration) -> Fit {
        let decision = self.decide(target, at);
        if let (false, Some(reason)) = (decision.open, decision.reasons.first()) {
            return Fit::Refused { closes: at, window: reason.window.clone() };
        }
        let end = at.checked_add_signed(planned).unwrap_or(Instant::MAX_UTC);
        let mut sweep = Sweep::new(self, target, at.timestamp());
        let mut fit = Fit::Inside;
        let mut from = at.timestamp();
        while let Some(edge) = sweep.next_close(from).filter(|edge| instant(edge.at) < end) {
            let closes = instant(edge.at);
            if let Some(rule) = edge.refusing() {
                return Fit::Refused { closes, window: rule.name.clone() };
            }
            let Some(rule) = edge.rules.first() else { break };
            if fit == Fit::Inside {
                fit = Fit::Warned { closes, window: rule.name.clone() };
            }
            sweep.let_finish(&edge.rules);
            from = edge.at;
        }
        fit
    }
}
