//! Finding records: the index that is made from the log, and asking it.

mod card;
mod codes;
mod document;
mod far;
pub mod fields;
mod marking;
mod names;
mod pages;
mod question;
mod saved;
mod view;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use centum_search::{
    Answer, Explanation, OpenError, Rebuild, Request, SearchError, SearchIndex, Suggestions, WriterOptions,
};
use tokio::task::{JoinError, spawn_blocking};

use crate::views::{Batch, ViewFault};

pub use card::{Card, Named};
pub(crate) use far::FARTHEST;
pub(crate) use pages::{ASSETS, ENGLISH, NAV, routes, samples};
pub use question::{LONGEST_TEXT, MOST_VALUES, Question, QuestionFault, Sort, Way};
pub use saved::{
    DigestError, LONGEST_NAME, MOST_SAVED, SavedError, SavedSearch, Site, Told, remove_search, save_search,
    saved_of,
};
pub(crate) use saved::{KEEPER, STATEMENTS, TABLES};
pub use view::SearchView;
pub(crate) use view::VIEW;

use centum_accounts::Permission::{ManageCatalogue, ReadOwnAccount};
use centum_web::module::Verb;

/// What can be done with searches.
pub(crate) const VERBS: [Verb; 3] = [
    Verb { name: "catalogue.save-search", permission: ReadOwnAccount },
    Verb { name: "catalogue.remove-search", permission: ReadOwnAccount },
    Verb { name: "catalogue.tell-of-new", permission: ManageCatalogue },
];

/// Why a search gave no answer.
#[derive(Debug, thiserror::Error)]
pub enum SearchFault {
    /// The question does not fit, or took too long.
    #[error(transparent)]
    Search(#[from] SearchError),
    /// A fault of ours took the search down.
    #[error("the search broke: {0}")]
    Broken(#[from] JoinError),
}

/// The generation of documents: one more whenever the same record is found by other words, or shown otherwise.
const GENERATION: &str = "3";
/// The file that says which generation the index holds.
const GENERATION_FILE: &str = "generation";

/// The search over all records. Cheap to clone.
#[derive(Clone)]
pub struct Search {
    index: SearchIndex,
    view: Arc<SearchView>,
    folder: Option<PathBuf>,
}

impl Search {
    /// Opens the index in a folder, or begins a new one where there is none that serves: for other fields, damaged, or
    /// ahead of a log that ends at `head`, because the database was put back to an earlier day.
    pub(crate) fn open(folder: &Path, head: i64) -> Result<Self, ViewFault> {
        let schema = fields::schema().map_err(ViewFault::new)?;
        let index = match SearchIndex::open(folder, schema.clone(), false) {
            Ok(index) if i64::try_from(index.position()).is_ok_and(|position| position <= head) => {
                return Ok(Self::over(index, Some(folder)));
            }
            Ok(ahead) => {
                tracing::warn!(
                    position = ahead.position(),
                    head,
                    "the index is ahead of the log and is made again"
                );
                drop(ahead);
                SearchIndex::create(folder, schema).map_err(ViewFault::new)?
            }
            Err(OpenError::Rebuild { reason, .. }) => {
                tracing::info!(?reason, "the index is made from the log");
                SearchIndex::create(folder, schema).map_err(ViewFault::new)?
            }
            Err(error) => return Err(ViewFault::new(error)),
        };
        let search = Self::over(index, Some(folder));
        search.note_generation().map_err(ViewFault::new)?;
        Ok(search)
    }

    /// An index in memory.
    pub(crate) fn in_memory() -> Result<Self, ViewFault> {
        let schema = fields::schema().map_err(ViewFault::new)?;
        Ok(Self::over(SearchIndex::in_memory(schema).map_err(ViewFault::new)?, None))
    }

    fn over(index: SearchIndex, folder: Option<&Path>) -> Self {
        let view = Arc::new(SearchView::new(index.clone()));
        Self { index, view, folder: folder.map(Path::to_owned) }
    }

    /// What follows the log on its behalf.
    pub(crate) fn view(&self) -> Arc<SearchView> {
        Arc::clone(&self.view)
    }

    /// Whether its documents were made by an earlier program, and ought to be made again.
    pub(crate) fn is_outdated(&self) -> bool {
        let Some(folder) = &self.folder else { return false };
        std::fs::read_to_string(folder.with_extension(GENERATION_FILE)).ok().as_deref() != Some(GENERATION)
    }

    fn note_generation(&self) -> std::io::Result<()> {
        let Some(folder) = &self.folder else { return Ok(()) };
        std::fs::write(folder.with_extension(GENERATION_FILE), GENERATION)
    }

    /// Begins a new index while this one goes on serving.
    pub(crate) fn begin_again(&self) -> Result<Rebuild, ViewFault> {
        self.index.rebuild(WriterOptions::default()).map_err(ViewFault::new)
    }

    /// Puts a stretch of the log into a new index.
    pub(crate) fn put_into(new: &mut Rebuild, batch: &Batch) -> Result<(), ViewFault> {
        view::put_into(new, batch).map_err(ViewFault::new)
    }

    /// Lets a new index serve that knows the log up to a position.
    pub(crate) fn swap(&self, new: Rebuild, position: i64) -> Result<(), ViewFault> {
        self.view.swap(new, position).map_err(ViewFault::new)?;
        self.note_generation().map_err(ViewFault::new)
    }

    /// How far of the log it can be searched.
    pub fn position(&self) -> i64 {
        i64::try_from(self.index.position()).unwrap_or(i64::MAX)
    }

    /// Records that can be found.
    pub fn records(&self) -> u64 {
        self.index.documents()
    }

    /// Answers a request.
    pub async fn run(&self, request: Request) -> Result<Answer, SearchFault> {
        // What is known already is not worth another thread.
        if let Some(answer) = self.index.answered(&request) {
            return Ok(answer);
        }
        let index = self.index.clone();
        Ok(spawn_blocking(move || index.search(&request)).await??)
    }

    /// What can follow on a text, and what it may have meant.
    pub async fn suggest(
        &self,
        text: &str,
        limit: usize,
        request: Request,
    ) -> Result<Suggestions, SearchFault> {
        let (index, text) = (self.index.clone(), text.to_owned());
        Ok(spawn_blocking(move || index.suggest(&text, limit, &request)).await??)
    }

    /// Why a record has its rank in the answer to a request; none where it is not in it.
    pub async fn explain(&self, request: Request, key: &str) -> Result<Option<Explanation>, SearchFault> {
        let (index, key) = (self.index.clone(), key.to_owned());
        Ok(spawn_blocking(move || index.explain(&request, &key)).await??)
    }
}

impl std::fmt::Debug for Search {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Search").field("index", &self.index).finish_non_exhaustive()
    }
}
