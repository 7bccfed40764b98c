//! The section `environments`: where software runs, put into promotion order. It refuses circles.

use super::config::Scope;
use super::diagnostic::{Finding, Report};
use super::scalar;
use super::tree::{Entry, Node};
use crate::domain::environment::Environment;
use crate::domain::ident::{EnvironmentId, RoleId};

/// Reads the section. Each environment stands behind the one it comes `after`; otherwise the order
/// of the file is kept.
pub(super) fn lower(node: &Node, scope: &Scope, report: &mut Report<'_>) -> Vec<Environment> {
    let entries = node.entries_of("environments");
    let mut waiting: Vec<Environment> = entries.iter().map(|entry| environment(entry, scope, report)).collect();
    let mut ordered: Vec<Environment> = Vec::new();
    while !waiting.is_empty() {
        let is_next = |environment: &Environment| {
            environment.after.as_ref().is_none_or(|after| ordered.iter().any(|earlier| &earlier.id == after))
        };
        if let Some(next) = waiting.iter().position(is_next) {
            ordered.push(waiting.remove(next));
        } else {
            report_circle(&waiting, entries, report);
            break;
        }
    }
    ordered
}

/// Reports one circle among environments that all wait for each other.
fn report_circle(waiting: &[Environment], entries: &[Entry], report: &mut Report<'_>) {
    let Some(first) = waiting.first() else { return };
    let mut path: Vec<&EnvironmentId> = vec![&first.id];
    let mut current = first;
    while let Some(after) = &current.after {
        if let Some(start) = path.iter().position(|seen| *seen == after) {
            path.drain(..start);
            path.push(after);
            break;
        }
        path.push(after);
        match waiting.iter().find(|environment| &environment.id == after) {
            Some(next) => current = next,
            None => return,
        }
    }
    let Some(first) = path.first() else { return };
    let value = entries.iter().find(|entry| entry.key == first.as_str()).and_then(|entry| entry.value.get("after"));
    if let Some(value) = value {
        let words: Vec<String> = path.iter().map(|id| format!("`{id}`")).collect();
        let message = format!("the environments go round in a circle: {}", words.join(" after "));
        report.push(Finding::error("environment-cycle", value.span, message));
    }
}

fn environment(entry: &Entry, scope: &Scope, report: &mut Report<'_>) -> Environment {
    let node = &entry.value;
    Environment {
        id: EnvironmentId::new(&entry.key),
        after: scope.environments.refer_of(node, "after", report).map(EnvironmentId::new),
        production: node.is_true("production"),
        url: scalar::url_of(node, "url", report),
        owners: scope.roles.refer_all(node, "owners", report).into_iter().map(RoleId::new).collect(),
        note: scalar::text_of(node, "note", report),
    }
}
