//! The sentence people read in the comment of an event. Only names the pack has checked stand in
//! it; whatever a user typed goes into the quote below it.

use super::event::{DeployAction, DeployOutcome, EventKind};
use super::state::State;
use crate::domain::ident::StepId;
use crate::domain::workflow::{Effect, Workflow};

/// The sentence of an event, and what the user wrote with it.
pub(crate) fn sentence(
    workflow: &Workflow,
    request: &str,
    before: Option<&State>,
    kind: &EventKind,
) -> (String, Option<String>) {
    let (says, quoted) = says(workflow, before, kind);
    let short: String = request.chars().take(10).collect();
    (format!("{says} · {} request {short}…", workflow.id), quoted)
}

fn says(workflow: &Workflow, before: Option<&State>, kind: &EventKind) -> (String, Option<String>) {
    let plain = |text: String| (text, None);
    let here = before.map(|state| state.step.as_str()).unwrap_or_default();
    match kind {
        EventKind::Open(opening) => {
            let first = workflow.steps.first().map(|step| step.id.as_str()).unwrap_or_default();
            let lane = if opening.urgent { " in the urgent lane" } else { "" };
            let severity = opening.severity.as_ref().map(|severity| format!(" as `{severity}`")).unwrap_or_default();
            plain(format!("**Opened**{severity}{lane} · `{first}`"))
        }
        EventKind::Finish(finishing) => {
            let text = format!(
                "**{}** · `{}`{}",
                capitalised(finishing.outcome.as_str()),
                finishing.step,
                goes_to(workflow, &finishing.step, finishing.outcome.as_str())
            );
            (text, finishing.reason.clone())
        }
        EventKind::Approve(approving) => {
            let release = approving.release.as_ref().map(|release| format!(" `{release}`")).unwrap_or_default();
            plain(format!("**Approved**{release} · `{}`", approving.step))
        }
        EventKind::Reject { step, reason } => (format!("**Rejected** · `{step}`"), Some(reason.clone())),
        EventKind::Lift { step, person } => plain(format!("**Rejection of `{person}` lifted** · `{step}`")),
        EventKind::Check { step, items, undo } => {
            let items = items.iter().map(|item| format!("`{item}`")).collect::<Vec<_>>().join(", ");
            plain(format!("**{}** {items} · `{step}`", if *undo { "Unchecked" } else { "Checked" }))
        }
        EventKind::Set { fields } => {
            let names = fields.keys().map(|field| format!("`{field}`")).collect::<Vec<_>>().join(", ");
            let values = fields.iter().map(|(field, value)| format!("{field}: {value}")).collect::<Vec<_>>().join("\n");
            (format!("**Changed** {names} · `{here}`"), Some(values))
        }
        EventKind::Assign { person: Some(person) } => plain(format!("**Assigned** to `{person}` · `{here}`")),
        EventKind::Assign { person: None } => plain(format!("**Unassigned** · `{here}`")),
        EventKind::Escalate { step, to, reason } => {
            (format!("**Escalated** to `{to}` · `{step}`"), Some(reason.clone()))
        }
        EventKind::Note { text } => (format!("**Note** · `{here}`"), Some(text.clone())),
        EventKind::Wait { reason } => (format!("**Waiting** · `{here}`"), Some(reason.clone())),
        EventKind::Resume {} => plain(format!("**Resumed** · `{here}`")),
        EventKind::Cancel { reason } => (format!("**Cancelled** · `{here}`"), Some(reason.clone())),
        EventKind::Reopen { step, reason } => (format!("**Reopened** → `{step}`"), Some(reason.clone())),
        EventKind::Severity { severity, reason } => {
            let before = before.and_then(|state| state.severity.as_ref());
            let was = before.map(|before| format!(", was `{before}`")).unwrap_or_default();
            (format!("**Severity `{severity}`**{was} · `{here}`"), Some(reason.clone()))
        }
        EventKind::Deploy(deploying) => {
            let what = match deploying.action {
                DeployAction::Release => "Deploying",
                DeployAction::Maintenance => "Maintenance with",
                DeployAction::Rollback => "Rolling back to",
            };
            plain(format!("**{what} `{}`** · `{}`", deploying.release, deploying.environment))
        }
        EventKind::Deployed(end) => {
            let begun = before.and_then(|state| state.deployments.iter().find(|it| it.event == end.deploy));
            let place = begun.map(|it| format!(" `{}` · `{}`", it.release, it.environment)).unwrap_or_default();
            let word = match end.outcome {
                DeployOutcome::Deployed => "Deployed",
                DeployOutcome::Failed => "Deployment failed:",
                DeployOutcome::Aborted => "Deployment aborted:",
            };
            let step = before.map(|state| &state.step);
            let on = match (&end.finish, step) {
                (Some(outcome), Some(step)) => goes_to(workflow, step, outcome.as_str()),
                _ => String::new(),
            };
            (format!("**{word}**{place}{on}"), end.note.clone())
        }
        EventKind::BreakGlass(says) => {
            let mut aside: Vec<String> =
                says.windows.iter().map(|window| format!("`{}`", word(window.as_str()))).collect();
            if says.approvals {
                aside.push("missing approvals".to_owned());
            }
            let text = format!(
                "**Broke the glass** of {} · `{}` for {}, because of `{}`",
                aside.join(", "),
                says.environment,
                says.expires,
                word(&says.incident)
            );
            (text, Some(says.reason.clone()))
        }
        EventKind::ApproveGlass { glass } => {
            let glass = before.and_then(|state| state.glass(glass));
            let by =
                glass.map(|glass| format!(" by `{}` · `{}`", glass.by, glass.says.environment)).unwrap_or_default();
            plain(format!("**Approved the glass broken**{by}"))
        }
        EventKind::HandOff { step, tracker, .. } => plain(format!("**Handed over** to `{tracker}` · `{step}`")),
        EventKind::Linked { number, .. } => plain(format!("**Linked** with number {number} of the other tracker")),
        EventKind::Returned { step, end, outcome, .. } => {
            let word = end.name();
            plain(format!("**Came back {word}** · `{step}`{}", goes_to(workflow, step, outcome.as_str())))
        }
        EventKind::Migrate { version, step, .. } => plain(format!("**Migrated** to version {version} · `{step}`")),
        EventKind::Repair { reason, .. } => (format!("**Log repaired** · `{here}`"), Some(reason.clone())),
    }
}

/// A name that comes from an event, not from the pack, without anything a tracker could act on.
fn word(name: &str) -> String {
    name.chars().filter(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-' | '#')).collect()
}

/// " → `next`" for an outcome that leads somewhere, or how it ends the request.
fn goes_to(workflow: &Workflow, step: &StepId, outcome: &str) -> String {
    let Some(position) = workflow.position(step) else { return String::new() };
    let effect = workflow.step(step.as_str()).and_then(|step| step.outcome(outcome)).map(|outcome| &outcome.effect);
    match effect {
        Some(Effect::To(target)) => format!(" → `{target}`"),
        Some(Effect::Refuse) => " → refused".to_owned(),
        Some(Effect::End) => " → done".to_owned(),
        Some(Effect::Next) => match workflow.step_after(position) {
            Some(next) => format!(" → `{}`", next.id),
            None => " → done".to_owned(),
        },
        None => String::new(),
    }
}

fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}
