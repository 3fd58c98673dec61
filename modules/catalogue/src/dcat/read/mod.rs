//! From a graph to a record. Total: any graph gives a record, and a note for whatever was odd.

mod agent;
mod coded;
mod distribution;
mod geometry;
mod graph;
mod moment;
mod place;
mod values;

use centum_rdf::{NamedOrBlankNodeRef, Triple};

use super::names::{adms, dcat, dcatap, dcatde, dct, foaf, prov, rdf};
use super::{Kind, Note, Record, What};
use coded::{ACCESS_RIGHT, DATASET_TYPE, FREE, FREQUENCY, HVD, LANGUAGE, LICENCE, THEME};
pub(crate) use distribution::byte_size;
use distribution::{
    CONFORMS_TO, DESCRIPTION, ENDPOINT_DESCRIPTION, ENDPOINT_URL, FORMAT, ISSUED, LANGUAGES, LEGISLATION,
    LICENSE, MODIFIED, PAGE, RIGHTS, SPATIAL_RESOLUTION, TEMPORAL_RESOLUTION, TITLE,
};
pub use graph::Graph;
pub use moment::moment;
pub(crate) use moment::span;
use values::{LABELS, Property, Reader};
pub use values::{LONGEST_TEXT, MOST_VALUES};
pub(super) use {coded::is_media_type, values::mend};

/// The record about a node, out of triples that hold it and what it reaches.
pub fn record(triples: &[Triple], subject: NamedOrBlankNodeRef<'_>) -> (Record, Vec<Note>) {
    record_in(&Graph::new(triples), subject)
}

/// The record about a node, out of a graph that may hold many.
pub fn record_in(graph: &Graph<'_>, subject: NamedOrBlankNodeRef<'_>) -> (Record, Vec<Note>) {
    let mut reader = Reader { graph, notes: Vec::new() };
    let mut record = reader.record(subject);
    record.settle();
    (record, reader.notes)
}

impl Reader<'_, '_> {
    fn kind(&mut self, of: NamedOrBlankNodeRef<'_>) -> Kind {
        if self.graph.is_a(of, dcat::SERIES) {
            Kind::Series
        } else if self.graph.is_a(of, dcat::DATASET) {
            Kind::Dataset
        } else if self.graph.is_a(of, dcat::SERVICE) {
            Kind::Service
        } else {
            self.note(Property("rdf:type", &[rdf::TYPE]), "", What::NoType);
            match self.graph.values(of, ENDPOINT_URL.1).next() {
                Some(_) => Kind::Service,
                None => Kind::Dataset,
            }
        }
    }

