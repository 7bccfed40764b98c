//! Moments by table, in zones whose clocks do what clocks can do.

use super::*;

fn at(text: &str) -> Instant {
    chrono::DateTime::parse_from_rfc3339(text).unwrap().to_utc()
}

/// What a text means in a zone, as UTC, or the error with its readings.
fn read(text: &str, now: &str, zone: &str) -> Result<String, MomentError> {
    let moment = parse(text, at(now), &TimeZone::get(zone).unwrap())?;
    Ok(moment.to_rfc3339_opts(chrono::SecondsFormat::AutoSi, true))
}

/// A Saturday, 14:00 in Cairo.
const SATURDAY: &str = "2026-11-21T12:00:00Z";

fn in_cairo(text: &str) -> Result<String, MomentError> {
    read(text, SATURDAY, "Africa/Cairo")
}

fn several(readings: &[&str]) -> Result<String, MomentError> {
    Err(MomentError::Several { readings: readings.iter().map(|text| (*text).to_owned()).collect() })
}

#[test]
fn moments_are_read_in_the_zone() {
    let cases = [
        ("2026-11-23T10:00:00Z", "2026-11-23T10:00:00Z"),
        ("2026-11-23T10:00+02:00", "2026-11-23T08:00:00Z"),
        ("2026-11-23t10:00:00.5z", "2026-11-23T10:00:00.500Z"),
        ("1969-12-31T23:59:59.5Z", "1969-12-31T23:59:59.500Z"),
        ("2026-11-23T10:00", "2026-11-23T08:00:00Z"),
        ("2026-11-23 10:00", "2026-11-23T08:00:00Z"),
        ("  2026-11-23   9:30 ", "2026-11-23T07:30:00Z"),
        ("2026-11-23 10:00:30", "2026-11-23T08:00:30Z"),
        ("2026-11-23 24:00", "2026-11-23T22:00:00Z"),
        ("2026-11-23", "2026-11-22T22:00:00Z"),
        ("2028-02-29", "2028-02-28T22:00:00Z"),
        ("now", "2026-11-21T12:00:00Z"),
        ("today", "2026-11-20T22:00:00Z"),
        ("today 9:30", "2026-11-21T07:30:00Z"),
        ("Tomorrow", "2026-11-21T22:00:00Z"),
        ("tomorrow 14:00", "2026-11-22T12:00:00Z"),
        ("yesterday", "2026-11-19T22:00:00Z"),
        ("yesterday 24:00", "2026-11-20T22:00:00Z"),
        ("mon", "2026-11-22T22:00:00Z"),
        ("fri 17:00", "2026-11-27T15:00:00Z"),
        ("Friday 17:00", "2026-11-27T15:00:00Z"),
        // A weekday is never today ...
        ("saturday", "2026-11-27T22:00:00Z"),
        // ... and at a time that is over, next week is all it can mean.
        ("sat 14:00", "2026-11-28T12:00:00Z"),
        ("+3d", "2026-11-24T12:00:00Z"),
        ("+1w", "2026-11-28T12:00:00Z"),
        ("-2h", "2026-11-21T10:00:00Z"),
        ("+90s", "2026-11-21T12:01:30Z"),
    ];
    for (text, expected) in cases {
        assert_eq!(in_cairo(text).as_deref(), Ok(expected), "{text}");
    }
}

#[test]
fn what_can_mean_several_things_is_not_guessed() {
    let cases: [(&str, &[&str]); 14] = [
        ("01/02/2026", &["2026-02-01", "2026-01-02"]),
        ("01/02/2026 10:00", &["2026-02-01 10:00", "2026-01-02 10:00"]),
        ("01.02.26", &["2026-02-01", "2026-01-02", "2001-02-26"]),
        ("13/02/2026", &["2026-02-13"]),
        ("2026-1-5", &["2026-01-05"]),
        ("2026/01/05", &["2026-01-05"]),
        ("02/02/2026", &["2026-02-02"]),
        ("next thursday", &["2026-11-26", "2026-12-03"]),
        ("next sat 9:00", &["2026-11-28 09:00", "2026-12-05 09:00"]),
        ("last monday", &["2026-11-16", "2026-11-09"]),
        ("12:00", &["2026-11-21 12:00", "2026-11-22 12:00"]),
        ("9:00", &["2026-11-21 09:00", "2026-11-22 09:00"]),
        ("sat 14:01", &["2026-11-21 14:01", "2026-11-28 14:01"]),
        ("saturday 24:00", &["2026-11-21 24:00", "2026-11-28 24:00"]),
    ];
    for (text, readings) in cases {
        assert_eq!(in_cairo(text), several(readings), "{text}");
        for reading in readings {
            assert!(in_cairo(reading).is_ok(), "{text}: {reading}");
        }
    }
}

