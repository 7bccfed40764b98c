//! Keeps secrets out of what a deployment command prints: values of environment variables whose
//! names say they are secret, and tokens of well-known shapes. A secret of another shape, or one the
//! command transforms, is beyond it.

/// What stands in place of a secret.
const MASK: &str = "***";

/// Shorter values are not masked: they would blot out ordinary words.
const SHORTEST_SECRET: usize = 6;

/// Beginnings of tokens that give themselves away, with the least number of characters after them.
const SHAPES: [(&str, usize); 14] = [
    ("ghp_", 20),
    ("gho_", 20),
    ("ghu_", 20),
    ("ghs_", 20),
    ("github_pat_", 20),
    ("glpat-", 16),
    ("gldt-", 16),
    ("xoxb-", 10),
    ("xoxp-", 10),
    ("AKIA", 16),
    ("hvs.", 16),
    ("sk-", 20),
    ("Bearer ", 12),
    ("eyJ", 40),
];

/// The secrets of this process.
#[derive(Clone, Default)]
pub(crate) struct Mask {
    /// Longest first, so that a secret inside another leaves nothing behind.
    secrets: Vec<String>,
}

impl std::fmt::Debug for Mask {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Mask({} secrets)", self.secrets.len())
    }
}

impl Mask {
    /// Takes the values of variables whose names speak of a secret.
    pub(crate) fn of_environment(variables: impl IntoIterator<Item = (String, String)>) -> Self {
        let mut secrets: Vec<String> = variables
            .into_iter()
            .filter(|(name, value)| is_secret(name) && value.len() >= SHORTEST_SECRET)
            .flat_map(|(_, value)| value.lines().map(str::to_owned).collect::<Vec<_>>())
            .filter(|line| line.len() >= SHORTEST_SECRET)
            .collect();
        secrets.sort_by_key(|secret| std::cmp::Reverse(secret.len()));
        secrets.dedup();
        Self { secrets }
    }

    /// The line without its secrets.
    pub(crate) fn apply(&self, line: &str) -> String {
        let mut masked = line.to_owned();
        for secret in &self.secrets {
            if masked.contains(secret.as_str()) {
                masked = masked.replace(secret.as_str(), MASK);
            }
        }
        for (head, least) in SHAPES {
            masked = hide_shape(&masked, head, least);
        }
        hide_credentials(&masked)
    }
}

fn is_secret(name: &str) -> bool {
    let name = name.to_ascii_uppercase();
    let words = [
        "TOKEN",
        "SECRET",
        "PASSWORD",
        "PASSWD",
        "PASSPHRASE",
        "CREDENTIAL",
        "API_KEY",
        "APIKEY",
        "PRIVATE_KEY",
        "ACCESS_KEY",
        "WEBHOOK",
        "DSN",
    ];
    words.iter().any(|word| name.contains(word))
        || name.ends_with("_KEY")
        || name.ends_with("_PAT")
        || name == "PGPASSWORD"
}

fn hide_shape(line: &str, head: &str, least: usize) -> String {
    let mut out = String::with_capacity(line.len());
    let mut rest = line;
    while let Some((before, after)) = rest.split_once(head) {
        out.push_str(before);
        let tail = after.find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.' | '+' | '/' | '=')));
        let (token, next) = after.split_at(tail.unwrap_or(after.len()));
        out.push_str(head);
        out.push_str(if token.len() >= least { MASK } else { token });
        rest = next;
    }
    out.push_str(rest);
    out
}

/// `https://user:password@host` without the password.
fn hide_credentials(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    let mut rest = line;
    while let Some((before, after)) = rest.split_once("://") {
        out.push_str(before);
        out.push_str("://");
        let end = after.find(|c: char| c.is_whitespace() || matches!(c, '/' | '"' | '\'')).unwrap_or(after.len());
        let (authority, next) = after.split_at(end);
        match authority.rsplit_once('@') {
            Some((login, host)) => {
                let user = login.split_once(':').map_or("", |(user, _)| user);
                out.push_str(&format!("{user}{}{MASK}@{host}", if user.is_empty() { "" } else { ":" }));
            }
            None => out.push_str(authority),
        }
        rest = next;
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn secrets_are_blotted_out() {
        let mask = Mask::of_environment([
            ("DEPLOY_TOKEN".to_owned(), "s3cr3t-value".to_owned()),
            ("LONGER_TOKEN".to_owned(), "s3cr3t-value-and-more".to_owned()),
            ("DB_PASSWORD".to_owned(), "abc".to_owned()),
            ("HOME".to_owned(), "/home/somebody".to_owned()),
            ("SSH_PRIVATE_KEY".to_owned(), "-----BEGIN\nline-of-the-key\n-----END".to_owned()),
        ]);
        let cases = [
            ("using s3cr3t-value-and-more", "using ***"),
            ("using s3cr3t-value.", "using ***."),
            ("line-of-the-key", "***"),
            ("abc in /home/somebody", "abc in /home/somebody"),
            ("ghp_0123456789abcdefghijklmnopqrstuvwxyz ok", "ghp_*** ok"),
            ("the ghp_ prefix", "the ghp_ prefix"),
            ("Authorization: Bearer abcdefghijklmnop", "Authorization: Bearer ***"),
            ("push https://ci:hunter22@git.example.org/x", "push https://ci:***@git.example.org/x"),
            ("push https://tokenonly@git.example.org/x", "push https://***@git.example.org/x"),
            ("see https://example.org/a@b", "see https://example.org/a@b"),
        ];
        for (line, expected) in cases {
            assert_eq!(mask.apply(line), expected, "{line}");
        }
        assert_eq!(format!("{mask:?}"), "Mask(5 secrets)");
    }
}
