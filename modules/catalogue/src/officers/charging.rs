//! Whose a catalogue is: taken into charge, handed over, and leave to show it asked for, given or declined.

use centum_accounts::{Actor, Permission};
use centum_base::Id;
use centum_cohort::register::{Participation, find_participation};
use centum_ledger::{Actor as Recorded, House, Note, Subject};
use centum_store::{StoreResult, Tx};

use super::model::{Charge, OfficerError, Standing, Wish};
use super::rights::{over_run, somewhere};
use super::{rules, store};
use crate::harvest::{Dialects, Mode, Run, Stage, begin_run, run};
use crate::intake::{NewKeeper, add_keeper, free_slug, take_up_schedule};
use crate::sources::{
    Catalogue, CatalogueKind, NewCatalogue, PublishesFor, catalogue, insert_catalogue, replace_places,
    schedule_next,
};

/// The longest reason, in characters.
const LONGEST_REASON: usize = 2000;

fn subject(id: Id<Catalogue>) -> Subject {
    Subject::new("catalogue", id)
}

/// Puts a new catalogue into the charge of a participant's officers, in the caller's transaction.
pub(crate) async fn take_charge(
    house: &House,
    tx: &mut Tx,
    recorded: &Recorded,
    catalogue: Id<Catalogue>,
    of: Id<Participation>,
) -> StoreResult<()> {
    let by = recorded.to_string();
    store::take(tx, (catalogue, of), (&by, house.now()), Standing::Open).await
}

/// Whether a harvest of a catalogue may be taken in now. The first that may is remembered, so that a rule made later asks
/// of newcomers alone.
pub(crate) async fn let_in(
    house: &House,
    tx: &mut Tx,
    (actor, recorded): (&Actor, &Recorded),
    catalogue: Id<Catalogue>,
) -> StoreResult<bool> {
    let Some(charge) = store::charge(&mut tx.conn(), catalogue).await? else { return Ok(true) };
    let asks = store::asks(&mut tx.conn()).await? && !actor.may(Permission::ManageCatalogue);
    if !rules::may_take_in(asks, charge.standing) {
        return Ok(false);
    }
    if charge.standing != Standing::Cleared {
        let by = recorded.to_string();
        let turned = (charge.standing, Standing::Cleared);
        store::stand(tx, catalogue, turned, (&by, house.now(), None)).await?;
        store::wish(tx, catalogue, None).await?;
    }
    Ok(true)
}

/// Hands a catalogue to the officers of a participant, or back to the organisers.
pub async fn give_charge(
    house: &House,
    actor: &Actor,
    id: Id<Catalogue>,
    to: Option<Id<Participation>>,
) -> Result<(), OfficerError> {
    let recorded = actor.require(Permission::ManageCatalogue)?;
    let mut tx = house.begin().await?;
    catalogue(&mut tx.conn(), id).await?.ok_or(OfficerError::Absent)?;
    let before = store::charge(&mut tx.conn(), id).await?.map(|charge| charge.participation);
    if before == to {
        return Ok(());
    }
    match to {
        Some(to) => {
            find_participation(&mut tx.conn(), to).await?.ok_or(OfficerError::Absent)?;
            let by = recorded.to_string();
            // What an organiser hands over was theirs to show.
            store::take(&mut tx, (id, to), (&by, house.now()), Standing::Cleared).await?;
        }
        None => store::drop_charge(&mut tx, id).await?,
    }
    let note = Note::new().changed("participation", before, to);
    house.record(&mut tx, &recorded, "catalogue.give-charge", &subject(id), note).await?;
    Ok(tx.commit().await?)
}

/// Asks an organiser for leave to take in what a dry run has shown.
pub async fn ask_leave(
    house: &House,
    actor: &Actor,
    dry: Id<Run>,
    every_minutes: Option<u32>,
) -> Result<(), OfficerError> {
    let mut tx = house.begin().await?;
    let (recorded, seen, source) = over_run(&mut tx.conn(), actor, dry).await?;
    if seen.mode != Mode::Dry || seen.stage != Stage::Done {
        return Err(OfficerError::Standing);
    }
    let charge = store::charge(&mut tx.conn(), source.catalogue).await?.ok_or(OfficerError::Standing)?;
    if !rules::may_ask(charge.standing) {
        return Err(OfficerError::Standing);
    }
    store::wish(&mut tx, source.catalogue, Some(Wish { run: dry, every_minutes })).await?;
    decide(house, &mut tx, &recorded, &charge, (Standing::Asked, None), "catalogue.ask-leave").await?;
    Ok(tx.commit().await?)
}

