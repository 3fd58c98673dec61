//! Writing the listing: a handful of statements a batch, whatever its size.

use std::collections::BTreeMap;

use centum_base::{Id, Timestamp};
use centum_store::{LISTS_BECAUSE, Statement, StoreResult, Tx, args, list};
use serde_json::{Value, json};

use crate::listing::facts::Facts;
use crate::listing::model::{Head, Line, Link};
use crate::records::Record;
use crate::sources::{Catalogue, Source};

/// A statement over the rows of a list in `$1`; `$col(n, type)` is a column of such a row.
macro_rules! over_rows {
    ($name:ident: $before:literal, [$($kind:ident $at:literal),+], $after:literal) => {
        const $name: Statement = Statement::two_texts(
            stringify!($name),
            concat!($before, " SELECT ", over_rows!(@sqlite $($kind $at),+), " FROM json_each($1) WHERE 1 = 1 ", $after),
            concat!($before, " SELECT ", over_rows!(@postgres $($kind $at),+),
                " FROM jsonb_array_elements(CAST(CAST($1 AS TEXT) AS jsonb)) AS rows (value) WHERE 1 = 1 ", $after),
            LISTS_BECAUSE,
        );
    };
    (@sqlite $kind:ident $at:literal $(, $more:ident $next:literal)*) => {
        concat!("json_extract(value, '$[", $at, "]')" $(, ", json_extract(value, '$[", $next, "]')")*)
    };
    (@postgres $kind:ident $at:literal $(, $more:ident $next:literal)*) => {
        concat!(over_rows!(@cast $kind $at) $(, ", ", over_rows!(@cast $more $next))*)
    };
    (@cast text $at:literal) => { concat!("value->>", $at) };
    (@cast int $at:literal) => { concat!("CAST(value->>", $at, " AS BIGINT)") };
}

macro_rules! for_ids {
    ($name:ident: $before:literal) => {
        const $name: Statement = Statement::two_texts(
            stringify!($name),
            concat!($before, " IN (SELECT value FROM json_each($1))"),
            concat!($before, " IN (SELECT jsonb_array_elements_text(CAST(CAST($1 AS TEXT) AS jsonb)))"),
            LISTS_BECAUSE,
        );
    };
}

for_ids!(COUNTED: "SELECT record_id, catalogue_id, facts FROM catalogue_listing WHERE record_id");
for_ids!(CATALOGUES: "SELECT id, catalogue_id FROM catalogue_source WHERE id");
for_ids!(DROP_LINES: "DELETE FROM catalogue_listing WHERE record_id");
for_ids!(DROP_THEMES: "DELETE FROM catalogue_listing_theme WHERE record_id");
for_ids!(DROP_LINKS: "DELETE FROM catalogue_listing_link WHERE record_id");
over_rows!(ADD_LINES: "INSERT INTO catalogue_listing (record_id, catalogue_id, kind, slug, titles, modified, first_seen, facts)",
    [text 0, text 1, text 2, text 3, text 4, text 5, int 6, text 7], "");
over_rows!(ADD_THEMES: "INSERT INTO catalogue_listing_theme (record_id, theme, first_seen)", [text 0, text 1, int 2], "");
over_rows!(ADD_LINKS: "INSERT INTO catalogue_listing_link (record_id, relation, target)", [text 0, text 1, text 2], "");
over_rows!(COUNT: "INSERT INTO catalogue_tally (catalogue_id, theme, figure, key, n)",
    [text 0, text 1, text 2, text 3, int 4],
    "ON CONFLICT (catalogue_id, theme, figure, key) DO UPDATE SET n = catalogue_tally.n + excluded.n");

mod sql {
    centum_store::statements! {
        FORGET_LINES = "DELETE FROM catalogue_listing";
        FORGET_THEMES = "DELETE FROM catalogue_listing_theme";
        FORGET_LINKS = "DELETE FROM catalogue_listing_link";
        FORGET_NUMBERS = "DELETE FROM catalogue_tally";
        BEGIN_HEAD = "INSERT INTO catalogue_listing_head (id, generation, position) VALUES (1, 0, 0) ON CONFLICT (id) DO NOTHING";
        MOVE_HEAD = "UPDATE catalogue_listing_head SET generation = $1, position = $2, at = $3 \
            WHERE id = 1 AND generation = $4 AND position = $5";
    }
    centum_store::tables! {
        catalogue_listing(record_id) {
            record_id: Text Public, catalogue_id: Text Public, kind: Text Public, slug: Text Public, titles: Text Public,
            modified: Text Public, first_seen: Int Public, facts: Text Public,
        }
        catalogue_listing_theme(record_id, theme) { record_id: Text Public, theme: Text Public, first_seen: Int Public }
        catalogue_listing_link(record_id, relation, target) { record_id: Text Public, relation: Text Public, target: Text Public }
        catalogue_tally(catalogue_id, theme, figure, key) {
            catalogue_id: Text Public, theme: Text Public, figure: Text Public, key: Text Public, n: Int Public,
        }
        catalogue_listing_head(id) { id: Int Internal, generation: Int Internal, position: Int Public, at: Int Public }
    }
}
pub(crate) use sql::TABLES;

