//! The greatest total over counts of classes: prices on rules give an exact upper bound, which leaves few members undecided,
//! and only these go to the integer programme.

use super::classes::{Bounds, Classes, NO_CEILING};
use super::feasible::Oracle;
use super::model::{ChooseError, Problem};
use super::programme::{self, Piece};

/// Prices are whole numbers of this part of a hundredth.
const SCALE: i128 = 1 << 16;
/// How many undecided members the first programme looks at.
const FIRST_LOOK: usize = 32;
/// How near a sum of fractions must be to a bound to count as bound by it.
const NEAR: f64 = 1e-6;

/// The members of a class by score, the best first.
#[derive(Clone)]
pub(super) struct Line {
    /// Who they are.
    pub(super) members: Vec<usize>,
    scores: Vec<i64>,
    /// What the first so many have together.
    sums: Vec<i64>,
}

impl Line {
    /// A line in this order.
    pub(super) fn of(problem: &Problem, members: Vec<usize>) -> Self {
        let scores: Vec<i64> = members.iter().map(|&at| problem.candidates[at].score).collect();
        let mut sums = vec![0];
        for score in &scores {
            sums.push(sums[sums.len() - 1] + score);
        }
        Self { members, scores, sums }
    }

    /// Whether two neighbours have the same score.
    pub(super) fn level(&self, a: usize, b: usize) -> bool {
        self.scores[a] == self.scores[b]
    }
}

/// Counts and their total.
#[derive(Clone)]
pub(super) struct Best {
    pub(super) counts: Vec<i64>,
    pub(super) total: i64,
}

/// Classes with scores, bounds and prices.
pub(super) struct Field<'a> {
    oracle: Oracle<'a>,
    pub(super) lines: Vec<Line>,
    prices: Vec<i128>,
}

impl<'a> Field<'a> {
    /// The field of a problem, or none when its rules cannot be kept even by fractions.
    pub(super) fn new(
        problem: &Problem,
        classes: &'a Classes,
        bounds: Bounds,
    ) -> Result<Option<Self>, ChooseError> {
        let lines = classes
            .all
            .iter()
            .map(|class| {
                let mut members = class.members.clone();
                members.sort_by_key(|&at| (std::cmp::Reverse(problem.candidates[at].score), at));
                Line::of(problem, members)
            })
            .collect();
        let mut field =
            Self { oracle: Oracle::new(classes, bounds), lines, prices: vec![0; problem.rules.len()] };
        let (least, most) = field.limits();
        let relaxed =
            programme::relaxed(classes, &field.oracle.bounds, &least, &field.pieces(&least, &most))?;
        let Some(relaxed) = relaxed else { return Ok(None) };
        field.fit_prices(&relaxed)?;
        Ok(Some(field))
    }

    /// None of each class, and all of each.
    pub(super) fn limits(&self) -> (Vec<i64>, Vec<i64>) {
        (vec![0; self.lines.len()], self.lines.iter().map(|line| line.members.len() as i64).collect())
    }

    /// Prices that fit the fractional optimum: a class that stops within a member costs what that member scores.
    fn fit_prices(&mut self, counts: &[f64]) -> Result<(), ChooseError> {
        let classes = self.oracle.classes;
        let ranges: Vec<(Option<f64>, Option<f64>)> = self
            .lines
            .iter()
            .zip(counts)
            .map(|(line, &count)| {
                let whole = count.round();
                let score = |at: usize| line.scores.get(at).map(|score| *score as f64);
                if (count - whole).abs() < NEAR {
                    let at = whole.max(0.0) as usize;
                    (score(at), at.checked_sub(1).and_then(score))
                } else {
                    let within = score(count.max(0.0) as usize);
                    (within, within)
                }
            })
            .collect();
        let bounds = &self.oracle.bounds;
        let binds: Vec<(bool, bool)> = classes
            .seen_by
            .iter()
            .zip(bounds.least.iter().zip(&bounds.most))
            .map(|(seen, (&least, &most))| {
                let sum: f64 = seen.iter().map(|&(class, weight)| weight as f64 * counts[class]).sum();
                let near = |bound: i64| (sum - bound as f64).abs() < NEAR * (1.0 + sum.abs());
                (most < NO_CEILING && near(most), least > 0 && near(least))
            })
            .collect();
        let fitted = programme::fitting_prices(classes, &binds, &ranges)?;
        for (rule, price) in fitted.unwrap_or_default().into_iter().enumerate() {
            // A price upon a rule without that bound would make no bound at all.
            let usable = if price > 0.0 { binds[rule].0 } else { true };
            if usable && price.abs() < 1e9 {
                self.prices[rule] = (price * SCALE as f64).round() as i128;
            }
        }
        Ok(())
    }

    /// What a member of each class gains beyond its price, member by member, scaled.
    fn price_of(&self, class: usize) -> i128 {
        self.oracle.classes.all[class]
            .uses
            .iter()
            .map(|&(rule, weight)| i128::from(weight) * self.prices[rule])
            .sum()
    }

