//! Windows as JSON and as text. The JSON structs are a contract with scripts: members are added,
//! never renamed.

use chrono::Duration;
use jiff::tz::TimeZone;
use serde::Serialize;

use super::ics::Closing;
use super::text::clean;
use super::time;
use super::tone::{Palette, Tone};
use crate::domain::duration::Length;
use crate::domain::ident::{EnvironmentId, RoleId, WindowId, WorkflowId};
use crate::domain::people::Instant;
use crate::domain::window::{
    BreakGlassRule, Change, Decision, Fit, HORIZON_DAYS, InFlight, Kind, Reason, Rule, Target, Windows,
};

/// What is said where no change is found in the time that is looked at.
pub(crate) const NO_KNOWN_END: &str = "no known end";

/// Whether an environment is open at a moment, and until when.
#[derive(Debug)]
pub(crate) struct Status {
    pub(crate) target: Target,
    pub(crate) at: Instant,
    decision: Decision,
    /// The next opening where it is closed, the next closing where it is open.
    change: Option<Change>,
    /// What was planned, and how it lies.
    planned: Option<(Length, Fit)>,
}

impl Status {
    /// Asks the windows.
    pub(crate) fn new(windows: &Windows, target: Target, at: Instant, planned: Option<(Length, Duration)>) -> Self {
        let decision = windows.decide(&target, at);
        let change = if decision.open { windows.next_close(&target, at) } else { windows.next_open(&target, at) };
        let planned = planned.map(|(length, planned)| (length, windows.fits(&target, at, planned)));
        Self { target, at, decision, change, planned }
    }

    /// Whether it is open, and so for all that is planned.
    pub(crate) fn is_fit(&self) -> bool {
        self.decision.open && !matches!(self.planned, Some((_, Fit::Refused { .. })))
    }

    /// The state in one word.
    pub(crate) fn state(&self) -> (Tone, &'static str) {
        if self.decision.open { (Tone::Good, "open") } else { (Tone::Bad, "closed") }
    }

    /// Until when it is in that state.
    pub(crate) fn until(&self, zone: &TimeZone) -> String {
        self.change.as_ref().map_or_else(|| NO_KNOWN_END.to_owned(), |change| time::civil(change.at, zone))
    }

    /// The rules that keep it closed, or the one that closes it next.
    pub(crate) fn by(&self) -> String {
        if self.decision.open {
            return self.change.as_ref().map(|change| change.window.to_string()).unwrap_or_default();
        }
        self.decision.reasons.iter().map(|reason| reason.window.as_str()).collect::<Vec<_>>().join(", ")
    }

    /// The whole answer, in lines.
    pub(crate) fn render(&self, windows: &Windows, zone: &TimeZone, palette: Palette) -> String {
        let (tone, state) = self.state();
        let mut lines = vec![format!(
            "{} is {} on {}",
            palette.paint(Tone::Accent, self.target.environment.as_str()),
            palette.paint(tone, state),
            time::civil(self.at, zone)
        )];
        for reason in &self.decision.reasons {
            let rule = windows.rule(&reason.window).map(Rule::describe).unwrap_or_default();
            lines.push(format!("  {}: {rule}", palette.paint(Tone::Accent, reason.window.as_str())));
            if let Some(why) = &reason.reason {
                lines.push(format!("    {}", clean(why)));
            }
        }
        let about = windows.rules().iter().filter(|rule| rule.is_about(&self.target)).count();
        if about == 0 {
            lines.push("  no window is about it".to_owned());
        }
        lines.push(format!("  {}", self.change_in_words(windows, zone)));
        if let Some((planned, fit)) = &self.planned {
            lines.push(format!("  {}", self.planned_in_words(*planned, fit, zone, palette)));
        }
        let for_workflows = self.left_out(windows);
        if !for_workflows.is_empty() {
            let names = for_workflows.join(", ");
            lines.push(format!("  not counted without `--workflow`, being for some workflows: {names}"));
        }
        lines.join("\n") + "\n"
    }

