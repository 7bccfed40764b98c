//! The hours of one calendar as they are declared: by weekday, with holidays and exceptions. Times
//! here are civil; nothing here knows a zone.

use std::collections::BTreeMap;
use std::fmt;

use jiff::civil::Date;

use crate::domain::holiday::Holiday;

/// Minutes of a day.
pub(crate) const DAY: u16 = 24 * 60;

/// So many days without working time in a row are a mistake in the calendar.
const LONGEST_REST: i32 = 60;

/// A stretch of working time, in minutes from the midnight its day begins with. It belongs to that
/// day, also where it goes on after the next midnight.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Interval {
    /// Below [`DAY`].
    pub(crate) start: u16,
    /// Behind `start`, at most a day behind it.
    pub(crate) end: u16,
}

impl Interval {
    /// Reads `09:00-17:30`; `24:00` is the end of a day, an end before its start is the next day's.
    /// An interval without length is none.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let (start, end) = text.split_once('-')?;
        let (start, end) = (minutes(start)?, minutes(end)?);
        let end = if end < start { end + DAY } else { end };
        (start != end && start < DAY).then_some(Self { start, end })
    }
}

impl fmt::Display for Interval {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let end = if self.end > DAY { self.end - DAY } else { self.end };
        write!(f, "{:02}:{:02}-{:02}:{:02}", self.start / 60, self.start % 60, end / 60, end % 60)
    }
}

/// Minutes from midnight: `00:00` to `24:00`.
fn minutes(text: &str) -> Option<u16> {
    let (hours, minutes) = text.split_once(':')?;
    let two_digits = |text: &str| text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_digit());
    if !two_digits(hours) || !two_digits(minutes) {
        return None;
    }
    let (hours, minutes): (u16, u16) = (hours.parse().ok()?, minutes.parse().ok()?);
    (minutes < 60 && hours * 60 + minutes <= DAY).then_some(hours * 60 + minutes)
}

/// Where those holidays of a calendar come from that it does not list itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct HolidaySource {
    /// As in ISO 3166: `FR`.
    pub(crate) country: Option<String>,
    /// As `domain::holiday` knows it.
    pub(crate) region: Option<String>,
    /// An iCalendar file, as the pack names it.
    pub(crate) file: Option<String>,
    /// The first and the last year in which the holidays are known.
    pub(crate) years: (i16, i16),
}

/// What a calendar without members works by.
#[derive(Debug, Clone, Default)]
pub(crate) struct Hours {
    /// From Monday to Sunday.
    pub(crate) week: [Vec<Interval>; 7],
    /// Free days, and what they are called.
    pub(crate) holidays: BTreeMap<Date, Holiday>,
    /// Where `holidays` come from, but for those listed one by one.
    pub(crate) source: Option<HolidaySource>,
    /// What a date has instead of the hours of its weekday, also where it is a holiday; an empty
    /// list: the date is free.
    pub(crate) exceptions: BTreeMap<Date, Vec<Interval>>,
}

impl Hours {
    /// The intervals that begin on a date.
    pub(super) fn on(&self, date: Date) -> &[Interval] {
        match self.exceptions.get(&date) {
            Some(intervals) => intervals,
            None if self.holidays.contains_key(&date) => &[],
            None => self.on_weekday(date),
        }
    }

    /// The intervals that would begin on a date if nothing were said of the date itself.
    pub(super) fn on_weekday(&self, date: Date) -> &[Interval] {
        let place = usize::try_from(date.weekday().to_monday_zero_offset()).unwrap_or_default();
        self.week.get(place).map_or(&[], Vec::as_slice)
    }
}

impl Hours {
    /// The first stretch of [`LONGEST_REST`] days without working time, if there is one: `None` in
    /// it for a week that has none at all, whatever single dates have.
    pub(crate) fn idle(&self) -> Option<Option<(Date, Date)>> {
        if self.week.iter().all(Vec::is_empty) {
            return Some(None);
        }
        // Only dates that are free by name can make a rest longer than a week.
        let is_free = |date: Date| self.on(date).is_empty();
        let mut seen = Date::MIN;
        let named = self.exceptions.keys().chain(self.holidays.keys()).copied();
        let named: std::collections::BTreeSet<Date> = named.filter(|date| is_free(*date)).collect();
        for date in named {
            if date <= seen {
                continue;
            }
            let before = std::iter::successors(Some(date), |date| date.yesterday().ok());
            let first = before.take_while(|date| is_free(*date)).last()?;
            let after = std::iter::successors(Some(date), |date| date.tomorrow().ok());
            seen = after.take_while(|date| is_free(*date)).last()?;
            if first.until(seen).is_ok_and(|rest| rest.get_days() + 1 >= LONGEST_REST) {
                return Some(Some((first, seen)));
            }
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn intervals_are_told_from_mistakes() {
        let cases = [
            ("09:00-17:30", (540, 1050)),
            ("00:00-24:00", (0, 1440)),
            ("22:00-06:00", (1320, 1800)),
            ("23:59-00:00", (1439, 1440)),
            ("23:59-23:58", (1439, 2878)),
        ];
        for (text, (start, end)) in cases {
            let interval = Interval { start, end };
            assert_eq!(
                (Interval::parse(text), interval.to_string()),
                (Some(interval), text.replace("-00:00", "-24:00"))
            );
        }
        let bad = "9:00-17:00 09:00 24:00-01:00 09:60-10:00 25:00-26:00 09:00-09:00 09.00-10.00 é-x 24:00-24:00 -";
        for text in bad.split(' ') {
            assert_eq!(Interval::parse(text), None, "{text}");
        }
    }
}
