//! What is done to announcements; the only place that writes them.

use std::collections::{BTreeMap, HashMap};

use centum_accounts::{Actor, Permission, Refused};
use centum_base::{Date, Id};
use centum_ledger::{House, Note as Said, Subject};
use centum_places::Place;
use centum_store::{Conn, StoreError, StoreResult, args};

use super::content::{Content, Note, Texts};
use super::rules::{Barrier, Ingredients, barriers, compose};
use super::store::{
    Announcement, DROP, INSERT, KEEP, LAST_NUMBER, OPEN, PUBLISH, REVIEW, State, find_announcement,
};
use crate::edition::{Edition, edition_by_id, edition_by_slug};
use crate::intake::documents;
use crate::register::{Participation, open_seats, participations};

/// Why an action on an announcement did not happen. Nothing was kept.
#[derive(Debug, thiserror::Error)]
pub enum AnnouncementError {
    /// The right is missing.
    #[error(transparent)]
    Refused(#[from] Refused),
    /// There is no such edition or announcement.
    #[error("there is no such edition or announcement")]
    Absent,
    /// Another draft of the edition is open.
    #[error("another version of this edition is being written; publish it or drop it first")]
    AnotherDraft,
    /// Somebody changed it in the meantime, or it is published.
    #[error("somebody changed this announcement in the meantime; look at it again")]
    Changed,
    /// The words are too long.
    #[error("a title has at most 300 characters, an introduction at most 20,000")]
    Words,
    /// The reason is too long.
    #[error("a reason has at most 2,000 characters")]
    Reason,
    /// Something stands in the way.
    #[error("this version cannot be published yet")]
    Barred(Vec<Barrier>),
    /// The database did not do its part.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Everything that a version of this edition is put together from.
pub(crate) async fn ingredients(conn: &mut Conn<'_>, edition: &Edition) -> StoreResult<Gathered> {
    Ok(Gathered {
        register: participations(conn, edition.id).await?,
        seats: open_seats(conn, edition.id).await?,
        places: centum_places::places_by_id(conn).await?,
        documents: documents(conn, edition.id).await?,
    })
}

/// What was read for a version.
pub(crate) struct Gathered {
    pub(crate) register: Vec<Participation>,
    seats: Vec<crate::model::OpenSeat>,
    places: HashMap<Id<Place>, Place>,
    documents: Vec<crate::intake::SourceDocument>,
}

impl Gathered {
    pub(crate) fn of<'i>(&'i self, edition: &'i Edition) -> Ingredients<'i> {
        Ingredients {
            edition,
            register: &self.register,
            seats: &self.seats,
            places: &self.places,
            documents: &self.documents,
        }
    }
}

/// Begins a new version from the register as it stands.
pub async fn draft(
    house: &House,
    actor: &Actor,
    slug: &str,
    date: Date,
    texts: BTreeMap<String, Texts>,
) -> Result<Id<Announcement>, AnnouncementError> {
    let recorded = actor.require(Permission::ManageCohort)?;
    short_enough(&texts)?;
    let mut tx = house.begin().await?;
    let edition = edition_by_slug(&mut tx.conn(), slug).await?.ok_or(AnnouncementError::Absent)?;
    if tx.conn().one(&OPEN, args![edition.id]).await?.get::<i64>("n")? > 0 {
        return Err(AnnouncementError::AnotherDraft);
    }
    let number: i64 = tx.conn().one(&LAST_NUMBER, args![edition.id]).await?.get::<i64>("n")? + 1;
    let gathered = ingredients(&mut tx.conn(), &edition).await?;
    let version = u32::try_from(number).unwrap_or(u32::MAX);
    let content = compose(&gathered.of(&edition), version, date, texts, house.now());
    let id: Id<Announcement> = house.id();
    let values =
        args![id, edition.id, number, text(&content), content.hash(), recorded.to_string(), house.now()];
    tx.conn().execute(&INSERT, values).await?;
    let note = Said::new().with("number", number).with("rows", content.entries.len());
    house
        .record(&mut tx, &recorded, "cohort.draft-announcement", &Subject::new("announcement", id), note)
        .await?;
    tx.commit().await?;
    Ok(id)
}

/// Keeps new words and a new date, and reads the register anew. A review given before does not count any more.
pub async fn redraft(
    house: &House,
    actor: &Actor,
    id: Id<Announcement>,
    seen: i64,
    date: Date,
    texts: BTreeMap<String, Texts>,
) -> Result<(), AnnouncementError> {
    let recorded = actor.require(Permission::ManageCohort)?;
    short_enough(&texts)?;
    let mut tx = house.begin().await?;
    let announcement = find_announcement(&mut tx.conn(), id).await?.ok_or(AnnouncementError::Absent)?;
    let edition =
        edition_by_id(&mut tx.conn(), announcement.edition).await?.ok_or(AnnouncementError::Absent)?;
    let gathered = ingredients(&mut tx.conn(), &edition).await?;
    let content = compose(&gathered.of(&edition), announcement.number, date, texts, house.now());
    if tx.conn().execute(&KEEP, args![id, seen, text(&content), content.hash()]).await? == 0 {
        return Err(AnnouncementError::Changed);
    }
    let note = Said::new()
        .changed("texts", &announcement.content.texts, &content.texts)
        .changed("date", announcement.content.date, content.date)
        .changed("rows", announcement.content.entries.len(), content.entries.len());
    house
        .record(&mut tx, &recorded, "cohort.redraft-announcement", &Subject::new("announcement", id), note)
        .await?;
    Ok(tx.commit().await?)
}

/// Says that a second person has read the version and found it right.
pub async fn review(
    house: &House,
    actor: &Actor,
    id: Id<Announcement>,
    seen: i64,
) -> Result<(), AnnouncementError> {
    let recorded = actor.require(Permission::ReleaseAnnouncement)?;
    let by = actor.person().map(|person| person.id);
    let mut tx = house.begin().await?;
    if tx.conn().execute(&REVIEW, args![id, seen, by, house.now()]).await? == 0 {
        return Err(AnnouncementError::Changed);
    }
    house
        .record(
            &mut tx,
            &recorded,
            "cohort.review-announcement",
            &Subject::new("announcement", id),
            Said::new(),
        )
        .await?;
    Ok(tx.commit().await?)
}

/// What stands in the way of `actor` publishing the version now.
pub async fn barriers_to(
    house: &House,
    actor: &Actor,
    announcement: &Announcement,
    reason: &str,
) -> Result<Vec<Barrier>, AnnouncementError> {
    let mut reader = house.read().await?;
    found_barriers(&mut reader.conn(), actor, announcement, reason).await
}

async fn found_barriers(
    conn: &mut Conn<'_>,
    actor: &Actor,
    announcement: &Announcement,
    reason: &str,
) -> Result<Vec<Barrier>, AnnouncementError> {
    let edition = edition_by_id(conn, announcement.edition).await?.ok_or(AnnouncementError::Absent)?;
    let gathered = ingredients(conn, &edition).await?;
    let said = &announcement.content;
    let fresh = compose(&gathered.of(&edition), said.number, said.date, said.texts.clone(), said.as_of);
    let publisher = actor.person().map(|person| person.id);
    Ok(barriers(announcement, &gathered.register, &fresh, publisher, reason))
}

/// Publishes a reviewed version, for good. `reason` is needed, and shown, where printed figures do not add up.
pub async fn publish(
    house: &House,
    actor: &Actor,
    id: Id<Announcement>,
    seen: i64,
    reason: &str,
) -> Result<u32, AnnouncementError> {
    let recorded = actor.require(Permission::ReleaseAnnouncement)?;
    if reason.chars().count() > 2000 {
        return Err(AnnouncementError::Reason);
    }
    let mut tx = house.begin().await?;
    let announcement = find_announcement(&mut tx.conn(), id).await?.ok_or(AnnouncementError::Absent)?;
    if announcement.version != seen || announcement.state == State::Published {
        return Err(AnnouncementError::Changed);
    }
    let found = found_barriers(&mut tx.conn(), actor, &announcement, reason).await?;
    if !found.is_empty() {
        return Err(AnnouncementError::Barred(found));
    }
    let mut content = announcement.content;
    let by = actor.person();
    if !reason.trim().is_empty() && content.contradictions() > 0 {
        let name = by.map_or_else(|| recorded.to_string(), |person| person.name.clone());
        content.exception = Some(Note { reason: reason.trim().to_owned(), by: name, at: house.now() });
    }
    let hash = content.hash();
    let values = args![id, seen, text(&content), hash, by.map(|person| person.id), house.now()];
    if tx.conn().execute(&PUBLISH, values).await? == 0 {
        return Err(AnnouncementError::Changed);
    }
    let note = Said::new().with("number", content.number).with("hash", hash).with("reason", reason.trim());
    house
        .record(&mut tx, &recorded, "cohort.publish-announcement", &Subject::new("announcement", id), note)
        .await?;
    tx.commit().await?;
    Ok(content.number)
}

/// Drops a version that was never published. The ledger remembers that it was there.
pub async fn drop_draft(
    house: &House,
    actor: &Actor,
    id: Id<Announcement>,
    seen: i64,
) -> Result<(), AnnouncementError> {
    let recorded = actor.require(Permission::ManageCohort)?;
    let mut tx = house.begin().await?;
    if tx.conn().execute(&DROP, args![id, seen]).await? == 0 {
        return Err(AnnouncementError::Changed);
    }
    house
        .record(
            &mut tx,
            &recorded,
            "cohort.drop-announcement",
            &Subject::new("announcement", id),
            Said::new(),
        )
        .await?;
    Ok(tx.commit().await?)
}

fn text(content: &Content) -> String {
    String::from_utf8(content.canonical()).expect("JSON is UTF-8")
}

fn short_enough(texts: &BTreeMap<String, Texts>) -> Result<(), AnnouncementError> {
    let long =
        |texts: &Texts| texts.title.chars().count() > 300 || texts.introduction.chars().count() > 20_000;
    if texts.values().any(long) { Err(AnnouncementError::Words) } else { Ok(()) }
}
