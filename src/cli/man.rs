//! `opsctl man`: the manual pages, made from the same definitions as the help.

use std::path::PathBuf;

use clap_mangen::Man;

use super::context::Context;
use super::exit::Exit;
use super::failure::Failure;
use super::files::{self, NewFile};
use super::ui::Ui;

/// Print the manual page, or write one page per command
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// Write `opsctl.1` and one page per command into this folder
    #[arg(long, value_name = "DIR", value_hint = clap::ValueHint::DirPath)]
    dir: Option<PathBuf>,
}

/// Prints or writes the pages.
pub(crate) fn run(context: &Context, ui: &mut Ui, args: &Args) -> Result<Exit, Failure> {
    let mut root = super::command(100);
    root.build();
    let Some(dir) = &args.dir else {
        let page = page(&root)?.content;
        if ui.is_json() {
            ui.json(&serde_json::json!({"page": page}))?;
        } else {
            ui.answer(&page);
        }
        return Ok(Exit::Done);
    };
    let dir = context.directory()?.join(dir);
    let mut pages = Vec::new();
    collect(&root, &mut pages)?;
    let mut written = Vec::new();
    for page in pages {
        let page = NewFile { path: dir.join(&page.path), content: page.content };
        files::replace(&page)?;
        written.push(page.path.display().to_string());
    }
    if ui.is_json() {
        ui.json(&serde_json::json!({"written": written}))?;
    } else {
        ui.line(format!("wrote {} pages to `{}`", written.len(), dir.display()));
        ui.say(format!("`man -l {}/opsctl.1` shows the first", dir.display()));
    }
    Ok(Exit::Done)
}

fn collect(command: &clap::Command, pages: &mut Vec<NewFile>) -> Result<(), Failure> {
    pages.push(page(command)?);
    for child in command.get_subcommands().filter(|child| !child.is_hide_set()) {
        collect(child, pages)?;
    }
    Ok(())
}

fn page(command: &clap::Command) -> Result<NewFile, Failure> {
    let man = Man::new(command.clone()).manual("opsctl manual");
    let mut text = Vec::new();
    man.render(&mut text)
        .map_err(|error| Failure::failed("no-page", "cannot write the manual page").caused_by(&error))?;
    Ok(NewFile { path: man.get_filename().into(), content: String::from_utf8_lossy(&text).into_owned() })
}
