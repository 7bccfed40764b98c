//! A workflow as a picture: Mermaid state and sequence diagrams, and Graphviz. Text in, text out: it
//! draws what the pack declares, never a request, and starts no program.

mod dot;
mod label;
#[cfg(test)]
mod sample;
mod sequence;
mod state;

pub(crate) use dot::dot;
pub(crate) use sequence::sequence;
pub(crate) use state::state;
