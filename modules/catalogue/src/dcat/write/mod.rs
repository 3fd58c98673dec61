//! From a record to a graph: DCAT-AP 3.0.1 with codes as the Union's addresses, values with their types, and classes stated,
//! so that a validator that knows nothing else can follow.

mod distribution;
mod schema;
mod sink;

use centum_rdf::{NamedOrBlankNode, Triple};

use super::names::{adms, dcat, dcatap, dct, foaf, geo, prov, skos, vcard};
use super::{Agent, Contact, Geometry, Kind, Period, Place, Record, vocabulary};
pub use schema::schema_org;
use sink::Sink;

/// The addresses under which records and distributions are written.
pub trait Addresses {
    /// The address of a record; none writes a node without one.
    fn record(&self, record: &Record) -> Option<String>;
    /// The address of a record's distribution, by its place in the list.
    fn distribution(&self, record: &Record, at: usize) -> Option<String>;
}

/// The addresses that their sources gave.
#[derive(Debug, Clone, Copy, Default)]
pub struct AsGiven;

impl Addresses for AsGiven {
    fn record(&self, record: &Record) -> Option<String> {
        record.uri.clone()
    }

    fn distribution(&self, record: &Record, at: usize) -> Option<String> {
        record.distributions.get(at).and_then(|distribution| distribution.uri.clone())
    }
}

/// The graph of a record, and the node that it is about.
///
/// Blank nodes carry a part of the record's digest in their names, so that the graphs of several records can stand in one
/// document. An address that can't be mended into one is left out.
pub fn triples(record: &Record, uris: &dyn Addresses) -> (NamedOrBlankNode, Vec<Triple>) {
    let own = uris.record(record);
    let mut sink =
        Sink::new(own.as_deref().or(record.identifiers.first().map(String::as_str)).unwrap_or_default());
    let node = sink.node(own.as_deref());
    let of = &node;
    sink.class(
        of,
        match record.kind {
            Kind::Dataset => dcat::DATASET,
            Kind::Series => dcat::SERIES,
            Kind::Service => dcat::SERVICE,
        },
    );
    described(&mut sink, of, record);
    people(&mut sink, of, record);
    circumstances(&mut sink, of, record);
    relations(&mut sink, of, record);
    for distribution in &record.samples {
        let sample = sink.distribution(distribution, distribution.uri.as_deref());
        sink.link(of, adms::SAMPLE, sample);
    }
    for (at, distribution) in record.distributions.iter().enumerate() {
        let address = uris.distribution(record, at);
        let part = sink.distribution(distribution, address.as_deref());
        sink.link(of, dcat::DISTRIBUTION, part);
    }
    sink.urls(of, dcat::ENDPOINT_URL, &record.endpoint_urls, None);
    sink.urls(of, dcat::ENDPOINT_DESCRIPTION, &record.endpoint_descriptions, None);
    sink.urls(of, dcat::SERVES, &record.serves_datasets, None);
    for format in &record.formats {
        sink.format(of, format);
    }
    (node, sink.into_triples())
}

fn described(sink: &mut Sink, of: &NamedOrBlankNode, record: &Record) {
    for identifier in &record.identifiers {
        sink.plain(of, dct::IDENTIFIER, identifier);
    }
    for identifier in &record.other_identifiers {
        let other = sink.node(None);
        sink.class(&other, adms::C_IDENTIFIER);
        sink.plain(&other, skos::NOTATION, identifier);
        sink.link(of, adms::IDENTIFIER, other);
    }
    sink.texts(of, dct::TITLE, &record.titles);
    sink.texts(of, dct::DESCRIPTION, &record.descriptions);
    for (lang, words) in &record.keywords {
        for word in words {
            sink.text(of, dcat::KEYWORD, lang, word);
        }
    }
    sink.all_coded(of, dcat::THEME, &record.themes, vocabulary::themes(), skos::CONCEPT);
    sink.all_coded(of, dct::SUBJECT, &record.subjects, vocabulary::themes(), skos::CONCEPT);
    sink.all_coded(of, dct::TYPE, &record.types, vocabulary::dataset_types(), skos::CONCEPT);
    sink.all_coded(of, dct::LANGUAGE, &record.languages, vocabulary::languages(), dct::C_LANGUAGE);
    sink.all_coded(
        of,
        dcatap::HVD_CATEGORY,
        &record.hvd_categories,
        vocabulary::hvd_categories(),
        skos::CONCEPT,
    );
    sink.urls(of, dcat::LANDING_PAGE, &record.landing_pages, Some(foaf::DOCUMENT));
    sink.urls(of, foaf::PAGE, &record.pages, Some(foaf::DOCUMENT));
}

fn people(sink: &mut Sink, of: &NamedOrBlankNode, record: &Record) {
    for (name, agents) in [
        (dct::PUBLISHER, &record.publishers),
        (dct::CREATOR, &record.creators),
        (dct::CONTRIBUTOR, &record.contributors),
    ] {
        for agent in agents {
            let agent = sink.agent(agent);
            sink.link(of, name, agent);
        }
    }
    for attribution in &record.attributions {
        let node = sink.node(None);
        sink.class(&node, prov::C_ATTRIBUTION);
        let agent = sink.agent(&attribution.agent);
        sink.link(&node, prov::AGENT, agent);
        sink.urls(&node, dcat::HAD_ROLE, attribution.role.as_slice(), None);
        sink.link(of, prov::ATTRIBUTION, node);
    }
    for contact in &record.contacts {
        let contact = sink.contact(contact);
        sink.link(of, dcat::CONTACT, contact);
    }
}

