//! `opsctl help [TOPIC]`: the long texts, and the help of any command. The texts are the `.md` files
//! beside this one.

#[cfg(test)]
use clap::CommandFactory;

use super::context::{Context, nearest};
use super::exit::Exit;
use super::failure::Failure;
use super::render::tone::Tone;
use super::ui::Ui;

/// Topics: name, summary, text.
const TOPICS: &[(&str, &str, &str)] = &[
    ("exit-codes", "what each exit code means", include_str!("exit-codes.md")),
    ("actors", "who acts, and what a local store can prove of it", include_str!("actors.md")),
    ("moments", "how a moment is written, for `--at` and other options", include_str!("moments.md")),
    ("calendars", "how working hours are written, and how time is counted in them", include_str!("calendars.md")),
    ("packs", "how a process pack is found and written", include_str!("packs.md")),
    ("on-call", "how on-call schedules are written, and who has the shift", include_str!("on-call.md")),
    ("windows", "when an environment may be changed", include_str!("windows.md")),
    ("log", "how the log of a request proves what happened", include_str!("log.md")),
    ("break-glass", "how to act against a closed window, and what is owed for it", include_str!("break-glass.md")),
    ("environment", "the environment variables opsctl reads", include_str!("environment.md")),
];

/// Show a long help topic, or the help of a command
#[derive(Debug, clap::Args)]
#[command(after_help = topics())]
pub(crate) struct Args {
    /// A topic, or a command such as `workflow graph`
    #[arg(value_name = "TOPIC")]
    words: Vec<String>,
}

/// Prints the topic, or the command's help.
pub(crate) fn run(_: &Context, ui: &mut Ui, args: &Args) -> Result<Exit, Failure> {
    if let [topic] = args.words.as_slice()
        && let Some((name, summary, text)) = TOPICS.iter().find(|(name, _, _)| name == topic)
    {
        if ui.is_json() {
            ui.json(&serde_json::json!({"topic": name, "summary": summary, "text": text}))?;
        } else {
            ui.answer(text);
        }
        return Ok(Exit::Done);
    }
    let mut command = super::command(ui.width());
    command.build();
    let mut found = &mut command;
    for word in &args.words {
        let unknown = unknown(&args.words.join(" "), found);
        found = found.find_subcommand_mut(word).ok_or(unknown)?;
    }
    let text = found.render_long_help();
    if ui.is_json() {
        ui.json(&serde_json::json!({"topic": args.words.join(" "), "text": text.to_string()}))?;
    } else {
        ui.answer(&text.ansi().to_string());
        if args.words.is_empty() {
            let head = ui.paint(Tone::Head, "Topics:");
            ui.answer(&format!("\n{head}\n{}", topic_lines()));
        }
    }
    Ok(Exit::Done)
}

fn unknown(words: &str, within: &clap::Command) -> Failure {
    let commands = within.get_subcommands().filter(|command| !command.is_hide_set()).map(clap::Command::get_name);
    let names: Vec<_> = TOPICS.iter().map(|(name, _, _)| *name).chain(commands).collect();
    let hint = match nearest(words.rsplit(' ').next().unwrap_or(words), &names) {
        Some(nearest) => format!("did you mean `{nearest}`?"),
        None => "`opsctl help` lists the commands and the topics".to_owned(),
    };
    Failure::usage("no-such-topic", format!("there is no help on `{words}`")).hint(hint)
}

fn topics() -> String {
    format!("Topics:\n{}", topic_lines())
}

fn topic_lines() -> String {
    TOPICS.iter().map(|(name, summary, _)| format!("  {name:<12} {summary}\n")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::Cli;

    #[test]
    fn topics_fit_a_terminal_and_hide_no_command() {
        let command = Cli::command();
        for (name, _, text) in TOPICS {
            assert!(text.ends_with('\n') && !text.ends_with("\n\n"), "{name}");
            assert!(text.lines().all(|line| line.chars().count() <= 80), "{name}");
            assert!(command.find_subcommand(name).is_none(), "{name}");
        }
    }
}
