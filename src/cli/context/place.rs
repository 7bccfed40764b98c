//! Where the process pack is: `--config`, `OPSCTL_CONFIG`, the nearest `opsctl.yaml` upwards, else
//! the built-in one. And its files as bytes: what is too large is refused before it is read.

use std::fs::File;
use std::io::{ErrorKind, Read};
use std::path::{Path, PathBuf};

use crate::cli::failure::Failure;
use crate::spec::LARGEST_FILE;

/// Where a pack is found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Place {
    /// `opsctl.yaml` on disk.
    File(PathBuf),
    /// In the binary.
    BuiltIn,
}

impl Place {
    /// Looks for the pack. A file that was named must be there; it is not looked into yet.
    pub(crate) fn find(flag: Option<&Path>, variable: Option<&str>, directory: &Path) -> Result<Self, Failure> {
        let named = flag.map(|path| (path, "--config"));
        let named = named.or_else(|| variable.map(|path| (Path::new(path), "OPSCTL_CONFIG")));
        if let Some((path, origin)) = named {
            let path = directory.join(path);
            return match path.metadata() {
                Ok(data) if !data.is_dir() => Ok(Self::File(path)),
                Ok(_) => Err(absent(&path, origin).because("it is a folder").hint("name the `opsctl.yaml` in it")),
                Err(error) => Err(absent(&path, origin).caused_by(&error)),
            };
        }
        let candidates =
            directory.ancestors().flat_map(|folder| [folder.join("opsctl.yaml"), folder.join(".opsctl/opsctl.yaml")]);
        Ok(candidates.into_iter().find(|candidate| candidate.is_file()).map_or(Self::BuiltIn, Self::File))
    }

    /// The folder that `workflows/` and relative paths of the pack start from.
    pub(crate) fn folder(&self) -> Option<&Path> {
        match self {
            Self::File(path) => path.parent(),
            Self::BuiltIn => None,
        }
    }

    /// The store beside the pack: `.opsctl/store.db`, and not a second `.opsctl` in the first.
    pub(crate) fn store(&self) -> Option<PathBuf> {
        let folder = self.folder()?;
        let inside = folder.file_name().is_some_and(|name| name == ".opsctl");
        Some(if inside { folder.join("store.db") } else { folder.join(".opsctl/store.db") })
    }

    /// The pack in words: its file, from the working directory where it is below.
    pub(crate) fn describe(&self, directory: &Path) -> String {
        match self {
            Self::File(path) => shown(path, directory),
            Self::BuiltIn => "the built-in pack".to_owned(),
        }
    }
}

/// A path as people see it: relative to the working directory where that is shorter.
pub(crate) fn shown(path: &Path, directory: &Path) -> String {
    path.strip_prefix(directory).unwrap_or(path).display().to_string()
}

/// The workflow files beside the pack's file, by name: `workflows/*.yaml` and `*.yml`.
pub(crate) fn workflow_files(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    let folder = folder.join("workflows");
    let unreadable = |error: &std::io::Error| {
        Failure::failed("unreadable", format!("cannot list `{}`", folder.display())).caused_by(error)
    };
    let entries = match folder.read_dir() {
        Ok(entries) => entries,
        Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => return Ok(Vec::new()),
        Err(error) => return Err(unreadable(&error)),
    };
    let mut files = Vec::new();
    for entry in entries {
        let path = entry.map_err(|error| unreadable(&error))?.path();
        let hidden = path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'));
        if path.extension().is_some_and(|extension| extension == "yaml" || extension == "yml") && !hidden {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

/// The bytes of one file of a pack.
pub(crate) fn read(path: &Path, name: &str) -> Result<Vec<u8>, Failure> {
    let unreadable =
        |error: &std::io::Error| Failure::failed("unreadable", format!("cannot read `{name}`")).caused_by(error);
    let file = File::open(path).map_err(|error| unreadable(&error))?;
    let mut bytes = Vec::new();
    if file.metadata().map_err(|error| unreadable(&error))?.len() <= LARGEST_FILE {
        file.take(LARGEST_FILE + 1).read_to_end(&mut bytes).map_err(|error| unreadable(&error))?;
        if u64::try_from(bytes.len()).is_ok_and(|length| length <= LARGEST_FILE) {
            return Ok(bytes);
        }
    }
    Err(Failure::usage("file-too-large", format!("`{name}` is larger than {} MiB", LARGEST_FILE >> 20))
        .hint("a process pack is written by people; is this the right file?"))
}

fn absent(path: &Path, origin: &str) -> Failure {
    Failure::usage("no-such-pack", format!("there is no process pack at `{}` (`{origin}`)", path.display()))
        .hint("`opsctl init` writes one")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_pack_is_found() {
        let root = tempfile::tempdir().unwrap();
        let deep = root.path().join("a/b");
        std::fs::create_dir_all(&deep).unwrap();
        let find = |directory: &Path| Place::find(None, None, directory).unwrap();
        let hidden = root.path().join(".opsctl/opsctl.yaml");
        std::fs::create_dir_all(root.path().join(".opsctl")).unwrap();
        std::fs::write(&hidden, "").unwrap();
        assert_eq!(find(&deep), Place::File(hidden.clone()));
        assert_eq!(find(&deep).store(), Some(root.path().join(".opsctl/store.db")));
        let plain = root.path().join("a/opsctl.yaml");
        std::fs::write(&plain, "").unwrap();
        assert_eq!(find(&deep), Place::File(plain.clone()));
        assert_eq!(find(&deep).store(), Some(root.path().join("a/.opsctl/store.db")));
        assert_eq!(find(root.path()), Place::File(hidden.clone()));
        let named = Place::find(Some(Path::new("../../.opsctl/opsctl.yaml")), Some("nowhere"), &deep);
        assert_eq!(named.unwrap().folder(), Some(deep.join("../../.opsctl").as_path()));
        assert_eq!(Place::find(None, Some("nowhere"), &deep).unwrap_err().code, "no-such-pack");
        assert_eq!(Place::find(Some(&deep), None, &deep).unwrap_err().code, "no-such-pack");
    }

    #[test]
    fn large_files_are_refused() {
        let root = tempfile::tempdir().unwrap();
        let path = root.path().join("large.yaml");
        File::create(&path).unwrap().set_len(100 << 20).unwrap();
        assert_eq!(read(&path, "large.yaml").unwrap_err().code, "file-too-large");
        File::create(&path).unwrap().set_len(LARGEST_FILE).unwrap();
        assert!(read(&path, "large.yaml").is_ok());
    }
}
