//! Linked data in the words of schema.org. The context is named, never fetched: every term stands as schema.org has it.

use serde_json::{Map, Value, json};

use super::credit::{Licence, credits, notice};
use super::links::Links;
use super::plain::script_safe;
use super::point::Point;
use super::{Format, geojson};
use crate::announcement::{CityEntry, Content, Entry, Placing};

/// The announcement as a `Dataset` whose main entity is the list of its rows.
pub fn jsonld(content: &Content, links: &Links) -> String {
    script_safe(&dataset(content, links).to_string())
}

fn dataset(content: &Content, links: &Links) -> Value {
    let edition = &content.edition;
    let address = links.version(&edition.slug, content.number);
    let (language, texts) = content.texts_in("en");
    let publisher = json!({ "@type": "Organization", "name": edition.publisher });
    compact(json!({
        "@context": "https://schema.org",
        "@type": "Dataset",
        "@id": address,
        "url": address,
        "identifier": format!("sha256:{}", content.hash()),
        "name": texts.title,
        "description": described(&texts.introduction, &edition.name),
        "inLanguage": language,
        "version": content.number.to_string(),
        "datePublished": content.date.to_string(),
        "dateCreated": content.as_of.to_string(),
        "isAccessibleForFree": true,
        "license": Licence { id: &edition.licence }.address(),
        "creditText": notice(content),
        "citation": sources(content),
        "creator": publisher,
        "publisher": publisher,
        "distribution": distributions(content, links),
        "variableMeasured": content.figures.iter().map(|figure| json!({
            "@type": "PropertyValue",
            "name": figure.name,
            "value": figure.value,
            "description": figure.rule_in_english(),
        })).collect::<Vec<_>>(),
        "mainEntity": {
            "@type": "ItemList",
            "numberOfItems": content.entries.len(),
            "itemListOrder": "https://schema.org/ItemListOrderAscending",
            "itemListElement": (1..).zip(&content.entries).map(|(position, entry): (u64, _)| json!({
                "@type": "ListItem", "position": position, "item": participant(entry, content, links),
            })).collect::<Vec<_>>(),
        },
    }))
}

/// A description is owed: the introduction, or the edition's name where nothing is said.
fn described<'a>(introduction: &'a str, edition: &'a str) -> &'a str {
    if introduction.trim().is_empty() { edition } else { introduction }
}

/// Works that the data draws on and that ask to be named.
fn sources(content: &Content) -> Vec<Value> {
    let others = credits(content).into_iter().skip(1);
    others
        .map(|credit| {
            compact(json!({
                "@type": "CreativeWork",
                "name": credit.holder,
                "url": credit.address,
                "license": credit.licence.address(),
            }))
        })
        .collect()
}

fn distributions(content: &Content, links: &Links) -> Vec<Value> {
    let others =
        Format::ALL.into_iter().filter(|format| *format != Format::JsonLd && format.is_offered(content));
    others
        .map(|format| {
            json!({
                "@type": "DataDownload",
                "contentUrl": links.file(&content.edition.slug, content.number, format),
                "encodingFormat": format.essence(),
            })
        })
        .collect()
}

/// A row: one body with its city, or an organisation with its members.
fn participant(entry: &Entry, content: &Content, links: &Links) -> Value {
    let edition = &content.edition;
    let address = links.participant(&edition.slug, &entry.participation);
    let programme =
        json!({ "@type": "Organization", "@id": links.edition(&edition.slug), "name": edition.name });
    let is_city = !entry.is_consortium() && !entry.cities.is_empty();
    let mut row = json!({
        "@type": if is_city { "GovernmentOrganization" } else { "Organization" },
        "@id": address,
        "url": address,
        "name": entry.name,
        "memberOf": programme,
    });
    if entry.is_consortium() {
        let members = entry.cities.iter().map(|member| {
            json!({
                "@type": "GovernmentOrganization",
                "name": member.name,
                "memberOf": { "@id": address },
                "location": city(member, links),
            })
        });
        row["member"] = members.collect();
    } else {
        row["location"] = entry.cities.iter().map(|behind| city(behind, links)).collect();
    }
    row["keywords"] = entry.marks.clone().into();
    compact(row)
}

fn city(city: &CityEntry, links: &Links) -> Value {
    let placing = city.place.as_ref();
    let point = Point::of_city(city);
    compact(json!({
        "@type": "City",
        "@id": placing.map(|place| links.place(&place.id)),
        "url": placing.map(|place| links.place(&place.id)),
        "name": city.name,
        "alternateName": placing.map(|place| &place.name).filter(|name| **name != city.name),
        "address": city.country.map(|country| json!({ "@type": "PostalAddress", "addressCountry": country })),
        "geo": point.map(|point| json!({
            "@type": "GeoCoordinates", "latitude": point.latitude, "longitude": point.longitude,
        })),
        "sameAs": placing.and_then(|place| place.geonames).map(geojson::geonames_address),
        "additionalProperty": placing.and_then(population),
    }))
}

/// schema.org has no word for the people of a city.
fn population(placing: &Placing) -> Option<Value> {
    let people = placing.population?;
    Some(
        json!({ "@type": "PropertyValue", "propertyID": "population", "name": "population", "value": people }),
    )
}

/// Without what is unknown: in linked data, nothing is said by leaving it out.
fn compact(value: Value) -> Value {
    let said = |value: &Value| match value {
        Value::Null => false,
        Value::Array(items) => !items.is_empty(),
        _ => true,
    };
    match value {
        Value::Object(fields) => {
            Value::Object(fields.into_iter().filter(|(_, value)| said(value)).collect::<Map<_, _>>())
        }
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_unknown_is_left_out_and_false_is_said() {
        let value = json!({ "a": null, "b": [], "c": false, "d": [null] });
        assert_eq!(compact(value), json!({ "c": false, "d": [null] }));
    }

    #[test]
    fn a_description_is_never_empty() {
        assert_eq!(described(" \n", "ICC 2020"), "ICC 2020");
        assert_eq!(described("Words", "ICC 2020"), "Words");
    }
}
