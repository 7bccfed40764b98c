//! `holidays.ics`: the file is a part of the pack, and what is wrong with it is said where it is named.

use insta::assert_snapshot;
use jiff::civil::date;

use super::{CONFIG, ICS, WORKFLOW, load_with, shown};
use crate::domain::pack::Pack;

fn sources(holidays: &str) -> Vec<crate::spec::Source> {
    let calendars =
        format!("calendars:\n  office:\n    hours: {{mon-sun: [\"00:00-24:00\"]}}\n    holidays: {holidays}\n");
    super::sources(&format!("{CONFIG}{calendars}"), &[WORKFLOW])
}

fn pack(holidays: &str, ics: &str) -> Pack {
    let sources = sources(holidays);
    let loaded =
        load_with(&sources[0], &sources[1..], ics).unwrap_or_else(|found| panic!("{}", shown(&found, &sources)));
    assert!(loaded.warnings.is_empty(), "{}", shown(&loaded.warnings, &sources));
    loaded.pack
}

fn findings(holidays: &str, ics: &str) -> String {
    let sources = sources(holidays);
    let found = match load_with(&sources[0], &sources[1..], ics) {
        Ok(loaded) => loaded.warnings,
        Err(findings) => findings,
    };
    shown(&found, &sources)
}

/// Events in a calendar.
fn calendar(events: &[&str]) -> String {
    let events: String = events.iter().map(|event| format!("BEGIN:VEVENT\n{event}\nEND:VEVENT\n")).collect();
    format!("BEGIN:VCALENDAR\n{events}END:VCALENDAR\n")
}

#[test]
fn its_days_are_free() {
    let alone = pack("{ics: ours.ics, except: [2026-12-25]}", ICS);
    let office = alone.calendar("office").unwrap();
    assert_eq!(office.is_holiday(date(2026, 12, 24)).unwrap().name, "Winter break");
    assert_eq!(office.is_holiday(date(2026, 12, 25)), None);
    assert!(!office.is_open_at("2026-12-24T12:00:00Z".parse().unwrap()));
    assert!(office.is_open_at("2026-12-25T12:00:00Z".parse().unwrap()));
    // Behind the last year of the file nothing is known.
    assert_eq!(office.unknown_holidays("2026-01-01T00:00:00Z".parse().unwrap()), None);
    assert_eq!(office.unknown_holidays("2027-01-01T00:00:00Z".parse().unwrap()), Some((2026, 2026)));
    let both = pack("{country: FR, ics: ours.ics}", ICS);
    let office = both.calendar("office").unwrap();
    assert_eq!(office.is_holiday(date(2026, 12, 25)).unwrap().name, "Christmas Day");
    assert!(office.is_holiday(date(2026, 12, 24)).is_some());
    assert_eq!(office.unknown_holidays("2027-01-01T00:00:00Z".parse().unwrap()), None);
}

#[test]
fn it_makes_estimates_sure() {
    let eid = calendar(&["DTSTART;VALUE=DATE:20270309\nSUMMARY:Eid"]);
    let estimated = |pack: &Pack| pack.calendar("office").unwrap().is_holiday(date(2027, 3, 9)).unwrap().estimated;
    assert!(estimated(&pack("{country: EG}", &eid)));
    assert!(!estimated(&pack("{country: EG, ics: ours.ics}", &eid)));
    let tentative = eid.replace("SUMMARY", "STATUS:TENTATIVE\nSUMMARY");
    assert!(estimated(&pack("{country: EG, ics: ours.ics}", &tentative)));
    assert!(!estimated(&pack("{country: EG, ics: ours.ics, dates: [2027-03-09]}", &tentative)));
}

#[test]
fn it_counts_in_the_digest_of_the_pack() {
    let digest = |holidays: &str, ics: &str| pack(holidays, ics).digest;
    let longer = ICS.replace("20261226", "20261227");
    assert_eq!(digest("{ics: ours.ics}", ICS), digest("{ics: ours.ics}", ICS));
    assert_ne!(digest("{ics: ours.ics}", ICS), digest("{ics: ours.ics}", &longer));
    assert_eq!(digest("{country: FR}", ICS), digest("{country: FR}", &longer));
}

#[test]
fn mistakes_are_shown_where_the_file_is_named() {
    assert_snapshot!(findings("{ics: theirs.ics}", ICS), @r"
    error[unreadable-file]: cannot read `theirs.ics`: there is no such file
      --> opsctl.yaml:15:21
       |
    15 |     holidays: {ics: theirs.ics}
       |                     ^^^^^^^^^^
    ");
    assert_snapshot!(findings("{ics: /etc/holidays.ics}", ICS), @r"
    error[absolute-path]: `/etc/holidays.ics` is not a relative path
      --> opsctl.yaml:15:21
       |
    15 |     holidays: {ics: /etc/holidays.ics}
       |                     ^^^^^^^^^^^^^^^^^
       |
       = help: the path is relative to the folder of the pack, on every machine
    ");
    assert_snapshot!(findings("{ics: ours.ics}", "<html>"), @r"
    error[bad-ics]: cannot read the holidays of `ours.ics`: it is no calendar: it begins with `<html>`, not with `BEGIN:VCALENDAR`
      --> opsctl.yaml:15:21
       |
    15 |     holidays: {ics: ours.ics}
       |                     ^^^^^^^^
    ");
    assert_snapshot!(findings("{ics: ours.ics}", &ICS.replace("20261224", "2026-12-24")), @r"
    error[bad-ics]: cannot read the holidays of `ours.ics`: the event `Winter break` has `DTSTART:2026-12-24`, which is no date
      --> opsctl.yaml:15:21
       |
    15 |     holidays: {ics: ours.ics}
       |                     ^^^^^^^^
    ");
    assert_snapshot!(findings("{ics: ours.ics}", &calendar(&["DTSTART:20200101\nRRULE:FREQ=SECONDLY\nSUMMARY:Tick"])), @r"
    error[bad-ics]: cannot read the holidays of `ours.ics`: the event `Tick` repeats within a day (`FREQ=SECONDLY`): a holiday repeats by days, weeks, months or years
      --> opsctl.yaml:15:21
       |
    15 |     holidays: {ics: ours.ics}
       |                     ^^^^^^^^
    ");
}

#[test]
fn what_is_left_out_is_said() {
    let party = "DTSTART:20261218T180000\nDTEND:20261218T230000\nSUMMARY:Party";
    assert_snapshot!(findings("{ics: ours.ics}", &calendar(&[party, party, party])), @r"
    warning[no-whole-day]: `ours.ics` has events that are no whole days: `Party` and 2 others
      --> opsctl.yaml:15:21
       |
    15 |     holidays: {ics: ours.ics}
       |                     ^^^^^^^^
       |
       = help: they are left out: a holiday is free from its first hour to its last

    warning[no-holidays]: `ours.ics` has no holidays from 2020 to 2035
      --> opsctl.yaml:15:21
       |
    15 |     holidays: {ics: ours.ics}
       |                     ^^^^^^^^
    ");
}
