//! What all portals' formats have in common: people, places, periods, licences and files.

use centum_base::fold::fold;
use centum_rdf::{NamedNode, NamedOrBlankNode};
use serde_json::Value;

use super::draft::{Draft, adms, dcat, dcatap, dct, foaf, geosparql, rdfs, skos, spdx, vcard};
use super::plain::{named, said, texts, unwrapped, without_markup, words};
use crate::dcat::read::{moment, span};
use crate::dcat::{Bbox, Moment, vocabulary};

/// The rules on high-value datasets.
const HIGH_VALUE: &str = "http://data.europa.eu/eli/reg_impl/2023/138/oj";
/// The most places of one list.
const MOST_PLACES: usize = 1000;
/// How portals say, folded, that nobody said under which terms.
const UNSAID: [&str; 15] = [
    "notspecified",
    "not specified",
    "unspecified",
    "other",
    "license not specified",
    "licence not specified",
    "no license specified",
    "no licence specified",
    "licence non specifiee",
    "license non specifiee",
    "lizenz nicht angegeben",
    "keine lizenz angegeben",
    "licenza non specificata",
    "licencia no especificada",
    "licentie niet gespecificeerd",
];
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
            self.label(&node, &foaf("name"), name);
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
            self.label(&node, &vcard("fn"), name);
        }
        if let Some(mail) = &who.email {
            self.link(&node, vcard("hasEmail"), &mailbox(mail));
        }
        if let Some(url) = &who.url {
            self.link(&node, vcard("hasURL"), url);
        }
        true
    }

    /// A name in one language, or in those of a map that stands in the text.
    fn label(&mut self, of: &NamedOrBlankNode, property: &NamedNode, name: &str) {
        self.texts(of, property, texts(&Value::String(name.to_owned())));
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
            self.label(&node, &skos("prefLabel"), name);
        }
        if let Some(shape) = shape {
            let own = self.blank();
            self.kind(&own, geosparql("Geometry"));
            self.shape(&own, shape);
            self.add(&node, geosparql("hasGeometry"), own);
        }
    }

    /// A place in one text: an address, a shape, four numbers or a name.
    pub(super) fn place_of_text(&mut self, text: &str) {
        let text = text.trim();
        let parts = text.trim_matches(['[', ']', '(', ')']).split([',', ';', ' ', '[', ']']);
        let numbers: Option<Vec<f64>> =
            parts.filter(|part| !part.is_empty()).map(|part| part.parse().ok()).collect();
        let first = text.split(['(', ' ']).next().unwrap_or_default();
        let is_wkt = ["point", "polygon", "multipolygon", "linestring", "envelope", "multipoint"]
            .iter()
            .any(|word| first.eq_ignore_ascii_case(word));
        if text.starts_with("http://") || text.starts_with("https://") {
            self.place(Some(text), None, None);
        } else if text.starts_with('{') || (is_wkt && text.contains('(')) {
            self.place(None, None, Some(text));
        } else if let Some(&[west, south, east, north]) = numbers.as_deref() {
            let node = self.blank();
            self.kind(&node, dct("Location"));
            self.add(&self.subject(), dct("spatial"), node.clone());
            self.edges(&node, &Bbox { west, south, east, north });
        } else {
            self.place(None, Some(text), None);
        }
    }

    /// Places as JSON has them: a shape, numbers, words, or a list of any of these.
    pub(super) fn places(&mut self, value: &Value) {
        match unwrapped(value) {
            shape @ Value::Object(_) => self.place_of_object(&shape),
            Value::Array(items) if are_numbers(&items) => {
                self.place_of_text(&Value::Array(items).to_string());
            }
            Value::Array(items) => items.iter().take(MOST_PLACES).for_each(|item| match item {
                Value::Array(numbers) if are_numbers(numbers) => self.place_of_text(&item.to_string()),
                Value::Object(_) => self.place_of_object(item),
                other => words(other).iter().for_each(|text| self.place_of_text(text)),
            }),
            other => words(&other).iter().for_each(|text| self.place_of_text(text)),
        }
    }

    fn place_of_object(&mut self, object: &Value) {
        let is_shape = ["coordinates", "geometry", "geometries", "features", "xmin"];
        if is_shape.iter().any(|name| object.get(name).is_some()) {
            return self.place(None, None, Some(&object.to_string()));
        }
        let uri = ["@id", "uri"].iter().find_map(|name| object.get(name)?.as_str());
        let name = named(object, &["prefLabel", "name", "label", "title", "text"]);
        let bbox = object.get("bbox").and_then(box_of);
        self.place(uri, name.as_deref(), bbox.as_deref());
    }

    /// A period in one text: two ends, one that is both, or what only a person understands.
    pub(super) fn period_of_text(&mut self, text: &str) {
        let text = text.trim();
        let is_span_of_years = text.len() == 9 && text.as_bytes()[4] == b'-';
        // A slash may stand within the dates; a dash between blanks parts them.
        let (start, end) = match text.split_once(" - ").or_else(|| text.split_once('/')) {
            Some(ends) => ends,
            None if is_span_of_years => (&text[..4], &text[5..]),
            None => (text, text),
        };
        let end_of =
            |text: &'_ str| Some(text.trim().to_owned()).filter(|it| !matches!(it.as_str(), "" | ".."));
        let (start, end) = (end_of(start), end_of(end));
        let is_read =
            |end: &Option<String>| end.as_ref().is_none_or(|text| !matches!(moment(text).0, Moment::Text(_)));
        let spelt = if is_read(&start) && is_read(&end) { None } else { span(text) };
        let (start, end) = match spelt {
            Some(period) => (period.start.map(|it| it.to_string()), period.end.map(|it| it.to_string())),
            None => (start, end),
        };
        self.period(start.as_deref(), end.as_deref());
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

    /// Under which terms, by the first of the spellings that is known, else by the first; a version that another one tells is
    /// taken from it. Some stand in mark-up, in which there may be nothing else.
    pub(super) fn licence(&mut self, of: &NamedOrBlankNode, spellings: &[Option<String>]) {
        let is_known = |text: &str| vocabulary::licence_of(text).is_some();
        let says_something = |plain: &str, text: &str| match plain {
            "" => is_known(text),
            plain => !UNSAID.contains(&fold(plain).as_str()),
        };
        let said: Vec<(String, String)> = spellings
            .iter()
            .flatten()
            .flat_map(|text| spelt_out(text))
            .map(unbracketed)
            .map(|text| (without_markup(&text), text))
            .filter(|(plain, text)| says_something(plain, text))
            .collect();
        // The address may stand in the mark-up alone.
        let mut known = said.iter().filter_map(|(_, text)| vocabulary::licence_of(text));
        let first = known.next();
        // An address that stays when a licence gets a new version says less than words that tell which one it is.
        let versioned = first.filter(|first| first.facts.unversioned).and_then(|first| {
            known.find(|other| !other.facts.unversioned && family(other.code) == family(first.code))
        });
        let known = versioned.or(first);
        if let Some((text, _)) = said.first() {
            self.coded(
                of,
                (dct("license"), Some(dct("LicenseDocument"))),
                known.and_then(|concept| concept.iri.as_ref()),
                text,
            );
        }
    }

    /// A format, by whatever spelling.
    pub(super) fn format(&mut self, of: &NamedOrBlankNode, text: &str) {
        let known = vocabulary::file_type_of(text).and_then(|concept| concept.iri.as_ref());
        self.coded(of, (dct("format"), Some(dct("MediaTypeOrExtent"))), known, text);
    }

    /// How often it changes, by the first of the words that is known, else by the first.
    pub(super) fn frequency_of(&mut self, value: &Value) {
        let all = texts(value);
        let known = all.iter().find(|(_, text)| vocabulary::frequency_of(text).is_some());
        if let Some((_, text)) = known.or(all.first()) {
            self.frequency(text);
        }
    }

    /// How often it changes.
    pub(super) fn frequency(&mut self, text: &str) {
        let known = vocabulary::frequency_of(text).and_then(|concept| concept.iri.as_ref());
        self.coded(&self.subject(), (dct("accrualPeriodicity"), Some(dct("Frequency"))), known, text);
    }

    /// In which language.
    pub(super) fn language(&mut self, of: &NamedOrBlankNode, text: &str) {
        let known = vocabulary::language_of(text).and_then(|concept| concept.iri.as_ref());
        self.coded(of, (dct("language"), Some(dct("LinguisticSystem"))), known, text);
    }

    /// What it is about: one of the data themes where the word is known, else a subject of the portal's own.
    pub(super) fn theme(&mut self, uri: Option<&str>, text: &str) {
        let labels = texts(&Value::String(text.to_owned()));
        let known = labels.iter().find_map(|(_, label)| vocabulary::themes().find(label)?.iri.as_ref());
        match (known, uri) {
            (Some(_), _) => self.coded(&self.subject(), (dcat("theme"), None), known, text),
            (None, None) if text.contains("://") => self.link(&self.subject(), dcat("theme"), text),
            (None, uri) => {
                let node = self.node(uri);
                self.kind(&node, skos("Concept"));
                self.texts(&node, &skos("prefLabel"), labels);
                self.add(&self.subject(), dcat("theme"), node);
            }
        }
    }

    /// Who may see it.
    pub(super) fn access_rights(&mut self, text: &str) {
        let known = vocabulary::access_rights().find(text).and_then(|concept| concept.iri.as_ref());
        self.coded(&self.subject(), (dct("accessRights"), Some(dct("RightsStatement"))), known, text);
    }

    /// That the rules on high-value datasets apply, and which category it is.
    pub(super) fn high_value(&mut self, category: Option<&str>) {
        self.link(&self.subject(), dcatap("applicableLegislation"), HIGH_VALUE);
        if let Some(text) = category {
            let known = vocabulary::hvd_categories().find(text).and_then(|concept| concept.iri.as_ref());
            self.coded(&self.subject(), (dcatap("hvdCategory"), None), known, text);
        }
    }

    /// A statement in words, under a property such as `dct:provenance` or `dct:rights`.
    pub(super) fn statement(&mut self, of: &NamedOrBlankNode, property: &str, text: &str) {
        if text.starts_with("http://") || text.starts_with("https://") {
            return self.link(of, dct(property), text);
        }
        let node = self.blank();
        let class = match property {
            "conformsTo" => Some("Standard"),
            "provenance" => Some("ProvenanceStatement"),
            "rights" | "accessRights" => Some("RightsStatement"),
            _ => None,
        };
        if let Some(class) = class {
            self.kind(&node, dct(class));
        }
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
        let node = self.node_alone(uri);
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
        self.digits(&node, spdx("checksumValue"), value);
        self.add(of, spdx("checksum"), node);
    }
}

