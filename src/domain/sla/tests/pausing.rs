//! Clocks that stand still: only working time counts, overlapping pauses count once, and no pause
//! brings a due forward.

use super::ClockKind::{Resolve, Respond, Step};
use super::*;

#[test]
fn a_paused_clock_has_no_due_and_goes_on_where_it_stopped() {
    let facts = "\
        2026-11-23 10:00
        2026-11-23 10:00 severity high
        2026-11-23 11:00 wait
        2026-11-23 15:00 resume";
    check(
        &[Resolve],
        facts,
        &[
            ("2026-11-23 10:59", &["resolve running due 2026-11-23 16:00, 59 used, 181 left"]),
            ("2026-11-23 11:00", &["resolve paused due -, 60 used, 180 left paused"]),
            ("2026-11-23 13:00", &["resolve paused due -, 60 used, 180 left paused"]),
            ("2026-11-23 14:59", &["resolve paused due -, 60 used, 180 left paused"]),
            // Two hours of the four were working time: one before lunch, one behind it.
            ("2026-11-23 15:00", &["resolve running due 2026-11-23 18:00, 60 used, 180 left"]),
            ("2026-11-23 18:01", &["resolve breached due 2026-11-23 18:00, 240 used, 0 left"]),
        ],
    );
}

#[test]
fn a_pause_outside_of_hours_changes_nothing() {
    let facts = "\
        2026-11-20 17:00
        2026-11-20 17:00 severity high
        2026-11-20 18:00 wait
        2026-11-23 09:00 resume
        2026-11-23 10:00 wait
        2026-11-23 10:00 resume";
    check(
        &[Resolve],
        facts,
        &[
            ("2026-11-20 17:59", &["resolve running due 2026-11-23 12:00, 59 used, 181 left"]),
            ("2026-11-21 12:00", &["resolve paused due -, 60 used, 180 left paused"]),
            ("2026-11-23 09:00", &["resolve running due 2026-11-23 12:00, 60 used, 180 left"]),
            ("2026-11-23 10:00", &["resolve running due 2026-11-23 12:00, 120 used, 120 left"]),
        ],
    );
}

#[test]
fn waiting_and_a_waiting_step_count_once() {
    // From 10:30 to 11:45, by one reason, by both, by the other.
    let facts = "\
        2026-11-23 10:00
        2026-11-23 10:00 severity high
        2026-11-23 10:30 wait
        2026-11-23 11:00 waiting clarify
        2026-11-23 11:15 resume
        2026-11-23 11:45 step release";
    check(
        &[Resolve],
        facts,
        &[
            ("2026-11-23 11:20", &["resolve paused due -, 30 used, 210 left paused"]),
            ("2026-11-23 11:45", &["resolve running due 2026-11-23 17:15, 30 used, 210 left"]),
        ],
    );
}

#[test]
fn what_was_over_before_a_pause_stays_over() {
    let facts = "\
        2026-11-23 10:00
        2026-11-23 10:00 severity high
        2026-11-23 11:30 wait";
    check(
        &[Respond, Resolve],
        facts,
        &[
            (
                "2026-11-23 11:00",
                &[
                    "respond at_risk due 2026-11-23 11:00, 60 used, 0 left",
                    "resolve running due 2026-11-23 16:00, 60 used, 180 left",
                ],
            ),
            (
                "2026-11-24 12:00",
                &[
                    "respond breached due 2026-11-23 11:00, 90 used, -30 left paused",
                    "resolve paused due -, 90 used, 150 left paused",
                ],
            ),
        ],
    );
}

#[test]
fn days_are_put_off_by_the_working_time_of_a_pause() {
    let facts = |pauses: &str| format!("2026-11-20 10:00\n2026-11-20 10:00 severity major\n{pauses}");
    let due = |pauses: &str, at: &str| clocks(&pack(), &[Resolve], &facts(pauses), at);
    assert_eq!(due("", "2026-11-20 10:00"), ["resolve running due 2026-11-24 10:00, 0 used, 840 left"]);
    // Two working hours of a Friday afternoon; a weekend.
    let worked = "2026-11-20 16:00 wait\n2026-11-20 18:00 resume";
    assert_eq!(due(worked, "2026-11-23 09:00"), ["resolve running due 2026-11-24 12:00, 240 used, 600 left"]);
    let weekend = "2026-11-20 18:00 wait\n2026-11-22 18:00 resume";
    assert_eq!(due(weekend, "2026-11-23 09:00"), ["resolve running due 2026-11-24 10:00, 360 used, 480 left"]);
}

#[test]
fn a_pause_before_the_first_hour_of_a_later_due_brings_nothing_forward() {
    // One working day from a Saturday is Monday at the opening: the hour on Friday is not earlier.
    let mut pack = pack();
    pack.severities[1].respond = Length::parse("1bd");
    let facts = "2026-11-21 05:00\n2026-11-21 05:00 severity high\n2026-11-21 06:00 wait\n2026-11-21 07:00 resume";
    assert_eq!(
        clocks(&pack, &[Respond], facts, "2026-11-21 05:30"),
        ["respond at_risk due 2026-11-23 09:00, 0 used, 0 left"]
    );
    assert_eq!(
        clocks(&pack, &[Respond], facts, "2026-11-21 07:00"),
        ["respond at_risk due 2026-11-23 09:00, 0 used, 0 left"]
    );
}

#[test]
fn the_time_of_a_step_stands_still_while_it_waits_and_not_because_it_is_waiting() {
    let mut pack = pack();
    let mut workflow = workflow(&pack);
    workflow.steps.iter_mut().for_each(|step| step.within = Length::parse("2h"));
    pack.workflows = vec![workflow.clone()];
    let reading = |facts: &str, at: &str| {
        let clocks = Policies::of(&pack).running(&workflow, &record(facts), moment(at));
        clocks.iter().map(line).collect::<Vec<_>>()
    };
    let waits = "2026-11-23 09:00\n2026-11-23 09:00 step implement\n2026-11-23 10:00 wait\n2026-11-23 11:00 resume";
    assert_eq!(reading(waits, "2026-11-23 10:30"), ["step paused due -, 60 used, 60 left paused"]);
    assert_eq!(reading(waits, "2026-11-23 11:00"), ["step running due 2026-11-23 12:00, 60 used, 60 left"]);
    let waiting = "2026-11-23 09:00\n2026-11-23 09:00 waiting clarify";
    assert_eq!(reading(waiting, "2026-11-23 10:00"), ["step running due 2026-11-23 11:00, 60 used, 60 left"]);
    let clocks = clocks(&pack, &[Step], waiting, "2026-11-23 12:00");
    assert_eq!(clocks, ["step breached due 2026-11-23 11:00, 180 used, -60 left"]);
}
