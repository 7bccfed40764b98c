//! Values for the TAB key, asked for by the scripts of `COMPLETE=SHELL opsctl`. They are read from
//! the pack and the store without writing anything; whatever goes wrong is silence, because the
//! shell shows what is printed in the middle of the line being typed.

use std::ffi::OsStr;

use clap_complete::CompletionCandidate;

use super::context::{Context, Surroundings};
use super::globals::Globals;
use super::render::text::clean;
use crate::domain::calendar::Calendar;
use crate::domain::pack::Pack;
use crate::domain::people::Account;
use crate::trackers::RequestQuery;

/// The people of the pack.
pub(crate) fn people(current: &OsStr) -> Vec<CompletionCandidate> {
    from_pack(current, |pack| {
        let candidate = |person: &crate::domain::people::Person| (person.id.to_string(), person.name.clone());
        pack.directory.people().map(candidate).collect()
    })
}

/// The roles of the pack.
pub(crate) fn roles(current: &OsStr) -> Vec<CompletionCandidate> {
    from_pack(current, |pack| pack.directory.roles().map(|role| (role.id.to_string(), role.title.clone())).collect())
}

/// The calendars of the pack.
pub(crate) fn calendars(current: &OsStr) -> Vec<CompletionCandidate> {
    from_pack(current, |pack| {
        let zone = |calendar: &Calendar| calendar.zone().iana_name().map(str::to_owned);
        pack.calendars.iter().map(|calendar| (calendar.id().to_string(), zone(calendar))).collect()
    })
}

/// The workflows of the pack.
pub(crate) fn workflows(current: &OsStr) -> Vec<CompletionCandidate> {
    from_pack(current, |pack| {
        let titled = |name: &str| (name.to_owned(), pack.workflow(name).map(|workflow| workflow.title.clone()));
        pack.workflow_names().into_iter().map(|name| titled(name.as_str())).collect()
    })
}

/// The steps of all workflows.
pub(crate) fn steps(current: &OsStr) -> Vec<CompletionCandidate> {
    from_pack(current, |pack| {
        let steps = pack.workflows.iter().flat_map(|workflow| &workflow.steps);
        steps.map(|step| (step.id.to_string(), Some(step.title.clone()))).collect()
    })
}

/// The severities of the pack, most severe first.
pub(crate) fn severities(current: &OsStr) -> Vec<CompletionCandidate> {
    from_pack(current, |pack| {
        pack.severities.iter().map(|severity| (severity.id.to_string(), severity.label.clone())).collect()
    })
}

/// The environments of the pack, in promotion order.
pub(crate) fn environments(current: &OsStr) -> Vec<CompletionCandidate> {
    from_pack(current, |pack| pack.environment_names().into_iter().map(|name| (name.to_string(), None)).collect())
}

/// The on-call schedules of the pack.
pub(crate) fn schedules(current: &OsStr) -> Vec<CompletionCandidate> {
    from_pack(current, |pack| pack.oncall.iter().map(|schedule| (schedule.id.to_string(), None)).collect())
}

/// The outcomes of all steps.
pub(crate) fn outcomes(current: &OsStr) -> Vec<CompletionCandidate> {
    from_pack(current, |pack| {
        let steps = pack.workflows.iter().flat_map(|workflow| &workflow.steps);
        let outcomes = steps.flat_map(|step| &step.outcomes);
        outcomes.map(|outcome| (outcome.id.to_string(), outcome.title.clone())).collect()
    })
}

/// The open requests, as the cache knows them: a TAB neither replays nor creates anything.
pub(crate) fn requests(current: &OsStr) -> Vec<CompletionCandidate> {
    let Some(context) = context() else { return Vec::new() };
    let Ok(pack) = context.pack() else { return Vec::new() };
    let mut found = Vec::new();
    for tracker in &pack.trackers {
        if !context.store_path(&tracker.kind).is_ok_and(|path| path.is_file()) {
            continue;
        }
        let nobody = Account { id: String::new(), login: String::new() };
        let Ok((_, books)) = context.connect(tracker, &nobody, context.now()) else { continue };
        let query = RequestQuery { limit: 200, ..RequestQuery::default() };
        let Ok(page) = books.requests(&tracker.id, &query) else { continue };
        let default = tracker.id == pack.default_tracker;
        found.extend(page.rows.into_iter().map(|row| {
            let name = if default { row.number.to_string() } else { format!("{}#{}", tracker.id, row.number) };
            (name, Some(clean(&row.title).into_owned()))
        }));
    }
    candidates(current, found)
}

fn from_pack(current: &OsStr, values: impl FnOnce(&Pack) -> Vec<(String, Option<String>)>) -> Vec<CompletionCandidate> {
    let Some(context) = context() else { return Vec::new() };
    let Ok(pack) = context.pack() else { return Vec::new() };
    candidates(current, values(pack))
}

/// The values that begin with what was typed, each once.
pub(crate) fn candidates(current: &OsStr, values: Vec<(String, Option<String>)>) -> Vec<CompletionCandidate> {
    let Some(typed) = current.to_str() else { return Vec::new() };
    let mut seen = std::collections::HashSet::new();
    let fresh = values.into_iter().filter(|(value, _)| value.starts_with(typed) && seen.insert(value.clone()));
    fresh.map(|(value, help)| CompletionCandidate::new(value).help(help.map(Into::into))).collect()
}

/// The world of the line being typed, with its `--config`.
pub(crate) fn context() -> Option<Context> {
    let mut words = std::env::args_os().skip_while(|word| word != "--config");
    let config = words.nth(1).map(Into::into);
    Context::new(Surroundings::of_process(), Globals { config, ..Globals::default() }).ok()
}
