//! What passed of what was looked at, metric by metric. Tallies add up: a catalogue's is the sum of its records', so that
//! nothing else needs to be kept to score a catalogue, a city or the whole.

use serde::{Deserialize, Serialize};

use super::metric::{Dimension, Metric};
use crate::named::named;

/// How many passed, of how many that could be judged.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Share {
    /// How many pass.
    #[serde(rename = "p")]
    pub passed: i64,
    /// How many could be judged. What is not known yet is not among them: it counts neither for nor against.
    #[serde(rename = "n")]
    pub judged: i64,
}

impl Share {
    /// One that passes or fails.
    pub fn one(passes: bool) -> Self {
        Self { passed: i64::from(passes), judged: 1 }
    }

    /// One that is judged where the answer is known.
    pub fn known(passes: Option<bool>) -> Self {
        passes.map_or_else(Self::default, Self::one)
    }

    /// How many fail.
    pub fn failed(self) -> i64 {
        self.judged - self.passed
    }

    /// The share as a number between 0 and 1; none where nothing could be judged.
    pub fn ratio(self) -> Option<f64> {
        (self.judged > 0).then(|| self.passed as f64 / self.judged as f64)
    }
}

impl std::ops::AddAssign for Share {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.judged += other.judged;
    }
}

impl std::ops::SubAssign for Share {
    fn sub_assign(&mut self, other: Self) {
        self.passed -= other.passed;
        self.judged -= other.judged;
    }
}

/// The shares of all metrics, and over how many datasets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tally {
    /// How many datasets.
    pub datasets: i64,
    shares: [Share; Metric::COUNT],
}

impl Default for Tally {
    fn default() -> Self {
        Self { datasets: 0, shares: [Share::default(); Metric::COUNT] }
    }
}

impl Tally {
    /// Of so many datasets, nothing of which was looked at yet.
    pub fn of_datasets(datasets: i64) -> Self {
        Self { datasets, ..Self::default() }
    }

    /// The share of one metric.
    pub fn of(&self, metric: Metric) -> Share {
        self.shares[metric.place()]
    }

    /// Adds to the share of one metric.
    pub fn add(&mut self, metric: Metric, share: Share) {
        self.shares[metric.place()] += share;
    }

    /// Whether nothing was counted.
    pub fn is_empty(&self) -> bool {
        self.datasets == 0
    }

    /// The metrics that pass whole, one bit each, the first metric lowest.
    pub fn passed(&self) -> i64 {
        let whole = |metric: &&Metric| self.of(**metric).judged > 0 && self.of(**metric).failed() == 0;
        Metric::ALL.iter().filter(whole).map(|metric| 1_i64 << metric.place()).sum()
    }

    /// The points of one dimension.
    pub fn dimension(&self, of: Dimension) -> Points {
        self.points_of(|metric| metric.dimension() == of)
    }

    /// The points of all.
    pub fn points(&self) -> Points {
        self.points_of(|_| true)
    }

    fn points_of(&self, counts: impl Fn(Metric) -> bool) -> Points {
        let mut points = Points::default();
        for metric in Metric::ALL.iter().copied().filter(|metric| counts(*metric)) {
            match self.of(metric).ratio() {
                Some(ratio) => {
                    points.known += ratio * f64::from(metric.points());
                    points.judged += metric.points();
                }
                None => points.open += metric.points(),
            }
        }
        points
    }

    /// The band of its points.
    pub fn band(&self) -> Band {
        Band::of(self.points().whole())
    }

    /// The shares in a form to be kept.
    pub fn to_json(&self) -> String {
        let shares: Vec<[i64; 2]> = self.shares.iter().map(|share| [share.passed, share.judged]).collect();
        serde_json::to_string(&(self.datasets, shares)).expect("numbers have a JSON form")
    }

    /// Reads the form that is kept; none where it is of another generation.
    pub fn from_json(text: &str) -> Option<Self> {
        let (datasets, kept): (i64, Vec<[i64; 2]>) = serde_json::from_str(text).ok()?;
        let shares: Vec<Share> = kept.into_iter().map(|[passed, judged]| Share { passed, judged }).collect();
        Some(Self { datasets, shares: shares.try_into().ok()? })
    }
}

impl std::ops::AddAssign<&Self> for Tally {
    fn add_assign(&mut self, other: &Self) {
        self.datasets += other.datasets;
        for (own, other) in self.shares.iter_mut().zip(&other.shares) {
            *own += *other;
        }
    }
}

