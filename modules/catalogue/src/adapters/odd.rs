//! What portals really write: samples of our own after Helsinki, the Swiss and the German catalogues, Socrata and Leuven,
//! each with the oddest ways to say a plain thing that they are known for.

use super::tests::{code, ids, read, records};
use super::*;
use crate::dcat::{Distribution, Lang, Moment, Record, Texts};

macro_rules! sample {
    ($file:literal) => {
        include_bytes!(concat!("../../tests/samples/", $file))
    };
}

const SEARCH: &str = "https://data.stadt.example/api/3/action/package_search?rows=100&sort=id%20asc&start=0";

fn text<'a>(texts: &'a Texts, lang: &str) -> Option<&'a str> {
    texts.0.get(&Lang::new(lang)).map(String::as_str)
}

fn said(moment: Option<&Moment>) -> String {
    moment.map(ToString::to_string).unwrap_or_default()
}

fn format(file: &Distribution) -> Option<&str> {
    file.format.as_ref()?.value.as_ref()?.code()
}

fn box_of(record: &Record) -> Option<[f64; 4]> {
    let found = record.spatial.iter().find_map(|place| place.bbox)?;
    Some([found.west, found.south, found.east, found.north])
}

fn named(record: &Record) -> Vec<&str> {
    record.spatial.iter().filter_map(|place| place.labels.best(&[]).map(|(_, text)| text)).collect()
}

fn in_json(dialect: &dyn Dialect, list: &str) -> Record {
    let body = format!("{{\"dataset\": [{{\"identifier\": \"1\", {list}}}]}}");
    records(&read(dialect, "https://city.example/data.json", body.as_bytes()).unwrap()).remove(0)
}

#[test]
fn helsinki_says_dates_places_and_frequencies_under_names_of_its_own() {
    let record = records(&read(&Ckan, SEARCH, sample!("ckan/helsinki.json")).unwrap()).remove(0);
    assert_eq!((text(&record.titles, "fi"), text(&record.titles, "sv")), (Some("Liikennevalot"), None));
    assert_eq!(
        (text(&record.descriptions, "en"), text(&record.descriptions, "und")),
        (Some("Lights"), Some("?"))
    );
    assert_eq!(record.keywords[&Lang::new("fi")].len(), 2);
    assert_eq!(
        (said(record.issued.as_ref()).as_str(), said(record.modified.as_ref()).as_str()),
        ("2013-05-01", "2020-05-15")
    );
    assert_eq!(record.frequency, Some(code("ANNUAL")));
    assert_eq!(said(record.temporal[0].end.as_ref()), "2020-05");
    assert_eq!(named(&record), ["Espoo", "Helsinki"]);
    assert_eq!(text(&record.publishers[0].names, "en"), Some("Urban Environment"));
    assert!(record.themes.contains(&code("TRAN")) && record.themes.len() == 2, "{:?}", record.themes);
    let file = &record.distributions[0];
    assert_eq!(file.access_urls, ["http://kartta.hel.example/wfs/valot.zip"]);
    assert_eq!((format(file), file.media_type.as_deref()), (Some("SHP"), Some("application/zip")));
    assert_eq!((file.byte_size, text(&file.titles, "fi")), (Some(1_200_000), Some("Valot")));
}

#[test]
fn swiss_titles_names_and_terms_come_in_maps() {
    let all = records(&read(&Ckan, SEARCH, sample!("ckan/swiss.json")).unwrap());
    let record = &all[0];
    assert_eq!((record.titles.0.len(), text(&record.titles, "fr")), (2, Some("Comptage des vélos")));
    assert_eq!(text(&record.publishers[0].names, "und"), Some("Tiefbauamt"));
    assert_eq!(record.publishers[0].homepages, ["https://stadt-x.example/tba"]);
    assert_eq!(record.contacts[0].emails, ["opendata@stadt-x.example"]);
    assert_eq!(said(record.issued.as_ref()), "2019-05-14T00:00:00Z");
    assert_eq!(said(record.modified.as_ref()), "2020-05-01T10:00:00Z");
    assert_eq!(said(record.temporal[0].start.as_ref()), "2019-01-01T00:00:00Z");
    assert_eq!(box_of(record), Some([7.5, 47.5, 7.7, 47.6]));
    assert_eq!(record.relations, ["https://stadt-x.example/karte"]);
    assert_eq!(record.themes, [code("TRAN")]);
    let [csv, json] = record.distributions.as_slice() else { panic!("two files") };
    assert_eq!((csv.licence(), json.licence()), (Some(&code("CH_BY")), Some(&code("CH_OPEN"))));
    assert_eq!((csv.byte_size, text(&csv.titles, "de")), (Some(2048), Some("Als Tabelle")));
    assert_eq!(named(&all[1]), ["Kanton Zürich"]);
}

