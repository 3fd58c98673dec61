//! Saying what is to be made of a portal: what it speaks, what it is called, who publishes, for which cities.

use axum::extract::Path;
use axum::response::Response;
use centum_base::Country;
use centum_cohort::intake::suggestions;
use centum_places::Facts;
use centum_web::components::Choice;
use centum_web::{FieldErrors, Form, Locale, Problem, Tone, Visit, again, onward};
use serde::Deserialize;

use super::seat::Seat;
use super::{HOME, already, below, harvester, looking, words};
use crate::intake::{
    Hint, IntakeError, Keeper, Looking, NewKeeper, Offer, Taking, country_of, hints, host, keepers_of,
    take_on,
};
use crate::officers::Participant;
use crate::sources::{Publisher, SourceError, publishers};

/// So many cities may be ticked.
const MOST_CITIES: usize = 100;
/// The longest name, in characters.
const LONGEST: usize = 200;

/// The form as it is shown.
pub(super) struct TakeForm {
    pub(super) offers: Vec<Choice>,
    /// Whether the surest of them is sure.
    pub(super) is_sure: bool,
    pub(super) name: String,
    /// For whom an officer takes it in; an organiser ticks cities.
    pub(super) participants: Vec<Choice>,
    pub(super) publishers: Vec<Choice>,
    pub(super) publisher_name: String,
    pub(super) publisher_mail: String,
    pub(super) languages: Vec<Choice>,
    pub(super) cities: Vec<Choice>,
    pub(super) q: String,
    pub(super) countries: Vec<Choice>,
    /// Whether a name was looked for and nothing found.
    pub(super) found_nothing: bool,
}

/// What was typed.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Typed {
    /// The button: `search` looks for a city, anything else begins.
    #[serde(rename = "do")]
    pub(super) todo: String,
    pub(super) offer: String,
    pub(super) name: String,
    pub(super) of: String,
    pub(super) publisher: String,
    pub(super) publisher_name: String,
    pub(super) publisher_mail: String,
    pub(super) language: String,
    pub(super) city: Vec<String>,
    pub(super) q: String,
    pub(super) country: String,
}

/// A city to be ticked: what the form sends for it, and what it is.
struct City {
    key: String,
    facts: Facts,
    takes_part: Option<String>,
}

/// What the form is filled from.
pub(super) struct Known {
    pub(super) publishers: Vec<Publisher>,
    pub(super) hints: Vec<Hint>,
    /// Languages that letters can be written in: tag and name.
    pub(super) tongues: Vec<(String, String)>,
    /// For whom an officer acts; nobody is named for an organiser.
    pub(super) acts_for: Vec<Participant>,
}

impl Known {
    async fn about(visit: &Visit, looking: &Looking) -> Result<Self, Problem> {
        let mut reader = visit.app.house.read().await?;
        let offered = visit.app.catalogue.offered();
        let seat = Seat::of(visit, &mut reader.conn()).await?;
        let mut publishers = publishers(&mut reader.conn()).await?;
        if let Some(bound) = seat.bound() {
            let own = keepers_of(&mut reader.conn(), bound).await?;
            publishers.retain(|one| own.contains(&one.id));
        }
        Ok(Self {
            publishers,
            acts_for: seat.acts_for(),
            hints: hints(&mut reader.conn(), looking).await?,
            tongues: offered.map(|locale| (locale.tag().to_owned(), locale.endonym())).collect(),
        })
    }

    fn speaks(&self, tag: &str) -> bool {
        self.tongues.iter().any(|(known, _)| known == tag)
    }
}

/// The form as it begins: with what the portal says of itself.
pub(super) async fn begin(visit: &Visit, looking: &Looking) -> Result<TakeForm, Problem> {
    let known = Known::about(visit, looking).await?;
    let host = host(&looking.address);
    let title = looking.found.title.clone().unwrap_or_else(|| host.to_owned());
    let own = known.acts_for.first();
    // An officer's city publishes as it did before, or under its own name.
    let before = own.and_then(|_| known.publishers.first()).map(|one| one.id.to_string());
    let named = own.filter(|_| before.is_none()).map(|one| one.name.clone());
    let typed = Typed {
        of: own.map(|one| one.id.to_string()).unwrap_or_default(),
        publisher: before.unwrap_or_default(),
        publisher_name: named.unwrap_or_default(),
        name: title.chars().take(LONGEST).collect(),
        country: country_of(host).map(|country| country.to_string()).unwrap_or_default(),
        language: visit.locale.tag().to_owned(),
        city: known
            .hints
            .iter()
            .filter(|hint| hint.takes_part.is_some())
            .map(|hint| key(&hint.facts))
            .collect(),
        ..Typed::default()
    };
    Ok(form(&visit.locale, looking, &known, &typed))
}

