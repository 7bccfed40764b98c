//! What is wrong with a moment as it was typed, and the failure of the command that took it: what
//! was typed, what it could mean, in words that can be typed instead.

use jiff::Zoned;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::clock::Clock;
use crate::cli::failure::Failure;

/// Why a text is not one moment. Readings can be typed as they are.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub(crate) enum MomentError {
    #[error("it is none of the forms a moment is written in")]
    Unknown,
    /// A form that people read in several ways, even where only one of them is a date.
    #[error("it can be read as {}", either(readings))]
    Several { readings: Vec<String> },
    #[error("the clocks of `{zone}` are put back then, and show it twice")]
    Twice { zone: String, readings: Vec<String> },
    /// With the minute before and the first moment after the gap.
    #[error("the clocks of `{zone}` are put forward then, and never show it")]
    Skipped { zone: String, last: String, first: String },
    #[error("working days and sprints are counted by a calendar")]
    NeedsCalendar,
    #[error("it is out of range")]
    OutOfRange,
    #[error("it is not two moments with a `/` between them")]
    NoInterval,
    #[error("it does not begin before it ends")]
    Backwards,
}

impl MomentError {
    /// The failure of a command whose option `flag` was given `text`; exit 2.
    pub(crate) fn failure(&self, flag: &str, text: &str) -> Failure {
        let code = match self {
            Self::Several { .. } | Self::Twice { .. } => "ambiguous-moment",
            Self::Skipped { .. } => "no-such-moment",
            _ => "bad-moment",
        };
        let hint = match self {
            Self::Several { readings } | Self::Twice { readings, .. } => {
                format!("write {}; `opsctl help moments` says what else can be written", either(readings))
            }
            Self::Skipped { last, first, .. } => format!("before it is `{last}`, after it `{first}`"),
            Self::NeedsCalendar => "`opsctl calendar due` counts them".to_owned(),
            Self::NoInterval | Self::Backwards => {
                "write the earlier moment first: `2026-11-23 10:00/2026-11-23 12:00`".to_owned()
            }
            Self::Unknown | Self::OutOfRange => {
                "`2026-11-23 10:00`, `tomorrow 14:00`, `fri 17:00`, `+3d`; `opsctl help moments` says more".to_owned()
            }
        };
        let failure = Failure::usage(code, format!("`{flag}` does not take `{text}`"));
        match self {
            // The hint says it already.
            Self::Unknown => failure.hint(hint),
            Self::Several { readings } if readings.len() < 2 => failure.hint(hint),
            _ => failure.because(self.to_string()).hint(hint),
        }
    }
}

/// The error for one of several days, at that time.
pub(super) fn several(dates: &[Date], time: Option<Clock>) -> MomentError {
    let reading = |date: &Date| time.map_or_else(|| date.to_string(), |time| format!("{date} {time}"));
    MomentError::Several { readings: dates.iter().map(reading).collect() }
}

/// The name of a zone, for an error.
pub(super) fn named(zone: &TimeZone) -> String {
    zone.iana_name().unwrap_or("this zone").to_owned()
}

/// `2026-10-25T02:30+01:00`.
pub(super) fn exact(moment: &Zoned) -> String {
    let seconds = if moment.second() == 0 { "" } else { ":%S" };
    moment.strftime(&format!("%Y-%m-%dT%H:%M{seconds}%:z")).to_string()
}

/// `2026-03-29 03:00`.
pub(super) fn civil(moment: &Zoned) -> String {
    moment.strftime("%Y-%m-%d %H:%M").to_string()
}

/// `a`, or `b` or `c`.
fn either(readings: &[String]) -> String {
    let quoted: Vec<_> = readings.iter().map(|reading| format!("`{reading}`")).collect();
    quoted.join(" or ")
}
