//! The findings of a pack as JSON views.

use serde::Serialize;

use crate::spec::{Diagnostic, Place, Severity};

/// The answer of `workflow check --json`.
#[derive(Debug, Serialize)]
pub(crate) struct Report<'a> {
    pack: &'a str,
    ok: bool,
    errors: usize,
    warnings: usize,
    findings: Vec<Finding<'a>>,
}

#[derive(Debug, Serialize)]
struct Finding<'a> {
    severity: &'static str,
    code: &'a str,
    message: &'a str,
    #[serde(flatten)]
    spot: Spot<'a>,
    help: Option<&'a str>,
    related: Vec<Related<'a>>,
}

#[derive(Debug, Serialize)]
struct Related<'a> {
    label: &'a str,
    #[serde(flatten)]
    spot: Spot<'a>,
}

#[derive(Debug, Default, Serialize)]
struct Spot<'a> {
    file: Option<&'a str>,
    line: Option<usize>,
    column: Option<usize>,
}

impl<'a> Report<'a> {
    /// The view of the findings of a pack.
    pub(crate) fn of(pack: &'a str, ok: bool, findings: &'a [Diagnostic]) -> Self {
        let errors = findings.iter().filter(|finding| finding.severity == Severity::Error).count();
        Self {
            pack,
            ok,
            errors,
            warnings: findings.len() - errors,
            findings: findings.iter().map(Finding::of).collect(),
        }
    }
}

impl<'a> Finding<'a> {
    fn of(finding: &'a Diagnostic) -> Self {
        let related = |(place, label): &'a (Place, String)| Related { label, spot: Spot::of(place) };
        Self {
            severity: match finding.severity {
                Severity::Error => "error",
                Severity::Warning => "warning",
            },
            code: finding.code,
            message: &finding.message,
            spot: finding.place.as_ref().map(Spot::of).unwrap_or_default(),
            help: finding.help.as_deref(),
            related: finding.related.iter().map(related).collect(),
        }
    }
}

impl<'a> Spot<'a> {
    fn of(place: &'a Place) -> Self {
        Self { file: Some(&place.name), line: Some(place.line), column: Some(place.column) }
    }
}
