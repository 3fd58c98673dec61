//! The register as it is kept.

use std::collections::HashMap;

use centum_base::Id;
use centum_places::Place;
use centum_store::{Conn, Row, StoreResult, args};

use super::model::{City, Consent, Decided, Participation, PlacedCity};
use crate::edition::Edition;
use crate::model::{Lead, OpenSeat, Part, Standing};

mod sql {
    centum_store::statements! {
        INSERT = "INSERT INTO participation (id, edition_id, position, name, name_key, part, standing, lead, since, until, consent, \
            consent_note, source_id, created_at, version) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, 1)";
        UPDATE = "UPDATE participation SET position = $3, name = $4, name_key = $5, part = $6, standing = $7, lead = $8, since = $9, \
            until = $10, consent = $11, consent_note = $12, source_id = $13, version = version + 1 WHERE id = $1 AND version = $2";
        INSERT_COUNTRY = "INSERT INTO participation_country (participation_id, position, country) VALUES ($1, $2, $3)";
        INSERT_MARK = "INSERT INTO participation_mark (participation_id, mark) VALUES ($1, $2) ON CONFLICT (participation_id, mark) DO NOTHING";
        INSERT_CITY = "INSERT INTO participation_city (participation_id, position, name, printed, country, is_lead, place_id, decided) \
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
        DROP_COUNTRIES = "DELETE FROM participation_country WHERE participation_id = $1";
        DROP_MARKS = "DELETE FROM participation_mark WHERE participation_id = $1";
        DROP_CITIES = "DELETE FROM participation_city WHERE participation_id = $1";
        OF_EDITION = "SELECT id, edition_id, position, name, part, standing, lead, since, until, consent, consent_note, source_id, version \
            FROM participation WHERE edition_id = $1 ORDER BY position, id";
        FIND = "SELECT id, edition_id, position, name, part, standing, lead, since, until, consent, consent_note, source_id, version \
            FROM participation WHERE id = $1";
        AT_PLACE = "SELECT DISTINCT p.id, p.edition_id, p.position, p.name, p.part, p.standing, p.lead, p.since, p.until, p.consent, \
            p.consent_note, p.source_id, p.version FROM participation p JOIN participation_city c ON c.participation_id = p.id \
            JOIN place l ON l.id = c.place_id WHERE l.id = $1 OR l.merged_into = $1 ORDER BY p.position, p.id";
        COUNTRIES = "SELECT c.participation_id, c.country FROM participation_country c JOIN participation p ON p.id = c.participation_id \
            WHERE p.edition_id = $1 ORDER BY c.participation_id, c.position";
        MARKS = "SELECT m.participation_id, m.mark FROM participation_mark m JOIN participation p ON p.id = m.participation_id \
            WHERE p.edition_id = $1 ORDER BY m.participation_id, m.mark";
        CITIES = "SELECT c.participation_id, c.name, c.printed, c.country, c.is_lead, c.place_id, c.decided FROM participation_city c \
            JOIN participation p ON p.id = c.participation_id WHERE p.edition_id = $1 ORDER BY c.participation_id, c.position";
        UNPLACED = "SELECT c.participation_id, c.position, c.name, c.printed, c.country, c.is_lead, c.place_id, c.decided \
            FROM participation_city c JOIN participation p ON p.id = c.participation_id \
            WHERE p.edition_id = $1 AND c.place_id IS NULL AND c.decided = 'open' AND p.standing <> 'withdrawn' ORDER BY p.position, c.position";
        INSERT_SEAT = "INSERT INTO open_seat (edition_id, position, part, seats, inside, sentence, source_id) VALUES ($1, $2, $3, $4, $5, $6, $7)";
        DROP_SEATS = "DELETE FROM open_seat WHERE edition_id = $1";
        SEATS = "SELECT part, seats, inside, sentence FROM open_seat WHERE edition_id = $1 ORDER BY position";
        STANDINGS = "SELECT e.slug, COUNT(p.id) AS n FROM edition e \
            LEFT JOIN participation p ON p.edition_id = e.id AND p.standing <> 'withdrawn' GROUP BY e.slug ORDER BY e.slug";
    }
    centum_store::tables! {
        participation(id) {
            id: Text Public, edition_id: Text Public, position: Int Public, name: Text Public, name_key: Text Internal, part: Text Public,
            standing: Text Public, lead: Text Public, since: Text Public, until: Text Public, consent: Text Internal,
            consent_note: Text Internal, source_id: Text Internal, created_at: Int Internal, version: Int Internal,
        }
        participation_country(participation_id, position) { participation_id: Text Public, position: Int Public, country: Text Public }
        participation_mark(participation_id, mark) { participation_id: Text Public, mark: Text Public }
        participation_city(participation_id, position) {
            participation_id: Text Public, position: Int Public, name: Text Public, printed: Text Public, country: Text Public,
            is_lead: Int Public, place_id: Text Public, decided: Text Internal,
        }
        open_seat(edition_id, position) {
            edition_id: Text Public, position: Int Public, part: Text Public, seats: Int Public, inside: Int Public, sentence: Text Public,
            source_id: Text Internal,
        }
    }
}
pub(super) use sql::{
    DROP_CITIES, DROP_COUNTRIES, DROP_MARKS, DROP_SEATS, INSERT, INSERT_CITY, INSERT_COUNTRY, INSERT_MARK,
    INSERT_SEAT, UPDATE,
};
pub(crate) use sql::{STATEMENTS, TABLES};

