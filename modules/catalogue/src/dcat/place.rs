//! Where a dataset is about: names, boxes, points and geometries.

use serde::{Deserialize, Serialize};

use super::Texts;

/// A place: by its address, its names, or its shape.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Place {
    /// Its address in a gazetteer or an authority table.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub uri: Option<String>,
    /// Its names.
    #[serde(skip_serializing_if = "Texts::is_empty")]
    pub labels: Texts,
    /// The box around it; worked out of the geometry where only that is given.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bbox: Option<Bbox>,
    /// Its middle.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub centroid: Option<Point>,
    /// Its shape, as it was given.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub geometry: Option<Geometry>,
}

impl Place {
    /// Whether nothing is said about it.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// A box in degrees, longitude before latitude.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Bbox {
    /// The western edge.
    pub west: f64,
    /// The southern edge.
    pub south: f64,
    /// The eastern edge.
    pub east: f64,
    /// The northern edge.
    pub north: f64,
}

impl Bbox {
    /// Whether every edge lies on the globe and in order.
    pub fn is_on_the_globe(&self) -> bool {
        let within = |value: f64, most: f64| value.is_finite() && value.abs() <= most;
        within(self.west, 180.0)
            && within(self.east, 180.0)
            && within(self.south, 90.0)
            && within(self.north, 90.0)
            && self.south <= self.north
            && self.west <= self.east
    }

    /// The box with longitude and latitude changed.
    pub fn swapped(&self) -> Self {
        Self { west: self.south, south: self.west, east: self.north, north: self.east }
    }

    /// Whether it lies in and around Europe with its islands.
    pub fn is_european(&self) -> bool {
        self.west >= -32.0 && self.east <= 46.0 && self.south >= 27.0 && self.north <= 82.0
    }

    /// The box as a polygon in well-known text.
    pub fn wkt(&self) -> String {
        let Self { west, south, east, north } = self;
        format!("POLYGON(({west} {south},{east} {south},{east} {north},{west} {north},{west} {south}))")
    }
}

/// A point in degrees.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Point {
    /// Longitude.
    pub lon: f64,
    /// Latitude.
    pub lat: f64,
}

impl Point {
    /// The point in well-known text.
    pub fn wkt(&self) -> String {
        format!("POINT({} {})", self.lon, self.lat)
    }
}

/// A shape as its source wrote it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Geometry {
    /// Well-known text.
    Wkt(String),
    /// GeoJSON.
    GeoJson(String),
}
