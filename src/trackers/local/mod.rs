//! The embedded SQLite tracker.
