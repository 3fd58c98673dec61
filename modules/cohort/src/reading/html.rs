//! The source of a page, as people paste it: a tolerant reader that keeps lines, lists and tables and no more.

mod entities;
mod tokens;

use self::tokens::{Token, tokens};
use super::blocks::Block;
use super::columns;
use super::error::ReadError;
use super::grid::{Grid, GridRow};
use super::limits::{MAX_COLUMNS, MAX_LINES, MAX_PAGE_DEPTH};
use super::lines::{Cleaner, Line, squeeze};

/// Elements that begin a line of their own.
const BLOCKS: &[&str] = &[
    "p",
    "div",
    "li",
    "ul",
    "ol",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "br",
    "hr",
    "section",
    "article",
    "header",
    "footer",
    "nav",
    "main",
    "aside",
    "blockquote",
    "dl",
    "dt",
    "dd",
    "table",
    "caption",
    "form",
    "fieldset",
    "figure",
    "figcaption",
    "details",
    "summary",
    "body",
    "html",
    "title",
    "option",
    "address",
    "pre",
];
/// Elements after which an empty line stands.
const PARAGRAPHS: &[&str] =
    &["p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "table", "section", "article", "nav", "footer"];
/// Elements whose contents nobody sees.
const UNSEEN: &[&str] = &["script", "style", "noscript", "template", "head", "svg", "iframe", "object"];
/// Elements that close in a piece of a page that begins with words.
const MIN_CLOSED: usize = 3;
/// Cells that one cell may stand for.
const MAX_SPAN: usize = 200;

/// Whether `text` is the source of a page, or of a piece of one.
pub(super) fn is_page(text: &str) -> bool {
    let start: String = text.trim_start().chars().take(4_000).collect::<String>().to_ascii_lowercase();
    if !start.starts_with('<') {
        // A piece that begins with words is one where elements close again and again.
        return start.matches("</").count() >= MIN_CLOSED
            && ["<li", "<p", "<td", "<br", "<h"].iter().any(|tag| start.contains(tag));
    }
    [
        "<!doctype html",
        "<html",
        "<table",
        "<ul",
        "<ol",
        "<p",
        "<div",
        "<h1",
        "<h2",
        "<h3",
        "<body",
        "<section",
        "<tr",
        "<li",
        "<main",
        "<article",
    ]
    .iter()
    .any(|tag| start.contains(tag))
}

/// Reads the page into blocks.
pub(super) fn blocks(text: &str, cleaner: &mut Cleaner) -> Result<Vec<Block>, ReadError> {
    let mut reader = Reader::default();
    for token in tokens(text) {
        reader.take(&token, cleaner);
        if reader.blocks.len() > MAX_LINES || reader.rows_in_tables > MAX_LINES {
            return Err(ReadError::TooManyLines { limit: MAX_LINES });
        }
        if reader.too_wide {
            return Err(ReadError::TooManyColumns { limit: MAX_COLUMNS });
        }
    }
    reader.end_line(cleaner);
    reader.end_table();
    Ok(reader.blocks)
}

/// A cell that also stands for cells of the rows beneath.
#[derive(Clone)]
struct Spanning {
    column: usize,
    rows_left: usize,
    text: String,
}

#[derive(Default)]
struct Reader {
    blocks: Vec<Block>,
    /// The words of the line or cell under way, and where it began.
    words: String,
    line: u32,
    bulleted: bool,
    /// The unseen element that is open, with how deep it stands in itself.
    unseen: Option<(String, usize)>,
    table: Option<Table>,
    /// Tables inside the cells of a table: their words belong to that cell.
    inner_tables: usize,
    rows_in_tables: usize,
    too_wide: bool,
}

#[derive(Default)]
struct Table {
    grid: Grid,
    row: Option<GridRow>,
    in_cell: bool,
    span: (usize, usize),
    spanning: Vec<Spanning>,
}

impl Reader {
    fn take(&mut self, token: &Token<'_>, cleaner: &mut Cleaner) {
        if let Some((name, depth)) = &mut self.unseen {
            match token {
                Token::Open { name: opened, closed: false, .. }
                    if opened == name && *depth < MAX_PAGE_DEPTH =>
                {
                    *depth += 1;
                }
                Token::Close { name: closed } if closed == name => *depth -= 1,
                _ => {}
            }
            if *depth == 0 {
                self.unseen = None;
            }
            return;
        }
        match token {
            Token::Text { text, line } => {
                if self.words.trim().is_empty() {
                    self.line = *line;
                }
                self.words.push_str(text);
            }
            Token::Open { name, closed: false, .. } if UNSEEN.contains(&name.as_str()) => {
                self.unseen = Some((name.clone(), 1));
            }
            Token::Open { name, line, attributes, .. } => self.open(name, *line, attributes, cleaner),
            Token::Close { name } => self.close(name, cleaner),
        }
    }

    fn open(&mut self, name: &str, line: u32, attributes: &str, cleaner: &mut Cleaner) {
        if self.table.is_some() {
            match name {
                "table" => self.inner_tables += 1,
                "tr" if self.inner_tables == 0 => {
                    self.end_row(cleaner);
                    if let Some(table) = &mut self.table {
                        table.row = Some(GridRow { line, last: line, cells: Vec::new() });
                    }
                }
                "td" | "th" if self.inner_tables == 0 => {
                    self.end_cell(cleaner);
                    if let Some(table) = &mut self.table {
                        table.row.get_or_insert(GridRow { line, last: line, cells: Vec::new() });
                        table.in_cell = true;
                        table.span =
                            (tokens::span(attributes, "colspan"), tokens::span(attributes, "rowspan"));
                    }
                }
                _ if BLOCKS.contains(&name) => self.words.push(' '),
                _ => {}
            }
            return;
        }
        if BLOCKS.contains(&name) || matches!(name, "tr" | "td" | "th") {
            self.end_line(cleaner);
            self.bulleted = name == "li";
        }
        if matches!(name, "table" | "tr") {
            self.table = Some(Table::default());
        }
        if name == "tr" {
            self.open("tr", line, attributes, cleaner);
        }
    }

    fn close(&mut self, name: &str, cleaner: &mut Cleaner) {
        if self.table.is_some() {
            match name {
                "table" if self.inner_tables > 0 => self.inner_tables -= 1,
                "table" => {
                    self.end_row(cleaner);
                    self.end_table();
                }
                "tr" if self.inner_tables == 0 => self.end_row(cleaner),
                "td" | "th" if self.inner_tables == 0 => self.end_cell(cleaner),
                _ if BLOCKS.contains(&name) => self.words.push(' '),
                _ => {}
            }
            return;
        }
        if BLOCKS.contains(&name) {
            self.end_line(cleaner);
        }
        if PARAGRAPHS.contains(&name) {
            self.blocks.push(Block::Line(Line::new(self.line.max(1), "")));
        }
    }

    /// The words under way, clean.
    fn words(&mut self, cleaner: &mut Cleaner) -> String {
        squeeze(&cleaner.clean(&std::mem::take(&mut self.words), self.line.max(1)))
    }

    fn end_line(&mut self, cleaner: &mut Cleaner) {
        let text = self.words(cleaner);
        let bulleted = std::mem::take(&mut self.bulleted);
        if text.is_empty() {
            self.bulleted = bulleted;
            return;
        }
        let text = if bulleted { format!("• {text}") } else { text };
        self.blocks.push(Block::Line(Line::new(self.line.max(1), text)));
    }

    fn end_cell(&mut self, cleaner: &mut Cleaner) {
        let text = self.words(cleaner);
        let Some(Table { row: Some(row), in_cell, span, spanning, .. }) = &mut self.table else { return };
        if !std::mem::take(in_cell) {
            return;
        }
        fill_spanned(row, spanning);
        let (columns, rows) = *span;
        for _ in 0..columns {
            if rows > 1 {
                spanning.push(Spanning { column: row.cells.len(), rows_left: rows, text: text.clone() });
            }
            row.cells.push(text.clone());
        }
        self.too_wide |= row.cells.len() > MAX_COLUMNS || spanning.len() > MAX_COLUMNS * 4;
    }

    fn end_row(&mut self, cleaner: &mut Cleaner) {
        self.end_cell(cleaner);
        let Some(table) = &mut self.table else { return };
        if let Some(mut row) = table.row.take() {
            fill_spanned(&mut row, &table.spanning);
            for span in &mut table.spanning {
                span.rows_left -= 1;
            }
            table.spanning.retain(|span| span.rows_left > 0);
            self.too_wide |= row.cells.len() > MAX_COLUMNS;
            table.grid.rows.push(row);
            self.rows_in_tables += 1;
        }
    }

    /// A table whose columns are understood stays one; of a table that only lays out the page, each row is a line.
    fn end_table(&mut self) {
        let Some(table) = self.table.take() else { return };
        self.inner_tables = 0;
        match columns::understand(&table.grid, None, true) {
            Ok(columns) => self.blocks.push(Block::Table(table.grid, columns)),
            Err(_) => {
                let lines = table
                    .grid
                    .rows
                    .iter()
                    .map(|row| Line::new(row.line, row.filled().collect::<Vec<_>>().join("\t")));
                self.blocks.extend(lines.map(Block::Line));
            }
        }
    }
}

/// Fills the places that cells of earlier rows reach down to.
fn fill_spanned(row: &mut GridRow, spanning: &[Spanning]) {
    while let Some(span) = spanning.iter().find(|span| span.column == row.cells.len()) {
        row.cells.push(span.text.clone());
    }
}
