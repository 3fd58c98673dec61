//! What an announcement says, and when it may be published: pure decisions.

use std::collections::{BTreeMap, HashMap};

use centum_accounts::Person;
use centum_base::{Date, Id, Timestamp};
use centum_places::{Place, Source};
use serde::Serialize;

use super::content::{CityEntry, Clause, Content, Entry, FigureLine, Placing, SourceLine, Texts};
use super::store::{Announcement, State};
use crate::edition::Edition;
use crate::figures::{Area, Convention, Message, Reconciliation, Verdict, english, figure, reconcile};
use crate::intake::{SourceDocument, SourceState};
use crate::model::{Applicant, OpenSeat, Quantity, Roster, Row};
use crate::register::{Consent, Participation};

/// The figures that every announcement states, in their order.
pub const STATED: [(&str, Quantity); 8] = [
    ("selected", Quantity::Selected),
    ("core", Quantity::CoreRows),
    ("mentors", Quantity::Mentors),
    ("cities", Quantity::Cities),
    ("countries", Quantity::Countries),
    ("consortia", Quantity::Consortia),
    ("alumni", Quantity::Alumni),
    ("open-seats", Quantity::OpenSeats),
];

/// What an announcement is put together from.
pub struct Ingredients<'i> {
    /// The edition.
    pub edition: &'i Edition,
    /// Its register.
    pub register: &'i [Participation],
    /// Its open seats.
    pub seats: &'i [OpenSeat],
    /// Every place that the register may refer to, merges followed.
    pub places: &'i HashMap<Id<Place>, Place>,
    /// The documents that were taken in.
    pub documents: &'i [SourceDocument],
}

/// Puts the content of a version together. The same ingredients give the same bytes.
pub fn compose(
    from: &Ingredients<'_>,
    number: u32,
    date: Date,
    texts: BTreeMap<String, Texts>,
    as_of: Timestamp,
) -> Content {
    let entries =
        from.register.iter().filter(|one| one.counts()).map(|one| entry(one, from.places)).collect();
    let confirmed = from.documents.iter().filter(|document| document.state == SourceState::Confirmed);
    let mut content = Content {
        edition: from.edition.card(),
        number,
        date,
        texts,
        entries,
        open_seats: from.seats.to_vec(),
        figures: Vec::new(),
        sources: confirmed.filter(|document| !document.reading.claims.is_empty()).map(source_line).collect(),
        as_of,
        exception: None,
    };
    content.figures = stated(&content.roster(), &content.area());
    content
}

fn entry(one: &Participation, places: &HashMap<Id<Place>, Place>) -> Entry {
    let city = |city: &crate::register::City| CityEntry {
        name: city.name.clone(),
        country: city.country,
        is_lead: city.is_lead,
        place: city.place.and_then(|id| places.get(&id)).map(placing),
    };
    Entry {
        participation: one.id.to_string(),
        name: one.name.clone(),
        part: one.part,
        standing: one.standing,
        countries: one.countries.clone(),
        marks: one.marks.clone(),
        lead: one.lead,
        cities: one.cities.iter().map(city).collect(),
    }
}

fn placing(place: &Place) -> Placing {
    let geonames = (place.source == Source::Geonames).then_some(place.source_id.as_deref()).flatten();
    Placing {
        id: place.id.to_string(),
        name: place.name.clone(),
        geonames: geonames.and_then(|id| id.parse().ok()),
        latitude: place.latitude,
        longitude: place.longitude,
        population: place.population.and_then(|people| u64::try_from(people).ok()),
    }
}

fn source_line(document: &SourceDocument) -> SourceLine {
    SourceLine {
        label: document.label.clone(),
        digest: document.digest,
        date: document.dated,
        has_rows: !document.reading.rows.is_empty(),
        claims: document.reading.claims.clone(),
    }
}

fn stated(roster: &Roster, area: &Area) -> Vec<FigureLine> {
    STATED
        .iter()
        .map(|(name, quantity)| {
            let figure = figure(roster, *quantity, &Convention::standard(*quantity), area);
            let clause = |message: Message| Clause {
                english: english(&message),
                id: message.id.to_owned(),
                args: message.args.into_iter().map(|(name, value)| (name.to_owned(), value)).collect(),
            };
            let rule = figure.rule.messages().into_iter().map(clause).collect();
            FigureLine { name: (*name).to_owned(), value: figure.value, rule }
        })
        .collect()
}

