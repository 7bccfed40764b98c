//! Fills a store for the benchmark: requests of six events each, written by the crate's own events
//! and adapter, so that they replay like any others. A unit test by form, as the crate exports
//! nothing but `run`; `benches/grow.sh` runs it. It measures nothing.

use std::path::{Path, PathBuf};

use chrono::Duration;
use ulid::Ulid;

use crate::domain::ident::{EnvironmentId, FieldId, OutcomeId, SeverityId, StepId, TrackerId, WorkflowId};
use crate::domain::pack::Pack;
use crate::domain::people::{Account, Instant};
use crate::domain::request::event::{
    DeployAction, DeployEnd, DeployOutcome, Deploying, Event, EventKind, Finishing, Link, Opening,
};
use crate::domain::request::guard::{Relations, Scene};
use crate::domain::request::projection::Projection;
use crate::domain::request::replay::{Entry, Log, Replayed, replay};
use crate::domain::request::sentence::sentence;
use crate::domain::request::state::State;
use crate::domain::request::{Comment, Digest, marker};
use crate::domain::sla::Policies;
use crate::spec::{self, Source};
use crate::trackers::local::Store;
use crate::trackers::{IssueDraft, Tracker};

/// `OPSCTL_FILL_STORE`: the new store. `OPSCTL_FILL_COUNT`: how many requests it gets.
#[test]
#[ignore = "fills the store of the benchmark; run by benches/grow.sh"]
fn fill() {
    let path = PathBuf::from(setting("OPSCTL_FILL_STORE"));
    let count: u64 = setting("OPSCTL_FILL_COUNT").parse().unwrap();
    let pack = pack();
    let store = Store::open(&path).unwrap();
    for number in 1..=count {
        Filling { pack: &pack, store: &store, number }.fill();
    }
    assert_eq!(store.check().unwrap(), Vec::<String>::new());
}

/// A few stay in the run of all tests: what the benchmark measures are requests that count.
#[test]
fn what_is_filled_in_counts() {
    let folder = tempfile::tempdir().unwrap();
    let pack = pack();
    let store = Store::open(&folder.path().join("store.db")).unwrap();
    let states: Vec<State> = (1..=10).map(|number| Filling { pack: &pack, store: &store, number }.fill()).collect();
    assert_eq!(states.iter().filter(|state| state.is_open()).count(), 8);
    assert_eq!(states.iter().filter(|state| !state.deployments.is_empty()).count(), 1);
}

#[expect(clippy::disallowed_methods, reason = "how the benchmark tells what it wants")]
fn setting(name: &str) -> String {
    std::env::var(name).unwrap_or_else(|_| panic!("`{name}` is not set"))
}

fn pack() -> Pack {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("benches/pack");
    let source = |name: &str| Source::from_bytes(name, std::fs::read(root.join(name)).unwrap()).unwrap();
    spec::load(&source("opsctl.yaml"), &[source("workflows/release.yaml")], &spec::Nowhere::new()).unwrap().pack
}

/// One request in the making.
struct Filling<'a> {
    pack: &'a Pack,
    store: &'a Store,
    number: u64,
}

