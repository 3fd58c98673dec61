//! What is done to publishers, catalogues and sources.

use centum_accounts::{Actor, Permission, Refused};
use centum_base::Id;
use centum_ledger::{Actor as Recorded, House, Note, Subject};
use centum_store::{StoreError, Tx, args};

use super::model::{Care, Catalogue, CatalogueKind, Publisher, PublishesFor, Source};
use super::store as sql;
use crate::officers::{let_in, over_source};

/// The longest address and the longest name, in characters.
const LONGEST: usize = 2000;
/// The longest name in addresses.
const LONGEST_SLUG: usize = 60;
/// More cities than any catalogue publishes for.
const MOST_PLACES: usize = 2000;

/// Why an action on a source did not happen. Nothing was kept.
#[derive(Debug, thiserror::Error)]
pub enum SourceError {
    /// The right is missing.
    #[error(transparent)]
    Refused(#[from] Refused),
    /// The name in addresses cannot be used.
    #[error("“{0}” cannot stand in an address: use small letters a–z, digits and hyphens, at most 60")]
    Slug(String),
    /// A name is empty or too long.
    #[error("names need between 1 and 2,000 characters")]
    Name,
    /// The address is none that can be read from.
    #[error("“{0}” is not an address that begins with http:// or https://")]
    Address(String),
    /// The settings contradict themselves.
    #[error("the guard is a share of a hundred, and the schedule at least a quarter of an hour")]
    Care,
    /// More cities than a catalogue can publish for.
    #[error("a catalogue publishes for at most 2,000 cities")]
    TooManyPlaces,
    /// Something of that name or address exists.
    #[error("there is one of that name or address already")]
    Taken,
    /// What is referred to does not exist.
    #[error("there is no such publisher, catalogue, source, city or participant")]
    Absent,
    /// Somebody changed it in the meantime.
    #[error("somebody changed this source in the meantime; look at it again")]
    Changed,
    /// An organiser is to be asked before it is read on a schedule.
    #[error("an organiser is to be asked before this is read on a schedule")]
    NeedsLeave,
    /// Only an organiser has a portal asked faster.
    #[error("only an organiser has a portal asked faster")]
    Pause,
    /// The database did not do its part.
    #[error(transparent)]
    Store(StoreError),
}

impl From<StoreError> for SourceError {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Duplicate(_) => Self::Taken,
            StoreError::Reference(_) => Self::Absent,
            other => Self::Store(other),
        }
    }
}

/// A publisher to be added.
#[derive(Clone, Debug, Default)]
pub struct NewPublisher {
    /// The name in addresses.
    pub slug: String,
    /// The name.
    pub name: String,
    /// Its own page.
    pub homepage: Option<String>,
    /// Where reports go.
    pub mail: Option<String>,
    /// The language that it reads.
    pub locale: Option<String>,
}

/// A catalogue to be added.
#[derive(Clone, Debug)]
pub struct NewCatalogue {
    /// The name in addresses.
    pub slug: String,
    /// The name.
    pub name: String,
    /// Its own page.
    pub homepage: Option<String>,
    /// Whose it is.
    pub kind: CatalogueKind,
    /// Who keeps it.
    pub publisher: Option<Id<Publisher>>,
}

/// A source to be added.
#[derive(Clone, Debug)]
pub struct NewSource {
    /// The catalogue that its records belong to.
    pub catalogue: Id<Catalogue>,
    /// Where it is.
    pub address: String,
    /// The name of its dialect.
    pub dialect: String,
    /// How it is treated.
    pub care: Care,
}

/// Adds a publisher.
pub async fn add_publisher(
    house: &House,
    actor: &Actor,
    new: &NewPublisher,
) -> Result<Id<Publisher>, SourceError> {
    let recorded = actor.require(Permission::ManageCatalogue)?;
    let mut tx = house.begin().await?;
    let id = insert_publisher(house, &mut tx, &recorded, new).await?;
    tx.commit().await?;
    Ok(id)
}

