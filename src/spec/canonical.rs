//! The digest of what a file declares: the same whatever the comments, the white space, the quotes
//! and the order of the keys.

use std::collections::BTreeMap;

use serde_json::Value as Json;
use sha2::{Digest, Sha256};

use super::tree::{Node, Value};

/// SHA-256 (hex) of a declaration.
pub(super) fn digest(node: &Node) -> String {
    hash(&canonical(node))
}

/// SHA-256 (hex) over `opsctl.yaml`, the digests of the workflows, which the caller has ordered, and
/// the text of the files that `opsctl.yaml` names, by path.
pub(super) fn pack_digest<'a>(
    config: &Node,
    workflows: impl Iterator<Item = &'a str>,
    files: &BTreeMap<String, String>,
) -> String {
    let workflows: Vec<Json> = workflows.map(|digest| Json::String(digest.to_owned())).collect();
    let mut parts = vec![canonical(config), Json::Array(workflows)];
    if !files.is_empty() {
        parts.push(files.iter().map(|(path, text)| (path.clone(), Json::String(text.clone()))).collect());
    }
    hash(&Json::Array(parts))
}

fn hash(value: &Json) -> String {
    let digest = Sha256::digest(value.to_string().as_bytes());
    digest.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Scalars as their text, keys sorted.
fn canonical(node: &Node) -> Json {
    match &node.value {
        Value::Text { text, .. } if !node.is_null() => Json::String(text.clone()),
        Value::Text { .. } => Json::Null,
        Value::List(items) => Json::Array(items.iter().map(|item| canonical(item)).collect()),
        Value::Table(entries) => {
            let mut sorted: Vec<_> = entries.iter().map(|entry| (entry.key.clone(), canonical(&entry.value))).collect();
            sorted.sort_by(|(left, _), (right, _)| left.cmp(right));
            Json::Object(sorted.into_iter().collect())
        }
    }
}
