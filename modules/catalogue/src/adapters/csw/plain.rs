//! The record of Dublin Core that every catalogue service has.

use crate::adapters::draft::{Draft, dcat, dct};
use crate::adapters::json::Refusal;
use crate::adapters::parts::Who;
use crate::adapters::plain::without_markup;
use crate::adapters::xml::Element;
use crate::dcat::Bbox;

/// Services that a way to the data may name.
const SERVICES: [&str; 4] = ["WMTS", "WMS", "WFS", "WCS"];

pub(super) fn draft(own: &Element, base: &str) -> Result<Draft, Refusal> {
    let said = |name: &str| own.child(name).and_then(Element::said);
    let Some(id) = said("identifier") else {
        return Err(("record-name", said("title").unwrap_or_default()));
    };
    let uri = Some(id.as_str()).filter(|id| id.starts_with("http")).unwrap_or_default();
    let mut draft = Draft::new(&id, uri, base);
    let it = draft.subject();
    let is_service = said("type").is_some_and(|kind| kind.eq_ignore_ascii_case("service"));
    draft.kind(&it, dcat(if is_service { "DataService" } else { "Dataset" }));
    draft.text(&it, dct("identifier"), None, &id);
    if let Some(title) = said("title") {
        draft.text(&it, dct("title"), None, &title);
    }
    if let Some(text) = said("abstract").or_else(|| said("description")) {
        draft.text(&it, dct("description"), None, &without_markup(&text));
    }
    for word in own.all("subject").filter_map(Element::said) {
        draft.text(&it, dcat("keyword"), None, &word);
    }
    for (names, property) in [(["issued", "created"], "issued"), (["modified", "date"], "modified")] {
        if let Some(day) = names.iter().find_map(|name| said(name)) {
            draft.moment(&it, dct(property), &day);
        }
    }
    if let Some(name) = said("publisher").or_else(|| said("creator")) {
        draft.agent("publisher", &Who { name: Some(name), ..Who::default() });
    }
    if let Some(language) = said("language") {
        draft.language(&it, &language);
    }
    if let Some(Bbox { west, south, east, north }) = own.child("BoundingBox").and_then(edges) {
        draft.place_of_text(&format!("{west},{south},{east},{north}"));
    }
    let terms = [said("license").or_else(|| said("rights"))];
    let ways = own.all("references").chain(own.all("URI"));
    let ways: Vec<(String, String)> =
        ways.filter_map(|way| Some((way.said()?, protocol(way)))).take(1000).collect();
    for (url, protocol) in &ways {
        if is_service {
            draft.link(&it, dcat("endpointURL"), url);
            continue;
        }
        let node = draft.distribution(None);
        draft.link(&node, dcat("accessURL"), url);
        if protocol.contains("DOWNLOAD") {
            draft.link(&node, dcat("downloadURL"), url);
        }
        let service = SERVICES.iter().find(|service| protocol.contains(**service));
        if let Some(format) = service.map(|name| (*name).to_owned()).or_else(|| said("format")) {
            draft.format(&node, &format);
        }
        draft.licence(&node, &terms);
    }
    if ways.is_empty() || is_service {
        draft.licence(&it, &terms);
    }
    Ok(draft)
}

/// By what a way to the data says that it answers.
fn protocol(way: &Element) -> String {
    way.attribute("scheme").or(way.attribute("protocol")).unwrap_or_default().to_ascii_uppercase()
}

/// The edges of a box. In EPSG:4326 latitude comes first, as pycsw writes it; GeoNetwork does not, and begins in the east.
fn edges(bounds: &Element) -> Option<Bbox> {
    let corner = |name: &str| -> Option<(f64, f64)> {
        let said = bounds.child(name)?.said()?;
        let (one, other) = said.split_once(' ')?;
        Some((one.parse().ok()?, other.trim().parse().ok()?))
    };
    let (lower, upper) = (corner("LowerCorner")?, corner("UpperCorner")?);
    let bbox = Bbox {
        west: lower.0.min(upper.0),
        south: lower.1.min(upper.1),
        east: lower.0.max(upper.0),
        north: lower.1.max(upper.1),
    };
    let begins_in_the_east = lower.0 > upper.0;
    let is_latitude_first =
        !begins_in_the_east && bounds.attribute("crs").is_some_and(|crs| crs.ends_with(":4326"));
    let lies_better = bbox.swapped().is_european() || !bbox.is_european();
    Some(if is_latitude_first && lies_better { bbox.swapped() } else { bbox })
}
