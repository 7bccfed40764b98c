//! What a command knows of the world. This folder alone reads the environment, the clock, the
//! working directory and the files of the pack, and names concrete adapters, in one exhaustive
//! match. Everything is found when it is first asked for: `opsctl --version` opens nothing.

mod actor;
mod beside;
mod place;
mod stores;
mod surroundings;
mod zones;

pub(crate) use actor::nearest;
pub(crate) use place::{Place, shown};
pub(crate) use surroundings::Surroundings;
pub(crate) use zones::Zones;

use std::cell::OnceCell;
use std::path::{Path, PathBuf};

use jiff::tz::TimeZone;

use super::failure::Failure;
use super::globals::{Globals, Moment};
use super::moment;
use crate::domain::pack::{Pack, TrackerKind};
use crate::domain::people::{Instant, Person};
use crate::spec::{self, Diagnostic, Source};
use beside::Beside;

/// The pack with what it was read from.
#[derive(Debug)]
pub(crate) struct LoadedPack {
    pub(crate) pack: Pack,
    pub(crate) warnings: Vec<Diagnostic>,
    /// `opsctl.yaml`, then the workflows: what the places in `warnings` count.
    pub(crate) sources: Vec<Source>,
}

/// The findings of a pack that cannot be used.
#[derive(Debug)]
pub(crate) struct BrokenPack {
    pub(crate) findings: Vec<Diagnostic>,
    pub(crate) sources: Vec<Source>,
}

/// The world of one command.
#[derive(Debug)]
pub(crate) struct Context {
    surroundings: Surroundings,
    globals: Globals,
    now: Instant,
    place: OnceCell<Place>,
    loaded: OnceCell<LoadedPack>,
    stores: OnceCell<stores::Stores>,
}

impl Context {
    /// Takes over what was found and what was typed.
    pub(crate) fn new(surroundings: Surroundings, globals: Globals) -> Result<Self, Failure> {
        let now = surroundings.now()?;
        Ok(Self {
            surroundings,
            globals,
            now,
            place: OnceCell::new(),
            loaded: OnceCell::new(),
            stores: OnceCell::new(),
        })
    }

    /// The present moment, the same during the whole command.
    pub(crate) fn now(&self) -> Instant {
        self.now
    }

    /// The moment to answer for: `--at`, else now. Civil times are read in the pack's zone.
    pub(crate) fn moment(&self, moment: &Moment) -> Result<Instant, Failure> {
        let Some(text) = &moment.at else { return Ok(self.now) };
        self.moment_of("--at", text, self.timezone()?)
    }

    /// The moment an option was given (`opsctl help moments`), civil times read in `zone`.
    pub(crate) fn moment_of(&self, flag: &str, text: &str, zone: &TimeZone) -> Result<Instant, Failure> {
        moment::parse(text, self.now, zone).map_err(|error| error.failure(flag, text))
    }

    /// The two moments, the earlier one first, an option was given as `FROM/TO`.
    pub(crate) fn interval_of(&self, flag: &str, text: &str, zone: &TimeZone) -> Result<(Instant, Instant), Failure> {
        moment::parse_interval(text, self.now, zone).map_err(|error| error.failure(flag, text))
    }

    /// An environment variable; an empty one counts as unset.
    pub(crate) fn variable(&self, name: &str) -> Option<&str> {
        self.surroundings.variable(name)
    }

    /// Every environment variable, for the search for secrets in output.
    pub(crate) fn variables(&self) -> impl Iterator<Item = (String, String)> {
        self.surroundings.variables()
    }

    /// The moment now, after a command ran that took its time; the fixed one where one is fixed.
    pub(crate) fn later(&self) -> Instant {
        Surroundings::of_process().now().unwrap_or(self.now)
    }

    /// A text file the user named, as UTF-8.
    pub(crate) fn text_file(&self, path: &Path) -> Result<String, Failure> {
        let name = shown(path, self.directory()?);
        let bytes = place::read(&self.directory()?.join(path), &name)?;
        String::from_utf8(bytes).map_err(|_| Failure::usage("not-text", format!("`{name}` is not UTF-8 text")))
    }

