//! What a pack leans on outside of its own text: the machine's time zones, and the files in the
//! pack's folder.

use std::path::Path;

use jiff::tz::TimeZoneDatabase;

use super::place::{read, shown};
use crate::domain::people::Instant;
use crate::spec::{Outside, Source};

/// The surroundings of a pack.
#[derive(Debug)]
pub(super) struct Beside<'a> {
    pub(super) zones: TimeZoneDatabase,
    /// `None` for the built-in pack.
    pub(super) folder: Option<&'a Path>,
    /// The working directory, from which files are shown.
    pub(super) directory: &'a Path,
    /// The moment at which doubtful things are looked for.
    pub(super) moment: Option<Instant>,
}

impl Outside for Beside<'_> {
    fn zones(&self) -> &TimeZoneDatabase {
        &self.zones
    }

    fn file(&self, path: &str) -> Result<Source, String> {
        let folder = self.folder.ok_or("the built-in pack lies in no folder")?;
        let path = folder.join(path);
        let name = shown(&path, self.directory);
        // Reading a pipe or a terminal would wait for ever.
        if path.metadata().is_ok_and(|data| !data.is_file()) {
            return Err("it is no file".to_owned());
        }
        let bytes = read(&path, &name).map_err(|failure| failure.causes.first().cloned().unwrap_or(failure.message))?;
        Source::from_bytes(name, bytes).map_err(|finding| finding.message)
    }

    fn moment(&self) -> Option<Instant> {
        self.moment
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::spec::LARGEST_FILE;

    #[test]
    fn files_are_read_from_the_folder_of_the_pack() {
        let root = tempfile::tempdir().unwrap();
        std::fs::create_dir(root.path().join("holidays")).unwrap();
        std::fs::write(root.path().join("holidays/a.ics"), "BEGIN:VCALENDAR").unwrap();
        std::fs::write(root.path().join("latin.ics"), b"caf\xe9").unwrap();
        std::fs::File::create(root.path().join("large.ics")).unwrap().set_len(LARGEST_FILE + 1).unwrap();
        let zones = TimeZoneDatabase::bundled;
        let beside = Beside { zones: zones(), folder: Some(root.path()), directory: root.path(), moment: None };
        let read = beside.file("holidays/a.ics").unwrap();
        assert_eq!((read.name.as_str(), read.text.as_str()), ("holidays/a.ics", "BEGIN:VCALENDAR"));
        let why = |path: &str| beside.file(path).unwrap_err();
        assert_eq!(why("b.ics"), "No such file or directory (os error 2)");
        assert_eq!(why("holidays"), "it is no file");
        assert_eq!(why("large.ics"), "`large.ics` is larger than 1 MiB");
        assert_eq!(why("latin.ics"), "`latin.ics` is not UTF-8 text: the byte 0xE9 begins no character here");
        let builtin = Beside { zones: zones(), folder: None, directory: root.path(), moment: None };
        assert_eq!(builtin.file("a.ics").unwrap_err(), "the built-in pack lies in no folder");
    }
}
