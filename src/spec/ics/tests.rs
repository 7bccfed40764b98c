//! Calendars as programs write them, and as enemies do.

use super::*;

fn calendar(events: &[&str]) -> String {
    let events: String = events.iter().map(|event| format!("BEGIN:VEVENT\r\n{event}\r\nEND:VEVENT\r\n")).collect();
    format!("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//example//EN\r\n{events}END:VCALENDAR\r\n").replace('|', "\r\n")
}

/// The days of 2026 and 2027 with their names, `~` before an estimate.
fn days(events: &[&str]) -> Vec<String> {
    let imported = holidays(&calendar(events), 2026..=2027).unwrap();
    assert!(imported.left_out.is_empty(), "{:?}", imported.left_out);
    let shown = |day: &Holiday| format!("{}{} {}", day.date, if day.estimated { " ~" } else { "" }, day.name);
    imported.holidays.iter().map(shown).collect()
}

/// Why a calendar of one event is refused.
fn refused(event: &str) -> String {
    holidays(&calendar(&[event]), 2026..=2027).unwrap_err().to_string()
}

#[test]
fn whole_days_are_read() {
    assert_eq!(days(&[]), Vec::<String>::new());
    let cases: [(&str, &[&str]); 12] = [
        ("DTSTART;VALUE=DATE:20261225|SUMMARY:Noël", &["2026-12-25 Noël"]),
        ("DTSTART:20261225|SUMMARY:Plain", &["2026-12-25 Plain"]),
        ("dtstart;value=date:20261225|Summary:Case", &["2026-12-25 Case"]),
        ("DTSTART;VALUE=DATE:20261225|DTEND;VALUE=DATE:20261226|SUMMARY:One", &["2026-12-25 One"]),
        // The end is the first day that is none.
        (
            "DTSTART;VALUE=DATE:20261224|DTEND;VALUE=DATE:20261227|SUMMARY:Three",
            &["2026-12-24 Three", "2026-12-25 Three", "2026-12-26 Three"],
        ),
        ("DTSTART;VALUE=DATE:20261225|DTEND;VALUE=DATE:20261225|SUMMARY:Same", &["2026-12-25 Same"]),
        ("DTSTART;VALUE=DATE:20261225|DURATION:P1D|SUMMARY:Length", &["2026-12-25 Length"]),
        ("DTSTART;VALUE=DATE:20261231|DURATION:P2D|SUMMARY:Two", &["2026-12-31 Two", "2027-01-01 Two"]),
        // From one midnight to another, by whatever clock.
        (
            "DTSTART;TZID=Europe/Paris:20261225T000000|DTEND;TZID=Europe/Paris:20261226T000000|SUMMARY:Clock",
            &["2026-12-25 Clock"],
        ),
        ("DTSTART:20261225T000000Z|DURATION:PT24H|SUMMARY:UTC", &["2026-12-25 UTC"]),
        ("DTSTART;VALUE=DATE:20251231|DTEND;VALUE=DATE:20260102|SUMMARY:Edge", &["2026-01-01 Edge"]),
        ("DTSTART;VALUE=DATE:20280101|SUMMARY:Beyond", &[]),
    ];
    for (event, expected) in cases {
        assert_eq!(days(&[event]), expected, "{event}");
    }
}

#[test]
fn titles_are_one_plain_line() {
    let cases = [
        ("SUMMARY:A\\, b\\; c\\nd", "A, b; c d"),
        ("SUMMARY;LANGUAGE=fr:Jour de l'An", "Jour de l'An"),
        ("SUMMARY:a\u{1b}[2Jb\t c", "a [2Jb c"),
        ("SUMMARY:", "without a title"),
        ("UID:1", "without a title"),
    ];
    for (line, title) in cases {
        let days = days(&[&format!("DTSTART;VALUE=DATE:20261225|{line}")]);
        assert!(days[0].starts_with(&format!("2026-12-25 {title}")), "{line}: {days:?}");
    }
    assert_eq!(days(&["SUMMARY:Fold|  ed|DTSTART;VALUE=DA| TE:20261225"]), ["2026-12-25 Fold ed"]);
    let long = days(&[&format!("DTSTART:20261225|SUMMARY:{}", "x".repeat(500))]);
    assert_eq!(long[0].chars().count(), "2026-12-25 ".len() + 61);
}