fn circumstances(sink: &mut Sink, of: &NamedOrBlankNode, record: &Record) {
    sink.all_coded(of, dct::LICENSE, &record.licences, vocabulary::licences(), dct::C_LICENSE);
    sink.references(of, dct::RIGHTS, &record.rights, dct::C_RIGHTS);
    let rights = record.access_rights.as_slice();
    sink.all_coded(of, dct::ACCESS_RIGHTS, rights, vocabulary::access_rights(), dct::C_RIGHTS);
    sink.moment(of, dct::ISSUED, record.issued.as_ref());
    sink.moment(of, dct::MODIFIED, record.modified.as_ref());
    let frequency = record.frequency.as_slice();
    sink.all_coded(of, dct::FREQUENCY, frequency, vocabulary::frequencies(), dct::C_FREQUENCY);
    for place in &record.spatial {
        let place = sink.place(place);
        sink.link(of, dct::SPATIAL, place);
    }
    for period in &record.temporal {
        let period = sink.period(period);
        sink.link(of, dct::TEMPORAL, period);
    }
    sink.resolutions(of, &record.spatial_resolution, record.temporal_resolution.as_deref());
}

fn relations(sink: &mut Sink, of: &NamedOrBlankNode, record: &Record) {
    sink.references(of, dct::CONFORMS_TO, &record.conforms_to, dct::C_STANDARD);
    sink.references(of, dct::PROVENANCE, &record.provenance, dct::C_PROVENANCE);
    if let Some(version) = &record.version {
        sink.plain(of, dcat::VERSION, version);
    }
    sink.texts(of, adms::VERSION_NOTES, &record.version_notes);
    sink.urls(of, dcatap::LEGISLATION, &record.applicable_legislation, Some(dcatap::C_LEGISLATION));
    for (name, urls) in [
        (dcat::HAS_VERSION, &record.has_versions),
        (dcat::IS_VERSION_OF, &record.is_version_of),
        (dcat::PREVIOUS, &record.previous_versions),
        (dcat::IN_SERIES, &record.in_series),
        (dct::IS_REFERENCED_BY, &record.referenced_by),
        (dct::RELATION, &record.relations),
        (dct::SOURCE, &record.sources),
        (prov::GENERATED_BY, &record.generated_by),
    ] {
        sink.urls(of, name, urls, None);
    }
}

impl Sink {
    fn agent(&mut self, agent: &Agent) -> NamedOrBlankNode {
        let node = self.node(agent.uri.as_deref());
        self.class(&node, foaf::AGENT);
        self.texts(&node, foaf::NAME, &agent.names);
        self.all_coded(&node, dct::TYPE, agent.kind.as_slice(), vocabulary::themes(), skos::CONCEPT);
        self.urls(&node, foaf::HOMEPAGE, &agent.homepages, Some(foaf::DOCUMENT));
        for mail in &agent.emails {
            self.mail(&node, foaf::MBOX, mail);
        }
        node
    }

    fn contact(&mut self, contact: &Contact) -> NamedOrBlankNode {
        let node = self.node(contact.uri.as_deref());
        self.class(&node, vcard::KIND);
        self.texts(&node, vcard::FN, &contact.names);
        self.texts(&node, vcard::ORGANIZATION, &contact.organisation);
        for mail in &contact.emails {
            self.mail(&node, vcard::EMAIL, mail);
        }
        self.urls(&node, vcard::URL, &contact.urls, None);
        for number in &contact.telephones {
            self.telephone(&node, vcard::TELEPHONE, number);
        }
        node
    }

    fn place(&mut self, place: &Place) -> NamedOrBlankNode {
        let node = self.node(place.uri.as_deref());
        self.class(&node, dct::C_LOCATION);
        self.texts(&node, skos::PREF_LABEL, &place.labels);
        if let Some(bbox) = &place.bbox {
            self.typed(&node, dcat::BBOX, &bbox.wkt(), geo::WKT);
        }
        if let Some(point) = &place.centroid {
            self.typed(&node, dcat::CENTROID, &point.wkt(), geo::WKT);
        }
        if let Some(geometry) = &place.geometry {
            let shape = self.geometry(geometry);
            self.link(&node, geo::HAS_GEOMETRY, shape);
        }
        node
    }

    /// A shape as GeoSPARQL has it. Under `locn:geometry` the shapes of DCAT-AP ask for a node, and ckanext-dcat breaks off at
    /// anything but a literal.
    fn geometry(&mut self, geometry: &Geometry) -> NamedOrBlankNode {
        let node = self.node(None);
        self.class(&node, geo::C_GEOMETRY);
        match geometry {
            Geometry::Wkt(text) => self.typed(&node, geo::AS_WKT, text, geo::WKT),
            Geometry::GeoJson(text) => self.typed(&node, geo::AS_GEOJSON, text, geo::GEOJSON),
        }
        node
    }

    fn period(&mut self, period: &Period) -> NamedOrBlankNode {
        let node = self.node(None);
        self.class(&node, dct::C_PERIOD);
        self.moment(&node, dcat::START, period.start.as_ref());
        self.moment(&node, dcat::END, period.end.as_ref());
        node
    }
}
