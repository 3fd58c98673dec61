//! Publications, their editors and their files, as they are kept.

use centum_base::{Digest, Id, Timestamp};
use centum_store::{Conn, Row, StoreResult, Tx, args};

use super::model::{Publication, State, Step, StoredFile};
use crate::records::Record;
use crate::sources::{Catalogue, Source};

mod sql {
    centum_store::statements! {
        OWN = "SELECT source_id, reviewed FROM catalogue_own WHERE catalogue_id = $1";
        SET_REVIEWED = "INSERT INTO catalogue_own (catalogue_id, reviewed) VALUES ($1, $2) \
            ON CONFLICT (catalogue_id) DO UPDATE SET reviewed = excluded.reviewed";
        SET_SOURCE = "INSERT INTO catalogue_own (catalogue_id, source_id, reviewed) VALUES ($1, $2, 1) \
            ON CONFLICT (catalogue_id) DO UPDATE SET source_id = excluded.source_id";
        IN_REVIEW = "SELECT COUNT(*) AS n FROM catalogue_publication WHERE state = 'review'";
        EDITED_BY = "SELECT catalogue_id FROM catalogue_editor WHERE person_id = $1 ORDER BY catalogue_id";
        EDITORS = "SELECT person_id FROM catalogue_editor WHERE catalogue_id = $1 ORDER BY person_id";
        ADD_EDITOR = "INSERT INTO catalogue_editor (catalogue_id, person_id, since) VALUES ($1, $2, $3) \
            ON CONFLICT (catalogue_id, person_id) DO NOTHING";
        DROP_EDITOR = "DELETE FROM catalogue_editor WHERE catalogue_id = $1 AND person_id = $2";
        INSERT = "INSERT INTO catalogue_publication (id, catalogue_id, slug, state, live, document, embargo_until, version, \
            changed_by, changed_at) VALUES ($1, $2, $3, 'draft', 0, $4, $5, 1, $6, $7)";
        CHANGE = "UPDATE catalogue_publication SET state = $3, document = $4, embargo_until = $5, changed_by = $6, changed_at = $7, \
            version = version + 1 WHERE id = $1 AND version = $2";
        TURN = "UPDATE catalogue_publication SET state = $3, live = $4, version = version + 1 WHERE id = $1 AND version = $2";
        ONE = "SELECT id, catalogue_id, slug, state, live, document, embargo_until, version, changed_by, changed_at \
            FROM catalogue_publication WHERE id = $1";
        BY_SLUG = "SELECT id, catalogue_id, slug, state, live, document, embargo_until, version, changed_by, changed_at \
            FROM catalogue_publication WHERE slug = $1";
        OF_CATALOGUE = "SELECT id, catalogue_id, slug, state, live, document, embargo_until, version, changed_by, changed_at \
            FROM catalogue_publication WHERE catalogue_id = $1 \
            ORDER BY CASE WHEN state = 'review' THEN 0 ELSE 1 END, changed_at DESC, id LIMIT $2";
        DUE = "SELECT id, catalogue_id, slug, state, live, document, embargo_until, version, changed_by, changed_at \
            FROM catalogue_publication WHERE state = 'waiting' AND embargo_until <= $1 ORDER BY embargo_until, id LIMIT $2";
        SLUGS = "SELECT (SELECT COUNT(*) FROM catalogue_publication WHERE slug = $1) + \
            (SELECT COUNT(*) FROM catalogue_record WHERE slug = $1) AS n";
        STEP = "INSERT INTO catalogue_publication_step (publication_id, number, state, at, by_whom, reason) \
            SELECT CAST($1 AS TEXT), COALESCE(MAX(number), 0) + 1, CAST($2 AS TEXT), CAST($3 AS BIGINT), CAST($4 AS TEXT), CAST($5 AS TEXT) \
            FROM catalogue_publication_step WHERE publication_id = $1";
        STEPS = "SELECT state, at, by_whom, reason FROM catalogue_publication_step WHERE publication_id = $1 ORDER BY number DESC LIMIT 200";
        ADD_FILE = "INSERT INTO catalogue_file (publication_id, digest, name, media_type, size, public, added_at) \
            VALUES ($1, $2, $3, $4, $5, 0, $6) ON CONFLICT (publication_id, digest, name) DO NOTHING";
        FILES = "SELECT digest, name, media_type, size FROM catalogue_file WHERE publication_id = $1 ORDER BY name, digest LIMIT 1000";
        OPEN_FILE = "UPDATE catalogue_file SET public = $4 WHERE publication_id = $1 AND digest = $2 AND name = $3";
        CLOSE_FILES = "UPDATE catalogue_file SET public = 0 WHERE publication_id = $1";
        PUBLIC_FILE = "SELECT digest, name, media_type, size FROM catalogue_file WHERE digest = $1 AND name = $2 AND public = 1 \
            AND NOT EXISTS (SELECT 1 FROM catalogue_record r WHERE r.id = catalogue_file.publication_id AND r.state = 'withdrawn') \
            ORDER BY publication_id LIMIT 1";
    }
    centum_store::tables! {
        catalogue_own(catalogue_id) { catalogue_id: Text Public, source_id: Text Public, reviewed: Int Internal, }
        catalogue_editor(catalogue_id, person_id) { catalogue_id: Text Internal, person_id: Text Internal, since: Int Internal, }
        catalogue_publication(id) {
            id: Text Public, catalogue_id: Text Public, slug: Text Public, state: Text Internal, live: Int Internal,
            document: Text Internal, embargo_until: Int Internal, version: Int Internal, changed_by: Text Internal, changed_at: Int Internal,
        }
        catalogue_publication_step(publication_id, number) {
            publication_id: Text Internal, number: Int Internal, state: Text Internal, at: Int Internal, by_whom: Text Internal,
            reason: Text Internal,
        }
        catalogue_file(publication_id, digest, name) {
            publication_id: Text Public, digest: Text Public, name: Text Public, media_type: Text Public, size: Int Public,
            public: Int Internal, added_at: Int Internal,
        }
    }
}
pub(crate) use sql::{STATEMENTS, TABLES};

