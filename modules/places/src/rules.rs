//! What a name means: from a printed name and its countries to a place, a question or a body.
//!
//! The name is looked up as it stands; only when nothing has it, it is read in other ways, from
//! the plainest to the boldest. The first way that finds anything decides. A place is accepted
//! without a person only if it is the only one in the country, or has at least
//! [`decide::TIMES_THE_NEXT`] times the people of the next.

mod bodies;
pub mod confidence;
pub mod decide;
mod inflection;
mod legal;
mod readings;
mod spelling;
mod split;
mod suggest;

use centum_base::{Country, fold::fold};

use crate::gazetteer::{Gazetteer, Place};
use crate::model::{Body, BodyKind, Candidate, Countries, Outcome, Query, Reason, Resolution, UnknownCause};
use crate::overlay::{Overlay, Ruling};
use readings::{Reading, Trust};
use split::Split;

/// A longer text is not a name.
pub const MAX_NAME_BYTES: usize = 300;

/// Parts of a state that have a country code of their own: who asks for the state means them too.
const PARTS_OF_STATES: [(&str, &[&str]); 2] =
    [("FR", &["GF", "GP", "MF", "MQ", "RE", "YT"]), ("FI", &["AX"])];

/// What `query` means, by the gazetteer and the overlay that the program carries.
pub fn resolve(query: &Query<'_>) -> Resolution {
    Resolver::shipped().resolve(query)
}

/// The data that names are resolved with.
#[derive(Clone, Copy, Debug)]
pub struct Resolver {
    gazetteer: &'static Gazetteer,
    overlay: &'static Overlay,
}

/// A place under one of its spellings, and the asked country that it was found for.
#[derive(Clone, Copy, Debug)]
struct Hit {
    place: Place,
    ordinal: u16,
    asked: Country,
}

impl Resolver {
    /// The resolver over the data that the program carries.
    pub fn shipped() -> Self {
        Self { gazetteer: Gazetteer::shipped(), overlay: Overlay::shipped() }
    }

    /// What `query` means.
    pub fn resolve(&self, query: &Query<'_>) -> Resolution {
        Resolution { outcome: self.outcome(query), data_version: self.overlay.data_version(self.gazetteer) }
    }

    fn outcome(&self, query: &Query<'_>) -> Outcome {
        let unknown = |cause| Outcome::Unknown { cause, suggestions: Vec::new() };
        if query.name.len() > MAX_NAME_BYTES {
            return unknown(UnknownCause::TooLong);
        }
        let key = fold(query.name);
        if key.is_empty() {
            return unknown(UnknownCause::Empty);
        }
        let countries = &query.countries;
        self.ruled(&key, countries)
            .or_else(|| self.as_printed(query.name, &key, countries))
            .or_else(|| self.ruled(legal::without_article(&key)?, countries))
            .or_else(|| self.in_two_parts(query.name, countries))
            .or_else(|| self.as_body(&key, countries))
            .or_else(|| self.read_otherwise(&key, countries))
            .or_else(|| self.as_composite(query.name, countries))
            .unwrap_or_else(|| Outcome::Unknown {
                cause: UnknownCause::NoSuchName,
                suggestions: self.suggestions(&key, countries),
            })
    }

    /// What the overlay says of a name; nothing when the name is known in another asked country too.
    fn ruled(&self, key: &str, countries: &Countries) -> Option<Outcome> {
        let mut rulings =
            countries.iter().filter_map(|country| Some((country, self.overlay.ruling(country, key)?)));
        let (ruled, ruling) = rulings.next()?;
        let another_ruling = rulings.any(|(_, other)| other != ruling);
        let another_place =
            || countries.iter().any(|other| other != ruled && !self.hits_in(other, key).is_empty());
        if another_ruling || another_place() {
            return None;
        }
        match ruling {
            Ruling::Alias { place, source } => {
                let place = self.gazetteer.place(*place)?;
                let steps = vec![Reason::Overlay { source }];
                Some(Outcome::Automatic { place: decide::candidate(place, 0, "", steps) })
            }
            Ruling::Body { kind, known, members } => Some(Outcome::Body {
                body: Body {
                    kind: *kind,
                    known: Some(known.clone()),
                    members: self.members(members.iter().filter_map(|id| self.gazetteer.place(*id))),
                    seats: Vec::new(),
                },
            }),
            Ruling::NoPlace { id, source } => Some(Outcome::NotAPlace { id: id.clone(), source }),
        }
    }

    fn as_printed(&self, printed: &str, key: &str, countries: &Countries) -> Option<Outcome> {
        let hits = self.hits(key, countries);
        (!hits.is_empty()).then(|| decide::decide(&hits, printed, Trust::ByTheRule, &[]))
    }

    /// Two names of one place, or a name and an addition.
    fn in_two_parts(&self, printed: &str, countries: &Countries) -> Option<Outcome> {
        match split::split(printed)? {
            Split::TwoNames(first, second) => self.two_names(first, second, countries),
            Split::Addition { name, addition } => {
                let step = Reason::AdditionIgnored { addition: addition.to_owned() };
                let Some(found) = self.find(name, countries) else {
                    return self.as_body(&fold(name), countries);
                };
                match crate::countries::read(addition) {
                    Some(country) if countries.iter().any(|asked| asked == country) => {
                        Some(found.decide_also(Trust::ByTheRule, Reason::CountryRepeated))
                    }
                    Some(_) => Some(found.decide_also(Trust::AskAlways, step)),
                    None if split::names_a_part(addition) => Some(found.decide_also(Trust::AskAlways, step)),
                    None => {
                        let second = self.find(addition, countries);
                        let both = second.and_then(|second| found.meet(&second));
                        Some(both.unwrap_or_else(|| found.decide_also(Trust::OnlyIfAlone, step)))
                    }
                }
            }
        }
    }

