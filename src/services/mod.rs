//! Use cases: one request value and ports in, one outcome out. They print nothing and read neither
//! the clock nor the environment.

pub(crate) mod agenda;
pub(crate) mod audit;
pub(crate) mod breach;
pub(crate) mod case;
pub(crate) mod clocks;
pub(crate) mod explain;
pub(crate) mod failure;
pub(crate) mod family;
pub(crate) mod glass;
pub(crate) mod graph;
pub(crate) mod list;
pub(crate) mod open;
pub(crate) mod promote;
pub(crate) mod record;
pub(crate) mod recover;
pub(crate) mod repair;
pub(crate) mod review;
pub(crate) mod step;
pub(crate) mod timeline;
pub(crate) mod window;
pub(crate) mod world;
