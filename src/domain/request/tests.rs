//! What the rules of a request come to, by tables and by chance.

mod approving;
mod promoting;
mod tampering;
