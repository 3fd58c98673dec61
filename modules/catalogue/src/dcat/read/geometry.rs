//! Boxes and points out of the texts that geometries come in: WKT, GeoJSON, GML, `ENVELOPE(…)` and four bare numbers.

use crate::dcat::{Bbox, Point};

/// What a text of a geometry says.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Shape {
    /// A box, in longitude and latitude.
    Box(Bbox),
    /// Coordinates of another reference system: there is a shape, but no box in degrees.
    Foreign,
    /// Nothing that can be read.
    Unreadable,
}

/// Which number comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Order {
    LonLat,
    LatLon,
    Foreign,
}

/// The box around a geometry.
pub(super) fn shape(text: &str) -> Shape {
    let text = text.trim();
    let found = if text.starts_with('{') {
        geojson(text).map(|bounds| (bounds, Order::LonLat))
    } else if text.starts_with("<gml") || text.contains("<gml:") || text.contains("lowerCorner") {
        gml(text)
    } else {
        wkt(text)
    };
    match found {
        None => Shape::Unreadable,
        Some((_, Order::Foreign)) => Shape::Foreign,
        Some((bounds, order)) => {
            let bbox = bounds.bbox();
            // By its own rule the pair of EPSG:4326 is latitude first; many write it the other way. What lies on the globe,
            // and in Europe rather than elsewhere, is taken.
            let bbox = match order {
                Order::LatLon if bbox.swapped().is_european() || !bbox.is_european() => bbox.swapped(),
                _ => bbox,
            };
            match bbox.is_on_the_globe() {
                true => Shape::Box(bbox),
                // Metres of some grid; or latitude first, which a reader of the note can tell.
                false if bbox.west.is_finite() && (bbox.east.abs() > 360.0 || bbox.north.abs() > 360.0) => {
                    Shape::Foreign
                }
                false => Shape::Unreadable,
            }
        }
    }
}

/// Whether a box looks as if latitude and longitude had changed places.
pub(super) fn looks_swapped(bbox: &Bbox) -> bool {
    !bbox.is_european() && bbox.swapped().is_european()
}

/// The point of a geometry that is one.
pub(super) fn point(bbox: &Bbox) -> Option<Point> {
    let same = bbox.west == bbox.east && bbox.south == bbox.north;
    same.then_some(Point { lon: bbox.west, lat: bbox.south })
}

/// The least and the greatest of the numbers seen.
#[derive(Debug, Clone, Copy)]
struct Bounds {
    least: (f64, f64),
    most: (f64, f64),
    seen: bool,
}

impl Bounds {
    const NONE: Self = Self {
        least: (f64::INFINITY, f64::INFINITY),
        most: (f64::NEG_INFINITY, f64::NEG_INFINITY),
        seen: false,
    };

    fn add(&mut self, x: f64, y: f64) {
        self.least = (self.least.0.min(x), self.least.1.min(y));
        self.most = (self.most.0.max(x), self.most.1.max(y));
        self.seen = true;
    }

    fn found(self) -> Option<Self> {
        self.seen.then_some(self)
    }

    fn bbox(&self) -> Bbox {
        Bbox { west: self.least.0, south: self.least.1, east: self.most.0, north: self.most.1 }
    }
}

fn number(text: &str) -> Option<f64> {
    text.parse::<f64>().ok().filter(|number| number.is_finite()).map(rounded)
}

/// A degree to seven decimals, a centimetre on the ground: nobody measured finer, and JSON gives it back exactly.
pub(super) fn rounded(degrees: f64) -> f64 {
    (degrees * 1e7).round() / 1e7
}

/// The order that the name of a reference system asks for.
fn order_of(crs: &str) -> Order {
    let crs = crs.to_ascii_lowercase();
    let bare = crs.trim_end_matches(['>', '/']);
    if bare.ends_with("crs84") || bare == "epsg:4326" || bare == "4326" {
        Order::LonLat
    } else if bare.ends_with("4326") || bare.ends_with("4258") {
        Order::LatLon
    } else {
        Order::Foreign
    }
}

