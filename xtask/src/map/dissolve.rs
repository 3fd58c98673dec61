//! Joins the parts of a country: an arc between two parts of the same country is no border.

use std::collections::{BTreeMap, BTreeSet};

use super::topology::{Polygon, Ring, Walk};

/// The rings of each country, holes among them: they are filled by the even-odd rule.
pub(super) fn countries<'a>(territories: &BTreeMap<&'a str, Vec<Polygon>>) -> BTreeMap<&'a str, Vec<Ring>> {
    let join = |polygons: &Vec<Polygon>| joined(polygons.iter().flatten());
    territories.iter().map(|(code, polygons)| (*code, join(polygons))).collect()
}

fn joined<'a>(rings: impl Iterator<Item = &'a Ring> + Clone) -> Vec<Ring> {
    let all: BTreeSet<Walk> = rings.clone().flatten().copied().collect();
    let is_inner = |walk: &Walk| all.contains(&Walk { backwards: !walk.backwards, ..*walk });
    let (touched, whole): (Vec<_>, Vec<_>) = rings.partition(|ring| ring.iter().any(is_inner));
    let mut joined: Vec<Ring> = whole.into_iter().cloned().collect();
    joined.extend(stitched(&touched));
    joined
}

/// Rings that shared arcs, walked anew: at an inner arc the walk goes over to the ring on its other side.
fn stitched(rings: &[&Ring]) -> Vec<Ring> {
    let mut next = BTreeMap::new();
    for ring in rings {
        for (place, walk) in ring.iter().enumerate() {
            next.insert(*walk, ring[(place + 1) % ring.len()]);
        }
    }
    let across = |walk: Walk| Walk { backwards: !walk.backwards, ..walk };
    let mut outer: BTreeSet<Walk> =
        next.keys().copied().filter(|walk| !next.contains_key(&across(*walk))).collect();
    let mut stitched = Vec::new();
    while let Some(start) = outer.pop_first() {
        let mut ring = vec![start];
        let mut walk = next[&start];
        while walk != start {
            if next.contains_key(&across(walk)) {
                walk = next[&across(walk)];
            } else {
                outer.remove(&walk);
                ring.push(walk);
                walk = next[&walk];
            }
        }
        stitched.push(ring);
    }
    stitched
}

#[cfg(test)]
mod tests {
    use super::super::topology::Topology;
    use super::super::topology::tests::TWO_SQUARES;
    use super::*;

    #[test]
    fn two_squares_of_one_country_become_one_ring_without_the_arc_between() {
        let topology = Topology::read(TWO_SQUARES.as_bytes()).unwrap();
        let polygons: Vec<_> =
            topology.territories.iter().flat_map(|territory| territory.polygons.clone()).collect();
        let countries = countries(&BTreeMap::from([("BE", polygons)]));
        assert_eq!(countries["BE"].len(), 1);
        assert_eq!(countries["BE"][0].iter().map(|walk| walk.arc).collect::<Vec<_>>(), [1, 2]);
    }

    #[test]
    fn squares_of_two_countries_keep_the_arc_between() {
        let topology = Topology::read(TWO_SQUARES.as_bytes()).unwrap();
        let left = topology.territories[0].polygons.clone();
        let right = topology.territories[1].polygons.clone();
        let countries = countries(&BTreeMap::from([("BE", left), ("NL", right)]));
        assert_eq!(countries["BE"][0].len(), 2);
        assert_eq!(countries["NL"][0].len(), 2);
    }
}
