//! Random rules around the days on which clocks are moved, against the simulator.

use jiff::ToSpan;
use jiff::civil::{Date, DateTime};
use proptest::prelude::*;
use proptest::sample::select;

use super::simulator::{Days, LENGTH, Simulation, Written, told};
use super::*;
use crate::domain::calendar::Interval;
use crate::domain::window::{Day, Stretch};

/// A zone and a day in it: clocks put forward and back by an hour, by half an hour, at midnight, over
/// midnight, a day left out, a leap day, the end of a year, and days like any other.
const PLACES: [(&str, &str); 20] = [
    ("Europe/Paris", "2026-03-29"),
    ("Europe/Paris", "2026-10-25"),
    ("Africa/Cairo", "2026-04-24"),
    ("Africa/Cairo", "2026-10-29"),
    ("Australia/Lord_Howe", "2026-04-05"),
    ("Australia/Lord_Howe", "2026-10-04"),
    ("America/New_York", "2026-03-08"),
    ("America/New_York", "2026-11-01"),
    ("Pacific/Apia", "2011-12-30"),
    ("Pacific/Apia", "2021-04-04"),
    ("America/St_Johns", "2006-10-29"),
    ("America/St_Johns", "2007-03-11"),
    ("America/Havana", "2026-11-01"),
    ("America/Sao_Paulo", "2018-11-04"),
    ("Africa/Casablanca", "2026-02-15"),
    // A day twice.
    ("Pacific/Kwajalein", "1969-09-30"),
    ("Asia/Kolkata", "2026-01-01"),
    ("UTC", "2028-02-29"),
    ("Europe/Paris", "2028-02-29"),
    ("America/New_York", "2026-12-31"),
];

/// Times that lie close to where clocks are moved, and some others.
fn minute_of_day() -> impl Strategy<Value = u16> {
    prop_oneof![0_u16..=240, 1380_u16..=1440, 0_u16..=1440, Just(0), Just(60), Just(120), Just(180)]
}

fn times() -> impl Strategy<Value = (u16, u16)> {
    (minute_of_day(), minute_of_day()).prop_filter("a time", |(start, end)| start != end && *start < 1440)
}

fn stretch() -> impl Strategy<Value = ((usize, u16), (usize, u16))> {
    let moment = || (0..7_usize, 0..1440_u16);
    (moment(), moment()).prop_filter("a stretch", |(start, end)| start != end)
}

fn moments(middle: Date) -> impl Strategy<Value = DateTime> {
    let hours = i32::try_from(LENGTH * 12).unwrap();
    (-hours..hours, 0..60).prop_map(move |(hours, minutes)| middle.at(12, 0, 0, 0) + hours.hours().minutes(minutes))
}

fn written(middle: Date) -> impl Strategy<Value = Written> {
    let date = (-4..=4_i32).prop_map(move |days| middle + days.days());
    (
        select(vec![Kind::Deny, Kind::Deny, Kind::Allow]),
        prop_oneof![Just(Vec::new()), proptest::collection::vec(0..7_usize, 1..5)],
        proptest::collection::vec(times(), 0..3),
        proptest::option::weighted(0.2, stretch()),
        prop_oneof![4 => Just(Vec::new()), 1 => proptest::collection::vec(date, 1..4)],
        prop_oneof![4 => Just(Vec::new()), 1 => Just(vec![middle.month()]), 1 => Just(vec![middle.month() % 12 + 1])],
        proptest::option::weighted(0.2, moments(middle)),
        proptest::option::weighted(0.2, moments(middle)),
        select(vec![InFlight::Block, InFlight::Finish]),
    )
        .prop_map(|(kind, days, times, stretch, dates, months, from, to, in_flight)| {
            let to = to.filter(|to| from.is_none_or(|from| from < *to));
            Written { kind, days, times, stretch, dates, months, from, to, in_flight }
        })
}

