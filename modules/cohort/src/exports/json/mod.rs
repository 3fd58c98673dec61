//! The whole announcement as JSON, by the schema in `docs/schema/announcement.schema.json`.

mod compose;
pub mod document;
mod schema;
mod values;

pub use compose::document;
pub use document::FORMAT;
pub use schema::schema;

use super::links::Links;
use super::plain::script_safe;
use crate::announcement::Content;

/// The announcement as JSON text.
pub fn json(content: &Content, links: &Links) -> String {
    let document = document(content, links);
    script_safe(&serde_json::to_string_pretty(&document).expect("every field has a JSON form"))
}
