//! The applications of a call that were handed in, with what those who choose from them look at: what counts is what was
//! handed in, as the manifest under the receipt's digest says, whatever became of the draft since. Four queries, whatever their
//! number.

use std::collections::BTreeMap;

use centum_accounts::Person;
use centum_base::{Country, Digest, Id, fold};
use centum_forms::{Part, Value};
use centum_store::{Conn, Row, Statement, StoreError, StoreResult, args};

use super::store::entrants as sql;
use crate::call::Call;
use crate::call::eligibility::Verdict;
use crate::expression::content::Applied;
use crate::expression::model::{Expression, NAMED_IF_SELECTED, reference};
use crate::expression::stock;

/// An application that was handed in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entrant {
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
    /// The submission that counts.
    pub submission: u32,
    /// The digest of its manifest.
    pub content: Digest,
    /// Who applies, the lead first.
    pub members: Vec<EntrantMember>,
    /// Who ever wrote in it.
    pub writers: Vec<Id<Person>>,
    /// Rules that a person decided are met.
    pub met: Vec<String>,
    /// Rules that a person decided are not met, each with the reason.
    pub not_met: Vec<(String, String)>,
}

/// A body that applies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EntrantMember {
    /// Its name.
    pub name: String,
    /// The name folded, by which two spellings are one.
    pub key: String,
    /// Its country.
    pub country: Option<Country>,
    /// Its place in the gazetteer.
    pub place: Option<String>,
    /// Whether it leads.
    pub is_lead: bool,
    /// Whether it is a city that takes part.
    pub is_city: bool,
}

impl EntrantMember {
    /// The inhabitants by the gazetteer.
    pub fn population(&self) -> Option<i64> {
        self.place.as_deref().and_then(stock::population)
    }
}

impl Entrant {
    /// The number as people quote it.
    pub fn reference(&self) -> String {
        reference(self.number)
    }

    /// How it stands with the rules of eligibility: a person decided on each that was decided.
    pub fn admission(&self, call: &Call) -> Admission {
        if !self.not_met.is_empty() {
            return Admission::Ineligible;
        }
        let open = call
            .terms
            .eligibility
            .iter()
            .filter(|rule| rule.holds_for(&self.category) && !self.met.contains(&rule.key))
            .count();
        if open == 0 { Admission::Eligible } else { Admission::Open(open) }
    }

    /// Cities behind it.
    pub fn cities(&self) -> usize {
        self.members.iter().filter(|member| member.is_city).count()
    }
}

/// Whether an application is admitted to be weighed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Admission {
    /// Every rule was decided to be met.
    Eligible,
    /// At least one rule was decided not to be met.
    Ineligible,
    /// So many rules wait for a person.
    Open(usize),
}

/// The applications of a call that were handed in, by their numbers.
pub async fn entrants(conn: &mut Conn<'_>, call: Id<Call>) -> StoreResult<Vec<Entrant>> {
    let mut writers = writers(conn, &sql::WRITERS, call).await?;
    let mut decided: BTreeMap<Id<Expression>, Decided> = BTreeMap::new();
    for row in conn.all(&sql::DECIDED, args![call]).await? {
        let of = decided.entry(row.get("expression_id")?).or_default();
        if row.get::<String>("decided")? == Verdict::Met.name() {
            of.0.push(row.get("rule")?);
        } else {
            of.1.push((row.get("rule")?, row.get("reason")?));
        }
    }
    let mut members: BTreeMap<Id<Expression>, Vec<EntrantMember>> = BTreeMap::new();
    for row in conn.all(&sql::MEMBERS, args![call]).await? {
        members.entry(row.get("expression_id")?).or_default().push(member(&row)?);
    }
    let read = |row: &Row| {
        let id = row.get("id")?;
        let (met, not_met) = decided.remove(&id).unwrap_or_default();
        Ok(Entrant {
            id,
            number: row.get("number")?,
            title: row.get("title")?,
            category: row.get("category")?,
            consortium: row.get("consortium")?,
            submission: row.get("in_force")?,
            content: row.get("content")?,
            members: members.remove(&id).unwrap_or_default(),
            writers: writers.remove(&id).unwrap_or_default(),
            met,
            not_met,
        })
    };
    conn.all(&sql::ENTRANTS, args![call]).await?.iter().map(read).collect()
}

