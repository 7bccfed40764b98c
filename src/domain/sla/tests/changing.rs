//! What a change of severity does: a new target for the same start, or a new start; a breach stays.

use super::ClockKind::{Resolve, Respond, Update};
use super::*;

#[test]
fn a_new_target_has_the_same_start() {
    // Down after an hour: two working days instead of four hours. Up: four hours, three of them used.
    let down = "2026-11-23 10:00\n2026-11-23 10:00 severity high\n2026-11-23 11:00 severity major";
    check(
        &[Resolve],
        down,
        &[
            ("2026-11-23 10:59", &["resolve running due 2026-11-23 16:00, 59 used, 181 left"]),
            ("2026-11-23 11:00", &["resolve running due 2026-11-25 10:00, 60 used, 780 left"]),
        ],
    );
    let up = "2026-11-23 10:00\n2026-11-23 10:00 severity major\n2026-11-23 15:00 severity high";
    check(
        &[Resolve],
        up,
        &[
            ("2026-11-23 14:59", &["resolve running due 2026-11-25 10:00, 179 used, 661 left"]),
            ("2026-11-23 15:00", &["resolve at_risk due 2026-11-23 16:00, 180 used, 60 left"]),
        ],
    );
    // Too late for the better promise at once.
    let late = "2026-11-23 10:00\n2026-11-23 10:00 severity major\n2026-11-23 17:00 severity high";
    check(&[Resolve], late, &[("2026-11-23 17:00", &["resolve breached due 2026-11-23 16:00, 300 used, -60 left"])]);
}

#[test]
fn what_was_measured_by_another_calendar_stays_measured() {
    // Two hours of a Saturday by the calendar on call; two of the four are left for Monday.
    let facts = "2026-11-21 10:00\n2026-11-21 10:00 severity critical\n2026-11-21 12:00 severity high";
    check(
        &[Resolve],
        facts,
        &[
            ("2026-11-21 11:59", &["resolve running due 2026-11-21 14:00, 119 used, 121 left"]),
            ("2026-11-21 12:00", &["resolve waiting_for_hours due 2026-11-23 11:00, 120 used, 120 left"]),
            ("2026-11-23 10:00", &["resolve at_risk due 2026-11-23 11:00, 180 used, 60 left"]),
        ],
    );
    // The other way round: nothing was measured on Saturday, four hours begin on Sunday.
    let facts = "2026-11-21 10:00\n2026-11-21 10:00 severity high\n2026-11-22 08:00 severity critical";
    check(&[Resolve], facts, &[("2026-11-22 09:00", &["resolve running due 2026-11-22 12:00, 60 used, 180 left"])]);
    // More than the new target was used before: it was due back then.
    let facts = "2026-11-21 10:00\n2026-11-21 10:00 severity critical\n2026-11-21 13:00 severity off\n\
                 2026-11-21 13:00 resume";
    let mut pack = pack();
    pack.severities[5].resolve = Length::parse("2h");
    assert_eq!(
        clocks(&pack, &[Resolve], facts, "2026-11-21 13:00"),
        ["resolve breached due 2026-11-21 12:00, 180 used, -60 left"]
    );
    // Targets in days are counted by the new calendar, from the same start.
    let facts = "2026-11-21 10:00\n2026-11-21 10:00 severity critical\n2026-11-21 12:00 severity major";
    check(
        &[Resolve],
        facts,
        &[("2026-11-21 12:00", &["resolve waiting_for_hours due 2026-11-24 10:00, 120 used, 480 left"])],
    );
}

#[test]
fn a_breach_is_never_erased() {
    let kinds = &[Respond, Resolve];
    // Neither by a lower severity, nor by one that only informs, nor by one that promises nothing.
    for lower in ["major", "minor", "silent", "always", "gone"] {
        let facts = format!("2026-11-23 10:00\n2026-11-23 10:00 severity high\n2026-11-23 17:00 severity {lower}");
        let clocks = clocks(&pack(), kinds, &facts, "2026-11-23 17:00");
        assert_eq!(
            clocks,
            [
                "respond breached due 2026-11-23 11:00, 300 used, -240 left",
                "resolve breached due 2026-11-23 16:00, 300 used, -60 left",
            ]
        );
        // It can still be stopped, and stays late.
        let done = format!("{facts}\n2026-11-23 18:00 done");
        let ended = self::clocks(&pack(), kinds, &done, "2026-11-24 18:00");
        assert!(ended[0].starts_with("respond breached due 2026-11-23 11:00"), "{ended:?}");
        assert!(ended[1].starts_with("resolve met_late due 2026-11-23 16:00"), "{ended:?}");
    }
    // One that was about to be missed is saved.
    let facts = "2026-11-23 10:00\n2026-11-23 10:00 severity high\n2026-11-23 16:00 severity major";
    check(&[Resolve], facts, &[("2026-11-23 17:00", &["resolve running due 2026-11-25 10:00, 300 used, 540 left"])]);
}

#[test]
fn what_promised_nothing_first_runs_from_the_opening_all_the_same() {
    let facts = "2026-11-23 10:00\n2026-11-23 10:00 severity silent\n2026-11-23 14:00 severity high";
    check(
        &[Respond],
        facts,
        &[
            ("2026-11-23 13:00", &["respond not_applicable due -, 120 used, - left"]),
            ("2026-11-23 14:00", &["respond breached due 2026-11-23 11:00, 120 used, -60 left"]),
        ],
    );
}

#[test]
fn starting_anew_closes_what_ran() {
    let facts = "\
        2026-11-23 10:00
        2026-11-23 10:00 severity high
        2026-11-23 10:30 response
        2026-11-23 15:00 severity anew";
    check(
        &[Respond, Resolve, Update],
        facts,
        &[(
            "2026-11-23 16:00",
            &[
                // An answer was given, and is not asked for again.
                "respond met due 2026-11-23 11:00, 30 used, 30 left",
                "resolve cancelled due 2026-11-23 16:00, 180 used, 60 left",
                "update not_applicable due -, 180 used, - left",
                "resolve running due 2026-11-24 10:00, 60 used, 180 left",
                "update running due 2026-11-23 17:00, 60 used, 60 left",
            ],
        )],
    );
    // A breach stays in the list.
    let late = "2026-11-23 10:00\n2026-11-23 10:00 severity high\n2026-11-23 17:00 severity anew";
    check(
        &[Resolve],
        late,
        &[(
            "2026-11-23 17:00",
            &[
                "resolve breached due 2026-11-23 16:00, 300 used, -60 left",
                "resolve running due 2026-11-24 12:00, 0 used, 240 left",
            ],
        )],
    );
    // In a pause the new one begins paused.
    let paused =
        "2026-11-23 10:00\n2026-11-23 10:00 severity high\n2026-11-23 10:30 wait\n2026-11-23 11:00 severity anew";
    check(
        &[Respond],
        paused,
        &[(
            "2026-11-23 11:30",
            &[
                "respond cancelled due 2026-11-23 11:30, 30 used, 30 left",
                "respond paused due -, 0 used, 60 left paused",
            ],
        )],
    );
}

#[test]
fn another_name_of_the_same_severity_changes_nothing() {
    let mut pack = pack();
    pack.severities[0].on_severity_change = OnSeverityChange::Restart;
    let facts = "2026-11-23 10:00\n2026-11-23 10:00 severity sev1\n2026-11-23 11:00 severity critical";
    assert_eq!(
        clocks(&pack, &[Resolve], facts, "2026-11-23 12:00"),
        ["resolve running due 2026-11-23 14:00, 120 used, 120 left"]
    );
}
