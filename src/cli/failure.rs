//! A command that could not do what was asked: what, why, and what to do about it. Hints are written
//! here and in the commands, nowhere below: each names a command, a file or a person. The exit code
//! follows from the failure's [`Exit`], never from its text.

use std::error::Error;

use serde_json::{Value, json};

use super::exit::Exit;
use super::render::text::clean;
use super::render::tone::{Palette, Tone};
use crate::trackers::TrackerError;

/// Why a command ended without doing what was asked.
#[derive(Debug, Clone)]
pub(crate) struct Failure {
    /// Decides the exit code.
    pub(crate) exit: Exit,
    /// A permanent kebab-case name for scripts.
    pub(crate) code: &'static str,
    /// What could not be done, in lower-case, with literals in backticks, without a final period.
    pub(crate) message: String,
    /// Why, the nearest cause first.
    pub(crate) causes: Vec<String>,
    /// What to do.
    pub(crate) hint: Option<String>,
    /// Text that stands before the message on stderr, such as the findings in a pack: finished
    /// lines, already free of control characters from outside.
    pub(crate) exhibit: Option<String>,
}

impl Failure {
    /// A failure of any kind.
    pub(crate) fn new(exit: Exit, code: &'static str, message: impl Into<String>) -> Self {
        Self { exit, code, message: message.into(), causes: Vec::new(), hint: None, exhibit: None }
    }

    /// Exit 1: it failed.
    pub(crate) fn failed(code: &'static str, message: impl Into<String>) -> Self {
        Self::new(Exit::Failed, code, message)
    }

    /// Exit 2: the command line cannot be understood.
    pub(crate) fn usage(code: &'static str, message: impl Into<String>) -> Self {
        Self::new(Exit::Usage, code, message)
    }

    /// Exit 3: the policy says no.
    pub(crate) fn refused(code: &'static str, message: impl Into<String>) -> Self {
        Self::new(Exit::Refused, code, message)
    }

    /// Exit 4: not known, or not allowed to.
    pub(crate) fn not_allowed(code: &'static str, message: impl Into<String>) -> Self {
        Self::new(Exit::NotAllowed, code, message)
    }

    /// Exit 5: it cannot be decided now.
    pub(crate) fn undecided(code: &'static str, message: impl Into<String>) -> Self {
        Self::new(Exit::Undecided, code, message)
    }

    /// Exit 6: somebody else was first.
    pub(crate) fn overtaken(code: &'static str, message: impl Into<String>) -> Self {
        Self::new(Exit::Overtaken, code, message)
    }

    /// Exit 130: interrupted from the keyboard.
    pub(crate) fn interrupted() -> Self {
        Self::new(Exit::Interrupted, "interrupted", "interrupted")
    }

    /// Adds one cause behind those there are.
    pub(crate) fn because(mut self, cause: impl Into<String>) -> Self {
        self.causes.push(cause.into());
        self
    }

    /// Adds an error and all it stems from as causes.
    pub(crate) fn caused_by(mut self, error: &dyn Error) -> Self {
        let mut next = Some(error);
        while let Some(error) = next {
            self.causes.push(error.to_string());
            next = error.source();
        }
        self
    }

    /// Says what to do about it.
    pub(crate) fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    /// Puts finished text before the message.
    pub(crate) fn exhibit(mut self, exhibit: impl Into<String>) -> Self {
        self.exhibit = Some(exhibit.into());
        self
    }

    /// The failure for people, ending in a line break.
    pub(crate) fn render(&self, palette: Palette) -> String {
        let mut text = String::new();
        if let Some(exhibit) = &self.exhibit {
            text.push_str(exhibit.trim_end());
            text.push_str("\n\n");
        }
        let mut line = |head: &str, tone: Tone, body: &str| {
            text.push_str(&palette.paint(tone, head));
            text.push(' ');
            text.push_str(&clean(body));
            text.push('\n');
        };
        line("error:", Tone::Bad, &self.message);
        for cause in &self.causes {
            line("  caused by:", Tone::Muted, cause);
        }
        if let Some(hint) = &self.hint {
            line("  hint:", Tone::Accent, hint);
        }
        text
    }

