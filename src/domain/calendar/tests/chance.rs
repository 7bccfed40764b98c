//! Random calendars at odd times in odd zones, against the simulator. `OPSCTL_ROUNDS=full`, which
//! `.ci/run` sets, tries ten times as many.

use std::collections::HashMap;
use std::sync::{Arc, LazyLock, Mutex};

use jiff::ToSpan;
use proptest::prelude::*;
use proptest::sample::Index;

use super::simulator::{Rules, Shift, Walk};
use super::*;

/// Days of a walk, and those at its beginning in which nothing is asked: what began before it is
/// not known to it.
const DAYS: i64 = 14;
const QUIET: usize = 4 * 1440;

/// Zones, each with a date around which something happens: the clocks change by an hour, by half of
/// one, by two, at midnight, a minute behind it, by a day; a year or February ends; or nothing.
const SCENES: [(&str, &str); 36] = [
    ("Europe/Paris", "2026-03-29"),
    ("Europe/Paris", "2026-10-25"),
    ("Europe/Paris", "2026-12-31"),
    ("Africa/Cairo", "2026-04-24"),
    ("Africa/Cairo", "2026-10-29"),
    ("Australia/Lord_Howe", "2026-04-05"),
    ("Australia/Lord_Howe", "2026-10-04"),
    ("America/New_York", "2026-03-08"),
    ("America/New_York", "2026-11-01"),
    ("America/New_York", "2028-02-29"),
    ("Pacific/Apia", "2011-12-30"),
    ("Pacific/Kwajalein", "1993-08-21"),
    ("Pacific/Kiritimati", "1994-12-31"),
    ("Asia/Kolkata", "2026-11-21"),
    ("Asia/Kathmandu", "1985-12-31"),
    ("Pacific/Chatham", "2026-04-05"),
    ("Pacific/Chatham", "2026-09-27"),
    ("Africa/Casablanca", "2026-02-15"),
    ("Africa/Casablanca", "2026-03-22"),
    ("Antarctica/Troll", "2026-03-29"),
    ("Antarctica/Troll", "2026-10-25"),
    ("America/St_Johns", "2010-03-14"),
    ("America/St_Johns", "2010-11-07"),
    ("America/Sao_Paulo", "2018-02-18"),
    ("America/Sao_Paulo", "2018-11-04"),
    ("Asia/Tehran", "2022-03-22"),
    ("Asia/Tehran", "2022-09-21"),
    ("America/Caracas", "2007-12-09"),
    ("America/Caracas", "2016-05-01"),
    ("Asia/Pyongyang", "2015-08-15"),
    ("Europe/Dublin", "2026-10-25"),
    ("Europe/Volgograd", "2018-10-28"),
    ("Asia/Gaza", "2026-03-28"),
    ("America/Nuuk", "2024-03-31"),
    ("Pacific/Pago_Pago", "2000-02-28"),
    ("UTC", "2025-12-31"),
];

/// How many of the scenes unions are tried in: each needs a walk in all the zones of their members.
const UNIONS: usize = 13;

/// Zones of members of unions.
const OTHERS: [&str; 5] =
    ["Europe/Paris", "Pacific/Kiritimati", "Pacific/Pago_Pago", "Australia/Lord_Howe", "America/St_Johns"];

/// A walk, made once.
fn walk(zone_name: &'static str, around: &'static str) -> Arc<Walk> {
    type Walks = HashMap<(&'static str, &'static str), Arc<Walk>>;
    static WALKS: LazyLock<Mutex<Walks>> = LazyLock::new(Mutex::default);
    let mut walks = WALKS.lock().unwrap();
    let start = date(around).checked_sub(6.days()).unwrap();
    Arc::clone(walks.entry((zone_name, around)).or_insert_with(|| Arc::new(Walk::new(&zone(zone_name), start, DAYS))))
}

fn cases(brief: u32) -> u32 {
    #[expect(clippy::disallowed_methods, reason = "a switch of the test run, not of the program")]
    let rounds = std::env::var("OPSCTL_ROUNDS");
    if rounds.as_deref() == Ok("full") { brief * 10 } else { brief }
}

/// An interval: of whole quarters of an hour, or of any minutes.
fn shift() -> impl Strategy<Value = Shift> {
    let quarters = (0..96_i64, 1..=96_i64).prop_map(|(begin, long)| (begin * 15, (begin + long) * 15));
    let minutes = (0..1440_i64, 1..=1440_i64).prop_map(|(begin, long)| (begin, begin + long));
    // Around the hours at which clocks change.
    let early = (0..16_i64, 1..=16_i64).prop_map(|(begin, long)| (begin * 15, (begin + long) * 15));
    prop_oneof![4 => quarters, 2 => minutes, 4 => early, 1 => Just((0, 1440))]
}

