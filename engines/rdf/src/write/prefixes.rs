//! Short names for namespaces.

use std::collections::{BTreeMap, HashMap};

/// Prefixes by name; where two stand for one namespace, the one that was added first is used to write.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Prefixes {
    by_name: BTreeMap<String, String>,
    by_namespace: HashMap<String, String>,
}

/// The vocabularies of open data catalogues.
const COMMON: [(&str, &str); 25] = [
    ("adms", "http://www.w3.org/ns/adms#"),
    ("dcat", "http://www.w3.org/ns/dcat#"),
    ("dcatap", "http://data.europa.eu/r5r/"),
    ("dct", "http://purl.org/dc/terms/"),
    ("dqv", "http://www.w3.org/ns/dqv#"),
    ("eli", "http://data.europa.eu/eli/ontology#"),
    ("foaf", "http://xmlns.com/foaf/0.1/"),
    ("geodcatap", "http://data.europa.eu/930/"),
    ("gsp", "http://www.opengis.net/ont/geosparql#"),
    ("hydra", "http://www.w3.org/ns/hydra/core#"),
    ("locn", "http://www.w3.org/ns/locn#"),
    ("odrl", "http://www.w3.org/ns/odrl/2/"),
    ("org", "http://www.w3.org/ns/org#"),
    ("owl", "http://www.w3.org/2002/07/owl#"),
    ("prov", "http://www.w3.org/ns/prov#"),
    ("rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"),
    ("rdfs", "http://www.w3.org/2000/01/rdf-schema#"),
    ("schema", "http://schema.org/"),
    ("sh", "http://www.w3.org/ns/shacl#"),
    ("skos", "http://www.w3.org/2004/02/skos/core#"),
    ("spdx", "http://spdx.org/rdf/terms#"),
    ("time", "http://www.w3.org/2006/time#"),
    ("vcard", "http://www.w3.org/2006/vcard/ns#"),
    ("void", "http://rdfs.org/ns/void#"),
    ("xsd", "http://www.w3.org/2001/XMLSchema#"),
];

impl Prefixes {
    /// No prefixes.
    #[must_use]
    pub fn none() -> Self {
        Self::default()
    }

    /// The prefixes of the vocabularies that open data catalogues use.
    #[must_use]
    pub fn common() -> Self {
        let mut prefixes = Self::none();
        for (name, namespace) in COMMON {
            prefixes.add(name, namespace);
        }
        prefixes
    }

    /// Adds a prefix; a name that is no plain ASCII name, or a namespace that could not be written, is passed over.
    pub fn add(&mut self, name: &str, namespace: &str) {
        let is_plain =
            is_name(name) && !namespace.is_empty() && !namespace.contains(super::terms::is_forbidden);
        if is_plain && !self.by_name.contains_key(name) {
            self.by_name.insert(name.to_owned(), namespace.to_owned());
            self.by_namespace.entry(namespace.to_owned()).or_insert_with(|| name.to_owned());
        }
    }

    /// Names and namespaces, by name.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.by_name.iter().map(|(name, namespace)| (name.as_str(), namespace.as_str()))
    }

    /// Those of the prefixes that a test keeps.
    #[must_use]
    pub fn filtered(&self, keep: impl Fn(&str, &str) -> bool) -> Self {
        let mut kept = Self::none();
        for (name, namespace) in self.iter().filter(|(name, namespace)| keep(name, namespace)) {
            kept.add(name, namespace);
        }
        kept
    }

    /// An IRI as prefix and local name, where the local name is plain.
    #[must_use]
    pub fn shorten<'a>(&'a self, iri: &'a str) -> Option<(&'a str, &'a str)> {
        let cut = iri.rfind(['#', '/', ':'])? + 1;
        let (namespace, local) = iri.split_at(cut);
        let prefix = self.by_namespace.get(namespace)?;
        is_local(local).then_some((prefix.as_str(), local))
    }
}

fn is_name(name: &str) -> bool {
    name.starts_with(|letter: char| letter.is_ascii_alphabetic())
        && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'))
}

/// Names that every syntax takes.
fn is_local(local: &str) -> bool {
    local.starts_with(|letter: char| letter.is_ascii_alphabetic() || letter == '_')
        && local.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'))
}
