//! Which organisation a record belongs to: who keeps its catalogue, else the catalogue itself.

use std::collections::HashMap;

use centum_base::{Id, Timestamp};
use centum_store::{Conn, StoreResult};
use serde_json::{Value, json};

use super::store::counts;
use super::words::naive;
use crate::sources::{Catalogue, CatalogueKind, Source, catalogues, publishers, sources};

/// One organisation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Organisation {
    /// Its identifier.
    pub(super) id: String,
    /// Its name in addresses.
    pub(super) name: String,
    /// Its name.
    pub(super) title: String,
    /// Its own page.
    pub(super) homepage: Option<String>,
    /// How many records of it are shown, where they were counted.
    pub(super) packages: i64,
    /// Its catalogues.
    pub(super) catalogues: Vec<Catalogue>,
}

/// All organisations, and which source belongs to which.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Guide {
    organisations: Vec<Organisation>,
    by_source: HashMap<Id<Source>, usize>,
}

impl Guide {
    /// Reads all of them: there are as many as there are portals. How many records each has is not counted, which would
    /// be to look at all records for every package.
    pub(super) async fn read(conn: &mut Conn<'_>) -> StoreResult<Self> {
        let publishers = publishers(conn).await?;
        let mut guide = Self::default();
        let mut by_catalogue = HashMap::new();
        for catalogue in catalogues(conn).await? {
            let publisher = publishers.iter().find(|one| Some(one.id) == catalogue.publisher);
            let id = publisher.map_or_else(|| catalogue.id.to_string(), |one| one.id.to_string());
            let at = guide.organisations.iter().position(|one| one.id == id).unwrap_or_else(|| {
                guide.organisations.push(Organisation {
                    id,
                    name: publisher.map_or(&catalogue.slug, |one| &one.slug).clone(),
                    title: publisher.map_or(&catalogue.name, |one| &one.name).clone(),
                    homepage: publisher.map_or(&catalogue.homepage, |one| &one.homepage).clone(),
                    packages: 0,
                    catalogues: Vec::new(),
                });
                guide.organisations.len() - 1
            });
            by_catalogue.insert(catalogue.id, at);
            guide.organisations[at].catalogues.push(catalogue);
        }
        for source in sources(conn).await? {
            if let Some(at) = by_catalogue.get(&source.catalogue) {
                guide.by_source.insert(source.id, *at);
            }
        }
        Ok(guide)
    }

    /// The same, and how many records each has.
    pub(super) async fn counted(conn: &mut Conn<'_>) -> StoreResult<Self> {
        let mut guide = Self::read(conn).await?;
        for (source, count) in counts(conn).await? {
            if let Some(at) = guide.by_source.get(&source) {
                guide.organisations[*at].packages += count;
            }
        }
        Ok(guide)
    }

    /// Every organisation, by name.
    pub(super) fn all(&self) -> Vec<&Organisation> {
        let mut all: Vec<_> = self.organisations.iter().collect();
        all.sort_by(|one, other| one.name.cmp(&other.name));
        all
    }

    /// The organisation that a source belongs to.
    pub(super) fn of(&self, source: Id<Source>) -> Option<&Organisation> {
        self.by_source.get(&source).map(|at| &self.organisations[*at])
    }

    /// The organisation of that identifier or name; that of a catalogue, too.
    pub(super) fn named(&self, name: &str) -> Option<&Organisation> {
        let own = self.organisations.iter().find(|one| one.id == name || one.name == name);
        let is = |catalogue: &Catalogue| catalogue.slug == name || catalogue.id.to_string() == name;
        own.or_else(|| self.organisations.iter().find(|one| one.catalogues.iter().any(is)))
    }

    /// Our own catalogue of that name, or the one of the organisation of that name.
    pub(super) fn own_catalogue(&self, name: &str) -> Option<&Catalogue> {
        let mut all = self.organisations.iter().flat_map(|one| &one.catalogues);
        let direct = all.find(|one| one.slug == name || one.id.to_string() == name);
        let of = || self.named(name).and_then(|one| one.catalogues.iter().find(|one| is_own(one)));
        direct.filter(|one| is_own(one)).or_else(of)
    }
}

fn is_own(catalogue: &Catalogue) -> bool {
    catalogue.kind == CatalogueKind::Own
}

impl Organisation {
    /// As it stands in a package.
    pub(super) fn brief(&self) -> Value {
        json!({
            "id": self.id, "name": self.name, "title": self.title, "type": "organization", "description": "",
            "image_url": "", "created": naive(created(&self.id)), "is_organization": true, "approval_status": "approved",
            "state": "active",
        })
    }

    /// As it stands in a list, or alone.
    pub(super) fn whole(&self) -> Value {
        let extras: Vec<Value> =
            self.homepage.iter().map(|page| json!({ "key": "homepage", "value": page })).collect();
        json!({
            "id": self.id, "name": self.name, "title": self.title, "display_name": self.title, "type": "organization",
            "description": "", "image_url": "", "image_display_url": "", "created": naive(created(&self.id)),
            "is_organization": true, "approval_status": "approved", "state": "active", "num_followers": 0,
            "package_count": self.packages, "extras": extras, "tags": [], "groups": [], "users": [],
        })
    }
}

/// The instant that an identifier of the house carries.
fn created(id: &str) -> Timestamp {
    let millis = id.get(..13).map(|head| head.replace('-', ""));
    let millis = millis.and_then(|digits| i64::from_str_radix(&digits, 16).ok()).unwrap_or_default();
    Timestamp::from_millisecond(millis).unwrap_or_default()
}
