//! Findings as text for people: file, line, column, the line itself, the cause, what to do. Nothing
//! of the source reaches the terminal as a control character, and no literal secret is shown.

use std::ops::Range;

use annotate_snippets::{Annotation, AnnotationKind, Group, Level, Origin, Renderer, Snippet};

use super::diagnostic::{Diagnostic, Place, Severity};
use super::source::{Lines, Source};

/// Lines longer than this are not shown, in bytes.
const LONGEST_LINE: usize = 2_000;

/// One finding as text, without a line break at the end. `sources` are those that were loaded, in
/// the order of [`Place::source`]; a place in no source is named without its line.
pub(crate) fn render(diagnostic: &Diagnostic, sources: &[Source], colour: bool, width: usize) -> String {
    let renderer = if colour { Renderer::styled() } else { Renderer::plain() };
    let renderer = renderer.term_width(width.max(40));
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let title = level.primary_title(clean(&diagnostic.message)).id(diagnostic.code);
    let mut group = Group::with_title(title);
    let related = diagnostic.related.iter().map(|(place, label)| (place, Some(label.as_str())));
    let mut marks: Vec<(&Place, Option<&str>)> =
        diagnostic.place.iter().map(|place| (place, None)).chain(related).collect();
    while let Some((first, _)) = marks.first().copied() {
        let here: Vec<_> = marks.iter().filter(|(place, _)| place.source == first.source).copied().collect();
        marks.retain(|(place, _)| place.source != first.source);
        group = match excerpt(&here, diagnostic, sources) {
            Some(snippet) => group.element(snippet),
            None => {
                let origin = Origin::path(clean(&first.name)).line(first.line).char_column(first.column);
                group.element(origin)
            }
        };
    }
    if let Some(help) = &diagnostic.help {
        group = group.element(Level::HELP.message(clean(help)));
    }
    renderer.render(&[group])
}

/// The lines of one source that `marks` stand on.
fn excerpt<'a>(
    marks: &[(&Place, Option<&'a str>)],
    diagnostic: &Diagnostic,
    sources: &[Source],
) -> Option<Snippet<'a, Annotation<'a>>> {
    let (primary, _) = marks.first()?;
    let source = sources.get(primary.source)?;
    let first_line = marks.iter().map(|(place, _)| place.line).min()?;
    let last_line = marks.iter().map(|(place, _)| place.line).max()?;
    let lines = Lines::new(&source.text);
    let window = lines.range(&source.text, first_line).start..lines.range(&source.text, last_line).end;
    let too_long = marks.iter().any(|(place, _)| lines.range(&source.text, place.line).len() > LONGEST_LINE);
    if too_long {
        return None;
    }
    let text = masked(source.text.get(window.clone())?, primary.source, &window, &diagnostic.hidden);
    let annotations = marks.iter().enumerate().filter_map(|(index, (place, label))| {
        let kind = if index == 0 { AnnotationKind::Primary } else { AnnotationKind::Context };
        let start = place.range.start.checked_sub(window.start)?;
        let end = place.range.end.checked_sub(window.start)?.min(text.len());
        let annotation = kind.span(start.min(end)..end);
        Some(match label {
            Some(label) => annotation.label(clean(label)),
            None => annotation,
        })
    });
    let annotations: Vec<_> = annotations.collect();
    Some(Snippet::source(text).line_start(first_line).path(clean(&source.name)).annotations(annotations))
}

/// The text of a window with every hidden byte as `*`, so that places stay where they are.
fn masked(text: &str, source: usize, window: &Range<usize>, hidden: &[(usize, Range<usize>)]) -> String {
    let is_hidden =
        |at: usize| hidden.iter().any(|(hidden, range)| *hidden == source && range.contains(&(at + window.start)));
    if hidden.is_empty() {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    for (at, c) in text.char_indices() {
        if is_hidden(at) && c != '\n' {
            out.extend(std::iter::repeat_n('*', c.len_utf8()));
        } else {
            out.push(c);
        }
    }
    out
}

/// Text without characters that move the cursor or turn the direction of writing.
fn clean(text: &str) -> String {
    let text: String = text.chars().map(|c| if c.is_control() && c != '\n' { '\u{fffd}' } else { c }).collect();
    annotate_snippets::normalize_untrusted_str(&text)
}
