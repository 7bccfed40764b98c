//! Checks a YAML tree against the JSON Schema of its file: unknown and missing keys, wrong kinds of
//! values, values that are none of a list. All mistakes in one pass. What scalars mean beyond their
//! kind (names, dates, zones) is checked where they are read; a schema's `pattern` is for editors.

use serde_json::{Map, Value as Json};

use super::diagnostic::{Finding, Report, Span};
use super::later;
use super::tree::{Entry, Node, Value};
use super::word;

/// Reports everything in which `node` differs from `schema`.
pub(super) fn check(node: &Node, schema: &Json, report: &mut Report<'_>) {
    let none = Map::new();
    let definitions = schema.get("$defs").and_then(Json::as_object).unwrap_or(&none);
    let mut checker = Checker { definitions, report };
    if node.is_null() {
        // An empty file is a table without keys.
        let name = text(schema, "title").unwrap_or("the file");
        checker.missing(schema, name, node.span, |_| false);
    } else {
        checker.node(node, schema, &At { label: "the file".to_owned(), span: node.head() });
    }
}

/// What is being checked, in words, and the place that names it.
struct At {
    label: String,
    span: Span,
}

struct Checker<'c, 's> {
    definitions: &'c Map<String, Json>,
    report: &'c mut Report<'s>,
}

impl<'c> Checker<'c, '_> {
    fn node(&mut self, node: &Node, schema: &'c Json, at: &At) {
        let (schema, nullable) = self.resolve(schema, node);
        if node.is_null() {
            if !nullable {
                let message = format!("{} has no value", at.label);
                self.report.push(Finding::error("missing-value", at.span, message));
            }
            return;
        }
        if let Some(choices) = choices(schema) {
            self.choice(node, &choices, at);
            return;
        }
        match (kind_of(schema), &node.value) {
            ("object", Value::Table(entries)) => self.table(entries, schema, node.head()),
            ("array", Value::List(items)) => self.list(node, items, schema, at),
            ("string", Value::Text { .. }) => {}
            ("boolean", Value::Text { .. }) if node.boolean().is_some() => {}
            ("integer", Value::Text { .. }) if node.integer().is_some() => self.range(node, schema, at),
            (expected, _) => self.wrong_kind(node, expected, at),
        }
    }

    /// Follows references and the "or nothing" of optional values. Of several shapes (one value, or a
    /// list of them) it takes the one `node` has, else the first.
    fn resolve(&self, schema: &'c Json, node: &Node) -> (&'c Json, bool) {
        let mut schema = schema;
        let mut nullable = false;
        loop {
            if let Some(options) = schema.get("anyOf").and_then(Json::as_array) {
                nullable |= options.iter().any(|option| kind_of(option) == "null");
                let fits = |option: &&Json| kind_of(option) == kind_in(node);
                match options.iter().find(fits).or_else(|| options.iter().find(|option| kind_of(option) != "null")) {
                    Some(option) => schema = option,
                    None => return (schema, nullable),
                }
            } else if let Some(target) = text(schema, "$ref").and_then(|name| name.rsplit('/').next()) {
                match self.definitions.get(target) {
                    Some(definition) => schema = definition,
                    None => return (schema, nullable),
                }
            } else {
                let types = schema.get("type").and_then(Json::as_array);
                nullable |= types.is_some_and(|types| types.iter().any(|kind| kind == "null"));
                return (schema, nullable);
            }
        }
    }

    fn table(&mut self, entries: &[Entry], schema: &'c Json, head: Span) {
        let properties = schema.get("properties").and_then(Json::as_object);
        let any_key = any_key(schema);
        let object = text(schema, "title").unwrap_or("this table");
        if object == "a tracker" && self.is_later_tracker(entries) {
            return;
        }
        for entry in entries {
            let known = properties.and_then(|properties| properties.get(&entry.key)).or(any_key);
            match known {
                Some(schema) => {
                    self.node(&entry.value, schema, &At { label: format!("`{}`", entry.key), span: entry.place() });
                }
                None if later::is_later_key(object, &entry.key) => {
                    self.report.push(later::not_supported(entry.key_span, &format!("`{}`", entry.key)));
                }
                None => {
                    let known = properties.into_iter().flat_map(|properties| properties.keys().map(String::as_str));
                    let help = if self.report.is_full() { None } else { word::suggestion(&entry.key, known) };
                    let message = format!("`{}` is not a key of {object}", entry.key);
                    self.report.push(Finding::error("unknown-key", entry.key_span, message).help_if(help));
                }
            }
        }
        self.missing(schema, object, head, |key| entries.iter().any(|entry| entry.key == key));
    }

    fn missing(&mut self, schema: &Json, object: &str, at: Span, has: impl Fn(&str) -> bool) {
        let required = schema.get("required").and_then(Json::as_array);
        for key in required.into_iter().flatten().filter_map(Json::as_str).filter(|key| !has(key)) {
            self.report.push(Finding::error("missing-key", at, format!("{object} needs the key `{key}`")));
        }
    }

    /// Whether it is a tracker of a kind that is not supported yet; says so, and nothing else of it.
    fn is_later_tracker(&mut self, entries: &[Entry]) -> bool {
        let kind = entries.iter().find(|entry| entry.key == "kind");
        let kind = kind.and_then(|entry| Some((entry.value.text()?, entry.place())));
        match kind {
            Some((kind, span)) if later::is_later_tracker(kind) => {
                self.report.push(later::not_supported(span, &format!("the tracker kind `{kind}`")));
                true
            }
            _ => false,
        }
    }

    fn list(&mut self, node: &Node, items: &[std::rc::Rc<Node>], schema: &'c Json, at: &At) {
        let limit = |key| schema.get(key).and_then(Json::as_u64).and_then(|count| usize::try_from(count).ok());
        let (least, most) = (limit("minItems").unwrap_or(0), limit("maxItems").unwrap_or(usize::MAX));
        if items.len() < least || items.len() > most {
            let wanted = if least == most { format!("{least} values") } else { format!("at least {least} value") };
            let message = format!("{} must have {wanted}, found {}", at.label, items.len());
            self.report.push(Finding::error("wrong-length", node.head(), message));
        }
        let of_items = schema.get("items");
        for item in items {
            if let Some(schema) = of_items {
                self.node(item, schema, &At { label: format!("a value of {}", at.label), span: item.head() });
            }
        }
    }

    fn choice(&mut self, node: &Node, choices: &[&str], at: &At) {
        let allowed = word::listed(choices, "or");
        match node.text() {
            Some(found) if choices.contains(&found) => {}
            Some(found) => {
                let message = format!("{} must be {allowed}, found `{found}`", at.label);
                let finding = Finding::error("unknown-value", node.head(), message);
                let help = word::suggestion(found, choices.iter().copied()).filter(|help| help.starts_with("did"));
                self.report.push(finding.help_if(help));
            }
            None => {
                let message = format!("{} must be {allowed}, found {}", at.label, found(node));
                self.report.push(Finding::error("wrong-type", node.head(), message));
            }
        }
    }

    fn range(&mut self, node: &Node, schema: &Json, at: &At) {
        let bound = |key| schema.get(key).and_then(Json::as_i64);
        let (least, most) = (bound("minimum").unwrap_or(0), bound("maximum").unwrap_or(i64::from(u32::MAX)));
        let Some(number) = node.integer().filter(|number| !(least..=most).contains(number)) else { return };
        let message = if least == most {
            format!("{} must be {least}, found {number}: this opsctl reads version {least}", at.label)
        } else if number < least {
            format!("{} must be at least {least}, found {number}", at.label)
        } else {
            format!("{} must be at most {most}, found {number}", at.label)
        };
        self.report.push(Finding::error("out-of-range", node.head(), message));
    }

    fn wrong_kind(&mut self, node: &Node, expected: &str, at: &At) {
        let words = match expected {
            "object" => "a table of keys",
            "array" => "a list",
            "boolean" => "`true` or `false`",
            "integer" => "a whole number",
            _ => "text",
        };
        let message = format!("{} must be {words}, found {}", at.label, found(node));
        let finding = Finding::error("wrong-type", node.whole(), message);
        let help = match (expected, &node.value) {
            ("array", Value::Text { text, .. }) if text.len() <= 64 && !text.contains(['[', ']', ',', '\n']) => {
                Some(format!("write `[{text}]`"))
            }
            ("boolean", Value::Text { text, .. }) => match text.to_lowercase().as_str() {
                "yes" | "on" | "true" | "y" | "1" => Some("write `true`".to_owned()),
                "no" | "off" | "false" | "n" | "0" => Some("write `false`".to_owned()),
                _ => None,
            },
            ("integer", Value::Text { text, plain: false }) if text.parse::<i64>().is_ok() => {
                Some(format!("write `{text}` without quotes"))
            }
            _ => None,
        };
        self.report.push(finding.help_if(help));
    }
}

