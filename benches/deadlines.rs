//! Measures deadlines: 10,000 of them over a calendar with two intervals a day and French holidays,
//! on one core. A unit test by form, as the crate exports nothing but `run`; `benches/deadlines.sh`
//! runs it in release mode, beside Python's `businesstimedelta` on the same deadlines.

use std::fmt::Write;
use std::hint::black_box;
use std::time::Instant as Stopwatch;

use chrono::Duration;

use crate::domain::calendar::Calendar;
use crate::domain::duration::Length;
use crate::domain::people::Instant;
use crate::spec::{self, Nowhere, Source};

const PACK: &str = "\
calendars:
  office:
    timezone: Europe/Paris
    hours: {mon-fri: [\"09:00-13:00\", \"14:00-18:00\"]}
    holidays: {country: FR}
";

/// How many deadlines a round has, and how many rounds are measured.
const DEADLINES: usize = 10_000;
const ROUNDS: usize = 301;

/// `OPSCTL_DEADLINES`: the file that gets the times in nanoseconds (the first round, a median one, a
/// median one of two working days), then a line for each deadline: its start and its end in seconds
/// since 1970, and between them its length in minutes.
#[test]
#[ignore = "measures; run by benches/deadlines.sh"]
#[expect(clippy::disallowed_methods, reason = "how the benchmark tells where its answer goes")]
fn measure() {
    let path = std::env::var("OPSCTL_DEADLINES").expect("`OPSCTL_DEADLINES` is not set");
    let office = office();
    let cases = cases();
    let first = round(&office, &cases);
    let two_days = Length::parse("2bd").unwrap();
    let in_days: Vec<_> = cases.iter().map(|(from, _)| (*from, two_days)).collect();
    let (time, days) = (median(&office, &cases), median(&office, &in_days));
    let mut text = format!("{} {} {}\n", first.as_nanos(), time.as_nanos(), days.as_nanos());
    for (from, length) in cases {
        let due = office.add(from, length, None).unwrap();
        writeln!(text, "{} {} {}", from.timestamp(), length.amount, due.timestamp()).unwrap();
    }
    std::fs::write(path, text).unwrap();
}

/// How long all of them take.
fn round(office: &Calendar, cases: &[(Instant, Length)]) -> std::time::Duration {
    let begun = Stopwatch::now();
    for (from, length) in cases {
        let _ = black_box(office.add(black_box(*from), black_box(*length), None));
    }
    begun.elapsed()
}

fn median(office: &Calendar, cases: &[(Instant, Length)]) -> std::time::Duration {
    let mut rounds: Vec<_> = (0..ROUNDS).map(|_| round(office, cases)).collect();
    rounds.sort_unstable();
    rounds[ROUNDS / 2]
}

/// A few stay in the run of all tests: what is measured are deadlines that hold.
#[test]
fn what_is_measured_is_right() {
    let office = office();
    for (from, length) in cases().into_iter().take(500) {
        let due = office.add(from, length, None).unwrap();
        assert_eq!(office.business(from, due), length.wall_clock().unwrap(), "{from} {length}");
    }
}

fn office() -> Calendar {
    let source = Source { name: "opsctl.yaml".to_owned(), text: PACK.to_owned() };
    spec::load(&source, &[], &Nowhere::new()).unwrap().pack.calendar("office").unwrap().clone()
}

/// From any minute of 2026 and 2027, a quarter of an hour to five working days.
fn cases() -> Vec<(Instant, Length)> {
    let mut state: u64 = 0x9e37_79b9_7f4a_7c15;
    let mut below = |limit: u64| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        i64::try_from(state % limit).unwrap()
    };
    let begin: Instant = "2026-01-01T00:00:00Z".parse().unwrap();
    let case = |_| {
        let from = begin + Duration::minutes(below(2 * 365 * 24 * 60));
        (from, Length::parse(&format!("{}m", 15 + below(5 * 8 * 60 - 15))).unwrap())
    };
    (0..DEADLINES).map(case).collect()
}
