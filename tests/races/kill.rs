//! `kill -9` at any moment of a command. Afterwards the log has its event once or not at all, and
//! the next command finishes what follows from it: the picture on the issue.

use std::process::Child;
use std::time::{Duration, Instant};

use serde_json::Value;

use crate::shop::{Shop, assert_whole, events};
use crate::{Dice, rounds};

/// The rounds of one kind of command; there are four.
fn each() -> usize {
    rounds(125, 25)
}

/// Kills a command after a random part of the time it takes, or a little later.
struct Killer {
    dice: Dice,
    usual: Duration,
    killed: usize,
}

impl Killer {
    /// `usual` is how long the command takes.
    fn new(seed: u64, usual: Duration) -> Self {
        Self { dice: Dice::new(seed), usual, killed: 0 }
    }

    /// Whether the command was done before it was killed.
    fn kill(&mut self, mut child: Child) -> bool {
        let limit = u64::try_from(self.usual.as_micros()).unwrap() * 5 / 4;
        std::thread::sleep(Duration::from_micros(self.dice.below(limit)));
        // The group leader of nobody else: a command it runs ends by itself.
        child.kill().unwrap();
        let done = child.wait_with_output().unwrap().status.code() == Some(0);
        self.killed += usize::from(!done);
        done
    }

    /// A test whose kills all came too late has tested nothing.
    fn assert_met(&self, rounds: usize) {
        assert!(self.killed * 4 > rounds, "only {} of {rounds} were killed in time", self.killed);
    }
}

/// How long a command takes, by the slowest of a few.
fn timed(mut command: impl FnMut()) -> Duration {
    let once = |()| {
        let begun = Instant::now();
        command();
        begun.elapsed()
    };
    [(); 4].map(once).into_iter().max().unwrap()
}

/// What the next command makes of it: a whole request.
fn next(shop: &Shop) -> Value {
    let request = shop.request();
    assert_whole(&request);
    request
}

/// Zero or one more than before; one for sure when the command was done.
fn assert_once(before: usize, after: usize, done: bool, round: usize) {
    let written = after.checked_sub(before).unwrap();
    assert!(written == 1 || (written == 0 && !done), "round {round}: {written} events, done: {done}");
}

#[test]
fn a_killed_finish_is_whole_or_never_was() {
    let shop = Shop::with_request("seesaw");
    let mut sides = ["left", "right"];
    let usual = timed(|| {
        shop.done("p1", &["request", "finish", "1", "--step", sides[0], "--outcome", "done"]);
        sides.reverse();
    });
    let mut killer = Killer::new(11, usual);
    let mut before = events(&shop.request(), "finish").len();
    for round in 0..each() {
        let words = ["request", "finish", "1", "--step", sides[0], "--outcome", "done"];
        let done = killer.kill(shop.command("p2", &words).spawn().unwrap());
        let request = next(&shop);
        let after = events(&request, "finish").len();
        assert_once(before, after, done, round);
        if after > before {
            sides.reverse();
        }
        assert_eq!(request["step"], sides[0]);
        before = after;
    }
    killer.assert_met(each());
    shop.assert_sound();
}

#[test]
fn a_killed_new_is_whole_or_never_was() {
    let shop = Shop::new();
    let words = ["request", "new", "seesaw", "--title", "Perhaps"];
    let usual = timed(|| drop(shop.done("asker", &words)));
    let mut killer = Killer::new(22, usual);
    let list = || shop.json("p9", &["request", "list", "--limit", "9999"]);
    let mut before = list().as_array().unwrap().len();
    for round in 0..each() {
        let done = killer.kill(shop.command("asker", &words).spawn().unwrap());
        let listed = list();
        let rows = listed.as_array().unwrap();
        assert_once(before, rows.len(), done, round);
        if rows.len() > before {
            let name = rows.iter().map(|row| row["request"].as_str().unwrap()).max_by_key(|name| number(name)).unwrap();
            let request = shop.json("p9", &["request", "show", name]);
            assert_whole(&request);
            assert_eq!(events(&request, "open").len(), 1);
        }
        before = rows.len();
    }
    killer.assert_met(each());
    shop.assert_sound();
}

fn number(name: &str) -> u64 {
    name.rsplit_once('#').unwrap().1.parse().unwrap()
}

#[test]
fn a_killed_approval_is_whole_or_never_was() {
    let shop = Shop::with_request("ballot");
    let words = ["request", "approve", "1"];
    shop.done("p1", &["request", "approve", "1"]);
    let mut voters = ["p2", "p3", "p4", "p5"].iter();
    let usual = timed(|| drop(shop.done(voters.next().unwrap(), &words)));
    shop.done("p1", &["request", "check", "1", "counted"]);
    shop.done("p9", &["request", "finish", "1"]);
    let mut killer = Killer::new(33, usual);
    for round in 0..each() {
        let before = events(&shop.request(), "approve").len();
        let done = killer.kill(shop.command("p2", &words).spawn().unwrap());
        let request = next(&shop);
        let after = events(&request, "approve").len();
        assert_once(before, after, done, round);
        // Saying it again gives what is missing, and no more.
        shop.done("p2", &words);
        let request = next(&shop);
        assert_eq!(events(&request, "approve").len(), before + 1);
        if request["step"] == "odd" {
            shop.done("p3", &words);
            shop.done("p1", &["request", "check", "1", "counted"]);
        }
        shop.done("p9", &["request", "finish", "1", "--outcome", "done"]);
    }
    killer.assert_met(each());
    shop.assert_sound();
}

#[test]
fn a_killed_promotion_is_claimed_once_and_ended_once() {
    let shop = Shop::with_request("ferry");
    let words = ["promote", "stage", "--request", "1", "--release", "1.0", "--", "true"];
    let back = || drop(shop.done("p9", &["request", "finish", "1", "--step", "load", "--outcome", "done"]));
    let usual = timed(|| {
        shop.done("p1", &words);
        back();
    });
    let mut killer = Killer::new(44, usual / 2);
    for round in 0..each() {
        let before = shop.request();
        let done = killer.kill(shop.command("p2", &words).spawn().unwrap());
        let mut request = next(&shop);
        let count = |request: &Value, kind| events(request, kind).len();
        assert_once(count(&before, "deploy"), count(&request, "deploy"), done, round);
        assert_once(count(&before, "deployed"), count(&request, "deployed"), done, round);
        let claimed = count(&request, "deploy") - count(&before, "deploy");
        let ended = count(&request, "deployed") - count(&before, "deployed");
        assert!(ended <= claimed, "round {round}: an end without a beginning");
        if claimed > ended {
            // Nobody knows what became of the command: a person says so, and tries again.
            let audit = shop.json("p9", &["audit"]);
            assert_eq!(audit.as_array().unwrap().len(), 1, "{audit:#}");
            assert_eq!(audit[0]["ident"], "unfinished-deployment", "{audit:#}");
            assert_ne!(shop.run("p3", &words).status.code(), Some(0), "round {round}: two at once");
            shop.done("p3", &["promote", "stage", "--request", "1", "--abandon"]);
            request = next(&shop);
            assert_eq!(count(&request, "deployed"), count(&before, "deployed") + 1);
        }
        if request["step"] == "ship" {
            shop.done("p2", &words);
        }
        back();
    }
    killer.assert_met(each());
    shop.assert_sound();
}
