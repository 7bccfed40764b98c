//! `opsctl completions`, the scripts in `completions/`, and the answers to the TAB key.

use std::path::Path;

use crate::support::Sandbox;

/// Shell, and the script's file.
const SCRIPTS: [(&str, &str); 5] = [
    ("bash", "opsctl.bash"),
    ("zsh", "_opsctl"),
    ("fish", "opsctl.fish"),
    ("powershell", "_opsctl.ps1"),
    ("elvish", "opsctl.elv"),
];

/// With `OPSCTL_BLESS=1` the files are written anew instead of compared.
#[test]
fn the_checked_in_scripts_are_fresh() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("completions");
    let sandbox = Sandbox::new();
    for (shell, file) in SCRIPTS {
        let script = sandbox.opsctl(&["completions", shell]).ok();
        let path = folder.join(file);
        if std::env::var_os("OPSCTL_BLESS").is_some() {
            std::fs::create_dir_all(&folder).unwrap();
            std::fs::write(&path, &script).unwrap();
        }
        let kept = std::fs::read_to_string(&path).unwrap_or_default();
        assert!(kept == script, "completions/{file} is stale: run `OPSCTL_BLESS=1 cargo test --test cli completions`");
    }
    assert_eq!(folder.read_dir().unwrap().count(), SCRIPTS.len());
}

#[test]
fn the_tab_key_knows_the_pack() {
    let sandbox = Sandbox::with_pack("threefold");
    assert_eq!(tab(&sandbox, &["workflow", "show", "pro"]), ["product", "project"]);
    assert_eq!(tab(&sandbox, &["--as", "ol"]), ["olga"]);
    assert_eq!(tab(&sandbox, &["workflow", "gra"]), ["graph"]);
    assert_eq!(tab(&sandbox, &["--config", "nowhere.yaml", "workflow", "show", "pro"]), [""; 0]);
    let before = sandbox.files();
    assert!(!before.iter().any(|file| file.contains("store")), "{before:?}");
}

#[test]
fn the_tab_key_is_silent_about_errors() {
    let sandbox = Sandbox::with_config("not: [a, pack");
    assert_eq!(tab(&sandbox, &["workflow", "show", "d"]), [""; 0]);
    for (shell, _) in SCRIPTS {
        let registration = sandbox.opsctl(&[]).env("COMPLETE", shell).run();
        assert_eq!((registration.code, registration.stderr.as_str()), (0, ""), "{shell}");
        assert!(registration.stdout.contains("opsctl"), "{shell}");
    }
}

/// What bash is told for the last of `words`.
pub(crate) fn tab(sandbox: &Sandbox, words: &[&str]) -> Vec<String> {
    let args = [&["--", "opsctl"], words].concat();
    let run = sandbox.opsctl(&args).env("COMPLETE", "bash").env("_CLAP_IFS", "\n");
    let answer = run.env("_CLAP_COMPLETE_INDEX", &words.len().to_string()).env("_CLAP_COMPLETE_COMP_TYPE", "9").run();
    assert_eq!((answer.code, answer.stderr.as_str()), (0, ""), "{words:?}");
    answer.stdout.lines().map(str::to_owned).collect()
}
