//! How an event lies in a comment: a sentence for people, the user's words quoted, and exactly one
//! hidden marker as the last line. What a user or a tracker adds can never pass for a marker.

/// What opens a marker line, and how it ends.
const OPEN: &str = "<!-- opsctl:v1 ";
const CLOSE: &str = " -->";
/// What every version's marker contains.
const TRACE: &str = "<!-- opsctl:";

/// The largest comment, in bytes.
pub(crate) const LARGEST_COMMENT: usize = 32 * 1024;

/// What a comment holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Found<'a> {
    /// No trace of a marker: somebody's words.
    Nothing,
    /// One marker in the right place: its payload.
    Payload(&'a str),
    /// Traces of a marker, but not exactly one on the last line: copied, quoted or cut.
    Misplaced,
}

/// Looks for the payload of a comment or an issue's body: one line, at column 0, the last that is
/// not blank, and no other trace of a marker anywhere.
pub(crate) fn find(body: &str) -> Found<'_> {
    if !body.contains(TRACE) {
        return Found::Nothing;
    }
    let last = body.lines().rev().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let payload = last.trim_end().strip_prefix(OPEN).and_then(|rest| rest.strip_suffix(CLOSE));
    match payload {
        Some(payload) if body.matches(TRACE).count() == 1 && !payload.contains("-->") => Found::Payload(payload),
        _ => Found::Misplaced,
    }
}

/// Writes the comment. `sentence` is opsctl's own; `quoted` is the user's and every line of it is
/// prefixed, so that none begins with `/` or stands at column 0.
pub(crate) fn write(sentence: &str, quoted: Option<&str>, payload: &str) -> String {
    let mut body = String::with_capacity(sentence.len() + payload.len() + 64);
    body.push_str(sentence);
    body.push('\n');
    if let Some(quoted) = quoted {
        body.push('\n');
        for line in quoted.lines() {
            body.push_str("> ");
            body.push_str(&defused(line));
            body.push('\n');
        }
    }
    body.push('\n');
    body.push_str(OPEN);
    body.push_str(payload);
    body.push_str(CLOSE);
    body.push('\n');
    body
}

/// The user's line without anything that could end the quote or pose as a marker.
fn defused(line: &str) -> String {
    line.chars().filter(|c| !c.is_control()).collect::<String>().replace("<!--", "<\u{200b}!--")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_one_marker_on_the_last_line_counts() {
        let marker = format!("{OPEN}{{\"a\":1}}{CLOSE}");
        let cases = [
            (format!("words\n\n{marker}\n"), Found::Payload("{\"a\":1}")),
            (format!("{marker}\r\n\r\n  \n"), Found::Payload("{\"a\":1}")),
            (format!("{marker}\n{marker}\n"), Found::Misplaced),
            (format!("> {marker}\n"), Found::Misplaced),
            (format!("  {marker}\n"), Found::Misplaced),
            (format!("{marker}\nthanks\n"), Found::Misplaced),
            (format!("```\n{marker}\n```\n"), Found::Misplaced),
            (format!("> {marker}\n\n{marker}\n"), Found::Misplaced),
            (marker.replace(" -->", ""), Found::Misplaced),
            ("no marker, but opsctl:v1".to_owned(), Found::Nothing),
        ];
        for (body, expected) in cases {
            assert_eq!(find(&body), expected, "{body}");
        }
    }

    #[test]
    fn the_users_words_never_act() {
        let body = write("**Noted** by alice", Some("/close\n<!-- opsctl:v1 {} -->\n\u{1b}[31mred"), "{}");
        insta::assert_snapshot!(body.replace('\u{200b}', "(no space)"), @r"
        **Noted** by alice

        > /close
        > <(no space)!-- opsctl:v1 {} -->
        > [31mred

        <!-- opsctl:v1 {} -->
        ");
        assert_eq!(find(&body), Found::Payload("{}"));
        assert!(body.lines().all(|line| !line.starts_with('/')));
    }
}
