//! Who may publish where: whoever was named for a catalogue, and organisers everywhere.

use centum_accounts::{Actor, Permission, Person};
use centum_base::Id;
use centum_ledger::{Actor as Recorded, House, Note, Subject};
use centum_store::{Conn, StoreError, StoreResult};

use super::error::PublishError;
use super::store;
use crate::officers::{charges_in, in_charge, reach};
use crate::sources::{Catalogue, CatalogueKind, catalogue, catalogues};

/// Our own catalogues that somebody may publish in.
pub async fn open_to(conn: &mut Conn<'_>, actor: &Actor) -> StoreResult<Vec<Catalogue>> {
    let mut own: Vec<Catalogue> =
        catalogues(conn).await?.into_iter().filter(|one| one.kind == CatalogueKind::Own).collect();
    if !actor.may(Permission::ManageCatalogue) {
        let edited = match actor.person() {
            Some(person) if actor.may(Permission::PublishData) => store::edited_by(conn, person.id).await?,
            _ => Vec::new(),
        };
        let reach = reach(conn, actor).await?;
        let charges = charges_in(conn, reach.bound()).await?;
        own.retain(|one| edited.contains(&one.id) || charges.iter().any(|charge| charge.catalogue == one.id));
    }
    Ok(own)
}

/// The name under which somebody's deed in a catalogue is recorded. What they may not see does not exist for them.
pub(super) async fn allowed(
    conn: &mut Conn<'_>,
    actor: &Actor,
    of: Id<Catalogue>,
) -> Result<(Recorded, Catalogue), PublishError> {
    let recorded = actor.require(Permission::PublishData)?;
    let found = catalogue(conn, of).await?.filter(|one| one.kind == CatalogueKind::Own);
    let found = found.ok_or(PublishError::Absent)?;
    if !actor.may(Permission::ManageCatalogue) {
        let person = actor.person().ok_or(PublishError::Absent)?;
        let edits = store::edited_by(conn, person.id).await?.contains(&of);
        if !edits && !in_charge(conn, actor, of).await? {
            return Err(PublishError::Absent);
        }
    }
    Ok((recorded, found))
}

/// Lets a person publish in one of our own catalogues.
pub async fn add_editor(
    house: &House,
    actor: &Actor,
    of: Id<Catalogue>,
    person: Id<Person>,
) -> Result<(), PublishError> {
    let recorded = actor.require(Permission::ManageCatalogue)?;
    let mut tx = house.begin().await?;
    let found = catalogue(&mut tx.conn(), of).await?.filter(|one| one.kind == CatalogueKind::Own);
    found.ok_or(PublishError::Absent)?;
    match store::add_editor(&mut tx, of, person, house.now()).await {
        Err(StoreError::Reference(_)) => return Err(PublishError::Absent),
        done => done?,
    }
    let note = Note::new().with("person", person);
    house.record(&mut tx, &recorded, "catalogue.add-editor", &Subject::new("catalogue", of), note).await?;
    Ok(tx.commit().await?)
}

/// Lets a person no longer publish in a catalogue.
pub async fn remove_editor(
    house: &House,
    actor: &Actor,
    of: Id<Catalogue>,
    person: Id<Person>,
) -> Result<(), PublishError> {
    let recorded = actor.require(Permission::ManageCatalogue)?;
    let mut tx = house.begin().await?;
    if store::drop_editor(&mut tx, of, person).await? == 0 {
        return Err(PublishError::Absent);
    }
    let note = Note::new().with("person", person);
    house.record(&mut tx, &recorded, "catalogue.remove-editor", &Subject::new("catalogue", of), note).await?;
    Ok(tx.commit().await?)
}

/// Whether a second person looks at what a catalogue publishes.
pub async fn is_reviewed(conn: &mut Conn<'_>, of: Id<Catalogue>) -> StoreResult<bool> {
    Ok(store::own(conn, of).await?.1)
}

/// Says whether a second person looks at what a catalogue publishes.
pub async fn set_review(
    house: &House,
    actor: &Actor,
    of: Id<Catalogue>,
    reviewed: bool,
) -> Result<(), PublishError> {
    let recorded = actor.require(Permission::ManageCatalogue)?;
    let mut tx = house.begin().await?;
    let found = catalogue(&mut tx.conn(), of).await?.filter(|one| one.kind == CatalogueKind::Own);
    found.ok_or(PublishError::Absent)?;
    let (_, before) = store::own(&mut tx.conn(), of).await?;
    store::set_reviewed(&mut tx, of, reviewed).await?;
    let note = Note::new().changed("reviewed", before, reviewed);
    house.record(&mut tx, &recorded, "catalogue.set-review", &Subject::new("catalogue", of), note).await?;
    Ok(tx.commit().await?)
}
