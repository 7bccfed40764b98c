//! Mistakes in `calendars`, and what becomes of good ones.

use insta::assert_snapshot;
use jiff::civil::date;

use super::{CONFIG, WORKFLOW, config_and as and, loaded};
use crate::domain::calendar::Calendar;
use crate::domain::ident::CalendarId;
use crate::domain::pack::Pack;
use crate::domain::people::Instant;

fn pack(more: &str) -> Pack {
    loaded(&format!("{CONFIG}{more}"), &[WORKFLOW]).pack
}

/// Whether the office works at each of the moments.
fn open(pack: &Pack, moments: &[&str]) -> Vec<bool> {
    let office = pack.calendar("office").unwrap();
    moments.iter().map(|moment| office.is_open_at(moment.parse::<Instant>().unwrap())).collect()
}

#[test]
fn calendars_have_the_zone_of_the_pack_or_their_own() {
    let more = "timezone: Africa/Cairo\ncalendars:\n  \
                office: {hours: {sun-thu: [\"09:00-13:00\", \"22:00-02:00\"]}}\n  \
                paris: {timezone: Europe/Paris, hours: {mon: [\"00:00-24:00\"]}}\n  \
                any: {timezone: Asia/Tokyo, union: [paris, office]}\n\
                calendar: any\nsprints: {start: 2026-01-04, length: 2w}\n";
    let pack = pack(more);
    let names: Vec<_> = pack.calendars.iter().map(|it| (it.id().as_str(), it.zone().iana_name().unwrap())).collect();
    assert_eq!(names, [("office", "Africa/Cairo"), ("paris", "Europe/Paris"), ("any", "Asia/Tokyo")]);
    assert_eq!(pack.default_calendar.as_ref().map(CalendarId::as_str), Some("any"));
    assert_eq!(pack.sprints.as_ref().and_then(|it| it.zone.iana_name()), Some("Africa/Cairo"));
    // Sunday in Cairo; the night of Thursday lasts until Friday.
    let moments = ["2026-11-22T07:00:00Z", "2026-11-22T06:59:59Z", "2026-11-26T23:59:59Z", "2026-11-27T00:00:00Z"];
    assert_eq!(open(&pack, &moments), [true, false, true, false]);
}

#[test]
fn holidays_come_from_the_country_the_region_and_the_list() {
    let more = "calendars:\n  office:\n    hours: {mon-sun: [\"00:00-24:00\"]}\n    \
                holidays: {country: FR, region: alsace-moselle, dates: [2026-12-24], except: [2026-05-25, 2026-12-24]}\n";
    let pack = pack(more);
    let moments = [
        "2026-12-25T12:00:00Z",
        // Only Alsace-Moselle has that day.
        "2026-12-26T12:00:00Z",
        "2026-12-24T12:00:00Z",
        "2026-05-25T12:00:00Z",
    ];
    assert_eq!(open(&pack, &moments), [false, false, true, true]);
    let office: &Calendar = pack.calendar("office").unwrap();
    let christmas = office.is_holiday(date(2026, 12, 25)).unwrap();
    assert_eq!((christmas.name.as_ref(), christmas.estimated), ("Christmas Day", false));
    let (first, last) = crate::domain::holiday::covered();
    assert_eq!(office.unknown_holidays("2099-01-01T00:00:00Z".parse().unwrap()), Some((first, last)));
    assert_eq!(office.unknown_holidays("2026-01-01T00:00:00Z".parse().unwrap()), None);
}

#[test]
fn a_listed_date_is_no_estimate_any_more() {
    let office = |dates: &str| {
        let more = format!(
            "calendars: {{office: {{hours: {{sun-thu: [\"09:00-17:00\"]}}, holidays: {{country: EG, dates: [{dates}]}}}}}}\n"
        );
        let pack = pack(&more);
        let holiday = pack.calendar("office").unwrap().is_holiday(date(2026, 10, 8)).cloned().unwrap();
        (holiday.name.into_owned(), holiday.estimated)
    };
    let name = "Armed Forces Day (observed)".to_owned();
    assert_eq!(office(""), (name.clone(), true));
    assert_eq!(office("2026-10-08"), (name, false));
}

