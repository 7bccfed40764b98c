//! Days, times and moments on the clock on the wall, as rules are written with them. It reports
//! nothing: what cannot be read is `None`, and its reader says so at the right place.

use jiff::Timestamp;
use jiff::civil::{DateTime, Weekday};

use crate::domain::window::{Months, Stretch, TimeRange, Weekdays};

const WEEKDAYS: [(&str, Weekday); 7] = [
    ("mon", Weekday::Monday),
    ("tue", Weekday::Tuesday),
    ("wed", Weekday::Wednesday),
    ("thu", Weekday::Thursday),
    ("fri", Weekday::Friday),
    ("sat", Weekday::Saturday),
    ("sun", Weekday::Sunday),
];

const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// Adds `mon`, or the days from the first to the last: `thu-sun`, `sat-mon`.
pub(super) fn add_days(text: &str, days: &mut Weekdays) -> Option<()> {
    let (first, last) = text.split_once('-').unwrap_or((text, text));
    days.add(weekday(first)?, weekday(last)?);
    Some(())
}

/// Adds `dec`, or the months from the first to the last: `jun-aug`, `dec-feb`.
pub(super) fn add_months(text: &str, months: &mut Months) -> Option<()> {
    let month = |word: &str| MONTHS.iter().position(|name| *name == word);
    let (first, last) = text.split_once('-').unwrap_or((text, text));
    months.add(month(first)?, month(last)?);
    Some(())
}

/// `09:00-17:30`. An end before the start is the next day's; start and end differ.
pub(super) fn times(text: &str) -> Option<TimeRange> {
    let (start, end) = text.split_once('-')?;
    let (start, end) = (minutes(start)?, minutes(end)?);
    (start != end && start < 24 * 60).then(|| TimeRange::new(start, end))
}

/// `thu 18:00 - mon 08:00`.
pub(super) fn stretch(text: &str) -> Option<Stretch> {
    let moment = |text: &str| {
        let (day, time) = text.trim().split_once(' ')?;
        Some((weekday(day)?, minutes(time)?))
    };
    let (start, end) = text.split_once('-')?;
    Stretch::new(moment(start)?, moment(end)?)
}

/// A moment as it is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Moment {
    /// Civil: a zone makes an instant of it.
    Civil(DateTime),
    /// With an offset: an instant.
    Exact(Timestamp),
}

/// `2026-12-20T00:00`, with seconds or an offset where they are needed.
pub(super) fn moment(text: &str) -> Option<Moment> {
    let civil_length = if text.get(16..17) == Some(":") { 19 } else { 16 };
    let (civil, offset) = text.split_at_checked(civil_length)?;
    let shape = civil.bytes().enumerate().all(|(at, byte)| match at {
        4 | 7 => byte == b'-',
        10 => byte == b'T',
        13 | 16 => byte == b':',
        _ => byte.is_ascii_digit(),
    });
    if !shape {
        return None;
    }
    let civil: DateTime = civil.parse().ok()?;
    match offset {
        "" => Some(Moment::Civil(civil)),
        _ if offset.contains('[') => None,
        _ => text.parse().ok().map(Moment::Exact),
    }
}

fn weekday(word: &str) -> Option<Weekday> {
    WEEKDAYS.iter().find(|(name, _)| *name == word).map(|(_, weekday)| *weekday)
}

/// Minutes since midnight, up to `24:00`.
fn minutes(text: &str) -> Option<u16> {
    let (hours, minutes) = text.split_once(':')?;
    let two_digits = |text: &str| text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_digit());
    if !two_digits(hours) || !two_digits(minutes) {
        return None;
    }
    let (hours, minutes): (u16, u16) = (hours.parse().ok()?, minutes.parse().ok()?);
    (minutes < 60 && hours * 60 + minutes <= 24 * 60).then_some(hours * 60 + minutes)
}
