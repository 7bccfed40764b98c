//! When a window holds: the days, times and moments of its rule.

use jiff::civil::DateTime;
use jiff::tz::TimeZone;

use super::civil::{self, Moment};
use super::config::Config;
use super::diagnostic::{Finding, Report};
use super::hours;
use super::scalar;
use super::tree::{Node, Value};
use crate::domain::calendar::{Calendar, Interval};
use crate::domain::people::Instant;
use crate::domain::window::{Day, Kind, When};

/// What is said of a text that cannot be read.
struct Mistake {
    code: &'static str,
    says: &'static str,
    help: &'static str,
}

const DAYS: Mistake = Mistake {
    code: "bad-days",
    says: "names no days of the week",
    help: "write `mon`, or `thu-sun` from the first to the last",
};

const MONTHS: Mistake = Mistake {
    code: "bad-months",
    says: "names no months",
    help: "write `dec`, or `jun-aug` from the first to the last",
};

const TIMES: Mistake = Mistake {
    code: "bad-hours",
    says: "is not a time of a day",
    help: "write start and end: `09:00-17:30`; `24:00` is the end of a day",
};

const STRETCH: Mistake =
    Mistake { code: "bad-stretch", says: "is not a stretch of a week", help: "write `thu 18:00 - mon 08:00`" };

const MOMENT: Mistake = Mistake {
    code: "bad-moment",
    says: "is not a moment",
    help: "write `2026-12-20T00:00`, in the zone of the rule, or `2026-12-20T00:00+02:00`",
};

/// Reads the fields of a rule whose civil times are of `zone`.
pub(super) fn lower(body: &Node, kind: Kind, zone: &TimeZone, config: &Config, report: &mut Report<'_>) -> When {
    let days = read(body, "days", &DAYS, hours::days, report);
    let months = read(body, "months", &MONTHS, civil::months, report);
    let dates = body.items_of("dates").iter().filter_map(|item| scalar::date(item.text()?, item.span, report));
    let mut dates: Vec<Day> = dates.map(Day::from).collect();
    dates.sort();
    dates.dedup();
    let mut bound = |key, in_zone: &dyn Fn(DateTime) -> Instant| {
        read(body, key, &MOMENT, civil::moment, report).first().map(|moment| match moment {
            Moment::Civil(civil) => in_zone(*civil),
            Moment::Exact(at) => *at,
        })
    };
    let from = bound("from", &|civil| kind.start(civil, zone));
    let to = bound("to", &|civil| kind.end(civil, zone));
    if let (Some(from), Some(to)) = (from, to)
        && to <= from
    {
        ends_before_start(body, report);
    }
    When {
        days: (!days.is_empty()).then(|| days.into_iter().flatten().collect()),
        dates,
        months: (!months.is_empty()).then(|| months.into_iter().flatten().collect()),
        holidays: holidays(body, config, report),
        times: read(body, "times", &TIMES, Interval::parse, report),
        stretch: read(body, "stretch", &STRETCH, civil::stretch, report).first().copied(),
        from,
        to,
    }
}

/// Every text under `key`, one or a list of them, as what it means.
fn read<T>(
    body: &Node,
    key: &str,
    mistake: &Mistake,
    parse: impl Fn(&str) -> Option<T>,
    report: &mut Report<'_>,
) -> Vec<T> {
    let Some(value) = body.get(key) else { return Vec::new() };
    let nodes: Vec<&Node> = match &value.value {
        Value::List(items) => items.iter().map(std::rc::Rc::as_ref).collect(),
        Value::Text { .. } | Value::Table(_) => vec![value],
    };
    let mut found = Vec::new();
    for node in nodes {
        let Some(text) = node.text() else { continue };
        match parse(text) {
            Some(value) => found.push(value),
            None => {
                let message = format!("`{text}` {}", mistake.says);
                report.push(Finding::error(mistake.code, node.span, message).help(mistake.help));
            }
        }
    }
    found
}

fn ends_before_start(body: &Node, report: &mut Report<'_>) {
    let (Some(from), Some(to)) = (body.get("from"), body.get("to")) else { return };
    let finding = Finding::error("ends-before-start", to.span, "`to` is not after `from`");
    report.push(finding.related(from.span, "it begins here"));
}

fn holidays(body: &Node, config: &Config, report: &mut Report<'_>) -> Option<Calendar> {
    let id = config.scope.calendars.refer_of(body, "holidays", report)?;
    config.calendars.iter().find(|calendar| calendar.id().as_str() == id).cloned()
}
