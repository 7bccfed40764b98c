//! How clocks stop, what the end of a request does to them, what reopening does, and that what was
//! judged is not judged again when the policy changes.

use super::ClockKind::{Delivery, Resolve, Respond, Step, Update};
use super::*;

#[test]
fn met_compares_moments_and_not_working_time() {
    let facts = |stop: &str| format!("2026-11-20 17:00\n2026-11-20 17:00 severity high\n{stop} response");
    for (stop, expected) in [
        ("2026-11-20 17:59", "respond met due 2026-11-20 18:00, 59 used, 1 left"),
        ("2026-11-20 18:00", "respond met due 2026-11-20 18:00, 60 used, 0 left"),
        // On Saturday: just as much working time, and late.
        ("2026-11-21 10:00", "respond met_late due 2026-11-20 18:00, 60 used, 0 left"),
        ("2026-11-23 10:00", "respond met_late due 2026-11-20 18:00, 120 used, -60 left"),
    ] {
        assert_eq!(clocks(&pack(), &[Respond], &facts(stop), "2026-11-25 12:00"), [expected], "{stop}");
    }
}

#[test]
fn an_end_stops_overtakes_or_leaves() {
    let kinds = &[Respond, Resolve, Update, Step, Delivery];
    let facts = |ending: &str| {
        format!(
            "2026-11-23 10:00\n2026-11-23 10:00 severity critical\n2026-11-23 10:00 step implement\n\
             2026-11-23 10:00 promised 2026-11-24\n2026-11-23 10:10 {ending}"
        )
    };
    for (ending, resolve, step, delivery) in [
        ("done", "met", "met", "met"),
        ("refused", "met", "met", "cancelled"),
        ("cancelled", "cancelled", "cancelled", "cancelled"),
    ] {
        let expected = [
            "respond cancelled due 2026-11-23 10:30, 10 used, 20 left".to_owned(),
            format!("resolve {resolve} due 2026-11-23 14:00, 10 used, 230 left"),
            "update cancelled due 2026-11-23 11:00, 10 used, 50 left".to_owned(),
            format!("step {step} due 2026-11-23 12:00, 10 used, 110 left"),
            format!("delivery {delivery} due 2026-11-25 00:00, 10 used, 770 left"),
        ];
        assert_eq!(clocks(&pack(), kinds, &facts(ending), "2026-12-01 10:00"), expected, "{ending}");
    }
    // What was over by then is no longer only overtaken.
    let late = facts("cancelled").replace("10:10", "17:00");
    let states = clocks(&pack(), &[Respond, Resolve, Update], &late, "2026-12-01 10:00");
    assert!(states.iter().all(|line| line.contains(" breached ")), "{states:?}");
    assert_eq!(Policies::of(&pack()).running(&workflow(&pack()), &record(&late), moment("2026-12-01 10:00")), []);
}

#[test]
fn best_effort_may_be_met_and_is_never_late() {
    for (end, expected) in [
        ("2026-12-04 10:00", "resolve met due 2026-12-07 00:00, 2940 used, 360 left"),
        ("2026-12-08 10:00", "resolve best_effort due 2026-12-07 00:00, 3780 used, -480 left"),
    ] {
        let facts = format!("2026-11-25 10:00\n2026-11-25 10:00 severity minor\n{end} done");
        assert_eq!(clocks(&pack(), &[Resolve], &facts, "2026-12-20 10:00"), [expected]);
    }
}

#[test]
fn reopened_clocks_run_on_and_the_time_between_does_not_count() {
    let facts = "\
        2026-11-23 10:00
        2026-11-23 10:00 severity high
        2026-11-23 10:30 response
        2026-11-23 11:00 done
        2026-11-24 10:00 reopened
        2026-11-24 10:00 step implement";
    check(
        &[Respond, Resolve],
        facts,
        &[
            (
                "2026-11-24 09:59",
                &[
                    "respond met due 2026-11-23 11:00, 30 used, 30 left",
                    "resolve met due 2026-11-23 16:00, 60 used, 180 left",
                ],
            ),
            (
                "2026-11-24 10:30",
                &[
                    "respond met due 2026-11-23 11:00, 30 used, 30 left",
                    "resolve running due 2026-11-24 15:00, 90 used, 150 left",
                ],
            ),
        ],
    );
    // One that nobody had answered is asked again, and one that was late stays late.
    let late = "\
        2026-11-23 10:00
        2026-11-23 10:00 severity high
        2026-11-23 10:30 cancelled
        2026-11-24 10:00 reopened";
    check(&[Respond], late, &[("2026-11-24 10:15", &["respond at_risk due 2026-11-24 10:30, 45 used, 15 left"])]);
    let late = late.replace("10:30 cancelled", "17:00 done");
    check(
        &[Respond, Resolve],
        &late,
        &[(
            "2026-11-24 10:15",
            &[
                "respond breached due 2026-11-23 11:00, 315 used, -255 left",
                "resolve breached due 2026-11-23 16:00, 315 used, -75 left",
            ],
        )],
    );
}

