//! The applications of a call as a list: filtered, sorted and paged by the database.

use centum_base::{Country, Id, Timestamp};
use centum_store::{Conn, Row, StoreResult, Value};
use centum_web::components::Sorting;

use super::filter::{Filter, order};
use crate::call::Call;
use crate::call::eligibility::Verdict;
use crate::expression::model::{Expression, Origin};

/// What an application has to have to be wanted. The parameters are those of [`Filter::values`].
macro_rules! wanted {
    () => {
        "e.call_id = $1 \
         AND (CAST($2 AS TEXT) = '' OR e.state = $2) \
         AND (CAST($3 AS TEXT) = '' OR e.category = $3) \
         AND (CAST($4 AS TEXT) = '' OR l.country = $4) \
         AND (CAST($5 AS BIGINT) = -1 OR e.consortium = $5) \
         AND (CAST($6 AS TEXT) = '' OR e.number = CAST($7 AS BIGINT) OR s.title_key LIKE $6 ESCAPE '!' OR EXISTS (SELECT 1 FROM expression_member m \
              WHERE m.expression_id = e.id AND m.left_at IS NULL AND m.name_key LIKE $6 ESCAPE '!')) \
         AND (CAST($8 AS BIGINT) = 0 OR s.missing + s.wrong > 0) \
         AND (CAST($9 AS BIGINT) = 0 OR EXISTS (SELECT 1 FROM expression_member m WHERE m.expression_id = e.id \
              AND m.left_at IS NULL AND NOT EXISTS (SELECT 1 FROM sign_off o WHERE o.expression_id = e.id \
              AND o.member_id = m.id AND o.ended_at IS NULL))) \
         AND (CAST($10 AS BIGINT) = 0 OR EXISTS (SELECT 1 FROM expression_member m JOIN expression_member o \
              ON o.place_id = m.place_id AND o.expression_id <> m.expression_id AND o.left_at IS NULL \
              JOIN expression x ON x.id = o.expression_id AND x.call_id = e.call_id AND x.state <> 'withdrawn' \
              WHERE m.expression_id = e.id AND m.left_at IS NULL)) \
         AND (CAST($11 AS TEXT) = '' OR s.verdict = $11) \
         AND (CAST($12 AS BIGINT) = 0 OR (e.state = 'submitted' AND (SELECT COUNT(*) FROM eligibility_check c \
              WHERE c.expression_id = e.id AND c.submission = e.in_force) < COALESCE(s.rules, 1))) \
         AND (CAST($13 AS BIGINT) = 0 OR EXISTS (SELECT 1 FROM eligibility_check c WHERE c.expression_id = e.id \
              AND c.submission = e.in_force AND c.decided = 'not-met'))"
    };
}

/// An application with its lead, its stock and the submission that counts.
macro_rules! from {
    () => {
        "FROM expression e \
         LEFT JOIN expression_member l ON l.expression_id = e.id AND l.is_lead = 1 AND l.left_at IS NULL \
         LEFT JOIN expression_stock s ON s.expression_id = e.id \
         LEFT JOIN submission b ON b.expression_id = e.id AND b.number = e.in_force "
    };
}

mod sql {
    centum_store::statements! {
        COUNT = concat!("SELECT COUNT(*) AS count ", from!(), "WHERE ", wanted!());
        /// The order is chosen by a word, so that one statement serves every column.
        PAGE = concat!("SELECT e.id, e.number, e.title, e.category, e.consortium, e.state, e.origin, e.created_at, e.saved_at, \
            l.name AS lead, l.country, b.received_at, b.in_grace, s.missing, s.wrong, s.documents, s.verdict, s.rules, \
            (SELECT COUNT(*) FROM expression_member m WHERE m.expression_id = e.id AND m.left_at IS NULL) AS members, \
            (SELECT COUNT(*) FROM expression_member m WHERE m.expression_id = e.id AND m.left_at IS NULL AND m.is_city = 1) AS cities, \
            (SELECT COUNT(*) FROM expression_member m WHERE m.expression_id = e.id AND m.left_at IS NULL AND NOT EXISTS \
                (SELECT 1 FROM sign_off o WHERE o.expression_id = e.id AND o.member_id = m.id AND o.ended_at IS NULL)) AS unsigned, \
            (SELECT COUNT(DISTINCT x.id) FROM expression_member m JOIN expression_member o \
                ON o.place_id = m.place_id AND o.expression_id <> m.expression_id AND o.left_at IS NULL \
                JOIN expression x ON x.id = o.expression_id AND x.call_id = e.call_id AND x.state <> 'withdrawn' \
                WHERE m.expression_id = e.id AND m.left_at IS NULL) AS overlaps, \
            (SELECT COUNT(*) FROM eligibility_check c WHERE c.expression_id = e.id AND c.submission = e.in_force) AS confirmed, \
            (SELECT COUNT(*) FROM eligibility_check c WHERE c.expression_id = e.id AND c.submission = e.in_force \
                AND c.decided = 'not-met') AS refused \
            FROM (SELECT e.id, ROW_NUMBER() OVER (ORDER BY \
                CASE WHEN CAST($14 AS TEXT) = '-number' THEN e.number END DESC, \
                CASE WHEN $14 = 'lead' THEN COALESCE(l.name_key, '') END, CASE WHEN $14 = '-lead' THEN COALESCE(l.name_key, '') END DESC, \
                CASE WHEN $14 = 'country' THEN COALESCE(l.country, '') END, CASE WHEN $14 = '-country' THEN COALESCE(l.country, '') END DESC, \
                CASE WHEN $14 = 'state' THEN e.state END, CASE WHEN $14 = '-state' THEN e.state END DESC, \
                CASE WHEN $14 = 'submitted' THEN COALESCE(b.received_at, 0) END, \
                CASE WHEN $14 = '-submitted' THEN COALESCE(b.received_at, 0) END DESC, \
                CASE WHEN $14 = 'saved' THEN e.saved_at END, CASE WHEN $14 = '-saved' THEN e.saved_at END DESC, e.number) AS spot ",
            from!(), "WHERE ", wanted!(), " ORDER BY spot LIMIT $15 OFFSET $16) p JOIN expression e ON e.id = p.id ",
            "LEFT JOIN expression_member l ON l.expression_id = e.id AND l.is_lead = 1 AND l.left_at IS NULL \
             LEFT JOIN expression_stock s ON s.expression_id = e.id \
             LEFT JOIN submission b ON b.expression_id = e.id AND b.number = e.in_force ORDER BY p.spot");
    }
}
pub(super) use sql::STATEMENTS;