#[test]
fn what_is_not_known_is_an_error() {
    let unknown = [
        "",
        " ",
        "soon",
        "monday week",
        "next",
        "next week",
        "next tomorrow",
        "2026-13-01",
        "2026-02-29",
        "2026-11-23T25:00",
        "2026-11-23T10",
        "2026-11-23 10:0",
        "2026-11-23 10:00 Europe/Paris",
        "2026-11-23T10:00+01:00[Europe/Paris]",
        "2026-11-23T",
        "20261123",
        "24:01",
        "10.30",
        "-",
        "+",
        "+ 2h",
        "++2h",
        "+1.5h",
        "1/2",
        "1/2/3/4",
        "mond",
        "ｆri",
        "\u{1b}[31m",
    ];
    for text in unknown {
        assert_eq!(in_cairo(text), Err(MomentError::Unknown), "{text:?}");
    }
    for text in ["+2bd", "-1bd", "+sprint"] {
        assert_eq!(in_cairo(text), Err(MomentError::NeedsCalendar), "{text}");
    }
    for text in ["+100000w", "-100000w", "9999-12-31 24:00"] {
        let far = read(text, "9999-01-01T00:00:00Z", "UTC");
        assert!(matches!(far, Err(MomentError::OutOfRange) | Ok(_)), "{text}: {far:?}");
    }
    assert_eq!(read("+100000w", "9999-01-01T00:00:00Z", "UTC"), Err(MomentError::OutOfRange));
}

#[test]
fn clocks_that_are_put_back_show_a_time_twice() {
    let twice = |zone, text| match read(text, SATURDAY, zone) {
        Err(MomentError::Twice { readings, .. }) => readings,
        other => panic!("{zone} {text}: {other:?}"),
    };
    let cases = [
        ("Europe/Paris", "2026-10-25 02:30", ["2026-10-25T02:30+02:00", "2026-10-25T02:30+01:00"]),
        ("Europe/Paris", "2026-10-25 02:00", ["2026-10-25T02:00+02:00", "2026-10-25T02:00+01:00"]),
        ("Europe/Paris", "2026-10-25 02:59:59", ["2026-10-25T02:59:59+02:00", "2026-10-25T02:59:59+01:00"]),
        ("Africa/Cairo", "2026-10-29 23:15", ["2026-10-29T23:15+03:00", "2026-10-29T23:15+02:00"]),
        ("Australia/Lord_Howe", "2026-04-05 01:45", ["2026-04-05T01:45+11:00", "2026-04-05T01:45+10:30"]),
        ("America/New_York", "2026-11-01T01:30", ["2026-11-01T01:30-04:00", "2026-11-01T01:30-05:00"]),
        ("America/Havana", "2026-10-31 24:00", ["2026-11-01T00:00-04:00", "2026-11-01T00:00-05:00"]),
    ];
    for (zone, text, readings) in cases {
        assert_eq!(twice(zone, text), readings, "{zone} {text}");
        assert!(readings.iter().all(|reading| read(reading, SATURDAY, zone).is_ok()));
    }
    // The last minute before and the first after, and days, are plain.
    assert_eq!(read("2026-10-25 01:59", SATURDAY, "Europe/Paris").as_deref(), Ok("2026-10-24T23:59:00Z"));
    assert_eq!(read("2026-10-25 03:00", SATURDAY, "Europe/Paris").as_deref(), Ok("2026-10-25T02:00:00Z"));
    assert_eq!(read("2026-11-01", SATURDAY, "America/Havana").as_deref(), Ok("2026-11-01T04:00:00Z"));
}

#[test]
fn clocks_that_are_put_forward_skip_a_time() {
    let cases = [
        ("Europe/Paris", "2026-03-29 02:30", "2026-03-29 01:59", "2026-03-29 03:00"),
        ("Europe/Paris", "2026-03-29 02:00", "2026-03-29 01:59", "2026-03-29 03:00"),
        ("Africa/Cairo", "2026-04-24 00:30", "2026-04-23 23:59", "2026-04-24 01:00"),
        ("Africa/Cairo", "2026-04-23 24:00", "2026-04-23 23:59", "2026-04-24 01:00"),
        ("Australia/Lord_Howe", "2026-10-04 02:29", "2026-10-04 01:59", "2026-10-04 02:30"),
        ("Pacific/Apia", "2011-12-30 12:00", "2011-12-29 23:59", "2011-12-31 00:00"),
        ("Pacific/Apia", "2011-12-30", "2011-12-29 23:59", "2011-12-31 00:00"),
    ];
    for (zone, text, last, first) in cases {
        let expected = MomentError::Skipped { zone: zone.to_owned(), last: last.to_owned(), first: first.to_owned() };
        assert_eq!(read(text, SATURDAY, zone), Err(expected), "{zone} {text}");
        assert!(read(last, SATURDAY, zone).is_ok() && read(first, SATURDAY, zone).is_ok());
    }
    // A day without midnight begins when its clocks do.
    assert_eq!(read("2026-04-24", SATURDAY, "Africa/Cairo").as_deref(), Ok("2026-04-23T22:00:00Z"));
}

