//! The lists and what they fold together.

use super::*;

#[test]
fn every_code_address_label_and_spelling_leads_back_to_its_own_entry() {
    fn check<F>(name: &str, list: &Vocabulary<F>) {
        assert!(!list.concepts().is_empty(), "{name}");
        for concept in list.concepts() {
            let found = |text: &str| list.find(text).map(|found| found.code);
            assert_eq!(found(concept.code), Some(concept.code), "{name}");
            assert_eq!(found(&format!("{}{}", list.base(), concept.code)), Some(concept.code), "{name}");
            for text in concept.iri.iter().map(String::as_str).chain(concept.spellings().iter().copied()) {
                assert_eq!(found(text), Some(concept.code), "{name}: {text}");
            }
            assert_eq!(found(concept.label("en")), Some(concept.code), "{name}");
        }
    }
    check("themes", themes());
    check("file types", file_types());
    check("licences", licences());
    check("frequencies", frequencies());
    check("access rights", access_rights());
    check("availabilities", availabilities());
    check("statuses", statuses());
    check("dataset types", dataset_types());
    check("languages", languages());
    check("countries", countries());
    check("hvd", hvd_categories());
}

#[test]
fn formats_are_known_by_their_many_spellings() {
    for (text, code) in [
        ("CSV", "CSV"),
        ("text/csv", "CSV"),
        ("text/csv; charset=utf-8", "CSV"),
        (".csv", "CSV"),
        ("http://publications.europa.eu/resource/authority/file-type/CSV", "CSV"),
        ("https://publications.europa.eu/resource/authority/file-type/csv", "CSV"),
        ("https://www.iana.org/assignments/media-types/text/csv", "CSV"),
        ("http://www.iana.org/assignments/media-types/application/geo+json", "GEOJSON"),
        ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "XLSX"),
        ("Esri Shape", "SHP"),
        ("ArcGIS GeoServices REST API", "ESRI_REST"),
        ("https://www.opengis.net/def/serviceType/ogc/wms", "WMS_SRVC"),
        ("image/tiff", "TIFF"),
        ("text/plain", "TXT"),
        ("RDF%20XML", "RDF_XML"),
        ("application/rdf+xml", "RDF_XML"),
        ("Web Feature Service", "WFS_SRVC"),
        ("CSV (zip)", "CSV"),
        ("ZIP (CSV)", "CSV"),
        ("zip (shp)", "SHP"),
        ("Excel (XLSX)", "XLSX"),
        ("JSON (GeoJSON)", "GEOJSON"),
        ("CSV (UTF-8)", "CSV"),
        ("WMS (image/png)", "WMS_SRVC"),
        ("csv; xlsx", "CSV"),
        ("CSV, XLSX", "CSV"),
        ("application/zip; charset=binary", "ZIP"),
        ("application/x-zipped-shp", "SHP"),
        ("application/x-msexcel", "XLS"),
        ("OGC:WFS-2.0.0-http-get-feature", "WFS_SRVC"),
        ("ogc:wmts", "WMTS_SRVC"),
        ("CSV LonLat/XY", "CSV"),
    ] {
        assert_eq!(file_type_of(text).map(|concept| concept.code), Some(code), "{text}");
    }
    assert_eq!(file_type_of("https://example.org/data/4711").map(|concept| concept.code), None);
    for text in ["my own format", "World map"] {
        assert_eq!(file_type_of(text).map(|concept| concept.code), None, "{text}");
    }
}

