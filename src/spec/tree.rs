//! A YAML document as a tree in which everything has its place and scalars are still the text that
//! was written: `1.10` stays `1.10` and `no` stays `no`. What a scalar means, its reader decides.

use std::rc::Rc;

use super::diagnostic::Span;

/// A value with its place.
#[derive(Debug)]
pub(crate) struct Node {
    pub(crate) span: Span,
    pub(crate) value: Value,
}

/// What stands there.
#[derive(Debug)]
pub(crate) enum Value {
    /// A scalar; `plain`: without quotes, so that it may mean a number, a truth value or nothing.
    Text {
        text: String,
        plain: bool,
    },
    List(Vec<Rc<Node>>),
    /// Keys in the order of the file, each once.
    Table(Vec<Entry>),
}

/// One `key: value`.
#[derive(Debug)]
pub(crate) struct Entry {
    pub(crate) key: String,
    pub(crate) key_span: Span,
    pub(crate) value: Rc<Node>,
}

impl Entry {
    /// The place of the value, or of the key where the value is empty.
    pub(crate) fn place(&self) -> Span {
        if self.value.is_null() { self.key_span } else { self.value.head() }
    }
}

impl Node {
    /// Whether nothing is written: an empty value, `~` or `null`.
    pub(crate) fn is_null(&self) -> bool {
        matches!(&self.value, Value::Text { text, plain: true } if matches!(text.as_str(), "" | "~" | "null" | "Null" | "NULL"))
    }

    /// The value of a key; `None` also when it is empty or this is no table.
    pub(crate) fn get(&self, key: &str) -> Option<&Rc<Node>> {
        self.entry(key).map(|entry| &entry.value).filter(|value| !value.is_null())
    }

    /// The entry of a key, even with an empty value.
    pub(crate) fn entry(&self, key: &str) -> Option<&Entry> {
        self.entries().iter().find(|entry| entry.key == key)
    }

    /// The entries of a table; none when this is no table.
    pub(crate) fn entries(&self) -> &[Entry] {
        match &self.value {
            Value::Table(entries) => entries,
            Value::Text { .. } | Value::List(_) => &[],
        }
    }

    /// The entries of the table under `key`.
    pub(crate) fn entries_of(&self, key: &str) -> &[Entry] {
        self.get(key).map_or(&[], |node| node.entries())
    }

    /// The items of a list; none when this is no list.
    pub(crate) fn items(&self) -> &[Rc<Node>] {
        match &self.value {
            Value::List(items) => items,
            Value::Text { .. } | Value::Table(_) => &[],
        }
    }

    /// The items of the list under `key`.
    pub(crate) fn items_of(&self, key: &str) -> &[Rc<Node>] {
        self.get(key).map_or(&[], |node| node.items())
    }

    /// The text of a scalar as it is written; `None` when nothing is written.
    pub(crate) fn text(&self) -> Option<&str> {
        match &self.value {
            Value::Text { text, .. } if !self.is_null() => Some(text),
            _ => None,
        }
    }

    /// The text of the scalar under `key`.
    pub(crate) fn text_of(&self, key: &str) -> Option<&str> {
        self.get(key)?.text()
    }

    /// A plain `true` or `false`.
    pub(crate) fn boolean(&self) -> Option<bool> {
        match &self.value {
            Value::Text { text, plain: true } => text.parse().ok(),
            _ => None,
        }
    }

    /// Whether the value under `key` is a plain `true`.
    pub(crate) fn is_true(&self, key: &str) -> bool {
        self.get(key).and_then(|node| node.boolean()).unwrap_or(false)
    }

    /// A plain whole number, decimal, without leading zeros.
    pub(crate) fn integer(&self) -> Option<i64> {
        match &self.value {
            Value::Text { text, plain: true } => {
                let number: i64 = text.parse().ok()?;
                (number.to_string() == *text).then_some(number)
            }
            _ => None,
        }
    }

    /// The whole number under `key`.
    pub(crate) fn count_of(&self, key: &str) -> Option<u32> {
        self.get(key)?.integer()?.try_into().ok()
    }

    /// All of it where that has bytes of its own (scalars, `[...]`, `{...}`), else its head.
    pub(crate) fn whole(&self) -> Span {
        if self.span.end > self.span.start { self.span } else { self.head() }
    }

    /// The place that stands for the whole: a scalar itself, the first key of a table, the first
    /// item of a list.
    pub(crate) fn head(&self) -> Span {
        match &self.value {
            Value::Text { .. } => self.span,
            // An alias stands elsewhere; a flow list is its own best place.
            Value::List(_) if self.span.end > self.span.start => self.span,
            Value::List(items) => items.first().map_or(self.span, |item| item.head()),
            Value::Table(entries) => entries.first().map_or(self.span, |entry| entry.key_span),
        }
    }
}
