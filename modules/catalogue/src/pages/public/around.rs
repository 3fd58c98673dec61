//! What stands around a record: its source, its catalogue, who keeps that, for which cities, and who of them takes part.

use centum_base::{Country, Id};
use centum_cohort::announcement::{Announcement, State, announcements};
use centum_cohort::edition::editions;
use centum_cohort::register::Participation;
use centum_places::{Place, current_place, names};
use centum_store::{Conn, StoreResult};
use centum_web::Locale;

use crate::sources::{Catalogue, Publisher, Source, catalogue, published_for, publisher, source};

/// A city as pages name it.
#[derive(Clone, Debug)]
pub(super) struct City {
    pub(super) id: Id<Place>,
    /// In the reader's language, where the gazetteer knows it so.
    pub(super) name: String,
    /// Its own name, where that is another.
    pub(super) own_name: Option<String>,
    pub(super) country: Country,
    pub(super) latitude: Option<f64>,
    pub(super) longitude: Option<f64>,
    pub(super) participation: Option<Id<Participation>>,
}

impl City {
    /// The page of its data.
    pub(super) fn href(&self) -> String {
        format!("/data/cities/{}", self.id)
    }

    /// A place for a reader.
    pub(super) async fn of(conn: &mut Conn<'_>, locale: &Locale, place: &Place) -> StoreResult<Self> {
        let tag = locale.tag().split('-').next().unwrap_or_default();
        let known = names(conn, place.id).await?;
        let wanted = known.into_iter().find(|name| name.language.as_deref() == Some(tag));
        let name = wanted.map_or_else(|| place.name.clone(), |name| name.name);
        Ok(Self {
            id: place.id,
            own_name: (name != place.name).then(|| place.name.clone()),
            name,
            country: place.country,
            latitude: place.latitude,
            longitude: place.longitude,
            participation: None,
        })
    }
}

/// Everything around a record.
#[derive(Clone, Debug)]
pub(super) struct Surroundings {
    pub(super) source: Source,
    pub(super) catalogue: Catalogue,
    pub(super) publisher: Option<Publisher>,
    pub(super) cities: Vec<City>,
}

/// More cities of one catalogue than these are told by their number.
pub(super) const MOST_CITIES: usize = 60;

impl Surroundings {
    /// What stands around the records of a source; none where the source is gone.
    pub(super) async fn of(
        conn: &mut Conn<'_>,
        locale: &Locale,
        id: Id<Source>,
    ) -> StoreResult<Option<Self>> {
        let Some(source) = source(conn, id).await? else { return Ok(None) };
        let Some(catalogue) = catalogue(conn, source.catalogue).await? else { return Ok(None) };
        let publisher = keeper(conn, &catalogue).await?;
        let cities = cities(conn, locale, catalogue.id).await?;
        Ok(Some(Self { source, catalogue, publisher, cities }))
    }
}

/// Who keeps a catalogue.
pub(super) async fn keeper(conn: &mut Conn<'_>, catalogue: &Catalogue) -> StoreResult<Option<Publisher>> {
    match catalogue.publisher {
        Some(id) => publisher(conn, id).await,
        None => Ok(None),
    }
}

/// The first cities that a catalogue publishes for.
pub(super) async fn cities(
    conn: &mut Conn<'_>,
    locale: &Locale,
    id: Id<Catalogue>,
) -> StoreResult<Vec<City>> {
    let mut cities = Vec::new();
    for one in published_for(conn, id).await?.into_iter().take(MOST_CITIES) {
        if let Some(place) = current_place(conn, one.place).await? {
            let city = City::of(conn, locale, &place).await?;
            cities.push(City { participation: one.participation, ..city });
        }
    }
    locale.sort_by_text(&mut cities, |city| &city.name);
    Ok(cities)
}

/// A participant, as the newest published version of its edition names it.
#[derive(Clone, Debug)]
pub(super) struct Participant {
    pub(super) href: String,
    pub(super) name: String,
    pub(super) edition: String,
}

/// The participants that `is_meant` finds in the newest published version of each edition. What no version names is
/// nobody's business here.
pub(super) async fn participants(
    conn: &mut Conn<'_>,
    is_meant: impl Fn(&centum_cohort::announcement::Entry) -> bool,
) -> StoreResult<Vec<Participant>> {
    let mut found = Vec::new();
    for edition in editions(conn).await? {
        let versions = announcements(conn, edition.id).await?;
        let Some(latest) = versions.iter().find(|version| version.state == State::Published) else {
            continue;
        };
        found.extend(
            latest.content.entries.iter().filter(|entry| is_meant(entry)).map(|entry| told(latest, entry)),
        );
    }
    Ok(found)
}

fn told(version: &Announcement, entry: &centum_cohort::announcement::Entry) -> Participant {
    let card = &version.content.edition;
    Participant {
        href: format!("/editions/{}/participants/{}", card.slug, entry.participation),
        name: entry.name.clone(),
        edition: card.name.clone(),
    }
}
