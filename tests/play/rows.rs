//! The rules of the source documents, named in comments of the packs (`# S1-07`): each belongs to a
//! step that was visited, an outcome that was taken, or the workflow or pack as a whole.

use crate::stage::Stage;

/// The rules a line names in its comment.
fn named(line: &str) -> Vec<String> {
    let Some((_, comment)) = line.split_once('#') else { return Vec::new() };
    let words = comment.split(|c: char| !c.is_ascii_alphanumeric() && c != '-');
    words.filter(|word| is_row(word)).map(ToOwned::to_owned).collect()
}

fn is_row(word: &str) -> bool {
    let bytes = word.as_bytes();
    bytes.len() == 5 && bytes[0] == b'S' && bytes[2] == b'-' && [1, 3, 4].iter().all(|&at| bytes[at].is_ascii_digit())
}

/// That every rule named in a workflow's file was reached by what was played.
pub(crate) fn are_reached(stage: &Stage, workflow: &str) {
    let text = stage.sandbox.read(&format!("workflows/{workflow}.yaml"));
    let script = stage.workflow(workflow);
    let lines: Vec<&str> = text.lines().collect();
    let id_of = |line: &str| {
        let id = line.split_once("- id: ").map(|(_, rest)| rest.split([' ', '#']).next().unwrap_or_default());
        id.map(ToOwned::to_owned)
    };
    let first_step = lines.iter().position(|line| line.starts_with("steps:")).expect("the workflow has steps");
    for (index, line) in lines.iter().enumerate().skip(first_step) {
        let rows = named(line);
        if rows.is_empty() {
            continue;
        }
        // A comment of its own stands above the step it belongs to.
        let own = line.trim_start().starts_with('#');
        let mut near: Box<dyn Iterator<Item = &&str>> =
            if own { Box::new(lines[index..].iter()) } else { Box::new(lines[..=index].iter().rev()) };
        let step = near.find_map(|line| id_of(line)).expect("a step");
        let visit = (workflow.to_owned(), step.clone());
        assert!(stage.visited.borrow().contains(&visit), "{rows:?}: `{step}` was never visited");
        let key = line.trim_start().split(':').next().unwrap_or_default();
        if script.step(&step).outcomes.iter().any(|outcome| outcome.outcome == key) {
            assert!(stage.was_taken(script, &step, key), "{rows:?}: `{step}` never ended with `{key}`");
        }
    }
}
