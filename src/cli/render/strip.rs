//! Two weeks of windows as a strip: a row for each environment, a column for each day, a mark for
//! some hours of it. It can be read without colours, and gets coarser where it is narrow.

use std::fmt::Write;

use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{ToSpan, Zoned};
use unicode_width::UnicodeWidthStr;

use super::tone::{Palette, Tone};
use crate::domain::civil::{resolve, start_of, zoned};
use crate::domain::people::Instant;
use crate::domain::window::Period;

const DAYS: i32 = 14;

/// Days and marks a day, from the finest to the coarsest.
const SCALES: [(i32, i8); 8] = [(DAYS, 12), (DAYS, 8), (DAYS, 6), (DAYS, 4), (DAYS, 3), (DAYS, 2), (DAYS, 1), (7, 1)];

/// One environment.
#[derive(Debug)]
pub(crate) struct Row {
    pub(crate) label: String,
    /// Of the time of [`span`].
    pub(crate) periods: Vec<Period>,
}

/// The time that is drawn: two weeks from the beginning of the day of `at`.
pub(crate) fn span(at: Instant, zone: &TimeZone) -> Option<(Instant, Instant)> {
    let today = zoned(at, zone)?.date();
    Some((start_of(today, zone)?, start_of(today.checked_add(DAYS.days()).ok()?, zone)?))
}

/// The strip with heads and legend, each line ending in a line break.
pub(crate) fn draw(rows: &[Row], at: Instant, zone: &TimeZone, width: usize, palette: Palette) -> String {
    let label = rows.iter().map(|row| row.label.width()).max().unwrap_or_default();
    let room = width.saturating_sub(label + 2);
    let fits = |(days, marks): &&(i32, i8)| {
        usize::try_from(days * (i32::from(*marks) + 1) - 1).is_ok_and(|needed| needed <= room)
    };
    let (days, marks) = SCALES.iter().find(fits).copied().unwrap_or((7, 1));
    let Some(today) = zoned(at, zone).as_ref().map(Zoned::date) else { return String::new() };
    let dates: Vec<Date> = today.series(1.day()).take(usize::try_from(days).unwrap_or_default()).collect();
    let column = usize::try_from(marks).unwrap_or_default();
    let head = |name: &dyn Fn(&Date) -> String| {
        let cells: Vec<String> = dates.iter().map(|date| format!("{:column$.column$}", name(date))).collect();
        format!("{:label$}  {}", "", cells.join(" ")).trim_end().to_owned()
    };
    let mut text = palette.paint(Tone::Head, &head(&|date| date.strftime("%a").to_string())) + "\n";
    if column > 1 {
        text += &(palette.paint(Tone::Muted, &head(&|date| date.strftime("%d").to_string())) + "\n");
    }
    for row in rows {
        let cells: Vec<String> = dates.iter().map(|date| day(row, *date, marks, zone, palette)).collect();
        let name = palette.paint(Tone::Accent, &row.label);
        let gap = " ".repeat(label - row.label.width() + 2);
        let _ = writeln!(text, "{name}{gap}{}", cells.join(" "));
    }
    let legend: Vec<String> =
        State::ALL.iter().map(|state| format!("{} {}", state.mark(palette, 1), state.name())).collect();
    let _ = writeln!(text, "{}   a mark is {} h, {}", legend.join("  "), 24 / marks, zone.iana_name().unwrap_or("UTC"));
    text
}

/// What a mark stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    Closed,
    Partly,
    Open,
}

impl State {
    const ALL: [Self; 3] = [Self::Closed, Self::Partly, Self::Open];

    fn name(self) -> &'static str {
        match self {
            Self::Closed => "closed",
            Self::Partly => "partly",
            Self::Open => "open",
        }
    }

    /// So many marks.
    fn mark(self, palette: Palette, count: usize) -> String {
        let (tone, mark) = match self {
            Self::Closed => (Tone::Bad, "█"),
            Self::Partly => (Tone::Warn, "▒"),
            Self::Open => (Tone::Good, "·"),
        };
        palette.paint(tone, &mark.repeat(count))
    }
}

/// The marks of a day, those that follow each other in one colour.
fn day(row: &Row, date: Date, marks: i8, zone: &TimeZone, palette: Palette) -> String {
    let hours = 24 / marks;
    let states: Vec<State> = (0..marks).filter_map(|mark| state(row, date, mark * hours, hours, zone)).collect();
    let runs = states.chunk_by(|left, right| left == right);
    runs.filter_map(|run| Some(run.first()?.mark(palette, run.len()))).collect()
}

/// The state in some hours of a day. Hours that the clocks skip are as what comes behind them.
fn state(row: &Row, date: Date, hour: i8, hours: i8, zone: &TimeZone) -> Option<State> {
    let moment = |hour: i8| {
        if hour == 24 { start_of(date.tomorrow().ok()?, zone) } else { resolve(date.at(hour, 0, 0, 0), zone) }
    };
    let (start, end) = (moment(hour)?, moment(hour + hours)?);
    let touches = |period: &&Period| {
        period.start < end.max(start + chrono::Duration::seconds(1))
            && period.end.as_ref().is_none_or(|change| start < change.at)
    };
    let mut states = row.periods.iter().filter(touches).map(|period| period.open);
    let first = states.next().unwrap_or(true);
    Some(match (first, states.next()) {
        (_, Some(_)) => State::Partly,
        (true, None) => State::Open,
        (false, None) => State::Closed,
    })
}
