//! Tables that fit the width, laid out by comfy-table. Cells are made safe here, whatever is put in.
//! Where the columns cannot stand side by side, each row becomes a block of `HEAD: value` lines.
//!
//! comfy-table measures characters and knows no colour here, so a coloured word carries two marks of
//! width zero through the layout (selectors that [`clean`] lets nobody else use), which become
//! terminal styles afterwards.

use comfy_table::presets::NOTHING;
use comfy_table::{CellAlignment, ColumnConstraint, ContentArrangement, Width};
use unicode_width::UnicodeWidthStr;

use super::text::clean;
use super::tone::{Palette, Tone};

/// The first of the marks; the one behind it belongs to the first tone of [`Tone::ALL`].
const END: char = '\u{e0100}';

/// A column is not squeezed below this many characters.
const NARROWEST: u16 = 10;

/// A name to type again is not broken, up to this many characters.
const LONGEST_NAME: u16 = 40;

/// One cell: text, and what it means.
#[derive(Debug, Clone)]
pub(crate) struct Cell {
    text: String,
    tone: Option<Tone>,
}

impl Cell {
    /// A cell in the plain colour.
    pub(crate) fn new(text: impl AsRef<str>) -> Self {
        Self { text: clean(text.as_ref()).into_owned(), tone: None }
    }

    /// A cell in the colour of its meaning.
    pub(crate) fn toned(tone: Tone, text: impl AsRef<str>) -> Self {
        Self { tone: Some(tone), ..Self::new(text) }
    }
}

impl<T: AsRef<str>> From<T> for Cell {
    fn from(text: T) -> Self {
        Self::new(text)
    }
}

/// Rows under heads.
#[derive(Debug)]
pub(crate) struct Table {
    heads: Vec<&'static str>,
    right: Vec<usize>,
    rows: Vec<Vec<Cell>>,
}

