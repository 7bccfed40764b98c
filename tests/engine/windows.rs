//! Promotions and the release windows: what closes them to the second, what is planned, which action,
//! what is only advised, and what is told of it afterwards.

use serde_json::{Value, json};

use crate::desk::{Desk, expect};

/// No deployment to `live` from Thursday to Sunday, Paris.
const WEEKEND: &str = "\
windows:
  - name: no-live-thu-sun
    deny: {environments: [live], days: thu-sun}
    reason: Nothing goes live after Wednesday
";

const LIVE: [&str; 4] = ["promote", "live", "--request", "1"];

/// What `--dry-run` of a promotion with more arguments answers at a moment.
fn tried(desk: &Desk, moment: &str, more: &[&str], code: i32, said: &[&str]) {
    let args = [&LIVE[..], &["--dry-run"], more].concat();
    expect(desk.run("omar", &args).at(moment), code, said);
}

#[test]
fn a_window_closes_and_opens_to_the_second() {
    let desk = Desk::ready_with_windows(WEEKEND);
    let closed = ["cannot promote desk#1 to `live`: window `no-live-thu-sun` is closed\n", "Mon 2026-11-30 00:00 CET"];
    let cases: [(&str, bool); 6] = [
        ("2026-11-25T22:59:59Z", true),
        ("2026-11-25T22:59:59.999999Z", true),
        ("2026-11-25T23:00:00Z", false),
        ("2026-11-29T22:59:59Z", false),
        ("2026-11-29T22:59:59.999999Z", false),
        ("2026-11-29T23:00:00Z", true),
    ];
    for (moment, open) in cases {
        let (code, said) = if open { (0, &["nothing was run or written"][..]) } else { (3, &closed[..]) };
        tried(&desk, moment, &[], code, said);
    }
    let refused = desk.run("omar", &LIVE).at("2026-11-26T12:00:00Z").json(3);
    assert_eq!(refused["error"]["code"], "window-closed");
    assert_eq!(desk.step("1"), "release");
    let open = desk.run("omar", &LIVE).at("2026-11-30T08:00:00Z").json(0);
    assert_eq!(open["step"], "confirm");
    assert_eq!(open["deployments"][1]["window"], json!({"open": true}), "the answer is kept");
    assert_eq!(open["deployments"][0].get("window"), None, "no window speaks of test");
}

