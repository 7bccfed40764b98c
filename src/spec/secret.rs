//! Refuses literal secrets in a pack, and hides them from the snippets of all findings. A secret
//! comes from the environment (`token: {env: NAME}`); a pack is read by everybody.

use super::diagnostic::{Finding, Report};
use super::tree::{Entry, Node, Value};

/// The sections that hold addresses and credentials of other systems.
const SECTIONS: [&str; 2] = ["trackers", "channels"];

/// Looks through the sections of `opsctl.yaml` that may hold secrets.
pub(super) fn check(config: &Node, report: &mut Report<'_>) {
    for entry in config.entries().iter().filter(|entry| SECTIONS.contains(&entry.key.as_str())) {
        walk(&entry.value, report);
    }
}

fn walk(node: &Node, report: &mut Report<'_>) {
    match &node.value {
        Value::Text { text, .. } => {
            if has_credentials(text) {
                report.hide(node.span);
                let finding = Finding::error("literal-secret", node.span, "this address carries a password");
                report.push(finding.help("take it out; credentials come from the environment: `{env: NAME}`"));
            }
        }
        Value::List(items) => items.iter().for_each(|item| walk(item, report)),
        Value::Table(entries) => {
            for entry in entries {
                secret(entry, report);
                walk(&entry.value, report);
            }
        }
    }
}

fn secret(entry: &Entry, report: &mut Report<'_>) {
    let is_secret = ["token", "key", "password", "secret"].iter().any(|word| {
        let key = entry.key.to_lowercase();
        key == *word || key.ends_with(&format!("_{word}")) || key.ends_with(&format!("-{word}"))
    });
    if is_secret && entry.value.text().is_some() {
        report.hide(entry.value.span);
        let message = format!("`{}` is written out; a pack is no place for a secret", entry.key);
        let finding = Finding::error("literal-secret", entry.key_span, message);
        report.push(finding.help(format!("write `{}: {{env: NAME}}` and set NAME where opsctl runs", entry.key)));
    }
}

/// Whether it is an address with a user and a password before the host.
fn has_credentials(text: &str) -> bool {
    let Some((_, rest)) = text.split_once("://") else { return false };
    let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
    authority.split_once('@').is_some_and(|(user, _)| user.contains(':'))
}
