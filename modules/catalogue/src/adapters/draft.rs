//! A record in the making: the triples of one dataset, from values as a portal's own format has them.

use std::collections::HashSet;
use std::fmt::Display;

use bytes::Bytes;
use centum_rdf::{BlankNode, IriRepair, Literal, NamedNode, NamedOrBlankNode, Term, Triple, repair_iri};

use super::{Found, address};
use crate::dcat::Bbox;
use crate::dcat::vocabulary::file_type_of;

/// The most triples of one record.
const MOST_TRIPLES: usize = 50_000;
/// What stands in the place of a letter that cannot be kept.
const MISSING: &str = "\u{fffd}";
/// The longest address, in bytes.
const LONGEST_ADDRESS: usize = 8 << 10;

macro_rules! namespaces {
    ($($name:ident = $base:literal;)*) => {
        $(
            #[doc = concat!("A name in `", $base, "`.")]
            pub(super) fn $name(local: &str) -> NamedNode {
                NamedNode::new_unchecked(format!(concat!($base, "{}"), local))
            }
        )*
    };
}

namespaces! {
    rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
    rdfs = "http://www.w3.org/2000/01/rdf-schema#";
    xsd = "http://www.w3.org/2001/XMLSchema#";
    dcat = "http://www.w3.org/ns/dcat#";
    dct = "http://purl.org/dc/terms/";
    foaf = "http://xmlns.com/foaf/0.1/";
    vcard = "http://www.w3.org/2006/vcard/ns#";
    adms = "http://www.w3.org/ns/adms#";
    skos = "http://www.w3.org/2004/02/skos/core#";
    spdx = "http://spdx.org/rdf/terms#";
    dcatap = "http://data.europa.eu/r5r/";
    hydra = "http://www.w3.org/ns/hydra/core#";
    xhv = "http://www.w3.org/1999/xhtml/vocab#";
    geosparql = "http://www.opengis.net/ont/geosparql#";
}

/// The address of a media type.
const MEDIA_TYPES: &str = "https://www.iana.org/assignments/media-types/";

/// A record in the making.
pub(super) struct Draft {
    remote_id: String,
    subject: NamedOrBlankNode,
    base: String,
    triples: Vec<Triple>,
    blanks: usize,
    taken: HashSet<NamedNode>,
}

impl Draft {
    /// A record with its address; `base` is what addresses in it are relative to.
    pub(super) fn new(remote_id: &str, uri: &str, base: &str) -> Self {
        let mut draft = Self {
            remote_id: remote_id.replace('\0', MISSING),
            subject: BlankNode::new_unchecked("record").into(),
            base: base.to_owned(),
            triples: Vec::new(),
            blanks: 0,
            taken: HashSet::new(),
        };
        if let Some(name) = draft.name(uri) {
            draft.subject = name.into();
        }
        draft
    }

    /// What the record is about.
    pub(super) fn subject(&self) -> NamedOrBlankNode {
        self.subject.clone()
    }

    /// The record as it was found, in JSON.
    pub(super) fn found(self, raw: Bytes) -> Found {
        self.found_in("application/json", raw)
    }

    /// The record as it was found in bytes of a kind.
    pub(super) fn found_in(self, media_type: &'static str, raw: Bytes) -> Found {
        Found { remote_id: self.remote_id, raw, media_type, graph: self.triples, subject: self.subject }
    }

    /// A node of its own.
    pub(super) fn blank(&mut self) -> NamedOrBlankNode {
        self.blanks += 1;
        BlankNode::new_unchecked(format!("n{}", self.blanks)).into()
    }

    /// The node of an address, or one of its own.
    pub(super) fn node(&mut self, uri: Option<&str>) -> NamedOrBlankNode {
        uri.and_then(|uri| self.name(uri)).map_or_else(|| self.blank(), Into::into)
    }

    /// The node of an address that stands for one thing alone. Where two are given the same, the second has one of its own: both
    /// would be taken for one that contradicts itself.
    pub(super) fn node_alone(&mut self, uri: Option<&str>) -> NamedOrBlankNode {
        let name = uri.and_then(|uri| self.name(uri));
        match name.filter(|name| self.taken.insert(name.clone())) {
            Some(name) => name.into(),
            None => self.blank(),
        }
    }

    /// A statement.
    pub(super) fn add(&mut self, of: &NamedOrBlankNode, property: NamedNode, value: impl Into<Term>) {
        if self.triples.len() < MOST_TRIPLES {
            let value = match value.into() {
                Term::Literal(literal) if literal.value().contains('\0') => without_nul(&literal),
                value => value,
            };
            self.triples.push(Triple::new(of.clone(), property, value));
        }
    }