/// Says yes: the harvest that was asked for begins, and its schedule.
pub async fn clear(
    house: &House,
    actor: &Actor,
    dialects: &dyn Dialects,
    id: Id<Catalogue>,
) -> Result<Id<Run>, OfficerError> {
    let recorded = actor.require(Permission::ManageCatalogue)?;
    let mut tx = house.begin().await?;
    let charge = asked(&mut tx, id).await?;
    let wish = charge.wish.ok_or(OfficerError::Standing)?;
    let seen = run(&mut tx.conn(), wish.run).await?.ok_or(OfficerError::Absent)?;
    decide(house, &mut tx, &recorded, &charge, (Standing::Cleared, None), "catalogue.clear-portal").await?;
    store::wish(&mut tx, id, None).await?;
    let source = take_up_schedule(house, &mut tx, &recorded, seen.source, wish.every_minutes).await?;
    let begun = begin_run(house, &mut tx, &recorded, dialects, (source.id, Mode::Real)).await?;
    schedule_next(&mut tx, &source, house.now()).await?;
    tx.commit().await?;
    Ok(begun)
}

/// Says no, with a reason that the officers read.
pub async fn decline(
    house: &House,
    actor: &Actor,
    id: Id<Catalogue>,
    reason: &str,
) -> Result<(), OfficerError> {
    let recorded = actor.require(Permission::ManageCatalogue)?;
    let reason = reason.trim();
    if reason.is_empty() || reason.chars().count() > LONGEST_REASON {
        return Err(OfficerError::Reason);
    }
    let mut tx = house.begin().await?;
    let charge = asked(&mut tx, id).await?;
    let to = (Standing::Declined, Some(reason));
    decide(house, &mut tx, &recorded, &charge, to, "catalogue.decline-portal").await?;
    Ok(tx.commit().await?)
}

async fn asked(tx: &mut Tx, id: Id<Catalogue>) -> Result<Charge, OfficerError> {
    let charge = store::charge(&mut tx.conn(), id).await?.ok_or(OfficerError::Absent)?;
    if charge.standing != Standing::Asked {
        return Err(OfficerError::Standing);
    }
    Ok(charge)
}

async fn decide(
    house: &House,
    tx: &mut Tx,
    recorded: &Recorded,
    charge: &Charge,
    (to, reason): (Standing, Option<&str>),
    verb: &'static str,
) -> Result<(), OfficerError> {
    let said = (&*recorded.to_string(), house.now(), reason);
    if !store::stand(tx, charge.catalogue, (charge.standing, to), said).await? {
        return Err(OfficerError::Standing);
    }
    let note = Note::new().changed("standing", charge.standing, to).with("reason", reason);
    house.record(tx, recorded, verb, &subject(charge.catalogue), note).await?;
    Ok(())
}

/// The catalogue of our own in which a participant without a portal writes: made when it is opened first.
pub async fn open_shelf(
    house: &House,
    actor: &Actor,
    of: Id<Participation>,
) -> Result<Catalogue, OfficerError> {
    let mut tx = house.begin().await?;
    let (recorded, reach) = somewhere(&mut tx.conn(), actor).await?;
    if reach.bound().is_some_and(|own| !own.contains(&of)) {
        return Err(OfficerError::Absent);
    }
    let participant = find_participation(&mut tx.conn(), of).await?.ok_or(OfficerError::Absent)?;
    for charge in store::charges_in(&mut tx.conn(), Some(&[of])).await? {
        let found = catalogue(&mut tx.conn(), charge.catalogue).await?;
        if let Some(own) = found.filter(|one| one.kind == CatalogueKind::Own) {
            return Ok(own);
        }
    }
    let keeper = NewKeeper { name: participant.name.clone(), ..NewKeeper::default() };
    let publisher = add_keeper(house, &mut tx, &recorded, &keeper).await?;
    let new = NewCatalogue {
        slug: free_slug(&mut tx, &participant.name).await?,
        name: participant.name.clone(),
        homepage: None,
        kind: CatalogueKind::Own,
        publisher: Some(publisher),
    };
    let id = insert_catalogue(house, &mut tx, &recorded, &new).await?;
    let places: Vec<_> = participant
        .cities
        .iter()
        .filter_map(|city| city.place)
        .map(|place| PublishesFor { place, participation: Some(of) })
        .collect();
    let places = rules::once(places);
    replace_places(house, &mut tx, &recorded, id, &places).await?;
    take_charge(house, &mut tx, &recorded, id, of).await?;
    let note = Note::new().with("participation", of);
    house.record(&mut tx, &recorded, "catalogue.open-shelf", &subject(id), note).await?;
    let made = catalogue(&mut tx.conn(), id).await?.ok_or(OfficerError::Absent)?;
    tx.commit().await?;
    Ok(made)
}
