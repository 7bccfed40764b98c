//! The text of a file with its name, and where in it a byte stands. It reads no file: bytes come in,
//! and what is not UTF-8 is refused with the place of the first bad byte.

use std::ops::Range;

use super::diagnostic::{Diagnostic, Place, Severity};

/// The largest file a pack may have, in bytes. Callers refuse larger ones before they read them.
pub(crate) const LARGEST_FILE: u64 = 1 << 20;

/// One file of a pack.
#[derive(Debug, Clone)]
pub(crate) struct Source {
    /// The path as it is shown to people.
    pub(crate) name: String,
    pub(crate) text: String,
}

impl Source {
    /// Decodes the bytes of a file: UTF-8, a byte order mark is dropped, NUL is refused.
    pub(crate) fn from_bytes(name: impl Into<String>, bytes: Vec<u8>) -> Result<Self, Box<Diagnostic>> {
        let name = name.into();
        let text = match String::from_utf8(bytes) {
            Ok(text) => text,
            Err(error) => {
                let valid = error.utf8_error().valid_up_to();
                let bytes = error.into_bytes();
                let utf16 = bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]);
                let before = String::from_utf8_lossy(bytes.get(..valid).unwrap_or_default()).into_owned();
                let byte = bytes.get(valid).copied().unwrap_or_default();
                let mut diagnostic = unreadable(
                    "not-utf8",
                    format!("`{name}` is not UTF-8 text: the byte 0x{byte:02X} begins no character here"),
                    place(&name, &before, valid..valid + 1),
                );
                diagnostic.help = Some(if utf16 {
                    "it looks like UTF-16; save the file as UTF-8".to_owned()
                } else {
                    "it looks like Latin-1 or Windows-1252; save the file as UTF-8".to_owned()
                });
                return Err(Box::new(diagnostic));
            }
        };
        let text = match text.strip_prefix('\u{feff}') {
            Some(rest) => rest.to_owned(),
            None => text,
        };
        if let Some(nul) = text.find('\0') {
            let place = place(&name, &text, nul..nul + 1);
            let message = format!("`{name}` has a NUL byte: it is no text file");
            return Err(Box::new(unreadable("nul-byte", message, place)));
        }
        Ok(Self { name, text })
    }
}

fn unreadable(code: &'static str, message: String, place: Place) -> Diagnostic {
    Diagnostic {
        severity: Severity::Error,
        code,
        message,
        place: Some(place),
        related: Vec::new(),
        help: None,
        hidden: Vec::new(),
    }
}

fn place(name: &str, text: &str, range: Range<usize>) -> Place {
    let (line, column) = Lines::new(text).line_and_column(text, range.start);
    Place { source: usize::MAX, name: name.to_owned(), line, column, range }
}

/// Where the lines of a text begin.
#[derive(Debug)]
pub(crate) struct Lines {
    starts: Vec<usize>,
}

impl Lines {
    /// Counts the lines of `text`.
    pub(crate) fn new(text: &str) -> Self {
        let after_breaks = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at + 1);
        Self { starts: std::iter::once(0).chain(after_breaks).collect() }
    }

    /// Line and column of a byte, both from 1, the column in characters.
    pub(crate) fn line_and_column(&self, text: &str, at: usize) -> (usize, usize) {
        let line = self.starts.partition_point(|start| *start <= at);
        let start = line.checked_sub(1).and_then(|line| self.starts.get(line)).copied().unwrap_or_default();
        let column = text.get(start..at.min(text.len())).map_or(0, |before| before.chars().count());
        (line, column + 1)
    }

    /// The bytes of the line, from 1, without its break.
    pub(crate) fn range(&self, text: &str, line: usize) -> Range<usize> {
        let start = line.checked_sub(1).and_then(|line| self.starts.get(line)).copied().unwrap_or(text.len());
        let end = self.starts.get(line).copied().unwrap_or(text.len());
        let content = text.get(start..end).unwrap_or_default().trim_end_matches(['\n', '\r']);
        start..start + content.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_become_text_or_a_place() {
        let read = |bytes: &[u8]| Source::from_bytes("f.yaml", bytes.to_vec());
        assert_eq!(read("\u{feff}version: 1\n".as_bytes()).unwrap().text, "version: 1\n");
        let latin = read(b"title: ok\ntitle: caf\xe9\n").unwrap_err();
        let place = latin.place.unwrap();
        assert_eq!((latin.code, place.line, place.column), ("not-utf8", 2, 11));
        assert!(latin.help.unwrap().contains("Latin-1"));
        assert!(read(b"\xff\xfev\0").unwrap_err().help.unwrap().contains("UTF-16"));
        let nul = read("é: 1\n\u{e9}\0".as_bytes()).unwrap_err();
        assert_eq!((nul.code, nul.place.as_ref().unwrap().line, nul.place.unwrap().column), ("nul-byte", 2, 2));
    }

    #[test]
    fn a_place_in_no_source_is_named() {
        let latin = Source::from_bytes("f.yaml", b"a: caf\xe9\n".to_vec()).unwrap_err();
        insta::assert_snapshot!(crate::spec::render(&latin, &[], false, 120), @r#"
    error[not-utf8]: `f.yaml` is not UTF-8 text: the byte 0xE9 begins no character here
    --> f.yaml:1:7
     = help: it looks like Latin-1 or Windows-1252; save the file as UTF-8
    "#);
    }

    #[test]
    fn columns_count_characters() {
        let text = "a\né: x\r\nlast";
        let lines = Lines::new(text);
        assert_eq!(lines.line_and_column(text, 0), (1, 1));
        assert_eq!(lines.line_and_column(text, 6), (2, 4));
        assert_eq!(lines.line_and_column(text, text.len()), (3, 5));
        assert_eq!(text.get(lines.range(text, 2)), Some("é: x"));
        assert_eq!(text.get(lines.range(text, 3)), Some("last"));
    }
}
