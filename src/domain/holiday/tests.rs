//! The data against what is known without it: the computus, the statutes, and tables of dates as
//! the authorities published them.

use std::collections::BTreeSet;

use jiff::ToSpan;
use jiff::civil::{Weekday, date};

use super::*;

/// All places the data knows: countries, then their regions.
fn places() -> Vec<(&'static str, Option<&'static str>)> {
    let with_regions = |country| std::iter::once(None).chain(regions(country).map(Some));
    countries().flat_map(|country| with_regions(country).map(move |region| (country, region))).collect()
}

/// The dates of one year, as `04-06`.
fn year(country: &str, region: Option<&str>, year: i16) -> Vec<String> {
    let days = public(country, region).unwrap();
    days.iter().filter(|day| day.date.year() == year).map(|day| day.date.strftime("%m-%d").to_string()).collect()
}

/// Easter Sunday: the anonymous Gregorian algorithm (Meeus, Jones, Butcher).
fn easter(year: i16) -> Date {
    let year = i32::from(year);
    let (golden, century, of_century) = (year % 19, year / 100, year % 100);
    let correction = (century + 8) / 25;
    let moon = (19 * golden + century - century / 4 - (century - correction + 1) / 3 + 15) % 30;
    let weekday = (32 + 2 * (century % 4) + 2 * (of_century / 4) - moon - of_century % 4) % 7;
    let shift = (golden + 11 * moon + 22 * weekday) / 451;
    let day = moon + weekday - 7 * shift + 114;
    date(i16::try_from(year).unwrap(), i8::try_from(day / 31).unwrap(), i8::try_from(day % 31 + 1).unwrap())
}

/// Easter Sunday of the Julian calendar as a Gregorian date (Meeus), for the years 1900 to 2099.
fn orthodox_easter(year: i16) -> Date {
    let moon = (19 * (year % 19) + 15) % 30;
    let weekday = (2 * (year % 4) + 4 * (year % 7) - moon + 34) % 7;
    let day = moon + weekday + 114;
    date(year, i8::try_from(day / 31).unwrap(), i8::try_from(day % 31 + 1).unwrap()) + 13.days()
}

fn covered_years() -> std::ops::RangeInclusive<i16> {
    let (first, last) = covered();
    first..=last
}

#[test]
fn every_line_is_read() {
    let (first, last) = covered();
    assert!(first <= 2020 && last >= 2035, "{first} to {last}");
    assert!(source().starts_with("PyPI holidays 0."), "{}", source());
    let mut lines = 0;
    for (country, all_regions, text) in sections() {
        assert!(country.len() == 2 && country.bytes().all(|byte| byte.is_ascii_uppercase()), "{country}");
        for text in text.lines().filter(|text| !text.is_empty()) {
            let line = line(text).unwrap();
            assert!(!line.name.is_empty() && !line.name.contains("estimated"), "{text}");
            let known = |who: &str| matches!(who, "-" | "*") || all_regions.split(' ').any(|region| region == who);
            assert!(line.who.split(' ').all(known), "{country}: {text}");
            let written = if line.when.len() == 5 {
                usize::try_from(last - first + 1).unwrap()
            } else {
                line.when.split(' ').count()
            };
            assert_eq!(days(line).len(), written, "{country}: {text}");
            lines += 1;
        }
    }
    let head = 5;
    let between = countries().count() * 2;
    assert_eq!(DATA.lines().count(), head + between + lines);
}

#[test]
fn each_place_has_each_day_once_in_order_and_every_year() {
    for (country, region) in places() {
        let days = public(country, region).unwrap();
        assert!(days.is_sorted_by(|left, right| left.date < right.date), "{country} {region:?}");
        for covered in covered_years() {
            let count = days.iter().filter(|day| day.date.year() == covered).count();
            let least = if country == "CH" { 4 } else { 7 };
            assert!((least..=25).contains(&count), "{country} {region:?} {covered}: {count}");
        }
        assert!(days.iter().all(|day| covered_years().contains(&day.date.year())), "{country} {region:?}");
    }
}

#[test]
fn what_is_not_known_is_none() {
    for (country, region) in [
        ("XX", None),
        ("fr", None),
        ("", None),
        ("FR", Some("bretagne")),
        ("FR", Some("-")),
        ("FR", Some("*")),
        ("AT", Some("")),
    ] {
        assert_eq!(public(country, region), None, "{country} {region:?}");
    }
    assert_eq!(regions("XX").count() + regions("AT").count(), 0);
    assert_eq!(regions("GB").collect::<Vec<_>>(), ["ENG", "NIR", "SCT", "WLS"]);
    let wanted = ["FR", "BE", "DE", "ES", "IT", "GB", "US", "EG"];
    assert!(wanted.iter().all(|country| countries().any(|known| known == *country)));
}

