//! The section `oncall`: schedules of who is on call. It refuses times that cannot be read, and
//! overrides that say nothing.

use jiff::civil::{DateTime, Time, Weekday};
use jiff::tz::TimeZone;

use super::civil::{self, Moment};
use super::config::Scope;
use super::diagnostic::{Finding, Report};
use super::hours;
use super::scalar;
use super::tree::{Entry, Node, Value};
use crate::domain::calendar::{DAY, Interval};
use crate::domain::duration::{Length, Unit};
use crate::domain::ident::{PersonId, RoleId, ScheduleId};
use crate::domain::oncall::{self, Change, Layer, Override, Restriction, Rotation, Schedule, Shift, Temporary};
use crate::domain::people::Instant;

/// Reads the section, in the order of the file.
pub(super) fn lower(config: &Node, scope: &Scope, zone: &TimeZone, report: &mut Report<'_>) -> Vec<Schedule> {
    config.entries_of("oncall").iter().map(|entry| schedule(entry, scope, zone, report)).collect()
}

fn schedule(entry: &Entry, scope: &Scope, zone: &TimeZone, report: &mut Report<'_>) -> Schedule {
    let node = &entry.value;
    scalar::name(&entry.key, entry.key_span, report);
    let zone = scalar::zone_of(node, "timezone", report).unwrap_or_else(|| zone.clone());
    Schedule {
        id: ScheduleId::new(&entry.key),
        layers: node.items_of("layers").iter().filter_map(|node| layer(node, scope, report)).collect(),
        overrides: node.items_of("overrides").iter().filter_map(|node| change(node, scope, &zone, report)).collect(),
        temporary: node.items_of("temporary").iter().filter_map(|node| temporary(node, scope, &zone, report)).collect(),
        fallback: scope.roles.refer_of(node, "fallback", report).map(RoleId::new),
        zone,
    }
}

fn layer(node: &Node, scope: &Scope, report: &mut Report<'_>) -> Option<Layer> {
    let restrict = node.items_of("restrict").iter().map(|node| restriction(node, report)).collect();
    let rotation = rotation(node.get("rotation")?, scope, report)?;
    Some(Layer { rotation, restrict })
}

fn rotation(node: &Node, scope: &Scope, report: &mut Report<'_>) -> Option<Rotation> {
    let members: Vec<PersonId> =
        scope.people.refer_all(node, "members", report).into_iter().map(PersonId::new).collect();
    let days = days_of_shift(node, report);
    let start = start(node, report)?;
    let at = hand_over(node, start, days, report);
    (!members.is_empty()).then_some(Rotation { start, days, at, members })
}

fn start(node: &Node, report: &mut Report<'_>) -> Option<DateTime> {
    let value = node.get("start")?;
    let text = value.text()?;
    match civil::moment(text) {
        Some(Moment::Civil(start)) => Some(start),
        Some(Moment::Exact(_)) | None => {
            let finding = Finding::error("bad-moment", value.span, format!("`{text}` is no civil time"));
            report.push(finding.help("write `2026-06-01T09:00`, in the zone of the schedule"));
            None
        }
    }
}

fn days_of_shift(node: &Node, report: &mut Report<'_>) -> u16 {
    const WEEK: u16 = 7;
    let Some(value) = node.get("every") else { return WEEK };
    let days = match value.text() {
        Some("day") => Some(1),
        Some("week") | None => Some(WEEK),
        Some(text) => Length::parse(text).and_then(|length| {
            let amount = u16::try_from(length.amount).ok()?;
            match length.unit {
                Unit::Day => Some(amount),
                Unit::Week => amount.checked_mul(WEEK),
                _ => None,
            }
        }),
    };
    days.unwrap_or_else(|| {
        let message = format!("`{}` is not the length of a shift", value.text().unwrap_or_default());
        let finding = Finding::error("bad-duration", value.span, message);
        report.push(finding.help("write `day`, `week`, or days or weeks such as `3d` and `2w`"));
        WEEK
    })
}

