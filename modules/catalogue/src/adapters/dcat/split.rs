//! A catalogue's graph into the graphs of its records, in time linear in what comes out.
//!
//! What several records share (a publisher, a contact, a distribution) is copied into each. Blank nodes are named anew in
//! the order in which a record reaches them, so that a change in one record leaves the bytes of the others alone.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use bytes::Bytes;
use centum_rdf::{BlankNode, NamedOrBlankNode, Term, Triple, Triples, digest, vocab, write};

use super::gaps::Gaps;
use super::spelling::Spelt;
use crate::adapters::draft::{dcat, dct};
use crate::adapters::{Found, PageError, Refused};

/// How many times its own size a catalogue may grow by what its records share.
const MOST_COPIES: usize = 20;
/// Triples that may be copied whatever the size.
const FREE_COPIES: usize = 1_000_000;

/// Properties over which a named node belongs to the record that names it.
static INNER: LazyLock<HashSet<String>> = LazyLock::new(|| {
    let of_dcat = [
        "distribution",
        "accessService",
        "contactPoint",
        "theme",
        "mediaType",
        "compressFormat",
        "packageFormat",
        "qualifiedRelation",
    ];
    let of_dct = [
        "publisher",
        "creator",
        "contributor",
        "rightsHolder",
        "spatial",
        "temporal",
        "license",
        "rights",
        "accessRights",
        "format",
        "conformsTo",
        "provenance",
        "type",
        "subject",
        "language",
        "accrualPeriodicity",
    ];
    let others = [
        "http://purl.org/dc/elements/1.1/publisher",
        "http://purl.org/dc/elements/1.1/creator",
        "http://xmlns.com/foaf/0.1/page",
        "http://www.w3.org/ns/adms#contactPoint",
        "http://www.w3.org/ns/adms#identifier",
        "http://www.w3.org/ns/adms#sample",
        "http://www.w3.org/ns/adms#status",
        "http://www.w3.org/ns/prov#qualifiedAttribution",
        "http://www.w3.org/ns/prov#agent",
        "http://www.w3.org/ns/prov#wasGeneratedBy",
        "http://www.w3.org/ns/locn#geometry",
        "http://www.w3.org/ns/odrl/2/hasPolicy",
        "http://www.opengis.net/ont/geosparql#hasGeometry",
        "http://spdx.org/rdf/terms#checksum",
        "http://data.europa.eu/r5r/availability",
        "http://data.europa.eu/r5r/hvdCategory",
        "http://dcat-ap.de/def/dcatde/originator",
        "http://dcat-ap.de/def/dcatde/maintainer",
    ];
    let of_dcat = of_dcat.into_iter().map(|name| dcat(name).into_string());
    let of_dct = of_dct.into_iter().map(|name| dct(name).into_string());
    of_dcat.chain(of_dct).chain(others.into_iter().map(str::to_owned)).collect()
});

/// Properties that lead out of a record, to its catalogue or to others.
static OUTER: LazyLock<HashSet<String>> = LazyLock::new(|| {
    let names =
        ["dataset", "servesDataset", "record", "catalog", "service", "resource", "inSeries", "seriesMember"];
    let own = names.into_iter().map(|name| dcat(name).into_string());
    own.chain([dct("isPartOf"), dct("hasPart")].into_iter().map(centum_rdf::NamedNode::into_string)).collect()
});

/// What a catalogue falls apart into.
#[derive(Default)]
pub(super) struct Parts {
    pub(super) found: Vec<Found>,
    pub(super) refused: Vec<Refused>,
    /// Records of which a part has a gap, by their place among those found, with that part.
    pub(super) incomplete: Vec<(usize, NamedOrBlankNode)>,
    pub(super) is_catalogue: bool,
}

/// Who is who in a graph.
#[derive(Default)]
struct Roles {
    catalogues: Vec<NamedOrBlankNode>,
    typed: HashSet<NamedOrBlankNode>,
    /// What a catalogue lists, with the catalogue.
    listed: HashMap<NamedOrBlankNode, NamedOrBlankNode>,
    order: Vec<NamedOrBlankNode>,
    /// Blank nodes that something else than a list points to.
    inner: HashSet<NamedOrBlankNode>,
}

fn node(term: &Term) -> Option<NamedOrBlankNode> {
    match term {
        Term::NamedNode(name) => Some(name.clone().into()),
        Term::BlankNode(blank) => Some(blank.clone().into()),
        Term::Literal(_) => None,
    }
}

