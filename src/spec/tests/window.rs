//! Mistakes in the section `windows`, and windows that are probably not meant.

use insta::assert_snapshot;
use jiff::tz::TimeZoneDatabase;

use super::{CONFIG, WORKFLOW, loaded, shown, sources};
use crate::domain::people::Instant;
use crate::spec::{Nowhere, Outside, Source, load};

/// A Saturday, at which doubtful things are looked for.
#[derive(Debug)]
struct Saturday(Nowhere);

impl Outside for Saturday {
    fn zones(&self) -> &TimeZoneDatabase {
        self.0.zones()
    }

    fn file(&self, path: &str) -> Result<Source, String> {
        self.0.file(path)
    }

    fn moment(&self) -> Option<Instant> {
        "2026-11-21T12:00:00Z".parse().ok()
    }
}

/// The findings of a pack with this section on a [`Saturday`].
fn at(windows: &str) -> String {
    let sources = sources(&format!("{CONFIG}windows:\n{windows}"), &[WORKFLOW]);
    let found = match load(&sources[0], &sources[1..], &Saturday(Nowhere::new())) {
        Ok(loaded) => loaded.warnings,
        Err(findings) => findings,
    };
    shown(&found, &sources)
}

/// The findings of one deny rule for `mainnet`.
fn deny(fields: &str) -> String {
    at(&format!("  - {{name: w, deny: {{environments: [mainnet], {fields}}}}}\n"))
}

