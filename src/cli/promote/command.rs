//! Runs the deployment command: its output is shown as it comes and its tail kept, both without
//! secrets. It decides nothing about the request.

use std::collections::VecDeque;
use std::io::{BufRead, BufReader, Read};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::{Duration, Instant};

use super::mask::Mask;

/// How much of the output is kept: the last 64 KiB.
pub(crate) const KEPT: usize = 64 * 1024;

/// A line longer than this is cut into pieces, so that memory stays bounded.
const LONGEST_LINE: u64 = 16 * 1024;

/// How long an interrupted command may take to clean up before it is killed.
const GRACE: Duration = Duration::from_secs(10);

/// How many fiftieths of a second an interrupt may take to be heard of.
const HEARSAY: u32 = 15;

/// How a command ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct CommandEnd {
    /// The exit status; `None` when a signal ended it.
    pub(crate) exit: Option<i32>,
    /// Whether it was interrupted from the keyboard, or by a signal to opsctl.
    pub(crate) interrupted: bool,
    /// The last [`KEPT`] bytes of its output, stdout and stderr as they came, without secrets.
    pub(crate) output: String,
}

/// Runs `argv` in `folder` until it ends. `show` gets every line. `interrupted` is asked whether the
/// user wants out: the command gets the signal too (it shares the terminal), some time to clean up,
/// and is then killed.
pub(crate) fn run(
    argv: &[String],
    mask: &Mask,
    interrupted: &dyn Fn() -> bool,
    show: &mut dyn FnMut(&str),
) -> std::io::Result<CommandEnd> {
    let Some((program, arguments)) = argv.split_first() else {
        return Err(std::io::Error::new(std::io::ErrorKind::InvalidInput, "no command was given"));
    };
    let mut child = Command::new(program)
        .args(arguments)
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()?;
    let lines = readers(&mut child);
    let mut tail = Tail::default();
    let mut asked: Option<Instant> = None;
    let status = loop {
        while let Ok(line) = lines.recv_timeout(Duration::from_millis(50)) {
            take(&line, mask, &mut tail, show);
        }
        if let Some(status) = child.try_wait()? {
            break status;
        }
        if interrupted() {
            let now = Instant::now();
            let since = *asked.get_or_insert_with(|| {
                terminate(&child);
                now
            });
            if now.duration_since(since) > GRACE {
                child.kill()?;
            }
        }
    };
    // A background process may hold the pipes open: what comes within a moment is still taken.
    while let Ok(line) = lines.recv_timeout(Duration::from_millis(200)) {
        take(&line, mask, &mut tail, show);
    }
    Ok(CommandEnd { exit: status.code(), interrupted: was_it(interrupted, status), output: tail.text() })
}

/// Whether it was interrupted. The command got the signal in the same moment, and may have ended
/// before the handler of this process has told of it: an unhappy end waits a little for that.
fn was_it(interrupted: &dyn Fn() -> bool, status: ExitStatus) -> bool {
    if !status.success() {
        for _ in 0..HEARSAY {
            if interrupted() {
                return true;
            }
            std::thread::sleep(Duration::from_millis(20));
        }
    }
    interrupted()
}

fn take(line: &[u8], mask: &Mask, tail: &mut Tail, show: &mut dyn FnMut(&str)) {
    let line = mask.apply(&String::from_utf8_lossy(line));
    show(&line);
    tail.push(&line);
}

/// Passes the wish to stop on to a command that did not get it from the terminal.
fn terminate(child: &Child) {
    if cfg!(unix) {
        // A command that is gone already needs no signal.
        let _ = Command::new("kill").arg("-TERM").arg(child.id().to_string()).stderr(Stdio::null()).status();
    }
}

fn readers(child: &mut Child) -> Receiver<Vec<u8>> {
    let (sender, receiver) = channel();
    if let Some(stdout) = child.stdout.take() {
        read_lines(stdout, sender.clone());
    }
    if let Some(stderr) = child.stderr.take() {
        read_lines(stderr, sender);
    }
    receiver
}

fn read_lines(stream: impl Read + Send + 'static, sender: Sender<Vec<u8>>) {
    std::thread::spawn(move || {
        let mut reader = BufReader::new(stream);
        loop {
            let mut line = Vec::new();
            match reader.by_ref().take(LONGEST_LINE).read_until(b'\n', &mut line) {
                Ok(0) | Err(_) => return,
                Ok(_) => {
                    if line.last() == Some(&b'\n') {
                        line.pop();
                    }
                    if sender.send(line).is_err() {
                        return;
                    }
                }
            }
        }
    });
}

/// The last [`KEPT`] bytes, in whole lines.
#[derive(Debug, Default)]
struct Tail {
    lines: VecDeque<String>,
    size: usize,
}

impl Tail {
    fn push(&mut self, line: &str) {
        self.size += line.len() + 1;
        self.lines.push_back(line.to_owned());
        while self.size > KEPT {
            let Some(oldest) = self.lines.pop_front() else { return };
            self.size -= oldest.len() + 1;
        }
    }

    fn text(&self) -> String {
        self.lines.iter().flat_map(|line| [line.as_str(), "\n"]).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sh(script: &str) -> CommandEnd {
        let argv = ["sh", "-c", script].map(str::to_owned);
        run(&argv, &Mask::default(), &|| false, &mut |_| {}).expect("sh runs")
    }

    #[test]
    fn the_exit_status_and_both_streams_are_kept() {
        let end = sh("echo out; sleep 0.1; echo err >&2; exit 3");
        assert_eq!((end.exit, end.interrupted, end.output.as_str()), (Some(3), false, "out\nerr\n"));
    }

    #[test]
    fn only_the_tail_is_kept() {
        let end = sh(
            "i=0; while [ $i -lt 3000 ]; do echo \"line $i xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\"; i=$((i+1)); done",
        );
        assert!(end.output.len() <= KEPT && end.output.len() > KEPT - 100, "{}", end.output.len());
        assert!(end.output.starts_with("line ") && end.output.trim_end().ends_with('x'));
        assert!(end.output.contains("line 2999 "));
    }

    #[test]
    fn a_line_without_end_is_cut() {
        let end = sh("head -c 200000 /dev/zero | tr '\\0' x");
        assert!(end.output.len() <= KEPT, "{}", end.output.len());
        assert_eq!(end.exit, Some(0));
    }

    #[test]
    fn an_interrupted_command_may_clean_up() {
        let argv = ["sh", "-c", "trap 'echo cleaned; exit 7' TERM; while :; do sleep 0.05; done"].map(str::to_owned);
        let end = run(&argv, &Mask::default(), &|| true, &mut |_| {}).expect("sh runs");
        assert!(end.interrupted);
        assert_eq!((end.exit, end.output.as_str()), (Some(7), "cleaned\n"));
    }

    #[test]
    fn an_interrupt_heard_of_late_is_one() {
        let asked = std::cell::Cell::new(0);
        let late = || {
            asked.set(asked.get() + 1);
            asked.get() > 3
        };
        // A signal that nobody ignores: who starts these tests in the background has SIGINT ignored.
        let argv = ["sh", "-c", "kill -KILL $$"].map(str::to_owned);
        let end = run(&argv, &Mask::default(), &late, &mut |_| {}).expect("sh runs");
        assert_eq!((end.exit, end.interrupted), (None, true));
    }

    #[test]
    fn a_command_that_does_not_exist_is_an_error() {
        let argv = ["opsctl-no-such-command".to_owned()];
        let error = run(&argv, &Mask::default(), &|| false, &mut |_| {}).expect_err("there is none");
        assert_eq!(error.kind(), std::io::ErrorKind::NotFound);
    }
}
