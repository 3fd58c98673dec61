//! Values from controlled lists, by whatever spelling, and what depends on them: formats and media types.

use centum_rdf::NamedOrBlankNodeRef;

use super::graph::{iri, literal, node};
use super::values::{Property, Reader, mend};
use crate::dcat::names::{dct, rdf, skos, time};
use crate::dcat::vocabulary::{self, Concept};
use crate::dcat::{Coded, Format, What};

/// What a list says to a spelling: the code, and whether the spelling is one of its own addresses.
pub(super) struct Hit {
    code: &'static str,
    own: bool,
    what: Option<What>,
}

/// A list to be asked, and whether what it doesn't know is worth a note.
#[derive(Clone, Copy)]
pub(super) struct List {
    ask: fn(&str) -> Option<Hit>,
    strict: bool,
}

impl Hit {
    fn of<F>(concept: &Concept<F>, text: &str) -> Self {
        Self { code: concept.code, own: concept.iri.as_deref() == Some(text), what: None }
    }
}

/// Units of the time ontology, with what stands before and behind their number in a duration.
const UNITS: [(&str, &str, char); 6] = [
    (time::YEARS, "P", 'Y'),
    (time::MONTHS, "P", 'M'),
    (time::WEEKS, "P", 'W'),
    (time::DAYS, "P", 'D'),
    (time::HOURS, "PT", 'H'),
    (time::MINUTES, "PT", 'M'),
];

/// The address without its scheme: `http` and `https` name the same thing.
fn bare(text: &str) -> &str {
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://")).unwrap_or(text);
    rest.strip_prefix("www.").unwrap_or(rest).trim_end_matches('/')
}

const fn list(ask: fn(&str) -> Option<Hit>) -> List {
    List { ask, strict: true }
}

pub(super) const LICENCE: List = list(|text| {
    let concept = vocabulary::licence_of(text)?;
    let own = concept.iri.as_deref() == Some(text) || bare(text) == bare(concept.facts.address);
    Some(Hit { code: concept.code, own, what: concept.facts.unversioned.then_some(What::NoVersion) })
});
pub(super) const LANGUAGE: List =
    list(|text| vocabulary::language_of(text).map(|found| Hit::of(found, text)));
pub(super) const FILE_TYPE: List =
    list(|text| vocabulary::file_type_of(text).map(|found| Hit::of(found, text)));
pub(super) const THEME: List = list(|text| vocabulary::theme_of(text).map(|found| Hit::of(found, text)));
pub(super) const FREQUENCY: List =
    list(|text| vocabulary::frequency_of(text).map(|found| Hit::of(found, text)));
pub(super) const ACCESS_RIGHT: List =
    list(|text| vocabulary::access_rights().find(text).map(|found| Hit::of(found, text)));
pub(super) const AVAILABILITY: List =
    list(|text| vocabulary::availabilities().find(text).map(|found| Hit::of(found, text)));
pub(super) const STATUS: List =
    list(|text| vocabulary::statuses().find(text).map(|found| Hit::of(found, text)));
pub(super) const DATASET_TYPE: List =
    list(|text| vocabulary::dataset_types().find(text).map(|found| Hit::of(found, text)));
pub(super) const HVD: List =
    list(|text| vocabulary::hvd_categories().find(text).map(|found| Hit::of(found, text)));
/// No list: whatever is given is taken as it is.
pub(super) const FREE: List = List { ask: |_| None, strict: false };

impl Reader<'_, '_> {
    /// The values of a property that has a list.
    pub(super) fn coded(
        &mut self,
        of: NamedOrBlankNodeRef<'_>,
        property: Property,
        list: List,
    ) -> Vec<Coded> {
        self.coded_as_given(of, property, list).into_iter().map(|(coded, _)| coded).collect()
    }

    /// One value: a known one before any other, then the first by its letters.
    pub(super) fn one_coded(
        &mut self,
        of: NamedOrBlankNodeRef<'_>,
        property: Property,
        list: List,
    ) -> Option<Coded> {
        let mut values = self.coded(of, property, list);
        values.sort();
        values.dedup();
        if let Some(second) = values.get(1) {
            let second = second.as_str().to_owned();
            self.note(property, &second, What::SeveralValues);
        }
        values.into_iter().next()
    }

    /// The values with the spelling that they came in.
    fn coded_as_given(
        &mut self,
        of: NamedOrBlankNodeRef<'_>,
        property: Property,
        list: List,
    ) -> Vec<(Coded, String)> {
        let mut values = Vec::new();
        for term in self.values(of, property) {
            let given = match (iri(term), literal(term)) {
                (Some(text), _) => text.to_owned(),
                (_, Some(text)) => match self.text(property, text) {
                    Some(text) => text,
                    None => continue,
                },
                _ => String::new(),
            };
            let mut hit = (!given.is_empty()).then(|| (list.ask)(&given)).flatten();
            let mut said = given.clone();
            if hit.is_none()
                && let Some(node) = node(term)
                && let Some((found, text)) = self.told_by_node(node, list)
            {
                hit = found;
                said = if given.is_empty() { text } else { given.clone() };
            }
            let coded = match hit {
                Some(hit) => {
                    let what = match (literal(term).is_some(), hit.own) {
                        (true, _) => Some(What::LiteralForIri),
                        (false, false) => Some(What::Respelt),
                        (false, true) => None,
                    };
                    for what in what.into_iter().chain(hit.what) {
                        self.note(property, &said, what);
                    }
                    Coded::Code(hit.code.to_owned())
                }
                None if said.is_empty() => {
                    self.note(property, "", What::NothingSaid);
                    continue;
                }
                None => {
                    if list.strict {
                        self.note(property, &said, What::NotInVocabulary);
                    }
                    match (iri(term), mend(&said).filter(|url| *url == said && said.contains("://"))) {
                        (Some(_), _) | (_, Some(_)) => Coded::Iri(said.clone()),
                        _ => Coded::Text(said.clone()),
                    }
                }
            };
            values.push((coded, said));
        }
        values
    }

