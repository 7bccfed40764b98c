//! The fold of a request's log: the same on every machine, on every run, whatever was posted. An
//! event by someone who was not allowed to, a copy, an edit, a second move on the same state: each
//! stays visible with its verdict and changes nothing.

mod apply;
mod facts;
mod verdict;

pub(crate) use verdict::{Entry, Verdict};

use std::collections::{BTreeSet, HashSet};

use super::comment::{Comment, Standing};
use super::digest::Digest;
use super::event::{Event, EventKind, Link, Opening};
use super::guard::{Guard, Kind, Relations, Scene};
use super::marker::{self, Found};
use super::state::State;
use crate::domain::pack::Pack;
use crate::domain::people::Person;
use crate::domain::workflow::Workflow;

/// What a tracker holds of one request.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Log<'a> {
    /// The request's ULID, from the marker in the body.
    pub(crate) request: &'a str,
    /// Ascending by id.
    pub(crate) comments: &'a [Comment],
}

/// What became of a log.
#[derive(Debug, Clone)]
pub(crate) struct Replayed<'a> {
    /// Where the request stands; `None` when it was never validly opened.
    pub(crate) state: Option<State>,
    /// The workflow version it runs under.
    pub(crate) workflow: Option<&'a Workflow>,
    /// Every comment that is, or poses as, an event, in the order of the log.
    pub(crate) entries: Vec<Entry>,
    /// The workflow and version the request was opened under, when the pack does not have it.
    pub(crate) unknown_workflow: Option<(String, u32)>,
}

/// Replays a log under a pack.
pub(crate) fn replay<'a>(pack: &'a Pack, relations: &Relations, log: Log<'_>) -> Replayed<'a> {
    let mut fold = Fold::new(pack, relations, log.request);
    for comment in log.comments {
        fold.take(comment);
    }
    fold.end()
}

/// The workflow a new request opened with `opening` would run under.
pub(crate) fn workflow_of<'a>(pack: &'a Pack, opening: &Opening) -> Option<&'a Workflow> {
    pack.workflow_version(opening.workflow.as_str(), opening.version)
}

/// The farthest the number of an event may lie ahead. Farther ahead it is not taken for the place of
/// an event: one wild number would use up all that follow.
const FARTHEST: u32 = 1000;

/// A replay under way.
#[derive(Clone)]
pub(super) struct Fold<'a, 'b> {
    pack: &'a Pack,
    relations: &'b Relations,
    request: &'b str,
    pub(super) state: Option<State>,
    workflow: Option<&'a Workflow>,
    pub(super) entries: Vec<Entry>,
    /// (author, event id) of everything accepted so far.
    ids: HashSet<(String, String)>,
    /// (author, event id) of everything that was there to be read, whatever became of it.
    seen: HashSet<(String, String)>,
    /// Digests of the moving events that were accepted or superseded.
    known: BTreeSet<Digest>,
    /// The epoch in which an event that counted was edited last, and what to say of it.
    lost: Option<(Digest, String)>,
    unknown_workflow: Option<(String, u32)>,
}

impl<'a, 'b> Fold<'a, 'b> {
    /// Before the first comment.
    pub(super) fn new(pack: &'a Pack, relations: &'b Relations, request: &'b str) -> Self {
        Self {
            pack,
            relations,
            request,
            state: None,
            workflow: None,
            entries: Vec::new(),
            ids: HashSet::new(),
            seen: HashSet::new(),
            known: BTreeSet::new(),
            lost: None,
            unknown_workflow: None,
        }
    }