#[test]
fn unions() {
    let more = "\
calendars:
  office: {hours: {mon: [\"09:00-17:00\"]}}
  both: {union: [office, nights], hours: {mon: [\"09:00-17:00\"]}, holidays: {}}
  none: {union: []}
  self: {union: [self]}
  one: {union: [office, two]}
  two: {union: [three]}
  three: {union: [one]}
  empty: {}
  bare:
calendar: all
";
    assert_snapshot!(and(more), @r#"
    error[unknown-calendar]: there is no calendar `nights`
      --> opsctl.yaml:14:26
       |
    14 |   both: {union: [office, nights], hours: {mon: ["09:00-17:00"]}, holidays: {}}
       |                          ^^^^^^
       |
       = help: known: `bare`, `both`, `empty`, `none`, `office`, `one`, `self`, `three` and `two`

    error[union-with-hours]: the calendar `both` is a union and has `hours` of its own
      --> opsctl.yaml:14:35
       |
    14 |   both: {union: [office, nights], hours: {mon: ["09:00-17:00"]}, holidays: {}}
       |          ----- the union          ^^^^^
       |
       = help: a union is working time of any of its members; give the hours a calendar of their own

    error[union-with-hours]: the calendar `both` is a union and has `holidays` of its own
      --> opsctl.yaml:14:66
       |
    14 |   both: {union: [office, nights], hours: {mon: ["09:00-17:00"]}, holidays: {}}
       |          ----- the union                                         ^^^^^^^^
       |
       = help: a union is working time of any of its members; give the hours a calendar of their own

    error[calendar-without-hours]: the calendar `none` is a union of nothing
      --> opsctl.yaml:15:17
       |
    15 |   none: {union: []}
       |                 ^^

    error[calendar-cycle]: the calendars go round in a circle: `self` has `self`
      --> opsctl.yaml:16:17
       |
    16 |   self: {union: [self]}
       |                 ^^^^^^

    error[calendar-cycle]: the calendars go round in a circle: `one` has `two` has `three` has `one`
      --> opsctl.yaml:17:16
       |
    17 |   one: {union: [office, two]}
       |                ^^^^^^^^^^^^^

    error[missing-key]: a calendar needs the key `hours` or `union`
      --> opsctl.yaml:20:3
       |
    20 |   empty: {}
       |   ^^^^^
       |
       = help: write `hours: {mon-fri: ["09:00-17:00"]}`

    error[missing-value]: `bare` has no value
      --> opsctl.yaml:21:3
       |
    21 |   bare:
       |   ^^^^

    error[unknown-calendar]: there is no calendar `all`
      --> opsctl.yaml:22:11
       |
    22 | calendar: all
       |           ^^^
       |
       = help: known: `bare`, `both`, `empty`, `none`, `office`, `one`, `self`, `three` and `two`
    "#);
}

#[test]
fn countries_and_regions() {
    let more = "\
calendars:
  a: {hours: {mon: [\"09:00-17:00\"]}, holidays: {country: UK}}
  b: {hours: {mon: [\"09:00-17:00\"]}, holidays: {country: fr}}
  c: {hours: {mon: [\"09:00-17:00\"]}, holidays: {country: XX, region: YY}}
  d: {hours: {mon: [\"09:00-17:00\"]}, holidays: {country: FR, region: alsace}}
  e: {hours: {mon: [\"09:00-17:00\"]}, holidays: {country: EG, region: C}}
  f: {hours: {mon: [\"09:00-17:00\"]}, holidays: {region: BY}}
  g: {hours: {mon: [\"09:00-17:00\"]}, holidays: {country: FR, except: [2026-12-24, 2066-12-25]}}
";
    assert_snapshot!(and(more), @r#"
    error[unknown-country]: `UK` is no country whose holidays are known
      --> opsctl.yaml:13:58
       |
    13 |   a: {hours: {mon: ["09:00-17:00"]}, holidays: {country: UK}}
       |                                                          ^^
       |
       = help: did you mean `GB`? known: `AT`, `BE`, `CH`, `DE`, `EG`, `ES`, `FR`, `GB`, `IE`, `IT`, `LU`, `NL`, `PT` and `US`

    error[unknown-country]: `fr` is no country whose holidays are known
      --> opsctl.yaml:14:58
       |
    14 |   b: {hours: {mon: ["09:00-17:00"]}, holidays: {country: fr}}
       |                                                          ^^
       |
       = help: did you mean `FR`? known: `AT`, `BE`, `CH`, `DE`, `EG`, `ES`, `FR`, `GB`, `IE`, `IT`, `LU`, `NL`, `PT` and `US`

    error[unknown-country]: `XX` is no country whose holidays are known
      --> opsctl.yaml:15:58
       |
    15 |   c: {hours: {mon: ["09:00-17:00"]}, holidays: {country: XX, region: YY}}
       |                                                          ^^
       |
       = help: known: `AT`, `BE`, `CH`, `DE`, `EG`, `ES`, `FR`, `GB`, `IE`, `IT`, `LU`, `NL`, `PT` and `US`

    error[unknown-region]: `alsace` is no region of `FR` whose holidays are known
      --> opsctl.yaml:16:70
       |
    16 |   d: {hours: {mon: ["09:00-17:00"]}, holidays: {country: FR, region: alsace}}
       |                                                                      ^^^^^^
       |
       = help: known: `alsace-moselle`, `971`, `972`, `973`, `974`, `976`, `BL`, `MF`, `NC`, `PF`, `PM`, `TF` and `WF`

    error[unknown-region]: `C` is no region of `EG` whose holidays are known
      --> opsctl.yaml:17:70
       |
    17 |   e: {hours: {mon: ["09:00-17:00"]}, holidays: {country: EG, region: C}}
       |                                                                      ^
       |
       = help: there are none for `EG`: take `region` out

    error[unknown-region]: `region` needs the key `country` beside it
      --> opsctl.yaml:18:57
       |
    18 |   f: {hours: {mon: ["09:00-17:00"]}, holidays: {region: BY}}
       |                                                         ^^
       |
       = help: write `country: FR`, say

    warning[not-a-holiday]: `2026-12-24` is no holiday of this calendar
      --> opsctl.yaml:19:71
       |
    19 |   g: {hours: {mon: ["09:00-17:00"]}, holidays: {country: FR, except: [2026-12-24, 2066-12-25]}}
       |                                                                       ^^^^^^^^^^
    "#);
}

#[test]
fn zones_have_names() {
    let more = "\
calendars:
  a: {timezone: CEST, hours: {mon: [\"09:00-17:00\"]}}
  b: {timezone: +02:00, hours: {mon: [\"09:00-17:00\"]}}
  c: {timezone: Europe/Pariss, hours: {mon: [\"09:00-17:00\"]}}
";
    assert_snapshot!(and(more), @r#"
    error[unknown-zone]: `CEST` is not an IANA time zone
      --> opsctl.yaml:13:17
       |
    13 |   a: {timezone: CEST, hours: {mon: ["09:00-17:00"]}}
       |                 ^^^^
       |
       = help: zones have names such as `Europe/Paris`: offsets and short forms change

    error[unknown-zone]: `+02:00` is not an IANA time zone
      --> opsctl.yaml:14:17
       |
    14 |   b: {timezone: +02:00, hours: {mon: ["09:00-17:00"]}}
       |                 ^^^^^^
       |
       = help: zones have names such as `Europe/Paris`: offsets and short forms change

    error[unknown-zone]: `Europe/Pariss` is not an IANA time zone
      --> opsctl.yaml:15:17
       |
    15 |   c: {timezone: Europe/Pariss, hours: {mon: ["09:00-17:00"]}}
       |                 ^^^^^^^^^^^^^
       |
       = help: did you mean `Europe/Paris`?
    "#);
}

#[test]
fn hours_that_cannot_be_meant() {
    let more = "\
calendars:
  a: {hours: {mon-fri: [\"09:00-17:00\"], fri-sun: [\"10:00-12:00\"]}}
  b: {hours: {mon: [\"22:00-06:00\", \"23:00-23:30\"], tue: [\"05:00-09:00\", \"23:59-23:59\"]}}
  c: {hours: {mon: [], tue: []}, exceptions: {2026-12-24: [\"09:00-12:00\"]}}
";
    assert_snapshot!(and(more), @r#"
    error[repeated-day]: `fri-sun` has hours for `fri`, and so has `mon-fri`
      --> opsctl.yaml:13:41
       |
    13 |   a: {hours: {mon-fri: ["09:00-17:00"], fri-sun: ["10:00-12:00"]}}
       |               ------- the hours it has  ^^^^^^^
       |
       = help: name each day once, with all its intervals

    error[overlapping-hours]: `23:00-23:30` overlaps another interval
      --> opsctl.yaml:14:36
       |
    14 |   b: {hours: {mon: ["22:00-06:00", "23:00-23:30"], tue: ["05:00-09:00", "23:59-23:59"]}}
       |                     -------------  ^^^^^^^^^^^^^
       |                     |
       |                     this one

    error[bad-hours]: `23:59-23:59` is not a time of a day
      --> opsctl.yaml:14:73
       |
    14 |   b: {hours: {mon: ["22:00-06:00", "23:00-23:30"], tue: ["05:00-09:00", "23:59-23:59"]}}
       |                                                                         ^^^^^^^^^^^^^
       |
       = help: write start and end: `09:00-17:30`; `24:00` is the end of a day

    error[calendar-without-hours]: the calendar `c` has no working hours
      --> opsctl.yaml:15:3
       |
    15 |   c: {hours: {mon: [], tue: []}, exceptions: {2026-12-24: ["09:00-12:00"]}}
       |   ^
    "#);
}

#[test]
fn a_rest_of_sixty_days_is_a_mistake() {
    let days = |last: i8| -> String {
        let july = (1..=31).map(|day| format!("2026-07-{day:02}"));
        july.chain((1..=last).map(|day| format!("2026-08-{day:02}"))).collect::<Vec<_>>().join(", ")
    };
    let with = |last| {
        and(&format!(
            "calendars: {{office: {{hours: {{mon-sun: [\"09:00-17:00\"]}}, holidays: {{dates: [{}]}}}}}}\n",
            days(last)
        ))
    };
    assert_eq!(with(28), "");
    let found = with(29);
    assert!(found.contains("`office` has no working hours from 2026-07-01 to 2026-08-29"), "{found}");
}
