//! Clocks that run: every state, every unit, the edges of hours, weekends, holidays, and the two days
//! a year that have 23 and 25 hours.

use super::ClockKind::{Delivery, Resolve, Respond, Step, Update};
use super::*;

#[test]
fn the_first_and_the_last_moment_of_each_state() {
    // Four hours from Monday 10:00, with lunch from 12:00 to 14:00; 75 % are used at 15:00.
    let facts = "2026-11-23 10:00\n2026-11-23 10:00 severity high";
    check(
        &[Resolve],
        facts,
        &[
            ("2026-11-23 09:59", &[]),
            ("2026-11-23 10:00", &["resolve running due 2026-11-23 16:00, 0 used, 240 left"]),
            ("2026-11-23 11:59", &["resolve running due 2026-11-23 16:00, 119 used, 121 left"]),
            ("2026-11-23 12:00", &["resolve waiting_for_hours due 2026-11-23 16:00, 120 used, 120 left"]),
            ("2026-11-23 13:59", &["resolve waiting_for_hours due 2026-11-23 16:00, 120 used, 120 left"]),
            ("2026-11-23 14:00", &["resolve running due 2026-11-23 16:00, 120 used, 120 left"]),
            ("2026-11-23 14:59", &["resolve running due 2026-11-23 16:00, 179 used, 61 left"]),
            ("2026-11-23 15:00", &["resolve at_risk due 2026-11-23 16:00, 180 used, 60 left"]),
            ("2026-11-23 16:00", &["resolve at_risk due 2026-11-23 16:00, 240 used, 0 left"]),
            ("2026-11-23 16:01", &["resolve breached due 2026-11-23 16:00, 241 used, -1 left"]),
            // Over is over, also outside of hours, where no more of it is counted.
            ("2026-11-23 20:00", &["resolve breached due 2026-11-23 16:00, 360 used, -120 left"]),
            ("2026-11-24 08:00", &["resolve breached due 2026-11-23 16:00, 360 used, -120 left"]),
        ],
    );
}

#[test]
fn weekends_and_holidays_are_waited_for() {
    // Friday 17:00: one hour is due at 18:00, not on Monday, and late one minute after.
    check(
        &[Respond],
        "2026-11-20 17:00\n2026-11-20 17:00 severity high",
        &[
            ("2026-11-20 17:59", &["respond at_risk due 2026-11-20 18:00, 59 used, 1 left"]),
            ("2026-11-20 18:00", &["respond at_risk due 2026-11-20 18:00, 60 used, 0 left"]),
            ("2026-11-21 09:00", &["respond breached due 2026-11-20 18:00, 60 used, 0 left"]),
        ],
    );
    // Opened on a Saturday, and over Christmas, a Friday.
    check(
        &[Respond],
        "2026-11-21 10:00\n2026-11-21 10:00 severity high",
        &[
            ("2026-11-22 23:59", &["respond waiting_for_hours due 2026-11-23 10:00, 0 used, 60 left"]),
            ("2026-11-23 09:00", &["respond running due 2026-11-23 10:00, 0 used, 60 left"]),
        ],
    );
    check(
        &[Resolve],
        "2026-12-24 16:00\n2026-12-24 16:00 severity high",
        &[
            ("2026-12-25 10:00", &["resolve waiting_for_hours due 2026-12-28 11:00, 120 used, 120 left"]),
            ("2026-12-28 10:30", &["resolve at_risk due 2026-12-28 11:00, 210 used, 30 left"]),
        ],
    );
}

#[test]
fn days_and_sprints_are_no_hours() {
    // Two working days from Friday; a sprint of two weeks ends with the 6th.
    check(
        &[Resolve],
        "2026-11-20 10:00\n2026-11-20 10:00 severity major",
        &[("2026-11-20 10:00", &["resolve running due 2026-11-24 10:00, 0 used, 840 left"])],
    );
    let facts = "2026-11-25 10:00\n2026-11-25 10:00 severity minor";
    check(
        &[Respond, Resolve, Update],
        facts,
        &[
            (
                "2026-11-25 10:00",
                &[
                    "respond not_applicable due -, 0 used, - left",
                    "resolve best_effort due 2026-12-07 00:00, 0 used, 3300 left",
                    "update not_applicable due -, 0 used, - left",
                ],
            ),
            // It informs, and is never breached.
            (
                "2026-12-08 10:00",
                &[
                    "respond not_applicable due -, 3780 used, - left",
                    "resolve best_effort due 2026-12-07 00:00, 3780 used, -480 left",
                    "update not_applicable due -, 3780 used, - left",
                ],
            ),
        ],
    );
}