fn shifts() -> impl Strategy<Value = Vec<Shift>> {
    prop_oneof![
        2 => Just(Vec::new()),
        4 => Just(vec![(540, 780), (840, 1080)]),
        8 => prop::collection::vec(shift(), 1..=3),
    ]
}

/// Hours, with free and special dates counted from the start of a walk.
#[derive(Debug, Clone)]
struct Draft {
    week: Vec<Vec<Shift>>,
    holidays: Vec<i64>,
    exceptions: Vec<(i64, Vec<Shift>)>,
}

fn draft() -> impl Strategy<Value = Draft> {
    let dates = || 0..DAYS;
    (
        prop::collection::vec(shifts(), 7),
        prop::collection::vec(dates(), 0..3),
        prop::collection::vec((dates(), shifts()), 0..3),
    )
        .prop_map(|(week, holidays, exceptions)| Draft { week, holidays, exceptions })
}

/// A calendar and what the simulator says of it.
#[derive(Debug)]
struct Case {
    calendar: Calendar,
    walk: Arc<Walk>,
    /// The day each shift belongs to, its first minute and the one behind its last.
    shifts: Vec<(i64, usize, usize)>,
    /// The working minutes before each minute of the walk, and at last all of them.
    sums: Vec<i64>,
}

impl Case {
    /// Of one draft its own hours; of several a union, whose members each have a zone.
    fn new(scene: Index, drafts: &[(Option<Index>, Draft)]) -> Self {
        let is_union = drafts.len() > 1;
        let (zone_name, around) = *if is_union { scene.get(&SCENES[..UNIONS]) } else { scene.get(&SCENES) };
        let base = walk(zone_name, around);
        let mut shifts = Vec::new();
        let mut members = Vec::new();
        for (other, draft) in drafts {
            let member_zone = other.filter(|_| is_union).map_or(zone_name, |other| *other.get(&OTHERS));
            let walk = walk(member_zone, around);
            let rules = draft.rules(&walk);
            members.push(calendar(member_zone, hours_of(&rules)));
            // The days of a union are those of its own clocks.
            let day = |day, from: usize| if is_union { base.shown[from].div_euclid(1440) } else { day };
            shifts.extend(walk.shifts(&rules).into_iter().map(|(own, from, to)| (day(own, from), from, to)));
        }
        let calendar = match members.as_slice() {
            [only] => only.clone(),
            _ => Calendar::union(CalendarId::new("any"), zone(zone_name), members),
        };
        let mut works = vec![0; base.shown.len()];
        for (_, from, to) in &shifts {
            works[*from..*to].fill(1);
        }
        let running = works.iter().scan(0, |sum, work| {
            *sum += work;
            Some(*sum)
        });
        let sums = std::iter::once(0).chain(running).collect();
        Self { calendar, walk: base, shifts, sums }
    }

    /// How many minutes the walk has.
    fn len(&self) -> usize {
        self.walk.shown.len()
    }

    /// The moment at a minute of the walk, and a part of it.
    fn at(&self, place: usize, part: i64) -> Instant {
        let minute = self.walk.first() + i64::try_from(place).unwrap();
        chrono::DateTime::from_timestamp(minute * 60, 0).unwrap() + Duration::nanoseconds(part)
    }

    fn is_work(&self, place: usize) -> bool {
        self.sums[place] < self.sums[place + 1]
    }

    /// Whether there is no working time in the weeks of the walk, and so perhaps never.
    fn is_idle(&self) -> bool {
        self.sums.last() == Some(&0)
    }

    /// The working time between two moments.
    fn business(&self, from: Point, to: Point) -> Duration {
        let before = |(place, part): Point| {
            Duration::minutes(self.sums[place]) + Duration::nanoseconds(if self.is_work(place) { part } else { 0 })
        };
        if from < to { before(to) - before(from) } else { Duration::zero() }
    }

    /// The first moment with that much working time behind it; `None` behind the walk.
    fn due(&self, (place, part): Point, mut length: Duration) -> Option<Instant> {
        let mut part = part;
        for place in place..self.len() {
            if self.is_work(place) {
                let left = Duration::minutes(1) - Duration::nanoseconds(part);
                if length <= left {
                    return Some(self.at(place, part) + length);
                }
                length -= left;
            }
            part = 0;
        }
        None
    }

