//! The cache of replayed states is a convenience: without it every answer is the same.

use std::path::Path;

use serde_json::Value;

use crate::shop::Shop;

/// What the cache answers for, as different people.
const QUESTIONS: [(&str, &[&str]); 9] = [
    ("p1", &["request", "list"]),
    ("p1", &["request", "list", "--state", "all"]),
    ("p1", &["request", "list", "--state", "all", "--limit", "3", "--offset", "2"]),
    ("p1", &["request", "list", "--role", "crew", "--workflow", "seesaw"]),
    ("asker", &["request", "list", "--mine", "--state", "refused"]),
    ("p2", &["inbox"]),
    ("p9", &["deployments"]),
    ("p9", &["deployments", "stage", "--limit", "2"]),
    ("p9", &["audit"]),
];

fn answers(shop: &Shop) -> Vec<Value> {
    QUESTIONS.iter().map(|(person, words)| shop.json(person, words)).collect()
}

/// Writes into the store with another program.
fn meddle(folder: &Path, sql: &str) {
    rusqlite::Connection::open(folder.join(".opsctl/store.db")).unwrap().execute_batch(sql).unwrap();
}

/// A store with requests in every state, deployments with every outcome, and things that do not add up.
fn motley() -> Shop {
    let shop = Shop::new();
    for workflow in ["seesaw", "ballot", "ferry"] {
        for number in 0..4 {
            shop.done("asker", &["request", "new", workflow, "--title", &format!("{workflow} {number}")]);
        }
    }
    shop.done("p1", &["request", "finish", "2", "--outcome", "done"]);
    shop.done("p1", &["request", "finish", "2", "--outcome", "over"]);
    shop.done("p2", &["request", "refuse", "3", "--reason", "Not now"]);
    shop.done("asker", &["request", "cancel", "4", "--reason", "Not needed"]);
    shop.done("p3", &["request", "assign", "5", "p2"]);
    shop.done("p3", &["request", "approve", "6"]);
    shop.done("p4", &["request", "wait", "7", "--reason", "For the weather"]);
    shop.done("p5", &["promote", "stage", "--request", "9", "--release", "1.0", "--", "true"]);
    let failed = shop.run("p5", &["promote", "stage", "--request", "10", "--release", "1.1", "--", "false"]);
    assert_eq!(failed.status.code(), Some(1));
    shop.done("p6", &["promote", "stage", "--request", "11", "--release", "1.2", "--no-finish", "--", "true"]);
    // By another tool: a label taken away, a comment edited, one removed.
    let of = |number| format!("issue = (SELECT id FROM issues WHERE number = {number})");
    meddle(shop.folder(), &format!("DELETE FROM issue_labels WHERE {}", of(8)));
    meddle(shop.folder(), &format!("UPDATE comments SET body = body || ' ' WHERE {} AND slot = 2", of(6)));
    meddle(shop.folder(), &format!("DELETE FROM comments WHERE {} AND slot = 2", of(2)));
    shop
}

#[test]
fn forgetting_the_cache_changes_no_answer() {
    let shop = motley();
    let before = answers(&shop);
    for (answer, (_, words)) in before.iter().zip(QUESTIONS) {
        assert_ne!(answer, &Value::Array(Vec::new()), "{words:?} asks for nothing");
    }
    meddle(
        shop.folder(),
        "DELETE FROM waiting; DELETE FROM deployments; DELETE FROM requests; \
         UPDATE logs SET outdated = 1; UPDATE trackers SET policy = NULL;",
    );
    assert_eq!(answers(&shop), before);
}

#[test]
fn a_lie_in_the_cache_does_not_outlive_the_next_event() {
    let shop = Shop::with_request("seesaw");
    shop.json("p1", &["request", "list"]);
    meddle(shop.folder(), "UPDATE requests SET step = 'right', state = 'done'");
    // Nothing is decided by it: the step is finished as the log says.
    shop.done("p1", &["request", "finish", "1", "--step", "left", "--outcome", "done"]);
    let list = shop.json("p1", &["request", "list"]);
    assert_eq!((&list[0]["step"], &list[0]["state"]), (&Value::from("right"), &Value::from("open")));
}

#[test]
fn another_pack_is_replayed_anew() {
    let shop = motley();
    let before = answers(&shop);
    let config = shop.folder().join("opsctl.yaml");
    let text = std::fs::read_to_string(&config).unwrap();
    // Without its member the crew's `p2` never refused request 3, so it is open.
    std::fs::write(&config, text.replace("members: [p0, p1, p2, ", "members: [p0, p1, ")).unwrap();
    let open = shop.json("p1", &["request", "list"]);
    let is_open = |list: &Value, name: &str| list.as_array().unwrap().iter().any(|row| row["request"] == name);
    assert!(is_open(&open, "desk#3") && !is_open(&before[0], "desk#3"), "{open:#}");
    std::fs::write(&config, text).unwrap();
    assert_eq!(answers(&shop), before);
}
