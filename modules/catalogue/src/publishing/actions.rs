//! What is done to publications, up to the point where one becomes public.

use bytes::Bytes;
use centum_accounts::{Actor, Permission};
use centum_base::{Digest, Id, Timestamp};
use centum_ledger::{Actor as Recorded, House, Note, Subject};
use centum_store::{Conn, Tx};

use super::error::PublishError;
use super::files::{kind, plain_name};
use super::model::{Publication, State, Step, StoredFile};
use super::press::Press;
use super::rights::allowed;
use super::rules::{self, Fault, Verb, Wrong};
use super::store;
use crate::dcat;
use crate::glance;
use crate::officers::may_approve;
use crate::records::{self, Record, slug};
use crate::sources::Catalogue;

/// The longest reason, in characters.
const LONGEST_REASON: usize = 2000;
/// The largest file, in MiB.
pub const LARGEST_FILE: usize = 64;

/// A publication to begin.
#[derive(Clone, Debug, Default)]
pub struct New {
    /// The name in addresses; made of the title where it is not said.
    pub slug: Option<String>,
    /// What it says.
    pub document: dcat::Record,
    /// It stays closed until then.
    pub embargo: Option<Timestamp>,
}

/// A publication that somebody may work on.
pub async fn find(conn: &mut Conn<'_>, actor: &Actor, id: Id<Record>) -> Result<Publication, PublishError> {
    let found = store::publication(conn, id).await?.ok_or(PublishError::Absent)?;
    allowed(conn, actor, found.catalogue).await?;
    Ok(found)
}

/// The same, by identifier or name.
pub async fn find_named(conn: &mut Conn<'_>, actor: &Actor, name: &str) -> Result<Publication, PublishError> {
    if let Ok(id) = name.parse() {
        return find(conn, actor, id).await;
    }
    let found = store::by_slug(conn, name).await?.ok_or(PublishError::Absent)?;
    allowed(conn, actor, found.catalogue).await?;
    Ok(found)
}

/// The publications of a catalogue that somebody may work on: those in review, then the last changed.
pub async fn list(
    conn: &mut Conn<'_>,
    actor: &Actor,
    of: Id<Catalogue>,
    limit: u32,
) -> Result<Vec<Publication>, PublishError> {
    allowed(conn, actor, of).await?;
    Ok(store::of_catalogue(conn, of, limit).await?)
}

/// Begins a publication as a draft.
pub async fn begin(
    press: &Press,
    house: &House,
    actor: &Actor,
    of: Id<Catalogue>,
    new: New,
) -> Result<Id<Record>, PublishError> {
    let mut tx = house.begin().await?;
    let (recorded, _) = allowed(&mut tx.conn(), actor, of).await?;
    let wrong = rules::check(&new.document);
    if !wrong.is_empty() {
        return Err(PublishError::Wrong(wrong));
    }
    let id: Id<Record> = house.id();
    let name = match new.slug {
        Some(name) if !rules::is_name(&name) => {
            return Err(PublishError::Wrong(vec![Wrong { field: "name", what: Fault::NoName }]));
        }
        Some(name) => name,
        None => {
            let title = new.document.titles.best(&["en"]).map(|(_, title)| title);
            slug(Id::of_name("catalogue-own", &of.to_string()), &id.to_string(), title)
        }
    };
    if store::is_taken(&mut tx.conn(), &name).await? {
        return Err(PublishError::NameTaken);
    }
    let begun = Publication {
        id,
        catalogue: of,
        document: press.addressed(new.document, &name, house),
        slug: name,
        state: State::Draft,
        live: false,
        embargo: new.embargo,
        version: 1,
        changed_by: recorded.to_string(),
        changed_at: house.now(),
    };
    store::insert(&mut tx, &begun).await?;
    take(house, &mut tx, &recorded, &begun, (State::Draft, None)).await?;
    let note = Note::new().with("catalogue", of).with("name", &begun.slug);
    house.record(&mut tx, &recorded, "catalogue.begin-publication", &subject(id), note).await?;
    tx.commit().await?;
    Ok(id)
}

