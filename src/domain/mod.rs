//! What things mean: types and decisions. Pure: no I/O, no clock (`now` is an argument), no HTTP or
//! SQL types, no knowledge of any tracker.

pub(crate) mod calendar;
pub(crate) mod civil;
pub(crate) mod duration;
pub(crate) mod environment;
pub(crate) mod holiday;
pub(crate) mod ident;
pub(crate) mod meeting;
pub(crate) mod oncall;
pub(crate) mod pack;
pub(crate) mod people;
pub(crate) mod request;
pub(crate) mod sla;
pub(crate) mod window;
pub(crate) mod workflow;