/// What applicants said in what they handed in about being named if they are selected: that they may be where everybody who
/// takes part says so, that they may not where somebody does. Whoever was not asked, or did not answer, is left out.
pub async fn may_be_named(
    conn: &mut Conn<'_>,
    call: Id<Call>,
    entrants: &[Entrant],
) -> StoreResult<BTreeMap<Id<Expression>, bool>> {
    let mut said: BTreeMap<Id<Expression>, Naming> = BTreeMap::new();
    for row in conn.all(&sql::SAID, args![call, NAMED_IF_SELECTED]).await? {
        let text: String = row.get("value")?;
        let value: Value =
            serde_json::from_str(&text).map_err(|error| StoreError::unreadable("value", error))?;
        let of = said.entry(row.get("expression_id")?).or_default();
        match agrees(&value) {
            Some(true) if row.get::<String>("part")? == Part::Application.to_string() => of.for_all = true,
            Some(true) => of.yes += 1,
            Some(false) => of.no = true,
            None => {}
        }
    }
    let of = |entrant: &Entrant| {
        let said = said.get(&entrant.id)?;
        let may = said.for_all || said.yes >= entrant.members.len();
        (said.no || may).then_some((entrant.id, !said.no))
    };
    Ok(entrants.iter().filter_map(of).collect())
}

/// What the members of an application said of being named.
#[derive(Default)]
struct Naming {
    /// One answer stands for all of them, and agrees.
    for_all: bool,
    /// So many agree.
    yes: usize,
    /// Somebody does not.
    no: bool,
}

/// What an answer says; nothing for one that a form of another make may give.
fn agrees(value: &Value) -> Option<bool> {
    match value {
        Value::Agreed => Some(true),
        Value::Choice(option) if option.as_str() == "yes" => Some(true),
        Value::Choice(option) if option.as_str() == "no" => Some(false),
        _ => None,
    }
}

/// The applications of a call that were handed in and count no more, withdrawn ones for instance, as they were handed in last. What
/// was decided of their eligibility is left out.
pub async fn gone(conn: &mut Conn<'_>, call: Id<Call>) -> StoreResult<Vec<Entrant>> {
    let rows = conn.all(&sql::GONE, args![call]).await?;
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let mut writers = writers(conn, &sql::GONE_WRITERS, call).await?;
    rows.iter().map(|row| entrant_gone(row, &mut writers)).collect()
}

/// Rules that are met, and rules that are not with their reasons.
type Decided = (Vec<String>, Vec<(String, String)>);

/// Who ever wrote in each application.
type Writers = BTreeMap<Id<Expression>, Vec<Id<Person>>>;

async fn writers(conn: &mut Conn<'_>, of: &Statement, call: Id<Call>) -> StoreResult<Writers> {
    let mut writers = Writers::new();
    for row in conn.all(of, args![call]).await? {
        let of = writers.entry(row.get("expression_id")?).or_default();
        let person = row.get("person_id")?;
        if of.last() != Some(&person) {
            of.push(person);
        }
    }
    Ok(writers)
}

fn entrant_gone(row: &Row, writers: &mut Writers) -> StoreResult<Entrant> {
    let id = row.get("id")?;
    let manifest: String = row.get("manifest")?;
    let applied: Applied =
        serde_json::from_str(&manifest).map_err(|error| StoreError::unreadable("manifest", error))?;
    let members = applied
        .members
        .into_iter()
        .map(|line| named(line.name, (line.country, line.place), (line.lead, line.city)));
    Ok(Entrant {
        id,
        number: row.get("number")?,
        title: applied.title.map_or_else(|| row.get("title"), Ok)?,
        category: applied.category,
        consortium: applied.consortium.map_or_else(|| row.get("consortium"), Ok)?,
        submission: row.get("in_force")?,
        content: row.get("content")?,
        members: members.collect(),
        writers: writers.remove(&id).unwrap_or_default(),
        met: Vec::new(),
        not_met: Vec::new(),
    })
}

fn member(row: &Row) -> StoreResult<EntrantMember> {
    let whence = (row.get("country")?, row.get("place_id")?);
    Ok(named(row.get("name")?, whence, (row.get("is_lead")?, row.get("is_city")?)))
}

fn named(
    name: String,
    (country, place): (Option<Country>, Option<String>),
    (is_lead, is_city): (bool, bool),
) -> EntrantMember {
    EntrantMember { key: fold::fold(&name), name, country, place, is_lead, is_city }
}