    fn change_in_words(&self, windows: &Windows, zone: &TimeZone) -> String {
        let (verb, begins) = if self.decision.open { ("close", Kind::Deny) } else { ("open", Kind::Allow) };
        let Some(Change { at, window }) = &self.change else {
            return format!("{NO_KNOWN_END}: it does not {verb} within {HORIZON_DAYS} days");
        };
        let edge = match windows.rule(window) {
            Some(rule) if rule.kind == begins => "begins",
            _ => "ends",
        };
        format!("{verb}s {}, {}, when `{window}` {edge}", time::civil(*at, zone), time::relative(*at, self.at))
    }

    fn planned_in_words(&self, planned: Length, fit: &Fit, zone: &TimeZone, palette: Palette) -> String {
        let closes = |at: &Instant, window: &WindowId| format!("`{window}` closes it {}", time::civil(*at, zone));
        let (tone, verdict, why) = match fit {
            Fit::Inside => return format!("{planned} {}", palette.paint(Tone::Good, "fits")),
            Fit::Refused { .. } if !self.decision.open => (Tone::Bad, "does not fit", "it is closed".to_owned()),
            Fit::Refused { closes: at, window } => (Tone::Bad, "does not fit", closes(at, window)),
            Fit::Warned { closes: at, window } => {
                (Tone::Warn, "goes on", format!("{}, and lets finish what is under way", closes(at, window)))
            }
        };
        format!("{planned} {}: {why}", palette.paint(tone, verdict))
    }

    /// The rules that would count for some workflow, where none is named.
    fn left_out<'w>(&self, windows: &'w Windows) -> Vec<&'w str> {
        let Target { environment, workflow, action } = &self.target;
        let rules = windows.rules().iter().filter(|rule| workflow.is_none() && !rule.workflows.is_empty());
        let counts = |rule: &&Rule| {
            let workflow = rule.workflows.first().cloned();
            rule.is_about(&Target { environment: environment.clone(), workflow, action: *action })
        };
        rules.filter(counts).map(|rule| rule.name.as_str()).collect()
    }
}

/// `window status`.
#[derive(Debug, Serialize)]
pub(crate) struct StatusView {
    environment: String,
    at: String,
    action: &'static str,
    workflow: Option<String>,
    open: bool,
    reasons: Vec<ReasonView>,
    /// Only while it is closed.
    next_open: Option<String>,
    /// Only while it is open.
    next_close: Option<String>,
    /// The window that opens or closes it then.
    next_window: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    planned: Option<PlannedView>,
}

#[derive(Debug, Serialize)]
struct ReasonView {
    window: String,
    kind: &'static str,
    reason: Option<String>,
}

#[derive(Debug, Serialize)]
struct PlannedView {
    length: String,
    fits: bool,
    /// It closes meanwhile, by a window that lets finish what is under way.
    warning: bool,
    closes: Option<String>,
    window: Option<String>,
}

impl StatusView {
    /// The view of an answer.
    pub(crate) fn new(status: &Status, zone: &TimeZone) -> Self {
        let change = |open: bool| {
            let change = status.change.as_ref().filter(|_| status.decision.open == open);
            change.map(|change| time::rfc3339(change.at, zone))
        };
        Self {
            environment: status.target.environment.to_string(),
            at: time::rfc3339(status.at, zone),
            action: status.target.action.name(),
            workflow: status.target.workflow.as_ref().map(ToString::to_string),
            open: status.decision.open,
            reasons: status.decision.reasons.iter().map(ReasonView::new).collect(),
            next_open: change(false),
            next_close: change(true),
            next_window: status.change.as_ref().map(|change| change.window.to_string()),
            planned: status.planned.as_ref().map(|(planned, fit)| PlannedView::new(*planned, fit, zone)),
        }
    }
}

impl ReasonView {
    fn new(reason: &Reason) -> Self {
        Self { window: reason.window.to_string(), kind: reason.kind.name(), reason: reason.reason.clone() }
    }
}

