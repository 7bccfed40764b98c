//! The fields a request or a step asks for, and which values they take.

use chrono::NaiveDate;

use crate::domain::ident::FieldId;

/// A typed field.
#[derive(Debug, Clone)]
pub(crate) struct Field {
    pub(crate) id: FieldId,
    /// The question put to people; the id when the pack gives none.
    pub(crate) ask: Option<String>,
    pub(crate) kind: FieldKind,
    pub(crate) required: bool,
    /// This date is when the request is due (seed S0-04).
    pub(crate) due: bool,
}

/// The type of a field's values.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum FieldKind {
    Text,
    /// A civil date, `2026-11-30`.
    Date,
    /// One of the listed values, without regard to case.
    Enum(Vec<String>),
    /// An `http` or `https` address.
    Url,
    /// A decimal number, `12` or `-0.5`.
    Number,
    /// A release: letters, digits, `.`, `-`, `_`, `+`, `:`, `@` and `/` in the middle (image digests).
    Version,
}

/// Why a value does not fit its field.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub(crate) enum FieldProblem {
    #[error("is empty")]
    Empty,
    #[error("is longer than {limit} characters")]
    TooLong { limit: usize },
    #[error("is not a date like `2026-11-30`")]
    NotADate,
    #[error("is none of {}", .allowed.iter().map(|value| format!("`{value}`")).collect::<Vec<_>>().join(", "))]
    NotAllowed { allowed: Vec<String> },
    #[error("is not an `http://` or `https://` address")]
    NotAUrl,
    #[error("is not a number")]
    NotANumber,
    #[error("is not a version: letters, digits and `.-_+:@/`, beginning with a letter or digit, at most 128")]
    NotAVersion,
    #[error("has a control character")]
    Control,
}

/// The longest text a field takes, in characters.
const LONGEST_TEXT: usize = 2000;

impl Field {
    /// The question put to people.
    pub(crate) fn question(&self) -> &str {
        self.ask.as_deref().unwrap_or(self.id.as_str())
    }

    /// The value as it is kept (trimmed; an enum in the pack's own spelling), or why it does not fit.
    pub(crate) fn accept(&self, value: &str) -> Result<String, FieldProblem> {
        let value = value.trim();
        if value.is_empty() {
            return Err(FieldProblem::Empty);
        }
        if value.chars().count() > LONGEST_TEXT {
            return Err(FieldProblem::TooLong { limit: LONGEST_TEXT });
        }
        if value.chars().any(|c| c.is_control() && !(c == '\n' && self.kind == FieldKind::Text)) {
            return Err(FieldProblem::Control);
        }
        match &self.kind {
            FieldKind::Text => Ok(value.to_owned()),
            FieldKind::Date => match NaiveDate::parse_from_str(value, "%Y-%m-%d") {
                Ok(date) if value.len() == 10 => Ok(date.to_string()),
                _ => Err(FieldProblem::NotADate),
            },
            FieldKind::Enum(allowed) => allowed
                .iter()
                .find(|candidate| candidate.to_lowercase() == value.to_lowercase())
                .cloned()
                .ok_or_else(|| FieldProblem::NotAllowed { allowed: allowed.clone() }),
            FieldKind::Url => {
                let rest = value.strip_prefix("https://").or_else(|| value.strip_prefix("http://"));
                let plausible = rest.is_some_and(|rest| {
                    rest.starts_with(|c: char| c.is_alphanumeric() || c == '[') && !rest.contains(char::is_whitespace)
                });
                if plausible { Ok(value.to_owned()) } else { Err(FieldProblem::NotAUrl) }
            }
            FieldKind::Number => {
                let digits = value.strip_prefix('-').unwrap_or(value);
                let plain = digits.chars().all(|c| c.is_ascii_digit() || c == '.')
                    && digits.starts_with(|c: char| c.is_ascii_digit())
                    && digits.ends_with(|c: char| c.is_ascii_digit())
                    && digits.matches('.').count() <= 1;
                if plain { Ok(value.to_owned()) } else { Err(FieldProblem::NotANumber) }
            }
            FieldKind::Version => {
                if is_version(value) {
                    Ok(value.to_owned())
                } else {
                    Err(FieldProblem::NotAVersion)
                }
            }
        }
    }
}

/// Whether `text` can name a release: safe in a marker, a label and a shell word.
pub(crate) fn is_version(text: &str) -> bool {
    text.len() <= 128
        && text.starts_with(|c: char| c.is_ascii_alphanumeric())
        && text.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_' | '+' | ':' | '@' | '/'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn field(kind: FieldKind) -> Field {
        Field { id: FieldId::new("f"), ask: None, kind, required: true, due: false }
    }

    #[test]
    fn values_are_kept_in_one_spelling() {
        let cases = [
            (FieldKind::Text, "  two\nlines ", Ok("two\nlines")),
            (FieldKind::Text, " ", Err(FieldProblem::Empty)),
            (FieldKind::Text, "a\u{1b}[31m", Err(FieldProblem::Control)),
            (FieldKind::Date, "2028-02-29", Ok("2028-02-29")),
            (FieldKind::Date, "2026-02-29", Err(FieldProblem::NotADate)),
            (FieldKind::Date, "2026-2-9", Err(FieldProblem::NotADate)),
            (FieldKind::Enum(vec!["App".into(), "Service".into()]), "service", Ok("Service")),
            (FieldKind::Url, "https://example.org/a", Ok("https://example.org/a")),
            (FieldKind::Url, "javascript:alert(1)", Err(FieldProblem::NotAUrl)),
            (FieldKind::Url, "https://", Err(FieldProblem::NotAUrl)),
            (FieldKind::Number, "-0.5", Ok("-0.5")),
            (FieldKind::Number, "1e9", Err(FieldProblem::NotANumber)),
            (FieldKind::Number, "1.", Err(FieldProblem::NotANumber)),
            (FieldKind::Version, "registry/app@sha256:0a1b", Ok("registry/app@sha256:0a1b")),
            (FieldKind::Version, "-rf", Err(FieldProblem::NotAVersion)),
            (FieldKind::Version, "1.0; rm", Err(FieldProblem::NotAVersion)),
        ];
        for (kind, value, expected) in cases {
            let actual = field(kind.clone()).accept(value);
            assert_eq!(actual, expected.map(str::to_owned), "{kind:?} {value:?}");
        }
    }
}
