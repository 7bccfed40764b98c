//! Who is who: the people, roles and environments of a pack, read from its YAML by a reader that
//! shares nothing with the program under test.

use serde_json::Value;

/// The people of a pack by role, and who may push where.
pub(crate) struct Cast {
    roles: Vec<(String, Vec<String>)>,
    environments: Vec<Environment>,
    severities: Vec<String>,
}

/// An environment.
pub(crate) struct Environment {
    pub(crate) name: String,
    pub(crate) owners: Vec<String>,
}

impl Cast {
    /// Reads `opsctl.yaml`.
    pub(crate) fn read(yaml: &str) -> Self {
        let pack: Value = serde_saphyr::from_str(yaml).unwrap();
        let section = |name: &str| pack[name].as_object().unwrap().iter();
        Self {
            roles: section("roles").map(|(name, role)| (name.clone(), texts(&role["members"]))).collect(),
            environments: section("environments")
                .map(|(name, it)| Environment { name: name.clone(), owners: texts(&it["owners"]) })
                .collect(),
            severities: pack["severities"].as_object().into_iter().flatten().map(|(name, _)| name.clone()).collect(),
        }
    }

    /// The most severe first.
    pub(crate) fn severities(&self) -> &[String] {
        &self.severities
    }

    pub(crate) fn environments(&self) -> &[Environment] {
        &self.environments
    }

    pub(crate) fn role_names(&self) -> Vec<String> {
        self.roles.iter().map(|(name, _)| name.clone()).collect()
    }

    /// Who holds any of the roles, each person once.
    pub(crate) fn holders(&self, roles: &[String]) -> Vec<String> {
        let mut found: Vec<String> = Vec::new();
        for role in roles {
            let (_, members) = self.roles.iter().find(|(name, _)| name == role).expect("a role of the pack");
            for member in members {
                if !found.contains(member) {
                    found.push(member.clone());
                }
            }
        }
        found
    }

    pub(crate) fn holds_any(&self, person: &str, roles: &[String]) -> bool {
        self.holders(roles).iter().any(|holder| holder == person)
    }

    /// One person of every role that is none of `roles`, and who holds none of them by another role.
    pub(crate) fn outsiders(&self, roles: &[String]) -> Vec<String> {
        let mut found: Vec<String> = Vec::new();
        for (name, members) in &self.roles {
            let outsider = members.iter().find(|member| !self.holds_any(member, roles));
            found.extend(outsider.filter(|person| !roles.contains(name) && !found.contains(person)).cloned());
        }
        assert!(!found.is_empty(), "nobody of the pack is without {roles:?}");
        found
    }
}

fn texts(list: &Value) -> Vec<String> {
    list.as_array().into_iter().flatten().map(|text| text.as_str().unwrap().to_owned()).collect()
}