    /// The failure for programs.
    pub(crate) fn to_json(&self) -> Value {
        json!({"error": {
            "code": self.code,
            "message": self.message,
            "causes": self.causes,
            "hint": self.hint,
        }})
    }
}

impl From<TrackerError> for Failure {
    fn from(error: TrackerError) -> Self {
        let causes_of = |mut failure: Self, error: &TrackerError| {
            let mut next = error.source();
            while let Some(cause) = next {
                failure.causes.push(cause.to_string());
                next = cause.source();
            }
            failure
        };
        let message = error.to_string();
        match &error {
            TrackerError::NotFound { tracker, .. } => Self::failed("not-found", message).hint(format!(
                "`opsctl request list` shows what there is; `{tracker}#12` names a request of `{tracker}`"
            )),
            TrackerError::NotInPack { .. } => {
                Self::usage("unknown-tracker", message).hint("put it back under `trackers`: requests are kept there")
            }
            TrackerError::Taken { tracker, number, .. } => Self::overtaken("changed-meanwhile", message)
                .because("somebody else wrote to this request at the same moment")
                .hint(format!("`opsctl request show {tracker}#{number}` shows where it stands now")),
            TrackerError::TooLarge { .. } => {
                Self::usage("too-large", message).hint("shorten the text, or put it in a file and link to that")
            }
            TrackerError::Unacceptable { .. } => Self::usage("bad-text", message),
            TrackerError::Backup { .. } => causes_of(Self::failed("cannot-write", message), &error),
            TrackerError::NewerStore { .. } => Self::failed("newer-store", message).hint(format!(
                "a newer opsctl has written this store, and this is version {}; update it",
                env!("CARGO_PKG_VERSION")
            )),
            TrackerError::Corrupt { path, detail } => Self::failed("damaged-store", message)
                .because(detail.clone())
                .hint(format!("`opsctl store check` lists the damage; {}", recovery(&path.display().to_string()))),
            TrackerError::Unreachable { .. } => causes_of(Self::undecided("store-unreachable", message), &error)
                .hint("`opsctl store path` shows where it is kept; is the folder there, and may you write to it?"),
            TrackerError::Busy { .. } => Self::undecided("store-busy", message)
                .because("another opsctl is writing to it")
                .hint("try again in a moment"),
            TrackerError::Store { .. } => {
                causes_of(Self::failed("store-failed", message), &error).hint("`opsctl store check` looks for damage")
            }
        }
    }
}

/// How to get out of a damaged store.
pub(crate) fn recovery(path: &str) -> String {
    format!(
        "to recover, move `{path}` (with its `-wal` and `-shm`) away and copy a file of `opsctl store backup` to its \
         place"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failure_says_what_why_and_what_to_do() {
        let failure = Failure::refused("window-closed", "cannot promote request #12 to `mainnet`")
            .because("deny rule, Thursday to Sunday\u{1b}[31m, Africa/Cairo")
            .hint("it opens Mon 2026-11-23 00:00 EET");
        insta::assert_snapshot!(failure.render(Palette::plain()), @r"
        error: cannot promote request #12 to `mainnet`
          caused by: deny rule, Thursday to Sunday, Africa/Cairo
          hint: it opens Mon 2026-11-23 00:00 EET
        ");
        assert_eq!(failure.exit.code(), 3);
        let error = &failure.to_json()["error"];
        assert_eq!(error["code"], "window-closed");
    }

    #[test]
    fn sources_of_an_error_become_causes_once() {
        let source = std::io::Error::new(std::io::ErrorKind::PermissionDenied, "no");
        let error = TrackerError::Unreachable { path: "/a/store.db".into(), source };
        let failure = Failure::from(error);
        assert_eq!((failure.exit, failure.causes), (Exit::Undecided, vec!["no".to_owned()]));
    }
}
