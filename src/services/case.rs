//! A request read fresh from its tracker and replayed, with what its family has reached.

use std::collections::BTreeMap;

use serde_json::Value;

use super::failure::ServiceError;
use super::world::{RequestRef, World};
use crate::domain::ident::TrackerId;
use crate::domain::pack::Pack;
use crate::domain::people::Instant;
use crate::domain::request::event::{EventKind, ParentRef};
use crate::domain::request::guard::{Child, Relations, Scene};
use crate::domain::request::marker::{self, Found};
use crate::domain::request::replay::{Entry, Log, Replayed, replay};
use crate::domain::request::state::State;
use crate::domain::request::turn::Party;
use crate::domain::request::{Comment, Issue, canonical};
use crate::domain::workflow::Workflow;

/// How many hand-offs deep a family is followed.
const DEEPEST_FAMILY: u32 = 8;

/// One request, replayed.
#[derive(Debug, Clone)]
pub(crate) struct Case<'a> {
    pub(crate) id: RequestRef,
    pub(crate) issue: Issue,
    pub(crate) workflow: &'a Workflow,
    pub(crate) state: State,
    pub(crate) entries: Vec<Entry>,
    pub(crate) relations: Relations,
}

impl<'a> Case<'a> {
    /// The case at one moment, for decisions.
    pub(crate) fn scene<'s>(&'s self, world: &World<'s>, at: Instant) -> Scene<'s>
    where
        'a: 's,
    {
        Scene { pack: world.pack, workflow: self.workflow, state: &self.state, relations: &self.relations, at }
    }

    /// Who it waits for at that moment.
    pub(crate) fn waiting_for(&self, world: &World<'_>, at: Instant) -> Vec<Party> {
        let relations = &self.relations;
        Scene { pack: world.pack, workflow: self.workflow, state: &self.state, relations, at }.waiting_for()
    }
}

/// An issue with its comments, not yet judged.
#[derive(Debug, Clone)]
pub(crate) struct Raw {
    pub(crate) id: RequestRef,
    pub(crate) issue: Issue,
    pub(crate) request: String,
    pub(crate) comments: Vec<Comment>,
}

impl Raw {
    /// Whether a payload could hold this text: most requests have no family, and need no second
    /// replay to learn it.
    fn mentions(&self, text: &str) -> bool {
        self.comments.iter().any(|comment| comment.body.contains(text))
    }
}

/// Reads and replays one request.
pub(crate) fn load<'a>(world: &World<'a>, id: &RequestRef) -> Result<Case<'a>, ServiceError> {
    let raw = read(world, id)?;
    judge(world, raw)
}

/// Replays what was read.
pub(crate) fn judge<'a>(world: &World<'a>, raw: Raw) -> Result<Case<'a>, ServiceError> {
    let mut relations = ancestry(world, &raw, 0)?;
    relations.children = children(world, &raw, &relations)?;
    let log = Log { request: &raw.request, comments: &raw.comments };
    let Replayed { state, workflow, entries, unknown_workflow } = replay(world.pack, &relations, log);
    let (Some(state), Some(workflow)) = (state, workflow) else {
        if let Some((workflow, version)) = unknown_workflow {
            return Err(ServiceError::UnknownWorkflow { request: raw.id, workflow, version });
        }
        let why = entries.first().and_then(|entry| entry.verdict.reason()).unwrap_or("it was never opened").to_owned();
        return Err(ServiceError::NotARequest { request: raw.id, detail: why });
    };
    Ok(Case { id: raw.id, issue: raw.issue, workflow, state, entries, relations })
}

/// Reads an issue and all its comments, counted.
pub(crate) fn read(world: &World<'_>, id: &RequestRef) -> Result<Raw, ServiceError> {
    let tracker = world.desk.tracker(&id.tracker)?;
    let issue = tracker.issue(id.number)?;
    let comments = tracker.comments(id.number)?;
    let seen = u64::try_from(comments.len()).unwrap_or(u64::MAX);
    if seen < issue.comment_count {
        return Err(ServiceError::Incomplete { request: id.clone(), seen, expected: issue.comment_count });
    }
    let Some(request) = request_of(&issue.body) else {
        let detail = "its text carries no mark of opsctl".to_owned();
        return Err(ServiceError::NotARequest { request: id.clone(), detail });
    };
    Ok(Raw { id: id.clone(), issue, request, comments })
}

/// The text of a request's issue: the words for people, and the mark with the request's ULID.
pub(crate) fn issue_body(pack: &Pack, workflow: &Workflow, request: &str, text: Option<&str>) -> String {
    let of = pack.organization.as_ref().map(|name| format!(" of {}", plain(name))).unwrap_or_default();
    let mark = serde_json::json!({"req": request, "t": "request"});
    let sentence = format!("A request{of}, kept by opsctl for `{}`: its comments are its log.", workflow.reference());
    marker::write(&sentence, text, &canonical(&mark))
}

/// A name without anything a tracker could act on.
fn plain(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '.' | '\'')).collect()
}

