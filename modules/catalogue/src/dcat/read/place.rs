//! Places: by address, by name, by box, point or shape.

use centum_rdf::NamedOrBlankNodeRef;

use super::geometry::{Shape, looks_swapped, point, rounded, shape};
use super::graph::{address, iri, literal, node};
use super::values::{LONGEST_TEXT, Property, Reader, mend};
use crate::dcat::names::{dcat, geo};
use crate::dcat::{Geometry, Place, Point, Texts, What};

const BBOX: Property = Property("dcat:bbox", &[dcat::BBOX]);
const CENTROID: Property = Property("dcat:centroid", &[dcat::CENTROID]);
const GEOMETRY: Property =
    Property("locn:geometry", &[geo::GEOMETRY, geo::AS_WKT, geo::AS_GEOJSON, geo::HAS_GEOMETRY]);

impl Reader<'_, '_> {
    /// The places of a property.
    pub(super) fn places(&mut self, of: NamedOrBlankNodeRef<'_>, property: Property) -> Vec<Place> {
        let mut places = Vec::new();
        for term in self.values(of, property) {
            let place = match (node(term), literal(term)) {
                (Some(node), _) => self.place(node),
                (_, Some(text)) => self.place_of_text(property, text),
                _ => continue,
            };
            if place.is_empty() {
                self.note(property, &term.to_string(), What::NothingSaid);
            } else {
                places.push(place);
            }
        }
        places
    }

    fn place(&mut self, of: NamedOrBlankNodeRef<'_>) -> Place {
        let mut place = Place { uri: address(of), labels: self.labels(of), ..Place::default() };
        if place.uri.is_none() {
            let told = self.graph.values(of, &[geo::IDENTIFIER]).find_map(|term| iri(term).or(literal(term)));
            place.uri = told.filter(|text| text.trim_start().starts_with("http")).and_then(mend);
        }
        for text in self.shapes(of, BBOX) {
            match self.shape(BBOX, &text) {
                Shape::Box(bbox) if place.bbox.is_none() => place.bbox = Some(bbox),
                Shape::Box(_) | Shape::Unreadable => {}
                Shape::Foreign => {
                    place.geometry = place.geometry.take().or_else(|| self.geometry(BBOX, text));
                }
            }
        }
        for text in self.shapes(of, CENTROID) {
            if let Shape::Box(bbox) = self.shape(CENTROID, &text) {
                place.centroid = place.centroid.or(point(&bbox));
            }
        }
        let degrees =
            |name: &str| self.graph.values(of, &[name]).find_map(literal)?.trim().parse::<f64>().ok();
        if let Some((lon, lat)) = degrees(geo::LONGITUDE).zip(degrees(geo::LATITUDE)) {
            let on_the_globe = lon.abs() <= 180.0 && lat.abs() <= 90.0;
            place.centroid =
                place.centroid.or(on_the_globe.then_some(Point { lon: rounded(lon), lat: rounded(lat) }));
        }
        let mut texts = self.shapes(of, GEOMETRY);
        // One shape in several notations is common: well-known text is kept, of several the first by its letters.
        texts.sort_by_key(|text| (text.trim_start().starts_with(['{', '<']), text.clone()));
        for text in texts {
            let shape = self.shape(GEOMETRY, &text);
            if shape == Shape::Unreadable {
                continue;
            }
            if let (Shape::Box(bbox), None) = (shape, place.bbox) {
                place.bbox = Some(bbox);
            }
            place.geometry = place.geometry.take().or_else(|| self.geometry(GEOMETRY, text));
        }
        place
    }

    /// The texts of a geometry: literals, or those of a node in between.
    fn shapes(&mut self, of: NamedOrBlankNodeRef<'_>, property: Property) -> Vec<String> {
        let mut texts = Vec::new();
        for term in self.values(of, property) {
            let inner = [geo::AS_WKT, geo::AS_GEOJSON, geo::GEOMETRY];
            let inner = node(term)
                .map(|node| self.graph.values(node, &inner).filter_map(literal).collect::<Vec<_>>());
            texts.extend(literal(term).into_iter().chain(inner.into_iter().flatten()).map(str::to_owned));
        }
        texts.sort();
        texts.dedup();
        texts
    }

    fn shape(&mut self, property: Property, text: &str) -> Shape {
        let shape = shape(text);
        match shape {
            Shape::Box(bbox) if looks_swapped(&bbox) => self.note(property, text, What::AxisOrder),
            Shape::Box(_) => {}
            Shape::Foreign => self.note(property, text, What::ForeignCrs),
            Shape::Unreadable => self.note(property, text, What::UnreadableGeometry),
        }
        shape
    }

    fn geometry(&mut self, property: Property, text: String) -> Option<Geometry> {
        if text.len() > LONGEST_TEXT {
            self.note(property, &text, What::TooLong);
            return None;
        }
        let json = text.trim_start().starts_with('{');
        let gml = text.contains("gml:");
        // GML is left to the graph: the box out of it is what can be used.
        (!gml).then_some(if json { Geometry::GeoJson(text) } else { Geometry::Wkt(text) })
    }

    fn place_of_text(&mut self, property: Property, text: &str) -> Place {
        let mut place = Place::default();
        if let Shape::Box(bbox) = shape(text) {
            place.bbox = Some(bbox);
            self.note(property, text, What::LiteralForIri);
        } else if let Some(text) = self.text(property, text) {
            match mend(&text).filter(|url| *url == text) {
                Some(url) => place.uri = Some(url),
                None => place.labels = Texts::one("", &text),
            }
            self.note(property, &text, What::LiteralForIri);
        }
        place
    }
}