impl std::ops::SubAssign<&Self> for Tally {
    fn sub_assign(&mut self, other: &Self) {
        self.datasets -= other.datasets;
        for (own, other) in self.shares.iter_mut().zip(&other.shares) {
            *own -= *other;
        }
    }
}

/// Points in tenths, half a tenth up: the one rounding of whatever a page or a file tells of a part of a score.
pub fn tenths(points: f64) -> i64 {
    (points * 10.0).round() as i64
}

/// Points: what is known of them, and what is not known yet.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Points {
    /// Points that are known.
    pub known: f64,
    /// The most of those that could be judged.
    pub judged: u32,
    /// How many points wait for something that is not known yet.
    pub open: u32,
}

impl Points {
    /// The most that could be had.
    pub fn most(self) -> u32 {
        self.judged + self.open
    }

    /// Points out of the most that could be had: what waits is taken to come out as the rest did.
    pub fn exact(self) -> f64 {
        if self.judged == 0 { 0.0 } else { self.known * f64::from(self.most()) / f64::from(self.judged) }
    }

    /// The same in whole points, for people.
    pub fn whole(self) -> u32 {
        self.exact().round() as u32
    }

    /// Known points of a hundred that could be judged.
    pub fn percent(self) -> u32 {
        if self.judged == 0 { 0 } else { (self.known * 100.0 / f64::from(self.judged)).round() as u32 }
    }
}

named! {
    /// How good a score is.
    Band {
        /// Up to 120 points.
        Bad = "bad",
        /// From 121 points.
        Sufficient = "sufficient",
        /// From 221 points.
        Good = "good",
        /// From 351 points.
        Excellent = "excellent",
    }
}

impl Band {
    /// The band of so many points.
    pub fn of(points: u32) -> Self {
        match points {
            351.. => Self::Excellent,
            221.. => Self::Good,
            121.. => Self::Sufficient,
            _ => Self::Bad,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn filled(share: Share) -> Tally {
        let mut tally = Tally { datasets: 1, ..Tally::default() };
        for metric in Metric::ALL {
            tally.add(*metric, share);
        }
        tally
    }

    #[test]
    fn all_that_passes_has_all_points_and_half_has_half() {
        assert_eq!(filled(Share::one(true)).points().whole(), 405);
        assert_eq!(filled(Share { passed: 1, judged: 2 }).points().whole(), 203);
        assert_eq!(filled(Share::one(false)).points().whole(), 0);
        assert_eq!(filled(Share::one(true)).dimension(Dimension::Reusability).whole(), 75);
    }

    #[test]
    fn what_is_not_known_counts_neither_for_nor_against() {
        let mut tally = filled(Share::one(true));
        tally.shares[Metric::AccessAnswers.place()] = Share::default();
        tally.shares[Metric::DownloadAnswers.place()] = Share::default();
        let points = tally.points();
        assert_eq!((tenths(points.known), points.judged, points.open, points.whole()), (3250, 325, 80, 405));
        tally.shares[Metric::Keyword.place()] = Share::one(false);
        assert_eq!(tally.points().whole(), 368);
        assert_eq!(Tally::default().points().whole(), 0);
    }

    #[test]
    fn half_a_tenth_is_rounded_up() {
        // A quarter of five points and of fifteen: as binary numbers both are exact.
        assert_eq!([1.25, 3.75, 0.04, 0.0].map(tenths), [13, 38, 0, 0]);
    }

    #[test]
    fn bands_begin_where_the_union_lets_them_begin() {
        let bands: Vec<_> = [0, 120, 121, 220, 221, 350, 351, 405].map(Band::of).to_vec();
        use Band::{Bad, Excellent, Good, Sufficient};
        assert_eq!(bands, [Bad, Bad, Sufficient, Sufficient, Good, Good, Excellent, Excellent]);
    }

    #[test]
    fn what_is_kept_comes_back_and_another_generation_does_not() {
        let tally = filled(Share { passed: 3, judged: 7 });
        assert_eq!(Tally::from_json(&tally.to_json()), Some(tally));
        assert_eq!(Tally::from_json("[1,[[0,1]]]"), None);
        assert_eq!(Tally::from_json("x"), None);
    }

    #[test]
    fn a_bit_is_set_where_all_that_was_judged_passes() {
        let mut tally = Tally::default();
        tally.add(Metric::Theme, Share::one(true));
        tally.add(Metric::Spatial, Share { passed: 1, judged: 2 });
        assert_eq!(tally.passed(), 0b10);
    }
}