#[test]
fn easter_is_where_it_is() {
    assert_eq!(
        [2024, 2025, 2026, 2038].map(easter),
        [date(2024, 3, 31), date(2025, 4, 20), date(2026, 4, 5), date(2038, 4, 25)]
    );
    assert_eq!([2024, 2025, 2026].map(orthodox_easter), [date(2024, 5, 5), date(2025, 4, 20), date(2026, 4, 12)]);
}

#[test]
fn france_has_its_eleven_days_and_alsace_moselle_thirteen() {
    for covered in covered_years() {
        let easter = easter(covered);
        let fixed = [(1, 1), (5, 1), (5, 8), (7, 14), (8, 15), (11, 1), (11, 11), (12, 25)];
        let fixed = fixed.map(|(month, day)| date(covered, month, day));
        // Easter Monday, Ascension, Whit Monday.
        let mut expected: BTreeSet<_> = fixed.into_iter().chain([1, 39, 50].map(|days| easter + days.days())).collect();
        let of = |region| -> BTreeSet<_> {
            let days = public("FR", region).unwrap();
            days.iter().map(|day| day.date).filter(|date| date.year() == covered).collect()
        };
        assert_eq!(of(None), expected, "{covered}");
        expected.extend([easter - 2.days(), date(covered, 12, 26)]);
        assert_eq!(of(Some("alsace-moselle")), expected, "{covered}");
    }
    assert_eq!(year("FR", None, 2026).len(), 11);
    assert_eq!(year("FR", Some("alsace-moselle"), 2026).len(), 13);
}

#[test]
fn days_that_follow_easter_are_where_they_belong() {
    let cases = [
        ("AT", None, "Corpus Christi", 60),
        ("BE", None, "Ascension Day", 39),
        ("BE", None, "Pentecost Monday", 50),
        ("CH", None, "Ascension Day", 39),
        ("DE", None, "Good Friday", -2),
        ("DE", None, "Pentecost Monday", 50),
        ("DE", Some("BB"), "Easter Sunday", 0),
        ("DE", Some("BY"), "Corpus Christi", 60),
        ("ES", None, "Good Friday", -2),
        ("ES", Some("MD"), "Maundy Thursday", -3),
        ("GB", None, "Easter Monday", 1),
        ("GB", Some("SCT"), "Good Friday", -2),
        ("IE", None, "Easter Monday", 1),
        ("IT", None, "Easter Monday", 1),
        ("IT", Some("BZ"), "Pentecost Monday", 50),
        ("LU", None, "Ascension Day", 39),
        ("NL", None, "Ascension Day", 39),
        ("PT", None, "Corpus Christi", 60),
    ];
    for (country, region, name, offset) in cases {
        let days = public(country, region).unwrap();
        let found: Vec<_> = days.iter().filter(|day| day.name.contains(name)).map(|day| day.date).collect();
        let expected: Vec<_> = covered_years().map(|year| easter(year) + offset.days()).collect();
        assert_eq!(found, expected, "{country} {region:?} {name}");
    }
}

/// 5 U.S.C. 6103: on a Saturday also the Friday before, on a Sunday also the Monday after.
#[test]
fn the_united_states_observe_their_federal_days() {
    let mut expected = BTreeSet::new();
    let (first, last) = covered();
    for year in first..=last + 1 {
        let juneteenth = (year >= 2021).then_some((6, 19));
        for (month, day) in [(1, 1), (7, 4), (11, 11), (12, 25)].into_iter().chain(juneteenth) {
            let date = date(year, month, day);
            expected.insert(date);
            match date.weekday() {
                Weekday::Saturday => expected.insert(date - 1.day()),
                Weekday::Sunday => expected.insert(date + 1.day()),
                _ => false,
            };
        }
        let mondays = [(1, 3), (2, 3), (5, -1), (9, 1), (10, 2)];
        expected.extend(
            mondays.map(|(month, nth)| date(year, month, 1).nth_weekday_of_month(nth, Weekday::Monday).unwrap()),
        );
        expected.insert(date(year, 11, 1).nth_weekday_of_month(4, Weekday::Thursday).unwrap());
    }
    expected.retain(|date| covered_years().contains(&date.year()));
    let found: BTreeSet<_> = public("US", None).unwrap().into_iter().map(|day| day.date).collect();
    assert_eq!(found, expected);
}

