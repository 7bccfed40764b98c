//! A log to test with: written as correct clients would write it, then forged, copied, edited, cut
//! and shuffled at will. It judges nothing, `replay` does.

mod pack;

pub(crate) use pack::pack;

use std::collections::BTreeMap;

use chrono::{Duration, TimeZone, Utc};

use super::event::{
    Approving, Breaking, DeployAction, DeployEnd, DeployOutcome, Deploying, Event, EventKind, Finishing, Link, Opening,
};
use super::guard::{Guard, Relations, Scene};
use super::replay::{Log, Replayed, Verdict, replay};
use super::state::State;
use super::{Comment, Digest, Standing, marker};
use crate::domain::duration::Length;
use crate::domain::ident::{EnvironmentId, FieldId, ItemId, OutcomeId, PersonId, StepId, WindowId, WorkflowId};
use crate::domain::pack::Pack;
use crate::domain::people::{Account, Instant};
use crate::domain::workflow::Workflow;

/// The request of every log made here.
pub(crate) const REQUEST: &str = "01JDREQUEST";

/// Midnight, so many days after the logs begin.
pub(crate) fn day(days: i64) -> Instant {
    Utc.with_ymd_and_hms(2026, 6, 1, 0, 0, 0).unwrap() + Duration::days(days)
}

/// A request's comments in the making.
#[derive(Debug, Clone)]
pub(crate) struct LogBuilder {
    pub(crate) pack: Pack,
    pub(crate) relations: Relations,
    pub(crate) comments: Vec<Comment>,
    /// The moment of the next comment; each is a minute after the one before.
    pub(crate) now: Instant,
    next: u64,
}

impl LogBuilder {
    /// A log without a comment, on the first morning.
    pub(crate) fn empty() -> Self {
        let now = day(0) + Duration::hours(9);
        Self { pack: pack(), relations: Relations::default(), comments: Vec::new(), now, next: 100 }
    }

    /// A request of `service`, opened by `rita`.
    pub(crate) fn opened() -> Self {
        Self::opened_as("service")
    }

    /// A request of the first version of that workflow, opened by `rita`.
    pub(crate) fn opened_as(workflow: &str) -> Self {
        Self::opened_with(workflow, |_| {})
    }

    /// The same, after `change` to all versions of the workflow.
    pub(crate) fn opened_with(workflow: &str, change: impl Fn(&mut Workflow)) -> Self {
        let mut log = Self::empty();
        log.pack.workflows.iter_mut().filter(|it| it.id == *workflow).for_each(change);
        log.accept("rita", open(workflow));
        log
    }

    /// A request of `service` brought by the right people to where it stands at `step`.
    pub(crate) fn at(step: &str) -> Self {
        let mut log = Self::opened();
        log.advance_to(step);
        log
    }

    /// Lets the right people do what is next until the request stands at `step`.
    pub(crate) fn advance_to(&mut self, step: &str) {
        for _ in 0..40 {
            if self.state().step == *step {
                return;
            }
            self.advance();
        }
        panic!("`{step}` is out of reach");
    }

    /// Lets the right person do what is next, with release `1.0` unless the request names one.
    pub(crate) fn advance(&mut self) {
        let (who, kind) = next_act(&self.state()).expect("it has not ended");
        self.accept(who, kind);
    }