#[test]
fn lines_may_end_in_any_way() {
    let crlf = calendar(&["DTSTART;VALUE=DATE:20261225|SUMMARY:A"]);
    let mixed = crlf.replacen("\r\n", "\n", 4);
    let expected = holidays(&crlf, 2026..=2026).unwrap();
    assert_eq!(expected.holidays.len(), 1);
    for text in [crlf.replace("\r\n", "\n"), mixed, crlf.trim_end().to_owned(), format!("\r\n\n{crlf}\n \n")] {
        assert_eq!(holidays(&text, 2026..=2026).as_ref(), Ok(&expected), "{text:?}");
    }
}

#[test]
fn repetitions_are_written_out() {
    let cases: [(&str, &[&str]); 11] = [
        ("DTSTART;VALUE=DATE:20200101|RRULE:FREQ=YEARLY", &["2026-01-01", "2027-01-01"]),
        ("DTSTART;VALUE=DATE:20200101|RRULE:FREQ=YEARLY;UNTIL=20260101", &["2026-01-01"]),
        ("DTSTART;VALUE=DATE:20200101|RRULE:FREQ=YEARLY;UNTIL=20260101T225959Z;", &["2026-01-01"]),
        ("DTSTART;VALUE=DATE:20250101|RRULE:FREQ=YEARLY;COUNT=2", &["2026-01-01"]),
        // The fourth Thursday of November.
        ("DTSTART;VALUE=DATE:20201126|RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=4TH", &["2026-11-26", "2027-11-25"]),
        ("DTSTART;VALUE=DATE:20240229|RRULE:FREQ=YEARLY", &[]),
        ("DTSTART;VALUE=DATE:20200101|RRULE:FREQ=YEARLY|EXDATE;VALUE=DATE:20260101,20250101", &["2027-01-01"]),
        ("DTSTART;VALUE=DATE:20200101|RRULE:FREQ=YEARLY|EXDATE:20260101|EXDATE:20270101T000000Z", &[]),
        ("DTSTART;VALUE=DATE:20260105|RDATE;VALUE=DATE:20260301,20270302", &["2026-01-05", "2026-03-01", "2027-03-02"]),
        ("DTSTART;VALUE=DATE:20271230|RRULE:FREQ=DAILY", &["2027-12-30", "2027-12-31"]),
        ("DTSTART;VALUE=DATE:20271220|RRULE:FREQ=WEEKLY;BYDAY=SA", &["2027-12-20", "2027-12-25"]),
    ];
    for (event, expected) in cases {
        let expected: Vec<_> = expected.iter().map(|date| format!("{date} without a title")).collect();
        assert_eq!(days(&[event]), expected, "{event}");
    }
    let long = days(&["DTSTART;VALUE=DATE:20251230|DTEND;VALUE=DATE:20260102|RRULE:FREQ=YEARLY|SUMMARY:Turn"]);
    assert_eq!(
        long,
        [
            "2026-01-01 Turn",
            "2026-12-30 Turn",
            "2026-12-31 Turn",
            "2027-01-01 Turn",
            "2027-12-30 Turn",
            "2027-12-31 Turn"
        ]
    );
}

#[test]
fn one_day_of_a_series_may_be_moved_or_cancelled() {
    let series = "UID:a|DTSTART;VALUE=DATE:20250501|RRULE:FREQ=YEARLY|SUMMARY:May";
    let moved = "UID:a|RECURRENCE-ID;VALUE=DATE:20260501|DTSTART;VALUE=DATE:20260504|SUMMARY:May, moved";
    assert_eq!(days(&[series, moved]), ["2026-05-04 May, moved", "2027-05-01 May"]);
    assert_eq!(days(&[moved, series]), ["2026-05-04 May, moved", "2027-05-01 May"]);
    let cancelled = "UID:a|RECURRENCE-ID;VALUE=DATE:20260501|DTSTART;VALUE=DATE:20260501|STATUS:CANCELLED";
    assert_eq!(days(&[series, cancelled]), ["2027-05-01 May"]);
    assert_eq!(days(&["DTSTART:20260501|STATUS:CANCELLED"]), Vec::<String>::new());
}

