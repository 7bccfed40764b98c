//! Civil time (a date and a time on a wall clock of some zone) and instants, turned into each other.
//! The one place that decides what a time means that a change of the clocks skips or repeats.

use chrono::DateTime as ChronoDateTime;
use jiff::civil::{Date, DateTime, Time};
use jiff::tz::{AmbiguousOffset, TimeZone};
use jiff::{Timestamp, ToSpan, Zoned};

use super::people::Instant;

/// The instant of a civil time. RFC 5545 section 3.3.5: a time that is skipped is read with the
/// offset before the gap (02:30 becomes 03:30), one that happens twice is the first of both. `None`
/// beyond the years jiff knows (-9999 to 9999).
pub(crate) fn resolve(civil: DateTime, zone: &TimeZone) -> Option<Instant> {
    instant(zone.to_timestamp(civil).ok()?)
}

/// The first instant of a date: midnight, or what comes instead of it where the clocks skip
/// midnight. A date that was skipped whole begins with the date after it.
pub(crate) fn start_of(date: Date, zone: &TimeZone) -> Option<Instant> {
    let midnight = zone.to_ambiguous_timestamp(date.to_datetime(Time::midnight()));
    let is_skipped = matches!(midnight.offset(), AmbiguousOffset::Gap { .. });
    let start = midnight.compatible().ok()?;
    // A skipped midnight is read as a time behind the change of the clocks, which is the start.
    let behind = start.checked_add(1.nanosecond()).ok()?;
    let change = zone.preceding(behind).next().filter(|_| is_skipped);
    instant(change.map_or(start, |change| change.timestamp()))
}

/// Whether the zone's clocks show that date at any time: Apia had no 30 December 2011.
pub(crate) fn exists(date: Date, zone: &TimeZone) -> bool {
    start_of(date, zone).and_then(|start| zoned(start, zone)).is_some_and(|start| start.date() == date)
}

/// What the clocks of the zone show at an instant. `None` beyond the years jiff knows.
pub(crate) fn zoned(at: Instant, zone: &TimeZone) -> Option<Zoned> {
    let nanosecond = i32::try_from(at.timestamp_subsec_nanos()).ok()?;
    Some(Timestamp::new(at.timestamp(), nanosecond).ok()?.to_zoned(zone.clone()))
}

/// `Mon 2026-11-23 00:00 EET`, for people.
pub(crate) fn shown(at: Instant, zone: &TimeZone) -> String {
    zoned(at, zone).map_or_else(|| at.to_rfc3339(), |zoned| zoned.strftime("%a %Y-%m-%d %H:%M %Z").to_string())
}

/// A timestamp of jiff as an instant.
pub(crate) fn instant(at: Timestamp) -> Option<Instant> {
    let second = at.as_second();
    // jiff counts the parts of a second towards zero, chrono upwards.
    match u32::try_from(at.subsec_nanosecond()) {
        Ok(nanosecond) => ChronoDateTime::from_timestamp(second, nanosecond),
        Err(_) => ChronoDateTime::from_timestamp(
            second.checked_sub(1)?,
            u32::try_from(at.subsec_nanosecond().checked_add(1_000_000_000)?).ok()?,
        ),
    }
}

#[cfg(test)]
mod tests {
    use jiff::tz::TimeZoneDatabase;

    use super::*;

    fn zone(name: &str) -> TimeZone {
        TimeZoneDatabase::bundled().get(name).unwrap()
    }

    fn shown(at: Option<Instant>) -> String {
        at.map_or_else(String::new, |at| at.to_rfc3339_opts(chrono::SecondsFormat::AutoSi, true))
    }

    #[test]
    fn skipped_and_repeated_times_follow_rfc_5545() {
        let cases = [
            // Paris skips 02:00 to 03:00 and repeats it in October.
            ("Europe/Paris", "2026-03-29T01:59", "2026-03-29T00:59:00Z"),
            ("Europe/Paris", "2026-03-29T02:00", "2026-03-29T01:00:00Z"),
            ("Europe/Paris", "2026-03-29T02:30", "2026-03-29T01:30:00Z"),
            ("Europe/Paris", "2026-03-29T03:00", "2026-03-29T01:00:00Z"),
            ("Europe/Paris", "2026-10-25T02:30", "2026-10-25T00:30:00Z"),
            ("Europe/Paris", "2026-10-25T03:00", "2026-10-25T02:00:00Z"),
            // Lord Howe moves by half an hour.
            ("Australia/Lord_Howe", "2026-10-04T02:15", "2026-10-03T15:45:00Z"),
            ("Australia/Lord_Howe", "2026-04-05T01:45", "2026-04-04T14:45:00Z"),
            // A date that was skipped whole.
            ("Pacific/Apia", "2011-12-30T09:00", "2011-12-30T19:00:00Z"),
        ];
        for (name, civil, expected) in cases {
            assert_eq!(shown(resolve(civil.parse().unwrap(), &zone(name))), expected, "{name} {civil}");
        }
    }

    #[test]
    fn a_date_begins_with_its_first_instant() {
        let cases = [
            ("Europe/Paris", "2026-03-29", "2026-03-28T23:00:00Z"),
            // No midnight on that date, and 23:00 to 24:00 twice the day before.
            ("Africa/Cairo", "2026-04-24", "2026-04-23T22:00:00Z"),
            ("Africa/Cairo", "2026-10-30", "2026-10-29T22:00:00Z"),
            // Toronto once skipped 23:30 to 00:30.
            ("America/Toronto", "1919-03-31", "1919-03-31T04:30:00Z"),
            ("Pacific/Apia", "2011-12-30", "2011-12-30T10:00:00Z"),
            ("Pacific/Apia", "2011-12-31", "2011-12-30T10:00:00Z"),
        ];
        for (name, date, expected) in cases {
            assert_eq!(shown(start_of(date.parse().unwrap(), &zone(name))), expected, "{name} {date}");
        }
        assert!(!exists("2011-12-30".parse().unwrap(), &zone("Pacific/Apia")));
        assert!(exists("2026-04-24".parse().unwrap(), &zone("Africa/Cairo")));
    }

    #[test]
    fn parts_of_a_second_survive() {
        for text in ["2026-11-21T12:00:00.000000001Z", "1969-12-31T23:59:58.250Z", "1970-01-01T00:00:00Z"] {
            let at: Instant = text.parse().unwrap();
            let back = zoned(at, &zone("Asia/Kolkata")).and_then(|zoned| instant(zoned.timestamp()));
            assert_eq!(back, Some(at), "{text}");
        }
    }
}