    /// What has become of the comments taken in.
    pub(super) fn end(self) -> Replayed<'a> {
        Replayed {
            state: self.state,
            workflow: self.workflow,
            entries: self.entries,
            unknown_workflow: self.unknown_workflow,
        }
    }

    /// Takes in the next comment.
    pub(super) fn take(&mut self, comment: &Comment) {
        let payload = match marker::find(&comment.body) {
            Found::Nothing => return,
            Found::Misplaced => {
                self.entries.push(Entry::unread(comment, "its marker is copied, quoted or not on the last line"));
                return;
            }
            Found::Payload(payload) => payload,
        };
        let event = match Event::read(payload, &comment.author.id) {
            Ok(event) => event,
            Err(error) => {
                self.entries.push(Entry::unread(comment, &format!("its payload {error}")));
                return;
            }
        };
        let actor = self.pack.directory.person_of(&comment.author);
        let verdict = self.judge(comment, payload, &event, actor);
        self.seen.insert(key(comment, &event));
        if verdict == Verdict::Accepted {
            self.ids.insert(key(comment, &event));
        }
        self.entries.push(Entry::read(comment, event, actor, verdict));
    }

    /// The order of the tests is part of the rule: who may, before what was said before.
    fn judge(&mut self, comment: &Comment, payload: &str, event: &Event, actor: Option<&Person>) -> Verdict {
        if event.request != self.request {
            return Verdict::Void("it belongs to another request".into());
        }
        let Some(actor) = actor else {
            return Verdict::Void(format!("`{}` is nobody in the pack", comment.author.login));
        };
        if let Some(reason) = untrusted(comment.standing) {
            if comment.standing == Standing::Edited {
                self.lose(comment, event, actor);
            }
            self.occupy_next(event.seq);
            return Verdict::Void(reason.into());
        }
        if let EventKind::Open(opening) = &event.kind {
            return self.begin(comment, payload, event, opening, actor);
        }
        let (Some(state), Some(workflow)) = (&self.state, self.workflow) else {
            return Verdict::Void("the request was not opened".into());
        };
        let intact = state.broken.is_none();
        let guards = self.scene(workflow, state, comment).guards(actor, &event.kind);
        if let Some(reason) = blocking(&guards, Kind::Person) {
            // Who may do what depends on where the request stands, and that is not known where
            // something is missing.
            let builds_on = match &event.link {
                Link::Base(base) => base,
                Link::Epoch { epoch, .. } => epoch,
            };
            let holds_a_role = !self.pack.directory.roles_of(&actor.id, comment.created_at).is_empty();
            if holds_a_role && !self.known.contains(builds_on) {
                self.break_at("an event builds on one that is missing".into());
                self.occupy(event.seq);
                return self.broken_verdict();
            }
            return Verdict::Void(reason);
        }
        if self.ids.contains(&key(comment, event)) {
            return Verdict::Duplicate;
        }
        if let Some(missing) = self.hole(event.seq).or_else(|| self.gap(comment, event)) {
            self.break_at(missing);
            // A repair made while the log added up is no answer to what went missing since.
            if intact && matches!(event.kind, EventKind::Repair { .. }) {
                self.occupy(event.seq);
                return self.broken_verdict();
            }
        }
        self.occupy(event.seq);
        match &event.link {
            Link::Base(base) => self.move_on(comment, payload, event, base, actor, &guards),
            Link::Epoch { epoch, .. } => self.join(comment, event, epoch, actor, &guards),
        }
    }

    fn begin(&mut self, comment: &Comment, payload: &str, event: &Event, opening: &Opening, actor: &Person) -> Verdict {
        if self.state.is_some() {
            return if self.ids.contains(&key(comment, event)) {
                Verdict::Duplicate
            } else {
                Verdict::Void("the request was opened before".into())
            };
        }
        if event.link != Link::Base(Digest::genesis()) || event.seq != 1 {
            return Verdict::Void("a request opens with the first event of its log".into());
        }
        let Some(workflow) = workflow_of(self.pack, opening) else {
            self.unknown_workflow.get_or_insert((opening.workflow.to_string(), opening.version));
            return Verdict::Void(format!(
                "the pack has no workflow `{}` version {}",
                opening.workflow, opening.version
            ));
        };
        if let Some(guard) = super::guard::opening(self.pack, workflow, opening, actor, comment.created_at)
            .into_iter()
            .find(Guard::blocks)
        {
            return Verdict::Void(guard.detail);
        }
        let digest = Digest::of_event(payload, &comment.author.id, &Digest::genesis());
        let Some(state) = apply::opened(workflow, self.request, event, opening, actor, &digest, comment.created_at)
        else {
            return Verdict::Void("the workflow has no step".into());
        };
        self.known.insert(digest);
        self.workflow = Some(workflow);
        self.state = Some(state);
        Verdict::Accepted
    }

    fn move_on(
        &mut self,
        comment: &Comment,
        payload: &str,
        event: &Event,
        base: &Digest,
        actor: &Person,
        guards: &[Guard],
    ) -> Verdict {
        let digest = Digest::of_event(payload, &comment.author.id, base);
        let (Some(state), Some(workflow)) = (&mut self.state, self.workflow) else { return Verdict::Superseded };
        if &state.head != base {
            if self.known.contains(base) {
                self.known.insert(digest);
                return Verdict::Superseded;
            }
            self.break_at("an event builds on one that is missing".into());
            return self.broken_verdict();
        }
        if state.broken.is_some() && !matches!(event.kind, EventKind::Repair { .. }) {
            return self.broken_verdict();
        }
        if let Some(reason) = blocking(guards, Kind::Moment) {
            if let Some((_, lost)) = self.lost.as_ref().filter(|(epoch, _)| epoch == &state.epoch) {
                state.broken.get_or_insert_with(|| lost.clone());
                return self.broken_verdict();
            }
            // Not known from now on: if something builds on it, it counted once, and what let it
            // count has vanished.
            return Verdict::Void(reason);
        }
        let scene = Scene { pack: self.pack, workflow, state, relations: self.relations, at: comment.created_at };
        let finishes = apply::finishes(&scene, actor, &event.kind);
        self.workflow =
            Some(apply::moved(self.pack, workflow, state, event, actor, &digest, comment.created_at, finishes));
        self.known.insert(digest);
        Verdict::Accepted
    }

    fn join(&mut self, comment: &Comment, event: &Event, epoch: &Digest, actor: &Person, guards: &[Guard]) -> Verdict {
        let (Some(state), Some(workflow)) = (&mut self.state, self.workflow) else { return Verdict::Stale };
        let timeless = matches!(event.kind, EventKind::Note { .. } | EventKind::Linked { .. });
        if &state.epoch != epoch {
            if !self.known.contains(epoch) {
                self.break_at("an event builds on one that is missing".into());
                return self.broken_verdict();
            }
            if !timeless {
                return Verdict::Stale;
            }
        }
        if state.broken.is_some() && !timeless {
            return self.broken_verdict();
        }
        if let Some(reason) = blocking(guards, Kind::Moment) {
            return Verdict::Void(reason);
        }
        apply::joined(workflow, state, event, actor, comment.created_at);
        Verdict::Accepted
    }

    fn scene<'c>(&'c self, workflow: &'c Workflow, state: &'c State, comment: &Comment) -> Scene<'c> {
        Scene { pack: self.pack, workflow, state, relations: self.relations, at: comment.created_at }
    }

    /// Nothing opens by an edit: what would have counted and closed something breaks the log. Other
    /// events are void, but what they may have made possible is told from what was never possible.
    fn lose(&mut self, comment: &Comment, event: &Event, actor: &Person) {
        let (Some(state), Some(workflow)) = (&self.state, self.workflow) else { return };
        let current = match &event.link {
            Link::Base(base) => base == &state.head,
            Link::Epoch { epoch, .. } => epoch == &state.epoch,
        };
        let counted = current
            && !self.ids.contains(&key(comment, event))
            && !self.scene(workflow, state, comment).guards(actor, &event.kind).iter().any(Guard::blocks);
        if !counted {
            return;
        }
        let closes = state.is_closed_by(workflow, &actor.id, &event.kind);
        let reason = format!("event {} was edited", event.seq);
        self.lost = Some((state.epoch.clone(), reason.clone()));
        if closes {
            self.break_at(reason);
        }
    }

    /// Marks a number of the log as taken.
    fn occupy(&mut self, seq: u32) {
        if let Some(state) = self.state.as_mut().filter(|state| seq <= state.seq.saturating_add(FARTHEST)) {
            state.seq = state.seq.max(seq);
        }
    }

    /// Whether the event its author wrote before this one is missing.
    fn gap(&self, comment: &Comment, event: &Event) -> Option<String> {
        let Link::Epoch { previous, .. } = &event.link else { return None };
        let there = previous.is_empty() || self.seen.contains(&(comment.author.id.clone(), previous.clone()));
        (!there).then(|| format!("an event `{}` wrote before is missing", comment.author.login))
    }

    /// Marks a number as taken by something that cannot be trusted: it may stand in its own place,
    /// and hide no other.
    fn occupy_next(&mut self, seq: u32) {
        if self.hole(seq).is_none() {
            self.occupy(seq);
        }
    }

    /// Whether events are missing before this number.
    fn hole(&self, seq: u32) -> Option<String> {
        let taken = self.state.as_ref().map_or(0, |state| state.seq);
        (seq > taken.saturating_add(1)).then(|| match seq - taken {
            2 => format!("event {} is missing", taken + 1),
            _ => format!("events {} to {} are missing", taken + 1, seq - 1),
        })
    }

    fn break_at(&mut self, reason: String) {
        if let Some(state) = &mut self.state {
            state.broken.get_or_insert(reason);
        }
    }

    fn broken_verdict(&self) -> Verdict {
        Verdict::Broken(self.state.as_ref().and_then(|state| state.broken.clone()).unwrap_or_default())
    }
}

fn key(comment: &Comment, event: &Event) -> (String, String) {
    (comment.author.id.clone(), event.id.clone())
}

fn untrusted(standing: Standing) -> Option<&'static str> {
    match standing {
        Standing::Original => None,
        Standing::Edited => Some("it was edited after it was written"),
        Standing::Imported => Some("it was imported, its author is not vouched for"),
        Standing::ByMail => Some("it came by e-mail, its author is not vouched for"),
        Standing::Ghost => Some("its author's account is gone"),
    }
}

fn blocking(guards: &[Guard], kind: Kind) -> Option<String> {
    guards.iter().find(|guard| guard.kind == kind && guard.blocks()).map(|guard| guard.detail.clone())
}