/// Keeps what a publication says from now on. One that was sent in, approved or published is a draft again; what is
/// public of it stays as it is until the draft is published.
pub async fn change(
    press: &Press,
    house: &House,
    actor: &Actor,
    (id, version): (Id<Record>, i64),
    document: dcat::Record,
    embargo: Option<Timestamp>,
) -> Result<(), PublishError> {
    let mut tx = house.begin().await?;
    let (recorded, before) = opened(&mut tx, actor, (id, version), Verb::Change).await?;
    let wrong = rules::check(&document);
    if !wrong.is_empty() {
        return Err(PublishError::Wrong(wrong));
    }
    let document = press.addressed(document, &before.slug, house);
    if document == before.document && embargo == before.embargo {
        return Ok(());
    }
    let changed = Publication {
        state: State::Draft,
        document,
        embargo,
        changed_by: recorded.to_string(),
        changed_at: house.now(),
        ..before.clone()
    };
    if !store::change(&mut tx, &changed).await? {
        return Err(PublishError::Changed);
    }
    if before.state != State::Draft {
        take(house, &mut tx, &recorded, &changed, (State::Draft, None)).await?;
    }
    let fields: Vec<String> =
        dcat::difference(&before.document, &changed.document).into_iter().map(|change| change.path).collect();
    let note = Note::new().with("fields", fields).changed("embargo", before.embargo, embargo);
    house.record(&mut tx, &recorded, "catalogue.change-publication", &subject(id), note).await?;
    Ok(tx.commit().await?)
}

/// Keeps a file for a publication. It is public once a public version names it.
pub async fn attach(
    press: &Press,
    house: &House,
    actor: &Actor,
    id: Id<Record>,
    (name, bytes): (&str, Bytes),
) -> Result<dcat::Distribution, PublishError> {
    if bytes.is_empty() || bytes.len() > LARGEST_FILE << 20 {
        return Err(PublishError::File(LARGEST_FILE));
    }
    // Bytes are put away before anything names them, and only for somebody who may.
    drop(find(&mut house.db.read_current().await?.conn(), actor, id).await?);
    let name = plain_name(name);
    let (media_type, format) = kind(&name, &bytes);
    let size = i64::try_from(bytes.len()).unwrap_or(i64::MAX);
    let rows = glance::shape(Some(&media_type), &name)
        .and_then(|shape| glance::read(shape, &bytes, bytes.len() <= glance::MOST_BYTES));
    let digest: Digest = press.harvester.vault.put(bytes).await?;
    let file = StoredFile { digest, name, media_type, size };
    let mut tx = house.begin().await?;
    let found = store::publication(&mut tx.conn(), id).await?.ok_or(PublishError::Absent)?;
    let (recorded, _) = allowed(&mut tx.conn(), actor, found.catalogue).await?;
    store::add_file(&mut tx, id, &file, house.now()).await?;
    glance::keep(&mut tx, &press.file_address(&file), rows.as_ref(), house.now()).await?;
    let note = Note::new().with("name", &file.name).with("digest", file.digest).with("size", file.size);
    house.record(&mut tx, &recorded, "catalogue.attach-file", &subject(id), note).await?;
    tx.commit().await?;
    Ok(press.distribution(&file, format))
}

/// Sends a draft in. Where nobody else looks at it, it is approved with that.
pub async fn send_in(
    press: &Press,
    house: &House,
    actor: &Actor,
    (id, version): (Id<Record>, i64),
) -> Result<State, PublishError> {
    let mut tx = house.begin().await?;
    let (recorded, it) = opened(&mut tx, actor, (id, version), Verb::SendIn).await?;
    turn(house, &mut tx, (&recorded, "catalogue.send-in"), &it, (State::Review, None)).await?;
    let (_, reviewed) = store::own(&mut tx.conn(), it.catalogue).await?;
    let alone = may_approve(&mut tx.conn(), actor, it.catalogue).await?;
    tx.commit().await?;
    if reviewed || !alone {
        return Ok(State::Review);
    }
    let it = Publication { state: State::Review, version: version + 1, ..it };
    press.approve(house, &recorded, &it).await
}

/// Gives a publication back to who wrote it, with a reason.
pub async fn give_back(
    house: &House,
    actor: &Actor,
    (id, version): (Id<Record>, i64),
    reason: &str,
) -> Result<(), PublishError> {
    let reason = check_reason(reason)?;
    let mut tx = house.begin().await?;
    let (recorded, it) = opened(&mut tx, actor, (id, version), Verb::GiveBack).await?;
    turn(house, &mut tx, (&recorded, "catalogue.give-back"), &it, (State::Draft, Some(reason))).await?;
    Ok(tx.commit().await?)
}

/// Approves what somebody else sent in: it is public at once, or when its embargo ends.
pub async fn publish(
    press: &Press,
    house: &House,
    actor: &Actor,
    (id, version): (Id<Record>, i64),
) -> Result<State, PublishError> {
    let (recorded, it) = {
        let mut tx = house.begin().await?;
        let (recorded, it) = opened(&mut tx, actor, (id, version), Verb::Publish).await?;
        check_approver(&mut tx.conn(), actor, &it).await?;
        (recorded, it)
    };
    press.approve(house, &recorded, &it).await
}

