//! The shape of `opsctl.yaml`, every key with its doc line. These types exist for the JSON Schema
//! alone: `shape` checks files against that schema, so both always agree. They hold no values.

#![expect(dead_code, reason = "only their shape is used, by the schema generator")]

use std::collections::BTreeMap;

use schemars::JsonSchema;

use super::raw_oncall::Schedule;
use super::raw_scalar::{CivilDate, Duration, Enforcement, Intervals, Name, Percentage, SmallTeam, Text, Url, Zone};
use super::raw_window::Window;

/// A process pack of opsctl: who is who, where requests are kept, and where software runs. Every
/// section is optional, and a section without content is an empty one.
#[derive(JsonSchema)]
#[schemars(title = "opsctl.yaml", deny_unknown_fields)]
pub(super) struct Config {
    /// The version of this format; this opsctl reads version 1.
    #[schemars(range(min = 1, max = 1))]
    version: Option<u32>,
    /// The name of the organization.
    organization: Option<Text>,
    /// The IANA zone of civil times in the pack, such as `Africa/Cairo` (default: `UTC`).
    timezone: Option<Zone>,
    /// Whether a broken rule refuses or only warns; a workflow may say otherwise (default: `strict`).
    enforcement: Option<Enforcement>,
    /// Whether one person may fill separated parts; a workflow may say otherwise (default: `forbid`).
    small_team: Option<SmallTeam>,
    /// Where requests are kept (default: one local tracker named `desk`).
    trackers: Option<BTreeMap<Name, Tracker>>,
    /// The tracker of workflows that name none; needed when there are several.
    default_tracker: Option<Name>,
    /// The people, one entry for each human however many accounts they have.
    people: Option<BTreeMap<Name, Option<Person>>>,
    /// The roles and who holds them.
    roles: Option<BTreeMap<Name, Option<Role>>>,
    /// The environments, each after the one a version must have passed before.
    environments: Option<BTreeMap<Name, Option<Environment>>>,
    /// The regular meetings, for `opsctl agenda`.
    meetings: Option<BTreeMap<Name, Meeting>>,
    /// Who looks after which product, by the value of the workflows' `component` field.
    products: Option<BTreeMap<Name, Product>>,
    /// Working hours by name.
    calendars: Option<BTreeMap<Name, Calendar>>,
    /// The calendar of clocks that name none, a name of `calendars`.
    calendar: Option<Name>,
    /// When sprints begin and how long they are.
    sprints: Option<Sprints>,
    /// The severities of incidents, most severe first, with their time targets.
    severities: Option<BTreeMap<Name, Option<Severity>>>,
    /// When environments may be changed. Every production environment needs a rule.
    windows: Option<Vec<Window>>,
    /// Who is on call when, by schedule.
    oncall: Option<BTreeMap<Name, Schedule>>,
}

/// A tracker.
#[derive(JsonSchema)]
#[schemars(title = "a tracker", deny_unknown_fields)]
struct Tracker {
    /// The kind of tracker.
    kind: TrackerKind,
    /// The file of a local store, relative to the pack's folder (default: `.opsctl/store.db`).
    path: Option<Text>,
}

/// The kinds of trackers.
#[derive(JsonSchema)]
#[schemars(rename_all = "lowercase")]
enum TrackerKind {
    /// The embedded SQLite store.
    Local,
}

/// A person.
#[derive(JsonSchema)]
#[schemars(title = "a person", deny_unknown_fields)]
struct Person {
    /// The full name.
    name: Option<Text>,
    /// The e-mail address, as in the person's git identity.
    email: Option<Text>,
    /// The last day on which the person holds their roles.
    until: Option<CivilDate>,
    /// Whether this is a bot: it acts, but never approves (default: `false`).
    bot: Option<bool>,
    /// The login on GitHub.
    github: Option<Text>,
    /// The login on GitLab.
    gitlab: Option<Text>,
    /// The login on Gitea or Forgejo.
    gitea: Option<Text>,
    /// The login on Taiga.
    taiga: Option<Text>,
}

/// A role.
#[derive(JsonSchema)]
#[schemars(title = "a role", deny_unknown_fields)]
struct Role {
    /// The words for people, such as `QA team` (default: the role's name).
    title: Option<Text>,
    /// The people who hold the role.
    members: Option<Vec<Name>>,
    /// The person who leads the role; counts as a member.
    lead: Option<Name>,
    /// The working hours of the role, a name of `calendars`.
    calendar: Option<Name>,
}

/// An environment.
#[derive(JsonSchema)]
#[schemars(title = "an environment", deny_unknown_fields)]
struct Environment {
    /// The environment a version must have been deployed and verified in before this one.
    after: Option<Name>,
    /// Whether real users depend on it (default: `false`).
    production: Option<bool>,
    /// Its address.
    url: Option<Url>,
    /// The roles that may push here; without it, the roles of the promoting step.
    owners: Option<Vec<Name>>,
    /// What people must know before a rollback; shown and confirmed then.
    note: Option<Text>,
}

