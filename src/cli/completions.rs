//! `opsctl completions SHELL`: the static scripts. The dynamic ones come from `COMPLETE=SHELL opsctl`.

use clap_complete::Shell;

use super::context::Context;
use super::exit::Exit;
use super::failure::Failure;
use super::ui::Ui;

/// Print a completion script for a shell
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Static scripts know commands and options. To complete request ids, workflows, environments, outcomes and people \
from your pack, let the script ask opsctl each time:

  bash        echo 'source <(COMPLETE=bash opsctl)' >> ~/.bashrc
  zsh         echo 'source <(COMPLETE=zsh opsctl)' >> ~/.zshrc
  fish        echo 'COMPLETE=fish opsctl | source' > ~/.config/fish/completions/opsctl.fish
  elvish      echo 'eval (E:COMPLETE=elvish opsctl | slurp)' >> ~/.elvish/rc.elv
  powershell  $env:COMPLETE = \"powershell\"; opsctl | Out-String | Invoke-Expression; Remove-Item Env:\\COMPLETE")]
pub(crate) struct Args {
    #[arg(value_name = "SHELL")]
    shell: Shell,
}

/// Prints the script.
pub(crate) fn run(_: &Context, ui: &mut Ui, args: &Args) -> Result<Exit, Failure> {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut super::command(ui.width()), "opsctl", &mut script);
    let script = String::from_utf8_lossy(&script);
    if ui.is_json() {
        ui.json(&serde_json::json!({"shell": args.shell.to_string(), "script": script}))?;
    } else {
        ui.answer(&script);
    }
    Ok(Exit::Done)
}
