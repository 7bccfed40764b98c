//! `kill -9` while a glass is broken and used: afterwards every glass that was used has its one review,
//! opened by whoever comes next, and belonging to who broke it.

use serde_json::Value;

use crate::kill::{Killer, ONE, requests, timed};
use crate::shop::{Shop, events};

#[test]
fn a_killed_broken_glass_is_reviewed_once() {
    for seed in requests() {
        let shop = Shop::with_request("storm");
        shop.done("asker", &["request", "new", "seesaw", "--title", "The incident"]);
        let back = || drop(shop.done("p9", &["request", "finish", "1", "--step", "moor", "--outcome", "done"]));
        let mut rounds = 0..;
        let mut round = || {
            let round = rounds.next().unwrap();
            let words = ["promote", "pier", "--request", "1", "--release", "1.0", "--break-glass"];
            let rest = [format!("gust {round}"), "--incident".into(), "2".into(), "--".into(), "true".into()];
            words.map(str::to_owned).into_iter().chain(rest).collect::<Vec<_>>()
        };
        let usual = timed(|| {
            run(&shop, "p1", &round());
            back();
        });
        let mut killer = Killer::new(500 + seed, usual);
        for _ in 0..ONE {
            let words = round();
            let words: Vec<&str> = words.iter().map(String::as_str).collect();
            let done = killer.kill(shop.command("p2", &words).spawn().unwrap());
            let request = shop.request();
            assert!(is_reviewed(&shop, &request) || !done);
            if events(&request, "deploy").len() > events(&request, "deployed").len() {
                shop.done("p3", &["promote", "pier", "--request", "1", "--abandon"]);
            }
            if shop.request()["step"] == "sail" {
                shop.done("p2", &words);
            }
            assert!(is_reviewed(&shop, &shop.request()));
            back();
        }
        killer.assert_met();
        shop.assert_sound();
    }
}

fn run(shop: &Shop, person: &str, words: &[String]) {
    shop.done(person, &words.iter().map(String::as_str).collect::<Vec<_>>());
}

/// Whether every used glass has the one review that is its own, and there is no other; says so of a
/// request that somebody looked at after the kill.
fn is_reviewed(shop: &Shop, request: &Value) -> bool {
    for event in request["log"].as_array().unwrap() {
        assert_eq!(event["verdict"], "accepted", "{event:#}");
    }
    let glasses = request["glasses"].as_array().unwrap();
    let used: Vec<&Value> = glasses.iter().filter(|glass| glass["used"] == true).collect();
    let mut linked: Vec<&str> = used.iter().map(|glass| glass["review"].as_str().unwrap()).collect();
    let listed = shop.json("p9", &["request", "list", "--workflow", "break-glass-review", "--limit", "9999"]);
    let mut listed: Vec<(&str, &Value)> =
        listed.as_array().unwrap().iter().map(|row| (row["request"].as_str().unwrap(), &row["requester"])).collect();
    linked.sort_unstable();
    listed.sort_unstable_by_key(|(name, _)| *name);
    assert_eq!(linked, listed.iter().map(|(name, _)| *name).collect::<Vec<_>>());
    assert!(listed.iter().all(|(_, requester)| ["p1", "p2"].contains(&requester.as_str().unwrap())));
    events(request, "linked").len() == used.len()
}
