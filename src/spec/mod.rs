//! YAML text to domain values, with places for every mistake. The only layer that knows serde for
//! configuration; it reads no file.
