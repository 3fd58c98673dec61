//! Vocabularies under addresses that are nearly theirs: with TLS, or with another mark before the name; and properties with
//! other capitals than theirs, or in the other one of two vocabularies that are written side by side. What is written so is read
//! as it is meant; the bytes of a record stay as they came.

use std::collections::HashMap;

use centum_rdf::{NamedNode, Term, Triple, vocab};

/// Statements as they are meant, with what was written.
pub(super) type Spelt = HashMap<Triple, Triple>;

/// Vocabularies of which the mark before a name is got wrong, with that mark.
const BY_MARK: [(&str, char); 2] = [("www.w3.org/ns/dcat", '#'), ("purl.org/dc/terms", '/')];
/// Others that are named without TLS.
const PLAIN: [&str; 11] = [
    "www.w3.org/1999/02/22-rdf-syntax-ns#",
    "www.w3.org/2000/01/rdf-schema#",
    "www.w3.org/2004/02/skos/core#",
    "www.w3.org/2006/vcard/ns#",
    "www.w3.org/ns/adms#",
    "www.w3.org/ns/hydra/core#",
    "www.w3.org/ns/locn#",
    "www.w3.org/ns/prov#",
    "xmlns.com/foaf/0.1/",
    "purl.org/dc/elements/1.1/",
    "data.europa.eu/r5r/",
];

/// Properties of DCAT of more than one word. ArcGIS Hub writes `accessUrl`, and others follow it.
const OF_DCAT: [&str; 18] = [
    "accessService",
    "accessURL",
    "byteSize",
    "compressFormat",
    "contactPoint",
    "downloadURL",
    "endDate",
    "endpointDescription",
    "endpointURL",
    "hadRole",
    "inSeries",
    "landingPage",
    "mediaType",
    "packageFormat",
    "servesDataset",
    "spatialResolutionInMeters",
    "startDate",
    "temporalResolution",
];
/// Those of Dublin Core.
const OF_TERMS: [&str; 9] = [
    "accessRights",
    "accrualPeriodicity",
    "conformsTo",
    "hasPart",
    "hasVersion",
    "isPartOf",
    "isReferencedBy",
    "isVersionOf",
    "rightsHolder",
];

/// Properties of Dublin Core that DCAT does not have, and that are looked for there.
const OF_TERMS_ALONE: [&str; 16] = [
    "accessRights",
    "accrualPeriodicity",
    "conformsTo",
    "creator",
    "description",
    "format",
    "identifier",
    "issued",
    "language",
    "license",
    "modified",
    "publisher",
    "rights",
    "spatial",
    "temporal",
    "title",
];
/// Properties of DCAT that Dublin Core does not have.
const OF_DCAT_ALONE: [&str; 10] = [
    "accessURL",
    "byteSize",
    "contactPoint",
    "dataset",
    "distribution",
    "downloadURL",
    "keyword",
    "landingPage",
    "mediaType",
    "theme",
];

/// Spells properties and classes as they are meant.
pub(super) fn respell(statements: &mut [Triple]) -> Spelt {
    let mut spelt = Spelt::new();
    for triple in statements {
        if let Some(meant) = as_meant(triple) {
            spelt.insert(meant.clone(), std::mem::replace(triple, meant));
        }
    }
    spelt
}

fn as_meant(triple: &Triple) -> Option<Triple> {
    let property = meant(triple.predicate.as_str());
    let is_type = property.as_deref().unwrap_or(triple.predicate.as_str()) == vocab::rdf::TYPE.as_str();
    let class = match &triple.object {
        Term::NamedNode(class) if is_type => meant(class.as_str()),
        _ => None,
    };
    if property.is_none() && class.is_none() {
        return None;
    }
    let mut triple = triple.clone();
    if let Some(name) = property {
        triple.predicate = NamedNode::new_unchecked(name);
    }
    if let Some(name) = class {
        triple.object = NamedNode::new_unchecked(name).into();
    }
    Some(triple)
}

