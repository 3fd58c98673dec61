//! What was handed in and is to be weighed, with the facts that assignment and decision look at.

use std::collections::BTreeSet;

use centum_base::{Country, Id};
use centum_calls::call::Call;
use centum_calls::expression::model::Expression;
use centum_calls::organiser::entrants::{Admission, Entrant, entrants};
use centum_store::{Conn, StoreResult};

/// The category of applicants that took part before.
pub const ALUMNUS: &str = "alumnus";

/// The applications of a call, by how they stand with its rules of eligibility.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pool {
    /// Those that are weighed, by their numbers.
    pub eligible: Vec<Entrant>,
    /// Those that a person found ineligible.
    pub ineligible: Vec<Entrant>,
    /// Those with rules that wait for a person.
    pub open: Vec<Entrant>,
}

impl Pool {
    /// The pool as somebody knows it who is kept from these applications.
    pub fn without(mut self, hidden: &BTreeSet<Id<Expression>>) -> Self {
        for part in [&mut self.eligible, &mut self.ineligible, &mut self.open] {
            part.retain(|entrant| !hidden.contains(&entrant.id));
        }
        self
    }
}

/// Reads the pool of a call.
pub async fn pool(conn: &mut Conn<'_>, call: &Call) -> StoreResult<Pool> {
    let mut pool = Pool::default();
    for entrant in entrants(conn, call.id).await? {
        match entrant.admission(call) {
            Admission::Eligible => pool.eligible.push(entrant),
            Admission::Ineligible => pool.ineligible.push(entrant),
            Admission::Open(_) => pool.open.push(entrant),
        }
    }
    Ok(pool)
}

/// The countries of an application.
pub fn countries(entrant: &Entrant) -> BTreeSet<Country> {
    entrant.members.iter().filter_map(|member| member.country).collect()
}

/// The inhabitants of the most populous city, by the gazetteer.
pub fn population(entrant: &Entrant) -> Option<i64> {
    entrant.members.iter().filter(|member| member.is_city).filter_map(|member| member.population()).max()
}
