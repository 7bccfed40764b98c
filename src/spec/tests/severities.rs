//! Severities, and the keys of workflows that clocks go by.

use insta::assert_snapshot;

use super::{CONFIG, WORKFLOW, config_and as and, findings, loaded, workflow_and};
use crate::domain::sla::{ClockMode, OffHours, OnReopen, OnSeverityChange};
use crate::domain::workflow::SeverityRule;

/// A calendar, sprints, and severities of every kind.
const CALENDARS: &str = "\
calendars:
  office: {hours: {mon-fri: [\"09:00-17:00\"]}}
  on-call: {hours: {mon-sun: [\"08:00-20:00\"]}}
sprints: {start: 2026-01-05, length: 2w}
";

const SEVERITIES: &str = "\
severities:
  critical: {aliases: [sev1, p1], label: Critical, respond: 30m, resolve: 4h, update: 1h, calendar: on-call}
  major: {respond: 4h, resolve: 2bd, calendar: office, at_risk: 50%, off_hours: best_effort, blocks: true}
  minor: {resolve: sprint, clock: best_effort, on_severity_change: restart, on_reopen: restart}
  night: {resolve: 1d, clock: always}
";

#[test]
fn what_is_said_is_kept_and_the_rest_has_defaults() {
    let pack = loaded(&format!("{CONFIG}{CALENDARS}{SEVERITIES}"), &[WORKFLOW]).pack;
    let names: Vec<&str> = pack.severities.iter().map(|severity| severity.id.as_str()).collect();
    assert_eq!(names, ["critical", "major", "minor", "night"], "most severe first");
    let critical = pack.severity("p1").unwrap();
    assert_eq!((critical.id.as_str(), critical.label.as_deref()), ("critical", Some("Critical")));
    let lengths = [critical.respond, critical.resolve, critical.update].map(|length| length.unwrap().to_string());
    assert_eq!(lengths, ["30m", "4h", "1h"]);
    assert_eq!(critical.calendar.as_ref().unwrap().as_str(), "on-call");
    assert_eq!((critical.clock, critical.off_hours), (ClockMode::Business, OffHours::NextWorkingDay));
    assert_eq!((critical.on_severity_change, critical.on_reopen), (OnSeverityChange::Retarget, OnReopen::Resume));
    assert_eq!((critical.at_risk, critical.blocks), (75, true), "only the first one closes production by itself");
    let major = pack.severity("major").unwrap();
    assert_eq!((major.at_risk, major.off_hours, major.blocks), (50, OffHours::BestEffort, true));
    let minor = pack.severity("minor").unwrap();
    assert_eq!((minor.clock, minor.respond, minor.blocks), (ClockMode::BestEffort, None, false));
    assert_eq!((minor.on_severity_change, minor.on_reopen), (OnSeverityChange::Restart, OnReopen::Restart));
    assert_eq!(pack.severity("night").unwrap().clock, ClockMode::Always);
    assert!(pack.severity("sev2").is_none());
}

#[test]
fn mistakes_are_named_where_they_are() {
    let more = "\
severities:
  critical: {at_risk: 0%, off_hours: never, on_reopen: resumes}
  major: {resolve: 2bd, at_risk: 75}
  night: {resolve: 2bd, clock: always}
";
    assert_snapshot!(and(more), @"
    error[bad-percentage]: `0%` is not a percentage
      --> opsctl.yaml:13:23
       |
    13 |   critical: {at_risk: 0%, off_hours: never, on_reopen: resumes}
       |                       ^^
       |
       = help: write a whole number from `1%` to `100%`

    error[unknown-value]: `off_hours` must be `best_effort` or `next_working_day`, found `never`
      --> opsctl.yaml:13:38
       |
    13 |   critical: {at_risk: 0%, off_hours: never, on_reopen: resumes}
       |                                      ^^^^^

    error[unknown-value]: `on_reopen` must be `resume` or `restart`, found `resumes`
      --> opsctl.yaml:13:56
       |
    13 |   critical: {at_risk: 0%, off_hours: never, on_reopen: resumes}
       |                                                        ^^^^^^^
       |
       = help: did you mean `resume`?

    error[no-calendar]: `2bd` counts working days, and no calendar says which these are
      --> opsctl.yaml:14:20
       |
    14 |   major: {resolve: 2bd, at_risk: 75}
       |                    ^^^
       |
       = help: give the severity or the pack a `calendar`, or count in `h` or `d`

    error[bad-percentage]: `75` is not a percentage
      --> opsctl.yaml:14:34
       |
    14 |   major: {resolve: 2bd, at_risk: 75}
       |                                  ^^
       |
       = help: write a whole number from `1%` to `100%`

    error[no-calendar]: `2bd` counts working days, and no calendar says which these are
      --> opsctl.yaml:15:20
       |
    15 |   night: {resolve: 2bd, clock: always}
       |                    ^^^
       |
       = help: a clock that runs day and night counts in `h` or `d`
    ");
    // The calendar of the pack says which days are working days.
    assert_eq!(and(&format!("{CALENDARS}calendar: office\nseverities: {{major: {{resolve: 2bd}}}}\n")), "");
}

#[test]
fn a_workflow_says_whether_requests_have_a_severity_and_are_reopened() {
    let config = format!("{CONFIG}{CALENDARS}{SEVERITIES}");
    let more = "severity: required\nreopen: {to: build, by: [ops]}\ncalendar: office\n";
    let pack = loaded(&config, &[&format!("{WORKFLOW}{more}")]).pack;
    let workflow = pack.workflow("delivery").unwrap();
    assert_eq!(workflow.severity, Some(SeverityRule::Required));
    let reopen = workflow.reopen.as_ref().unwrap();
    assert_eq!((reopen.to.as_str(), reopen.by[0].as_str()), ("build", "ops"));
    assert_eq!(workflow.calendar.as_ref().unwrap().as_str(), "office");
    assert_snapshot!(findings(&config, &[&format!(
        "{WORKFLOW}severity: yes\nreopen: {{to: deploy, by: [nobody]}}\ncalendar: night\n"
    )]), @"
    error[unknown-value]: `severity` must be `required` or `optional`, found `yes`
     --> workflows/a.yaml:6:11
      |
    6 | severity: yes
      |           ^^^

    error[unknown-step]: there is no step `deploy`
     --> workflows/a.yaml:7:14
      |
    7 | reopen: {to: deploy, by: [nobody]}
      |              ^^^^^^
      |
      = help: known: `build` and `release`

    error[unknown-role]: there is no role `nobody`
     --> workflows/a.yaml:7:27
      |
    7 | reopen: {to: deploy, by: [nobody]}
      |                           ^^^^^^
      |
      = help: known: `dev` and `ops`

    error[unknown-calendar]: there is no calendar `night`
     --> workflows/a.yaml:8:11
      |
    8 | calendar: night
      |           ^^^^^
      |
      = help: known: `office` and `on-call`
    ");
    assert_snapshot!(workflow_and("severity: optional\n"), @"
    error[no-severities]: requests cannot have a severity: `opsctl.yaml` declares none
     --> workflows/a.yaml:6:11
      |
    6 | severity: optional
      |           ^^^^^^^^
      |
      = help: add the section `severities`
    ");
}

#[test]
fn working_days_of_a_step_need_a_calendar() {
    let steps =
        |more: &str| format!("workflow: w\nversion: 1\n{more}steps:\n  - {{id: build, by: [dev, ops], within: 3bd}}\n");
    assert_snapshot!(findings(CONFIG, &[&steps("")]), @"
    warning[no-calendar]: `3bd` counts working days, and no calendar says which these are: every day counts
     --> workflows/a.yaml:4:41
      |
    4 |   - {id: build, by: [dev, ops], within: 3bd}
      |                                         ^^^
      |
      = help: give one of its roles, the workflow or the pack a `calendar`
    ");
    let config = format!("{CONFIG}{CALENDARS}");
    let of_role = config.replace("ops: {members: [bob, carol]}", "ops: {members: [bob, carol], calendar: office}");
    assert_eq!(findings(&of_role, &[&steps("")]), "");
    assert_eq!(findings(&config, &[&steps("calendar: office\n")]), "");
    assert_eq!(findings(&format!("{config}calendar: office\n"), &[&steps("")]), "");
    assert_snapshot!(findings(CONFIG, &[&steps("").replace("3bd", "sprint")]), @"
    error[no-sprints]: `sprint` needs the section `sprints`
     --> workflows/a.yaml:4:41
      |
    4 |   - {id: build, by: [dev, ops], within: sprint}
      |                                         ^^^^^^
      |
      = help: add `sprints: {start: 2026-01-04, length: 2w}`
    ");
}
