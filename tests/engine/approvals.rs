//! Approvals: what they are given for, and who stands in the way of them.

use crate::desk::Desk;

const RELEASE: [&str; 5] = ["promote", "live", "--request", "1", "--yes"];

#[test]
fn one_person_never_fills_two_slots() {
    let desk = Desk::with_change();
    desk.bring_to_release("1");
    let missing = ["approvals of `1.0.0`: `review`: missing, `review`: missing"];
    desk.expect("omar", &RELEASE, 3, &missing);
    desk.does("rita", &["request", "approve", "1"]);
    desk.expect("rita", &["request", "approve", "1"], 0, &["nothing to do"]);
    desk.expect("omar", &RELEASE, 3, &["`review`: `rita`, `review`: missing"]);
    desk.expect("omar", &["request", "approve", "1"], 4, &["`review`"]);
    desk.does("rolf", &["request", "approve", "1"]);
    desk.does("omar", &RELEASE);
    assert_eq!(desk.step("1"), "confirm");
    desk.expect("rita", &["request", "approve", "1"], 4, &["step `confirm` asks for no approval"]);
}

#[test]
fn a_changed_subject_makes_them_stale() {
    let desk = Desk::with_change();
    desk.bring_to_release("1");
    desk.approve("1");
    // Any field is part of what was approved.
    desk.expect("quinn", &["request", "set", "1", "--field", "text=more"], 4, &["`ops`"]);
    desk.does("dora", &["request", "set", "1", "--field", "text=more"]);
    let stale = ["`review`: missing, `review`: missing", "given for something else since changed: `rita`, `rolf`"];
    desk.expect("omar", &RELEASE, 3, &stale);
    let shown = desk.does("dora", &["request", "show", "1"]);
    assert!(shown.stdout.contains("stale approval by rita: the subject has changed"), "{shown}");
    // The old value again is the old subject again.
    desk.does("rita", &["request", "approve", "1"]);
    desk.expect("omar", &RELEASE, 3, &["`review`: `rita`, `review`: missing"]);
    desk.does("rolf", &["request", "approve", "1"]);
    // Another version is another subject, and was never tried.
    desk.does("dora", &["request", "set", "1", "--field", "release=1.0.1"]);
    desk.approve("1");
    desk.expect("omar", &RELEASE, 3, &["`1.0.1` was never deployed to `test`; the last there is `1.0.0`"]);
    let other = ["promote", "live", "--request", "1", "--release", "1.0.0", "--yes"];
    desk.expect("omar", &other, 3, &["the request is about `1.0.1` (field `release`), not `1.0.0`"]);
    desk.does("dora", &["request", "set", "1", "--field", "release=1.0.0"]);
    desk.expect("omar", &RELEASE, 3, &["given for something else since changed: `rita`, `rolf`"]);
    desk.approve("1");
    desk.does("omar", &RELEASE);
    assert!(desk.audit().is_empty());
}

#[test]
fn approvals_end_with_the_stay_at_the_step() {
    let desk = Desk::with_change();
    desk.bring_to_release("1");
    desk.approve("1");
    desk.does("omar", &RELEASE);
    desk.does("quinn", &["request", "finish", "1", "--outcome", "again"]);
    assert_eq!(desk.step("1"), "release");
    desk.expect("omar", &RELEASE, 3, &["`review`: missing, `review`: missing"]);
    // What ran there before does not finish the step either.
    desk.approve("1");
    desk.expect("omar", &["request", "finish", "1"], 3, &["nothing was deployed to `live` at this step yet"]);
    desk.does("omar", &RELEASE);
    desk.does("quinn", &["request", "finish", "1"]);
    assert_eq!(desk.show("1")["state"], "done");
}

#[test]
fn a_rejection_holds_until_they_or_their_lead_lift_it() {
    let desk = Desk::with_change();
    desk.bring_to_release("1");
    desk.approve("1");
    desk.expect("omar", &["request", "reject", "1", "--reason", "no"], 4, &["`review`"]);
    desk.expect("rolf", &["request", "reject", "1"], 2, &["--reason"]);
    desk.does("rolf", &["request", "reject", "1", "--reason", "the docs are wrong"]);
    let rejected = ["`review`: missing", "rejected by `rolf`: the docs are wrong"];
    desk.expect("omar", &RELEASE, 3, &rejected);
    assert!(desk.show("1")["waiting_for"].as_array().unwrap().contains(&"rolf".into()));
    // More approvals do not outvote it.
    desk.does("lone", &["request", "approve", "1"]);
    desk.expect("omar", &RELEASE, 3, &["rejected by `rolf`"]);
    for other in ["lone", "dora", "olga", "stew"] {
        desk.expect(other, &["request", "lift", "1", "--person", "rolf"], 4, &["only they or their lead may"]);
    }
    desk.does("rita", &["request", "lift", "1", "--person", "rolf"]);
    desk.does("omar", &RELEASE);
    assert!(desk.audit().is_empty());

    // The latest stance of a person wins: their own approval takes their rejection back.
    desk.open("dora", "1.0.1");
    desk.bring_to_release("2");
    let release = ["promote", "live", "--request", "2", "--yes"];
    desk.does("rita", &["request", "reject", "2", "--reason", "not yet"]);
    desk.does("rolf", &["request", "approve", "2"]);
    desk.expect("rolf", &["request", "lift", "2", "--person", "rita"], 4, &["only they or their lead may"]);
    desk.expect("rolf", &["request", "lift", "2"], 2, &["`rolf` has not rejected"]);
    desk.expect("omar", &release, 3, &["rejected by `rita`: not yet"]);
    desk.does("rita", &["request", "approve", "2"]);
    desk.does("omar", &release);
}
