//! Officers, their catalogues and the rule about them, as they are kept.

use centum_accounts::Person;
use centum_base::{Id, Timestamp};
use centum_cohort::register::Participation;
use centum_store::{Conn, Row, StoreResult, Tx, args};

use super::model::{Charge, Standing, Wish};
use crate::sources::Catalogue;

mod sql {
    centum_store::statements! {
        NAME = "INSERT INTO catalogue_officer (participation_id, person_id, since) VALUES ($1, $2, $3) \
            ON CONFLICT (participation_id, person_id) DO NOTHING";
        RELEASE = "DELETE FROM catalogue_officer WHERE participation_id = $1 AND person_id = $2";
        FORGET = "DELETE FROM catalogue_officer WHERE person_id = $1";
        OFFICERS = "SELECT participation_id, person_id FROM catalogue_officer ORDER BY participation_id, since, person_id";
        ACTS_FOR = "SELECT participation_id FROM catalogue_officer WHERE person_id = $1 ORDER BY participation_id";
        TAKE = "INSERT INTO catalogue_charge (catalogue_id, participation_id, brought_by, brought_at, standing) \
            VALUES ($1, $2, $3, $4, $5) ON CONFLICT (catalogue_id) DO UPDATE SET participation_id = $2";
        DROP_CHARGE = "DELETE FROM catalogue_charge WHERE catalogue_id = $1";
        STAND = "UPDATE catalogue_charge SET standing = $3, reason = $4, decided_by = $5, decided_at = $6 \
            WHERE catalogue_id = $1 AND standing = $2";
        WISH = "UPDATE catalogue_charge SET asked_run = $2, every_minutes = $3 WHERE catalogue_id = $1";
        CHARGE = "SELECT catalogue_id, participation_id, brought_by, brought_at, standing, asked_run, every_minutes, reason \
            FROM catalogue_charge WHERE catalogue_id = $1";
        CHARGES = "SELECT catalogue_id, participation_id, brought_by, brought_at, standing, asked_run, every_minutes, reason \
            FROM catalogue_charge ORDER BY brought_at DESC, catalogue_id";
        RULE = "SELECT asks FROM catalogue_rule WHERE id = 1";
        SET_RULE = "INSERT INTO catalogue_rule (id, asks) VALUES (1, $1) ON CONFLICT (id) DO UPDATE SET asks = $1";
    }
    centum_store::tables! {
        catalogue_officer(participation_id, person_id) {
            participation_id: Text Internal, person_id: Text Internal, since: Int Internal,
        }
        catalogue_charge(catalogue_id) {
            catalogue_id: Text Internal, participation_id: Text Internal, brought_by: Text Internal, brought_at: Int Internal,
            standing: Text Internal, asked_run: Text Internal, every_minutes: Int Internal, decided_by: Text Internal,
            decided_at: Int Internal, reason: Text Internal,
        }
        catalogue_rule(id) { id: Int Internal, asks: Int Internal, }
    }
}
pub(crate) use sql::{STATEMENTS, TABLES};

pub(super) async fn name(
    tx: &mut Tx,
    of: Id<Participation>,
    person: Id<Person>,
    now: Timestamp,
) -> StoreResult<bool> {
    Ok(tx.conn().execute(&sql::NAME, args![of, person, now]).await? == 1)
}

pub(super) async fn release(tx: &mut Tx, of: Id<Participation>, person: Id<Person>) -> StoreResult<bool> {
    Ok(tx.conn().execute(&sql::RELEASE, args![of, person]).await? == 1)
}

pub(super) async fn forget(tx: &mut Tx, person: Id<Person>) -> StoreResult<()> {
    tx.conn().execute(&sql::FORGET, args![person]).await.map(drop)
}

/// Everyone who acts for a participant.
pub async fn officers(conn: &mut Conn<'_>) -> StoreResult<Vec<(Id<Participation>, Id<Person>)>> {
    let rows = conn.all(&sql::OFFICERS, args![]).await?;
    rows.iter().map(|row| Ok((row.get("participation_id")?, row.get("person_id")?))).collect()
}

/// For whom somebody acts.
pub(super) async fn acts_for(conn: &mut Conn<'_>, person: Id<Person>) -> StoreResult<Vec<Id<Participation>>> {
    let rows = conn.all(&sql::ACTS_FOR, args![person]).await?;
    rows.iter().map(|row| row.get("participation_id")).collect()
}

pub(super) async fn take(
    tx: &mut Tx,
    (catalogue, of): (Id<Catalogue>, Id<Participation>),
    (by, now): (&str, Timestamp),
    standing: Standing,
) -> StoreResult<()> {
    tx.conn().execute(&sql::TAKE, args![catalogue, of, by, now, standing.name()]).await.map(drop)
}

pub(super) async fn drop_charge(tx: &mut Tx, catalogue: Id<Catalogue>) -> StoreResult<()> {
    tx.conn().execute(&sql::DROP_CHARGE, args![catalogue]).await.map(drop)
}

/// Notes how a catalogue stands from now on; false where it stands otherwise than was looked at.
pub(super) async fn stand(
    tx: &mut Tx,
    catalogue: Id<Catalogue>,
    (from, to): (Standing, Standing),
    (by, at, reason): (&str, Timestamp, Option<&str>),
) -> StoreResult<bool> {
    let values = args![catalogue, from.name(), to.name(), reason, by, at];
    Ok(tx.conn().execute(&sql::STAND, values).await? == 1)
}

pub(super) async fn wish(tx: &mut Tx, catalogue: Id<Catalogue>, wish: Option<Wish>) -> StoreResult<()> {
    let values = args![catalogue, wish.map(|wish| wish.run), wish.and_then(|wish| wish.every_minutes)];
    tx.conn().execute(&sql::WISH, values).await.map(drop)
}

fn charge_of(row: &Row) -> StoreResult<Charge> {
    let (run, every_minutes) = (row.get("asked_run")?, row.get("every_minutes")?);
    let run: Option<_> = run;
    Ok(Charge {
        catalogue: row.get("catalogue_id")?,
        participation: row.get("participation_id")?,
        brought_by: row.get("brought_by")?,
        brought_at: row.get("brought_at")?,
        standing: row.named("standing", Standing::named)?,
        wish: run.map(|run| Wish { run, every_minutes }),
        reason: row.get("reason")?,
    })
}

/// Whose officers look after a catalogue; nobody's where organisers do.
pub async fn charge(conn: &mut Conn<'_>, catalogue: Id<Catalogue>) -> StoreResult<Option<Charge>> {
    conn.optional(&sql::CHARGE, args![catalogue]).await?.as_ref().map(charge_of).transpose()
}

/// Every catalogue that officers look after, the newest first; of these participants alone where some are given.
pub async fn charges_in(conn: &mut Conn<'_>, of: Option<&[Id<Participation>]>) -> StoreResult<Vec<Charge>> {
    let rows = conn.all(&sql::CHARGES, args![]).await?;
    let mut all = rows.iter().map(charge_of).collect::<StoreResult<Vec<_>>>()?;
    all.retain(|one| of.is_none_or(|of| of.contains(&one.participation)));
    Ok(all)
}

/// Whether an organiser is asked before the data of an officer's portal are shown. Nobody is, unless one said so.
pub async fn asks(conn: &mut Conn<'_>) -> StoreResult<bool> {
    match conn.optional(&sql::RULE, args![]).await? {
        Some(row) => row.get("asks"),
        None => Ok(false),
    }
}

pub(super) async fn set_asks(tx: &mut Tx, asks: bool) -> StoreResult<()> {
    tx.conn().execute(&sql::SET_RULE, args![asks]).await.map(drop)
}
