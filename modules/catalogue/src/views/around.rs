//! Where records come from: the catalogue, who keeps it, and the cities that it publishes for.

use centum_base::{Country, Id};
use centum_cohort::register::Participation;
use centum_places::{Gazetteer, Place};
use centum_store::{Conn, StoreError, StoreResult};

use crate::sources::{self, Catalogue, Publisher, Source};

/// The surroundings of the records of one source.
#[derive(Clone, Debug, PartialEq)]
pub struct Around {
    /// The catalogue.
    pub catalogue: Catalogue,
    /// Who keeps it.
    pub publisher: Option<Publisher>,
    /// Where the records are read, where that is on the web.
    pub address: Option<String>,
    /// The cities that it publishes for.
    pub places: Vec<PlaceName>,
    /// The participants that those belong to.
    pub participations: Vec<Id<Participation>>,
}

/// A city with its names.
#[derive(Clone, Debug, PartialEq)]
pub struct PlaceName {
    /// The city.
    pub id: Id<Place>,
    /// Its country.
    pub country: Country,
    /// Degrees north and east.
    pub position: Option<(f64, f64)>,
    /// Its own name, then those of all languages.
    pub names: Vec<String>,
}

impl PlaceName {
    /// Its own name.
    pub fn name(&self) -> &str {
        self.names.first().map_or("", String::as_str)
    }

    async fn of(conn: &mut Conn<'_>, id: Id<Place>) -> StoreResult<Option<Self>> {
        let Some(place) = centum_places::current_place(conn, id).await? else { return Ok(None) };
        let kept = centum_places::names(conn, place.id).await?;
        let mut names = vec![place.name.clone()];
        let more = kept.into_iter().map(|name| name.name).chain(shipped_names(&place));
        for name in more {
            if !names.contains(&name) {
                names.push(name);
            }
        }
        let position = place.latitude.zip(place.longitude);
        Ok(Some(Self { id: place.id, country: place.country, position, names }))
    }
}

/// The names that the gazetteer has beside the one that was adopted.
fn shipped_names(place: &Place) -> impl Iterator<Item = String> + use<> {
    let number = match place.source {
        centum_places::Source::Geonames => place.source_id.as_deref().and_then(|id| id.parse().ok()),
        _ => None,
    };
    let found = number.and_then(|number| Gazetteer::shipped().place(number));
    found.into_iter().flat_map(|found| found.other_names().map(str::to_owned).collect::<Vec<_>>())
}

impl Around {
    /// The surroundings of a source.
    pub async fn of_source(conn: &mut Conn<'_>, id: Id<Source>) -> StoreResult<Self> {
        let absent = |what: &str| StoreError::unreadable(what, "what it refers to is not there");
        let source = sources::source(conn, id).await?.ok_or_else(|| absent("source_id"))?;
        let catalogue =
            sources::catalogue(conn, source.catalogue).await?.ok_or_else(|| absent("catalogue_id"))?;
        let publisher = match catalogue.publisher {
            Some(publisher) => sources::publisher(conn, publisher).await?,
            None => None,
        };
        let (mut places, mut participations) = (Vec::new(), Vec::new());
        for city in sources::published_for(conn, catalogue.id).await? {
            places.extend(PlaceName::of(conn, city.place).await?);
            participations.extend(city.participation);
        }
        participations.sort_unstable();
        participations.dedup();
        let address = source.web_address().map(str::to_owned);
        Ok(Self { catalogue, publisher, address, places, participations })
    }
}
