//! Moments as people type them: exact ones, civil ones in a zone, and a few words. It knows no more
//! words than it can explain, and never guesses: what can be read in two ways is an error that shows
//! both, what the clocks skip is an error that shows what is around it.

mod clock;
mod error;

pub(crate) use error::MomentError;

use jiff::civil::{Date, Weekday};
use jiff::tz::{AmbiguousOffset, Offset, TimeZone};
use jiff::{Span, Timestamp, ToSpan, Zoned};

use crate::domain::duration::{Length, Unit};
use crate::domain::people::Instant;
use clock::Clock;

/// Reads one moment.
///
/// - With an offset, exact (RFC 3339; seconds may be left out): `2026-11-26T10:00+02:00`.
/// - Civil in `zone`: `2026-11-26 10:00`, `2026-11-26T10:00:30`; `24:00` is the end of a day.
/// - A day, with a time or as its first instant: `2026-11-26`, `today`, `tomorrow 14:00`, `yesterday`,
///   `fri 17:00`, `monday`. A weekday is the next one, never today.
/// - From `now`: `now`, `+3d`, `-2h`. Days and weeks keep the time on the wall.
pub(crate) fn parse(text: &str, now: Instant, zone: &TimeZone) -> Result<Instant, MomentError> {
    let text = text.trim();
    let here = timestamp(now)?.to_zoned(zone.clone());
    if let Some(length) = text.strip_prefix('+') {
        return shifted(length, 1, &here);
    }
    if let Some(length) = text.strip_prefix('-') {
        return shifted(length, -1, &here);
    }
    // A zone in brackets could contradict the offset.
    if let Some(exact) = text.parse::<Timestamp>().ok().filter(|_| !text.contains('[')) {
        return instant(exact);
    }
    let text = text.to_ascii_lowercase();
    if text == "now" {
        return Ok(now);
    }
    let words: Vec<&str> = match text.split_once('t') {
        Some((date, time)) if iso_date(date).is_some() => vec![date, time],
        _ => text.split_whitespace().collect(),
    };
    civil(&words, &here)
}

/// Reads `FROM/TO`, two moments of which the first is the earlier; a `TO` that begins with `+` counts
/// from `FROM`.
pub(crate) fn parse_interval(text: &str, now: Instant, zone: &TimeZone) -> Result<(Instant, Instant), MomentError> {
    let Some((from, to)) = text.split_once('/').filter(|(_, to)| !to.contains('/')) else {
        return Err(MomentError::NoInterval);
    };
    let from = parse(from, now, zone)?;
    let to = parse(to, if to.trim().starts_with('+') { from } else { now }, zone)?;
    if from < to { Ok((from, to)) } else { Err(MomentError::Backwards) }
}

/// `[next|last] DAY [TIME]`, as words in lower case.
fn civil(words: &[&str], here: &Zoned) -> Result<Instant, MomentError> {
    let today = here.date();
    let (weeks, words) = match words {
        ["next", rest @ ..] => (Some(1), rest),
        ["last", rest @ ..] => (Some(-1), rest),
        _ => (None, words),
    };
    let (day, time) = match words {
        [day] => (*day, None),
        [day, time] => (*day, Some(Clock::read(time).ok_or(MomentError::Unknown)?)),
        _ => return Err(MomentError::Unknown),
    };
    let nth = |nth: i32, weekday| today.nth_weekday(nth, weekday).map_err(|_| MomentError::OutOfRange);
    let weekday = weekday(day);
    if let Some(weeks) = weeks {
        // In this week or in the one after: people differ.
        let weekday = weekday.ok_or(MomentError::Unknown)?;
        return Err(error::several(&[nth(weeks, weekday)?, nth(2 * weeks, weekday)?], time));
    }
    if let Some(weekday) = weekday {
        let next = nth(1, weekday)?;
        if weekday == today.weekday() && time.is_some_and(|time| time > Clock::of(here)) {
            return Err(error::several(&[today, next], time));
        }
        return at(next, time, here.time_zone());
    }
    let shift = match day {
        "today" => Some(0),
        "tomorrow" => Some(1),
        "yesterday" => Some(-1),
        _ => None,
    };
    let later = |days: i32| today.checked_add(days.days()).map_err(|_| MomentError::OutOfRange);
    if let Some(days) = shift {
        return at(later(days)?, time, here.time_zone());
    }
    if let Some(date) = iso_date(day) {
        return at(date, time, here.time_zone());
    }
    match (Clock::read(day), time) {
        (Some(alone), None) => Err(error::several(&[today, later(1)?], Some(alone))),
        _ => match readings(day).as_slice() {
            [] => Err(MomentError::Unknown),
            dates => Err(error::several(dates, time)),
        },
    }
}

