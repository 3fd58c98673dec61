//! What is known beside a record: which class stands below which, and the entries of the controlled vocabularies with
//! their classes. Without it every code of an authority table would lack its class.

use centum_rdf::{NamedNode, Triple};

use super::read;
use crate::dcat::vocabulary as list;

const CLASSES: &str = include_str!("../../../../../data/dcat-ap/classes.ttl");
const TYPE: &str = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type";

/// The triples of the background.
pub(super) fn triples() -> Vec<Triple> {
    let mut triples = read(CLASSES);
    let mut typed = |address: &str, class: &str| {
        let node = NamedNode::new_unchecked;
        triples.push(Triple::new(node(address), node(TYPE), node(class)));
    };
    macro_rules! each {
        ($list:expr, $($class:literal),+) => {
            for concept in $list.concepts() {
                if let Some(address) = &concept.iri {
                    $(typed(address, $class);)+
                }
            }
        };
    }
    const CONCEPT: &str = "http://www.w3.org/2004/02/skos/core#Concept";
    each!(list::themes(), "http://www.w3.org/2004/02/skos/core#Concept");
    each!(list::availabilities(), "http://www.w3.org/2004/02/skos/core#Concept");
    each!(list::statuses(), "http://www.w3.org/2004/02/skos/core#Concept");
    each!(list::dataset_types(), "http://www.w3.org/2004/02/skos/core#Concept");
    each!(list::hvd_categories(), "http://www.w3.org/2004/02/skos/core#Concept");
    each!(list::access_rights(), "http://purl.org/dc/terms/RightsStatement");
    each!(list::frequencies(), "http://purl.org/dc/terms/Frequency");
    each!(list::languages(), "http://purl.org/dc/terms/LinguisticSystem");
    each!(list::countries(), "http://purl.org/dc/terms/Location");
    each!(
        list::file_types(),
        "http://purl.org/dc/terms/FileFormat",
        "http://purl.org/dc/terms/MediaTypeOrExtent"
    );
    each!(list::licences(), "http://purl.org/dc/terms/LicenseDocument");
    for concept in list::licences().concepts() {
        typed(concept.facts.address, "http://purl.org/dc/terms/LicenseDocument");
    }
    // The tables themselves are what a catalogue names as its taxonomy.
    typed(list::themes().base().trim_end_matches('/'), "http://www.w3.org/2004/02/skos/core#ConceptScheme");
    typed(
        "http://data.europa.eu/eli/reg_impl/2023/138/oj",
        "http://data.europa.eu/eli/ontology#LegalResource",
    );
    for kind in ["publishertype", "licencetype"] {
        for concept in list_of(kind) {
            typed(&format!("http://purl.org/adms/{kind}/{concept}"), CONCEPT);
        }
    }
    triples
}

/// The entries of the two small vocabularies of ADMS that the profile names.
fn list_of(kind: &str) -> &'static [&'static str] {
    match kind {
        "publishertype" => &[
            "Academia-ScientificOrganisation",
            "Company",
            "IndustryConsortium",
            "LocalAuthority",
            "NationalAuthority",
            "NonGovernmentalOrganisation",
            "NonProfitOrganisation",
            "PrivateIndividual",
            "RegionalAuthority",
            "StandardisationBody",
            "SupraNationalAuthority",
        ],
        _ => &[
            "Attribution",
            "GrantBack",
            "JurisdictionWithinTheEU",
            "KnownPatentEncumbrance",
            "NoDerivativeWork",
            "NominalCost",
            "Non-CommercialUseOnly",
            "OtherRestrictiveClauses",
            "PublicDomain",
            "RequestForRoyalties",
            "ReservedNames-Endorsement-OfficialStatus",
            "RoyaltiesRequired",
            "UnknownIPR",
            "ViralEffect-ShareAlike",
        ],
    }
}
