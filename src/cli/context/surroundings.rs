//! What the process finds around it: environment, clock, working directory, terminals. It is read
//! once, here; a test makes its own.

use std::collections::BTreeMap;
use std::io::IsTerminal;
use std::path::PathBuf;

use crate::cli::failure::Failure;
use crate::domain::people::Instant;

/// The surroundings of a run.
#[derive(Debug, Clone)]
pub(crate) struct Surroundings {
    variables: BTreeMap<String, String>,
    clock: Instant,
    /// `None`: it was deleted, or may not be read.
    directory: Option<PathBuf>,
    pub(crate) stdin_is_terminal: bool,
    pub(crate) stdout_is_terminal: bool,
    pub(crate) stderr_is_terminal: bool,
}

impl Surroundings {
    /// Those of this process. Variables that are not Unicode are as good as unset.
    #[expect(clippy::disallowed_methods, reason = "the one place where clock and environment come in")]
    pub(crate) fn of_process() -> Self {
        let unicode = |(name, value): (std::ffi::OsString, std::ffi::OsString)| {
            Some((name.into_string().ok()?, value.into_string().ok()?))
        };
        Self {
            variables: std::env::vars_os().filter_map(unicode).collect(),
            clock: chrono::Utc::now(),
            directory: std::env::current_dir().ok(),
            stdin_is_terminal: std::io::stdin().is_terminal(),
            stdout_is_terminal: std::io::stdout().is_terminal(),
            stderr_is_terminal: std::io::stderr().is_terminal(),
        }
    }

    /// An environment variable; an empty one counts as unset.
    pub(crate) fn variable(&self, name: &str) -> Option<&str> {
        self.variables.get(name).map(String::as_str).filter(|value| !value.is_empty())
    }

    /// The present moment, or the one tests set with `OPSCTL_NOW`.
    pub(crate) fn now(&self) -> Result<Instant, Failure> {
        let Some(text) = self.variable("OPSCTL_NOW") else { return Ok(self.clock) };
        chrono::DateTime::parse_from_rfc3339(text).map(|at| at.to_utc()).map_err(|error| {
            Failure::usage("bad-moment", format!("`OPSCTL_NOW` is not a moment like `2026-11-23T10:00:00Z`: `{text}`"))
                .caused_by(&error)
                .hint("the variable is for tests; unset it")
        })
    }

    /// All variables with text names and values, for the search for secrets in output.
    pub(crate) fn variables(&self) -> impl Iterator<Item = (String, String)> {
        self.variables.iter().map(|(name, value)| (name.clone(), value.clone()))
    }

    /// The working directory.
    pub(crate) fn directory(&self) -> Result<&PathBuf, Failure> {
        self.directory.as_ref().ok_or_else(|| {
            Failure::failed("no-directory", "the working directory is gone").hint("change into a folder that exists")
        })
    }

    /// Whether a stream gets colours: NO_COLOR, CLICOLOR_FORCE, CLICOLOR, TERM, in this order.
    pub(crate) fn wants_colour(&self, is_terminal: bool) -> bool {
        if self.variable("NO_COLOR").is_some() {
            return false;
        }
        if self.variable("CLICOLOR_FORCE").is_some_and(|value| value != "0") {
            return true;
        }
        is_terminal && self.variable("CLICOLOR") != Some("0") && self.variable("TERM") != Some("dumb")
    }
}

#[cfg(test)]
impl Surroundings {
    /// Surroundings of a test: these variables, an empty folder's path, no terminal.
    pub(crate) fn of_test(variables: &[(&str, &str)], directory: PathBuf) -> Self {
        let owned = |(name, value): &(&str, &str)| ((*name).to_owned(), (*value).to_owned());
        Self {
            variables: variables.iter().map(owned).collect(),
            clock: chrono::DateTime::UNIX_EPOCH,
            directory: Some(directory),
            stdin_is_terminal: false,
            stdout_is_terminal: false,
            stderr_is_terminal: false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colour_follows_the_usual_variables() {
        type Case<'a> = (&'a [(&'a str, &'a str)], bool, bool);
        let cases: [Case<'_>; 7] = [
            (&[], true, true),
            (&[], false, false),
            (&[("NO_COLOR", "1"), ("CLICOLOR_FORCE", "1")], true, false),
            (&[("NO_COLOR", "")], true, true),
            (&[("CLICOLOR_FORCE", "1")], false, true),
            (&[("CLICOLOR", "0")], true, false),
            (&[("TERM", "dumb")], true, false),
        ];
        for (variables, terminal, colour) in cases {
            let surroundings = Surroundings::of_test(variables, PathBuf::new());
            assert_eq!(surroundings.wants_colour(terminal), colour, "{variables:?} {terminal}");
        }
    }
}
