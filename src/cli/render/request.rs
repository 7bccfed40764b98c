//! A request as JSON and as text. The JSON structs are a contract with scripts: members are added,
//! never renamed; domain types can move without them.

use std::collections::BTreeMap;

use jiff::tz::TimeZone;
use serde::Serialize;

use super::clock::ClockView;
use super::deployment::DeploymentView;
use super::glass::{GlassView, WindowView};
use super::text::clean;
use super::time;
use crate::domain::people::Instant;
use crate::domain::request::event::{ChildEnd, EventKind};
use crate::domain::request::guard::Guard;
use crate::domain::request::replay::Entry;
use crate::domain::request::state::{Phase, Stance};
use crate::domain::sla::Policies;
use crate::services::case::Case;
use crate::services::clocks;
use crate::services::timeline;
use crate::services::world::World;
use crate::trackers::Summary;

/// `request show`.
#[derive(Debug, Serialize)]
pub(crate) struct RequestView {
    request: String,
    id: String,
    title: String,
    workflow: String,
    version: u32,
    state: &'static str,
    reason: Option<String>,
    step: Option<String>,
    step_title: Option<String>,
    since: Option<String>,
    waiting_for: Vec<String>,
    waiting: Option<String>,
    escalated: Option<String>,
    requester: String,
    assignee: Option<String>,
    urgent: bool,
    severity: Option<String>,
    opened: String,
    updated: String,
    due: Option<String>,
    clocks: Vec<ClockView>,
    broken: Option<String>,
    fields: BTreeMap<String, String>,
    labels: Vec<String>,
    checklist: Vec<ItemView>,
    stances: Vec<StanceView>,
    window: Option<WindowView>,
    glasses: Vec<GlassView>,
    deployments: Vec<DeploymentView>,
    handoffs: Vec<HandoffView>,
    parent: Option<String>,
    correlation: String,
    log: Vec<EntryView>,
}

#[derive(Debug, Serialize)]
struct ItemView {
    item: String,
    text: String,
    checked_by: Option<String>,
}

#[derive(Debug, Serialize)]
struct StanceView {
    person: String,
    stance: &'static str,
    release: Option<String>,
    reason: Option<String>,
}

#[derive(Debug, Serialize)]
struct HandoffView {
    step: String,
    request: String,
    state: &'static str,
    step_there: Option<String>,
}

/// One entry of the log.
#[derive(Debug, Serialize)]
pub(crate) struct EntryView {
    pub(crate) id: Option<String>,
    #[serde(rename = "type")]
    pub(crate) kind: Option<&'static str>,
    pub(crate) step: Option<String>,
    pub(crate) actor: String,
    pub(crate) at: String,
    pub(crate) verdict: &'static str,
    pub(crate) reason: Option<String>,
    pub(crate) outcome: Option<String>,
    pub(crate) text: Option<String>,
    pub(crate) comment: u64,
    pub(crate) policy: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) waived: Vec<String>,
}

/// One row of a list.
#[derive(Debug, Serialize)]
pub(crate) struct RowView {
    pub(crate) request: String,
    pub(crate) title: String,
    pub(crate) workflow: String,
    pub(crate) version: u32,
    pub(crate) state: String,
    pub(crate) step: Option<String>,
    pub(crate) waiting_for: Vec<String>,
    pub(crate) requester: Option<String>,
    pub(crate) assignee: Option<String>,
    pub(crate) urgent: bool,
    pub(crate) severity: Option<String>,
    pub(crate) due: Option<String>,
    /// The clock that is due first, and how it stands.
    pub(crate) clock: Option<&'static str>,
    pub(crate) clock_state: Option<&'static str>,
    pub(crate) opened: String,
    pub(crate) updated: String,
    pub(crate) broken: bool,
}

/// One condition of an explanation.
#[derive(Debug, Serialize)]
pub(crate) struct GuardView {
    pub(crate) ident: &'static str,
    pub(crate) met: bool,
    pub(crate) waived: bool,
    pub(crate) detail: String,
    pub(crate) unblocked_by: Vec<String>,
    pub(crate) opens: Option<String>,
}

