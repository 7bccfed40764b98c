//! Ways in for `cargo fuzz` (the targets in `.fuzz`) and for nothing else: each takes a text as it
//! may come from outside, and panics where a promise is broken. The program never has this module.

#![expect(clippy::panic, reason = "a fuzzer sees a broken promise by the panic")]

use chrono::Duration;

use crate::cli::moment::{self, MomentError};
use crate::domain::calendar::Calendar;
use crate::domain::duration::Length;
use crate::domain::ident::EnvironmentId;
use crate::domain::pack::Pack;
use crate::domain::people::Instant;
use crate::domain::request::event::{DeployAction, Event};
use crate::domain::request::marker::{self, Found};
use crate::domain::window::{Change, Target};
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

/// A file of a process pack: a workflow beside the built-in one, or else `opsctl.yaml`.
pub fn pack(text: &str) {
    let file = |name: &str| Source { name: name.to_owned(), text: text.to_owned() };
    let (config, mut sources) = spec::builtin();
    if text.contains("steps:") {
        sources.splice(..0, [config, file("workflows/a.yaml")]);
    } else {
        sources.insert(0, file("opsctl.yaml"));
    }
    load(&sources);
}

/// A pack with a place for each way to write a time, each marked with `@`.
const TIMES: &str = "\
timezone: Europe/Paris
people: {alice: {}}
roles: {ops: {members: [alice]}}
environments: {live: {}}
calendars:
  office: {hours: {@: [@, @]}, exceptions: {@: [@]}}
sprints: {start: @, length: @}
windows:
  - {name: weekly, deny: {environments: [live], days: @, times: [@], months: @}}
  - {name: once, deny: {environments: [live], from: @, to: @}}
  - {name: stretch, deny: {environments: [live], stretch: @}}
  - {name: holidays, deny: {environments: [live], holidays: office}}
oncall:
  ops:
    layers: [{rotation: {start: @, every: @, at: @, members: [alice]}, restrict: [{days: @, times: [@]}]}]
    overrides: [{from: @, to: @, who: alice}]
    fallback: ops
";

/// What stands in the places of [`TIMES`] that a text has no line for.
const USUAL: &str = include_str!("../.fuzz/seeds/times/usual");

/// The days and times of calendars, windows and schedules, one a line as [`TIMES`] has them; what
/// comes of them is asked about moments.
pub fn times(text: &str) {
    let Some(pack) = pack_of_times(text) else { return };
    let target = Target { environment: EnvironmentId::new("live"), workflow: None, action: DeployAction::Release };
    for second in [0, 1_711_846_800, 1_792_890_000, 4_102_444_800] {
        let Some(at) = Instant::from_timestamp(second, 0) else { continue };
        pack.calendars.iter().for_each(|calendar| ask_calendar(calendar, at));
        let is_open = |change: Option<Change>| change.map(|change| pack.windows.decide(&target, change.at).open);
        assert_ne!(is_open(pack.windows.next_open(&target, at)), Some(false), "{text}");
        assert_ne!(is_open(pack.windows.next_close(&target, at)), Some(true), "{text}");
        let month = at + Duration::days(31);
        for schedule in &pack.oncall {
            let stretches = schedule.stretches(at, month, &pack.directory);
            assert!(stretches.is_sorted_by(|left, right| left.to <= right.from), "{text}");
        }
    }
}

fn pack_of_times(text: &str) -> Option<Pack> {
    let (mut lines, mut usual) = (text.lines(), USUAL.lines());
    let mut config = String::new();
    for part in TIMES.split_inclusive('@') {
        let usual = usual.next().unwrap_or_default();
        match part.strip_suffix('@') {
            Some(before) => {
                let line = serde_json::Value::from(lines.next().unwrap_or(usual));
                config.push_str(&format!("{before}{line}"));
            }
            None => config.push_str(part),
        }
    }
    load(&[Source { name: "opsctl.yaml".to_owned(), text: config }])
}

fn ask_calendar(calendar: &Calendar, at: Instant) {
    let opening = calendar.next_opening(at);
    assert!(opening.is_none_or(|opening| opening >= at && calendar.is_open_at(opening)), "{at}");
    let closing = calendar.next_closing(at);
    assert!(closing.is_none_or(|closing| closing > at && !calendar.is_open_at(closing)), "{at}");
    let hour = Duration::hours(1);
    assert!(calendar.add_time(at, hour).is_none_or(|due| calendar.business(at, due) == hour), "{at}");
}

/// Loads a pack, `opsctl.yaml` first, and shows what is found in it.
fn load(sources: &[Source]) -> Option<Pack> {
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

    #[test]
    fn every_place_has_its_usual_time() {
        assert_eq!(TIMES.matches('@').count(), USUAL.lines().count());
        assert!(pack_of_times("").is_some());
    }

    /// What the fuzzer begins with passes, and the ways in do not rot where nobody fuzzes.
    #[test]
    fn seeds_pass() {
        let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
        type Target = fn(&str);
        let targets: [(_, Target); 5] =
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
