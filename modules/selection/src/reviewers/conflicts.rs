//! Who is kept from which application, and for what. Everything that lists, counts, sorts or shows asks here first.

use std::collections::{BTreeMap, BTreeSet};

use centum_accounts::{Actor, Person};
use centum_base::{Country, Id};
use centum_calls::expression::model::Expression;
use centum_calls::organiser::entrants::{Entrant, entrants, gone};
use centum_store::{Conn, StoreResult};

use super::model::{Interest, Pin, Stance};
use super::rules::{Facts, stance};
use super::store;
use crate::process::Selection;
use crate::reviews;

/// How people stand to the applications of a selection.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Conflicts {
    /// Everyone of whom something is known, with what is to be said of them and an application.
    stances: BTreeMap<Id<Person>, BTreeMap<Id<Expression>, Stance>>,
    /// Who wrote: kept from it without being a reviewer.
    writers: BTreeMap<Id<Expression>, BTreeSet<Id<Person>>>,
}

#[derive(Default)]
struct Known {
    employer_key: String,
    country: Option<Country>,
    interests: Vec<Interest>,
    pins: BTreeMap<Id<Expression>, Pin>,
}

impl Conflicts {
    /// Whether a person is kept from an application: sees nothing of it, whatever the role.
    pub fn keeps(&self, person: Id<Person>, expression: Id<Expression>) -> bool {
        match self.stances.get(&person) {
            Some(of) => of.get(&expression).is_some_and(Stance::is_conflict),
            None => self.writers.get(&expression).is_some_and(|writers| writers.contains(&person)),
        }
    }

    /// Whether an application is kept from who asks.
    pub fn keeps_from(&self, actor: &Actor, expression: Id<Expression>) -> bool {
        actor.person().is_some_and(|person| self.keeps(person.id, expression))
    }

    /// Everybody from whom an application is kept.
    pub fn kept_from(&self, expression: Id<Expression>) -> impl Iterator<Item = Id<Person>> + '_ {
        let wrote = self.writers.get(&expression).into_iter().flatten().copied();
        let unknown = wrote.filter(|person| !self.stances.contains_key(person));
        let known = self.stances.keys().copied().filter(move |person| self.keeps(*person, expression));
        known.chain(unknown)
    }

    /// What is to be said of a person and an application, if anything.
    pub fn stance(&self, person: Id<Person>, expression: Id<Expression>) -> Option<&Stance> {
        self.stances.get(&person)?.get(&expression)
    }

    /// Every application that a person is kept from.
    pub fn hidden_from(&self, person: Id<Person>) -> BTreeSet<Id<Expression>> {
        match self.stances.get(&person) {
            Some(of) => of.iter().filter(|(_, stance)| stance.is_conflict()).map(|(id, _)| *id).collect(),
            None => {
                let wrote = self.writers.iter().filter(|(_, writers)| writers.contains(&person));
                wrote.map(|(id, _)| *id).collect()
            }
        }
    }
}

/// How everyone stands who reads, declared something or was pinned, to each of these applications, and to those that were given
/// out and count no more: what was said of one that was withdrawn is kept from whom it was kept. And who wrote them.
pub async fn conflicts(
    conn: &mut Conn<'_>,
    selection: &Selection,
    entrants: &[Entrant],
) -> StoreResult<Conflicts> {
    let mut known: BTreeMap<Id<Person>, Known> = BTreeMap::new();
    for reviewer in store::reviewers(conn, selection.id).await? {
        let of = known.entry(reviewer.person).or_default();
        (of.employer_key, of.country) = (reviewer.employer_key, reviewer.country);
    }
    for interest in store::interests(conn, selection.id).await? {
        known.entry(interest.person).or_default().interests.push(interest);
    }
    for pin in store::pins(conn, selection.id).await? {
        known.entry(pin.person).or_default().pins.insert(pin.expression, pin);
    }
    let mut gone = gone(conn, selection.call).await?;
    if !gone.is_empty() {
        let given_out = reviews::store::given_out(conn, selection.id).await?;
        gone.retain(|one| given_out.contains(&one.id));
    }
    let entrants = || entrants.iter().chain(&gone);
    let own_country = selection.terms.own_country_is_conflict;
    let of_person = |(person, known): (&Id<Person>, &Known)| {
        let facts = Facts {
            person: *person,
            employer_key: &known.employer_key,
            country: known.country,
            interests: &known.interests,
            pin: None,
        };
        let stances = entrants().map(|entrant| {
            (entrant.id, stance(&Facts { pin: known.pins.get(&entrant.id), ..facts }, entrant, own_country))
        });
        (*person, stances.filter(|(_, stance)| !stance.is_plain()).collect())
    };
    Ok(Conflicts {
        stances: known.iter().map(of_person).collect(),
        writers: entrants().map(|one| (one.id, one.writers.iter().copied().collect())).collect(),
    })
}

/// Every application of a selection that was handed in, and how everyone stands to it.
pub async fn with_entrants(
    conn: &mut Conn<'_>,
    selection: &Selection,
) -> StoreResult<(Vec<Entrant>, Conflicts)> {
    let all = entrants(conn, selection.call).await?;
    let conflicts = conflicts(conn, selection, &all).await?;
    Ok((all, conflicts))
}

/// How everyone stands to every application of a selection that was handed in.
pub async fn conflicts_of(conn: &mut Conn<'_>, selection: &Selection) -> StoreResult<Conflicts> {
    Ok(with_entrants(conn, selection).await?.1)
}

/// Whether no conflict keeps the actor from any application of the selection. A program is nobody's friend.
pub async fn is_impartial(conn: &mut Conn<'_>, actor: &Actor, selection: &Selection) -> StoreResult<bool> {
    let Some(person) = actor.person().map(|person| person.id) else { return Ok(true) };
    Ok(conflicts_of(conn, selection).await?.hidden_from(person).is_empty())
}