    /// No counts within these limits have a greater total than this (scaled): exact, whatever the prices.
    fn ceiling(&self, least: &[i64], most: &[i64]) -> i128 {
        let bounds = &self.oracle.bounds;
        let mut ceiling = 0;
        for (rule, &price) in self.prices.iter().enumerate() {
            let bound = if price > 0 { bounds.most[rule] } else { bounds.least[rule] };
            ceiling += price * i128::from(bound);
        }
        for (class, line) in self.lines.iter().enumerate() {
            let price = self.price_of(class);
            let (from, to) = (least[class] as usize, most[class] as usize);
            ceiling += i128::from(line.sums[from]) * SCALE - price * from as i128;
            ceiling += line.scores[from..to]
                .iter()
                .map(|&score| (i128::from(score) * SCALE - price).max(0))
                .sum::<i128>();
        }
        ceiling
    }

    /// Within these limits every counts with at least this total lie within the limits returned.
    pub(super) fn window(&self, least: &[i64], most: &[i64], at_least: i64) -> (Vec<i64>, Vec<i64>) {
        let slack = self.ceiling(least, most) - i128::from(at_least) * SCALE;
        self.undecided(least, most, slack)
    }

    /// The limits that remain when every member that gains or loses more than `slack` beyond its price is decided.
    fn undecided(&self, least: &[i64], most: &[i64], slack: i128) -> (Vec<i64>, Vec<i64>) {
        let (mut low, mut high) = (least.to_vec(), most.to_vec());
        for (class, line) in self.lines.iter().enumerate() {
            let price = self.price_of(class);
            let free = &line.scores[least[class] as usize..most[class] as usize];
            let gain = |score: &i64| i128::from(*score) * SCALE - price;
            low[class] += free.iter().take_while(|score| gain(score) > slack).count() as i64;
            high[class] -= free.iter().rev().take_while(|score| gain(score) < -slack).count() as i64;
        }
        (low, high)
    }

    fn pieces(&self, least: &[i64], most: &[i64]) -> Vec<Piece> {
        let mut pieces: Vec<Piece> = Vec::new();
        for (class, line) in self.lines.iter().enumerate() {
            for &gain in &line.scores[least[class] as usize..most[class] as usize] {
                match pieces.last_mut() {
                    Some(last) if last.class == class && last.gain == gain => last.most += 1,
                    _ => pieces.push(Piece { class, gain, most: 1 }),
                }
            }
        }
        pieces
    }

    fn by_programme(&self, least: &[i64], most: &[i64]) -> Result<Option<Best>, ChooseError> {
        let (mut least, mut most) = (least.to_vec(), most.to_vec());
        if !self.oracle.tighten(&mut least, &mut most) {
            return Ok(None);
        }
        self.oracle.count_programme()?;
        let counts =
            programme::best(self.oracle.classes, &self.oracle.bounds, &least, &self.pieces(&least, &most))?;
        Ok(counts.map(|counts| {
            let total = counts.iter().zip(&self.lines).map(|(&count, line)| line.sums[count as usize]).sum();
            Best { counts, total }
        }))
    }

    /// Counts within limits with the greatest total, if any keep the rules.
    pub(super) fn best(&self, least: &[i64], most: &[i64]) -> Result<Option<Best>, ChooseError> {
        let (mut least, mut most) = (least.to_vec(), most.to_vec());
        if !self.oracle.tighten(&mut least, &mut most) {
            return Ok(None);
        }
        let ceiling = self.ceiling(&least, &most);
        let mut gains: Vec<i128> = Vec::new();
        for (class, line) in self.lines.iter().enumerate() {
            let price = self.price_of(class);
            let free = &line.scores[least[class] as usize..most[class] as usize];
            gains.extend(free.iter().map(|&score| (i128::from(score) * SCALE - price).abs()));
        }
        gains.sort_unstable();
        let mut look = FIRST_LOOK;
        loop {
            let slack = gains.get(look).copied().unwrap_or(i128::MAX / 4);
            let (low, high) = self.undecided(&least, &most, slack);
            if let Some(best) = self.by_programme(&low, &high)? {
                let needed = ceiling - i128::from(best.total) * SCALE;
                if needed <= slack {
                    return Ok(Some(best));
                }
                let (low, high) = self.undecided(&least, &most, needed);
                return self.by_programme(&low, &high);
            }
            if look >= gains.len() {
                return Ok(None);
            }
            look *= 4;
        }
    }

    /// Counts within limits with at least this total, if there are any.
    pub(super) fn at_least(
        &self,
        least: &[i64],
        most: &[i64],
        total: i64,
    ) -> Result<Option<Best>, ChooseError> {
        let (mut low, mut high) = (least.to_vec(), most.to_vec());
        if !self.oracle.tighten(&mut low, &mut high) {
            return Ok(None);
        }
        let slack = self.ceiling(&low, &high) - i128::from(total) * SCALE;
        if slack < 0 {
            return Ok(None);
        }
        let (low, high) = self.undecided(&low, &high, slack);
        Ok(self.by_programme(&low, &high)?.filter(|best| best.total >= total))
    }
}