    /// What kind of thing it is.
    pub(super) fn kind(&mut self, of: &NamedOrBlankNode, class: NamedNode) {
        self.add(of, rdf("type"), class);
    }

    /// A text.
    pub(super) fn text(
        &mut self,
        of: &NamedOrBlankNode,
        property: NamedNode,
        lang: Option<&str>,
        text: &str,
    ) {
        let plain = || Literal::new_simple_literal(text);
        let literal = lang.map_or_else(plain, |lang| {
            Literal::new_language_tagged_literal(text, lang).unwrap_or_else(|_| plain())
        });
        self.add(of, property, literal);
    }

    /// Texts, each in its language.
    pub(super) fn texts(
        &mut self,
        of: &NamedOrBlankNode,
        property: &NamedNode,
        all: Vec<(Option<String>, String)>,
    ) {
        for (lang, text) in all {
            self.text(of, property.clone(), lang.as_deref(), &text);
        }
    }

    /// An address; what is none stays as the text that it is, so that nothing is lost and the fault is seen.
    pub(super) fn link(&mut self, of: &NamedOrBlankNode, property: NamedNode, text: &str) {
        match self.name(text) {
            Some(name) => self.add(of, property, name),
            None => self.text(of, property, None, text),
        }
    }

    /// A value from a list: the address that the list gives it, else as it was spelt, as a thing that goes by that name. It is
    /// said to be of the class that the property asks for.
    pub(super) fn coded(
        &mut self,
        of: &NamedOrBlankNode,
        (property, class): (NamedNode, Option<NamedNode>),
        known: Option<&String>,
        text: &str,
    ) {
        let name = match known {
            Some(iri) => Some(NamedNode::new_unchecked(iri)),
            None if text.contains("://") => self.name(text),
            None => None,
        };
        match (name, class) {
            (Some(name), Some(class)) => {
                self.add(of, property, name.clone());
                self.kind(&name.into(), class);
            }
            (Some(name), None) => self.add(of, property, name),
            (None, Some(class)) => {
                let node = self.blank();
                self.kind(&node, class);
                self.text(&node, rdfs("label"), None, text);
                self.add(of, property, node);
            }
            (None, None) => self.text(of, property, None, text),
        }
    }

    /// A date or an instant.
    pub(super) fn moment(&mut self, of: &NamedOrBlankNode, property: NamedNode, text: &str) {
        let digits = text.bytes().filter(u8::is_ascii_digit).count();
        let literal = match (text.len(), text.as_bytes().get(10)) {
            (4, _) if digits == 4 => Literal::new_typed_literal(text, xsd("gYear")),
            (7, _) if digits == 6 && text.as_bytes()[4] == b'-' => {
                Literal::new_typed_literal(text, xsd("gYearMonth"))
            }
            (10, _) if digits == 8 && text.as_bytes()[4] == b'-' => {
                Literal::new_typed_literal(text, xsd("date"))
            }
            (_, Some(b'T')) if digits >= 12 => Literal::new_typed_literal(text, xsd("dateTime")),
            _ => Literal::new_simple_literal(text),
        };
        self.add(of, property, literal);
    }

    /// A length in metres, where it is one.
    pub(super) fn metres(&mut self, of: &NamedOrBlankNode, text: &str) {
        let literal = match text.trim().parse::<f64>() {
            Ok(metres) if metres.is_finite() => {
                Literal::new_typed_literal(metres.to_string(), xsd("decimal"))
            }
            _ => Literal::new_simple_literal(text),
        };
        self.add(of, dcat("spatialResolutionInMeters"), literal);
    }

    /// A span of time such as `P1M`.
    pub(super) fn duration(&mut self, of: &NamedOrBlankNode, property: NamedNode, text: &str) {
        let literal = match text.starts_with('P') {
            true => Literal::new_typed_literal(text, xsd("duration")),
            false => Literal::new_simple_literal(text),
        };
        self.add(of, property, literal);
    }

    /// Bytes in hexadecimal digits, where they are that.
    pub(super) fn digits(&mut self, of: &NamedOrBlankNode, property: NamedNode, text: &str) {
        let are_digits = text.len().is_multiple_of(2) && text.bytes().all(|byte| byte.is_ascii_hexdigit());
        let literal = match are_digits && !text.is_empty() {
            true => Literal::new_typed_literal(text, xsd("hexBinary")),
            false => Literal::new_simple_literal(text),
        };
        self.add(of, property, literal);
    }

