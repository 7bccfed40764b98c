//! The house rules that a compiler does not know: imports go down only, the domain is pure, the
//! world comes in at one place, every file says what it is for.
#![expect(clippy::unwrap_used, reason = "what goes wrong here is a failed test")]

use std::fs;
use std::path::{Path, PathBuf};

/// The layers, top to bottom. A layer may name itself and those below it.
const LAYERS: [&str; 5] = ["cli", "services", "trackers", "spec", "domain"];

struct File {
    /// Below `src`, with `/`.
    name: String,
    text: String,
}

impl File {
    fn layer(&self) -> Option<usize> {
        let first = self.name.split('/').next()?;
        LAYERS.iter().position(|layer| *layer == first)
    }

    /// Lines with their number, without comments.
    fn code(&self) -> impl Iterator<Item = (usize, &str)> {
        let lines = self.text.lines().enumerate().map(|(index, line)| (index + 1, line));
        lines.filter(|(_, line)| !line.trim_start().starts_with("//"))
    }
}

fn sources() -> Vec<File> {
    fn walk(folder: &Path, found: &mut Vec<PathBuf>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                walk(&path, found);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                found.push(path);
            }
        }
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut paths = Vec::new();
    walk(&root, &mut paths);
    paths.sort();
    let file = |path: PathBuf| File {
        name: path.strip_prefix(&root).unwrap().to_str().unwrap().replace('\\', "/"),
        text: fs::read_to_string(&path).unwrap(),
    };
    let files: Vec<_> = paths.into_iter().map(file).collect();
    assert!(files.len() > 20, "the sources were not found");
    files
}

/// Fails with every finding at once.
fn assert_none(rule: &str, findings: &[String]) {
    assert!(findings.is_empty(), "{rule}:\n  {}", findings.join("\n  "));
}

/// Every line of the files that `select` takes and that has one of the `words`.
fn lines_with(words: &[&str], select: impl Fn(&File) -> bool) -> Vec<String> {
    let mut findings = Vec::new();
    for file in sources().iter().filter(|file| select(file)) {
        for (number, line) in file.code() {
            if let Some(word) = words.iter().find(|word| line.contains(**word)) {
                findings.push(format!("src/{}:{number}: {word}", file.name));
            }
        }
    }
    findings
}

#[test]
fn imports_go_down_only() {
    let mut findings = Vec::new();
    for file in &sources() {
        let Some(layer) = file.layer() else { continue };
        let depth = file.name.split('/').count() - usize::from(file.name.ends_with("/mod.rs"));
        for (number, line) in file.code() {
            let place = format!("src/{}:{number}", file.name);
            for (above, name) in LAYERS.iter().enumerate().take(layer) {
                if line.contains(&format!("crate::{name}::")) || line.contains(&format!("crate::{name};")) {
                    findings.push(format!("{place}: {} names {}", LAYERS[layer], LAYERS[above]));
                }
            }
            if line.contains("crate::{") {
                findings.push(format!("{place}: name the layer before the braces"));
            }
            // A unit test's module is one level deeper.
            let supers =
                line.split(|c: char| c != ':' && !c.is_alphanumeric()).map(|path| path.matches("super::").count());
            let nested = usize::from(line.starts_with(' '));
            if supers.max().unwrap_or(0) >= depth + nested {
                findings.push(format!("{place}: `super` leaves the layer"));
            }
        }
    }
    assert_none("imports go down only", &findings);
}

#[test]
fn every_file_says_what_it_is_for() {
    let silent = |file: &&File| !file.text.starts_with("//! ");
    let findings: Vec<_> = sources().iter().filter(silent).map(|file| format!("src/{}", file.name)).collect();
    assert_none("a file opens with `//!`", &findings);
}

#[test]
fn the_domain_is_pure() {
    let words = [
        "std::fs",
        "std::io",
        "std::env",
        "std::net",
        "std::process",
        "std::path",
        "std::thread",
        "SystemTime",
        "time::Instant",
        "::now()",
        "rusqlite",
        "serde_saphyr",
        "clap",
        "getrandom",
    ];
    let domain = |file: &File| file.name.starts_with("domain/") && !file.name.contains("/tests/");
    assert_none("no I/O and no clock in the domain", &lines_with(&words, domain));
}

#[test]
fn use_cases_are_given_the_world() {
    let words = ["std::fs", "std::env", "std::process", "std::io::stdin", "SystemTime", "::now()", "rusqlite"];
    let lower = |file: &File| {
        (file.name.starts_with("services/") || file.name.starts_with("spec/")) && !file.name.contains("/tests")
    };
    assert_none("services and spec get files and clock as arguments", &lines_with(&words, lower));
}

