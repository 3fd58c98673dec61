//! The names of properties and classes, as the standards spell them.

/// Writes one constant a name: the base and what follows it.
macro_rules! names {
    ($base:literal $($id:ident = $local:literal),* $(,)?) => {
        $(pub(crate) const $id: &str = concat!($base, $local);)*
    };
}

/// RDF and RDF Schema.
pub(crate) mod rdf {
    pub(crate) const TYPE: &str = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type";
    pub(crate) const VALUE: &str = "http://www.w3.org/1999/02/22-rdf-syntax-ns#value";
    pub(crate) const LABEL: &str = "http://www.w3.org/2000/01/rdf-schema#label";
    pub(crate) const SEE_ALSO: &str = "http://www.w3.org/2000/01/rdf-schema#seeAlso";
    pub(crate) const SAME_AS: &str = "http://www.w3.org/2002/07/owl#sameAs";
    pub(crate) const VERSION_INFO: &str = "http://www.w3.org/2002/07/owl#versionInfo";
}

/// Data types.
pub(crate) mod xsd {
    names! { "http://www.w3.org/2001/XMLSchema#"
        DATE = "date", DATE_TIME = "dateTime", YEAR = "gYear", YEAR_MONTH = "gYearMonth", DECIMAL = "decimal",
        DURATION = "duration", INTEGER = "nonNegativeInteger", HEX = "hexBinary",
    }
}

/// Dublin Core terms, and the elements that came before them.
pub(crate) mod dct {
    names! { "http://purl.org/dc/terms/"
        TITLE = "title", DESCRIPTION = "description", IDENTIFIER = "identifier", PUBLISHER = "publisher",
        CREATOR = "creator", CONTRIBUTOR = "contributor", LICENSE = "license", RIGHTS = "rights",
        ACCESS_RIGHTS = "accessRights", ISSUED = "issued", MODIFIED = "modified",
        FREQUENCY = "accrualPeriodicity", SPATIAL = "spatial", TEMPORAL = "temporal", LANGUAGE = "language",
        CONFORMS_TO = "conformsTo", PROVENANCE = "provenance", HAS_VERSION = "hasVersion",
        IS_VERSION_OF = "isVersionOf", REPLACES = "replaces", IS_REFERENCED_BY = "isReferencedBy",
        RELATION = "relation", SOURCE = "source", FORMAT = "format", TYPE = "type", SUBJECT = "subject",
        C_LICENSE = "LicenseDocument", C_FREQUENCY = "Frequency", C_LOCATION = "Location",
        C_PERIOD = "PeriodOfTime", C_RIGHTS = "RightsStatement", C_STANDARD = "Standard",
        C_PROVENANCE = "ProvenanceStatement", C_LANGUAGE = "LinguisticSystem", C_MEDIA = "MediaType",
        C_FORMAT = "MediaTypeOrExtent", REFERENCES = "references", ABSTRACT = "abstract", UPDATED = "updated",
    }
    /// The elements of 1995, as some catalogues still write them.
    pub(crate) mod old {
        names! { "http://purl.org/dc/elements/1.1/"
            TITLE = "title", DESCRIPTION = "description", IDENTIFIER = "identifier", PUBLISHER = "publisher",
            CREATOR = "creator", RIGHTS = "rights", LANGUAGE = "language", FORMAT = "format",
            DATE = "date",
        }
    }
}

/// The data catalogue vocabulary.
pub(crate) mod dcat {
    names! { "http://www.w3.org/ns/dcat#"
        DATASET = "Dataset", SERIES = "DatasetSeries", SERVICE = "DataService", C_DISTRIBUTION = "Distribution",
        KEYWORD = "keyword", THEME = "theme", CONTACT = "contactPoint", LANDING_PAGE = "landingPage",
        DISTRIBUTION = "distribution", ACCESS_URL = "accessURL", DOWNLOAD_URL = "downloadURL",
        MEDIA_TYPE = "mediaType", BYTE_SIZE = "byteSize", COMPRESS = "compressFormat", PACKAGE = "packageFormat",
        ACCESS_SERVICE = "accessService", ENDPOINT_URL = "endpointURL",
        ENDPOINT_DESCRIPTION = "endpointDescription", SERVES = "servesDataset", IN_SERIES = "inSeries",
        VERSION = "version", HAS_VERSION = "hasVersion", IS_VERSION_OF = "isVersionOf", PREVIOUS = "previousVersion",
        PREV = "prev", BBOX = "bbox", CENTROID = "centroid", START = "startDate", END = "endDate",
        SPATIAL_RESOLUTION = "spatialResolutionInMeters", TEMPORAL_RESOLUTION = "temporalResolution",
        HAD_ROLE = "hadRole",
    }
}

/// The Union's own terms.
pub(crate) mod dcatap {
    names! { "http://data.europa.eu/r5r/"
        AVAILABILITY = "availability", LEGISLATION = "applicableLegislation", HVD_CATEGORY = "hvdCategory",
    }
    pub(crate) const C_LEGISLATION: &str = "http://data.europa.eu/eli/ontology#LegalResource";
}

