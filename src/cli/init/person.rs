//! Puts a person into the text of a shipped pack, so that its comments and layout stay. It knows the
//! layout of those packs (one line per person and role); a test puts a person into each role of each.

/// Somebody who is to be put into a pack.
#[derive(Debug)]
pub(super) struct Newcomer {
    /// The id, free in the pack.
    pub(super) id: String,
    pub(super) role: String,
    name: String,
    email: String,
}

impl Newcomer {
    /// A person with an id made from the e-mail or the name.
    pub(super) fn new(config: &str, name: &str, email: &str, role: &str) -> Self {
        let word = email.split('@').next().filter(|word| !word.is_empty()).unwrap_or(name);
        let mut id: String = word.to_lowercase().chars().filter(|c| c.is_ascii_alphanumeric() || *c == '-').collect();
        id = id.trim_start_matches('-').chars().take(40).collect();
        if id.is_empty() {
            id.push_str("me");
        }
        while entries(config, "people").any(|(taken, _)| taken == id) {
            id.push_str("-2");
        }
        Self { id, role: role.to_owned(), name: name.to_owned(), email: email.to_owned() }
    }

    /// The pack with the person first among the people and in their role.
    pub(super) fn join(&self, config: &str) -> String {
        let mut section = "";
        let mut joined = String::with_capacity(config.len() + 200);
        let role = format!("{}:", self.role);
        for line in config.split_inclusive('\n') {
            if let Some(head) = head(line) {
                section = head;
            }
            let is_role = section == "roles" && line.trim_start().starts_with(&role) && line.starts_with("  ");
            if is_role {
                joined.push_str(&line.replacen("members: [", &format!("members: [{}, ", self.id), 1));
            } else {
                joined.push_str(line);
            }
            if head(line) == Some("people") {
                joined.push_str(&self.entry());
            }
        }
        joined
    }

    fn entry(&self) -> String {
        // A JSON string is a YAML string, whatever is in it.
        let quoted = |text: &str| serde_json::Value::from(text).to_string();
        let mut fields = Vec::new();
        if !self.name.is_empty() {
            fields.push(format!("name: {}", quoted(&self.name)));
        }
        if !self.email.is_empty() {
            fields.push(format!("email: {}", quoted(&self.email)));
        }
        format!("  {}: {{{}}}\n", self.id, fields.join(", "))
    }
}

/// The roles of a shipped pack: id and title.
pub(super) fn roles(config: &str) -> Vec<(&str, &str)> {
    let title = |rest: &'_ str| -> Option<(usize, usize)> {
        let start = rest.find("title: ")? + "title: ".len();
        Some((start, start + rest.get(start..)?.find([',', '}'])?))
    };
    let titled = |(id, rest)| {
        let range = title(rest);
        (id, range.and_then(|(start, end)| rest.get(start..end)).unwrap_or(id))
    };
    entries(config, "roles").map(titled).collect()
}

/// The entries of a top-level section: key, and the rest of the line.
fn entries<'a>(config: &'a str, section: &'a str) -> impl Iterator<Item = (&'a str, &'a str)> {
    let lines = config.lines().skip_while(move |line| head(line) != Some(section)).skip(1);
    let lines = lines.take_while(|line| head(line).is_none());
    lines.filter_map(|line| line.strip_prefix("  ")?.split_once(':')).filter(|(key, _)| !key.starts_with([' ', '#']))
}

/// The key of a line that opens a top-level section.
fn head(line: &str) -> Option<&str> {
    line.split_once(':').map(|(key, _)| key).filter(|key| !key.is_empty() && !key.starts_with([' ', '#', '-']))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::init::packs::PACKS;
    use crate::spec::{self, Source};

    #[test]
    fn a_newcomer_fits_into_each_role_of_each_pack() {
        for pack in &PACKS {
            let roles = roles(pack.config);
            assert!(roles.len() >= 5, "{}", pack.name);
            for (role, title) in roles {
                let newcomer = Newcomer::new(pack.config, "Zoë \"Z\" O'Neil: #1", "Zoe.Oneil@example.org", role);
                let config = Source::from_bytes("opsctl.yaml", newcomer.join(pack.config).into_bytes()).unwrap();
                let source =
                    |(name, text): &(&str, &str)| Source { name: (*name).to_owned(), text: (*text).to_owned() };
                let workflows: Vec<_> = pack.workflows.iter().map(source).collect();
                let loaded = spec::load(&config, &workflows, &spec::Nowhere::new()).unwrap();
                let directory = &loaded.pack.directory;
                let person = directory.person("zoeoneil").unwrap();
                assert_eq!(person.name.as_deref(), Some("Zoë \"Z\" O'Neil: #1"));
                let held = directory.role(role).unwrap();
                assert_eq!(held.members.first(), Some(&person.id), "{} {role}", pack.name);
                assert_eq!(held.display_title(), title);
                assert_eq!(directory.roles_of(&person.id, chrono::DateTime::UNIX_EPOCH).len(), 1);
            }
        }
    }

    #[test]
    fn ids_are_free_and_well_formed() {
        let [builtin, ..] = &PACKS;
        let id = |name: &str, email: &str| Newcomer::new(builtin.config, name, email, "ops").id;
        assert_eq!(id("", "alice@example.org"), "alice-2");
        assert_eq!(id("Étienne", ""), "tienne");
        assert_eq!(id("日本", ""), "me");
    }
}
