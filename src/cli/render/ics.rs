//! Closed times as iCalendar (RFC 5545): what Thunderbird and Google Calendar need of an event, times
//! in UTC. The crate escapes, folds and ends lines; texts are made safe here before.

use icalendar::{Calendar, Component, Event, EventLike, Property};
use sha2::{Digest, Sha256};

use super::text::clean;
use super::window::NO_KNOWN_END;
use crate::domain::ident::{EnvironmentId, WindowId};
use crate::domain::people::Instant;
use crate::domain::window::Windows;

/// A time in which an environment is closed.
#[derive(Debug)]
pub(crate) struct Closing {
    pub(crate) environment: EnvironmentId,
    pub(crate) start: Instant,
    /// `None`: no known end.
    pub(crate) end: Option<Instant>,
    /// Where an event without a known end ends.
    pub(crate) shown_until: Instant,
    /// The rules that keep it closed.
    pub(crate) windows: Vec<WindowId>,
}

/// The calendar of the closings, each line ending in CRLF. An event has the same UID whenever it is
/// written, so that importing it again changes it and adds none.
pub(crate) fn calendar(closings: &[Closing], organization: &str, windows: &Windows, now: Instant) -> String {
    let mut calendar = Calendar::empty();
    let name = format!("Closed windows {organization}");
    let name = Property::new("X-WR-CALNAME", clean(name.trim_end())).add_parameter("VALUE", "TEXT").done();
    calendar.append_property(("VERSION", "2.0"));
    calendar.append_property(("PRODID", concat!("-//opsctl//opsctl ", env!("CARGO_PKG_VERSION"), "//EN")));
    calendar.append_property(("CALSCALE", "GREGORIAN"));
    calendar.append_property(("METHOD", "PUBLISH"));
    calendar.append_property(name);
    for closing in closings {
        calendar.push(event(closing, organization, windows, now));
    }
    calendar.to_string()
}

fn event(closing: &Closing, organization: &str, windows: &Windows, now: Instant) -> Event {
    let names: Vec<&str> = closing.windows.iter().map(WindowId::as_str).collect();
    let rules = || closing.windows.iter().filter_map(|name| windows.rule(name));
    let reasons: Vec<&str> = rules().filter_map(|rule| rule.reason.as_deref()).collect();
    let why = if reasons.is_empty() { String::new() } else { format!(" ({})", reasons.join("; ")) };
    let summary = format!("{} closed: {}{why}", closing.environment, names.join(", "));
    let mut description: Vec<String> =
        rules().map(|rule| clean(&format!("{}: {}", rule.name, rule.describe())).into_owned()).collect();
    if closing.end.is_none() {
        description.push(NO_KNOWN_END.to_owned());
    }
    Event::new()
        .uid(&uid(closing, organization))
        .timestamp(now)
        .starts(closing.start)
        .ends(closing.end.unwrap_or(closing.shown_until))
        .summary(&clean(&summary))
        .description(&description.join("\n"))
        // It takes nobody's time.
        .append_property(("TRANSP", "TRANSPARENT"))
        .done()
}

fn uid(closing: &Closing, organization: &str) -> String {
    let text = format!("{organization}\n{}\n{}", closing.environment, closing.start.timestamp());
    let digest = Sha256::digest(text.as_bytes());
    let hex: String = digest.iter().take(16).map(|byte| format!("{byte:02x}")).collect();
    format!("{hex}@opsctl")
}
