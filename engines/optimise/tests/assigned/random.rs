//! Invented problems: the same for the same seed.

use centum_optimise::assign::{Place, Problem, Reader};

pub(crate) struct Dice(u64);

impl Dice {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// A number below `span`.
    pub(crate) fn below(&mut self, span: u32) -> u32 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let z = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((z ^ (z >> 31)) % u64::from(span.max(1))) as u32
    }

    pub(crate) fn chance(&mut self, percent: u32) -> bool {
        self.below(100) < percent
    }
}

/// How the two groupings lie.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Groups {
    None,
    Nested,
    Crossing,
}

/// A small problem, with everything that a problem can have.
pub(crate) fn small(seed: u64, pieces: u32, readers: u32, groups: Groups) -> Problem {
    let mut dice = Dice::new(seed);
    let (pieces, readers) = (1 + dice.below(pieces), 1 + dice.below(readers));
    let who = (0..readers).map(|_| reader(&mut dice, groups)).collect();
    let demands = (0..pieces).map(|_| dice.below(readers.min(3) + 1)).collect();
    let mut problem = Problem::new(demands, who, seed);
    // Few levels make ties, many make none.
    let levels = if dice.chance(50) { 3 } else { 10_000 };
    let shut = [0, 15, 35][dice.below(3) as usize];
    for at in problem.places().collect::<Vec<_>>() {
        problem.cell_mut(at).affinity = 1 + dice.below(levels);
        if dice.chance(shut) {
            problem.cell_mut(at).forbidden = Some(dice.below(3));
        }
    }
    if groups != Groups::None {
        problem.limit_a = dice.chance(80).then(|| 1 + dice.below(2));
        problem.limit_b = dice.chance(80).then(|| 1 + dice.below(2));
    }
    for list in 0..2 {
        let (often, many) = [(30, 2), (40, 8)][list];
        if dice.chance(often) {
            let mut named: Vec<Place> = (0..dice.below(many))
                .map(|_| Place { piece: dice.below(pieces) as usize, reader: dice.below(readers) as usize })
                .collect();
            named.sort_unstable();
            named.dedup();
            if list == 0 { problem.pinned = named } else { problem.previous = named }
        }
    }
    problem
}

fn reader(dice: &mut Dice, groups: Groups) -> Reader {
    let upper = 1 + dice.below(4);
    let lower = if dice.chance(25) { dice.below(3) } else { 0 };
    let (group_a, group_b) = match groups {
        Groups::None => (None, None),
        Groups::Nested => {
            let inner = dice.below(4);
            (Some(inner / 2), dice.chance(80).then_some(inner))
        }
        Groups::Crossing => {
            let (one, two) = (dice.below(3), dice.below(3));
            (dice.chance(80).then_some(one), dice.chance(80).then_some(two))
        }
    };
    Reader { lower, upper, group_a, group_b }
}

/// A call of the given size: three readers a piece, four groups of the first kind to each second when nested.
pub(crate) fn call(seed: u64, pieces: u32, readers: u32, groups: Groups) -> Problem {
    let mut dice = Dice::new(seed);
    let fair = (pieces * 3).div_ceil(readers);
    let who = (0..readers)
        .map(|reader| {
            let country = reader % 12;
            let employer = match groups {
                Groups::None => None,
                // One employer in one country.
                Groups::Nested => Some(reader % 24),
                // Some employers with people in several countries.
                Groups::Crossing => Some(if reader % 5 == 0 { 100 + reader / 15 } else { reader % 24 }),
            };
            Reader { lower: fair / 2, upper: fair + 2, group_a: Some(country), group_b: employer }
        })
        .collect();
    let mut problem = Problem::new(vec![3; pieces as usize], who, seed);
    if groups != Groups::None {
        problem.limit_a = Some(1);
        problem.limit_b = Some(1);
    }
    let homes: Vec<u32> = (0..pieces).map(|_| dice.below(12)).collect();
    for at in problem.places().collect::<Vec<_>>() {
        problem.cell_mut(at).affinity = dice.below(101) * 100;
        if homes[at.piece] == at.reader as u32 % 12 {
            problem.cell_mut(at).forbidden = Some(1);
        } else if dice.chance(3) {
            problem.cell_mut(at).forbidden = Some(2);
        }
    }
    problem
}
