//! Tests of working calendars: tables of moments, and properties against a simulator that walks
//! minute by minute.

mod always;
mod chance;
mod clocks;
mod days;
mod moments;
mod pauses;
mod simulator;
mod sprints;
mod unions;

use chrono::Duration;
use jiff::civil::Date;
use jiff::tz::{TimeZone, TimeZoneDatabase};

use super::{Calendar, Hours, Interval, Pauses};
use crate::domain::civil;
use crate::domain::duration::Length;
use crate::domain::holiday::Holiday;
use crate::domain::ident::CalendarId;
use crate::domain::people::Instant;

fn zone(name: &str) -> TimeZone {
    TimeZoneDatabase::bundled().get(name).unwrap()
}

fn date(text: &str) -> Date {
    text.parse().unwrap()
}

/// Civil in the zone (`2026-11-21 12:00`), or with an offset.
fn at(text: &str, zone: &TimeZone) -> Instant {
    match text.parse::<Instant>() {
        Ok(exact) => exact,
        Err(_) => civil::resolve(text.parse().unwrap(), zone).unwrap(),
    }
}

/// `Mon 2026-11-23 09:00 +01:00`, with the parts of a second where there are any.
fn shown(at: Instant, zone: &TimeZone) -> String {
    let zoned = civil::zoned(at, zone).unwrap();
    let format = if zoned.second() == 0 && zoned.subsec_nanosecond() == 0 { "%H:%M" } else { "%H:%M:%S%.f" };
    zoned.strftime(&format!("%a %Y-%m-%d {format} %:z")).to_string()
}

/// `mon-fri 09:00-12:00 13:00-17:00; sat 10:00-12:00`, days in the order of the week.
fn hours(text: &str) -> Hours {
    let names = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
    let mut hours = Hours::default();
    for part in text.split("; ") {
        let (days, intervals) = part.split_once(' ').unwrap();
        let (first, last) = days.split_once('-').unwrap_or((days, days));
        let place = |day| names.iter().position(|name| *name == day).unwrap();
        for day in place(first)..=place(last) {
            hours.week[day] = intervals.split(' ').map(interval).collect();
        }
    }
    hours
}

fn interval(text: &str) -> Interval {
    Interval::parse(text).unwrap()
}

/// Makes dates free, as `2026-05-01`.
fn with_holidays(mut hours: Hours, dates: &[&str]) -> Hours {
    let holiday = |text: &&str| Holiday { date: date(text), name: "listed".into(), estimated: false };
    hours.holidays.extend(dates.iter().map(holiday).map(|holiday| (holiday.date, holiday)));
    hours
}

fn calendar(zone_name: &str, hours: Hours) -> Calendar {
    Calendar::new(CalendarId::new("office"), zone(zone_name), hours)
}

/// Two intervals from Monday to Friday.
fn office(zone_name: &str) -> Calendar {
    calendar(zone_name, hours("mon-fri 09:00-13:00 14:00-18:00"))
}

/// The deadline of a length, as it is shown.
fn due(calendar: &Calendar, from: &str, add: &str) -> String {
    let due = calendar.add(at(from, calendar.zone()), Length::parse(add).unwrap(), None).unwrap();
    shown(due, calendar.zone())
}

/// The working minutes between two moments.
fn minutes(calendar: &Calendar, from: &str, to: &str) -> i64 {
    let worked = calendar.business(at(from, calendar.zone()), at(to, calendar.zone()));
    assert_eq!(worked, Duration::minutes(worked.num_minutes()), "{from} to {to}");
    worked.num_minutes()
}