    /// The same time some working days later, clipped to the hours; `None` behind the walk.
    fn working_days(&self, (place, part): Point, days: usize) -> Option<Instant> {
        let today = self.walk.shown[place].div_euclid(1440);
        let belongs = |place: usize, wanted: i64| {
            self.shifts.iter().any(|(day, from, to)| *day == wanted && (*from..*to).contains(&place))
        };
        let base = if !belongs(place, today) && belongs(place, today - 1) { today - 1 } else { today };
        let mut working: Vec<i64> = self.shifts.iter().map(|(day, ..)| *day).filter(|day| *day > base).collect();
        working.sort_unstable();
        working.dedup();
        let target = *working.get(days - 1)?;
        // What the end of the walk cuts off is not known whole.
        if target + 3 > self.walk.shown.last()?.div_euclid(1440) {
            return None;
        }
        let wall = self.walk.place_of(self.walk.shown[place] + (target - base) * 1440)?;
        if belongs(wall, target) {
            return Some(self.at(wall, part));
        }
        // The hours of a day are over three days after its midnight.
        let before = (wall.saturating_sub(4 * 1440)..wall)
            .rev()
            .find(|place| belongs(*place, target))
            .map(|last| self.at(last + 1, 0));
        let after = || (wall..self.len()).find(|place| belongs(*place, target));
        before.or_else(|| after().map(|first| self.at(first, 0)))
    }
}

/// A minute of a walk and the nanoseconds behind its beginning.
type Point = (usize, i64);

fn point() -> impl Strategy<Value = (Index, i64)> {
    let part = prop_oneof![
        3 => Just(0),
        1 => 1..60_000_000_000_i64,
        1 => (1..60_i64).prop_map(|second| second * 1_000_000_000),
        1 => prop::sample::select(vec![1_i64, 59_999_999_999]),
    ];
    (any::<Index>(), part)
}

impl Draft {
    fn rules(&self, walk: &Walk) -> Rules {
        let date = |days: i64| walk.start.checked_add(days.days()).unwrap();
        Rules {
            week: self.week.clone().try_into().unwrap(),
            holidays: self.holidays.iter().map(|days| date(*days)).collect(),
            exceptions: self.exceptions.iter().map(|(days, shifts)| (date(*days), shifts.clone())).collect(),
        }
    }
}

fn hours_of(rules: &Rules) -> Hours {
    let minute = |minute: i64| u16::try_from(minute).unwrap();
    let intervals = |shifts: &Vec<Shift>| -> Vec<Interval> {
        shifts.iter().map(|(start, end)| Interval { start: minute(*start), end: minute(*end) }).collect()
    };
    let holiday = |date: &Date| (*date, Holiday { date: *date, name: "free".into(), estimated: false });
    Hours {
        week: rules.week.each_ref().map(intervals),
        source: None,
        holidays: rules.holidays.iter().map(holiday).collect(),
        exceptions: rules.exceptions.iter().map(|(date, shifts)| (*date, intervals(shifts))).collect(),
    }
}

fn drafts() -> impl Strategy<Value = Vec<(Option<Index>, Draft)>> {
    let member = || (any::<Option<Index>>(), draft());
    prop_oneof![3 => prop::collection::vec(member(), 1), 1 => prop::collection::vec(member(), 2..=3)]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(2000), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_calendar_agrees_with_the_simulator(
        scene in any::<Index>(),
        drafts in drafts(),
        points in prop::collection::vec(point(), 6),
        length in prop_oneof![1..7_200_000_000_000_i64, 1..300_000_000_000_000_i64],
        days in 1..6_u32,
        minutes in 1..6000_u32,
    ) {
        let case = Case::new(scene, &drafts);
        let range = case.len() - QUIET;
        let points: Vec<Point> = points.iter().map(|(at, part)| (QUIET + at.index(range), *part)).collect();
        let length = Duration::nanoseconds(length);
        for point in &points {
            check_openings(&case, *point)?;
            check_deadline(&case, *point, length)?;
            check_working_days(&case, *point, days)?;
        }
        check_order(&case, &points, length)?;
        check_pauses(&case, &points, minutes)?;
    }
}

fn check_openings(case: &Case, (place, part): Point) -> Result<(), TestCaseError> {
    let moment = case.at(place, part);
    prop_assert_eq!(case.calendar.is_open_at(moment), case.is_work(place), "{}", moment);
    let Some(opening) = (place..case.len()).find(|place| case.is_work(*place)) else { return Ok(()) };
    let expected = case.at(opening, 0).max(moment);
    prop_assert_eq!(case.calendar.next_opening(moment), Some(expected), "{}", moment);
    prop_assert_eq!(case.calendar.add_time(moment, Duration::zero()), Some(expected), "{}", moment);
    if let Some(closing) = (opening..case.len()).find(|place| !case.is_work(*place)) {
        prop_assert_eq!(case.calendar.next_closing(moment), Some(case.at(closing, 0)), "{}", moment);
    }
    Ok(())
}

