//! Which place a body is: what its name means in its country, and a question where that is not plain.

use centum_base::Country;
use centum_places::{Candidate, Outcome, Query, resolve};
use centum_web::Locale;
use centum_web::components::Choice;

/// What the form sends for a body that is none of the places offered.
pub(crate) const NONE: &str = "none";
/// Places that are offered at once.
const MOST: usize = 12;

/// What came of a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Placed {
    /// It is this place, or none of the gazetteer.
    Is(Option<String>),
    /// It may be one of these: a person chooses.
    Ask(Vec<Offer>),
}

/// A place to choose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Offer {
    /// Its identifier.
    pub(crate) id: String,
    /// Its name.
    pub(crate) name: String,
    /// The seats of the units that it lies in.
    pub(crate) whereabouts: String,
    /// Its inhabitants, if the gazetteer counts them.
    pub(crate) people: Option<u32>,
}

/// Places a name. `chosen` is what the person chose before, if asked; it counts only among what the name may mean.
pub(crate) fn place(name: &str, country: Option<Country>, chosen: &str) -> Placed {
    let Some(country) = country else { return Placed::Is(None) };
    let (certain, offers) = match resolve(&Query::new(name, country)).outcome {
        Outcome::Automatic { place } => (Some(place.id.to_string()), vec![offer(&place)]),
        Outcome::Ask { candidates } => (None, candidates.iter().map(offer).collect()),
        Outcome::Body { body } => match body.known {
            Some(known) => (Some(known.id.to_string()), Vec::new()),
            None => (None, body.seats.iter().chain(&body.members).map(offer).collect()),
        },
        Outcome::NotAPlace { .. } => (None, Vec::new()),
        Outcome::Unknown { suggestions, .. } => (None, suggestions.iter().map(offer).collect()),
    };
    let offers: Vec<Offer> = offers.into_iter().take(MOST).collect();
    if chosen == NONE || offers.iter().any(|offer| offer.id == chosen) {
        return Placed::Is(Some(chosen.to_owned()).filter(|chosen| chosen != NONE));
    }
    match certain {
        Some(id) => Placed::Is(Some(id)),
        None if offers.is_empty() => Placed::Is(None),
        None => Placed::Ask(offers),
    }
}

fn offer(candidate: &Candidate) -> Offer {
    let mut seats: Vec<&str> = candidate.seats.iter().rev().flatten().copied().collect();
    seats.dedup();
    Offer {
        id: candidate.id.to_string(),
        name: candidate.name.to_owned(),
        whereabouts: seats.join(", "),
        people: candidate.population.filter(|people| *people > 0),
    }
}

/// The countries to choose from, in the order of the reader's language.
pub(crate) fn countries(locale: &Locale, current: &str) -> Vec<Choice> {
    let mut all: Vec<Choice> = centum_places::countries::all()
        .map(|country| Choice::new(country.code(), locale.country(country), Some(current)))
        .collect();
    locale.sort_by_text(&mut all, |choice| &choice.text);
    all.insert(0, Choice::new("", locale.text("calls-place-choose-country"), Some(current)));
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_that_means_one_place_needs_no_question() {
        let italy = Country::new("IT");
        assert!(matches!(place("Padova", italy, ""), Placed::Is(Some(_))));
        assert_eq!(place("Padova", None, ""), Placed::Is(None));
    }

    #[test]
    fn a_choice_counts_only_among_what_the_name_may_mean() {
        let belgium = Country::new("BE");
        let Placed::Ask(offers) = place("Saint-Georges", belgium, "") else {
            assert_eq!(place("Saint-Georges", belgium, NONE), Placed::Is(None));
            return;
        };
        let first = offers[0].id.clone();
        assert_eq!(place("Saint-Georges", belgium, &first), Placed::Is(Some(first.clone())));
        assert_eq!(place("Saint-Georges", belgium, NONE), Placed::Is(None));
        assert!(matches!(place("Saint-Georges", belgium, "geonames:1"), Placed::Ask(_)));
    }
}
