//! What the values of facets are called in the reader's language.

use std::collections::HashMap;

use centum_base::{Country, Id};
use centum_places::Place;
use centum_search::FacetCounts;
use centum_store::{Conn, StoreResult};
use centum_web::Locale;

use super::fields;
use super::question::Question;
use crate::dcat::vocabulary;
use crate::sources;

/// Names of cities, catalogues and publishers, by the value of their facet.
#[derive(Clone, Debug, Default)]
pub(super) struct Names(HashMap<(&'static str, String), String>);

impl Names {
    /// The names of every value that is counted or chosen.
    pub(super) async fn load(
        conn: &mut Conn<'_>,
        counts: &[FacetCounts],
        question: &Question,
    ) -> StoreResult<Self> {
        let mut names = HashMap::new();
        let mut cities: Vec<&String> = question.chosen.get(fields::CITY).into_iter().flatten().collect();
        for facet in counts.iter().filter(|facet| facet.field == fields::CITY) {
            cities.extend(facet.values.iter().map(|count| &count.value));
        }
        for city in cities {
            let Ok(id) = city.parse::<Id<Place>>() else { continue };
            if let Some(place) = centum_places::find_place(conn, id).await? {
                names.insert((fields::CITY, city.clone()), place.name);
            }
        }
        for catalogue in sources::catalogues(conn).await? {
            names.insert((fields::CATALOGUE, catalogue.slug), catalogue.name);
        }
        for publisher in sources::publishers(conn).await? {
            names.insert((fields::PUBLISHER, publisher.slug), publisher.name);
        }
        Ok(Self(names))
    }

    /// Adds a name.
    #[must_use]
    pub(super) fn with(mut self, field: &'static str, value: &str, name: &str) -> Self {
        self.0.insert((field, value.to_owned()), name.to_owned());
        self
    }

    /// What a value is called.
    pub(super) fn of(&self, locale: &Locale, field: &'static str, value: &str) -> Name {
        if let Some(name) = self.0.get(&(field, value.to_owned())) {
            return Name::data(name);
        }
        coded(locale, field, value)
    }
}

/// The name of a value, and whether it is a text of the house or of somebody else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Name {
    pub text: String,
    /// It stands as its owner wrote it, and is not to be translated.
    pub is_data: bool,
}

impl Name {
    fn data(text: impl Into<String>) -> Self {
        Self { text: text.into(), is_data: true }
    }

    fn own(text: String) -> Self {
        Self { text, is_data: false }
    }
}

/// The name of a code; the code itself where its list does not know it.
pub(super) fn coded(locale: &Locale, field: &'static str, value: &str) -> Name {
    let tag = locale.tag();
    let label = match field {
        fields::COUNTRY => {
            return Country::new(value)
                .map_or_else(|| Name::data(value), |country| Name::own(locale.country(country)));
        }
        fields::KIND => {
            return Name::own(locale.text(&format!(
                "catalogue-search-kind-{}",
                known(value, &["dataset", "series", "service"])
            )));
        }
        fields::QUALITY => {
            let bands = fields::BANDS.map(|(band, _)| band);
            return Name::own(locale.text(&format!("catalogue-search-quality-{}", known(value, &bands))));
        }
        fields::LICENCE if value == fields::NONE || value == fields::OTHER => {
            return Name::own(locale.text(&format!("catalogue-search-licence-{value}")));
        }
        fields::THEME => vocabulary::themes().get(value).map(|concept| concept.label(tag)),
        fields::FORMAT => vocabulary::file_types().get(value).map(|concept| concept.label(tag)),
        fields::LICENCE => vocabulary::licences().get(value).map(|concept| concept.label(tag)),
        fields::HVD => vocabulary::hvd_categories().get(value).map(|concept| concept.label(tag)),
        fields::FREQUENCY => vocabulary::frequencies().get(value).map(|concept| concept.label(tag)),
        fields::ACCESS => vocabulary::access_rights().get(value).map(|concept| concept.label(tag)),
        fields::LANGUAGE => vocabulary::language_of(value).map(|concept| concept.label(tag)),
        _ => None,
    };
    Name::data(label.unwrap_or(value))
}

/// The value, where it is one of those; else the first, so that no text is asked for that does not exist.
fn known<'a>(value: &'a str, all: &[&'a str]) -> &'a str {
    if all.contains(&value) { value } else { all.first().copied().unwrap_or_default() }
}
