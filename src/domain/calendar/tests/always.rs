//! Day and night: plain time, whatever the clocks do.

use super::*;

#[test]
fn all_time_is_working_time() {
    for name in ["UTC", "Europe/Paris", "Africa/Cairo", "Pacific/Apia", "Australia/Lord_Howe", "America/St_Johns"] {
        let always = Calendar::always(zone(name));
        let (from, to): (Instant, Instant) =
            ("2009-12-31T23:59:59.5Z".parse().unwrap(), "2028-03-01T12:00:00.25Z".parse().unwrap());
        assert_eq!(always.business(from, to), to - from, "{name}");
        assert_eq!(always.add_time(from, to - from), Some(to), "{name}");
        assert!(always.is_open_at(from), "{name}");
        assert_eq!(always.next_opening(from), Some(from), "{name}");
        assert_eq!(always.next_closing(from), None, "{name}");
    }
}

#[test]
fn a_working_day_is_a_day() {
    let always = Calendar::always(zone("Europe/Paris"));
    assert_eq!(due(&always, "2026-10-24 12:00", "1bd"), "Sun 2026-10-25 12:00 +01:00");
    assert_eq!(due(&always, "2026-10-24 12:00", "24h"), "Sun 2026-10-25 11:00 +01:00");
}