#[test]
fn a_day_of_two_events_has_both_names() {
    let first = "DTSTART:20260501|SUMMARY:Labour Day";
    let second = "DTSTART:20260501|SUMMARY:Ascension|STATUS:TENTATIVE";
    assert_eq!(days(&[first, second]), ["2026-05-01 Labour Day; Ascension"]);
    assert_eq!(days(&[first, first]), ["2026-05-01 Labour Day"]);
    assert_eq!(days(&[second]), ["2026-05-01 ~ Ascension"]);
}

#[test]
fn what_is_no_whole_day_is_named() {
    let parts = [
        "DTSTART:20261225T180000|DTEND:20261225T230000|SUMMARY:Party",
        "DTSTART:20261225T000000|DTEND:20261225T120000|SUMMARY:Morning",
        "DTSTART:20261225T120000|DTEND:20261226T120000|SUMMARY:Noon",
        "DTSTART:20261225T000000|SUMMARY:Moment",
        "DTSTART:20261225T000000|DTEND:20261225T000000|SUMMARY:Empty",
        "DTSTART:20261225T000000|DURATION:PT30M|SUMMARY:Short",
        "DTSTART:20261225|DTEND:20261226T120000|SUMMARY:Odd",
    ];
    let imported = holidays(&calendar(&parts), 2026..=2027).unwrap();
    assert_eq!(imported.holidays, []);
    assert_eq!(imported.left_out, ["Party", "Morning", "Noon", "Moment", "Empty", "Short", "Odd"]);
}

#[test]
fn mistakes_name_the_event_and_the_cause() {
    let cases = [
        ("SUMMARY:A", "the event `A` has no `DTSTART`"),
        ("DTSTART;VALUE=DATE:2026122|SUMMARY:A", "the event `A` has `DTSTART:2026122`, which is no date"),
        ("DTSTART;VALUE=DATE:20260230|SUMMARY:A", "the event `A` has `DTSTART:20260230`, which is no date"),
        ("DTSTART:2026-12-25|SUMMARY:A", "the event `A` has `DTSTART:2026-12-25`, which is no date"),
        ("DTSTART:20261225T9|SUMMARY:A", "the event `A` has `DTSTART:20261225T9`, which is no date"),
        ("DTSTART:|SUMMARY:A", "the event `A` has `DTSTART:`, which is no date"),
        ("DTSTART|SUMMARY:A", "the event `A` has `DTSTART:`, which is no date"),
        ("DTSTART:20261225|DTEND:tomorrow|SUMMARY:A", "the event `A` has `DTEND:tomorrow`, which is no date"),
        ("DTSTART:20261225|DTEND:20261224|SUMMARY:A", "the event `A` ends before it starts"),
        (
            "DTSTART:20261225|DURATION:-P1D|SUMMARY:A",
            "the event `A` has the `DURATION` `-P1D`, which is no length of time",
        ),
        ("DTSTART:20261225|DURATION:P|SUMMARY:A", "the event `A` has the `DURATION` `P`, which is no length of time"),
        ("DTSTART:20261225|EXDATE:x|SUMMARY:A", "the event `A` has `EXDATE:x`, which is no date"),
        ("DTSTART:20261225|RRULE:FREQ=NEVER|SUMMARY:A", "the event `A` repeats by `FREQ=NEVER`, which cannot be read"),
        ("DTSTART:20261225|RRULE:|SUMMARY:A", "the event `A` repeats by ``, which cannot be read"),
        ("DTSTART:20261225|RRULE:FREQ=YEARLY;UNTIL=x|SUMMARY:A", "the event `A` has `UNTIL:x`, which is no date"),
        (
            "DTSTART:20261225|RRULE:FREQ=YEARLY;BYDAY=a\u{20ac}|SUMMARY:A",
            "the event `A` repeats by `FREQ=YEARLY;BYDAY=a\u{20ac}`, which cannot be read",
        ),
        ("DTSTART:18991231|RRULE:FREQ=DAILY|SUMMARY:A", "the event `A` repeats since before 1900"),
        (
            "DTSTART:20261225|EXRULE:FREQ=YEARLY|SUMMARY:A",
            "the event `A` has an `EXRULE`, which is not supported: use `EXDATE`",
        ),
    ];
    for (event, expected) in cases {
        assert_eq!(refused(event), expected, "{event}");
    }
}