/// One application of the list.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// The identifier.
    pub id: Id<Expression>,
    /// The number within the call.
    pub number: u32,
    /// What it is called.
    pub title: String,
    /// The category, by its key.
    pub category: String,
    /// Whether several bodies apply together.
    pub consortium: bool,
    /// How it stands: `draft`, `submitted` or `withdrawn`.
    pub state: String,
    /// Where it came from.
    pub origin: Origin,
    /// When it was begun.
    pub begun_at: Timestamp,
    /// When something of it was last saved.
    pub saved_at: Timestamp,
    /// Who leads.
    pub lead: Option<String>,
    /// The country of the lead.
    pub country: Option<Country>,
    /// When the submission that counts came in.
    pub submitted_at: Option<Timestamp>,
    /// Whether that was in the grace.
    pub in_grace: bool,
    /// Members.
    pub members: u32,
    /// Members that are cities.
    pub cities: u32,
    /// Members that have not signed off what stands.
    pub unsigned: u32,
    /// Other applications of the call with one of its places.
    pub overlaps: u32,
    /// Answers that are missing or wrong; nothing until stock was taken.
    pub open: Option<u32>,
    /// Documents that are missing and due later.
    pub documents: Option<u32>,
    /// What the rules of eligibility say of what stands.
    pub verdict: Option<Verdict>,
    /// Rules that a person confirmed, of so many that hold.
    pub confirmed: (u32, u32),
    /// Rules that a person decided are not met.
    pub refused: u32,
}

impl Line {
    /// The number as people quote it.
    pub fn reference(&self) -> String {
        crate::expression::reference(self.number)
    }
}

fn read(row: &Row) -> StoreResult<Line> {
    let instant = |at: Option<i64>| at.and_then(|at| Timestamp::from_microsecond(at).ok());
    let count = |name: &str| -> StoreResult<Option<u32>> {
        let value: Option<i64> = row.get(name)?;
        Ok(value.and_then(|value| u32::try_from(value).ok()))
    };
    let verdict: Option<String> = row.get("verdict")?;
    Ok(Line {
        id: row.get("id")?,
        number: row.get("number")?,
        title: row.get("title")?,
        category: row.get("category")?,
        consortium: row.get("consortium")?,
        state: row.get("state")?,
        origin: row.named("origin", Origin::named)?,
        begun_at: row.get("created_at")?,
        saved_at: row.get("saved_at")?,
        lead: row.get("lead")?,
        country: row.get("country")?,
        submitted_at: instant(row.get("received_at")?),
        in_grace: row.get::<Option<i64>>("in_grace")? == Some(1),
        members: row.get("members")?,
        cities: row.get("cities")?,
        unsigned: row.get("unsigned")?,
        overlaps: row.get("overlaps")?,
        open: count("missing")?.zip(count("wrong")?).map(|(missing, wrong)| missing + wrong),
        documents: count("documents")?,
        verdict: verdict.as_deref().and_then(verdict_named),
        confirmed: (row.get("confirmed")?, count("rules")?.unwrap_or(0)),
        refused: row.get("refused")?,
    })
}

/// The verdict of that name.
pub(super) fn verdict_named(name: &str) -> Option<Verdict> {
    [Verdict::Met, Verdict::Unknown, Verdict::NotMet].into_iter().find(|verdict| verdict.name() == name)
}

/// How many applications are wanted.
pub async fn count(conn: &mut Conn<'_>, call: &Call, filter: &Filter) -> StoreResult<usize> {
    let count: u32 = conn.one(&sql::COUNT, filter.values(call)).await?.get("count")?;
    Ok(count as usize)
}

/// A stretch of the applications that are wanted.
pub async fn page(
    conn: &mut Conn<'_>,
    call: &Call,
    filter: &Filter,
    sorting: &Sorting,
    (offset, size): (usize, usize),
) -> StoreResult<Vec<Line>> {
    let whole = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
    let mut values = filter.values(call);
    values.extend([Value::from(order(sorting)), whole(size).into(), whole(offset).into()]);
    conn.all(&sql::PAGE, values).await?.iter().map(read).collect()
}
