//! Where triples gather: one method a kind of value.

use std::collections::HashSet;

use centum_base::Digest;
use centum_rdf::{BlankNode, Literal, NamedNode, NamedOrBlankNode, Term, Triple};

use crate::dcat::names::{MEDIA_TYPES, dcat, dct, rdf, skos, xsd};
use crate::dcat::read::{is_media_type, mend};
use crate::dcat::vocabulary::{self, Vocabulary};
use crate::dcat::{Coded, Format, Lang, Moment, Reference, Texts};

/// Triples under way.
pub(super) struct Sink {
    triples: Vec<Triple>,
    prefix: String,
    blanks: usize,
}

impl Sink {
    /// An empty one; blank nodes are named after a record.
    pub(super) fn new(record: &str) -> Self {
        let prefix = format!("r{}n", Digest::of(record.as_bytes()).short());
        Self { triples: Vec::with_capacity(64), prefix, blanks: 0 }
    }

    /// What has gathered, without doubles.
    pub(super) fn into_triples(self) -> Vec<Triple> {
        // One address may be described twice: as publisher and as creator.
        let mut seen = HashSet::with_capacity(self.triples.len());
        let first: Vec<bool> = self.triples.iter().map(|triple| seen.insert(triple)).collect();
        self.triples
            .into_iter()
            .zip(first)
            .filter_map(|(triple, is_first)| is_first.then_some(triple))
            .collect()
    }

    /// The node of an address, or a blank one.
    pub(super) fn node(&mut self, address: Option<&str>) -> NamedOrBlankNode {
        match address.and_then(named) {
            Some(name) => name.into(),
            None => {
                self.blanks += 1;
                BlankNode::new_unchecked(format!("{}{}", self.prefix, self.blanks)).into()
            }
        }
    }

    fn push(&mut self, of: &NamedOrBlankNode, name: &'static str, object: impl Into<Term>) {
        self.triples.push(Triple::new(of.clone(), NamedNode::new_unchecked(name), object));
    }

    pub(super) fn link(&mut self, of: &NamedOrBlankNode, name: &'static str, to: NamedOrBlankNode) {
        self.push(of, name, to);
    }

    pub(super) fn class(&mut self, of: &NamedOrBlankNode, class: &'static str) {
        self.push(of, rdf::TYPE, NamedNode::new_unchecked(class));
    }

    pub(super) fn plain(&mut self, of: &NamedOrBlankNode, name: &'static str, text: &str) {
        self.push(of, name, Literal::new_simple_literal(text));
    }

    pub(super) fn typed(
        &mut self,
        of: &NamedOrBlankNode,
        name: &'static str,
        text: &str,
        class: &'static str,
    ) {
        self.push(of, name, Literal::new_typed_literal(text, NamedNode::new_unchecked(class)));
    }

    pub(super) fn text(&mut self, of: &NamedOrBlankNode, name: &'static str, lang: &Lang, text: &str) {
        let tagged = (!lang.is_undetermined())
            .then(|| Literal::new_language_tagged_literal(text, lang.as_str()).ok())
            .flatten();
        self.push(of, name, tagged.unwrap_or_else(|| Literal::new_simple_literal(text)));
    }

    pub(super) fn texts(&mut self, of: &NamedOrBlankNode, name: &'static str, texts: &Texts) {
        for (lang, text) in &texts.0 {
            self.text(of, name, lang, text);
        }
    }

    pub(super) fn urls(
        &mut self,
        of: &NamedOrBlankNode,
        name: &'static str,
        urls: &[String],
        class: Option<&'static str>,
    ) {
        for url in urls.iter().filter_map(|url| named(url)) {
            if let Some(class) = class {
                self.class(&url.clone().into(), class);
            }
            self.push(of, name, url);
        }
    }

    pub(super) fn mail(&mut self, of: &NamedOrBlankNode, name: &'static str, mail: &str) {
        match NamedNode::new(format!("mailto:{mail}")) {
            Ok(address) => self.push(of, name, address),
            Err(_) => self.plain(of, name, mail),
        }
    }

    pub(super) fn telephone(&mut self, of: &NamedOrBlankNode, name: &'static str, number: &str) {
        match NamedNode::new(format!("tel:{}", number.replace(' ', "%20"))) {
            Ok(address) => self.push(of, name, address),
            Err(_) => self.plain(of, name, number),
        }
    }