impl RequestView {
    /// The view of a request at the moment of `world`.
    pub(crate) fn new(world: &World<'_>, case: &Case<'_>) -> Self {
        let zone = &world.pack.timezone;
        let state = &case.state;
        let step = case.workflow.step(state.step.as_str()).filter(|_| state.is_open());
        let instant = |at: Instant| time::rfc3339(at, zone);
        let checklist = step.map(|step| step.checklist.as_slice()).unwrap_or_default().iter().map(|item| ItemView {
            item: item.id.to_string(),
            text: item.text.clone(),
            checked_by: state.checked.get(&item.id).map(ToString::to_string),
        });
        let stances = state.stances.iter().map(|(person, (stance, _))| match stance {
            Stance::Approved { release, .. } => {
                StanceView { person: person.to_string(), stance: "approved", release: release.clone(), reason: None }
            }
            Stance::Rejected { reason } => StanceView {
                person: person.to_string(),
                stance: "rejected",
                release: None,
                reason: Some(reason.clone()),
            },
        });
        let handoffs = state.handoffs.iter().map(|handoff| {
            let child = case.relations.children.get(&handoff.child);
            let number = child.map(|child| child.number).or(handoff.number);
            HandoffView {
                step: handoff.step.to_string(),
                request: number
                    .map_or_else(|| handoff.tracker.to_string(), |number| format!("{}#{number}", handoff.tracker)),
                state: child.and_then(|child| child.end).or(handoff.end).map_or("open", ChildEnd::name),
                step_there: child.and_then(|child| child.step.as_ref()).map(ToString::to_string),
            }
        });
        let clocks = clocks::of_case(world, case);
        let due = clocks::first_due(clocks.clone()).and_then(|clock| clock.due);
        Self {
            request: case.id.to_string(),
            id: state.request.clone(),
            title: state.title.clone(),
            workflow: case.workflow.id.to_string(),
            version: case.workflow.version,
            state: state.phase.name(),
            reason: match &state.phase {
                Phase::Refused { reason } | Phase::Cancelled { reason } => Some(reason.clone()),
                Phase::Open | Phase::Done => None,
            },
            step: step.map(|step| step.id.to_string()),
            step_title: step.map(|step| step.title.clone()),
            since: step.map(|_| instant(state.entered)),
            waiting_for: case.waiting_for(world, world.now).iter().map(|party| party.as_str().to_owned()).collect(),
            waiting: state.waiting.clone(),
            escalated: state.escalated.clone(),
            requester: state.requester.to_string(),
            assignee: state.assignee.as_ref().map(ToString::to_string),
            urgent: state.urgent,
            opened: instant(state.opened),
            updated: instant(state.updated),
            severity: state.severity.as_ref().map(ToString::to_string),
            due: due.map(instant),
            clocks: clocks.iter().map(|clock| ClockView::new(case.id.to_string(), clock, zone)).collect(),
            broken: state.broken.clone(),
            fields: state.fields.iter().map(|(field, value)| (field.to_string(), value.clone())).collect(),
            labels: case.issue.labels.clone(),
            checklist: checklist.collect(),
            stances: stances.collect(),
            window: WindowView::of(world, case),
            glasses: state.glasses.iter().map(|glass| GlassView::new(world, case, glass)).collect(),
            deployments: state.deployments.iter().map(|it| DeploymentView::of(case, it, zone)).collect(),
            handoffs: handoffs.collect(),
            parent: timeline::parent(world, case).ok().flatten().map(|parent| parent.to_string()),
            correlation: state
                .parent
                .as_ref()
                .map_or_else(|| state.request.clone(), |parent| parent.correlation.clone()),
            log: case.entries.iter().map(|entry| EntryView::new(entry, zone)).collect(),
        }
    }
}

impl EntryView {
    /// The view of one entry, with instants in `zone`.
    pub(crate) fn new(entry: &Entry, zone: &TimeZone) -> Self {
        let kind = entry.event.as_ref().map(|event| &event.kind);
        Self {
            id: entry.event.as_ref().map(|event| event.id.clone()),
            kind: kind.map(EventKind::name),
            step: kind.and_then(EventKind::step).map(ToString::to_string),
            actor: entry.who().to_owned(),
            at: time::rfc3339(entry.at, zone),
            verdict: entry.verdict.name(),
            reason: entry.verdict.reason().map(ToOwned::to_owned),
            outcome: kind.and_then(outcome_of),
            text: kind.and_then(text_of),
            comment: entry.comment,
            policy: entry.event.as_ref().map(|event| event.policy.clone()),
            waived: kind.map(waived_of).unwrap_or_default(),
        }
    }
}

/// How the event ended something.
pub(crate) fn outcome_of(kind: &EventKind) -> Option<String> {
    match kind {
        EventKind::Finish(finishing) => Some(finishing.outcome.to_string()),
        EventKind::Returned { outcome, .. } => Some(outcome.to_string()),
        EventKind::Deployed(end) => Some(end.outcome.name().to_owned()),
        _ => None,
    }
}

