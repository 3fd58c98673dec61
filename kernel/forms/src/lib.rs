//! Forms that an organiser composes: sections, fields, conditions; the answers; what is wrong with them; and what a
//! changed form does to answers that stand already.
//!
//! Pure: nothing here knows where a form or an answer is kept, nor whose it is.

mod model;
mod texts;
mod value;

pub use model::NotAKey;
pub use model::{Condition, Field, FieldKey, Form, Keeping, Kind, Opt, Section, SectionKey, Test, Whose};
pub use texts::{Lang, Texts};
pub use value::{Answers, Part, PartName, PersonValue, Place, StoredFile, Value};
