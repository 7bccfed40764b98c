//! Use cases: one request value and ports in, one outcome out. They print nothing and read neither
//! the clock nor the environment.

pub(crate) mod graph;
