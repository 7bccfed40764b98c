//! The stores behind the pack's trackers, each opened when it is first needed. Here, and nowhere
//! else, a kind of tracker becomes a concrete adapter.

use std::cell::OnceCell;
use std::path::PathBuf;

use super::Context;
use crate::cli::failure::Failure;
use crate::domain::pack::{TrackerKind, TrackerSettings};
use crate::domain::people::{Account, Instant};
use crate::trackers::local::Store;
use crate::trackers::{Bookkeeping, Tracker};

/// Stores by path, each opened when it is needed; trackers without a path of their own share one.
pub(super) type Stores = Vec<(PathBuf, OnceCell<Store>)>;

impl Context {
    /// The tracker, acting as `account` at `now`, with the bookkeeping beside it.
    pub(crate) fn connect<'c>(
        &'c self,
        settings: &TrackerSettings,
        account: &Account,
        now: Instant,
    ) -> Result<(Box<dyn Tracker + 'c>, &'c dyn Bookkeeping), Failure> {
        match &settings.kind {
            kind @ TrackerKind::Local { .. } => {
                let store = self.store(kind)?;
                let tracker = store.tracker(settings.id.clone(), account.clone(), now);
                Ok((Box::new(tracker), store))
            }
        }
    }

    /// The store a local tracker is kept in, opened (and made) when it is first needed.
    pub(crate) fn store(&self, kind: &TrackerKind) -> Result<&Store, Failure> {
        let path = self.store_path(kind)?;
        let slots = self.store_slots()?;
        let slot = slots.iter().find(|(at, _)| *at == path).map(|(_, slot)| slot);
        let slot =
            slot.ok_or_else(|| Failure::failed("no-store", format!("there is no store at `{}`", path.display())))?;
        if let Some(store) = slot.get() {
            return Ok(store);
        }
        let store = Store::open(&path)?;
        Ok(slot.get_or_init(|| store))
    }

    /// A place for the store of each file, all empty at first.
    fn store_slots(&self) -> Result<&Stores, Failure> {
        if let Some(slots) = self.stores.get() {
            return Ok(slots);
        }
        let mut slots: Stores = Vec::new();
        for tracker in &self.pack()?.trackers {
            let path = self.store_path(&tracker.kind)?;
            if slots.iter().all(|(at, _)| *at != path) {
                slots.push((path, OnceCell::new()));
            }
        }
        Ok(self.stores.get_or_init(|| slots))
    }
}
