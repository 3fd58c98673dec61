//! What the Action API reads of the log, without graphs.

use std::collections::HashMap;
use std::ops::Range;

use centum_base::{Id, Timestamp};
use centum_search::Pattern;
use centum_store::{Conn, Db, LISTS_BECAUSE, Row, Statement, StoreResult, args, list};

use crate::dcat;
use crate::records::{Record, State, What};
use crate::sources::Source;

const OF_IDS: Statement = Statement::two_texts(
    "OF_IDS",
    "SELECT r.id, r.slug, r.source_id, r.first_seen, v.at, v.record FROM catalogue_record r \
        JOIN catalogue_version v ON v.position = r.head \
        WHERE r.state IN ('live', 'missing') AND r.id IN (SELECT value FROM json_each($1))",
    "SELECT r.id, r.slug, r.source_id, r.first_seen, v.at, v.record FROM catalogue_record r \
        JOIN catalogue_version v ON v.position = r.head \
        WHERE r.state IN ('live', 'missing') AND r.id IN (SELECT jsonb_array_elements_text(CAST(CAST($1 AS TEXT) AS jsonb)))",
    LISTS_BECAUSE,
);

mod sql {
    centum_store::statements! {
        NAMES = "SELECT slug FROM catalogue_record WHERE state IN ('live', 'missing') ORDER BY slug LIMIT $1 OFFSET $2";
        BY_NAME = "SELECT r.id, r.slug, r.source_id, r.first_seen, v.at, v.record FROM catalogue_record r \
            JOIN catalogue_version v ON v.position = r.head WHERE r.state IN ('live', 'missing') AND (r.id = $1 OR r.slug = $1)";
        NAMED_LIKE = "SELECT id, slug FROM catalogue_record WHERE state IN ('live', 'missing') AND slug LIKE $1 ORDER BY slug LIMIT $2";
        BETWEEN = "SELECT r.id, r.slug, r.source_id, r.first_seen, v.at, v.record FROM catalogue_record r \
            JOIN catalogue_version v ON v.position = r.head WHERE r.state IN ('live', 'missing') AND r.id >= $1 AND r.id < $2 \
            ORDER BY r.id LIMIT $3";
        WRITTEN = "SELECT id FROM catalogue_publication WHERE id >= $1 AND id < $2 ORDER BY id LIMIT $3";
        COUNTS = "SELECT source_id, COUNT(*) AS n FROM catalogue_record WHERE state IN ('live', 'missing') GROUP BY source_id";
        RECENT = "SELECT v.position, v.at, v.what, v.record_id, v.by_whom, r.slug, r.state, v.record FROM catalogue_version v \
            JOIN catalogue_record r ON r.id = v.record_id WHERE r.state IN ('live', 'missing', 'vanished', 'withdrawn') AND v.what <> 'reread' \
            ORDER BY v.position DESC LIMIT $1 OFFSET $2";
        RECENT_OF = "SELECT v.position, v.at, v.what, v.record_id, v.by_whom, r.slug, r.state, v.record FROM catalogue_version v \
            JOIN catalogue_record r ON r.id = v.record_id WHERE r.id = $1 AND v.what <> 'reread' ORDER BY v.position DESC LIMIT $2 OFFSET $3";
    }
}
/// With the last entry of the ledger, so that one look tells whether anything else has changed too.
const HEADS_OF_IDS: Statement = Statement::two_texts(
    "HEADS_OF_IDS",
    "SELECT id, source_id, head, (SELECT MAX(seq) FROM ledger_entry) AS last FROM catalogue_record \
        WHERE state IN ('live', 'missing') AND id IN (SELECT value FROM json_each($1))",
    "SELECT id, source_id, head, (SELECT MAX(seq) FROM ledger_entry) AS last FROM catalogue_record \
        WHERE state IN ('live', 'missing') AND id IN (SELECT jsonb_array_elements_text(CAST(CAST($1 AS TEXT) AS jsonb)))",
    LISTS_BECAUSE,
);
const IDS_OF_NAMES: Statement = Statement::two_texts(
    "IDS_OF_NAMES",
    "SELECT id, slug FROM catalogue_record WHERE slug IN (SELECT value FROM json_each($1))",
    "SELECT id, slug FROM catalogue_record WHERE slug IN (SELECT jsonb_array_elements_text(CAST(CAST($1 AS TEXT) AS jsonb)))",
    LISTS_BECAUSE,
);
/// Every statement of this room.
pub(crate) const STATEMENTS: &[&[&Statement]] = &[sql::STATEMENTS, &[&OF_IDS, &HEADS_OF_IDS, &IDS_OF_NAMES]];

