//! A request: one run of a workflow, kept as an issue whose comments are its log. State is always
//! replayed from that log, never trusted from anywhere else.

pub(crate) mod approval;
mod canonical;
mod comment;
mod digest;
pub(crate) mod event;
pub(crate) mod guard;
pub(crate) mod marker;
pub(crate) mod projection;
pub(crate) mod replay;
pub(crate) mod sentence;
pub(crate) mod state;
pub(crate) mod turn;

#[cfg(test)]
pub(crate) mod testing;
#[cfg(test)]
mod tests;

pub(crate) use canonical::canonical;
pub(crate) use comment::{Comment, Issue, Standing};
pub(crate) use digest::{Digest, sha256};
