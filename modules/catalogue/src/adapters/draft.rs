//! A record in the making: the triples of one dataset, from values as a portal's own format has them.

use std::fmt::Display;

use bytes::Bytes;
use centum_rdf::{BlankNode, IriRepair, Literal, NamedNode, NamedOrBlankNode, Term, Triple, repair_iri};

use super::{Found, address};

/// The most triples of one record.
const MOST_TRIPLES: usize = 50_000;
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
    locn = "http://www.w3.org/ns/locn#";
    spdx = "http://spdx.org/rdf/terms#";
    dcatap = "http://data.europa.eu/r5r/";
    hydra = "http://www.w3.org/ns/hydra/core#";
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
}

impl Draft {
    /// A record with its address; `base` is what addresses in it are relative to.
    pub(super) fn new(remote_id: &str, uri: &str, base: &str) -> Self {
        let mut draft = Self {
            remote_id: remote_id.to_owned(),
            subject: BlankNode::new_unchecked("record").into(),
            base: base.to_owned(),
            triples: Vec::new(),
            blanks: 0,
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

    /// The record as it was found.
    pub(super) fn found(self, raw: Bytes) -> Found {
        Found {
            remote_id: self.remote_id,
            raw,
            media_type: "application/json",
            graph: self.triples,
            subject: self.subject,
        }
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

    /// A statement.
    pub(super) fn add(&mut self, of: &NamedOrBlankNode, property: NamedNode, value: impl Into<Term>) {
        if self.triples.len() < MOST_TRIPLES {
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

    /// A value from a list: the address that the list gives it, else as it was spelt.
    pub(super) fn coded(
        &mut self,
        of: &NamedOrBlankNode,
        property: NamedNode,
        known: Option<&String>,
        text: &str,
    ) {
        match known {
            Some(iri) => self.add(of, property, NamedNode::new_unchecked(iri)),
            None if text.contains("://") => self.link(of, property, text),
            None => self.text(of, property, None, text),
        }
    }

    /// A date or an instant.
    pub(super) fn moment(&mut self, of: &NamedOrBlankNode, property: NamedNode, text: &str) {
        let digits = text.bytes().filter(u8::is_ascii_digit).count();
        let literal = match (text.len(), text.as_bytes().get(10)) {
            (4, _) if digits == 4 => Literal::new_typed_literal(text, xsd("gYear")),
            (10, _) if digits == 8 && text.as_bytes()[4] == b'-' => {
                Literal::new_typed_literal(text, xsd("date"))
            }
            (_, Some(b'T')) if digits >= 12 => Literal::new_typed_literal(text, xsd("dateTime")),
            _ => Literal::new_simple_literal(text),
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
            true => self.add(of, dcat("mediaType"), NamedNode::new_unchecked(format!("{MEDIA_TYPES}{text}"))),
            false => self.link(of, dcat("mediaType"), text),
        }
    }

    /// A shape in GeoJSON or well-known text, under a place.
    pub(super) fn shape(&mut self, of: &NamedOrBlankNode, property: NamedNode, text: &str) {
        let is_json = text.trim_start().starts_with('{');
        let kind = geosparql(if is_json { "geoJSONLiteral" } else { "wktLiteral" });
        self.add(of, property, Literal::new_typed_literal(text, kind));
    }

    /// An address as a name, mended where it must be; relative ones are the portal's own.
    fn name(&self, text: &str) -> Option<NamedNode> {
        let text = text.trim();
        if text.len() > LONGEST_ADDRESS || !(text.contains(':') || text.starts_with('/')) {
            return None;
        }
        match repair_iri(text) {
            IriRepair::Right => Some(NamedNode::new_unchecked(text)),
            IriRepair::Mended(mended) => Some(NamedNode::new_unchecked(mended)),
            IriRepair::Relative if text.starts_with('/') => {
                address::resolve(&self.base, text).map(NamedNode::new_unchecked)
            }
            IriRepair::Relative | IriRepair::Hopeless => None,
        }
    }
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
