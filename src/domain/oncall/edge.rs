//! Where shifts begin and end on the time line. In a repeated hour a shift begins at the first and
//! ends at the last occurrence; a time the clocks skip is the moment they skip it.

use jiff::civil::DateTime;
use jiff::tz::{AmbiguousOffset, TimeZone};

use crate::domain::civil;
use crate::domain::people::Instant;

/// The instant of a civil time at which something begins: the first occurrence.
pub(crate) fn begin(at: DateTime, zone: &TimeZone) -> Option<Instant> {
    let ambiguous = zone.to_ambiguous_timestamp(at);
    match ambiguous.offset() {
        AmbiguousOffset::Gap { .. } => skip(at, zone),
        AmbiguousOffset::Unambiguous { .. } | AmbiguousOffset::Fold { .. } => civil::instant(ambiguous.earlier().ok()?),
    }
}

/// The instant of a civil time at which something ends: the last occurrence.
pub(crate) fn end(at: DateTime, zone: &TimeZone) -> Option<Instant> {
    let ambiguous = zone.to_ambiguous_timestamp(at);
    match ambiguous.offset() {
        AmbiguousOffset::Gap { .. } => skip(at, zone),
        AmbiguousOffset::Unambiguous { .. } | AmbiguousOffset::Fold { .. } => civil::instant(ambiguous.later().ok()?),
    }
}

/// The moment at which the clocks skip a civil time.
fn skip(at: DateTime, zone: &TimeZone) -> Option<Instant> {
    // Read with the offset behind the gap it lies before the skip.
    let before = zone.to_ambiguous_timestamp(at).earlier().ok()?;
    civil::instant(zone.following(before).next()?.timestamp())
}
