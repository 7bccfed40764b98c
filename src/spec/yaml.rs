//! Reads YAML text into a [`Node`] tree within a tight budget. The only module that touches the
//! YAML parser (the one inside serde-saphyr, whose events carry spans and the style of scalars).
//! It refuses tags, merge keys, several documents, and whatever would grow without bound.

use std::collections::HashMap;
use std::rc::Rc;

use serde_saphyr::granit_parser::{self, Event, Parser, ScalarStyle, StructureStyle};

use super::diagnostic::{Finding, Report, Span};
use super::tree::{Entry, Node, Value};

/// The most values a file may have, those behind aliases counted each time they are used.
const MOST_NODES: usize = 50_000;

/// The deepest a file may nest.
const DEEPEST: usize = 32;

/// Reads the text of one source. `None`: a mistake that leaves no tree, which is in the report.
/// An empty text is an empty value.
pub(crate) fn parse(source: usize, report: &mut Report<'_>) -> Option<Rc<Node>> {
    let text = report.text(source);
    let options = granit_parser::options! {
        flow_nesting_limit: DEEPEST,
        block_nesting_limit: DEEPEST,
    };
    let mut builder = Builder::new(source);
    for event in Parser::new_from_str_with_options(text, options) {
        let (event, span) = match event {
            Ok(event) => event,
            Err(error) => {
                let at = byte(text, error.marker());
                let end = text.get(at..).and_then(|rest| rest.chars().next()).map_or(at, |c| at + c.len_utf8());
                report.push(syntax(Span { source, start: at, end }, &error.info()));
                return None;
            }
        };
        let span = Span { source, start: byte(text, &span.start), end: byte(text, &span.end) };
        if let Err(finding) = builder.take(event, span, report) {
            report.push(*finding);
            return None;
        }
    }
    Some(builder.finished.unwrap_or_else(|| Rc::new(empty(Span { source, start: 0, end: 0 }))))
}

fn byte(text: &str, marker: &granit_parser::Marker) -> usize {
    let counted = || text.char_indices().nth(marker.index()).map_or(text.len(), |(at, _)| at);
    marker.byte_offset().unwrap_or_else(counted).min(text.len())
}

fn empty(span: Span) -> Node {
    Node { span, value: Value::Text { text: String::new(), plain: true } }
}

fn syntax(span: Span, cause: &str) -> Finding {
    if cause.contains("nesting") || cause.contains("recursion") {
        return too_deep(span);
    }
    let finding = Finding::error("yaml-syntax", span, format!("this is not YAML: {}", cause.to_lowercase()));
    if cause.contains("tab") {
        finding.help("YAML is indented with spaces")
    } else if cause.contains("anchor") {
        finding.help("text that begins with `*` or `&` needs quotes")
    } else if cause.contains("mapping values are not allowed") {
        finding.help("text with `: ` in it needs quotes")
    } else {
        finding
    }
}

fn too_deep(span: Span) -> Finding {
    Finding::error("too-deep", span, format!("this nests deeper than {DEEPEST} levels"))
}

/// A node that is done, with what it weighs once its aliases are followed.
#[derive(Debug, Clone)]
struct Built {
    node: Rc<Node>,
    nodes: usize,
    height: usize,
}

/// A collection that is still open.
struct Open {
    span: Span,
    flow: bool,
    anchor: usize,
    nodes: usize,
    height: usize,
    content: Content,
}

enum Content {
    List(Vec<Rc<Node>>),
    Table { entries: Vec<Entry>, places: HashMap<String, Span>, key: Option<Key> },
}

/// A key that waits for its value.
enum Key {
    Name(String, Span),
    /// Reported already; its value is read and dropped.
    Refused,
}

struct Builder {
    source: usize,
    open: Vec<Open>,
    anchors: HashMap<usize, Built>,
    documents: usize,
    /// Every node so far, those behind aliases counted at each use.
    nodes: usize,
    finished: Option<Rc<Node>>,
}

impl Builder {
    fn new(source: usize) -> Self {
        Self { source, open: Vec::new(), anchors: HashMap::new(), documents: 0, nodes: 0, finished: None }
    }