/// Well-known text with or without a reference system, `ENVELOPE(west, east, north, south)`, `BBOX(…)`, or bare numbers.
fn wkt(text: &str) -> Option<(Bounds, Order)> {
    let (order, body) = if let Some(rest) = text.strip_prefix('<') {
        let (crs, body) = rest.split_once('>')?;
        (order_of(crs), body)
    } else if let Some((srid, body)) =
        text.split_once(';').filter(|(srid, _)| srid.to_ascii_uppercase().starts_with("SRID="))
    {
        (order_of(&srid[5..]), body)
    } else {
        (Order::LonLat, text)
    };
    let body = body.trim();
    let keyword: String =
        body.chars().take_while(char::is_ascii_alphabetic).collect::<String>().to_ascii_uppercase();
    let mut bounds = Bounds::NONE;
    let numbers = |text: &str| -> Option<Vec<f64>> {
        text.split([',', ' ', ';']).filter(|part| !part.is_empty()).map(number).collect()
    };
    match keyword.as_str() {
        "ENVELOPE" | "BBOX" | "BOX" => {
            let inner = body.split_once('(')?.1.trim_end().trim_end_matches(')');
            let [a, b, c, d] = numbers(inner)?.try_into().ok()?;
            let (west, south, east, north) = if keyword == "ENVELOPE" { (a, d, b, c) } else { (a, b, c, d) };
            bounds.add(west, south);
            bounds.add(east, north);
        }
        "" => {
            let [west, south, east, north] =
                numbers(body.trim_matches(['[', ']', '(', ')']))?.try_into().ok()?;
            bounds.add(west, south);
            bounds.add(east, north);
        }
        "POINT" | "LINESTRING" | "POLYGON" | "MULTIPOINT" | "MULTILINESTRING" | "MULTIPOLYGON"
        | "GEOMETRYCOLLECTION" | "TRIANGLE" | "POLYHEDRALSURFACE" | "TIN" => {
            for pair in body.split(['(', ')', ',']) {
                let mut parts = pair.split_whitespace().map(number);
                match (parts.next(), parts.next()) {
                    (Some(Some(x)), Some(Some(y))) => bounds.add(x, y),
                    // A number alone or a number that is none: not this text. Keywords within are fine.
                    (Some(Some(_)), _) => return None,
                    _ => {}
                }
            }
        }
        _ => return None,
    }
    Some((bounds.found()?, order))
}

/// GeoJSON of any kind, or its older cousin with `xmin`.
fn geojson(text: &str) -> Option<Bounds> {
    let value: serde_json::Value = serde_json::from_str(text).ok()?;
    let mut bounds = Bounds::NONE;
    if let (Some(west), Some(south), Some(east), Some(north)) =
        (value["xmin"].as_f64(), value["ymin"].as_f64(), value["xmax"].as_f64(), value["ymax"].as_f64())
    {
        bounds.add(rounded(west), rounded(south));
        bounds.add(rounded(east), rounded(north));
        return bounds.found();
    }
    walk(&value, &mut bounds);
    bounds.found()
}

/// The coordinates in a value. Its depth is the parser's, 128 at most.
fn walk(value: &serde_json::Value, bounds: &mut Bounds) {
    match value {
        serde_json::Value::Array(list) => match (list.first(), list.get(1)) {
            (Some(serde_json::Value::Number(x)), Some(serde_json::Value::Number(y))) => {
                if let (Some(x), Some(y)) = (x.as_f64(), y.as_f64()) {
                    bounds.add(rounded(x), rounded(y));
                }
            }
            _ => list.iter().for_each(|inner| walk(inner, bounds)),
        },
        serde_json::Value::Object(map) => {
            for name in ["coordinates", "geometry", "geometries", "features"] {
                if let Some(inner) = map.get(name) {
                    walk(inner, bounds);
                }
            }
        }
        _ => {}
    }
}

/// GML: an envelope by its corners, or any list of positions.
fn gml(text: &str) -> Option<(Bounds, Order)> {
    let crs = text.split_once("srsName=").map(|(_, rest)| rest.trim_start_matches(['"', '\'']));
    let crs = crs.and_then(|rest| rest.split(['"', '\'']).next());
    let order = crs.map_or(Order::LonLat, order_of);
    let mut bounds = Bounds::NONE;
    for tag in ["lowerCorner", "upperCorner", "posList", "pos", "coordinates"] {
        for inner in inside(text, tag) {
            let numbers: Vec<f64> = inner
                .split([' ', ',', '\n', '\t', '\r'])
                .filter(|part| !part.is_empty())
                .filter_map(number)
                .collect();
            numbers.chunks_exact(2).for_each(|pair| bounds.add(pair[0], pair[1]));
        }
    }
    Some((bounds.found()?, order))
}

