//! Candidates that weigh the same in every rule are one class: to the rules only the number taken of each class matters.

use std::collections::BTreeMap;

use super::model::{Fixed, Problem};

/// A ceiling that never binds.
pub(super) const NO_CEILING: i64 = i64::MAX / 8;

/// Candidates with the same weights.
pub(super) struct Class {
    /// The rules that look at it, with the weight, in the order of rules.
    pub(super) uses: Vec<(usize, i64)>,
    /// Its members by rank.
    pub(super) members: Vec<usize>,
}

/// All classes of the candidates of whom the choice decides.
pub(super) struct Classes {
    pub(super) all: Vec<Class>,
    /// The class of each candidate, if the choice decides of it.
    pub(super) of: Vec<Option<usize>>,
    /// For each rule the classes that it looks at, with the weight.
    pub(super) seen_by: Vec<Vec<(usize, i64)>>,
    /// For each rule what those fixed in weigh already.
    given: Vec<i64>,
}

impl Classes {
    /// The classes of a problem, numbered by their best member.
    pub(super) fn of(problem: &Problem) -> Self {
        let rules = &problem.rules;
        let mut number: BTreeMap<Vec<(usize, i64)>, usize> = BTreeMap::new();
        let mut all: Vec<Class> = Vec::new();
        let mut of = vec![None; problem.candidates.len()];
        let mut given = vec![0; rules.len()];
        for (at, candidate) in problem.candidates.iter().enumerate() {
            if candidate.fixed == Fixed::In {
                for (sum, rule) in given.iter_mut().zip(rules) {
                    *sum += i64::from(rule.weights[at]);
                }
            }
            if !problem.is_open(at) {
                continue;
            }
            let uses: Vec<(usize, i64)> = rules
                .iter()
                .enumerate()
                .filter(|(_, rule)| rule.weights[at] > 0)
                .map(|(r, rule)| (r, i64::from(rule.weights[at])))
                .collect();
            let class = match number.get(&uses) {
                Some(&class) => class,
                None => {
                    all.push(Class { uses: uses.clone(), members: Vec::new() });
                    number.insert(uses, all.len() - 1);
                    all.len() - 1
                }
            };
            all[class].members.push(at);
            of[at] = Some(class);
        }
        let mut seen_by = vec![Vec::new(); rules.len()];
        for (class, one) in all.iter().enumerate() {
            for &(rule, weight) in &one.uses {
                seen_by[rule].push((class, weight));
            }
        }
        Self { all, of, seen_by, given }
    }

    /// How many members each class has.
    pub(super) fn sizes(&self) -> Vec<i64> {
        self.all.iter().map(|class| class.members.len() as i64).collect()
    }

    /// For each rule the weight of so many of each class.
    pub(super) fn weigh(&self, counts: &[i64]) -> Vec<i64> {
        self.seen_by
            .iter()
            .map(|seen| seen.iter().map(|&(class, weight)| weight * counts[class]).sum())
            .collect()
    }

    /// The rules' bounds on the classes, what is fixed in being subtracted.
    pub(super) fn bounds(&self, problem: &Problem) -> Bounds {
        let mut bounds = Bounds { least: Vec::new(), most: Vec::new() };
        for (rule, given) in problem.rules.iter().zip(&self.given) {
            let floor = rule.floor.map_or(0, |floor| clamp(floor) - given);
            bounds.least.push(floor.max(0));
            bounds.most.push(rule.ceiling.map_or(NO_CEILING, |ceiling| clamp(ceiling) - given));
        }
        bounds
    }
}

fn clamp(bound: u64) -> i64 {
    i64::try_from(bound).unwrap_or(NO_CEILING).min(NO_CEILING)
}

/// For each rule the least and the most that the classes may weigh.
#[derive(Clone)]
pub(super) struct Bounds {
    pub(super) least: Vec<i64>,
    pub(super) most: Vec<i64>,
}

impl Bounds {
    /// Nothing is asked of any rule.
    pub(super) fn none(rules: usize) -> Self {
        Self { least: vec![0; rules], most: vec![NO_CEILING; rules] }
    }

    /// Whether these sums keep every rule.
    pub(super) fn keep(&self, sums: &[i64]) -> bool {
        sums.iter().zip(&self.least).all(|(sum, least)| sum >= least)
            && sums.iter().zip(&self.most).all(|(sum, most)| sum <= most)
    }
}
