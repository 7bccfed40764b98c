//! Random logs: what correct clients write, and whatever else can happen to a list of comments.

mod production;
mod saying;

use std::sync::LazyLock;

use proptest::prelude::*;

use crate::domain::pack::Pack;
use crate::domain::people::Account;
use crate::domain::request::event::{Event, EventKind, Link};
use crate::domain::request::guard::{Guard, Kind, Relations, Scene};
use crate::domain::request::replay::{Entry, Fold, Verdict};
use crate::domain::request::state::State;
use crate::domain::request::testing::*;
use crate::domain::request::{Comment, Standing, marker};

const STEPS: [&str; 5] = ["agree", "implement", "qa-testnet", "clarify", "release"];
const ACTORS: [&str; 14] = [
    "rita", "dora", "dirk", "omar", "olga", "quinn", "arno", "ada", "sam", "stella", "robo", "nora", "lena", "stranger",
];

static RELATIONS: LazyLock<Relations> = LazyLock::new(Relations::default);

/// Logs that stand at each of the steps, and before production with a broken glass, to begin from.
static BEGINNINGS: LazyLock<Vec<(Vec<Comment>, Fold<'static, 'static>)>> = LazyLock::new(|| {
    let mut logs: Vec<LogBuilder> = STEPS.iter().map(|step| LogBuilder::at(step)).collect();
    for window in ["night", "freeze"] {
        let mut log = LogBuilder::at("release");
        log.now = day(1) + chrono::Duration::minutes(100);
        log.accept("omar", break_glass(&[window], true, "1h"));
        logs.push(log);
    }
    logs.into_iter().map(|log| (log.comments.clone(), folded(&log.comments))).collect()
});

fn pack() -> &'static Pack {
    static PACK: LazyLock<Pack> = LazyLock::new(crate::domain::request::testing::pack);
    &PACK
}

/// One thing that happens to a log. Numbers choose among what is there.
#[derive(Debug, Clone, Copy)]
enum Deed {
    /// The right person does what is next.
    Advance,
    /// The one who broke the last glass goes to production under it.
    Rush,
    /// Somebody writes something, allowed or not.
    Write {
        who: u8,
        what: u8,
        how: u8,
    },
    /// One person posts an event made for another.
    Forge {
        who: u8,
        author: u8,
        what: u8,
        how: u8,
    },
    /// Somebody makes an event and keeps it.
    Keep {
        who: u8,
        what: u8,
        how: u8,
    },
    /// The kept event is posted, late.
    PostKept,
    /// The next event claims another number.
    Misnumber {
        who: u8,
        what: u8,
        how: u8,
        by: u8,
    },
    Copy {
        which: u8,
        author: u8,
    },
    Edit {
        which: u8,
    },
    Delete {
        which: u8,
    },
    Reorder {
        which: u8,
    },
    Repair,
}

fn deed() -> impl Strategy<Value = Deed> {
    let any3 = || (any::<u8>(), any::<u8>(), any::<u8>());
    prop_oneof![
        16 => Just(Deed::Advance),
        3 => Just(Deed::Rush),
        12 => any3().prop_map(|(who, what, how)| Deed::Write { who, what, how }),
        2 => (any::<u8>(), any3()).prop_map(|(author, (who, what, how))| Deed::Forge { who, author, what, how }),
        2 => any3().prop_map(|(who, what, how)| Deed::Keep { who, what, how }),
        2 => Just(Deed::PostKept),
        1 => (any::<u8>(), any3()).prop_map(|(by, (who, what, how))| Deed::Misnumber { who, what, how, by }),
        2 => (any::<u8>(), any::<u8>()).prop_map(|(which, author)| Deed::Copy { which, author }),
        1 => any::<u8>().prop_map(|which| Deed::Edit { which }),
        1 => any::<u8>().prop_map(|which| Deed::Delete { which }),
        1 => any::<u8>().prop_map(|which| Deed::Reorder { which }),
        1 => Just(Deed::Repair),
    ]
}

/// A log to which deeds were done.
struct Random {
    comments: Vec<Comment>,
    fold: Fold<'static, 'static>,
    kept: Option<(&'static str, Event)>,
}

fn pick<T: Copy>(choices: &[T], number: u8) -> T {
    choices[usize::from(number) % choices.len()]
}

fn folded(comments: &[Comment]) -> Fold<'static, 'static> {
    let mut fold = Fold::new(pack(), &RELATIONS, REQUEST);
    comments.iter().for_each(|comment| fold.take(comment));
    fold
}

impl Random {
    fn after(beginning: u8, deeds: &[Deed]) -> Self {
        let (comments, fold) = BEGINNINGS[usize::from(beginning) % BEGINNINGS.len()].clone();
        let mut random = Self { fold, comments, kept: None };
        for deed in deeds {
            random.suffer(*deed);
        }
        random
    }