/// What the form sends for a place: where to look it up again, and which of the answers it is.
fn key(facts: &Facts) -> String {
    let id = facts.source_id.as_deref().unwrap_or_default();
    format!("{}|{}|{}|{id}", facts.country, facts.name, facts.source.name())
}

/// The place that a form names, looked up in what is known: nothing that was sent is believed.
fn place_of(text: &str, hinted: &[Hint]) -> Option<Facts> {
    if let Some(hint) = hinted.iter().find(|hint| key(&hint.facts) == text) {
        return Some(hint.facts.clone());
    }
    let mut parts = text.splitn(3, '|');
    let (country, name) = (parts.next()?, parts.next()?);
    let country = Country::new(country)?;
    suggestions(name, &[country]).into_iter().map(|one| one.facts).find(|facts| key(facts) == text)
}

pub(super) fn form(locale: &Locale, looking: &Looking, known: &Known, typed: &Typed) -> TakeForm {
    let mut cities: Vec<City> = known
        .hints
        .iter()
        .map(|hint| City {
            key: key(&hint.facts),
            facts: hint.facts.clone(),
            takes_part: hint.takes_part.clone(),
        })
        .collect();
    let mut add = |facts: Facts| {
        let key = key(&facts);
        if !cities.iter().any(|city| city.key == key) {
            cities.push(City { key, facts, takes_part: None });
        }
    };
    typed.city.iter().take(MOST_CITIES).filter_map(|text| place_of(text, &known.hints)).for_each(&mut add);
    let searched = match Country::new(&typed.country) {
        Some(country) if !typed.q.trim().is_empty() => suggestions(typed.q.trim(), &[country]),
        _ => Vec::new(),
    };
    let found_nothing = typed.todo == "search" && searched.is_empty();
    searched.into_iter().for_each(|one| add(one.facts));
    let offers = looking.found.offers.iter().enumerate().map(|(index, offer)| {
        let chosen = if typed.offer.is_empty() { "0" } else { typed.offer.as_str() };
        Choice::new(index.to_string(), offered(locale, offer), Some(chosen))
    });
    let new = Choice::new("", locale.text("catalogue-desk-publisher-new"), Some(&typed.publisher));
    let publishers = known.publishers.iter();
    let publishers = publishers.map(|one| Choice::new(one.id.to_string(), &one.name, Some(&typed.publisher)));
    let tongues = known.tongues.iter();
    TakeForm {
        offers: offers.collect(),
        is_sure: looking.found.offers.first().is_some_and(Offer::is_sure),
        name: typed.name.clone(),
        participants: participants(&known.acts_for, &typed.of),
        publishers: std::iter::once(new).chain(publishers).collect(),
        publisher_name: typed.publisher_name.clone(),
        publisher_mail: typed.publisher_mail.clone(),
        languages: tongues.map(|(tag, name)| Choice::new(tag, name, Some(&typed.language))).collect(),
        cities: cities.iter().map(|city| tick(locale, city, typed)).collect(),
        q: typed.q.clone(),
        countries: countries(locale, &typed.country),
        found_nothing,
    }
}

/// Participants to choose from.
pub(super) fn participants(all: &[Participant], current: &str) -> Vec<Choice> {
    let text = |one: &Participant| format!("{} – {}", one.name, one.edition);
    all.iter().map(|one| Choice::new(one.id.to_string(), text(one), Some(current))).collect()
}

fn offered(locale: &Locale, offer: &Offer) -> String {
    let dialect = words::dialect(locale, &offer.dialect);
    let id = if offer.is_sure() { "catalogue-desk-offer" } else { "catalogue-desk-offer-guessed" };
    let said = locale.say(id).arg("dialect", dialect).arg("address", &offer.address);
    match offer.total {
        Some(total) => {
            let count = locale.say("catalogue-desk-count-records").arg("count", total).plain();
            format!("{} – {count}", said.plain())
        }
        None => said.plain(),
    }
}

fn tick(locale: &Locale, city: &City, typed: &Typed) -> Choice {
    let mut text = format!("{}, {}", city.facts.name, locale.country(city.facts.country));
    if let Some(people) = city.facts.population.filter(|people| *people > 0) {
        text = locale.say("catalogue-desk-city-people").arg("city", text).arg("people", people).plain();
    }
    if let Some(edition) = &city.takes_part {
        text = locale.say("catalogue-desk-city-takes-part").arg("city", text).arg("edition", edition).plain();
    }
    Choice { chosen: typed.city.contains(&city.key), value: city.key.clone(), text }
}

