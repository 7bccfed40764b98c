//! What the rules of a request come to, by tables and by chance.

mod approving;
mod chance;
mod clocking;
mod glassing;
mod handing;
mod promoting;
mod repairing;
mod stepping;
mod tampering;
