//! Rules of dates, months, holidays, and from one moment to another.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::*;
use crate::domain::calendar::{Calendar, Hours};
use crate::domain::holiday::Holiday;
use crate::domain::ident::CalendarId;
use crate::domain::window::Day;

fn dates(texts: &[&str]) -> When {
    let mut dates: Vec<Day> = texts.iter().map(|text| Day::from(text.parse::<Date>().unwrap())).collect();
    dates.sort();
    When { dates, ..When::default() }
}

fn months(of_year: impl IntoIterator<Item = usize>) -> When {
    When { months: Some(of_year.into_iter().collect()), ..When::default() }
}

#[test]
fn single_dates() {
    let cases: [(&str, &[&str], &str, &str); 5] = [
        // A leap day, and the same two days with the day between.
        ("Europe/Paris", &["2028-02-29"], "2028-02-29T00:00+01:00", "2028-03-01T00:00+01:00"),
        (
            "Europe/Paris",
            &["2028-03-01", "2028-02-28", "2028-02-29"],
            "2028-02-28T00:00+01:00",
            "2028-03-02T00:00+01:00",
        ),
        // The end of a year.
        ("Asia/Kolkata", &["2026-12-31"], "2026-12-31T00:00+05:30", "2027-01-01T00:00+05:30"),
        ("Asia/Kolkata", &["2026-12-31", "2027-01-01"], "2026-12-31T00:00+05:30", "2027-01-02T00:00+05:30"),
        ("Africa/Cairo", &["2026-04-24"], "2026-04-24T01:00+03:00", "2026-04-25T00:00+03:00"),
    ];
    for (zone_name, texts, from, to) in cases {
        for kind in BOTH {
            let rule = rule("it", kind, zone_name, dates(texts));
            let held = |at: Instant| rule.is_held_at(at);
            let minute = Duration::minutes(1);
            let (start, end) = (at(from), at(to));
            let found = [start - minute, start, end - minute, end].map(held);
            assert_eq!(found, [false, true, true, false], "{} {texts:?} in {zone_name}", kind.name());
        }
    }
}

#[test]
fn a_date_with_a_night() {
    let when = When { times: times(&["22:00-06:00"]).times, ..dates(&["2026-12-31"]) };
    let windows = Windows::new(vec![rule("new-year", Kind::Deny, "Europe/Paris", when)]);
    let closes = windows.next_close(&release(), at("2026-11-21T12:00Z"));
    assert_eq!(shown(closes), some("2026-12-31T21:00:00Z", "new-year"));
    let opens = windows.next_open(&release(), at("2026-12-31T23:30Z"));
    assert_eq!(shown(opens), some("2027-01-01T05:00:00Z", "new-year"));
}

#[test]
fn months_of_every_year() {
    // December to February, in a leap year and in another one.
    let winter = months([11, 0, 1]);
    assert_held_by_both("Europe/Paris", &winter, "2026-12-01T00:00+01:00", "2027-03-01T00:00+01:00");
    assert_held_by_both("Europe/Paris", &winter, "2027-12-01T00:00+01:00", "2028-03-01T00:00+01:00");
    assert_held_by_both("America/New_York", &months([6]), "2026-07-01T00:00-04:00", "2026-08-01T00:00-04:00");
    // The Thursdays of December.
    let when = When { months: months([11]).months, ..days([3]) };
    assert_held_by_both("UTC", &when, "2026-12-31T00:00Z", "2027-01-01T00:00Z");
}

#[test]
fn holidays_of_a_calendar() {
    let holiday = |text: &str| {
        let date: Date = text.parse().unwrap();
        (date, Holiday { date, name: "listed".into(), estimated: false })
    };
    let holidays: BTreeMap<_, _> = [holiday("2026-12-25"), holiday("2026-12-31"), holiday("2027-01-01")].into();
    let hours = Hours { holidays, ..Hours::default() };
    let calendar = Calendar::new(CalendarId::new("ops-hours"), zone("Africa/Cairo"), hours);
    let when = When { holidays: Some(calendar), ..When::default() };
    // The dates are those of the calendar, the days those of the rule's zone.
    assert_held_by_both("Europe/Paris", &when, "2026-12-25T00:00+01:00", "2026-12-26T00:00+01:00");
    assert_held_by_both("Europe/Paris", &when, "2026-12-31T00:00+01:00", "2027-01-02T00:00+01:00");
}

