//! The store as keeper of journal, cache and outputs: which call is one read and which is one write.

use super::{Store, cache, deployments, journal, list};
use crate::domain::ident::{EnvironmentId, TrackerId};
use crate::trackers::bookkeeping::{Bookkeeping, Clocked, DeploymentRow, JournalEntry, Page, RequestQuery, Summary};
use crate::trackers::error::TrackerError;

impl Bookkeeping for Store {
    fn begin(&self, entry: &JournalEntry) -> Result<(), TrackerError> {
        self.write(|store| Ok(journal::begin(store, entry)?))
    }

    fn complete(&self, event: &str) -> Result<(), TrackerError> {
        self.write(|store| Ok(journal::complete(store, event)?))
    }

    fn unfinished(&self) -> Result<Vec<JournalEntry>, TrackerError> {
        self.read(|store| Ok(journal::unfinished(store)?))
    }

    fn outdated(&self, tracker: &TrackerId, policy: &str, limit: u64) -> Result<Vec<u64>, TrackerError> {
        self.policies.borrow_mut().insert(tracker.clone(), policy.to_owned());
        // The usual case takes no lock: the policy is the one of last time.
        let known = self.read(|store| {
            let is_same = cache::policy(store, tracker)?.as_deref() == Some(policy);
            is_same.then(|| cache::outdated(store, tracker, limit)).transpose().map_err(Into::into)
        })?;
        if let Some(numbers) = known {
            return Ok(numbers);
        }
        self.write(|store| {
            if cache::policy(store, tracker)?.as_deref() != Some(policy) {
                cache::adopt(store, tracker, policy)?;
            }
            Ok(cache::outdated(store, tracker, limit)?)
        })
    }

    fn remember(&self, tracker: &TrackerId, states: &[(Summary, u64)]) -> Result<(), TrackerError> {
        self.write(|store| {
            // Another process may have adopted another policy since; these states are not of it.
            let policies = self.policies.borrow();
            let announced = policies.get(tracker);
            let clean = announced.is_some() && cache::policy(store, tracker)?.as_ref() == announced;
            for (state, version) in states {
                cache::remember(store, tracker, state, *version, clean)?;
            }
            Ok(())
        })
    }

    fn log_version(&self, tracker: &TrackerId, number: u64) -> Result<u64, TrackerError> {
        self.read(|store| {
            cache::version(store, tracker, number)?
                .ok_or_else(|| TrackerError::NotFound { tracker: tracker.clone(), number }.into())
        })
    }

    fn requests(&self, tracker: &TrackerId, query: &RequestQuery) -> Result<Page<Summary>, TrackerError> {
        self.read(|store| Ok(list::requests(store, tracker, query)?))
    }

    fn clocked(&self, tracker: &TrackerId) -> Result<Vec<Clocked>, TrackerError> {
        self.read(|store| Ok(list::clocked(store, tracker)?))
    }

    fn deployments(
        &self,
        tracker: &TrackerId,
        environment: Option<&EnvironmentId>,
        limit: u64,
    ) -> Result<Page<(u64, DeploymentRow)>, TrackerError> {
        self.read(|store| Ok(deployments::newest(store, tracker, environment, limit)?))
    }

    fn forget(&self) -> Result<(), TrackerError> {
        self.write(|store| Ok(cache::forget(store)?))
    }

    fn keep_output(&self, event: &str, output: &str) -> Result<(), TrackerError> {
        self.write(|store| Ok(journal::keep_output(store, event, output)?))
    }

    fn output(&self, event: &str) -> Result<Option<String>, TrackerError> {
        self.read(|store| Ok(journal::output(store, event)?))
    }
}
