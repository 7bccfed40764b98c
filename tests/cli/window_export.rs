//! `opsctl window export`: closed times as iCalendar, read back by a reader that shares nothing with
//! the writer.

use calcard::icalendar::{ICalendarComponent, ICalendarEntry};
use calcard::{Entry, Parser};

use crate::support::Sandbox;
use crate::window::sandbox;

/// The properties of each event.
fn events(text: &str) -> Vec<Vec<(String, String)>> {
    let Entry::ICalendar(calendar) = Parser::new(text).entry() else { panic!("{text}") };
    let events = calendar.components.iter().filter(|component| component.component_type.as_str() == "VEVENT");
    let properties = |event: &ICalendarComponent| {
        let value = |entry: &ICalendarEntry| {
            let value = entry.values.first().unwrap();
            let text = value.as_text().map(str::to_owned);
            let time = || value.as_partial_date_time().unwrap().to_rfc3339().unwrap();
            (entry.name.as_str().to_owned(), text.unwrap_or_else(time))
        };
        event.entries.iter().map(value).collect()
    };
    events.map(properties).collect()
}

#[test]
fn another_reader_understands_the_export() {
    let sandbox = sandbox();
    let text = sandbox.opsctl(&["window", "export", "--ics", "--days", "45", "--at", "2026-12-18 16:00"]).ok();
    // What Thunderbird and Google Calendar need: CRLF, lines of at most 75 bytes, and these properties.
    assert!(text.split_inclusive('\n').all(|line| line.ends_with("\r\n") && line.len() <= 77), "{text}");
    assert!(text.starts_with("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//opsctl//"), "{text}");
    let events = events(&text);
    let get = |event: usize, name: &str| {
        let found = events[event].iter().find(|(key, _)| key == name);
        found.map_or_else(|| panic!("{name} of {:?}", events[event]), |(_, value)| value.clone())
    };
    // A weekend and the freeze together, the lunch of the first day, and what is closed for good.
    assert_eq!(get(0, "SUMMARY"), "live closed: office-hours, year-end (Back on the third; call Ada, please\\n)");
    assert_eq!(get(0, "DTSTART"), "2026-12-18T16:00:00Z");
    assert_eq!(get(0, "DTEND"), "2027-01-04T08:00:00Z");
    assert_eq!(get(0, "DTSTAMP"), "2026-11-21T12:00:00Z");
    assert_eq!(
        get(0, "DESCRIPTION"),
        "office-hours: allow rule, Monday to Friday, 09:00 to 12:00 and 14:00 to 17:00, Europe/Paris\n\
         year-end: deny rule, from 2026-12-20 00:00, until 2027-01-03 00:00, Europe/Paris"
    );
    assert_eq!(get(1, "DTSTART"), "2027-01-04T11:00:00Z");
    let last = events.len() - 1;
    assert_eq!(
        get(last, "SUMMARY"),
        "vault closed: closed-for-good (日本語の題名が長い場合でも行は七十五オクテットで折り返されます。BEGIN:VEVENT)"
    );
    assert!(get(last, "DESCRIPTION").ends_with("no known end"));
    assert_eq!(
        (get(last, "DTSTART"), get(last, "DTEND")),
        ("2026-12-18T15:00:00Z".into(), "2027-02-01T15:00:00Z".into())
    );
    // Every event has a name of its own, which it keeps the next time.
    let mut names: Vec<String> = (0..events.len()).map(|event| get(event, "UID")).collect();
    let again = sandbox.opsctl(&["window", "export", "--ics", "live", "--at", "2026-12-23 10:00"]).ok();
    assert!(again.contains(&format!("UID:{}\r\n", names[0])), "{again}");
    names.sort();
    names.dedup();
    assert_eq!(names.len(), events.len());
}

#[test]
fn closed_times_as_json() {
    let sandbox = sandbox();
    let at = ["window", "export", "--ics", "--days", "2", "live", "--at", "2026-11-23 15:00"];
    insta::assert_json_snapshot!(sandbox.opsctl(&at).json(0), @r#"
    [
      {
        "environment": "live",
        "from": "2026-11-23T17:00:00+01:00",
        "to": "2026-11-24T09:00:00+01:00",
        "windows": [
          "office-hours"
        ]
      },
      {
        "environment": "live",
        "from": "2026-11-24T12:00:00+01:00",
        "to": "2026-11-24T14:00:00+01:00",
        "windows": [
          "office-hours"
        ]
      },
      {
        "environment": "live",
        "from": "2026-11-24T17:00:00+01:00",
        "to": "2026-11-25T09:00:00+01:00",
        "windows": [
          "office-hours"
        ]
      },
      {
        "environment": "live",
        "from": "2026-11-25T12:00:00+01:00",
        "to": "2026-11-25T14:00:00+01:00",
        "windows": [
          "office-hours"
        ]
      }
    ]
    "#);
    let open = Sandbox::with_config("environments: {test: {}}\n");
    assert_eq!(open.opsctl(&["window", "export", "--ics"]).json(0), serde_json::json!([]));
    assert!(!open.opsctl(&["window", "export", "--ics"]).ok().contains("VEVENT"));
}
