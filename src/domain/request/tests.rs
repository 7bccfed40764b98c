//! What the rules of a request come to, by tables and by chance.

mod approving;
mod handing;
mod promoting;
mod stepping;
mod tampering;
