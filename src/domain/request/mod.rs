//! A request: one run of a workflow, kept as an issue whose comments are its log. State is always
//! replayed from that log, never trusted from anywhere else.

mod comment;

pub(crate) use comment::{Comment, Issue, Standing};
