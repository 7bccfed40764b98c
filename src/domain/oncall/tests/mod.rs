//! Tables of moments and properties of on-call schedules.

mod chance;
mod tables;

use jiff::civil::Weekday;
use jiff::tz::TimeZone;

use super::*;
use crate::domain::calendar::Interval;
use crate::domain::people::{Person, Role};

pub(super) fn at(text: &str) -> Instant {
    text.parse().unwrap()
}

/// Everybody named, in service; `lead` leads the role of that name.
pub(super) fn directory(names: &[&str]) -> Directory {
    let person = |name: &&str| Person {
        id: PersonId::new(*name),
        name: None,
        email: None,
        until: (*name == "gone").then(|| at("2026-06-15T00:00:00Z")),
        bot: false,
    };
    let role = Role {
        id: RoleId::new("lead"),
        title: None,
        members: names.iter().filter(|name| **name == "lead").map(|name| PersonId::new(*name)).collect(),
        lead: None,
        calendar: None,
    };
    Directory::new(names.iter().map(person).collect(), vec![role])
}

pub(super) fn weekly(start: &str, members: &[&str]) -> Rotation {
    let start: jiff::civil::DateTime = start.parse().unwrap();
    Rotation {
        start,
        days: 7,
        at: (Some(start.weekday()), start.time()),
        members: members.iter().map(|name| PersonId::new(*name)).collect(),
    }
}

pub(super) fn schedule(zone: &str, layers: Vec<Layer>) -> Schedule {
    Schedule {
        id: ScheduleId::new("ops"),
        zone: TimeZone::get(zone).unwrap(),
        layers,
        overrides: Vec::new(),
        temporary: Vec::new(),
        fallback: Some(RoleId::new("lead")),
    }
}

pub(super) fn restriction(days: &[Weekday], times: &[&str]) -> Restriction {
    let mut on = [false; 7];
    for day in days {
        on[usize::try_from(day.to_monday_zero_offset()).unwrap()] = true;
    }
    Restriction { days: on, times: times.iter().map(|text| Interval::parse(text).unwrap()).collect() }
}

/// Who is on call, as `alice`, or `alice by fallback`.
pub(super) fn who(schedule: &Schedule, moment: &str, directory: &Directory) -> String {
    let cover = schedule.at(at(moment), directory);
    let who: Vec<&str> = cover.who.iter().map(PersonId::as_str).collect();
    match cover.source {
        Source::Layer(place) => format!("{} by layer {place}", who.join("+")),
        Source::Override => format!("{} by override", who.join("+")),
        Source::Temporary => format!("{} by temporary", who.join("+")),
        Source::Fallback => format!("{} by fallback", who.join("+")),
        Source::Nobody => "nobody".to_owned(),
    }
}