fn text<'j>(schema: &'j Json, key: &str) -> Option<&'j str> {
    schema.get(key).and_then(Json::as_str)
}

/// The kind of value a schema asks for, without "or nothing".
fn kind_of(schema: &Json) -> &str {
    match schema.get("type") {
        Some(Json::String(kind)) => kind,
        Some(Json::Array(kinds)) => {
            kinds.iter().filter_map(Json::as_str).find(|kind| *kind != "null").unwrap_or("null")
        }
        _ => "",
    }
}

/// The kind of value that stands there, as schemas call it; for a scalar, a text.
fn kind_in(node: &Node) -> &'static str {
    match &node.value {
        Value::Text { .. } => "string",
        Value::List(_) => "array",
        Value::Table(_) => "object",
    }
}

/// The schema of the values of a table whose keys are free.
fn any_key(schema: &Json) -> Option<&Json> {
    let patterns = schema.get("patternProperties").and_then(Json::as_object);
    let by_pattern = patterns.and_then(|patterns| patterns.values().next());
    by_pattern.or_else(|| schema.get("additionalProperties").filter(|schema| schema.is_object()))
}

/// The allowed words of an enumeration.
fn choices(schema: &Json) -> Option<Vec<&str>> {
    if let Some(words) = schema.get("enum").and_then(Json::as_array) {
        return words.iter().map(Json::as_str).collect();
    }
    let options = schema.get("oneOf").and_then(Json::as_array)?;
    let words = options.iter().map(|option| match option.get("enum").and_then(Json::as_array) {
        Some(words) => words.iter().map(Json::as_str).collect::<Option<Vec<_>>>(),
        None => option.get("const").and_then(Json::as_str).map(|word| vec![word]),
    });
    words.collect::<Option<Vec<_>>>().map(|words| words.into_iter().flatten().collect())
}

/// What stands there, in words.
fn found(node: &Node) -> String {
    match &node.value {
        Value::Text { text, .. } if text.chars().count() <= 40 => format!("`{text}`"),
        Value::Text { .. } => "text".to_owned(),
        Value::List(_) => "a list".to_owned(),
        Value::Table(_) => "a table of keys".to_owned(),
    }
}
