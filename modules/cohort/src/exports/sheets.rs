//! Workbooks that no memory has to hold: rows are written as they come, and wait in files of their own for the end.

use std::io::Write;

use centum_base::Timestamp;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook};

use super::table::Cell;
use super::xlsx::{MAX_SHEET_COLUMNS, MAX_SHEET_ROWS, XlsxError, cut, sheet_name, write_cell};

/// A workbook in the making. What was written of it cannot be changed any more.
pub struct Sheets {
    workbook: Workbook,
    sheets: Vec<Sheet>,
}

/// How far a sheet is.
struct Sheet {
    name: String,
    columns: usize,
    rows: usize,
}

impl Sheet {
    fn too_large(&self) -> XlsxError {
        XlsxError::TooLarge { sheet: self.name.clone(), rows: self.rows, columns: self.columns }
    }
}

impl Sheets {
    /// A workbook without a sheet, as of an instant.
    pub fn new(title: &str, as_of: Timestamp) -> Result<Self, XlsxError> {
        let mut workbook = Workbook::new();
        let made = ExcelDateTime::from_timestamp(as_of.as_second())?;
        workbook.set_properties(&DocProperties::new().set_title(title).set_creation_datetime(&made));
        Ok(Self { workbook, sheets: Vec::new() })
    }

    /// A further sheet with its headings. Names differ in their first 31 characters.
    pub fn add(&mut self, name: &str, columns: &[String]) -> Result<(), XlsxError> {
        let sheet = Sheet { name: name.to_owned(), columns: columns.len(), rows: 0 };
        if columns.len() > MAX_SHEET_COLUMNS {
            return Err(sheet.too_large());
        }
        let worksheet = self.workbook.add_worksheet_with_constant_memory()?;
        worksheet.set_name(sheet_name(name))?.set_freeze_panes(1, 0)?;
        let bold = Format::new().set_bold();
        for (column, heading) in (0..).zip(columns) {
            worksheet.write_string_with_format(0, column, cut(heading), &bold)?;
        }
        self.sheets.push(sheet);
        Ok(())
    }

    /// Further rows of the sheet that was added as the one of that place, from 0.
    pub fn append(&mut self, place: usize, rows: &[Vec<Cell>]) -> Result<(), XlsxError> {
        let worksheet = self.workbook.worksheet_from_index(place)?;
        let Some(sheet) = self.sheets.get_mut(place) else { return Ok(()) };
        for row in rows {
            sheet.rows += 1;
            sheet.columns = sheet.columns.max(row.len());
            let line = u32::try_from(sheet.rows).map_err(|_| sheet.too_large())?;
            if sheet.rows > MAX_SHEET_ROWS || sheet.columns > MAX_SHEET_COLUMNS {
                return Err(sheet.too_large());
            }
            for (column, cell) in (0..).zip(row) {
                write_cell(worksheet, (line, column), cell)?;
            }
        }
        Ok(())
    }

    /// Writes the workbook.
    pub fn finish(mut self, to: impl Write + Send) -> Result<(), XlsxError> {
        for (place, sheet) in self.sheets.iter().enumerate() {
            let last = u32::try_from(sheet.rows).ok().zip(u16::try_from(sheet.columns).ok());
            if let Some((last_row, last_column)) =
                last.and_then(|(row, width)| Some((row, width.checked_sub(1)?)))
            {
                self.workbook.worksheet_from_index(place)?.autofilter(0, 0, last_row, last_column)?;
            }
        }
        Ok(self.workbook.save_to_writer(to)?)
    }
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use calamine::{Data, Reader, Xlsx};

    use super::*;

    #[test]
    fn rows_that_come_in_turns_stand_in_their_sheets() {
        let mut sheets = Sheets::new("whole", Timestamp::UNIX_EPOCH).unwrap();
        sheets.add("First: all", &["name".into(), "count".into()]).unwrap();
        sheets.add("Second", &["name".into()]).unwrap();
        for batch in 0..3_u32 {
            sheets.append(0, &[vec!["=1+1".into(), batch.into()], vec![Cell::Empty, true.into()]]).unwrap();
            sheets.append(1, &[vec!["x".into()]]).unwrap();
        }
        let mut bytes = Vec::new();
        sheets.finish(&mut bytes).unwrap();
        let mut workbook: Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(bytes)).unwrap();
        assert_eq!(workbook.sheet_names(), ["First  all", "Second"]);
        let first = workbook.worksheet_range("First  all").unwrap();
        assert_eq!(first.height(), 7);
        assert_eq!(first.get_value((5, 0)), Some(&Data::String("=1+1".into())));
        assert_eq!(first.get_value((5, 1)), Some(&Data::Float(2.0)));
        assert_eq!(workbook.worksheet_range("Second").unwrap().height(), 4);
    }

    #[test]
    fn a_sheet_that_is_too_wide_is_refused_with_its_size() {
        let mut sheets = Sheets::new("wide", Timestamp::UNIX_EPOCH).unwrap();
        let error = sheets.add("wide", &vec![String::new(); MAX_SHEET_COLUMNS + 1]).unwrap_err();
        assert!(error.to_string().contains("0 rows and 16385 columns"), "{error}");
    }
}
