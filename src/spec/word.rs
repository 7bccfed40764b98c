//! Words of messages: the nearest known name to a mistyped one, and lists of names. It decides nothing.

/// What to say about `word` where only `known` are possible: the nearest one, else all of them when
/// they are few. `None` when nothing helps.
pub(super) fn suggestion<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<String> {
    let known: Vec<&str> = known.into_iter().collect();
    if let Some(nearest) = nearest(word, &known) {
        return Some(format!("did you mean `{nearest}`?"));
    }
    match known.len() {
        0 => None,
        1..=24 => Some(format!("known: {}", listed(&known, "and"))),
        _ => None,
    }
}

/// The known name that differs least from `word`, if it is near enough to be meant.
fn nearest<'a>(word: &str, known: &[&'a str]) -> Option<&'a str> {
    // Comparing costs the product of both lengths; nobody mistypes a page of text.
    if word.len() > 128 {
        return None;
    }
    let lower = word.to_lowercase();
    let allowed = match lower.chars().count() {
        0 => return None,
        1..=4 => 1,
        5..=7 => 2,
        _ => 3,
    };
    let distances = known.iter().map(|name| (strsim::osa_distance(&lower, &name.to_lowercase()), *name));
    let near = distances.filter(|(distance, name)| *distance <= allowed && *distance < name.chars().count());
    near.min_by_key(|(distance, _)| *distance).map(|(_, name)| name)
}

/// `a`, `b` and `c`, joined by `join` before the last.
pub(super) fn listed(names: &[&str], join: &str) -> String {
    let quoted: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
    match quoted.as_slice() {
        [] => String::new(),
        [only] => only.clone(),
        [rest @ .., last] => format!("{} {join} {last}", rest.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_near_names_are_suggested() {
        let known = ["by", "title", "outcomes", "ops", "dev-lead"];
        let cases = [
            ("bye", Some("by")),
            ("outcome", Some("outcomes")),
            ("Title", Some("title")),
            ("opps", Some("ops")),
            ("dev_lead", Some("dev-lead")),
            ("qa", None),
            ("", None),
            ("wholly-different", None),
        ];
        for (word, expected) in cases {
            assert_eq!(nearest(word, &known), expected, "{word}");
        }
    }
}
