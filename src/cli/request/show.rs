//! `opsctl request show`.

use clap::Args;
use clap_complete::ArgValueCompleter;

use super::super::complete;
use super::super::context::Context;
use super::super::exit::Exit;
use super::super::failure::Failure;
use super::super::office::Office;
use super::super::render::clock;
use super::super::render::glass::{WindowView, glass_line};
use super::super::render::request::{RequestView, standing, text_of};
use super::super::render::table::{Cell, Table};
use super::super::render::text::clean;
use super::super::render::time;
use super::super::render::tone::Tone;
use super::super::ui::Ui;
use crate::domain::sla::{ClockKind, ClockState};
use crate::domain::workflow::GLASS_REVIEW;
use crate::services::case::Case;
use crate::services::clocks;
use crate::services::timeline;
use crate::services::world::World;

#[derive(Debug, Clone, Args)]
pub(super) struct ShowArgs {
    /// The request: `12` in the default tracker, or `desk#12`
    #[arg(value_name = "REQUEST", add = ArgValueCompleter::new(complete::requests))]
    request: String,
}

pub(super) fn run(context: &Context, ui: &mut Ui, args: &ShowArgs) -> Result<Exit, Failure> {
    let office = Office::to_read(context)?;
    let world = office.world();
    let case = super::read(&office, &args.request)?;
    if ui.is_json() {
        ui.json(&RequestView::new(&world, &case))?;
        return Ok(Exit::Done);
    }
    head(ui, &world, &case);
    way(ui, &world, &case);
    asks(ui, &world, &case);
    clocks(ui, &world, &case);
    deployments(ui, &world, &case);
    last_events(ui, &world, &case);
    Ok(Exit::Done)
}

fn head(ui: &mut Ui, world: &World<'_>, case: &Case<'_>) {
    let state = &case.state;
    let zone = &world.pack.timezone;
    let title = ui.paint(Tone::Head, &clean(&state.title));
    let name = ui.paint(Tone::Accent, &case.id.to_string());
    let urgent = if state.urgent { format!(" {}", ui.paint(Tone::Warn, "urgent")) } else { String::new() };
    ui.line(format!("{name} {title}{urgent}"));
    ui.line(format!("{}, version {}: {}", case.workflow.id, case.workflow.version, clean(&case.workflow.title)));
    ui.line(standing(world, case));
    if let Some(broken) = &state.broken {
        let word = ui.paint(Tone::Bad, "broken log:");
        ui.line(format!("{word} {}", clean(broken)));
    }
    if let Some(reason) = &state.escalated {
        let word = ui.paint(Tone::Warn, "escalated:");
        ui.line(format!("{word} {}", clean(reason)));
    }
    if let Some(reason) = &state.waiting {
        let word = ui.paint(Tone::Warn, "waiting:");
        ui.line(format!("{word} {}", clean(reason)));
    }
    let requester = world.pack.directory.person(state.requester.as_str());
    let requester = requester.map_or(state.requester.as_str(), |person| person.display_name());
    ui.line(format!(
        "opened by {} {}, last event {}",
        clean(requester),
        time::civil(state.opened, zone),
        time::relative(state.updated, world.now)
    ));
    if let Ok(Some(parent)) = timeline::parent(world, case) {
        let how = if case.workflow.id == *GLASS_REVIEW { "for the glass broken on" } else { "handed over from" };
        ui.line(format!("{how} {}", ui.paint(Tone::Accent, &parent.to_string())));
    }
    for glass in &state.glasses {
        let word = ui.paint(Tone::Warn, "break-glass:");
        ui.line(format!("{word} {}", glass_line(world, case, glass)));
    }
    if let Some(assignee) = &state.assignee {
        ui.line(format!("assigned to `{assignee}`"));
    }
    if let Some(severity) = &state.severity {
        ui.line(format!("severity {severity}"));
    }
    for (field, value) in &state.fields {
        ui.line(format!("{field}: {}", clean(value)));
    }
}

