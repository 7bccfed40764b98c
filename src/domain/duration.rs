//! Lengths of time as a process writes them: `30m`, `4h`, `2bd`, `1w`, `sprint`. It only holds and
//! prints them; a calendar says when they end.

use std::fmt;

use serde::{Deserialize, Serialize};

/// The unit of a [`Length`] (semantics: `s`, `m`, `h` working time; `bd` working days; `d`, `w`
/// calendar days; `sprint` the end of the running sprint).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Unit {
    Second,
    Minute,
    Hour,
    WorkingDay,
    Day,
    Week,
    Sprint,
}

/// An amount of a unit. `sprint` has the amount 1. In events it stands as it is written in a pack.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub(crate) struct Length {
    pub(crate) amount: u32,
    pub(crate) unit: Unit,
}

impl Length {
    /// `1h`.
    pub(crate) const HOUR: Self = Self { amount: 1, unit: Unit::Hour };

    /// Reads `90s`, `30m`, `4h`, `2bd`, `5d`, `1w` or `sprint`. The amount is a whole number from
    /// 1 to 100,000, without sign or space.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        if text == "sprint" {
            return Some(Self { amount: 1, unit: Unit::Sprint });
        }
        let digits = text.bytes().take_while(u8::is_ascii_digit).count();
        let (amount, unit) = text.split_at(digits);
        let unit = match unit {
            "s" => Unit::Second,
            "m" => Unit::Minute,
            "h" => Unit::Hour,
            "bd" => Unit::WorkingDay,
            "d" => Unit::Day,
            "w" => Unit::Week,
            _ => return None,
        };
        let amount = amount.parse().ok().filter(|amount| (1..=100_000).contains(amount))?;
        Some(Self { amount, unit })
    }

    /// The plain length on the clock on the wall, where no calendar is needed to know it: seconds
    /// to weeks, a day being 24 hours. `None` for working days and sprints.
    pub(crate) fn wall_clock(self) -> Option<chrono::Duration> {
        let amount = i64::from(self.amount);
        Some(match self.unit {
            Unit::Second => chrono::Duration::seconds(amount),
            Unit::Minute => chrono::Duration::minutes(amount),
            Unit::Hour => chrono::Duration::hours(amount),
            Unit::Day => chrono::Duration::days(amount),
            Unit::Week => chrono::Duration::weeks(amount),
            Unit::WorkingDay | Unit::Sprint => return None,
        })
    }
}

impl TryFrom<String> for Length {
    type Error = String;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::parse(&text).ok_or_else(|| format!("`{text}` is not a length of time"))
    }
}

impl From<Length> for String {
    fn from(length: Length) -> Self {
        length.to_string()
    }
}

impl fmt::Display for Length {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let unit = match self.unit {
            Unit::Second => "s",
            Unit::Minute => "m",
            Unit::Hour => "h",
            Unit::WorkingDay => "bd",
            Unit::Day => "d",
            Unit::Week => "w",
            Unit::Sprint => return f.write_str("sprint"),
        };
        write!(f, "{}{unit}", self.amount)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_read_back_as_written() {
        for text in ["90s", "30m", "4h", "2bd", "5d", "1w", "sprint", "100000h"] {
            assert_eq!(Length::parse(text).map(|length| length.to_string()).as_deref(), Some(text));
        }
        for bad in ["", "4", "h", "0h", "-1h", "1.5h", "4 h", "100001h", "4hours", "99999999999d"] {
            assert_eq!(Length::parse(bad), None, "{bad}");
        }
    }
}
