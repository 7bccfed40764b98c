//! `opsctl init`: writes a process pack to begin with, all of it or nothing, never over a file.

mod packs;
mod person;

use std::path::PathBuf;

use serde_json::json;

use super::context::{Context, nearest, shown};
use super::exit::Exit;
use super::failure::Failure;
use super::files::{self, NewFile};
use super::globals::DryRun;
use super::prompt::Question;
use super::schema::schema_files;
use super::ui::Ui;
use packs::{PACKS, Pack};
use person::Newcomer;

/// Write a process pack to begin with
///
/// Nothing is ever overwritten: when one of the files exists, none is written.
#[derive(Debug, clap::Args)]
#[command(after_help = packs::list())]
pub(crate) struct Args {
    /// The pack to write [default: built-in]
    #[arg(long, value_name = "NAME")]
    pack: Option<String>,

    /// Put yourself, as git knows you, among the people, with this role
    #[arg(long, value_name = "ROLE")]
    role: Option<String>,

    #[command(flatten)]
    dry_run: DryRun,

    /// The folder to write into [default: the working directory]
    #[arg(value_name = "DIR", value_hint = clap::ValueHint::DirPath)]
    dir: Option<PathBuf>,
}

/// Writes the pack.
pub(crate) fn run(context: &Context, ui: &mut Ui, args: &Args) -> Result<Exit, Failure> {
    let pack = choose_pack(ui, args.pack.as_deref())?;
    let newcomer = choose_role(context, ui, pack, args.role.as_deref())?;
    let here = context.directory()?;
    let folder = args.dir.as_ref().map_or_else(|| here.to_owned(), |dir| here.join(dir));
    let config = match &newcomer {
        Some(newcomer) => newcomer.join(pack.config),
        None => pack.config.to_owned(),
    };
    let mut new = vec![NewFile { path: folder.join("opsctl.yaml"), content: config }];
    for (name, content) in pack.workflows {
        new.push(NewFile { path: folder.join("workflows").join(name), content: (*content).to_owned() });
    }
    for (name, content) in schema_files() {
        new.push(NewFile { path: folder.join(name), content });
    }
    if args.dry_run.dry_run {
        files::refuse_existing(&new)?;
    } else {
        files::create_all(&new)?;
    }
    let written: Vec<_> = new.iter().map(|file| shown(&file.path, here)).collect();
    if ui.is_json() {
        ui.json(&json!({
            "pack": pack.name,
            "dry_run": args.dry_run.dry_run,
            "written": written,
            "person": newcomer.as_ref().map(|newcomer| &newcomer.id),
            "role": newcomer.as_ref().map(|newcomer| &newcomer.role),
        }))?;
        return Ok(Exit::Done);
    }
    let did = if args.dry_run.dry_run { "would write" } else { "wrote" };
    for path in written {
        ui.line(format!("{did} `{path}`"));
    }
    if let Some(newcomer) = &newcomer {
        ui.say(format!("you are `{}` there, with the role `{}`", newcomer.id, newcomer.role));
    }
    ui.say("next: put your people into `opsctl.yaml`, keep `.opsctl/` out of version control, then `opsctl workflow check`");
    Ok(Exit::Done)
}

fn choose_pack(ui: &mut Ui, named: Option<&str>) -> Result<&'static Pack, Failure> {
    if let Some(name) = named {
        return PACKS.iter().find(|pack| pack.name == name).ok_or_else(|| {
            let names: Vec<_> = PACKS.iter().map(|pack| pack.name).collect();
            let hint = match nearest(name, &names) {
                Some(nearest) => format!("did you mean `{nearest}`?"),
                None => format!("there are `{}`", names.join("`, `")),
            };
            Failure::usage("no-such-pack", format!("there is no pack `{name}` to write")).hint(hint)
        });
    }
    let [builtin, ..] = &PACKS;
    if !ui.is_interactive() {
        return Ok(builtin);
    }
    let items: Vec<_> = PACKS.iter().map(|pack| format!("{}: {}", pack.name, pack.summary)).collect();
    let chosen = ui.select(Question { text: "Which pack?", flag: "--pack NAME" }, &items)?;
    Ok(PACKS.get(chosen).unwrap_or(builtin))
}

fn choose_role(context: &Context, ui: &mut Ui, pack: &Pack, named: Option<&str>) -> Result<Option<Newcomer>, Failure> {
    let roles = person::roles(pack.config);
    let identity = context.git_identity();
    let role = match named {
        Some(role) => {
            let ids: Vec<_> = roles.iter().map(|(id, _)| *id).collect();
            if !ids.contains(&role) {
                return Err(Failure::usage("no-such-role", format!("the pack `{}` has no role `{role}`", pack.name))
                    .hint(format!("its roles are `{}`", ids.join("`, `"))));
            }
            role
        }
        None if ui.is_interactive() && identity.is_some() => {
            let mut items = vec!["none: I shall edit the people myself".to_owned()];
            items.extend(roles.iter().map(|(id, title)| format!("{id}: {title}")));
            let chosen = ui.select(Question { text: "Your role?", flag: "--role ROLE" }, &items)?;
            match chosen.checked_sub(1).and_then(|place| roles.get(place)) {
                Some((role, _)) => role,
                None => return Ok(None),
            }
        }
        None => return Ok(None),
    };
    let (name, email) = identity.ok_or_else(|| {
        Failure::failed("no-git-identity", "git does not know who you are")
            .hint("`git config --global user.email YOU@EXAMPLE.ORG`, or leave out `--role`")
    })?;
    Ok(Some(Newcomer::new(pack.config, &name, &email, role)))
}
