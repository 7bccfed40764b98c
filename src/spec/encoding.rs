//! Finds text that was read in the wrong encoding once (`Ã©` for `é`) and characters that hide what
//! is written. It warns of the first and refuses the second; it never repairs.

use super::diagnostic::{Finding, Report, Span};
use super::tree::{Node, Value};

/// How many lines of one file are named; behind that the file as a whole is broken.
const MOST_LINES: usize = 5;

/// Looks through the raw text of one source.
pub(crate) fn check_text(source: usize, report: &mut Report<'_>) {
    let text = report.text(source);
    let mut at = 0;
    let mut broken = 0;
    for line in text.split_inclusive('\n') {
        if let Some((start, found)) = first_mojibake(line) {
            broken += 1;
            if broken <= MOST_LINES {
                let span = Span { source, start: at + start, end: at + start + found.length };
                report.push(found.finding(span));
            }
        }
        let hidden = line.char_indices().find(|(_, c)| is_hidden(*c));
        if let Some((start, c)) = hidden {
            let span = Span { source, start: at + start, end: at + start + c.len_utf8() };
            report.push(hidden_character(span, c));
        }
        at += line.len();
    }
    if broken > MOST_LINES {
        let more = broken - MOST_LINES;
        let end = Span { source, start: text.len(), end: text.len() };
        let message = format!("{more} more lines of this file look like UTF-8 read as Latin-1");
        report.push(Finding::warning("mojibake", end, message));
    }
}

/// Looks for control characters that a value got through escapes (`"\e[2J"`).
pub(crate) fn check_values(node: &Node, report: &mut Report<'_>) {
    match &node.value {
        Value::Text { text, .. } => {
            if let Some(c) = text.chars().find(|c| is_hidden(*c)) {
                report.push(hidden_character(node.span, c));
            }
        }
        Value::List(items) => items.iter().for_each(|item| check_values(item, report)),
        Value::Table(entries) => {
            for entry in entries {
                if let Some(c) = entry.key.chars().find(|c| is_hidden(*c)) {
                    report.push(hidden_character(entry.key_span, c));
                }
                check_values(&entry.value, report);
            }
        }
    }
}

fn hidden_character(span: Span, c: char) -> Finding {
    let code = u32::from(c);
    let finding = Finding::error("hidden-character", span, format!("the invisible character U+{code:04X} stands here"));
    if (0x80..0xa0).contains(&code) {
        finding.help("it looks like Windows-1252 read as Latin-1; save the file as UTF-8")
    } else {
        finding.help("control characters and changes of the writing direction have no place in a pack")
    }
}

/// Control characters but line break and tab, and those that turn the direction of writing.
fn is_hidden(c: char) -> bool {
    (c.is_control() && !matches!(c, '\n' | '\r' | '\t'))
        || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{200b}' | '\u{2060}' | '\u{feff}')
}

/// A piece of text in the wrong encoding.
struct Mojibake {
    /// In bytes.
    length: usize,
    /// What it was before; `None` when that is lost.
    meant: Option<char>,
}

impl Mojibake {
    fn finding(&self, span: Span) -> Finding {
        match self.meant {
            Some(meant) => {
                let finding = Finding::warning("mojibake", span, "this looks like UTF-8 read as Latin-1");
                let shown = if meant.is_whitespace() { "a hard space".to_owned() } else { format!("`{meant}`") };
                finding.help(format!("it was {shown} before; save the file as UTF-8"))
            }
            None => Finding::warning("mojibake", span, "a character was lost here (U+FFFD)")
                .help("the file was once read in the wrong encoding; write the text again"),
        }
    }
}

/// The first broken piece of a line, with the byte it begins at.
fn first_mojibake(line: &str) -> Option<(usize, Mojibake)> {
    if line.is_ascii() {
        return None;
    }
    let chars: Vec<(usize, char)> = line.char_indices().collect();
    (0..chars.len()).find_map(|index| {
        let rest = chars.get(index..)?;
        let (start, first) = *rest.first()?;
        if first == '\u{fffd}' {
            return Some((start, Mojibake { length: first.len_utf8(), meant: None }));
        }
        let (meant, used) = decoded(rest)?;
        let plausible = match first {
            'Â' | 'Ã' => true,
            'â' => ('\u{2000}'..'\u{3000}').contains(&meant),
            'ð' => used == 4,
            'ï' => matches!(meant, '\u{feff}' | '\u{fffd}'),
            // Other scripts show as runs; a single pair may be plain text ("LIBERTÉ»").
            _ => meant.is_alphabetic() && decoded(rest.get(used..)?).is_some(),
        };
        let end = rest.get(used).map_or(line.len(), |(at, _)| *at);
        plausible.then_some((start, Mojibake { length: end - start, meant: Some(meant) }))
    })
}

/// The character that the first few characters are the bytes of, and how many they are.
fn decoded(chars: &[(usize, char)]) -> Option<(char, usize)> {
    let first = windows_1252(chars.first()?.1)?;
    let length = match first {
        0xc2..=0xdf => 2,
        0xe0..=0xef => 3,
        0xf0..=0xf4 => 4,
        _ => return None,
    };
    let bytes: Option<Vec<u8>> = chars.get(..length)?.iter().map(|(_, c)| windows_1252(*c)).collect();
    let bytes = bytes?;
    std::str::from_utf8(&bytes).ok()?.chars().next().map(|c| (c, length))
}

/// The byte that Windows-1252 (or Latin-1) shows as this character.
fn windows_1252(c: char) -> Option<u8> {
    const UPPER: &str = "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8d}Ž\u{8f}\u{90}‘’“”•–—˜™š›œ\u{9d}žŸ";
    if let Some(place) = UPPER.chars().position(|upper| upper == c) {
        return u8::try_from(0x80 + place).ok();
    }
    u8::try_from(u32::from(c)).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn broken_text_is_told_from_plain_text() {
        let meant = |line: &str| first_mojibake(line).map(|(start, found)| (start, found.meant));
        assert_eq!(meant("title: dÃ©ploiement"), Some((8, Some('é'))));
        assert_eq!(meant("itâ€™s"), Some((2, Some('’'))));
        assert_eq!(meant("aÂ\u{a0}b"), Some((1, Some('\u{a0}'))));
        assert_eq!(meant("ÐŸÑ€Ð¸Ð²ÐµÑ‚"), Some((0, Some('П'))));
        assert_eq!(meant("lost \u{fffd}"), Some((5, None)));
        for plain in ["déploiement", "« LIBERTÉ»", "naïve – “façon”", "Привет", "مرحبا", "Ångström", "São Tomé", "à â"]
        {
            assert_eq!(meant(plain), None, "{plain}");
        }
    }
}
