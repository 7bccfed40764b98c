//! The payload of an event: its bytes in a comment, its id, and what it builds on. Bytes that would
//! not be written again as they are read are no event.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::EventKind;
use crate::domain::request::canonical::canonical;
use crate::domain::request::digest::{Digest, sha256};
use crate::domain::sla::Promised;

/// What an event builds on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Link {
    /// Moves the request: the digest of the last accepted moving event. One of two wins.
    Base(Digest),
    /// Commutes with others of its epoch: the digest by which the current step was entered, and
    /// the author's own last event, so that saying the same twice on purpose is two events.
    Epoch { epoch: Digest, previous: String },
}

/// One event as it is written into a comment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Event {
    /// A hash of what it does, 32 hexadecimal digits: the same decision has the same id.
    pub(crate) id: String,
    /// The request's ULID.
    pub(crate) request: String,
    pub(crate) kind: EventKind,
    pub(crate) link: Link,
    /// The digest of the pack it was decided under.
    pub(crate) policy: String,
    /// Its place among the events of the log, from 1.
    pub(crate) seq: u32,
    /// When the clocks that ran were due as its author saw it. No part of the id: what it does is
    /// the same, whatever was promised.
    pub(crate) promised: Promised,
}

/// Why a payload is no event.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub(crate) enum PayloadError {
    #[error("is not JSON")]
    NotJson,
    #[error("is not in canonical form")]
    NotCanonical,
    #[error("is of a kind this opsctl does not know")]
    UnknownKind,
    #[error("has an id that does not match what it says")]
    WrongId,
}

#[derive(Serialize, Deserialize)]
struct Wire {
    #[serde(flatten)]
    kind: EventKind,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    base: Option<Digest>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    epoch: Option<Digest>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    prev: Option<String>,
    id: String,
    pol: String,
    req: String,
    seq: u32,
    #[serde(default, skip_serializing_if = "Promised::is_empty")]
    due: Promised,
}

impl Event {
    /// Makes the event `actor` (an account's stable id) writes, on a request without clocks.
    pub(crate) fn new(request: &str, actor: &str, kind: EventKind, link: Link, policy: &str, seq: u32) -> Self {
        let id = Self::id_of(request, actor, &kind, &link);
        let promised = Promised::default();
        Self { id, request: request.to_owned(), kind, link, policy: policy.to_owned(), seq, promised }
    }

    /// The same, with what its author has promised.
    pub(crate) fn promising(self, promised: Promised) -> Self {
        Self { promised, ..self }
    }

    /// hash(request, actor, type, args, base): running the same command again after a crash gives
    /// the same id.
    fn id_of(request: &str, actor: &str, kind: &EventKind, link: &Link) -> String {
        let says = serde_json::to_value(kind).map(|value| canonical(&value)).unwrap_or_default();
        let (base, previous) = match link {
            Link::Base(base) => (base.as_str(), ""),
            Link::Epoch { epoch, previous } => (epoch.as_str(), previous.as_str()),
        };
        let mut id = sha256([request, actor, &says, base, previous]);
        id.truncate(32);
        id
    }

    /// The payload: canonical JSON.
    pub(crate) fn payload(&self) -> String {
        let (base, epoch, prev) = match &self.link {
            Link::Base(base) => (Some(base.clone()), None, None),
            Link::Epoch { epoch, previous } => (None, Some(epoch.clone()), Some(previous.clone())),
        };
        let wire = Wire {
            kind: self.kind.clone(),
            base,
            epoch,
            prev,
            id: self.id.clone(),
            pol: self.policy.clone(),
            req: self.request.clone(),
            seq: self.seq,
            due: self.promised.clone(),
        };
        serde_json::to_value(wire).map(|value| canonical(&value)).unwrap_or_default()
    }

    /// Reads a payload written by the account `actor`. Whatever would not be written again in the
    /// very same bytes is no event.
    pub(crate) fn read(payload: &str, actor: &str) -> Result<Self, PayloadError> {
        let value: Value = serde_json::from_str(payload).map_err(|_| PayloadError::NotJson)?;
        if canonical(&value) != payload {
            return Err(PayloadError::NotCanonical);
        }
        let wire: Wire = serde_json::from_value(value).map_err(|_| PayloadError::UnknownKind)?;
        let link = match (wire.base, wire.epoch, wire.prev) {
            (Some(base), None, None) if wire.kind.moves() => Link::Base(base),
            (None, Some(epoch), Some(previous)) if !wire.kind.moves() => Link::Epoch { epoch, previous },
            _ => return Err(PayloadError::UnknownKind),
        };
        let event = Self {
            id: wire.id,
            request: wire.req,
            kind: wire.kind,
            link,
            policy: wire.pol,
            seq: wire.seq,
            promised: wire.due,
        };
        // Members this version does not know would be lost on the way through its types.
        if event.payload() != payload {
            return Err(PayloadError::UnknownKind);
        }
        if event.id != Self::id_of(&event.request, actor, &event.kind, &event.link) {
            return Err(PayloadError::WrongId);
        }
        Ok(event)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn note() -> Event {
        let link = Link::Epoch { epoch: Digest::genesis(), previous: String::new() };
        Event::new("01JD", "alice", EventKind::Note { text: "/close @x".into() }, link, "p", 3)
    }

    #[test]
    fn a_payload_reads_back() {
        let event = note();
        insta::assert_snapshot!(event.payload(), @r#"{"args":{"text":"\u002fclose \u0040x"},"epoch":"","id":"7e700bebd55d876f1f89012a58d35229","pol":"p","prev":"","req":"01JD","seq":3,"t":"note"}"#);
        assert_eq!(Event::read(&event.payload(), "alice"), Ok(event));
    }

    #[test]
    fn a_payload_that_was_touched_is_no_event() {
        let payload = note().payload();
        let cases = [
            (payload.replace("\"seq\":3", "\"seq\": 3"), PayloadError::NotCanonical),
            (payload.replace("close", "open"), PayloadError::WrongId),
            (payload.replace("\"t\":\"note\"", "\"t\":\"nope\""), PayloadError::UnknownKind),
            (payload.replace("\"seq\":3,", "\"seq\":3,\"sha\":1,"), PayloadError::UnknownKind),
            (payload.replace("\"epoch\"", "\"base\""), PayloadError::UnknownKind),
            (payload.replace("\"seq\":3", "\"seq\":3.0"), PayloadError::UnknownKind),
            (format!("{payload}x"), PayloadError::NotJson),
            ("[".repeat(500), PayloadError::NotJson),
        ];
        for (touched, expected) in cases {
            assert_eq!(Event::read(&touched, "alice"), Err(expected), "{touched}");
        }
        assert_eq!(Event::read(&payload, "bob"), Err(PayloadError::WrongId), "an event belongs to its author");
    }
}
