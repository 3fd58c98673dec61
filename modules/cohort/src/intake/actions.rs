//! What is done to documents that are taken in; the only place that writes them.

use centum_accounts::{Actor, Permission, Refused};
use centum_base::{Date, Digest, Id};
use centum_ledger::{House, Note, Subject};
use centum_places::{Facts, adopt};
use centum_store::{Statement, StoreError, StoreResult, Tx, args};

use super::draft::{Draft, Obstacle, Placement, Said, with_countries};
use super::placing::by_own_names;
use super::store::{
    BY_DIGEST, CONFIRM, CONFIRMED, DISCARD, INSERT, KEEP_DRAFT, KEEP_MAPPING, SourceDocument, SourceState,
    WAITING_BY_DIGEST, find_document, fingerprint,
};
use crate::edition::{Edition, edition_by_id, edition_by_slug};
use crate::model::Row;
use crate::reading::{Hints, Mapping, ReadError, Reading, read};
use crate::register::{City, Consent, List, Plan, apply, participations, plan, replace_seats};

/// Why an action on a document did not happen. Nothing was kept.
#[derive(Debug, thiserror::Error)]
pub enum IntakeError {
    /// The right is missing.
    #[error(transparent)]
    Refused(#[from] Refused),
    /// There is no such edition, document, row or city.
    #[error("there is no such edition, document, row or city")]
    Absent,
    /// The document was confirmed or put aside already.
    #[error("this document was confirmed or put aside already")]
    Settled,
    /// Somebody changed the document in the meantime.
    #[error("somebody changed this document in the meantime; look at it again")]
    Changed,
    /// Nothing could be read.
    #[error(transparent)]
    Unreadable(#[from] ReadError),
    /// Something must be put right first.
    #[error("{} rows must be put right before the list can be confirmed", .0.len())]
    Obstacles(Vec<Obstacle>),
    /// A row needs a name.
    #[error("a name needs between 1 and 300 characters")]
    Name,
    /// A label is too long.
    #[error("a label has at most 200 characters")]
    Label,
    /// The database did not do its part.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// A document as it comes in.
#[derive(Clone, Debug, Default)]
pub struct Received {
    /// What it is to be called; the file's name if empty.
    pub label: String,
    /// The date that it bears.
    pub dated: Option<Date>,
    /// The name of the file.
    pub file_name: Option<String>,
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// What a person said of its columns.
    pub mapping: Option<Mapping>,
}

/// What became of a document that came in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Receipt {
    /// It waits for a person.
    New(Id<SourceDocument>),
    /// The same bytes stand in this edition already; nothing was written.
    Known(Id<SourceDocument>, SourceState),
}

impl Receipt {
    /// The document.
    pub fn id(&self) -> Id<SourceDocument> {
        match self {
            Self::New(id) | Self::Known(id, _) => *id,
        }
    }
}

/// Reads a document without writing anything.
pub fn preview(received: &Received) -> Result<(Reading, Draft), ReadError> {
    let hints = Hints {
        file_name: received.file_name.as_deref(),
        mapping: received.mapping.clone(),
        ..Hints::default()
    };
    let reading = read(&received.bytes, &hints)?;
    let draft = Draft::of(&reading);
    Ok((reading, draft))
}

/// A document that was read and waits to be taken in.
#[derive(Clone, Debug)]
pub struct Prepared {
    pub(super) received: Received,
    pub(super) reading: Reading,
    pub(super) draft: Draft,
}

/// Takes a document in: it is read and waits for a person. The register stays as it is.
pub async fn receive(
    house: &House,
    actor: &Actor,
    slug: &str,
    received: Received,
) -> Result<Receipt, IntakeError> {
    actor.require(Permission::ManageCohort)?;
    let edition = edition_by_slug(&mut house.read().await?.conn(), slug).await?.ok_or(IntakeError::Absent)?;
    let digest = Digest::of(&received.bytes);
    if let Some(known) = known(&mut house.read().await?.conn(), &BY_DIGEST, &edition, digest).await? {
        return Ok(known);
    }
    let prepared = prepare(received).await?;
    let mut tx = house.begin().await?;
    let receipt = receive_in(house, &mut tx, actor, &edition, prepared).await?;
    tx.commit().await?;
    Ok(receipt)
}

/// Reads a document, for [`receive_in`]. Nothing is written.
pub async fn prepare(received: Received) -> Result<Prepared, IntakeError> {
    if received.label.chars().count() > 200 {
        return Err(IntakeError::Label);
    }
    // Reading a long list takes a while; the threads that serve requests must not wait for it.
    let (received, read) = tokio::task::spawn_blocking(move || {
        let read = preview(&received);
        (received, read)
    })
    .await
    .expect("reading does not panic");
    let (reading, draft) = read?;
    Ok(Prepared { received, reading, draft })
}

/// Takes a document in within the transaction of somebody who does more with it.
pub async fn receive_in(
    house: &House,
    tx: &mut Tx,
    actor: &Actor,
    edition: &Edition,
    prepared: Prepared,
) -> Result<Receipt, IntakeError> {
    take_in(house, tx, actor, edition, prepared, &BY_DIGEST).await
}

/// The same for a list that comes anew: that the same bytes were confirmed once does not matter, for the register may say something
/// else by now. One that waits still is not doubled.
pub async fn receive_anew_in(
    house: &House,
    tx: &mut Tx,
    actor: &Actor,
    edition: &Edition,
    prepared: Prepared,
) -> Result<Receipt, IntakeError> {
    take_in(house, tx, actor, edition, prepared, &WAITING_BY_DIGEST).await
}

/// Takes a document in, unless `known_by` finds it there.
async fn take_in(
    house: &House,
    tx: &mut Tx,
    actor: &Actor,
    edition: &Edition,
    prepared: Prepared,
    known_by: &Statement,
) -> Result<Receipt, IntakeError> {
    let recorded = actor.require(Permission::ManageCohort)?;
    let Prepared { received, reading, mut draft } = prepared;
    let digest = Digest::of(&received.bytes);
    if let Some(known) = known(&mut tx.conn(), known_by, edition, digest).await? {
        return Ok(known);
    }
    by_own_names(&mut tx.conn(), &mut draft).await?;
    let id: Id<SourceDocument> = house.id();
    let label = match (received.label.trim(), &received.file_name) {
        ("", Some(name)) => name.clone(),
        ("", None) => digest.short(),
        (label, _) => label.to_owned(),
    };
    let values = args![
        id,
        edition.id,
        &label,
        received.dated,
        digest,
        received.file_name.clone(),
        received.bytes,
        json(&reading),
        json(&draft),
        house.now()
    ];
    tx.conn().execute(&INSERT, values).await?;
    if let (Some(mapping), Some(_)) = (&reading.mapping, &received.mapping) {
        let headings: Vec<String> = mapping.0.keys().cloned().collect();
        let values = args![fingerprint(&headings), json(mapping), house.now()];
        tx.conn().execute(&KEEP_MAPPING, values).await?;
    }
    let note = Note::new()
        .with("label", &label)
        .with("digest", digest)
        .with("rows", reading.rows.len())
        .with("claims", reading.claims.len())
        .with("unread", reading.unread.len());
    house.record(tx, &recorded, "cohort.receive-document", &Subject::new("source", id), note).await?;
    Ok(Receipt::New(id))
}

async fn known(
    conn: &mut centum_store::Conn<'_>,
    which: &Statement,
    edition: &Edition,
    digest: Digest,
) -> StoreResult<Option<Receipt>> {
    let Some(row) = conn.optional(which, args![edition.id, digest]).await? else { return Ok(None) };
    let confirmed = row.get::<String>("state")? == SourceState::Confirmed.name();
    let state = if confirmed { SourceState::Confirmed } else { SourceState::Draft };
    Ok(Some(Receipt::Known(row.get("id")?, state)))
}

/// A person's version of a row.
#[derive(Clone, Debug)]
pub enum Correction {
    /// The row as it should be.
    Row(Row),
    /// The row is right as it was read.
    Right,
    /// The row does not belong to the list, or does after all.
    Drop(bool),
}

/// Corrects a row of a draft. `seen` is the version that the person looked at.
pub async fn correct_row(
    house: &House,
    actor: &Actor,
    id: Id<SourceDocument>,
    seen: i64,
    index: usize,
    correction: Correction,
) -> Result<(), IntakeError> {
    change(house, actor, id, seen, "cohort.correct-row", |draft| {
        let row = draft.rows.get_mut(index).ok_or(IntakeError::Absent)?;
        let before = row.row.clone();
        let note = Note::new().with("line", row.line);
        let note = match correction {
            Correction::Row(new) => {
                if new.name.trim().is_empty() || new.name.chars().count() > 300 {
                    return Err(IntakeError::Name);
                }
                row.replace(new);
                note.changed("row", before, &row.row)
            }
            Correction::Right => {
                row.checked = true;
                row.confidence = 100;
                note.with("right", true)
            }
            Correction::Drop(dropped) => {
                row.dropped = dropped;
                note.with("dropped", dropped)
            }
        };
        Ok(note)
    })
    .await
}

/// Accepts rows as they were read.
pub async fn keep_rows(
    house: &House,
    actor: &Actor,
    id: Id<SourceDocument>,
    seen: i64,
    indexes: &[usize],
) -> Result<(), IntakeError> {
    change(house, actor, id, seen, "cohort.keep-rows", |draft| {
        for index in indexes {
            let row = draft.rows.get_mut(*index).ok_or(IntakeError::Absent)?;
            row.checked = true;
            row.confidence = 100;
        }
        Ok(Note::new().with("rows", indexes.len()))
    })
    .await
}

/// Decides which place a city of a draft is; `None`: it stands nowhere on a map.
pub async fn decide_city(
    house: &House,
    actor: &Actor,
    id: Id<SourceDocument>,
    seen: i64,
    (row, city): (usize, usize),
    facts: Option<Facts>,
) -> Result<(), IntakeError> {
    change(house, actor, id, seen, "cohort.decide-city", |draft| {
        let row = draft.rows.get_mut(row).ok_or(IntakeError::Absent)?;
        let city = row.cities.get_mut(city).ok_or(IntakeError::Absent)?;
        let note = Note::new()
            .with("line", row.line)
            .with("city", &city.name)
            .with("place", facts.as_ref().map(|facts| (&facts.source, &facts.source_id, &facts.name)));
        city.placement = facts.map_or(Placement::Nowhere, |facts| Placement::Person { facts });
        Ok(note)
    })
    .await
}

async fn change(
    house: &House,
    actor: &Actor,
    id: Id<SourceDocument>,
    seen: i64,
    verb: &'static str,
    edit: impl FnOnce(&mut Draft) -> Result<Note, IntakeError>,
) -> Result<(), IntakeError> {
    let recorded = actor.require(Permission::ManageCohort)?;
    let mut tx = house.begin().await?;
    let mut document = waiting(&mut tx, id, seen).await?;
    let note = edit(&mut document.draft)?;
    by_own_names(&mut tx.conn(), &mut document.draft).await?;
    tx.conn().execute(&KEEP_DRAFT, args![id, seen, json(&document.draft)]).await?;
    house.record(&mut tx, &recorded, verb, &Subject::new("source", id), note).await?;
    Ok(tx.commit().await?)
}

async fn waiting(tx: &mut Tx, id: Id<SourceDocument>, seen: i64) -> Result<SourceDocument, IntakeError> {
    let document = find_document(&mut tx.conn(), id).await?.ok_or(IntakeError::Absent)?;
    if document.state != SourceState::Draft {
        return Err(IntakeError::Settled);
    }
    if document.version == seen { Ok(document) } else { Err(IntakeError::Changed) }
}

/// Puts a document aside. What was read of it is kept, and has no effect.
pub async fn discard(
    house: &House,
    actor: &Actor,
    id: Id<SourceDocument>,
    seen: i64,
) -> Result<(), IntakeError> {
    let recorded = actor.require(Permission::ManageCohort)?;
    let mut tx = house.begin().await?;
    waiting(&mut tx, id, seen).await?;
    tx.conn().execute(&DISCARD, args![id, seen]).await?;
    house
        .record(&mut tx, &recorded, "cohort.discard-document", &Subject::new("source", id), Note::new())
        .await?;
    Ok(tx.commit().await?)
}

/// On what terms a list is confirmed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Terms {
    /// The list is the complete cohort: what it does not name has left. Otherwise it only adds.
    pub whole: bool,
    /// What new rows know of being named in public, where their applicants said nothing themselves.
    pub consent: Consent,
    /// On what that rests.
    pub consent_note: String,
}

/// What confirming did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Confirmed {
    /// The number of the document among the confirmed ones of its edition.
    pub number: i64,
    /// What changed in the register.
    pub plan: Plan,
}

