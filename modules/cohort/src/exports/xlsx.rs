//! Workbooks. Words are written as words, so that nothing in them is ever taken for a formula or a link.

use centum_base::Timestamp;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, Worksheet};

use super::credit::notice;
use super::links::Links;
use super::plain::plain;
use super::table::{Cell, Table};
use super::tables;
use crate::announcement::Content;

/// Rows that a sheet holds besides its headings.
pub const MAX_SHEET_ROWS: usize = 1_048_575;
/// Columns that a sheet holds.
pub const MAX_SHEET_COLUMNS: usize = 16_384;
/// UTF-16 units that a cell holds; longer words are cut and end in “…”.
pub const MAX_CELL_UNITS: usize = 32_767;
/// Characters that the name of a sheet holds.
const MAX_NAME_UNITS: usize = 31;
/// How wide a column becomes on its own, in pixels.
const MAX_COLUMN_PIXELS: u32 = 360;

/// A table that no workbook can hold.
#[derive(Debug, thiserror::Error)]
pub enum XlsxError {
    /// Too long or too wide.
    #[error(
        "sheet “{sheet}” would have {rows} rows and {columns} columns; a workbook holds {MAX_SHEET_ROWS} and \
         {MAX_SHEET_COLUMNS}: narrow the selection, or take the CSV file"
    )]
    TooLarge {
        /// The sheet's title.
        sheet: String,
        /// Its rows.
        rows: usize,
        /// Its columns.
        columns: usize,
    },
    /// The workbook could not be written.
    #[error("the workbook could not be written")]
    Unwritten(#[from] rust_xlsxwriter::XlsxError),
}

/// An announcement as a workbook with the sheets Rows, Cities, Figures and About.
pub fn xlsx(content: &Content, links: &Links) -> Result<Vec<u8>, XlsxError> {
    let sheets = [
        ("Rows", tables::rows(content, links)),
        ("Cities", tables::cities(content, links)),
        ("Figures", tables::figures(content)),
        ("About", tables::about(content, links)),
    ];
    let properties = DocProperties::new()
        .set_title(content.texts_in("en").1.title.as_str())
        .set_company(content.edition.publisher.as_str())
        .set_comment(notice(content));
    workbook(&sheets, properties, content.as_of)
}

/// Any table as a workbook of one sheet: exactly the cells that are given, as of that instant.
pub fn table_xlsx(title: &str, table: &Table, as_of: Timestamp) -> Result<Vec<u8>, XlsxError> {
    workbook(&[(title, table.clone())], DocProperties::new().set_title(title), as_of)
}

/// Several tables as the sheets of a workbook, each with its name; as of that instant.
pub fn tables_xlsx(title: &str, sheets: &[(&str, Table)], as_of: Timestamp) -> Result<Vec<u8>, XlsxError> {
    workbook(sheets, DocProperties::new().set_title(title), as_of)
}

fn workbook(
    sheets: &[(&str, Table)],
    properties: DocProperties,
    as_of: Timestamp,
) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    // The instant of the content, not of the writing: the same content gives the same bytes.
    let made = ExcelDateTime::from_timestamp(as_of.as_second())?;
    workbook.set_properties(&properties.set_creation_datetime(&made));
    for (title, table) in sheets {
        let worksheet = workbook.add_worksheet();
        worksheet.set_name(sheet_name(title))?;
        fill(worksheet, title, table)?;
    }
    Ok(workbook.save_to_buffer()?)
}

fn fill(worksheet: &mut Worksheet, title: &str, table: &Table) -> Result<(), XlsxError> {
    let columns = table.rows.iter().map(Vec::len).chain([table.columns.len()]).max().unwrap_or(0);
    let rows = table.rows.len();
    let size = u32::try_from(rows).ok().zip(u16::try_from(columns).ok());
    let Some((last_row, width)) = size.filter(|_| rows <= MAX_SHEET_ROWS && columns <= MAX_SHEET_COLUMNS)
    else {
        return Err(XlsxError::TooLarge { sheet: title.to_owned(), rows, columns });
    };
    let bold = Format::new().set_bold();
    for (column, name) in (0..).zip(&table.columns) {
        worksheet.write_string_with_format(0, column, cut(name), &bold)?;
    }
    for (line, row) in (1..).zip(&table.rows) {
        for (column, cell) in (0..).zip(row) {
            write_cell(worksheet, (line, column), cell)?;
        }
    }
    if let Some(last_column) = width.checked_sub(1) {
        worksheet.set_freeze_panes(1, 0)?;
        worksheet.autofilter(0, 0, last_row, last_column)?;
        worksheet.set_autofit_max_width(MAX_COLUMN_PIXELS).autofit();
    }
    Ok(())
}

/// One cell: words as words, numbers as numbers, nothing as nothing.
pub(super) fn write_cell(
    worksheet: &mut Worksheet,
    (line, column): (u32, u16),
    cell: &Cell,
) -> Result<(), XlsxError> {
    match cell {
        Cell::Text(words) if !words.is_empty() => {
            worksheet.write_string(line, column, cut(words))?;
        }
        Cell::Whole(number) => write_whole(worksheet, line, column, *number)?,
        Cell::Decimal(number) if number.is_finite() => {
            worksheet.write_number(line, column, *number)?;
        }
        Cell::Truth(truth) => {
            worksheet.write_boolean(line, column, *truth)?;
        }
        Cell::Empty | Cell::Text(_) | Cell::Decimal(_) => {}
    }
    Ok(())
}

