//! The rows of a version as its pages list them.

use centum_base::fold::fold;
use centum_web::Locale;

use super::filter::Filter;
use super::stage::Stage;
use super::words;
use crate::announcement::{CityEntry, Content, Entry};
use crate::model::Part;

/// The rows of one part.
pub(crate) struct PartList {
    /// The name of the part.
    pub title: String,
    /// The name of the part in addresses.
    pub anchor: &'static str,
    /// Its rows, in the order of the list.
    pub rows: Vec<RowLine>,
    /// How many of them are a single city.
    pub singles: usize,
}

/// A row.
pub(crate) struct RowLine {
    /// The participant's page.
    pub href: String,
    /// The printed name.
    pub name: String,
    /// The place's own name, where it is another.
    pub own_name: Option<String>,
    /// Its countries in the reader's language.
    pub countries: String,
    /// Its marks.
    pub marks: Vec<String>,
    /// The cities of a consortium; none of a single city.
    pub members: Vec<CityLine>,
    /// Whether several cities stand behind it.
    pub is_consortium: bool,
}

/// A city behind a row.
pub(crate) struct CityLine {
    /// The page of its place.
    pub href: Option<String>,
    /// The printed name.
    pub name: String,
    /// The place's own name, where it is another.
    pub own_name: Option<String>,
    /// Its country, where the row has several.
    pub country: Option<String>,
    /// Whether it leads.
    pub is_lead: bool,
    /// Its number on the participant's map.
    pub marker: Option<usize>,
}

/// The rows by part, as far as the filter admits them.
pub(crate) fn by_part(locale: &Locale, content: &Content, filter: &Filter, stage: &Stage) -> Vec<PartList> {
    let list = |part: Part| {
        let asked = content.entries.iter().filter(|entry| entry.part == part && filter.admits(entry));
        let rows: Vec<RowLine> =
            asked.map(|entry| row(locale, stage.participant(content, &entry.participation), entry)).collect();
        let singles = rows.iter().filter(|row| !row.is_consortium).count();
        PartList { title: words::part(locale, part), anchor: part.name(), rows, singles }
    };
    Part::ALL.into_iter().map(list).filter(|list| !list.rows.is_empty()).collect()
}

fn row(locale: &Locale, href: String, entry: &Entry) -> RowLine {
    let single = entry.cities.first().filter(|_| !entry.is_consortium());
    RowLine {
        href,
        name: entry.name.clone(),
        own_name: single.and_then(own_name),
        countries: words::countries(locale, &entry.countries),
        marks: entry.marks.clone(),
        members: if entry.is_consortium() { cities(locale, entry) } else { Vec::new() },
        is_consortium: entry.is_consortium(),
    }
}

/// The cities behind a row.
pub(crate) fn cities(locale: &Locale, entry: &Entry) -> Vec<CityLine> {
    let several = entry.countries.len() > 1;
    let mut placed = 0;
    let mut marker = |city: &CityEntry| {
        let place = city.place.as_ref().filter(|place| place.latitude.is_some() && place.longitude.is_some());
        place.map(|_| {
            placed += 1;
            placed
        })
    };
    let line = |city: &CityEntry| CityLine {
        marker: marker(city),
        href: city.place.as_ref().map(|place| words::place_path(&place.id)),
        name: city.name.clone(),
        own_name: own_name(city),
        country: city.country.filter(|_| several).map(|country| locale.country(country)),
        is_lead: city.is_lead,
    };
    entry.cities.iter().map(line).collect()
}

/// The name that the place's data give it, where the list prints another and not only other accents.
fn own_name(city: &CityEntry) -> Option<String> {
    let place = city.place.as_ref()?;
    (fold(&place.name) != fold(&city.name)).then(|| place.name.clone())
}
