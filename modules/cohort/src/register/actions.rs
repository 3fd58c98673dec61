//! What is done to the register; the only place that writes it.

use centum_accounts::{Actor, Permission, Refused};
use centum_base::{Country, Date, Id, TimeZone, fold::fold};
use centum_ledger::{Actor as Recorded, House, Note, Subject};
use centum_places::{Facts, adopt};
use centum_store::{StoreError, StoreResult, Tx, args};

use super::bulk::{Bulk, Effect, MAX_MARK, effects};
use super::model::{City, Consent, Decided, Participation};
use super::plan::{Plan, lead_of};
use super::store::{
    DROP_CITIES, DROP_COUNTRIES, DROP_MARKS, DROP_SEATS, INSERT, INSERT_CITY, INSERT_COUNTRY, INSERT_MARK,
    INSERT_SEAT, UPDATE, find_participation, participations,
};
use crate::edition::Edition;
use crate::intake::{Said, SourceDocument};
use crate::model::{OpenSeat, Part, Row, Standing};

/// Why an action on the register did not happen. Nothing was kept.
#[derive(Debug, thiserror::Error)]
pub enum RegisterError {
    /// The right is missing.
    #[error(transparent)]
    Refused(#[from] Refused),
    /// There is no such row, city or place.
    #[error("there is no such row, city or place")]
    Absent,
    /// Somebody changed the row in the meantime.
    #[error("somebody changed this row in the meantime; look at it again")]
    Changed,
    /// The name is empty or too long.
    #[error("a name needs between 1 and 300 characters")]
    Name,
    /// A row needs a country.
    #[error("a row needs at least one country")]
    Country,
    /// A participation cannot end before it begins.
    #[error("a participation cannot end before it begins")]
    Dates,
    /// A mark is empty or too long.
    #[error("a mark needs between 1 and 40 characters")]
    Mark,
    /// The database did not do its part.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// A row as a person wants it.
#[derive(Clone, Debug)]
pub struct Amendment {
    /// The name.
    pub name: String,
    /// The part.
    pub part: Part,
    /// How it stands.
    pub standing: Standing,
    /// Countries in their order.
    pub countries: Vec<Country>,
    /// Marks.
    pub marks: Vec<String>,
    /// From when.
    pub since: Option<Date>,
    /// Until when.
    pub until: Option<Date>,
}

/// Amends a row. `seen` is the version that the person looked at.
pub async fn amend(
    house: &House,
    actor: &Actor,
    id: Id<Participation>,
    seen: i64,
    to: &Amendment,
) -> Result<(), RegisterError> {
    let recorded = actor.require(Permission::ManageCohort)?;
    if to.name.trim().is_empty() || to.name.chars().count() > 300 {
        return Err(RegisterError::Name);
    }
    if to.countries.is_empty() {
        return Err(RegisterError::Country);
    }
    if to.since.zip(to.until).is_some_and(|(since, until)| until < since) {
        return Err(RegisterError::Dates);
    }
    if to.marks.iter().any(|mark| mark.is_empty() || mark.chars().count() > MAX_MARK) {
        return Err(RegisterError::Mark);
    }
    let mut tx = house.begin().await?;
    let before = at_version(&mut tx, id, seen).await?;
    let mut after = before.clone();
    after.name = to.name.trim().to_owned();
    after.part = to.part;
    after.standing = to.standing;
    after.countries.clone_from(&to.countries);
    after.marks.clone_from(&to.marks);
    after.since = to.since;
    after.until = to.until;
    if before.lead.is_none() {
        // The one city of a single body carries the row's name and country.
        if let [city] = after.cities.as_mut_slice() {
            if city.name == before.name {
                city.name.clone_from(&after.name);
            }
            city.country = to.countries.first().copied();
        }
    }
    keep(house, &mut tx, &recorded, "cohort.amend", &before, &after).await?;
    Ok(tx.commit().await?)
}

/// Decides which place a city is, or that it stays without one.
pub async fn place_city(
    house: &House,
    actor: &Actor,
    id: Id<Participation>,
    seen: i64,
    position: usize,
    facts: Option<&Facts>,
) -> Result<(), RegisterError> {
    let recorded = actor.require(Permission::ManageCohort)?;
    let mut tx = house.begin().await?;
    let before = at_version(&mut tx, id, seen).await?;
    let mut after = before.clone();
    let city = after.cities.get_mut(position).ok_or(RegisterError::Absent)?;
    city.decided = Decided::Person;
    city.place = None;
    if let Some(facts) = facts {
        city.place = Some(adopt(house, &mut tx, &recorded, facts).await?);
        city.country = Some(facts.country);
    }
    keep(house, &mut tx, &recorded, "cohort.place-city", &before, &after).await?;
    Ok(tx.commit().await?)
}

/// Records whether a city may be named.
pub async fn set_consent(
    house: &House,
    actor: &Actor,
    id: Id<Participation>,
    consent: Consent,
    note: &str,
) -> Result<(), RegisterError> {
    change_many(house, actor, &[id], &Bulk::Consent(consent, note.to_owned())).await.map(drop)
}

/// Changes many rows of one edition at once. Tells what was done.
pub async fn change_many(
    house: &House,
    actor: &Actor,
    ids: &[Id<Participation>],
    bulk: &Bulk,
) -> Result<Vec<Effect>, RegisterError> {
    let recorded = actor.require(Permission::ManageCohort)?;
    if let Bulk::AddMark(mark) = bulk
        && (mark.is_empty() || mark.chars().count() > MAX_MARK)
    {
        return Err(RegisterError::Mark);
    }
    let mut tx = house.begin().await?;
    let first = ids.first().ok_or(RegisterError::Absent)?;
    let edition = find_participation(&mut tx.conn(), *first).await?.ok_or(RegisterError::Absent)?.edition;
    let mut rows = participations(&mut tx.conn(), edition).await?;
    rows.retain(|one| ids.contains(&one.id));
    if rows.len() != ids.len() {
        return Err(RegisterError::Absent);
    }
    let done = effects(&rows, bulk);
    for before in &rows {
        let mut after = before.clone();
        if bulk.apply(&mut after) {
            keep(house, &mut tx, &recorded, "cohort.change-many", before, &after).await?;
        }
    }
    tx.commit().await?;
    Ok(done)
}

async fn at_version(tx: &mut Tx, id: Id<Participation>, seen: i64) -> Result<Participation, RegisterError> {
    let found = find_participation(&mut tx.conn(), id).await?.ok_or(RegisterError::Absent)?;
    if found.version == seen { Ok(found) } else { Err(RegisterError::Changed) }
}

/// A confirmed list, about to enter the register.
#[derive(Clone, Copy)]
pub(crate) struct List<'l> {
    /// The edition.
    pub(crate) edition: &'l Edition,
    /// The document that it stands in.
    pub(crate) source: Id<SourceDocument>,
    /// Its rows with their cities.
    pub(crate) rows: &'l [(Row, Vec<City>)],
    /// What it does to the register.
    pub(crate) plan: &'l Plan,
    /// What new rows know of being named, and on what that rests.
    pub(crate) consent: (Consent, &'l str),
    /// What their applicants said of it themselves, by row.
    pub(crate) said: &'l [Option<Said>],
}

impl<'l> List<'l> {
    /// What a row knows of being named: what its applicant said goes before what holds for the whole list.
    fn consent_of(&self, index: usize) -> (Consent, &'l str) {
        match self.said.get(index) {
            Some(Some(said)) => (said.consent, said.basis.as_str()),
            _ => self.consent,
        }
    }
}

/// Carries out a plan on the register as it stands, in the caller's transaction.
pub(crate) async fn apply(
    house: &House,
    tx: &mut Tx,
    recorded: &Recorded,
    register: &[Participation],
    list: &List<'_>,
) -> StoreResult<()> {
    let List { source, rows, plan, .. } = *list;
    let find = |id: Id<Participation>| register.iter().find(|one| one.id == id);
    let today = house.now().to_zoned(TimeZone::UTC).date();
    let mut position = 0_i64;
    let mut next = || {
        position += 1;
        position
    };
    let mut order: Vec<(usize, Option<Id<Participation>>)> =
        plan.added.iter().map(|row| (*row, None)).collect();
    order
        .extend(plan.changed.iter().chain(&plan.unchanged).map(|revision| (revision.row, Some(revision.id))));
    order.sort_by_key(|(row, _)| *row);
    for (index, id) in order {
        let (row, cities) = &rows[index];
        let (consent, basis) = list.consent_of(index);
        let place = next();
        match id.and_then(find) {
            None => {
                let known = fresh(house, list, place, row, cities.clone());
                let one = Participation { consent, consent_note: basis.to_owned(), ..known };
                insert(house, tx, recorded, &one).await?;
            }
            Some(before) => {
                let mut after = before.clone();
                take_over(&mut after, row, cities);
                after.source = source;
                after.position = place;
                if after.consent == Consent::Unasked && consent != Consent::Unasked {
                    after.consent = consent;
                    after.consent_note = basis.to_owned();
                }
                keep(house, tx, recorded, "cohort.change", before, &after).await?;
            }
        }
    }
    for before in plan.removed.iter().filter_map(|id| find(*id)) {
        let after = Participation {
            standing: Standing::Withdrawn,
            until: before.until.or(Some(today)),
            position: next(),
            source,
            ..before.clone()
        };
        keep(house, tx, recorded, "cohort.withdraw", before, &after).await?;
    }
    Ok(())
}

fn fresh(house: &House, list: &List<'_>, position: i64, row: &Row, cities: Vec<City>) -> Participation {
    Participation {
        id: house.id(),
        edition: list.edition.id,
        position,
        name: row.name.clone(),
        part: row.part,
        standing: Standing::Confirmed,
        lead: lead_of(row),
        since: None,
        until: None,
        consent: Consent::Unasked,
        consent_note: String::new(),
        source: list.source,
        countries: row.countries.clone(),
        marks: row.marks.clone(),
        cities,
        version: 1,
    }
}

/// What the list says goes over what was kept; a place that a person decided stays where the list leaves it open.
fn take_over(one: &mut Participation, row: &Row, cities: &[City]) {
    one.name.clone_from(&row.name);
    one.part = row.part;
    one.countries.clone_from(&row.countries);
    one.marks.clone_from(&row.marks);
    one.lead = lead_of(row);
    if one.standing == Standing::Withdrawn {
        one.standing = Standing::Confirmed;
        one.until = None;
    }
    let kept = std::mem::take(&mut one.cities);
    one.cities = cities.to_vec();
    for city in one.cities.iter_mut().filter(|city| city.decided == Decided::Open) {
        let known =
            kept.iter().find(|old| fold(&old.name) == fold(&city.name) && old.decided != Decided::Open);
        if let Some(old) = known {
            city.place = old.place;
            city.decided = old.decided;
            city.country = city.country.or(old.country);
        }
    }
}

async fn insert(house: &House, tx: &mut Tx, recorded: &Recorded, one: &Participation) -> StoreResult<()> {
    let values = args![
        one.id,
        one.edition,
        one.position,
        &one.name,
        fold(&one.name),
        one.part.name(),
        one.standing.name(),
        one.lead.map(|lead| lead.name()),
        one.since,
        one.until,
        one.consent.name(),
        &one.consent_note,
        one.source,
        house.now()
    ];
    tx.conn().execute(&INSERT, values).await?;
    insert_parts(tx, one).await?;
    let note = Note::new().with("row", one.row()).with("source", one.source).with("consent", one.consent);
    house.record(tx, recorded, "cohort.add", &Subject::new("participation", one.id), note).await.map(drop)
}

async fn insert_parts(tx: &mut Tx, one: &Participation) -> StoreResult<()> {
    let mut conn = tx.conn();
    for (position, country) in (0_i64..).zip(&one.countries) {
        conn.execute(&INSERT_COUNTRY, args![one.id, position, *country]).await?;
    }
    for mark in &one.marks {
        conn.execute(&INSERT_MARK, args![one.id, mark]).await?;
    }
    for (position, city) in (0_i64..).zip(&one.cities) {
        let values = args![
            one.id,
            position,
            &city.name,
            &city.printed,
            city.country,
            city.is_lead,
            city.place,
            city.decided.name()
        ];
        conn.execute(&INSERT_CITY, values).await?;
    }
    Ok(())
}

/// Keeps a changed row and says in the ledger which fields changed; an equal one only moves in the list.
async fn keep(
    house: &House,
    tx: &mut Tx,
    recorded: &Recorded,
    verb: &'static str,
    before: &Participation,
    after: &Participation,
) -> StoreResult<()> {
    if before == after {
        return Ok(());
    }
    let values = args![
        after.id,
        before.version,
        after.position,
        &after.name,
        fold(&after.name),
        after.part.name(),
        after.standing.name(),
        after.lead.map(|lead| lead.name()),
        after.since,
        after.until,
        after.consent.name(),
        &after.consent_note,
        after.source
    ];
    tx.conn().execute(&UPDATE, values).await?;
    let note = changes(before, after);
    if before.countries != after.countries || before.marks != after.marks || before.cities != after.cities {
        let mut conn = tx.conn();
        for statement in [&DROP_COUNTRIES, &DROP_MARKS, &DROP_CITIES] {
            conn.execute(statement, args![after.id]).await?;
        }
        insert_parts(tx, after).await?;
    }
    match note {
        Some(note) => {
            house.record(tx, recorded, verb, &Subject::new("participation", after.id), note).await.map(drop)
        }
        None => Ok(()),
    }
}

fn changes(before: &Participation, after: &Participation) -> Option<Note> {
    let mut note = None;
    let mut say = |field: &'static str, old: serde_json::Value, new: serde_json::Value| {
        if old != new {
            note = Some(note.take().unwrap_or_else(Note::new).changed(field, old, new));
        }
    };
    macro_rules! fields {
        ($($field:ident),+) => {$(
            say(stringify!($field), serde_json::json!(before.$field), serde_json::json!(after.$field));
        )+};
    }
    fields!(name, part, standing, lead, since, until, consent, consent_note, countries, marks, cities);
    note
}

/// Puts the open seats of a new list in the place of the old ones.
pub(crate) async fn replace_seats(
    tx: &mut Tx,
    edition: Id<Edition>,
    source: Id<SourceDocument>,
    seats: &[OpenSeat],
) -> StoreResult<()> {
    let mut conn = tx.conn();
    conn.execute(&DROP_SEATS, args![edition]).await?;
    for (position, seat) in (0_i64..).zip(seats) {
        let values =
            args![edition, position, seat.part.name(), seat.count, seat.inside, &seat.sentence, source];
        conn.execute(&INSERT_SEAT, values).await?;
    }
    Ok(())
}
