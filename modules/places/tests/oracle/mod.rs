//! Tables of names with the answers that a reader of the gazetteer gave.

use centum_base::Country;
use centum_places::{Countries, Outcome, PlaceId, Query, resolve};

/// One line of a table: a name, where to look, and the GeoNames id that it means (none: not a settlement).
pub(crate) struct Line {
    pub(crate) name: &'static str,
    pub(crate) countries: Countries,
    pub(crate) answer: Option<PlaceId>,
}

/// Reads a table of name, countries parted by slashes, and id.
pub(crate) fn read(table: &'static str) -> Vec<Line> {
    table
        .lines()
        .skip(1)
        .map(|line| {
            let cells: Vec<_> = line.split('\t').collect();
            let [name, countries, id] = cells[..] else { panic!("three cells: {line}") };
            let countries: Vec<_> = countries.split('/').map(|code| Country::new(code).unwrap()).collect();
            Line {
                name,
                countries: Countries::several(&countries).unwrap(),
                answer: id.parse().ok().map(PlaceId::GeoNames),
            }
        })
        .collect()
}

/// What became of the names of a table.
#[derive(Default)]
pub(crate) struct Tally {
    pub(crate) right: Vec<&'static str>,
    pub(crate) wrong: Vec<String>,
    pub(crate) asked: Vec<&'static str>,
    pub(crate) bodies: Vec<&'static str>,
    pub(crate) other: Vec<&'static str>,
}

/// Resolves every line as printed and compares.
pub(crate) fn tally(lines: Vec<Line>) -> Tally {
    let mut tally = Tally::default();
    for line in lines {
        let query = Query { name: line.name, countries: line.countries };
        match resolve(&query).outcome {
            Outcome::Automatic { place }
                if line.answer.is_none() || line.answer.as_ref() == Some(&place.id) =>
            {
                tally.right.push(line.name);
            }
            Outcome::Automatic { place } => tally.wrong.push(format!("{} -> {}", line.name, place.id)),
            Outcome::Ask { .. } => tally.asked.push(line.name),
            Outcome::Body { body } if body.known.is_some() => tally.bodies.push(line.name),
            _ => tally.other.push(line.name),
        }
    }
    tally
}