#[test]
fn the_day_of_23_hours_and_the_day_of_25() {
    // On call at weekends from 8 to 20; the night of the change is between.
    for (day, next) in [("2026-03-28", "2026-03-29"), ("2026-10-24", "2026-10-25")] {
        let facts = format!("{day} 18:00\n{day} 18:00 severity critical");
        check(
            &[Resolve],
            &facts,
            &[(&format!("{day} 18:00"), &[&format!("resolve running due {next} 10:00, 0 used, 240 left")])],
        );
    }
    // Day and night, a day is the same time of the next date, and one hour is one hour.
    check(
        &[Respond, Resolve],
        "2026-03-28 12:00\n2026-03-28 12:00 severity always",
        &[(
            "2026-03-28 12:00",
            &[
                "respond running due 2026-03-28 13:00, 0 used, 60 left",
                "resolve running due 2026-03-29 12:00, 0 used, 1380 left",
            ],
        )],
    );
    check(
        &[Respond, Resolve],
        "2026-10-25 02:30\n2026-10-25 02:30 severity always",
        &[(
            "2026-10-25 02:30",
            // Half past two happens again an hour later.
            &[
                "respond running due 2026-10-25 02:30, 0 used, 60 left",
                "resolve running due 2026-10-26 02:30, 0 used, 1500 left",
            ],
        )],
    );
}

#[test]
fn outside_of_hours_best_effort_says_so() {
    check(
        &[Resolve],
        "2026-11-20 17:00\n2026-11-20 17:00 severity off",
        &[
            ("2026-11-20 17:59", &["resolve running due 2026-11-23 12:00, 59 used, 181 left"]),
            ("2026-11-20 18:00", &["resolve best_effort due 2026-11-23 12:00, 60 used, 180 left"]),
            ("2026-11-23 09:00", &["resolve running due 2026-11-23 12:00, 60 used, 180 left"]),
            // Half of it, as this severity says.
            ("2026-11-23 10:00", &["resolve at_risk due 2026-11-23 12:00, 120 used, 120 left"]),
            ("2026-11-23 20:00", &["resolve breached due 2026-11-23 12:00, 480 used, -240 left"]),
        ],
    );
}

#[test]
fn news_are_due_again_after_each_one() {
    let facts = "\
        2026-11-23 10:00
        2026-11-23 10:00 severity critical
        2026-11-23 10:40 response
        2026-11-23 10:40 update
        2026-11-23 11:50 update";
    check(
        &[Update],
        facts,
        &[
            ("2026-11-23 10:39", &["update running due 2026-11-23 11:00, 39 used, 21 left"]),
            (
                "2026-11-23 10:40",
                &[
                    "update met due 2026-11-23 11:00, 40 used, 20 left",
                    "update running due 2026-11-23 11:40, 0 used, 60 left",
                ],
            ),
            // What came late stays late, and the next one is due again.
            (
                "2026-11-23 12:00",
                &[
                    "update met due 2026-11-23 11:00, 40 used, 20 left",
                    "update met_late due 2026-11-23 11:40, 70 used, -10 left",
                    "update running due 2026-11-23 12:50, 10 used, 50 left",
                ],
            ),
        ],
    );
}

#[test]
fn steps_have_their_own_time() {
    let facts = "\
        2026-11-23 09:00
        2026-11-23 09:00 step agree
        2026-11-23 10:00 step implement
        2026-11-23 15:00 step deploy-testnet
        2026-11-24 09:00 step implement";
    check(
        &[Step],
        facts,
        &[
            ("2026-11-23 09:59", &[]),
            ("2026-11-23 10:00", &["step running due 2026-11-23 12:00, 0 used, 120 left"]),
            ("2026-11-23 12:30", &["step breached due 2026-11-23 12:00, 120 used, 0 left"]),
            ("2026-11-23 16:00", &["step met_late due 2026-11-23 12:00, 180 used, -60 left"]),
            (
                "2026-11-24 10:00",
                &[
                    "step met_late due 2026-11-23 12:00, 180 used, -60 left",
                    "step running due 2026-11-24 11:00, 60 used, 60 left",
                ],
            ),
        ],
    );
}