impl Content {
    /// The rows and seats, for counting.
    pub fn roster(&self) -> Roster {
        Roster { rows: self.entries.iter().map(Entry::row).collect(), open_seats: self.open_seats.clone() }
    }

    /// What is inside.
    pub fn area(&self) -> Area {
        Area::new(self.edition.members_on, self.edition.extra_countries.iter().copied())
    }

    /// The printed figures of each source beside ours.
    pub fn reconciliations(&self) -> Vec<(&SourceLine, Reconciliation)> {
        let (roster, area) = (self.roster(), self.area());
        self.sources.iter().map(|source| (source, reconcile(&roster, &source.claims, &area))).collect()
    }

    /// How many printed figures and sums do not add up.
    pub fn contradictions(&self) -> usize {
        self.reconciliations().iter().map(|(_, found)| contradictions(found)).sum()
    }
}

/// How many printed figures and sums of one source do not add up.
pub fn contradictions(found: &Reconciliation) -> usize {
    let figures =
        found.findings.iter().filter(|finding| matches!(finding.verdict, Verdict::DoesNotAdd { .. }));
    let sums = found.sums.iter().filter(|sum| sum.difference.is_some_and(|difference| difference != 0));
    figures.count() + sums.count()
}

impl Entry {
    /// The row as it is counted.
    pub fn row(&self) -> Row {
        let member = |city: &CityEntry| crate::model::Member {
            printed: city.name.clone(),
            name: city.name.clone(),
            country: city.country,
        };
        let applicant = match self.lead {
            _ if self.cities.is_empty() => Applicant::NoCity { together: self.lead.is_some() },
            None => Applicant::Single,
            Some(lead) => {
                let unlisted = lead == crate::model::Lead::UnlistedMember;
                let members = self.cities.iter().filter(|city| !(unlisted && city.is_lead)).map(member);
                Applicant::Consortium { lead, members: members.collect() }
            }
        };
        Row {
            name: self.name.clone(),
            part: self.part,
            countries: self.countries.clone(),
            marks: self.marks.clone(),
            applicant,
        }
    }
}

/// What stands in the way of publishing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "barrier", rename_all = "kebab-case")]
pub enum Barrier {
    /// Nobody has reviewed the version.
    NotReviewed,
    /// The reviewer cannot publish too: two people release.
    SamePerson,
    /// Cities that have not agreed to be named.
    NoConsent {
        /// The names of their rows.
        rows: Vec<String>,
    },
    /// Printed figures do not add up, and no reason is given.
    DoesNotAddUp {
        /// How many.
        figures: usize,
    },
    /// The register has changed since the draft was made.
    Outdated,
    /// There is nothing to announce.
    Empty,
    /// The English title is missing.
    NoTitle,
}

/// What stands in the way of `publisher` publishing `announcement` now.
pub fn barriers(
    announcement: &Announcement,
    register: &[Participation],
    fresh: &Content,
    publisher: Option<Id<Person>>,
    reason: &str,
) -> Vec<Barrier> {
    let content = &announcement.content;
    let mut found = Vec::new();
    match announcement.state {
        State::Draft => found.push(Barrier::NotReviewed),
        State::Reviewed | State::Published => {
            if announcement.reviewed_by == publisher {
                found.push(Barrier::SamePerson);
            }
        }
    }
    let silent = register.iter().filter(|one| one.counts() && one.consent != Consent::Given);
    let rows: Vec<String> = silent.map(|one| one.name.clone()).collect();
    if !rows.is_empty() {
        found.push(Barrier::NoConsent { rows });
    }
    let figures = content.contradictions();
    if figures > 0 && reason.trim().is_empty() {
        found.push(Barrier::DoesNotAddUp { figures });
    }
    if !same_facts(content, fresh) {
        found.push(Barrier::Outdated);
    }
    if content.entries.is_empty() {
        found.push(Barrier::Empty);
    }
    if content.texts.get("en").is_none_or(|texts| texts.title.trim().is_empty()) {
        found.push(Barrier::NoTitle);
    }
    found
}

/// Whether two contents say the same of the register, whenever they were read.
fn same_facts(one: &Content, other: &Content) -> bool {
    one.entries == other.entries
        && one.open_seats == other.open_seats
        && one.sources == other.sources
        && one.edition == other.edition
}
