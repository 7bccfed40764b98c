//! `opsctl calendar`: hours listed, deadlines and elapsed time, as people and as programs see them.

use crate::support::{Answer, Sandbox};

const PACK: &str = "\
version: 1
timezone: Africa/Cairo
people:
  alice: {}
roles:
  ops: {members: [alice], calendar: office}
calendars:
  office:
    timezone: Europe/Paris
    hours: {mon-thu: [\"09:00-13:00\", \"14:00-18:00\"], fri: [\"09:00-13:00\", \"14:00-17:00\"]}
    holidays: {country: FR, dates: [2026-12-31]}
    exceptions: {2026-12-24: [\"09:00-12:00\"]}
  cairo: {hours: {sun-thu: [\"09:00-17:00\"]}, holidays: {country: EG}}
  nights: {hours: {mon-fri: [\"22:00-06:00\"]}}
  always: {hours: {mon-sun: [\"00:00-24:00\"]}}
  any: {union: [office, nights]}
calendar: office
sprints: {start: 2026-01-04, length: 2w}
";

fn calendar(words: &[&str]) -> Answer {
    Sandbox::with_config(PACK).opsctl(&[&["calendar"], words].concat()).run()
}

/// The deadline in the JSON document, which has these keys alone.
fn due(words: &[&str]) -> String {
    let document = Sandbox::with_config(PACK).opsctl(&[&["calendar", "due"], words].concat()).json(0);
    let keys: Vec<_> = document.as_object().unwrap().keys().cloned().collect();
    assert_eq!(keys, ["calendar", "from", "add", "due"]);
    document["due"].as_str().unwrap().to_owned()
}

#[test]
fn a_bare_noun_lists() {
    insta::assert_snapshot!(calendar(&[]), @"
    exit 0
    --- stdout
    CALENDAR  ZONE          HOURS                     HOLIDAYS       NOW
    office    Europe/Paris  Mon-Thu 09:00-13:00,      FR, 177 dates  closed until Mon 2026-11-23 09:00
                            14:00-18:00; Fri          (2020-2035)
                            09:00-13:00, 14:00-17:00
    cairo     Africa/Cairo  Sun-Thu 09:00-17:00       EG, 261 dates  closed until Sun 2026-11-22 09:00
                                                      (2020-2035)
    nights    Africa/Cairo  Mon-Fri 22:00-06:00                      closed until Mon 2026-11-23 22:00
    always    Africa/Cairo  Mon-Sun 00:00-24:00                      open for good
    any       Africa/Cairo  any of office, nights                    closed until Mon 2026-11-23 10:00
    --- stderr
    ");
    assert_eq!(calendar(&[]).stdout, calendar(&["list"]).stdout);
}

#[test]
fn the_list_answers_for_another_moment() {
    insta::assert_snapshot!(calendar(&["list", "--at", "2026-11-23 10:30"]), @"
    exit 0
    --- stdout
    CALENDAR  ZONE          HOURS                     HOLIDAYS       NOW
    office    Europe/Paris  Mon-Thu 09:00-13:00,      FR, 177 dates  open until Mon 2026-11-23 13:00
                            14:00-18:00; Fri          (2020-2035)
                            09:00-13:00, 14:00-17:00
    cairo     Africa/Cairo  Sun-Thu 09:00-17:00       EG, 261 dates  open until Mon 2026-11-23 17:00
                                                      (2020-2035)
    nights    Africa/Cairo  Mon-Fri 22:00-06:00                      closed until Mon 2026-11-23 22:00
    always    Africa/Cairo  Mon-Sun 00:00-24:00                      open for good
    any       Africa/Cairo  any of office, nights                    open until Mon 2026-11-23 14:00
    --- stderr
    ");
}

#[test]
fn the_list_as_a_document() {
    let sandbox = Sandbox::with_config(PACK);
    let rows = sandbox.opsctl(&["calendar", "list", "--at", "2026-11-23T10:30:00+01:00"]).json(0);
    insta::assert_json_snapshot!(rows, @r#"
    [
      {
        "calendar": "office",
        "timezone": "Europe/Paris",
        "default": true,
        "hours": {
          "mon": [
            "09:00-13:00",
            "14:00-18:00"
          ],
          "tue": [
            "09:00-13:00",
            "14:00-18:00"
          ],
          "wed": [
            "09:00-13:00",
            "14:00-18:00"
          ],
          "thu": [
            "09:00-13:00",
            "14:00-18:00"
          ],
          "fri": [
            "09:00-13:00",
            "14:00-17:00"
          ],
          "sat": [],
          "sun": []
        },
        "union": [],
        "holidays": {
          "country": "FR",
          "region": null,
          "ics": null,
          "first_year": 2020,
          "last_year": 2035,
          "dates": 177
        },
        "exceptions": 1,
        "roles": [
          "ops"
        ],
        "at": "2026-11-23T10:30:00+01:00",
        "open": true,
        "next_open": "2026-11-23T14:00:00+01:00",
        "next_close": "2026-11-23T13:00:00+01:00"
      },
      {
        "calendar": "cairo",
        "timezone": "Africa/Cairo",
        "default": false,
        "hours": {
          "mon": [
            "09:00-17:00"
          ],
          "tue": [
            "09:00-17:00"
          ],
          "wed": [
            "09:00-17:00"
          ],
          "thu": [
            "09:00-17:00"
          ],
          "fri": [],
          "sat": [],
          "sun": [
            "09:00-17:00"
          ]
        },
        "union": [],
        "holidays": {
          "country": "EG",
          "region": null,
          "ics": null,
          "first_year": 2020,
          "last_year": 2035,
          "dates": 261
        },
        "exceptions": 0,
        "roles": [],
        "at": "2026-11-23T11:30:00+02:00",
        "open": true,
        "next_open": "2026-11-24T09:00:00+02:00",
        "next_close": "2026-11-23T17:00:00+02:00"
      },
      {
        "calendar": "nights",
        "timezone": "Africa/Cairo",
        "default": false,
        "hours": {
          "mon": [
            "22:00-06:00"
          ],
          "tue": [
            "22:00-06:00"
          ],
          "wed": [
            "22:00-06:00"
          ],
          "thu": [
            "22:00-06:00"
          ],
          "fri": [
            "22:00-06:00"
          ],
          "sat": [],
          "sun": []
        },
        "union": [],
        "holidays": null,
        "exceptions": 0,
        "roles": [],
        "at": "2026-11-23T11:30:00+02:00",
        "open": false,
        "next_open": "2026-11-23T22:00:00+02:00",
        "next_close": "2026-11-24T06:00:00+02:00"
      },
      {
        "calendar": "always",
        "timezone": "Africa/Cairo",
        "default": false,
        "hours": {
          "mon": [
            "00:00-24:00"
          ],
          "tue": [
            "00:00-24:00"
          ],
          "wed": [
            "00:00-24:00"
          ],
          "thu": [
            "00:00-24:00"
          ],
          "fri": [
            "00:00-24:00"
          ],
          "sat": [
            "00:00-24:00"
          ],
          "sun": [
            "00:00-24:00"
          ]
        },
        "union": [],
        "holidays": null,
        "exceptions": 0,
        "roles": [],
        "at": "2026-11-23T11:30:00+02:00",
        "open": true,
        "next_open": null,
        "next_close": null
      },
      {
        "calendar": "any",
        "timezone": "Africa/Cairo",
        "default": false,
        "hours": {},
        "union": [
          "office",
          "nights"
        ],
        "holidays": null,
        "exceptions": 0,
        "roles": [],
        "at": "2026-11-23T11:30:00+02:00",
        "open": true,
        "next_open": "2026-11-23T15:00:00+02:00",
        "next_close": "2026-11-23T14:00:00+02:00"
      }
    ]
    "#);
}

#[test]
fn a_pack_without_calendars_has_an_empty_list() {
    let sandbox = Sandbox::new();
    assert_eq!(sandbox.opsctl(&["calendar", "list"]).json(0), serde_json::json!([]));
    insta::assert_snapshot!(sandbox.opsctl(&["calendar"]).run(), @"
    exit 0
    --- stdout
    --- stderr
    the pack has no calendars; `opsctl help calendars` shows how they are written
    ");
    insta::assert_snapshot!(sandbox.opsctl(&["calendar", "due", "--add", "4h"]).run(), @"
    exit 1
    --- stdout
    --- stderr
    error: the pack has no calendars
      hint: `opsctl help calendars` shows how they are written
    ");
}

#[test]
fn deadlines_in_words() {
    insta::assert_snapshot!(calendar(&["due", "--from", "fri 16:30", "--add", "1h"]), @"
    exit 0
    --- stdout
    Mon 2026-11-30 09:30 CET, in 8 d
    1h of working time of `office` (Europe/Paris) from Fri 2026-11-27 16:30 CET
    --- stderr
    ");
    insta::assert_snapshot!(calendar(&["due", "--from", "2026-12-23 17:00", "--add", "2bd"]), @"
    exit 0
    --- stdout
    Mon 2026-12-28 17:00 CET, in 37 d
    2 working days of `office` (Europe/Paris) from Wed 2026-12-23 17:00 CET
    skips Fri 2026-12-25 (Christmas Day)
    --- stderr
    ");
    insta::assert_snapshot!(calendar(&["due", "--calendar", "any", "--add", "sprint"]), @"
    exit 0
    --- stdout
    Sun 2026-11-22 00:00 EET, in 10 h
    the rest of the sprint from Sat 2026-11-21 14:00 EET
    --- stderr
    ");
    let pauses = ["--pause", "2026-11-24 10:00/+2h", "--pause", "2026-11-24 11:00/2026-11-24 12:30"];
    insta::assert_snapshot!(calendar(&[&["due", "--from", "2026-11-24 09:00", "--add", "4h"], &pauses[..]].concat()), @"
    exit 0
    --- stdout
    Tue 2026-11-24 16:30 CET, in 3 d
    4h of working time of `office` (Europe/Paris) from Tue 2026-11-24 09:00 CET
    put off by pauses: 2 h 30 min of working time
    --- stderr
    ");
    insta::assert_snapshot!(calendar(&["due", "--calendar", "cairo", "--from", "2026-10-01", "--add", "6bd"]), @"
    exit 0
    --- stdout
    Mon 2026-10-12 09:00 EEST, 40 d ago
    6 working days of `cairo` (Africa/Cairo) from Thu 2026-10-01 00:00 EEST
    skips Thu 2026-10-08 (Armed Forces Day (observed), estimated)
    --- stderr
    ");
    insta::assert_snapshot!(calendar(&["due", "--from", "2026-04-30 17:00", "--add", "500h"]), @"
    exit 0
    --- stdout
    Wed 2026-08-05 17:00 CEST, 15 w ago
    500h of working time of `office` (Europe/Paris) from Thu 2026-04-30 17:00 CEST
    skips Fri 2026-05-01 (Labor Day), Fri 2026-05-08 (Victory Day), Thu 2026-05-14 (Ascension Day), Mon 2026-05-25 (Pentecost Monday), Tue 2026-07-14 (National Day)
    --- stderr
    ");
}

#[test]
fn a_deadline_beyond_the_known_holidays_warns() {
    insta::assert_snapshot!(calendar(&["due", "--from", "2035-12-31 17:30", "--add", "1d"]), @r"
    exit 0
    --- stdout
    Tue 2036-01-01 17:30 CET, in 475 w
    1 calendar day of `office` (Europe/Paris) from Mon 2035-12-31 17:30 CET
    --- stderr
    warning: the holidays of `office` are known from 2020 to 2035, and none outside of these years
    ");
    let document = Sandbox::with_config(PACK).opsctl(&["calendar", "due", "--add", "1000w"]).json(0);
    assert_eq!(document["due"], "2046-01-20T13:00:00+01:00");
}

#[test]
fn deadlines_as_documents() {
    let from = |from| due(&["--from", from, "--add", "4h"]);
    // An offset, and civil time in the zone of the calendar.
    assert_eq!(from("2026-11-20T16:00:00+00:00"), "2026-11-23T13:00:00+01:00");
    assert_eq!(from("2026-11-20 17:00"), "2026-11-23T13:00:00+01:00");
    assert_eq!(from("2026-11-20T16:59:59.75+01:00"), "2026-11-23T12:59:59.75+01:00");
    assert_eq!(
        due(&["--calendar", "always", "--from", "2026-10-29 23:30+03:00", "--add", "1h"]),
        "2026-10-29T23:30:00+02:00"
    );
    let zero = |from| due(&["--calendar", "office", "--from", from, "--add", "0h"]);
    assert_eq!(zero("2026-11-23 12:59"), "2026-11-23T12:59:00+01:00");
    assert_eq!(zero("2026-11-23 13:00"), "2026-11-23T14:00:00+01:00");
    let sandbox = Sandbox::with_config(PACK);
    let document = sandbox.opsctl(&["calendar", "due", "--from", "2026-11-23 10:00", "--add", "2bd"]).json(0);
    insta::assert_json_snapshot!(document, @r#"
    {
      "calendar": "office",
      "from": "2026-11-23T10:00:00+01:00",
      "add": "2bd",
      "due": "2026-11-25T10:00:00+01:00"
    }
    "#);
}

#[test]
fn elapsed_time() {
    let words = ["elapsed", "--from", "2026-11-20 16:00", "--to", "2026-11-23 10:15:30"];
    insta::assert_snapshot!(calendar(&words), @"
    exit 0
    --- stdout
    2 h 15 min 30 s of working time of `office` (Europe/Paris)
    of 66 h 15 min 30 s from Fri 2026-11-20 16:00 CET to Mon 2026-11-23 10:15 CET
    --- stderr
    ");
    insta::assert_snapshot!(calendar(&[&words[..], &["--pause", "2026-11-20T15:30:00Z/2026-11-23 09:05"]].concat()), @"
    exit 0
    --- stdout
    1 h 40 min 30 s of working time of `office` (Europe/Paris)
    of 66 h 15 min 30 s from Fri 2026-11-20 16:00 CET to Mon 2026-11-23 10:15 CET
    without pauses: 35 min of working time
    --- stderr
    ");
    insta::assert_snapshot!(calendar(&["elapsed", "--from", "2026-04-30 17:00", "--to", "2026-05-04"]), @"
    exit 0
    --- stdout
    1 h of working time of `office` (Europe/Paris)
    of 79 h from Thu 2026-04-30 17:00 CEST to Mon 2026-05-04 00:00 CEST
    skips Fri 2026-05-01 (Labor Day)
    --- stderr
    ");
    insta::assert_snapshot!(calendar(&["elapsed", "--from", "2026-11-21 13:00"]), @"
    exit 0
    --- stdout
    0 s of working time of `office` (Europe/Paris)
    of 0 s from Sat 2026-11-21 13:00 CET to Sat 2026-11-21 13:00 CET
    --- stderr
    ");
    let document = Sandbox::with_config(PACK).opsctl(&[&["calendar"], &words[..]].concat()).json(0);
    insta::assert_json_snapshot!(document, @r#"
    {
      "calendar": "office",
      "from": "2026-11-20T16:00:00+01:00",
      "to": "2026-11-23T10:15:30+01:00",
      "seconds": 8130
    }
    "#);
}

#[test]
fn what_cannot_be_counted_is_said() {
    insta::assert_snapshot!(calendar(&["due", "--calendar", "offce", "--add", "4h"]), @"
    exit 1
    --- stdout
    --- stderr
    error: there is no calendar `offce`
      hint: did you mean `office`?
    ");
    insta::assert_snapshot!(calendar(&["due", "--add", "4 hours"]), @"
    exit 2
    --- stdout
    --- stderr
    error: `--add` does not take `4 hours`
      hint: write `30m`, `4h`, `2bd` (working days), `5d`, `1w` or `sprint`
    ");
    insta::assert_snapshot!(calendar(&["due", "--from", "2026-03-29 02:30", "--add", "4h"]), @"
    exit 2
    --- stdout
    --- stderr
    error: `--from` does not take `2026-03-29 02:30`
      caused by: the clocks of `Europe/Paris` are put forward then, and never show it
      hint: before it is `2026-03-29 01:59`, after it `2026-03-29 03:00`
    ");
    insta::assert_snapshot!(calendar(&["due", "--from", "9999-12-01", "--add", "100000h"]), @"
    exit 1
    --- stdout
    --- stderr
    error: there is no moment `100000h` later
      caused by: that is beyond the last year of the calendar
    ");
    insta::assert_snapshot!(calendar(&["elapsed", "--from", "2026-11-23", "--to", "2026-11-22"]), @"
    exit 2
    --- stdout
    --- stderr
    error: Sun 2026-11-22 00:00 CET is before Mon 2026-11-23 00:00 CET
      hint: give the earlier moment as `--from`
    ");
    insta::assert_snapshot!(calendar(&["elapsed", "--from", "2026-11-20", "--pause", "2026-11-21"]), @"
    exit 2
    --- stdout
    --- stderr
    error: `--pause` does not take `2026-11-21`
      caused by: it is not two moments with a `/` between them
      hint: write the earlier moment first: `2026-11-23 10:00/2026-11-23 12:00`
    ");
    let two = Sandbox::with_config("calendars: {a: {hours: {mon: [\"09:00-10:00\"]}}, b: {union: [a]}}\n");
    insta::assert_snapshot!(two.opsctl(&["calendar", "due", "--add", "4h"]).run(), @"
    exit 2
    --- stdout
    --- stderr
    error: `--calendar` is needed
      hint: there are `a`, `b`
    ");
    insta::assert_snapshot!(two.opsctl(&["calendar", "due", "--calendar", "a", "--add", "sprint"]).run(), @"
    exit 1
    --- stdout
    --- stderr
    error: there is no moment `sprint` later
      caused by: the pack declares no sprints
      hint: add `sprints: {start: 2026-01-04, length: 2w}` to opsctl.yaml
    ");
}

#[test]
fn the_calendars_of_the_pack_complete() {
    let sandbox = Sandbox::with_config(PACK);
    let shell = sandbox.opsctl(&["--", "opsctl", "calendar", "due", "--calendar", "a"]).env("COMPLETE", "fish");
    assert_eq!(shell.ok(), "always\tAfrica/Cairo\nany\tAfrica/Cairo\n");
}

#[test]
fn holidays_come_from_a_file_beside_the_pack() {
    let config = PACK.replace("country: FR, dates", "country: FR, region: alsace-moselle, ics: days/ours.ics, dates");
    let sandbox = Sandbox::with_config(&config);
    insta::assert_snapshot!(sandbox.opsctl(&["calendar"]).run(), @r"
    exit 2
    --- stdout
    --- stderr
    error[unreadable-file]: cannot read `days/ours.ics`: No such file or directory (os error 2)
      --> opsctl.yaml:11:58
       |
    11 |     holidays: {country: FR, region: alsace-moselle, ics: days/ours.ics, dates: [2026-12-31]}
       |                                                          ^^^^^^^^^^^^^

    error: the process pack `opsctl.yaml` has an error
      hint: `opsctl workflow check` shows all findings; `opsctl help packs` says how a pack is written
    ");
    let event =
        "BEGIN:VEVENT\r\nDTSTART;VALUE=DATE:20201204\r\nRRULE:FREQ=YEARLY\r\nSUMMARY:Sainte-Barbe\r\nEND:VEVENT\r\n";
    sandbox.write("days/ours.ics", format!("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{event}END:VCALENDAR\r\n"));
    let row = &sandbox.opsctl(&["calendar"]).json(0)[0]["holidays"];
    assert_eq!((row["country"].as_str(), row["ics"].as_str()), (Some("FR"), Some("days/ours.ics")));
    // From below the folder, too.
    let due = ["calendar", "due", "--from", "2026-12-03 17:00", "--add", "2h"];
    sandbox.write("deep/.keep", "");
    insta::assert_snapshot!(sandbox.opsctl(&due).below("deep").run(), @r"
    exit 0
    --- stdout
    Mon 2026-12-07 10:00 CET, in 15 d
    2h of working time of `office` (Europe/Paris) from Thu 2026-12-03 17:00 CET
    skips Fri 2026-12-04 (Sainte-Barbe)
    --- stderr
    ");
}

#[test]
fn the_pack_of_the_help_is_one() {
    let help = Sandbox::new().opsctl(&["help", "calendars"]).ok();
    let pack: Vec<_> =
        help.lines().skip_while(|line| *line != "  calendars:").take_while(|line| !line.is_empty()).collect();
    let sandbox = Sandbox::with_config(&pack.join("\n"));
    assert_eq!(sandbox.opsctl(&["workflow", "check"]).json(0)["errors"], 0);
    let commands: Vec<_> = help.lines().filter_map(|line| line.strip_prefix("  opsctl ")).collect();
    assert_eq!(commands.len(), 3);
    for command in commands {
        let words = command.split('"').enumerate().flat_map(|(place, part)| match place % 2 {
            0 => part.split_whitespace().collect(),
            _ => vec![part],
        });
        assert_ne!(sandbox.opsctl(&words.collect::<Vec<_>>()).ok(), "", "{command}");
    }
}
