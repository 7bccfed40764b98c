//! One way to write a JSON value, so that its bytes can be hashed: RFC 8785 (members sorted by
//! UTF-16 code units, no white space), with `<`, `>`, `&`, `@`, `#`, `/` and everything outside ASCII
//! as `\u` with four digits, so that no tracker can read Markdown, a mention, a reference or a quick action into
//! it. Numbers are whole: payloads have no others.

use std::fmt::Write;

use serde_json::{Map, Value};

/// The canonical text of `value`. Numbers that are not whole come out as serde_json writes them;
/// payloads are compared with their canonical form, so such a payload never counts as an event.
pub(crate) fn canonical(value: &Value) -> String {
    let mut out = String::new();
    write_value(&mut out, value);
    out
}

fn write_value(out: &mut String, value: &Value) {
    match value {
        Value::Null => out.push_str("null"),
        Value::Bool(flag) => out.push_str(if *flag { "true" } else { "false" }),
        Value::Number(number) => out.push_str(&number.to_string()),
        Value::String(text) => write_text(out, text),
        Value::Array(items) => {
            out.push('[');
            for (index, item) in items.iter().enumerate() {
                if index > 0 {
                    out.push(',');
                }
                write_value(out, item);
            }
            out.push(']');
        }
        Value::Object(members) => write_members(out, members),
    }
}

fn write_members(out: &mut String, members: &Map<String, Value>) {
    let mut sorted: Vec<_> = members.iter().collect();
    sorted.sort_by(|(left, _), (right, _)| left.encode_utf16().cmp(right.encode_utf16()));
    out.push('{');
    for (index, (key, value)) in sorted.into_iter().enumerate() {
        if index > 0 {
            out.push(',');
        }
        write_text(out, key);
        out.push(':');
        write_value(out, value);
    }
    out.push('}');
}

fn write_text(out: &mut String, text: &str) {
    out.push('"');
    // Nearly every text of a payload is plain: copied at once.
    if text.bytes().all(|byte| matches!(byte, b' '..=b'~') && !br#""\<>&@#/"#.contains(&byte)) {
        out.push_str(text);
        out.push('"');
        return;
    }
    for unit in text.encode_utf16() {
        let plain = u8::try_from(unit).ok().filter(|byte| matches!(byte, 0x20..=0x7e)).map(char::from);
        match plain {
            Some('"') => out.push_str("\\\""),
            Some('\\') => out.push_str("\\\\"),
            Some(plain) if !matches!(plain, '<' | '>' | '&' | '@' | '#' | '/') => out.push(plain),
            _ => write_escape(out, unit),
        }
    }
    out.push('"');
}

/// RFC 8785 prescribes the short escapes for the five controls that have one.
fn write_escape(out: &mut String, unit: u16) {
    match unit {
        0x08 => out.push_str("\\b"),
        0x09 => out.push_str("\\t"),
        0x0a => out.push_str("\\n"),
        0x0c => out.push_str("\\f"),
        0x0d => out.push_str("\\r"),
        _ => {
            // Writing to a String cannot fail.
            let _ = write!(out, "\\u{unit:04x}");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn members_are_sorted_and_text_is_inert() {
        let value = serde_json::json!({
            "z": [1, true, null], "a": {"\u{20ac}": "é<b>/close @x #1 &", "\r": "\u{1f600}\u{202e}\"\\\n"}
        });
        insta::assert_snapshot!(canonical(&value), @r#"{"a":{"\r":"\ud83d\ude00\u202e\"\\\n","\u20ac":"\u00e9\u003cb\u003e\u002fclose \u0040x \u00231 \u0026"},"z":[1,true,null]}"#);
    }

    #[test]
    fn the_rfc_8785_sorting_example_holds() {
        let value: Value = serde_json::from_str(
            r#"{"\u20ac":"Euro Sign","\r":"Carriage Return","\ufb33":"Hebrew","1":"One","\ud83d\ude00":"Emoji","\u0080":"Control","\u00f6":"o"}"#,
        )
        .expect("valid");
        let text = canonical(&value);
        let order: Vec<_> = ["Carriage", "One", "Control", "\"o\"", "Euro", "Emoji", "Hebrew"]
            .iter()
            .map(|word| text.find(word).expect("present"))
            .collect();
        assert!(order.is_sorted(), "{text}");
    }

    #[test]
    fn canonical_text_reads_back_and_is_stable() {
        let value = serde_json::json!({"k": "a/b\u{7f}\u{0}", "n": -7, "o": {}, "e": []});
        let text = canonical(&value);
        let again: Value = serde_json::from_str(&text).expect("valid");
        assert_eq!(again, value);
        assert_eq!(canonical(&again), text);
    }
}