    fn record(&mut self, of: NamedOrBlankNodeRef<'_>) -> Record {
        const IDENTIFIER: Property = Property("dct:identifier", &[dct::IDENTIFIER, dct::old::IDENTIFIER]);
        const OTHER_IDENTIFIER: Property = Property("adms:identifier", &[adms::IDENTIFIER]);
        const KEYWORD: Property = Property("dcat:keyword", &[dcat::KEYWORD]);
        const THEMES: Property = Property("dcat:theme", &[dcat::THEME]);
        const SUBJECT: Property = Property("dct:subject", &[dct::SUBJECT]);
        const TYPE: Property = Property("dct:type", &[dct::TYPE]);
        const PUBLISHER: Property = Property("dct:publisher", &[dct::PUBLISHER, dct::old::PUBLISHER]);
        const CREATOR: Property =
            Property("dct:creator", &[dct::CREATOR, dct::old::CREATOR, dcatde::ORIGINATOR]);
        const CONTRIBUTOR: Property = Property("dct:contributor", &[dct::CONTRIBUTOR, dcatde::MAINTAINER]);
        const LANDING: Property = Property("dcat:landingPage", &[dcat::LANDING_PAGE]);
        const ACCESS_RIGHTS: Property = Property("dct:accessRights", &[dct::ACCESS_RIGHTS]);
        const ACCRUAL: Property = Property("dct:accrualPeriodicity", &[dct::FREQUENCY]);
        const SPATIAL: Property = Property("dct:spatial", &[dct::SPATIAL]);
        const TEMPORAL: Property = Property("dct:temporal", &[dct::TEMPORAL]);
        const PROVENANCE: Property = Property("dct:provenance", &[dct::PROVENANCE]);
        const VERSION: Property = Property("dcat:version", &[dcat::VERSION]);
        const VERSION_INFO: Property = Property("owl:versionInfo", &[rdf::VERSION_INFO]);
        const VERSION_NOTES: Property = Property("adms:versionNotes", &[adms::VERSION_NOTES]);
        const HAS_VERSION: Property = Property("dcat:hasVersion", &[dcat::HAS_VERSION, dct::HAS_VERSION]);
        const IS_VERSION_OF: Property =
            Property("dcat:isVersionOf", &[dcat::IS_VERSION_OF, dct::IS_VERSION_OF]);
        const PREVIOUS: Property =
            Property("dcat:previousVersion", &[dcat::PREVIOUS, adms::PREV, dct::REPLACES, dcat::PREV]);
        const IN_SERIES: Property = Property("dcat:inSeries", &[dcat::IN_SERIES]);
        const HVD_CATEGORY: Property = Property("dcatap:hvdCategory", &[dcatap::HVD_CATEGORY]);
        const REFERENCED: Property = Property("dct:isReferencedBy", &[dct::IS_REFERENCED_BY]);
        const RELATION: Property = Property("dct:relation", &[dct::RELATION, dct::REFERENCES]);
        const SOURCE: Property = Property("dct:source", &[dct::SOURCE]);
        const GENERATED: Property = Property("prov:wasGeneratedBy", &[prov::GENERATED_BY]);
        const SAMPLE: Property = Property("adms:sample", &[adms::SAMPLE]);
        const DISTRIBUTION: Property = Property("dcat:distribution", &[dcat::DISTRIBUTION]);
        const SERVES: Property = Property("dcat:servesDataset", &[dcat::SERVES]);

        let mut titles = self.texts(of, TITLE);
        if titles.is_empty() {
            titles = self.texts(of, Property(LABELS.0, &[rdf::LABEL, foaf::NAME]));
        }
        let mut descriptions = self.texts(of, DESCRIPTION);
        if descriptions.is_empty() {
            // So GeoNetwork has written them for years, and the date of the last change as well.
            descriptions = self.texts(of, Property("dct:abstract", &[dct::ABSTRACT]));
        }
        let mut record = Record {
            uri: graph::address(of),
            kind: self.kind(of),
            identifiers: self.words(of, IDENTIFIER),
            other_identifiers: self.words(of, OTHER_IDENTIFIER),
            titles,
            descriptions,
            keywords: self.keywords(of, KEYWORD),
            themes: self.coded(of, THEMES, THEME),
            subjects: self.coded(of, SUBJECT, FREE),
            types: self.coded(of, TYPE, DATASET_TYPE),
            publishers: self.agents(of, PUBLISHER),
            creators: self.agents(of, CREATOR),
            contributors: self.agents(of, CONTRIBUTOR),
            attributions: self.attributions(of),
            contacts: self.contacts(of),
            landing_pages: self.urls(of, LANDING),
            pages: self.urls(of, PAGE),
            licences: self.coded(of, LICENSE, LICENCE),
            rights: self.references(of, RIGHTS),
            access_rights: self.one_coded(of, ACCESS_RIGHTS, ACCESS_RIGHT),
            issued: self.moments(of, ISSUED).into_iter().next(),
            modified: self.moments(of, MODIFIED).into_iter().last(),
            frequency: self.one_coded(of, ACCRUAL, FREQUENCY),
            spatial: self.places(of, SPATIAL),
            spatial_resolution: self.numbers(of, SPATIAL_RESOLUTION),
            temporal: self.periods(of, TEMPORAL),
            temporal_resolution: self.word(of, TEMPORAL_RESOLUTION),
            languages: self.coded(of, LANGUAGES, LANGUAGE),
            conforms_to: self.references(of, CONFORMS_TO),
            provenance: self.references(of, PROVENANCE),
            version: self.word(of, VERSION).or_else(|| self.word(of, VERSION_INFO)),
            version_notes: self.texts(of, VERSION_NOTES),
            has_versions: self.urls(of, HAS_VERSION),
            is_version_of: self.urls(of, IS_VERSION_OF),
            previous_versions: self.urls(of, PREVIOUS),
            in_series: self.urls(of, IN_SERIES),
            applicable_legislation: self.urls(of, LEGISLATION),
            hvd_categories: self.coded(of, HVD_CATEGORY, HVD),
            referenced_by: self.urls(of, REFERENCED),
            relations: self.urls(of, RELATION),
            sources: self.urls(of, SOURCE),
            generated_by: self.urls(of, GENERATED),
            samples: self.distributions(of, SAMPLE),
            distributions: self.distributions(of, DISTRIBUTION),
            endpoint_urls: self.urls(of, ENDPOINT_URL),
            endpoint_descriptions: self.urls(of, ENDPOINT_DESCRIPTION),
            serves_datasets: self.urls(of, SERVES),
            formats: self.formats(of, FORMAT),
        };
        if record.modified.is_none() {
            record.modified = self.moments(of, Property("dct:updated", &[dct::UPDATED])).into_iter().last();
        }
        if record.modified.is_none() && record.issued.is_none() {
            // The date of 1995 says neither; it is the best there is for the date of publication.
            record.issued = self.moments(of, Property("dc:date", &[dct::old::DATE])).into_iter().next();
        }
        if !record.licences.is_empty() && record.kind == Kind::Dataset {
            let given = record.licences[0].as_str().to_owned();
            self.note(LICENSE, &given, What::Misplaced);
        }
        record
    }
}