#[test]
fn licences_are_known_by_their_many_spellings() {
    for (text, code) in [
        ("CC BY 4.0", "CC_BY_4_0"),
        ("cc-by-4.0", "CC_BY_4_0"),
        ("CC-BY 4.0 International", "CC_BY_4_0"),
        ("Creative Commons Attribution 4.0 International (CC BY 4.0)", "CC_BY_4_0"),
        ("Creative Commons Namensnennung - Weitergabe unter gleichen Bedingungen 4.0", "CC_BYSA_4_0"),
        ("https://creativecommons.org/licenses/by/4.0/deed.de", "CC_BY_4_0"),
        ("http://creativecommons.org/licenses/by-nc-nd/3.0/at/legalcode", "CC_BYNCND_3_0"),
        ("http://dcat-ap.de/def/licenses/cc-by/4.0", "CC_BY_4_0"),
        ("http://publications.europa.eu/resource/authority/licence/CC_BYSA_4_0", "CC_BYSA_4_0"),
        ("cc-by", "CC_BY"),
        ("http://www.opendefinition.org/licenses/cc-by", "CC_BY"),
        ("http://www.opendefinition.org/licenses/cc-by-sa", "CC_BYSA"),
        ("CC0 1.0", "CC0"),
        ("https://creativecommons.org/publicdomain/zero/1.0/deed.en", "CC0"),
        ("Licence Ouverte / Open Licence version 2.0", "ETALAB_2_0"),
        ("lov2", "ETALAB_2_0"),
        ("fr-lo", "ETALAB_1_0"),
        ("odc-odbl", "ODC_BL"),
        ("Open Database License (ODbL)", "ODC_BL"),
        ("dl-de/by-2-0", "DLDE_BY_2_0"),
        ("https://opendata.swiss/terms-of-use/#terms_open", "CH_OPEN"),
        ("https://opendata.swiss/en/terms-of-use#terms_by", "CH_BY"),
        ("NonCommercialAllowed-CommercialAllowed-ReferenceRequired", "CH_BY"),
        ("http://dcat-ap.ch/vocabulary/licenses/terms_ask", "CH_ASK"),
        ("http://creativecommons.org/licenses/by/4.0", "CC_BY_4_0"),
        ("https://creativecommons.org/licenses/by/4.0/deed.es_ES", "CC_BY_4_0"),
        ("CC-BY-4.0", "CC_BY_4_0"),
        ("https://www.govdata.de/dl-de/by-2-0", "DLDE_BY_2_0"),
        ("http://dcat-ap.de/def/licenses/dl-zero-de/2.0", "DLDE_ZERO_2_0"),
        ("Datenlizenz Deutschland – Namensnennung – Version 2.0", "DLDE_BY_2_0"),
        ("https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/", "OGL_3_0"),
        ("https://portal.example/licence/CC%20BY%204.0", "CC_BY_4_0"),
        ("https://portal.example/terms/odbl", "ODC_BL"),
        ("https://w3id.org/italia/controlled-vocabulary/licences/A21_CCBY40", "CC_BY_4_0"),
        ("https://w3id.org/italia/controlled-vocabulary/licences/A31:CCBYSA40", "CC_BYSA_4_0"),
        ("https://w3id.org/italia/controlled-vocabulary/licences/A11_CCO10", "CC0"),
        ("https://w3id.org/italia/controlled-vocabulary/licences/A32_ODBL", "ODC_BL"),
        ("https://w3id.org/italia/controlled-vocabulary/licences/A29_IODL20", "IODL_2_0"),
        ("http://creativecommons.org/publicdomain/mark/1.0/deed.nl", "CC_PDM_1_0"),
        ("Open Licence v2.0 (Etalab)", "ETALAB_2_0"),
        ("Es gilt die Datenlizenz, siehe https://www.govdata.de/dl-de/by-2-0.", "DLDE_BY_2_0"),
        ("Nach (http://sg.geodatenzentrum.de/web_public/gdz/lizenz/geonutzv.pdf) zu nutzen", "GEONUTZV"),
        ("<p>See <a href='https://creativecommons.org/licenses/by/4.0/'>our terms</a>.</p>", "CC_BY_4_0"),
        ("<SPAN>Terms: https://www.govdata.de/dl-de/by-2-0</SPAN>", "DLDE_BY_2_0"),
    ] {
        assert_eq!(licence_of(text).map(|concept| concept.code), Some(code), "{text}");
    }
    for text in ["Nutzungsbedingungen der Stadt", "https://example.org/licenses/7", "by car", ""] {
        assert_eq!(licence_of(text).map(|concept| concept.code), None, "{text}");
    }
    let terms = &licence_of("CC BY-NC-ND 3.0").unwrap().facts;
    assert!(!terms.open && terms.no_commerce && terms.no_derivatives && !terms.share_alike);
    assert!(licence_of("cc-by").unwrap().facts.unversioned);
    assert!(licence_of("cc by 4.0").unwrap().facts.open);
}