fn publication_of(row: &Row) -> StoreResult<Publication> {
    Ok(Publication {
        id: row.get("id")?,
        catalogue: row.get("catalogue_id")?,
        slug: row.get("slug")?,
        state: row.named("state", State::named)?,
        live: row.get("live")?,
        document: row.json("document")?,
        embargo: row.get("embargo_until")?,
        version: row.get("version")?,
        changed_by: row.get("changed_by")?,
        changed_at: row.get("changed_at")?,
    })
}

fn file_of(row: &Row) -> StoreResult<StoredFile> {
    Ok(StoredFile {
        digest: row.get("digest")?,
        name: row.get("name")?,
        media_type: row.get("media_type")?,
        size: row.get("size")?,
    })
}

/// The source of one of our catalogues, once it has published, and whether a second person looks at what is published.
pub(super) async fn own(
    conn: &mut Conn<'_>,
    catalogue: Id<Catalogue>,
) -> StoreResult<(Option<Id<Source>>, bool)> {
    match conn.optional(&sql::OWN, args![catalogue]).await? {
        Some(row) => Ok((row.get("source_id")?, row.get("reviewed")?)),
        None => Ok((None, true)),
    }
}

pub(super) async fn set_reviewed(tx: &mut Tx, catalogue: Id<Catalogue>, reviewed: bool) -> StoreResult<()> {
    tx.conn().execute(&sql::SET_REVIEWED, args![catalogue, reviewed]).await.map(drop)
}

pub(super) async fn set_source(tx: &mut Tx, catalogue: Id<Catalogue>, source: Id<Source>) -> StoreResult<()> {
    tx.conn().execute(&sql::SET_SOURCE, args![catalogue, source]).await.map(drop)
}

/// The catalogues that a person may publish in.
pub(super) async fn edited_by(
    conn: &mut Conn<'_>,
    person: Id<centum_accounts::Person>,
) -> StoreResult<Vec<Id<Catalogue>>> {
    conn.all(&sql::EDITED_BY, args![person]).await?.iter().map(|row| row.get("catalogue_id")).collect()
}

/// Who may publish in a catalogue.
pub async fn editors(
    conn: &mut Conn<'_>,
    catalogue: Id<Catalogue>,
) -> StoreResult<Vec<Id<centum_accounts::Person>>> {
    conn.all(&sql::EDITORS, args![catalogue]).await?.iter().map(|row| row.get("person_id")).collect()
}

pub(super) async fn add_editor(
    tx: &mut Tx,
    catalogue: Id<Catalogue>,
    person: Id<centum_accounts::Person>,
    now: Timestamp,
) -> StoreResult<()> {
    tx.conn().execute(&sql::ADD_EDITOR, args![catalogue, person, now]).await.map(drop)
}

pub(super) async fn drop_editor(
    tx: &mut Tx,
    catalogue: Id<Catalogue>,
    person: Id<centum_accounts::Person>,
) -> StoreResult<u64> {
    tx.conn().execute(&sql::DROP_EDITOR, args![catalogue, person]).await
}

fn json(document: &crate::dcat::Record) -> String {
    serde_json::to_string(document).expect("a record has a JSON form")
}

pub(super) async fn insert(tx: &mut Tx, new: &Publication) -> StoreResult<()> {
    let values = args![
        new.id,
        new.catalogue,
        &new.slug,
        json(&new.document),
        new.embargo,
        &new.changed_by,
        new.changed_at
    ];
    tx.conn().execute(&sql::INSERT, values).await.map(drop)
}

/// Keeps what a publication says now, if it is still the version that was looked at.
pub(super) async fn change(tx: &mut Tx, changed: &Publication) -> StoreResult<bool> {
    let values = args![
        changed.id,
        changed.version,
        changed.state.name(),
        json(&changed.document),
        changed.embargo,
        &changed.changed_by,
        changed.changed_at
    ];
    Ok(tx.conn().execute(&sql::CHANGE, values).await? == 1)
}

