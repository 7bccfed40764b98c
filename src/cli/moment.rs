//! Moments as people type them: exact ones, civil ones in the pack's zone, and a few words. It knows
//! no more words than it can explain; what it does not know is an error, never a guess.

use jiff::civil::{Date, DateTime, Weekday};
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan, Zoned};

use crate::domain::duration::Length;
use crate::domain::people::Instant;

/// Reads `2026-11-23T10:00+02:00`, `2026-11-23T10:00` and `2026-11-23 10:00` (civil in `zone`),
/// `2026-11-23`, `today`, `tomorrow`, `yesterday` and weekdays (the first instant of that day;
/// a weekday is the next one, never today), `now`, `+3d` and `-2h`.
pub(crate) fn parse(text: &str, now: Instant, zone: &TimeZone) -> Option<Instant> {
    let text = text.trim();
    if let Ok(exact) = chrono::DateTime::parse_from_rfc3339(text) {
        return Some(exact.to_utc());
    }
    if let Ok(exact) = text.parse::<Timestamp>() {
        return instant(exact);
    }
    if let Some(length) = text.strip_prefix('+') {
        return now.checked_add_signed(Length::parse(length)?.wall_clock()?);
    }
    if let Some(length) = text.strip_prefix('-') {
        return now.checked_sub_signed(Length::parse(length)?.wall_clock()?);
    }
    let today = Timestamp::from_second(now.timestamp()).ok()?.to_zoned(zone.clone());
    let date = match text.to_ascii_lowercase().as_str() {
        "now" => return Some(now),
        "today" => today.date(),
        "tomorrow" => today.date().tomorrow().ok()?,
        "yesterday" => today.date().yesterday().ok()?,
        word => match weekday(word) {
            Some(weekday) => today.date().nth_weekday(1, weekday).ok()?,
            None => return civil(text, zone),
        },
    };
    start_of(date, zone)
}

fn civil(text: &str, zone: &TimeZone) -> Option<Instant> {
    // jiff reads a date with a time; a lone date is the day's first instant.
    if let Some(date) = text.parse::<Date>().ok().filter(|_| text.len() == 10) {
        return start_of(date, zone);
    }
    let moment: DateTime = text.parse().ok()?;
    instant(moment.to_zoned(zone.clone()).ok()?.timestamp())
}

fn start_of(date: Date, zone: &TimeZone) -> Option<Instant> {
    let noon: Zoned = date.at(12, 0, 0, 0).to_zoned(zone.clone()).ok()?;
    instant(noon.start_of_day().ok()?.timestamp())
}

fn weekday(word: &str) -> Option<Weekday> {
    let names = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
    let place = names.iter().position(|name| word == *name || name.get(..3) == Some(word))?;
    let monday = Weekday::Monday;
    Some(monday.wrapping_add(i64::try_from(place).ok()?.days().get_days()))
}

fn instant(at: Timestamp) -> Option<Instant> {
    chrono::DateTime::from_timestamp(at.as_second(), u32::try_from(at.subsec_nanosecond()).ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_are_read_in_the_zone() {
        let cairo = TimeZone::get("Africa/Cairo").unwrap();
        // A Saturday, 14:00 in Cairo.
        let now = chrono::DateTime::parse_from_rfc3339("2026-11-21T12:00:00Z").unwrap().to_utc();
        let cases = [
            ("2026-11-23T10:00:00Z", "2026-11-23T10:00:00Z"),
            ("2026-11-23T10:00+02:00", "2026-11-23T08:00:00Z"),
            ("2026-11-23T10:00", "2026-11-23T08:00:00Z"),
            ("2026-11-23 10:00", "2026-11-23T08:00:00Z"),
            ("2026-11-23", "2026-11-22T22:00:00Z"),
            // Midnight does not exist on that day.
            ("2026-04-24", "2026-04-23T22:00:00Z"),
            ("now", "2026-11-21T12:00:00Z"),
            ("today", "2026-11-20T22:00:00Z"),
            ("Tomorrow", "2026-11-21T22:00:00Z"),
            ("yesterday", "2026-11-19T22:00:00Z"),
            ("mon", "2026-11-22T22:00:00Z"),
            ("saturday", "2026-11-27T22:00:00Z"),
            ("+3d", "2026-11-24T12:00:00Z"),
            ("-2h", "2026-11-21T10:00:00Z"),
        ];
        for (text, expected) in cases {
            let actual = parse(text, now, &cairo).map(|at| at.to_rfc3339_opts(chrono::SecondsFormat::Secs, true));
            assert_eq!(actual.as_deref(), Some(expected), "{text}");
        }
        for bad in ["", "soon", "next monday", "01/02/2026", "2026-13-01", "+2bd", "+", "12:00", "2026-11-23T25:00"] {
            assert_eq!(parse(bad, now, &cairo), None, "{bad}");
        }
    }
}