/// What confirming would do to the register.
pub async fn draft_plan(
    conn: &mut centum_store::Conn<'_>,
    edition: Id<Edition>,
    draft: &Draft,
    whole: bool,
) -> StoreResult<Plan> {
    let register = participations(conn, edition).await?;
    let mut rows = rows_of(draft);
    // Places that the register knows already get their identifiers, so that an equal place is no difference.
    for (row, (_, cities)) in draft.taken().zip(rows.iter_mut()) {
        for (drafted, city) in row.cities.iter().zip(cities.iter_mut()) {
            if let Some(facts) = drafted.facts() {
                city.place = centum_places::adopted(conn, facts).await?;
            }
        }
    }
    Ok(planned(&register, &rows, draft, whole))
}

/// A document without rows, such as a press release, leaves the register alone.
fn planned(
    register: &[crate::register::Participation],
    rows: &[(Row, Vec<City>)],
    draft: &Draft,
    whole: bool,
) -> Plan {
    if draft.rows.is_empty() { Plan::default() } else { plan(register, rows, whole) }
}

fn rows_of(draft: &Draft) -> Vec<(Row, Vec<City>)> {
    draft
        .taken()
        .map(|row| {
            let cities = row.cities.iter().map(|city| City {
                name: city.name.clone(),
                printed: city.printed.clone(),
                country: city.country(),
                is_lead: city.is_lead,
                place: None,
                decided: city.decided(),
            });
            (with_countries(&row.row, &row.cities), cities.collect())
        })
        .collect()
}

