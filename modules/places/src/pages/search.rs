//! What a name may mean in a country: the resolver's answer with its reasons, beside a small map.

use askama::Template;
use axum::response::Response;
use centum_base::Country;
use centum_web::components::Choice;
use centum_web::{FieldErrors, Html, Locale, Message, Page, Problem, Visit};

use crate::countries;
use crate::map::{CandidateMap, Point};
use crate::model::{Body, Candidate, Outcome, PlaceId, Query, Reason, UnknownCause};
use crate::rules::resolve;

/// A place that the name may mean.
struct CandidateLine {
    name: String,
    matched: Option<String>,
    country: String,
    seats: Vec<&'static str>,
    population: Option<String>,
    confidence: u8,
    reasons: Vec<Html>,
    geonames: Option<String>,
}

/// The answer.
struct Answer {
    verdict: Html,
    candidates: Vec<CandidateLine>,
    map: Option<Html>,
    data_version: &'static str,
}

#[derive(Template)]
#[template(path = "public/search.html")]
pub(super) struct SearchPage {
    page: Page,
    asked: String,
    countries: Vec<Choice>,
    errors: FieldErrors,
    answer: Option<Answer>,
}

impl SearchPage {
    /// The page for what an address asks.
    pub(super) fn of(page: Page, name: &str, country: &str) -> Self {
        let locale = page.locale.clone();
        let locale = &locale;
        let known = Country::new(country).filter(|country| countries::all().any(|known| known == *country));
        let mut errors = FieldErrors::new();
        if !name.is_empty() && known.is_none() {
            errors.push("country", "places-search-needs-country");
        }
        let mut named: Vec<(String, String)> =
            countries::all().map(|country| (country.to_string(), locale.country(country))).collect();
        locale.sort_by_text(&mut named, |(_, name)| name);
        let first = Choice::new("", locale.text("places-search-choose"), Some(country));
        let choices = named.into_iter().map(|(code, name)| Choice::new(code, name, Some(country)));
        let country_asked = known.filter(|_| !name.is_empty());
        Self {
            asked: name.to_owned(),
            countries: std::iter::once(first).chain(choices).collect(),
            errors,
            answer: country_asked.map(|country| answer(locale, name, country)),
            page,
        }
    }
}

/// `GET /places`.
pub(super) async fn show(visit: Visit) -> Result<Response, Problem> {
    let locale = &visit.locale;
    let query = centum_web::links::Query::parse(visit.uri.query());
    let page = visit.public_page(locale.text("places-title")).described(locale.text("places-lead"));
    let (name, country) = (query.get("name").unwrap_or_default(), query.get("country").unwrap_or_default());
    visit.html(&SearchPage::of(page, name.trim(), country))
}

fn answer(locale: &Locale, name: &str, country: Country) -> Answer {
    let resolution = resolve(&Query::new(name, country));
    let (verdict, found) = match resolution.outcome {
        Outcome::Automatic { place } => ("places-outcome-automatic", vec![place]),
        Outcome::Ask { candidates } => ("places-outcome-ask", candidates),
        Outcome::Body { body } => body_of(body),
        Outcome::NotAPlace { .. } => ("places-outcome-not-a-place", Vec::new()),
        Outcome::Unknown { cause, suggestions } => {
            let verdict = match cause {
                UnknownCause::TooLong => "places-outcome-too-long",
                UnknownCause::Empty => "places-outcome-empty",
                UnknownCause::NoSuchName if suggestions.is_empty() => "places-outcome-unknown",
                UnknownCause::NoSuchName => "places-outcome-suggestions",
            };
            (verdict, suggestions)
        }
    };
    Answer {
        verdict: locale.say(verdict).arg("count", found.len()).html(),
        map: map(locale, &found),
        candidates: found.iter().map(|one| line(locale, one)).collect(),
        data_version: resolution.data_version,
    }
}

fn body_of(body: Body) -> (&'static str, Vec<Candidate>) {
    let id = if body.known.is_some() { "places-outcome-body" } else { "places-outcome-body-guessed" };
    (id, body.members.into_iter().chain(body.seats).collect())
}

fn line(locale: &Locale, one: &Candidate) -> CandidateLine {
    CandidateLine {
        name: one.name.to_owned(),
        matched: (one.matched_name != one.name).then(|| one.matched_name.to_owned()),
        country: locale.country(one.country),
        seats: one.seats.into_iter().flatten().filter(|seat| *seat != one.name).collect(),
        population: one.population.map(|people| locale.number(people)),
        confidence: one.confidence,
        reasons: one.reasons.iter().map(|reason| locale.tell(&said(reason)).html()).collect(),
        geonames: match &one.id {
            PlaceId::GeoNames(id) => Some(format!("https://www.geonames.org/{id}/")),
            PlaceId::Overlay(_) => None,
        },
    }
}

fn map(locale: &Locale, found: &[Candidate]) -> Option<Html> {
    let point = |one: &Candidate| Point {
        id: one.id.to_string(),
        label: one.name.to_owned(),
        latitude: one.position.0,
        longitude: one.position.1,
        size: 1,
        kind: "core",
        href: None,
    };
    (!found.is_empty()).then(|| {
        let (title, text) = (locale.text("places-candidates"), locale.text("places-candidates-map"));
        let map = CandidateMap::new("candidates", title, text, found.iter().map(point).collect());
        Html::trusted(map.with_outside_heading(locale.text("places-map-outside")).render())
    })
}

/// A reason as a text with its arguments.
fn said(reason: &Reason) -> Message {
    let plain = |id: &str| Message::new(format!("places-reason-{id}"));
    match reason {
        Reason::ExactName => plain("exact"),
        Reason::FoldedName => plain("folded"),
        Reason::AlternateName => plain("alternate"),
        Reason::LegalWordsRemoved { words } => plain("legal").arg("words", words.as_str()),
        Reason::AdditionIgnored { addition } => plain("addition").arg("addition", addition.as_str()),
        Reason::CountryRepeated => plain("country-repeated"),
        Reason::OneOfTwoNames { name } => plain("one-of-two").arg("name", name.as_str()),
        Reason::OtherSpelling { key } => plain("spelling").arg("key", key.as_str()),
        Reason::InflectedForm { key } => plain("inflected").arg("key", key.as_str()),
        Reason::LongerName => plain("longer"),
        Reason::PartOfName => plain("part"),
        Reason::Misspelt { letters } => plain("misspelt").arg("letters", *letters),
        Reason::OnlyOneInCountry => plain("only-one"),
        Reason::PopulationRatio { times } => plain("population").arg("times", *times),
        Reason::NotATown => plain("not-a-town"),
        Reason::SmallByOtherName => plain("small"),
        Reason::SurroundingsMeant => plain("surroundings"),
        Reason::Overlay { .. } => plain("overlay"),
        Reason::SeatOfBody => plain("seat"),
        Reason::MemberOfBody => plain("member"),
    }
}
