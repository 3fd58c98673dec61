//! What portals send that looks right at first sight: samples of our own after recorded answers of ArcGIS Hub, of CKAN in
//! Austria and behind ckanext-spatial, of data.json by DCAT-US 3.0 and of GeoNetwork.

use serde_json::{Value, json};

use super::tests::{code, read, records};
use super::*;
use crate::dcat::{Distribution, Record, Texts};

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
    for nothing in ["<div><br /></div>", "<p>License not specified</p>"] {
        assert!(in_json(&dataset(nothing)).distributions[0].licences.is_empty(), "{nothing}");
    }
    let own = in_json(&dataset("<https://city.example/our-terms>"));
    assert_eq!(own.distributions[0].licences[0].as_str(), "https://city.example/our-terms");
    let prose = in_json(&dataset("<div>Ask <b>us</b></div>"));
    assert_eq!(prose.distributions[0].licences[0].as_str(), "Ask us");
}

#[test]
fn a_page_that_a_record_of_maps_links_to_is_not_in_the_format_of_its_data() {
    let way = |url: &str, protocol: &str| {
        format!(
            "<onLine><CI_OnlineResource><linkage><URL>{url}</URL></linkage><protocol><CharacterString>{protocol}\
            </CharacterString></protocol></CI_OnlineResource></onLine>"
        )
    };
    let ways = [
        way("https://a.example/about", "WWW:LINK-1.0-http--link"),
        way("https://a.example/about.html", "WWW:LINK-1.0-http--link"),
        way("https://a.example/trees.zip", "WWW:LINK-1.0-http--link"),
        way("https://a.example/rest/trees/FeatureServer", "ESRI:REST"),
        way("https://a.example/trees.xml", "INSPIRE Atom"),
    ];
    let body = format!(
        "<csw:GetRecordsResponse xmlns:csw='urn:c'><csw:SearchResults nextRecord='0'><MD_Metadata><fileIdentifier>\
        <CharacterString>a</CharacterString></fileIdentifier><distributionInfo><MD_Distribution><distributionFormat>\
        <MD_Format><name><CharacterString>Shapefile</CharacterString></name></MD_Format></distributionFormat>\
        <transferOptions><MD_DigitalTransferOptions>{}</MD_DigitalTransferOptions></transferOptions></MD_Distribution>\
        </distributionInfo></MD_Metadata></csw:SearchResults></csw:GetRecordsResponse>",
        ways.concat()
    );
    let record = records(&read(&Csw, "https://a.example/csw", body.as_bytes()).unwrap()).remove(0);
    let told = |way: &Distribution| {
        let format = way.format.as_ref().and_then(|format| format.value.as_ref()?.code().map(str::to_owned));
        (way.access_urls[0].replace("https://a.example/", ""), format)
    };
    let mut formats: Vec<_> = record.distributions.iter().map(told).collect();
    formats.sort_unstable();
    let formats: Vec<_> = formats.iter().map(|(url, format)| (url.as_str(), format.as_deref())).collect();
    let wanted = [
        ("about", None),
        ("about.html", None),
        ("rest/trees/FeatureServer", Some("ESRI_REST")),
        ("trees.xml", Some("ATOM")),
        ("trees.zip", Some("SHP")),
    ];
    assert_eq!(formats, wanted);
}

#[test]
fn records_of_drafts_of_the_standard_and_services_are_read_as_what_they_are() {
    let page = json!({ "features": [
        { "id": "trees", "properties": { "type": "dataset", "title": "Trees", "themes": [{ "concepts": ["Environment"] }],
            "contacts": [{ "name": "City", "roles": [{ "name": "publisher" }], "email": "gis@city.example" }],
            "associations": [{ "href": "https://a.example/trees.csv", "rel": "download", "type": "text/csv" }] } },
        { "id": "map", "properties": { "type": "service", "title": "Map" },
            "links": [{ "href": "https://a.example/wms?", "type": "OGC:WMS", "name": "trees" }] }] });
    let url = "https://a.example/collections/md/items";
    let all = records(&read(&OgcRecords, url, page.to_string().as_bytes()).unwrap());
    assert_eq!(all[0].themes, [code("ENVI")]);
    assert_eq!(all[0].publishers[0].emails, ["gis@city.example"]);
    assert_eq!(all[0].uri.as_deref(), Some("https://a.example/collections/md/items/trees"));
    assert_eq!(all[0].distributions[0].download_urls, ["https://a.example/trees.csv"]);
    assert_eq!((all[1].kind, all[1].distributions.len()), (crate::dcat::Kind::Service, 0));
    assert_eq!(all[1].endpoint_urls, ["https://a.example/wms?"]);
}

#[test]
fn the_last_page_that_names_itself_and_says_that_it_is_the_last_ends_the_list() {
    let page = |last: u32| {
        format!(
            "@prefix dcat: <http://www.w3.org/ns/dcat#> . @prefix hydra: <http://www.w3.org/ns/hydra/core#> . \
            <http://a.example/c.ttl?page=2> a hydra:PagedCollection ; hydra:nextPage \"http://a.example/c.ttl?page=2\" ; \
            hydra:lastPage \"http://a.example/c.ttl?page={last}\" . <https://a.example/d> a dcat:Dataset ; dcat:keyword \"x\" ."
        )
    };
    let url = "https://a.example/c.ttl?page=2";
    let next = |last: u32| read(&Dcat, url, page(last).as_bytes()).unwrap().next.map(|next| next.url);
    assert_eq!((next(2), next(3).as_deref()), (None, Some(url)));
}