    fn two_names(&self, first: &str, second: &str, countries: &Countries) -> Option<Outcome> {
        match (self.find(first, countries), self.find(second, countries)) {
            (Some(one), Some(other)) => Some(one.meet(&other).unwrap_or_else(|| one.either(&other))),
            (Some(one), None) | (None, Some(one)) => {
                let name = one.reading.key.clone();
                Some(one.decide_also(Trust::AskAlways, Reason::OneOfTwoNames { name }))
            }
            (None, None) => None,
        }
    }

    fn read_otherwise(&self, key: &str, countries: &Countries) -> Option<Outcome> {
        readings::other_than_printed(key, countries).find_map(|reading| {
            let ruled = self.ruled(&reading.key, countries);
            ruled.or_else(|| Some(self.look_up(reading, countries)?.decide()))
        })
    }

    /// The first reading of a name that finds anything.
    fn find(&self, name: &str, countries: &Countries) -> Option<Found> {
        let key = fold(name);
        if key.is_empty() {
            return None;
        }
        std::iter::once(Reading::as_printed(key.clone()))
            .chain(readings::other_than_printed(&key, countries))
            .find_map(|reading| self.look_up(reading, countries))
    }

    fn look_up(&self, reading: Reading, countries: &Countries) -> Option<Found> {
        let hits = self.hits(&reading.key, countries);
        (!hits.is_empty()).then_some(Found { hits, reading })
    }

    /// Parts joined by hyphens, each of which is known: two names of one place, or one municipality
    /// of several parts.
    fn as_composite(&self, printed: &str, countries: &Countries) -> Option<Outcome> {
        let parts: Option<Vec<Found>> =
            split::hyphenated(printed)?.into_iter().map(|part| self.find(part, countries)).collect();
        let parts = parts?;
        if let [one, other] = &parts[..]
            && let Some(both) = one.meet(other)
        {
            return Some(both);
        }
        let largest = |part: &Found| part.hits.iter().map(|hit| hit.place).max_by_key(Place::population);
        let body = Body {
            kind: BodyKind::CompositeMunicipality,
            known: None,
            members: self.members(parts.iter().filter_map(largest)),
            seats: Vec::new(),
        };
        Some(Outcome::Body { body })
    }

    /// A body told by the words of its name; its seat is a suggestion and no more.
    fn as_body(&self, key: &str, countries: &Countries) -> Option<Outcome> {
        let guess = bodies::recognise(key)?;
        let seats = match guess.kind {
            BodyKind::Association => Vec::new(),
            _ => self.within(&guess.rest, countries),
        };
        let body = Body {
            kind: guess.kind,
            known: None,
            members: Vec::new(),
            seats: decide::ranked(&seats, "", &[Reason::SeatOfBody]),
        };
        Some(Outcome::Body { body })
    }

    /// The places that the longest known runs of words name.
    fn within<S: AsRef<str>>(&self, words: &[S], countries: &Countries) -> Vec<Hit> {
        bodies::runs(words)
            .map(|runs| runs.iter().flat_map(|run| self.hits(run, countries)).collect::<Vec<_>>())
            .find(|hits| !hits.is_empty())
            .unwrap_or_default()
    }

    fn members(&self, places: impl Iterator<Item = Place>) -> Vec<Candidate> {
        places.map(|place| decide::candidate(place, 0, "", vec![Reason::MemberOfBody])).collect()
    }

    fn hits(&self, key: &str, countries: &Countries) -> Vec<Hit> {
        countries.iter().flat_map(|country| self.hits_in(country, key)).collect()
    }

    fn hits_in(&self, asked: Country, key: &str) -> Vec<Hit> {
        with_parts(asked)
            .flat_map(|country| self.gazetteer.spellings(country, key))
            .map(|(place, ordinal)| Hit { place, ordinal, asked })
            .collect()
    }
}

/// A country and the parts of it that have a code of their own.
fn with_parts(country: Country) -> impl Iterator<Item = Country> {
    let parts = PARTS_OF_STATES.iter().find(|(state, _)| *state == country.code());
    let parts = parts.map_or(&[][..], |(_, parts)| parts);
    std::iter::once(country).chain(parts.iter().filter_map(|code| Country::new(code)))
}

/// A reading and the places that it finds.
struct Found {
    hits: Vec<Hit>,
    reading: Reading,
}

impl Found {
    fn decide(&self) -> Outcome {
        decide::decide(&self.hits, "", self.reading.trust, &self.reading.steps)
    }

    fn decide_also(&self, trust: Trust, step: Reason) -> Outcome {
        let steps = [&self.reading.steps[..], &[step]].concat();
        decide::decide(&self.hits, "", self.reading.trust.min(trust), &steps)
    }

    /// The places that both names mean, if there are any: two names tell more than one.
    fn meet(&self, other: &Self) -> Option<Outcome> {
        let both: Vec<_> = self
            .hits
            .iter()
            .filter(|hit| other.hits.iter().any(|known| known.place == hit.place))
            .copied()
            .collect();
        let step = Reason::OneOfTwoNames { name: self.reading.key.clone() };
        let steps = [&self.reading.steps[..], &[step]].concat();
        let trust = self.reading.trust.min(other.reading.trust);
        (!both.is_empty()).then(|| decide::decide(&both, "", trust, &steps))
    }

    /// The places that either name means: a person decides.
    fn either(&self, other: &Self) -> Outcome {
        let mut hits = self.hits.clone();
        hits.extend(&other.hits);
        let step = Reason::OneOfTwoNames { name: self.reading.key.clone() };
        decide::decide(&hits, "", Trust::AskAlways, &[step])
    }
}
