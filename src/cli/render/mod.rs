//! How answers look: text made safe, times in words, tables, colours by meaning. It prints nothing.

pub(crate) mod calendar;
pub(crate) mod clock;
pub(crate) mod deployment;
pub(crate) mod finding;
pub(crate) mod glass;
pub(crate) mod ics;
pub(crate) mod listing;
pub(crate) mod request;
pub(crate) mod strip;
pub(crate) mod table;
pub(crate) mod text;
pub(crate) mod time;
pub(crate) mod tone;
pub(crate) mod window;
pub(crate) mod workflow;