    /// Replays what is there.
    pub(crate) fn replayed(&self) -> Replayed<'_> {
        replay(&self.pack, &self.relations, Log { request: REQUEST, comments: &self.comments })
    }

    /// Where the request stands.
    pub(crate) fn state(&self) -> State {
        self.replayed().state.expect("it was opened")
    }

    /// The verdict of the comment of that id.
    pub(crate) fn verdict(&self, comment: u64) -> Verdict {
        let entries = self.replayed().entries;
        entries.into_iter().find(|entry| entry.comment == comment).expect("it poses as an event").verdict
    }

    /// The words of all verdicts, in the order of the log.
    pub(crate) fn verdicts(&self) -> Vec<&'static str> {
        self.replayed().entries.iter().map(|entry| entry.verdict.name()).collect()
    }

    /// The conditions for `who` to do it now.
    pub(crate) fn guards(&self, who: &str, kind: &EventKind) -> Vec<Guard> {
        let actor = self.pack.directory.person(who).expect("declared");
        self.with_scene(|scene| scene.guards(actor, kind))
    }

    /// The idents of the conditions that stand in the way of `who` doing it now.
    pub(crate) fn blocked(&self, who: &str, kind: &EventKind) -> Vec<&'static str> {
        self.guards(who, kind).iter().filter(|guard| guard.blocks()).map(|guard| guard.ident).collect()
    }

    /// What `look` sees at this moment.
    pub(crate) fn with_scene<T>(&self, look: impl FnOnce(&Scene<'_>) -> T) -> T {
        let replayed = self.replayed();
        let (state, workflow) = (replayed.state.expect("opened"), replayed.workflow.expect("opened"));
        let scene = Scene { pack: &self.pack, workflow, state: &state, relations: &self.relations, at: self.now };
        look(&scene)
    }

    /// Whom the request waits for.
    pub(crate) fn waiting_for(&self) -> Vec<String> {
        self.with_scene(|scene| scene.waiting_for().iter().map(|party| party.as_str().to_owned()).collect())
    }

    /// The event a correct client of `who` would write, had it not asked the guards.
    pub(crate) fn event(&self, who: &str, kind: EventKind) -> Event {
        event(self.replayed().state.as_ref(), who, kind)
    }

    /// Writes it as a correct client would; returns the comment's id.
    pub(crate) fn write(&mut self, who: &str, kind: EventKind) -> u64 {
        let event = self.event(who, kind);
        self.post(who, &event)
    }

    /// Writes it and sees that it counts.
    pub(crate) fn accept(&mut self, who: &str, kind: EventKind) -> u64 {
        let said = format!("{kind:?} by {who}");
        let comment = self.write(who, kind);
        assert_eq!(self.verdict(comment), Verdict::Accepted, "{said}");
        comment
    }

    /// Writes it and returns the word of its verdict.
    pub(crate) fn told(&mut self, who: &str, kind: EventKind) -> &'static str {
        let comment = self.write(who, kind);
        self.verdict(comment).name()
    }

    /// Posts an event, whoever it was made for.
    pub(crate) fn post(&mut self, author: &str, event: &Event) -> u64 {
        self.post_text(author, &marker::write("**Something**", None, &event.payload()))
    }

    /// Posts any text.
    pub(crate) fn post_text(&mut self, author: &str, body: &str) -> u64 {
        let account = Account { id: author.to_owned(), login: author.to_owned() };
        let id = self.next;
        self.next += 1;
        self.comments.push(Comment {
            id,
            author: account,
            body: body.to_owned(),
            created_at: self.now,
            standing: Standing::Original,
        });
        self.now += Duration::minutes(1);
        id
    }

    /// Posts the same text again under another name.
    pub(crate) fn copy(&mut self, comment: u64, author: &str) -> u64 {
        let body = self.comment(comment).body.clone();
        self.post_text(author, &body)
    }

    /// What the tracker has of a comment.
    pub(crate) fn comment(&mut self, comment: u64) -> &mut Comment {
        self.comments.iter_mut().find(|it| it.id == comment).expect("there")
    }

    /// Marks a comment as no longer what was written.
    pub(crate) fn edit(&mut self, comment: u64) {
        self.comment(comment).standing = Standing::Edited;
    }

    /// Takes a comment away.
    pub(crate) fn delete(&mut self, comment: u64) {
        self.comments.retain(|it| it.id != comment);
    }

    /// Moves the last comment in front of another one.
    pub(crate) fn last_before(&mut self, comment: u64) {
        let last = self.comments.pop().expect("there");
        let place = self.comments.iter().position(|it| it.id == comment).expect("there");
        self.comments.insert(place, last);
    }
}

/// The event a correct client of `who` would write where the request stands so.
pub(crate) fn event(state: Option<&State>, who: &str, kind: EventKind) -> Event {
    let (link, seq) = match state {
        None => (Link::Base(Digest::genesis()), 1),
        Some(state) if kind.moves() => (Link::Base(state.head.clone()), state.seq.saturating_add(1)),
        Some(state) => {
            let previous = state.last_by.get(who).cloned().unwrap_or_default();
            (Link::Epoch { epoch: state.epoch.clone(), previous }, state.seq.saturating_add(1))
        }
    };
    Event::new(REQUEST, who, kind, link, "pack", seq)
}

/// What is next on the straight way through `service` (or `handing`, where nothing waits), and who
/// does it.
pub(crate) fn next_act(state: &State) -> Option<(&'static str, EventKind)> {
    let release = state.fields.get("version").map_or("1.0", String::as_str);
    let running = state.running().map(|running| running.event.clone());
    let approved = |who: &str| state.stances.contains_key(who);
    Some(match (state.is_open(), state.step.as_str()) {
        (true, "agree") => ("sam", finish("agree", "done")),
        (true, "validate") => ("arno", filled(finish("validate", "valid"), &[("risk", "low")])),
        (true, "implement") if state.checked.is_empty() => ("dirk", check("implement", &["docs", "monitoring"])),
        (true, "implement") => ("dirk", finish("implement", "done")),
        (true, "release") if running.is_none() && !approved("arno") => ("arno", approve(state, release)),
        (true, "release") if running.is_none() && !approved("sam") => ("sam", approve(state, release)),
        (true, "deploy-testnet" | "release") => {
            let (environment, step) =
                if state.step == *"release" { ("mainnet", "release") } else { ("testnet", "deploy-testnet") };
            match running {
                Some(running) => ("omar", deployed(&running, DeployOutcome::Deployed)),
                None if state.deployed_here(&EnvironmentId::new(environment)) => ("omar", finish(step, "done")),
                None => ("omar", deploy(environment, release)),
            }
        }
        (true, "qa-testnet") => ("quinn", finish("qa-testnet", "verified")),
        (true, "clarify") => ("rita", finish("clarify", "done")),
        (true, "verify") => ("quinn", finish("verify", "done")),
        (true, "prepare") => ("dirk", finish("prepare", "done")),
        _ => return None,
    })
}

