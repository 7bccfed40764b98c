//! What the clocks of a request learn of an accepted event. It measures nothing: the facts are the
//! same under every policy.

use crate::domain::ident::SeverityId;
use crate::domain::people::{Instant, Person};
use crate::domain::request::event::{Event, EventKind};
use crate::domain::request::state::State;
use crate::domain::sla::Fact;
use crate::domain::workflow::Step;

/// The request is as severe as this from here on.
pub(super) fn rate(state: &mut State, severity: &SeverityId, event: &Event, at: Instant) {
    state.severity = Some(severity.clone());
    state.record.push(at, Fact::Severity(severity.clone()), &event.promised);
}

/// It stands at this step from here on.
pub(super) fn enter(state: &mut State, step: &Step, event: &Event, at: Instant) {
    let fact = Fact::Step { id: step.id.clone(), waiting: step.waiting };
    state.record.push(at, fact, &event.promised);
}

/// What the reporter hears of by this event: an answer, news. What they do themselves is neither, nor
/// what bots do, nor what opsctl writes down by itself.
pub(super) fn hear(state: &mut State, event: &Event, actor: &Person, at: Instant) {
    let clerical = matches!(
        event.kind,
        EventKind::Linked { .. } | EventKind::Returned { .. } | EventKind::Migrate { .. } | EventKind::Repair { .. }
    );
    if clerical || actor.bot || actor.id == state.requester {
        return;
    }
    state.record.respond(at, &event.promised);
    let remark = match &event.kind {
        EventKind::Note { .. } => true,
        EventKind::Finish(finishing) => finishing.reason.is_some(),
        _ => false,
    };
    if remark {
        state.record.push(at, Fact::Update, &event.promised);
    }
}
