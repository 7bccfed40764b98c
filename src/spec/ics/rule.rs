//! The days an `RRULE` (RFC 5545 section 3.3.10) falls on. Days have no zone: they are followed in
//! UTC. A rule within a day is refused, and so every rule comes to an end.

use jiff::civil::Date;
use rrule::{RRule, RRuleSet, Tz, Unvalidated};

use super::error::{EventError, shortened};

/// The first year from which a rule is followed: day by day from the year 1 would take long.
const FIRST_YEAR: i16 = 1900;

/// The longest rule. RFC 5545 has lists for every part; real rules have a few words.
const LONGEST: usize = 400;

/// The days from `start` to `last` that a rule falls on, in their order. `start` itself need not be
/// among them.
pub(super) fn dates(value: &str, start: Date, last: Date) -> Result<Vec<Date>, EventError> {
    if start.year() < FIRST_YEAR {
        return Err(EventError::TooOld { first: FIRST_YEAR });
    }
    if start > last {
        return Ok(Vec::new());
    }
    let bad = || EventError::BadRule { value: shortened(value) };
    // The parser trusts itself to find ASCII.
    if !value.is_ascii() || value.len() > LONGEST {
        return Err(bad());
    }
    let begin = midnight(start).ok_or_else(bad)?;
    let (rule, until) = without_until(value)?;
    let mut rule: RRule<Unvalidated> = rule.parse().map_err(|_| bad())?;
    if let Some(until) = until {
        if until < start {
            return Ok(Vec::new());
        }
        rule = rule.until(midnight(until).ok_or_else(bad)?);
    }
    let is_endless = until.is_none() && rule.get_count().is_none();
    let rule = rule.validate(begin).map_err(|_| bad())?;
    let set = RRuleSet::new(begin).rrule(rule).limit();
    let mut dates = Vec::new();
    for moment in &set {
        let Some(date) = civil(&moment).filter(|date| *date <= last) else { return Ok(dates) };
        dates.push(date);
    }
    // Its steps were counted out before it fell on a day.
    if is_endless && dates.is_empty() { Err(EventError::Never { value: shortened(value) }) } else { Ok(dates) }
}

/// A rule without its `UNTIL`, and the day that says: with or without a time, in whatever zone, the
/// day it names is the last one.
fn without_until(value: &str) -> Result<(String, Option<Date>), EventError> {
    let mut until = None;
    let mut parts = Vec::new();
    for part in value.trim().trim_end_matches(';').split(';') {
        let (key, text) = part.split_once('=').unwrap_or((part, ""));
        let within_day = match key.to_ascii_uppercase().as_str() {
            "UNTIL" => {
                let day = text.split_once('T').map_or(text, |(day, _)| day);
                let bad = || EventError::NoDate { property: "UNTIL", value: shortened(text) };
                until = Some(date(day).ok_or_else(bad)?);
                continue;
            }
            "FREQ" => matches!(text.to_ascii_uppercase().as_str(), "HOURLY" | "MINUTELY" | "SECONDLY"),
            "BYHOUR" | "BYMINUTE" | "BYSECOND" => true,
            _ => false,
        };
        if within_day {
            return Err(EventError::WithinDay { part: shortened(part) });
        }
        parts.push(part);
    }
    Ok((parts.join(";"), until))
}

/// Reads `20261225`.
pub(super) fn date(text: &str) -> Option<Date> {
    if text.len() != 8 || !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let (year, month, day) = (text.get(..4)?, text.get(4..6)?, text.get(6..)?);
    Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()
}

fn midnight(date: Date) -> Option<chrono::DateTime<Tz>> {
    let part = |part: i8| u32::try_from(part).ok();
    let date = chrono::NaiveDate::from_ymd_opt(date.year().into(), part(date.month())?, part(date.day())?)?;
    Some(date.and_hms_opt(0, 0, 0)?.and_utc().with_timezone(&Tz::UTC))
}

fn civil(moment: &chrono::DateTime<Tz>) -> Option<Date> {
    use chrono::Datelike;
    let (year, month, day) = (moment.year(), moment.month(), moment.day());
    Date::new(i16::try_from(year).ok()?, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}