    /// Whether a person sees what is said on stderr while it goes on.
    pub(crate) fn is_watched(&self) -> bool {
        self.surroundings.stderr_is_terminal && !self.globals.json
    }

    /// Whether a person sees the answer on a terminal.
    pub(crate) fn is_shown(&self) -> bool {
        self.surroundings.stdout_is_terminal && !self.globals.json
    }

    /// The working directory.
    pub(crate) fn directory(&self) -> Result<&Path, Failure> {
        Ok(self.surroundings.directory()?)
    }

    /// Where the pack is.
    pub(crate) fn place(&self) -> Result<&Place, Failure> {
        if let Some(place) = self.place.get() {
            return Ok(place);
        }
        let place = Place::find(self.globals.config.as_deref(), self.variable("OPSCTL_CONFIG"), self.directory()?)?;
        Ok(self.place.get_or_init(|| place))
    }

    /// The pack's name for people: `opsctl.yaml`, or the built-in pack.
    pub(crate) fn pack_name(&self) -> Result<String, Failure> {
        let name = self.place()?.describe(self.directory()?);
        Ok(if *self.place()? == Place::BuiltIn { name } else { format!("`{name}`") })
    }

    /// The pack.
    pub(crate) fn pack(&self) -> Result<&Pack, Failure> {
        Ok(&self.loaded()?.pack)
    }

    /// The zone of civil times and of times shown to people.
    pub(crate) fn timezone(&self) -> Result<&TimeZone, Failure> {
        Ok(&self.pack()?.timezone)
    }

    /// The pack with its warnings and sources.
    pub(crate) fn loaded(&self) -> Result<&LoadedPack, Failure> {
        if let Some(loaded) = self.loaded.get() {
            return Ok(loaded);
        }
        let loaded = match self.read_pack(None)? {
            Ok(loaded) => loaded,
            Err(broken) => return Err(self.refuse(&broken)),
        };
        Ok(self.loaded.get_or_init(|| loaded))
    }

    /// Reads the pack anew; a pack with mistakes is the inner error, for commands that are about them.
    /// With a moment, what is doubtful then is among the warnings.
    pub(crate) fn read_pack(&self, at: Option<Instant>) -> Result<Result<LoadedPack, BrokenPack>, Failure> {
        let mut sources = Vec::new();
        let mut undecodable = Vec::new();
        match self.place()? {
            Place::BuiltIn => {
                let (config, workflows) = spec::builtin();
                sources.push(config);
                sources.extend(workflows);
            }
            Place::File(config) => {
                let folder = config.parent().unwrap_or(Path::new("."));
                let workflows = place::workflow_files(folder)?;
                for path in std::iter::once(config).chain(&workflows) {
                    let name = shown(path, self.directory()?);
                    match Source::from_bytes(&name, place::read(path, &name)?) {
                        Ok(source) => sources.push(source),
                        Err(finding) => undecodable.push(*finding),
                    }
                }
            }
        }
        if !undecodable.is_empty() {
            return Ok(Err(BrokenPack { findings: undecodable, sources }));
        }
        let Some((config, workflows)) = sources.split_first() else {
            return Err(Failure::failed("no-pack", "the pack has no file"));
        };
        let zones = Zones::choose(self.variable("TZDIR")).database;
        let outside = Beside { zones, folder: self.place()?.folder(), directory: self.directory()?, moment: at };
        Ok(match spec::load(config, workflows, &outside) {
            Ok(loaded) => Ok(LoadedPack { pack: loaded.pack, warnings: loaded.warnings, sources }),
            Err(findings) => Err(BrokenPack { findings, sources }),
        })
    }

