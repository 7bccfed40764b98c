//! What the exit code of the process means. The numbers are a contract with scripts: they are added
//! to, never changed. `opsctl help exit-codes` says the same in words.

use std::process::ExitCode;

/// How a command ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Exit {
    /// 0: it is done, or the answer is yes.
    Done,
    /// 1: it failed.
    Failed,
    /// 2: the command line, or the pack, cannot be understood.
    Usage,
    /// 3: the policy says no.
    Refused,
    /// 4: not known, or not allowed to.
    NotAllowed,
    /// 5: it cannot be decided, or the tracker cannot be reached; try again.
    Undecided,
    /// 6: somebody else changed it first.
    Overtaken,
    /// 130: interrupted from the keyboard.
    Interrupted,
}

impl Exit {
    /// The number.
    pub(crate) fn code(self) -> u8 {
        match self {
            Self::Done => 0,
            Self::Failed => 1,
            Self::Usage => 2,
            Self::Refused => 3,
            Self::NotAllowed => 4,
            Self::Undecided => 5,
            Self::Overtaken => 6,
            Self::Interrupted => 130,
        }
    }
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit.code())
    }
}
