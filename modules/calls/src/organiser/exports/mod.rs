//! Exports of exactly the applications that a filter admits: as a workbook, CSV, JSON, or an archive with the files.
//!
//! Of an application with a submission that counts, its content is what was handed in; of any other, what stands now. A file
//! is written while it is read, some applications at a time, so that memory does not grow with their number.

mod archive;
mod document;
mod flow;
mod said;
mod tables;
mod workbook;

use centum_base::Timestamp;
use centum_ledger::House;
use centum_store::{Conn, StoreError, StoreResult};
use centum_web::Locale;
use centum_web::components::Sorting;

use super::filter::Filter;
use super::listing::{self, Line};
use super::submitted::as_submitted;
use crate::call::Call;
use crate::expression::Dossier;

pub use archive::archive;
pub use document::{Document, SCHEMA, document, json};
pub use flow::{Out, Piece, pieces};
pub use said::said;
pub use tables::csv;
pub use workbook::workbook;

/// The most applications of one file. Their lines are held while it is written, their answers are not.
pub const MAX_LINES: usize = 100_000;
/// So many applications are read at once.
const BATCH: usize = 50;

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
    /// A table does not fit into a workbook.
    #[error(transparent)]
    Workbook(#[from] centum_cohort::exports::XlsxError),
    /// The archive could not be written.
    #[error("the archive could not be written")]
    Archive(#[from] zip::result::ZipError),
    /// The file could not be written.
    #[error("the file could not be written")]
    Written(#[from] std::io::Error),
    /// Something has no JSON form.
    #[error("the file could not be written")]
    Json(#[from] serde_json::Error),
    /// The database did not do its part.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// What a file is made of: the applications that were wanted at one instant. Their content is read while it is written.
pub struct Selection {
    house: House,
    call: Call,
    lines: Vec<Line>,
    as_of: Timestamp,
}

impl Selection {
    /// The applications of a call that a filter admits, in an order.
    pub async fn of(
        house: &House,
        call: &Call,
        filter: &Filter,
        sorting: &Sorting,
    ) -> Result<Self, ExportError> {
        let mut reader = house.read().await?;
        let conn = &mut reader.conn();
        let found = listing::count(conn, call, filter).await?;
        if found > MAX_LINES {
            return Err(ExportError::TooMany { found, most: MAX_LINES });
        }
        let lines = listing::page(conn, call, filter, sorting, (0, MAX_LINES)).await?;
        Ok(Self { house: house.clone(), call: call.clone(), lines, as_of: house.now() })
    }

    /// The applications, some at a time.
    fn batches(&self) -> impl Iterator<Item = &[Line]> {
        self.lines.chunks(BATCH)
    }

    /// Some of them with their content.
    async fn read(&self, lines: &[Line]) -> StoreResult<Vec<Whole>> {
        with_content(&mut self.house.read().await?.conn(), lines.to_vec()).await
    }
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