/// A record that is shown, as packages are made of.
#[derive(Clone, Debug)]
pub(super) struct Shown {
    /// Its identifier.
    pub(super) id: Id<Record>,
    /// Its name in addresses.
    pub(super) slug: String,
    /// Where it comes from.
    pub(super) source: Id<Source>,
    /// When it was first seen.
    pub(super) created: Timestamp,
    /// When it last changed.
    pub(super) changed: Timestamp,
    /// What it says.
    pub(super) typed: dcat::Record,
}

/// Something that happened to a record.
#[derive(Clone, Debug)]
pub(super) struct Happening {
    pub(super) position: i64,
    pub(super) at: Timestamp,
    pub(super) what: What,
    pub(super) record: Id<Record>,
    pub(super) slug: String,
    /// How the record stands now.
    pub(super) state: State,
    pub(super) by_person: bool,
    pub(super) typed: dcat::Record,
}

fn shown_of(row: &Row) -> StoreResult<Shown> {
    Ok(Shown {
        id: row.get("id")?,
        slug: row.get("slug")?,
        source: row.get("source_id")?,
        created: row.get("first_seen")?,
        changed: row.get("at")?,
        typed: row.json("record")?,
    })
}

fn happening_of(row: &Row) -> StoreResult<Happening> {
    let by: Option<String> = row.get("by_whom")?;
    Ok(Happening {
        position: row.get("position")?,
        at: row.get("at")?,
        what: row.named("what", What::named)?,
        record: row.get("record_id")?,
        slug: row.get("slug")?,
        state: row.named("state", State::named)?,
        by_person: by.is_some(),
        typed: row.json("record")?,
    })
}

/// The names of all records that are shown.
pub(super) async fn names(conn: &mut Conn<'_>, limit: i64, offset: i64) -> StoreResult<Vec<String>> {
    conn.all(&sql::NAMES, args![limit, offset]).await?.iter().map(|row| row.get("slug")).collect()
}

/// The record of that identifier or name, where it is shown.
pub(super) async fn by_name(conn: &mut Conn<'_>, name: &str) -> StoreResult<Option<Shown>> {
    conn.optional(&sql::BY_NAME, args![name]).await?.as_ref().map(shown_of).transpose()
}

/// Records between two identifiers.
const MOST_BETWEEN: i64 = 1_000;

/// The records whose identifiers lie in a stretch, as far as they are shown.
pub(super) async fn between(conn: &mut Conn<'_>, ids: &Range<String>) -> StoreResult<Vec<Shown>> {
    let values = args![&ids.start, &ids.end, MOST_BETWEEN];
    conn.all(&sql::BETWEEN, values).await?.iter().map(shown_of).collect()
}

/// The publications whose identifiers lie in a stretch, public or not.
pub(super) async fn written_between(
    conn: &mut Conn<'_>,
    ids: &Range<String>,
) -> StoreResult<Vec<Id<Record>>> {
    let values = args![&ids.start, &ids.end, MOST_BETWEEN];
    conn.all(&sql::WRITTEN, values).await?.iter().map(|row| row.get("id")).collect()
}

