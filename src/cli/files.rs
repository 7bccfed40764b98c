//! Writing files for the user, all or none: nothing that is there is ever overwritten, and a write
//! that breaks off leaves nothing behind.

use std::io::Write;
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

use super::failure::Failure;

/// A file to be written.
#[derive(Debug)]
pub(crate) struct NewFile {
    pub(crate) path: PathBuf,
    pub(crate) content: String,
}

/// The failure that [`create_all`] would end with because a file is there already.
pub(crate) fn refuse_existing(files: &[NewFile]) -> Result<(), Failure> {
    let taken: Vec<_> = files.iter().filter(|file| file.path.symlink_metadata().is_ok()).collect();
    if let Some(first) = taken.first() {
        let failure = Failure::failed("file-exists", format!("`{}` exists already", first.path.display()));
        let failure = taken
            .iter()
            .skip(1)
            .fold(failure, |failure, file| failure.because(format!("`{}` exists too", file.path.display())));
        return Err(failure.because("nothing was written").hint("choose another folder, or move these files away"));
    }
    Ok(())
}

/// Writes new files. If one of them is there already, none is written.
pub(crate) fn create_all(files: &[NewFile]) -> Result<(), Failure> {
    refuse_existing(files)?;
    let mut written: Vec<&Path> = Vec::new();
    for file in files {
        if let Err(error) = create(file) {
            for path in written {
                // What cannot be taken back stays; the error below is the one to report.
                let _ = std::fs::remove_file(path);
            }
            return Err(cannot_write(&file.path, &error));
        }
        written.push(&file.path);
    }
    Ok(())
}

/// Writes a file that is opsctl's own product (a schema, a page), in place of an older one.
pub(crate) fn replace(file: &NewFile) -> Result<(), Failure> {
    let persist = || -> std::io::Result<()> {
        let new = prepare(file)?;
        new.persist(&file.path).map_err(|error| error.error)?;
        Ok(())
    };
    persist().map_err(|error| cannot_write(&file.path, &error))
}

fn create(file: &NewFile) -> std::io::Result<()> {
    let new = prepare(file)?;
    new.persist_noclobber(&file.path).map_err(|error| error.error)?;
    Ok(())
}

/// The content in a hidden file of the same folder.
fn prepare(file: &NewFile) -> std::io::Result<NamedTempFile> {
    let folder = file.path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    std::fs::create_dir_all(folder)?;
    let mut builder = tempfile::Builder::new();
    builder.prefix(".opsctl-");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        // As an editor would create it; the user's umask still applies.
        builder.permissions(std::fs::Permissions::from_mode(0o666));
    }
    let mut new = builder.tempfile_in(folder)?;
    new.write_all(file.content.as_bytes())?;
    new.as_file().sync_all()?;
    Ok(new)
}

fn cannot_write(path: &Path, error: &std::io::Error) -> Failure {
    Failure::failed("cannot-write", format!("cannot write `{}`", path.display())).caused_by(error)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_or_nothing() {
        let root = tempfile::tempdir().unwrap();
        let file = |name: &str| NewFile { path: root.path().join(name), content: name.to_owned() };
        create_all(&[file("a"), file("deep/b")]).unwrap();
        assert_eq!(std::fs::read_to_string(root.path().join("deep/b")).unwrap(), "deep/b");
        assert_eq!(create_all(&[file("c"), file("a")]).unwrap_err().code, "file-exists");
        assert!(!root.path().join("c").exists());
        // `a` is a file, so the second cannot be written and the first is taken back.
        assert_eq!(create_all(&[file("d"), file("a/e")]).unwrap_err().code, "cannot-write");
        assert!(!root.path().join("d").exists());
        replace(&file("a")).unwrap();
    }
}
