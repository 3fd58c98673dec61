//! What a reviewer answers, says of themselves, and how one leaves.

use centum_accounts::{Actor, Permission, Refused};
use centum_base::{Id, fold::fold};
use centum_ledger::{House, Note, Subject};

use super::{ReviewerError, hidden_from, nobody_frees_themselves, own, reason, recuse, selection};
use crate::process::Selection;
use crate::reviewers::rules::{Profile, may_answer, tidied};
use crate::reviewers::{Reviewer, ReviewerState, is_impartial, store};
use crate::{assignment, consensus};

/// What is answered to an invitation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// Will read, and this is what to know for giving fitting applications.
    Accept(Profile),
    /// Will not read.
    Decline,
}

fn put_on(one: &mut Reviewer, profile: Profile) {
    one.employer_key = fold(&profile.employer);
    (one.languages, one.topics, one.country) = (profile.languages, profile.topics, profile.country);
    (one.employer, one.least, one.most) = (profile.employer, profile.least, profile.most);
}

/// The loads and where to find the rest: what is said of a person does not enter the chain in clear.
fn note(one: &Reviewer) -> Note {
    let said = serde_json::json!({
        "languages": one.languages, "topics": one.topics, "country": one.country, "employer": one.employer,
    });
    let note = Note::new().with("reviewer", one.id).with("least", one.least).with("most", one.most);
    note.personal("profile", one.person, said.to_string())
}

/// Answers an invitation, for oneself. Who declined and thinks better of it says nothing that lifts a conflict.
pub async fn answer_invitation(
    house: &House,
    actor: &Actor,
    of: Id<Selection>,
    answer: &Answer,
) -> Result<(), ReviewerError> {
    let (person, recorded) = own(actor)?;
    let mut tx = house.begin().await?;
    let selection = selection(&mut tx, of).await?;
    let found = store::reviewer_of(&mut tx.conn(), of, person).await?;
    let mut one = found.ok_or(ReviewerError::Absent)?;
    if !may_answer(one.state) {
        return Err(ReviewerError::Answered);
    }
    let before = hidden_from(&mut tx, &selection, person).await?;
    one.answered_at = Some(house.now());
    let note = match answer {
        Answer::Accept(profile) => {
            put_on(&mut one, tidied(profile).map_err(ReviewerError::Faults)?);
            one.state = ReviewerState::Accepted;
            note(&one)
        }
        Answer::Decline => {
            one.state = ReviewerState::Declined;
            Note::new().with("reviewer", one.id)
        }
    };
    if !store::put(&mut tx, &one).await? {
        return Err(ReviewerError::Changed);
    }
    nobody_frees_themselves(&mut tx, actor, &selection, (person, &before)).await?;
    let note = note.with("state", one.state.name());
    let subject = Subject::new("selection", of);
    house.record(&mut tx, &recorded, "selection.answer-invitation", &subject, note).await?;
    recuse(house, &mut tx, &recorded, &selection, person).await?;
    Ok(tx.commit().await?)
}

/// Changes what is known of a reviewer: by the person, or by an organiser. A conflict that this makes known ends the
/// reviews that it hits; one that it would lift is for somebody else to lift who has none.
pub async fn change_profile(
    house: &House,
    actor: &Actor,
    id: Id<Reviewer>,
    seen: i64,
    profile: &Profile,
) -> Result<(), ReviewerError> {
    let mut tx = house.begin().await?;
    let (mut one, recorded) = reviewer_for(&mut tx, actor, id).await?;
    if one.version != seen {
        return Err(ReviewerError::Changed);
    }
    put_on(&mut one, tidied(profile).map_err(ReviewerError::Faults)?);
    let of = selection(&mut tx, one.selection).await?;
    let before = hidden_from(&mut tx, &of, one.person).await?;
    if !store::put(&mut tx, &one).await? {
        return Err(ReviewerError::Changed);
    }
    nobody_frees_themselves(&mut tx, actor, &of, (one.person, &before)).await?;
    let subject = Subject::new("selection", of.id);
    house.record(&mut tx, &recorded, "selection.change-profile", &subject, note(&one)).await?;
    recuse(house, &mut tx, &recorded, &of, one.person).await?;
    Ok(tx.commit().await?)
}

/// Ends somebody's reading: their own doing or an organiser's. What was submitted stays and counts, the rest is free to be
/// given to others.
pub async fn leave(house: &House, actor: &Actor, id: Id<Reviewer>, why: &str) -> Result<(), ReviewerError> {
    let why = reason(why)?;
    let mut tx = house.begin().await?;
    let (mut one, recorded) = reviewer_for(&mut tx, actor, id).await?;
    if one.state == ReviewerState::Left {
        return Err(ReviewerError::Answered);
    }
    one.state = ReviewerState::Left;
    if !store::put(&mut tx, &one).await? {
        return Err(ReviewerError::Changed);
    }
    let freed = assignment::free_unfinished(&mut tx, &one, &why).await?;
    let note = Note::new().with("reviewer", id).with("reviews", freed).personal("reason", one.person, why);
    let subject = Subject::new("selection", one.selection);
    house.record(&mut tx, &recorded, "selection.end-reviewer", &subject, note).await?;
    consensus::close_without(house, &mut tx, &recorded, &one).await?;
    Ok(tx.commit().await?)
}

/// A reviewer whom the actor may change: oneself, or anybody as an organiser whom no conflict keeps from an application. What is
/// known of others decides who reads it, and whose marks of it count. To others there is none.
async fn reviewer_for(
    tx: &mut centum_store::Tx,
    actor: &Actor,
    id: Id<Reviewer>,
) -> Result<(Reviewer, centum_ledger::Actor), ReviewerError> {
    let manages = actor.require(Permission::ManageSelection);
    let reads = actor.require(Permission::Review);
    let recorded = manages.clone().or(reads)?;
    let one = store::find(&mut tx.conn(), id).await?.ok_or(ReviewerError::Absent)?;
    let is_own = actor.person().is_some_and(|person| person.id == one.person);
    match (manages, is_own) {
        (Err(Refused::NotAllowed), false) => Err(ReviewerError::Absent),
        (Err(refused), false) => Err(refused.into()),
        (_, true) => Ok((one, recorded)),
        (Ok(_), false) => {
            let of = selection(tx, one.selection).await?;
            let is_partial = !is_impartial(&mut tx.conn(), actor, &of).await?;
            if is_partial { Err(ReviewerError::Partial) } else { Ok((one, recorded)) }
        }
    }
}