#[test]
fn italian_packages_say_themes_places_and_periods_as_objects_in_texts() {
    let page = r#"{"success": true, "result": {"count": 2, "results": [{"id": "a", "title": "Alberi", "extras": [
        {"key": "theme", "value": "[{\"theme\": \"ENVI\", \"subthemes\": [\"http://eurovoc.europa.eu/100238\"]}]"},
        {"key": "themes_aggregate", "value": "[{\"theme\": \"ENVI\", \"subthemes\": []}, {\"theme\": \"GOVE\", \"subthemes\": []}]"},
        {"key": "temporal_coverage", "value": "[{\"temporal_start\": \"2019-01-01\", \"temporal_end\": \"2019-12-31\"}]"},
        {"key": "creator", "value": "[{\"creator_name\": {\"it\": \"Provincia\", \"de\": \"Provinz\"}, \"creator_identifier\": \"p_bz\"}]"},
        {"key": "conforms_to", "value": "[{\"identifier\": \"ISO 3166\", \"title\": {\"it\": \"Paesi\"}}]"},
        {"key": "alternate_identifier", "value": "[{\"identifier\": \"ISBN-1234\", \"agent\": {}}]"},
        {"key": "geographical_name", "value": "ITA_BZO"}, {"key": "language", "value": "{ITA,DEU}"}, {"key": "frequency", "value": "ANNUAL"}]},
        {"id": "b", "title": "Bilancio", "theme": "{ECON,GOVE}", "geographical_name": "Bolzano", "license_id": "notspecified",
         "resources": [{"id": "r", "url": "https://a.example/r", "license_id": "",
            "license_type": "https://w3id.org/italia/controlled-vocabulary/licences/A21_CCBY40"}]}]}}"#;
    let all = records(&read(&Ckan, SEARCH, page.as_bytes()).unwrap());
    let (trees, budget) = (&all[0], &all[1]);
    assert_eq!(trees.themes, [code("ENVI"), code("GOVE")]);
    assert_eq!(budget.themes, [code("ECON"), code("GOVE")]);
    let [period] = trees.temporal.as_slice() else { panic!("one period: {:?}", trees.temporal) };
    let ends = (said(period.start.as_ref()), said(period.end.as_ref()));
    assert_eq!(ends, ("2019-01-01".into(), "2019-12-31".into()));
    assert_eq!(text(&trees.creators[0].names, "de"), Some("Provinz"));
    assert_eq!(trees.other_identifiers, ["ISBN-1234"]);
    assert_eq!((trees.conforms_to.len(), trees.languages.len()), (1, 2));
    let place = trees.spatial[0].uri.as_deref();
    assert_eq!(place, Some("http://publications.europa.eu/resource/authority/place/ITA_BZO"));
    assert_eq!(named(budget), ["Bolzano"]);
    assert_eq!(budget.distributions[0].licences, [code("CC_BY_4_0")]);
}

#[test]
fn the_pages_of_a_linked_data_api_follow_one_another_to_the_last() {
    let page = |number: u32, rest: &str| {
        format!(
            "@prefix xhv: <http://www.w3.org/1999/xhtml/vocab#> . @prefix dct: <http://purl.org/dc/terms/> . \
            <https://datos.example/catalog/dataset.ttl?_page={number}> {rest}"
        )
    };
    let url = |number: u32| format!("https://datos.example/catalog/dataset.ttl?_page={number}");
    let first = page(
        0,
        "xhv:next <http://datos.example/catalog/dataset.ttl?_page=1> . \
        <https://datos.example/d/1> a <http://www.w3.org/ns/dcat#Dataset> ; dct:title \"Parques\"@es .",
    );
    let batch = read(&Dcat, &url(0), first.as_bytes()).unwrap();
    assert_eq!((batch.found.len(), batch.next.map(|next| next.url)), (1, Some(url(1))));
    let last = page(1, "xhv:prev <http://datos.example/catalog/dataset.ttl?_page=0> .");
    let batch = read(&Dcat, &url(1), last.as_bytes()).unwrap();
    assert!(batch.found.is_empty() && batch.next.is_none(), "an empty page may be the last");
}

