//! Random schedules: no instant is lost between two stretches, and every answer inside a stretch is
//! the stretch's.

use chrono::Duration;
use jiff::civil::Weekday;
use proptest::prelude::*;

use super::*;

const ZONES: [&str; 6] =
    ["Europe/Paris", "Africa/Cairo", "Australia/Lord_Howe", "America/New_York", "Asia/Kolkata", "Pacific/Apia"];
const PEOPLE: [&str; 4] = ["alice", "bob", "carol", "gone"];

fn a_rotation() -> impl Strategy<Value = Rotation> {
    (0..400_i64, 0..24_i8, 0..60_i8, 1..15_u16, prop::option::of(0..7_i8), 1..4_usize).prop_map(
        |(day, hour, minute, days, weekday, members)| {
            let start = jiff::civil::date(2026, 1, 1).at(hour, minute, 0, 0) + jiff::ToSpan::days(day);
            let weekday = weekday.filter(|_| days % 7 == 0);
            let weekday = weekday.map(|day| Weekday::from_monday_zero_offset(day).unwrap());
            let members = PEOPLE.iter().take(members).map(|name| PersonId::new(*name)).collect();
            Rotation { start, days, at: (weekday, start.time()), members }
        },
    )
}

fn a_restriction() -> impl Strategy<Value = Restriction> {
    (prop::array::uniform7(any::<bool>()), 0..1440_u16, 1..1440_u16)
        .prop_map(|(days, start, length)| Restriction { days, times: vec![Interval { start, end: start + length }] })
}

fn a_schedule() -> impl Strategy<Value = Schedule> {
    let layer = (a_rotation(), prop::collection::vec(a_restriction(), 0..3))
        .prop_map(|(rotation, restrict)| Layer { rotation, restrict });
    let change = (0..9000_i64, 1..400_i64, 0..4_usize, any::<bool>()).prop_map(|(from, length, who, away)| {
        let from = at("2026-01-01T00:00:00Z") + Duration::hours(from);
        let who = PersonId::new(PEOPLE[who]);
        let change = if away { Change::Away(who) } else { Change::StandIn(who) };
        Override { from, to: from + Duration::hours(length), change }
    });
    (0..ZONES.len(), prop::collection::vec(layer, 0..3), prop::collection::vec(change, 0..4))
        .prop_map(|(zone, layers, overrides)| Schedule { overrides, ..schedule(ZONES[zone], layers) })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

    #[test]
    fn no_instant_is_lost(
        schedule in a_schedule(),
        from in 0..600_000_i64,
        length in 1..60_000_i64,
        probes in prop::collection::vec(0..60_000_i64, 40),
    ) {
        let directory = directory(&["alice", "bob", "carol", "gone", "lead"]);
        let from = at("2026-01-01T00:00:00Z") + Duration::minutes(from);
        let to = from + Duration::minutes(length);
        let stretches = schedule.stretches(from, to, &directory);
        prop_assert_eq!(stretches.first().map(|it| it.from), Some(from));
        prop_assert_eq!(stretches.last().map(|it| it.to), Some(to));
        for pair in stretches.windows(2) {
            prop_assert_eq!(pair[0].to, pair[1].from);
            prop_assert_ne!(&pair[0].cover, &pair[1].cover);
        }
        // Everywhere inside, and at both ends of each, the answer is that of the stretch.
        let edges = stretches.iter().flat_map(|it| [it.from, it.to - Duration::seconds(1)]);
        let inside = probes.iter().map(|probe| from + Duration::minutes(probe % length));
        for moment in edges.chain(inside) {
            let stretch = stretches.iter().find(|it| (it.from..it.to).contains(&moment)).unwrap();
            prop_assert_eq!(&schedule.at(moment, &directory), &stretch.cover, "{}", moment);
        }
    }
}