/// A whole number as a number; as words where a workbook's number would lose digits.
fn write_whole(sheet: &mut Worksheet, line: u32, column: u16, number: i64) -> Result<(), XlsxError> {
    const EXACT: u64 = 1 << 53;
    if number.unsigned_abs() <= EXACT {
        #[expect(clippy::cast_precision_loss, reason = "no digit is lost up to 2⁵³")]
        sheet.write_number(line, column, number as f64)?;
    } else {
        sheet.write_string(line, column, number.to_string())?;
    }
    Ok(())
}

/// The words as far as a cell holds them, with line ends and control characters as its XML takes them.
pub(super) fn cut(words: &str) -> String {
    shortened(&plain(words), MAX_CELL_UNITS)
}

/// The words, or their beginning and “…” where they have more than `most` UTF-16 units.
fn shortened(words: &str, most: usize) -> String {
    if words.len() <= most || words.encode_utf16().count() <= most {
        return words.to_owned();
    }
    let mut units = 1;
    let kept = words.chars().take_while(|c| {
        units += c.len_utf16();
        units <= most
    });
    kept.chain(['…']).collect()
}

/// A title as the name of a sheet: without the signs that formulas use, and never empty.
pub(super) fn sheet_name(title: &str) -> String {
    let usable = |c: char| if c.is_control() || "[]:*?/\\'".contains(c) { ' ' } else { c };
    let name: String = title.chars().map(usable).collect();
    let name = shortened(name.trim(), MAX_NAME_UNITS);
    match name.to_ascii_lowercase().as_str() {
        "" => "Sheet".into(),
        // Spreadsheets keep this one for themselves.
        "history" => format!("{name}."),
        _ => name,
    }
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use calamine::{Data, Reader, Xlsx};
    use proptest::prelude::*;

    use super::super::anything::words;
    use super::*;

    fn read(file: Vec<u8>) -> (String, Vec<Vec<Data>>) {
        let mut workbook: Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(file)).unwrap();
        let name = workbook.sheet_names()[0].clone();
        let range = workbook.worksheet_range(&name).unwrap();
        (name, range.rows().map(<[Data]>::to_vec).collect())
    }

    fn one_column(cells: Vec<Cell>) -> Table {
        Table { columns: vec!["heading".into()], rows: cells.into_iter().map(|cell| vec![cell]).collect() }
    }

    fn made(title: &str, table: &Table) -> Vec<u8> {
        table_xlsx(title, table, Timestamp::UNIX_EPOCH).unwrap()
    }

    #[test]
    fn words_stay_words_and_numbers_numbers() {
        let table = one_column(vec![
            "=1+1".into(),
            "https://example.eu".into(),
            42_u64.into(),
            i64::MAX.into(),
            (-8.47).into(),
            f64::NAN.into(),
            true.into(),
        ]);
        let (name, rows) = read(made("Register", &table));
        assert_eq!(name, "Register");
        let cells: Vec<Data> = rows.into_iter().map(|row| row[0].clone()).collect();
        assert_eq!(
            cells,
            [
                Data::String("heading".into()),
                Data::String("=1+1".into()),
                Data::String("https://example.eu".into()),
                Data::Float(42.0),
                Data::String(i64::MAX.to_string()),
                Data::Float(-8.47),
                Data::Empty,
                Data::Bool(true),
            ]
        );
    }

    #[test]
    fn the_same_table_gives_the_same_bytes() {
        let table = one_column(vec!["Iași".into()]);
        assert_eq!(made("a", &table), made("a", &table));
        let later = Timestamp::from_second(1).unwrap();
        assert_ne!(made("a", &table), table_xlsx("a", &table, later).unwrap());
    }

    #[test]
    fn a_title_becomes_a_name_that_sheets_accept() {
        assert_eq!(sheet_name("[a]/b"), "a  b");
        assert_eq!(sheet_name("history"), "history.");
        assert_eq!(sheet_name("'''"), "Sheet");
        assert_eq!(sheet_name(&"🏙".repeat(40)).encode_utf16().count(), 31);
        made("'x'", &one_column(Vec::new()));
    }

    #[test]
    fn words_longer_than_a_cell_are_cut_and_say_so() {
        let (_, rows) = read(made("a", &one_column(vec!["ț".repeat(MAX_CELL_UNITS + 1).into()])));
        let Data::String(words) = &rows[1][0] else { panic!("words expected") };
        assert_eq!(words.chars().count(), MAX_CELL_UNITS);
        assert!(words.ends_with('…'));
    }

    #[test]
    fn a_table_that_is_too_wide_is_refused_with_its_size() {
        let table = Table { columns: vec![String::new(); MAX_SHEET_COLUMNS + 1], rows: Vec::new() };
        let error = table_xlsx("wide", &table, Timestamp::UNIX_EPOCH).unwrap_err();
        assert!(error.to_string().starts_with("sheet “wide” would have 0 rows and 16385 columns"));
    }

    #[test]
    fn a_table_without_anything_is_an_empty_sheet() {
        assert_eq!(read(made("a", &Table::default())).1.len(), 0);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn any_words_come_back_as_they_may_be_written(words in words(), name in words()) {
            let words = format!("x{words}_x0041_");
            let (_, rows) = read(made(&name, &one_column(vec![words.as_str().into()])));
            prop_assert_eq!(&rows[1][0], &Data::String(plain(&words).into_owned()));
        }
    }
}
