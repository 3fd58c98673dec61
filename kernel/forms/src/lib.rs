//! Forms that an organiser composes: sections, fields, conditions; the answers; what is wrong with them; and what a
//! changed form does to answers that stand already.
//!
//! Pure: nothing here knows where a form or an answer is kept, nor whose it is.

mod carry;
mod check;
pub mod compose;
mod condition;
mod decimal;
pub mod differ;
mod fault;
pub mod limits;
mod model;
mod moved;
pub mod offline;
pub mod say;
mod texts;
pub mod typed;
mod value;
pub mod view;
mod wellformed;
mod words;

#[cfg(test)]
mod testing;

pub use carry::{Carried, Happened, Note, carry};
pub use check::{check, check_answer, check_value, is_mail};
pub use condition::{Asked, Circumstances};
pub use decimal::{MAX_DECIMALS, plain, trimmed};
pub use fault::{Fault, Finding, Severity};
pub use limits::Limit;
pub use model::NotAKey;
pub use model::{Condition, Field, FieldKey, Form, Keeping, Kind, Opt, Section, SectionKey, Test, Whose};
pub use moved::{Change, What, moved};
pub use say::message;
pub use texts::{Lang, Texts};
pub use value::{Answers, Part, PartName, PersonValue, Place, StoredFile, Value};
pub use wellformed::{
    FormFault, MAX_COLUMNS, MAX_FIELDS, MAX_FORM_TEXT, MAX_OPTIONS, MAX_SECTIONS, Spot, Wrong,
};
pub use words::{characters, words};

/// The descriptor: the texts of this crate. It has no routes of its own.
pub fn module() -> centum_web::Module {
    centum_web::Module {
        messages: MESSAGES,
        assets: view::ASSETS,
        samples: view::sample::samples,
        ..centum_web::Module::named("forms")
    }
}

const MESSAGES: &[centum_web::locale::Texts] = &[
    ("en", include_str!("../locales/en/forms.ftl")),
    ("en", include_str!("../locales/en/offline.ftl")),
    ("de", include_str!("../locales/de/forms.ftl")),
    ("fr", include_str!("../locales/fr/forms.ftl")),
];
