//! What a person does to take a portal in.

use std::time::Duration;

use centum_accounts::{Actor, Refused};
use centum_base::Id;
use centum_cohort::register::{Participation, find_participation, participations_at_place};
use centum_jobs::enqueue;
use centum_ledger::{Actor as Recorded, House, Note, Subject};
use centum_places::{Facts, adopt};
use centum_store::{Conn, StoreError, StoreResult, Tx};

use super::model::{Looking, Offer, Stage};
use super::probing::LOOK_JOB;
use super::rules::{self, AddressFault};
use super::store;
use crate::harvest::{Dialects, Mode, Run, RunError, Stage as RunStage, begin_run};
use crate::officers::{Reach, charges_in, let_in, over_run, rules::once, somewhere, take_charge};
use crate::sources::{
    Care, CatalogueKind, NewCatalogue, NewPublisher, NewSource, Publisher, PublishesFor, Source, SourceError,
    catalogue, catalogue_by_slug, insert_catalogue, insert_publisher, insert_source, publishers,
    replace_places, schedule_next, source, update_source,
};

/// What led to nothing is forgotten after so long.
const KEPT: Duration = Duration::from_secs(30 * 24 * 3600);
/// So many names in addresses are tried.
const MOST_NAMES: u32 = 100;

/// Why a portal was not taken in. Nothing was kept.
#[derive(Debug, thiserror::Error)]
pub enum IntakeError {
    /// The right is missing.
    #[error(transparent)]
    Refused(#[from] Refused),
    /// What was pasted is no address of a portal.
    #[error("this is no address of a portal: {}", .0.why())]
    Address(AddressFault),
    /// There is no such thing.
    #[error("there is no such portal or run")]
    Absent,
    /// An organiser is to be asked first.
    #[error("an organiser is to be asked before this is taken in")]
    NeedsLeave,
    /// It is still being asked, or a source was made of it already.
    #[error("this cannot be done at this stage")]
    Standing,
    /// The source could not be made.
    #[error(transparent)]
    Source(#[from] SourceError),
    /// The run could not be begun.
    #[error(transparent)]
    Run(#[from] RunError),
    /// The database did not do its part.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Who publishes.
#[derive(Clone, Debug)]
pub enum Keeper {
    /// Somebody who is known.
    Known(Id<Publisher>),
    /// Somebody new.
    New(NewKeeper),
}

/// A publisher as a person writes it down.
#[derive(Clone, Debug, Default)]
pub struct NewKeeper {
    /// The name.
    pub name: String,
    /// Where reports go.
    pub mail: Option<String>,
    /// The language that it reads.
    pub locale: Option<String>,
}

/// What is to be made of a portal.
#[derive(Clone, Debug)]
pub struct Taking {
    /// Which of its dialects is spoken.
    pub offer: Offer,
    /// The name of the catalogue.
    pub name: String,
    /// Who publishes.
    pub keeper: Keeper,
    /// The cities that it publishes for; those of the participant where one is named.
    pub cities: Vec<Facts>,
    /// The participant whose officers look after it; organisers do where none is named. An officer names one.
    pub of: Option<Id<Participation>>,
}

/// Has a portal asked what it speaks. The queue takes it from there.
pub async fn look(house: &House, actor: &Actor, pasted: &str) -> Result<Id<Looking>, IntakeError> {
    let mut tx = house.begin().await?;
    let (recorded, _) = somewhere(&mut tx.conn(), actor).await?;
    let address = rules::address(pasted).map_err(IntakeError::Address)?;
    let (id, now) = (house.id::<Looking>(), house.now());
    if let Ok(before) = now.checked_sub(KEPT) {
        store::sweep(&mut tx, before).await?;
    }
    store::insert(&mut tx, id, &address, (&recorded.to_string(), now)).await?;
    enqueue(house, &mut tx, LOOK_JOB, &serde_json::json!({ "looking": id }), now).await?;
    let note = Note::new().with("address", &address);
    house.record(&mut tx, &recorded, "catalogue.look-at", &subject(id), note).await?;
    tx.commit().await?;
    Ok(id)
}

/// Makes a source of a portal that was asked, and begins a dry run. The source has no schedule until somebody has seen
/// what would come, see [`approve`].
pub async fn take_on(
    house: &House,
    actor: &Actor,
    dialects: &dyn Dialects,
    id: Id<Looking>,
    taking: &Taking,
) -> Result<Id<Run>, IntakeError> {
    let mut tx = house.begin().await?;
    let (recorded, reach) = somewhere(&mut tx.conn(), actor).await?;
    let looking = store::looking(&mut tx.conn(), id).await?;
    let looking =
        looking.filter(|looking| looking.is_open_to(&reach, &recorded)).ok_or(IntakeError::Absent)?;
    check_bounds(&mut tx, &reach, taking).await?;
    if looking.stage != Stage::Asked || !looking.found.offers.contains(&taking.offer) {
        return Err(IntakeError::Standing);
    }
    let publisher = match &taking.keeper {
        Keeper::Known(id) => *id,
        Keeper::New(keeper) => add_keeper(house, &mut tx, &recorded, keeper).await?,
    };
    let catalogue = NewCatalogue {
        slug: free_slug(&mut tx, &taking.name).await?,
        name: taking.name.trim().to_owned(),
        homepage: Some(looking.address.clone()),
        kind: CatalogueKind::Portal,
        publisher: Some(publisher),
    };
    let catalogue = insert_catalogue(house, &mut tx, &recorded, &catalogue).await?;
    let places = match taking.of {
        Some(of) => places_of(&mut tx, of).await?,
        None => places(house, &mut tx, &recorded, &taking.cities).await?,
    };
    replace_places(house, &mut tx, &recorded, catalogue, &places).await?;
    if let Some(of) = taking.of {
        take_charge(house, &mut tx, &recorded, catalogue, of).await?;
    }
    let new = NewSource {
        catalogue,
        address: taking.offer.address.clone(),
        dialect: taking.offer.dialect.clone(),
        care: Care { every_minutes: None, ..Care::default() },
    };
    let source = insert_source(house, &mut tx, &recorded, &new).await?;
    if !store::taken(&mut tx, id, source).await? {
        return Err(IntakeError::Standing);
    }
    let note = Note::new().with("source", source);
    house.record(&mut tx, &recorded, "catalogue.take-on", &subject(id), note).await?;
    let run = begin_run(house, &mut tx, &recorded, dialects, (source, Mode::Dry)).await?;
    tx.commit().await?;
    Ok(run)
}

/// Begins the real run that a dry run has shown, and the schedule of its source: every so many minutes, or by hand.
pub async fn approve(
    house: &House,
    actor: &Actor,
    dialects: &dyn Dialects,
    dry: Id<Run>,
    every_minutes: Option<u32>,
) -> Result<Id<Run>, IntakeError> {
    let mut tx = house.begin().await?;
    let (recorded, seen, source) = over_run(&mut tx.conn(), actor, dry).await?;
    if seen.mode != Mode::Dry || seen.stage != RunStage::Done {
        return Err(IntakeError::Standing);
    }
    if !let_in(house, &mut tx, (actor, &recorded), source.catalogue).await? {
        return Err(IntakeError::NeedsLeave);
    }
    let changed = take_up_schedule(house, &mut tx, &recorded, seen.source, every_minutes).await?;
    let begun = begin_run(house, &mut tx, &recorded, dialects, (seen.source, Mode::Real)).await?;
    // This run is the first of the schedule.
    schedule_next(&mut tx, &changed, house.now()).await?;
    tx.commit().await?;
    Ok(begun)
}

/// Gives a source the schedule that was wished for it.
pub(crate) async fn take_up_schedule(
    house: &House,
    tx: &mut Tx,
    recorded: &Recorded,
    id: Id<Source>,
    every_minutes: Option<u32>,
) -> Result<Source, SourceError> {
    let mut changed = source(&mut tx.conn(), id).await?.ok_or(SourceError::Absent)?;
    if changed.care.every_minutes != every_minutes || !changed.enabled {
        changed.care.every_minutes = every_minutes;
        changed.enabled = true;
        update_source(house, tx, recorded, &changed).await?;
    }
    Ok(changed)
}

/// An officer takes a portal in for a participant that they act for, and names a publisher of its own or a new one.
async fn check_bounds(tx: &mut Tx, reach: &Reach, taking: &Taking) -> Result<(), IntakeError> {
    let Some(own) = reach.bound() else { return Ok(()) };
    if !taking.of.is_some_and(|of| own.contains(&of)) {
        return Err(IntakeError::Absent);
    }
    if let Keeper::Known(id) = taking.keeper {
        let known = keepers_of(&mut tx.conn(), own).await?;
        if !known.contains(&id) {
            return Err(IntakeError::Absent);
        }
    }
    Ok(())
}

/// The publishers of what the officers of these participants look after.
pub async fn keepers_of(conn: &mut Conn<'_>, of: &[Id<Participation>]) -> StoreResult<Vec<Id<Publisher>>> {
    let mut known = Vec::new();
    for charge in charges_in(conn, Some(of)).await? {
        known.extend(catalogue(conn, charge.catalogue).await?.and_then(|one| one.publisher));
    }
    known.sort_unstable();
    known.dedup();
    Ok(known)
}

/// The places of a participant, as far as they are known.
async fn places_of(tx: &mut Tx, of: Id<Participation>) -> Result<Vec<PublishesFor>, IntakeError> {
    let found = find_participation(&mut tx.conn(), of).await?.ok_or(IntakeError::Absent)?;
    let places = found.cities.iter().filter_map(|city| city.place);
    Ok(once(places.map(|place| PublishesFor { place, participation: Some(of) }).collect()))
}

/// Adds a publisher under a name in addresses that is free.
pub(crate) async fn add_keeper(
    house: &House,
    tx: &mut Tx,
    recorded: &Recorded,
    keeper: &NewKeeper,
) -> Result<Id<Publisher>, SourceError> {
    let known = publishers(&mut tx.conn()).await?;
    let slug = rules::slug_of(&keeper.name);
    let slug = numbered(&slug).find(|slug| !known.iter().any(|one| one.slug == *slug)).unwrap_or(slug);
    let new = NewPublisher {
        slug,
        name: keeper.name.trim().to_owned(),
        homepage: None,
        mail: keeper.mail.clone(),
        locale: keeper.locale.clone(),
    };
    insert_publisher(house, tx, recorded, &new).await
}

/// A name in addresses that no catalogue has.
pub(crate) async fn free_slug(tx: &mut Tx, name: &str) -> StoreResult<String> {
    let slug = rules::slug_of(name);
    for slug in numbered(&slug) {
        if catalogue_by_slug(&mut tx.conn(), &slug).await?.is_none() {
            return Ok(slug);
        }
    }
    Ok(slug)
}

/// `leuven`, `leuven-2`, `leuven-3`, …
fn numbered(slug: &str) -> impl Iterator<Item = String> + use<> {
    let slug = slug.to_owned();
    let further = (2..=MOST_NAMES).map({
        let slug = slug.clone();
        move |number| format!("{slug}-{number}")
    });
    std::iter::once(slug).chain(further)
}

/// The places behind cities, each with the newest participation that stands there.
async fn places(
    house: &House,
    tx: &mut Tx,
    recorded: &Recorded,
    cities: &[Facts],
) -> Result<Vec<PublishesFor>, IntakeError> {
    let mut found: Vec<PublishesFor> = Vec::new();
    for facts in cities {
        let place = adopt(house, tx, recorded, facts).await?;
        if found.iter().any(|known| known.place == place) {
            continue;
        }
        let all = participations_at_place(&mut tx.conn(), place).await?;
        let participation = all.iter().filter(|one| one.counts()).map(|one| one.id).max_by_key(Id::to_string);
        found.push(PublishesFor { place, participation });
    }
    Ok(found)
}

fn subject(id: Id<Looking>) -> Subject {
    Subject::new("catalogue-looking", id)
}
