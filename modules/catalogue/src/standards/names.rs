//! Names that describe catalogues and their pages, beside those of the records themselves.

/// Catalogues.
pub(super) mod dcat {
    pub(crate) const CATALOG: &str = "http://www.w3.org/ns/dcat#Catalog";
    pub(crate) const CATALOG_RECORD: &str = "http://www.w3.org/ns/dcat#CatalogRecord";
    pub(crate) const PART: &str = "http://www.w3.org/ns/dcat#catalog";
    pub(crate) const RECORD: &str = "http://www.w3.org/ns/dcat#record";
    pub(crate) const DATASET: &str = "http://www.w3.org/ns/dcat#dataset";
    pub(crate) const SERVICE: &str = "http://www.w3.org/ns/dcat#service";
    pub(crate) const RESOURCE: &str = "http://www.w3.org/ns/dcat#resource";
    pub(crate) const DISTRIBUTION: &str = "http://www.w3.org/ns/dcat#distribution";
}

/// What else a catalogue says of itself.
pub(super) const PRIMARY_TOPIC: &str = "http://xmlns.com/foaf/0.1/primaryTopic";
pub(super) const DERIVED_FROM: &str = "http://www.w3.org/ns/prov#wasDerivedFrom";
pub(super) const TYPE: &str = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type";
pub(super) const XSD_DATE_TIME: &str = "http://www.w3.org/2001/XMLSchema#dateTime";
pub(super) const XSD_INTEGER: &str = "http://www.w3.org/2001/XMLSchema#integer";

/// Paging, in both of Hydra's dialects.
pub(super) mod hydra {
    macro_rules! hydra {
        ($($id:ident = $local:literal),* $(,)?) => {
            $(pub(crate) const $id: &str = concat!("http://www.w3.org/ns/hydra/core#", $local);)*
        };
    }
    hydra! {
        COLLECTION = "Collection", PAGED = "PagedCollection", VIEW = "PartialCollectionView", HAS_VIEW = "view",
        TOTAL = "totalItems", PER_PAGE = "itemsPerPage", FIRST = "first", LAST = "last", NEXT = "next",
        PREVIOUS = "previous", FIRST_PAGE = "firstPage", LAST_PAGE = "lastPage", NEXT_PAGE = "nextPage",
        PREVIOUS_PAGE = "previousPage",
    }
}
