//! What is done with a review.

use centum_accounts::{Actor, Permission};
use centum_base::{Id, Timestamp};
use centum_calls::call::{Call, find_call};
use centum_ledger::{House, Note, Subject};
use centum_store::Tx;

use super::error::{ReviewError, reason_of};
use super::marking::{MAX_VERSIONS, Outcome, Save, Saved, Sheet, Standing, Version};
use super::model::{Mark, Review, ReviewState, digest};
use super::store::{self, Held};
use super::{rules, rules::fault};
use crate::consensus;
use crate::process::{self, Selection};
use crate::reviewers::conflicts_of;

/// A review that somebody works on, in a transaction.
struct Desk {
    tx: Tx,
    recorded: centum_ledger::Actor,
    selection: Selection,
    call: Call,
    review: Review,
}

impl Desk {
    /// The reviewer's own review. One of somebody else, one that is over and one behind a conflict do not exist.
    async fn of_reader(house: &House, actor: &Actor, id: Id<Review>) -> Result<Self, ReviewError> {
        let recorded = actor.require(Permission::Review)?;
        let person = actor.person().ok_or(ReviewError::Absent)?.id;
        let desk = Self::open(house, actor, recorded, id, |held| held.person == person).await?;
        if desk.review.state.is_live() { Ok(desk) } else { Err(ReviewError::Absent) }
    }

    /// Any review, for the chair; but for one of an application that a conflict keeps from the chair.
    async fn of_chair(house: &House, actor: &Actor, id: Id<Review>) -> Result<Self, ReviewError> {
        let recorded = actor.require(Permission::ChairPanel)?;
        Self::open(house, actor, recorded, id, |_| true).await
    }

    async fn open(
        house: &House,
        actor: &Actor,
        recorded: centum_ledger::Actor,
        id: Id<Review>,
        is_for: impl FnOnce(&Held) -> bool,
    ) -> Result<Self, ReviewError> {
        let mut tx = house.begin().await?;
        let conn = &mut tx.conn();
        let held = store::find(conn, id).await?.filter(is_for).ok_or(ReviewError::Absent)?;
        let selection = process::find(conn, held.review.selection).await?.ok_or(ReviewError::Absent)?;
        let call = find_call(conn, selection.call).await?.ok_or(ReviewError::Absent)?;
        let hidden = conflicts_of(conn, &selection).await?;
        if hidden.keeps_from(actor, held.review.expression) {
            return Err(ReviewError::Absent);
        }
        Ok(Self { tx, recorded, selection, call, review: held.review })
    }

    async fn sheet(&mut self) -> Result<Sheet, ReviewError> {
        Ok(store::sheet(&mut self.tx.conn(), self.review.id).await?)
    }

    /// Whether the review can be written now.
    async fn may_write(&mut self) -> Result<(), ReviewError> {
        let criteria = &self.call.terms.criteria;
        let (conn, id) = (&mut self.tx.conn(), self.review.expression);
        let is_agreed = consensus::is_agreed(conn, &self.selection, criteria, id).await?;
        Ok(rules::may_write(self.selection.state, is_agreed, self.review.state)?)
    }

    async fn keep(&mut self) -> Result<(), ReviewError> {
        if store::put(&mut self.tx, &self.review).await? { Ok(()) } else { Err(ReviewError::Changed) }
    }

    async fn record(&mut self, house: &House, verb: &'static str, note: Note) -> Result<(), ReviewError> {
        let subject = Subject::new("review", self.review.id);
        let note = note.with("expression", self.review.expression);
        house.record(&mut self.tx, &self.recorded, verb, &subject, note).await?;
        Ok(())
    }

    /// Keeps one mark: as what stands, or aside.
    async fn save(&mut self, save: &Save, at: Timestamp) -> Result<Saved, ReviewError> {
        check(&self.call, &save.mark)?;
        let sheet = self.sheet().await?;
        let stands = sheet.stands(&save.mark.criterion).cloned();
        let (revision, standing) = match sheet.decide(save) {
            Outcome::Same => {
                let at = stands.as_ref().map(|version| version.saved_at);
                return Ok(Saved::Unchanged { revision: stands.map_or(0, |version| version.revision), at });
            }
            Outcome::Taken(revision) => (revision, Standing::Taken),
            Outcome::Aside(revision) => (revision, Standing::Aside),
            Outcome::AsideAlready(kept_as) => return Ok(Saved::Aside { kept_as, theirs: stands }),
        };
        if revision > MAX_VERSIONS {
            return Err(ReviewError::TooMany(MAX_VERSIONS));
        }
        let new = Version {
            revision,
            base: save.base,
            mark: save.mark.clone(),
            standing,
            author: self.recorded.to_string(),
            saved_at: at,
        };
        store::insert_version(&mut self.tx, self.review.id, &new).await?;
        Ok(match standing {
            Standing::Taken => Saved::Taken { revision, at },
            Standing::Aside | Standing::Settled => Saved::Aside { kept_as: revision, theirs: stands },
        })
    }

    /// The first mark that is written opens the review.
    async fn begin(&mut self, house: &House) -> Result<(), ReviewError> {
        if self.review.state == ReviewState::Assigned {
            self.review.state = ReviewState::Open;
            self.keep().await?;
            self.record(house, "selection.open-review", Note::new()).await?;
        }
        Ok(())
    }
}

