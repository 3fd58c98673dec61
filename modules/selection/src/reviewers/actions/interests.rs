//! Declaring where one would not be impartial.

use centum_accounts::Actor;
use centum_base::Id;
use centum_ledger::{House, Note, Subject};

use super::{ReviewerError, own, recuse, selection};
use crate::process::Selection;
use crate::reviewers::conflicts::with_entrants;
use crate::reviewers::rules::{MAX_NAME, MAX_REASON, may_withdraw};
use crate::reviewers::{About, Interest, InterestKind, store};

/// Declares an interest of one's own in an application, or in a body wherever it applies. It keeps the person from there
/// at once: reviews that it hits end in the same transaction.
pub async fn declare_interest(
    house: &House,
    actor: &Actor,
    of: Id<Selection>,
    about: About,
    kind: InterestKind,
    explanation: &str,
) -> Result<Id<Interest>, ReviewerError> {
    let (person, recorded) = own(actor)?;
    let explanation = explanation.replace("\r\n", "\n").trim().to_owned();
    if explanation.chars().count() > MAX_REASON {
        return Err(ReviewerError::Reason);
    }
    let mut tx = house.begin().await?;
    let selection = selection(&mut tx, of).await?;
    store::reviewer_of(&mut tx.conn(), of, person).await?.ok_or(ReviewerError::Absent)?;
    match &about {
        About::Application(id) => {
            let (entrants, conflicts) = with_entrants(&mut tx.conn(), &selection).await?;
            // One that is hidden already is answered like one that never was.
            if conflicts.keeps(person, *id) || !entrants.iter().any(|entrant| entrant.id == *id) {
                return Err(ReviewerError::Absent);
            }
        }
        About::Body { name, key } => {
            if key.is_empty() || name.chars().count() > MAX_NAME {
                return Err(ReviewerError::Body);
            }
        }
    }
    let interest = Interest {
        id: house.id(),
        person,
        about,
        kind,
        explanation,
        declared_at: house.now(),
        ended_at: None,
    };
    store::insert_interest(&mut tx, of, &interest).await?;
    let note = Note::new().with("interest", interest.id);
    let note = match &interest.about {
        About::Application(id) => note.with("expression", id),
        About::Body { name, .. } => note.personal("body", person, name),
    };
    let note = note.personal("kind", person, kind.name());
    let note = note.personal("explanation", person, &interest.explanation);
    house
        .record(&mut tx, &recorded, "selection.declare-interest", &Subject::new("selection", of), note)
        .await?;
    recuse(house, &mut tx, &recorded, &selection, person).await?;
    tx.commit().await?;
    Ok(interest.id)
}

/// Takes a declaration of one's own back, as long as nothing is being read.
pub async fn withdraw_interest(
    house: &House,
    actor: &Actor,
    of: Id<Selection>,
    id: Id<Interest>,
) -> Result<(), ReviewerError> {
    let (person, recorded) = own(actor)?;
    let mut tx = house.begin().await?;
    let selection = selection(&mut tx, of).await?;
    let declared = store::interests_of(&mut tx.conn(), of, person).await?;
    if !declared.iter().any(|one| one.id == id && one.ended_at.is_none()) {
        return Err(ReviewerError::Absent);
    }
    if !may_withdraw(selection.state) {
        return Err(ReviewerError::TooLate);
    }
    if !store::end_interest(&mut tx, id, person, house.now()).await? {
        return Err(ReviewerError::Changed);
    }
    let note = Note::new().with("interest", id);
    house
        .record(&mut tx, &recorded, "selection.withdraw-interest", &Subject::new("selection", of), note)
        .await?;
    Ok(tx.commit().await?)
}
