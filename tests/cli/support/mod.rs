//! A place of its own for each test: home, working folder, clock, width, no colours. The machine's
//! configuration and the user's git identity do not reach in.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::Value;
use tempfile::TempDir;

/// The moment every test runs at, a Saturday.
pub(crate) const NOW: &str = "2026-11-21T12:00:00Z";

/// Folders for one test, gone afterwards.
pub(crate) struct Sandbox {
    root: TempDir,
}

impl Sandbox {
    /// An empty working folder and an empty home.
    pub(crate) fn new() -> Self {
        let root = tempfile::Builder::new().prefix("opsctl-test-").tempdir().unwrap();
        std::fs::create_dir(root.path().join("home")).unwrap();
        std::fs::create_dir(root.path().join("team")).unwrap();
        Self { root }
    }

    /// A working folder with a pack that `opsctl init` wrote.
    pub(crate) fn with_pack(name: &str) -> Self {
        let sandbox = Self::new();
        let written = sandbox.opsctl(&["init", "--pack", name]).run();
        assert_eq!(written.code, 0, "{}", written.stderr);
        sandbox
    }

    /// A working folder with this `opsctl.yaml`.
    pub(crate) fn with_config(text: &str) -> Self {
        let sandbox = Self::new();
        sandbox.write("opsctl.yaml", text);
        sandbox
    }

    /// The working folder.
    pub(crate) fn work(&self) -> PathBuf {
        self.root.path().join("team")
    }

    /// The home folder.
    pub(crate) fn home(&self) -> PathBuf {
        self.root.path().join("home")
    }

    /// Writes a file of the working folder.
    pub(crate) fn write(&self, name: &str, text: impl AsRef<[u8]>) {
        let path = self.work().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }

    /// Reads a file of the working folder.
    pub(crate) fn read(&self, name: &str) -> String {
        std::fs::read_to_string(self.work().join(name)).unwrap()
    }

    /// All files of the working folder, by name.
    pub(crate) fn files(&self) -> Vec<String> {
        fn walk(folder: &Path, root: &Path, found: &mut Vec<String>) {
            for entry in std::fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    walk(&path, root, found);
                } else {
                    found.push(path.strip_prefix(root).unwrap().display().to_string());
                }
            }
        }
        let mut found = Vec::new();
        walk(&self.work(), &self.work(), &mut found);
        found.sort();
        found
    }

    /// Tells git who works here.
    pub(crate) fn git_identity(&self, name: &str, email: &str) {
        std::fs::write(self.home().join(".gitconfig"), format!("[user]\n  name = {name}\n  email = {email}\n"))
            .unwrap();
    }

    /// The environment of every run, as pairs.
    pub(crate) fn environment(&self) -> Vec<(OsString, OsString)> {
        let pairs: [(&str, OsString); 10] = [
            ("PATH", std::env::var_os("PATH").unwrap_or_default()),
            ("HOME", self.home().into()),
            ("OPSCTL_NOW", NOW.into()),
            // The time zones of the binary, whatever the machine has.
            ("TZDIR", "/nowhere".into()),
            ("COLUMNS", "100".into()),
            ("TERM", "xterm-256color".into()),
            // Whoever sets these must not see them in an error.
            ("RUST_BACKTRACE", "1".into()),
            ("RUST_LIB_BACKTRACE", "1".into()),
            ("GIT_CONFIG_NOSYSTEM", "1".into()),
            ("GIT_CEILING_DIRECTORIES", self.root.path().into()),
        ];
        pairs.into_iter().map(|(name, value)| (name.into(), value)).collect()
    }

    /// The binary with these arguments, not run yet.
    pub(crate) fn opsctl(&self, args: &[&str]) -> Run<'_> {
        let mut command = Command::new(env!("CARGO_BIN_EXE_opsctl"));
        command.args(args).env_clear().envs(self.environment()).current_dir(self.work()).stdin(Stdio::null());
        Run { sandbox: self, command }
    }
}

/// A run to be.
pub(crate) struct Run<'a> {
    sandbox: &'a Sandbox,
    command: Command,
}

impl Run<'_> {
    /// As a person of the pack.
    #[expect(clippy::wrong_self_convention, reason = "it reads as one sentence: opsctl(..).as_person(..)")]
    pub(crate) fn as_person(self, id: &str) -> Self {
        self.env("OPSCTL_ACTOR", id)
    }

    /// At another moment, RFC 3339.
    pub(crate) fn at(self, moment: &str) -> Self {
        self.env("OPSCTL_NOW", moment)
    }

    /// With an environment variable.
    pub(crate) fn env(mut self, name: &str, value: &str) -> Self {
        self.command.env(name, value);
        self
    }

    /// In a folder below the working folder.
    pub(crate) fn below(mut self, folder: &str) -> Self {
        self.command.current_dir(self.sandbox.work().join(folder));
        self
    }

    /// The command itself, for tests of pipes and signals.
    pub(crate) fn command(self) -> Command {
        self.command
    }

    /// What it answers.
    pub(crate) fn run(mut self) -> Answer {
        let output = self.command.output().unwrap();
        let root = self.sandbox.root.path().canonicalize().unwrap();
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap().replace(root.to_str().unwrap(), "[SANDBOX]");
        let answer = Answer {
            stdout: text(output.stdout),
            stderr: text(output.stderr),
            code: output.status.code().unwrap_or(-1),
        };
        assert!(!answer.stderr.contains("stack backtrace") && !answer.stderr.contains("panicked"), "{}", answer.stderr);
        answer
    }

    /// Its stdout, when it succeeds and has nothing else to say.
    pub(crate) fn ok(self) -> String {
        let answer = self.run();
        assert_eq!((answer.code, answer.stderr.as_str()), (0, ""), "{}", answer.stdout);
        answer.stdout
    }

    /// Its stdout as one JSON document, when it ends with `code`. `--json` is added.
    pub(crate) fn json(mut self, code: i32) -> Value {
        self.command.arg("--json");
        let answer = self.run();
        assert_eq!(answer.code, code, "{}{}", answer.stdout, answer.stderr);
        serde_json::from_str(&answer.stdout).unwrap_or_else(|error| panic!("{error}: {}", answer.stdout))
    }

    /// Its stderr, when it ends with `code` and answers nothing.
    pub(crate) fn fails(self, code: i32) -> String {
        let answer = self.run();
        assert_eq!((answer.code, answer.stdout.as_str()), (code, ""), "{}", answer.stderr);
        answer.stderr
    }
}

/// What a run answered, with the sandbox's path replaced by `[SANDBOX]`.
#[derive(Debug, Clone)]
pub(crate) struct Answer {
    pub(crate) stdout: String,
    pub(crate) stderr: String,
    pub(crate) code: i32,
}

impl std::fmt::Display for Answer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "exit {}\n--- stdout\n{}--- stderr\n{}", self.code, self.stdout, self.stderr)
    }
}
