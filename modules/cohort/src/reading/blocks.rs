//! From clean lines to blocks: brackets that run on are joined, and tables in the text are found.

use super::brackets::{open_at_end, split_outside};
use super::columns::{self, Columns};
use super::grid::{Grid, GridRow};
use super::limits::{MAX_COLUMNS, MAX_JOINED_CHARS, MAX_JOINED_LINES};
use super::lines::Line;
use super::side_by_side;

/// A piece of a source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Block {
    /// A line of text, or an empty one.
    Line(Line),
    /// A table whose columns are understood.
    Table(Grid, Columns),
}

impl Block {
    /// The headers of the columns of a table that are not read.
    pub(super) fn ignored_columns(&self) -> impl Iterator<Item = &str> {
        let columns = match self {
            Self::Table(_, columns) => Some(columns),
            Self::Line(_) => None,
        };
        columns.into_iter().flat_map(Columns::ignored)
    }
}

/// Turns lines into blocks.
pub(super) fn of_lines(lines: Vec<Line>) -> Vec<Block> {
    let lines = join(lines.into_iter().map(without_emphasis).collect());
    let mut blocks = Vec::new();
    let mut rest = lines.as_slice();
    while let Some(first) = rest.first() {
        if let Some((lists, count)) = side_by_side::in_lines(rest) {
            blocks.extend(lists);
            rest = &rest[count..];
            continue;
        }
        let marked = rest.iter().take_while(|line| line.text.trim_start().starts_with('|')).count();
        let tabbed = rest.iter().take_while(|line| is_tabbed(line)).count();
        let aligned = aligned(rest);
        let (count, grid) = if marked >= 2 {
            (marked, Grid { rows: rest[..marked].iter().filter_map(marked_row).collect() })
        } else if tabbed >= 2 {
            (tabbed, Grid { rows: rest[..tabbed].iter().map(tabbed_row).collect() })
        } else if aligned.len() >= 2 {
            (aligned.len(), Grid { rows: aligned })
        } else {
            blocks.push(Block::Line(first.clone()));
            rest = &rest[1..];
            continue;
        };
        match columns::understand(&grid, None, true) {
            Ok(columns) if grid.width() <= MAX_COLUMNS => blocks.push(Block::Table(grid, columns)),
            _ => blocks.extend(rest[..count].iter().cloned().map(Block::Line)),
        }
        rest = &rest[count..];
    }
    blocks
}

/// "**Ulm**" is Ulm: the signs with which plain text makes words bold.
fn without_emphasis(line: Line) -> Line {
    let parts: Vec<&str> = line.text.split("**").collect();
    let paired = parts.len() >= 3 && parts.len() % 2 == 1;
    let bold = || parts.iter().skip(1).step_by(2).all(|part| !part.is_empty() && part.trim() == *part);
    if paired && bold() { Line { text: parts.concat(), ..line } } else { line }
}

/// The rows of a table whose columns are parted by several spaces: they begin with a header that is known, and none has
/// more cells than it.
fn aligned(lines: &[Line]) -> Vec<GridRow> {
    let row = |line: &Line| {
        let text = line.text.trim();
        let mut cells: Vec<String> = Vec::new();
        let mut spaces = 0;
        for part in split_outside(text, |c| c == ' ') {
            if part.is_empty() && !cells.is_empty() {
                spaces += 1;
            } else if spaces > 0 || cells.is_empty() {
                cells.push(part.to_owned());
                spaces = 0;
            } else if let Some(cell) = cells.last_mut() {
                cell.push(' ');
                cell.push_str(part);
            }
        }
        GridRow { line: line.number, last: line.last, cells }
    };
    let Some(header) = lines.first().filter(|line| line.text.trim().contains("  ")).map(row) else {
        return Vec::new();
    };
    if columns::repeats_header(&header.cells).is_none() {
        return Vec::new();
    }
    let width = header.cells.len();
    let rows = lines[1..].iter().map(row).take_while(|row| (2..=width).contains(&row.cells.len()));
    std::iter::once(header.clone()).chain(rows).collect()
}