fn participation(row: &Row) -> StoreResult<Participation> {
    let lead: Option<String> = row.get("lead")?;
    let lead = match lead.as_deref() {
        Some(name) => {
            Some(Lead::named(name).ok_or_else(|| centum_store::StoreError::unreadable("lead", name))?)
        }
        None => None,
    };
    Ok(Participation {
        id: row.get("id")?,
        edition: row.get("edition_id")?,
        position: row.get("position")?,
        name: row.get("name")?,
        part: row.named("part", Part::named)?,
        standing: row.named("standing", Standing::named)?,
        lead,
        since: row.get("since")?,
        until: row.get("until")?,
        consent: row.named("consent", Consent::named)?,
        consent_note: row.get("consent_note")?,
        source: row.get("source_id")?,
        countries: Vec::new(),
        marks: Vec::new(),
        cities: Vec::new(),
        version: row.get("version")?,
    })
}

fn city(row: &Row) -> StoreResult<City> {
    Ok(City {
        name: row.get("name")?,
        printed: row.get("printed")?,
        country: row.get("country")?,
        is_lead: row.get("is_lead")?,
        place: row.get("place_id")?,
        decided: row.named("decided", Decided::named)?,
    })
}

/// Every participation of an edition in the order of its list, those who left included.
pub async fn participations(conn: &mut Conn<'_>, edition: Id<Edition>) -> StoreResult<Vec<Participation>> {
    let rows = conn.all(&sql::OF_EDITION, args![edition]).await?;
    let mut all = rows.iter().map(participation).collect::<StoreResult<Vec<_>>>()?;
    fill(conn, edition, &mut all).await?;
    Ok(all)
}

/// The participation of that identifier.
pub async fn find_participation(
    conn: &mut Conn<'_>,
    id: Id<Participation>,
) -> StoreResult<Option<Participation>> {
    let Some(row) = conn.optional(&sql::FIND, args![id]).await? else { return Ok(None) };
    let mut found = [participation(&row)?];
    let edition = found[0].edition;
    fill(conn, edition, &mut found).await?;
    let [found] = found;
    Ok(Some(found))
}

/// Participations in any edition behind which a city at this place stands.
pub async fn participations_at_place(
    conn: &mut Conn<'_>,
    place: Id<Place>,
) -> StoreResult<Vec<Participation>> {
    let rows = conn.all(&sql::AT_PLACE, args![place]).await?;
    let mut all = rows.iter().map(participation).collect::<StoreResult<Vec<_>>>()?;
    let mut editions: Vec<_> = all.iter().map(|found| found.edition).collect();
    editions.sort();
    editions.dedup();
    for edition in editions {
        fill(conn, edition, &mut all).await?;
    }
    Ok(all)
}

/// Reads countries, marks and cities of an edition and gives them to those of `all` that belong to it.
async fn fill(conn: &mut Conn<'_>, edition: Id<Edition>, all: &mut [Participation]) -> StoreResult<()> {
    let mut by_id: HashMap<_, _> =
        all.iter_mut().filter(|one| one.edition == edition).map(|one| (one.id.to_string(), one)).collect();
    let mut give =
        |row: &Row, give: &mut dyn FnMut(&mut Participation) -> StoreResult<()>| -> StoreResult<()> {
            let id: String = row.get("participation_id")?;
            by_id.get_mut(&id).map_or(Ok(()), |one| give(one))
        };
    for row in conn.all(&sql::COUNTRIES, args![edition]).await? {
        give(&row, &mut |one| row.get("country").map(|country| one.countries.push(country)))?;
    }
    for row in conn.all(&sql::MARKS, args![edition]).await? {
        give(&row, &mut |one| row.get("mark").map(|mark| one.marks.push(mark)))?;
    }
    for row in conn.all(&sql::CITIES, args![edition]).await? {
        give(&row, &mut |one| city(&row).map(|city| one.cities.push(city)))?;
    }
    Ok(())
}

/// Cities that still need a place.
pub async fn unplaced(conn: &mut Conn<'_>, edition: Id<Edition>) -> StoreResult<Vec<PlacedCity>> {
    let rows = conn.all(&sql::UNPLACED, args![edition]).await?;
    rows.iter()
        .map(|row| {
            let position: i64 = row.get("position")?;
            let position = usize::try_from(position).unwrap_or_default();
            Ok(PlacedCity { participation: row.get("participation_id")?, position, city: city(row)? })
        })
        .collect()
}

/// Seats of an edition that are still open.
pub async fn open_seats(conn: &mut Conn<'_>, edition: Id<Edition>) -> StoreResult<Vec<OpenSeat>> {
    let rows = conn.all(&sql::SEATS, args![edition]).await?;
    rows.iter()
        .map(|row| {
            Ok(OpenSeat {
                part: row.named("part", Part::named)?,
                count: row.get("seats")?,
                inside: row.get("inside")?,
                sentence: row.get("sentence")?,
            })
        })
        .collect()
}

/// How many rows an edition has.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Standings {
    /// The edition's name in addresses.
    pub edition: String,
    /// Rows that count.
    pub rows: i64,
}

/// How many rows each edition has.
pub async fn standings(conn: &mut Conn<'_>) -> StoreResult<Vec<Standings>> {
    let rows = conn.all(&sql::STANDINGS, args![]).await?;
    rows.iter().map(|row| Ok(Standings { edition: row.get("slug")?, rows: row.get("n")? })).collect()
}
