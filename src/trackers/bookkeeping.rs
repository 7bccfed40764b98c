//! What opsctl keeps beside the logs: a journal of writes under way, a cache of replayed states to
//! list from, and the kept output of deployment commands. Losing it loses no decision: the cache is
//! rebuilt from the logs, and no decision is ever read from it.

use super::error::TrackerError;
use crate::domain::ident::{EnvironmentId, PersonId, SeverityId, StepId, TrackerId, WorkflowId};
use crate::domain::people::Instant;
use crate::domain::sla::Record;

/// A write that was begun and not yet seen through to the end of its side effects.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct JournalEntry {
    pub(crate) tracker: TrackerId,
    /// 0 for an opening, whose issue has no number yet.
    pub(crate) number: u64,
    /// The event's id; for an opening the request's ULID, by which its issue is found.
    pub(crate) event: String,
    pub(crate) begun: Instant,
}

pub(crate) use crate::domain::request::turn::Party;

/// One deployment of a request, accepted by replay.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct DeploymentRow {
    /// The id of the event that claimed the deployment.
    pub(crate) event: String,
    pub(crate) environment: EnvironmentId,
    pub(crate) release: String,
    pub(crate) component: Option<String>,
    /// `release`, `maintenance` or `rollback`.
    pub(crate) action: String,
    pub(crate) by: PersonId,
    pub(crate) started: Instant,
    pub(crate) finished: Option<Instant>,
    /// `running`, `deployed`, `failed` or `aborted`.
    pub(crate) outcome: String,
}

/// The replayed state of one request, as far as lists need it. It depends on the log and the pack
/// alone, never on the present moment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Summary {
    pub(crate) number: u64,
    /// The request's ULID; empty for an issue that carries none.
    pub(crate) request: String,
    pub(crate) workflow: WorkflowId,
    pub(crate) version: u32,
    pub(crate) title: String,
    /// `open`, `done`, `refused` or `cancelled`.
    pub(crate) state: String,
    /// The log does not add up; gates are closed until it is repaired.
    pub(crate) broken: bool,
    /// `None` once the request has ended.
    pub(crate) step: Option<StepId>,
    pub(crate) urgent: bool,
    pub(crate) requester: Option<PersonId>,
    pub(crate) assignee: Option<PersonId>,
    pub(crate) severity: Option<SeverityId>,
    /// When the first of its clocks is due; `None` also while these are paused.
    pub(crate) due: Option<Instant>,
    /// What its clocks go by, while one of them runs.
    pub(crate) record: Option<Record>,
    pub(crate) opened: Instant,
    /// The last event that counted.
    pub(crate) updated: Instant,
    pub(crate) waiting_for: Vec<Party>,
    /// Events that are void, superseded, duplicate or broken, drift of the labels, a deployment
    /// without an outcome or against a window, a workflow that was changed under the request.
    pub(crate) anomalies: u32,
    pub(crate) deployments: Vec<DeploymentRow>,
}

/// Which states a list shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum StateFilter {
    #[default]
    Open,
    Done,
    Refused,
    Cancelled,
    Any,
}

/// What to list. Conditions are joined by AND; an empty query lists every open request.
/// Order: urgent first, then the earliest due (none last), then the longest without an event,
/// then the number.
#[derive(Debug, Clone, Default)]
pub(crate) struct RequestQuery {
    pub(crate) state: StateFilter,
    pub(crate) workflow: Option<WorkflowId>,
    pub(crate) step: Option<StepId>,
    /// Waits for one of these.
    pub(crate) waiting_for: Option<Vec<Party>>,
    /// Opened by this person.
    pub(crate) requester: Option<PersonId>,
    pub(crate) urgent: Option<bool>,
    /// Of each listed workflow only requests whose last event is older than the instant; workflows
    /// that are not listed match nothing.
    pub(crate) stale: Option<Vec<(WorkflowId, Instant)>>,
    /// Only requests with anomalies or a broken log.
    pub(crate) anomalous: bool,
    pub(crate) offset: u64,
    pub(crate) limit: u64,
}

/// An open request whose clocks run, as far as clocks need it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Clocked {
    pub(crate) number: u64,
    pub(crate) title: String,
    pub(crate) workflow: WorkflowId,
    pub(crate) version: u32,
    pub(crate) record: Record,
}

/// One page of a longer list.
#[derive(Debug, Clone)]
pub(crate) struct Page<T> {
    pub(crate) rows: Vec<T>,
    /// How many there are in all.
    pub(crate) total: u64,
}

/// The keeping of journal, cache and outputs.
pub(crate) trait Bookkeeping {
    /// Notes that an event is about to be written.
    fn begin(&self, entry: &JournalEntry) -> Result<(), TrackerError>;

    /// Notes that an event and all its side effects are done (or that it was never written).
    fn complete(&self, event: &str) -> Result<(), TrackerError>;

    /// The writes that were begun and not completed, oldest first.
    fn unfinished(&self) -> Result<Vec<JournalEntry>, TrackerError>;

    /// Drops cached states that were replayed under another policy than `policy` (a digest), and
    /// returns at most `limit` numbers of issues of `tracker` whose log or labels changed since
    /// they were cached. Empty: the cache is whole.
    fn outdated(&self, tracker: &TrackerId, policy: &str, limit: u64) -> Result<Vec<u64>, TrackerError>;

    /// Caches replayed states. `versions` says, for each, the log version ([`Bookkeeping::log_version`]) it was
    /// replayed from, so that a write in between leaves the row outdated.
    fn remember(&self, tracker: &TrackerId, states: &[(Summary, u64)]) -> Result<(), TrackerError>;

    /// A number that grows with every change of an issue's comments, labels or state, whoever makes it.
    fn log_version(&self, tracker: &TrackerId, number: u64) -> Result<u64, TrackerError>;

    /// Lists cached requests.
    fn requests(&self, tracker: &TrackerId, query: &RequestQuery) -> Result<Page<Summary>, TrackerError>;

    /// Lists every cached request with a clock that runs, the earliest due first.
    fn clocked(&self, tracker: &TrackerId) -> Result<Vec<Clocked>, TrackerError>;

    /// Lists cached deployments with their request's number, newest first, of one environment or of all.
    fn deployments(
        &self,
        tracker: &TrackerId,
        environment: Option<&EnvironmentId>,
        limit: u64,
    ) -> Result<Page<(u64, DeploymentRow)>, TrackerError>;

    /// Forgets the whole cache; it is rebuilt at the next list.
    fn forget(&self) -> Result<(), TrackerError>;

    /// Keeps the output of a deployment command under its event's id.
    fn keep_output(&self, event: &str, output: &str) -> Result<(), TrackerError>;

    /// The kept output.
    fn output(&self, event: &str) -> Result<Option<String>, TrackerError>;
}
