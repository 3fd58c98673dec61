//! What is done to places; the only place that writes.

use centum_accounts::{Actor, Permission, Refused};
use centum_base::{Country, Id, fold::fold};
use centum_ledger::{Actor as Recorded, House, Note, Subject};
use centum_store::{StoreError, StoreResult, Tx, args};

use crate::store::{
    COPY_NAMES, DROP_ALIAS, INSERT_NAME, INSERT_PART, INSERT_PLACE, MERGE_PLACE, Place, PlaceKind,
    REDIRECT_MERGED, Source, find_by_source, find_place, micro_degrees,
};

/// Why an action did not happen. Nothing was kept.
#[derive(Debug, thiserror::Error)]
pub enum PlaceError {
    /// The right is missing.
    #[error(transparent)]
    Refused(#[from] Refused),
    /// There is no such place.
    #[error("there is no such place")]
    Absent,
    /// A place cannot be merged into itself or into one of another country.
    #[error("a place can be merged only into another place of the same country that is not merged itself")]
    CannotMerge,
    /// A merge needs its reason.
    #[error("a merge needs a reason of 1 to {LONGEST_REASON} characters")]
    Reason,
    /// The name is empty or too long.
    #[error("a name needs between 1 and {LONGEST_NAME} characters")]
    Name,
    /// The point is not on the globe.
    #[error("latitude goes from -90 to 90, longitude from -180 to 180")]
    Point,
    /// The database did not do its part.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// The longest name that is kept.
pub const LONGEST_NAME: usize = 300;

/// The longest reason that is kept.
pub const LONGEST_REASON: usize = 500;

/// Facts of a place that is about to be referred to.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Facts {
    /// Where they come from.
    pub source: Source,
    /// The identifier there; own places have none.
    pub source_id: Option<String>,
    /// A settlement or a body.
    pub kind: PlaceKind,
    /// The place's own name.
    pub name: String,
    /// Other names.
    pub other_names: Vec<String>,
    /// The country.
    pub country: Country,
    /// The codes of the units that it lies in.
    pub admin: Option<String>,
    /// Degrees north and east.
    pub point: Option<(f64, f64)>,
    /// People of the settlement.
    pub population: Option<i64>,
    /// The year of that figure.
    pub population_year: Option<i64>,
    /// Which data they are.
    pub data_version: String,
    /// For a body, the places that it consists of.
    pub parts: Vec<Facts>,
}

/// Makes sure that a place with these facts can be referred to, in the caller's transaction. One that was merged leads to
/// the other.
pub async fn adopt(house: &House, tx: &mut Tx, recorded: &Recorded, facts: &Facts) -> StoreResult<Id<Place>> {
    if let Some(source_id) = &facts.source_id
        && let Some(found) = find_by_source(&mut tx.conn(), facts.source, source_id).await?
    {
        return Ok(found.merged_into.unwrap_or(found.id));
    }
    let body = insert(house, tx, recorded, facts).await?;
    for part in &facts.parts {
        let known = match &part.source_id {
            Some(id) => find_by_source(&mut tx.conn(), part.source, id).await?,
            None => None,
        };
        let place = match known {
            Some(found) => found.merged_into.unwrap_or(found.id),
            None => insert(house, tx, recorded, part).await?,
        };
        tx.conn().execute(&INSERT_PART, args![body, place]).await?;
    }
    Ok(body)
}

async fn insert(house: &House, tx: &mut Tx, recorded: &Recorded, facts: &Facts) -> StoreResult<Id<Place>> {
    let id: Id<Place> = house.id();
    let values = args![
        id,
        facts.source.name(),
        facts.source_id.clone(),
        facts.kind.name(),
        &facts.name,
        fold(&facts.name),
        facts.country,
        facts.admin.clone(),
        facts.point.map(|(latitude, _)| micro_degrees(latitude)),
        facts.point.map(|(_, longitude)| micro_degrees(longitude)),
        facts.population,
        facts.population_year,
        &facts.data_version,
        house.now()
    ];
    let mut conn = tx.conn();
    conn.execute(&INSERT_PLACE, values).await?;
    let none = Option::<String>::None;
    conn.execute(&INSERT_NAME, args![id, &facts.name, fold(&facts.name), none.clone(), "official"]).await?;
    for name in &facts.other_names {
        conn.execute(&INSERT_NAME, args![id, name, fold(name), none.clone(), "alternate"]).await?;
    }
    let note = Note::new()
        .with("name", &facts.name)
        .with("country", facts.country)
        .with("source", facts.source)
        .with("source_id", &facts.source_id)
        .with("data", &facts.data_version);
    house.record(tx, recorded, "places.adopt", &Subject::new("place", id), note).await?;
    Ok(id)
}

/// Adds a place that no data know.
pub async fn add_place(house: &House, actor: &Actor, facts: &Facts) -> Result<Id<Place>, PlaceError> {
    let recorded = actor.require(Permission::ManagePlaces)?;
    named(&facts.name)?;
    if let Some((latitude, longitude)) = facts.point
        && !((-90.0..=90.0).contains(&latitude) && (-180.0..=180.0).contains(&longitude))
    {
        return Err(PlaceError::Point);
    }
    let mut tx = house.begin().await?;
    // A name of its own, by which facts lead back to the place that is kept.
    let source_id = Some(house.id::<Place>().to_string());
    let own = Facts { source: Source::Own, source_id, ..facts.clone() };
    let id = adopt(house, &mut tx, &recorded, &own).await?;
    tx.commit().await?;
    Ok(id)
}

/// Gives a place another name, by which the resolver will find it from now on.
pub async fn add_alias(
    house: &House,
    actor: &Actor,
    id: Id<Place>,
    name: &str,
    language: Option<&str>,
) -> Result<(), PlaceError> {
    let recorded = actor.require(Permission::ManagePlaces)?;
    let name = named(name)?;
    let mut tx = house.begin().await?;
    find_place(&mut tx.conn(), id)
        .await?
        .filter(|place| place.merged_into.is_none())
        .ok_or(PlaceError::Absent)?;
    tx.conn().execute(&INSERT_NAME, args![id, name, fold(name), language, "alias"]).await?;
    let note = Note::new().with("alias", name).with("language", language);
    house.record(&mut tx, &recorded, "places.add-alias", &Subject::new("place", id), note).await?;
    Ok(tx.commit().await?)
}

/// Takes an alias back.
pub async fn drop_alias(house: &House, actor: &Actor, id: Id<Place>, name: &str) -> Result<(), PlaceError> {
    let recorded = actor.require(Permission::ManagePlaces)?;
    let mut tx = house.begin().await?;
    if tx.conn().execute(&DROP_ALIAS, args![id, name]).await? == 0 {
        return Err(PlaceError::Absent);
    }
    let note = Note::new().with("alias", name);
    house.record(&mut tx, &recorded, "places.drop-alias", &Subject::new("place", id), note).await?;
    Ok(tx.commit().await?)
}

/// Says that two places are one, and why. The first leads to the second from now on; its names become aliases there.
pub async fn merge(
    house: &House,
    actor: &Actor,
    from: Id<Place>,
    into: Id<Place>,
    reason: &str,
) -> Result<(), PlaceError> {
    let recorded = actor.require(Permission::ManagePlaces)?;
    let reason = bounded(reason, LONGEST_REASON).ok_or(PlaceError::Reason)?;
    let mut tx = house.begin().await?;
    let source = find_place(&mut tx.conn(), from).await?.ok_or(PlaceError::Absent)?;
    let target = find_place(&mut tx.conn(), into).await?.ok_or(PlaceError::Absent)?;
    let free = source.merged_into.is_none() && target.merged_into.is_none();
    if from == into || source.country != target.country || !free {
        return Err(PlaceError::CannotMerge);
    }
    let mut conn = tx.conn();
    conn.execute(&COPY_NAMES, args![from, into]).await?;
    conn.execute(&MERGE_PLACE, args![from, into]).await?;
    // What was merged into the first goes straight to the second: a redirect is never longer than one step.
    conn.execute(&REDIRECT_MERGED, args![from, into]).await?;
    let note = Note::new().with("into", into).with("reason", reason);
    house.record(&mut tx, &recorded, "places.merge", &Subject::new("place", from), note).await?;
    let note = Note::new().with("from", from).with("reason", reason);
    house.record(&mut tx, &recorded, "places.merge", &Subject::new("place", into), note).await?;
    Ok(tx.commit().await?)
}

fn named(name: &str) -> Result<&str, PlaceError> {
    bounded(name, LONGEST_NAME).ok_or(PlaceError::Name)
}

/// The text without its margins, unless it is empty or too long.
fn bounded(text: &str, longest: usize) -> Option<&str> {
    let text = text.trim();
    (!text.is_empty() && text.chars().count() <= longest).then_some(text)
}
