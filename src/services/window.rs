//! What the release windows say of a deployment. Asked early it is advice; asked when the deployment
//! is claimed it binds. It knows which windows stand in the way, not whether somebody may break them.

use std::cmp::Reverse;

use jiff::tz::TimeZone;

use crate::domain::civil;
use crate::domain::duration::Length;
use crate::domain::ident::WindowId;
use crate::domain::people::Instant;
use crate::domain::request::event::WindowSaid;
use crate::domain::request::guard::Guard;
use crate::domain::window::{Fit, HORIZON_DAYS, Kind, Reason, Rule, Target, Windows};

/// The answer for one deployment at one moment.
#[derive(Debug, Clone)]
pub(crate) struct Asked {
    /// Whether it is open at that moment, whatever comes later.
    pub(crate) open: bool,
    /// The rules it is so by: see [`crate::domain::window::Decision`].
    pub(crate) reasons: Vec<Reason>,
    /// How the planned time lies in it; `Inside` where it is open and nothing is planned.
    pub(crate) fit: Fit,
    /// How long it is planned to take, on the clock on the wall.
    pub(crate) planned: Option<Length>,
    /// The next moment at which it could be done; `None` where that is now, or not known.
    pub(crate) opens: Option<Instant>,
}

/// Asks the windows. `None` where no rule is about the target.
pub(crate) fn ask(windows: &Windows, target: &Target, at: Instant, planned: Option<Length>) -> Option<Asked> {
    if !windows.rules().iter().any(|rule| rule.is_about(target)) {
        return None;
    }
    let asked = look(windows, target, at, planned);
    let opens = if asked.does() { None } else { next_fit(windows, target, at, planned) };
    Some(Asked { opens, ..asked })
}

/// The answer without a look ahead for the next opening.
fn look(windows: &Windows, target: &Target, at: Instant, planned: Option<Length>) -> Asked {
    let decision = windows.decide(target, at);
    let fit = fit(windows, target, at, planned);
    Asked { open: decision.open, reasons: decision.reasons, fit, planned, opens: None }
}

fn fit(windows: &Windows, target: &Target, at: Instant, planned: Option<Length>) -> Fit {
    let planned = planned.and_then(Length::wall_clock).unwrap_or_default();
    windows.fits(target, at, planned)
}

/// The first opening after `at` in which what is planned fits, as far as openings are looked for.
fn next_fit(windows: &Windows, target: &Target, at: Instant, planned: Option<Length>) -> Option<Instant> {
    let horizon = at.checked_add_signed(chrono::Duration::days(HORIZON_DAYS))?;
    let mut from = at;
    loop {
        let opening = windows.next_open(target, from).filter(|change| change.at <= horizon)?.at;
        if !matches!(fit(windows, target, opening, planned), Fit::Refused { .. }) {
            return Some(opening);
        }
        from = opening;
    }
}

/// The rules that stand in the way of the target, of those an allow rule closes it with the one
/// `prefers` likes best: without them it could be done. Empty where it can be done.
pub(crate) fn in_the_way<'w>(
    windows: &'w Windows,
    target: &Target,
    at: Instant,
    planned: Option<Length>,
    prefers: impl Fn(&Rule) -> u8,
) -> Vec<&'w Rule> {
    let mut found: Vec<&Rule> = Vec::new();
    loop {
        let aside: Vec<WindowId> = found.iter().map(|rule| rule.name.clone()).collect();
        let refusing = look(&windows.without(&aside, target), target, at, planned).refusing();
        let rules = || windows.rules().iter().filter(|rule| rule.is_about(target));
        let denies: Vec<&Rule> =
            rules().filter(|rule| rule.kind == Kind::Deny && refusing.contains(&rule.name)).collect();
        let allow = || rules().filter(|rule| rule.kind == Kind::Allow).min_by_key(|rule| Reverse(prefers(rule)));
        match (refusing.is_empty(), denies.is_empty(), allow()) {
            (false, false, _) => found.extend(denies),
            (false, true, Some(allow)) => found.push(allow),
            (true, ..) | (false, true, None) => return found,
        }
    }
}

impl Asked {
    /// Whether it can be done at that moment, for as long as is planned.
    pub(crate) fn does(&self) -> bool {
        !matches!(self.fit, Fit::Refused { .. })
    }

    /// The rules that refuse it: all that close it at that moment, else the one that closes it first
    /// within the planned time.
    pub(crate) fn refusing(&self) -> Vec<WindowId> {
        match &self.fit {
            Fit::Inside | Fit::Warned { .. } => Vec::new(),
            Fit::Refused { .. } if !self.open => self.reasons.iter().map(|reason| reason.window.clone()).collect(),
            Fit::Refused { window, .. } => vec![window.clone()],
        }
    }

    /// What is kept of it in the log.
    pub(crate) fn said(&self) -> WindowSaid {
        let open = self.does();
        let rules =
            if open { self.reasons.iter().map(|reason| reason.window.clone()).collect() } else { self.refusing() };
        WindowSaid { open, rules }
    }

    /// In one sentence, with moments in `zone`.
    pub(crate) fn sentence(&self, zone: &TimeZone) -> String {
        let names =
            |windows: &[WindowId]| windows.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ");
        match (&self.fit, self.refusing().as_slice()) {
            (Fit::Refused { .. }, [one]) if !self.open => format!("window `{one}` is closed"),
            (Fit::Refused { .. }, several) if !self.open => format!("windows {} are closed", names(several)),
            (Fit::Refused { window, closes }, _) => {
                format!("window `{window}` closes {}, before {} are over", civil::shown(*closes, zone), self.planned())
            }
            (Fit::Warned { window, closes }, _) => {
                let closes = civil::shown(*closes, zone);
                format!("window `{window}` closes {closes}, before {} are over, and lets it finish", self.planned())
            }
            (Fit::Inside, _) => match self.reasons.as_slice() {
                [] => "no window is closed".to_owned(),
                rules => {
                    let rules: Vec<WindowId> = rules.iter().map(|reason| reason.window.clone()).collect();
                    format!("open by {}", names(&rules))
                }
            },
        }
    }

    /// It as a condition.
    pub(crate) fn guard(&self, zone: &TimeZone) -> Guard {
        let mut guard = Guard::moment("window", self.does(), self.sentence(zone));
        guard.opens = self.opens;
        guard
    }

    fn planned(&self) -> String {
        self.planned.map_or_else(|| "it".to_owned(), |planned| format!("the planned {planned}"))
    }
}
