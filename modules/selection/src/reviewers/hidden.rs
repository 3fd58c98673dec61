//! What is kept from a person by what was declared about an application and by what a named person fixed.

use std::collections::{BTreeMap, BTreeSet};

use centum_accounts::{Actor, Person};
use centum_base::Id;
use centum_calls::expression::model::Expression;
use centum_store::{Conn, Row, StoreResult, args};

use crate::process::Selection;

mod sql {
    centum_store::statements! {
        DECLARED = "SELECT person_id, expression_id FROM interest WHERE selection_id = $1 AND ended_at IS NULL \
            AND expression_id IS NOT NULL";
        /// What was fixed last, either way.
        PINNED = "SELECT p.person_id, p.expression_id, p.pinned FROM conflict_pin p WHERE p.selection_id = $1 \
            AND NOT EXISTS (SELECT 1 FROM conflict_pin later WHERE later.selection_id = p.selection_id \
            AND later.person_id = p.person_id AND later.expression_id = p.expression_id AND later.number > p.number)";
    }
}
pub(crate) use sql::STATEMENTS;

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
    let of = |row: &Row| -> StoreResult<(Id<Person>, Id<Expression>)> {
        Ok((row.get("person_id")?, row.get("expression_id")?))
    };
    for row in conn.all(&sql::DECLARED, args![selection.id]).await? {
        let (person, expression) = of(&row)?;
        hidden.entry(person).or_default().insert(expression);
    }
    for row in conn.all(&sql::PINNED, args![selection.id]).await? {
        let (person, expression) = of(&row)?;
        match row.get::<String>("pinned")?.as_str() {
            "conflict" => drop(hidden.entry(person).or_default().insert(expression)),
            "no-conflict" => drop(hidden.entry(person).or_default().remove(&expression)),
            _ => {}
        }
    }
    Ok(Hidden(hidden))
}
