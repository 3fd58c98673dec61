//! What the gazetteer lacks, kept by hand in `data/gazetteer/overlay.toml`: other names, bodies,
//! composite municipalities and names that are no place. Every entry gives its source.

use std::collections::HashMap;
use std::sync::OnceLock;

use centum_base::{Country, Digest, fold::fold};
use serde::Deserialize;

use crate::gazetteer::Gazetteer;
use crate::model::{BodyKind, KnownBody, PlaceId};

static SHIPPED: &str = include_str!("../../../data/gazetteer/overlay.toml");

/// The overlay cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum OverlayError {
    /// It is not TOML of the expected form.
    #[error("overlay.toml: {0}")]
    Form(#[from] toml::de::Error),
    /// An entry names a place that the gazetteer does not have.
    #[error("overlay.toml: “{0}” names place {1}, which is not in the gazetteer")]
    UnknownPlace(String, u32),
    /// Two entries of one country have the same name.
    #[error("overlay.toml: “{0}” stands in two entries of one country")]
    TwiceNamed(String),
    /// An entry has no name, no source or no proper id.
    #[error("overlay.toml: the entry “{0}” needs an id in plain letters, a name and a source")]
    Incomplete(String),
}

/// What the overlay says of a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ruling {
    /// The name means this place of the gazetteer.
    Alias {
        /// The GeoNames id.
        place: u32,
        /// On what ground.
        source: &'static str,
    },
    /// The name means a body.
    Body {
        /// What kind.
        kind: BodyKind,
        /// Its entry.
        known: KnownBody,
        /// GeoNames ids of its members or parts.
        members: Vec<u32>,
    },
    /// The name is no place.
    NoPlace {
        /// The entry.
        id: PlaceId,
        /// On what ground.
        source: &'static str,
    },
}