/// Keeps how a publication stands now, if it is still the version that was looked at.
pub(super) async fn turn(tx: &mut Tx, it: &Publication, state: State, live: bool) -> StoreResult<bool> {
    Ok(tx.conn().execute(&sql::TURN, args![it.id, it.version, state.name(), live]).await? == 1)
}

pub(super) async fn step(tx: &mut Tx, id: Id<Record>, step: &Step) -> StoreResult<()> {
    let values = args![id, step.state.name(), step.at, &step.by, step.reason.as_deref()];
    tx.conn().execute(&sql::STEP, values).await.map(drop)
}

/// The steps that a publication took, the last first.
pub async fn steps(conn: &mut Conn<'_>, id: Id<Record>) -> StoreResult<Vec<Step>> {
    let of = |row: &Row| {
        Ok(Step {
            state: row.named("state", State::named)?,
            at: row.get("at")?,
            by: row.get("by_whom")?,
            reason: row.get("reason")?,
        })
    };
    conn.all(&sql::STEPS, args![id]).await?.iter().map(of).collect()
}

pub(super) async fn publication(conn: &mut Conn<'_>, id: Id<Record>) -> StoreResult<Option<Publication>> {
    conn.optional(&sql::ONE, args![id]).await?.as_ref().map(publication_of).transpose()
}

pub(super) async fn by_slug(conn: &mut Conn<'_>, slug: &str) -> StoreResult<Option<Publication>> {
    conn.optional(&sql::BY_SLUG, args![slug]).await?.as_ref().map(publication_of).transpose()
}

/// The publications of a catalogue: those that wait for a second person, then the last changed.
pub(super) async fn of_catalogue(
    conn: &mut Conn<'_>,
    catalogue: Id<Catalogue>,
    limit: u32,
) -> StoreResult<Vec<Publication>> {
    conn.all(&sql::OF_CATALOGUE, args![catalogue, limit]).await?.iter().map(publication_of).collect()
}

/// Approved publications whose time has come.
pub(super) async fn due(conn: &mut Conn<'_>, now: Timestamp, limit: u32) -> StoreResult<Vec<Publication>> {
    conn.all(&sql::DUE, args![now, limit]).await?.iter().map(publication_of).collect()
}

/// How many publications wait for a second person.
pub async fn in_review(conn: &mut Conn<'_>) -> StoreResult<i64> {
    conn.one(&sql::IN_REVIEW, args![]).await?.get("n")
}

/// Whether a name in addresses is taken.
pub(super) async fn is_taken(conn: &mut Conn<'_>, slug: &str) -> StoreResult<bool> {
    Ok(conn.one(&sql::SLUGS, args![slug]).await?.get::<i64>("n")? > 0)
}

pub(super) async fn add_file(
    tx: &mut Tx,
    id: Id<Record>,
    file: &StoredFile,
    now: Timestamp,
) -> StoreResult<()> {
    let values = args![id, file.digest, &file.name, &file.media_type, file.size, now];
    tx.conn().execute(&sql::ADD_FILE, values).await.map(drop)
}

/// The files of a publication.
pub async fn files(conn: &mut Conn<'_>, id: Id<Record>) -> StoreResult<Vec<StoredFile>> {
    conn.all(&sql::FILES, args![id]).await?.iter().map(file_of).collect()
}

/// Opens the files that a publication names, and no other.
pub(super) async fn open_files(tx: &mut Tx, id: Id<Record>, named: &[StoredFile]) -> StoreResult<()> {
    tx.conn().execute(&sql::CLOSE_FILES, args![id]).await?;
    for file in named {
        tx.conn().execute(&sql::OPEN_FILE, args![id, file.digest, &file.name, true]).await?;
    }
    Ok(())
}

/// A file that is public: something names it that is, and that nobody took out.
pub(super) async fn public_file(
    conn: &mut Conn<'_>,
    digest: Digest,
    name: &str,
) -> StoreResult<Option<StoredFile>> {
    conn.optional(&sql::PUBLIC_FILE, args![digest, name]).await?.as_ref().map(file_of).transpose()
}

/// Whether everyone may know what is at an address. A file that is kept here may be under embargo, or taken out: who names
/// its address elsewhere learns nothing of it.
pub(crate) async fn is_open(conn: &mut Conn<'_>, base: &str, address: &str) -> StoreResult<bool> {
    let path = address.strip_prefix(base).and_then(|path| path.strip_prefix("/data/files/"));
    let Some((digest, name)) = path.and_then(|path| path.split_once('/')) else { return Ok(true) };
    match digest.parse::<Digest>() {
        Ok(digest) => Ok(public_file(conn, digest, name).await?.is_some()),
        Err(_) => Ok(false),
    }
}