#[test]
fn reopened_clocks_start_anew_where_the_severity_says_so() {
    let facts = "\
        2026-11-23 10:00
        2026-11-23 10:00 severity anew
        2026-11-23 10:30 response
        2026-11-23 17:00 done
        2026-11-24 10:00 reopened
        2026-11-24 10:00 response";
    check(
        &[Respond, Resolve, Update],
        facts,
        &[(
            "2026-11-24 10:30",
            &[
                "respond met due 2026-11-23 11:00, 30 used, 30 left",
                // The verdict stays with the cycle it was given for.
                "resolve met_late due 2026-11-23 16:00, 300 used, -60 left",
                "update breached due 2026-11-23 12:00, 300 used, -180 left",
                "respond met due 2026-11-24 11:00, 0 used, 60 left",
                "resolve running due 2026-11-24 16:00, 30 used, 210 left",
                "update running due 2026-11-24 12:00, 30 used, 90 left",
            ],
        )],
    );
}

#[test]
fn a_date_is_promised_again_by_reopening() {
    let facts = "\
        2026-11-23 10:00
        2026-11-23 10:00 promised 2026-11-25
        2026-11-24 10:00 done
        2026-11-26 10:00 reopened";
    check(
        &[Delivery],
        facts,
        &[
            ("2026-11-25 10:00", &["delivery met due 2026-11-26 00:00, 420 used, 780 left"]),
            ("2026-11-26 10:00", &["delivery breached due 2026-11-26 00:00, 1260 used, -60 left"]),
        ],
    );
}

/// The facts with what the log said was promised at each.
fn promising(facts: &str, pack: &Pack) -> Record {
    let whole = record(facts);
    let mut told = Record::new(whole.opened);
    for mark in whole.marks {
        let promised = Policies::of(pack).promised(&workflow(pack), &told, mark.at);
        told.push(mark.at, mark.fact, &promised);
    }
    told
}

#[test]
fn what_was_judged_keeps_its_verdict_when_the_policy_changes() {
    let facts = "\
        2026-11-23 10:00
        2026-11-23 10:00 severity critical
        2026-11-23 10:20 response
        2026-11-23 10:20 update
        2026-11-23 13:00 done";
    let (old, mut new) = (pack(), pack());
    new.severities[0].respond = Length::parse("10m");
    new.severities[0].resolve = Length::parse("2h");
    new.severities[0].update = Length::parse("8h");
    new.severities[0].calendar = None;
    let told = promising(facts, &old);
    let states = |pack: &Pack, record: &Record| {
        let clocks = Policies::of(pack).clocks(&workflow(pack), record, moment("2026-12-01 10:00"));
        clocks.iter().map(|clock| (clock.kind, clock.state, clock.due)).collect::<Vec<_>>()
    };
    assert_eq!(states(&new, &told), states(&old, &told));
    // Without the log's word the new policy would judge.
    assert_ne!(states(&new, &record(facts)), states(&old, &told));
    // Also where it takes the promise back altogether.
    new.severities.clear();
    let judged: Vec<_> = states(&new, &told).into_iter().filter(|(_, _, due)| due.is_some()).collect();
    assert_eq!(judged, states(&old, &told));
}

#[test]
fn what_runs_is_judged_by_the_policy_at_hand_but_a_breach_the_log_has_seen() {
    let facts = "2026-11-23 10:00\n2026-11-23 10:00 severity high\n2026-11-23 15:00 update";
    let (old, mut new) = (pack(), pack());
    new.severities[1].resolve = Length::parse("8h");
    let told = promising(facts, &old);
    let resolve = |pack: &Pack, told: &Record, at: &str| {
        let clocks = Policies::of(pack).clocks(&workflow(pack), told, moment(at));
        line(clocks.iter().find(|clock| clock.kind == Resolve).unwrap())
    };
    assert_eq!(resolve(&new, &told, "2026-11-23 17:00"), "resolve running due 2026-11-24 11:00, 300 used, 180 left");
    let seen = promising(&format!("{facts}\n2026-11-23 16:30 update"), &old);
    assert_eq!(resolve(&new, &seen, "2026-11-23 17:00"), "resolve breached due 2026-11-23 16:00, 300 used, -60 left");
}