    fn refuse(&self, broken: &BrokenPack) -> Failure {
        let errors: Vec<_> =
            broken.findings.iter().filter(|finding| finding.severity == spec::Severity::Error).collect();
        let name = match self.pack_name() {
            Ok(name) => name,
            Err(failure) => return failure,
        };
        let count = match errors.len() {
            1 => "an error".to_owned(),
            count => format!("{count} errors"),
        };
        let colour = self.surroundings.wants_colour(self.surroundings.stderr_is_terminal);
        let width = super::ui::width(&self.surroundings);
        let exhibit: Vec<_> =
            errors.iter().map(|finding| spec::render(finding, &broken.sources, colour, width)).collect();
        let mut failure = Failure::usage("broken-pack", format!("the process pack {name} has {count}"))
            .exhibit(exhibit.join("\n\n"))
            .hint("`opsctl workflow check` shows all findings; `opsctl help packs` says how a pack is written");
        // In JSON the exhibit is not shown: there the findings are the causes.
        if self.globals.json {
            failure.causes = errors.iter().map(|finding| one_line(finding)).collect();
        }
        failure
    }

    /// Who writes. Exit 4 when that is nobody of the pack, exit 2 when two names are claimed.
    pub(crate) fn writer(&self) -> Result<&Person, Failure> {
        let claim =
            actor::for_write(self.variable("OPSCTL_ACTOR"), self.globals.as_person.as_deref(), self.directory()?)?;
        let directory = &self.pack()?.directory;
        let person = claim.as_ref().and_then(|claim| claim.person(directory));
        person.map_or_else(|| Err(actor::unknown(claim.as_ref(), directory, &self.pack_name()?)), Ok)
    }

    /// Who asks. `None` when that is nobody of the pack; only a wrong `--as` is an error.
    pub(crate) fn reader(&self) -> Result<Option<&Person>, Failure> {
        let claim =
            actor::for_read(self.variable("OPSCTL_ACTOR"), self.globals.as_person.as_deref(), self.directory()?);
        let directory = &self.pack()?.directory;
        match claim {
            Some(claim) => match claim.person(directory) {
                Some(person) => Ok(Some(person)),
                None if matches!(claim, actor::Claim::Flag(_)) => {
                    Err(actor::unknown(Some(&claim), directory, &self.pack_name()?))
                }
                None => Ok(None),
            },
            None => Ok(None),
        }
    }

    /// Who asks, where the question makes no sense without ("mine", the inbox). Exit 4 for nobody.
    pub(crate) fn known_reader(&self) -> Result<&Person, Failure> {
        if let Some(person) = self.reader()? {
            return Ok(person);
        }
        let claim =
            actor::for_read(self.variable("OPSCTL_ACTOR"), self.globals.as_person.as_deref(), self.directory()?);
        Err(actor::unknown(claim.as_ref(), &self.pack()?.directory, &self.pack_name()?))
    }

    /// The name and e-mail git commits with here.
    pub(crate) fn git_identity(&self) -> Option<(String, String)> {
        match actor::for_read(None, None, self.directory().ok()?) {
            Some(actor::Claim::Git { name, email }) => Some((name, email)),
            Some(actor::Claim::Variable(_) | actor::Claim::Flag(_)) | None => None,
        }
    }

    /// The file of the embedded store: `path` of the tracker, else the default one.
    pub(crate) fn store_path(&self, kind: &TrackerKind) -> Result<PathBuf, Failure> {
        let TrackerKind::Local { path } = kind;
        let place = self.place()?;
        match (path, place.folder(), place.store()) {
            (Some(path), Some(folder), _) => Ok(folder.join(path)),
            (_, _, Some(store)) => Ok(store),
            (_, _, None) => data_directory().map(|folder| folder.join("store.db")),
        }
    }
}

/// A finding as one line: `opsctl.yaml:3:1: unknown key ...`.
pub(crate) fn one_line(finding: &Diagnostic) -> String {
    match &finding.place {
        Some(place) => format!("{}:{}:{}: {}", place.name, place.line, place.column, finding.message),
        None => finding.message.clone(),
    }
}

fn data_directory() -> Result<PathBuf, Failure> {
    let project = directories::ProjectDirs::from("", "", "opsctl").ok_or_else(|| {
        Failure::failed("no-data-directory", "cannot find a folder for the store")
            .because("neither `HOME` nor `XDG_DATA_HOME` says where your data is kept")
            .hint("`opsctl init` writes a pack, whose store is beside it")
    })?;
    Ok(project.data_dir().to_owned())
}
