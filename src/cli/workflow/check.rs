//! `opsctl workflow check`: everything that is wrong or doubtful in a pack. Its findings are the
//! answer, so they go to stdout: exit 0, also with warnings; 2 for a pack that cannot be used; 3
//! for warnings under `--strict`.

use crate::cli::context::Context;
use crate::cli::exit::Exit;
use crate::cli::failure::Failure;
use crate::cli::render::finding::Report;
use crate::cli::render::tone::Tone;
use crate::cli::ui::Ui;
use crate::spec::{self, Severity};

/// Check the pack: its files, names, steps and people
#[derive(Debug, clap::Args)]
#[command(after_help = "Exit codes: 0 sound, or with warnings; 2 the pack cannot be used; 3 warnings under --strict")]
pub(super) struct Args {
    /// Do not pass a pack with warnings (exit 3)
    #[arg(long)]
    strict: bool,
}

/// Prints the findings.
pub(super) fn run(context: &Context, ui: &mut Ui, args: &Args) -> Result<Exit, Failure> {
    let (findings, sources, workflows) = match context.read_pack(Some(context.now()))? {
        Ok(loaded) => (loaded.warnings, loaded.sources, Some(loaded.pack.workflow_names().len())),
        Err(broken) => (broken.findings, broken.sources, None),
    };
    let errors = findings.iter().filter(|finding| finding.severity == Severity::Error).count();
    let warnings = findings.len() - errors;
    let exit = match (errors, warnings) {
        (1.., _) => Exit::Usage,
        (0, 1..) if args.strict => Exit::Refused,
        (0, _) => Exit::Done,
    };
    if ui.is_json() {
        ui.json(&Report::of(&context.pack_name()?.replace('`', ""), exit == Exit::Done, &findings))?;
        return Ok(exit);
    }
    let (width, colour) = (ui.width(), ui.palette().is_coloured());
    for finding in &findings {
        ui.line(spec::render(finding, &sources, colour, width));
        ui.line("");
    }
    let verdict = match (errors, warnings) {
        (0, 0) => ui.paint(Tone::Good, "sound"),
        (0, _) => ui.paint(Tone::Warn, &count(warnings, "warning")),
        (_, 0) => ui.paint(Tone::Bad, &count(errors, "error")),
        (_, _) => ui.paint(Tone::Bad, &format!("{}, {}", count(errors, "error"), count(warnings, "warning"))),
    };
    let what = workflows.map(|workflows| format!(" ({})", count(workflows, "workflow"))).unwrap_or_default();
    ui.line(format!("{}{what}: {verdict}", context.pack_name()?));
    Ok(exit)
}

fn count(number: usize, noun: &str) -> String {
    let plural = if number == 1 { "" } else { "s" };
    format!("{number} {noun}{plural}")
}
