//! What several processes at once, a process killed at any moment, and a lost cache do to a store:
//! nothing. The program is run as people run it; nothing here looks into its code.
//!
//! By default a part of the rounds is played, so that the whole suite stays short.
//! `OPSCTL_ROUNDS=full`, which `.ci/run` sets, plays all: 200 rushes and 500 kills.
//! `OPSCTL_SEED=NUMBER` replays the moments of a failed run as well as moments can be replayed.
#![expect(clippy::unwrap_used, reason = "what goes wrong here is a failed test")]

mod cache;
mod glass;
mod kill;
mod rush;
mod shop;

/// How many rounds to play, when all are wanted and by default.
pub(crate) fn rounds(full: usize, brief: usize) -> usize {
    if setting("OPSCTL_ROUNDS").as_deref() == Some("full") { full } else { brief }
}

/// A variable of the one who runs the tests.
#[expect(clippy::disallowed_methods, reason = "a switch of the test run, not of the program")]
pub(crate) fn setting(name: &str) -> Option<String> {
    std::env::var(name).ok()
}

/// Numbers that look random and come again with the same seed (xorshift64*).
#[derive(Debug)]
pub(crate) struct Dice(u64);

impl Dice {
    /// `OPSCTL_SEED`, else the seed of the test.
    pub(crate) fn new(seed: u64) -> Self {
        let given = setting("OPSCTL_SEED").and_then(|text| text.parse().ok());
        Self(given.unwrap_or(seed).max(1))
    }

    /// A number from 0 to `limit`, not `limit` itself.
    pub(crate) fn below(&mut self, limit: u64) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        (self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 11) % limit.max(1)
    }
}
