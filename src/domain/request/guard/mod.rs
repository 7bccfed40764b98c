//! Guards and checks: may this person do it, and may it happen now? One evaluation serves replay,
//! the commands and `explain`, so that what is explained is what is enforced.

mod deploy;
mod finish;
mod glass;
mod level;
mod opening;
mod role;

pub(crate) use opening::opening;

use std::collections::{BTreeMap, BTreeSet};

use super::event::{ChildEnd, EventKind};
use super::state::{Reached, State};
use crate::domain::ident::{EnvironmentId, RoleId, StepId, TrackerId};
use crate::domain::pack::Pack;
use crate::domain::people::{Instant, Person};
use crate::domain::workflow::{Enforcement, Step, Workflow};

/// The role that may repair a broken log and migrate requests.
pub(crate) const STEWARD: &str = "steward";

/// Whose turn a refusal is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// May this person? Unmet: exit 4.
    Person,
    /// May it pass now? Unmet: exit 3.
    Moment,
}

/// One condition, met or not, with who can change that.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Guard {
    /// Permanent, kebab-case.
    pub(crate) ident: &'static str,
    pub(crate) kind: Kind,
    pub(crate) met: bool,
    /// Not met, but the process lets it pass and records that (advisory, small team).
    pub(crate) waived: bool,
    /// One sentence, lower-case, literals in backticks.
    pub(crate) detail: String,
    /// Roles and persons who can change it, by id.
    pub(crate) unblocked_by: Vec<String>,
    /// When it changes by itself.
    pub(crate) opens: Option<Instant>,
}

impl Guard {
    fn new(ident: &'static str, kind: Kind, met: bool, detail: impl Into<String>) -> Self {
        Self { ident, kind, met, waived: false, detail: detail.into(), unblocked_by: Vec::new(), opens: None }
    }

    /// A condition on the moment, met or not.
    pub(crate) fn moment(ident: &'static str, met: bool, detail: impl Into<String>) -> Self {
        Self::new(ident, Kind::Moment, met, detail)
    }

    /// Names who can change it, while it is not met.
    pub(crate) fn by<T: ToString>(mut self, who: impl IntoIterator<Item = T>) -> Self {
        if !self.met {
            self.unblocked_by = who.into_iter().map(|who| who.to_string()).collect();
        }
        self
    }

    /// Lets it pass, on the record, where the process only advises.
    pub(crate) fn waivable(mut self, waived: bool) -> Self {
        self.waived |= !self.met && waived;
        self
    }

    /// Whether it stands in the way.
    pub(crate) fn blocks(&self) -> bool {
        !self.met && !self.waived
    }
}

/// What is known of a child request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Child {
    pub(crate) tracker: TrackerId,
    pub(crate) number: u64,
    pub(crate) end: Option<ChildEnd>,
    /// Where it stands, while it is open.
    pub(crate) step: Option<StepId>,
    pub(crate) waiting_for: Vec<RoleId>,
    pub(crate) reached: Vec<Reached>,
}

/// What is known of the requests this one belongs with.
#[derive(Debug, Clone, Default)]
pub(crate) struct Relations {
    /// What the rest of the family has reached, oldest first.
    pub(crate) reached: Vec<Reached>,
    /// The environments the workflows of the request's ancestors promote to.
    pub(crate) promotes: BTreeSet<EnvironmentId>,
    /// By ULID.
    pub(crate) children: BTreeMap<String, Child>,
    /// Take the log's word for how children ended (when only what this request reached matters).
    pub(crate) trust_children: bool,
}

/// Everything a decision is made from.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Scene<'a> {
    pub(crate) pack: &'a Pack,
    pub(crate) workflow: &'a Workflow,
    pub(crate) state: &'a State,
    pub(crate) relations: &'a Relations,
    pub(crate) at: Instant,
}

