//! The edges of hours as instants, as `civil` reads them, quick for a run of days: the zone is only
//! asked near a change of its clocks, and in between the offset stays.

use std::ops::Range;

use jiff::civil::{Date, Time};
use jiff::tz::{TimeZone, TimeZoneTransition};
use jiff::{SignedDuration, Timestamp};

use super::hours::{Hours, Interval};
use super::year::Span;
use crate::domain::civil;

/// Farther than this from a change of the clocks no civil time is skipped or repeated: the greatest
/// change was of a day.
const CLEAR: i64 = 2 * 86_400;

/// Reads the civil times of one zone.
#[derive(Debug)]
pub(super) struct Edges<'a> {
    zone: &'a TimeZone,
    /// Civil times, in seconds since 1970 as if they were UTC, that all have `offset`.
    steady: Range<i64>,
    /// Seconds east of UTC.
    offset: i64,
}

impl<'a> Edges<'a> {
    /// Nothing is known of the zone yet.
    pub(super) fn of(zone: &'a TimeZone) -> Self {
        Self { zone, steady: 0..0, offset: 0 }
    }

    /// The intervals that begin on a date; none where the clocks never show that date.
    pub(super) fn spans_of(&mut self, hours: &Hours, date: Date) -> Vec<Span> {
        let mut span =
            |it: &Interval| Some(Span { open: self.second(date, it.start)?, close: self.second(date, it.end)? });
        let spans: Vec<Span> = hours.on(date).iter().filter_map(&mut span).collect();
        if spans.is_empty() || self.exists(date) { spans } else { Vec::new() }
    }

    /// The second since 1970 that is so many minutes behind the civil midnight of `date`. `None`
    /// beyond the years jiff knows.
    fn second(&mut self, date: Date, minutes: u16) -> Option<i64> {
        let civil = date.duration_since(Date::constant(1970, 1, 1)).as_secs() + i64::from(minutes) * 60;
        if self.steady.contains(&civil) {
            return Some(civil - self.offset);
        }
        let midnight = date.to_datetime(Time::midnight());
        let time = midnight.checked_add(SignedDuration::from_mins(i64::from(minutes))).ok()?;
        let second = civil::resolve(time, self.zone)?.timestamp();
        self.look_around(second);
        Some(second)
    }

    /// Whether the clocks show that date at any time.
    fn exists(&self, date: Date) -> bool {
        let midnight = date.duration_since(Date::constant(1970, 1, 1)).as_secs();
        self.steady.contains(&midnight) || civil::exists(date, self.zone)
    }

    /// Notes the offset at a second, and how long it stays.
    fn look_around(&mut self, second: i64) {
        let (Ok(at), Ok(behind)) = (Timestamp::from_second(second), Timestamp::from_second(second + 1)) else { return };
        let change = |change: TimeZoneTransition<'_>| change.timestamp().as_second();
        // A change at `second` itself is one before: its offset holds already.
        let before = self.zone.preceding(behind).next().map_or(i64::MIN / 2, change);
        let after = self.zone.following(at).next().map_or(i64::MAX / 2, change);
        self.offset = i64::from(self.zone.to_offset(at).seconds());
        self.steady = before + CLEAR + self.offset..after - CLEAR + self.offset;
    }
}

#[cfg(test)]
mod tests {
    use jiff::tz::TimeZoneDatabase;

    use super::*;

    #[test]
    fn the_quick_way_finds_what_the_slow_one_finds() {
        let zones = [
            ("Africa/Casablanca", 2026),
            ("Africa/Monrovia", 1971),
            ("America/St_Johns", 2010),
            ("Antarctica/Troll", 2026),
            ("Asia/Gaza", 2026),
            ("Australia/Lord_Howe", 2026),
            ("Europe/Paris", 1911),
            ("Europe/Paris", 1944),
            ("Europe/Paris", 2099),
            ("Pacific/Apia", 2011),
            ("Pacific/Kiritimati", 1994),
            ("UTC", 2026),
        ];
        for (name, year) in zones {
            let zone = TimeZoneDatabase::bundled().get(name).unwrap();
            let mut edges = Edges::of(&zone);
            let first = Date::new(year - 1, 12, 25).unwrap();
            for date in first.series(jiff::Span::new().days(1)).take(380) {
                for minutes in [0_u16, 1, 150, 180, 1439, 1440, 1590, 2879] {
                    let time = date.at(0, 0, 0, 0).checked_add(SignedDuration::from_mins(minutes.into())).unwrap();
                    let expected = civil::resolve(time, &zone).map(|at| at.timestamp());
                    assert_eq!(edges.second(date, minutes), expected, "{name} {time}");
                }
                assert_eq!(edges.exists(date), civil::exists(date, &zone), "{name} {date}");
            }
        }
    }
}