fn countries(locale: &Locale, current: &str) -> Vec<Choice> {
    let mut named: Vec<(String, String)> = centum_places::countries::all()
        .map(|country| (country.to_string(), locale.country(country)))
        .collect();
    locale.sort_by_text(&mut named, |(_, name)| name);
    let first = Choice::new("", locale.text("catalogue-desk-country-choose"), Some(current));
    let all = named.into_iter().map(|(code, name)| Choice::new(code, name, Some(current)));
    std::iter::once(first).chain(all).collect()
}

/// Looks for a city, or begins the dry run.
pub(super) async fn take(
    visit: Visit,
    Path(id): Path<String>,
    Form(typed): Form<Typed>,
) -> Result<Response, Problem> {
    let looking = looking::of(&visit, &id).await?;
    let known = Known::about(&visit, &looking).await?;
    let mut already = already::of_looking(&visit, &looking).await?;
    let mut errors = FieldErrors::new();
    let mut shown = |errors: FieldErrors, typed: &Typed| {
        let form = form(&visit.locale, &looking, &known, typed);
        let page = below(&visit, visit.locale.text("catalogue-desk-looking"));
        let already = std::mem::take(&mut already);
        looking::View { already, ..looking::view(&visit.locale, page, &looking, Some(form), errors) }
    };
    if typed.todo == "search" {
        if typed.q.trim().is_empty() || Country::new(&typed.country).is_none() {
            errors.push("q", "catalogue-desk-error-search");
            return again(&visit, &shown(errors, &typed));
        }
        return visit.html(&shown(errors, &typed));
    }
    let Some(taking) = typed.read(&looking, &known, &mut errors) else {
        return again(&visit, &shown(errors, &typed));
    };
    let dialects = &*harvester(&visit)?.dialects;
    match take_on(&visit.app.house, &visit.actor, dialects, looking.id, &taking).await {
        Ok(run) => {
            visit.flash(Tone::Success, "catalogue-desk-taken");
            Ok(onward(&format!("{HOME}/runs/{run}")))
        }
        Err(IntakeError::Source(SourceError::Name | SourceError::Slug(_))) => {
            errors.push("name", "catalogue-desk-error-name");
            again(&visit, &shown(errors, &typed))
        }
        Err(error) => Err(error.into()),
    }
}

impl Typed {
    fn read(&self, looking: &Looking, known: &Known, errors: &mut FieldErrors) -> Option<Taking> {
        let offer = self.offer.parse::<usize>().ok().and_then(|index| looking.found.offers.get(index));
        if offer.is_none() {
            errors.push("offer", "catalogue-desk-error-choose");
        }
        let named = |name: &str| (1..=LONGEST).contains(&name.trim().chars().count());
        if !named(&self.name) {
            errors.push("name", "catalogue-desk-error-name");
        }
        let keeper = match self.publisher.as_str() {
            "" if named(&self.publisher_name) => Some(Keeper::New(NewKeeper {
                name: self.publisher_name.trim().to_owned(),
                mail: self.mail(errors),
                locale: Some(self.language.clone()).filter(|tag| known.speaks(tag)),
            })),
            "" => {
                errors.push("publisher_name", "catalogue-desk-error-publisher");
                None
            }
            id => {
                let found = known.publishers.iter().find(|one| one.id.to_string() == id);
                if found.is_none() {
                    errors.push("publisher", "catalogue-desk-error-choose");
                }
                found.map(|one| Keeper::Known(one.id))
            }
        };
        let of = known.acts_for.iter().find(|one| one.id.to_string() == self.of).map(|one| one.id);
        if of.is_none() && !known.acts_for.is_empty() {
            errors.push("of", "catalogue-desk-error-choose");
        }
        if self.city.len() > MOST_CITIES {
            errors.push("city", "catalogue-desk-error-places");
        }
        let ticked = self.city.iter().take(MOST_CITIES);
        let cities: Vec<Facts> = ticked.filter_map(|text| place_of(text, &known.hints)).collect();
        if !errors.is_empty() {
            return None;
        }
        Some(Taking { offer: offer?.clone(), name: self.name.trim().to_owned(), keeper: keeper?, cities, of })
    }

    fn mail(&self, errors: &mut FieldErrors) -> Option<String> {
        let text = self.publisher_mail.trim();
        if text.is_empty() {
            return None;
        }
        let read = text.parse::<centum_accounts::Email>();
        if read.is_err() {
            errors.push("publisher_mail", "catalogue-desk-error-mail");
        }
        read.ok().map(|mail| mail.to_string())
    }
}
