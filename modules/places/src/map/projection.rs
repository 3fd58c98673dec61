//! From degrees to kilometres: Lambert's azimuthal equal-area projection about 52° N 10° E on the ellipsoid
//! GRS 80, as the grid of European statistics (EPSG:3035) has it.

/// A spot on the projected plane, in kilometres from the centre: east and north are positive.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Spot {
    /// Kilometres east of the centre.
    pub(crate) east: f64,
    /// Kilometres north of the centre.
    pub(crate) north: f64,
}

/// Half the long axis of the ellipsoid, in kilometres.
const SEMI_MAJOR: f64 = 6378.137;
const FLATTENING: f64 = 1.0 / 298.257_222_101;
const ECCENTRICITY_SQUARED: f64 = FLATTENING * (2.0 - FLATTENING);

const CENTRE_LATITUDE: f64 = 52.0;
const CENTRE_LONGITUDE: f64 = 10.0;

/// The projected spot; `None` for what is no place on the globe, and for the very antipode of the centre.
pub(crate) fn project(latitude: f64, longitude: f64) -> Option<Spot> {
    if !(-90.0..=90.0).contains(&latitude) || !(-180.0..=180.0).contains(&longitude) {
        return None;
    }
    let pole = authalic(90.0);
    let centre = (authalic(CENTRE_LATITUDE) / pole).asin();
    let radius = SEMI_MAJOR * (pole / 2.0).sqrt();
    let (sin, cos) = CENTRE_LATITUDE.to_radians().sin_cos();
    let stretch =
        SEMI_MAJOR * (cos / (1.0 - ECCENTRICITY_SQUARED * sin * sin).sqrt()) / (radius * centre.cos());

    let beta = (authalic(latitude) / pole).clamp(-1.0, 1.0).asin();
    let lambda = (longitude - CENTRE_LONGITUDE).to_radians();
    let nearness = 1.0 + centre.sin() * beta.sin() + centre.cos() * beta.cos() * lambda.cos();
    if nearness < 1e-9 {
        return None;
    }
    let scale = radius * (2.0 / nearness).sqrt();
    Some(Spot {
        east: scale * stretch * beta.cos() * lambda.sin(),
        north: scale / stretch * (centre.cos() * beta.sin() - centre.sin() * beta.cos() * lambda.cos()),
    })
}

/// Snyder's q: what the area between the equator and a latitude is proportional to.
fn authalic(latitude: f64) -> f64 {
    let e = ECCENTRICITY_SQUARED.sqrt();
    let sin = latitude.to_radians().sin();
    let along = e * sin;
    (1.0 - ECCENTRICITY_SQUARED)
        * (sin / (1.0 - along * along) - ((1.0 - along) / (1.0 + along)).ln() / (2.0 * e))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The grid counts from an origin south-west of Europe.
    const FALSE_EAST: f64 = 4321.0;
    const FALSE_NORTH: f64 = 3210.0;

    #[test]
    fn the_worked_example_of_the_grid_comes_out_to_the_metre() {
        let spot = project(50.0, 5.0).unwrap();
        assert!((spot.east + FALSE_EAST - 3962.799).abs() < 0.001, "{spot:?}");
        assert!((spot.north + FALSE_NORTH - 2999.719).abs() < 0.001, "{spot:?}");
    }

    #[test]
    fn the_centre_is_nought() {
        let spot = project(52.0, 10.0).unwrap();
        assert!(spot.east.abs() < 1e-6 && spot.north.abs() < 1e-6, "{spot:?}");
    }

    #[test]
    fn capitals_lie_as_they_do_on_a_map() {
        let brussels = project(50.8467, 4.3525).unwrap();
        let lisbon = project(38.7167, -9.1333).unwrap();
        let helsinki = project(60.1699, 24.9384).unwrap();
        assert!(lisbon.east < brussels.east && brussels.east < helsinki.east);
        assert!(lisbon.north < brussels.north && brussels.north < helsinki.north);
    }

    #[test]
    fn distances_between_capitals_are_within_two_in_a_hundred_of_the_true_ones() {
        let brussels = project(50.8467, 4.3525).unwrap();
        for (latitude, longitude, kilometres) in [(38.7167, -9.1333, 1713.0), (60.1699, 24.9384, 1650.0)] {
            let other = project(latitude, longitude).unwrap();
            let drawn = (other.east - brussels.east).hypot(other.north - brussels.north);
            assert!((drawn / kilometres - 1.0).abs() < 0.02, "{drawn} km against {kilometres} km");
        }
    }

    #[test]
    fn what_is_no_place_on_the_globe_has_no_spot() {
        for (latitude, longitude) in
            [(91.0, 0.0), (0.0, 181.0), (f64::NAN, 0.0), (0.0, f64::INFINITY), (-52.0, -170.0)]
        {
            assert!(
                project(latitude, longitude).is_none_or(|spot| spot.east.is_finite()),
                "{latitude} {longitude}"
            );
        }
        assert_eq!(project(91.0, 0.0), None);
        assert_eq!(project(f64::NAN, 0.0), None);
    }
}
