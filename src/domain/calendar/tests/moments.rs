//! First and last moments of hours, on plain days, holidays and exceptions; deadlines and elapsed
//! time where the clocks stay as they are.

use chrono::Duration;

use super::*;

#[test]
fn the_first_moment_is_inside_and_the_end_is_not() {
    let office = office("Europe/Paris");
    let cases = [
        ("2026-11-23 08:59:59.999999999", false),
        ("2026-11-23 09:00", true),
        ("2026-11-23 12:59", true),
        ("2026-11-23 12:59:59.999999999", true),
        ("2026-11-23 13:00", false),
        ("2026-11-23 13:59", false),
        ("2026-11-23 14:00", true),
        ("2026-11-23 17:59", true),
        ("2026-11-23 18:00", false),
        ("2026-11-22 10:00", false),
    ];
    for (moment, expected) in cases {
        assert_eq!(office.is_open_at(at(moment, office.zone())), expected, "{moment}");
    }
}

#[test]
fn openings_and_closings() {
    let office = calendar("Europe/Paris", with_holidays(hours("mon-fri 09:00-13:00 14:00-18:00"), &["2026-12-25"]));
    let cases = [
        ("2026-11-23 08:59", "Mon 2026-11-23 09:00 +01:00", "Mon 2026-11-23 13:00 +01:00"),
        ("2026-11-23 09:00", "Mon 2026-11-23 09:00 +01:00", "Mon 2026-11-23 13:00 +01:00"),
        ("2026-11-23 12:59:59.5", "Mon 2026-11-23 12:59:59.5 +01:00", "Mon 2026-11-23 13:00 +01:00"),
        ("2026-11-23 13:00", "Mon 2026-11-23 14:00 +01:00", "Mon 2026-11-23 18:00 +01:00"),
        ("2026-11-27 18:00", "Mon 2026-11-30 09:00 +01:00", "Mon 2026-11-30 13:00 +01:00"),
        ("2026-12-24 18:00", "Mon 2026-12-28 09:00 +01:00", "Mon 2026-12-28 13:00 +01:00"),
        ("2026-12-31 18:00", "Fri 2027-01-01 09:00 +01:00", "Fri 2027-01-01 13:00 +01:00"),
    ];
    for (moment, opening, closing) in cases {
        let moment_at = at(moment, office.zone());
        let shown = |found: Option<Instant>| shown(found.unwrap(), office.zone());
        assert_eq!(shown(office.next_opening(moment_at)), opening, "{moment}");
        assert_eq!(shown(office.next_closing(moment_at)), closing, "{moment}");
    }
}

#[test]
fn a_deadline_is_the_earliest_moment() {
    let office = office("Europe/Paris");
    let cases = [
        // One hour from Friday 17:00 is due on Friday.
        ("2026-11-20 17:00", "1h", "Fri 2026-11-20 18:00 +01:00"),
        ("2026-11-20 17:00", "61m", "Mon 2026-11-23 09:01 +01:00"),
        ("2026-11-20 17:00", "3601s", "Mon 2026-11-23 09:00:01 +01:00"),
        ("2026-11-23 12:00", "1h", "Mon 2026-11-23 13:00 +01:00"),
        ("2026-11-23 12:00", "2h", "Mon 2026-11-23 15:00 +01:00"),
        ("2026-11-23 13:00", "1m", "Mon 2026-11-23 14:01 +01:00"),
        ("2026-11-21 12:00", "4h", "Mon 2026-11-23 13:00 +01:00"),
        ("2026-11-21 12:00", "8h", "Mon 2026-11-23 18:00 +01:00"),
        ("2026-11-21 12:00", "40h", "Fri 2026-11-27 18:00 +01:00"),
        ("2026-11-21 12:00", "2400h", "Fri 2028-01-14 18:00 +01:00"),
        // Over the end of the year, and over 29 February.
        ("2026-12-31 17:30", "1h", "Fri 2027-01-01 09:30 +01:00"),
        ("2028-02-28 17:30", "1h", "Tue 2028-02-29 09:30 +01:00"),
        ("2028-02-29 17:30", "8h", "Wed 2028-03-01 17:30 +01:00"),
        ("2027-02-26 17:30", "1h", "Mon 2027-03-01 09:30 +01:00"),
    ];
    for (from, add, expected) in cases {
        assert_eq!(due(&office, from, add), expected, "{from} {add}");
    }
}