/// A regular meeting.
#[derive(JsonSchema)]
#[schemars(title = "a meeting", deny_unknown_fields)]
struct Meeting {
    /// The words for people (default: the meeting's name).
    title: Option<Text>,
    /// The roles that sit together.
    roles: Vec<Name>,
    /// How often: `1w`, `2w`.
    every: Option<Duration>,
}

/// A product.
#[derive(JsonSchema)]
#[schemars(title = "a product", deny_unknown_fields)]
struct Product {
    /// The person who looks after it.
    owner: Name,
}

/// Working hours.
#[derive(JsonSchema)]
#[schemars(title = "a calendar", deny_unknown_fields)]
struct Calendar {
    /// The IANA zone of its hours (default: the zone of the pack).
    timezone: Option<Zone>,
    /// Intervals by days: `sun-thu: ["09:00-13:00", "14:00-18:00"]`. An end before its start is the
    /// next day's; `24:00` is the end of a day.
    hours: Option<BTreeMap<Text, Intervals>>,
    /// Instead of hours: other calendars; working time is that of any of them.
    union: Option<Vec<Name>>,
    /// Days without working hours.
    holidays: Option<Holidays>,
    /// Dates with other intervals than their weekday, also on a holiday; `[]` is a free day: `2026-12-24: ["09:00-12:00"]`.
    exceptions: Option<BTreeMap<CivilDate, Option<Intervals>>>,
}

/// Days without working hours.
#[derive(JsonSchema)]
#[schemars(title = "holidays", deny_unknown_fields)]
struct Holidays {
    /// The ISO 3166 code of the country whose public holidays are free, such as `EG`.
    country: Option<Text>,
    /// The code of the region whose holidays are free as well, such as `alsace-moselle`.
    region: Option<Text>,
    /// An iCalendar file of further free days, from the pack's folder: `holidays.ics`.
    ics: Option<Text>,
    /// Further dates.
    dates: Option<Vec<CivilDate>>,
    /// Holidays of the country or the file that are working days after all.
    except: Option<Vec<CivilDate>>,
}

/// The sprints.
#[derive(JsonSchema)]
#[schemars(title = "sprints", deny_unknown_fields)]
struct Sprints {
    /// The first day of some sprint.
    start: CivilDate,
    /// How long a sprint is, in days or weeks: `2w`.
    length: Duration,
}

/// A severity of incidents.
#[derive(JsonSchema)]
#[schemars(title = "a severity", deny_unknown_fields)]
struct Severity {
    /// Other names for it.
    aliases: Option<Vec<Name>>,
    /// The label on its issues.
    label: Option<Text>,
    /// The time to the first answer.
    respond: Option<Duration>,
    /// The time to the resolution.
    resolve: Option<Duration>,
    /// The time between two updates.
    update: Option<Duration>,
    /// The calendar its clocks run by (default: that of the pack, else day and night).
    calendar: Option<Name>,
    /// How its clocks run (default: `business`).
    clock: Option<Clock>,
    /// What its clocks are called outside of their hours; they wait either way (default:
    /// `next_working_day`).
    off_hours: Option<OffHours>,
    /// A clock is at risk once so much of its target's working time is used (default: `75%`).
    at_risk: Option<Percentage>,
    /// Whether an open incident closes production to releases (default: only the first severity).
    blocks: Option<bool>,
    /// What a change of severity does to the clocks (default: `retarget`).
    on_severity_change: Option<OnSeverityChange>,
    /// What reopening does to the clocks (default: `resume`).
    on_reopen: Option<OnReopen>,
}

/// How the clocks of a severity run.
#[derive(JsonSchema)]
#[schemars(rename_all = "snake_case")]
enum Clock {
    /// In the hours of the calendar.
    Business,
    /// Day and night.
    Always,
    /// Never breached, only shown.
    BestEffort,
}

/// What clocks are called outside of their hours.
#[derive(JsonSchema)]
#[schemars(rename_all = "snake_case")]
enum OffHours {
    /// Somebody may look at it, nothing is promised.
    BestEffort,
    /// They wait for the next working day.
    NextWorkingDay,
}

/// What a change of severity does to the clocks.
#[derive(JsonSchema)]
#[schemars(rename_all = "lowercase")]
enum OnSeverityChange {
    /// Same start, new target.
    Retarget,
    /// A new start.
    Restart,
}

/// What reopening does to the clocks.
#[derive(JsonSchema)]
#[schemars(rename_all = "lowercase")]
enum OnReopen {
    /// They run on.
    Resume,
    /// A new start.
    Restart,
}
