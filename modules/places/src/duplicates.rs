//! Places that may be one and the same.

use centum_base::{Id, fold::fold};

use crate::store::{Place, PlaceKind};

/// Two points closer than this may be one place: the distance between two data sets' ideas of a centre.
const NEAR_KM: f64 = 1.5;

/// Why two places may be one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Likeness {
    /// The same folded name in the same country.
    SameName,
    /// Points that are closer than a centre is exact.
    Near,
}

/// Two places that a person should look at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pair {
    /// The one that came first.
    pub first: Id<Place>,
    /// The other.
    pub second: Id<Place>,
    /// Why.
    pub because: Likeness,
}

/// Pairs of places that may be one, each pair once. A body and its seat are two things.
pub fn duplicates(places: &[Place]) -> Vec<Pair> {
    let mut places: Vec<(&Place, String)> = places.iter().map(|place| (place, fold(&place.name))).collect();
    places.sort_by(|(a, a_key), (b, b_key)| (a.country, a_key, a.id).cmp(&(b.country, b_key, b.id)));
    let mut pairs = Vec::new();
    for (index, (first, key)) in places.iter().enumerate() {
        let later = places[index + 1..].iter().take_while(|(second, _)| second.country == first.country);
        for (second, other) in later.filter(|(second, _)| second.kind == first.kind) {
            let because = if key == other {
                Likeness::SameName
            } else if first.kind == PlaceKind::Settlement && near(first, second) {
                Likeness::Near
            } else {
                continue;
            };
            let (first, second) = if first.id < second.id { (first, second) } else { (second, first) };
            pairs.push(Pair { first: first.id, second: second.id, because });
        }
    }
    pairs
}

fn near(a: &Place, b: &Place) -> bool {
    let (Some(a_lat), Some(a_lon), Some(b_lat), Some(b_lon)) =
        (a.latitude, a.longitude, b.latitude, b.longitude)
    else {
        return false;
    };
    // On this scale the earth is flat: a degree of latitude is 111.2 km.
    let north = (a_lat - b_lat) * 111.2;
    let east = (a_lon - b_lon) * 111.2 * a_lat.to_radians().cos();
    north.hypot(east) < NEAR_KM
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::Source;

    fn place(name: &str, country: &str, point: Option<(f64, f64)>) -> Place {
        Place {
            id: Id::of_name("place", &format!("{name}{country}{point:?}")),
            source: Source::Own,
            source_id: None,
            kind: PlaceKind::Settlement,
            name: name.into(),
            country: country.parse().unwrap(),
            admin: None,
            latitude: point.map(|point| point.0),
            longitude: point.map(|point| point.1),
            population: None,
            population_year: None,
            data_version: String::new(),
            merged_into: None,
        }
    }

    #[test]
    fn the_same_name_in_one_country_is_a_pair_and_in_two_is_not() {
        let places =
            [place("Gavà", "ES", None), place("Gava", "ES", Some((41.3, 2.0))), place("Gava", "IT", None)];
        let found = duplicates(&places);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].because, Likeness::SameName);
    }

    #[test]
    fn two_names_on_one_spot_are_a_pair() {
        let places = [
            place("Derry", "GB", Some((54.9981, -7.3093))),
            place("Londonderry", "GB", Some((54.9990, -7.3100))),
            place("Belfast", "GB", Some((54.6, -5.93))),
        ];
        assert_eq!(duplicates(&places).len(), 1);
    }
}