/// What stands between the tags of a name.
fn inside<'t>(text: &'t str, tag: &'t str) -> impl Iterator<Item = &'t str> {
    text.match_indices(tag).filter_map(move |(at, _)| {
        let opens = text[..at].ends_with(['<', ':']) && !text[..at].ends_with("</gml:");
        let rest = text[at + tag.len()..].strip_prefix('>').or_else(|| {
            let (attributes, rest) = text[at + tag.len()..].split_once('>')?;
            attributes.starts_with(' ').then_some(rest)
        })?;
        opens.then(|| rest.split('<').next()).flatten()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn boxed(west: f64, south: f64, east: f64, north: f64) -> Shape {
        Shape::Box(Bbox { west, south, east, north })
    }

    #[test]
    fn a_box_is_read_from_every_way_to_write_one() {
        let leuven = boxed(4.6, 50.8, 4.8, 50.9);
        for text in [
            "POLYGON((4.6 50.8,4.8 50.8,4.8 50.9,4.6 50.9,4.6 50.8))",
            "POLYGON ((4.6 50.8, 4.8 50.8, 4.8 50.9, 4.6 50.9, 4.6 50.8))",
            "MULTIPOLYGON Z (((4.6 50.8 3,4.8 50.8 3,4.8 50.9 3,4.6 50.8 3)))",
            "<http://www.opengis.net/def/crs/OGC/1.3/CRS84> POLYGON((4.6 50.8,4.8 50.9,4.6 50.8))",
            "<http://www.opengis.net/def/crs/EPSG/0/4326> POLYGON((50.8 4.6,50.9 4.8,50.8 4.6))",
            "<http://www.opengis.net/def/crs/EPSG/0/4326> POLYGON((4.6 50.8,4.8 50.9,4.6 50.8))",
            "SRID=4326;POLYGON((4.6 50.8,4.8 50.9,4.6 50.8))",
            "ENVELOPE(4.6, 4.8, 50.9, 50.8)",
            "BBOX(4.6,50.8,4.8,50.9)",
            "4.6,50.8,4.8,50.9",
            "[4.6, 50.8, 4.8, 50.9]",
            r#"{"type":"Polygon","coordinates":[[[4.6,50.8],[4.8,50.8],[4.8,50.9],[4.6,50.8]]]}"#,
            r#"{"type":"Feature","geometry":{"type":"LineString","coordinates":[[4.6,50.8,1],[4.8,50.9,2]]}}"#,
            r#"{"xmin":4.6,"ymin":50.8,"xmax":4.8,"ymax":50.9,"spatialReference":{"wkid":4326}}"#,
            "<gml:Envelope srsName=\"http://www.opengis.net/def/crs/OGC/1.3/CRS84\"><gml:lowerCorner>4.6 50.8</gml:lowerCorner><gml:upperCorner>4.8 50.9</gml:upperCorner></gml:Envelope>",
            "<gml:Envelope srsName=\"urn:ogc:def:crs:EPSG::4326\"><gml:lowerCorner>50.8 4.6</gml:lowerCorner><gml:upperCorner>50.9 4.8</gml:upperCorner></gml:Envelope>",
            "<gml:Polygon><gml:posList srsDimension=\"2\">4.6 50.8 4.8 50.9</gml:posList></gml:Polygon>",
        ] {
            assert_eq!(shape(text), leuven, "{text}");
        }
    }

    #[test]
    fn what_is_no_shape_in_degrees_is_said_to_be_so() {
        assert_eq!(shape("POLYGON((566000 5900000,567000 5910000,566000 5900000))"), Shape::Foreign);
        assert_eq!(
            shape("<http://www.opengis.net/def/crs/EPSG/0/25832> POINT(566000 5900000)"),
            Shape::Foreign
        );
        for text in
            ["", "Leuven", "POINT()", "POINT(1)", "POLYGON((a b))", "{", "{}", "ENVELOPE(1,2)", "NaN,1,2,3"]
        {
            assert_eq!(shape(text), Shape::Unreadable, "{text}");
        }
        assert_eq!(shape("POINT(200 95)"), Shape::Unreadable);
    }

    #[test]
    fn a_box_that_lies_off_somalia_looks_swapped() {
        let Shape::Box(bbox) = shape("POLYGON((50.8 4.6,50.9 4.8,50.8 4.6))") else { panic!("a box") };
        assert!(looks_swapped(&bbox));
        let Shape::Box(bbox) = shape("POLYGON((4.6 50.8,4.8 50.9,4.6 50.8))") else { panic!("a box") };
        assert!(!looks_swapped(&bbox));
    }
}