/// Refuses whoever is not the one to approve a publication.
pub(crate) async fn check_approver(
    conn: &mut Conn<'_>,
    actor: &Actor,
    it: &Publication,
) -> Result<(), PublishError> {
    let recorded = actor.require(Permission::PublishData)?;
    if !may_approve(conn, actor, it.catalogue).await? {
        return Err(PublishError::Organiser);
    }
    let (_, reviewed) = store::own(conn, it.catalogue).await?;
    let steps = store::steps(conn, it.id).await?;
    let sent = steps.iter().find(|step| step.state == State::Review).map(|step| step.by.as_str());
    if reviewed && !rules::is_second(&recorded.to_string(), it, sent) {
        return Err(PublishError::SecondPerson);
    }
    Ok(())
}

/// Takes a publication out, with a reason: what is public of it, too. The log keeps it.
pub async fn withdraw(
    house: &House,
    actor: &Actor,
    (id, version): (Id<Record>, i64),
    reason: &str,
) -> Result<(), PublishError> {
    let reason = check_reason(reason)?;
    let mut tx = house.begin().await?;
    let (recorded, it) = opened(&mut tx, actor, (id, version), Verb::Withdraw).await?;
    let standing = records::record(&mut tx.conn(), id).await?.map(|record| record.state);
    if standing.is_some_and(records::State::is_shown) {
        let cause =
            records::Cause { run: None, by: Some(recorded.to_string()), reason: Some(reason.to_owned()) };
        let turned = (records::What::Withdrawn, records::State::Withdrawn);
        records::stand(&mut tx, id, house.now(), turned, &cause).await?;
    }
    store::open_files(&mut tx, id, &[]).await?;
    // What an organiser took out before stays theirs: it would not be live if who publishes had done it.
    let theirs = it.live && standing == Some(records::State::Withdrawn);
    let gone = Publication { live: theirs, ..it };
    let deed = (&recorded, "catalogue.withdraw-publication");
    turn(house, &mut tx, deed, &gone, (State::Withdrawn, Some(reason))).await?;
    Ok(tx.commit().await?)
}

/// Takes a publication up again that was withdrawn: it is a draft.
pub async fn reopen(
    house: &House,
    actor: &Actor,
    (id, version): (Id<Record>, i64),
) -> Result<(), PublishError> {
    let mut tx = house.begin().await?;
    let (recorded, it) = opened(&mut tx, actor, (id, version), Verb::Reopen).await?;
    turn(house, &mut tx, (&recorded, "catalogue.reopen-publication"), &it, (State::Draft, None)).await?;
    Ok(tx.commit().await?)
}

/// The publication, if the actor may, the version is the one that was looked at, and the step follows.
async fn opened(
    tx: &mut Tx,
    actor: &Actor,
    (id, version): (Id<Record>, i64),
    verb: Verb,
) -> Result<(Recorded, Publication), PublishError> {
    let found = store::publication(&mut tx.conn(), id).await?;
    let Some(found) = found else {
        // Without the right it is all the same whether there is one.
        actor.require(Permission::PublishData)?;
        return Err(PublishError::Absent);
    };
    let (recorded, _) = allowed(&mut tx.conn(), actor, found.catalogue).await?;
    if found.version != version {
        return Err(PublishError::Changed);
    }
    if !rules::can(verb, found.state) {
        return Err(PublishError::Standing(found.state));
    }
    Ok((recorded, found))
}

/// Notes how a publication stands now, with the step and the entry of the ledger.
pub(super) async fn turn(
    house: &House,
    tx: &mut Tx,
    (recorded, verb): (&Recorded, &'static str),
    it: &Publication,
    (state, reason): (State, Option<&str>),
) -> Result<(), PublishError> {
    if !store::turn(tx, it, state, it.live).await? {
        return Err(PublishError::Changed);
    }
    take(house, tx, recorded, it, (state, reason)).await?;
    let note = Note::new().changed("state", it.state, state).with("reason", reason);
    house.record(tx, recorded, verb, &subject(it.id), note).await?;
    Ok(())
}

async fn take(
    house: &House,
    tx: &mut Tx,
    recorded: &Recorded,
    it: &Publication,
    (state, reason): (State, Option<&str>),
) -> Result<(), PublishError> {
    let step = Step { state, at: house.now(), by: recorded.to_string(), reason: reason.map(str::to_owned) };
    Ok(store::step(tx, it.id, &step).await?)
}

fn subject(id: Id<Record>) -> Subject {
    Subject::new("catalogue-record", id)
}

fn check_reason(reason: &str) -> Result<&str, PublishError> {
    let reason = reason.trim();
    if reason.is_empty() || reason.chars().count() > LONGEST_REASON {
        return Err(PublishError::Reason);
    }
    Ok(reason)
}
