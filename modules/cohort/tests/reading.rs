//! Reading published lists: the announcement of 2020 as it was printed, and the same cohort in other wordings, other
//! formats and other encodings; lists of other shapes; and what people send to do harm.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop right there")]

#[path = "reading/announcement.rs"]
mod announcement;
#[path = "reading/facts.rs"]
mod facts;
#[path = "reading/figures.rs"]
mod figures;
#[path = "reading/formats.rs"]
mod formats;
#[path = "reading/hostile.rs"]
mod hostile;
#[path = "reading/properties.rs"]
mod properties;
#[path = "reading/samples.rs"]
mod samples;
#[path = "reading/schema.rs"]
mod schema;
#[path = "reading/shapes.rs"]
mod shapes;
#[path = "reading/wordings.rs"]
mod wordings;
#[path = "reading/workbooks.rs"]
mod workbooks;