/// As the authorities published them.
#[test]
fn known_years_are_right() {
    type Case<'a> = (&'a str, Option<&'a str>, i16, &'a str);
    let cases: [Case<'_>; 14] = [
        ("FR", None, 2026, "01-01 04-06 05-01 05-08 05-14 05-25 07-14 08-15 11-01 11-11 12-25"),
        ("BE", None, 2026, "01-01 04-05 04-06 05-01 05-14 05-24 05-25 07-21 08-15 11-01 11-11 12-25"),
        ("DE", None, 2026, "01-01 04-03 04-06 05-01 05-14 05-25 10-03 12-25 12-26"),
        ("DE", Some("BY"), 2025, "01-01 01-06 04-18 04-21 05-01 05-29 06-09 06-19 10-03 11-01 12-25 12-26"),
        ("DE", Some("SN"), 2026, "01-01 04-03 04-06 05-01 05-14 05-25 10-03 10-31 11-18 12-25 12-26"),
        ("ES", None, 2026, "01-01 01-06 04-03 05-01 08-15 10-12 12-08 12-25"),
        ("ES", Some("MD"), 2025, "01-01 01-06 04-17 04-18 05-01 05-02 07-25 08-15 11-01 12-06 12-08 12-25"),
        ("IT", None, 2025, "01-01 01-06 04-20 04-21 04-25 05-01 06-02 08-15 11-01 11-02 12-08 12-25 12-26"),
        ("GB", None, 2026, "01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-26 12-28"),
        ("GB", None, 2027, "01-01 03-26 03-29 05-03 05-31 08-30 12-25 12-26 12-27 12-28"),
        ("GB", Some("SCT"), 2025, "01-01 01-02 04-18 05-05 05-26 08-04 11-30 12-01 12-25 12-26"),
        ("GB", Some("NIR"), 2025, "01-01 03-17 04-18 04-21 05-05 05-26 07-12 07-14 08-25 12-25 12-26"),
        ("IE", None, 2026, "01-01 02-02 03-17 04-06 05-04 06-01 08-03 10-26 12-25 12-26"),
        ("US", None, 2026, "01-01 01-19 02-16 05-25 06-19 07-03 07-04 09-07 10-12 11-11 11-26 12-25"),
    ];
    for (country, region, at, expected) in cases {
        assert_eq!(year(country, region, at).join(" "), expected, "{country} {region:?} {at}");
    }
    assert_eq!(public("GB", None), public("GB", Some("ENG")));
    assert_eq!(public("GB", None), public("GB", Some("WLS")));
}

#[test]
fn egypts_moving_days_are_estimates() {
    let days = public("EG", None).unwrap();
    let on = |date: Date| days.iter().find(|day| day.date == date);
    // Dates that stand in the law, and the ones of 2026 that were not moved.
    for fixed in [date(2026, 1, 7), date(2026, 4, 25), date(2026, 5, 1), date(2026, 7, 23)] {
        assert!(on(fixed).is_some_and(|day| !day.estimated), "{fixed}");
    }
    for covered in covered_years() {
        let spring = orthodox_easter(covered) + 1.day();
        assert!(on(spring).is_some_and(|day| !day.estimated), "{spring}");
    }
    // Seen in 2025; the moon of 2027 nobody has seen.
    assert!(on(date(2025, 3, 30)).is_some_and(|day| day.name == "Eid al-Fitr" && !day.estimated));
    let later = |name: &str| days.iter().filter(|day| day.date.year() >= 2027 && day.name == *name).collect::<Vec<_>>();
    for moving in ["Eid al-Fitr", "Eid al-Adha", "Day of Arafah", "Islamic New Year", "Prophet's Birthday"] {
        assert!(later(moving).len() >= 3 && later(moving).iter().all(|day| day.estimated), "{moving}");
    }
    assert!(later("Armed Forces Day (observed)").iter().all(|day| day.estimated));
    // A lunar year is eleven days shorter: around 9 March 2027, give or take a day.
    let fitr = later("Eid al-Fitr")[0].date;
    assert!((date(2027, 3, 8)..=date(2027, 3, 11)).contains(&fitr), "{fitr}");
}

#[test]
fn only_the_moon_and_decrees_make_estimates() {
    for (country, region) in places() {
        let estimates = public(country, region).unwrap().into_iter().filter(|day| day.estimated);
        let allowed = match (country, region) {
            ("EG", _) => 2026,
            ("ES", Some(_)) => 2027,
            _ => i16::MAX,
        };
        for day in estimates {
            assert!(day.date.year() >= allowed, "{country} {region:?} {}", day.date);
        }
    }
}
