//! Ctrl-C, at one place. Usually it ends the process with 130 and the cursor visible; while a
//! [`Guard`] lives it is only noted, so that a command can record what became of its work.

use std::io::{IsTerminal, Write};
use std::sync::Once;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use super::exit::Exit;

static INSTALL: Once = Once::new();
static GUARDS: AtomicUsize = AtomicUsize::new(0);
static NOTED: AtomicBool = AtomicBool::new(false);

/// Shows the cursor again, which a prompt hides, also where no colours are wanted.
pub(crate) fn show_cursor() {
    let mut terminal = std::io::stderr();
    if terminal.is_terminal() {
        // There is nothing left to do for a terminal that went away.
        let _ = terminal.write_all(b"\x1b[?25h\n");
    }
}

/// While it lives, Ctrl-C (and a request to terminate) is noted instead of ending the process.
#[derive(Debug)]
pub(crate) struct Guard(());

impl Guard {
    /// Whether somebody asked to stop since the first guard.
    pub(crate) fn was_interrupted(&self) -> bool {
        NOTED.load(Ordering::SeqCst)
    }
}

impl Drop for Guard {
    fn drop(&mut self) {
        GUARDS.fetch_sub(1, Ordering::SeqCst);
    }
}

/// Notes interrupts from now on, until the guard is dropped.
pub(crate) fn guard() -> Guard {
    install();
    GUARDS.fetch_add(1, Ordering::SeqCst);
    Guard(())
}

/// Sees to it that an interrupt during a prompt leaves a usable terminal behind.
pub(crate) fn install() {
    INSTALL.call_once(|| {
        // Where no handler can be set the default action stays: the process ends.
        let _ = ctrlc::set_handler(on_interrupt);
    });
}

fn on_interrupt() {
    if GUARDS.load(Ordering::SeqCst) > 0 {
        NOTED.store(true, Ordering::SeqCst);
        return;
    }
    show_cursor();
    leave();
}

#[expect(clippy::exit, clippy::disallowed_methods, reason = "a handler has no caller to return an exit code to")]
fn leave() -> ! {
    std::process::exit(i32::from(Exit::Interrupted.code()))
}
