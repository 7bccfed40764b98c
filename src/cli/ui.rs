//! What reaches people and programs: the answer on stdout, everything else on stderr. Text comes in
//! safe (`render::text`). In JSON mode stdout carries one document, also when the command fails. A
//! reader that went away is no error: what follows is dropped.

use std::io::{ErrorKind, Write};

use anstream::{AutoStream, ColorChoice};
use serde::Serialize;

use super::context::Surroundings;
use super::exit::Exit;
use super::failure::Failure;
use super::render::table::Table;
use super::render::text::clean;
use super::render::tone::{Palette, Tone};

/// The width of answers that go into a file or another program.
const WIDTH_WITHOUT_TERMINAL: usize = 100;

/// The way out to the user.
pub(crate) struct Ui {
    out: Box<dyn Write>,
    err: Box<dyn Write>,
    /// Colours on stdout.
    palette: Palette,
    /// Colours on stderr.
    talk_palette: Palette,
    links: bool,
    width: usize,
    json: bool,
    terminals: bool,
    no_input: bool,
    lost: Option<std::io::Error>,
}

impl std::fmt::Debug for Ui {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Ui").field("width", &self.width).field("json", &self.json).finish_non_exhaustive()
    }
}

impl Ui {
    /// Standard output and standard error of this process.
    pub(crate) fn of_process(surroundings: &Surroundings) -> Self {
        let out_colour = surroundings.wants_colour(surroundings.stdout_is_terminal);
        let err_colour = surroundings.wants_colour(surroundings.stderr_is_terminal);
        let choice = |colour| if colour { ColorChoice::Always } else { ColorChoice::Never };
        let links = out_colour
            && surroundings.stdout_is_terminal
            && supports_hyperlinks::on(supports_hyperlinks::Stream::Stdout);
        Self {
            out: Box::new(AutoStream::new(std::io::stdout(), choice(out_colour))),
            err: Box::new(AutoStream::new(std::io::stderr(), choice(err_colour))),
            palette: Palette::new(out_colour),
            talk_palette: Palette::new(err_colour),
            links,
            width: width(surroundings),
            json: false,
            terminals: surroundings.stdin_is_terminal && surroundings.stderr_is_terminal,
            no_input: false,
            lost: None,
        }
    }

    /// Takes over `--json` and `--no-input`.
    pub(crate) fn configure(&mut self, json: bool, no_input: bool) {
        self.json = json;
        self.no_input = no_input;
    }

    /// Whether the answer is to be one JSON document. A command then calls [`Ui::json`] exactly once
    /// and prints nothing else on stdout.
    pub(crate) fn is_json(&self) -> bool {
        self.json
    }

    /// Whether there is a person to ask.
    pub(crate) fn is_interactive(&self) -> bool {
        self.terminals && !self.no_input && !self.json
    }

    /// How many columns an answer may use.
    pub(crate) fn width(&self) -> usize {
        self.width
    }

    /// The colours of answers.
    pub(crate) fn palette(&self) -> Palette {
        self.palette
    }

    /// The colours of stderr.
    pub(crate) fn talk_palette(&self) -> Palette {
        self.talk_palette
    }

    /// A word of an answer in the colour of its meaning.
    pub(crate) fn paint(&self, tone: Tone, text: &str) -> String {
        self.palette.paint(tone, text)
    }

    /// A word of an answer that leads to an address, where the terminal can do that.
    pub(crate) fn link(&self, text: &str, address: &str) -> String {
        if !self.links {
            return text.to_owned();
        }
        let address = clean(address);
        format!("\u{1b}]8;;{address}\u{1b}\\{text}\u{1b}]8;;\u{1b}\\")
    }

    /// A line of the answer.
    pub(crate) fn line(&mut self, text: impl AsRef<str>) {
        self.answer(&format!("{}\n", text.as_ref()));
    }

    /// A finished piece of the answer, with its own line breaks.
    pub(crate) fn answer(&mut self, text: &str) {
        if self.lost.is_some() {
            return;
        }
        if let Err(error) = self.out.write_all(text.as_bytes()) {
            self.lost = Some(error);
        }
    }

    /// A table of the answer.
    pub(crate) fn table(&mut self, table: &Table) {
        self.answer(&table.render(self.width, self.palette));
    }

    /// The answer as one JSON document.
    pub(crate) fn json<T: Serialize + ?Sized>(&mut self, document: &T) -> Result<(), Failure> {
        let text = serde_json::to_string_pretty(document)
            .map_err(|error| Failure::failed("no-json", "cannot write the answer as JSON").caused_by(&error))?;
        self.answer(&(text + "\n"));
        Ok(())
    }

    /// A line for the person, beside the answer: what happens, what to do next.
    pub(crate) fn say(&mut self, text: impl AsRef<str>) {
        self.talk(&format!("{}\n", text.as_ref()));
    }

    /// A warning: the command goes on.
    pub(crate) fn warn(&mut self, text: impl AsRef<str>) {
        let head = self.talk_palette.paint(Tone::Warn, "warning:");
        self.talk(&format!("{head} {}\n", text.as_ref()));
    }

    /// A finished piece of talk. Nobody to listen is no reason to stop.
    pub(crate) fn talk(&mut self, text: &str) {
        let _ = self.err.write_all(text.as_bytes());
    }

    /// Reports a failure where its reader is: on stdout as the document in JSON mode, else on stderr.
    pub(crate) fn fail(&mut self, failure: &Failure) -> Exit {
        if self.json {
            let document = serde_json::to_string_pretty(&failure.to_json()).unwrap_or_default();
            self.answer(&(document + "\n"));
        } else if failure.exit == Exit::Interrupted {
            super::interrupt::show_cursor();
        } else {
            let text = failure.render(self.talk_palette);
            self.talk(&text);
        }
        failure.exit
    }

    /// Ends the output. An answer that could not be written makes a success a failure, unless its
    /// reader simply had enough.
    pub(crate) fn finish(mut self, exit: Exit) -> Exit {
        if let Err(error) = self.out.flush() {
            self.lost.get_or_insert(error);
        }
        let _ = self.err.flush();
        match self.lost.take() {
            Some(error) if exit == Exit::Done && error.kind() != ErrorKind::BrokenPipe => {
                self.json = false;
                self.fail(&Failure::failed("output-lost", "cannot write the answer").caused_by(&error))
            }
            _ => exit,
        }
    }
}

/// The columns of the terminal: COLUMNS, else measured, else 100.
pub(crate) fn width(surroundings: &Surroundings) -> usize {
    let told = surroundings.variable("COLUMNS").and_then(|columns| columns.parse().ok()).filter(|columns| *columns > 0);
    let measured = || {
        let size = surroundings.stdout_is_terminal.then(terminal_size::terminal_size).flatten();
        size.map(|(terminal_size::Width(columns), _)| usize::from(columns)).filter(|columns| *columns > 0)
    };
    told.or_else(measured).unwrap_or(WIDTH_WITHOUT_TERMINAL)
}
