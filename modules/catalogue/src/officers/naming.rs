//! Saying who acts for a participant, and whether organisers want to be asked.

use centum_accounts::{Actor, Permission, Person};
use centum_base::Id;
use centum_cohort::register::Participation;
use centum_ledger::{House, Note, Subject};
use centum_store::StoreError;

use super::model::OfficerError;
use super::store;

fn subject(of: Id<Participation>) -> Subject {
    Subject::new("participation", of)
}

/// Lets a person act for a participant. Done again, it changes nothing.
pub async fn name_officer(
    house: &House,
    actor: &Actor,
    of: Id<Participation>,
    person: Id<Person>,
) -> Result<(), OfficerError> {
    let recorded = actor.require(Permission::ManageCatalogue)?;
    let mut tx = house.begin().await?;
    let named = match store::name(&mut tx, of, person, house.now()).await {
        Err(StoreError::Reference(_)) => return Err(OfficerError::Absent),
        done => done?,
    };
    if named {
        let note = Note::new().with("person", person);
        house.record(&mut tx, &recorded, "catalogue.name-officer", &subject(of), note).await?;
    }
    Ok(tx.commit().await?)
}

/// Lets a person no longer act for a participant. What they brought stays with the participant.
pub async fn release_officer(
    house: &House,
    actor: &Actor,
    of: Id<Participation>,
    person: Id<Person>,
) -> Result<(), OfficerError> {
    let recorded = actor.require(Permission::ManageCatalogue)?;
    let mut tx = house.begin().await?;
    if !store::release(&mut tx, of, person).await? {
        return Err(OfficerError::Absent);
    }
    let note = Note::new().with("person", person);
    house.record(&mut tx, &recorded, "catalogue.release-officer", &subject(of), note).await?;
    Ok(tx.commit().await?)
}

/// Says whether an organiser is asked before the data of an officer's portal are shown. Portals whose data were shown
/// before stay as they are.
pub async fn set_asking(house: &House, actor: &Actor, asks: bool) -> Result<(), OfficerError> {
    let recorded = actor.require(Permission::ManageCatalogue)?;
    let mut tx = house.begin().await?;
    let before = store::asks(&mut tx.conn()).await?;
    if before != asks {
        store::set_asks(&mut tx, asks).await?;
        let note = Note::new().changed("asks", before, asks);
        let subject = Subject::new("catalogue-rule", "officers");
        house.record(&mut tx, &recorded, "catalogue.set-asking", &subject, note).await?;
    }
    Ok(tx.commit().await?)
}