/// A deadline is the simulated one, and the earliest: its time comes back from it, and not all of it
/// from a nanosecond before.
fn check_deadline(case: &Case, point: Point, length: Duration) -> Result<(), TestCaseError> {
    let moment = case.at(point.0, point.1);
    let Some(due) = case.calendar.add_time(moment, length) else {
        prop_assert!(case.is_idle(), "{} {}", moment, length);
        return Ok(());
    };
    if let Some(expected) = case.due(point, length) {
        prop_assert_eq!(due, expected, "{} {}", moment, length);
    }
    prop_assert_eq!(case.calendar.business(moment, due), length, "{} {}", moment, due);
    let earlier = due - Duration::nanoseconds(1);
    prop_assert!(case.calendar.business(moment, earlier) < length, "{} {}", moment, due);
    Ok(())
}

fn check_working_days(case: &Case, point: Point, days: u32) -> Result<(), TestCaseError> {
    if let Some(expected) = case.working_days(point, usize::try_from(days).unwrap()) {
        let moment = case.at(point.0, point.1);
        prop_assert_eq!(case.calendar.add_working_days(moment, days), Some(expected), "{} {}bd", moment, days);
    }
    Ok(())
}

/// The time between moments, its parts and their whole; and nothing later or longer is due earlier.
fn check_order(case: &Case, points: &[Point], length: Duration) -> Result<(), TestCaseError> {
    let calendar = &case.calendar;
    let mut points = points.to_vec();
    points.sort_unstable();
    let moments: Vec<Instant> = points.iter().map(|(place, part)| case.at(*place, *part)).collect();
    let mut sum = Duration::zero();
    for (pair, moments) in points.windows(2).zip(moments.windows(2)) {
        let (from, to) = (moments[0], moments[1]);
        let worked = calendar.business(from, to);
        prop_assert_eq!(worked, case.business(pair[0], pair[1]), "{} {}", from, to);
        prop_assert_eq!(calendar.business(to, from), Duration::zero());
        sum += worked;
        if let Some(due) = calendar.add_time(from, length) {
            prop_assert!(Some(due) <= calendar.add_time(to, length), "{} {}", from, to);
            prop_assert!(Some(due) <= calendar.add_time(from, length + worked), "{} {}", from, worked);
        }
    }
    prop_assert_eq!(calendar.business(moments[0], moments[moments.len() - 1]), sum);
    Ok(())
}

/// Pauses of whole minutes take out those minutes, and never bring a deadline forward.
fn check_pauses(case: &Case, points: &[Point], minutes: u32) -> Result<(), TestCaseError> {
    let places: Vec<usize> = points.iter().map(|(place, _)| *place).collect();
    let (from, to) = (places[0].min(places[1]), places[0].max(places[1]));
    let paused: Vec<(usize, usize)> = places[2..].chunks_exact(2).map(|pair| (pair[0], pair[1])).collect();
    let pauses = Pauses::new(paused.iter().map(|(begin, end)| (case.at(*begin, 0), case.at(*end, 0))));
    let counts =
        |place: &usize| case.is_work(*place) && !paused.iter().any(|(begin, end)| (*begin..*end).contains(place));
    let (start, end) = (case.at(from, 0), case.at(to, 0));
    let expected = Duration::minutes(i64::try_from((from..to).filter(counts).count()).unwrap());
    prop_assert_eq!(case.calendar.business_without(start, end, &pauses), expected, "{} {} {:?}", start, end, paused);

    let length = Length::parse(&format!("{minutes}m")).unwrap();
    let last = (from..case.len()).filter(counts).nth(usize::try_from(minutes).unwrap() - 1);
    if let Some(last) = last {
        let due = case.calendar.add_without(start, length, None, &pauses);
        prop_assert_eq!(due, Ok(case.at(last + 1, 0)), "{} {} {:?}", start, length, paused);
    }
    for length in ["1h", "1bd", "3bd", "2d", "1w"].map(|text| Length::parse(text).unwrap()) {
        let with = case.calendar.add_without(start, length, None, &pauses);
        let without = case.calendar.add(start, length, None);
        prop_assert!(with.ok() >= without.ok() || with.is_err(), "{} {} {:?}", start, length, paused);
    }
    Ok(())
}
