//! Licences by the identifiers that CKAN comes with: another portal knows whether a dataset is open by these alone. The
//! version stands beside them, in the address.

use crate::dcat::vocabulary::{self, Concept, Terms};
use crate::search::fields;

/// What CKAN calls a dataset without a licence.
pub(super) const NOT_SPECIFIED: &str = "notspecified";

/// A licence as CKAN comes with it.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Stock {
    /// Its identifier.
    pub(super) id: &'static str,
    /// Its name.
    pub(super) title: &'static str,
    /// Its address; empty where it is not one licence.
    pub(super) url: &'static str,
    /// Whether it is open, as every CKAN takes it to be.
    pub(super) open: bool,
    /// Whether it stands for several licences.
    pub(super) generic: bool,
}

const fn one(id: &'static str, title: &'static str, url: &'static str, open: bool) -> Stock {
    Stock { id, title, url, open, generic: false }
}

const fn several(id: &'static str, title: &'static str, open: bool) -> Stock {
    Stock { id, title, url: "", open, generic: true }
}

/// Every licence that CKAN comes with.
pub(super) const STOCK: [Stock; 15] = [
    several(NOT_SPECIFIED, "No licence given", false),
    one(
        "odc-pddl",
        "Open Data Commons Public Domain Dedication and Licence",
        "https://opendatacommons.org/licenses/pddl/",
        true,
    ),
    one(
        "odc-odbl",
        "Open Data Commons Open Database License",
        "https://opendatacommons.org/licenses/odbl/",
        true,
    ),
    one("odc-by", "Open Data Commons Attribution License", "https://opendatacommons.org/licenses/by/", true),
    one("cc-zero", "Creative Commons CC0", "https://creativecommons.org/publicdomain/zero/1.0/", true),
    one("cc-by", "Creative Commons Attribution", "https://creativecommons.org/licenses/by/4.0/", true),
    one(
        "cc-by-sa",
        "Creative Commons Attribution–ShareAlike",
        "https://creativecommons.org/licenses/by-sa/4.0/",
        true,
    ),
    one("gfdl", "GNU Free Documentation License", "https://www.gnu.org/licenses/fdl.html", true),
    several("other-open", "Another open licence", true),
    several("other-pd", "Another dedication to the public domain", true),
    several("other-at", "Another open licence that asks for attribution", true),
    one(
        "uk-ogl",
        "UK Open Government Licence",
        "https://www.nationalarchives.gov.uk/doc/open-government-licence/",
        true,
    ),
    several("cc-nc", "Creative Commons, not for commerce", false),
    several("other-nc", "Another licence that is not for commerce", false),
    several("other-closed", "Another closed licence", false),
];

/// The identifier that CKAN knows a licence by: its own, or that of the kind of terms that it has.
pub(super) fn id_of(licence: &Concept<Terms>) -> &'static str {
    let (code, terms) = (licence.code, &licence.facts);
    match code {
        "CC0" => "cc-zero",
        "CC_PDM_1_0" | "CC0_VLAANDEREN" => "other-pd",
        "ODC_PDDL" => "odc-pddl",
        "ODC_BL" => "odc-odbl",
        "ODC_BY" => "odc-by",
        "OTHER_OPEN" => "other-open",
        _ if code.starts_with("CC_") && terms.no_commerce => "cc-nc",
        _ if code.starts_with("CC_") && terms.no_derivatives => "other-closed",
        _ if code.starts_with("CC_BYSA") => "cc-by-sa",
        _ if code.starts_with("CC_BY") => "cc-by",
        _ if code.starts_with("GNU_FDL") => "gfdl",
        _ if terms.no_commerce => "other-nc",
        _ if code.starts_with("OGL") => "uk-ogl",
        _ if !terms.open => "other-closed",
        _ if terms.attribution && !terms.share_alike => "other-at",
        _ => "other-open",
    }
}

/// The values of the index that an identifier of a licence stands for: all codes of one that CKAN knows, else the code of
/// that spelling.
pub(super) fn values_of(id: &str) -> Vec<&str> {
    let id = id.trim();
    if id.eq_ignore_ascii_case(NOT_SPECIFIED) {
        return vec![fields::NONE];
    }
    let all = vocabulary::licences().concepts().iter();
    let codes: Vec<&str> =
        all.filter(|one| id_of(one).eq_ignore_ascii_case(id)).map(|one| one.code).collect();
    if codes.is_empty() { vec![vocabulary::licence_of(id).map_or(id, |one| one.code)] } else { codes }
}

/// A value of the index under the identifier that filters know it by, and its title.
pub(super) fn said(value: &str) -> (&str, &str) {
    let id = match (value, vocabulary::licences().get(value)) {
        (fields::NONE, _) => NOT_SPECIFIED,
        (_, Some(known)) => id_of(known),
        (unknown, None) => unknown,
    };
    (id, STOCK.iter().find(|one| one.id == id).map_or(id, |one| one.title))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_licence_is_told_by_an_identifier_that_others_know() {
        for licence in vocabulary::licences().concepts() {
            let id = id_of(licence);
            let stock = STOCK.iter().find(|one| one.id == id);
            let is_open = stock.unwrap_or_else(|| panic!("{id} of {}", licence.code)).open;
            // What a portal calls another open licence is not open here without a name, and is told as it was called.
            assert!(
                is_open == licence.facts.open || licence.code == "OTHER_OPEN",
                "{id} of {}",
                licence.code
            );
            assert!(values_of(id).contains(&licence.code), "{id}");
        }
        for (code, id) in [
            ("CC_BY_4_0", "cc-by"),
            ("CC_BY", "cc-by"),
            ("CC_BYSA_3_0", "cc-by-sa"),
            ("CC_BYNCSA_4_0", "cc-nc"),
            ("CC_BYND_4_0", "other-closed"),
            ("OGL_3_0", "uk-ogl"),
            ("OGL_NC", "other-nc"),
            ("DLDE_BY_2_0", "other-at"),
            ("DLDE_ZERO_2_0", "other-open"),
            ("GNU_FDL_1_3", "gfdl"),
        ] {
            assert_eq!(vocabulary::licences().get(code).map(id_of), Some(id), "{code}");
        }
    }

    #[test]
    fn what_ckan_comes_with_is_read_as_a_licence_that_is_told_alike() {
        for stock in STOCK.iter().filter(|one| ![NOT_SPECIFIED, "other-at", "other-nc"].contains(&one.id)) {
            let read = vocabulary::licence_of(stock.id).unwrap_or_else(|| panic!("{}", stock.id));
            assert_eq!(id_of(read), stock.id);
        }
        assert_eq!(values_of("cc-by-4.0"), ["CC_BY_4_0"]);
        assert_eq!(
            (values_of("notspecified"), values_of("other")),
            (vec![fields::NONE], vec![fields::OTHER])
        );
        assert_eq!(said(fields::NONE).0, NOT_SPECIFIED);
    }
}
