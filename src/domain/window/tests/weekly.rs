//! Rules of the week: days, times, stretches.

use super::*;

fn thu_sun(zone: &str) -> Windows {
    let when = When { days: days(Weekday::Thursday, Weekday::Sunday), ..When::default() };
    Windows::new(vec![rule("no-prod-thu-sun", Kind::Deny, zone, when)])
}

fn named(at: &str) -> Option<(String, String)> {
    Some((at.to_owned(), "no-prod-thu-sun".to_owned()))
}

#[test]
fn days_end_at_midnight_on_the_clock_on_the_wall() {
    let paris = thu_sun("Europe/Paris");
    // 96 hours after Thursday 00:00 it is Sunday 23:00.
    assert_open(
        &paris,
        &[
            ("2026-10-21T23:59:59+02:00", true),
            ("2026-10-22T00:00:00+02:00", false),
            ("2026-10-25T23:00:00+01:00", false),
            ("2026-10-25T23:59:59+01:00", false),
            ("2026-10-26T00:00:00+01:00", true),
        ],
    );
    assert_eq!(opens(&paris, "2026-10-22T10:00:00Z"), named("2026-10-25T23:00:00Z"));
    assert_eq!(opens(&paris, "2026-03-26T10:00:00Z"), named("2026-03-29T22:00:00Z"));
    assert_eq!(closes(&paris, "2026-10-26T10:00:00Z"), named("2026-10-28T23:00:00Z"));
    let cairo = thu_sun("Africa/Cairo");
    assert_eq!(opens(&cairo, "2026-11-21T12:00:00Z"), named("2026-11-22T22:00:00Z"));
}

#[test]
fn a_midnight_that_does_not_exist_is_the_jump_over_it() {
    let friday = When { days: days(Weekday::Friday, Weekday::Friday), ..When::default() };
    for (kind, inside) in [(Kind::Deny, false), (Kind::Allow, true)] {
        let cairo = Windows::new(vec![rule("friday", kind, "Africa/Cairo", friday.clone())]);
        assert_open(
            &cairo,
            &[
                ("2026-04-23T23:59:59+02:00", !inside),
                ("2026-04-24T01:00:00+03:00", inside),
                ("2026-04-24T23:59:59+03:00", inside),
                ("2026-04-25T00:00:00+03:00", !inside),
            ],
        );
    }
}