    /// What a node says of itself: what it is the same as, its notations, its names.
    fn told_by_node(&mut self, of: NamedOrBlankNodeRef<'_>, list: List) -> Option<(Option<Hit>, String)> {
        let same =
            [skos::EXACT, skos::CLOSE, rdf::SAME_AS, rdf::SEE_ALSO, dct::SOURCE, dct::IDENTIFIER, rdf::VALUE];
        let said: Vec<String> = self
            .graph
            .values(of, &same)
            .chain(self.graph.values(of, &[skos::NOTATION, skos::ALT_LABEL]))
            .filter_map(|term| iri(term).or(literal(term)))
            .map(str::to_owned)
            .chain(self.duration(of))
            .chain(self.labels(of).0.into_values())
            .filter(|text| !text.trim().is_empty())
            .collect();
        let hit = said.iter().find_map(|text| Some(((list.ask)(text)?, text.clone())));
        match hit {
            Some((hit, text)) => Some((Some(hit), text)),
            // A name is better than a number: labels stand last.
            None => said.last().map(|text| (None, text.trim().to_owned())),
        }
    }

    /// A duration that a node spells out in units, itself or in its value, as Spain's standard has frequencies.
    fn duration(&self, of: NamedOrBlankNodeRef<'_>) -> Option<String> {
        let inner = self.graph.values(of, &[rdf::VALUE]).find_map(node);
        for (unit, before, after) in UNITS {
            for place in [Some(of), inner].into_iter().flatten() {
                let number = self.graph.values(place, &[unit]).find_map(literal);
                let number = number.and_then(|text| text.trim().parse::<f64>().ok());
                if let Some(number) = number.filter(|number| number.is_finite() && *number > 0.0) {
                    return Some(format!("{before}{number}{after}"));
                }
            }
        }
        None
    }

    /// The formats of a property.
    pub(super) fn formats(&mut self, of: NamedOrBlankNodeRef<'_>, property: Property) -> Vec<Format> {
        let values = self.coded_as_given(of, property, FILE_TYPE);
        let format = |(value, given): (Coded, String)| {
            let concept = value.code().and_then(|code| vocabulary::file_types().get(code));
            let plain = concept.is_none_or(|concept| {
                vocabulary::file_types().find(&given).is_some()
                    && (concept.iri.as_deref() == Some(given.as_str())
                        || given == concept.code
                        || given == concept.label("en"))
            });
            Format { value: Some(value), given: (!plain).then_some(given) }
        };
        values.into_iter().map(format).collect()
    }

    /// One format: a known one before any other.
    pub(super) fn format(&mut self, of: NamedOrBlankNodeRef<'_>, property: Property) -> Option<Format> {
        let mut formats = self.formats(of, property);
        formats.sort_by_cached_key(|format| (format.value.clone(), format.given.clone()));
        if let Some(second) = formats.get(1).filter(|second| second.value != formats[0].value) {
            let second = second.value.as_ref().map(|value| value.as_str().to_owned()).unwrap_or_default();
            self.note(property, &second, What::SeveralValues);
        }
        formats.into_iter().next()
    }

    /// A media type: out of its address, or out of a text.
    pub(super) fn media_type(&mut self, of: NamedOrBlankNodeRef<'_>, property: Property) -> Option<String> {
        let mut found = Vec::new();
        for term in self.values(of, property) {
            let (text, what) = match (iri(term), literal(term), node(term)) {
                (Some(text), ..) => (text.to_owned(), None),
                (_, Some(text), _) => (text.to_owned(), Some(What::LiteralForIri)),
                (.., Some(node)) => match self.told_by_node(node, FILE_TYPE) {
                    Some((_, text)) => (text, Some(What::Respelt)),
                    None => continue,
                },
                _ => continue,
            };
            let Some(text) = self.text(property, &text) else { continue };
            let own = text.split_once("/assignments/media-types/").map(|(_, rest)| rest);
            let (media, what) = match own {
                Some(rest) if is_media_type(rest) => (essence(rest), what),
                _ if is_media_type(&text) => (essence(&text), what),
                _ => match vocabulary::file_type_of(&text)
                    .and_then(|concept| concept.facts.media_types.first())
                {
                    Some(media) => (essence(media), Some(What::Respelt)),
                    None => (text.clone(), Some(What::NotInVocabulary)),
                },
            };
            if let Some(what) = what {
                self.note(property, &text, what);
            }
            found.push(media);
        }
        found.sort();
        found.dedup();
        if let Some(second) = found.get(1) {
            let second = second.clone();
            self.note(property, &second, What::SeveralValues);
        }
        found.into_iter().next()
    }
}

/// A media type without its parameters, in lower case.
fn essence(media: &str) -> String {
    media.split(';').next().unwrap_or(media).trim().to_ascii_lowercase()
}

/// Whether a text has the form of a media type.
pub(crate) fn is_media_type(text: &str) -> bool {
    let token = |part: &str| {
        !part.is_empty() && part.bytes().all(|b| b.is_ascii_alphanumeric() || b"!#$&-^_.+".contains(&b))
    };
    essence(text).split_once('/').is_some_and(|(kind, sub)| token(kind) && token(sub))
}
