//! `opsctl agenda`: what a follow-up meeting has to talk about.

use serde::Serialize;

use super::context::Context;
use super::exit::Exit;
use super::failure::Failure;
use super::globals::Moment;
use super::office::Office;
use super::render::listing::due;
use super::render::request::RowView;
use super::render::table::{Cell, Table};
use super::render::text::clean;
use super::render::time;
use super::render::tone::Tone;
use super::ui::Ui;
use crate::domain::ident::RoleId;
use crate::domain::meeting::Meeting;
use crate::domain::sla::Policies;
use crate::services::agenda::{Agenda, agenda};
use crate::services::world::World;

#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The meeting; default: every meeting of my roles
    #[arg(value_name = "MEETING")]
    meeting: Option<String>,
    #[command(flatten)]
    moment: Moment,
}

#[derive(Debug, Serialize)]
struct MeetingView {
    meeting: String,
    roles: Vec<String>,
    every: Option<String>,
    points: Vec<PointView>,
}

#[derive(Debug, Serialize)]
struct PointView {
    owner: Option<String>,
    product: Option<String>,
    stale: bool,
    #[serde(flatten)]
    row: RowView,
}

/// Runs `opsctl agenda`.
pub(crate) fn run(context: &Context, ui: &mut Ui, args: &Args) -> Result<Exit, Failure> {
    let office = Office::to_read(context)?.at(context.moment(&args.moment)?);
    let world = office.world();
    let meetings = meetings(&world, args.meeting.as_deref())?;
    let policies = Policies::of(world.pack);
    let mut views = Vec::new();
    for meeting in meetings {
        let points = agenda(&world, &meeting.roles)?;
        if ui.is_json() {
            views.push(view(&world, &policies, meeting, &points));
        } else {
            show(ui, &world, &policies, meeting, &points);
        }
    }
    if ui.is_json() {
        ui.json(&views)?;
    }
    Ok(Exit::Done)
}

fn meetings<'a>(world: &World<'a>, named: Option<&str>) -> Result<Vec<&'a Meeting>, Failure> {
    let all = &world.pack.meetings;
    if let Some(named) = named {
        let known = all.iter().map(|meeting| format!("`{}`", meeting.id)).collect::<Vec<_>>().join(", ");
        let found = all.iter().find(|meeting| meeting.id == named);
        return found.map(|meeting| vec![meeting]).ok_or_else(|| {
            let failure = Failure::usage("unknown-meeting", format!("there is no meeting `{named}` in the pack"));
            if known.is_empty() { failure } else { failure.hint(format!("the meetings are {known}")) }
        });
    }
    if all.is_empty() {
        return Err(Failure::usage("no-meetings", "the pack declares no meetings")
            .hint("`meetings: {devs-sre: {roles: [startup, sre], every: 2w}}` in `opsctl.yaml` declares one"));
    }
    let mine = world.actor().ok().map(|actor| {
        let sits = |meeting: &&Meeting| world.pack.directory.holds_any(&actor.id, &meeting.roles, world.now);
        all.iter().filter(sits).collect::<Vec<_>>()
    });
    Ok(mine.filter(|mine| !mine.is_empty()).unwrap_or_else(|| all.iter().collect()))
}

fn view(world: &World<'_>, policies: &Policies<'_>, meeting: &Meeting, points: &Agenda) -> MeetingView {
    let points = points.iter().flat_map(|(owner, points)| {
        points.iter().map(move |point| PointView {
            owner: owner.as_ref().map(ToString::to_string),
            product: point.product.clone(),
            stale: point.stale,
            row: RowView::new(point.request.tracker.as_str(), &point.row, policies, world),
        })
    });
    MeetingView {
        meeting: meeting.id.clone(),
        roles: meeting.roles.iter().map(ToString::to_string).collect(),
        every: meeting.every.map(|every| every.to_string()),
        points: points.collect(),
    }
}

fn show(ui: &mut Ui, world: &World<'_>, policies: &Policies<'_>, meeting: &Meeting, points: &Agenda) {
    let title = ui.paint(Tone::Head, &clean(meeting.title.as_deref().unwrap_or(&meeting.id)));
    let title_of = |role: &RoleId| {
        let role = world.pack.directory.role(role.as_str());
        role.map(|role| clean(role.display_title()).into_owned()).unwrap_or_default()
    };
    let roles = meeting.roles.iter().map(title_of).collect::<Vec<_>>().join(", ");
    let every = meeting.every.map(|every| format!(", every {every}")).unwrap_or_default();
    ui.line(format!("{title} ({roles}{every})"));
    if points.is_empty() {
        ui.line("nothing to talk about");
    }
    for (owner, points) in points {
        let owner = owner.as_ref().map_or("nobody in particular", |owner| owner.as_str());
        ui.line(format!("\n{owner}:"));
        let mut table = Table::new(["REQUEST", "TITLE", "PRODUCT", "STEP", "WAITS FOR", "DUE", "LAST EVENT"]);
        for point in points {
            let row = &point.row;
            let waits = row
                .waiting_for
                .iter()
                .map(super::super::domain::request::turn::Party::as_str)
                .collect::<Vec<_>>()
                .join(", ");
            let last = time::relative(row.updated, world.now);
            table.row([
                Cell::toned(Tone::Accent, point.request.to_string()),
                row.title.as_str().into(),
                point.product.as_deref().unwrap_or_default().into(),
                row.step.as_ref().map_or("", |step| step.as_str()).into(),
                waits.into(),
                due(world, policies, row),
                if point.stale { Cell::toned(Tone::Warn, format!("stale, {last}")) } else { last.into() },
            ]);
        }
        ui.table(&table);
    }
    ui.line("");
}
