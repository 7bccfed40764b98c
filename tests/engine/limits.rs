//! Limits over several requests: work in progress with its urgent lane, and what lies too long.

use crate::desk::expect;
use crate::support::Sandbox;

fn open<'a>(sandbox: &'a Sandbox, person: &str, more: &[&str]) -> crate::support::Run<'a> {
    let args = [&["request", "new", "product", "--title", "A product", "--field", "product=grid"], more].concat();
    sandbox.opsctl(&args).as_person(person)
}

#[test]
fn priorities_are_finished_before_new_ones_are_taken() {
    let sandbox = Sandbox::with_pack("threefold");
    for _ in 0..3 {
        expect(open(&sandbox, "bea", &[]), 0, &[]);
    }
    let full = ["3 of 3 requests of `product`", "finish circles#1, circles#2, circles#3 first", "`stakeholder`"];
    expect(open(&sandbox, "bea", &[]), 3, &full);
    expect(open(&sandbox, "bea", &["--dry-run"]), 3, &full);
    // The urgent lane is for those it names, and past the limit.
    expect(open(&sandbox, "bea", &["--urgent"]), 4, &["the urgent lane is for `stakeholder`"]);
    expect(open(&sandbox, "sara", &["--urgent"]), 0, &[]);
    expect(open(&sandbox, "samir", &["--urgent"]), 0, &[]);
    // An urgency takes no place from the others, and is listed first.
    expect(open(&sandbox, "sara", &[]), 3, &full);
    let listed = sandbox.opsctl(&["request", "list", "--workflow", "product"]).json(0);
    let urgent: Vec<bool> = listed.as_array().unwrap().iter().map(|row| row["urgent"] == true).collect();
    assert_eq!(urgent, [true, true, false, false, false]);
    // Whatever ends makes room.
    expect(sandbox.opsctl(&["request", "cancel", "circles#2", "--reason", "no"]).as_person("bea"), 0, &[]);
    expect(open(&sandbox, "bea", &[]), 0, &[]);
    expect(open(&sandbox, "bea", &[]), 3, &["finish circles#1, circles#3, circles#6 first"]);
    // Another workflow has its own.
    let project = ["request", "new", "project", "--title", "A project", "--field", "project=farm", "--urgent"];
    expect(sandbox.opsctl(&project).as_person("sara"), 0, &[]);
    let review = ["request", "new", "review", "--title", "A review", "--urgent"];
    expect(sandbox.opsctl(&review).as_person("omar"), 4, &["`review` has no urgent lane"]);
}

#[test]
fn what_lies_too_long_is_listed() {
    let sandbox = Sandbox::with_pack("threefold");
    expect(open(&sandbox, "bea", &[]), 0, &[]);
    let urgent = ["request", "new", "urgent", "--title", "It burns"];
    expect(sandbox.opsctl(&urgent).as_person("bea"), 0, &[]);
    let stale = |moment: &str| {
        let listed = sandbox.opsctl(&["request", "list", "--stale"]).at(moment).json(0);
        let names = listed.as_array().unwrap().iter().map(|row| row["request"].as_str().unwrap().to_owned());
        names.collect::<Vec<_>>()
    };
    // `product` after two weeks, `urgent` after two days; opened on the 21st at noon.
    assert!(stale("2026-11-23T11:59:59Z").is_empty());
    assert_eq!(stale("2026-11-23T12:00:01Z"), ["github#1"]);
    assert_eq!(stale("2026-12-05T11:59:59Z"), ["github#1"]);
    assert_eq!(stale("2026-12-05T12:00:01Z").len(), 2);
    // Any event counts as a sign of life; an end takes it off the list.
    let note = sandbox.opsctl(&["request", "note", "circles#1", "still on it"]).as_person("bea");
    expect(note.at("2026-12-05T09:00:00Z"), 0, &[]);
    assert_eq!(stale("2026-12-05T12:00:01Z"), ["github#1"]);
    let refuse = sandbox.opsctl(&["request", "refuse", "github#1", "--reason", "it does not"]).as_person("cora");
    expect(refuse.at("2026-12-05T10:00:00Z"), 0, &[]);
    assert!(stale("2026-12-05T12:00:01Z").is_empty());
    assert_eq!(
        sandbox.opsctl(&["request", "list", "--stale", "--at", "2026-12-25"]).json(0)[0]["request"],
        "circles#1"
    );
}
