//! Random requests: against the simulator, and by what must hold of any.

use chrono::Duration;
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};

use super::ClockKind::{Delivery, Resolve, Respond, Step, Update};
use super::simulator::{SEVERITIES, minute, simulate};
use super::*;

/// Minutes after the first one of the simulator at which requests are opened.
const OPENINGS: std::ops::Range<usize> = 0..9 * 24 * 60;

fn run<S: Strategy>(cases: u32, strategy: &S, test: impl Fn(S::Value) -> Result<(), TestCaseError>) {
    TestRunner::new(Config { cases, ..Config::default() }).run(strategy, test).unwrap();
}

/// What can happen, by number; what makes no sense where the request stands does not happen.
fn deeds() -> impl Strategy<Value = Vec<(u8, usize)>> {
    proptest::collection::vec((0..14_u8, prop_oneof![0..90_usize, 0..2_000_usize]), 0..12)
}

/// The facts of a request opened at `opened`, as replay would have them.
fn facts(opened: usize, deeds: &[(u8, usize)], severities: &[&str]) -> Vec<(usize, Fact)> {
    let rated = |place: usize| Fact::Severity(SeverityId::new(severities[place % severities.len()]));
    let mut facts = vec![(opened, rated(opened)), (opened, Fact::Step { id: StepId::new("agree"), waiting: false })];
    let (mut now, mut waits, mut ended, mut answered) = (opened, false, false, false);
    for (deed, later) in deeds {
        now += later;
        let mut happens = |fact| facts.push((now, fact));
        match deed {
            0 | 1 if !ended && !answered => {
                happens(Fact::Response);
                answered = true;
            }
            2 if !ended => happens(Fact::Update),
            3 | 4 if !ended && !waits => {
                happens(Fact::Wait);
                waits = true;
            }
            3..=5 if waits => {
                happens(Fact::Resume);
                waits = false;
            }
            6 | 7 if !ended => {
                if std::mem::take(&mut waits) {
                    happens(Fact::Resume);
                }
                let (id, waiting) = if *deed == 6 { ("clarify", true) } else { ("implement", false) };
                happens(Fact::Step { id: StepId::new(id), waiting });
            }
            8 | 9 if !ended => {
                happens(rated(now));
                answered = false;
            }
            10 if !ended => happens(Fact::Delivery(Some(minute(now + 2_880).date_naive()))),
            11 if !ended => {
                if std::mem::take(&mut waits) {
                    happens(Fact::Resume);
                }
                let ending = [Ending::Done, Ending::Refused, Ending::Cancelled][now % 3];
                happens(Fact::Ended(ending));
                ended = true;
            }
            12 | 13 if ended => {
                happens(Fact::Reopened);
                happens(Fact::Step { id: StepId::new("implement"), waiting: false });
                (ended, answered) = (false, false);
            }
            _ => {}
        }
    }
    facts
}

fn recorded(opened: usize, facts: &[(usize, Fact)]) -> Record {
    let mut record = Record::new(minute(opened));
    for (when, fact) in facts {
        record.push(minute(*when), fact.clone(), &Promised::default());
    }
    record
}

#[test]
fn clocks_stand_as_the_simulator_counts() {
    let pack = simulator::pack();
    let policies = Policies::of(&pack);
    let workflow = workflow(&pack);
    let names = SEVERITIES.map(|(name, ..)| name);
    let strategy = (OPENINGS, deeds(), 0..10_000_usize);
    run(2_500, &strategy, |(opened, deeds, later)| {
        let facts = facts(opened, &deeds, &names);
        let at = opened + later;
        let clocks = policies.clocks(&workflow, &recorded(opened, &facts), minute(at));
        for (which, kind) in [Respond, Resolve].into_iter().enumerate() {
            let real: Vec<_> = clocks.iter().filter(|clock| clock.kind == kind).collect();
            let Some(expected) = simulate(which, opened, &facts, at) else {
                prop_assert!(real.is_empty());
                continue;
            };
            prop_assert_eq!(real.len(), 1);
            let real = real[0];
            let late = matches!(real.state, ClockState::Breached | ClockState::MetLate);
            let used = usize::try_from(real.worked.num_minutes()).unwrap();
            prop_assert_eq!((real.stopped.is_some(), late, used), (expected.stopped, expected.late, expected.used));
            // What was missed was due when it was missed, and what stands still is due when it goes on.
            if !late && !real.paused {
                prop_assert_eq!(real.due, Some(minute(expected.due)));
            }
            if let (Some(due), true) = (real.due, real.stopped.is_none()) {
                prop_assert_eq!(real.state == ClockState::Breached, due < minute(at));
            }
        }
        Ok(())
    });
}

/// The severities of the tables, of every kind of target and calendar.
const ALL: [&str; 8] = ["critical", "high", "major", "always", "minor", "off", "anew", "silent"];

#[test]
fn a_pause_never_brings_a_due_forward() {
    let pack = pack();
    let policies = Policies::of(&pack);
    let workflow = workflow(&pack);
    let strategy = (OPENINGS, 0..ALL.len(), 0..5_000_usize, 0..5_000_usize, 0..5_000_usize);
    run(3_000, &strategy, |(opened, severity, since, long, longer)| {
        let due = |long: usize| {
            let facts = [
                (opened, Fact::Severity(SeverityId::new(ALL[severity]))),
                (opened + since, Fact::Wait),
                (opened + since + long, Fact::Resume),
            ];
            let clocks = policies.clocks(&workflow, &recorded(opened, &facts), minute(opened + since + long));
            clocks.into_iter().filter(|clock| clock.kind != Step).map(|clock| clock.due).collect::<Vec<_>>()
        };
        let (none, some, more) = (due(0), due(long), due(long + longer));
        for ((none, some), more) in none.iter().zip(&some).zip(&more) {
            prop_assert!(none <= some && some <= more, "{none:?} {some:?} {more:?}");
        }
        Ok(())
    });
}