#[test]
fn days_keep_the_time_on_the_wall_and_hours_do_not() {
    // The evening before the clocks of Paris are put back.
    let evening = |text| read(text, "2026-10-24T16:00:00Z", "Europe/Paris");
    assert_eq!(evening("+1d").as_deref(), Ok("2026-10-25T17:00:00Z"));
    assert_eq!(evening("+24h").as_deref(), Ok("2026-10-25T16:00:00Z"));
    assert_eq!(evening("tomorrow 18:00").as_deref(), Ok("2026-10-25T17:00:00Z"));
}

#[test]
fn intervals_are_two_moments_in_order() {
    let cairo = TimeZone::get("Africa/Cairo").unwrap();
    let read = |text: &str| parse_interval(text, at(SATURDAY), &cairo);
    let expected = (at("2026-11-23T08:00:00Z"), at("2026-11-23T10:00:00Z"));
    assert_eq!(read("2026-11-23T10:00/2026-11-23T12:00"), Ok(expected));
    assert_eq!(read("2026-11-23 10:00 / 2026-11-23 12:00"), Ok(expected));
    assert_eq!(read("2026-11-23 10:00/+2h"), Ok(expected));
    assert_eq!(read("now/2026-11-23"), Ok((at(SATURDAY), at("2026-11-22T22:00:00Z"))));
    assert_eq!(read("2026-11-23"), Err(MomentError::NoInterval));
    assert_eq!(read("01/02/2026"), Err(MomentError::NoInterval));
    assert_eq!(read("today/today"), Err(MomentError::Backwards));
    assert_eq!(read("tomorrow/today"), Err(MomentError::Backwards));
    assert_eq!(read("soon/today"), Err(MomentError::Unknown));
}

#[test]
fn a_failure_shows_what_could_be_meant() {
    let failure = |text: &str, zone: &str| {
        let error = parse(text, at(SATURDAY), &TimeZone::get(zone).unwrap()).unwrap_err();
        let failure = error.failure("--at", text);
        format!("{}: {}", failure.code, failure.render(crate::cli::render::tone::Palette::plain()))
    };
    insta::assert_snapshot!(failure("01/02/2026", "UTC"), @r"
    ambiguous-moment: error: `--at` does not take `01/02/2026`
      caused by: it can be read as `2026-02-01` or `2026-01-02`
      hint: write `2026-02-01` or `2026-01-02`; `opsctl help moments` says what else can be written
    ");
    insta::assert_snapshot!(failure("13/02/2026", "UTC"), @r"
    ambiguous-moment: error: `--at` does not take `13/02/2026`
      hint: write `2026-02-13`; `opsctl help moments` says what else can be written
    ");
    insta::assert_snapshot!(failure("2026-10-25 02:30", "Europe/Paris"), @r"
    ambiguous-moment: error: `--at` does not take `2026-10-25 02:30`
      caused by: the clocks of `Europe/Paris` are put back then, and show it twice
      hint: write `2026-10-25T02:30+02:00` or `2026-10-25T02:30+01:00`; `opsctl help moments` says what else can be written
    ");
    insta::assert_snapshot!(failure("2026-03-29 02:30", "Europe/Paris"), @r"
    no-such-moment: error: `--at` does not take `2026-03-29 02:30`
      caused by: the clocks of `Europe/Paris` are put forward then, and never show it
      hint: before it is `2026-03-29 01:59`, after it `2026-03-29 03:00`
    ");
    insta::assert_snapshot!(failure("soon", "UTC"), @r"
    bad-moment: error: `--at` does not take `soon`
      hint: `2026-11-23 10:00`, `tomorrow 14:00`, `fri 17:00`, `+3d`; `opsctl help moments` says more
    ");
    insta::assert_snapshot!(failure("+2bd", "UTC"), @r"
    bad-moment: error: `--at` does not take `+2bd`
      caused by: working days and sprints are counted by a calendar
      hint: `opsctl calendar due` counts them
    ");
}
