//! Invented decisions.

use centum_base::{Digest, Id};
use centum_calls::expression::model::Expression;
use centum_forms::Texts;
use centum_selection::decision::{Candidate, CriterionLine, Input, Line, Output, Schema, Settled};
use centum_selection::draw::Seed;
use centum_selection::process::{Bound, Method, Of, Tie};

pub(crate) const COUNTRIES: [&str; 6] = ["ES", "IT", "FR", "DE", "SI", "EL"];

pub(crate) fn criterion(key: &str) -> CriterionLine {
    CriterionLine { key: key.into(), weight: 100, max_halves: 10, threshold_halves: Some(6) }
}

pub(crate) fn bound(key: &str, of: Of, floor: Option<u32>, ceiling: Option<u32>) -> Bound {
    Bound { key: key.into(), label: Texts::english(key), of, floor, ceiling, held_back: 0 }
}

pub(crate) fn candidate(number: u32, country: &str, marks: &[u32]) -> Candidate {
    let country = if country == "EL" { "GR" } else { country };
    Candidate {
        id: id(number),
        number,
        title: format!("City {number}"),
        content: Digest::of(&number.to_be_bytes()),
        category: "new".into(),
        consortium: false,
        countries: vec![country.parse().unwrap()],
        cities: 1,
        population: Some(i64::from(number) * 1_000),
        marks: marks.to_vec(),
        settled: Settled::Open,
    }
}

pub(crate) fn id(number: u32) -> Id<Expression> {
    Id::of_name("expression", &number.to_string())
}

pub(crate) fn input(candidates: Vec<Candidate>, bounds: Vec<Bound>) -> Input {
    Input {
        schema: Schema::LATEST,
        terms: Digest::of(b"terms"),
        method: Method::Merit,
        ties: Vec::new(),
        bounds,
        threshold: None,
        criteria: vec![criterion("a"), criterion("b")],
        seed: Seed::of([7; 32]),
        pool: Some(Digest::of(b"pool")),
        candidates,
        ineligible: Vec::new(),
    }
}

pub(crate) fn seats(ceiling: u32) -> Bound {
    bound("seats", Of::Seats, None, Some(ceiling))
}

pub(crate) fn of(output: &Output, number: u32) -> &Line {
    output.lines.iter().find(|line| line.number == number).unwrap()
}

pub(crate) fn selected(output: &Output) -> Vec<u32> {
    let mut numbers: Vec<u32> =
        output.lines.iter().filter(|line| line.selected).map(|line| line.number).collect();
    numbers.sort_unstable();
    numbers
}

/// As many as in 2020: 131 applications, and bounds that cross.
pub(crate) fn as_in_2020() -> Input {
    let mut state = 20_200_707_u64;
    let mut below = move |sides: u64| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) % sides
    };
    let candidates = (1..=131).map(|number| {
        let country = COUNTRIES[usize::try_from(below(6)).unwrap()];
        let marks: Vec<u32> = (0..2).map(|_| u32::try_from(5 + below(6)).unwrap()).collect();
        let mut one = candidate(number, country, &marks);
        one.category = ["new", "new", "new", "alumnus", "mentor"][usize::try_from(below(5)).unwrap()].into();
        one.consortium = below(12) == 0;
        one.cities = if one.consortium { 5 } else { 1 };
        one
    });
    let of = |key: &str| Of::Category { key: key.into() };
    let mut input = input(
        candidates.collect(),
        vec![
            seats(90),
            bound("mentors", of("mentor"), Some(8), Some(12)),
            bound("alumni", of("alumnus"), None, Some(20)),
            bound("each", Of::EachCountry, Some(5), Some(17)),
            bound("cities", Of::Cities, None, Some(110)),
        ],
    );
    input.ties = vec![Tie::Criterion { key: "a".into() }, Tie::RarerCountry];
    input
}
