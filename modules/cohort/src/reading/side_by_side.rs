//! Lists that stand side by side: each column is a list of its own, and prints its countries in its entries or in its
//! header.

use super::blocks::Block;
use super::brackets::split_outside;
use super::countries;
use super::grid::{Grid, GridRow};
use super::headings::is_name_like;
use super::lines::Line;
use super::shape::{self, Shape};

/// Spaces that part two columns.
const GAP: usize = 3;
/// Rows that make columns of lists.
const MIN_ROWS: usize = 2;

/// The lists of a grid one after the other, if its columns are lists.
pub(super) fn lists(grid: &Grid) -> Option<Vec<Block>> {
    let mut rows = grid.rows.iter().filter(|row| row.filled().next().is_some());
    let first = rows.next()?;
    let rest: Vec<&GridRow> = rows.collect();
    if rest.len() < MIN_ROWS || first.filled().nth(1).is_none() {
        return None;
    }
    let is_country = |text: &str| countries::several(text, None).is_some();
    let by_country = first.filled().all(is_country)
        && rest.iter().flat_map(|row| row.filled()).all(|cell| is_name_like(cell) && !is_country(cell));
    let own = |row: &GridRow| row.filled().all(is_entry);
    let several = rest.iter().filter(|row| row.filled().nth(1).is_some()).count();
    let by_entry = several >= MIN_ROWS && rest.iter().all(|row| own(row));
    if !by_country && !by_entry {
        return None;
    }
    let mut blocks = Vec::new();
    for at in 0..grid.width() {
        let cells = std::iter::once(first).chain(rest.iter().copied()).filter_map(|row| {
            let cell = row.cells.get(at)?.trim();
            (!cell.is_empty()).then(|| Line { number: row.line, last: row.last, text: cell.to_owned() })
        });
        blocks.extend(cells.map(Block::Line));
        blocks.push(Block::Line(Line::new(first.line, "")));
    }
    Some(blocks)
}

/// Columns of lists in lines of text, parted by tabs or several spaces, and how many lines they take.
pub(super) fn in_lines(lines: &[Line]) -> Option<(Vec<Block>, usize)> {
    let width = cells(&lines.first()?.text).len();
    if width < 2 {
        return None;
    }
    let row = |line: &Line| GridRow { line: line.number, last: line.last, cells: cells(&line.text) };
    let fits = |row: &GridRow| (1..=width).contains(&row.cells.len());
    // A few rows tell; the others follow as long as they are of their kind, so that no line is looked at twice.
    let few: Vec<GridRow> = lines.iter().take(1 + MIN_ROWS).map(row).filter(fits).collect();
    lists(&Grid { rows: few })?;
    let is_country = |cell: &str| countries::several(cell, None).is_some();
    let of_kind = |row: &GridRow| {
        let is_name = |cell: &str| is_name_like(cell) && !is_country(cell);
        fits(row) && row.filled().next().is_some() && row.filled().all(is_name)
    };
    let mut rows = vec![row(&lines[0])];
    rows.extend(lines[1..].iter().map(row).take_while(of_kind));
    let by_entry = rows[1..].iter().take_while(|row| row.filled().all(is_entry)).count();
    if by_entry >= MIN_ROWS {
        rows.truncate(1 + by_entry);
    }
    let count = rows.len();
    Some((lists(&Grid { rows })?, count))
}

fn cells(text: &str) -> Vec<String> {
    if text.contains('\t') {
        return text.split('\t').map(|cell| cell.trim().to_owned()).collect();
    }
    let mut cells: Vec<String> = Vec::new();
    let mut spaces = GAP;
    for part in split_outside(text.trim_end(), |c| c == ' ') {
        if part.is_empty() {
            spaces += 1;
            continue;
        }
        match cells.last_mut() {
            Some(cell) if spaces + 1 < GAP => {
                cell.push(' ');
                cell.push_str(part);
            }
            _ => cells.push(part.to_owned()),
        }
        spaces = 0;
    }
    cells
}

fn is_entry(cell: &str) -> bool {
    matches!(shape::of(cell, None), Shape::Entries(entries) if entries.len() == 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(text: &str) -> Vec<String> {
        let lines: Vec<Line> = text.split('\n').zip(1..).map(|(text, at)| Line::new(at, text)).collect();
        let blocks = in_lines(&lines).map(|(blocks, _)| blocks).unwrap_or_default();
        let text = |block: Block| match block {
            Block::Line(line) => line.text,
            Block::Table(..) => String::new(),
        };
        blocks.into_iter().map(text).filter(|text| !text.is_empty()).collect()
    }

    #[test]
    fn columns_are_read_one_after_the_other() {
        let text = "Core cities           Mentor cities\nUlm (Germany)         Aarhus (Denmark)\nCork (Ireland)        Espoo (Finland)";
        assert_eq!(
            texts(text),
            [
                "Core cities",
                "Ulm (Germany)",
                "Cork (Ireland)",
                "Mentor cities",
                "Aarhus (Denmark)",
                "Espoo (Finland)"
            ]
        );
    }

    #[test]
    fn countries_may_head_the_columns() {
        assert_eq!(
            texts("Spain\tItaly\nVigo\tPrato\nMurcia\tBari"),
            ["Spain", "Vigo", "Murcia", "Italy", "Prato", "Bari"]
        );
    }

    #[test]
    fn a_table_of_names_and_countries_is_no_such_thing() {
        assert!(texts("Ulm     Germany\nNice    France\nPorto   Portugal").is_empty());
        assert!(texts("Luxembourg\tLuxembourg\nSingapore\tSingapore\nMonaco\tMonaco").is_empty());
    }
}
