//! A point on the globe that a file may name: both halves known, finite and within range.

use serde::Serialize;
use utoipa::ToSchema;

use crate::announcement::{CityEntry, Content, Placing};

/// A point by WGS 84.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, ToSchema)]
pub struct Point {
    /// Degrees north, from −90 to 90.
    #[schema(minimum = -90, maximum = 90)]
    pub latitude: f64,
    /// Degrees east, from −180 to 180.
    #[schema(minimum = -180, maximum = 180)]
    pub longitude: f64,
}

impl Point {
    /// The point of a placing; `None` where a half is missing or no place on the globe.
    pub(super) fn of(placing: &Placing) -> Option<Self> {
        let point = Self { latitude: placing.latitude?, longitude: placing.longitude? };
        let fits = point.latitude.abs() <= 90.0 && point.longitude.abs() <= 180.0;
        fits.then_some(point)
    }

    /// The point of a city.
    pub(super) fn of_city(city: &CityEntry) -> Option<Self> {
        city.place.as_ref().and_then(Self::of)
    }

    /// The points of all cities that have one.
    pub(super) fn all(content: &Content) -> impl Iterator<Item = Self> {
        content.entries.iter().flat_map(|entry| &entry.cities).filter_map(Self::of_city)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(latitude: Option<f64>, longitude: Option<f64>) -> Option<Point> {
        let placing = Placing {
            id: "p".into(),
            name: "P".into(),
            geonames: None,
            latitude,
            longitude,
            population: None,
        };
        Point::of(&placing)
    }

    #[test]
    fn half_a_point_and_what_is_not_on_the_globe_are_none() {
        assert!(at(Some(51.9), Some(-8.5)).is_some());
        assert_eq!(at(Some(51.9), None), None);
        assert_eq!(at(Some(f64::NAN), Some(0.0)), None);
        assert_eq!(at(Some(0.0), Some(f64::INFINITY)), None);
        assert_eq!(at(Some(91.0), Some(0.0)), None);
        assert_eq!(at(Some(0.0), Some(-180.5)), None);
    }
}
