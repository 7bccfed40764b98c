//! A rule in words: `Thursday to Sunday`, `09:00 to 12:00 and 14:00 to 17:00`. It decides nothing.

use jiff::tz::TimeZone;

use super::civil::{Months, Stretch, Weekdays};
use super::rule::Rule;
use super::when::When;
use crate::domain::calendar::Interval;
use crate::domain::civil::zoned;
use crate::domain::people::Instant;

const WEEKDAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

const AT_ANY_TIME: &str = "at any time";

/// So many single dates are named; more are counted.
const DATES_NAMED: usize = 4;

impl Rule {
    /// What it does, when, and in which zone: `deny rule, Thursday to Sunday, Africa/Cairo`.
    pub(crate) fn describe(&self) -> String {
        format!("{} rule, {}", self.kind.name(), self.when_and_where())
    }

    /// When it holds, and in which zone where that makes a difference.
    pub(crate) fn when_and_where(&self) -> String {
        let when = self.when_in_words();
        if when == AT_ANY_TIME { when } else { format!("{when}, {}", self.zone_name()) }
    }

    /// The IANA name of the zone of its civil times.
    pub(crate) fn zone_name(&self) -> &str {
        self.zone.iana_name().unwrap_or("UTC")
    }

    /// When it holds: `Thursday to Sunday, from 2026-12-20 00:00`; `at any time` where it always does.
    pub(crate) fn when_in_words(&self) -> String {
        let When { days, dates, months, holidays, times, stretch, from, to } = &self.when;
        let mut words = Vec::new();
        words.extend(days.map(weekdays));
        words.extend(stretch.map(stretch_in_words));
        if dates.len() > DATES_NAMED {
            words.push(format!("{} single dates", dates.len()));
        } else if !dates.is_empty() {
            words.push(listed(&dates.iter().map(|day| day.date().to_string()).collect::<Vec<_>>()));
        }
        words.extend(months.map(months_in_words));
        words.extend(holidays.as_ref().map(|calendar| format!("holidays of `{}`", calendar.id())));
        if !times.is_empty() {
            words.push(listed(&times.iter().map(interval).collect::<Vec<_>>()));
        }
        words.extend(from.map(|from| format!("from {}", civil(from, &self.zone))));
        words.extend(to.map(|to| format!("until {}", civil(to, &self.zone))));
        if words.is_empty() { AT_ANY_TIME.to_owned() } else { words.join(", ") }
    }
}

fn civil(at: Instant, zone: &TimeZone) -> String {
    zoned(at, zone).map_or_else(|| at.to_rfc3339(), |zoned| zoned.strftime("%Y-%m-%d %H:%M").to_string())
}

fn weekdays(days: Weekdays) -> String {
    match runs(&days.0).as_slice() {
        [(0, 6)] => "every day".to_owned(),
        runs => ranges(runs, &WEEKDAYS),
    }
}

fn months_in_words(months: Months) -> String {
    ranges(&runs(&months.0), &MONTHS)
}

/// The first and last places of the members that follow each other, going round the end.
fn runs(members: &[bool]) -> Vec<(usize, usize)> {
    let count = members.len();
    let has = |place: usize| members.get(place % count).copied().unwrap_or(false);
    if (0..count).all(has) {
        return vec![(0, count - 1)];
    }
    let starts = (0..count).filter(|place| has(*place) && !has(place + count - 1));
    let run = |start: usize| {
        let more = (1..count).take_while(|step| has(start + step)).count();
        (start, (start + more) % count)
    };
    starts.map(run).collect()
}

fn ranges(runs: &[(usize, usize)], names: &[&str]) -> String {
    let name = |place: usize| names.get(place).copied().unwrap_or_default();
    let mut words = Vec::new();
    for (first, last) in runs {
        match (last + names.len() - first) % names.len() {
            0 => words.push(name(*first).to_owned()),
            1 => words.extend([name(*first).to_owned(), name(*last).to_owned()]),
            _ => words.push(format!("{} to {}", name(*first), name(*last))),
        }
    }
    listed(&words)
}

fn stretch_in_words(stretch: Stretch) -> String {
    let (start, end) = stretch.ends();
    let moment =
        |(day, minute): (usize, u16)| format!("{} {}", WEEKDAYS.get(day).copied().unwrap_or_default(), time(minute));
    format!("{} to {}", moment(start), moment(end))
}

fn interval(times: &Interval) -> String {
    let end = if times.end > 24 * 60 { times.end - 24 * 60 } else { times.end };
    format!("{} to {}", time(times.start), time(end))
}

fn time(minutes: u16) -> String {
    format!("{:02}:{:02}", minutes / 60, minutes % 60)
}

/// `a`, `a and b`, `a, b and c`.
fn listed(words: &[String]) -> String {
    match words {
        [rest @ .., last] if !rest.is_empty() => format!("{} and {last}", rest.join(", ")),
        words => words.concat(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_and_months_are_named_by_their_ends() {
        let cases: [(&[usize], &str); 6] = [
            (&[0], "Monday"),
            (&[3, 4, 5, 6], "Thursday to Sunday"),
            (&[5, 6, 0], "Saturday to Monday"),
            (&[6, 5], "Saturday and Sunday"),
            (&[1, 3, 4, 5], "Tuesday and Thursday to Saturday"),
            (&[0, 1, 2, 3, 4, 5, 6], "every day"),
        ];
        for (days, words) in cases {
            assert_eq!(weekdays(days.iter().copied().collect()), words);
        }
        assert_eq!(months_in_words([11, 0, 1, 5].into_iter().collect()), "June and December to February");
    }
}
