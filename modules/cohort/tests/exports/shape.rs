//! What each format's standard asks of the file.

use centum_base::Timestamp;
use centum_cohort::exports::{Format, Published, feed, icalendar};

use crate::read::{cities, elements, files, geo, linked, our_json, properties, sheets};
use crate::sample::{bare, content, links};

const GEONAMES: &str = "GeoNames (https://www.geonames.org/)";
const LICENCE: &str = "https://creativecommons.org/licenses/by/4.0/";

#[test]
fn every_file_names_the_licence_and_where_places_are_told_geonames() {
    for (name, bytes) in files(&content()) {
        if name == "announcement.xlsx" {
            continue;
        }
        let text = String::from_utf8(bytes).unwrap().replace("\r\n ", "");
        assert!(text.contains(LICENCE), "{name}");
        // The file of rows alone says nothing of places.
        assert_eq!(text.contains("GeoNames"), name != "rows.csv", "{name}");
    }
    let about = &sheets(&content())["About"];
    let attribution = about.iter().find(|line| line[0] == "attribution").unwrap()[1].to_string();
    assert!(attribution.contains(GEONAMES) && attribution.contains(LICENCE));
}

#[test]
fn geonames_is_not_named_where_nothing_is_theirs() {
    assert!(!our_json(&bare())["credits"].to_string().contains("GeoNames"));
    let cities = cities(&content());
    let source =
        |city: &str| cities.iter().find(|line| line["city_name"] == city).unwrap()["place_source"].clone();
    assert!(source("Cork").starts_with(GEONAMES));
    assert_eq!(source("Urban Community"), "");
    assert_eq!(source("Turku"), "");
}

#[test]
fn a_feature_has_longitude_first_and_the_collection_a_box() {
    let geo = geo(&content());
    assert_eq!(geo["type"], "FeatureCollection");
    assert_eq!(geo["features"][0]["geometry"]["coordinates"], serde_json::json!([-8.47061, 51.89797]));
    assert_eq!(geo["bbox"], serde_json::json!([-8.47061, 1.28967, 103.85007, 60.2052]));
    let ids: std::collections::BTreeSet<&str> =
        geo["features"].as_array().unwrap().iter().map(|feature| feature["id"].as_str().unwrap()).collect();
    assert_eq!(ids.len(), 25);
}

#[test]
fn linked_data_has_one_context_and_tells_bodies_from_places() {
    let linked = linked(&content());
    assert_eq!(linked["@context"], "https://schema.org");
    assert_eq!(linked.to_string().matches("@context").count(), 1);
    let items = &linked["mainEntity"]["itemListElement"];
    let (cork, coast) = (&items[0]["item"], &items[2]["item"]);
    assert_eq!(cork["@type"], "GovernmentOrganization");
    assert_eq!(cork["location"][0]["@type"], "City");
    assert_eq!(cork["location"][0]["sameAs"], "https://sws.geonames.org/2965140/");
    assert_eq!(coast["@type"], "Organization");
    assert_eq!(coast["member"][1]["name"], "Pineto");
    assert_eq!(coast["member"][1]["memberOf"]["@id"], coast["@id"]);
    assert_eq!(cork["memberOf"]["@id"], "https://cities.example.eu/editions/icc-2020");
}

#[test]
fn a_calendar_has_whole_days_whose_end_is_the_day_after() {
    let calendar = icalendar(&content(), &links()).unwrap();
    assert!(calendar.split("\r\n").all(|line| line.len() <= 75 && !line.contains('\n')));
    let properties = properties(&calendar);
    let values = |wanted: &str| -> Vec<&str> {
        properties.iter().filter(|(name, _)| name == wanted).map(|(_, value)| value.as_str()).collect()
    };
    assert_eq!(values("DTSTART;VALUE=DATE"), ["20200928", "20201231"]);
    assert_eq!(values("DTEND;VALUE=DATE"), ["20201003", "20210101"]);
    assert_eq!(values("DTSTAMP"), ["20200706T150000Z"; 2]);
    assert_eq!(values("SEQUENCE"), ["1"; 2]);
    assert_eq!(values("SUMMARY")[0], r"Launch week\, online\; all cities");
    assert_eq!((values("BEGIN").len(), values("END").len(), values("VERSION")), (3, 3, vec!["2.0"]));
    let uids = values("UID");
    assert_ne!(uids[0], uids[1]);
}