/// The steps with what became of them.
fn way(ui: &mut Ui, world: &World<'_>, case: &Case<'_>) {
    let mut table = Table::new(["", "STEP", "BY", "WHERE", "OUTCOME"]);
    for step in &case.workflow.steps {
        let passed = case.state.passed.iter().rfind(|passed| passed.step == step.id);
        let here = case.state.is_open() && case.state.step == step.id;
        let mark = match (here, passed) {
            (true, _) => Cell::toned(Tone::Accent, ">"),
            (false, Some(_)) => Cell::toned(Tone::Good, "x"),
            (false, None) => Cell::new(" "),
        };
        let outcome = passed.map(|passed| {
            format!("{} by {}, {}", passed.outcome, passed.by, time::short(passed.at, &world.pack.timezone))
        });
        let place = [
            step.tracker.as_ref().map(|tracker| format!("on {tracker}")),
            step.promote.as_ref().or(step.environment.as_ref()).map(|environment| format!("in {environment}")),
            step.handoff.as_ref().map(|handoff| format!("handed to {}", handoff.tracker)),
        ];
        let by = step.by.iter().map(crate::domain::ident::RoleId::as_str).collect::<Vec<_>>().join(", ");
        table.row([
            mark,
            step.id.as_str().into(),
            by.into(),
            place.into_iter().flatten().collect::<Vec<_>>().join(", ").into(),
            outcome.unwrap_or_default().into(),
        ]);
    }
    ui.line("");
    ui.table(&table);
}

/// What the current step asks for.
fn asks(ui: &mut Ui, world: &World<'_>, case: &Case<'_>) {
    let Some(step) = case.workflow.step(case.state.step.as_str()).filter(|_| case.state.is_open()) else { return };
    let mut lines = Vec::new();
    for item in &step.checklist {
        let mark = case.state.checked.get(&item.id).map_or("[ ]".to_owned(), |by| format!("[x] ({by})"));
        lines.push(format!("{mark} {}: {}", item.id, clean(&item.text)));
    }
    if !step.approvals.is_empty() {
        let scene = case.scene(world, world.now);
        let release = case.state.release(case.workflow, &scene.family());
        let counted = scene.counted(step, release.as_deref());
        for (role, person) in &counted.slots {
            lines.push(match person {
                Some(person) => format!("[x] approval by {role}: {person}"),
                None => format!("[ ] approval by {role}"),
            });
        }
        lines.extend(counted.stale.iter().map(|person| format!("stale approval by {person}: the subject has changed")));
        lines
            .extend(counted.rejected.iter().map(|(person, reason)| format!("rejected by {person}: {}", clean(reason))));
    }
    if let Some(window) = WindowView::of(world, case) {
        lines.push(window.line().to_owned());
    }
    if lines.is_empty() {
        return;
    }
    ui.line("");
    for line in lines {
        ui.line(line);
    }
}

/// The clocks against which something is promised; of those that are over and done with, how they ended.
fn clocks(ui: &mut Ui, world: &World<'_>, case: &Case<'_>) {
    let mut clocks = clocks::of_case(world, case);
    clocks.retain(|clock| !matches!(clock.state, ClockState::NotApplicable | ClockState::Cancelled));
    // The news that came in time are too many to be told.
    clocks.retain(|clock| clock.kind != ClockKind::Update || clock.state != ClockState::Met);
    if !clocks.is_empty() {
        ui.line("");
        ui.table(&clock::table(&clocks, &world.pack.timezone));
    }
}

fn deployments(ui: &mut Ui, world: &World<'_>, case: &Case<'_>) {
    if case.state.deployments.is_empty() {
        return;
    }
    ui.line("");
    for deployment in &case.state.deployments {
        let outcome = deployment.outcome_name();
        let tone = match outcome {
            "deployed" => Tone::Good,
            "running" => Tone::Warn,
            _ => Tone::Bad,
        };
        let outcome = ui.paint(tone, outcome);
        let verified = if case.state.is_verified(case.workflow, deployment) { ", verified" } else { "" };
        let address = world.pack.environment(deployment.environment.as_str()).and_then(|it| it.url.clone());
        let name = deployment.environment.as_str();
        let place = address.map_or_else(|| name.to_owned(), |address| ui.link(name, &address));
        ui.line(format!(
            "{} in {place}: {outcome}{verified}, by {}, {}",
            clean(&deployment.release),
            deployment.by,
            time::short(deployment.started, &world.pack.timezone)
        ));
    }
}

fn last_events(ui: &mut Ui, world: &World<'_>, case: &Case<'_>) {
    let odd = case.entries.iter().filter(|entry| !entry.counts()).count();
    let mut entries: Vec<_> = case.entries.iter().rev().take(3).collect();
    entries.reverse();
    ui.line("");
    for entry in entries {
        let kind = entry.event.as_ref().map(|event| &event.kind);
        let words = kind.and_then(text_of).map(|text| format!(": {}", clean(&text))).unwrap_or_default();
        let name = kind.map_or("?", |kind| kind.name());
        let verdict = if entry.counts() { String::new() } else { format!(" ({})", entry.verdict.name()) };
        ui.line(format!(
            "{} {} {name}{words}{verdict}",
            time::short(entry.at, &world.pack.timezone),
            clean(entry.who())
        ));
    }
    if odd > 0 {
        ui.say(format!("{odd} events of the log do not count: `opsctl audit {}`", case.id));
    }
}