/// The records of these identifiers, in their order; those that are not shown are left out.
pub(super) async fn of_ids(conn: &mut Conn<'_>, ids: &[String]) -> StoreResult<Vec<Shown>> {
    let rows = conn.all(&OF_IDS, args![list(ids)]).await?;
    let mut found: Vec<Shown> = rows.iter().map(shown_of).collect::<StoreResult<_>>()?;
    let places: HashMap<&str, usize> = ids.iter().enumerate().map(|(at, id)| (id.as_str(), at)).collect();
    found.sort_by_cached_key(|one| places.get(one.id.to_string().as_str()).copied());
    Ok(found)
}

/// A record, where it comes from, and its latest entry.
pub(super) type Head = (String, Id<Source>, i64);

/// The latest entries of the records of these identifiers, and where they come from; those that are not shown are left out.
pub(super) async fn heads(conn: &mut Conn<'_>, ids: &[String]) -> StoreResult<Vec<Head>> {
    let rows = conn.all(&HEADS_OF_IDS, args![list(ids)]).await?;
    rows.iter().map(head_of).collect()
}

/// The same at one glance, and the last entry of the ledger at that moment; nothing where none of them is shown.
pub(super) async fn heads_at_a_glance(db: &Db, ids: &[String]) -> StoreResult<Option<(Vec<Head>, i64)>> {
    let rows = db.ask(&HEADS_OF_IDS, args![list(ids)]).await?;
    let Some(last) = rows.first().map(|row| row.get::<Option<i64>>("last")).transpose()?.flatten() else {
        return Ok(None);
    };
    Ok(Some((rows.iter().map(head_of).collect::<StoreResult<_>>()?, last)))
}

fn head_of(row: &Row) -> StoreResult<Head> {
    Ok((row.get("id")?, row.get("source_id")?, row.get("head")?))
}

/// The identifiers of the records with these names.
pub(super) async fn ids_of_names(
    conn: &mut Conn<'_>,
    names: &[String],
) -> StoreResult<HashMap<String, String>> {
    if names.is_empty() {
        return Ok(HashMap::new());
    }
    let rows = conn.all(&IDS_OF_NAMES, args![list(names)]).await?;
    rows.iter().map(|row| Ok((row.get("slug")?, row.get("id")?))).collect()
}

/// The identifiers of the records whose names look like a pattern; none where there are more than that.
pub(super) async fn ids_of_names_like(
    conn: &mut Conn<'_>,
    pattern: &str,
    most: usize,
) -> StoreResult<Option<Vec<String>>> {
    // Of what stands in no name, some has a meaning for the database.
    let stands_in_names = |byte: u8| byte.is_ascii_alphanumeric() || b"-_*?".contains(&byte);
    if !pattern.bytes().all(stands_in_names) {
        return Ok(Some(Vec::new()));
    }
    let limit = i64::try_from(most).unwrap_or(i64::MAX).saturating_add(1);
    let rows = conn.all(&sql::NAMED_LIKE, args![pattern.replace('*', "%").replace('?', "_"), limit]).await?;
    if rows.len() > most {
        return Ok(None);
    }
    let pattern = Pattern::new(pattern);
    let mut found = Vec::new();
    for row in &rows {
        // For the database, an underscore is any letter.
        if pattern.fits(&row.get::<String>("slug")?) {
            found.push(row.get("id")?);
        }
    }
    Ok(Some(found))
}

/// How many records of each source are shown.
pub(super) async fn counts(conn: &mut Conn<'_>) -> StoreResult<Vec<(Id<Source>, i64)>> {
    let rows = conn.all(&sql::COUNTS, args![]).await?;
    rows.iter().map(|row| Ok((row.get("source_id")?, row.get("n")?))).collect()
}

/// What happened last, to one record or to any.
pub(super) async fn recent(
    conn: &mut Conn<'_>,
    of: Option<Id<Record>>,
    limit: i64,
    offset: i64,
) -> StoreResult<Vec<Happening>> {
    let rows = match of {
        Some(record) => conn.all(&sql::RECENT_OF, args![record, limit, offset]).await?,
        None => conn.all(&sql::RECENT, args![limit, offset]).await?,
    };
    rows.iter().map(happening_of).collect()
}