/// The overlay, by country and folded name.
#[derive(Debug)]
pub struct Overlay {
    rulings: HashMap<(Country, String), Ruling>,
    text: &'static str,
    data_version: OnceLock<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    alias: Vec<AliasEntry>,
    #[serde(default)]
    body: Vec<BodyEntry>,
    #[serde(default)]
    no_place: Vec<NoPlaceEntry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct AliasEntry {
    country: Country,
    place: u32,
    names: Vec<String>,
    source: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct BodyEntry {
    id: String,
    country: Country,
    kind: BodyKind,
    names: Vec<String>,
    members: Vec<u32>,
    source: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct NoPlaceEntry {
    id: String,
    countries: Vec<Country>,
    names: Vec<String>,
    source: String,
}

impl Overlay {
    /// The overlay that the program carries.
    pub fn shipped() -> &'static Self {
        static READ: OnceLock<Overlay> = OnceLock::new();
        READ.get_or_init(|| {
            Self::read(SHIPPED, Gazetteer::shipped()).expect("a test reads the overlay that is shipped")
        })
    }

    /// Reads an overlay over a gazetteer.
    pub fn read(text: &'static str, gazetteer: &'static Gazetteer) -> Result<Self, OverlayError> {
        let file: File = toml::from_str(text)?;
        let mut overlay = Self { rulings: HashMap::new(), text, data_version: OnceLock::new() };
        for entry in file.alias {
            let label = entry.names.first().cloned().unwrap_or_default();
            check_places(&label, &[entry.place], gazetteer)?;
            let ruling = Ruling::Alias { place: entry.place, source: kept(entry.source, &label)? };
            overlay.add(&[entry.country], &entry.names, &ruling)?;
        }
        for entry in file.body {
            check_places(&entry.id, &entry.members, gazetteer)?;
            let name = entry.names.first().cloned().unwrap_or_default();
            let known = KnownBody {
                id: overlay_id(&entry.id)?,
                name: kept(name, &entry.id)?,
                country: entry.country,
                source: kept(entry.source, &entry.id)?,
            };
            let ruling = Ruling::Body { kind: entry.kind, known, members: entry.members };
            overlay.add(&[entry.country], &entry.names, &ruling)?;
        }
        for entry in file.no_place {
            let source = kept(entry.source, &entry.id)?;
            let ruling = Ruling::NoPlace { id: overlay_id(&entry.id)?, source };
            overlay.add(&entry.countries, &entry.names, &ruling)?;
        }
        Ok(overlay)
    }

    /// What the overlay says of a folded name in a country.
    pub fn ruling(&self, country: Country, key: &str) -> Option<&Ruling> {
        // The map is small and asked for every name: most keys are absent, and one country's
        // names are few, so a borrowed lookup would cost more than this copy of a short text.
        self.rulings.get(&(country, key.to_owned()))
    }

    /// The version of gazetteer and overlay together, for the record of a decision.
    pub fn data_version(&'static self, gazetteer: &Gazetteer) -> &'static str {
        self.data_version.get_or_init(|| {
            format!("{}, overlay {}", gazetteer.version(), Digest::of(self.text.as_bytes()).short())
        })
    }

    fn add(&mut self, countries: &[Country], names: &[String], ruling: &Ruling) -> Result<(), OverlayError> {
        for country in countries {
            let mut keys: Vec<_> = names.iter().map(|name| fold(name)).collect();
            keys.sort_unstable();
            keys.dedup();
            for key in keys {
                if key.is_empty() || self.rulings.insert((*country, key.clone()), ruling.clone()).is_some() {
                    return Err(OverlayError::TwiceNamed(key));
                }
            }
        }
        Ok(())
    }
}

fn overlay_id(slug: &str) -> Result<PlaceId, OverlayError> {
    format!("overlay:{slug}").parse().map_err(|_| OverlayError::Incomplete(slug.to_owned()))
}

fn check_places(label: &str, places: &[u32], gazetteer: &'static Gazetteer) -> Result<(), OverlayError> {
    match places.iter().find(|id| gazetteer.place(**id).is_none()) {
        Some(id) => Err(OverlayError::UnknownPlace(label.to_owned(), *id)),
        None => Ok(()),
    }
}

/// A text that lives as long as the program: the overlay is read once.
fn kept(text: String, label: &str) -> Result<&'static str, OverlayError> {
    if text.trim().is_empty() {
        return Err(OverlayError::Incomplete(label.to_owned()));
    }
    Ok(text.leak())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn error_of(text: &'static str) -> String {
        Overlay::read(text, Gazetteer::shipped()).unwrap_err().to_string()
    }

    #[test]
    fn the_shipped_overlay_is_read_and_its_places_exist() {
        let overlay = Overlay::read(SHIPPED, Gazetteer::shipped()).unwrap();
        assert!(overlay.rulings.len() > 20);
    }

    #[test]
    fn the_version_names_gazetteer_and_overlay() {
        let version = Overlay::shipped().data_version(Gazetteer::shipped());
        assert!(version.starts_with("GeoNames of ") && version.contains(", overlay "), "{version}");
    }

    #[test]
    fn an_entry_of_an_unknown_place_is_refused() {
        let text = "alias = [{ country = \"IT\", place = 1, names = [\"X\"], source = \"me\" }]";
        assert!(error_of(text).contains("place 1"));
    }

    #[test]
    fn an_entry_without_a_source_is_refused() {
        let text = "no_place = [{ id = \"x\", countries = [\"IT\"], names = [\"X\"], source = \"\" }]";
        assert!(error_of(text).contains("source"));
    }

    #[test]
    fn a_name_stands_once_in_a_country() {
        let text = "no_place = [
            { id = \"x\", countries = [\"IT\"], names = [\"X\"], source = \"me\" },
            { id = \"y\", countries = [\"IT\"], names = [\"x\"], source = \"me\" },
        ]";
        assert!(error_of(text).contains("two entries"));
    }
}
