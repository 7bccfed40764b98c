//! Who is who: persons, their accounts, and the roles they hold at a moment. It knows nothing of
//! what a role may do; steps and environments say that.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};

use super::ident::{CalendarId, PersonId, RoleId};

/// The instants of the domain. Civil time and zones are resolved in `spec`.
pub(crate) type Instant = DateTime<Utc>;

/// One human (or bot) with one entry, however many accounts they have.
#[derive(Debug, Clone)]
pub(crate) struct Person {
    pub(crate) id: PersonId,
    /// The name shown to people; the id when the pack gives none.
    pub(crate) name: Option<String>,
    pub(crate) email: Option<String>,
    /// The first instant at which the person holds no role any more (`until` names their last day).
    pub(crate) until: Option<Instant>,
    /// A bot acts, but never approves.
    pub(crate) bot: bool,
}

impl Person {
    /// The name to show: the full name, else the id.
    pub(crate) fn display_name(&self) -> &str {
        self.name.as_deref().unwrap_or(self.id.as_str())
    }

    /// Whether the person is in service at `at`.
    pub(crate) fn is_active_at(&self, at: Instant) -> bool {
        self.until.is_none_or(|until| at < until)
    }
}

/// A role and the people who hold it.
#[derive(Debug, Clone)]
pub(crate) struct Role {
    pub(crate) id: RoleId,
    /// The words for people ("QA team"); the id when the pack gives none.
    pub(crate) title: Option<String>,
    /// Members in the order of the pack; the lead is among them.
    pub(crate) members: Vec<PersonId>,
    pub(crate) lead: Option<PersonId>,
    /// The working hours of its members.
    pub(crate) calendar: Option<CalendarId>,
}

impl Role {
    /// The words for people: the title, else the id.
    pub(crate) fn display_title(&self) -> &str {
        self.title.as_deref().unwrap_or(self.id.as_str())
    }
}

/// The account that wrote something, as the tracker names it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) struct Account {
    /// Stable for ever, also over a change of login; what events are compared and hashed by.
    pub(crate) id: String,
    /// What people see.
    pub(crate) login: String,
}

/// Everybody the pack knows.
#[derive(Debug, Clone, Default)]
pub(crate) struct Directory {
    people: BTreeMap<PersonId, Person>,
    roles: BTreeMap<RoleId, Role>,
}

impl Directory {
    /// Builds the directory; `spec` has checked that every member is declared.
    pub(crate) fn new(people: Vec<Person>, roles: Vec<Role>) -> Self {
        Self {
            people: people.into_iter().map(|person| (person.id.clone(), person)).collect(),
            roles: roles.into_iter().map(|role| (role.id.clone(), role)).collect(),
        }
    }

    /// All persons, by id.
    pub(crate) fn people(&self) -> impl Iterator<Item = &Person> {
        self.people.values()
    }

    /// All roles, by id.
    pub(crate) fn roles(&self) -> impl Iterator<Item = &Role> {
        self.roles.values()
    }

    /// The person of that id.
    pub(crate) fn person(&self, id: &str) -> Option<&Person> {
        self.people.get(id)
    }

    /// The role of that id.
    pub(crate) fn role(&self, id: &str) -> Option<&Role> {
        self.roles.get(id)
    }

    /// The person behind an account of a local tracker, whose account ids are person ids.
    pub(crate) fn person_of(&self, account: &Account) -> Option<&Person> {
        self.people.get(account.id.as_str())
    }

    /// The person a git identity belongs to: by e-mail without regard to case, else by full name.
    /// `None` also when two people share the name.
    pub(crate) fn person_by_git(&self, name: &str, email: &str) -> Option<&Person> {
        let by_email = self.people().find(|person| {
            !email.is_empty() && person.email.as_deref().is_some_and(|own| own.eq_ignore_ascii_case(email))
        });
        by_email.or_else(|| {
            let mut named = self.people().filter(|person| person.name.as_deref() == Some(name));
            let first = named.next()?;
            named.next().is_none().then_some(first)
        })
    }

    /// Whether `person` holds `role` at `at`: a member (the lead is one) who is still in service.
    /// Unknown persons and unknown roles hold nothing.
    pub(crate) fn holds(&self, person: &PersonId, role: &RoleId, at: Instant) -> bool {
        let Some(role) = self.roles.get(role) else { return false };
        let in_service = self.people.get(person).is_some_and(|person| person.is_active_at(at));
        in_service && (role.members.contains(person) || role.lead.as_ref() == Some(person))
    }

    /// Whether `person` holds one of `roles` at `at`.
    pub(crate) fn holds_any(&self, person: &PersonId, roles: &[RoleId], at: Instant) -> bool {
        roles.iter().any(|role| self.holds(person, role, at))
    }

    /// The roles `person` holds at `at`, by id.
    pub(crate) fn roles_of(&self, person: &PersonId, at: Instant) -> Vec<&RoleId> {
        self.roles.keys().filter(|role| self.holds(person, role, at)).collect()
    }

    /// The people who hold `role` at `at`, the lead first.
    pub(crate) fn holders(&self, role: &RoleId, at: Instant) -> Vec<&Person> {
        let Some(role) = self.roles.get(role) else { return Vec::new() };
        let lead = role.lead.iter();
        let others = role.members.iter().filter(|member| role.lead.as_ref() != Some(member));
        lead.chain(others).filter_map(|id| self.people.get(id)).filter(|person| person.is_active_at(at)).collect()
    }

    /// Whether `lead` leads a role that `person` holds at `at`.
    pub(crate) fn leads(&self, lead: &PersonId, person: &PersonId, at: Instant) -> bool {
        self.people.get(lead).is_some_and(|lead| lead.is_active_at(at))
            && self.roles.values().any(|role| {
                role.lead.as_ref() == Some(lead)
                    && (role.members.contains(person) || role.lead.as_ref() == Some(person))
            })
    }
}
