//! What clocks come to, by tables and by chance. What the tables share is here: a small pack, and
//! facts and clocks as lines of text.

mod chance;
mod changing;
mod closing;
mod pausing;
mod running;
mod simulator;

use jiff::civil::DateTime;
use jiff::tz::TimeZone;

use super::*;
use crate::domain::calendar::{Calendar, Hours, Interval, Sprints};
use crate::domain::civil;
use crate::domain::duration::Length;
use crate::domain::holiday::Holiday;
use crate::domain::ident::{CalendarId, SeverityId, StepId};
use crate::domain::pack::Pack;
use crate::domain::people::Instant;
use crate::domain::request::testing;
use crate::domain::workflow::Workflow;

/// The zone of the tests' civil times.
fn paris() -> TimeZone {
    TimeZone::get("Europe/Paris").unwrap()
}

/// A moment of Paris, `2026-11-23 10:00`; the first one of those that happen twice.
fn moment(text: &str) -> Instant {
    let text = text.replace(' ', "T");
    civil::resolve(text.parse::<DateTime>().unwrap(), &paris()).unwrap()
}

fn calendar(id: &str, days: &[(std::ops::RangeInclusive<usize>, &[&str])]) -> Calendar {
    let mut hours = Hours::default();
    for (days, intervals) in days {
        for day in days.clone() {
            hours.week[day] = intervals.iter().map(|text| Interval::parse(text).unwrap()).collect();
        }
    }
    let christmas = "2026-12-25".parse().unwrap();
    hours.holidays.insert(christmas, Holiday { date: christmas, name: "Christmas".into(), estimated: false });
    Calendar::new(CalendarId::new(id), paris(), hours)
}

fn severity(id: &str, targets: [&str; 3]) -> Severity {
    let [respond, resolve, update] = targets.map(Length::parse);
    Severity {
        id: SeverityId::new(id),
        aliases: Vec::new(),
        label: None,
        respond,
        resolve,
        update,
        calendar: None,
        clock: ClockMode::Business,
        off_hours: OffHours::NextWorkingDay,
        at_risk: AT_RISK,
        blocks: false,
        on_severity_change: OnSeverityChange::Retarget,
        on_reopen: OnReopen::Resume,
    }
}

/// Office hours with a lunch break, hours on call at weekends, and a severity of each kind.
fn pack() -> Pack {
    let office = calendar("office", &[(0..=4, &["09:00-12:00", "14:00-18:00"])]);
    let on_call = calendar("on-call", &[(0..=4, &["09:00-18:00"]), (5..=6, &["08:00-20:00"])]);
    let start = "2026-11-23".parse().unwrap();
    Pack {
        timezone: paris(),
        calendars: vec![office, on_call],
        default_calendar: Some(CalendarId::new("office")),
        sprints: Some(Sprints { start, length: Length::parse("2w").unwrap(), zone: paris() }),
        severities: vec![
            Severity {
                aliases: vec![SeverityId::new("sev1")],
                calendar: Some(CalendarId::new("on-call")),
                ..severity("critical", ["30m", "4h", "1h"])
            },
            severity("high", ["1h", "4h", "-"]),
            severity("major", ["4h", "2bd", "-"]),
            Severity { clock: ClockMode::Always, ..severity("always", ["1h", "1d", "-"]) },
            Severity { clock: ClockMode::BestEffort, ..severity("minor", ["-", "sprint", "-"]) },
            Severity { off_hours: OffHours::BestEffort, at_risk: 50, ..severity("off", ["1h", "4h", "-"]) },
            Severity {
                on_severity_change: OnSeverityChange::Restart,
                on_reopen: OnReopen::Restart,
                ..severity("anew", ["1h", "4h", "2h"])
            },
            severity("silent", ["-", "-", "-"]),
        ],
        ..testing::pack()
    }
}

/// The workflow `service`, with a target of two hours for `implement`.
fn workflow(pack: &Pack) -> Workflow {
    let mut workflow = pack.workflow_version("service", 1).unwrap().clone();
    let implement = workflow.steps.iter_mut().find(|step| step.id == *"implement").unwrap();
    implement.within = Length::parse("2h");
    workflow
}

/// Facts from lines of text, the opening first: `2026-11-23 10:00 severity critical`.
fn record(text: &str) -> Record {
    let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let at = |line: &str| moment(line.get(..16).unwrap());
    let mut record = Record::new(at(lines.next().unwrap()));
    for line in lines {
        let words: Vec<&str> = line.get(17..).unwrap().split(' ').collect();
        let fact = match words.as_slice() {
            ["severity", id] => Fact::Severity(SeverityId::new(*id)),
            ["response"] => Fact::Response,
            ["update"] => Fact::Update,
            ["wait"] => Fact::Wait,
            ["resume"] => Fact::Resume,
            ["step", id] => Fact::Step { id: StepId::new(*id), waiting: false },
            ["waiting", id] => Fact::Step { id: StepId::new(*id), waiting: true },
            ["promised", date] => Fact::Delivery(date.parse().ok()),
            ["done"] => Fact::Ended(Ending::Done),
            ["refused"] => Fact::Ended(Ending::Refused),
            ["cancelled"] => Fact::Ended(Ending::Cancelled),
            ["reopened"] => Fact::Reopened,
            other => panic!("{other:?}"),
        };
        record.push(at(line), fact, &Promised::default());
    }
    record
}

/// A clock in one line: what it measures, how it stands, when it is due, the working time used and
/// left in minutes.
fn line(clock: &Clock) -> String {
    let due = clock.due.map_or_else(
        || "-".to_owned(),
        |due| civil::zoned(due, &paris()).unwrap().strftime("%Y-%m-%d %H:%M").to_string(),
    );
    let left = clock.left.map_or_else(|| "-".to_owned(), |left| left.num_minutes().to_string());
    let paused = if clock.paused { " paused" } else { "" };
    let (kind, state) = (clock.kind.name(), clock.state.name());
    format!("{kind} {state} due {due}, {} used, {left} left{paused}", clock.worked.num_minutes())
}

/// The clocks of the kinds named, at a moment, a line each.
fn clocks(pack: &Pack, kinds: &[ClockKind], facts: &str, at: &str) -> Vec<String> {
    let clocks = Policies::of(pack).clocks(&workflow(pack), &record(facts), moment(at));
    clocks.iter().filter(|clock| kinds.contains(&clock.kind)).map(line).collect()
}

/// Checks a table: facts, then moments with the lines that are expected there.
fn check(kinds: &[ClockKind], facts: &str, table: &[(&str, &[&str])]) {
    let pack = pack();
    for (at, expected) in table {
        assert_eq!(clocks(&pack, kinds, facts, at), *expected, "at {at} after\n{facts}");
    }
}
