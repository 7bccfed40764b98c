//! The sections `people` and `roles`: one entry for each human, and who holds what. It refuses
//! accounts that two people share and roles nobody holds.

use std::collections::{BTreeMap, BTreeSet};

use jiff::tz::TimeZone;

use super::config::Scope;
use super::diagnostic::{Finding, Report, Span};
use super::scalar;
use super::tree::{Entry, Node, Value};
use crate::domain::ident::{CalendarId, PersonId, RoleId};
use crate::domain::people::{Directory, Person, Role};

/// What a person has on other systems, each belonging to one person alone.
const ACCOUNTS: [&str; 5] = ["email", "github", "gitlab", "gitea", "taiga"];

/// Reads both sections. `zone` is the one the last days of people are meant in.
pub(super) fn lower(node: &Node, scope: &Scope, zone: &TimeZone, report: &mut Report<'_>) -> Directory {
    let people: Vec<Person> = node.entries_of("people").iter().map(|entry| person(entry, zone, report)).collect();
    shared_accounts(node, report);
    let roles: Vec<Role> = node.entries_of("roles").iter().map(|entry| role(entry, scope, report)).collect();
    let holders: BTreeSet<&PersonId> = roles.iter().flat_map(|role| &role.members).collect();
    let idle = node.entries_of("people").iter().filter(|entry| !holders.contains(&PersonId::new(&entry.key)));
    // With a mistake in the roles, whoever stands in that one would seem idle.
    let is_sound = report.errors_in(node.span.source) == 0;
    for entry in idle.filter(|_| is_sound) {
        let message = format!("`{}` holds no role and can do nothing", entry.key);
        report.push(Finding::warning("person-without-role", entry.key_span, message));
    }
    Directory::new(people, roles)
}

fn person(entry: &Entry, zone: &TimeZone, report: &mut Report<'_>) -> Person {
    let node = &entry.value;
    let until = node.get("until").and_then(|value| {
        let date = scalar::date(value.text()?, value.span, report)?;
        let instant = scalar::end_of(date, zone);
        if instant.is_none() {
            report.push(Finding::error("bad-date", value.span, format!("`{date}` is out of range")));
        }
        instant
    });
    for account in ACCOUNTS {
        scalar::text_of(node, account, report);
    }
    Person {
        id: PersonId::new(&entry.key),
        name: scalar::text_of(node, "name", report),
        email: scalar::text_of(node, "email", report),
        until,
        bot: node.is_true("bot"),
    }
}

/// Reports an account that two people have: decisions are by person, and this one would be two.
fn shared_accounts(node: &Node, report: &mut Report<'_>) {
    let mut owners: BTreeMap<(&str, String), (&str, Span)> = BTreeMap::new();
    for entry in node.entries_of("people") {
        for account in ACCOUNTS {
            let Some(value) = entry.value.get(account) else { continue };
            let Some(text) = value.text() else { continue };
            match owners.get(&(account, text.to_lowercase())) {
                Some((owner, first)) => {
                    let message = format!("`{}` and `{owner}` share the {account} account `{text}`", entry.key);
                    let finding = Finding::error("shared-account", value.span, message);
                    report.push(
                        finding
                            .related(*first, "here first")
                            .help("one person has one entry, and one entry is one person"),
                    );
                }
                None => {
                    owners.insert((account, text.to_lowercase()), (&entry.key, value.span));
                }
            }
        }
    }
}

fn role(entry: &Entry, scope: &Scope, report: &mut Report<'_>) -> Role {
    let node = &entry.value;
    let before = report.errors();
    let mut members: Vec<PersonId> =
        scope.people.refer_all(node, "members", report).into_iter().map(PersonId::new).collect();
    let lead = scope.people.refer_of(node, "lead", report).map(PersonId::new);
    if let Some(lead) = lead.as_ref().filter(|lead| !members.contains(lead)) {
        members.push(lead.clone());
    }
    let is_readable = node.is_null() || is_table(node);
    let is_empty = members.is_empty() && report.errors() == before && !report.is_full();
    if is_empty && is_readable && node.get("members").is_none_or(|members| is_list(members)) {
        let message = format!("the role `{}` has no members: nobody could finish its steps", entry.key);
        report.push(Finding::error("role-without-members", entry.key_span, message).help("add `members: [NAME]`"));
    }
    Role {
        id: RoleId::new(&entry.key),
        title: scalar::text_of(node, "title", report),
        members,
        lead,
        calendar: scope.calendars.refer_of(node, "calendar", report).map(CalendarId::new),
    }
}

fn is_table(node: &Node) -> bool {
    matches!(node.value, Value::Table(_))
}

fn is_list(node: &Node) -> bool {
    matches!(node.value, Value::List(_))
}
