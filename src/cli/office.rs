//! The surroundings of a use case, built from the context: who acts, the open trackers, the moment.

use std::collections::BTreeMap;
use std::time::Duration;

use ulid::Ulid;

use super::context::Context;
use super::failure::Failure;
use super::progress::{Progress, progress};
use super::render::listing::Row;
use super::request::ordered;
use crate::domain::ident::TrackerId;
use crate::domain::pack::Pack;
use crate::domain::people::{Account, Instant, Person};
use crate::services::case::{self, Case};
use crate::services::failure::ServiceError;
use crate::services::world::{Desk, RequestRef, World};
use crate::services::{list, recover};
use crate::trackers::{Bookkeeping, RequestQuery, Tracker, TrackerError};

/// Open trackers and who acts on them.
pub(crate) struct Office<'c> {
    pack: &'c Pack,
    now: Instant,
    account: Account,
    trackers: BTreeMap<TrackerId, (Box<dyn Tracker + 'c>, &'c dyn Bookkeeping)>,
    fresh: Box<dyn Fn() -> String>,
    progress: Progress,
}

impl<'c> Office<'c> {
    /// For a command that writes. The one who acts must be somebody in the pack. Finishes first what
    /// an interrupted command began.
    pub(crate) fn to_write(context: &'c Context) -> Result<Self, Failure> {
        let office = Self::open(context, Some(context.writer()?), context.now())?;
        office.recover()?;
        Ok(office)
    }

    /// For the next write of a command that took its time (a question, a deployment): at the present
    /// moment, not at the one it began at.
    pub(crate) fn to_write_later(context: &'c Context) -> Result<Self, Failure> {
        Self::open(context, Some(context.writer()?), context.later())
    }

    /// For a command that only reads, as whoever is there.
    pub(crate) fn to_read(context: &'c Context) -> Result<Self, Failure> {
        let reader = context.reader()?;
        let office = Self::open(context, reader, context.now())?;
        if reader.is_some() {
            office.recover()?;
        }
        Ok(office)
    }

    /// For a command that only reads, but answers for a person.
    pub(crate) fn to_read_as_somebody(context: &'c Context) -> Result<Self, Failure> {
        let office = Self::open(context, Some(context.known_reader()?), context.now())?;
        office.recover()?;
        Ok(office)
    }

    fn open(context: &'c Context, person: Option<&Person>, now: Instant) -> Result<Self, Failure> {
        let pack = context.pack()?;
        let name = person.map_or("nobody", |person| person.id.as_str());
        // A local store has no accounts of its own: the person is the account.
        let id = person.map(|person| person.id.to_string()).unwrap_or_default();
        let account = Account { id, login: name.to_owned() };
        let mut trackers = BTreeMap::new();
        for settings in &pack.trackers {
            trackers.insert(settings.id.clone(), context.connect(settings, &account, now)?);
        }
        let progress = progress(context.is_watched());
        Ok(Self { pack, now, account, trackers, fresh: Box::new(move || fresh(now)), progress })
    }

    /// The same at another moment, for questions.
    pub(crate) fn at(self, now: Instant) -> Self {
        Self { now, ..self }
    }

    /// What use cases are given.
    pub(crate) fn world(&self) -> World<'_> {
        World {
            pack: self.pack,
            desk: self,
            now: self.now,
            account: &self.account,
            fresh: &*self.fresh,
            pause: &pause,
            progress: &*self.progress,
        }
    }

    /// A request, read fresh and replayed.
    pub(crate) fn load(&self, id: &RequestRef) -> Result<Case<'_>, Failure> {
        self.find(id, case::load(&self.world(), id))
    }

    /// The case, or, where there is none of that number, the trackers that have one.
    fn find<'a>(&self, id: &RequestRef, found: Result<Case<'a>, ServiceError>) -> Result<Case<'a>, Failure> {
        found.map_err(|error| {
            let absent = matches!(error, ServiceError::Tracker(TrackerError::NotFound { .. }));
            let failure = Failure::from(error);
            let elsewhere = self
                .trackers
                .iter()
                .filter(|(tracker, (open, _))| absent && **tracker != id.tracker && open.issue(id.number).is_ok());
            let names: Vec<String> = elsewhere.map(|(tracker, _)| format!("`{tracker}#{}`", id.number)).collect();
            if names.is_empty() { failure } else { failure.hint(format!("did you mean {}?", names.join(" or "))) }
        })
    }

    /// Lists requests of one tracker, or of all in one order.
    pub(crate) fn query_all(&self, tracker: Option<&str>, query: &RequestQuery) -> Result<(Vec<Row>, u64), Failure> {
        let world = self.world();
        if let Some(name) = tracker.filter(|name| self.pack.tracker(name).is_none()) {
            return Err(Failure::usage("unknown-tracker", format!("there is no tracker `{name}` in the pack")));
        }
        let wanted = self.trackers.keys().filter(|id| tracker.is_none_or(|name| id.as_str() == name));
        let several = self.trackers.len() > 1 && tracker.is_none();
        // The first rows of all are among the first rows of each.
        let of_each = if several {
            RequestQuery { offset: 0, limit: query.offset.saturating_add(query.limit), ..query.clone() }
        } else {
            query.clone()
        };
        let mut rows = Vec::new();
        let mut total = 0;
        for id in wanted {
            let page = list::query(&world, id, &of_each)?;
            total += page.total;
            rows.extend(page.rows.into_iter().map(|summary| Row { tracker: id.to_string(), summary }));
        }
        if several {
            let skip = usize::try_from(query.offset).unwrap_or(usize::MAX);
            rows = ordered(rows, of_each.limit).into_iter().skip(skip).collect();
        }
        Ok((rows, total))
    }

    /// The kept output of a deployment.
    pub(crate) fn output(&self, tracker: &TrackerId, event: &str) -> Result<Option<String>, TrackerError> {
        self.books(tracker)?.output(event)
    }

    fn recover(&self) -> Result<(), Failure> {
        for id in self.trackers.keys() {
            recover::recover(&self.world(), id)?;
        }
        Ok(())
    }
}

impl Desk for Office<'_> {
    fn tracker(&self, id: &TrackerId) -> Result<&dyn Tracker, TrackerError> {
        let found = self.trackers.get(id).ok_or_else(|| TrackerError::NotInPack { tracker: id.clone() })?;
        Ok(&*found.0)
    }

    fn books(&self, id: &TrackerId) -> Result<&dyn Bookkeeping, TrackerError> {
        let found = self.trackers.get(id).ok_or_else(|| TrackerError::NotInPack { tracker: id.clone() })?;
        Ok(found.1)
    }
}

/// A ULID of this moment.
fn fresh(now: Instant) -> String {
    let mut random = [0_u8; 16];
    // Without a source of randomness the moment alone must do; a clash is found when the issue is created.
    if getrandom::fill(&mut random).is_err() {
        random = u128::from(now.timestamp_subsec_nanos()).to_be_bytes();
    }
    let milliseconds = u64::try_from(now.timestamp_millis()).unwrap_or_default();
    Ulid::from_parts(milliseconds, u128::from_be_bytes(random)).to_string()
}

fn pause(duration: Duration) {
    std::thread::sleep(duration);
}
