//! What is wrong with a pack, with the place of it, and the collection of all of it in one run. It
//! prints nothing; `render` makes text of it.

use std::collections::{BTreeMap, HashSet};
use std::ops::Range;

use jiff::tz::TimeZoneDatabase;

use super::outside::Outside;
use super::source::{LARGEST_FILE, Lines, Source};

/// How bad a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Severity {
    /// The pack cannot be used.
    Error,
    /// The pack can be used; a person should look.
    Warning,
}

/// A place in a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Place {
    /// The file: 0 is the first of the sources that were loaded (opsctl.yaml), then the workflows
    /// in their order. `usize::MAX` for a file that could not even be decoded.
    pub(crate) source: usize,
    /// The file's name as it is shown to people.
    pub(crate) name: String,
    /// From 1.
    pub(crate) line: usize,
    /// From 1, in characters.
    pub(crate) column: usize,
    /// Bytes of the text, within one line.
    pub(crate) range: Range<usize>,
}

/// One finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Diagnostic {
    pub(crate) severity: Severity,
    /// A permanent kebab-case ident.
    pub(crate) code: &'static str,
    pub(crate) message: String,
    pub(crate) place: Option<Place>,
    /// Other places that belong to it, each with what it is.
    pub(crate) related: Vec<(Place, String)>,
    /// What to do about it.
    pub(crate) help: Option<String>,
    /// Literal secrets of the sources (source, bytes), masked where a snippet would show them.
    pub(crate) hidden: Vec<(usize, Range<usize>)>,
}

/// Bytes of one of the loaded sources.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct Span {
    pub(crate) source: usize,
    pub(crate) start: usize,
    pub(crate) end: usize,
}

/// A finding under construction.
#[derive(Debug)]
pub(crate) struct Finding {
    severity: Severity,
    code: &'static str,
    message: String,
    span: Option<Span>,
    related: Vec<(Span, String)>,
    help: Option<String>,
}

impl Finding {
    /// An error at `span`.
    pub(crate) fn error(code: &'static str, span: Span, message: impl Into<String>) -> Self {
        Self {
            severity: Severity::Error,
            code,
            message: message.into(),
            span: Some(span),
            related: Vec::new(),
            help: None,
        }
    }

    /// A warning at `span`.
    pub(crate) fn warning(code: &'static str, span: Span, message: impl Into<String>) -> Self {
        Self { severity: Severity::Warning, ..Self::error(code, span, message) }
    }

    /// Says what to do.
    pub(crate) fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// Says what to do, where that is known.
    pub(crate) fn help_if(mut self, help: Option<String>) -> Self {
        self.help = help.or(self.help);
        self
    }

    /// Adds another place that belongs to it.
    pub(crate) fn related(mut self, span: Span, label: impl Into<String>) -> Self {
        self.related.push((span, label.into()));
        self
    }
}

/// How many findings one run reports; behind that they only repeat each other.
const MOST_FINDINGS: usize = 100;

/// The longest message, in characters.
const LONGEST_MESSAGE: usize = 400;