#[test]
fn socrata_lists_what_is_meant_to_be_one_and_names_two_alike() {
    let batch =
        read(&DataJson, "https://data.city.example/data.json", sample!("data-json/socrata.json")).unwrap();
    let all = records(&batch);
    assert_eq!(
        ids(&batch)[1..3],
        ["7 https://data.city.example/d/north", "7 https://data.city.example/d/south"]
    );
    assert_eq!((&*all[1].identifiers[0], &*all[2].identifiers[0]), ("7", "7"));
    let parks = &all[0];
    assert_eq!(parks.keywords[&Lang::undetermined()].len(), 3);
    assert_eq!(parks.descriptions, Texts::one("", "All parks"));
    assert_eq!(said(parks.modified.as_ref()), "2020-05");
    assert_eq!(parks.publishers.len(), 2);
    assert_eq!(
        (parks.frequency.as_ref(), parks.themes.first()),
        (Some(&code("WEEKLY")), Some(&code("ENVI")))
    );
    assert_eq!((named(parks), box_of(parks)), (vec!["Parkville"], Some([4.6, 50.8, 4.8, 50.9])));
    assert_eq!(
        (said(parks.temporal[0].start.as_ref()), said(parks.temporal[0].end.as_ref())),
        ("2015".into(), "2018".into())
    );
    assert_eq!(parks.languages, [code("ENG")]);
    let urls: Vec<_> = parks.distributions.iter().map(|file| file.download_urls[0].as_str()).collect();
    assert!(urls.contains(&"https://data.city.example/data/parks.csv"), "{urls:?}");
    assert!(urls.contains(&"https://data.city.example/parks%20file.geojson"), "{urls:?}");
    assert!(parks.distributions.iter().all(|file| file.licence() == Some(&code("CC_BY_4_0"))));
    assert!(parks.distributions.iter().any(|file| format(file) == Some("GEOJSON")));
    assert_eq!((text(&all[3].titles, "en"), text(&all[3].titles, "fr")), (Some("Twice"), Some("Deux fois")));
    assert_eq!(box_of(&all[3]), Some([4.6, 50.8, 4.8, 50.9]));
}