#[test]
fn from_one_moment_to_another() {
    let between = |kind: Kind, zone_name: &str, from: &str, to: &str| When {
        from: Some(kind.start(from.parse().unwrap(), &zone(zone_name))),
        to: Some(kind.end(to.parse().unwrap(), &zone(zone_name))),
        ..When::default()
    };
    for kind in BOTH {
        let cairo = between(kind, "Africa/Cairo", "2026-12-20T00:00", "2027-01-03T00:00");
        let rule = rule("year-end", kind, "Africa/Cairo", cairo);
        let held = |text: &str| rule.is_held_at(at(text));
        assert!(!held("2026-12-19T23:59:59+02:00") && held("2026-12-20T00:00+02:00"));
        assert!(held("2027-01-02T23:59:59+02:00") && !held("2027-01-03T00:00+02:00"));
    }
    // From a midnight that does not exist to a time that is there twice.
    let cairo = between(Kind::Deny, "Africa/Cairo", "2026-04-24T00:00", "2026-10-29T23:30");
    let windows = Windows::new(vec![rule("summer", Kind::Deny, "Africa/Cairo", cairo)]);
    assert_eq!(shown(windows.next_close(&release(), at("2026-04-01T00:00Z"))), some("2026-04-23T22:00:00Z", "summer"));
    assert_eq!(shown(windows.next_open(&release(), at("2026-06-01T00:00Z"))), some("2026-10-29T21:30:00Z", "summer"));
    // It cuts what other fields say.
    let cut =
        When { from: Some(at("2026-11-19T08:30Z")), to: Some(at("2026-11-20T10:15Z")), ..times(&["08:00-11:00"]) };
    let windows = Windows::new(vec![rule("cut", Kind::Deny, "UTC", cut)]);
    let changes: Vec<String> = windows
        .periods(&release(), at("2026-11-18T00:00Z"), at("2026-12-01T00:00Z"))
        .into_iter()
        .filter_map(|period| period.end.map(|change| change.at.format("%d %H:%M").to_string()))
        .collect();
    assert_eq!(changes, ["19 08:30", "19 11:00", "20 08:00", "20 10:15"]);
}

#[test]
fn nothing_is_known_behind_the_horizon() {
    let until = |to: &str| When { to: Some(at(to)), ..When::default() };
    let now = at("2026-11-21T12:00Z");
    for (to, known) in [("2027-12-26T12:00Z", true), ("2027-12-26T12:01Z", false)] {
        let windows = Windows::new(vec![rule("freeze", Kind::Deny, "Europe/Paris", until(to))]);
        assert_eq!(windows.next_open(&release(), now).is_some(), known, "{to}");
    }
    for kind in BOTH {
        let for_ever = Windows::new(vec![rule("ever", kind, "Europe/Paris", When::default())]);
        assert_eq!((for_ever.next_open(&release(), now), for_ever.next_close(&release(), now)), (None, None));
        assert_eq!(for_ever.decide(&release(), now).open, kind == Kind::Allow);
    }
    let none = Windows::default();
    assert!(none.decide(&release(), now).open);
    assert_eq!((none.next_open(&release(), now), none.next_close(&release(), now)), (None, None));
    // Far from every year that zones know.
    let weekly = Windows::new(vec![rule("weekly", Kind::Deny, "Europe/Paris", days([3]))]);
    for moment in [Instant::MIN_UTC, Instant::MAX_UTC, at("-009999-01-03T00:00Z"), at("9999-12-29T00:00Z")] {
        let _ = (weekly.decide(&release(), moment), weekly.next_open(&release(), moment));
        let _ = (weekly.next_close(&release(), moment), weekly.fits(&release(), moment, Duration::days(9)));
    }
}