impl PlannedView {
    fn new(planned: Length, fit: &Fit, zone: &TimeZone) -> Self {
        let closes = match fit {
            Fit::Inside => None,
            Fit::Refused { closes, window } | Fit::Warned { closes, window } => Some((closes, window)),
        };
        Self {
            length: planned.to_string(),
            fits: !matches!(fit, Fit::Refused { .. }),
            warning: matches!(fit, Fit::Warned { .. }),
            closes: closes.map(|(at, _)| time::rfc3339(*at, zone)),
            window: closes.map(|(_, window)| window.to_string()),
        }
    }
}

/// One change of `window next`.
#[derive(Debug, Serialize)]
pub(crate) struct ChangeView {
    at: String,
    change: &'static str,
    window: String,
}

impl ChangeView {
    /// The view of an opening or a closing.
    pub(crate) fn new(opens: bool, change: &Change, zone: &TimeZone) -> Self {
        Self {
            at: time::rfc3339(change.at, zone),
            change: if opens { "opens" } else { "closes" },
            window: change.window.to_string(),
        }
    }
}

/// One rule of `window list`.
#[derive(Debug, Serialize)]
pub(crate) struct RuleView {
    window: String,
    kind: &'static str,
    environments: Vec<String>,
    /// All when empty.
    workflows: Vec<String>,
    /// All when empty.
    actions: Vec<&'static str>,
    when: String,
    timezone: String,
    reason: Option<String>,
    in_flight: &'static str,
    break_glass: Option<BreakGlassView>,
    at: String,
    holds: bool,
}

#[derive(Debug, Serialize)]
struct BreakGlassView {
    by: Vec<String>,
    approved_by: Vec<String>,
    incident: Option<String>,
    expires: String,
    review_by: Vec<String>,
    review_within: String,
}

impl BreakGlassView {
    fn new(rule: &BreakGlassRule) -> Self {
        let roles = |roles: &[RoleId]| roles.iter().map(ToString::to_string).collect();
        Self {
            by: roles(&rule.by),
            approved_by: roles(&rule.approved_by),
            incident: rule.incident.as_ref().map(|severity| severity.as_str().to_owned()),
            expires: rule.expires.to_string(),
            review_by: roles(&rule.review_by),
            review_within: rule.review_within.to_string(),
        }
    }
}

impl RuleView {
    /// The view of a rule, and whether it holds at a moment.
    pub(crate) fn new(rule: &Rule, at: Instant, zone: &TimeZone) -> Self {
        Self {
            window: rule.name.to_string(),
            kind: rule.kind.name(),
            environments: rule.environments.iter().map(ToString::to_string).collect(),
            workflows: rule.workflows.iter().map(ToString::to_string).collect(),
            actions: rule.actions.iter().map(|action| action.name()).collect(),
            when: rule.when_in_words(),
            timezone: rule.zone_name().to_owned(),
            reason: rule.reason.clone(),
            in_flight: match rule.in_flight {
                InFlight::Block => "block",
                InFlight::Finish => "finish",
            },
            break_glass: rule.break_glass.as_ref().map(BreakGlassView::new),
            at: time::rfc3339(at, zone),
            holds: rule.is_held_at(at),
        }
    }
}

/// What a rule is about: `mainnet, production; release; for delivery`.
pub(crate) fn about(rule: &Rule) -> String {
    let names = |names: Vec<&str>| names.join(", ");
    let mut words = vec![names(rule.environments.iter().map(EnvironmentId::as_str).collect())];
    if !rule.actions.is_empty() {
        words.push(names(rule.actions.iter().map(|action| action.name()).collect()));
    }
    if !rule.workflows.is_empty() {
        words.push(format!("for {}", names(rule.workflows.iter().map(WorkflowId::as_str).collect())));
    }
    words.join("; ")
}

/// One closed time of `window export`.
#[derive(Debug, Serialize)]
pub(crate) struct ClosingView {
    environment: String,
    from: String,
    to: Option<String>,
    windows: Vec<String>,
}

impl ClosingView {
    /// The view of a closed time.
    pub(crate) fn new(closing: &Closing, zone: &TimeZone) -> Self {
        Self {
            environment: closing.environment.to_string(),
            from: time::rfc3339(closing.start, zone),
            to: closing.end.map(|end| time::rfc3339(end, zone)),
            windows: closing.windows.iter().map(ToString::to_string).collect(),
        }
    }
}