/// Every statement of this file.
pub(crate) const STATEMENTS: &[&Statement] = &[
    &COUNTED,
    &CATALOGUES,
    &DROP_LINES,
    &DROP_THEMES,
    &DROP_LINKS,
    &ADD_LINES,
    &ADD_THEMES,
    &ADD_LINKS,
    &COUNT,
    &sql::FORGET_LINES,
    &sql::FORGET_THEMES,
    &sql::FORGET_LINKS,
    &sql::FORGET_NUMBERS,
    &sql::BEGIN_HEAD,
    &sql::MOVE_HEAD,
];

/// A record as it is counted.
pub(crate) struct Counted {
    pub(crate) catalogue: Id<Catalogue>,
    pub(crate) facts: Facts,
}

/// A record that is shown from now on, with all that is kept of it.
pub(crate) struct New {
    pub(crate) line: Line,
    pub(crate) facts: Facts,
    pub(crate) themes: Vec<String>,
    pub(crate) links: Vec<Link>,
}

/// How much each number changes.
pub(crate) type Deltas = BTreeMap<(Id<Catalogue>, String, String, String), i64>;

/// These records as they are counted now.
pub(crate) async fn counted(tx: &mut Tx, ids: &[Id<Record>]) -> StoreResult<BTreeMap<Id<Record>, Counted>> {
    let rows = tx.conn().all(&COUNTED, args![list(ids)]).await?;
    let one = |row: &centum_store::Row| {
        Ok((
            row.get("record_id")?,
            Counted { catalogue: row.get("catalogue_id")?, facts: row.json("facts")? },
        ))
    };
    rows.iter().map(one).collect()
}

/// The catalogues of these sources.
pub(crate) async fn catalogues(
    tx: &mut Tx,
    sources: &[Id<Source>],
) -> StoreResult<BTreeMap<Id<Source>, Id<Catalogue>>> {
    let rows = tx.conn().all(&CATALOGUES, args![list(sources)]).await?;
    rows.iter().map(|row| Ok((row.get("id")?, row.get("catalogue_id")?))).collect()
}

/// Replaces what is kept of the records `ids` by `new`, and changes the numbers.
pub(crate) async fn replace(
    tx: &mut Tx,
    ids: &[Id<Record>],
    new: &[New],
    deltas: &Deltas,
) -> StoreResult<()> {
    let mut conn = tx.conn();
    for statement in [&DROP_LINES, &DROP_THEMES, &DROP_LINKS] {
        conn.execute(statement, args![list(ids)]).await?;
    }
    let lines = new.iter().map(|New { line, facts, .. }| {
        let at = line.first_seen.as_microsecond();
        json!([
            line.record.to_string(),
            line.catalogue.to_string(),
            line.kind.name(),
            line.slug,
            text(&line.titles),
            line.modified,
            at,
            text(facts)
        ])
    });
    let lines = Value::Array(lines.collect()).to_string();
    let themes = new.iter().flat_map(|new| {
        let at = new.line.first_seen.as_microsecond();
        new.themes.iter().map(move |theme| json!([new.line.record.to_string(), theme, at]))
    });
    let themes = Value::Array(themes.collect()).to_string();
    let links = new.iter().flat_map(|new| {
        let id = new.line.record.to_string();
        new.links.iter().map(move |link| json!([id, link.relation.name(), link.target]))
    });
    let links = Value::Array(links.collect()).to_string();
    let counts = deltas
        .iter()
        .filter(|(_, n)| **n != 0)
        .map(|((catalogue, theme, figure, key), n)| json!([catalogue.to_string(), theme, figure, key, n]));
    let counts = Value::Array(counts.collect()).to_string();
    for (statement, rows) in
        [(&ADD_LINES, lines), (&ADD_THEMES, themes), (&ADD_LINKS, links), (&COUNT, counts)]
    {
        if rows != "[]" {
            conn.execute(statement, args![rows]).await?;
        }
    }
    Ok(())
}

/// Forgets everything.
pub(crate) async fn forget(tx: &mut Tx) -> StoreResult<()> {
    for statement in [&sql::FORGET_LINES, &sql::FORGET_THEMES, &sql::FORGET_LINKS, &sql::FORGET_NUMBERS] {
        tx.conn().execute(statement, args![]).await?;
    }
    Ok(())
}

/// Moves the head on, if nobody did so in the meantime.
pub(crate) async fn move_head(tx: &mut Tx, from: Head, to: Head) -> StoreResult<bool> {
    let mut conn = tx.conn();
    conn.execute(&sql::BEGIN_HEAD, args![]).await?;
    let at: Option<Timestamp> = to.at;
    let values = args![to.generation, to.position, at, from.generation, from.position];
    Ok(conn.execute(&sql::MOVE_HEAD, values).await? == 1)
}

fn text(value: &impl serde::Serialize) -> String {
    serde_json::to_string(value).expect("titles and facts have a JSON form")
}
