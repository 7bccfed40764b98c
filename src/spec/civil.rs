//! Months, stretches and moments on the clock on the wall, as rules are written with them. It reports
//! nothing: what cannot be read is `None`, and its reader says so at the right place.

use jiff::civil::DateTime;

use super::hours;
use crate::domain::calendar::minutes;
use crate::domain::civil::instant;
use crate::domain::people::Instant;
use crate::domain::window::Stretch;

const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// The months, from 0 for January, that `dec` or `jun-aug` names; a range may pass the end of the
/// year (`dec-feb`).
pub(super) fn months(text: &str) -> Option<Vec<usize>> {
    let month = |word: &str| MONTHS.iter().position(|name| *name == word);
    let (first, last) = text.split_once('-').unwrap_or((text, text));
    let (first, last) = (month(first)?, month(last)?);
    let more = (last + 12 - first) % 12;
    Some((first..=first + more).map(|month| month % 12).collect())
}

/// `thu 18:00 - mon 08:00`.
pub(super) fn stretch(text: &str) -> Option<Stretch> {
    let moment = |text: &str| {
        let (day, time) = text.trim().split_once(' ')?;
        // One day, not several.
        let [day] = hours::days(day)?.try_into().ok()?;
        Some((day, minutes(time)?))
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
    Exact(Instant),
}

/// `2026-12-20T00:00`, or with an offset; on the clock on the wall, a whole minute.
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
        "" => Some(Moment::Civil(civil)).filter(|_| civil.second() == 0),
        _ if offset.contains('[') => None,
        _ => Some(Moment::Exact(instant(text.parse().ok()?)?)),
    }
}