#[test]
fn a_day_that_moves_keeps_its_identifier() {
    let uid = |content: &centum_cohort::announcement::Content| {
        let properties = properties(&icalendar(content, &links()).unwrap());
        properties.into_iter().filter(|(name, _)| name == "UID").map(|(_, value)| value).collect::<Vec<_>>()
    };
    let (before, mut after) = (content(), content());
    after.number = 3;
    after.edition.dates[0].0 = after.edition.dates[0].0.tomorrow().unwrap();
    assert_eq!(uid(&before), uid(&after));
}

#[test]
fn without_dates_there_is_no_calendar_and_nothing_points_to_one() {
    assert_eq!(icalendar(&bare(), &links()), None);
    assert!(!files(&bare()).contains_key("dates.ics"));
    assert!(!linked(&bare()).to_string().contains("dates.ics"));
    assert!(linked(&content()).to_string().contains("dates.ics"));
}

#[test]
fn a_feed_has_what_the_standard_asks_for_and_the_newest_version_first() {
    let (mut first, second) = (content(), content());
    first.number = 1;
    let hour = |text: &str| text.parse::<Timestamp>().unwrap();
    let versions = [
        Published { content: &first, at: hour("2020-07-07T10:00:00Z") },
        Published { content: &second, at: hour("2020-08-01T10:00:00Z") },
    ];
    let atom = feed(&versions, &links()).unwrap();
    let elements = elements(&atom);
    let words = |path: &str| -> Vec<&str> {
        elements.iter().filter(|(known, _)| known == path).map(|(_, words)| words.as_str()).collect()
    };
    assert_eq!(words("/feed/updated"), ["2020-08-01T10:00:00Z"]);
    assert_eq!(words("/feed/entry/updated"), ["2020-08-01T10:00:00Z", "2020-07-07T10:00:00Z"]);
    assert_eq!(words("/feed/title"), ["Intelligent Cities 2020, <first>"]);
    assert_eq!(words("/feed/author/name"), ["The Commission & partners"]);
    let ids: Vec<&str> = words("/feed/id").into_iter().chain(words("/feed/entry/id")).collect();
    assert!(ids.iter().all(|id| id.starts_with("urn:uuid:")));
    assert_eq!(ids.iter().collect::<std::collections::BTreeSet<_>>().len(), 3);
    let page =
        "rel=alternate href=https://cities.example.eu/editions/icc-2020/announcements/2 type=text/html";
    assert!(words("/feed/entry/link").contains(&page));
    assert_eq!(words("/feed/entry/link").len(), 2 * (1 + Format::ALL.len()));

    let later = feed(&versions[..1], &links()).unwrap();
    let id =
        |document: &str| crate::read::elements(document).into_iter().find(|(path, _)| path == "/feed/id");
    assert_eq!(id(&later), id(&atom), "the feed keeps its identifier when a version is added");
}

#[test]
fn an_edition_without_a_version_has_no_feed() {
    assert_eq!(feed(&[], &links()), None);
}

#[test]
fn the_workbook_has_its_four_sheets_and_says_each_rule() {
    let sheets = sheets(&content());
    assert_eq!(sheets.keys().collect::<Vec<_>>(), ["About", "Cities", "Figures", "Rows"]);
    let figure: Vec<String> = sheets["Figures"][1].iter().map(ToString::to_string).collect();
    assert_eq!(figure, ["selected", "22", "Applications selected: the rows of the list", "rule-selected"]);
}

#[test]
fn files_are_saved_under_names_that_every_system_takes() {
    let mut content = content();
    content.edition.slug = "../a b\"é".into();
    assert_eq!(Format::CitiesCsv.saved_as(&content), "---a-b---2-cities.csv");
    assert!(Format::ALL.into_iter().all(|format| Format::named(format.file_name()) == Some(format)));
}
