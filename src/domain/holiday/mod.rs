//! Public holidays by country and region, from data the project owns (`public.txt`, made by
//! `.data/public_holidays.py`). It gives dates and their names; whether a team works on such a day
//! is the calendar's matter, and a pack may name further dates and take some back.

use std::borrow::Cow;

use jiff::civil::Date;

/// What [`public`] reads; its head says how a line is written.
const DATA: &str = include_str!("public.txt");

/// A day that is free somewhere.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Holiday {
    /// A civil day: it begins and ends by the clocks of whoever has it.
    pub(crate) date: Date,
    /// In English, or as an imported file has it.
    pub(crate) name: Cow<'static, str>,
    /// Whether nobody knows the date for sure yet: it follows the moon, or a decree that is still to come.
    pub(crate) estimated: bool,
}

/// The public holidays of a country (ISO 3166, `FR`) or of one of its regions, by date, all in the
/// years of [`covered`]. Without a region: the days the whole country has; for `GB` those of England
/// and Wales, for `US` the federal ones. `None` for a country or region that is not known.
pub(crate) fn public(country: &str, region: Option<&str>) -> Option<Vec<Holiday>> {
    if region.is_some_and(|region| regions(country).all(|known| known != region)) {
        return None;
    }
    let (_, lines) = section(country)?;
    let who = region.unwrap_or("-");
    let mut found: Vec<_> = lines.lines().filter_map(line).filter(|line| line.holds_for(who)).flat_map(days).collect();
    found.sort_unstable();
    Some(found)
}

/// The first and the last year the data covers, each to its end. Beyond, no holiday is known.
pub(crate) fn covered() -> (i16, i16) {
    let years = head("years").and_then(|years| years.split_once(' '));
    years.and_then(|(first, last)| Some((first.parse().ok()?, last.parse().ok()?))).unwrap_or_default()
}

/// Where the data comes from, with its version: `PyPI holidays 0.108 (...)`.
pub(crate) fn source() -> &'static str {
    head("source").unwrap_or_default()
}

/// The countries there are, by code.
pub(crate) fn countries() -> impl Iterator<Item = &'static str> {
    sections().map(|(country, _, _)| country)
}

/// The regions of a country: codes of ISO 3166-2 without the country's part, and `alsace-moselle`.
/// Empty where the country has none, or is not known.
pub(crate) fn regions(country: &str) -> impl Iterator<Item = &'static str> {
    section(country).map(|(regions, _)| regions.split(' ').filter(|region| !region.is_empty())).into_iter().flatten()
}

/// The value of a line at the head of the data.
fn head(key: &str) -> Option<&'static str> {
    DATA.lines().find_map(|line| line.strip_prefix(key)?.strip_prefix(' '))
}

/// Country, regions and lines of each section.
fn sections() -> impl Iterator<Item = (&'static str, &'static str, &'static str)> {
    DATA.split("\ncountry ").skip(1).map(|section| {
        let (title, lines) = section.split_once('\n').unwrap_or((section, ""));
        let (country, regions) = title.split_once(' ').unwrap_or((title, ""));
        (country, regions, lines)
    })
}

fn section(country: &str) -> Option<(&'static str, &'static str)> {
    sections().find(|(code, _, _)| *code == country).map(|(_, regions, lines)| (regions, lines))
}

/// One line of the data.
#[derive(Debug, Clone, Copy)]
struct Line {
    name: &'static str,
    who: &'static str,
    when: &'static str,
}

impl Line {
    fn holds_for(&self, who: &str) -> bool {
        self.who == "*" || self.who.split(' ').any(|known| known == who)
    }
}

/// `None` for the empty line between two sections.
fn line(text: &'static str) -> Option<Line> {
    let (name, rest) = text.split_once(" | ")?;
    let (who, when) = rest.split_once(" | ")?;
    Some(Line { name, who, when })
}

/// The days of a line.
fn days(line: Line) -> Vec<Holiday> {
    let day = |date: Date, estimated| Holiday { date, name: Cow::Borrowed(line.name), estimated };
    if let Some((month, of_month)) = month_and_day(line.when) {
        let (first, last) = covered();
        return (first..=last)
            .filter_map(|year| Date::new(year, month, of_month).ok())
            .map(|date| day(date, false))
            .collect();
    }
    let dates = line.when.split(' ').filter_map(|text| {
        let certain = text.trim_end_matches('~');
        Some(day(certain.parse().ok()?, certain != text))
    });
    dates.collect()
}

/// `05-01`, a day of every year.
fn month_and_day(text: &str) -> Option<(i8, i8)> {
    let (month, day) = text.split_once('-').filter(|_| text.len() == 5)?;
    Some((month.parse().ok()?, day.parse().ok()?))
}

#[cfg(test)]
mod tests;
