//! Addresses of properties as people of the trade write them.

const PREFIXES: [(&str, &str); 14] = [
    ("http://purl.org/dc/terms/", "dct"),
    ("http://www.w3.org/ns/dcat#", "dcat"),
    ("http://data.europa.eu/r5r/", "dcatap"),
    ("http://www.w3.org/ns/adms#", "adms"),
    ("http://xmlns.com/foaf/0.1/", "foaf"),
    ("http://www.w3.org/2006/vcard/ns#", "vcard"),
    ("http://spdx.org/rdf/terms#", "spdx"),
    ("http://www.w3.org/ns/prov#", "prov"),
    ("http://www.w3.org/2004/02/skos/core#", "skos"),
    ("http://www.w3.org/2006/time#", "time"),
    ("http://www.w3.org/ns/locn#", "locn"),
    ("http://www.w3.org/ns/odrl/2/", "odrl"),
    ("http://data.europa.eu/eli/ontology#", "eli"),
    ("http://www.w3.org/2000/01/rdf-schema#", "rdfs"),
];

/// `dct:title` of `http://purl.org/dc/terms/title`; an address of another vocabulary stays as it is.
pub(super) fn short(address: &str) -> String {
    let found = PREFIXES.iter().find_map(|(base, prefix)| Some((prefix, address.strip_prefix(base)?)));
    found.map_or_else(|| address.to_owned(), |(prefix, local)| format!("{prefix}:{local}"))
}
