//! A table whose cells know whether they are words or numbers.

/// One cell. Words are never read as a formula, numbers stay numbers.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// Nothing.
    Empty,
    /// Words, whatever they look like.
    Text(String),
    /// A whole number.
    Whole(i64),
    /// A number with decimals; one that is not finite is written as nothing.
    Decimal(f64),
    /// Yes or no.
    Truth(bool),
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}
impl From<String> for Cell {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}
impl From<bool> for Cell {
    fn from(truth: bool) -> Self {
        Self::Truth(truth)
    }
}
impl From<f64> for Cell {
    fn from(number: f64) -> Self {
        Self::Decimal(number)
    }
}
impl From<i64> for Cell {
    fn from(number: i64) -> Self {
        Self::Whole(number)
    }
}
impl From<u32> for Cell {
    fn from(number: u32) -> Self {
        Self::Whole(number.into())
    }
}
impl From<usize> for Cell {
    fn from(number: usize) -> Self {
        i64::try_from(number).map_or_else(|_| Self::Text(number.to_string()), Self::Whole)
    }
}
impl From<u64> for Cell {
    fn from(number: u64) -> Self {
        i64::try_from(number).map_or_else(|_| Self::Text(number.to_string()), Self::Whole)
    }
}
impl<T: Into<Cell>> From<Option<T>> for Cell {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Empty, Into::into)
    }
}

/// A table: names of its columns, and its rows in order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table {
    /// The heading of each column.
    pub columns: Vec<String>,
    /// The rows, each with a cell for each column.
    pub rows: Vec<Vec<Cell>>,
}

/// A column by its heading and by what it takes from a record, so that the two cannot part.
pub(super) struct Column<R> {
    pub(super) name: &'static str,
    pub(super) cell: fn(&R) -> Cell,
}

impl Table {
    /// The table that the columns make of the records.
    pub(super) fn of<R>(columns: &[Column<R>], records: impl Iterator<Item = R>) -> Self {
        let row = |record: R| columns.iter().map(|column| (column.cell)(&record)).collect();
        Self {
            columns: columns.iter().map(|column| column.name.to_owned()).collect(),
            rows: records.map(row).collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_that_does_not_fit_is_kept_as_words() {
        assert_eq!(Cell::from(u64::MAX), Cell::Text(u64::MAX.to_string()));
        assert_eq!(Cell::from(3_173_435_u64), Cell::Whole(3_173_435));
        assert_eq!(Cell::from(None::<u64>), Cell::Empty);
    }

    #[test]
    fn headings_and_cells_come_from_the_same_columns() {
        let columns = [
            Column { name: "number", cell: |n: &u32| (*n).into() },
            Column { name: "even", cell: |n| (n % 2 == 0).into() },
        ];
        let table = Table::of(&columns, [1, 2].into_iter());
        assert_eq!(table.columns, ["number", "even"]);
        assert_eq!(table.rows[1], [Cell::Whole(2), Cell::Truth(true)]);
    }
}
