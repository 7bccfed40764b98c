//! Instants for people, in the pack's zone: `Mon 2026-11-23 00:00 EET`, `in 3 h`, `2 d ago`; and for
//! programs: RFC 3339 with the zone's offset. The present moment is an argument.

use chrono::Duration;
use jiff::tz::TimeZone;

use crate::domain::civil::zoned;
use crate::domain::people::Instant;

/// `Mon 2026-11-23 00:00 EET`.
pub(crate) use crate::domain::civil::shown as civil;

/// `Mon 2026-11-23 00:00`, where the zone is said beside it.
pub(crate) fn with_weekday(at: Instant, zone: &TimeZone) -> String {
    zoned(at, zone).map_or_else(|| at.to_rfc3339(), |zoned| zoned.strftime("%a %Y-%m-%d %H:%M").to_string())
}

/// `2026-11-23 00:00`, for the columns of a table whose zone is said elsewhere.
pub(crate) fn short(at: Instant, zone: &TimeZone) -> String {
    zoned(at, zone).map_or_else(|| at.to_rfc3339(), |zoned| zoned.strftime("%Y-%m-%d %H:%M").to_string())
}

/// When something is due: as [`short`], but midnight is the end of the day before, `2026-11-22 24:00`.
pub(crate) fn deadline(at: Instant, zone: &TimeZone) -> String {
    let end_of_day = zoned(at, zone).filter(|due| due.time() == jiff::civil::Time::midnight());
    let day = end_of_day.and_then(|due| due.date().yesterday().ok());
    day.map_or_else(|| short(at, zone), |day| format!("{day} 24:00"))
}

/// `2026-11-23T00:00:00+02:00`.
pub(crate) fn rfc3339(at: Instant, zone: &TimeZone) -> String {
    zoned(at, zone).map_or_else(|| at.to_rfc3339(), |zoned| zoned.strftime("%Y-%m-%dT%H:%M:%S%:z").to_string())
}

/// `now`, `in 3 h`, `2 d ago`, in the largest unit that fits, rounded down.
pub(crate) fn relative(at: Instant, now: Instant) -> String {
    let distance = at - now;
    let words = length(distance.abs());
    match words.as_str() {
        "0 s" => "now".to_owned(),
        words if distance > Duration::zero() => format!("in {words}"),
        words => format!("{words} ago"),
    }
}

/// `45 s`, `12 min`, `3 h`, `2 d`, `9 w`, rounded down.
pub(crate) fn length(length: Duration) -> String {
    let seconds = length.num_seconds();
    match seconds {
        ..60 => format!("{seconds} s"),
        60..3_600 => format!("{} min", seconds / 60),
        3_600..172_800 => format!("{} h", seconds / 3_600),
        172_800..4_838_400 => format!("{} d", seconds / 86_400),
        _ => format!("{} w", seconds / 604_800),
    }
}

/// `45 s`, `12 min`, `2 h 10 min`, `26 h`, `3 d 4 h`, `9 w`: in the two largest units that fit, rounded
/// down. A day here is 24 hours.
pub(crate) fn span(length: Duration) -> String {
    let seconds = length.num_seconds();
    let (whole, unit, rest, smaller) = match seconds {
        ..60 => (seconds, "s", 0, ""),
        60..3_600 => (seconds / 60, "min", 0, ""),
        3_600..172_800 => (seconds / 3_600, "h", seconds % 3_600 / 60, "min"),
        172_800..4_838_400 => (seconds / 86_400, "d", seconds % 86_400 / 3_600, "h"),
        _ => (seconds / 604_800, "w", 0, ""),
    };
    if rest == 0 { format!("{whole} {unit}") } else { format!("{whole} {unit} {rest} {smaller}") }
}

/// `2 h 30 min 15 s`: all of it, in units that need no calendar. Parts of a second are dropped.
pub(crate) fn precise(length: Duration) -> String {
    let seconds = length.num_seconds();
    let units = [(seconds / 3_600, "h"), (seconds / 60 % 60, "min"), (seconds % 60, "s")];
    let words: Vec<_> =
        units.iter().filter(|(count, _)| *count > 0).map(|(count, unit)| format!("{count} {unit}")).collect();
    if words.is_empty() { "0 s".to_owned() } else { words.join(" ") }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Instant {
        chrono::DateTime::parse_from_rfc3339(text).unwrap().to_utc()
    }

    #[test]
    fn instants_are_shown_in_the_zone() {
        let cairo = TimeZone::get("Africa/Cairo").unwrap();
        let paris = TimeZone::get("Europe/Paris").unwrap();
        assert_eq!(civil(at("2026-11-22T22:00:00Z"), &cairo), "Mon 2026-11-23 00:00 EET");
        assert_eq!(civil(at("2026-07-01T10:00:00Z"), &paris), "Wed 2026-07-01 12:00 CEST");
        assert_eq!(with_weekday(at("2026-07-01T10:00:00Z"), &paris), "Wed 2026-07-01 12:00");
        assert_eq!(short(at("2026-07-01T10:00:00Z"), &paris), "2026-07-01 12:00");
        assert_eq!(rfc3339(at("2026-11-22T22:00:00.5Z"), &cairo), "2026-11-23T00:00:00+02:00");
        assert_eq!(rfc3339(at("2026-11-22T22:00:00Z"), &TimeZone::UTC), "2026-11-22T22:00:00+00:00");
    }

    #[test]
    fn spans_are_rounded_down_to_two_units() {
        let cases = [
            (0, "0 s"),
            (59, "59 s"),
            (3_599, "59 min"),
            (3_600, "1 h"),
            (7_800, "2 h 10 min"),
            (172_799, "47 h 59 min"),
            (176_400, "2 d 1 h"),
            (4_838_399, "55 d 23 h"),
            (4_838_400, "8 w"),
        ];
        for (seconds, words) in cases {
            assert_eq!(span(Duration::seconds(seconds)), words, "{seconds}");
        }
    }

    #[test]
    fn precise_lengths_lose_nothing() {
        let cases = [(0, "0 s"), (59, "59 s"), (3_600, "1 h"), (5_415, "1 h 30 min 15 s"), (180_060, "50 h 1 min")];
        for (seconds, words) in cases {
            assert_eq!(precise(Duration::seconds(seconds)), words);
        }
    }

    #[test]
    fn a_deadline_at_midnight_is_the_end_of_its_day() {
        let cairo = TimeZone::get("Africa/Cairo").unwrap();
        assert_eq!(deadline(at("2026-11-22T22:00:00Z"), &cairo), "2026-11-22 24:00");
        assert_eq!(deadline(at("2026-11-22T22:00:01Z"), &cairo), "2026-11-23 00:00");
        // The clocks skip that midnight.
        assert_eq!(deadline(at("2026-04-23T22:00:00Z"), &cairo), "2026-04-24 01:00");
    }

    #[test]
    fn distances_are_rounded_down_to_one_unit() {
        let now = at("2026-11-21T12:00:00Z");
        let cases = [
            (0, "now"),
            (59, "in 59 s"),
            (60, "in 1 min"),
            (3_599, "in 59 min"),
            (3_600, "in 1 h"),
            (172_799, "in 47 h"),
            (172_800, "in 2 d"),
            (-172_800, "2 d ago"),
            (-1, "1 s ago"),
            (-4_838_400, "8 w ago"),
        ];
        for (seconds, words) in cases {
            assert_eq!(relative(now + Duration::seconds(seconds), now), words, "{seconds}");
        }
    }
}