#[test]
fn overlapping_reasons_to_wait_count_once() {
    let pack = pack();
    let policies = Policies::of(&pack);
    let workflow = workflow(&pack);
    let strategy = (OPENINGS, 0..ALL.len(), proptest::array::uniform4(0..3_000_usize));
    run(2_000, &strategy, |(opened, severity, mut gaps)| {
        let rated = (opened, Fact::Severity(SeverityId::new(ALL[severity])));
        let step = |waiting| Fact::Step { id: StepId::new("clarify"), waiting };
        gaps.sort_unstable();
        let [a, b, c, d] = gaps.map(|gap| opened + gap);
        // From a to d by one reason; by two that overlap from b to c.
        let one = [rated.clone(), (a, step(true)), (d, step(false))];
        let two = [rated, (a, Fact::Wait), (b, step(true)), (c, Fact::Resume), (d, step(false))];
        let dues = |facts: &[(usize, Fact)]| {
            let clocks = policies.clocks(&workflow, &recorded(opened, facts), minute(d + 60));
            clocks.into_iter().map(|clock| (clock.kind, clock.due, clock.worked)).collect::<Vec<_>>()
        };
        prop_assert_eq!(dues(&one), dues(&two));
        Ok(())
    });
}

#[test]
fn what_holds_at_one_moment_holds_later() {
    let pack = pack();
    let policies = Policies::of(&pack);
    let workflow = workflow(&pack);
    run(3_000, &(OPENINGS, deeds(), 0..20_000_usize, 0..5_000_usize), |(opened, deeds, first, more)| {
        let facts = facts(opened, &deeds, &ALL);
        let record = recorded(opened, &facts);
        let (early, late) = (minute(opened + first), minute(opened + first + more));
        let before = policies.clocks(&workflow, &record, early);
        let after = policies.clocks(&workflow, &record, late);
        // What comes later was not known: the facts up to a moment answer for it alone.
        let known: Vec<_> = facts.iter().filter(|(when, _)| minute(*when) <= early).cloned().collect();
        prop_assert_eq!(&policies.clocks(&workflow, &recorded(opened, &known), early), &before);
        let running: Vec<_> = before.iter().filter(|clock| clock.is_running()).cloned().collect();
        let mut listed = policies.running(&workflow, &record, early);
        listed.sort_by_key(|clock| (clock.started, clock.kind));
        prop_assert_eq!(listed, running);
        for old in &before {
            let same = |new: &&Clock| new.kind == old.kind && new.started == old.started && new.step == old.step;
            // A step or a date may begin and end within a minute; then several have one start.
            let same: Vec<_> = after.iter().filter(same).collect();
            prop_assert!(!same.is_empty(), "{old:?} is gone");
            let [new] = same.as_slice() else { continue };
            let reopened = old.stopped.is_some() && new.stopped.is_none_or(|stopped| Some(stopped) > old.stopped);
            prop_assert!(new.elapsed >= old.elapsed && (new.worked >= old.worked || reopened), "{old:?} {new:?}");
            if matches!(old.state, ClockState::Breached | ClockState::MetLate) {
                prop_assert!(matches!(new.state, ClockState::Breached | ClockState::MetLate), "{old:?} {new:?}");
                prop_assert_eq!(new.due, old.due);
            }
            if old.stopped.is_some() && !reopened {
                prop_assert_eq!(*new, old);
            }
        }
        Ok(())
    });
}

#[test]
fn facts_of_one_moment_may_come_in_any_order() {
    let pack = pack();
    let policies = Policies::of(&pack);
    let workflow = workflow(&pack);
    let together = [
        Fact::Response,
        Fact::Update,
        Fact::Delivery(Some("2026-11-30".parse().unwrap())),
        Fact::Step { id: StepId::new("implement"), waiting: false },
    ];
    let strategy = (OPENINGS, deeds(), 1..3_000_usize, Just(together.to_vec()).prop_shuffle(), 0..9_000_usize);
    run(2_000, &strategy, |(opened, deeds, later, shuffled, more)| {
        let mut before = facts(opened, &deeds, &ALL);
        let last = before.last().map_or(opened, |(when, _)| *when) + later;
        before.retain(|(_, fact)| !matches!(fact, Fact::Wait | Fact::Resume));
        let clocks = |order: &[Fact]| {
            let all: Vec<_> = before.iter().cloned().chain(order.iter().map(|fact| (last, fact.clone()))).collect();
            policies.clocks(&workflow, &recorded(opened, &all), minute(last + more))
        };
        prop_assert_eq!(clocks(&shuffled), clocks(&together));
        Ok(())
    });
}

#[test]
fn a_record_reads_back_as_it_was_kept() {
    let pack = pack();
    let workflow = workflow(&pack);
    run(500, &(OPENINGS, deeds()), |(opened, deeds)| {
        let mut record = Record::new(minute(opened) + Duration::microseconds(123_456));
        for (when, fact) in facts(opened, &deeds, &ALL) {
            let promised = Policies::of(&pack).promised(&workflow, &record, minute(when));
            record.push(minute(when), fact, &promised);
        }
        let text = serde_json::to_string(&record).unwrap();
        prop_assert_eq!(serde_json::from_str::<Record>(&text).unwrap(), record);
        Ok(())
    });
    let kinds = [Respond, Resolve, Update, Step, Delivery];
    assert!(kinds.is_sorted(), "lists are ordered by it");
}
