//! What all portals' formats have in common: people, places, periods, licences and files.

use centum_rdf::NamedOrBlankNode;

use super::draft::{Draft, adms, dcat, dcatap, dct, foaf, locn, rdfs, skos, spdx, vcard};
use crate::dcat::vocabulary;

/// The rules on high-value datasets.
const HIGH_VALUE: &str = "http://data.europa.eu/eli/reg_impl/2023/138/oj";
/// The checksum algorithms of SPDX.
const ALGORITHMS: &str = "http://spdx.org/rdf/terms#checksumAlgorithm_";

/// Somebody: who publishes, made it, or answers questions.
#[derive(Default)]
pub(super) struct Who {
    pub(super) uri: Option<String>,
    pub(super) name: Option<String>,
    pub(super) email: Option<String>,
    pub(super) url: Option<String>,
    pub(super) kind: Option<String>,
}

impl Who {
    fn is_nobody(&self) -> bool {
        self.uri.is_none() && self.name.is_none() && self.email.is_none() && self.url.is_none()
    }
}

impl Draft {
    /// Who has to do with it, under a property such as `dct:publisher`.
    pub(super) fn agent(&mut self, property: &str, who: &Who) -> bool {
        if who.is_nobody() {
            return false;
        }
        let node = self.node(who.uri.as_deref());
        self.kind(&node, foaf("Agent"));
        self.add(&self.subject(), dct(property), node.clone());
        if let Some(name) = &who.name {
            self.text(&node, foaf("name"), None, name);
        }
        if let Some(mail) = &who.email {
            self.link(&node, foaf("mbox"), &mailbox(mail));
        }
        if let Some(url) = &who.url {
            self.link(&node, foaf("homepage"), url);
        }
        if let Some(kind) = &who.kind {
            self.link(&node, dct("type"), kind);
        }
        true
    }

    /// Whom to ask.
    pub(super) fn contact(&mut self, who: &Who) -> bool {
        if who.is_nobody() {
            return false;
        }
        let node = self.node(who.uri.as_deref());
        self.kind(&node, vcard("Kind"));
        self.add(&self.subject(), dcat("contactPoint"), node.clone());
        if let Some(name) = &who.name {
            self.text(&node, vcard("fn"), None, name);
        }
        if let Some(mail) = &who.email {
            self.link(&node, vcard("hasEmail"), &mailbox(mail));
        }
        if let Some(url) = &who.url {
            self.link(&node, vcard("hasURL"), url);
        }
        true
    }

    /// A place by its address, its name or its shape.
    pub(super) fn place(&mut self, uri: Option<&str>, name: Option<&str>, shape: Option<&str>) {
        if uri.is_none() && name.is_none() && shape.is_none() {
            return;
        }
        let node = self.node(uri);
        self.kind(&node, dct("Location"));
        self.add(&self.subject(), dct("spatial"), node.clone());
        if let Some(name) = name {
            self.text(&node, skos("prefLabel"), None, name);
        }
        if let Some(shape) = shape {
            self.shape(&node, locn("geometry"), shape);
        }
    }

    /// A place in one text: an address, a shape, four numbers or a name.
    pub(super) fn place_of_text(&mut self, text: &str) {
        let numbers: Option<Vec<f64>> = text.split(',').map(|part| part.trim().parse().ok()).collect();
        let first = text.split(['(', ' ']).next().unwrap_or_default();
        let is_wkt = ["point", "polygon", "multipolygon", "linestring", "envelope", "multipoint"]
            .iter()
            .any(|word| first.eq_ignore_ascii_case(word));
        if text.starts_with("http://") || text.starts_with("https://") {
            self.place(Some(text), None, None);
        } else if text.starts_with('{') || (is_wkt && text.contains('(')) {
            self.place(None, None, Some(text));
        } else if let Some([west, south, east, north]) = numbers.as_deref() {
            let wkt = format!(
                "POLYGON (({west} {south}, {east} {south}, {east} {north}, {west} {north}, {west} {south}))"
            );
            self.place(None, None, Some(&wkt));
        } else {
            self.place(None, Some(text), None);
        }
    }

    /// A period.
    pub(super) fn period(&mut self, start: Option<&str>, end: Option<&str>) {
        if start.is_none() && end.is_none() {
            return;
        }
        let node = self.blank();
        self.kind(&node, dct("PeriodOfTime"));
        self.add(&self.subject(), dct("temporal"), node.clone());
        if let Some(start) = start {
            self.moment(&node, dcat("startDate"), start);
        }
        if let Some(end) = end {
            self.moment(&node, dcat("endDate"), end);
        }
    }