#[test]
fn a_rule_denies_or_allows() {
    assert_snapshot!(at("  - {name: w}\n  - {name: v, deny: {environments: [mainnet]}, allow: {environments: [mainnet]}}\n"), @r"
    error[window-without-rule]: the window `w` neither denies nor allows
      --> opsctl.yaml:13:6
       |
    13 |   - {name: w}
       |      ^^^^
       |
       = help: add `deny: {environments: [...]}` or `allow: {environments: [...]}`

    error[deny-and-allow]: the window `v` both denies and allows
      --> opsctl.yaml:14:56
       |
    14 |   - {name: v, deny: {environments: [mainnet]}, allow: {environments: [mainnet]}}
       |                                                        ^^^^^^^^^^^^
       |
       = help: make two windows of it: where both hold, the deny wins
    ");
}

#[test]
fn names_are_declared() {
    let rule = "  - name: w
    deny: {environments: [manet], workflows: [delivry], actions: [deploy], holidays: office, in_flight: stop}
    break_glass: {by: [opps], approved_by: [dve], incident: sev9, review_by: [qa]}
  - {name: w, allow: {environments: [mainnet]}}
  - {name: a b, allow: {environments: []}}
";
    assert_snapshot!(at(rule), @r"
    error[unknown-environment]: there is no environment `manet`
      --> opsctl.yaml:14:27
       |
    14 |     deny: {environments: [manet], workflows: [delivry], actions: [deploy], holidays: office, in_flight: stop}
       |                           ^^^^^
       |
       = help: did you mean `mainnet`?

    error[unknown-workflow]: there is no workflow `delivry`
      --> opsctl.yaml:14:47
       |
    14 |     deny: {environments: [manet], workflows: [delivry], actions: [deploy], holidays: office, in_flight: stop}
       |                                               ^^^^^^^
       |
       = help: did you mean `delivery`?

    error[unknown-value]: a value of `actions` must be `release`, `rollback` or `maintenance`, found `deploy`
      --> opsctl.yaml:14:67
       |
    14 |     deny: {environments: [manet], workflows: [delivry], actions: [deploy], holidays: office, in_flight: stop}
       |                                                                   ^^^^^^

    error[unknown-calendar]: there is no calendar `office`
      --> opsctl.yaml:14:86
       |
    14 |     deny: {environments: [manet], workflows: [delivry], actions: [deploy], holidays: office, in_flight: stop}
       |                                                                                      ^^^^^^
       |
       = help: no calendar is declared

    error[unknown-value]: `in_flight` must be `block` or `finish`, found `stop`
      --> opsctl.yaml:14:105
       |
    14 |     deny: {environments: [manet], workflows: [delivry], actions: [deploy], holidays: office, in_flight: stop}
       |                                                                                                         ^^^^

    error[unknown-role]: there is no role `opps`
      --> opsctl.yaml:15:24
       |
    15 |     break_glass: {by: [opps], approved_by: [dve], incident: sev9, review_by: [qa]}
       |                        ^^^^
       |
       = help: did you mean `ops`?

    error[unknown-role]: there is no role `dve`
      --> opsctl.yaml:15:45
       |
    15 |     break_glass: {by: [opps], approved_by: [dve], incident: sev9, review_by: [qa]}
       |                                             ^^^
       |
       = help: did you mean `dev`?

    error[unknown-role]: there is no role `qa`
      --> opsctl.yaml:15:79
       |
    15 |     break_glass: {by: [opps], approved_by: [dve], incident: sev9, review_by: [qa]}
       |                                                                               ^^
       |
       = help: known: `dev` and `ops`

    error[duplicate-name]: two windows are named `w`
      --> opsctl.yaml:16:12
       |
    13 |   - name: w
       |           - it is here already
    ...
    16 |   - {name: w, allow: {environments: [mainnet]}}
       |            ^

    error[bad-name]: `a b` cannot be a name
      --> opsctl.yaml:17:12
       |
    17 |   - {name: a b, allow: {environments: []}}
       |            ^^^
       |
       = help: a name has letters a-z, digits, `.`, `_` and `-`, begins with a letter or digit, and is at most 64 long

    error[wrong-length]: `environments` must have at least 1 value, found 0
      --> opsctl.yaml:17:39
       |
    17 |   - {name: a b, allow: {environments: []}}
       |                                       ^^
    ");
}

#[test]
fn days_and_times_are_readable() {
    assert_snapshot!(deny("days: thursday"), @r"
    error[bad-days]: `thursday` names no days of the week
      --> opsctl.yaml:13:53
       |
    13 |   - {name: w, deny: {environments: [mainnet], days: thursday}}
       |                                                     ^^^^^^^^
       |
       = help: write `mon`, or `thu-sun` from the first to the last
    ");
    assert_snapshot!(deny("days: [tue, thu-], months: [dez, jun-aug]"), @r"
    error[bad-days]: `thu-` names no days of the week
      --> opsctl.yaml:13:59
       |
    13 |   - {name: w, deny: {environments: [mainnet], days: [tue, thu-], months: [dez, jun-aug]}}
       |                                                           ^^^^
       |
       = help: write `mon`, or `thu-sun` from the first to the last

    error[bad-months]: `dez` names no months
      --> opsctl.yaml:13:75
       |
    13 |   - {name: w, deny: {environments: [mainnet], days: [tue, thu-], months: [dez, jun-aug]}}
       |                                                                           ^^^
       |
       = help: write `dec`, or `jun-aug` from the first to the last
    ");
    assert_snapshot!(deny("times: [\"9-12\", \"12:00-12:00\", \"24:00-25:00\"]"), @r#"
    error[bad-hours]: `9-12` is not a time of a day
      --> opsctl.yaml:13:55
       |
    13 |   - {name: w, deny: {environments: [mainnet], times: ["9-12", "12:00-12:00", "24:00-25:00"]}}
       |                                                       ^^^^^^
       |
       = help: write start and end: `09:00-17:30`; `24:00` is the end of a day

    error[bad-hours]: `12:00-12:00` is not a time of a day
      --> opsctl.yaml:13:63
       |
    13 |   - {name: w, deny: {environments: [mainnet], times: ["9-12", "12:00-12:00", "24:00-25:00"]}}
       |                                                               ^^^^^^^^^^^^^
       |
       = help: write start and end: `09:00-17:30`; `24:00` is the end of a day

    error[bad-hours]: `24:00-25:00` is not a time of a day
      --> opsctl.yaml:13:78
       |
    13 |   - {name: w, deny: {environments: [mainnet], times: ["9-12", "12:00-12:00", "24:00-25:00"]}}
       |                                                                              ^^^^^^^^^^^^^
       |
       = help: write start and end: `09:00-17:30`; `24:00` is the end of a day
    "#);
    assert_snapshot!(deny("times: 09:00-12:00"), @r"
    error[wrong-type]: `times` must be a list, found `09:00-12:00`
      --> opsctl.yaml:13:54
       |
    13 |   - {name: w, deny: {environments: [mainnet], times: 09:00-12:00}}
       |                                                      ^^^^^^^^^^^
       |
       = help: write `[09:00-12:00]`
    ");
    assert_snapshot!(deny("stretch: thu - mon"), @r"
    error[bad-stretch]: `thu - mon` is not a stretch of a week
      --> opsctl.yaml:13:56
       |
    13 |   - {name: w, deny: {environments: [mainnet], stretch: thu - mon}}
       |                                                        ^^^^^^^^^
       |
       = help: write `thu 18:00 - mon 08:00`
    ");
    assert_snapshot!(deny("stretch: \"thu 18:00 - thu 18:00\", dates: [2026-02-30]"), @r#"
    error[bad-stretch]: `thu 18:00 - thu 18:00` is not a stretch of a week
      --> opsctl.yaml:13:56
       |
    13 |   - {name: w, deny: {environments: [mainnet], stretch: "thu 18:00 - thu 18:00", dates: [2026-02-30]}}
       |                                                        ^^^^^^^^^^^^^^^^^^^^^^^
       |
       = help: write `thu 18:00 - mon 08:00`

    error[bad-date]: `2026-02-30` is not a date
      --> opsctl.yaml:13:89
       |
    13 |   - {name: w, deny: {environments: [mainnet], stretch: "thu 18:00 - thu 18:00", dates: [2026-02-30]}}
       |                                                                                         ^^^^^^^^^^
       |
       = help: there is no such day
    "#);
    assert_snapshot!(deny("days: {thu: true}"), @r"
    error[wrong-type]: `days` must be text, found a table of keys
      --> opsctl.yaml:13:53
       |
    13 |   - {name: w, deny: {environments: [mainnet], days: {thu: true}}}
       |                                                     ^^^^^^^^^^^
    ");
}

#[test]
fn moments_are_readable_and_in_order() {
    assert_snapshot!(deny("from: 2026-12-20, to: 2026-12-20T24:00"), @r"
    error[bad-moment]: `2026-12-20` is not a moment
      --> opsctl.yaml:13:53
       |
    13 |   - {name: w, deny: {environments: [mainnet], from: 2026-12-20, to: 2026-12-20T24:00}}
       |                                                     ^^^^^^^^^^
       |
       = help: write `2026-12-20T00:00`, in the zone of the rule, or `2026-12-20T00:00+02:00`

    error[bad-moment]: `2026-12-20T24:00` is not a moment
      --> opsctl.yaml:13:69
       |
    13 |   - {name: w, deny: {environments: [mainnet], from: 2026-12-20, to: 2026-12-20T24:00}}
       |                                                                     ^^^^^^^^^^^^^^^^
       |
       = help: write `2026-12-20T00:00`, in the zone of the rule, or `2026-12-20T00:00+02:00`
    ");
    assert_snapshot!(deny("from: 2026-12-20T00:00, to: 2026-12-19T23:00"), @r"
    error[ends-before-start]: `to` is not after `from`
      --> opsctl.yaml:13:75
       |
    13 |   - {name: w, deny: {environments: [mainnet], from: 2026-12-20T00:00, to: 2026-12-19T23:00}}
       |                                                     ----------------      ^^^^^^^^^^^^^^^^
       |                                                     |
       |                                                     it begins here
    ");
    // The same civil times, but the offset makes the end earlier.
    assert_snapshot!(deny("from: 2026-12-20T00:00, to: \"2026-12-20T01:00+05:00\""), @r#"
    error[ends-before-start]: `to` is not after `from`
      --> opsctl.yaml:13:75
       |
    13 |   - {name: w, deny: {environments: [mainnet], from: 2026-12-20T00:00, to: "2026-12-20T01:00+05:00"}}
       |                                                     ----------------      ^^^^^^^^^^^^^^^^^^^^^^^^
       |                                                     |
       |                                                     it begins here
    "#);
}

#[test]
fn zones_are_names() {
    assert_snapshot!(deny("timezone: CEST"), @r"
    error[unknown-zone]: `CEST` is not an IANA time zone
      --> opsctl.yaml:13:57
       |
    13 |   - {name: w, deny: {environments: [mainnet], timezone: CEST}}
       |                                                         ^^^^
       |
       = help: zones have names such as `Europe/Paris`: offsets and short forms change
    ");
    assert_snapshot!(deny("timezone: +02:00"), @r"
    error[unknown-zone]: `+02:00` is not an IANA time zone
      --> opsctl.yaml:13:57
       |
    13 |   - {name: w, deny: {environments: [mainnet], timezone: +02:00}}
       |                                                         ^^^^^^
       |
       = help: zones have names such as `Europe/Paris`: offsets and short forms change
    ");
    assert_snapshot!(deny("timezone: Europe/Pariss"), @r"
    error[unknown-zone]: `Europe/Pariss` is not an IANA time zone
      --> opsctl.yaml:13:57
       |
    13 |   - {name: w, deny: {environments: [mainnet], timezone: Europe/Pariss}}
       |                                                         ^^^^^^^^^^^^^
       |
       = help: did you mean `Europe/Paris`?
    ");
}

#[test]
fn broken_glass_expires_on_the_wall_clock() {
    let rule = "  - {name: w, deny: {environments: [mainnet], days: thu}, break_glass: {by: [ops], expires: 1bd}}\n";
    assert_snapshot!(at(rule), @r"
    error[bad-duration]: broken glass expires on the wall clock, such as `4h`
      --> opsctl.yaml:13:93
       |
    13 |   - {name: w, deny: {environments: [mainnet], days: thu}, break_glass: {by: [ops], expires: 1bd}}
       |                                                                                             ^^^
    ");
    assert_snapshot!(at("  - {name: w, deny: {environments: [mainnet], days: thu}, break_glass: {expires: 1h}}\n"), @r"
    error[missing-key]: `break_glass` needs the key `by`
      --> opsctl.yaml:13:73
       |
    13 |   - {name: w, deny: {environments: [mainnet], days: thu}, break_glass: {expires: 1h}}
       |                                                                         ^^^^^^^
    ");
}

#[test]
fn production_is_not_open_by_omission() {
    assert_snapshot!(at("  - {name: w, deny: {environments: [devnet], days: thu}}\n"), @r"
    error[production-without-window]: no window says when `mainnet` may be changed
      --> opsctl.yaml:11:3
       |
    11 |   mainnet: {after: devnet, production: true, owners: [ops]}
       |   ^^^^^^^
       |
       = help: for a production environment that is open at any time, add to `windows`: `- {name: mainnet-any-time, allow: {environments: [mainnet]}}`
    ");
    // With a mistake in the rules, nothing is said of what they leave out.
    let broken = at("  - {name: w, deny: {environments: [devnet], days: thrusday}}\n");
    assert!(!broken.contains("production-without-window"), "{broken}");
}

#[test]
fn windows_that_never_open() {
    assert_snapshot!(deny("from: 2026-01-01T00:00"), @r"
    warning[never-opens]: `mainnet` does not open for anything within 400 days
      --> opsctl.yaml:11:3
       |
    11 |   mainnet: {after: devnet, production: true, owners: [ops]}
       |   ^^^^^^^
    12 | windows:
    13 |   - {name: w, deny: {environments: [mainnet], from: 2026-01-01T00:00}}
       |            - closes it now
    ");
    let half = "  - {name: weekend, allow: {environments: [mainnet], days: sat-sun, actions: [release, rollback]}}
  - {name: no-weekend, deny: {environments: [mainnet], days: fri-mon, actions: [rollback]}}
";
    assert_snapshot!(at(half), @r"
    warning[never-opens]: `mainnet` does not open for `rollback` within 400 days
      --> opsctl.yaml:11:3
       |
    11 |   mainnet: {after: devnet, production: true, owners: [ops]}
       |   ^^^^^^^
    ...
    14 |   - {name: no-weekend, deny: {environments: [mainnet], days: fri-mon, actions: [rollback]}}
       |            ---------- closes it now
    ");
    let of_one = "  - {name: any-time, allow: {environments: [mainnet]}}
  - {name: frozen, deny: {environments: [mainnet], workflows: [delivery]}}
";
    assert_snapshot!(at(of_one), @r"
    warning[never-opens]: `mainnet` does not open for anything of `delivery` within 400 days
      --> opsctl.yaml:11:3
       |
    11 |   mainnet: {after: devnet, production: true, owners: [ops]}
       |   ^^^^^^^
    ...
    14 |   - {name: frozen, deny: {environments: [mainnet], workflows: [delivery]}}
       |            ------ closes it now
    ");
}

#[test]
fn windows_that_are_over_or_never_hold() {
    assert_snapshot!(deny("from: 2025-12-20T00:00, to: 2026-01-03T00:00"), @r"
    warning[window-in-the-past]: the window `w` is over: it held from 2025-12-20 00:00, until 2026-01-03 00:00
      --> opsctl.yaml:13:12
       |
    13 |   - {name: w, deny: {environments: [mainnet], from: 2025-12-20T00:00, to: 2026-01-03T00:00}}
       |            ^
       |
       = help: take it out, or give it another time
    ");
    assert_snapshot!(deny("dates: [2026-01-01, 2026-11-20]"), @r"
    warning[window-in-the-past]: the window `w` is over: it held 2026-01-01 and 2026-11-20
      --> opsctl.yaml:13:12
       |
    13 |   - {name: w, deny: {environments: [mainnet], dates: [2026-01-01, 2026-11-20]}}
       |            ^
       |
       = help: take it out, or give it another time
    ");
    assert_snapshot!(deny("days: mon, stretch: \"thu 18:00 - sun 08:00\""), @r#"
    warning[window-never-holds]: the window `w` never holds: Monday, Thursday 18:00 to Sunday 08:00
      --> opsctl.yaml:13:12
       |
    13 |   - {name: w, deny: {environments: [mainnet], days: mon, stretch: "thu 18:00 - sun 08:00"}}
       |            ^
       |
       = help: all of it must be so at once
    "#);
    // Today, and far from now.
    assert_eq!(deny("dates: [2026-11-21]"), "");
    assert_eq!(deny("dates: [2028-02-29]"), "");
    assert_eq!(deny("from: 2028-02-29T00:00, to: 2028-03-01T00:00"), "");
}

#[test]
fn windows_for_once_that_are_long() {
    assert_snapshot!(deny("from: 2026-12-20T00:00, to: 2027-01-21T00:00"), @r"
    warning[long-window]: the window `w` is for once, and holds on 32 days
      --> opsctl.yaml:13:75
       |
    13 |   - {name: w, deny: {environments: [mainnet], from: 2026-12-20T00:00, to: 2027-01-21T00:00}}
       |                                                                           ^^^^^^^^^^^^^^^^
       |
       = help: more than 31 are rare: look at month and year
    ");
    assert_eq!(deny("from: 2026-12-20T00:00, to: 2027-01-20T00:00"), "");
    assert_eq!(deny("days: thu, from: 2026-12-20T00:00, to: 2028-01-20T00:00"), "");
}

#[test]
fn the_last_minute_of_a_day() {
    assert_snapshot!(deny("times: [\"18:00-23:59\"], stretch: \"thu 18:00 - sun 23:59\", to: 2026-12-20T23:59"), @r#"
    warning[ends-at-23-59]: `18:00-23:59` leaves out the last minute of the day
      --> opsctl.yaml:13:55
       |
    13 |   - {name: w, deny: {environments: [mainnet], times: ["18:00-23:59"], stretch: "thu 18:00 - sun 23:59", to: 2026...
       |                                                       ^^^^^^^^^^^^^
       |
       = help: the end is not inside; write `18:00-24:00`

    warning[ends-at-23-59]: `thu 18:00 - sun 23:59` leaves out the last minute of the day
      --> opsctl.yaml:13:80
       |
    13 |   - {name: w, deny: {environments: [mainnet], times: ["18:00-23:59"], stretch: "thu 18:00 - sun 23:59", to: 2026...
       |                                                                                ^^^^^^^^^^^^^^^^^^^^^^^
       |
       = help: the end is not inside; write `thu 18:00 - sun 24:00`

    warning[ends-at-23-59]: `2026-12-20T23:59` leaves out the last minute of the day
      --> opsctl.yaml:13:109
       |
    13 | ...3:59"], stretch: "thu 18:00 - sun 23:59", to: 2026-12-20T23:59}}
       |                                                  ^^^^^^^^^^^^^^^^
       |
       = help: the end is not inside; write `00:00` of the next day
    "#);
    assert_eq!(deny("times: [\"18:00-24:00\"], stretch: \"thu 18:00 - sun 24:00\""), "");
}

#[test]
fn what_depends_on_the_moment_is_not_found_when_a_pack_is_loaded() {
    let config = format!("{CONFIG}windows: [{{name: w, deny: {{environments: [mainnet], to: 2025-01-01T00:00}}}}]\n");
    assert_eq!(loaded(&config, &[WORKFLOW]).warnings, []);
}
