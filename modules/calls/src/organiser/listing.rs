//! The applications of a call as a list: filtered, sorted and paged by the database.

use centum_base::{Country, Id, Timestamp};
use centum_store::{Conn, Row, StoreResult, Value};
use centum_web::components::{Order, Sorting};

use super::filter::Filter;
use super::store::listing as sql;
use crate::call::eligibility::Verdict;
use crate::call::{Call, is_late};
use crate::expression::model::{Expression, Origin};

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
    /// When the first submission came in: of what was received elsewhere, as was stated.
    pub first_at: Option<Timestamp>,
    /// Members.
    pub members: u32,
    /// Members that are cities.
    pub cities: u32,
    /// Members that have not signed off what stands.
    pub unsigned: u32,
    /// Other applications of the call with one of its members, by place or by name.
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

    /// Whether it was received elsewhere, after its deadline.
    pub fn is_late(&self, call: &Call) -> bool {
        let received = self.first_at.filter(|_| self.origin == Origin::Received);
        received.is_some_and(|at| is_late(&call.terms, &self.category, at))
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
        first_at: instant(row.get("first_at")?),
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
    values.extend([Value::from(whole(size)), whole(offset).into()]);
    let ordered = sql::ordered(&sorting.by, sorting.order == Order::Descending);
    conn.all(ordered, values).await?.iter().map(read).collect()
}