/// The rule as the pack would have it.
fn prepared(name: usize, written: &Written, zone_name: &str) -> Rule {
    let zone = zone(zone_name);
    let mut dates: Vec<Day> = written.dates.iter().map(|date| Day::from(*date)).collect();
    dates.sort();
    let interval =
        |(start, end): &(u16, u16)| Interval { start: *start, end: if end < start { end + 1440 } else { *end } };
    let when = When {
        days: (!written.days.is_empty()).then(|| written.days.iter().copied().collect()),
        dates,
        months: (!written.months.is_empty())
            .then(|| written.months.iter().map(|month| usize::try_from(*month - 1).unwrap()).collect()),
        holidays: None,
        times: written.times.iter().map(interval).collect(),
        stretch: written.stretch.map(|(start, end)| Stretch::new(start, end).unwrap()),
        from: written.from.map(|from| written.kind.start(from, &zone)),
        to: written.to.map(|to| written.kind.end(to, &zone)),
    };
    Rule { in_flight: written.in_flight, ..rule(&name.to_string(), written.kind, zone_name, when) }
}

fn cases() -> impl Strategy<Value = (usize, Vec<Written>, Vec<usize>, usize)> {
    (0..PLACES.len()).prop_flat_map(|place| {
        let middle: Date = PLACES[place].1.parse().unwrap();
        // Away from the ends, where the simulator does not know what lies behind.
        let minutes = usize::try_from(LENGTH * 1440).unwrap();
        let near_middle = minutes / 2 - 1440..minutes / 2 + 1440;
        let minute = prop_oneof![1440..minutes - 1440, near_middle];
        (
            Just(place),
            proptest::collection::vec(written(middle), 1..5),
            proptest::collection::vec(minute, 10),
            1..4000_usize,
        )
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn windows_are_what_a_walk_over_the_minutes_says((place, rules, minutes, planned) in cases()) {
        let (zone_name, middle) = PLACES[place];
        let days = Days::of(zone_name, middle);
        let simulation = Simulation::new(days, &rules);
        let windows = Windows::new(rules.iter().enumerate().map(|(name, rule)| prepared(name, rule, zone_name)).collect());
        let end = days.count - 1440;
        let instant = |minute: usize| Instant::from_timestamp((days.start + i64::try_from(minute).unwrap()) * 60, 0).unwrap();
        let minute = |at: Instant| usize::try_from((at.timestamp() / 60 - days.start).max(0)).unwrap();
        for start in minutes {
            let at = instant(start);
            let decision = windows.decide(&release(), at);
            prop_assert_eq!(decision.open, simulation.open[start], "at {}", at);
            // The same within the minute.
            prop_assert_eq!(windows.decide(&release(), at + Duration::milliseconds(59_999)).open, decision.open);
            if !decision.open {
                let named: Vec<String> = decision.reasons.iter().map(|reason| reason.window.to_string()).collect();
                let expected: Vec<String> = simulation.closing(start).iter().map(ToString::to_string).collect();
                prop_assert_eq!(named, expected, "at {}", at);
            }
            for (next, opens) in [(windows.next_open(&release(), at), true), (windows.next_close(&release(), at), false)] {
                // The first change to that state behind `start`, if it lies in the simulated days.
                let changes =
                    |minute: &usize| simulation.open[*minute] == opens && simulation.open[minute - 1] != opens;
                let expected = (start + 1..end).find(changes);
                let found = next.as_ref().map(|change| minute(change.at)).filter(|minute| *minute < end);
                prop_assert_eq!(found, expected, "from {}: {:?}", at, next);
                if let (Some(change), Some(expected)) = (next, expected) {
                    prop_assert_eq!(change.at, instant(expected));
                    let cause: usize = change.window.as_str().parse().unwrap();
                    prop_assert!(simulation.changes(cause, expected), "{cause} from {}", at);
                }
            }
            if start + planned < end {
                let fit = windows.fits(&release(), at, Duration::minutes(i64::try_from(planned).unwrap()));
                prop_assert_eq!(told(&fit, days.start), simulation.fits(start, planned), "for {} from {}", planned, at);
            }
        }
    }
}
