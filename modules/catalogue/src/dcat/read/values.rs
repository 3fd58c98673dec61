//! The plain values: texts in languages, words, addresses, numbers.

use std::collections::BTreeMap;

use centum_rdf::{NamedOrBlankNodeRef, Term};

use super::graph::{Graph, address, iri, literal, node};
use crate::dcat::names::{dct, foaf, geo, rdf, schema, skos, vcard};
use crate::dcat::vocabulary;
use crate::dcat::{Keywords, Lang, Note, Reference, Texts, What};

/// The longest text that a record holds, in bytes; the graph keeps the whole.
pub const LONGEST_TEXT: usize = 64 * 1024;
/// The most values of one property that a record holds; the graph keeps them all.
pub const MOST_VALUES: usize = 10_000;

/// A property: how notes name it, and the names it goes by.
#[derive(Clone, Copy)]
pub(super) struct Property(pub(super) &'static str, pub(super) &'static [&'static str]);

/// What a node may be called by.
pub(super) const LABELS: Property = Property(
    "rdfs:label",
    &[
        skos::PREF_LABEL,
        rdf::LABEL,
        dct::TITLE,
        foaf::NAME,
        vcard::FN,
        schema::NAME,
        geo::GEOGRAPHIC_NAME,
        dct::old::TITLE,
        rdf::VALUE,
        schema::NAME_S,
        geo::NAME,
    ],
);

/// A reading under way.
pub(super) struct Reader<'g, 'a> {
    pub(super) graph: &'g Graph<'a>,
    pub(super) notes: Vec<Note>,
}

impl<'a> Reader<'_, 'a> {
    pub(super) fn note(&mut self, property: Property, value: &str, what: What) {
        if self.notes.len() < Note::MOST {
            self.notes.push(Note::new(property.0, value, what));
        }
    }

    /// The values of a property, as many as a record holds.
    pub(super) fn values(&mut self, of: NamedOrBlankNodeRef<'_>, property: Property) -> Vec<&'a Term> {
        let mut values: Vec<_> = self.graph.values(of, property.1).take(MOST_VALUES + 1).collect();
        if values.len() > MOST_VALUES {
            values.truncate(MOST_VALUES);
            self.note(property, "", What::TooMany);
        }
        values
    }

    /// A text, trimmed and cut to length; none if nothing stands in it.
    pub(super) fn text(&mut self, property: Property, text: &str) -> Option<String> {
        let trimmed = text.trim();
        if trimmed.is_empty() {
            self.note(property, text, What::Empty);
            return None;
        }
        if trimmed.len() <= LONGEST_TEXT {
            return Some(trimmed.to_owned());
        }
        self.note(property, trimmed, What::TooLong);
        Some(trimmed[..trimmed.floor_char_boundary(LONGEST_TEXT)].trim_end().to_owned())
    }

    /// The language of a tag; one of three letters is told by its two.
    fn lang(&mut self, property: Property, tag: Option<&str>) -> Lang {
        let Some(tag) = tag else { return Lang::undetermined() };
        let lang = Lang::new(tag);
        match lang.primary().len() {
            2 => lang,
            3 if lang.primary() != "und" => {
                let known = vocabulary::language_of(lang.primary());
                known.map_or(lang, |language| Lang::new(language.facts))
            }
            _ if lang.is_undetermined() => lang,
            _ => {
                self.note(property, tag, What::UnknownLanguage);
                lang
            }
        }
    }

    /// A text in its languages. Two texts in one language: the longer one stays, then the first by its letters.
    pub(super) fn texts(&mut self, of: NamedOrBlankNodeRef<'_>, property: Property) -> Texts {
        let mut texts = BTreeMap::<Lang, String>::new();
        for term in self.values(of, property) {
            let (lang, text) = match term {
                Term::Literal(literal) => {
                    let Some(text) = self.text(property, literal.value()) else { continue };
                    (self.lang(property, literal.language()), text)
                }
                Term::NamedNode(name) => {
                    self.note(property, name.as_str(), What::IriForLiteral);
                    (Lang::undetermined(), name.as_str().to_owned())
                }
                // A text in a node of its own: rdf:value, a label, or nothing at all.
                other => {
                    let inner = node(other).map(|node| self.labels(node)).unwrap_or_default();
                    for (lang, text) in inner.0 {
                        texts.entry(lang).or_insert(text);
                    }
                    continue;
                }
            };
            match texts.get(&lang) {
                None => drop(texts.insert(lang, text)),
                Some(before) if *before == text => {}
                Some(before) => {
                    self.note(property, &text, What::SeveralValues);
                    if (before.len(), &text) < (text.len(), before) {
                        texts.insert(lang, text);
                    }
                }
            }
        }
        Texts(texts)
    }

    /// What a node is called.
    pub(super) fn labels(&mut self, of: NamedOrBlankNodeRef<'_>) -> Texts {
        let mut texts = Texts::default();
        // Only plain texts: a label that is a node in its turn would lead round in circles.
        for name in LABELS.1 {
            for term in self.graph.values(of, &[name]).take(MOST_VALUES) {
                let Term::Literal(literal) = term else { continue };
                let Some(text) = self.text(LABELS, literal.value()) else { continue };
                let lang = self.lang(LABELS, literal.language());
                let place = texts.0.entry(lang).or_insert_with(|| text.clone());
                if text < *place {
                    *place = text;
                }
            }
            if !texts.is_empty() {
                break;
            }
        }
        texts
    }

    /// Keywords; one that is a list in disguise is taken apart.
    pub(super) fn keywords(&mut self, of: NamedOrBlankNodeRef<'_>, property: Property) -> Keywords {
        let mut keywords = Keywords::new();
        for term in self.values(of, property) {
            let (lang, text) = match term {
                Term::Literal(literal) => (self.lang(property, literal.language()), literal.value()),
                Term::NamedNode(name) => {
                    self.note(property, name.as_str(), What::IriForLiteral);
                    (Lang::undetermined(), name.as_str())
                }
                _ => continue,
            };
            let Some(text) = self.text(property, text) else { continue };
            let words = keywords.entry(lang).or_default();
            let parts = parts(&text);
            let several = parts.len() > 1;
            words.extend(parts.into_iter().take(MOST_VALUES.saturating_sub(words.len())));
            if several {
                self.note(property, &text, What::ListInOne);
            }
        }
        keywords
    }

    /// Words: literals as they stand, addresses as their text.
    pub(super) fn words(&mut self, of: NamedOrBlankNodeRef<'_>, property: Property) -> Vec<String> {
        let mut words = Vec::new();
        for term in self.values(of, property) {
            let text = match (literal(term), iri(term), node(term)) {
                (Some(text), ..) | (_, Some(text), _) => self.text(property, text),
                // adms:identifier has a node with a notation.
                (_, _, Some(node)) => {
                    let inner = [skos::NOTATION, dct::IDENTIFIER, rdf::VALUE, rdf::LABEL];
                    let inner = self
                        .graph
                        .values(node, &inner)
                        .filter_map(literal)
                        .find(|text| !text.trim().is_empty());
                    inner.and_then(|text| self.text(property, text))
                }
                _ => None,
            };
            words.extend(text);
        }
        words
    }

    /// One word; of several the first by its letters.
    pub(super) fn word(&mut self, of: NamedOrBlankNodeRef<'_>, property: Property) -> Option<String> {
        let mut words = self.words(of, property);
        words.sort();
        words.dedup();
        if let Some(second) = words.get(1) {
            let second = second.clone();
            self.note(property, &second, What::SeveralValues);
        }
        words.into_iter().next()
    }

    /// Addresses.
    pub(super) fn urls(&mut self, of: NamedOrBlankNodeRef<'_>, property: Property) -> Vec<String> {
        let mut urls = Vec::new();
        for term in self.values(of, property) {
            match term {
                Term::NamedNode(name) => urls.push(name.as_str().to_owned()),
                Term::Literal(literal) => urls.extend(self.url_of_text(property, literal.value())),
                // A page described in a node of its own.
                other => {
                    let Some(node) = node(other) else { continue };
                    let inner =
                        [foaf::PAGE, schema::URL, rdf::SEE_ALSO, foaf::HOMEPAGE, dct::IDENTIFIER, rdf::VALUE];
                    let inner: Vec<_> = self.graph.values(node, &inner).take(MOST_VALUES).collect();
                    if inner.is_empty() {
                        self.note(property, "", What::NothingSaid);
                    }
                    for term in inner {
                        match (iri(term), literal(term)) {
                            (Some(iri), _) => urls.push(iri.to_owned()),
                            (_, Some(text)) => urls.extend(self.url_of_text(property, text)),
                            _ => {}
                        }
                    }
                }
            }
        }
        urls
    }

    fn url_of_text(&mut self, property: Property, text: &str) -> Option<String> {
        let text = self.text(property, text)?;
        match mend(&text) {
            Some(url) if url == text => {
                self.note(property, &text, What::LiteralForIri);
                Some(url)
            }
            Some(url) => {
                self.note(property, &text, What::Mended);
                Some(url)
            }
            None => {
                self.note(property, &text, What::NotAnAddress);
                None
            }
        }
    }

    /// Things referred to: by address, by words, or both.
    pub(super) fn references(&mut self, of: NamedOrBlankNodeRef<'_>, property: Property) -> Vec<Reference> {
        let mut references = Vec::new();
        for term in self.values(of, property) {
            if let Term::Literal(literal) = term {
                let Some(text) = self.text(property, literal.value()) else { continue };
                self.note(property, &text, What::LiteralForIri);
                let lang = self.lang(property, literal.language());
                match mend(&text).filter(|url| *url == text) {
                    Some(url) => references.push(Reference { uri: Some(url), labels: Texts::default() }),
                    None => references.push(Reference { uri: None, labels: Texts([(lang, text)].into()) }),
                }
            } else if let Some(node) = node(term) {
                let mut labels = self.labels(node);
                if labels.is_empty() {
                    labels = self.texts(node, Property(property.0, &[dct::DESCRIPTION]));
                }
                let reference = Reference { uri: address(node), labels };
                if reference == Reference::default() {
                    self.note(property, "", What::NothingSaid);
                }
                references.push(reference);
            }
        }
        references
    }

    /// Numbers that are not below zero.
    pub(super) fn numbers(&mut self, of: NamedOrBlankNodeRef<'_>, property: Property) -> Vec<f64> {
        let mut numbers = Vec::new();
        for term in self.values(of, property) {
            let text = literal(term).or(iri(term)).unwrap_or_default().trim();
            match text.parse::<f64>().ok().filter(|number| number.is_finite() && *number >= 0.0) {
                Some(number) => numbers.push(number),
                None => self.note(property, text, What::UnreadableNumber),
            }
        }
        numbers
    }
}

/// The keywords in a text: itself, or its parts where it is plainly a list.
fn parts(text: &str) -> Vec<String> {
    let marks: &[char] = if text.contains([';', '|']) {
        &[';', '|']
    } else if text.matches(',').count() >= 2 {
        &[',']
    } else {
        return vec![text.to_owned()];
    };
    text.split(marks).map(str::trim).filter(|part| !part.is_empty()).map(str::to_owned).collect()
}

/// An address out of a text: as it stands, or mended where it is plain what is meant.
pub(crate) fn mend(text: &str) -> Option<String> {
    let text = text.trim();
    let valid = |text: &str| centum_rdf::NamedNode::new(text).is_ok();
    let scheme = |text: &str| {
        let scheme = text.split_once(':').map(|(scheme, _)| scheme);
        scheme.is_some_and(|scheme| scheme.len() > 1 && scheme.starts_with(|c: char| c.is_ascii_alphabetic()))
    };
    if text.is_empty() || text.len() > LONGEST_TEXT {
        return None;
    }
    if scheme(text) && valid(text) {
        return Some(text.to_owned());
    }
    let full = if scheme(text) && text.contains("://") {
        text.to_owned()
    } else if (text.starts_with("www.") && !text.contains(char::is_whitespace)) || begins_with_a_host(text) {
        format!("http://{text}")
    } else {
        return None;
    };
    let mut mended = String::with_capacity(full.len());
    for c in full.chars() {
        match c {
            ' ' | '"' | '<' | '>' | '\\' | '^' | '`' | '{' | '|' | '}' | '\0'..='\u{1f}' | '\u{7f}' => {
                mended.push_str(&format!("%{:02X}", u32::from(c)));
            }
            c => mended.push(c),
        }
    }
    valid(&mended).then_some(mended)
}

/// Whether a text is an address whose scheme was left out: a host such as `data.stadt.example` with a path.
fn begins_with_a_host(text: &str) -> bool {
    let Some((host, path)) = text.split_once('/') else { return false };
    let is_label = |label: &str| {
        !label.is_empty() && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
    };
    let top = host.rsplit('.').next().unwrap_or_default();
    let is_top = (2..=24).contains(&top.len()) && top.bytes().all(|byte| byte.is_ascii_lowercase());
    let is_plain = !path.is_empty() && !text.contains(|c: char| c.is_whitespace() || c == ',');
    host.contains('.') && host.split('.').all(is_label) && is_top && is_plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_mended_only_where_it_is_plain_what_is_meant() {
        assert_eq!(mend(" https://a.example/x "), Some("https://a.example/x".to_owned()));
        assert_eq!(mend("https://a.example/my file.csv"), Some("https://a.example/my%20file.csv".to_owned()));
        assert_eq!(mend("www.stadt.example"), Some("http://www.stadt.example".to_owned()));
        let bare = mend("data.stadt.example/files/trees.csv");
        assert_eq!(bare.as_deref(), Some("http://data.stadt.example/files/trees.csv"));
        for text in ["u.a./siehe", "z.B. www/x", "v1.0/trees", "trees.csv", "Amt/Stadt.de", "a.b, c/d"] {
            assert_eq!(mend(text), None, "{text}");
        }
        assert_eq!(mend("n/a"), None);
        assert_eq!(mend("siehe: Webseite"), None);
        assert_eq!(mend(""), None);
    }

    #[test]
    fn a_list_in_one_keyword_is_taken_apart_but_a_name_with_a_comma_is_not() {
        assert_eq!(parts("verkehr; strasse;"), ["verkehr", "strasse"]);
        assert_eq!(parts("a,b,c"), ["a", "b", "c"]);
        assert_eq!(parts("Paris, France"), ["Paris, France"]);
    }
}