#[test]
fn nothing_to_add_is_now_or_the_next_opening() {
    let office = office("Europe/Paris");
    let cases = [
        ("2026-11-23 09:00", "Mon 2026-11-23 09:00 +01:00"),
        ("2026-11-23 12:59:59.25", "Mon 2026-11-23 12:59:59.25 +01:00"),
        ("2026-11-23 13:00", "Mon 2026-11-23 14:00 +01:00"),
        ("2026-11-20 18:00", "Mon 2026-11-23 09:00 +01:00"),
    ];
    for (from, expected) in cases {
        let due = office.add_time(at(from, office.zone()), Duration::zero()).unwrap();
        assert_eq!(shown(due, office.zone()), expected, "{from}");
    }
}

#[test]
fn elapsed_time_is_what_was_open() {
    let office = office("Europe/Paris");
    let cases = [
        ("2026-11-23 08:00", "2026-11-23 09:00", 0),
        ("2026-11-23 08:00", "2026-11-23 09:01", 1),
        ("2026-11-23 12:59", "2026-11-23 14:01", 2),
        ("2026-11-20 17:00", "2026-11-23 09:00", 60),
        ("2026-11-20 17:00", "2026-11-23 10:00", 120),
        ("2026-11-16 00:00", "2026-11-23 00:00", 5 * 480),
        ("2026-01-01 00:00", "2027-01-01 00:00", 261 * 480),
        ("2020-01-01 00:00", "2030-01-01 00:00", 2609 * 480),
        ("2026-11-23 12:00", "2026-11-23 12:00", 0),
        ("2026-11-24 12:00", "2026-11-23 12:00", 0),
    ];
    for (from, to, expected) in cases {
        assert_eq!(minutes(&office, from, to), expected, "{from} to {to}");
    }
}

#[test]
fn parts_of_a_second_are_exact() {
    let office = office("Europe/Paris");
    let moment = |text: &str| at(text, office.zone());
    let worked = |from, to| office.business(moment(from), moment(to)).num_nanoseconds().unwrap();
    assert_eq!(worked("2026-11-23 12:59:59.75", "2026-11-23 14:00:00.5"), 750_000_000);
    assert_eq!(worked("2026-11-23 13:00:00.75", "2026-11-23 13:30:00.25"), 0);
    assert_eq!(worked("2026-11-23 09:00:00.999999999", "2026-11-23 09:00:01"), 1);
    let due = |from, length| shown(office.add_time(moment(from), length).unwrap(), office.zone());
    assert_eq!(due("2026-11-23 12:59:59.75", Duration::milliseconds(250)), "Mon 2026-11-23 13:00 +01:00");
    assert_eq!(due("2026-11-23 12:59:59.75", Duration::milliseconds(251)), "Mon 2026-11-23 14:00:00.001 +01:00");
    assert_eq!(due("2026-11-23 12:59:59.75", Duration::hours(1)), "Mon 2026-11-23 14:59:59.75 +01:00");
    assert_eq!(due("2026-11-23 13:00:00.75", Duration::seconds(1)), "Mon 2026-11-23 14:00:01 +01:00");
    assert_eq!(
        due("2026-11-20 17:59:59.999999999", Duration::nanoseconds(2)),
        "Mon 2026-11-23 09:00:00.000000001 +01:00"
    );
}

#[test]
fn holidays_are_free_and_exceptions_replace_the_hours() {
    let mut hours =
        with_holidays(hours("mon-fri 09:00-13:00 14:00-18:00"), &["2026-05-01", "2026-12-25", "2026-12-28"]);
    hours.exceptions.insert(date("2026-12-24"), vec![interval("09:00-12:00")]);
    hours.exceptions.insert(date("2026-12-26"), vec![interval("10:00-11:00")]);
    hours.exceptions.insert(date("2026-12-28"), vec![interval("16:00-17:00")]);
    hours.exceptions.insert(date("2026-12-31"), vec![]);
    let office = calendar("Europe/Paris", hours);
    let cases = [
        ("2026-04-30 17:00", "2h", "Mon 2026-05-04 10:00 +02:00"),
        ("2026-12-24 11:00", "1h", "Thu 2026-12-24 12:00 +01:00"),
        ("2026-12-24 11:00", "2h", "Sat 2026-12-26 11:00 +01:00"),
        // An exception wins over a holiday.
        ("2026-12-24 11:00", "3h", "Mon 2026-12-28 17:00 +01:00"),
        ("2026-12-24 11:00", "4h", "Tue 2026-12-29 10:00 +01:00"),
        ("2026-12-30 18:00", "1m", "Fri 2027-01-01 09:01 +01:00"),
    ];
    for (from, add, expected) in cases {
        assert_eq!(due(&office, from, add), expected, "{from} {add}");
    }
    assert!(office.is_holiday(date("2026-12-28")).is_some());
    assert!(office.is_holiday(date("2026-12-31")).is_none());
}