/// Everything found in one run, with what the readers of a pack look things up in.
#[derive(Debug)]
pub(crate) struct Report<'a> {
    outside: &'a dyn Outside,
    files: BTreeMap<String, String>,
    sources: Vec<(&'a Source, Lines)>,
    found: Vec<Diagnostic>,
    seen: HashSet<(&'static str, Option<Span>, String)>,
    secrets: Vec<Span>,
    left_out: usize,
}

impl<'a> Report<'a> {
    /// An empty report on `sources`, whose zones and files come from `outside`.
    pub(crate) fn new(sources: impl IntoIterator<Item = &'a Source>, outside: &'a dyn Outside) -> Self {
        // A file over the limit is only named; its lines would take more memory than it.
        let is_small = |source: &Source| u64::try_from(source.text.len()).is_ok_and(|size| size <= LARGEST_FILE);
        let lines = |source: &Source| Lines::new(if is_small(source) { &source.text } else { "" });
        Self {
            outside,
            files: BTreeMap::new(),
            sources: sources.into_iter().map(|source| (source, lines(source))).collect(),
            found: Vec::new(),
            seen: HashSet::new(),
            secrets: Vec::new(),
            left_out: 0,
        }
    }

    /// Adds a finding. A message is cut where it repeats a whole page of the source. What was said before of the same place is not said again (an alias shows the
    /// same text at several places).
    pub(crate) fn push(&mut self, mut finding: Finding) {
        if let Some((end, _)) = finding.message.char_indices().nth(LONGEST_MESSAGE) {
            finding.message.truncate(end);
            finding.message.push('…');
        }
        if !self.seen.insert((finding.code, finding.span, finding.message.clone())) {
            return;
        }
        let errors = self.errors();
        if self.found.len() >= MOST_FINDINGS && (finding.severity == Severity::Warning || errors >= MOST_FINDINGS) {
            self.left_out += 1;
            return;
        }
        let place = finding.span.map(|span| self.place(span));
        let related = finding.related.into_iter().map(|(span, label)| (self.place(span), label)).collect();
        self.found.push(Diagnostic {
            severity: finding.severity,
            code: finding.code,
            message: finding.message,
            place,
            related,
            help: finding.help,
            hidden: Vec::new(),
        });
    }

    /// Whether further errors are only counted.
    pub(crate) fn is_full(&self) -> bool {
        self.errors() >= MOST_FINDINGS
    }

    /// Notes bytes that no snippet may show.
    pub(crate) fn hide(&mut self, span: Span) {
        self.secrets.push(span);
    }

    /// How many errors there are so far.
    pub(crate) fn errors(&self) -> usize {
        self.found.iter().filter(|diagnostic| diagnostic.severity == Severity::Error).count()
    }

    /// How many errors there are so far in one source.
    pub(crate) fn errors_in(&self, source: usize) -> usize {
        let here = |diagnostic: &&Diagnostic| {
            diagnostic.severity == Severity::Error
                && diagnostic.place.as_ref().is_some_and(|place| place.source == source)
        };
        self.found.iter().filter(here).count()
    }

    /// The time zones a pack may name.
    pub(crate) fn zones(&self) -> &'a TimeZoneDatabase {
        self.outside.zones()
    }

    /// A file that the pack names, which becomes a part of it. The error says why it cannot be read.
    pub(crate) fn file(&mut self, path: &str) -> Result<Source, String> {
        let source = self.outside.file(path)?;
        self.files.insert(path.to_owned(), source.text.clone());
        Ok(source)
    }

    /// The files that were read, by path, with their text.
    pub(crate) fn files(&self) -> &BTreeMap<String, String> {
        &self.files
    }

    /// The text of one source.
    pub(crate) fn text(&self, source: usize) -> &'a str {
        self.sources.get(source).map_or("", |(source, _)| source.text.as_str())
    }

    /// All findings, errors first, then by file and line.
    pub(crate) fn finish(mut self) -> Vec<Diagnostic> {
        if self.left_out > 0 {
            let message = format!("{} more findings are not shown", self.left_out);
            let severity = if self.errors() > 0 { Severity::Error } else { Severity::Warning };
            let rest = Diagnostic {
                severity,
                code: "more-findings",
                message,
                place: None,
                related: Vec::new(),
                help: Some("put the first ones right and check again".to_owned()),
                hidden: Vec::new(),
            };
            self.found.push(rest);
        }
        let hidden: Vec<_> = self.secrets.iter().map(|span| (span.source, span.start..span.end)).collect();
        for diagnostic in &mut self.found {
            diagnostic.hidden.clone_from(&hidden);
        }
        let unplaced = usize::MAX;
        self.found.sort_by_key(|diagnostic| {
            let place = diagnostic.place.as_ref();
            (diagnostic.severity, place.map_or(unplaced, |p| p.source), place.map_or(0, |p| p.range.start))
        });
        self.found
    }

    /// Line and column of a span, its range cut off at the end of its first line.
    fn place(&self, span: Span) -> Place {
        let Some((source, lines)) = self.sources.get(span.source) else {
            return Place { source: span.source, name: String::new(), line: 1, column: 1, range: 0..0 };
        };
        let (line, column) = lines.line_and_column(&source.text, span.start);
        let line_end = lines.range(&source.text, line).end.max(span.start);
        let range = span.start..span.end.clamp(span.start, line_end);
        Place { source: span.source, name: source.name.clone(), line, column, range }
    }
}
