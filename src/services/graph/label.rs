//! Titles of a pack as text inside a diagram: whatever a title says, it stays a label and cannot end
//! one, open a block or carry markup. It knows nothing of what the labels mean.

use std::fmt::Write as _;

use crate::domain::ident::RoleId;
use crate::domain::workflow::{Outcome, Step};

/// `text` on one line: control characters and line breaks become spaces, directional marks vanish.
fn one_line(text: &str) -> String {
    let kept = text.chars().filter(|c| !is_directional(*c));
    let spaced: String =
        kept.map(|c| if c.is_control() || matches!(c, '\u{2028}' | '\u{2029}') { ' ' } else { c }).collect();
    spaced.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn is_directional(c: char) -> bool {
    matches!(c, '\u{200e}' | '\u{200f}' | '\u{061c}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// A label for Mermaid. Letters and harmless punctuation stay readable; every other ASCII character,
/// and the first letter of the word `end`, becomes an entity (`#59;`), which Mermaid decodes only
/// after parsing. Never empty.
pub(super) fn mermaid(text: &str) -> String {
    let line = one_line(text);
    if line.is_empty() {
        return "-".to_owned();
    }
    let mut out = String::with_capacity(line.len());
    let mut rest = line.as_str();
    while !rest.is_empty() {
        let word = rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len());
        let (head, tail) = rest.split_at(word);
        if head.eq_ignore_ascii_case("end") {
            let (first, others) = head.split_at(1);
            first.chars().for_each(|c| entity(&mut out, c));
            out.push_str(others);
        } else {
            out.push_str(head);
        }
        let mut tail = tail.chars();
        if let Some(c) = tail.next() {
            if c.is_ascii() && !matches!(c, ' ' | '.' | ',' | '-' | '/' | '(' | ')' | '\'' | '?' | '!' | '+' | '_') {
                entity(&mut out, c);
            } else {
                out.push(c);
            }
        }
        rest = tail.as_str();
    }
    out
}

fn entity(out: &mut String, c: char) {
    // Writing to a string cannot fail.
    let _ = write!(out, "#{};", u32::from(c));
}

/// A quoted string of Graphviz, quotes included. `\` is doubled, so that `\N` stays what it says.
pub(super) fn graphviz<'a>(lines: impl IntoIterator<Item = &'a str>) -> String {
    let lines: Vec<String> =
        lines.into_iter().map(|line| one_line(line).replace('\\', "\\\\").replace('"', "\\\"")).collect();
    format!("\"{}\"", lines.join("\\n"))
}

/// A name as an identifier of Mermaid: letters, digits and `_`, none of `reserved` (in lower case),
/// not in `taken`, to which it is added.
pub(super) fn identifier(name: &str, reserved: &[&str], taken: &mut Vec<String>) -> String {
    let mut id: String = name.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '_' }).collect();
    while reserved.contains(&id.to_ascii_lowercase().as_str()) || taken.contains(&id) {
        id.push('_');
    }
    taken.push(id.clone());
    id
}

/// The roles as people read them: `stakeholder, architect`.
pub(super) fn roles(roles: &[RoleId]) -> String {
    roles.iter().map(RoleId::as_str).collect::<Vec<_>>().join(", ")
}

/// The words on the arrow of an outcome: its id, which is what people type.
pub(super) fn outcome(outcome: &Outcome) -> String {
    if outcome.skip { format!("{} (skips)", outcome.id) } else { outcome.id.to_string() }
}

/// What a step does beyond being finished, one phrase each.
pub(super) fn remarks(step: &Step) -> Vec<String> {
    let mut remarks = Vec::new();
    if let Some(environment) = &step.environment {
        remarks.push(format!("works in {environment}"));
    }
    if let Some(environment) = &step.promote {
        remarks.push(format!("promotes to {environment}"));
    }
    if let Some(environment) = &step.verifies {
        remarks.push(format!("verifies {environment}"));
    }
    if let Some(handoff) = &step.handoff {
        let hands_over = format!("hands over to {} in {}", handoff.template, handoff.tracker);
        remarks.push(match &handoff.returns {
            Some(returns) => format!("{hands_over}, comes back at {returns}"),
            None => hands_over,
        });
    }
    if !step.approvals.is_empty() {
        let needed: Vec<_> = step.approvals.iter().map(|rule| format!("{} {}", rule.count, rule.role)).collect();
        remarks.push(format!("approved by {}", needed.join(", ")));
    }
    remarks
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_stays_a_label() {
        for (title, label) in [
            ("Demande MEP (app/service)", "Demande MEP (app/service)"),
            ("Implém/Inté en dev", "Implém/Inté en dev"),
            ("a; b", "a#59; b"),
            ("end", "#101;nd"),
            ("The END. Bend, ending", "The #69;ND. Bend, ending"),
            ("issue #12", "issue #35;12"),
            ("say \"hi\"", "say #34;hi#34;"),
            ("a\nend\r\nb\tc", "a #101;nd b c"),
            ("%%{init: {}}%%", "#37;#37;#123;init#58; #123;#125;#125;#37;#37;"),
            ("<b>&amp;", "#60;b#62;#38;amp#59;"),
            ("a\u{202e}b\u{2028}c", "ab c"),
            (" \n ", "-"),
        ] {
            assert_eq!(mermaid(title), label, "{title:?}");
        }
        assert_eq!(graphviz(["a \"b\"\n\\N", "c"]), r#""a \"b\" \\N\nc""#);
    }

    #[test]
    fn identifiers_are_words_and_never_twice_the_same() {
        let mut taken = Vec::new();
        let ids: Vec<_> =
            ["a-b", "a.b", "a_b", "end"].iter().map(|name| identifier(name, &["end"], &mut taken)).collect();
        assert_eq!(ids, ["a_b", "a_b_", "a_b__", "end_"]);
    }
}
