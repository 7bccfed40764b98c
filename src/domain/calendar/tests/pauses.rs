//! Clocks that stand still for a while.

use super::*;

/// Pauses, each from and to.
type List = &'static [(&'static str, &'static str)];

fn pauses(list: List, zone: &TimeZone) -> Pauses {
    Pauses::new(list.iter().map(|(from, to)| (at(from, zone), at(to, zone))))
}

#[test]
fn pauses_take_out_the_working_time_they_overlap() {
    let office = office("Europe/Paris");
    let cases: [(List, i64); 8] = [
        (&[], 480),
        (&[("2026-11-23 10:00", "2026-11-23 11:00")], 420),
        // Nights, breaks and what lies outside take nothing.
        (&[("2026-11-23 13:00", "2026-11-23 14:00"), ("2026-11-23 18:00", "2026-11-24 09:00")], 480),
        (&[("2026-11-20 10:00", "2026-11-23 10:00"), ("2026-11-23 17:00", "2026-11-30 10:00")], 360),
        // Overlapping pauses count once, in any order.
        (&[("2026-11-23 11:00", "2026-11-23 12:30"), ("2026-11-23 10:00", "2026-11-23 12:00")], 330),
        (&[("2026-11-23 10:00", "2026-11-23 12:00"), ("2026-11-23 10:30", "2026-11-23 11:00")], 360),
        (&[("2026-11-23 09:00", "2026-11-23 18:00")], 0),
        // One that ends before it begins is none.
        (&[("2026-11-23 12:00", "2026-11-23 10:00")], 480),
    ];
    for (list, expected) in cases {
        let (from, to) = (at("2026-11-23 00:00", office.zone()), at("2026-11-24 00:00", office.zone()));
        let worked = office.business_without(from, to, &pauses(list, office.zone()));
        assert_eq!(worked.num_minutes(), expected, "{list:?}");
    }
}

#[test]
fn pauses_put_a_deadline_off() {
    let office = office("Europe/Paris");
    let cases: [(&str, &str, List, &str); 11] = [
        ("2026-11-23 09:00", "4h", &[], "Mon 2026-11-23 13:00 +01:00"),
        ("2026-11-23 09:00", "4h", &[("2026-11-23 10:00", "2026-11-23 11:00")], "Mon 2026-11-23 15:00 +01:00"),
        // One that begins with the deadline comes too late, one a minute before does not.
        ("2026-11-23 09:00", "4h", &[("2026-11-23 13:00", "2026-11-24 13:00")], "Mon 2026-11-23 13:00 +01:00"),
        ("2026-11-23 09:00", "4h", &[("2026-11-23 12:59", "2026-11-24 13:00")], "Tue 2026-11-24 14:01 +01:00"),
        // The first pause moves the deadline behind the second.
        (
            "2026-11-23 09:00",
            "4h",
            &[("2026-11-23 15:00", "2026-11-23 16:00"), ("2026-11-23 10:00", "2026-11-23 13:00")],
            "Mon 2026-11-23 18:00 +01:00",
        ),
        ("2026-11-23 09:00", "4h", &[("2026-11-20 10:00", "2026-11-23 10:00")], "Mon 2026-11-23 15:00 +01:00"),
        ("2026-11-23 09:00", "4h", &[("2026-11-23 13:00", "2026-11-23 14:00")], "Mon 2026-11-23 13:00 +01:00"),
        ("2026-11-23 10:00", "1bd", &[("2026-11-23 11:00", "2026-11-23 12:00")], "Tue 2026-11-24 11:00 +01:00"),
        // A pause at night moves nothing, even where the deadline is the end of a day.
        ("2026-11-23 19:00", "1bd", &[("2026-11-23 20:00", "2026-11-24 08:00")], "Tue 2026-11-24 18:00 +01:00"),
        ("2026-11-20 10:00", "1d", &[("2026-11-20 11:00", "2026-11-20 12:00")], "Mon 2026-11-23 10:00 +01:00"),
        ("2026-11-20 10:00", "1d", &[("2026-11-20 19:00", "2026-11-20 20:00")], "Sat 2026-11-21 10:00 +01:00"),
    ];
    for (from, add, list, expected) in cases {
        let length = Length::parse(add).unwrap();
        let due = office.add_without(at(from, office.zone()), length, None, &pauses(list, office.zone())).unwrap();
        assert_eq!(shown(due, office.zone()), expected, "{from} {add} {list:?}");
    }
}
