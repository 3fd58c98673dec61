//! What a selection is worked out with: who reads what, and which set keeps the bounds. Numbers alone, without a database: invented
//! applications of 24 countries and six categories, the same in every run. Then the pages of a whole selection.

mod page;

use std::time::Instant;

use centum_optimise::assign::{Problem as Reading, Reader, assign};
use centum_optimise::choose::{Candidate, Fixed, Problem, Rule, Seats, explain, greatest, merit};

use crate::figures::millis;

/// Of each, the best of so many runs.
const RUNS: usize = 5;
const COUNTRIES: u32 = 24;
const CATEGORIES: u32 = 6;

pub(crate) async fn run() {
    println!("\nselection: invented applications of {COUNTRIES} countries and {CATEGORIES} categories");
    let reading = reading(131, 30);
    let took = best(|| drop(assign(&reading).unwrap()));
    println!("131 applications × 3, 30 reviewers      {took:>9.1} ms          (target under 50)");
    for (applications, seats) in [(131, 90), (1_000, 600), (10_000, 6_000)] {
        let problem = choice(applications, seats);
        let by_merit = best(|| drop(merit(&problem).unwrap()));
        let by_total = best(|| drop(greatest(&problem).unwrap()));
        println!("{applications:>6} → {seats:<6} by merit               {by_merit:>9.1} ms");
        println!(
            "{applications:>6} → {seats:<6} greatest total         {by_total:>9.1} ms{}",
            target(applications)
        );
    }
    let problem = choice(131, 90);
    let took = best(|| drop(explain(&problem, &merit(&problem).unwrap()).unwrap()));
    println!("131 → 90 with every what-if             {took:>9.1} ms          (target under 150)");
    page::run().await;
}

fn target(applications: u32) -> &'static str {
    if applications == 10_000 { "          (target under 2,000)" } else { "" }
}

fn best(work: impl Fn()) -> f64 {
    let time = |_| {
        let began = Instant::now();
        work();
        millis(began.elapsed())
    };
    (0..RUNS).map(time).fold(f64::MAX, f64::min)
}

/// A number that looks thrown and is not: the same in every run.
fn thrown(seed: u32, below: u32) -> u32 {
    let mixed = seed.wrapping_add(1).wrapping_mul(0x9E37_79B1);
    (mixed ^ (mixed >> 15)).wrapping_mul(0x85EB_CA6B) % below
}

fn reading(applications: usize, readers: u32) -> Reading {
    let most = u32::try_from(applications * 3).unwrap() / readers + 3;
    let reader = |at| Reader { lower: 0, upper: most, group_a: Some(at % COUNTRIES), group_b: Some(at % 20) };
    let mut problem = Reading::new(vec![3; applications], (0..readers).map(reader).collect(), 7);
    (problem.limit_a, problem.limit_b) = (Some(1), Some(1));
    for (at, place) in (0_u32..).zip(problem.places().collect::<Vec<_>>()) {
        let cell = problem.cell_mut(place);
        cell.affinity = thrown(at, 100) * 100;
        // One pair in twelve may not be, for a conflict of interest.
        cell.forbidden = (thrown(at ^ 0xA5A5, 12) == 0).then_some(1);
    }
    problem
}

/// The best ranked first; at most so many seats, floors for categories and ceilings for countries.
fn choice(applications: u32, seats: u32) -> Problem {
    let mut scores: Vec<i64> = (0..applications).map(|at| i64::from(1_000 + thrown(at, 40) * 25)).collect();
    scores.sort_unstable_by(|one, other| other.cmp(one));
    let mut group = 0;
    let mut candidates: Vec<Candidate> = Vec::new();
    for score in scores {
        group += u32::from(candidates.last().is_some_and(|last| last.score != score));
        candidates.push(Candidate { score, tie_group: group, eligible: score >= 1_100, fixed: Fixed::Free });
    }
    let of = |test: &dyn Fn(u32) -> bool| (0..applications).map(|at| u32::from(test(at))).collect();
    let mut rules =
        vec![Rule { key: 0, weights: of(&|_| true), floor: None, ceiling: Some(u64::from(seats)) }];
    for category in 0..CATEGORIES {
        let floor = Some(u64::from(seats / CATEGORIES / 2));
        let weights = of(&|at| thrown(at ^ 0x55, CATEGORIES) == category);
        rules.push(Rule { key: 1 + category, weights, floor, ceiling: None });
    }
    for country in 0..COUNTRIES {
        let ceiling = Some(u64::from(seats / COUNTRIES + 2));
        let weights = of(&|at| thrown(at ^ 0x77, COUNTRIES) == country);
        rules.push(Rule { key: 100 + country, weights, floor: None, ceiling });
    }
    Problem { candidates, rules, seats: Some(Seats { key: 0, fill: false }) }
}