/// When shifts are handed over; as the first one begins, where nothing is said.
fn hand_over(node: &Node, start: DateTime, days: u16, report: &mut Report<'_>) -> (Option<Weekday>, Time) {
    let whole_weeks = days.is_multiple_of(7);
    let as_started = (whole_weeks.then(|| start.weekday()), start.time());
    let Some(value) = node.get("at") else { return as_started };
    let Some(text) = value.text() else { return as_started };
    let (day, time) = text.split_once(' ').map_or((None, text), |(day, time)| (Some(day), time));
    let weekday = day.map(|day| match hours::days(day)?.as_slice() {
        [day] => Weekday::from_monday_zero_offset(i8::try_from(*day).ok()?).ok(),
        _ => None,
    });
    let time = Interval::parse(&format!("{time}-24:00")).and_then(|of_day| {
        Time::new(i8::try_from(of_day.start / 60).ok()?, i8::try_from(of_day.start % 60).ok()?, 0, 0).ok()
    });
    let mut wrong = |message: &str, help: &str| {
        report.push(Finding::error("bad-hand-over", value.span, format!("`{text}` {message}")).help(help));
        as_started
    };
    match (weekday, time) {
        (None, Some(time)) => (whole_weeks.then(|| start.weekday()), time),
        (Some(Some(weekday)), Some(time)) if whole_weeks => (Some(weekday), time),
        (Some(Some(_)), Some(_)) => {
            wrong("names a weekday, and the shifts are no whole weeks", "write the time alone, such as `09:00`")
        }
        _ => wrong("is no time to hand over", "write `mon 09:00`, or `09:00` where shifts are no whole weeks"),
    }
}

fn restriction(node: &Node, report: &mut Report<'_>) -> Restriction {
    let mut on = [node.get("days").is_none(); 7];
    for (text, span) in node.get("days").map(|days| one_or_more(days)).unwrap_or_default() {
        let Some(days) = hours::days(text) else {
            let finding = Finding::error("bad-days", span, format!("`{text}` names no days of the week"));
            report.push(finding.help("write `mon`, or `mon-fri` from the first to the last"));
            continue;
        };
        for day in days {
            if let Some(is_on) = on.get_mut(day) {
                *is_on = true;
            }
        }
    }
    let whole_day = || vec![Interval { start: 0, end: DAY }];
    let times = node.get("times").map_or_else(whole_day, |times| hours::intervals(times, report));
    Restriction { days: on, times }
}

/// The texts of a value that may be one or a list of them.
fn one_or_more(node: &Node) -> Vec<(&str, super::diagnostic::Span)> {
    match &node.value {
        Value::Text { text, .. } => vec![(text, node.span)],
        Value::List(items) => items.iter().filter_map(|item| Some((item.text()?, item.span))).collect(),
        Value::Table(_) => Vec::new(),
    }
}

fn change(node: &Node, scope: &Scope, zone: &TimeZone, report: &mut Report<'_>) -> Option<Override> {
    let who = scope.people.refer_of(node, "who", report).map(PersonId::new);
    let away = scope.people.refer_of(node, "away", report).map(PersonId::new);
    let (from, to) = bounds(node, zone, report)?;
    let change = match (node.get("who"), node.get("away")) {
        (Some(_), None) => Change::StandIn(who?),
        (None, Some(_)) => Change::Away(away?),
        _ => {
            let finding = Finding::error("bad-override", node.head(), "an override has one of `who` and `away`");
            report.push(finding.help("`who` is on call instead; `away` is not, and the layer below is asked"));
            return None;
        }
    };
    Some(Override { from, to, change })
}

fn temporary(node: &Node, scope: &Scope, zone: &TimeZone, report: &mut Report<'_>) -> Option<Temporary> {
    let shift = |node: &Node, report: &mut Report<'_>| {
        let who = scope.people.refer_of(node, "who", report);
        let (from, to) = bounds(node, zone, report)?;
        Some(Shift { from, to, who: PersonId::new(who?) })
    };
    let mut shifts = Vec::new();
    for node in node.items_of("shifts") {
        shifts.extend(shift(node, report));
    }
    let (from, to) = bounds(node, zone, report)?;
    Some(Temporary { from, to, shifts })
}

/// `from` and `to`, the second behind the first.
fn bounds(node: &Node, zone: &TimeZone, report: &mut Report<'_>) -> Option<(Instant, Instant)> {
    let from = instant(node, "from", report, |civil| oncall::begin(civil, zone));
    let to = instant(node, "to", report, |civil| oncall::end(civil, zone));
    let (from, to) = (from?, to?);
    if to <= from {
        let span = node.get("to").map_or_else(|| node.head(), |to| to.span);
        report.push(Finding::error("ends-before-start", span, "`to` is not after `from`"));
        return None;
    }
    Some((from, to))
}

fn instant(
    node: &Node,
    key: &str,
    report: &mut Report<'_>,
    in_zone: impl Fn(DateTime) -> Option<Instant>,
) -> Option<Instant> {
    let value = node.get(key)?;
    let text = value.text()?;
    let at = match civil::moment(text) {
        Some(Moment::Civil(civil)) => in_zone(civil),
        Some(Moment::Exact(at)) => Some(at),
        None => None,
    };
    if at.is_none() {
        let finding = Finding::error("bad-moment", value.span, format!("`{text}` is not a moment"));
        report.push(finding.help("write `2026-12-24T00:00`, in the zone of the schedule, or with an offset"));
    }
    at
}
