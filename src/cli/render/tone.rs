//! Colours by meaning: code says that a word is good or bad, this file alone says which colour that is.

use anstyle::{AnsiColor, Style};

/// What a word means to the reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Tone {
    /// Done, met, accepted.
    Good,
    /// Waiting, stale, superseded: somebody should look.
    Warn,
    /// Refused, failed, void.
    Bad,
    /// Less important than the rest.
    Muted,
    /// A name to type again: a request, a step, a command.
    Accent,
    /// The head of a column or a section.
    Head,
}

impl Tone {
    /// All of them, so that tables can number them.
    pub(crate) const ALL: [Self; 6] = [Self::Good, Self::Warn, Self::Bad, Self::Muted, Self::Accent, Self::Head];

    /// The terminal style of the meaning.
    pub(crate) fn style(self) -> Style {
        let colour = |colour: AnsiColor| Style::new().fg_color(Some(colour.into()));
        match self {
            Self::Good => colour(AnsiColor::Green),
            Self::Warn => colour(AnsiColor::Yellow),
            Self::Bad => colour(AnsiColor::Red).bold(),
            Self::Muted => Style::new().dimmed(),
            Self::Accent => colour(AnsiColor::Cyan),
            Self::Head => Style::new().bold(),
        }
    }
}

/// Whether colours are shown where the text goes.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Palette {
    colour: bool,
}

impl Palette {
    /// Colours, or none.
    pub(crate) fn new(colour: bool) -> Self {
        Self { colour }
    }

    /// No colours.
    #[cfg(test)]
    pub(crate) fn plain() -> Self {
        Self::new(false)
    }

    /// Whether there are colours.
    pub(crate) fn is_coloured(self) -> bool {
        self.colour
    }

    /// The text in the colour of its meaning. The text is safe already.
    pub(crate) fn paint(self, tone: Tone, text: &str) -> String {
        if self.colour && !text.is_empty() {
            let style = tone.style();
            format!("{style}{text}{style:#}")
        } else {
            text.to_owned()
        }
    }
}
