//! A table before anyone knows what its columns mean.

/// One row of a table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct GridRow {
    /// The line where it begins.
    pub(super) line: u32,
    /// The line where it ends.
    pub(super) last: u32,
    pub(super) cells: Vec<String>,
}

impl GridRow {
    /// The row as one line of text, its cells parted by tabs.
    pub(super) fn printed(&self) -> String {
        self.cells.join("\t").trim_end().to_owned()
    }

    /// Its filled cells.
    pub(super) fn filled(&self) -> impl Iterator<Item = &str> {
        self.cells.iter().map(|cell| cell.trim()).filter(|cell| !cell.is_empty())
    }
}

/// A table: rows of cells.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Grid {
    pub(super) rows: Vec<GridRow>,
}

impl Grid {
    /// The grid of lines with their cells.
    #[cfg(test)]
    pub(super) fn of(rows: impl IntoIterator<Item = (u32, Vec<String>)>) -> Self {
        Self { rows: rows.into_iter().map(|(line, cells)| GridRow { line, last: line, cells }).collect() }
    }

    /// The number of cells of the longest row.
    pub(super) fn width(&self) -> usize {
        self.rows.iter().map(|row| row.cells.len()).max().unwrap_or(0)
    }
}
