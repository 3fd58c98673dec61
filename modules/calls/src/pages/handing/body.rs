//! A body that applies, as a form asks for it.

use centum_places::{Gazetteer, PlaceId, countries};
use centum_web::components::Choice;
use centum_web::{FieldErrors, Locale, Typed};

use super::super::placing::{self, NONE, Offer, Placed, place};
use crate::expression::actions::NewMember;
use crate::expression::{MAX_NAME, Member};

/// What is typed of a body, to be shown again.
#[derive(Clone, Debug, Default)]
pub(super) struct BodyForm {
    pub(super) name: String,
    pub(super) country: String,
    pub(super) is_city: bool,
    /// The place that was chosen, or that stands.
    pub(super) place: String,
    /// Places to choose from, where the name may mean several.
    pub(super) offers: Vec<Offer>,
    pub(super) countries: Vec<Choice>,
}

impl BodyForm {
    /// An empty form.
    pub(super) fn new(locale: &Locale) -> Self {
        Self { is_city: true, countries: placing::countries(locale, ""), ..Self::default() }
    }

    /// What stands of a member.
    pub(super) fn of(locale: &Locale, member: &Member) -> Self {
        let country = member.country.map(|country| country.code().to_owned()).unwrap_or_default();
        Self {
            name: member.name.clone(),
            countries: placing::countries(locale, &country),
            country,
            is_city: member.is_city,
            place: member.place.clone().unwrap_or_default(),
            offers: Vec::new(),
        }
    }

    /// What was typed.
    pub(super) fn typed(locale: &Locale, typed: &Typed) -> Self {
        let value = |name: &str| typed.value(name).unwrap_or_default().trim().to_owned();
        let country = value("country");
        Self {
            name: value("name"),
            countries: placing::countries(locale, &country),
            country,
            is_city: !value("is_city").is_empty(),
            place: value("place"),
            offers: Vec::new(),
        }
    }

    /// The body, or what is wrong and what is still asked.
    pub(super) fn read(&mut self) -> Result<NewMember, FieldErrors> {
        let mut errors = FieldErrors::new();
        if self.name.is_empty() || self.name.chars().count() > MAX_NAME {
            errors.push("name", centum_web::Message::new("calls-error-name").arg("most", MAX_NAME));
        }
        let country = countries::read(&self.country);
        if country.is_none() {
            errors.push("country", "calls-hand-country-missing");
        }
        let mut chosen = None;
        match place(&self.name, country, &self.place) {
            Placed::Is(place) => chosen = place,
            Placed::Ask(offers) if errors.is_empty() => {
                self.offers = offers;
                errors.push("place", "calls-hand-which-place");
            }
            Placed::Ask(_) => {}
        }
        if !errors.is_empty() {
            return Err(errors);
        }
        Ok(NewMember { name: self.name.clone(), country, place: chosen, is_city: self.is_city })
    }

    /// What the form sends for none of the places.
    pub(super) fn none(&self) -> &'static str {
        NONE
    }
}

/// Where a body lies: its place, where that has another name, and its country.
pub(super) fn whereabouts(locale: &Locale, member: &Member) -> String {
    let place = member.place.as_deref().and_then(place_name).filter(|name| *name != member.name);
    let country = member.country.map(|country| locale.country(country));
    [place, country].into_iter().flatten().collect::<Vec<_>>().join(", ")
}

fn place_name(id: &str) -> Option<String> {
    let PlaceId::GeoNames(id) = id.parse().ok()? else { return None };
    Gazetteer::shipped().place(id).map(|place| place.name().to_owned())
}
