//! Random sequences of operations against a model in memory.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;

use super::*;
use crate::trackers::{Bookkeeping, Change, TrackerError};

#[derive(Debug, Clone)]
enum Step {
    Create(u8),
    Comment(u64, u32, String),
    Change(u64, Change),
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let number = 1..4_u64;
    let label = prop_oneof![Just("bug"), Just("BUG"), Just("Bug"), Just("été"), Just("ÉTÉ"), Just("a b")];
    let login = prop_oneof![Just("alice"), Just("Alice"), Just("bob")];
    let change = prop_oneof![
        label.clone().prop_map(|name| Change::AddLabel(name.to_owned())),
        label.prop_map(|name| Change::RemoveLabel(name.to_owned())),
        login.clone().prop_map(|name| Change::Assign(name.to_owned())),
        login.prop_map(|name| Change::Unassign(name.to_owned())),
        Just(Change::Close),
        Just(Change::Reopen),
    ];
    let step = prop_oneof![
        1 => (0..4_u8).prop_map(Step::Create),
        3 => (number.clone(), 0..5_u32, "[^\0]{0,8}").prop_map(|(number, slot, body)| Step::Comment(number, slot, body)),
        6 => (number, change).prop_map(|(number, change)| Step::Change(number, change)),
    ];
    proptest::collection::vec(step, 0..40)
}

#[derive(Debug, Default)]
struct ModelIssue {
    open: bool,
    /// By lower case; the spelling is the tracker's.
    labels: BTreeSet<String>,
    assignees: BTreeSet<String>,
    comments: Vec<(u32, String)>,
}

#[derive(Debug, Default)]
struct Model {
    requests: BTreeMap<u8, u64>,
    issues: BTreeMap<u64, ModelIssue>,
    spelling: BTreeMap<String, String>,
}

impl Model {
    /// What the operation should answer: `None` for not found, `Some(false)` for a taken place.
    fn comment(&mut self, number: u64, slot: u32, body: &str) -> Option<bool> {
        let issue = self.issues.get_mut(&number)?;
        let free = issue.comments.iter().all(|(taken, _)| *taken != slot);
        if free {
            issue.comments.push((slot, body.to_owned()));
        }
        Some(free)
    }

    fn change(&mut self, number: u64, change: &Change) -> Option<()> {
        let issue = self.issues.get_mut(&number)?;
        match change {
            Change::AddLabel(name) => {
                self.spelling.entry(name.to_lowercase()).or_insert_with(|| name.clone());
                issue.labels.insert(name.to_lowercase());
            }
            Change::RemoveLabel(name) => {
                issue.labels.remove(&name.to_lowercase());
            }
            Change::Assign(login) => {
                issue.assignees.insert(login.clone());
            }
            Change::Unassign(login) => {
                issue.assignees.remove(login);
            }
            Change::Close => issue.open = false,
            Change::Reopen => issue.open = true,
        }
        Some(())
    }
}

fn play(store: &Store, steps: &[Step]) -> Model {
    let mut model = Model::default();
    let tracker = store.tracker(desk(), account("alice"), at(0));
    for step in steps {
        match step {
            Step::Create(request) => {
                let next = u64::try_from(model.issues.len()).expect("small") + 1;
                let number = *model.requests.entry(*request).or_insert(next);
                assert_eq!(tracker.create_issue(&draft(&format!("01{request}"))).expect("an issue"), number);
                model.issues.entry(number).or_insert_with(|| ModelIssue { open: true, ..ModelIssue::default() });
            }
            Step::Comment(number, slot, body) => match tracker.comment(*number, body, *slot) {
                Ok(comment) => {
                    assert_eq!(comment.body, *body);
                    assert_eq!(model.comment(*number, *slot, body), Some(true));
                }
                Err(TrackerError::Taken { .. }) => assert_eq!(model.comment(*number, *slot, body), Some(false)),
                Err(TrackerError::NotFound { .. }) => assert_eq!(model.comment(*number, *slot, body), None),
                Err(other) => panic!("{other:?}"),
            },
            Step::Change(number, change) => match tracker.change(*number, change) {
                Ok(()) => assert_eq!(model.change(*number, change), Some(())),
                Err(TrackerError::NotFound { .. }) => assert_eq!(model.change(*number, change), None),
                Err(other) => panic!("{other:?}"),
            },
        }
    }
    model
}

#[test]
fn any_sequence_ends_as_the_model_says() {
    let mut runner = proptest::test_runner::TestRunner::new(ProptestConfig { cases: 100, ..ProptestConfig::default() });
    runner
        .run(&steps(), |steps| {
            let place = Place::new();
            let store = place.open_hasty();
            let model = play(&store, &steps);
            let tracker = store.tracker(desk(), account("bob"), at(0));
            for (number, expected) in &model.issues {
                let issue = tracker.issue(*number).expect("it exists");
                let labels: Vec<&String> = expected.labels.iter().map(|folded| &model.spelling[folded]).collect();
                prop_assert_eq!(issue.open, expected.open);
                prop_assert_eq!(issue.labels.iter().collect::<Vec<_>>(), labels);
                prop_assert_eq!(issue.assignees, expected.assignees.iter().cloned().collect::<Vec<_>>());
                let bodies: Vec<String> =
                    tracker.comments(*number).expect("it exists").into_iter().map(|comment| comment.body).collect();
                prop_assert_eq!(bodies, expected.comments.iter().map(|(_, body)| body.clone()).collect::<Vec<_>>());
            }
            let numbers: Vec<u64> = model.issues.keys().copied().collect();
            prop_assert_eq!(store.outdated(&desk(), "p", 10).expect("a list"), numbers);
            Ok(())
        })
        .expect("no counterexample");
}