#[test]
fn an_interval_over_midnight_belongs_to_the_day_it_begins_on() {
    let hours = with_holidays(hours("mon-thu 22:00-06:00; fri 22:00-24:00; sun 23:00-22:00"), &["2026-11-25"]);
    let nights = calendar("Europe/Paris", hours);
    let open = |moment| nights.is_open_at(at(moment, nights.zone()));
    // Sunday's night touches Monday's: one stretch from Sunday 23:00 to Tuesday 06:00.
    assert!(!open("2026-11-22 22:59") && open("2026-11-22 23:00") && open("2026-11-23 22:00"));
    let closing = nights.next_closing(at("2026-11-22 22:00", nights.zone())).unwrap();
    assert_eq!(shown(closing, nights.zone()), "Tue 2026-11-24 06:00 +01:00");
    // Tuesday's night lasts into the free Wednesday, and Wednesday has none.
    assert!(open("2026-11-25 05:59") && !open("2026-11-25 06:00") && !open("2026-11-25 23:00"));
    assert!(!open("2026-11-26 05:00"));
    // Friday ends at midnight.
    assert!(open("2026-11-27 23:59:59.9") && !open("2026-11-28 00:00"));
    assert_eq!(minutes(&nights, "2026-11-22 00:00", "2026-11-29 00:00"), (31 + 8 + 8 + 2) * 60);
}

#[test]
fn overlapping_intervals_are_worked_once() {
    let double = calendar("Europe/Paris", hours("mon 20:00-08:00; tue 06:00-10:00 09:00-12:00"));
    assert_eq!(minutes(&double, "2026-11-23 00:00", "2026-11-30 00:00"), 16 * 60);
    assert_eq!(due(&double, "2026-11-23 20:00", "16h"), "Tue 2026-11-24 12:00 +01:00");
}

#[test]
fn the_far_past_and_future_are_no_special_case() {
    let office = office("Europe/Paris");
    // 400 Gregorian years are whole weeks.
    for year in ["-4000", "0126", "1526", "1926", "2326", "5126", "9926"] {
        let year: i16 = year.parse().unwrap();
        let moment = |text: &str| {
            civil::resolve(
                format!("2026-{text}").parse::<jiff::civil::DateTime>().unwrap().with().year(year).build().unwrap(),
                office.zone(),
            )
            .unwrap()
        };
        let (from, to) = (moment("01-01 00:00"), moment("12-31 00:00"));
        let worked = office.business(from, to);
        assert_eq!(office.add_time(from, worked).map(|due| office.business(from, due)), Some(worked), "{year}");
        assert!((259..=261).contains(&(worked.num_hours() / 8)), "{year}: {worked}");
    }
    let (first, last) = (Instant::MIN_UTC, Instant::MAX_UTC);
    let late = at("9998-12-31 12:00", office.zone());
    assert_eq!(office.business(late, last), Duration::hours(261 * 8 + 5));
    assert_eq!((office.next_opening(last), office.next_closing(last)), (None, None));
    assert!(!office.is_open_at(first) && !office.is_open_at(last));
    let early = at("-009998-01-01 00:00", office.zone());
    assert!(office.business(first, early) > Duration::days(50));
    assert!(office.next_opening(first).is_some_and(|opening| opening < early));
    let end = at("9999-12-01 12:00", office.zone());
    for length in ["100000h", "100000bd", "100000d", "100000w"] {
        let due = office.add(end, Length::parse(length).unwrap(), None);
        assert_eq!(due, Err(crate::domain::calendar::NoDue::OutOfRange), "{length}");
    }
}
