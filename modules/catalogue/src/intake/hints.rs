//! Which city a portal may be of: by its host and the title of its page.

use centum_base::fold::fold;
use centum_cohort::edition::editions;
use centum_cohort::intake::suggestions;
use centum_cohort::register::participations;
use centum_places::{Facts, Place, places_by_id};
use centum_store::{Conn, StoreResult};

use super::model::Looking;
use super::rules::{country_of, host, words_of};

/// More are not offered at once.
const MOST: usize = 8;
/// What the gazetteer must be sure of, of 100.
const SURE: u8 = 60;

/// A city that a portal may publish for.
#[derive(Clone, Debug, PartialEq)]
pub struct Hint {
    /// The place.
    pub facts: Facts,
    /// What it takes part as, where the register knows it.
    pub takes_part: Option<String>,
}

/// Cities that the address or the title of a portal names: those that take part first.
pub async fn hints(conn: &mut Conn<'_>, looking: &Looking) -> StoreResult<Vec<Hint>> {
    let host = host(&looking.address);
    let words = words_of(host, looking.found.title.as_deref());
    let mut found = registered(conn, &words).await?;
    if let Some(country) = country_of(host) {
        for word in &words {
            let sure = suggestions(word, &[country]).into_iter().filter(|one| one.confidence >= SURE);
            for one in sure.take(1) {
                if !found.iter().any(|known| same(&known.facts, &one.facts)) {
                    found.push(Hint { facts: one.facts, takes_part: None });
                }
            }
        }
    }
    found.truncate(MOST);
    Ok(found)
}

fn same(one: &Facts, other: &Facts) -> bool {
    one.source == other.source && one.source_id == other.source_id && one.name == other.name
}

async fn registered(conn: &mut Conn<'_>, words: &[String]) -> StoreResult<Vec<Hint>> {
    let words: Vec<String> = words.iter().map(|word| fold(word)).collect();
    let places = places_by_id(conn).await?;
    let mut found: Vec<Hint> = Vec::new();
    for edition in editions(conn).await? {
        for one in participations(conn, edition.id).await? {
            for city in &one.cities {
                let named = words.contains(&fold(&city.name));
                let Some(place) = city.place.and_then(|id| places.get(&id)).filter(|_| named) else {
                    continue;
                };
                let facts = Place::facts(place);
                if !found.iter().any(|known| same(&known.facts, &facts)) {
                    found.push(Hint { facts, takes_part: Some(edition.name.clone()) });
                }
            }
        }
    }
    Ok(found)
}
