//! The time of a day as it is typed: `9:30`, `14:00`, `23:59:30`, and `24:00`, the end of the day.

use std::fmt;

use jiff::Zoned;
use jiff::civil::{Date, DateTime, Time};

/// What a clock shows; seconds since it showed 00:00, up to 86,400.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Clock(u32);

impl Clock {
    /// Reads hours, minutes and perhaps seconds, the hours with one digit or two.
    pub(super) fn read(text: &str) -> Option<Self> {
        let mut parts = text.split(':');
        let (hours, minutes, seconds) = (parts.next()?, parts.next()?, parts.next().unwrap_or("00"));
        let number = |text: &str, most: u32| -> Option<u32> {
            let digits = text.bytes().all(|byte| byte.is_ascii_digit());
            text.parse().ok().filter(|number| digits && *number <= most)
        };
        if parts.next().is_some() || hours.len() > 2 || minutes.len() != 2 || seconds.len() != 2 {
            return None;
        }
        let all = number(hours, 24)? * 3_600 + number(minutes, 59)? * 60 + number(seconds, 59)?;
        (all <= 86_400).then_some(Self(all))
    }

    /// What the clocks show at a moment, without its fraction of a second.
    pub(super) fn of(moment: &Zoned) -> Self {
        let number = |part: i8| u32::try_from(part).unwrap_or_default();
        Self(number(moment.hour()) * 3_600 + number(moment.minute()) * 60 + number(moment.second()))
    }

    /// On a day; `None` at the end of all time.
    pub(super) fn on(self, date: Date) -> Option<DateTime> {
        let date = if self.0 == 86_400 { date.tomorrow().ok()? } else { date };
        let part = |number: u32| i8::try_from(number).ok();
        let time = Time::new(part(self.0 / 3_600 % 24)?, part(self.0 / 60 % 60)?, part(self.0 % 60)?, 0).ok()?;
        Some(date.to_datetime(time))
    }
}

impl fmt::Display for Clock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}:{:02}", self.0 / 3_600, self.0 / 60 % 60)?;
        match self.0 % 60 {
            0 => Ok(()),
            seconds => write!(f, ":{seconds:02}"),
        }
    }
}
