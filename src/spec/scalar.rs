//! Reads the scalars of a pack that mean more than text: names, dates, zones, lengths of time,
//! addresses. What is malformed is reported at its place and read as nothing.

use chrono::{DateTime, Utc};
use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::diagnostic::{Finding, Report, Span};
use super::tree::Node;
use super::word;
use crate::domain::duration::Length;
use crate::domain::ident;

/// A name, checked.
pub(super) fn name(text: &str, span: Span, report: &mut Report<'_>) -> Option<String> {
    if ident::is_well_formed(text) {
        return Some(text.to_owned());
    }
    let shown: String = text.chars().take(ident::LONGEST_NAME).collect();
    let message = format!("`{shown}` cannot be a name");
    let help = format!(
        "a name has letters a-z, digits, `.`, `_` and `-`, begins with a letter or digit, and is at most {} long",
        ident::LONGEST_NAME
    );
    report.push(Finding::error("bad-name", span, message).help(help));
    None
}

/// The name under `key`, checked.
pub(super) fn name_of(node: &Node, key: &str, report: &mut Report<'_>) -> Option<String> {
    let value = node.get(key)?;
    name(value.text()?, value.span, report)
}

/// The text under `key`; a text of spaces alone is refused.
pub(super) fn text_of(node: &Node, key: &str, report: &mut Report<'_>) -> Option<String> {
    let value = node.get(key)?;
    text(value, &format!("`{key}`"), report)
}

/// The text of a scalar without spaces around it; a text of spaces alone is refused.
pub(super) fn text(value: &Node, what: &str, report: &mut Report<'_>) -> Option<String> {
    let text = value.text()?.trim();
    if text.is_empty() {
        report.push(Finding::error("empty-text", value.span, format!("{what} is empty")));
        return None;
    }
    Some(text.to_owned())
}

/// The path of a file under `key`, from the pack's folder.
pub(super) fn path_of(node: &Node, key: &str, report: &mut Report<'_>) -> Option<String> {
    let path = text_of(node, key, report)?;
    if path.starts_with(['/', '\\', '~']) || path.get(1..2) == Some(":") {
        let finding = Finding::error("absolute-path", node.get(key)?.span, format!("`{path}` is not a relative path"));
        report.push(finding.help("the path is relative to the folder of the pack, on every machine"));
        return None;
    }
    Some(path)
}

/// A date as `2026-11-30`.
pub(super) fn date(text: &str, span: Span, report: &mut Report<'_>) -> Option<Date> {
    let shape = text.len() == 10
        && text
            .bytes()
            .enumerate()
            .all(|(at, byte)| if at == 4 || at == 7 { byte == b'-' } else { byte.is_ascii_digit() });
    let date = if shape { text.parse::<Date>().ok() } else { None };
    if date.is_none() {
        let finding = Finding::error("bad-date", span, format!("`{text}` is not a date"));
        let help = if shape { "there is no such day" } else { "write year, month and day: `2026-11-30`" };
        report.push(finding.help(help));
    }
    date
}

/// The instant at which the day after `date` begins in `zone`, for a last day that still counts. A
/// day without midnight (Cairo, 24 April 2026) begins when its clocks do.
pub(super) fn end_of(date: Date, zone: &TimeZone) -> Option<DateTime<Utc>> {
    let next = date.tomorrow().ok()?.to_zoned(zone.clone()).ok()?;
    DateTime::from_timestamp(next.timestamp().as_second(), 0)
}

/// An IANA zone, in its exact spelling.
pub(super) fn zone(value: &Node, report: &mut Report<'_>) -> Option<TimeZone> {
    let text = value.text()?;
    let zones = report.zones();
    // A system's folder also holds copies that count leap seconds, and the machine's own zone.
    let is_other = |name: &str| {
        name.starts_with("right/")
            || name.starts_with("posix/")
            || matches!(name, "posixrules" | "localtime" | "Factory")
    };
    let found = zones.get(text).ok().filter(|zone| zone.iana_name() == Some(text) && !is_other(text));
    if found.is_none() {
        let names: Vec<String> =
            zones.available().map(|name| name.to_string()).filter(|name| !is_other(name)).collect();
        // A short form is near some other short form by chance alone.
        let finding = Finding::error("unknown-zone", value.span, format!("`{text}` is not an IANA time zone"));
        let suggestion =
            if text.contains('/') { word::suggestion(text, names.iter().map(String::as_str)) } else { None };
        report.push(
            finding.help("zones have names such as `Europe/Paris`: offsets and short forms change").help_if(suggestion),
        );
    }
    found
}

/// The zone under `key`.
pub(super) fn zone_of(node: &Node, key: &str, report: &mut Report<'_>) -> Option<TimeZone> {
    zone(node.get(key)?, report)
}

/// The length of time under `key`.
pub(super) fn length_of(node: &Node, key: &str, report: &mut Report<'_>) -> Option<Length> {
    let value = node.get(key)?;
    let text = value.text()?;
    let length = Length::parse(text);
    if length.is_none() {
        let finding = Finding::error("bad-duration", value.span, format!("`{text}` is not a length of time"));
        report.push(finding.help("write `30m`, `4h`, `2bd` (working days), `5d`, `1w` or `sprint`"));
    }
    length
}

/// The share under `key` in percent, `1%` to `100%`.
pub(super) fn percent_of(node: &Node, key: &str, report: &mut Report<'_>) -> Option<u8> {
    let value = node.get(key)?;
    let text = value.text()?;
    let percent = text.strip_suffix('%').and_then(|digits| digits.parse().ok());
    let percent = percent.filter(|percent| (1..=100).contains(percent) && format!("{percent}%") == text);
    if percent.is_none() {
        let finding = Finding::error("bad-percentage", value.span, format!("`{text}` is not a percentage"));
        report.push(finding.help("write a whole number from `1%` to `100%`"));
    }
    percent
}

/// The address under `key`.
pub(super) fn url_of(node: &Node, key: &str, report: &mut Report<'_>) -> Option<String> {
    let value = node.get(key)?;
    let text = value.text()?;
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    let plausible = rest.is_some_and(|rest| {
        rest.starts_with(|c: char| c.is_alphanumeric() || c == '[') && !text.contains(char::is_whitespace)
    });
    if plausible {
        return Some(text.to_owned());
    }
    report.push(Finding::error("bad-url", value.span, format!("`{text}` is not an `http://` or `https://` address")));
    None
}