/// What DCAT-AP.de adds.
pub(crate) mod dcatde {
    names! { "http://dcat-ap.de/def/dcatde/"
        ORIGINATOR = "originator", MAINTAINER = "maintainer", PLANNED_AVAILABILITY = "plannedAvailability",
        AVAILABILITY = "availability",
    }
}

/// Asset description metadata.
pub(crate) mod adms {
    names! { "http://www.w3.org/ns/adms#"
        IDENTIFIER = "identifier", SAMPLE = "sample", STATUS = "status", VERSION_NOTES = "versionNotes", PREV = "prev",
        CONTACT = "contactPoint", C_IDENTIFIER = "Identifier",
    }
}

/// People and documents.
pub(crate) mod foaf {
    names! { "http://xmlns.com/foaf/0.1/"
        NAME = "name", HOMEPAGE = "homepage", MBOX = "mbox", PAGE = "page", AGENT = "Agent", DOCUMENT = "Document",
    }
}

/// Contact cards.
pub(crate) mod vcard {
    names! { "http://www.w3.org/2006/vcard/ns#"
        FN = "fn", HAS_FN = "hasFN", EMAIL = "hasEmail", EMAIL_TEXT = "email", URL = "hasURL", URL_TEXT = "url",
        TELEPHONE = "hasTelephone", TEL = "tel", TELEPHONE_TEXT = "telephone", VALUE = "hasValue",
        VALUE_TEXT = "value", ORGANIZATION = "organization-name", HAS_ORGANIZATION = "hasOrganizationName",
        KIND = "Kind",
    }
}

/// Concepts.
pub(crate) mod skos {
    names! { "http://www.w3.org/2004/02/skos/core#"
        PREF_LABEL = "prefLabel", ALT_LABEL = "altLabel", NOTATION = "notation", EXACT = "exactMatch",
        CLOSE = "closeMatch", CONCEPT = "Concept",
    }
}

/// Places, geometries and time.
pub(crate) mod geo {
    names! { "http://www.w3.org/ns/locn#" GEOMETRY = "geometry", GEOGRAPHIC_NAME = "geographicName" }
    pub(crate) const AS_WKT: &str = "http://www.opengis.net/ont/geosparql#asWKT";
    pub(crate) const AS_GEOJSON: &str = "http://www.opengis.net/ont/geosparql#asGeoJSON";
    pub(crate) const C_GEOMETRY: &str = "http://www.opengis.net/ont/geosparql#Geometry";
    pub(crate) const HAS_GEOMETRY: &str = "http://www.opengis.net/ont/geosparql#hasGeometry";
    pub(crate) const WKT: &str = "http://www.opengis.net/ont/geosparql#wktLiteral";
    pub(crate) const GEOJSON: &str = "http://www.opengis.net/ont/geosparql#geoJSONLiteral";
    /// The address by which Italy tells of a place.
    pub(crate) const IDENTIFIER: &str = "http://dati.gov.it/onto/dcatapit#geographicalIdentifier";
    /// What GeoNames calls a place.
    pub(crate) const NAME: &str = "http://www.geonames.org/ontology#name";
    pub(crate) const LATITUDE: &str = "http://www.w3.org/2003/01/geo/wgs84_pos#lat";
    pub(crate) const LONGITUDE: &str = "http://www.w3.org/2003/01/geo/wgs84_pos#long";
}

/// Time, by the ontology of the W3C.
pub(crate) mod time {
    names! { "http://www.w3.org/2006/time#"
        BEGINNING = "hasBeginning", END = "hasEnd", IN_XSD_DATE = "inXSDDate", IN_XSD_DATE_TIME = "inXSDDateTime",
        IN_XSD_STAMP = "inXSDDateTimeStamp", IN_XSD_MONTH = "inXSDgYearMonth", IN_XSD_YEAR = "inXSDgYear",
        YEARS = "years", MONTHS = "months", WEEKS = "weeks", DAYS = "days", HOURS = "hours", MINUTES = "minutes",
    }
}

/// schema.org, where catalogues mix it in; both schemes occur.
pub(crate) mod schema {
    names! { "http://schema.org/" NAME = "name", START = "startDate", END = "endDate", EMAIL = "email", URL = "url" }
    pub(crate) const NAME_S: &str = "https://schema.org/name";
    pub(crate) const START_S: &str = "https://schema.org/startDate";
    pub(crate) const END_S: &str = "https://schema.org/endDate";
}

/// Checksums.
pub(crate) mod spdx {
    names! { "http://spdx.org/rdf/terms#"
        CHECKSUM = "checksum", ALGORITHM = "algorithm", VALUE = "checksumValue", C_CHECKSUM = "Checksum",
        ALGORITHM_BASE = "checksumAlgorithm_", C_ALGORITHM = "ChecksumAlgorithm",
    }
}

/// Provenance.
pub(crate) mod prov {
    names! { "http://www.w3.org/ns/prov#"
        GENERATED_BY = "wasGeneratedBy", ATTRIBUTION = "qualifiedAttribution", AGENT = "agent",
        C_ATTRIBUTION = "Attribution",
    }
}

/// Where media types live.
pub(crate) const MEDIA_TYPES: &str = "https://www.iana.org/assignments/media-types/";