    fn suffer(&mut self, deed: Deed) {
        match deed {
            Deed::Advance => {
                if let Some((who, kind)) = self.fold.state.as_ref().and_then(next_act) {
                    self.write(who, kind);
                }
            }
            Deed::Rush => {
                let glass = self.fold.state.as_ref().and_then(|state| state.glasses.last());
                if let Some(glass) = glass.map(|glass| glass.event.clone()) {
                    self.write("omar", under(&glass, deploy("mainnet", "1.0")));
                }
            }
            Deed::Write { who, what, how } => {
                if let Some(kind) = self.sayable(what, how) {
                    self.write(pick(&ACTORS, who), kind);
                }
            }
            Deed::Forge { who, author, what, how } => {
                if let Some(kind) = self.sayable(what, how) {
                    let forged = event(self.fold.state.as_ref(), pick(&ACTORS, who), kind);
                    self.post(pick(&ACTORS, author), &forged);
                }
            }
            Deed::Keep { who, what, how } => {
                let who = pick(&ACTORS, who);
                self.kept = self.sayable(what, how).map(|kind| (who, event(self.fold.state.as_ref(), who, kind)));
            }
            Deed::PostKept => {
                if let Some((who, event)) = self.kept.take() {
                    self.post(who, &event);
                }
            }
            Deed::Misnumber { who, what, how, by } => {
                if let Some(kind) = self.sayable(what, how) {
                    let who = pick(&ACTORS, who);
                    let mut event = event(self.fold.state.as_ref(), who, kind);
                    event.seq = (event.seq + u32::from(by % 5)).saturating_sub(3);
                    self.post(who, &event);
                }
            }
            Deed::Copy { which, author } => {
                if let Some(place) = self.place(which) {
                    let body = self.comments[place].body.clone();
                    self.append(pick(&ACTORS, author), body);
                }
            }
            Deed::Edit { which } => self.rewrite(which, |comments, place| comments[place].standing = Standing::Edited),
            Deed::Delete { which } => self.rewrite(which, |comments, place| drop(comments.remove(place))),
            Deed::Reorder { which } => self.rewrite(which, |comments, place| {
                if let Some(last) = comments.pop() {
                    comments.insert(place.min(comments.len()), last);
                }
            }),
            Deed::Repair => self.write("stella", repair(None)),
        }
    }

    fn sayable(&self, what: u8, how: u8) -> Option<EventKind> {
        saying::kind(self.fold.state.as_ref()?, what, how)
    }

    fn place(&self, which: u8) -> Option<usize> {
        // Late comments are the interesting ones.
        let last = self.comments.len().checked_sub(1)?;
        last.checked_sub(usize::from(which) % 8)
    }

    fn rewrite(&mut self, which: u8, change: impl FnOnce(&mut Vec<Comment>, usize)) {
        if let Some(place) = self.place(which) {
            change(&mut self.comments, place);
            self.fold = folded(&self.comments);
        }
    }

    fn write(&mut self, who: &'static str, kind: EventKind) {
        let event = event(self.fold.state.as_ref(), who, kind);
        self.post(who, &event);
    }

    fn post(&mut self, author: &str, event: &Event) {
        self.append(author, marker::write("**Something**", None, &event.payload()));
    }

    fn append(&mut self, author: &str, body: String) {
        let id = self.comments.iter().map(|comment| comment.id).max().unwrap_or(0) + 1;
        let comment = Comment {
            id,
            author: Account { id: author.into(), login: author.into() },
            body,
            created_at: day(1) + chrono::Duration::minutes(i64::try_from(id).unwrap_or(0)),
            standing: Standing::Original,
        };
        self.fold.take(&comment);
        self.comments.push(comment);
    }
}

fn scene(state: &State) -> Scene<'_> {
    let workflow = pack().workflow_version("service", 1).expect("declared");
    Scene { pack: pack(), workflow, state, relations: &RELATIONS, at: day(2) }
}

/// Whether release 1.0 could go to production now.
fn is_open_for_production(state: &State) -> bool {
    let omar = pack().directory.person("omar").expect("declared");
    !scene(state).guards(omar, &deploy("mainnet", "1.0")).iter().any(Guard::blocks)
}

fn position(state: &State) -> Option<usize> {
    scene(state).workflow.position(&state.step)
}

fn shown(fold: &Fold<'_, '_>) -> String {
    let verdicts: Vec<_> = fold.entries.iter().map(|entry| (entry.comment, &entry.verdict)).collect();
    format!("{:?} {verdicts:?}", fold.state)
}