/// What it says besides its kind and step, in one line of words.
pub(crate) fn text_of(kind: &EventKind) -> Option<String> {
    match kind {
        EventKind::Open(opening) => Some(opening.title.clone()),
        EventKind::Finish(finishing) => finishing.reason.clone(),
        EventKind::Approve(approving) => approving.release.clone(),
        EventKind::Reject { reason, .. }
        | EventKind::Escalate { reason, .. }
        | EventKind::Wait { reason }
        | EventKind::Cancel { reason }
        | EventKind::Reopen { reason, .. }
        | EventKind::Repair { reason, .. } => Some(reason.clone()),
        EventKind::Severity { severity, reason } => Some(format!("{severity}: {reason}")),
        EventKind::Lift { person, .. } => Some(person.to_string()),
        EventKind::Check { items, undo, .. } => {
            let items = items.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
            Some(if *undo { format!("undone: {items}") } else { items })
        }
        EventKind::Set { fields } => {
            Some(fields.iter().map(|(field, value)| format!("{field}={value}")).collect::<Vec<_>>().join(", "))
        }
        EventKind::Assign { person } => Some(person.as_ref().map_or_else(|| "nobody".to_owned(), ToString::to_string)),
        EventKind::Note { text } => Some(text.clone()),
        EventKind::Deploy(deploying) => {
            let planned = deploying.planned.map(|planned| format!(" for {planned}")).unwrap_or_default();
            let under = if deploying.glass.is_some() { ", under a broken glass" } else { "" };
            let action = deploying.action.name();
            Some(format!("{action} {} to {}{planned}{under}", deploying.release, deploying.environment))
        }
        EventKind::Deployed(end) => end.note.clone(),
        EventKind::BreakGlass(says) => Some(says.reason.clone()),
        EventKind::ApproveGlass { .. } => None,
        EventKind::HandOff { tracker, .. } => Some(format!("to {tracker}")),
        EventKind::Linked { number, .. } => Some(format!("number {number}")),
        EventKind::Returned { end, .. } => Some(format!("child {}", end.name())),
        EventKind::Migrate { version, .. } => Some(format!("to version {version}")),
        EventKind::Resume {} => None,
    }
}

fn waived_of(kind: &EventKind) -> Vec<String> {
    match kind {
        EventKind::Finish(finishing) => finishing.waived.clone(),
        EventKind::Deploy(deploying) => deploying.waived.clone(),
        _ => Vec::new(),
    }
}

impl RowView {
    /// The view of a cached row, with the clock that is due first at the moment of `world`.
    pub(crate) fn new(tracker: &str, row: &Summary, policies: &Policies<'_>, world: &World<'_>) -> Self {
        let zone = &world.pack.timezone;
        let clock = clocks::of_row(world, policies, row);
        Self {
            request: format!("{tracker}#{}", row.number),
            title: row.title.clone(),
            workflow: row.workflow.to_string(),
            version: row.version,
            state: row.state.clone(),
            step: row.step.as_ref().map(ToString::to_string),
            waiting_for: row.waiting_for.iter().map(|party| party.as_str().to_owned()).collect(),
            requester: row.requester.as_ref().map(ToString::to_string),
            assignee: row.assignee.as_ref().map(ToString::to_string),
            urgent: row.urgent,
            severity: row.severity.as_ref().map(ToString::to_string),
            due: row.due.map(|due| time::rfc3339(due, zone)),
            clock: clock.as_ref().map(|clock| clock.kind.name()),
            clock_state: clock.map(|clock| clock.state.name()),
            opened: time::rfc3339(row.opened, zone),
            updated: time::rfc3339(row.updated, zone),
            broken: row.broken,
        }
    }
}

impl GuardView {
    /// The view of one condition.
    pub(crate) fn new(guard: &Guard, zone: &TimeZone) -> Self {
        Self {
            ident: guard.ident,
            met: guard.met,
            waived: guard.waived,
            detail: guard.detail.clone(),
            unblocked_by: guard.unblocked_by.clone(),
            opens: guard.opens.map(|at| time::rfc3339(at, zone)),
        }
    }
}

/// Where a request stands, in one line: "desk#12 stands at `release` (Release), waiting for `ops`".
pub(crate) fn standing(world: &World<'_>, case: &Case<'_>) -> String {
    let state = &case.state;
    match &state.phase {
        Phase::Done => format!("{} is done", case.id),
        Phase::Refused { reason } => format!("{} is refused: {}", case.id, clean(reason)),
        Phase::Cancelled { reason } => format!("{} is cancelled: {}", case.id, clean(reason)),
        Phase::Open => {
            let title = case.workflow.step(state.step.as_str()).map(|step| step.title.as_str()).unwrap_or_default();
            let parties = case.waiting_for(world, world.now);
            let names = parties.iter().map(|party| format!("`{}`", party.as_str())).collect::<Vec<_>>();
            let handed = state.awaited().filter(|handoff| handoff.end.is_none());
            let next = match handed.map(|handoff| case.scene(world, world.now).name_of(handoff)) {
                Some(child) if names.is_empty() => format!(", waiting for {child}"),
                // The child has ended without success, and a person decides here.
                Some(child) => format!(", {child} has ended; waiting for {}", names.join(", ")),
                None if names.is_empty() => String::new(),
                None => format!(", waiting for {}", names.join(", ")),
            };
            format!("{} stands at `{}` ({}){next}", case.id, state.step, clean(title))
        }
    }
}