#[test]
fn what_is_no_calendar_is_refused() {
    let why = |text: &str| holidays(text, 2026..=2027).unwrap_err().to_string();
    assert_eq!(why(""), "it is no calendar: it begins with ``, not with `BEGIN:VCALENDAR`");
    let page = why("<!DOCTYPE html>\n<title>Sign in</title>");
    assert_eq!(page, "it is no calendar: it begins with `<!DOCTYPE html>`, not with `BEGIN:VCALENDAR`");
    assert_eq!(why("BEGIN:VCALENDAR\nVERSION:2.0\n"), "it ends in the middle of a component");
    let open = why("BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20261225\nEND:VCALENDAR\n");
    assert_eq!(open, "it cannot be read from `VCALENDAR` on");
}

#[test]
fn hostile_calendars_end_in_an_error() {
    for rule in ["FREQ=SECONDLY", "FREQ=minutely;COUNT=1", "FREQ=HOURLY;INTERVAL=1"] {
        let part = rule.split(';').next().unwrap();
        let expected =
            format!("the event `A` repeats within a day (`{part}`): a holiday repeats by days, weeks, months or years");
        assert_eq!(refused(&format!("DTSTART:20200101|RRULE:{rule}|SUMMARY:A")), expected);
    }
    assert!(refused("DTSTART:20200101|RRULE:FREQ=DAILY;BYHOUR=0,1,2").contains("within a day (`BYHOUR=0,1,2`)"));
    let never = refused("DTSTART:19000101|RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30|SUMMARY:A");
    assert_eq!(never, "the event `A` repeats by `FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30`, which never falls on a day");
    assert!(
        refused(&format!("DTSTART:20200101|RRULE:FREQ=DAILY;BYMONTHDAY={}1", "1,".repeat(1_000)))
            .contains("cannot be read")
    );
    let many = vec!["DTSTART:20200101|RRULE:FREQ=YEARLY"; MOST_RULES + 1];
    assert_eq!(holidays(&calendar(&many), 2026..=2027), Err(IcsError::TooManyRules { most: MOST_RULES }));
    let long = vec!["DTSTART:00010101|DTEND:99991231"; 200];
    assert_eq!(holidays(&calendar(&long), 2026..=2027), Err(IcsError::TooManyDays { most: MOST_DAYS }));
    let deep = format!("BEGIN:VCALENDAR\n{}", "begin:A\n".repeat(100_000));
    assert_eq!(holidays(&deep, 2026..=2027), Err(IcsError::TooDeep { most: DEEPEST }));
}

#[test]
fn other_components_are_no_events() {
    let text = "BEGIN:VCALENDAR\nBEGIN:VTIMEZONE\nTZID:Europe/Paris\nBEGIN:STANDARD\nDTSTART:16010101T030000\n\
                RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10\nEND:STANDARD\nEND:VTIMEZONE\nBEGIN:VJOURNAL\nDTSTART:20261224\nEND:VJOURNAL\n\
                BEGIN:VEVENT\nDTSTART;VALUE=DATE:20261225\nBEGIN:VALARM\nTRIGGER:-PT15M\nEND:VALARM\nEND:VEVENT\n\
                END:VCALENDAR\n";
    assert_eq!(holidays(text, 2026..=2026).unwrap().holidays.len(), 1);
}
