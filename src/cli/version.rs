//! `opsctl --version`, and what `--verbose` adds to it: the data that answers depend on. Without
//! `--verbose` it looks at nothing at all.

use std::ffi::OsString;

use serde_json::{Value, json};

use super::context::{Surroundings, Zones};
use super::failure::Failure;
use super::ui::Ui;
use crate::domain::holiday;
use crate::trackers::local;

/// Answers `words`, a command line with `--version`.
pub(crate) fn answer(words: &[OsString], surroundings: &Surroundings, ui: &mut Ui) -> Result<(), Failure> {
    let version = env!("CARGO_PKG_VERSION");
    if !words.iter().any(|word| word == "--verbose") {
        if ui.is_json() {
            return ui.json(&json!({"name": "opsctl", "version": version}));
        }
        ui.line(format!("opsctl {version}"));
        return Ok(());
    }
    let zones = Zones::choose(surroundings.variable("TZDIR"));
    let (first, last) = holiday::covered();
    let countries: Vec<_> = holiday::countries().collect();
    if ui.is_json() {
        let system = zones.system.as_ref().map_or(
            Value::Null,
            |(release, folder)| json!({"release": release, "folder": folder.display().to_string()}),
        );
        let used = if zones.is_bundled() { "bundled" } else { "system" };
        return ui.json(&json!({
            "name": "opsctl",
            "version": version,
            "time_zones": {"release": zones.release, "used": used, "system": system},
            "holidays": {"source": holiday::source(), "first_year": first, "last_year": last, "countries": countries},
            "sqlite": local::sqlite_version(),
        }));
    }
    ui.line(format!("opsctl {version}"));
    ui.line(format!("time zones  {}", in_words(&zones)));
    ui.line(format!("holidays    {}", holiday::source()));
    ui.line(format!("            {first} to {last}: {}", countries.join(" ")));
    ui.line(format!("SQLite      {}", local::sqlite_version()));
    Ok(())
}

/// Which release, from where, and what the other one is.
fn in_words(zones: &Zones) -> String {
    let release = &zones.release;
    match &zones.system {
        Some((_, folder)) if !zones.is_bundled() => format!("{release}, of this system (`{}`)", folder.display()),
        Some((other, folder)) => {
            format!("{release}, in the binary; this system has {other} (`{}`)", folder.display())
        }
        None => format!("{release}, in the binary; no release is known of this system's"),
    }
}
