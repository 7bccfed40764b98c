//! The end of the running sprint.

use super::*;
use crate::domain::calendar::{NoDue, Sprints};

fn sprints(start: &str, length: &str, zone_name: &str) -> Sprints {
    Sprints { start: date(start), length: Length::parse(length).unwrap(), zone: zone(zone_name) }
}

#[test]
fn a_sprint_ends_where_the_next_one_begins() {
    let cases = [
        ("2026-01-04", "2w", "Europe/Paris", "2026-01-04 00:00", "Sun 2026-01-18 00:00 +01:00"),
        ("2026-01-04", "2w", "Europe/Paris", "2026-01-17 23:59:59.9", "Sun 2026-01-18 00:00 +01:00"),
        ("2026-01-04", "2w", "Europe/Paris", "2026-01-18 00:00", "Sun 2026-02-01 00:00 +01:00"),
        ("2026-01-04", "2w", "Europe/Paris", "2026-11-21 12:00", "Sun 2026-11-22 00:00 +01:00"),
        // Before the first one that is named they have the same length.
        ("2026-01-04", "2w", "Europe/Paris", "2026-01-03 23:59", "Sun 2026-01-04 00:00 +01:00"),
        ("2026-01-04", "2w", "Europe/Paris", "2025-12-20 12:00", "Sun 2025-12-21 00:00 +01:00"),
        ("2026-01-04", "2w", "Europe/Paris", "2025-12-21 00:00", "Sun 2026-01-04 00:00 +01:00"),
        ("2026-01-01", "1d", "Europe/Paris", "2026-02-28 12:00", "Sun 2026-03-01 00:00 +01:00"),
        // The clocks change on the way; midnight does not exist on the last day.
        ("2026-03-22", "1w", "Europe/Paris", "2026-03-29 01:59", "Sun 2026-04-05 00:00 +02:00"),
        ("2026-04-17", "1w", "Africa/Cairo", "2026-04-23 23:59", "Fri 2026-04-24 01:00 +03:00"),
        // That day was skipped.
        ("2011-12-23", "1w", "Pacific/Apia", "2011-12-29 12:00", "Sat 2011-12-31 00:00 +14:00"),
    ];
    for (start, length, zone_name, moment, expected) in cases {
        let sprints = sprints(start, length, zone_name);
        let end = sprints.end_of_running(at(moment, &sprints.zone)).unwrap();
        assert_eq!(shown(end, &sprints.zone), expected, "{moment}");
        let due = office("UTC").add(at(moment, &sprints.zone), Length::parse("sprint").unwrap(), Some(&sprints));
        assert_eq!(due, Ok(end));
    }
}

#[test]
fn without_sprints_there_is_no_end_of_one() {
    let sprint = Length::parse("sprint").unwrap();
    let now = at("2026-11-21T12:00:00Z", &zone("UTC"));
    assert_eq!(office("UTC").add(now, sprint, None), Err(NoDue::NoSprints));
    assert_eq!(sprints("2026-01-04", "2h", "UTC").end_of_running(now), None);
}
