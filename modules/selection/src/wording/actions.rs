//! What is done to the texts of letters.

use centum_accounts::{Actor, Permission, Refused};
use centum_base::{Digest, Id};
use centum_calls::call::find_call;
use centum_ledger::{House, Note, Subject};
use centum_letters::{Fault, Template};
use centum_store::{StoreError, Tx};

use super::model::{Facts, Worded, values};
use super::store;
use crate::decision::Outcome;
use crate::process::{self, Selection, SelectionState};

/// Why a text was not kept.
#[derive(Debug, thiserror::Error)]
pub enum WordingError {
    /// The right is missing.
    #[error(transparent)]
    Refused(#[from] Refused),
    /// There is no such selection, letter or text.
    #[error("there is no such letter")]
    Absent,
    /// The selection is closed.
    #[error("the selection is closed")]
    Closed,
    /// Something in the text is wrong.
    #[error("{} things in the text are to be put right", .0.len())]
    Faults(Vec<Fault>),
    /// The database did not do its part.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Keeps a text for a letter in a language. A decision that was proposed before keeps the texts that it was proposed with.
pub async fn keep(
    house: &House,
    actor: &Actor,
    id: Id<Selection>,
    (letter, lang): (Outcome, &str),
    template: &Template,
) -> Result<(), WordingError> {
    let recorded = actor.require(Permission::ManageSelection)?;
    let mut tx = house.begin().await?;
    let selection = open(&mut tx, id).await?;
    let call = find_call(&mut tx.conn(), selection.call).await?.ok_or(WordingError::Absent)?;
    // Tried with values of the length that real ones have: what would be too long to be sent is said now.
    let facts = Facts {
        selection: &selection,
        call: &call,
        application: ("Application", 1),
        name: "Name",
        link: "https://example.org/",
        site: "Site",
    };
    let faults = template.faults(&values(lang, &facts));
    if !faults.is_empty() {
        return Err(WordingError::Faults(faults));
    }
    let new = Worded { letter: letter.name().to_owned(), lang: lang.to_owned(), template: template.clone() };
    store::keep(&mut tx, id, &new, (&recorded.to_string(), house.now())).await?;
    let text = Digest::of_parts(&[template.subject.as_bytes(), template.body.as_bytes()]);
    let note = Note::new().with("letter", letter.name()).with("lang", lang).with("text", text);
    house.record(&mut tx, &recorded, "selection.word-letter", &Subject::new("selection", id), note).await?;
    Ok(tx.commit().await?)
}

/// Goes back to the program's own words.
pub async fn put_back(
    house: &House,
    actor: &Actor,
    id: Id<Selection>,
    (letter, lang): (Outcome, &str),
) -> Result<(), WordingError> {
    let recorded = actor.require(Permission::ManageSelection)?;
    let mut tx = house.begin().await?;
    open(&mut tx, id).await?;
    if !store::put_back(&mut tx, id, letter.name(), lang).await? {
        return Err(WordingError::Absent);
    }
    let note = Note::new().with("letter", letter.name()).with("lang", lang);
    house.record(&mut tx, &recorded, "selection.word-letter", &Subject::new("selection", id), note).await?;
    Ok(tx.commit().await?)
}

async fn open(tx: &mut Tx, id: Id<Selection>) -> Result<Selection, WordingError> {
    let selection = process::find(&mut tx.conn(), id).await?.ok_or(WordingError::Absent)?;
    if selection.state == SelectionState::Closed { Err(WordingError::Closed) } else { Ok(selection) }
}
