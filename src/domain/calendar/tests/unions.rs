//! Calendars made of others.

use super::*;

fn union(zone_name: &str, members: &[&Calendar]) -> Calendar {
    Calendar::union(CalendarId::new("any"), zone(zone_name), members.iter().map(|&member| member.clone()).collect())
}

#[test]
fn working_time_of_any_member_counts_once() {
    let office = calendar("Europe/Paris", with_holidays(hours("mon-fri 09:00-13:00 14:00-18:00"), &["2026-05-01"]));
    let on_call = calendar("Europe/Paris", hours("mon-fri 12:00-15:00; sat-sun 08:00-20:00"));
    let any = union("Europe/Paris", &[&office, &on_call]);
    assert_eq!(minutes(&any, "2026-11-23 00:00", "2026-11-30 00:00"), 5 * 540 + 2 * 720);
    assert_eq!(due(&any, "2026-11-20 17:00", "2h"), "Sat 2026-11-21 09:00 +01:00");
    let closing = any.next_closing(at("2026-11-23 10:00", any.zone())).unwrap();
    assert_eq!(shown(closing, any.zone()), "Mon 2026-11-23 18:00 +01:00");
    // On the office's holiday the others still work.
    assert_eq!(minutes(&any, "2026-05-01 00:00", "2026-05-02 00:00"), 180);
    assert!(any.is_holiday(date("2026-05-01")).is_none());
    assert!(union("Europe/Paris", &[&office, &office]).is_holiday(date("2026-05-01")).is_some());
    assert_eq!(due(&any, "2026-04-30 10:00", "1bd"), "Fri 2026-05-01 12:00 +02:00");
    assert_eq!(due(&any, "2026-11-20 07:00", "1bd"), "Sat 2026-11-21 08:00 +01:00");
}

#[test]
fn members_keep_their_zones() {
    let paris = office("Europe/Paris");
    let new_york = office("America/New_York");
    let both = union("Europe/Paris", &[&paris, &new_york]);
    // Paris until 13:00 and from 14:00; New York from 15:00 to 19:00 and from 20:00 to 24:00.
    assert_eq!(minutes(&both, "2026-11-23 00:00", "2026-11-24 00:00"), 240 + 300 + 240);
    assert_eq!(due(&both, "2026-11-23 09:00", "13h"), "Tue 2026-11-24 00:00 +01:00");
    // The clocks of New York change three weeks before those of Paris.
    assert_eq!(minutes(&both, "2026-03-16 00:00", "2026-03-17 00:00"), 240 + 240 + 240);
    assert_eq!(due(&both, "2026-11-20 22:00", "1bd"), "Mon 2026-11-23 22:00 +01:00");
    // Its days are those of its own zone: Tokyo begins to work on Monday in Paris' Sunday night.
    let tokyo = calendar("Asia/Tokyo", hours("mon-fri 07:00-15:00"));
    let both = union("Europe/Paris", &[&tokyo]);
    assert_eq!(due(&both, "2026-11-20 12:00", "1bd"), "Sun 2026-11-22 23:00 +01:00");
    assert_eq!(due(&both, "2026-11-20 23:30", "1bd"), "Sun 2026-11-22 23:30 +01:00");
}

#[test]
fn unions_of_unions() {
    let days = calendar("Europe/Paris", hours("mon-fri 09:00-17:00"));
    let nights = calendar("Europe/Paris", hours("mon-thu 17:00-09:00"));
    let inner = union("Europe/Paris", &[&days, &nights]);
    let outer = union("UTC", &[&inner, &days]);
    assert_eq!(minutes(&outer, "2026-11-16 00:00", "2026-11-23 00:00"), 104 * 60);
    assert_eq!(
        outer.next_closing(at("2026-11-16T10:00:00Z", outer.zone())),
        Some(at("2026-11-20T16:00:00Z", outer.zone()))
    );
}
