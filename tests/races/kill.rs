//! `kill -9` at any moment of a command. Afterwards the log has its event once or not at all, and
//! the next command finishes what follows from it: the picture on the issue.

use std::process::Child;
use std::time::{Duration, Instant};

use serde_json::Value;

use crate::shop::{Shop, assert_whole, events};
use crate::{Dice, rounds};

/// How many rounds one request is played: a log of many hundred events takes its time.
pub(crate) const ONE: usize = 25;

/// Over how many requests the rounds of one kind of command are spread; there are four kinds.
pub(crate) fn requests() -> std::ops::Range<usize> {
    0..rounds(5, 1)
}

/// Kills a command after a random part of the time it takes. How long that is, it learns as it
/// goes: what was measured while other tests ran beside it says little once they have ended.
pub(crate) struct Killer {
    dice: Dice,
    limit: Duration,
    killed: usize,
}

impl Killer {
    /// `usual` is how long the command takes.
    pub(crate) fn new(seed: usize, usual: Duration) -> Self {
        Self { dice: Dice::new(u64::try_from(seed).unwrap()), limit: usual, killed: 0 }
    }

    /// Whether the command was done before it was killed.
    pub(crate) fn kill(&mut self, mut child: Child) -> bool {
        let limit = u64::try_from(self.limit.as_micros()).unwrap().max(1);
        std::thread::sleep(Duration::from_micros(self.dice.below(limit)));
        // The group leader of nobody else: a command it runs ends by itself.
        child.kill().unwrap();
        let done = child.wait_with_output().unwrap().status.code() == Some(0);
        self.killed += usize::from(!done);
        // Too late: sooner the next time. In time: later, so that the last moments are met as well.
        self.limit = if done { self.limit / 2 } else { self.limit * 5 / 4 };
        done
    }

    /// A test whose kills all came too late has tested nothing.
    pub(crate) fn assert_met(&self) {
        assert!(self.killed * 8 > ONE, "only {} of {ONE} were killed in time", self.killed);
    }
}

/// How long a command takes, by the slowest of a few.
pub(crate) fn timed(mut command: impl FnMut()) -> Duration {
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
    for seed in requests() {
        let shop = Shop::with_request("seesaw");
        let mut sides = ["left", "right"];
        let usual = timed(|| {
            shop.done("p1", &["request", "finish", "1", "--step", sides[0], "--outcome", "done"]);
            sides.reverse();
        });
        let mut killer = Killer::new(100 + seed, usual);
        let mut before = events(&shop.request(), "finish").len();
        for round in 0..ONE {
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
        killer.assert_met();
        shop.assert_sound();
    }
}

#[test]
fn a_killed_new_is_whole_or_never_was() {
    for seed in requests() {
        let shop = Shop::new();
        let words = ["request", "new", "seesaw", "--title", "Perhaps"];
        let usual = timed(|| drop(shop.done("asker", &words)));
        let mut killer = Killer::new(200 + seed, usual);
        let list = || shop.json("p9", &["request", "list", "--limit", "9999"]);
        let mut before = list().as_array().unwrap().len();
        for round in 0..ONE {
            let done = killer.kill(shop.command("asker", &words).spawn().unwrap());
            let listed = list();
            let names = listed.as_array().unwrap().iter().map(|row| row["request"].as_str().unwrap());
            let after = names.clone().count();
            assert_once(before, after, done, round);
            if after > before {
                let newest = names.max_by_key(|name| number(name)).unwrap();
                let request = shop.json("p9", &["request", "show", newest]);
                assert_whole(&request);
                assert_eq!(events(&request, "open").len(), 1);
            }
            before = after;
        }
        killer.assert_met();
        shop.assert_sound();
    }
}

fn number(name: &str) -> u64 {
    name.rsplit_once('#').unwrap().1.parse().unwrap()
}

#[test]
fn a_killed_approval_is_whole_or_never_was() {
    let words = ["request", "approve", "1"];
    for seed in requests() {
        let shop = Shop::with_request("ballot");
        let mut voters = ["p1", "p3", "p4", "p5"].iter();
        let usual = timed(|| drop(shop.done(voters.next().unwrap(), &words)));
        let tick = || drop(shop.done("p1", &["request", "check", "1", "counted"]));
        tick();
        shop.done("p9", &["request", "finish", "1"]);
        let mut killer = Killer::new(300 + seed, usual);
        for round in 0..ONE {
            let before = events(&shop.request(), "approve").len();
            let done = killer.kill(shop.command("p2", &words).spawn().unwrap());
            let after = events(&next(&shop), "approve").len();
            assert_once(before, after, done, round);
            // Saying it again gives what is missing, and no more.
            shop.done("p2", &words);
            let request = next(&shop);
            assert_eq!(events(&request, "approve").len(), before + 1);
            if request["step"] == "odd" {
                shop.done("p3", &words);
                tick();
            }
            shop.done("p9", &["request", "finish", "1", "--outcome", "done"]);
        }
        killer.assert_met();
        shop.assert_sound();
    }
}

#[test]
fn a_killed_promotion_is_claimed_once_and_ended_once() {
    let words = ["promote", "stage", "--request", "1", "--release", "1.0", "--", "true"];
    for seed in requests() {
        let shop = Shop::with_request("ferry");
        let back = || drop(shop.done("p9", &["request", "finish", "1", "--step", "load", "--outcome", "done"]));
        let usual = timed(|| {
            shop.done("p1", &words);
            back();
        });
        // Half of it was the way back.
        let mut killer = Killer::new(400 + seed, usual / 2);
        for round in 0..ONE {
            one_promotion(&shop, &mut killer, &words, round);
            back();
        }
        killer.assert_met();
        shop.assert_sound();
    }
}

/// Promotes with a kill, and without one where that left the release undeployed.
fn one_promotion(shop: &Shop, killer: &mut Killer, words: &[&str], round: usize) {
    let before = shop.request();
    let done = killer.kill(shop.command("p2", words).spawn().unwrap());
    let mut request = next(shop);
    let since = |request: &Value, kind| events(request, kind).len() - events(&before, kind).len();
    let (claimed, ended) = (since(&request, "deploy"), since(&request, "deployed"));
    assert!(claimed <= 1 && ended <= claimed, "round {round}: claimed {claimed} times, ended {ended} times");
    assert!(ended == 1 || !done, "round {round}: it was done, but not recorded");
    if claimed > ended {
        // Nobody knows what became of the command: a person says so, and tries again.
        let audit = shop.json("p9", &["audit"]);
        assert_eq!(audit.as_array().unwrap().len(), 1, "{audit:#}");
        assert_eq!(audit[0]["ident"], "unfinished-deployment", "{audit:#}");
        assert_ne!(shop.run("p3", words).status.code(), Some(0), "round {round}: two at once");
        shop.done("p3", &["promote", "stage", "--request", "1", "--abandon"]);
        request = next(shop);
        assert_eq!(since(&request, "deployed"), 1);
    }
    if request["step"] == "ship" {
        shop.done("p2", words);
    }
}