    pub(super) fn moment(&mut self, of: &NamedOrBlankNode, name: &'static str, moment: Option<&Moment>) {
        let Some(moment) = moment else { return };
        let text = moment.to_string();
        match moment {
            Moment::Text(_) => self.plain(of, name, &text),
            Moment::Year(_) => self.typed(of, name, &text, xsd::YEAR),
            Moment::Month(..) => self.typed(of, name, &text, xsd::YEAR_MONTH),
            Moment::Day(_) => self.typed(of, name, &text, xsd::DATE),
            Moment::Instant(_) => self.typed(of, name, &text, xsd::DATE_TIME),
        }
    }

    /// A value by its list: the address of its code, its own address, or a node that is called by its words.
    pub(super) fn coded<F>(
        &mut self,
        of: &NamedOrBlankNode,
        name: &'static str,
        value: &Coded,
        list: &Vocabulary<F>,
        class: &'static str,
    ) {
        let concept = value.code().and_then(|code| list.get(code));
        let address = match value {
            Coded::Code(_) => concept.and_then(|concept| concept.iri.as_deref()),
            Coded::Iri(address) => Some(address.as_str()),
            Coded::Text(_) => None,
        };
        let node = self.node(address);
        self.class(&node, class);
        let label = if class == skos::CONCEPT { skos::PREF_LABEL } else { rdf::LABEL };
        match (&node, concept) {
            // A concept has a name, or it breaks the profile.
            (NamedOrBlankNode::NamedNode(_), Some(concept)) if class == skos::CONCEPT => {
                self.text(&node, label, &Lang::new("en"), concept.label("en"));
            }
            (NamedOrBlankNode::NamedNode(_), _) => {}
            (NamedOrBlankNode::BlankNode(_), Some(concept)) => self.plain(&node, label, concept.label("en")),
            (NamedOrBlankNode::BlankNode(_), None) => self.plain(&node, label, value.as_str()),
        }
        self.link(of, name, node);
    }

    pub(super) fn all_coded<F>(
        &mut self,
        of: &NamedOrBlankNode,
        name: &'static str,
        values: &[Coded],
        list: &Vocabulary<F>,
        class: &'static str,
    ) {
        for value in values {
            self.coded(of, name, value, list, class);
        }
    }

    pub(super) fn format(&mut self, of: &NamedOrBlankNode, format: &Format) {
        if let Some(value) = &format.value {
            self.coded(of, dct::FORMAT, value, vocabulary::file_types(), dct::C_FORMAT);
        }
    }

    pub(super) fn media_type(&mut self, of: &NamedOrBlankNode, name: &'static str, media: Option<&str>) {
        let Some(media) = media else { return };
        let address = is_media_type(media).then(|| format!("{MEDIA_TYPES}{media}"));
        let node = self.node(address.as_deref());
        self.class(&node, dct::C_MEDIA);
        if address.is_none() {
            self.plain(&node, rdf::LABEL, media);
        }
        self.link(of, name, node);
    }

    pub(super) fn references(
        &mut self,
        of: &NamedOrBlankNode,
        name: &'static str,
        references: &[Reference],
        class: &'static str,
    ) {
        for reference in references {
            let node = self.node(reference.uri.as_deref());
            self.class(&node, class);
            self.texts(&node, rdf::LABEL, &reference.labels);
            self.link(of, name, node);
        }
    }

    pub(super) fn resolutions(&mut self, of: &NamedOrBlankNode, metres: &[f64], duration: Option<&str>) {
        for metres in metres {
            self.typed(of, dcat::SPATIAL_RESOLUTION, &metres.to_string(), xsd::DECIMAL);
        }
        match duration {
            Some(text) if text.starts_with('P') => {
                self.typed(of, dcat::TEMPORAL_RESOLUTION, text, xsd::DURATION);
            }
            Some(text) => self.plain(of, dcat::TEMPORAL_RESOLUTION, text),
            None => {}
        }
    }
}

/// The node of an address, mended where that helps.
fn named(address: &str) -> Option<NamedNode> {
    NamedNode::new(address).ok().or_else(|| mend(address).and_then(|mended| NamedNode::new(mended).ok()))
}
