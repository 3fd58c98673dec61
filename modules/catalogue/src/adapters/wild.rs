//! What portals send that looks right at first sight: samples of our own after recorded answers of ArcGIS Hub, of CKAN in
//! Austria and behind ckanext-spatial, of data.json by DCAT-US 3.0 and of GeoNetwork.

use serde_json::{Value, json};

use super::tests::{code, read, records};
use super::*;
use crate::dcat::{Record, Texts};

fn in_json(list: &Value) -> Record {
    let body = json!({ "dataset": [list] }).to_string();
    records(&read(&DataJson, "https://hub.example/data.json", body.as_bytes()).unwrap()).remove(0)
}

#[test]
fn the_ways_to_the_data_of_a_hub_are_read_though_it_spells_their_addresses_otherwise() {
    let feed = json!({
        "@context": { "dcat": "http://www.w3.org/ns/dcat#", "dct": "http://purl.org/dc/terms/",
            "ftype": "http://publications.europa.eu/resource/authority/file-type/" },
        "@id": "https://hub.example", "@type": "dcat:Catalog", "dcat:dataset": [{
            "@type": "dcat:Dataset", "@id": "https://hub.example/datasets/ab12_0", "dct:title": "Trees",
            "dct:publisher": "City of X", "dcat:distribution": [
                { "@type": "dcat:Distribution", "dcat:accessUrl": "https://hub.example/datasets/ab12_0.csv",
                    "dct:format": { "@id": "ftype:CSV" }, "dct:title": "CSV" },
                { "@type": "dcat:Distribution", "dcat:accessUrl": "https://gis.example/FeatureServer/0",
                    "dct:format": { "@id": "ftype:JSON" }, "dct:title": "ArcGIS GeoService" }] }] });
    let first = ArcGis.first("https://hub.example");
    let batch = read(&ArcGis, &first.url, feed.to_string().as_bytes()).unwrap();
    let ways = &records(&batch)[0].distributions;
    let mut urls: Vec<_> = ways.iter().flat_map(|way| &way.access_urls).map(String::as_str).collect();
    urls.sort_unstable();
    assert_eq!(urls, ["https://gis.example/FeatureServer/0", "https://hub.example/datasets/ab12_0.csv"]);
    let raw = std::str::from_utf8(&batch.found[0].raw).unwrap();
    assert!(raw.contains("accessUrl"), "its own bytes stay as they came");
}

#[test]
fn whom_to_ask_and_the_terms_in_mark_up_of_a_hub_are_not_lost() {
    let terms = "<DIV STYLE=\"x\"><P><SPAN>Under https://www.govdata.de/dl-de/by-2-0</SPAN></P></DIV>";
    let dataset = |licence: &str| {
        json!({ "identifier": "1", "title": "Trees", "license": licence,
            "contactPoint": { "@type": "vcard:Contact", "fn": "GIS", "email": "gis@city.example" },
            "distribution": [{ "title": "CSV", "accessURL": "https://hub.example/1/csv" }] })
    };
    let record = in_json(&dataset(terms));
    assert_eq!(record.contacts[0].emails, ["gis@city.example"]);
    assert_eq!(record.distributions[0].licences, [code("DLDE_BY_2_0")]);
    assert!(in_json(&dataset("<div><br /></div>")).distributions[0].licences.is_empty());
    let prose = in_json(&dataset("<div>Ask <b>us</b></div>"));
    assert_eq!(prose.distributions[0].licences[0].as_str(), "Ask us");
}

#[test]
fn terms_periods_places_and_themes_may_be_things_of_their_own() {
    let record = in_json(&json!({ "identifier": "1", "title": "Trees", "license": "https://city.example/our-terms",
        "theme": [{ "@type": "Concept", "prefLabel": "Environment" }],
        "temporal": [{ "@type": "PeriodOfTime", "startDate": "2019-01-01", "endDate": "2019-12-31" }],
        "spatial": [{ "@type": "Location", "prefLabel": "Leuven", "bbox": [4.6, 50.8, 4.8, 50.9] }],
        "distribution": [
            { "accessURL": "https://a.example/1", "license": { "@id": "https://creativecommons.org/licenses/by/4.0/" } },
            { "accessURL": "https://a.example/2" }] }));
    assert_eq!(record.themes, [code("ENVI")]);
    let [period] = record.temporal.as_slice() else { panic!("one period: {:?}", record.temporal) };
    assert!(period.start.is_some() && period.end.is_some());
    assert_eq!(record.spatial[0].labels, Texts::one("", "Leuven"));
    assert_eq!(record.spatial[0].bbox.map(|found| found.north), Some(50.9));
    let licences: Vec<_> = record.distributions.iter().map(|file| file.licences[0].as_str()).collect();
    assert!(licences.contains(&"CC_BY_4_0") && licences.contains(&"https://city.example/our-terms"));
}