/// Takes in all comments, and tells those whose author might not do what they say, as things stood.
fn watched(comments: &[Comment]) -> (Fold<'static, 'static>, Vec<u64>) {
    let mut fold = Fold::new(pack(), &RELATIONS, REQUEST);
    let mut found = Vec::new();
    for comment in comments {
        let before = fold.state.clone();
        fold.take(comment);
        let entry = fold.entries.last().filter(|entry| entry.comment == comment.id);
        let Some(Entry { event: Some(event), actor: Some(actor), .. }) = entry else {
            found.push(comment.id);
            continue;
        };
        let actor = pack().directory.person(actor.as_str()).expect("declared");
        let barred = before.is_some_and(|state| {
            let at = comment.created_at;
            let guards = Scene { at, ..scene(&state) }.guards(actor, &event.kind);
            guards.iter().any(|guard| guard.kind == Kind::Person && guard.blocks())
        });
        // Who holds a role can show that something is missing, and do nothing else.
        let shows = fold.entries.last().is_some_and(|entry| matches!(entry.verdict, Verdict::Broken(_)));
        if barred && !shows && comment.standing == Standing::Original {
            found.push(comment.id);
        }
    }
    (fold, found)
}

fn has_repair(entries: &[Entry]) -> bool {
    let repairs = |entry: &Entry| entry.event.as_ref().is_some_and(|it| matches!(it.kind, EventKind::Repair { .. }));
    entries.iter().any(|entry| entry.counts() && repairs(entry))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_happens_to_a_log(
        beginning in any::<u8>(),
        deeds in prop::collection::vec(deed(), 0..30),
        which in any::<prop::sample::Index>(),
    ) {
        let random = Random::after(beginning, &deeds);
        let comments = &random.comments;

        // The same on every run, and however it was taken in.
        let (fold, barred) = watched(comments);
        prop_assert_eq!(shown(&fold), shown(&random.fold));

        // Who may not changes nothing.
        for entry in fold.entries.iter().filter(|entry| barred.contains(&entry.comment)) {
            prop_assert!(matches!(entry.verdict, Verdict::Void(_)), "{:?}", entry);
        }
        let kept: Vec<_> = comments.iter().filter(|comment| !barred.contains(&comment.id)).cloned().collect();
        prop_assert_eq!(format!("{:?}", folded(&kept).state), format!("{:?}", &fold.state));

        // Nothing reaches production that was not approved and tested.
        production::check(&fold.entries)?;

        let Some(state) = &fold.state else { return Ok(()) };
        let accepted: Vec<_> = fold.entries.iter().filter(|entry| entry.counts()).collect();
        let chosen = *which.get(&accepted);
        if has_repair(&fold.entries) {
            return Ok(());
        }

        // Losing one event opens nothing: the log is broken, and nothing moves on from there.
        if is_missed(&fold.entries, chosen) {
            let rest: Vec<_> = comments.iter().filter(|comment| comment.id != chosen.comment).cloned().collect();
            let less = folded(&rest);
            // A repair that was void on the intact log answers the broken one.
            if let Some(less) = less.state.as_ref().filter(|_| !has_repair(&less.entries)) {
                prop_assert!(less.broken.is_some(), "without {:?}", chosen);
                prop_assert!(!is_open_for_production(less));
            }
        }

        // Nor does editing one.
        let mut edited = comments.clone();
        for comment in edited.iter_mut().filter(|comment| comment.id == chosen.comment) {
            comment.standing = Standing::Edited;
        }
        let edited = folded(&edited);
        let repaired = has_repair(&edited.entries);
        if let Some(after) = edited.state.filter(|after| after.broken.is_none() && !repaired) {
            prop_assert!(position(&after) <= position(state), "edited {:?}", chosen);
            let here = after.step == state.step && after.is_open() == state.is_open();
            if here && is_open_for_production(&after) {
                prop_assert!(is_open_for_production(state), "edited {:?}", chosen);
            }
            prop_assert!(!after.is_open() || state.is_open() || state.phase.name() == "done", "edited {:?}", chosen);
        }
    }
}

/// Whether the log can show that an event is missing: it alone has its number, and a later number
/// was taken after it.
fn is_missed(entries: &[Entry], chosen: &Entry) -> bool {
    let Some(seq) = chosen.event.as_ref().map(|event| event.seq) else { return false };
    let place = entries.iter().position(|entry| entry.comment == chosen.comment);
    let numbered = |entry: &Entry| entry.event.as_ref().map_or(0, |event| event.seq);
    let before = entries.iter().take(place.unwrap_or(0));
    let after = entries.iter().skip(place.unwrap_or(0) + 1);
    let holds = |entry: &&Entry| entry.counts();
    before.filter(|entry| entry.event.is_some()).all(|entry| numbered(entry) < seq)
        && after.clone().all(|entry| entry.event.is_none() || numbered(entry) != seq)
        && after.filter(holds).any(|entry| numbered(entry) > seq)
}

/// What a deletion can leave unsaid is only the end of the log.
#[test]
fn every_event_but_the_last_is_missed() {
    let mut log = LogBuilder::opened();
    while log.state().is_open() {
        log.advance();
    }
    let entries = log.replayed().entries;
    let missed = entries.iter().filter(|entry| is_missed(&entries, entry)).count();
    assert_eq!(missed, entries.len() - 1);
    assert!(entries.iter().all(|entry| matches!(
        entry.event.as_ref().map(|event| &event.link),
        Some(Link::Base(_) | Link::Epoch { .. })
    )));
}