#[test]
fn records_that_share_a_name_keep_theirs_in_whatever_order_they_come() {
    let list = |one: &str, other: &str| format!("{{\"dataset\": [{one}, {other}]}}");
    let (north, south) =
        (r#"{"identifier": "7", "title": "North"}"#, r#"{"identifier": "7", "title": "South"}"#);
    let sorted = |body: String| {
        let batch = read(&DataJson, "https://a.example/data.json", body.as_bytes()).unwrap();
        let mut names: Vec<String> = ids(&batch).into_iter().map(str::to_owned).collect();
        names.sort();
        names
    };
    assert_eq!(sorted(list(north, south)), ["7 North", "7 South"]);
    assert_eq!(sorted(list(south, north)), sorted(list(north, south)));
    assert_eq!(sorted(list(north, north)), ["7", "7"], "the same twice is one");
}

#[test]
fn leuven_gives_boxes_and_periods_as_texts() {
    let url = Opendatasoft.first("https://data.leuven.example").url;
    let record = records(&read(&Opendatasoft, &url, sample!("opendatasoft/leuven.json")).unwrap()).remove(0);
    assert_eq!(
        (record.titles, record.descriptions),
        (Texts::one("nl", "Bomen"), Texts::one("nl", "Alle bomen"))
    );
    assert_eq!(record.keywords[&Lang::new("nl")].iter().collect::<Vec<_>>(), ["boom", "groen"]);
    assert_eq!(record.spatial[0].bbox.map(|found| found.west), Some(4.6));
    assert_eq!(
        (said(record.issued.as_ref()), said(record.temporal[0].end.as_ref())),
        ("2019-05-01T00:00:00Z".into(), "2020-12-31".into())
    );
    assert_eq!(record.frequency, Some(code("ANNUAL")));
    assert!(record.distributions.iter().all(|file| file.licence() == Some(&code("CC_BY_4_0"))));
}

#[test]
fn german_terms_beside_dcat_are_read_and_texts_are_what_they_mean() {
    let batch = read(&Dcat, "https://stadt.example/c.ttl", sample!("dcat/german.ttl")).unwrap();
    let mut names = ids(&batch);
    names.sort_unstable();
    assert_eq!(names, ["7 Nord", "7 Süd", "https://stadt.example/d/1"]);
    let at = batch.found.iter().position(|found| found.remote_id.ends_with("/d/1")).unwrap();
    let record = records(&batch).remove(at);
    assert_eq!(text(&record.creators[0].names, "und"), Some("Amt für Finanzen"));
    assert_eq!(text(&record.contributors[0].names, "und"), Some("Statistikstelle"));
    assert_eq!(
        (said(record.issued.as_ref()).as_str(), said(record.modified.as_ref()).as_str()),
        ("2020-05-01", "2020-05-15")
    );
    assert_eq!(
        (record.languages.as_slice(), record.keywords[&Lang::new("de")].len()),
        (&[code("DEU")][..], 3)
    );
    assert!(record.spatial[0].bbox.is_some() && record.temporal.len() == 1);
    let file = &record.distributions[0];
    assert_eq!(
        (file.licence(), file.availability.as_ref()),
        (Some(&code("DLDE_BY_2_0")), Some(&code("STABLE")))
    );
    assert_eq!(
        file.access_urls,
        ["http://stadt.example/haushalt/2020.csv", "https://stadt.example/haushalt%202020.csv"]
    );
    assert_eq!((format(file), file.byte_size), (Some("CSV"), Some(1_200_000)));
}

#[test]
fn german_geodata_write_their_licence_as_an_object_in_a_text() {
    let batch = read(&Csw, "https://geo.stadt.example/csw", sample!("csw/german.xml")).unwrap();
    let record = records(&batch).remove(0);
    assert_eq!(record.access_rights, Some(code("PUBLIC")), "no limitation is no licence");
    assert_eq!(
        (said(record.issued.as_ref()).as_str(), text(&record.descriptions, "de")),
        ("2020", Some("Bilder der Stadt"))
    );
    assert_eq!(
        (said(record.temporal[0].start.as_ref()).as_str(), record.temporal[0].end.as_ref()),
        ("2018-05", None)
    );
    let [service] = record.distributions.as_slice() else { panic!("one way: {:?}", record.distributions) };
    assert_eq!((service.licence(), format(service)), (Some(&code("DLDE_BY_2_0")), Some("WMS_SRVC")));
    assert_eq!(
        service.access_urls,
        ["https://geo.stadt.example/dop%20wms?REQUEST=GetCapabilities&service=wms"]
    );
}

#[test]
fn a_page_may_name_its_publisher_in_a_word_and_its_size_with_a_unit() {
    let page = r#"<html><script type="application/ld+json">{"@context": "https://schema.org", "@type": "Dataset", "name": {"@value": "Bäume", "@language": "de"},
        "publisher": "Stadt X", "identifier": {"@type": "PropertyValue", "value": "b-1"}, "license": [{"@id": "https://creativecommons.org/publicdomain/zero/1.0/"}],
        "keywords": [{"@type": "DefinedTerm", "name": "Baum"}, "grün; stadt"], "temporalCoverage": "2015-2018",
        "distribution": {"@type": "DataDownload", "contentUrl": "https://stadt-x.example/b.csv", "contentSize": "1.5 MB", "encodingFormat": "text/csv"}}</script></html>"#;
    let batch = read(&Sitemap, "https://stadt-x.example/baeume", page.as_bytes()).unwrap();
    let record = records(&batch).remove(0);
    assert_eq!(
        (text(&record.titles, "de"), record.identifiers.as_slice()),
        (Some("Bäume"), &["b-1".to_owned()][..])
    );
    assert_eq!(text(&record.publishers[0].names, "und"), Some("Stadt X"));
    assert_eq!(record.keywords[&Lang::undetermined()].iter().collect::<Vec<_>>(), ["Baum", "grün", "stadt"]);
    assert_eq!(said(record.temporal[0].end.as_ref()), "2018");
    assert_eq!(
        (record.distributions[0].byte_size, record.distributions[0].licence()),
        (Some(1_500_000), Some(&code("CC0")))
    );
}

#[test]
fn terms_that_nobody_said_are_no_licence_and_prose_is_no_address() {
    for title in ["License not specified", "License Not Specified", "Licenza non specificata"] {
        let page = format!(
            "{{\"success\": true, \"result\": {{\"results\": [{{\"id\": \"a\", \"license_id\": \"notspecified\", \"license_title\": \"{title}\", \
            \"url\": \"Source: the city\", \"resources\": [{{\"url\": \"https://a.example/a.csv\"}}]}}]}}}}"
        );
        let record = records(&read(&Ckan, SEARCH, page.as_bytes()).unwrap()).remove(0);
        assert!(record.licence().is_none() && record.distributions[0].licence().is_none(), "{title}");
        assert!(record.landing_pages.is_empty(), "{:?}", record.landing_pages);
    }
}