impl Filling<'_> {
    /// Writes its issue, its six events and its picture.
    fn fill(&self) -> State {
        // A request every two minutes, the newest long before any present moment.
        let opened: Instant = "2020-01-01T00:00:00Z".parse().unwrap();
        let opened = opened + Duration::minutes(2 * i64::try_from(self.number).unwrap());
        let milliseconds = u64::try_from(opened.timestamp_millis()).unwrap();
        let request = Ulid::from_parts(milliseconds, u128::from(self.number)).to_string();
        let mut comments = Vec::new();
        for place in 0_u32..6 {
            let replayed = self.replayed(&request, &comments);
            let (who, kind) = self.next(place, replayed.state.as_ref());
            let at = opened + Duration::hours(i64::from(place));
            comments = self.write(&request, replayed.state.as_ref(), (who, at), kind);
        }
        let replayed = self.replayed(&request, &comments);
        assert!(replayed.entries.iter().all(Entry::counts), "{:#?}", replayed.entries);
        let (state, workflow) = (replayed.state.unwrap(), replayed.workflow.unwrap());
        let relations = Relations::default();
        let scene = Scene { pack: self.pack, workflow, state: &state, relations: &relations, at: state.updated };
        let tracker = self.tracker("omar", state.updated);
        let issue = tracker.issue(self.number).unwrap();
        let known = |login: &str| self.pack.directory.person(login).is_some();
        for change in Projection::of(&scene).changes(&issue, known) {
            tracker.change(self.number, &change).unwrap();
        }
        state
    }

    fn tracker(&self, who: &str, at: Instant) -> impl Tracker {
        self.store.tracker(TrackerId::new("desk"), Account { id: who.into(), login: who.into() }, at)
    }

    fn replayed(&self, request: &str, comments: &[Comment]) -> Replayed<'_> {
        replay(self.pack, &Relations::default(), Log { request, comments })
    }

    /// Of ten requests one is done and deployed, one refused, four wait for ops, four for dev.
    fn next(&self, place: u32, state: Option<&State>) -> (&'static str, EventKind) {
        let note = || ("lena", EventKind::Note { text: format!("Remark {place} on the way") });
        let build = || ("dana", finish("build", "done"));
        match (self.number % 10, place) {
            (_, 0) => ("rita", self.opening()),
            (0..6, 1) => build(),
            (0, 2) | (2..6, 4) => ("lena", finish("review", "good")),
            (0, 3) => ("omar", EventKind::Deploy(self.deploying())),
            (0, 4) => ("omar", deployed(state.unwrap())),
            (0, 5) => ("rita", finish("verify", "done")),
            (1, 5) => ("lena", finish("review", "bad")),
            _ => note(),
        }
    }

    fn opening(&self) -> EventKind {
        let workflow = self.pack.workflow("release").unwrap();
        let mut fields = vec![(FieldId::new("service"), format!("service-{}", self.number % 50))];
        if self.number.is_multiple_of(3) {
            fields.push((FieldId::new("wanted"), format!("2027-{:02}-15", 1 + self.number % 12)));
        }
        EventKind::Open(Opening {
            workflow: WorkflowId::new("release"),
            version: workflow.version,
            digest: workflow.digest.clone(),
            title: format!("Release {} of service {}", self.number, self.number % 50),
            fields: fields.into_iter().collect(),
            urgent: self.number.is_multiple_of(97),
            severity: Some(SeverityId::new(if self.number.is_multiple_of(2) { "major" } else { "minor" })),
            parent: None,
            requester: None,
        })
    }

    fn deploying(&self) -> Deploying {
        Deploying {
            environment: EnvironmentId::new("live"),
            release: "1.0".into(),
            action: DeployAction::Release,
            component: Some(format!("service-{}", self.number % 50)),
            waived: Vec::new(),
            planned: None,
            window: None,
            glass: None,
        }
    }

    /// Writes one event as a client would, and returns the log after it.
    fn write(&self, request: &str, state: Option<&State>, (who, at): (&str, Instant), kind: EventKind) -> Vec<Comment> {
        let workflow = self.pack.workflow("release").unwrap();
        let seq = state.map_or(1, |state| state.seq + 1);
        let link = match state {
            None => Link::Base(Digest::genesis()),
            Some(state) if kind.moves() => Link::Base(state.head.clone()),
            Some(state) => Link::Epoch {
                epoch: state.epoch.clone(),
                previous: state.last_by.get(who).cloned().unwrap_or_default(),
            },
        };
        let (says, quoted) = sentence(workflow, request, state, &kind);
        let event = Event::new(request, who, kind, link, &self.pack.digest, seq);
        let promised = state.map(|state| Policies::of(self.pack).promised(workflow, &state.record, at));
        let event = event.promising(promised.unwrap_or_default());
        let body = marker::write(&says, quoted.as_deref(), &event.payload());
        let tracker = self.tracker(who, at);
        if let EventKind::Open(opening) = &event.kind {
            let text = crate::services::case::issue_body(self.pack, workflow, request, None);
            let draft = IssueDraft {
                request: request.to_owned(),
                title: opening.title.clone(),
                body: text,
                opening: Some(body),
            };
            assert_eq!(tracker.create_issue(&draft).unwrap(), self.number);
        } else {
            tracker.comment(self.number, &body, seq).unwrap();
        }
        tracker.comments(self.number).unwrap()
    }
}

fn finish(step: &str, outcome: &str) -> EventKind {
    let release = (step == "build").then(|| (FieldId::new("release"), "1.0".to_owned()));
    EventKind::Finish(Finishing {
        step: StepId::new(step),
        outcome: OutcomeId::new(outcome),
        fields: release.into_iter().collect(),
        reason: (outcome == "bad").then(|| "Not like this".to_owned()),
        waived: Vec::new(),
    })
}

fn deployed(state: &State) -> EventKind {
    EventKind::Deployed(DeployEnd {
        deploy: state.running().unwrap().event.clone(),
        outcome: DeployOutcome::Deployed,
        exit: Some(0),
        output: None,
        finish: Some(OutcomeId::new("done")),
        note: None,
    })
}