#[test]
fn outside_every_allow_rule_it_is_closed() {
    let desk = Desk::ready_with_windows(
        "\
windows:
  - {name: mornings, allow: {environments: [live], times: [\"09:00-12:00\"]}}
  - {name: sundays, allow: {environments: [live], days: sun}}
",
    );
    // A Saturday.
    tried(&desk, "2026-11-21T10:59:59Z", &[], 0, &[]);
    let closed = ["windows `mornings`, `sundays` are closed", "it opens Sun 2026-11-22 00:00 CET"];
    tried(&desk, "2026-11-21T11:00:00Z", &[], 3, &closed);
    let open = desk.run("omar", &LIVE).at("2026-11-22T09:00:00Z").json(0);
    assert_eq!(open["deployments"][1]["window"], json!({"open": true, "rules": ["mornings", "sundays"]}));
}

#[test]
fn what_is_planned_is_over_before_it_closes() {
    let desk = Desk::ready_with_windows(WEEKEND);
    tried(&desk, "2026-11-25T21:00:00Z", &["--for", "2h"], 0, &[]);
    let closes = [
        "window `no-live-thu-sun` closes Thu 2026-11-26 00:00 CET, before the planned 2h are over",
        "it opens Mon 2026-11-30 00:00 CET",
    ];
    tried(&desk, "2026-11-25T21:00:01Z", &["--for", "2h"], 3, &closes);
    tried(&desk, "2026-11-25T21:00:01Z", &["--for", "7199s"], 0, &[]);
    tried(&desk, "2026-11-23T12:00:00Z", &["--for", "3d"], 3, &["before the planned 3d are over"]);
    for length in ["2bd", "sprint", "2", "-1h"] {
        let length = format!("--for={length}");
        tried(&desk, "2026-11-23T12:00:00Z", &[&length], 2, &["--for"]);
    }
    // Nothing so long ever fits.
    tried(&desk, "2026-11-23T12:00:00Z", &["--for", "5d"], 3, &["no opening is known within 400 days"]);
    // The length is kept.
    expect(desk.run("omar", &[&LIVE[..], &["--for", "90m"]].concat()).at("2026-11-23T12:00:00Z"), 0, &[]);
    let log = desk.sandbox.opsctl(&["request", "log", "1"]).json(0);
    let texts: Vec<&Value> = log.as_array().unwrap().iter().map(|line| &line["text"]).collect();
    assert!(texts.contains(&&json!("release 1.0.0 to live for 90m")), "{texts:?}");
}

#[test]
fn a_window_may_let_finish_what_is_under_way() {
    let rest = WEEKEND.replace("days: thu-sun", "days: thu-sun, in_flight: finish");
    let desk = Desk::ready_with_windows(&rest);
    let warning = "warning: window `no-live-thu-sun` closes Thu 2026-11-26 00:00 CET, before the planned 2h are over, \
                   and lets it finish";
    tried(&desk, "2026-11-25T22:59:59Z", &["--for", "2h"], 0, &[warning]);
    tried(&desk, "2026-11-25T23:00:00Z", &["--for", "2h"], 3, &["window `no-live-thu-sun` is closed"]);
    let late = [&LIVE[..], &["--for", "2h"]].concat();
    expect(desk.run("omar", &late).at("2026-11-25T22:00:00Z"), 0, &[warning]);
}

#[test]
fn each_action_has_its_windows() {
    let desk = Desk::ready_with_windows(
        "\
windows:
  - {name: no-releases, deny: {environments: [live], actions: [release]}}
  - {name: no-way-back, deny: {environments: [live], actions: [rollback], days: sat}}
",
    );
    let saturday = "2026-11-21T12:00:00Z";
    tried(&desk, saturday, &[], 3, &["window `no-releases` is closed", "no opening is known within 400 days"]);
    tried(&desk, saturday, &["--action", "maintenance"], 0, &[]);
    for release in ["1.0.0", "1.1.0"] {
        if release == "1.1.0" {
            desk.open("dora", release);
            desk.bring_to_release("2");
            desk.approve("2");
        }
        let request = if release == "1.0.0" { "1" } else { "2" };
        desk.does("omar", &["promote", "live", "--request", request, "--action", "maintenance"]);
    }
    let back = ["rollback", "live", "--yes"];
    expect(desk.run("omar", &back).at(saturday), 3, &["cannot roll back desk#2 to `live`: window `no-way-back`"]);
    let late = ["rollback", "live", "--yes", "--for", "2h"];
    expect(desk.run("omar", &late).at("2026-11-20T22:30:00Z"), 3, &["`no-way-back` closes Sat 2026-11-21 00:00 CET"]);
    expect(desk.run("omar", &back).at("2026-11-20T22:30:00Z"), 0, &[]);
}

#[test]
fn where_the_process_only_advises_it_warns_and_records() {
    let desk = Desk::ready_with_windows(&format!("{WEEKEND}enforcement: advisory\n"));
    let said = ["warning: let pass and recorded: window `no-live-thu-sun` is closed"];
    desk.expect("omar", &LIVE, 0, &said);
    let shown = desk.show("1");
    let deploy = shown["log"].as_array().unwrap().iter().rfind(|entry| entry["type"] == "deploy").unwrap();
    assert_eq!(deploy["waived"], json!(["window"]));
    let window = &shown["deployments"][1]["window"];
    assert_eq!(*window, json!({"open": false, "rules": ["no-live-thu-sun"]}));
    assert!(desk.audit().is_empty(), "a process that advises does not accuse");
}

#[test]
fn it_is_explained_with_when_it_opens_and_who_could_break_it() {
    let rest = format!("{WEEKEND}    break_glass: {{by: [ops, review]}}\n");
    let desk = Desk::ready_with_windows(&rest);
    let guard = |args: &[&str]| {
        let explained = desk.run("omar", &[&["explain", "1"], args].concat()).json(0);
        let guards = explained["guards"].as_array().unwrap().clone();
        guards.into_iter().find(|guard| guard["ident"] == "window")
    };
    let closed = guard(&[]).unwrap();
    assert_eq!(closed["met"], false);
    assert_eq!(closed["opens"], "2026-11-23T00:00:00+01:00");
    assert_eq!(closed["unblocked_by"], json!(["ops", "review"]));
    assert_eq!(guard(&["--env", "live"]).unwrap(), closed);
    assert_eq!(guard(&["--to", "confirm"]).unwrap(), closed);
    assert_eq!(guard(&["--env", "test"]), None, "no window speaks of it");
    let open = guard(&["--at", "2026-11-24T09:00"]).unwrap();
    assert_eq!((&open["met"], &open["opens"], &open["unblocked_by"]), (&json!(true), &Value::Null, &json!([])));
    let text = desk.does("omar", &["explain", "1"]).stdout;
    assert!(text.contains("no  window: window `no-live-thu-sun` is closed"), "{text}");
    assert!(text.contains("; opens Mon 2026-11-23 00:00 CET"), "{text}");
}

#[test]
fn a_request_before_a_promotion_tells_of_the_window() {
    let desk = Desk::ready_with_windows(WEEKEND);
    let shown = desk.does("omar", &["request", "show", "1"]).stdout;
    let line = "`live`: window `no-live-thu-sun` is closed; it opens Mon 2026-11-23 00:00 CET\n";
    assert!(shown.contains(line), "{shown}");
    let open = expect(desk.run("omar", &["request", "show", "1"]).at("2026-11-24T09:00:00Z"), 0, &[]).stdout;
    assert!(open.contains("; `no-live-thu-sun` closes Thu 2026-11-26 00:00 CET\n"), "{open}");
    let window = desk.show_at("1", "2026-11-24T09:00:00Z")["window"].clone();
    assert_eq!((&window["open"], &window["next_close"]), (&json!(true), &json!("2026-11-26T00:00:00+01:00")));
    expect(desk.run("omar", &LIVE).at("2026-11-24T09:00:00Z"), 0, &[]);
    assert_eq!(desk.show("1")["window"], Value::Null, "it stands before no promotion");
}

#[test]
fn what_was_deployed_stays_a_fact_and_is_told_of() {
    let desk = Desk::ready_with_windows(&WEEKEND.replace("days: thu-sun", "days: mon"));
    desk.does("omar", &LIVE);
    assert!(desk.audit().is_empty());
    // A window that is added later undoes nothing.
    let text = desk.sandbox.read("opsctl.yaml").replace("days: mon", "days: thu-sun");
    desk.sandbox.write("opsctl.yaml", text);
    assert_eq!(desk.step("1"), "confirm");
    let detail = "`1.0.0` went to `live` while `no-live-thu-sun` was closed: no glass was broken; the rules of that day \
                  let it pass";
    assert_eq!(desk.audit(), [("closed-window".to_owned(), detail.to_owned())]);
}
