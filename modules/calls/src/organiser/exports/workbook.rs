//! Everything as a workbook: the list, the members, and a sheet for each section of the form. It grows in files, not in
//! memory, and goes on its way when it is whole.

use std::io::{BufWriter, Seek as _, SeekFrom};

use centum_cohort::exports::Sheets;
use centum_web::Locale;
use tokio::io::AsyncReadExt as _;

use super::tables::{
    answer_columns, answer_rows, list_columns, list_row, member_columns, member_rows, questions,
};
use super::{ExportError, Out, Selection};

/// So much of the workbook is handed over at once.
const PIECE: usize = 256 * 1024;
/// Sheets before those of the sections.
const BEFORE: usize = 2;

/// Writes the workbook.
pub async fn workbook(selection: &Selection, locale: &Locale, out: &Out) -> Result<(), ExportError> {
    let call = &selection.call;
    let sections = questions(&mut selection.house.read().await?.conn(), call).await?;
    let mut sheets = Sheets::new(call.terms.title.in_lang(locale.tag()), selection.as_of)?;
    let mut names = vec![locale.text("calls-export-applications"), locale.text("calls-export-members-sheet")];
    sheets.add(&names[0], &list_columns(locale))?;
    sheets.add(&names[1], &member_columns(locale))?;
    for section in &sections {
        let title = section.title.in_lang(locale.tag());
        let name = another(if title.is_empty() { section.key.as_str() } else { title }, &names);
        sheets.add(&name, &answer_columns(locale, section))?;
        names.push(name);
    }
    for batch in selection.batches() {
        let wholes = selection.read(batch).await?;
        let list: Vec<_> = wholes.iter().map(|whole| list_row(call, locale, &whole.line)).collect();
        sheets.append(0, &list)?;
        sheets.append(1, &wholes.iter().flat_map(member_rows).collect::<Vec<_>>())?;
        for (place, section) in (BEFORE..).zip(&sections) {
            let rows = wholes.iter().flat_map(|whole| answer_rows(locale, section, whole));
            sheets.append(place, &rows.collect::<Vec<_>>())?;
        }
    }
    // Packing takes its time: not on the threads that answer others.
    let packed = tokio::task::spawn_blocking(move || -> Result<std::fs::File, ExportError> {
        let mut file = BufWriter::new(tempfile::tempfile()?);
        sheets.finish(&mut file)?;
        let mut file = file.into_inner().map_err(std::io::IntoInnerError::into_error)?;
        file.seek(SeekFrom::Start(0))?;
        Ok(file)
    });
    let mut file = tokio::fs::File::from_std(packed.await.map_err(std::io::Error::other)??);
    loop {
        let mut piece = vec![0; PIECE];
        let count = file.read(&mut piece).await?;
        if count == 0 {
            return Ok(());
        }
        piece.truncate(count);
        out.put(piece).await?;
    }
}

/// A name of a sheet that is not taken: sheets are told apart by the beginning of their names.
fn another(title: &str, taken: &[String]) -> String {
    let is_taken = |name: &str| taken.iter().any(|one| one.to_lowercase() == name.to_lowercase());
    let name: String = title.chars().take(26).collect();
    if is_taken(&name) {
        format!("{} {}", title.chars().take(22).collect::<String>(), taken.len())
    } else {
        name
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sheets_of_one_name_are_told_apart() {
        let taken = ["Plan".to_owned(), "City".to_owned()];
        assert_eq!(another("plan", &taken), "plan 2");
        assert_eq!(another("A plan", &taken), "A plan");
        assert_eq!(another(&"x".repeat(40), &taken).chars().count(), 26);
    }
}