/// Adds a publisher in the caller's transaction.
pub(crate) async fn insert_publisher(
    house: &House,
    tx: &mut Tx,
    recorded: &Recorded,
    new: &NewPublisher,
) -> Result<Id<Publisher>, SourceError> {
    check_names(&new.slug, &new.name)?;
    let id = house.id();
    let values = args![
        id,
        &new.slug,
        &new.name,
        new.homepage.as_deref(),
        new.mail.as_deref(),
        new.locale.as_deref(),
        house.now()
    ];
    tx.conn().execute(&sql::INSERT_PUBLISHER, values).await?;
    let note = Note::new().with("slug", &new.slug).with("name", &new.name);
    let subject = Subject::new("catalogue-publisher", id);
    house.record(tx, recorded, "catalogue.add-publisher", &subject, note).await?;
    Ok(id)
}

/// Adds a catalogue.
pub async fn add_catalogue(
    house: &House,
    actor: &Actor,
    new: &NewCatalogue,
) -> Result<Id<Catalogue>, SourceError> {
    let recorded = actor.require(Permission::ManageCatalogue)?;
    let mut tx = house.begin().await?;
    let id = insert_catalogue(house, &mut tx, &recorded, new).await?;
    tx.commit().await?;
    Ok(id)
}

/// Adds a catalogue in the caller's transaction.
pub(crate) async fn insert_catalogue(
    house: &House,
    tx: &mut Tx,
    recorded: &Recorded,
    new: &NewCatalogue,
) -> Result<Id<Catalogue>, SourceError> {
    check_names(&new.slug, &new.name)?;
    let id = house.id();
    let values =
        args![id, &new.slug, &new.name, new.homepage.as_deref(), new.kind.name(), new.publisher, house.now()];
    tx.conn().execute(&sql::INSERT_PORTAL, values).await?;
    let note = Note::new().with("slug", &new.slug).with("name", &new.name).with("kind", new.kind);
    house.record(tx, recorded, "catalogue.add-catalogue", &subject(id), note).await?;
    Ok(id)
}

/// Says for which cities, and for which participants, a catalogue publishes.
pub async fn publish_for(
    house: &House,
    actor: &Actor,
    catalogue: Id<Catalogue>,
    cities: &[PublishesFor],
) -> Result<(), SourceError> {
    let recorded = actor.require(Permission::ManageCatalogue)?;
    let mut tx = house.begin().await?;
    replace_places(house, &mut tx, &recorded, catalogue, cities).await?;
    tx.commit().await?;
    Ok(())
}

/// The same in the caller's transaction.
pub(crate) async fn replace_places(
    house: &House,
    tx: &mut Tx,
    recorded: &Recorded,
    catalogue: Id<Catalogue>,
    cities: &[PublishesFor],
) -> Result<(), SourceError> {
    if cities.len() > MOST_PLACES {
        return Err(SourceError::TooManyPlaces);
    }
    tx.conn().execute(&sql::DROP_FOR, args![catalogue]).await?;
    for city in cities {
        tx.conn().execute(&sql::INSERT_FOR, args![catalogue, city.place, city.participation]).await?;
    }
    let places: Vec<_> = cities.iter().map(|city| city.place).collect();
    let note = Note::new().with("places", places);
    house.record(tx, recorded, "catalogue.publish-for", &subject(catalogue), note).await?;
    Ok(())
}

/// Adds a source. Its first run is due at once.
pub async fn add_source(house: &House, actor: &Actor, new: &NewSource) -> Result<Id<Source>, SourceError> {
    let recorded = actor.require(Permission::ManageCatalogue)?;
    let mut tx = house.begin().await?;
    let id = insert_source(house, &mut tx, &recorded, new).await?;
    tx.commit().await?;
    Ok(id)
}

/// Adds a source in the caller's transaction.
pub(crate) async fn insert_source(
    house: &House,
    tx: &mut Tx,
    recorded: &Recorded,
    new: &NewSource,
) -> Result<Id<Source>, SourceError> {
    check_source(&new.address, &new.dialect, &new.care)?;
    let id = house.id();
    let now = house.now();
    let values = args![
        id,
        new.catalogue,
        &new.address,
        &new.dialect,
        new.care.every_minutes,
        new.care.pause_millis,
        new.care.guard_percent,
        new.care.grace_days,
        true,
        new.care.every_minutes.map(|_| now.as_microsecond()),
        now
    ];
    tx.conn().execute(&sql::INSERT_SOURCE, values).await?;
    let note = Note::new().with("address", &new.address).with("dialect", &new.dialect).with("care", new.care);
    let subject = Subject::new("catalogue-source", id);
    house.record(tx, recorded, "catalogue.add-source", &subject, note).await?;
    Ok(id)
}

