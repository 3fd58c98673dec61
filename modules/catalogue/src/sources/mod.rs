//! Who publishes, in which catalogue, and from where it is read.

mod actions;
mod model;
mod store;

pub use actions::{
    NewCatalogue, NewPublisher, NewSource, SourceError, add_catalogue, add_publisher, add_source,
    change_source, publish_for,
};
pub(crate) use actions::{insert_catalogue, insert_publisher, insert_source, replace_places, update_source};
pub use model::{Care, Catalogue, CatalogueKind, Publisher, PublishesFor, Source};
pub(crate) use store::{INSERT_SOURCE, STATEMENTS, TABLES, schedule_next};
pub use store::{
    catalogue, catalogue_by_slug, catalogues, published_for, publisher, publishers, source, sources,
    sources_due, sources_of,
};
