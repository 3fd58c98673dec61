//! Applications that may be the same: a place or a name in two of them, or one writer.

use std::collections::BTreeMap;

use centum_accounts::{Actor, Permission};
use centum_base::{Id, Timestamp};
use centum_ledger::{Note, Subject};
use centum_store::{Conn, Row, StoreResult, args};
use centum_web::App;
use centum_web::withheld::is_barred;

use super::deciding::reason;
use super::store::doubles as sql;
use crate::Attempt;
use crate::call::Call;
use crate::expression::ExpressionError;
use crate::expression::model::Expression;

/// The most pairs of one kind that are looked at.
pub const MOST: u32 = 500;

/// Why two applications look alike.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Likeness {
    /// The same place stands in both.
    Place,
    /// The leads have one name.
    Lead,
    /// A body of one name stands in both.
    Name,
    /// One person writes in both.
    Writer,
}

impl Likeness {
    /// The name in ids of texts.
    pub fn name(self) -> &'static str {
        match self {
            Self::Place => "place",
            Self::Lead => "lead",
            Self::Name => "name",
            Self::Writer => "writer",
        }
    }
}

/// One of two.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Side {
    /// Which.
    pub id: Id<Expression>,
    /// Its number.
    pub number: u32,
    /// What it is called.
    pub title: String,
}

/// Two applications that look alike.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pair {
    /// The one with the lower number.
    pub first: Side,
    /// The other.
    pub second: Side,
    /// Why, each with what is alike.
    pub because: Vec<(Likeness, String)>,
    /// What a person decided.
    pub decided: Option<Decided>,
}

/// What a person decided about two.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decided {
    /// Whether they really are two; otherwise the applicants are to be asked.
    pub are_two: bool,
    /// Why.
    pub reason: String,
    /// Who.
    pub by: String,
    /// When.
    pub at: Timestamp,
}

/// Applications that look alike.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Doubles {
    /// The pairs by their numbers, those that nobody has decided about first.
    pub pairs: Vec<Pair>,
    /// Whether there are more than are looked at: the next follow once some are decided.
    pub more: bool,
}

/// The pairs of applications that look alike, at most so many of a kind as are looked at.
pub async fn doubles(conn: &mut Conn<'_>, call: Id<Call>) -> StoreResult<Doubles> {
    let mut more = false;
    let mut pairs: BTreeMap<(u32, u32), Pair> = BTreeMap::new();
    let kinds = [
        (Likeness::Place, &sql::BY_PLACE),
        (Likeness::Lead, &sql::BY_LEAD),
        (Likeness::Name, &sql::BY_NAME),
        (Likeness::Writer, &sql::BY_WRITER),
    ];
    for (likeness, statement) in kinds {
        let mut rows = conn.all(statement, args![call, MOST + 1]).await?;
        more |= rows.len() > MOST as usize;
        rows.truncate(MOST as usize);
        for row in rows {
            let (first, second) = (side(&row, "first")?, side(&row, "second")?);
            let key = (first.number, second.number);
            let pair = pairs.entry(key).or_insert_with(|| Pair {
                first,
                second,
                because: Vec::new(),
                decided: None,
            });
            let because = (likeness, row.get::<String>("what")?);
            if !pair.because.contains(&because) {
                pair.because.push(because);
            }
        }
    }
    for row in conn.all(&sql::DECISIONS, args![call]).await? {
        let (first, second): (Id<Expression>, Id<Expression>) = (row.get("first_id")?, row.get("second_id")?);
        let pair = pairs.values_mut().find(|pair| pair.first.id == first && pair.second.id == second);
        if let Some(pair) = pair {
            pair.decided = Some(Decided {
                are_two: row.get::<String>("decided")? == "two",
                reason: row.get("reason")?,
                by: row.get("decided_by")?,
                at: row.get("decided_at")?,
            });
        }
    }
    let mut pairs: Vec<Pair> = pairs.into_values().collect();
    pairs.sort_by_key(|pair| pair.decided.is_some());
    Ok(Doubles { pairs, more })
}

fn side(row: &Row, which: &str) -> StoreResult<Side> {
    Ok(Side {
        id: row.get(&format!("{which}_id"))?,
        number: row.get(&format!("{which}_number"))?,
        title: row.get(&format!("{which}_title"))?,
    })
}

/// Decides about two applications that look alike, with a reason. Whoever a conflict of interest keeps from one of them does not.
pub async fn decide_double(
    app: impl Into<Attempt<'_, App>>,
    actor: &Actor,
    call: Id<Call>,
    (first, second): (Id<Expression>, Id<Expression>),
    are_two: bool,
    why: &str,
) -> Result<(), ExpressionError> {
    let app: &Attempt<'_, App> = &app.into();
    let recorded = actor.require(Permission::ManageCalls)?;
    for one in [first, second] {
        if is_barred(app, actor, &Subject::new("expression", one)).await? {
            return Err(ExpressionError::Partial);
        }
    }
    let why = reason(why)?;
    let mut tx = app.house.begin().await?;
    let pairs = doubles(&mut tx.conn(), call).await?.pairs;
    if !pairs.iter().any(|pair| pair.first.id == first && pair.second.id == second) {
        return Err(ExpressionError::Absent);
    }
    let decided = if are_two { "two" } else { "ask" };
    let values = args![call, first, second, decided, &why, recorded.to_string(), app.house.now()];
    tx.conn().execute(&sql::DECIDE, values).await?;
    for (one, other) in [(first, second), (second, first)] {
        let note = Note::new().with("other", other).with("decided", decided).with("reason", &why);
        let subject = Subject::new("expression", one);
        app.house.record(&mut tx, &recorded, "calls.decide-double", &subject, note).await?;
    }
    Ok(app.close(tx).await?)
}