#[test]
fn a_page_may_give_its_days_in_lists_and_name_somebody_else_than_a_publisher() {
    let own = json!({ "@context": "https://schema.org/", "@type": "Dataset", "name": "Trees", "publisher": [],
        "datePublished": ["2020-01-02"], "dateModified": [], "provider": { "@id": "#city" } });
    let graph = json!({ "@graph": [own, { "@id": "#city", "@type": "Organization", "name": "City" }] });
    let page = format!("<html><script type=\"application/ld+json\">{graph}</script></html>");
    let record = records(&read(&Sitemap, "https://a.example/1", page.as_bytes()).unwrap()).remove(0);
    assert_eq!(record.issued.map(|day| day.to_string()).as_deref(), Some("2020-01-02"));
    assert_eq!((record.modified, record.publishers[0].names.clone()), (None, Texts::one("", "City")));
}

#[test]
fn of_an_opendatasoft_that_many_share_the_publisher_that_is_named_is_taken() {
    let list = "https://data.example/api/explore/v2.1/catalog/datasets?limit=100&order_by=dataset_id";
    let page = "https://data.example/explore/?refine.publisher=Ville+de+X&sort=modified";
    let one = Opendatasoft.first(page).url;
    assert_eq!(one, format!("{list}&where=publisher%3D%22Ville+de+X%22&offset=0"));
    assert_eq!(Opendatasoft.first(&one).url, one);
    assert!(probes(page).iter().skip(1).any(|probe| Opendatasoft.first(&probe.url).url == one));
    let rows = "https://data.example/api/explore/v2.1/catalog/datasets/trees/records?where=year%3D2020";
    assert_eq!(
        Opendatasoft.first(rows).url,
        format!("{list}&offset=0"),
        "a part of one dataset is none of the list"
    );
    let large = read(&Opendatasoft, &one, br#"{"total_count": 10001, "results": []}"#).unwrap().next.unwrap();
    assert!(large.url.ends_with("/catalog/exports/json?where=publisher%3D%22Ville+de+X%22"), "{}", large.url);
    let portal = |address: &str| Portal::read_by("opendatasoft", address).unwrap();
    assert_ne!(portal(page), portal("https://data.example"));
    assert_eq!(portal(page), portal(&one));
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
fn two_resources_of_one_identifier_are_two_ways_to_the_data() {
    let package = json!({ "id": "a", "title": "Trees", "resources": [
        { "id": "7", "format": "OGC:WMS", "url": "https://geo.example/ows" },
        { "id": "7", "format": "OGC:WFS", "url": "https://geo.example/ows?service=WFS" }] });
    let record = records(&packages(&json!([package]), &json!(1))).remove(0);
    let [one, other] = record.distributions.as_slice() else { panic!("two: {:?}", record.distributions) };
    assert_eq!((one.access_urls.len(), other.access_urls.len()), (1, 1));
    assert!(one.format.is_some() && other.format.is_some() && one.format != other.format);
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
    let record = in_json(
        &json!({ "identifier": "1", "title": "Trees", "license": "https://city.example/our-terms",
        "theme": [{ "@type": "Concept", "prefLabel": "Environment" }],
        "temporal": [{ "@type": "PeriodOfTime", "startDate": "2019-01-01", "endDate": "2019-12-31" }],
        "spatial": [{ "@type": "Location", "prefLabel": "Leuven", "bbox": [4.6, 50.8, 4.8, 50.9] }],
        "distribution": [
            { "accessURL": "https://a.example/1", "license": { "@id": "https://creativecommons.org/licenses/by/4.0/" } },
            { "accessURL": "https://a.example/2" }] }),
    );
    assert_eq!(record.themes, [code("ENVI")]);
    let [period] = record.temporal.as_slice() else { panic!("one period: {:?}", record.temporal) };
    assert!(period.start.is_some() && period.end.is_some());
    assert_eq!(record.spatial[0].labels, Texts::one("", "Leuven"));
    assert_eq!(record.spatial[0].bbox.map(|found| found.north), Some(50.9));
    let licences: Vec<_> = record.distributions.iter().map(|file| file.licences[0].as_str()).collect();
    assert!(licences.contains(&"CC_BY_4_0") && licences.contains(&"https://city.example/our-terms"));
}

#[test]
fn an_address_of_a_licence_without_a_version_does_not_take_away_the_one_that_its_name_tells() {
    let of = |name: &str| {
        let body = json!({ "total_count": 1, "results": [{ "dataset_id": "trees", "has_records": true, "metas": {
            "default": { "title": "Trees", "license": name,
                "license_url": "https://www.etalab.gouv.fr/licence-ouverte-open-licence" } } }] });
        let batch = read(&Opendatasoft, "https://city.example/api", body.to_string().as_bytes()).unwrap();
        records(&batch)[0].distributions[0].licences.clone()
    };
    assert_eq!(of("Licence Ouverte v2.0 (Etalab)"), [code("ETALAB_2_0")]);
    assert_eq!(of("Licence Ouverte (Etalab)"), [code("ETALAB_1_0")]);
    assert_eq!(of("CC BY 4.0"), [code("ETALAB_1_0")], "another licence is not its version");
}
