//! Which instants show which minutes in a zone. Where clocks are put back an instant has several
//! readings, and a minute several instants; where they are put forward a minute has none.

use jiff::Timestamp;
use jiff::tz::{AmbiguousOffset, Offset, TimeZone};

use super::civil::Minute;

/// The most that clocks have ever been moved by at once, in seconds (a day, on the date line), and
/// some more.
const LARGEST_MOVE: i64 = 26 * 3600;

/// What the clock shows at an instant: one minute, but for the two passes of an hour that happens
/// twice. In the first pass, the clock comes back to the start of the hour, which is not reached for
/// good before; so everything counts from the minute before the hour. In the second pass, everything
/// counts up to the end of the hour, which was shown already.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Reading {
    pub(super) first: Minute,
    pub(super) last: Minute,
}

/// The reading of an instant, in seconds since 1970 in UTC.
pub(super) fn reading(zone: &TimeZone, at: i64) -> Reading {
    let now = timestamp(at);
    let shown = at + seconds(zone.to_offset(now));
    let (mut first, mut last) = (shown, shown);
    for transition in zone.following(now) {
        let then = transition.timestamp().as_second();
        if then > at + LARGEST_MOVE {
            break;
        }
        first = first.min(then + seconds(transition.offset()) - 60);
    }
    // `preceding` leaves out the instant itself, at which the clocks were moved already.
    for transition in zone.preceding(timestamp(at + 1)) {
        let then = transition.timestamp().as_second();
        if then < at - LARGEST_MOVE {
            break;
        }
        let before = then - 1;
        last = last.max(before + seconds(zone.to_offset(timestamp(before))));
    }
    Reading { first: Minute(first.div_euclid(60)), last: Minute(last.div_euclid(60)) }
}

/// The first instant at which the clock shows `minute`: the first pass of one that happens twice, and
/// for one that does not exist the instant the clocks are put forward at.
pub(super) fn first_at(zone: &TimeZone, minute: Minute) -> i64 {
    match offset_at(zone, minute) {
        AmbiguousOffset::Unambiguous { offset } | AmbiguousOffset::Fold { before: offset, .. } => {
            instant(minute, offset)
        }
        AmbiguousOffset::Gap { after, .. } => end_of_gap(zone, minute, after),
    }
}

/// The last instant at which the clock begins to show `minute`: the second pass of one that happens
/// twice, and for one that does not exist the instant the clocks are put forward at.
pub(super) fn last_at(zone: &TimeZone, minute: Minute) -> i64 {
    match offset_at(zone, minute) {
        AmbiguousOffset::Unambiguous { offset } | AmbiguousOffset::Fold { after: offset, .. } => {
            instant(minute, offset)
        }
        AmbiguousOffset::Gap { after, .. } => end_of_gap(zone, minute, after),
    }
}

fn offset_at(zone: &TimeZone, minute: Minute) -> AmbiguousOffset {
    let civil = Offset::UTC.to_datetime(timestamp(minute.0.saturating_mul(60)));
    zone.to_ambiguous_timestamp(civil).offset()
}

fn instant(minute: Minute, offset: Offset) -> i64 {
    minute.0 * 60 - seconds(offset)
}

/// The instant at which the clocks jump over `minute`. By the offset behind the jump the minute would
/// have been before it.
fn end_of_gap(zone: &TimeZone, minute: Minute, after: Offset) -> i64 {
    let before = instant(minute, after);
    zone.following(timestamp(before)).next().map_or(before, |transition| transition.timestamp().as_second())
}

fn seconds(offset: Offset) -> i64 {
    i64::from(offset.seconds())
}

/// The instant; the last or first one there is for those beyond the years -9999 to 9999.
fn timestamp(at: i64) -> Timestamp {
    Timestamp::from_second(at).unwrap_or(if at < 0 { Timestamp::MIN } else { Timestamp::MAX })
}