    /// Under which terms, by the first of the spellings that is known, else by the first.
    pub(super) fn licence(&mut self, of: &NamedOrBlankNode, spellings: &[Option<String>]) {
        let said: Vec<&String> = spellings
            .iter()
            .flatten()
            .filter(|text| !["notspecified", "other", "not specified"].contains(&text.as_str()))
            .collect();
        let known = said.iter().find_map(|text| vocabulary::licence_of(text));
        if let Some(text) = said.first() {
            self.coded(of, dct("license"), known.and_then(|concept| concept.iri.as_ref()), text);
        }
    }

    /// A format, by whatever spelling.
    pub(super) fn format(&mut self, of: &NamedOrBlankNode, text: &str) {
        let known = vocabulary::file_type_of(text).and_then(|concept| concept.iri.as_ref());
        self.coded(of, dct("format"), known, text);
    }

    /// How often it changes.
    pub(super) fn frequency(&mut self, text: &str) {
        let known = vocabulary::frequencies().find(text).and_then(|concept| concept.iri.as_ref());
        self.coded(&self.subject(), dct("accrualPeriodicity"), known, text);
    }

    /// In which language.
    pub(super) fn language(&mut self, of: &NamedOrBlankNode, text: &str) {
        let known = vocabulary::language_of(text).and_then(|concept| concept.iri.as_ref());
        self.coded(of, dct("language"), known, text);
    }

    /// What it is about: one of the data themes where the word is known, else a subject of the portal's own.
    pub(super) fn theme(&mut self, uri: Option<&str>, text: &str) {
        let known = vocabulary::themes().find(text).and_then(|concept| concept.iri.as_ref());
        match (known, uri) {
            (Some(_), _) => self.coded(&self.subject(), dcat("theme"), known, text),
            (None, None) if text.contains("://") => self.link(&self.subject(), dcat("theme"), text),
            (None, uri) => {
                let node = self.node(uri);
                self.kind(&node, skos("Concept"));
                self.text(&node, skos("prefLabel"), None, text);
                self.add(&self.subject(), dcat("theme"), node);
            }
        }
    }

    /// Who may see it.
    pub(super) fn access_rights(&mut self, text: &str) {
        let known = vocabulary::access_rights().find(text).and_then(|concept| concept.iri.as_ref());
        self.coded(&self.subject(), dct("accessRights"), known, text);
    }

    /// That the rules on high-value datasets apply, and which category it is.
    pub(super) fn high_value(&mut self, category: Option<&str>) {
        self.link(&self.subject(), dcatap("applicableLegislation"), HIGH_VALUE);
        if let Some(text) = category {
            let known = vocabulary::hvd_categories().find(text).and_then(|concept| concept.iri.as_ref());
            self.coded(&self.subject(), dcatap("hvdCategory"), known, text);
        }
    }

    /// A statement in words, under a property such as `dct:provenance` or `dct:rights`.
    pub(super) fn statement(&mut self, of: &NamedOrBlankNode, property: &str, text: &str) {
        if text.starts_with("http://") || text.starts_with("https://") {
            return self.link(of, dct(property), text);
        }
        let node = self.blank();
        self.text(&node, rdfs("label"), None, text);
        self.add(of, dct(property), node);
    }

    /// Another identifier.
    pub(super) fn other_identifier(&mut self, text: &str) {
        let node = self.blank();
        self.kind(&node, adms("Identifier"));
        self.text(&node, skos("notation"), None, text);
        self.add(&self.subject(), adms("identifier"), node);
    }

    /// A file, or another way to get the data.
    pub(super) fn distribution(&mut self, uri: Option<&str>) -> NamedOrBlankNode {
        let node = self.node(uri);
        self.kind(&node, dcat("Distribution"));
        self.add(&self.subject(), dcat("distribution"), node.clone());
        node
    }

    /// A checksum; the algorithm may stand before the value.
    pub(super) fn checksum(&mut self, of: &NamedOrBlankNode, algorithm: Option<&str>, value: &str) {
        let (algorithm, value) = match (algorithm, value.split_once(':')) {
            (None, Some((algorithm, value))) => (Some(algorithm), value),
            (algorithm, _) => (algorithm, value),
        };
        let algorithm = algorithm.unwrap_or(match value.len() {
            32 => "md5",
            40 => "sha1",
            64 => "sha256",
            _ => "",
        });
        let short: String = algorithm
            .rsplit(['#', '_'])
            .next()
            .unwrap_or_default()
            .chars()
            .filter(char::is_ascii_alphanumeric)
            .collect();
        let node = self.blank();
        self.kind(&node, spdx("Checksum"));
        if !short.is_empty() {
            self.link(&node, spdx("algorithm"), &format!("{ALGORITHMS}{}", short.to_ascii_lowercase()));
        }
        self.text(&node, spdx("checksumValue"), None, value);
        self.add(of, spdx("checksum"), node);
    }
}

fn mailbox(text: &str) -> String {
    let is_plain = text.contains('@') && !text.contains(':') && !text.contains(char::is_whitespace);
    if is_plain { format!("mailto:{text}") } else { text.to_owned() }
}
