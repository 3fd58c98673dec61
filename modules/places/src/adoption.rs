//! From what the gazetteer answers to facts that can be kept.

use crate::actions::Facts;
use crate::model::{Body, Candidate, KnownBody, PlaceId};
use crate::store::{Place, PlaceKind, Source};

fn source(id: &PlaceId) -> (Source, Option<String>) {
    match id {
        PlaceId::GeoNames(number) => (Source::Geonames, Some(number.to_string())),
        PlaceId::Overlay(slug) => (Source::Overlay, Some(slug.clone())),
    }
}

impl Candidate {
    /// What is kept of the place once something refers to it. Its other names stay in the gazetteer.
    pub fn facts(&self, data_version: &str) -> Facts {
        let (source, source_id) = source(&self.id);
        let codes: Vec<&str> = self.admin_codes.iter().copied().take_while(|code| !code.is_empty()).collect();
        Facts {
            source,
            source_id,
            kind: PlaceKind::Settlement,
            name: self.name.to_owned(),
            other_names: Vec::new(),
            country: self.country,
            admin: (!codes.is_empty()).then(|| codes.join(".")),
            point: Some(self.position),
            population: self.population.map(i64::from),
            population_year: None,
            data_version: data_version.to_owned(),
            parts: Vec::new(),
        }
    }
}

impl Place {
    /// The facts that lead back to this place when they are adopted.
    pub fn facts(&self) -> Facts {
        Facts {
            source: self.source,
            source_id: self.source_id.clone(),
            kind: self.kind,
            name: self.name.clone(),
            other_names: Vec::new(),
            country: self.country,
            admin: self.admin.clone(),
            point: self.latitude.zip(self.longitude),
            population: self.population,
            population_year: self.population_year,
            data_version: self.data_version.clone(),
            parts: Vec::new(),
        }
    }
}

impl Body {
    /// What is kept of a body that the overlay knows: the body with its members, which is not its seat.
    pub fn facts(&self, known: &KnownBody, data_version: &str) -> Facts {
        let (source, source_id) = source(&known.id);
        Facts {
            source,
            source_id,
            kind: PlaceKind::Body,
            name: known.name.to_owned(),
            other_names: Vec::new(),
            country: known.country,
            admin: None,
            // A body is drawn where its members lie.
            point: middle(&self.members),
            population: None,
            population_year: None,
            data_version: data_version.to_owned(),
            parts: self.members.iter().map(|member| member.facts(data_version)).collect(),
        }
    }
}

fn middle(members: &[Candidate]) -> Option<(f64, f64)> {
    let count = members.len() as f64;
    let sum =
        members.iter().fold((0.0, 0.0), |sum, member| (sum.0 + member.position.0, sum.1 + member.position.1));
    (!members.is_empty()).then(|| (sum.0 / count, sum.1 / count))
}