impl Roles {
    fn of(graph: &Triples) -> Self {
        let kinds = [dcat("Dataset"), dcat("DatasetSeries"), dcat("DataService")];
        let lists = [dcat("dataset"), dcat("service"), dcat("resource")];
        let catalogue = dcat("Catalog");
        let mut roles = Self::default();
        for triple in graph.all() {
            if triple.predicate.as_ref() == vocab::rdf::TYPE {
                if let Term::NamedNode(class) = &triple.object {
                    if *class == catalogue {
                        roles.catalogues.push(triple.subject.clone());
                    } else if kinds.contains(class) {
                        roles.typed.insert(triple.subject.clone());
                    }
                }
            } else if lists.contains(&triple.predicate) {
                if let Some(object) = node(&triple.object)
                    && roles.listed.insert(object.clone(), triple.subject.clone()).is_none()
                {
                    roles.order.push(object);
                }
            } else if let Term::BlankNode(object) = &triple.object {
                roles.inner.insert(object.clone().into());
            }
        }
        for catalogue in &roles.catalogues {
            roles.typed.remove(catalogue);
        }
        roles
    }

    /// Whether a node is a record: listed, or of a kind that is listed and more than a mention.
    fn is_record(&self, graph: &Triples, subject: &NamedOrBlankNode) -> bool {
        if self.listed.contains_key(subject) {
            return !self.catalogues.contains(subject);
        }
        let says_something =
            || graph.about(subject).any(|triple| triple.predicate.as_ref() != vocab::rdf::TYPE);
        self.typed.contains(subject) && !self.inner.contains(subject) && says_something()
    }

    /// The catalogue of a record: the one that lists it, else the only one.
    fn catalogue(&self, record: &NamedOrBlankNode) -> Option<&NamedOrBlankNode> {
        let only = || self.catalogues.first().filter(|_| self.catalogues.len() == 1);
        self.listed.get(record).or_else(only)
    }
}

/// Splits a graph.
pub(super) fn split(graph: &Triples, gaps: &Gaps, spelt: &Spelt) -> Result<Parts, PageError> {
    let roles = Roles::of(graph);
    let subjects = graph.subjects();
    let records: HashSet<&NamedOrBlankNode> =
        subjects.iter().filter(|subject| roles.is_record(graph, subject)).collect();
    let outside: HashSet<&NamedOrBlankNode> = records.iter().copied().chain(&roles.catalogues).collect();
    let mut parts = Parts { is_catalogue: !roles.catalogues.is_empty(), ..Parts::default() };
    let mut budget = graph.all().len().saturating_mul(MOST_COPIES).saturating_add(FREE_COPIES);
    for subject in subjects.iter().filter(|subject| records.contains(subject)) {
        if gaps.contains(subject) {
            if !gaps.is_told(subject) {
                parts.refused.push(refused(subject, "record-syntax", String::new()));
            }
            continue;
        }
        let Some(Own { triples, gap }) = own_graph(graph, &roles, (&outside, gaps), subject) else {
            parts.refused.push(refused(subject, "record-large", centum_rdf::MOST_OF_ONE.to_string()));
            budget = budget.checked_sub(centum_rdf::MOST_OF_ONE).ok_or(PageError::Limit("copies"))?;
            continue;
        };
        budget = budget.checked_sub(triples.len()).ok_or(PageError::Limit("copies"))?;
        parts.incomplete.extend(gap.map(|gap| (parts.found.len(), gap)));
        parts.found.push(found(subject, triples, spelt));
    }
    let is_mute = |listed: &&NamedOrBlankNode| graph.about(listed).next().is_none() && !gaps.is_told(listed);
    for listed in roles.order.iter().filter(is_mute) {
        parts.refused.push(refused(listed, "record-undescribed", String::new()));
    }
    // Of these nothing is left but that they were there; unsaid, they would count as gone.
    let is_lost =
        |node: &&NamedOrBlankNode| !roles.listed.contains_key(*node) && graph.about(node).next().is_none();
    for lost in gaps.untold().into_iter().filter(is_lost) {
        parts.refused.push(refused(lost, "record-syntax", String::new()));
    }
    Ok(parts)
}

fn refused(node: &NamedOrBlankNode, reason: &'static str, detail: String) -> Refused {
    Refused { remote_id: name(node), place: node.to_string(), reason, detail }
}

fn name(subject: &NamedOrBlankNode) -> Option<String> {
    match subject {
        NamedOrBlankNode::NamedNode(name) => Some(name.as_str().to_owned()),
        NamedOrBlankNode::BlankNode(_) => None,
    }
}