#[test]
fn the_world_comes_in_at_one_place() {
    // A folder `tests` is no part of the program: it makes processes of its own and their world.
    let outside = |file: &File| !file.name.starts_with("cli/context/") && !file.name.contains("/tests/");
    let mut findings =
        lines_with(&["std::env::", "Utc::now", "Zoned::now", "Timestamp::now", "SystemTime::now"], outside);
    // The words of the command line, and facts of the build.
    findings.retain(|finding| !finding.ends_with("std::env::") || !is_about_arguments(finding));
    assert_none("environment and clock come in through cli/context", &findings);
}

fn is_about_arguments(finding: &str) -> bool {
    let mut parts = finding.split(':');
    let (Some(name), Some(number)) = (parts.next(), parts.next()) else { return false };
    let text = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(name)).unwrap();
    let line = text.lines().nth(number.parse::<usize>().unwrap() - 1).unwrap();
    line.contains("std::env::args_os") || line.contains("std::env::consts")
}

#[test]
fn time_zones_are_given() {
    // Not the machine's, and not those of the binary where the machine has newer ones.
    let words = ["TimeZone::get", "TimeZone::system", "TimeZone::try_system", "tz::db()", "TimeZoneDatabase::"];
    let is_given = |file: &&File| {
        let gives = file.name.starts_with("cli/context/") || file.name == "spec/outside.rs";
        !gives && !file.name.contains("/tests")
    };
    let mut findings = Vec::new();
    for file in sources().iter().filter(is_given) {
        for (number, line) in file.code().take_while(|(_, line)| *line != "mod tests {") {
            if words.iter().any(|word| line.contains(word)) {
                findings.push(format!("src/{}:{number}", file.name));
            }
        }
    }
    assert_none("the database of time zones comes in through cli/context", &findings);
}

#[test]
fn sql_stays_in_the_store() {
    let outside = |file: &File| !file.name.starts_with("trackers/local/");
    assert_none("only the embedded store knows SQL", &lines_with(&["rusqlite"], outside));
}

#[test]
fn adapters_do_not_know_each_other() {
    let files = sources();
    let of_adapter = |file: &File| {
        let mut parts = file.name.split('/');
        (parts.next() == Some("trackers"))
            .then(|| parts.next().filter(|name| !name.ends_with(".rs")).map(str::to_owned))?
    };
    let mut adapters: Vec<_> = files.iter().filter_map(of_adapter).collect();
    adapters.dedup();
    let mut findings = Vec::new();
    for file in &files {
        let Some(own) = of_adapter(file) else { continue };
        for other in adapters.iter().filter(|other| **other != own) {
            for (number, line) in file.code() {
                if line.contains(&format!("trackers::{other}")) || line.contains(&format!("super::{other}::")) {
                    findings.push(format!("src/{}:{number}: `{own}` names `{other}`", file.name));
                }
            }
        }
    }
    assert_none("no adapter imports another", &findings);
}

#[test]
fn only_run_is_public() {
    let words =
        ["pub fn ", "pub struct ", "pub enum ", "pub mod ", "pub use ", "pub trait ", "pub const ", "pub type "];
    let mut findings = lines_with(&words, |_| true);
    findings.retain(|finding| !finding.starts_with("src/lib.rs:") && !finding.starts_with("src/fuzz.rs:"));
    assert_none("nothing but `run` is public", &findings);
    let library = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("src/lib.rs")).unwrap();
    let public: Vec<_> = library.lines().filter(|line| line.starts_with("pub ")).collect();
    // The ways in for the fuzzer are not in the program.
    assert!(library.contains("#[cfg(any(test, fuzzing))]\npub mod fuzz;\n"));
    assert_eq!(public, ["pub mod fuzz;", "pub fn run() -> std::process::ExitCode {"]);
}

#[test]
fn files_are_named_after_their_subject() {
    let vague = ["util", "utils", "helper", "helpers", "common", "misc", "shared"];
    let is_vague = |file: &&File| file.name.trim_end_matches(".rs").split('/').any(|part| vague.contains(&part));
    let findings: Vec<_> = sources().iter().filter(is_vague).map(|file| file.name.clone()).collect();
    assert_none("a name says what is inside", &findings);
}

#[test]
fn nothing_is_left_for_later() {
    let words = ["TODO", "FIXME", "todo!", "unimplemented!", "dbg!"];
    let mut findings = Vec::new();
    for file in &sources() {
        for (index, line) in file.text.lines().enumerate() {
            if let Some(word) = words.iter().find(|word| line.contains(**word)) {
                findings.push(format!("src/{}:{}: {word}", file.name, index + 1));
            }
        }
    }
    assert_none("what is not done is not in the tree", &findings);
}