/// The instant at which the clocks of `zone` show that; without a time, the first instant of the day.
fn at(date: Date, time: Option<Clock>, zone: &TimeZone) -> Result<Instant, MomentError> {
    let Some(time) = time else {
        let first = date.to_zoned(zone.clone()).map_err(|_| MomentError::OutOfRange)?;
        // Apia had no 30 December 2011.
        return if first.date() == date { instant(first.timestamp()) } else { Err(missing(&first)) };
    };
    let shown = time.on(date).ok_or(MomentError::OutOfRange)?;
    let found = zone.to_ambiguous_timestamp(shown);
    match found.offset() {
        AmbiguousOffset::Unambiguous { .. } => {}
        AmbiguousOffset::Fold { before, after } => {
            let exact = |offset: Offset| Some(error::exact(&offset.to_timestamp(shown).ok()?.to_zoned(zone.clone())));
            let readings = [before, after].into_iter().filter_map(exact).collect();
            return Err(MomentError::Twice { zone: error::named(zone), readings });
        }
        AmbiguousOffset::Gap { .. } => {
            let behind = found.later().map_err(|_| MomentError::OutOfRange)?;
            return Err(missing(&behind.to_zoned(zone.clone())));
        }
    }
    instant(found.compatible().map_err(|_| MomentError::OutOfRange)?)
}

/// The error for what lies in the gap that ends at or last before `behind`.
fn missing(behind: &Zoned) -> MomentError {
    let zone = behind.time_zone();
    let gap = behind.timestamp().checked_add(1.nanosecond()).ok().and_then(|after| zone.preceding(after).next());
    let first = gap.map_or_else(|| behind.clone(), |gap| gap.timestamp().to_zoned(zone.clone()));
    let last = first.checked_sub(1.minute()).unwrap_or_else(|_| first.clone());
    MomentError::Skipped { zone: error::named(zone), last: error::civil(&last), first: error::civil(&first) }
}

/// So much later (1) or earlier (-1) than `here`.
fn shifted(length: &str, sign: i64, here: &Zoned) -> Result<Instant, MomentError> {
    let length = Length::parse(length).ok_or(MomentError::Unknown)?;
    let amount = sign * i64::from(length.amount);
    let span = match length.unit {
        Unit::Second => Span::new().try_seconds(amount),
        Unit::Minute => Span::new().try_minutes(amount),
        Unit::Hour => Span::new().try_hours(amount),
        Unit::Day => Span::new().try_days(amount),
        Unit::Week => Span::new().try_weeks(amount),
        Unit::WorkingDay | Unit::Sprint => return Err(MomentError::NeedsCalendar),
    };
    let at = span.and_then(|span| here.checked_add(span)).map_err(|_| MomentError::OutOfRange)?;
    instant(at.timestamp())
}

/// `2026-11-26`, in exactly that form.
fn iso_date(text: &str) -> Option<Date> {
    let digits = |(at, byte): (usize, u8)| if at == 4 || at == 7 { byte == b'-' } else { byte.is_ascii_digit() };
    if text.len() == 10 && text.bytes().enumerate().all(digits) { text.parse().ok() } else { None }
}

/// The dates that `01/02/2026` or `01.02.26` can mean: day first, month first, year first.
fn readings(text: &str) -> Vec<Date> {
    let parts: Vec<&str> = text.split(['/', '.', '-']).collect();
    let [first, second, third] = parts.as_slice() else { return Vec::new() };
    let date = |year: &str, month: &str, day: &str| {
        let number = |text: &str| text.parse::<i16>().ok().filter(|_| text.bytes().all(|byte| byte.is_ascii_digit()));
        let year = match year.len() {
            4 => number(year)?,
            2 => 2000 + number(year)?,
            _ => return None,
        };
        Date::new(year, month.parse().ok()?, day.parse().ok()?).ok()
    };
    let orders = [date(third, second, first), date(third, first, second), date(first, second, third)];
    let mut dates: Vec<Date> = orders.into_iter().flatten().collect();
    dates.dedup();
    dates
}

/// `mon` or `monday`.
fn weekday(word: &str) -> Option<Weekday> {
    let names = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
    let place = names.iter().position(|name| word == *name || name.get(..3) == Some(word))?;
    Weekday::from_monday_zero_offset(i8::try_from(place).ok()?).ok()
}

fn instant(at: Timestamp) -> Result<Instant, MomentError> {
    const SECOND: i128 = 1_000_000_000;
    let nanoseconds = at.as_nanosecond();
    let second = i64::try_from(nanoseconds.div_euclid(SECOND)).ok();
    let rest = u32::try_from(nanoseconds.rem_euclid(SECOND)).ok();
    let found = second.zip(rest).and_then(|(second, rest)| chrono::DateTime::from_timestamp(second, rest));
    found.ok_or(MomentError::OutOfRange)
}

fn timestamp(at: Instant) -> Result<Timestamp, MomentError> {
    let rest = i32::try_from(at.timestamp_subsec_nanos()).map_err(|_| MomentError::OutOfRange)?;
    Timestamp::new(at.timestamp(), rest).map_err(|_| MomentError::OutOfRange)
}

#[cfg(test)]
mod tests;