/// What belongs to a record.
struct Own {
    triples: Vec<Triple>,
    /// A part of it of which a statement was left out.
    gap: Option<NamedOrBlankNode>,
}

/// Whether an address is one that a store has given to a node without any: by RDF 1.1, or as Virtuoso does.
fn stands_for_a_blank(address: &str) -> bool {
    address.contains("/.well-known/genid/") || address.starts_with("nodeID://")
}

/// The triples of a record and of what belongs to it; none where they are too many.
fn own_graph(
    graph: &Triples,
    roles: &Roles,
    (outside, gaps): (&HashSet<&NamedOrBlankNode>, &Gaps),
    subject: &NamedOrBlankNode,
) -> Option<Own> {
    let access_service = dcat("accessService");
    let goes_on = |triple: &Triple| {
        let property = triple.predicate.as_str();
        let is_outside = node(&triple.object).is_some_and(|object| outside.contains(&object));
        match triple.object {
            _ if OUTER.contains(property) => false,
            _ if is_outside => triple.predicate == access_service,
            Term::BlankNode(_) => true,
            Term::NamedNode(ref name) if stands_for_a_blank(name.as_str()) => true,
            _ => INNER.contains(property),
        }
    };
    let own = graph.subgraph(subject, goes_on);
    if own.is_cut {
        return None;
    }
    let mut triples = own.triples;
    let publishers = [dct("publisher").into_string(), "http://purl.org/dc/elements/1.1/publisher".to_owned()];
    let is_published =
        graph.about(subject).any(|triple| publishers.iter().any(|name| triple.predicate.as_str() == name));
    if !is_published && let Some(catalogue) = roles.catalogue(subject) {
        let publisher = dct("publisher");
        let theirs: Vec<Term> = graph.values(catalogue, publisher.as_ref()).cloned().collect();
        for term in theirs {
            if let Some(agent) = node(&term)
                && triples.iter().all(|triple| triple.subject != agent)
            {
                let agent = graph.subgraph(&agent, goes_on);
                if agent.is_cut {
                    return None;
                }
                triples.extend(agent.triples);
            }
            triples.push(Triple::new(subject.clone(), publisher.clone(), term));
        }
    }
    let torn =
        |triple: &Triple| node(&triple.object).filter(|object| gaps.contains(object) && goes_on(triple));
    let gap = if gaps.is_empty() { None } else { triples.iter().find_map(torn) };
    Some(Own { triples, gap })
}

fn found(subject: &NamedOrBlankNode, mut triples: Vec<Triple>, spelt: &Spelt) -> Found {
    let is_spelt = |triple: &Triple| spelt.contains_key(triple);
    let mut written: Vec<Triple> = if !spelt.is_empty() && triples.iter().any(is_spelt) {
        triples.iter().map(|triple| spelt.get(triple).unwrap_or(triple).clone()).collect()
    } else {
        Vec::new()
    };
    let mut labels: HashMap<BlankNode, BlankNode> = HashMap::new();
    let mut fresh = |old: &BlankNode| {
        let next = labels.len();
        labels.entry(old.clone()).or_insert_with(|| BlankNode::new_unchecked(format!("n{next}"))).clone()
    };
    let subject: NamedOrBlankNode = match subject {
        NamedOrBlankNode::BlankNode(blank) => fresh(blank).into(),
        NamedOrBlankNode::NamedNode(name) => name.clone().into(),
    };
    for triple in triples.iter_mut().chain(&mut written) {
        if let NamedOrBlankNode::BlankNode(blank) = &triple.subject {
            triple.subject = fresh(blank).into();
        }
        if let Term::BlankNode(blank) = &triple.object {
            triple.object = fresh(blank).into();
        }
    }
    let remote_id = name(&subject).or_else(|| identifier(&subject, &triples));
    let remote_id = remote_id.unwrap_or_else(|| format!("sha256:{}", digest(&triples).sha256));
    let raw = Bytes::from(write::ntriples_fragment(if written.is_empty() { &triples } else { &written }));
    Found { remote_id, raw, media_type: "application/n-triples", graph: triples, subject }
}

/// What a record without an address is called.
fn identifier(subject: &NamedOrBlankNode, triples: &[Triple]) -> Option<String> {
    let property = dct("identifier");
    let own = triples.iter().filter(|triple| triple.subject == *subject && triple.predicate == property);
    let texts = own.filter_map(|triple| match &triple.object {
        Term::Literal(text) => Some(text.value().trim()),
        Term::NamedNode(name) => Some(name.as_str()),
        Term::BlankNode(_) => None,
    });
    texts.filter(|text| !text.is_empty()).min().map(str::to_owned)
}
