//! Several processes at once. One that moves the request wins, the others learn it by exit 6; those
//! that do not move it all count.

use std::process::{Child, Output};

use crate::rounds;
use crate::shop::{Shop, assert_whole, events, said};

/// How many finish the same step at once: more than there are people, so that some are the same.
const CROWD: usize = 16;

/// Over how many requests the rounds are spread.
const SHOPS: usize = 8;

fn at_once(children: Vec<Child>) -> Vec<Output> {
    children.into_iter().map(|child| child.wait_with_output().unwrap()).collect()
}

/// The step the request does not stand at, of the two.
fn other<'a>(step: &str, pair: [&'a str; 2]) -> &'a str {
    if step == pair[0] { pair[1] } else { pair[0] }
}

#[test]
fn of_sixteen_who_finish_one_step_one_does() {
    let all = rounds(200, 40);
    for _ in 0..SHOPS {
        let shop = Shop::with_request("seesaw");
        let mut step = "left";
        for round in 1..=all / SHOPS {
            let words = ["request", "finish", "1", "--step", step];
            let rush = (0..CROWD).map(|place| {
                let person = format!("p{}", (place * 7 + round) % 10);
                shop.command(&person, &words).spawn().unwrap()
            });
            let ends = at_once(rush.collect());
            let count = |code| ends.iter().filter(|end| end.status.code() == Some(code)).count();
            let words: Vec<String> = ends.iter().map(said).collect();
            assert_eq!((count(0), count(6)), (1, CROWD - 1), "round {round}: {words:#?}");

            step = other(step, ["left", "right"]);
            let request = shop.request();
            assert_eq!(request["step"], step);
            assert_eq!(events(&request, "finish").len(), round);
            assert_whole(&request);
        }
        shop.assert_sound();
    }
}

#[test]
fn approvals_of_two_at_once_both_count() {
    let shop = Shop::with_request("ballot");
    for round in 1..=rounds(30, 6) {
        let at_odd = vec![
            shop.command("p1", &["request", "approve", "1"]).spawn().unwrap(),
            shop.command("p2", &["request", "approve", "1"]).spawn().unwrap(),
            shop.command("p3", &["request", "check", "1", "counted"]).spawn().unwrap(),
        ];
        for end in at_once(at_odd) {
            assert_eq!(end.status.code(), Some(0), "round {round}: {}", said(&end));
        }
        shop.done("p4", &["request", "finish", "1", "--step", "odd"]);
        let at_even = vec![
            shop.command("p5", &["request", "approve", "1"]).spawn().unwrap(),
            shop.command("p6", &["request", "note", "1", "At the same time"]).spawn().unwrap(),
        ];
        for end in at_once(at_even) {
            assert_eq!(end.status.code(), Some(0), "round {round}: {}", said(&end));
        }
        shop.done("p7", &["request", "finish", "1", "--step", "even", "--outcome", "done"]);
        let request = shop.request();
        assert_eq!(events(&request, "approve").len(), 3 * round);
        assert_whole(&request);
    }
    shop.assert_sound();
}

#[test]
fn one_who_finishes_while_another_remarks_is_not_disturbed() {
    let shop = Shop::with_request("seesaw");
    let mut step = "left";
    for round in 1..=rounds(40, 8) {
        let both = vec![
            shop.command("p1", &["request", "note", "1", "Before or after"]).spawn().unwrap(),
            shop.command("p2", &["request", "finish", "1", "--step", step, "--outcome", "done"]).spawn().unwrap(),
            shop.command("p3", &["request", "assign", "1", "p4"]).spawn().unwrap(),
        ];
        for end in at_once(both) {
            assert_eq!(end.status.code(), Some(0), "round {round}: {}", said(&end));
        }
        step = other(step, ["left", "right"]);
        let request = shop.request();
        assert_eq!(request["step"], step);
        assert_eq!(events(&request, "note").len(), round);
        assert_whole(&request);
    }
    shop.assert_sound();
}

#[test]
fn stores_made_at_once_are_one() {
    for _ in 0..rounds(10, 2) {
        let shop = Shop::new();
        let rush = (0..CROWD).map(|place| {
            let title = format!("Number {place}");
            shop.command("asker", &["request", "new", "seesaw", "--title", &title]).spawn().unwrap()
        });
        for end in at_once(rush.collect()) {
            assert_eq!(end.status.code(), Some(0), "{}", said(&end));
        }
        let list = shop.json("p0", &["request", "list"]);
        let mut titles: Vec<_> = list.as_array().unwrap().iter().map(|row| row["title"].to_string()).collect();
        titles.sort_unstable();
        titles.dedup();
        assert_eq!(titles.len(), CROWD);
        shop.assert_sound();
    }
}
