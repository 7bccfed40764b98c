//! The line that says how far a long replay has come. For terminals only, and gone when it is done;
//! what a program reads never has it.

use std::io::Write;

/// Takes the number of replayed requests, and 0 when all are.
pub(crate) type Progress = Box<dyn Fn(u64)>;

/// Draws on stderr when somebody watches it.
pub(crate) fn progress(is_watched: bool) -> Progress {
    if !is_watched {
        return Box::new(|_| ());
    }
    Box::new(|done| {
        let text = if done == 0 { String::new() } else { format!("replaying the logs: {done} requests") };
        let mut stderr = std::io::stderr().lock();
        // Nobody is told that there is nobody to tell.
        let _ = write!(stderr, "\r{text}\u{1b}[K");
        let _ = stderr.flush();
    })
}
