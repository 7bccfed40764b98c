//! Clocks by counting minutes, on another way than the real ones: a table of open minutes read off
//! the wall clock, and one tick after the other. It knows targets in hours, severities that retarget,
//! pauses, the first answer, ends and reopening.

use std::sync::LazyLock;

use chrono::Duration;
use jiff::ToSpan;

use super::*;

/// How many minutes the tables hold.
const MINUTES: usize = 70 * 24 * 60;

/// The first minute: a Monday of Paris, the week before the clocks change.
pub(super) static FIRST: LazyLock<Instant> = LazyLock::new(|| moment("2026-10-19 00:00"));

/// Which minutes are working time: by the calendars `office` and `on-call`, and day and night.
static OPEN: LazyLock<[Vec<bool>; 3]> = LazyLock::new(|| {
    let mut now = civil::zoned(*FIRST, &paris()).unwrap();
    let mut open = [Vec::new(), Vec::new(), Vec::new()];
    for _ in 0..MINUTES {
        let (hour, weekend) = (now.hour(), now.weekday().to_monday_zero_offset() >= 5);
        let free = now.date() == jiff::civil::date(2026, 12, 25);
        let office = !free && !weekend && ((9..12).contains(&hour) || (14..18).contains(&hour));
        let on_call = !free && if weekend { (8..20).contains(&hour) } else { (9..18).contains(&hour) };
        for (table, is_open) in open.iter_mut().zip([office, on_call, true]) {
            table.push(is_open);
        }
        now = now.checked_add(1.minute()).unwrap();
    }
    open
});

/// A severity as the simulator knows it: its name, its calendar in [`OPEN`], its targets to respond
/// and to resolve in minutes.
pub(super) const SEVERITIES: [(&str, usize, [usize; 2]); 4] =
    [("critical", 1, [30, 240]), ("high", 0, [60, 240]), ("slow", 0, [240, 1440]), ("day", 2, [120, 600])];

/// The severities of [`SEVERITIES`] as a pack has them.
pub(super) fn pack() -> Pack {
    let mut pack = super::pack();
    pack.severities.retain(|severity| ["critical", "high"].contains(&severity.id.as_str()));
    pack.severities.push(severity("slow", ["4h", "24h", "-"]));
    pack.severities.push(Severity { clock: ClockMode::Always, ..severity("day", ["2h", "10h", "-"]) });
    pack
}

/// How a clock stands as far as the simulator can tell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Simulated {
    pub(super) stopped: bool,
    /// Missed, or stopped too late.
    pub(super) late: bool,
    /// Minutes counted.
    pub(super) used: usize,
    /// The minute it is due if it goes on now, or had gone on where it was stopped.
    pub(super) due: usize,
}

/// Counts the minutes of the clock to respond (0) or to resolve (1) up to the minute `at`.
pub(super) fn simulate(which: usize, opened: usize, facts: &[(usize, Fact)], at: usize) -> Option<Simulated> {
    let named = |id: &SeverityId| SEVERITIES.iter().find(|(name, ..)| id == *name).unwrap();
    let there: Vec<_> = facts.iter().filter(|(minute, _)| *minute <= at).collect();
    let first = there.iter().find_map(|(_, fact)| match fact {
        Fact::Severity(id) => Some(named(id)),
        _ => None,
    })?;
    let mut severity = first;
    let (mut waits, mut at_waiting, mut ended, mut answered, mut late) = (false, false, false, false, false);
    // The count at each minute since the opening.
    let mut counts = vec![0];
    let reached =
        |counts: &[usize], target: usize| counts.iter().position(|count| *count >= target).map(|it| opened + it);
    let mut next = there.iter().peekable();
    let mut minute = opened;
    let mut stopped = None;
    loop {
        while let Some((_, fact)) = next.next_if(|(when, _)| *when == minute) {
            let missed = reached(&counts, severity.2[which]).is_some_and(|due| due < minute);
            match fact {
                Fact::Severity(id) => {
                    late |= missed && !ended && !answered;
                    severity = named(id);
                }
                Fact::Response if which == 0 && !ended && !answered => {
                    late |= missed;
                    answered = true;
                    stopped = Some((minute, severity));
                }
                Fact::Wait => waits = true,
                Fact::Resume => waits = false,
                Fact::Step { waiting, .. } => at_waiting = *waiting,
                Fact::Ended(_) => {
                    late |= missed && !answered;
                    ended = true;
                    stopped = stopped.or(Some((minute, severity)));
                }
                Fact::Reopened => {
                    ended = false;
                    stopped = stopped.filter(|_| answered);
                }
                _ => {}
            }
        }
        if minute == at {
            break;
        }
        let counted = OPEN[severity.1][minute] && !waits && !at_waiting && !ended && !answered;
        counts.push(counts.last()? + usize::from(counted));
        minute += 1;
    }
    let used = *counts.last()?;
    late |= !ended && !answered && reached(&counts, severity.2[which]).is_some_and(|due| due < at);
    // Had it gone on where it was stopped.
    if let Some((at, judging)) = stopped {
        counts.truncate(at - opened + 1);
        (minute, severity) = (at, judging);
    }
    let target = severity.2[which];
    while *counts.last()? < target {
        counts.push(counts.last()? + usize::from(OPEN[severity.1][minute]));
        minute += 1;
    }
    Some(Simulated { stopped: ended || answered, late, used, due: reached(&counts, target)? })
}

/// The instant a minute begins.
pub(super) fn minute(count: usize) -> Instant {
    *FIRST + Duration::minutes(i64::try_from(count).unwrap())
}
