//! Saving a search, and removing it again.

use std::time::Duration;

use centum_accounts::{Actor, Permission, Refused};
use centum_base::Id;
use centum_ledger::{House, Note, Subject};
use centum_store::StoreError;
use centum_web::links::Query;

use super::SavedSearch;
use super::store::{delete, insert, saved_of};
use crate::search::{Question, QuestionFault};

/// Searches that one person can save.
pub const MOST_SAVED: usize = 30;
/// The longest name, in characters.
pub const LONGEST_NAME: usize = 120;
/// How long lies between two letters, at least.
pub(super) const DAY: Duration = Duration::from_secs(24 * 3600);

/// Why a search was not saved or removed.
#[derive(Debug, thiserror::Error)]
pub enum SavedError {
    /// The right is missing.
    #[error(transparent)]
    Refused(#[from] Refused),
    /// The question is none.
    #[error(transparent)]
    Question(#[from] QuestionFault),
    /// The name is too long.
    #[error("a name of up to {LONGEST_NAME} characters is possible")]
    Name,
    /// Too many are saved.
    #[error("{MOST_SAVED} searches can be saved")]
    Many,
    /// The person has no such search.
    #[error("there is no such search")]
    Absent,
    /// The database did not do its part.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Saves a question for the person who asks. Saved again, it stays as it was. Gives its identifier.
pub async fn save_search(
    house: &House,
    actor: &Actor,
    query: &str,
    name: &str,
) -> Result<Id<SavedSearch>, SavedError> {
    let recorded = actor.require(Permission::ReadOwnAccount)?;
    let person = actor.person().ok_or(Refused::NotSignedIn)?.id;
    let question = Question::read(&Query::parse(Some(query.trim_start_matches('?'))))?;
    // Kept in the one way of writing it, so that the same question is the same search.
    let query = question.query().href("").trim_start_matches('?').to_owned();
    let name = if name.trim().is_empty() {
        question.text.chars().take(LONGEST_NAME).collect()
    } else {
        name.to_owned()
    };
    // One line, without signs that no database keeps.
    let name =
        name.split(|sign: char| sign.is_whitespace() || sign.is_control()).filter(|word| !word.is_empty());
    let name = name.collect::<Vec<_>>().join(" ");
    if name.chars().count() > LONGEST_NAME {
        return Err(SavedError::Name);
    }
    let mut tx = house.begin().await?;
    let known = saved_of(&mut tx.conn(), person).await?;
    if let Some(same) = known.iter().find(|saved| saved.query == query) {
        return Ok(same.id);
    }
    if known.len() >= MOST_SAVED {
        return Err(SavedError::Many);
    }
    let now = house.now();
    let next_at = now.checked_add(DAY).unwrap_or(now);
    let saved =
        SavedSearch { id: house.id(), person, name, query, created_at: now, known_until: now, next_at };
    insert(&mut tx, &saved).await?;
    // What somebody looks for is nobody else's business: the ledger knows that it was saved, not what.
    let subject = Subject::new("catalogue-saved-search", saved.id);
    house.record(&mut tx, &recorded, "catalogue.save-search", &subject, Note::new()).await?;
    tx.commit().await?;
    Ok(saved.id)
}

/// Removes a search of the person who asks.
pub async fn remove_search(house: &House, actor: &Actor, id: Id<SavedSearch>) -> Result<(), SavedError> {
    let recorded = actor.require(Permission::ReadOwnAccount)?;
    let person = actor.person().ok_or(Refused::NotSignedIn)?.id;
    let mut tx = house.begin().await?;
    if !delete(&mut tx, id, person).await? {
        return Err(SavedError::Absent);
    }
    let subject = Subject::new("catalogue-saved-search", id);
    house.record(&mut tx, &recorded, "catalogue.remove-search", &subject, Note::new()).await?;
    Ok(tx.commit().await?)
}