/// The request's ULID from the mark in the issue's text.
fn request_of(body: &str) -> Option<String> {
    let Found::Payload(payload) = marker::find(body) else { return None };
    let mark: Value = serde_json::from_str(payload).ok()?;
    let is_request = mark.get("t").and_then(Value::as_str) == Some("request");
    mark.get("req").and_then(Value::as_str).filter(|_| is_request).map(ToOwned::to_owned)
}

/// What the ancestors of a request, and its elder siblings, have reached.
fn ancestry(world: &World<'_>, raw: &Raw, depth: u32) -> Result<Relations, ServiceError> {
    let mut relations = Relations::default();
    let Some(parent) = parent_of(world, raw) else { return Ok(relations) };
    if depth >= DEEPEST_FAMILY {
        return Ok(relations);
    }
    let Some(number) = find(world, &parent.tracker, &parent.request)? else { return Ok(relations) };
    let parent = read(world, &RequestRef { tracker: parent.tracker, number })?;
    let above = ancestry(world, &parent, depth + 1)?;
    let replayed = trusting(world, &parent, &above);
    let (Some(state), Some(workflow)) = (&replayed.state, replayed.workflow) else { return Ok(relations) };
    if !state.handoffs.iter().any(|handoff| handoff.child == raw.request) {
        return Ok(relations);
    }
    relations.promotes = above.promotes.clone();
    relations.promotes.extend(workflow.steps.iter().filter_map(|step| step.promote.clone()));
    relations.reached = above.reached;
    relations.reached.extend(state.reached(workflow));
    for sibling in state.handoffs.iter().take_while(|handoff| handoff.child != raw.request) {
        if let Some(child) = child(world, &sibling.tracker, &sibling.child, &relations)? {
            relations.reached.extend(child.reached);
        }
    }
    Ok(relations)
}

/// How the children of a request stand, each knowing what was reached before it.
fn children(world: &World<'_>, raw: &Raw, above: &Relations) -> Result<BTreeMap<String, Child>, ServiceError> {
    let mut found = BTreeMap::new();
    if !raw.mentions("\"t\":\"hand-off\"") {
        return Ok(found);
    }
    let events = trusting(world, raw, above);
    let handed: Vec<(TrackerId, String)> = events
        .entries
        .iter()
        .filter_map(|entry| match entry.event.as_ref().map(|event| &event.kind) {
            Some(EventKind::HandOff { tracker, child, .. }) => Some((tracker.clone(), child.clone())),
            _ => None,
        })
        .collect();
    if handed.is_empty() {
        return Ok(found);
    }
    let mut inherited = above.clone();
    if let (Some(state), Some(workflow)) = (&events.state, events.workflow) {
        inherited.reached.extend(state.reached(workflow));
        inherited.promotes.extend(workflow.steps.iter().filter_map(|step| step.promote.clone()));
    }
    for (tracker, ulid) in handed {
        if let Some(known) = child(world, &tracker, &ulid, &inherited)? {
            inherited.reached.extend(known.reached.iter().cloned());
            found.insert(ulid, known);
        }
    }
    Ok(found)
}

/// One child, replayed on what its family has reached. `None` while it does not exist.
fn child(
    world: &World<'_>,
    tracker: &TrackerId,
    ulid: &str,
    inherited: &Relations,
) -> Result<Option<Child>, ServiceError> {
    if world.pack.tracker(tracker.as_str()).is_none() {
        return Ok(None);
    }
    let Some(number) = find(world, tracker, ulid)? else { return Ok(None) };
    let raw = read(world, &RequestRef { tracker: tracker.clone(), number })?;
    let replayed = trusting(world, &raw, inherited);
    let (Some(state), Some(workflow)) = (&replayed.state, replayed.workflow) else { return Ok(None) };
    let end = state.phase.end().filter(|_| state.broken.is_none());
    let relations = Relations { trust_children: true, ..inherited.clone() };
    let scene = Scene { pack: world.pack, workflow, state, relations: &relations, at: world.now };
    let roles = scene.waiting_for().into_iter().filter_map(|party| match party {
        Party::Role(role) => Some(role),
        Party::Person(_) => None,
    });
    Ok(Some(Child {
        tracker: tracker.clone(),
        number,
        end,
        step: state.is_open().then(|| state.step.clone()),
        waiting_for: roles.collect(),
        reached: state.reached(workflow),
    }))
}

/// A replay that takes the log's word for how children ended.
fn trusting<'a>(world: &World<'a>, raw: &Raw, above: &Relations) -> Replayed<'a> {
    let relations = Relations { trust_children: true, ..above.clone() };
    replay(world.pack, &relations, Log { request: &raw.request, comments: &raw.comments })
}

fn parent_of(world: &World<'_>, raw: &Raw) -> Option<ParentRef> {
    if !raw.mentions("\"parent\":") {
        return None;
    }
    let bare = trusting(world, raw, &Relations::default());
    let parent = bare.state?.parent?;
    world.pack.tracker(parent.tracker.as_str()).map(|_| parent)
}

fn find(world: &World<'_>, tracker: &TrackerId, ulid: &str) -> Result<Option<u64>, ServiceError> {
    Ok(world.desk.tracker(tracker)?.find_issue(ulid)?)
}
