//! How CKAN, uData, Opendatasoft, ArcGIS Hub, piveau and GeoNetwork say the same things; samples of our own.

use centum_rdf::{NamedNodeRef, Triple};
use oxttl::TurtleParser;

use crate::dcat::*;

const PREFIXES: &str = "
@prefix dcat: <http://www.w3.org/ns/dcat#> . @prefix dct: <http://purl.org/dc/terms/> .
@prefix foaf: <http://xmlns.com/foaf/0.1/> . @prefix vcard: <http://www.w3.org/2006/vcard/ns#> .
@prefix locn: <http://www.w3.org/ns/locn#> . @prefix gsp: <http://www.opengis.net/ont/geosparql#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix adms: <http://www.w3.org/ns/adms#> . @prefix spdx: <http://spdx.org/rdf/terms#> .
@prefix dcatap: <http://data.europa.eu/r5r/> . @prefix schema: <http://schema.org/> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
";

fn graph(turtle: &str) -> Vec<Triple> {
    let text = format!("{PREFIXES}{turtle}");
    TurtleParser::new().for_slice(text.as_bytes()).map(|triple| triple.unwrap()).collect()
}

fn read(turtle: &str) -> (Record, Vec<Note>) {
    record(&graph(turtle), NamedNodeRef::new("https://portal.example/d/1").unwrap().into())
}

fn noted(notes: &[Note], path: &str, what: What) -> bool {
    notes.iter().any(|note| note.path == path && note.what == what)
}

fn code(code: &str) -> Coded {
    Coded::Code(code.to_owned())
}

#[test]
fn ckan_writes_texts_where_addresses_belong_and_everything_is_understood() {
    let (record, notes) = read(
        r#"
<https://portal.example/d/1> a dcat:Dataset ; dct:identifier "a1" ; dct:title "Bäume" ;
  dct:description "Bäume der Stadt" ; dcat:keyword "baum", "grün; stadt" ; owl:versionInfo "2" ;
  dct:issued "2020-05-01T10:00:00.123456"^^xsd:dateTime ; dct:modified "2021-05-01"^^xsd:date ;
  dct:accrualPeriodicity "jährlich" ; dct:language "de" ; dct:accessRights "public" ;
  dct:publisher <https://portal.example/org/1> ;
  dcat:contactPoint [ a vcard:Organization ; vcard:fn "Amt" ; vcard:hasEmail "amt@stadt.example" ] ;
  dct:spatial [ a dct:Location ; locn:geometry "{\"type\":\"Polygon\",\"coordinates\":[[[4.6,50.8],[4.8,50.8],[4.8,50.9],[4.6,50.8]]]}"^^<https://www.iana.org/assignments/media-types/application/vnd.geo+json> ;
     locn:geometry "POLYGON ((4.6 50.8, 4.8 50.8, 4.8 50.9, 4.6 50.8))"^^gsp:wktLiteral ] ;
  dct:temporal [ a dct:PeriodOfTime ; schema:startDate "2019"^^xsd:gYear ; schema:endDate "2020-12-31"^^xsd:date ] ;
  dcat:distribution <https://portal.example/d/1/r/1> .
<https://portal.example/org/1> a foaf:Agent ; foaf:name "Stadt" .
<https://portal.example/d/1/r/1> a dcat:Distribution ; dct:title "CSV" ; dct:format "CSV" ; dcat:mediaType "text/csv" ;
  dcat:accessURL "https://portal.example/my file.csv" ; dcat:byteSize "1024.0"^^xsd:decimal ; dct:license "CC BY 4.0" ;
  spdx:checksum [ a spdx:Checksum ; spdx:algorithm "SHA-1" ; spdx:checksumValue "abcd"^^xsd:hexBinary ] .
"#,
    );
    assert_eq!(record.titles, Texts::one("", "Bäume"));
    assert_eq!(record.keywords[&Lang::undetermined()].iter().collect::<Vec<_>>(), ["baum", "grün", "stadt"]);
    assert_eq!(record.frequency, Some(code("ANNUAL")));
    assert_eq!(record.languages, [code("DEU")]);
    assert_eq!(record.access_rights, Some(code("PUBLIC")));
    assert_eq!(record.publishers[0].names, Texts::one("", "Stadt"));
    assert_eq!(record.contacts[0].emails, ["amt@stadt.example"]);
    assert_eq!(record.version.as_deref(), Some("2"));
    assert_eq!(record.spatial[0].bbox, Some(Bbox { west: 4.6, south: 50.8, east: 4.8, north: 50.9 }));
    assert!(matches!(record.spatial[0].geometry, Some(Geometry::Wkt(_))));
    assert_eq!(record.temporal[0].start, Some(Moment::Year(2019)));
    let file = &record.distributions[0];
    assert_eq!(file.access_urls, ["https://portal.example/my%20file.csv"]);
    assert_eq!(file.format.as_ref().and_then(|format| format.value.clone()), Some(code("CSV")));
    assert_eq!((file.media_type.as_deref(), file.byte_size), (Some("text/csv"), Some(1024)));
    assert_eq!(file.licence(), Some(&code("CC_BY_4_0")));
    assert_eq!(file.checksum.as_ref().map(|sum| sum.algorithm.as_str()), Some("sha1"));
    assert!(noted(&notes, "dct:license", What::LiteralForIri));
    assert!(noted(&notes, "dcat:accessURL", What::Mended));
    assert!(noted(&notes, "dct:issued", What::NoTimeZone));
}

