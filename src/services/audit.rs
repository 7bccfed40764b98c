//! What does not add up: events without effect, drift of the picture, deployments nobody asked for.

use super::breach;
use super::case::{self, Case};
use super::failure::ServiceError;
use super::list;
use super::promote;
use super::record;
use super::world::{RequestRef, World};
use crate::domain::ident::SeverityId;
use crate::domain::people::Instant;
use crate::domain::request::event::EventKind;
use crate::domain::request::projection::Change;
use crate::domain::request::replay::Entry;
use crate::trackers::{RequestQuery, StateFilter};

/// One thing that does not add up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Finding {
    pub(crate) request: RequestRef,
    /// Permanent, kebab-case: `void`, `superseded`, `duplicate`, `stale`, `broken`, `drift`,
    /// `deployment-without-request`, `unfinished-deployment`, `workflow-changed`, `not-a-request`,
    /// `rollback-to-unknown-version`, `unknown-severity`, and those of [`breach::Breach`].
    pub(crate) ident: &'static str,
    pub(crate) detail: String,
    pub(crate) at: Option<Instant>,
    pub(crate) who: Option<String>,
}

/// Audits one request.
pub(crate) fn request(world: &World<'_>, id: &RequestRef) -> Result<Vec<Finding>, ServiceError> {
    match case::load(world, id) {
        Ok(case) => {
            let mut findings = of_case(world, &case);
            findings.extend(wild_rollbacks(world, &case)?);
            Ok(findings)
        }
        Err(ServiceError::NotARequest { detail, .. }) => {
            Ok(vec![Finding { request: id.clone(), ident: "not-a-request", detail, at: None, who: None }])
        }
        Err(ServiceError::UnknownWorkflow { workflow, version, .. }) => Ok(vec![Finding {
            request: id.clone(),
            ident: "workflow-changed",
            detail: format!("the pack has no `{workflow}` version {version} any more"),
            at: None,
            who: None,
        }]),
        Err(error) => Err(error),
    }
}

/// Audits every request of every tracker: those the cache marks as odd are replayed again.
pub(crate) fn everything(world: &World<'_>) -> Result<Vec<Finding>, ServiceError> {
    let mut findings = Vec::new();
    for tracker in &world.pack.trackers {
        let mut offset = 0;
        loop {
            let query = RequestQuery {
                state: StateFilter::Any,
                anomalous: true,
                offset,
                limit: 500,
                ..RequestQuery::default()
            };
            let page = list::query(world, &tracker.id, &query)?;
            if page.rows.is_empty() {
                break;
            }
            offset += u64::try_from(page.rows.len()).unwrap_or(u64::MAX);
            for row in page.rows {
                findings.extend(request(world, &RequestRef { tracker: tracker.id.clone(), number: row.number })?);
            }
        }
    }
    Ok(findings)
}

fn of_case(world: &World<'_>, case: &Case<'_>) -> Vec<Finding> {
    let finding = |ident, detail: String| Finding { request: case.id.clone(), ident, detail, at: None, who: None };
    let mut findings: Vec<Finding> = Vec::new();
    if let Some(reason) = &case.state.broken {
        findings.push(finding("broken", reason.clone()));
    }
    for entry in case.entries.iter().filter(|entry| !entry.counts()) {
        findings.push(of_entry(case, entry));
    }
    if case.state.workflow_digest != case.workflow.digest {
        let detail = format!(
            "`{}` version {} was changed without a new version since this request was opened",
            case.workflow.id, case.workflow.version
        );
        findings.push(finding("workflow-changed", detail));
    }
    if let Some(severity) = dropped_severity(world, case) {
        findings.push(finding(
            "unknown-severity",
            format!("the pack has no severity `{severity}` any more: nothing is promised"),
        ));
    }
    if let Some(running) = case.state.running() {
        let mut found = finding(
            "unfinished-deployment",
            format!("`{}` to `{}` has no outcome", running.release, running.environment),
        );
        found.at = Some(running.started);
        found.who = Some(running.by.to_string());
        findings.push(found);
    }
    findings.extend(breach::breaches(world, case).into_iter().map(|breach| Finding {
        at: Some(breach.at),
        who: Some(breach.who),
        ..finding(breach.ident, breach.detail)
    }));
    findings.extend(record::pending(world, case).iter().map(|change| finding("drift", drift(change))));
    findings
}

/// The severity of an open request, where the pack has dropped it.
pub(crate) fn dropped_severity<'c>(world: &World<'_>, case: &'c Case<'_>) -> Option<&'c SeverityId> {
    let severity = case.state.severity.as_ref().filter(|_| case.state.is_open());
    severity.filter(|severity| world.pack.severity(severity.as_str()).is_none())
}

/// Rollbacks to a version nobody ever saw run there. The command refuses them; an event written by
/// hand can say so all the same, because other requests' logs are not part of this one's.
fn wild_rollbacks(world: &World<'_>, case: &Case<'_>) -> Result<Vec<Finding>, ServiceError> {
    let mut findings = Vec::new();
    for rollback in case.state.rollbacks_elsewhere() {
        let Some(environment) = world.pack.environment(rollback.environment.as_str()) else { continue };
        let ran = promote::history(world, environment, Some(case))?;
        let before = |ran: &promote::Ran| ran.row.release == rollback.release && ran.row.event != rollback.event;
        if !ran.iter().any(before) {
            findings.push(Finding {
                request: case.id.clone(),
                ident: "rollback-to-unknown-version",
                detail: format!("`{}` never ran in `{}` before", rollback.release, rollback.environment),
                at: Some(rollback.started),
                who: Some(rollback.by.to_string()),
            });
        }
    }
    Ok(findings)
}

fn of_entry(case: &Case<'_>, entry: &Entry) -> Finding {
    let kind = entry.event.as_ref().map(|event| &event.kind);
    let deployed = matches!(kind, Some(EventKind::Deploy(_) | EventKind::Deployed(_)));
    let name = kind.map_or("event", EventKind::name);
    let step = kind.and_then(EventKind::step).map(|step| format!(" of `{step}`")).unwrap_or_default();
    let why = entry.verdict.reason().map(|reason| format!(": {reason}")).unwrap_or_default();
    let ident = if deployed { "deployment-without-request" } else { entry.verdict.name() };
    let word = entry.verdict.name();
    Finding {
        request: case.id.clone(),
        ident,
        detail: format!("`{name}`{step} is {word}{why}"),
        at: Some(entry.at),
        who: Some(entry.who().to_owned()),
    }
}

/// What somebody's hand did to the picture.
pub(crate) fn drift(change: &Change) -> String {
    match change {
        Change::AddLabel(label) => format!("label `{label}` is missing"),
        Change::RemoveLabel(label) => format!("label `{label}` does not belong there"),
        Change::Assign(login) => format!("`{login}` is not assigned"),
        Change::Unassign(login) => format!("`{login}` is assigned and should not be"),
        Change::Close => "the issue is open, the request has ended".to_owned(),
        Change::Reopen => "the issue is closed, the request is open".to_owned(),
    }
}