/// A box around a place: four numbers, or a shape in a text.
fn box_of(value: &Value) -> Option<String> {
    let Value::Array(sides) = value else { return said(value) };
    let sides: Vec<f64> = sides.iter().filter_map(Value::as_f64).collect();
    match sides.as_slice() {
        &[west, south, east, north] => Some(Bbox { west, south, east, north }.wkt()),
        _ => None,
    }
}

/// Whether a list holds numbers, or pairs of them.
fn are_numbers(items: &[Value]) -> bool {
    let is_pair = |item: &Value| item.as_array().is_some_and(|pair| pair.iter().all(Value::is_number));
    items.iter().all(Value::is_number) || (items.len() == 2 && items.iter().all(is_pair))
}

/// A licence that is written as an object in a text, as keepers of geographic data in Germany do: its address before its
/// name. Any other text is one spelling.
fn spelt_out(text: &str) -> Vec<String> {
    match serde_json::from_str(text) {
        Ok(object @ Value::Object(_)) => {
            ["url", "name", "id"].iter().filter_map(|name| named(&object, &[name])).collect()
        }
        _ => vec![text.to_owned()],
    }
}

/// The code of a licence without its version.
fn family(code: &str) -> &str {
    code.trim_end_matches(|letter: char| letter.is_ascii_digit() || letter == '_')
}

/// An address without the brackets that some put around it, which would make mark-up of it.
fn unbracketed(text: String) -> String {
    let inner = text.trim().strip_prefix('<').and_then(|rest| rest.strip_suffix('>'));
    match inner.filter(|inner| inner.starts_with("http") && !inner.contains(['<', '>'])) {
        Some(address) => address.to_owned(),
        None => text,
    }
}

fn mailbox(text: &str) -> String {
    let is_plain = text.contains('@') && !text.contains(':') && !text.contains(char::is_whitespace);
    if is_plain { format!("mailto:{text}") } else { text.to_owned() }
}