#[test]
fn a_period_is_parted_between_its_dates_and_not_within_them() {
    for temporal in [
        "01/01/2019 - 31/12/2019",
        "2019-01-01/2019-12-31",
        "2019-01-01 - 2019-12-31",
        "from 2019-01-01 to 2019-12-31",
        "2019-01-01/P1Y",
    ] {
        let record = in_json(&DataJson, &format!("\"temporal\": \"{temporal}\""));
        let ends = (said(record.temporal[0].start.as_ref()), said(record.temporal[0].end.as_ref()));
        assert_eq!(ends, ("2019-01-01".into(), "2019-12-31".into()), "{temporal}");
    }
}

#[test]
fn a_package_may_say_its_period_in_one_text() {
    let body = br#"{"success": true, "result": {"count": 1, "results": [{"id": "1", "title": "Trees",
        "extras": [{"key": "temporal_coverage", "value": "2015-2018"}]}]}}"#;
    let url = Ckan.first("https://city.example").url;
    let record = records(&read(&Ckan, &url, body).unwrap()).remove(0);
    let ends = (said(record.temporal[0].start.as_ref()), said(record.temporal[0].end.as_ref()));
    assert_eq!(ends, ("2015".into(), "2018".into()));
}

#[test]
fn a_letter_that_no_database_takes_is_no_part_of_a_record() {
    let record = in_json(&DataJson, "\"title\": \"Tr\\u0000ees\", \"modified\": \"20\\u000021\"");
    assert_eq!(record.titles, Texts::one("", "Tr\u{fffd}ees"));
    assert!(!serde_json::to_string(&record).unwrap().contains("\\u0000"));
}

#[test]
fn a_place_is_found_in_whatever_it_comes() {
    let leuven = Some([4.6, 50.8, 4.8, 50.9]);
    for spatial in [
        "\"4.6,50.8,4.8,50.9\"",
        "\"4.6 50.8 4.8 50.9\"",
        "\"[4.6, 50.8, 4.8, 50.9]\"",
        "[4.6, 50.8, 4.8, 50.9]",
        "[[4.6, 50.8], [4.8, 50.9]]",
        "\"POLYGON ((4.6 50.8, 4.8 50.8, 4.8 50.9, 4.6 50.8))\"",
        "{\"type\": \"Polygon\", \"coordinates\": [[[4.6,50.8],[4.8,50.8],[4.8,50.9],[4.6,50.8]]]}",
        "\"{\\\"type\\\": \\\"Polygon\\\", \\\"coordinates\\\": [[[4.6,50.8],[4.8,50.8],[4.8,50.9],[4.6,50.8]]]}\"",
        "[{\"type\": \"envelope\", \"coordinates\": [[4.6, 50.9], [4.8, 50.8]]}]",
    ] {
        assert_eq!(box_of(&in_json(&DataJson, &format!("\"spatial\": {spatial}"))), leuven, "{spatial}");
    }
    let named_so = in_json(
        &DataJson,
        "\"spatial\": [\"Leuven\", {\"prefLabel\": \"Gent\"}, \"http://sws.geonames.org/2792482/\"]",
    );
    assert_eq!(named(&named_so), ["Gent", "Leuven"]);
    assert!(
        named_so.spatial.iter().any(|place| place.uri.as_deref() == Some("http://sws.geonames.org/2792482/"))
    );
}

#[test]
fn a_file_below_the_portal_is_found_and_a_word_is_no_file() {
    let urls = |url: &str| {
        let record = in_json(&DataJson, &format!("\"distribution\": [{{\"downloadURL\": \"{url}\"}}]"));
        record.distributions.first().map(|file| file.download_urls.clone()).unwrap_or_default()
    };
    assert_eq!(urls("/files/a.csv"), ["https://city.example/files/a.csv"]);
    assert_eq!(urls("files/2020/a.csv"), ["https://city.example/files/2020/a.csv"]);
    assert_eq!(urls("city.example/a.csv"), ["http://city.example/a.csv"]);
    assert_eq!(urls("//cdn.city.example/a.csv"), ["https://cdn.city.example/a.csv"]);
    assert!(urls("n/a").is_empty() && urls("on request").is_empty() && urls("text/csv").is_empty());
}