    /// A number of bytes, where it is one.
    pub(super) fn size(&mut self, of: &NamedOrBlankNode, text: &str) {
        let is_number = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        let literal = match is_number {
            true => Literal::new_typed_literal(text, xsd("nonNegativeInteger")),
            false => Literal::new_simple_literal(text),
        };
        if text != "0" {
            self.add(of, dcat("byteSize"), literal);
        }
    }

    /// A media type: by its address where it has the form of one.
    pub(super) fn media_type(&mut self, of: &NamedOrBlankNode, text: &str) {
        let is_type = text.split_once('/').is_some_and(|(major, minor)| {
            let is_word = |word: &str| {
                !word.is_empty() && word.bytes().all(|b| b.is_ascii_alphanumeric() || b"-+._".contains(&b))
            };
            is_word(major) && is_word(minor)
        });
        match is_type {
            true => {
                let kind = NamedNode::new_unchecked(format!("{MEDIA_TYPES}{text}"));
                self.add(of, dcat("mediaType"), kind.clone());
                self.kind(&kind.into(), dct("MediaType"));
            }
            false => self.link(of, dcat("mediaType"), text),
        }
    }

    /// A shape in GeoJSON or well-known text, of a geometry.
    pub(super) fn shape(&mut self, of: &NamedOrBlankNode, text: &str) {
        let (property, kind) = match text.trim_start().starts_with('{') {
            true => ("asGeoJSON", "geoJSONLiteral"),
            false => ("asWKT", "wktLiteral"),
        };
        self.add(of, geosparql(property), Literal::new_typed_literal(text, geosparql(kind)));
    }

    /// The box around a place.
    pub(super) fn edges(&mut self, of: &NamedOrBlankNode, bbox: &Bbox) {
        self.add(of, dcat("bbox"), Literal::new_typed_literal(bbox.wkt(), geosparql("wktLiteral")));
    }

    /// A page for people, under a property such as `dcat:landingPage`. It is said to be one, but where it is the address of
    /// the dataset itself.
    pub(super) fn page(&mut self, of: &NamedOrBlankNode, property: NamedNode, url: &str) {
        self.link(of, property, url);
        let page = self.name(url).map(NamedOrBlankNode::from);
        if let Some(page) = page.filter(|page| *page != self.subject) {
            self.kind(&page, foaf("Document"));
        }
    }

    /// An address as a name, mended where it must be; relative ones are the portal's own.
    fn name(&self, text: &str) -> Option<NamedNode> {
        let text = text.trim();
        if text.len() > LONGEST_ADDRESS {
            return None;
        }
        if is_path(text) {
            return self.name(&format!("/{text}"));
        }
        if !(text.contains(':') || text.starts_with('/')) {
            return None;
        }
        match repair_iri(text) {
            IriRepair::Right => Some(NamedNode::new_unchecked(text)),
            // “Source: the city” is prose, though everything before a colon may be a scheme.
            IriRepair::Mended(mended) if text.contains("://") || !text.contains(char::is_whitespace) => {
                Some(NamedNode::new_unchecked(mended))
            }
            IriRepair::Relative if text.starts_with('/') => {
                address::resolve(&self.base, text).map(NamedNode::new_unchecked)
            }
            IriRepair::Mended(_) | IriRepair::Relative | IriRepair::Hopeless => None,
        }
    }
}

/// The same text with a mark for what no database of texts takes; graphs that are read have it so as well.
fn without_nul(literal: &Literal) -> Term {
    let text = literal.value().replace('\0', MISSING);
    match literal.language() {
        Some(lang) => Literal::new_language_tagged_literal_unchecked(text, lang).into(),
        None => Literal::new_simple_literal(text).into(),
    }
}

/// Whether a text is the path of a file below the portal, such as `files/trees.csv`, and neither a host nor a media type.
fn is_path(text: &str) -> bool {
    let Some((first, rest)) = text.split_once('/') else { return false };
    let plain = |c: char| c.is_alphanumeric() || "-_./%".contains(c);
    let is_file = || rest.rsplit_once('.').is_some_and(|(_, end)| file_type_of(end).is_some());
    let is_media = ["application", "text", "image", "audio", "video", "multipart"].contains(&first);
    !first.is_empty() && !first.contains('.') && !is_media && text.chars().all(plain) && is_file()
}

/// An address under another one.
pub(super) fn under(base: &str, parts: &[&dyn Display]) -> String {
    let mut address = base.trim_end_matches('/').to_owned();
    for part in parts {
        address.push('/');
        address.push_str(&part.to_string());
    }
    address
}