fn is_tabbed(line: &Line) -> bool {
    line.text.split('\t').filter(|cell| !cell.trim().is_empty()).count() >= 2
}

fn tabbed_row(line: &Line) -> GridRow {
    let cells = line.text.split('\t').map(|cell| cell.trim().trim_matches('"').to_owned()).collect();
    GridRow { line: line.number, last: line.last, cells }
}

/// A row of a Markdown table; its rule of hyphens is none.
fn marked_row(line: &Line) -> Option<GridRow> {
    let inner = line.text.trim().trim_start_matches('|').trim_end_matches('|');
    if inner.chars().all(|c| matches!(c, '-' | ':' | '|' | ' ')) {
        return None;
    }
    let cells = inner.split('|').map(|cell| cell.trim().trim_matches('*').to_owned()).collect();
    Some(GridRow { line: line.number, last: line.last, cells })
}

/// Joins a line whose bracket is still open, or that ends with a comma after a bracket or a colon, to what follows. A
/// bracket that never closes joins nothing.
fn join(lines: Vec<Line>) -> Vec<Line> {
    let mut joined: Vec<Line> = Vec::with_capacity(lines.len());
    let mut at = 0;
    while at < lines.len() {
        let (line, count) = joined_from(&lines[at..]);
        joined.push(line);
        at += count;
    }
    joined
}

fn joined_from(lines: &[Line]) -> (Line, usize) {
    let first = &lines[0];
    let mut open = open_at_end(&first.text);
    if open == 0 {
        return (first.clone(), 1);
    }
    let mut text = first.text.clone();
    for (at, next) in lines.iter().enumerate().skip(1).take(MAX_JOINED_LINES) {
        if next.is_blank() || text.len() + next.text.len() > MAX_JOINED_CHARS {
            break;
        }
        text.push(' ');
        text.push_str(next.text.trim());
        open = open_at_end(&text);
        if open == 0 {
            return (Line { number: first.number, last: next.last, text }, at + 1);
        }
    }
    (first.clone(), 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn blocks(text: &str) -> Vec<Block> {
        of_lines(text.split('\n').zip(1..).map(|(text, number)| Line::new(number, text)).collect())
    }

    #[test]
    fn a_bracket_may_run_over_several_lines() {
        let found = blocks("Gava (consortium covering\nGava and\nCastelldefels) Spain\nUlm Germany");
        let joined = "Gava (consortium covering Gava and Castelldefels) Spain";
        let line = Line { number: 1, last: 3, text: joined.into() };
        assert_eq!(found, [Block::Line(line), Block::Line(Line::new(4, "Ulm Germany"))]);
    }

    #[test]
    fn a_bracket_that_never_closes_swallows_nothing() {
        assert_eq!(blocks("Ulm (DCC Germany\nNice France\n\nx)").len(), 4);
    }

    #[test]
    fn columns_may_be_parted_by_several_spaces() {
        let text =
            "No  City        Country     Mark\n1   Ulm         Germany     DCC\n2   Las Rozas   Spain\n\nEnd";
        let [Block::Table(grid, _), ..] = &blocks(text)[..] else { panic!("a table") };
        assert_eq!(grid.rows[2].cells, ["2", "Las Rozas", "Spain"]);
    }

    #[test]
    fn bold_words_are_words() {
        assert_eq!(blocks("* **Ulm** (Germany)**"), [Block::Line(Line::new(1, "* **Ulm** (Germany)**"))]);
        assert_eq!(blocks("* **Ulm** (Germany)"), [Block::Line(Line::new(1, "* Ulm (Germany)"))]);
    }

    #[test]
    fn tables_in_the_text_are_found() {
        for text in
            ["City\tCountry\nUlm\tGermany\nNice\tFrance", "| City | Country |\n|---|:--|\n| Ulm | Germany |"]
        {
            let found = blocks(text);
            assert!(matches!(found[..], [Block::Table(..)]), "{found:?}");
        }
    }
}