/// Keeps how a source is read and treated from now on. `changed` is the source as it shall be, with the version that
/// was looked at.
pub async fn change_source(house: &House, actor: &Actor, changed: &Source) -> Result<(), SourceError> {
    let mut tx = house.begin().await?;
    let (recorded, before) = over_source(&mut tx.conn(), actor, changed.id).await?;
    if !actor.may(Permission::ManageCatalogue) && changed.care.pause_millis < before.care.pause_millis {
        // How hard a stranger's host may be asked is not for those whom it serves to say.
        return Err(SourceError::Pause);
    }
    let scheduled = changed.enabled && changed.care.every_minutes.is_some();
    if scheduled && !let_in(house, &mut tx, (actor, &recorded), before.catalogue).await? {
        return Err(SourceError::NeedsLeave);
    }
    update_source(house, &mut tx, &recorded, changed).await?;
    tx.commit().await?;
    Ok(())
}

/// The same in the caller's transaction.
pub(crate) async fn update_source(
    house: &House,
    tx: &mut Tx,
    recorded: &Recorded,
    changed: &Source,
) -> Result<(), SourceError> {
    check_source(&changed.address, &changed.dialect, &changed.care)?;
    let before = sql::source(&mut tx.conn(), changed.id).await?.ok_or(SourceError::Absent)?;
    let next_at = (changed.enabled && changed.care.every_minutes.is_some())
        .then(|| before.next_at.unwrap_or_else(|| house.now()));
    let values = args![
        changed.id,
        changed.version,
        &changed.dialect,
        changed.care.every_minutes,
        changed.care.pause_millis,
        changed.care.guard_percent,
        changed.care.grace_days,
        changed.enabled,
        next_at
    ];
    if tx.conn().execute(&sql::CHANGE_SOURCE, values).await? == 0 {
        return Err(SourceError::Changed);
    }
    let note = Note::new()
        .changed("dialect", &before.dialect, &changed.dialect)
        .changed("care", before.care, changed.care)
        .changed("enabled", before.enabled, changed.enabled);
    let subject = Subject::new("catalogue-source", changed.id);
    house.record(tx, recorded, "catalogue.change-source", &subject, note).await?;
    Ok(())
}

fn subject(id: Id<Catalogue>) -> Subject {
    Subject::new("catalogue", id)
}

fn check_names(slug: &str, name: &str) -> Result<(), SourceError> {
    let plain = slug.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-');
    if !plain || slug.is_empty() || slug.len() > LONGEST_SLUG || slug.starts_with('-') || slug.ends_with('-')
    {
        return Err(SourceError::Slug(slug.chars().take(80).collect()));
    }
    if name.trim().is_empty() || name.chars().count() > LONGEST {
        return Err(SourceError::Name);
    }
    Ok(())
}

fn check_source(address: &str, dialect: &str, care: &Care) -> Result<(), SourceError> {
    let scheme = address.starts_with("https://") || address.starts_with("http://");
    if !scheme || address.chars().any(char::is_whitespace) || address.chars().count() > LONGEST {
        return Err(SourceError::Address(address.chars().take(200).collect()));
    }
    if dialect.is_empty() || dialect.chars().count() > LONGEST {
        return Err(SourceError::Name);
    }
    if care.guard_percent > 100 || care.every_minutes.is_some_and(|minutes| minutes < 15) {
        return Err(SourceError::Care);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_of_a_file_is_refused() {
        let care = Care::default();
        assert!(check_source("https://data.example/catalog.ttl", "dcat", &care).is_ok());
        for bad in ["file:///etc/passwd", "data.example", "https://a b", ""] {
            assert!(matches!(check_source(bad, "dcat", &care), Err(SourceError::Address(_))), "{bad}");
        }
    }

    #[test]
    fn a_schedule_of_every_minute_is_refused() {
        let care = Care { every_minutes: Some(1), ..Care::default() };
        assert!(matches!(check_source("https://data.example/", "dcat", &care), Err(SourceError::Care)));
    }
}
