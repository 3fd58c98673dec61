//! Rows and cities are as many in every file, and so are the points.

use centum_cohort::announcement::Content;
use serde_json::Value;

use crate::read::{cities, geo, linked, our_json, rows, sheets};
use crate::sample::{bare, content};

fn array(value: &Value) -> &Vec<Value> {
    value.as_array().expect("an array")
}

/// Rows, cities and points as each file has them.
pub(crate) fn counted(content: &Content) -> Vec<(&'static str, [usize; 3])> {
    let (json, geo, linked, sheets) = (our_json(content), geo(content), linked(content), sheets(content));
    let json_rows = array(&json["rows"]);
    let json_cities: Vec<&Value> = json_rows.iter().flat_map(|row| array(&row["cities"])).collect();
    let json_points = json_cities.iter().filter(|city| !city["place"]["point"].is_null()).count();
    let stated = |what: &str| json["counts"][what].to_string().parse().expect("a count");

    let lines = cities(content);
    let summed = rows(content).iter().map(|row| row["cities"].parse::<usize>().expect("a count")).sum();
    let csv_points = lines.iter().filter(|line| !line["latitude"].is_empty()).count();
    let mut csv_rows: Vec<&str> = lines.iter().map(|line| line["row"].as_str()).collect();
    csv_rows.dedup();

    let features = array(&geo["features"]);
    let geo_points = features.iter().filter(|feature| !feature["geometry"].is_null()).count();
    let mut geo_rows: Vec<&Value> = features.iter().map(|feature| &feature["properties"]["row"]).collect();
    geo_rows.dedup();

    let items = linked["mainEntity"]["itemListElement"].as_array().map_or(&[][..], Vec::as_slice);
    let text = linked.to_string();
    let sheet_points = {
        let cities = &sheets["Cities"];
        let latitude = cities[0].iter().position(|name| *name == "latitude").expect("the column is there");
        cities[1..].iter().filter(|row| matches!(row[latitude], calamine::Data::Float(_))).count()
    };
    vec![
        ("json", [json_rows.len(), json_cities.len(), json_points]),
        ("what json states", [stated("rows"), stated("cities"), stated("points")]),
        ("rows.csv", [rows(content).len(), summed, csv_points]),
        ("cities.csv", [csv_rows.len(), lines.len(), csv_points]),
        ("geojson", [geo_rows.len(), features.len(), geo_points]),
        (
            "jsonld",
            [
                items.len(),
                text.matches(r#""@type":"City""#).count(),
                text.matches(r#""@type":"GeoCoordinates""#).count(),
            ],
        ),
        ("xlsx", [sheets["Rows"].len() - 1, sheets["Cities"].len() - 1, sheet_points]),
    ]
}

#[test]
fn every_file_has_the_same_rows_cities_and_points() {
    for (file, count) in counted(&content()) {
        assert_eq!(count, [22, 25, 4], "{file}");
    }
}

#[test]
fn a_version_without_rows_has_none_in_any_file() {
    for (file, count) in counted(&bare()) {
        assert_eq!(count, [0, 0, 0], "{file}");
    }
}

#[test]
fn the_list_of_linked_data_says_how_many_it_has() {
    let list = &linked(&content())["mainEntity"];
    assert_eq!(list["numberOfItems"], 22);
    assert_eq!(list["itemListElement"][21]["position"], 22);
}