#[test]
fn languages_frequencies_and_themes_are_known_by_words_codes_and_addresses() {
    for text in [
        "de",
        "DE",
        "de-AT",
        "DEU",
        "ger",
        "deutsch",
        "German",
        "Deutsch",
        "http://publications.europa.eu/resource/authority/language/DEU",
        "http://id.loc.gov/vocabulary/iso639-1/de",
        "http://lexvo.org/id/iso639-3/deu",
    ] {
        assert_eq!(language_of(text).map(|concept| concept.code), Some("DEU"), "{text}");
    }
    for (text, code) in [
        ("R/P1Y", "ANNUAL"),
        ("P1M", "MONTHLY"),
        ("monatlich", "MONTHLY"),
        ("Täglich", "DAILY"),
        ("http://purl.org/cld/freq/daily", "DAILY"),
        ("annually", "ANNUAL"),
        ("fortnightly", "BIWEEKLY"),
        ("jährlich", "ANNUAL"),
        ("asNeeded", "AS_NEEDED"),
        ("temps réel", "UPDATE_CONT"),
        ("threeTimesAWeek", "WEEKLY_3"),
        ("semidaily", "DAILY_2"),
        ("punctual", "NEVER"),
        ("R/P1W", "WEEKLY"),
        ("Vuosittain", "ANNUAL"),
        ("en continu", "CONT"),
        ("na bieżąco", "UPDATE_CONT"),
    ] {
        assert_eq!(frequencies().find(text).map(|concept| concept.code), Some(code), "{text}");
    }
    for (text, code) in [
        ("P0Y0M7D", "WEEKLY"),
        ("P0Y1M0DT0H0M0S", "MONTHLY"),
        ("R/P01Y", "ANNUAL"),
        ("http://inspire.ec.europa.eu/metadata-codelist/MaintenanceFrequency/biannually", "ANNUAL_2"),
        ("http://purl.org/linked-data/sdmx/2009/code#freq-W", "WEEKLY"),
    ] {
        assert_eq!(frequency_of(text).map(|concept| concept.code), Some(code), "{text}");
    }
    assert!(frequency_of("PARIS").is_none() && frequency_of("P").is_none());
    assert!(frequency_of("weekly/other").is_none() && theme_of("see TRAN").is_none());
    for (text, code) in [
        ("http://vocab.belgif.example/auth/datatheme/TRAN", "TRAN"),
        ("https://inspire.ec.europa.eu/metadata-codelist/TopicCategory/inlandWaters", "ENVI"),
    ] {
        assert_eq!(theme_of(text).map(|concept| concept.code), Some(code), "{text}");
    }
    for (text, code) in [
        ("Verkehr", "TRAN"),
        ("Środowisko", "ENVI"),
        ("Regierung und öffentlicher Sektor", "GOVE"),
        ("http://publications.europa.eu/resource/authority/data-theme/HEAL", "HEAL"),
        ("tran", "TRAN"),
        ("http://datos.gob.es/kos/sector-publico/sector/medio-ambiente", "ENVI"),
        ("http://datos.gob.es/kos/sector-publico/sector/transporte", "TRAN"),
        ("http://dcat-ap.ch/vocabulary/themes/mobility", "TRAN"),
    ] {
        assert_eq!(themes().find(text).map(|concept| concept.code), Some(code), "{text}");
    }
    assert_eq!(themes().concepts().len(), 13);
    assert!(themes().concepts().iter().all(|theme| theme.labels().count() == 25));
    assert_eq!(themes().get("TRAN").map(|theme| theme.label("fi")), Some("Liikenne"));
}

#[test]
fn six_categories_of_high_value_stand_on_top_and_every_other_has_one_of_them_above() {
    let list = hvd_categories();
    let (top, under): (Vec<_>, Vec<_>) =
        list.concepts().iter().partition(|category| category.facts.is_empty());
    assert_eq!(top.len(), 6);
    assert!(under.iter().all(|category| top.iter().any(|above| above.code == category.facts)));
}

#[test]
fn the_assessments_lists_of_formats_are_whole() {
    let count = |test: fn(&FileType) -> bool| {
        file_types().concepts().iter().filter(|concept| test(&concept.facts)).count()
    };
    assert_eq!(count(|format| format.machine_readable), 20);
    assert_eq!(count(|format| format.non_proprietary), 29);
}