    /// Takes the next event of the parser; an error ends the reading.
    fn take(&mut self, event: Event<'_>, span: Span, report: &mut Report<'_>) -> Result<(), Box<Finding>> {
        if event.tag().is_some() {
            let finding = Finding::error("yaml-tag", span, "tags such as `!name` have no meaning in a pack");
            report.push(finding.help("leave it out; text that begins with `!` needs quotes"));
        }
        match event {
            Event::DocumentStart(..) => {
                self.documents += 1;
                if self.documents > 1 {
                    let span = Span { end: span.start + 3, ..span };
                    return Err(Box::new(Finding::error(
                        "several-documents",
                        span,
                        "a file holds one document, this begins a second one",
                    )));
                }
            }
            Event::Scalar(text, style, anchor, _) => {
                let plain = style == ScalarStyle::Plain;
                let node = Node { span, value: Value::Text { text: text.into_owned(), plain } };
                self.add(Built { node: Rc::new(node), nodes: 1, height: 0 }, span, anchor, report)?;
            }
            Event::SequenceStart(style, anchor, _) => {
                self.begin(span, style == StructureStyle::Flow, anchor, Content::List(Vec::new()))?;
            }
            Event::MappingStart(style, anchor, _) => {
                let content = Content::Table { entries: Vec::new(), places: HashMap::new(), key: None };
                self.begin(span, style == StructureStyle::Flow, anchor, content)?;
            }
            Event::SequenceEnd | Event::MappingEnd => self.end(span, report)?,
            Event::Alias(id) => {
                let Some(target) = self.anchors.get(&id).cloned() else {
                    let message = "this alias stands inside the value it repeats";
                    return Err(Box::new(Finding::error("alias-cycle", span, message)));
                };
                self.add(target, span, 0, report)?;
            }
            _ => {}
        }
        Ok(())
    }

    fn begin(&mut self, span: Span, flow: bool, anchor: usize, content: Content) -> Result<(), Box<Finding>> {
        if self.open.len() >= DEEPEST {
            return Err(Box::new(too_deep(span)));
        }
        self.open.push(Open { span, flow, anchor, nodes: 1, height: 0, content });
        Ok(())
    }

    fn end(&mut self, span: Span, report: &mut Report<'_>) -> Result<(), Box<Finding>> {
        let Some(open) = self.open.pop() else { return Ok(()) };
        // A block collection has no bytes of its own; a flow one spans its brackets.
        let end = if open.flow { span.end } else { open.span.start };
        let value = match open.content {
            Content::List(items) => Value::List(items),
            Content::Table { entries, .. } => Value::Table(entries),
        };
        let node = Node { span: Span { end, ..open.span }, value };
        // Its nodes were counted one by one as they came in.
        self.nodes = self.nodes.saturating_sub(open.nodes - 1);
        let built = Built { node: Rc::new(node), nodes: open.nodes, height: open.height + 1 };
        self.add(built, open.span, open.anchor, report)
    }

    /// Puts a node where it belongs: as a key, a value, an item, or as the whole.
    fn add(&mut self, built: Built, at: Span, anchor: usize, report: &mut Report<'_>) -> Result<(), Box<Finding>> {
        self.nodes = self.nodes.saturating_add(built.nodes);
        if self.nodes > MOST_NODES {
            let message = format!("the file has more than {MOST_NODES} values, counting those that aliases repeat");
            return Err(Box::new(Finding::error("too-many-values", at, message)));
        }
        if self.open.len() + built.height > DEEPEST {
            return Err(Box::new(too_deep(at)));
        }
        if anchor != 0 {
            self.anchors.insert(anchor, built.clone());
        }
        let Some(parent) = self.open.last_mut() else {
            self.finished.get_or_insert(built.node);
            return Ok(());
        };
        parent.nodes = parent.nodes.saturating_add(built.nodes);
        parent.height = parent.height.max(built.height);
        match &mut parent.content {
            Content::List(items) => items.push(built.node),
            Content::Table { entries, places, key } => match key.take() {
                None => *key = Some(name_of(&built.node, at, places, report)),
                Some(Key::Refused) => {}
                Some(Key::Name(key, key_span)) => entries.push(Entry { key, key_span, value: built.node }),
            },
        }
        debug_assert!(at.source == self.source);
        Ok(())
    }
}

/// The name a key node stands for; what cannot be a key, or is one already, is reported.
fn name_of(node: &Node, at: Span, places: &mut HashMap<String, Span>, report: &mut Report<'_>) -> Key {
    let Value::Text { text, plain } = &node.value else {
        report.push(Finding::error("complex-key", at, "a key must be plain text, not a list or a table"));
        return Key::Refused;
    };
    if *plain && text == "<<" {
        let finding = Finding::error("merge-key", at, "merge keys (`<<`) are not supported");
        report.push(finding.help("write the keys out, or repeat a whole value with an alias"));
        return Key::Refused;
    }
    if let Some(first) = places.get(text) {
        let finding = Finding::error("duplicate-key", at, format!("the key `{text}` stands here twice"));
        report.push(finding.related(*first, "it is here already"));
        return Key::Refused;
    }
    places.insert(text.clone(), at);
    Key::Name(text.clone(), at)
}
