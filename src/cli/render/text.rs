//! The one place where text from outside (titles, names, answers of trackers, paths) is made safe to
//! show: terminal sequences, control characters, characters that turn the reading direction and
//! characters nobody can see are dropped. JSON output does not pass here: its strings are escaped.

use std::borrow::Cow;
use std::iter::Peekable;
use std::str::Chars;

/// One line of safe text: line breaks and tabs become spaces, everything that could move the
/// cursor, colour, reorder or hide is gone.
pub(crate) fn clean(text: &str) -> Cow<'_, str> {
    if text.chars().all(is_plain) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(filter(text, false))
}

/// Safe text of several lines: as [`clean`], but line breaks stay.
pub(crate) fn clean_lines(text: &str) -> Cow<'_, str> {
    if text.chars().all(|c| c == '\n' || is_plain(c)) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(filter(text, true))
}

fn filter(text: &str, keep_breaks: bool) -> String {
    let mut safe = String::with_capacity(text.len());
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        match c {
            '\u{1b}' => skip_escape(&mut rest),
            '\u{9b}' => skip_control_sequence(&mut rest),
            '\u{90}' | '\u{98}' | '\u{9d}' | '\u{9e}' | '\u{9f}' => skip_string(&mut rest),
            '\r' if rest.peek() == Some(&'\n') => {}
            '\n' | '\u{85}' | '\u{2028}' | '\u{2029}' if keep_breaks => safe.push('\n'),
            '\n' | '\r' | '\t' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => safe.push(' '),
            c if is_plain(c) => safe.push(c),
            _ => {}
        }
    }
    safe
}

/// Behind an ESC: a control sequence, a string (title, clipboard, link), or a short escape.
fn skip_escape(rest: &mut Peekable<Chars<'_>>) {
    match rest.peek() {
        Some('[') => {
            rest.next();
            skip_control_sequence(rest);
        }
        Some(']' | 'P' | 'X' | '^' | '_') => {
            rest.next();
            skip_string(rest);
        }
        Some(' '..='/') => {
            while rest.next_if(|c| matches!(c, ' '..='/')).is_some() {}
            rest.next_if(|c| matches!(c, '0'..='~'));
        }
        Some('0'..='~') => {
            rest.next();
        }
        _ => {}
    }
}

/// Parameters, intermediates, and the one letter that ends the sequence.
fn skip_control_sequence(rest: &mut Peekable<Chars<'_>>) {
    while rest.next_if(|c| matches!(c, ' '..='?')).is_some() {}
    rest.next_if(|c| matches!(c, '@'..='~'));
}

/// Up to BEL or ST. A string that never ends is cut at its line, so that it cannot swallow the rest.
fn skip_string(rest: &mut Peekable<Chars<'_>>) {
    while let Some(c) = rest.next_if(|c| *c != '\n') {
        match c {
            '\u{7}' | '\u{9c}' => return,
            '\u{1b}' => {
                rest.next_if_eq(&'\\');
                return;
            }
            _ => {}
        }
    }
}

/// Whether a character shows what it is: no control, no direction, nothing invisible.
fn is_plain(c: char) -> bool {
    !(c.is_control()
        || matches!(c,
            // Soft hyphen, Arabic letter mark, grapheme joiner, Hangul fillers.
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{3164}' | '\u{ffa0}'
            // Khmer inherent vowels, Mongolian selectors.
            | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}'
            // Zero width, marks of direction, separators, embeddings, invisible operators, isolates.
            | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
            // Variation selectors, byte order mark, annotations.
            | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}'
            // Shorthand and musical controls, tags, more variation selectors.
            | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hostile_text_is_harmless() {
        let cases = [
            ("plain é 日本 🙂", "plain é 日本 🙂"),
            ("red\u{1b}[31mhot\u{1b}[0m", "redhot"),
            ("\u{1b}[2J\u{1b}[Hwiped", "wiped"),
            ("\u{1b}[?25lhidden", "hidden"),
            ("\u{1b}]0;title\u{7}after", "after"),
            ("\u{1b}]52;c;cm0gLXJmIC8=\u{1b}\\clip", "clip"),
            ("\u{1b}]8;;https://evil.example\u{1b}\\link\u{1b}]8;;\u{1b}\\", "link"),
            ("\u{1b}Pq#0;2;0;0;0\u{1b}\\sixel", "sixel"),
            ("\u{9b}31mC1", "C1"),
            ("\u{9d}0;t\u{9c}C1 string", "C1 string"),
            ("\u{1b}(0line\u{1b}(B", "line"),
            ("\u{1b}c\u{1b}7reset", "reset"),
            ("cut \u{1b}]0;never ends", "cut "),
            ("cut \u{1b}]0;never\nnext", "cut  next"),
            ("lone \u{1b}", "lone "),
            ("bell\u{7}\u{8}\u{7f}", "bell"),
            ("over\rwrite", "over write"),
            ("two\r\nlines\tand\u{2028}more", "two lines and more"),
            ("ab\u{202e}dc\u{202c}", "abdc"),
            ("\u{2066}iso\u{2069}\u{200e}\u{200f}\u{61c}", "iso"),
            ("ze\u{200b}ro\u{200d}\u{feff}\u{2060}\u{ad}", "zero"),
            ("tag\u{e0041}\u{e007f}\u{e0100}\u{fe0f}", "tag"),
            ("\u{0}nul", "nul"),
        ];
        for (hostile, safe) in cases {
            assert_eq!(clean(hostile), safe, "{hostile:?}");
            assert_eq!(clean(&clean(hostile)), safe, "{hostile:?} twice");
        }
    }

    #[test]
    fn lines_stay_lines() {
        assert_eq!(clean_lines("a\r\nb\u{1b}[1m\tc\n"), "a\nb c\n");
        assert_eq!(clean_lines("a\u{1b}]0;x\nb"), "a\nb");
    }
}
