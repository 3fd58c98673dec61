//! What is kept from a person by what was declared about an application and by what a named person fixed.

use std::collections::{BTreeMap, BTreeSet};

use centum_accounts::{Actor, Person};
use centum_base::Id;
use centum_calls::expression::model::Expression;
use centum_store::{Conn, StoreResult};

use crate::process::Selection;

pub(crate) mod store;

/// What is kept from whom in a selection.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hidden(BTreeMap<Id<Person>, BTreeSet<Id<Expression>>>);

impl Hidden {
    /// Whether the application is kept from the person.
    pub fn keeps(&self, person: Id<Person>, expression: Id<Expression>) -> bool {
        self.0.get(&person).is_some_and(|from| from.contains(&expression))
    }

    /// Everybody from whom the application is kept.
    pub fn kept_from(&self, expression: Id<Expression>) -> impl Iterator<Item = Id<Person>> + '_ {
        self.0.iter().filter(move |(_, from)| from.contains(&expression)).map(|(person, _)| *person)
    }

    /// Whether the application is kept from who asks.
    pub fn keeps_from(&self, actor: &Actor, expression: Id<Expression>) -> bool {
        actor.person().is_some_and(|person| self.keeps(person.id, expression))
    }
}

/// What is kept from everybody.
pub async fn all_hidden(conn: &mut Conn<'_>, selection: &Selection) -> StoreResult<Hidden> {
    let mut hidden: BTreeMap<Id<Person>, BTreeSet<Id<Expression>>> = BTreeMap::new();
    for (person, expression) in store::declared(conn, selection.id).await? {
        hidden.entry(person).or_default().insert(expression);
    }
    for (person, expression, pinned) in store::pinned(conn, selection.id).await? {
        match pinned.as_str() {
            "conflict" => drop(hidden.entry(person).or_default().insert(expression)),
            "no-conflict" => drop(hidden.entry(person).or_default().remove(&expression)),
            _ => {}
        }
    }
    Ok(Hidden(hidden))
}
