//! The sections `meetings` and `products`: who sits together, and who looks after what.

use std::collections::BTreeMap;

use super::config::Scope;
use super::diagnostic::{Finding, Report};
use super::scalar;
use super::tree::Node;
use crate::domain::ident::{PersonId, RoleId};
use crate::domain::meeting::Meeting;

/// Reads the meetings, in the order of the file.
pub(super) fn meetings(node: &Node, scope: &Scope, report: &mut Report<'_>) -> Vec<Meeting> {
    let mut meetings = Vec::new();
    for entry in node.entries_of("meetings") {
        let roles: Vec<RoleId> =
            scope.roles.refer_all(&entry.value, "roles", report).into_iter().map(RoleId::new).collect();
        if roles.is_empty() && entry.value.get("roles").is_some() {
            let finding =
                Finding::error("empty-meeting", entry.key_span, format!("nobody sits in meeting `{}`", entry.key));
            report.push(finding.help("name the roles that meet: `roles: [startup, sre]`"));
        }
        meetings.push(Meeting {
            id: entry.key.clone(),
            title: scalar::text_of(&entry.value, "title", report),
            every: scalar::length_of(&entry.value, "every", report),
            roles,
        });
    }
    meetings
}

/// Reads who looks after which product.
pub(super) fn products(node: &Node, scope: &Scope, report: &mut Report<'_>) -> BTreeMap<String, PersonId> {
    let entries = node.entries_of("products");
    let owners = entries.iter().filter_map(|entry| {
        let owner = scope.people.refer_of(&entry.value, "owner", report)?;
        Some((entry.key.clone(), PersonId::new(owner)))
    });
    owners.collect()
}
