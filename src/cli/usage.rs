//! What clap found wrong with a command line, as a [`Failure`] in the house's words.

use clap::error::{ContextKind, ContextValue, ErrorKind};

use super::failure::Failure;

/// The failure of an error of clap; exit 2.
pub(crate) fn failure(error: &clap::Error) -> Failure {
    let text = error.render().to_string();
    let message = text.strip_prefix("error: ").unwrap_or(&text);
    let message = message.split("\n\n").next().unwrap_or(message);
    let words: Vec<_> = message.split_whitespace().collect();
    let mut failure = Failure::usage(code(error.kind()), backticks(&words.join(" ")));
    if let Some(tip) = tip(error) {
        return failure.hint(tip);
    }
    if let Some(ContextValue::StyledStr(usage)) = error.get(ContextKind::Usage) {
        let usage = usage.to_string();
        let usage: Vec<_> = usage.trim_start_matches("Usage:").split_whitespace().collect();
        failure = failure.hint(format!("usage: {}; `--help` says more", usage.join(" ")));
    }
    failure
}

fn tip(error: &clap::Error) -> Option<String> {
    let kinds = [ContextKind::SuggestedSubcommand, ContextKind::SuggestedArg, ContextKind::SuggestedValue];
    kinds.iter().find_map(|kind| match error.get(*kind)? {
        ContextValue::String(word) => Some(format!("did you mean `{word}`?")),
        ContextValue::Strings(words) if !words.is_empty() => {
            let words: Vec<_> = words.iter().map(|word| format!("`{word}`")).collect();
            Some(format!("did you mean {}?", words.join(" or ")))
        }
        _ => None,
    })
}

/// clap quotes with apostrophes; the house quotes literals with backticks.
fn backticks(message: &str) -> String {
    let mut quoted = String::with_capacity(message.len());
    let mut rest = message.chars().peekable();
    let mut before = ' ';
    while let Some(c) = rest.next() {
        let opens = c == '\'' && matches!(before, ' ' | '(' | '[' | ',');
        let closes = c == '\'' && rest.peek().is_none_or(|next| matches!(next, ' ' | ')' | ']' | ',' | ':' | ';'));
        quoted.push(if opens || closes { '`' } else { c });
        before = c;
    }
    quoted
}

fn code(kind: ErrorKind) -> &'static str {
    match kind {
        ErrorKind::InvalidSubcommand => "no-such-command",
        ErrorKind::UnknownArgument => "no-such-option",
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => "bad-value",
        ErrorKind::MissingRequiredArgument | ErrorKind::MissingSubcommand => "missing-argument",
        _ => "usage",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn apostrophes_become_backticks() {
        assert_eq!(backticks("invalid value 'l'a' for '--x <Y>'"), "invalid value `l'a` for `--x <Y>`");
    }
}
