//! The stores behind the pack's trackers, opened when the first of them is needed. Here, and nowhere
//! else, a kind of tracker becomes a concrete adapter.

use std::path::PathBuf;

use super::Context;
use crate::cli::failure::Failure;
use crate::domain::pack::{TrackerKind, TrackerSettings};
use crate::domain::people::Account;
use crate::trackers::local::Store;
use crate::trackers::{Bookkeeping, Tracker};

/// Open stores by path; trackers without a path of their own share one.
pub(super) type Stores = Vec<(PathBuf, Store)>;

impl Context {
    /// The tracker, acting as `account`, with the bookkeeping beside it.
    pub(crate) fn connect<'c>(
        &'c self,
        settings: &TrackerSettings,
        account: &Account,
    ) -> Result<(Box<dyn Tracker + 'c>, &'c dyn Bookkeeping), Failure> {
        match &settings.kind {
            kind @ TrackerKind::Local { .. } => {
                let store = self.store(kind)?;
                let tracker = store.tracker(settings.id.clone(), account.clone(), self.now());
                Ok((Box::new(tracker), store))
            }
        }
    }

    /// The store a local tracker is kept in.
    pub(crate) fn store(&self, kind: &TrackerKind) -> Result<&Store, Failure> {
        let path = self.store_path(kind)?;
        let stores = self.stores()?;
        stores
            .iter()
            .find(|(at, _)| *at == path)
            .map(|(_, store)| store)
            .ok_or_else(|| Failure::failed("no-store", format!("there is no store at `{}`", path.display())))
    }

    /// All stores of the pack.
    pub(crate) fn stores(&self) -> Result<&Stores, Failure> {
        if let Some(stores) = self.stores.get() {
            return Ok(stores);
        }
        let mut stores: Stores = Vec::new();
        for tracker in &self.pack()?.trackers {
            let path = self.store_path(&tracker.kind)?;
            if stores.iter().all(|(at, _)| *at != path) {
                let store = Store::open(&path)?;
                stores.push((path, store));
            }
        }
        Ok(self.stores.get_or_init(|| stores))
    }
}
