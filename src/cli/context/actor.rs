//! Who is acting, as far as this machine can tell: `OPSCTL_ACTOR`, else `--as`, else the git
//! identity. It finds the person in the pack; what that person may do is decided below.

use std::path::Path;
use std::process::Command;

use crate::cli::failure::Failure;
use crate::domain::people::{Directory, Person};

/// What somebody claims to be, and how.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Claim {
    /// `OPSCTL_ACTOR`: a person's id.
    Variable(String),
    /// `--as`: a person's id.
    Flag(String),
    /// The identity git commits with.
    Git { name: String, email: String },
}

impl Claim {
    /// The claim in words.
    fn describe(&self) -> String {
        match self {
            Self::Variable(id) => format!("`OPSCTL_ACTOR` says `{id}`"),
            Self::Flag(id) => format!("`--as` says `{id}`"),
            Self::Git { name, email } => format!("git says `{name} <{email}>`"),
        }
    }

    /// The person of the pack it names.
    pub(crate) fn person<'a>(&self, directory: &'a Directory) -> Option<&'a Person> {
        match self {
            Self::Variable(id) | Self::Flag(id) => directory.person(id),
            Self::Git { name, email } => directory.person_by_git(name, email),
        }
    }
}

/// The claim that counts for a write. Two that differ are none: what is recorded for ever must not
/// depend on which of them won.
pub(crate) fn for_write(
    variable: Option<&str>,
    flag: Option<&str>,
    directory: &Path,
) -> Result<Option<Claim>, Failure> {
    match (variable, flag) {
        (Some(variable), Some(flag)) if variable != flag => {
            Err(Failure::usage("two-actors", format!("`OPSCTL_ACTOR` says `{variable}` and `--as` says `{flag}`"))
                .because("a write is recorded under one name")
                .hint("leave out `--as`, or unset `OPSCTL_ACTOR`"))
        }
        (Some(variable), _) => Ok(Some(Claim::Variable(variable.to_owned()))),
        (None, flag) => Ok(for_read(None, flag, directory)),
    }
}

/// The claim that counts for a question: `--as` asks it in somebody's place.
pub(crate) fn for_read(variable: Option<&str>, flag: Option<&str>, directory: &Path) -> Option<Claim> {
    let flag = flag.map(|id| Claim::Flag(id.to_owned()));
    let variable = || variable.map(|id| Claim::Variable(id.to_owned()));
    flag.or_else(variable).or_else(|| git_identity(directory))
}

/// The failure of a claim that names nobody of the pack, or of no claim at all.
pub(crate) fn unknown(claim: Option<&Claim>, people: &Directory, pack: &str) -> Failure {
    let ids: Vec<_> = people.people().map(|person| person.id.as_str()).collect();
    let Some(claim) = claim else {
        return Failure::not_allowed("unknown-actor", "cannot tell who you are")
            .because("neither `OPSCTL_ACTOR` nor `--as` is given, and git has no `user.email` here")
            .hint(format!("`--as PERSON` or `OPSCTL_ACTOR=PERSON`; {}", known(&ids, pack)));
    };
    let failure = Failure::not_allowed("unknown-actor", format!("you are nobody in {pack}")).because(claim.describe());
    let hint = match claim {
        Claim::Variable(id) | Claim::Flag(id) => match nearest(id, &ids) {
            Some(nearest) => format!("did you mean `{nearest}`?"),
            None => known(&ids, pack),
        },
        Claim::Git { email, .. } => format!(
            "`--as PERSON` or `OPSCTL_ACTOR=PERSON`, or give a person the e-mail `{email}`; {}",
            known(&ids, pack)
        ),
    };
    failure.hint(hint)
}

fn known(ids: &[&str], pack: &str) -> String {
    const SHOWN: usize = 8;
    match ids {
        [] => format!("{pack} names no people yet: add `people:` to it"),
        _ => {
            let more = if ids.len() > SHOWN { ", ..." } else { "" };
            let names: Vec<_> = ids.iter().take(SHOWN).map(|id| format!("`{id}`")).collect();
            format!("the people of {pack}: {}{more}", names.join(", "))
        }
    }
}

/// The candidate that was probably meant.
pub(crate) fn nearest<'a>(word: &str, candidates: &[&'a str]) -> Option<&'a str> {
    let distance = |candidate: &&str| strsim::damerau_levenshtein(&word.to_lowercase(), &candidate.to_lowercase());
    let limit = word.chars().count().div_ceil(3);
    let measured = candidates.iter().map(|candidate| (distance(candidate), *candidate));
    measured.filter(|(distance, _)| *distance <= limit).min().map(|(_, candidate)| candidate)
}

/// What git would commit as, in this folder. `None` without git, or without an identity.
fn git_identity(directory: &Path) -> Option<Claim> {
    let mut git = Command::new("git");
    git.args(["config", "--null", "--get-regexp", r"^user\.(name|email)$"]).current_dir(directory);
    let output = git.output().ok().filter(|output| output.status.success())?;
    parse_git(&String::from_utf8(output.stdout).ok()?)
}

/// Reads `key\nvalue\0` pairs; the last one of a key counts.
fn parse_git(answer: &str) -> Option<Claim> {
    let value = |key: &str| {
        let mut pairs = answer.split('\0').filter_map(|pair| pair.split_once('\n'));
        pairs.rfind(|(name, _)| *name == key).map(|(_, value)| value.trim().to_owned())
    };
    let (name, email) = (value("user.name").unwrap_or_default(), value("user.email").unwrap_or_default());
    (!name.is_empty() || !email.is_empty()).then_some(Claim::Git { name, email })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_variable_counts_for_writes_and_the_flag_for_reads() {
        let here = Path::new("/");
        let variable = |id: &str| Claim::Variable(id.to_owned());
        let flag = |id: &str| Claim::Flag(id.to_owned());
        assert_eq!(for_write(Some("alice"), None, here).unwrap(), Some(variable("alice")));
        assert_eq!(for_write(Some("alice"), Some("alice"), here).unwrap(), Some(variable("alice")));
        assert_eq!(for_write(None, Some("bob"), here).unwrap(), Some(flag("bob")));
        assert_eq!(for_write(Some("alice"), Some("bob"), here).unwrap_err().code, "two-actors");
        assert_eq!(for_read(Some("alice"), Some("bob"), here), Some(flag("bob")));
        assert_eq!(for_read(Some("alice"), None, here), Some(variable("alice")));
    }

    #[test]
    fn git_answers_with_the_last_value() {
        let claim = parse_git("user.name\nAlice\0user.email\na@old.org\0user.email\na@example.org\0");
        assert_eq!(claim, Some(Claim::Git { name: "Alice".into(), email: "a@example.org".into() }));
        assert_eq!(parse_git(""), None);
    }

    #[test]
    fn near_words_are_found() {
        let people = ["alice", "bob", "carol"];
        assert_eq!(nearest("alcie", &people), Some("alice"));
        assert_eq!(nearest("Alice", &people), Some("alice"));
        assert_eq!(nearest("mallory", &people), None);
    }
}
