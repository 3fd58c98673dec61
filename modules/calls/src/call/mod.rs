//! Calls: what they say, how far they are, and what changed after publication.

mod actions;
mod changes;
mod corrigendum;
mod deadline;
mod documents;
pub mod eligibility;
mod faults;
mod following;
mod model;
mod moment;
pub mod retention;
mod rules;
mod store;
pub mod template;
mod zone;

pub use actions::{
    Begin, CallError, Correction, GRACE_JOB, MAX_BYTES, TURN_JOB, correct as correct_call, create_call,
    drop_form, extend, keep_form, keep_terms, step, turn, turn_all,
};
pub use changes::{Item, List, TermChange, TextPart, changes};
pub use corrigendum::{Objection, correct, reopens};
pub use deadline::{Standing, closes_at, deadline_for, grace, is_late, last_deadline, standing};
pub(crate) use documents::read_document;
pub use documents::{KeptDocument, MAX_DOCUMENT, document_href, keep_document};
pub use faults::{Fault, MAX_GRACE, ROLES, documents_of, faults};
pub use following::follow;
pub use model::*;
pub use moment::{MomentError, read_fields, read_moment};
pub use retention::{Expiry, Going, Passing, Retention};
pub use rules::{Barrier, By, MAX_REASON, Step, next_turn, take};
pub use store::followers::{About, Following, applies, followers, following, told};
pub(crate) use store::followers::{followed_by, forget_follower, note_told, untold, was_told};
pub use store::{
    Taken, Version, call_by_slug, calls, calls_of_edition, find_call, form_of, steps_of, terms_at, versions,
    working_form,
};
pub use zone::{ClockFace, InForce, UnknownZone, Zone};

/// Every statement of this room.
pub(crate) const STATEMENTS: [&[&centum_store::Statement]; 2] =
    [store::STATEMENTS, store::followers::STATEMENTS];
/// Every table of this room.
pub(crate) const TABLES: [&[centum_store::Table]; 2] = [store::TABLES, store::followers::TABLES];