/// Whether a mark can be kept at all.
pub(crate) fn check(call: &Call, mark: &Mark) -> Result<(), ReviewError> {
    let criterion = call.terms.criteria.iter().find(|criterion| criterion.key == mark.criterion);
    let Some(criterion) = criterion else {
        return Err(ReviewError::NoSuchCriterion(mark.criterion.chars().take(60).collect()));
    };
    match fault(criterion, mark) {
        Some(fault) => Err(ReviewError::Mark(mark.criterion.clone(), fault)),
        None => Ok(()),
    }
}

/// Keeps marks as they are typed. Marks are content: the ledger hears of them when the review is submitted.
pub async fn save_marks(
    house: &House,
    actor: &Actor,
    id: Id<Review>,
    saves: &[Save],
    received_at: Timestamp,
) -> Result<Vec<Saved>, ReviewError> {
    let (desk, outcomes) = with_marks(house, actor, id, saves, received_at).await?;
    desk.tx.commit().await?;
    Ok(outcomes)
}

/// What keeping the marks would come to. Nothing of it is kept.
pub async fn try_marks(
    house: &House,
    actor: &Actor,
    id: Id<Review>,
    saves: &[Save],
    received_at: Timestamp,
) -> Result<Vec<Saved>, ReviewError> {
    // A transaction that is let go of is rolled back.
    let (_, outcomes) = with_marks(house, actor, id, saves, received_at).await?;
    Ok(outcomes)
}

async fn with_marks(
    house: &House,
    actor: &Actor,
    id: Id<Review>,
    saves: &[Save],
    received_at: Timestamp,
) -> Result<(Desk, Vec<Saved>), ReviewError> {
    let mut desk = Desk::of_reader(house, actor, id).await?;
    desk.may_write().await?;
    let mut outcomes = Vec::with_capacity(saves.len());
    for save in saves {
        outcomes.push(desk.save(save, received_at).await?);
    }
    if outcomes.iter().any(|saved| !matches!(saved, Saved::Unchanged { .. })) {
        desk.begin(house).await?;
    }
    Ok((desk, outcomes))
}

/// Settles a version that stands aside: `chosen` becomes the mark.
pub async fn settle(
    house: &House,
    actor: &Actor,
    id: Id<Review>,
    aside: u32,
    chosen: &Save,
    received_at: Timestamp,
) -> Result<Saved, ReviewError> {
    let (desk, saved) = with_settled(house, actor, id, aside, chosen, received_at).await?;
    desk.tx.commit().await?;
    Ok(saved)
}

/// What settling would come to. Nothing of it is kept.
pub async fn try_settling(
    house: &House,
    actor: &Actor,
    id: Id<Review>,
    aside: u32,
    chosen: &Save,
    received_at: Timestamp,
) -> Result<Saved, ReviewError> {
    let (_, saved) = with_settled(house, actor, id, aside, chosen, received_at).await?;
    Ok(saved)
}

async fn with_settled(
    house: &House,
    actor: &Actor,
    id: Id<Review>,
    aside: u32,
    chosen: &Save,
    received_at: Timestamp,
) -> Result<(Desk, Saved), ReviewError> {
    let mut desk = Desk::of_reader(house, actor, id).await?;
    desk.may_write().await?;
    let saved = desk.save(chosen, received_at).await?;
    if !matches!(saved, Saved::Aside { .. })
        && !store::settle(&mut desk.tx, id, &chosen.mark.criterion, aside).await?
    {
        return Err(ReviewError::Changed);
    }
    Ok((desk, saved))
}

/// Submits a review: every criterion has its points and its comment, and the ledger holds their digest.
pub async fn submit(house: &House, actor: &Actor, id: Id<Review>) -> Result<(), ReviewError> {
    let mut desk = Desk::of_reader(house, actor, id).await?;
    desk.may_write().await?;
    let sheet = desk.sheet().await?;
    if sheet.is_unsettled() {
        return Err(ReviewError::Unsettled);
    }
    let marks = sheet.marks(&desk.call.terms.criteria);
    let missing = rules::missing(&desk.call.terms.criteria, &marks);
    if !missing.is_empty() {
        return Err(ReviewError::Incomplete(missing));
    }
    desk.review.state = ReviewState::Submitted;
    desk.review.submitted_at = Some(house.now());
    desk.keep().await?;
    let submission = desk.review.submission;
    let note = Note::new().with("marks", digest(&marks)).with("submission", submission);
    desk.record(house, "selection.submit-review", note).await?;
    desk.tx.commit().await?;
    Ok(())
}

/// Opens a submitted review again, for its reader to correct.
pub async fn reopen(house: &House, actor: &Actor, id: Id<Review>, reason: &str) -> Result<(), ReviewError> {
    let mut desk = Desk::of_chair(house, actor, id).await?;
    let reason = reason_of(reason)?;
    rules::may_reopen(desk.selection.state, desk.review.state)?;
    desk.review.state = ReviewState::Open;
    desk.review.state_reason.clone_from(&reason);
    desk.review.submitted_at = None;
    desk.keep().await?;
    desk.record(house, "selection.reopen-review", Note::new().with("reason", &reason)).await?;
    desk.tx.commit().await?;
    Ok(())
}

/// Gives a review back: somebody else has to read.
pub async fn decline(house: &House, actor: &Actor, id: Id<Review>, reason: &str) -> Result<(), ReviewError> {
    let mut desk = Desk::of_reader(house, actor, id).await?;
    let reason = reason_of(reason)?;
    if desk.review.state == ReviewState::Submitted {
        return Err(rules::Refusal::Submitted.into());
    }
    desk.review.state = ReviewState::Declined;
    desk.review.state_reason.clone_from(&reason);
    desk.keep().await?;
    desk.record(house, "selection.decline-review", Note::new().with("reason", &reason)).await?;
    desk.tx.commit().await?;
    Ok(())
}
