//! The catalogue for programs, by the standards that they know: linked data, SPARQL, OGC API Records, whole dumps.
//!
//! Nothing here writes. Documents are made from the log as it stands; [`Standards`] holds what is kept in memory or
//! beside the database to make them fast, all of which can be thrown away.

mod answer;
mod cache;
mod catalogue;
mod conditional;
mod described;
mod dump;
mod forms;
mod found;
mod fragments;
mod gone;
mod graph;
mod head;
mod hydra;
mod names;
mod ogc;
mod origin;
mod profile;
mod shelf;
mod sitemap;
mod sparql;
mod statements;
mod store;
mod told;
mod uris;
mod written;

use std::path::Path;
use std::sync::Arc;

use centum_accounts::Permission::ReadPublic;
use centum_search::SearchError;
use centum_web::{BaseUrl, Kind, Problem, Route, Sample, Visit};

use crate::search::SearchFault;
use crate::views::Views;

pub use answer::{What, announce, answer};
pub(crate) use cache::Cache;
pub use graph::{GraphView, Standing};
pub use head::linked_data;
pub(crate) use ogc::MANNER;
pub use ogc::is_question;
pub use profile::Profile;
pub(crate) use sparql::{ADDRESSES, Document};
pub(crate) use store::STATEMENTS;
pub use uris::{Uris, distribution_key, distribution_keys};

/// Texts of this room.
pub(crate) const ENGLISH: &str = include_str!("../../locales/en/standards.ftl");

/// What an installation decides about its interfaces.
#[derive(Clone, Debug)]
pub struct Options {
    /// Whether everyone may ask in SPARQL, or only who is signed in.
    pub sparql_for_everyone: bool,
    /// What one query may use.
    pub query: centum_graph::Limits,
    /// Queries that run at once; the next wait a moment, then are sent away.
    pub queries_at_once: usize,
    /// The most statements that are held for SPARQL. Ten million take about a gibibyte.
    pub statements: usize,
    /// Bytes of pieces of documents that are kept in memory.
    pub pieces: usize,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            sparql_for_everyone: false,
            query: centum_graph::Limits::default(),
            queries_at_once: 2,
            statements: 10_000_000,
            pieces: 64 << 20,
        }
    }
}

/// What is held to make documents fast. The program puts it among the parts of the house. Cheap to clone.
#[derive(Clone)]
pub struct Standards(Arc<Parts>);

struct Parts {
    uris: Uris,
    shelf: shelf::Shelf,
    found: found::Found,
    fragments: fragments::Fragments,
    graph: Arc<GraphView>,
    gate: sparql::Gate,
    dump: dump::Dump,
}

impl Standards {
    /// For a site at `base`; what is kept on disk stands in a folder of its own, and is made again when it is gone.
    pub fn new(base: &BaseUrl, folder: &Path, options: Options) -> Self {
        let uris = Uris::new(base);
        Self(Arc::new(Parts {
            graph: Arc::new(GraphView::new(uris.clone(), options.statements)),
            shelf: shelf::Shelf::default(),
            found: found::Found::default(),
            fragments: fragments::Fragments::new(options.pieces),
            dump: dump::Dump::new(folder.join("dump")),
            gate: sparql::Gate::new(options),
            uris,
        }))
    }

    /// The graphs, as a view that follows the log: for [`Views::with_graphs`].
    pub fn graph(&self) -> Arc<GraphView> {
        Arc::clone(&self.0.graph)
    }
}

/// What is held, or that it is not.
fn held(visit: &Visit) -> Result<&Parts, Problem> {
    let held = visit.app.held::<Standards>();
    held.map(|standards| &*standards.0)
        .ok_or_else(|| Problem::saying(Kind::Unavailable, "catalogue-standards-off"))
}

/// The views, or that there are none.
fn views(visit: &Visit) -> Result<&Views, Problem> {
    visit.app.held::<Views>().ok_or_else(|| Problem::saying(Kind::Unavailable, "catalogue-standards-off"))
}

fn search_problem(fault: SearchFault) -> Problem {
    use SearchError::{Clause, Cursor, TooFar};
    match fault {
        SearchFault::Search(Clause(_) | Cursor | TooFar { .. }) => {
            Problem::bad_request("catalogue-standards-search-refused")
        }
        SearchFault::Search(_) => Problem::saying(Kind::Unavailable, "catalogue-standards-search-late"),
        SearchFault::Broken(error) => Problem::fault(error),
    }
}

/// The routes. Datasets, catalogues and publishers have their pages, whose handlers call [`answer`] first.
pub(crate) fn routes() -> Vec<Route> {
    let mut routes = vec![
        Route::get("/data/datasets/{slug}/distributions/{key}", ReadPublic, answer::distribution),
        Route::get("/catalogue", ReadPublic, catalogue::negotiated),
        Route::get("/catalogue.ttl", ReadPublic, catalogue::turtle),
        Route::get("/catalogue.rdf", ReadPublic, catalogue::rdf_xml),
        Route::get("/catalogue.xml", ReadPublic, catalogue::rdf_xml),
        Route::get("/catalogue.jsonld", ReadPublic, catalogue::json_ld),
        Route::get("/catalogue.nt", ReadPublic, catalogue::lines),
        Route::get("/catalogue/dump.nq.gz", ReadPublic, dump::quads),
        Route::get("/catalogue/dump.nt.gz", ReadPublic, dump::triples),
    ];
    let others = ["/catalog.ttl", "/catalog.rdf", "/catalog.xml", "/catalog.jsonld"];
    routes.extend(others.map(|path| Route::get(path, ReadPublic, catalogue::as_elsewhere)));
    routes.extend(sparql::routes());
    routes.extend(ogc::routes());
    routes.extend(sitemap::routes());
    routes
}

/// A sample of every page.
pub(crate) fn samples() -> Vec<Sample> {
    [gone::samples(), sparql::samples()].concat()
}