#[test]
fn a_checksum_is_written_with_the_class_of_its_algorithm() {
    let (record, _) = read(
        "<https://portal.example/d/1> a dcat:Dataset ; dct:title \"Trees\" ; dcat:distribution [ a dcat:Distribution ;
  spdx:checksum [ a spdx:Checksum ; spdx:algorithm \"SHA-1\" ; spdx:checksumValue \"abcd\"^^xsd:hexBinary ] ] .",
    );
    let (_, written) = triples(&record, &AsGiven);
    let class = "<http://spdx.org/rdf/terms#checksumAlgorithm_sha1> \
         <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <http://spdx.org/rdf/terms#ChecksumAlgorithm>";
    assert!(written.iter().any(|triple| triple.to_string() == class), "{written:?}");
}

#[test]
fn udata_opendatasoft_and_arcgis_are_understood() {
    let (record, _) = read(
        r#"
<https://portal.example/d/1> a dcat:Dataset ; dct:title "Arbres"@fr ; dcat:theme <https://portal.example/theme/7> ;
  dct:license <https://www.etalab.gouv.fr/licence-ouverte-open-licence> ; dct:language "fr" ;
  dct:accrualPeriodicity <http://purl.org/cld/freq/monthly> ; dcat:contactPoint <mailto:a@ville.example> ;
  dct:publisher "Ville" ; dct:spatial "4.6,50.8,4.8,50.9" ; dct:modified "1588327200000" ;
  dcat:distribution [ a dcat:Distribution ; dct:format [ a dct:IMT ; rdf:value "text/csv" ; rdfs:label "CSV" ] ;
    dcat:accessURL <https://portal.example/x> ; dct:license <https://portal.example/l/9> ] ,
    [ a dcat:Distribution ; dct:title "API" ; dct:format "ArcGIS GeoServices REST API" ; dcat:accessURL <https://gis.example/FeatureServer/0> ] .
<https://portal.example/theme/7> a skos:Concept ; skos:prefLabel "Environnement"@fr .
<https://portal.example/l/9> a dct:LicenseDocument ; rdfs:label "Open Database License" .
"#,
    );
    assert_eq!(record.themes, [code("ENVI")]);
    assert_eq!(record.licences, [code("ETALAB_1_0")]);
    assert_eq!(record.frequency, Some(code("MONTHLY")));
    assert_eq!(record.contacts[0].emails, ["a@ville.example"]);
    assert_eq!(record.publishers[0].names, Texts::one("", "Ville"));
    assert!(record.spatial[0].bbox.is_some());
    assert_eq!(record.modified.as_ref().map(ToString::to_string).as_deref(), Some("2020-05-01T10:00:00Z"));
    let formats: Vec<_> =
        record.distributions.iter().filter_map(|part| part.format.as_ref()?.value.clone()).collect();
    assert!(formats.contains(&code("CSV")) && formats.contains(&code("ESRI_REST")));
    assert!(record.distributions.iter().any(|part| part.licences == [code("ODC_BL")]));
}

#[test]
fn a_frequency_that_spain_spells_out_in_units_is_understood() {
    let frequency = |value: &str| {
        let (record, _) = read(&format!(
            "@prefix time: <http://www.w3.org/2006/time#> . <https://portal.example/d/1> a dcat:Dataset ; \
            dct:accrualPeriodicity [ a dct:Frequency ; {value} ] ."
        ));
        record.frequency
    };
    let months = "rdf:value [ a time:DurationDescription ; time:months \"3\"^^xsd:decimal ]";
    assert_eq!(frequency(months), Some(code("QUARTERLY")));
    assert_eq!(frequency("time:years 1 ; rdfs:label \"1 año\""), Some(code("ANNUAL")));
    let odd = "rdfs:label \"Cada 45 días\" ; rdf:value [ time:days 45 ]";
    assert_eq!(frequency(odd), Some(Coded::Text("Cada 45 días".to_owned())));
}

#[test]
fn an_older_word_for_whom_to_ask_and_other_words_for_names_are_understood() {
    let (record, _) = read(
        r#"
@prefix gn: <http://www.geonames.org/ontology#> .
<https://portal.example/d/1> a dcat:Dataset ; adms:contactPoint [ a vcard:Organization ; vcard:fn "Amt" ] ;
  dct:publisher [ a vcard:Organization ; vcard:organization-name "Stadt" ] ;
  dct:spatial <https://sws.geonames.example/1/> .
<https://sws.geonames.example/1/> gn:name "Leuven" .
"#,
    );
    assert_eq!(record.contacts[0].names, Texts::one("", "Amt"));
    assert_eq!(record.publishers[0].names, Texts::one("", "Stadt"));
    assert_eq!(record.spatial[0].labels, Texts::one("", "Leuven"));
}

#[test]
fn a_place_that_italy_tells_of_by_an_identifier_goes_by_that() {
    let (record, notes) = read(
        r#"
@prefix dcatapit: <http://dati.gov.it/onto/dcatapit#> .
<https://portal.example/d/1> a dcat:Dataset ; dct:title "Alberi" ;
  dct:spatial [ a dct:Location ; dcatapit:geographicalIdentifier "https://www.geonames.org/3165524" ] .
"#,
    );
    assert_eq!(record.spatial[0].uri.as_deref(), Some("https://www.geonames.org/3165524"));
    assert!(!noted(&notes, "dct:spatial", What::NothingSaid), "{notes:?}");
}

#[test]
fn what_geonetwork_says_in_words_of_its_own_is_understood() {
    let (record, notes) = read(
        r#"
<https://portal.example/d/1> a dcat:Dataset ; dct:title "Arbres" ; dct:abstract "Arbres de la ville" ;
  dct:updated "2022-02-14" ; dcat:theme <https://inspire.ec.europa.eu/metadata-codelist/TopicCategory/transportation> ;
  dct:accrualPeriodicity <http://inspire.ec.europa.eu/metadata-codelist/MaintenanceFrequency/annually> ;
  dcat:distribution [ a dcat:Distribution ; dct:format "OGC:WMS-1.3.0-http-get-map" ; dcat:accessURL <https://geo.example/ows> ] .
"#,
    );
    assert_eq!(record.descriptions, Texts::one("", "Arbres de la ville"));
    assert_eq!(record.modified.as_ref().map(ToString::to_string).as_deref(), Some("2022-02-14"));
    assert_eq!((record.themes, record.frequency), (vec![code("TRAN")], Some(code("ANNUAL"))));
    let format = record.distributions[0].format.as_ref().and_then(|format| format.value.clone());
    assert_eq!(format, Some(code("WMS_SRVC")));
    assert!(!noted(&notes, "dcat:theme", What::NotInVocabulary), "{notes:?}");
    let (both, notes) = read(
        r#"<https://portal.example/d/1> a dcat:Dataset ; dct:description "All trees of the city" ; dct:abstract "Trees" ;
        dct:modified "2023-01-01" ; dct:updated "2022-02-14" ."#,
    );
    assert_eq!(both.descriptions, Texts::one("", "All trees of the city"));
    assert!(!noted(&notes, "dct:description", What::SeveralValues), "{notes:?}");
    assert_eq!(both.modified.as_ref().map(ToString::to_string).as_deref(), Some("2023-01-01"));
}

#[test]
fn nothing_is_needed_for_a_record() {
    let (record, notes) = read("");
    assert_eq!(record.kind, Kind::Dataset);
    assert!(noted(&notes, "rdf:type", What::NoType));
}

#[test]
fn what_is_written_is_read_the_same() {
    let (record, _) = read(
        r#"
<https://portal.example/d/1> a dcat:Dataset ; dct:title "Trees"@en, "Bäume"@de ; dct:issued "2020"^^xsd:gYear ;
  dct:publisher [ a foaf:Agent ; foaf:name "City"@en ; foaf:mbox <mailto:a@b.example> ] ; dcat:version "1" ;
  dct:spatial [ a dct:Location ; locn:geometry "POINT(4.6 50.8)"^^gsp:wktLiteral ] ; adms:identifier [ skos:notation "x" ] ;
  dcatap:hvdCategory <http://data.europa.eu/bna/c_ac64a52d> ; dct:provenance [ rdfs:label "made"@en ] ;
  dcat:distribution [ a dcat:Distribution ; dcat:accessURL <https://a.example/x> ; dct:format "Apache Parquet" ;
    dct:license "Our own terms" ; dcat:byteSize "7"^^xsd:nonNegativeInteger ] .
"#,
    );
    let (node, triples) = triples(&record, &AsGiven);
    let (again, notes) = super::super::record(&triples, node.as_ref());
    assert_eq!(again, record);
    assert_eq!(notes.iter().filter(|note| note.what == What::NothingSaid).count(), 0);
    let json = serde_json::to_string(&record).unwrap();
    assert_eq!(serde_json::from_str::<Record>(&json).unwrap(), record);
    assert_eq!(schema_org(&record)["@type"], "Dataset");
}