impl<'a> Scene<'a> {
    /// The conditions for `actor` to do what `kind` says, those on the person first.
    pub(crate) fn guards(&self, actor: &Person, kind: &EventKind) -> Vec<Guard> {
        let mut guards = vec![self.intact(kind)];
        guards.push(self.open(kind));
        guards.extend(self.person(actor, kind));
        guards.extend(match kind {
            EventKind::Finish(finishing) => self.finish(actor, finishing),
            EventKind::HandOff { step, tracker, child } => self.hand_off(actor, step, tracker, child),
            EventKind::Returned { step, child, end, outcome } => self.returned(step, child, *end, outcome),
            EventKind::Deploy(deploying) => self.deploy(actor, deploying),
            EventKind::Deployed(end) => self.deployed(end),
            EventKind::BreakGlass(says) => self.break_glass(says),
            EventKind::ApproveGlass { glass } => vec![self.approve_glass(glass)],
            EventKind::Approve(approving) => self.approve(&approving.step),
            EventKind::Reject { step, .. } | EventKind::Lift { step, .. } => vec![self.here(step)],
            EventKind::Check { step, items, .. } => self.check(step, items),
            EventKind::Set { fields } => vec![self.fields_fit(fields, None)],
            EventKind::Assign { person: Some(person) } => vec![self.assignable(person)],
            EventKind::Escalate { step, to, .. } => vec![self.here(step), self.assignable(to)],
            EventKind::Resume {} => {
                let waits = self.state.waiting.is_some();
                vec![Guard::moment("waiting", waits, if waits { "it waits" } else { "it does not wait for anything" })]
            }
            EventKind::Severity { severity, .. } => self.severity(severity),
            EventKind::Reopen { step, .. } => self.reopen(step),
            EventKind::Migrate { version, digest, step } => self.migrate(*version, digest, step),
            EventKind::Repair { step, .. } => self.repair(step.as_ref()),
            _ => Vec::new(),
        });
        guards
    }

    /// The step the request stands at.
    pub(crate) fn step(&self) -> Option<&'a Step> {
        self.workflow.step(self.state.step.as_str())
    }

    /// The environments and releases the whole family has reached, oldest first.
    pub(crate) fn family(&self) -> Vec<Reached> {
        let mut reached = self.relations.reached.clone();
        reached.extend(self.relations.children.values().flat_map(|child| child.reached.iter().cloned()));
        reached.extend(self.state.reached(self.workflow));
        reached
    }

    fn advisory(&self) -> bool {
        self.workflow.enforcement == Enforcement::Advisory
    }

    fn intact(&self, kind: &EventKind) -> Guard {
        let waived = matches!(kind, EventKind::Repair { .. } | EventKind::Note { .. } | EventKind::Linked { .. });
        match &self.state.broken {
            Some(reason) if !waived => {
                Guard::moment("log-intact", false, format!("the log is broken: {reason}")).by([STEWARD])
            }
            _ => Guard::moment("log-intact", true, "the log adds up"),
        }
    }

    fn open(&self, kind: &EventKind) -> Guard {
        use super::event::DeployAction;
        let after_the_end = match kind {
            EventKind::Note { .. }
            | EventKind::Linked { .. }
            | EventKind::Repair { .. }
            | EventKind::Deployed(_)
            // For a rollback.
            | EventKind::BreakGlass(_)
            | EventKind::ApproveGlass { .. } => true,
            EventKind::Deploy(deploying) => deploying.action == DeployAction::Rollback,
            _ => false,
        };
        let open = self.state.is_open();
        let detail = format!("the request is {}", self.state.phase.name());
        if matches!(kind, EventKind::Reopen { .. }) {
            return Guard::moment("request-ended", !open, detail);
        }
        let reopens = self.workflow.reopen.as_ref().map(|rule| rule.by.clone()).unwrap_or_default();
        Guard::moment("request-open", open || after_the_end, detail).by(reopens)
    }

    /// That the event speaks of the step the request stands at.
    fn here(&self, step: &StepId) -> Guard {
        let here = &self.state.step == step;
        let detail = if here {
            format!("the request stands at `{step}`")
        } else {
            format!("the request stands at `{}`, not at `{step}`", self.state.step)
        };
        Guard::moment("step", here, detail).by(self.step().map(|step| step.by.clone()).unwrap_or_default())
    }

    fn migrate(&self, version: u32, digest: &str, step: &StepId) -> Vec<Guard> {
        let target = self.pack.workflow_version(self.workflow.id.as_str(), version);
        let known = target.is_some_and(|target| target.digest == digest);
        let has_step = target.is_some_and(|target| target.step(step.as_str()).is_some());
        vec![
            Guard::moment("version", known, format!("version {version} of `{}` is in the pack", self.workflow.id)),
            Guard::moment("step", has_step, format!("version {version} has a step `{step}`")),
        ]
    }

    fn repair(&self, step: Option<&StepId>) -> Vec<Guard> {
        let known = step.is_none_or(|step| self.workflow.step(step.as_str()).is_some());
        let broken = self.state.broken.is_some();
        let detail = if broken { "the log is broken" } else { "the log adds up, there is nothing to repair" };
        vec![Guard::moment("log-broken", broken, detail), Guard::moment("step", known, "the step to go on from exists")]
    }
}