#[test]
fn a_step_goes_by_the_hours_of_who_does_it() {
    let mut pack = pack();
    let facts = record("2026-11-21 10:00\n2026-11-21 10:00 step implement");
    let due = |pack: &Pack, workflow: &Workflow| {
        line(&Policies::of(pack).running(workflow, &facts, moment("2026-11-21 10:00"))[0])
    };
    let mut workflow = workflow(&pack);
    assert_eq!(due(&pack, &workflow), "step waiting_for_hours due 2026-11-23 11:00, 0 used, 120 left");
    workflow.calendar = Some(CalendarId::new("on-call"));
    assert_eq!(due(&pack, &workflow), "step running due 2026-11-21 12:00, 0 used, 120 left");
    workflow.calendar = None;
    let people: Vec<_> = pack.directory.people().cloned().collect();
    let roles = pack.directory.roles().cloned().map(|mut role| {
        role.calendar = (role.id == *"developer").then(|| CalendarId::new("on-call"));
        role
    });
    pack.directory = crate::domain::people::Directory::new(people, roles.collect());
    assert_eq!(due(&pack, &workflow), "step running due 2026-11-21 12:00, 0 used, 120 left");
    // Without any calendar, day and night.
    pack.default_calendar = None;
    let bare = Pack { directory: testing::pack().directory, ..pack };
    assert_eq!(due(&bare, &workflow), "step running due 2026-11-21 12:00, 0 used, 120 left");
}

#[test]
fn a_promised_date_ends_with_its_day() {
    let facts = "\
        2026-11-23 10:00
        2026-11-23 10:00 promised 2026-11-25
        2026-11-26 09:00 promised 2026-11-27
        2026-11-27 18:00 done";
    check(
        &[Delivery],
        facts,
        &[
            ("2026-11-23 10:00", &["delivery running due 2026-11-26 00:00, 0 used, 1200 left"]),
            ("2026-11-25 18:00", &["delivery at_risk due 2026-11-26 00:00, 1200 used, 0 left"]),
            ("2026-11-26 08:00", &["delivery breached due 2026-11-26 00:00, 1200 used, 0 left"]),
            // Another date is another promise, and does not make up for the first one.
            (
                "2026-11-26 09:00",
                &[
                    "delivery breached due 2026-11-26 00:00, 1200 used, 0 left",
                    "delivery running due 2026-11-28 00:00, 0 used, 840 left",
                ],
            ),
            (
                "2026-11-28 09:00",
                &[
                    "delivery breached due 2026-11-26 00:00, 1200 used, 0 left",
                    "delivery met due 2026-11-28 00:00, 840 used, 0 left",
                ],
            ),
        ],
    );
    // Waiting moves no date, and the clocks change on the 25th of October.
    check(
        &[Delivery],
        "2026-10-23 10:00\n2026-10-23 10:00 promised 2026-10-25\n2026-10-23 11:00 wait",
        &[("2026-10-24 10:00", &["delivery at_risk due 2026-10-26 00:00, 360 used, 0 left"])],
    );
}

#[test]
fn without_a_severity_nothing_is_promised() {
    let pack = pack();
    let kinds = [Respond, Resolve, Update];
    assert_eq!(clocks(&pack, &kinds, "2026-11-23 10:00\n2026-11-23 11:00 response", "2026-11-23 12:00"), [""; 0]);
    // One that the pack has dropped promises nothing, an alias is the severity itself.
    let dropped = "2026-11-23 10:00\n2026-11-23 10:00 severity gone";
    assert_eq!(
        clocks(&pack, &[Resolve], dropped, "2026-11-23 12:00"),
        ["resolve not_applicable due -, 120 used, - left"]
    );
    let renamed = "2026-11-23 10:00\n2026-11-23 10:00 severity sev1";
    assert_eq!(
        clocks(&pack, &[Resolve], renamed, "2026-11-23 10:00"),
        ["resolve running due 2026-11-23 14:00, 0 used, 240 left"]
    );
    // What is said later is said of the whole time.
    let late = "2026-11-23 10:00\n2026-11-23 10:50 response\n2026-11-23 11:30 severity high";
    assert_eq!(
        clocks(&pack, &[Respond], late, "2026-11-23 12:00"),
        ["respond met due 2026-11-23 11:00, 50 used, 10 left"]
    );
}
