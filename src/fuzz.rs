//! Ways in for `cargo fuzz` (the targets in `.fuzz`) and for nothing else: each takes a text as it
//! may come from outside, and panics where a promise is broken. The program never has this module.

#![expect(clippy::panic, reason = "a fuzzer sees a broken promise by the panic")]

use crate::cli::moment::{self, MomentError};
use crate::domain::duration::Length;
use crate::domain::people::Instant;
use crate::domain::request::event::Event;
use crate::domain::request::marker::{self, Found};
use crate::spec::{self, Nowhere, Outside, Source, imported_holidays};

/// A moment as it is typed, or two of them, or a length of time. What a refusal offers instead is
/// taken.
pub fn moment(text: &str) {
    if let Some(length) = Length::parse(text) {
        assert_eq!(Length::parse(&length.to_string()), Some(length), "{text}");
    }
    let nowhere = Nowhere::new();
    for name in ["Europe/Paris", "Africa/Cairo", "Australia/Lord_Howe", "Pacific/Apia"] {
        let Ok(zone) = nowhere.zones().get(name) else { panic!("{name} is no zone") };
        // A Saturday, the night in which Paris puts its clocks back, and the end of all time.
        for second in [1_795_262_400, 1_792_888_200, 253_402_200_000] {
            let Some(now) = Instant::from_timestamp(second, 0) else { panic!("{second} is no moment") };
            let read = |text: &str| moment::parse(text, now, &zone);
            let offered = match read(text) {
                Ok(_) => Vec::new(),
                Err(MomentError::Several { readings } | MomentError::Twice { readings, .. }) => readings,
                Err(MomentError::Skipped { last, first, .. }) => vec![last, first],
                Err(_) => Vec::new(),
            };
            for offer in offered {
                // A date with a time may itself be skipped, shown twice, or behind the end of time.
                let answer = read(&offer);
                let is_moment = !matches!(answer, Err(MomentError::Unknown | MomentError::Several { .. }));
                assert!(is_moment, "{text}: {offer}: {answer:?}");
            }
            if let Ok((from, to)) = moment::parse_interval(text, now, &zone) {
                assert!(from < to, "{text}");
            }
        }
    }
}

/// A file of a process pack: `opsctl.yaml`, or a workflow beside the built-in one.
pub fn pack(text: &str) {
    let file = |name: &str| Source { name: name.to_owned(), text: text.to_owned() };
    let (config, workflows) = spec::builtin();
    load(&[file("opsctl.yaml")]);
    load(&[vec![config, file("workflows/a.yaml")], workflows].concat());
}

/// The days and times of calendars and windows, one a line; what they make is asked about moments.
pub fn times(text: &str) {
    let mut lines = text.lines();
    let mut field = |default: &str| serde_json::Value::from(lines.next().unwrap_or(default)).to_string();
    let hours = format!("{{{}: [{}, {}]}}", field("mon-fri"), field("09:00-17:00"), field("22:00-24:00"));
    let calendar = format!("{{hours: {hours}, exceptions: {{{}: [{}]}}}}", field("2026-12-24"), field("09:00-12:00"));
    let sprints = format!("{{start: {}, length: {}}}", field("2026-01-04"), field("2w"));
    let weekly = format!("days: {}, times: [{}], months: {}", field("thu-sun"), field("18:00-08:00"), field("dec-feb"));
    let once = format!("from: {}, to: {}", field("2026-12-20T00:00"), field("2027-01-03T00:00+01:00"));
    let stretch = field("thu 18:00 - mon 08:00");
    let windows = [weekly, once, format!("stretch: {stretch}"), "holidays: office".to_owned()];
    let windows: Vec<_> = windows
        .iter()
        .enumerate()
        .map(|(place, when)| format!("  - {{name: w{place}, deny: {{environments: [live], {when}}}}}\n"))
        .collect();
    let config = format!(
        "timezone: Europe/Paris\nenvironments: {{live: {{}}}}\ncalendars: {{office: {calendar}}}\nsprints: {sprints}\nwindows:\n{}",
        windows.concat()
    );
    let Some(pack) = load(&[Source { name: "opsctl.yaml".to_owned(), text: config }]) else { return };
    let moments = [0, 1_711_846_800, 1_792_890_000, 4_102_444_800].map(|second| Instant::from_timestamp(second, 0));
    for (calendar, at) in
        pack.calendars.iter().flat_map(|calendar| moments.iter().flatten().map(move |at| (calendar, *at)))
    {
        let opening = calendar.next_opening(at);
        assert!(opening.is_none_or(|opening| opening >= at && calendar.is_open_at(opening)), "{text}");
        assert!(
            calendar.next_closing(at).is_none_or(|closing| closing > at && !calendar.is_open_at(closing)),
            "{text}"
        );
        let hour = chrono::Duration::hours(1);
        if let Some(due) = calendar.add_time(at, hour) {
            assert_eq!(calendar.business(at, due), hour, "{text}");
        }
    }
}

/// Loads a pack, `opsctl.yaml` first, and shows what is found in it.
fn load(sources: &[Source]) -> Option<crate::domain::pack::Pack> {
    let (config, workflows) = sources.split_first()?;
    let (pack, findings) = match spec::load(config, workflows, &Nowhere::new()) {
        Ok(loaded) => (Some(loaded.pack), loaded.warnings),
        Err(findings) => (None, findings),
    };
    for finding in &findings {
        let shown = spec::render(finding, sources, false, 80);
        assert!(!shown.chars().any(|c| c.is_control() && c != '\n'), "{shown:?}");
    }
    pack
}

/// A file of holidays.
pub fn holidays(text: &str) {
    let Ok(imported) = imported_holidays(text, 2020..=2035) else { return };
    assert!(imported.holidays.is_sorted_by(|left, right| left.date < right.date));
    assert!(imported.holidays.iter().all(|day| (2020..=2035).contains(&day.date.year())));
}

/// A comment of a request's log, or the payload in it.
pub fn log(text: &str) {
    let payload = if let Found::Payload(payload) = marker::find(text) { payload } else { text };
    if let Ok(event) = Event::read(payload, "alice") {
        assert_eq!(event.payload(), payload);
    }
    let quoted = marker::write("Somebody wrote:", Some(text), "{}");
    assert_eq!(marker::find(&quoted), Found::Payload("{}"), "{text}");
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What the fuzzer begins with passes, and the ways in do not rot where nobody fuzzes.
    #[test]
    fn seeds_pass() {
        let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
        let targets: [(&str, fn(&str)); 5] =
            [("moment", moment), ("pack", pack), ("times", times), ("holidays", holidays), ("log", log)];
        for (target, run) in targets {
            let seeds: Vec<_> = std::fs::read_dir(root.join(".fuzz/seeds").join(target)).unwrap().collect();
            assert!(!seeds.is_empty(), "{target}");
            for seed in seeds {
                run(&std::fs::read_to_string(seed.unwrap().path()).unwrap());
            }
        }
    }
}