impl Table {
    /// An empty table with these heads, in capitals.
    pub(crate) fn new<const N: usize>(heads: [&'static str; N]) -> Self {
        Self { heads: heads.to_vec(), right: Vec::new(), rows: Vec::new() }
    }

    /// Sets a column, from 0, against the right edge: for numbers.
    pub(crate) fn right(mut self, column: usize) -> Self {
        self.right.push(column);
        self
    }

    /// Adds a row.
    pub(crate) fn row<const N: usize>(&mut self, cells: [Cell; N]) {
        self.rows.push(cells.into());
    }

    /// Whether there is no row.
    pub(crate) fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The table as lines, each ending in a line break, none wider than `width` unless a single
    /// word is.
    pub(crate) fn render(&self, width: usize, palette: Palette) -> String {
        let lines = self.side_by_side(width);
        if lines.iter().any(|line| line.as_str().width() > width) {
            return self.blocks(width, palette);
        }
        lines.iter().map(|line| paint_marks(line.trim_end(), palette) + "\n").collect()
    }

    fn side_by_side(&self, width: usize) -> Vec<String> {
        let mut table = comfy_table::Table::new();
        table
            .load_style(NOTHING)
            .set_content_arrangement(ContentArrangement::Dynamic)
            .set_width(u16::try_from(width).unwrap_or(u16::MAX));
        table.set_header(self.heads.iter().map(|head| marked(Some(Tone::Head), head)));
        for row in &self.rows {
            table.add_row(row.iter().map(|cell| marked(cell.tone, &cell.text)));
        }
        for (index, content) in table.column_max_content_widths().into_iter().enumerate() {
            let Some(column) = table.column_mut(index) else { continue };
            column.set_padding((0, 2));
            let named = self.rows.iter().any(|row| row.get(index).is_some_and(|cell| cell.tone == Some(Tone::Accent)));
            let narrowest = if named { LONGEST_NAME } else { NARROWEST };
            column.set_constraint(ColumnConstraint::LowerBoundary(Width::Fixed(content.min(narrowest) + 2)));
            if self.right.contains(&index) {
                column.set_cell_alignment(CellAlignment::Right);
            }
        }
        table.lines().map(|line| line.trim_end().to_owned()).collect()
    }

    fn blocks(&self, width: usize, palette: Palette) -> String {
        let widest = self.heads.iter().map(|head| head.width()).max().unwrap_or_default();
        let room = width.saturating_sub(widest + 2).max(usize::from(NARROWEST));
        let block = |row: &Vec<Cell>| -> String {
            let line = |(head, cell): (&&str, &Cell)| {
                let paint = |line: &str| cell.tone.map_or_else(|| line.to_owned(), |tone| palette.paint(tone, line));
                let gap = " ".repeat(widest - head.width() + 1);
                let lines: Vec<_> = wrap(&cell.text, room).iter().map(|line| paint(line)).collect();
                let text = lines.join(&format!("\n{}", " ".repeat(widest + 2)));
                format!("{}{gap}{text}\n", palette.paint(Tone::Head, &format!("{head}:")))
            };
            self.heads.iter().zip(row).filter(|(_, cell)| !cell.text.is_empty()).map(line).collect()
        };
        self.rows.iter().map(block).collect::<Vec<_>>().join("\n")
    }
}

/// The words of a text on lines of at most `room` columns; a longer word has a line of its own.
fn wrap(text: &str, room: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(line) if line.width() + 1 + word.width() <= room => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

/// The text with marks around each of its words.
fn marked(tone: Option<Tone>, text: &str) -> String {
    let place = tone.and_then(|tone| Tone::ALL.iter().position(|each| *each == tone));
    let Some(start) = place.and_then(mark) else { return text.to_owned() };
    let words = text.split(' ').map(|word| if word.is_empty() { String::new() } else { format!("{start}{word}{END}") });
    words.collect::<Vec<_>>().join(" ")
}

/// The mark of the tone at `place` of [`Tone::ALL`].
fn mark(place: usize) -> Option<char> {
    char::from_u32(u32::from(END) + 1 + u32::try_from(place).ok()?)
}

/// Turns marks into styles. A word that was cut by a line's end keeps its colour up to there.
fn paint_marks(line: &str, palette: Palette) -> String {
    let mut painted = String::with_capacity(line.len());
    let mut open: Option<(Tone, String)> = None;
    for c in line.chars() {
        let starts = Tone::ALL.iter().enumerate().find(|(place, _)| mark(*place) == Some(c));
        if let Some((_, tone)) = starts {
            open = Some((*tone, String::new()));
        } else if c == END {
            if let Some((tone, word)) = open.take() {
                painted.push_str(&palette.paint(tone, &word));
            }
        } else if let Some((_, word)) = &mut open {
            word.push(c);
        } else {
            painted.push(c);
        }
    }
    if let Some((tone, word)) = open {
        painted.push_str(&palette.paint(tone, &word));
    }
    painted
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample() -> Table {
        let mut table = Table::new(["REQUEST", "TITLE", "EVENTS"]).right(2);
        table.row([
            Cell::toned(Tone::Accent, "desk#1"),
            "A cache for\u{1b}[2J the portal of the whole house".into(),
            "12".into(),
        ]);
        table.row([Cell::toned(Tone::Accent, "desk#12"), "日本語の題名".into(), "3".into()]);
        table
    }

    #[test]
    fn a_table_fits_the_width() {
        insta::assert_snapshot!(sample().render(80, Palette::plain()), @r"
        REQUEST  TITLE                                      EVENTS
        desk#1   A cache for the portal of the whole house      12
        desk#12  日本語の題名                                    3
        ");
        insta::assert_snapshot!(sample().render(40, Palette::plain()), @r"
        REQUEST  TITLE                  EVENTS
        desk#1   A cache for the            12
                 portal of the whole
                 house
        desk#12  日本語の題名                3
        ");
        insta::assert_snapshot!(sample().render(20, Palette::plain()), @r"
        REQUEST: desk#1
        TITLE:   A cache for
                 the portal
                 of the
                 whole house
        EVENTS:  12

        REQUEST: desk#12
        TITLE:   日本語の題名
        EVENTS:  3
        ");
    }

    #[test]
    fn colours_do_not_move_the_columns() {
        let coloured = sample().render(40, Palette::new(true));
        let plain = anstream::adapter::strip_str(&coloured).to_string();
        assert_eq!(plain, sample().render(40, Palette::plain()));
        assert!(coloured.contains("\u{1b}[36mdesk#12\u{1b}[0m"), "{coloured:?}");
        assert!(!coloured.contains(END) && !coloured.contains("[2J"));
    }
}
