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

fn packages(list: &Value, count: &Value) -> Batch {
    let body = json!({ "success": true, "result": { "count": count, "results": list } }).to_string();
    read(&Ckan, &Ckan.first("https://ckan.example").url, body.as_bytes()).unwrap()
}

#[test]
fn what_comes_by_way_of_a_catalogue_of_maps_is_told_by_ckan_with_hyphens() {
    let extra = |key: &str, value: &str| json!({ "key": key, "value": value });
    let package = json!({ "id": "a", "title": "Trees", "state": "Active", "license_id": "notspecified",
        "resources": [{ "id": "r", "url": "https://a.example/a.csv", "state": "Active" }], "extras": [
            extra("bbox-west-long", "4.6"), extra("bbox-south-lat", "50.8"),
            extra("bbox-east-long", "4.8"), extra("bbox-north-lat", "50.9"),
            extra("contact-email", "gis@city.example"), extra("frequency-of-update", "annually"),
            extra("dataset-reference-date", "[{\"type\": \"publication\", \"value\": \"2019-10-01\"}]"),
            extra("temporal-extent-begin", "2018-01-01"), extra("temporal-extent-end", "2018-12-31"),
            extra("licence", "[\"\", \"Licence Ouverte 2.0\"]")] });
    let record = records(&packages(&json!([package]), &json!(1))).remove(0);
    assert_eq!(record.spatial[0].bbox.map(|found| found.east), Some(4.8));
    assert_eq!(record.contacts[0].emails, ["gis@city.example"]);
    assert_eq!(record.frequency, Some(code("ANNUAL")));
    assert_eq!(record.issued.map(|day| day.to_string()).as_deref(), Some("2019-10-01"));
    assert!(record.temporal.len() == 1 && record.temporal[0].end.is_some());
    assert_eq!(record.distributions[0].licences, [code("ETALAB_2_0")]);
}

#[test]
fn austria_says_when_where_and_what_about_under_names_of_its_own() {
    let package = json!({ "id": "a", "title": "B\u{e4}ume", "begin_datetime": "2012-01-01T00:00:00",
        "end_datetime": "2020-12-31T00:00:00", "geographic_toponym": "Graz", "categorization": ["verkehr"],
        "geographic_bbox": "POLYGON ((15.3 47.0, 15.5 47.0, 15.5 47.1, 15.3 47.1, 15.3 47.0))",
        "lineage_quality": "counted in the streets", "metadata_linkage": ["https://stadt.example/more"] });
    let record = records(&packages(&json!([package]), &json!(1))).remove(0);
    let [period] = record.temporal.as_slice() else { panic!("one period: {:?}", record.temporal) };
    assert!(period.start.is_some() && period.end.is_some());
    assert_eq!(record.themes, [code("TRAN")]);
    let west = record.spatial.iter().find_map(|place| place.bbox).map(|found| found.west);
    assert_eq!((west, record.spatial.len()), (Some(15.3), 2));
    assert_eq!((record.provenance.len(), record.pages.len()), (1, 1));
}

#[test]
fn a_list_whose_count_is_a_text_or_is_missing_goes_on() {
    let full = Value::from((0..100).map(|number| json!({ "id": number.to_string() })).collect::<Vec<_>>());
    for count in [json!("250"), json!(250.0), Value::Null] {
        let batch = packages(&full, &count);
        assert!(batch.next.is_some_and(|next| next.url.ends_with("start=100")), "{count}");
    }
    assert_eq!(packages(&json!([{ "id": "a" }]), &Value::Null).next, None);
    assert_eq!(packages(&full, &json!("100")).next, None);
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