/// The opening of a request of the first version.
pub(crate) fn open(workflow: &str) -> EventKind {
    let fields: &[(&str, &str)] = if workflow == "service" { &[("service", "wiki")] } else { &[] };
    EventKind::Open(Opening {
        workflow: WorkflowId::new(workflow),
        version: 1,
        digest: format!("{workflow}@1"),
        title: "A wiki".into(),
        fields: values(fields),
        urgent: false,
        severity: None,
        parent: None,
        requester: None,
    })
}

/// Fields with their values.
pub(crate) fn values(values: &[(&str, &str)]) -> BTreeMap<FieldId, String> {
    values.iter().map(|(id, value)| (FieldId::new(*id), (*value).to_owned())).collect()
}

/// A finished step.
pub(crate) fn finish(step: &str, outcome: &str) -> EventKind {
    EventKind::Finish(Finishing {
        step: StepId::new(step),
        outcome: OutcomeId::new(outcome),
        fields: BTreeMap::new(),
        reason: None,
        waived: Vec::new(),
    })
}

/// The same, with fields filled.
pub(crate) fn filled(kind: EventKind, fields: &[(&str, &str)]) -> EventKind {
    match kind {
        EventKind::Finish(finishing) => EventKind::Finish(Finishing { fields: values(fields), ..finishing }),
        other => other,
    }
}

/// The same, with a reason.
pub(crate) fn because(kind: EventKind, reason: &str) -> EventKind {
    match kind {
        EventKind::Finish(finishing) => EventKind::Finish(Finishing { reason: Some(reason.into()), ..finishing }),
        other => other,
    }
}

/// Ticked items.
pub(crate) fn check(step: &str, items: &[&str]) -> EventKind {
    EventKind::Check { step: StepId::new(step), items: items.iter().map(|it| ItemId::new(*it)).collect(), undo: false }
}

/// The approval of a release at the step the request stands at.
pub(crate) fn approve(state: &State, release: &str) -> EventKind {
    EventKind::Approve(Approving {
        step: state.step.clone(),
        release: Some(release.to_owned()),
        subject: state.subject(Some(release)),
    })
}

/// An objection at `release`.
pub(crate) fn reject(reason: &str) -> EventKind {
    EventKind::Reject { step: StepId::new("release"), reason: reason.to_owned() }
}

/// Takes back an objection at `release`.
pub(crate) fn lift(person: &str) -> EventKind {
    EventKind::Lift { step: StepId::new("release"), person: PersonId::new(person) }
}

/// Changed fields.
pub(crate) fn set(fields: &[(&str, &str)]) -> EventKind {
    EventKind::Set { fields: values(fields) }
}

/// A remark.
pub(crate) fn note(text: &str) -> EventKind {
    EventKind::Note { text: text.to_owned() }
}

/// A deployment that begins.
pub(crate) fn deploy(environment: &str, release: &str) -> EventKind {
    acting(environment, release, DeployAction::Release)
}

/// A deployment of any kind that begins.
pub(crate) fn acting(environment: &str, release: &str, action: DeployAction) -> EventKind {
    EventKind::Deploy(Deploying {
        environment: EnvironmentId::new(environment),
        release: release.to_owned(),
        action,
        component: None,
        waived: Vec::new(),
        planned: None,
        window: None,
        glass: None,
    })
}

/// A glass broken for mainnet, which sets these windows aside, and approvals too, for so long.
pub(crate) fn break_glass(windows: &[&str], approvals: bool, expires: &str) -> EventKind {
    EventKind::BreakGlass(Breaking {
        environment: EnvironmentId::new("mainnet"),
        windows: windows.iter().map(|window| WindowId::new(*window)).collect(),
        approvals,
        reason: "users are locked out".into(),
        incident: "desk#7".into(),
        severity: None,
        expires: Length::parse(expires).expect("a length"),
        review: "01JDREVIEW".into(),
    })
}

/// The word of another person on the glass broken by that event.
pub(crate) fn approve_glass(glass: &str) -> EventKind {
    EventKind::ApproveGlass { glass: glass.to_owned() }
}

/// The same deployment, made under a glass.
pub(crate) fn under(glass: &str, kind: EventKind) -> EventKind {
    match kind {
        EventKind::Deploy(deploying) => EventKind::Deploy(Deploying { glass: Some(glass.to_owned()), ..deploying }),
        other => other,
    }
}

/// The end of the deployment that began with that event.
pub(crate) fn deployed(deploy: &str, outcome: DeployOutcome) -> EventKind {
    EventKind::Deployed(DeployEnd {
        deploy: deploy.to_owned(),
        outcome,
        exit: None,
        output: None,
        finish: None,
        note: None,
    })
}

/// A steward's word on a broken log.
pub(crate) fn repair(step: Option<&str>) -> EventKind {
    EventKind::Repair { reason: "looked into it".into(), step: step.map(StepId::new) }
}