/// The name that another one is nearly.
fn meant(name: &str) -> Option<String> {
    let plain = name.strip_prefix("http://");
    let rest = plain.or_else(|| name.strip_prefix("https://"))?;
    for (vocabulary, mark) in BY_MARK {
        let Some(end) = rest.strip_prefix(vocabulary) else { continue };
        let local = end.strip_prefix(['#', '/']).unwrap_or(end);
        let right = with_its_capitals(mark, local);
        let (home, its_mark) = home_of(right, (vocabulary, mark));
        if plain.is_some() && end.starts_with(mark) && right == local && home == vocabulary {
            return None;
        }
        let is_name = !local.is_empty() && local.chars().all(|letter| letter.is_ascii_alphabetic());
        return is_name.then(|| format!("http://{home}{its_mark}{right}"));
    }
    let is_known = plain.is_none() && PLAIN.iter().any(|vocabulary| rest.starts_with(vocabulary));
    is_known.then(|| format!("http://{rest}"))
}

/// The vocabulary that a property belongs to, which was named in one of the two.
fn home_of(name: &str, (vocabulary, mark): (&'static str, char)) -> (&'static str, char) {
    match mark {
        '#' if OF_TERMS_ALONE.contains(&name) => BY_MARK[1],
        '/' if OF_DCAT_ALONE.contains(&name) => BY_MARK[0],
        _ => (vocabulary, mark),
    }
}

/// A property of the vocabulary with this mark, with the capitals that it has there.
fn with_its_capitals(mark: char, local: &str) -> &str {
    let names: &[&str] = if mark == '#' { &OF_DCAT } else { &OF_TERMS };
    match local {
        // The licence has its American name there.
        "licence" if mark == '/' => "license",
        _ => names.iter().copied().find(|name| name.eq_ignore_ascii_case(local)).unwrap_or(local),
    }
}

/// The first property or class in lines of N-Triples that is not spelt as it is meant.
pub(crate) fn misspelt(lines: &str) -> Option<&str> {
    lines.lines().find_map(|line| {
        let mut terms = line.split(' ').skip(1).map(|term| term.trim_matches(['<', '>']));
        let (property, object) = (terms.next()?, terms.next()?);
        if meant(property).is_some() {
            return Some(property);
        }
        (property == vocab::rdf::TYPE.as_str() && meant(object).is_some()).then_some(object)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_that_is_nearly_right_is_read_as_it_is_meant() {
        for (written, right) in [
            ("https://www.w3.org/ns/dcat#Dataset", "http://www.w3.org/ns/dcat#Dataset"),
            ("http://www.w3.org/ns/dcatDataset", "http://www.w3.org/ns/dcat#Dataset"),
            ("http://www.w3.org/ns/dcat/Dataset", "http://www.w3.org/ns/dcat#Dataset"),
            ("https://purl.org/dc/terms/title", "http://purl.org/dc/terms/title"),
            ("http://purl.org/dc/terms#title", "http://purl.org/dc/terms/title"),
            ("https://xmlns.com/foaf/0.1/name", "http://xmlns.com/foaf/0.1/name"),
            ("http://www.w3.org/ns/dcat#accessUrl", "http://www.w3.org/ns/dcat#accessURL"),
            ("https://www.w3.org/ns/dcat#mediatype", "http://www.w3.org/ns/dcat#mediaType"),
            ("http://purl.org/dc/terms/accrualperiodicity", "http://purl.org/dc/terms/accrualPeriodicity"),
            ("http://purl.org/dc/terms/licence", "http://purl.org/dc/terms/license"),
            ("http://www.w3.org/ns/dcat#publisher", "http://purl.org/dc/terms/publisher"),
            ("http://purl.org/dc/terms/theme", "http://www.w3.org/ns/dcat#theme"),
            ("https://purl.org/dc/terms#keyword", "http://www.w3.org/ns/dcat#keyword"),
        ] {
            assert_eq!(meant(written).as_deref(), Some(right), "{written}");
            assert_eq!(meant(right), None, "{right}");
        }
        for other in [
            "http://www.w3.org/ns/dcat#",
            "https://www.w3.org/ns/dcat",
            "https://www.w3.org/ns/dcat3.ttl",
            "https://data.example/title",
            "urn:x",
        ] {
            assert_eq!(meant(other), None, "{other}");
        }
    }
}
