//! One event of an iCalendar file: its days as they are written, before repetitions are.

use std::collections::BTreeSet;

use icalendar::parser::{Component, Property};
use jiff::civil::Date;

use super::error::{EventError, IcsError, shortened};
use super::rule;

/// An event.
#[derive(Debug)]
pub(super) struct Event {
    /// Its `SUMMARY`, without control characters.
    pub(super) title: String,
    pub(super) uid: Option<String>,
    start: Date,
    /// How many whole days each time, from 1; `None`: it is no whole day.
    pub(super) days: Option<i32>,
    /// `RRULE`s.
    rules: Vec<String>,
    /// `RDATE`s.
    also: Vec<Date>,
    /// `EXDATE`s.
    except: BTreeSet<Date>,
    /// `RECURRENCE-ID`: the day of the event with the same `uid` that this one stands in for.
    pub(super) replaces: Option<Date>,
    pub(super) cancelled: bool,
    pub(super) tentative: bool,
}

impl Event {
    /// Reads an event.
    pub(super) fn read(component: &Component<'_>) -> Result<Self, EventError> {
        let start = find(component, "DTSTART").ok_or(EventError::NoStart)?;
        let start = Moment::read("DTSTART", start)?;
        if find(component, "EXRULE").is_some() {
            return Err(EventError::ExceptionRule);
        }
        let status = find(component, "STATUS").map(|property| property.val.as_str().trim().to_ascii_uppercase());
        let replaces = find(component, "RECURRENCE-ID");
        Ok(Self {
            title: title(component),
            uid: find(component, "UID").map(|property| property.val.as_str().to_owned()),
            start: start.date,
            days: days(component, start)?,
            rules: all(component, "RRULE").map(|property| property.val.as_str().to_owned()).collect(),
            also: dates(component, "RDATE")?,
            except: dates(component, "EXDATE")?.into_iter().collect(),
            replaces: replaces.map(|property| Moment::read("RECURRENCE-ID", property)).transpose()?.map(|at| at.date),
            cancelled: status.as_deref() == Some("CANCELLED"),
            tentative: status.as_deref() == Some("TENTATIVE"),
        })
    }

    /// Whether it has a rule to repeat by.
    pub(super) fn repeats(&self) -> bool {
        !self.rules.is_empty()
    }

    /// The days it begins on, not after `last`, each once.
    pub(super) fn starts(&self, last: Date) -> Result<BTreeSet<Date>, IcsError> {
        let mut starts: BTreeSet<Date> = self.also.iter().copied().chain([self.start]).collect();
        for value in &self.rules {
            let found = rule::dates(value, self.start, last);
            starts.extend(found.map_err(|cause| IcsError::Event { title: self.title.clone(), cause })?);
        }
        starts.retain(|start| *start <= last && !self.except.contains(start));
        Ok(starts)
    }
}

/// A date, or a date with a time by whatever clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Moment {
    date: Date,
    has_time: bool,
    /// Whether the time, where there is one, is the beginning of the day by its own clock.
    is_midnight: bool,
}

impl Moment {
    fn read(name: &'static str, property: &Property<'_>) -> Result<Self, EventError> {
        Self::parse(name, property.val.as_str())
    }

    /// Reads `20261225`, `20261225T000000` or `20261225T000000Z`.
    fn parse(name: &'static str, text: &str) -> Result<Self, EventError> {
        let bad = || EventError::NoDate { property: name, value: shortened(text) };
        let text = text.trim();
        let (date, time) = text.split_once('T').map_or((text, None), |(date, time)| (date, Some(time)));
        let date = rule::date(date).ok_or_else(bad)?;
        let Some(time) = time else { return Ok(Self { date, has_time: false, is_midnight: true }) };
        let time = time.strip_suffix('Z').unwrap_or(time);
        if time.len() != 6 || !time.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(bad());
        }
        Ok(Self { date, has_time: true, is_midnight: time == "000000" })
    }
}

/// How many whole days an event takes, from its end (exclusive) or its duration. An end that is the
/// start is one day, as many programs write it.
fn days(component: &Component<'_>, start: Moment) -> Result<Option<i32>, EventError> {
    if let Some(end) = find(component, "DTEND") {
        let end = Moment::read("DTEND", end)?;
        let days = start.date.until(end.date).map_or(0, |span| span.get_days());
        return match days {
            ..0 => Err(EventError::Backwards),
            _ if !start.is_midnight || !end.is_midnight || start.has_time != end.has_time => Ok(None),
            0 if start.has_time => Ok(None),
            days => Ok(Some(days.max(1))),
        };
    }
    if let Some(duration) = find(component, "DURATION") {
        let value = duration.val.as_str();
        let seconds =
            duration_seconds(value.trim()).ok_or_else(|| EventError::NoDuration { value: shortened(value) })?;
        let whole = start.is_midnight && seconds > 0 && seconds % 86_400 == 0;
        return Ok(whole.then(|| i32::try_from(seconds / 86_400).ok()).flatten());
    }
    Ok((!start.has_time).then_some(1))
}

/// Reads `P1D`, `P2W`, `PT24H` (RFC 5545 section 3.3.6), forward only.
fn duration_seconds(text: &str) -> Option<u32> {
    let mut rest = text.strip_prefix('+').unwrap_or(text).strip_prefix('P')?;
    let mut seconds: u32 = 0;
    let mut in_time = false;
    let mut is_empty = true;
    while !rest.is_empty() {
        if let Some(time) = rest.strip_prefix('T') {
            (rest, in_time) = (time, true);
            continue;
        }
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        let (amount, unit) = rest.split_at_checked(digits)?;
        let unit_seconds = match (unit.bytes().next()?, in_time) {
            (b'W', false) => 604_800,
            (b'D', false) => 86_400,
            (b'H', true) => 3_600,
            (b'M', true) => 60,
            (b'S', true) => 1,
            _ => return None,
        };
        seconds = seconds.checked_add(amount.parse::<u32>().ok()?.checked_mul(unit_seconds)?)?;
        rest = unit.get(1..)?;
        is_empty = false;
    }
    (!is_empty).then_some(seconds)
}

/// The dates of all properties of a name, each a list with commas; of a period its start.
fn dates(component: &Component<'_>, name: &'static str) -> Result<Vec<Date>, EventError> {
    let values = all(component, name).flat_map(|property| property.val.as_str().split(','));
    let starts = values.map(|value| value.split_once('/').map_or(value, |(start, _)| start));
    starts.map(|value| Moment::parse(name, value).map(|moment| moment.date)).collect()
}

/// What an event is called.
pub(super) fn title(component: &Component<'_>) -> String {
    let text = find(component, "SUMMARY").map(|property| property.val.as_str()).unwrap_or_default();
    let words: Vec<&str> =
        text.split(|c: char| c.is_whitespace() || c.is_control()).filter(|word| !word.is_empty()).collect();
    if words.is_empty() { "without a title".to_owned() } else { shortened(&words.join(" ")) }
}

fn find<'c, 'a>(component: &'c Component<'a>, name: &str) -> Option<&'c Property<'a>> {
    all(component, name).next()
}

fn all<'c, 'a>(component: &'c Component<'a>, name: &str) -> impl Iterator<Item = &'c Property<'a>> {
    component.properties.iter().filter(move |property| is_named(&property.name, name))
}

/// Whether a component or a property has that name; case does not count.
pub(super) fn is_named(name: &impl AsRef<str>, expected: &str) -> bool {
    name.as_ref().eq_ignore_ascii_case(expected)
}
