//! Exports of exactly the applications that a filter admits: as a workbook, CSV, JSON, or an archive with the files.
//!
//! Of an application with a submission that counts, its content is what was handed in; of any other, what stands now.

mod archive;
mod document;
mod said;
mod tables;

use centum_store::{Conn, StoreError, StoreResult};
use centum_web::Locale;
use centum_web::components::Sorting;

use super::filter::Filter;
use super::listing::{self, Line};
use super::submitted::as_submitted;
use crate::call::Call;
use crate::expression::Dossier;

pub use archive::archive;
pub use document::{Document, SCHEMA, document};
pub use said::said;
pub use tables::{lines_csv, workbook};

/// The most applications of a list without their answers.
pub const MAX_LINES: usize = 50_000;
/// The most applications with their answers in one file.
pub const MAX_WHOLE: usize = 1_000;
/// The most bytes of files in one archive.
pub const MAX_FILES_BYTES: u64 = 256 * 1024 * 1024;

/// Why a file is not made.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// There are more applications than one file takes.
    #[error("{found} applications are more than the {most} that one file takes: narrow the selection")]
    TooMany {
        /// How many are wanted.
        found: usize,
        /// How many one file takes.
        most: usize,
    },
    /// The files are larger than one archive takes.
    #[error(
        "the files are larger than the {MAX_FILES_BYTES} bytes that one archive takes: narrow the selection"
    )]
    TooLarge,
    /// A table does not fit into a workbook.
    #[error(transparent)]
    Workbook(#[from] centum_cohort::exports::XlsxError),
    /// The archive could not be written.
    #[error("the archive could not be written")]
    Archive(#[from] zip::result::ZipError),
    /// The same, while a file was written into it.
    #[error("the archive could not be written")]
    Written(#[from] std::io::Error),
    /// The database did not do its part.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// An application as it is exported.
#[derive(Clone, Debug)]
pub struct Whole {
    /// What the list says of it.
    pub line: Line,
    /// The content: of the submission that counts, else what stands.
    pub dossier: Dossier,
    /// The number of that submission.
    pub submission: Option<u32>,
}

/// Every application that is wanted, without answers.
pub async fn lines(
    conn: &mut Conn<'_>,
    call: &Call,
    filter: &Filter,
    sorting: &Sorting,
) -> Result<Vec<Line>, ExportError> {
    let found = listing::count(conn, call, filter).await?;
    if found > MAX_LINES {
        return Err(ExportError::TooMany { found, most: MAX_LINES });
    }
    Ok(listing::page(conn, call, filter, sorting, (0, MAX_LINES)).await?)
}

/// Every application that is wanted, with its content.
pub async fn wholes(
    conn: &mut Conn<'_>,
    call: &Call,
    filter: &Filter,
    sorting: &Sorting,
) -> Result<Vec<Whole>, ExportError> {
    let found = listing::count(conn, call, filter).await?;
    if found > MAX_WHOLE {
        return Err(ExportError::TooMany { found, most: MAX_WHOLE });
    }
    let lines = listing::page(conn, call, filter, sorting, (0, MAX_WHOLE)).await?;
    Ok(with_content(conn, lines).await?)
}

/// Lines of the list with their content.
pub async fn with_content(conn: &mut Conn<'_>, lines: Vec<Line>) -> StoreResult<Vec<Whole>> {
    let mut wholes = Vec::with_capacity(lines.len());
    for line in lines {
        wholes.extend(whole(conn, line).await?);
    }
    Ok(wholes)
}

async fn whole(conn: &mut Conn<'_>, line: Line) -> StoreResult<Option<Whole>> {
    let Some(dossier) = Dossier::load(conn, line.id).await? else { return Ok(None) };
    let submission = dossier.in_force().map(|one| one.number);
    let then = match submission {
        Some(number) => as_submitted(conn, &dossier, number).await?,
        None => None,
    };
    Ok(Some(Whole { line, dossier: then.unwrap_or(dossier), submission }))
}

/// A category by its label.
fn category(call: &Call, key: &str, locale: &Locale) -> String {
    let found = call.terms.categories.iter().find(|category| category.key == key);
    found.map_or_else(|| key.to_owned(), |category| category.label.in_lang(locale.tag()).to_owned())
}