/// Confirms a list: the register becomes what it says, all at once.
pub async fn confirm(
    house: &House,
    actor: &Actor,
    id: Id<SourceDocument>,
    seen: i64,
    terms: &Terms,
) -> Result<Confirmed, IntakeError> {
    let recorded = actor.require(Permission::ManageCohort)?;
    let mut tx = house.begin().await?;
    let document = waiting(&mut tx, id, seen).await?;
    let obstacles = document.draft.obstacles();
    if !obstacles.is_empty() {
        return Err(IntakeError::Obstacles(obstacles));
    }
    let edition = edition_by_id(&mut tx.conn(), document.edition).await?.ok_or(IntakeError::Absent)?;
    let mut rows = rows_of(&document.draft);
    for (row, (_, cities)) in document.draft.taken().zip(rows.iter_mut()) {
        for (drafted, city) in row.cities.iter().zip(cities.iter_mut()) {
            if let Some(facts) = drafted.facts() {
                city.place = Some(adopt(house, &mut tx, &recorded, facts).await?);
            }
        }
    }
    let register = participations(&mut tx.conn(), edition.id).await?;
    let plan = planned(&register, &rows, &document.draft, terms.whole);
    let said: Vec<Option<Said>> = document.draft.taken().map(|row| row.said.clone()).collect();
    let list = List {
        edition: &edition,
        source: id,
        rows: &rows,
        plan: &plan,
        consent: (terms.consent, &terms.consent_note),
        said: &said,
    };
    apply(house, &mut tx, &recorded, &register, &list).await?;
    if !rows.is_empty() && terms.whole {
        replace_seats(&mut tx, edition.id, id, &document.draft.seats).await?;
    }
    let number = tx.conn().one(&CONFIRMED, args![edition.id]).await?.get::<i64>("n")? + 1;
    let values = args![id, seen, json(&document.draft), number, house.now()];
    if tx.conn().execute(&CONFIRM, values).await? != 1 {
        return Err(IntakeError::Changed);
    }
    let note = Note::new()
        .with("number", number)
        .with("whole", terms.whole)
        .with("added", plan.added.len())
        .with("changed", plan.changed.len())
        .with("removed", plan.removed.len());
    house.record(&mut tx, &recorded, "cohort.confirm-document", &Subject::new("source", id), note).await?;
    tx.commit().await?;
    Ok(Confirmed { number, plan })
}

fn json<T: serde::Serialize>(value: &T) -> String {
    serde_json::to_string(value).expect("what is read has a JSON form")
}
