//! The process pack after it was read and checked: everything that decides, nothing that reads files.

use std::collections::BTreeMap;

use jiff::tz::TimeZone;

use super::calendar::{Calendar, Sprints};
use super::environment::Environment;
use super::ident::{CalendarId, EnvironmentId, PersonId, TrackerId, WorkflowId};
use super::meeting::Meeting;
use super::oncall::Schedule;
use super::people::Directory;
use super::sla::Severity;
use super::window::Windows;
use super::workflow::Workflow;

/// A tracker the pack names.
#[derive(Debug, Clone)]
pub(crate) struct TrackerSettings {
    pub(crate) id: TrackerId,
    pub(crate) kind: TrackerKind,
}

/// What kind of tracker, with the settings of that kind.
#[derive(Debug, Clone)]
pub(crate) enum TrackerKind {
    /// The embedded SQLite store. `path` is relative to the pack's folder; `None`: the default store.
    Local { path: Option<String> },
}

/// A process pack.
#[derive(Debug, Clone)]
pub(crate) struct Pack {
    pub(crate) organization: Option<String>,
    /// The zone of civil times in the pack and of times shown to people.
    pub(crate) timezone: TimeZone,
    /// Never empty.
    pub(crate) trackers: Vec<TrackerSettings>,
    pub(crate) default_tracker: TrackerId,
    pub(crate) directory: Directory,
    /// In promotion order: each stands behind the one it comes `after`.
    pub(crate) environments: Vec<Environment>,
    pub(crate) windows: Windows,
    pub(crate) oncall: Vec<Schedule>,
    pub(crate) meetings: Vec<Meeting>,
    /// In the order of the file.
    pub(crate) calendars: Vec<Calendar>,
    /// The calendar of clocks that name none; one of `calendars`.
    pub(crate) default_calendar: Option<CalendarId>,
    pub(crate) sprints: Option<Sprints>,
    /// Most severe first.
    pub(crate) severities: Vec<Severity>,
    /// Who looks after a product: a value of the workflows' component fields.
    pub(crate) products: BTreeMap<String, PersonId>,
    /// All versions, ordered by name then version.
    pub(crate) workflows: Vec<Workflow>,
    /// SHA-256 (hex) of the whole pack, recorded in every decision.
    pub(crate) digest: String,
}

impl Pack {
    /// The newest version of a workflow.
    pub(crate) fn workflow(&self, id: &str) -> Option<&Workflow> {
        self.workflows.iter().rfind(|workflow| workflow.id.as_str() == id)
    }

    /// One version of a workflow.
    pub(crate) fn workflow_version(&self, id: &str, version: u32) -> Option<&Workflow> {
        self.workflows.iter().find(|workflow| workflow.id.as_str() == id && workflow.version == version)
    }

    /// The names of the workflows, each once.
    pub(crate) fn workflow_names(&self) -> Vec<&WorkflowId> {
        let mut names: Vec<_> = self.workflows.iter().map(|workflow| &workflow.id).collect();
        names.dedup();
        names
    }

    /// The environment of that id.
    pub(crate) fn environment(&self, id: &str) -> Option<&Environment> {
        self.environments.iter().find(|environment| environment.id.as_str() == id)
    }

    /// The environments' names in promotion order.
    pub(crate) fn environment_names(&self) -> Vec<&EnvironmentId> {
        self.environments.iter().map(|environment| &environment.id).collect()
    }

    /// The calendar of that id.
    pub(crate) fn calendar(&self, id: &str) -> Option<&Calendar> {
        self.calendars.iter().find(|calendar| calendar.id().as_str() == id)
    }

    /// The severity of that name or alias.
    pub(crate) fn severity(&self, name: &str) -> Option<&Severity> {
        self.severities.iter().find(|severity| severity.is_named(name))
    }

    /// The tracker of that id.
    pub(crate) fn tracker(&self, id: &str) -> Option<&TrackerSettings> {
        self.trackers.iter().find(|tracker| tracker.id.as_str() == id)
    }

    /// The on-call schedule of that id.
    pub(crate) fn schedule(&self, id: &str) -> Option<&Schedule> {
        self.oncall.iter().find(|schedule| schedule.id.as_str() == id)
    }
}
