//! The names a pack declares, and the check that a name used somewhere is one of them.

use std::collections::BTreeMap;

use super::diagnostic::{Finding, Report, Span};
use super::scalar;
use super::tree::{Entry, Node};
use super::word;

/// The declared names of one kind.
#[derive(Debug)]
pub(super) struct Names {
    /// The word for one of them.
    noun: &'static str,
    /// The code of the finding for a name that is not declared.
    code: &'static str,
    declared: BTreeMap<String, Span>,
    /// A part that declares names could not be read: nothing is said of unknown names.
    incomplete: bool,
}

impl Names {
    /// No names yet.
    pub(super) fn new(noun: &'static str, code: &'static str) -> Self {
        Self { noun, code, declared: BTreeMap::new(), incomplete: false }
    }

    /// The keys of a table. Malformed ones are reported and still count as declared, so that their
    /// use is not reported as well.
    pub(super) fn of_keys(noun: &'static str, code: &'static str, entries: &[Entry], report: &mut Report<'_>) -> Self {
        let mut names = Self::new(noun, code);
        for entry in entries {
            scalar::name(&entry.key, entry.key_span, report);
            names.declare(&entry.key, entry.key_span);
        }
        names
    }

    /// Adds a name. `Some`: it is declared already, there.
    pub(super) fn declare(&mut self, name: &str, span: Span) -> Option<Span> {
        if let Some(first) = self.declared.get(name) {
            return Some(*first);
        }
        self.declared.insert(name.to_owned(), span);
        None
    }

    /// Says that further names may be declared where nothing could be read.
    pub(super) fn mark_incomplete(&mut self) {
        self.incomplete = true;
    }

    /// Whether the name is declared.
    pub(super) fn contains(&self, name: &str) -> bool {
        self.declared.contains_key(name)
    }

    /// Whether there is no name at all.
    pub(super) fn is_empty(&self) -> bool {
        self.declared.is_empty()
    }

    /// The name that `node` holds, if it is declared; else a finding.
    pub(super) fn refer(&self, node: &Node, report: &mut Report<'_>) -> Option<String> {
        let name = node.text()?;
        if self.contains(name) {
            return Some(name.to_owned());
        }
        if !self.incomplete && !report.is_full() {
            let known = self.declared.keys().map(String::as_str);
            let help = word::suggestion(name, known);
            let help = help.unwrap_or_else(|| format!("no {} is declared", self.noun));
            let message = format!("there is no {} `{name}`", self.noun);
            report.push(Finding::error(self.code, node.span, message).help(help));
        }
        None
    }

    /// The declared name under `key`.
    pub(super) fn refer_of(&self, node: &Node, key: &str, report: &mut Report<'_>) -> Option<String> {
        self.refer(node.get(key)?, report)
    }

    /// The declared names of the list under `key`, each once.
    pub(super) fn refer_all(&self, node: &Node, key: &str, report: &mut Report<'_>) -> Vec<String> {
        let mut names: Vec<String> = Vec::new();
        for item in node.items_of(key) {
            let Some(name) = self.refer(item, report) else { continue };
            if names.contains(&name) {
                let message = format!("`{name}` stands in `{key}` twice");
                report.push(Finding::warning("repeated-name", item.span, message));
            } else {
                names.push(name);
            }
        }
        names
    }
}
