//! Calibration against known truth, closed forms, and hostile marks.
#![allow(clippy::unwrap_used, reason = "a test says what it expects by failing")]

use centum_optimise::calibrate::{CalibrateError, Calibration, Mark, calibrate};

struct Dice(u64);

impl Dice {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    fn unit(&mut self) -> f64 {
        ((self.next() >> 11) as f64 + 0.5) / (1_u64 << 53) as f64
    }

    fn gauss(&mut self) -> f64 {
        (-2.0 * self.unit().ln()).sqrt() * (std::f64::consts::TAU * self.unit()).cos()
    }
}

/// One setting of the synthetic calls.
#[derive(Clone, Copy)]
struct Setting {
    readers: usize,
    bias: f64,
    uneven: bool,
}

const PIECES: usize = 131;
const SEATS: usize = 90;

/// Three readers a piece with equal loads; marks from 0 to 5 in halves.
fn synthetic(setting: Setting, seed: u64) -> (Vec<f64>, Vec<Mark>) {
    let mut dice = Dice(seed);
    let truth: Vec<f64> = (0..PIECES).map(|_| 2.9 + dice.gauss()).collect();
    let bias: Vec<f64> = (0..setting.readers).map(|_| setting.bias * dice.gauss()).collect();
    let stretch: Vec<f64> =
        (0..setting.readers).map(|_| if setting.uneven { 0.7 + 0.6 * dice.unit() } else { 1.0 }).collect();
    let mut load = vec![0; setting.readers];
    let mut marks = Vec::new();
    for (piece, truth) in truth.iter().enumerate() {
        let mut order: Vec<(usize, u64, usize)> =
            (0..setting.readers).map(|reader| (load[reader], dice.next(), reader)).collect();
        order.sort_unstable();
        for &(_, _, reader) in &order[..3] {
            load[reader] += 1;
            let heard = 2.9 + (truth - 2.9) * stretch[reader] + bias[reader] + 0.82 * dice.gauss();
            let halves = (heard.clamp(0.0, 5.0) * 2.0).round() as i64;
            marks.push(Mark { piece, reader, score: halves * 50 });
        }
    }
    (truth, marks)
}

fn ranks(values: &[f64]) -> Vec<f64> {
    let mut order: Vec<usize> = (0..values.len()).collect();
    order.sort_by(|&a, &b| values[a].total_cmp(&values[b]));
    let mut ranks = vec![0.0; values.len()];
    let mut at = 0;
    while at < order.len() {
        let end = (at..order.len()).take_while(|&i| values[order[i]] == values[order[at]]).count() + at;
        for &one in &order[at..end] {
            ranks[one] = (at + end - 1) as f64 / 2.0;
        }
        at = end;
    }
    ranks
}

fn rank_correlation(a: &[f64], b: &[f64]) -> f64 {
    let (a, b) = (ranks(a), ranks(b));
    let mean = (a.len() - 1) as f64 / 2.0;
    let product = |x: &[f64], y: &[f64]| x.iter().zip(y).map(|(x, y)| (x - mean) * (y - mean)).sum::<f64>();
    product(&a, &b) / (product(&a, &a) * product(&b, &b)).sqrt()
}

fn overlap(a: &[f64], b: &[f64]) -> f64 {
    let top = |values: &[f64]| {
        let mut order: Vec<usize> = (0..values.len()).collect();
        order.sort_by(|&x, &y| values[y].total_cmp(&values[x]));
        order.truncate(SEATS);
        order
    };
    let (a, b) = (top(a), top(b));
    a.iter().filter(|one| b.contains(one)).count() as f64 / SEATS as f64
}

struct Average {
    raw: f64,
    model: f64,
    raw_overlap: f64,
    model_overlap: f64,
}

fn average(setting: Setting) -> Average {
    let rounds = 20;
    let mut sums = [0.0; 4];
    for round in 0..rounds {
        let (truth, marks) = synthetic(setting, 1_000 + round);
        let result = calibrate(&marks).unwrap();
        let raw: Vec<f64> = (0..PIECES)
            .map(|piece| marks.iter().filter(|mark| mark.piece == piece).map(|mark| mark.score as f64).sum())
            .collect();
        let model: Vec<f64> = result.pieces.iter().map(|piece| piece.estimate as f64).collect();
        sums[0] += rank_correlation(&truth, &raw);
        sums[1] += rank_correlation(&truth, &model);
        sums[2] += overlap(&truth, &raw);
        sums[3] += overlap(&truth, &model);
    }
    let [raw, model, raw_overlap, model_overlap] = sums.map(|sum| sum / rounds as f64);
    Average { raw, model, raw_overlap, model_overlap }
}

/// Raw and calibrated rank correlation as the literature's settings gave them, each within `near`.
fn compare(setting: Setting, raw: f64, model: f64, least_gain: f64) {
    let near = 0.025;
    let found = average(setting);
    let said = format!("raw {:.3}, calibrated {:.3}", found.raw, found.model);
    assert!((found.raw - raw).abs() < near && (found.model - model).abs() < near, "{said}");
    assert!(found.model - found.raw >= least_gain, "{said}");
    assert!(found.model_overlap >= found.raw_overlap - 0.005, "{}", found.model_overlap);
}

#[test]
fn without_bias_calibration_loses_nothing() {
    compare(Setting { readers: 30, bias: 0.0, uneven: false }, 0.892, 0.893, -0.003);
}

#[test]
fn with_bias_calibration_is_clearly_nearer_the_truth() {
    compare(Setting { readers: 30, bias: 0.7, uneven: false }, 0.838, 0.885, 0.03);
}

#[test]
fn with_bias_and_uneven_spread_too() {
    compare(Setting { readers: 30, bias: 0.7, uneven: true }, 0.838, 0.883, 0.03);
}

#[test]
fn with_many_readers_of_few_pieces_too() {
    compare(Setting { readers: 60, bias: 0.7, uneven: false }, 0.829, 0.871, 0.02);
}

#[test]
fn with_few_readers_of_many_pieces_too() {
    compare(Setting { readers: 15, bias: 0.7, uneven: false }, 0.842, 0.887, 0.03);
}

#[test]
fn intervals_hold_the_true_severity_about_as_often_as_they_say() {
    let (mut held, mut all) = (0, 0);
    for seed in 0..12 {
        let mut dice = Dice(seed);
        let bias: Vec<f64> = (0..20).map(|_| 60.0 * dice.gauss()).collect();
        let mut marks = Vec::new();
        for piece in 0..80 {
            let truth = 300.0 + 90.0 * dice.gauss();
            for reader in [piece % 20, (piece * 3 + 1 + piece / 20) % 20, (piece * 7 + 5) % 20] {
                let score = (truth - bias[reader] + 70.0 * dice.gauss()).round() as i64;
                if !marks.iter().any(|mark: &Mark| (mark.piece, mark.reader) == (piece, reader)) {
                    marks.push(Mark { piece, reader, score });
                }
            }
        }
        let result = calibrate(&marks).unwrap();
        for reader in result.readers {
            let truth = bias[reader.reader].round() as i64;
            held += usize::from((reader.low..=reader.high).contains(&truth));
            all += 1;
        }
    }
    let share = held as f64 / all as f64;
    assert!((0.90..=0.99).contains(&share), "{share}");
}

fn balanced(pieces: usize, readers: usize, seed: u64) -> Vec<Mark> {
    let mut dice = Dice(seed);
    let severity: Vec<f64> = (0..readers).map(|_| 60.0 * dice.gauss()).collect();
    let mut marks = Vec::new();
    for piece in 0..pieces {
        let truth = 280.0 + 90.0 * dice.gauss();
        for (reader, severity) in severity.iter().enumerate() {
            let score = (truth - severity + 50.0 * dice.gauss()).round() as i64;
            marks.push(Mark { piece, reader, score });
        }
    }
    marks
}

#[test]
fn when_everyone_reads_everything_it_is_the_analysis_of_variance() {
    for seed in 0..8 {
        let (pieces, readers) = (25, 6);
        let marks = balanced(pieces, readers, seed);
        let score = |piece: usize, reader: usize| marks[piece * readers + reader].score as f64;
        let (p, r) = (pieces as f64, readers as f64);
        let of_piece: Vec<f64> =
            (0..pieces).map(|i| (0..readers).map(|j| score(i, j)).sum::<f64>() / r).collect();
        let of_reader: Vec<f64> =
            (0..readers).map(|j| (0..pieces).map(|i| score(i, j)).sum::<f64>() / p).collect();
        let mean = of_piece.iter().sum::<f64>() / p;
        let squares = |means: &[f64]| means.iter().map(|m| (m - mean) * (m - mean)).sum::<f64>();
        let (between_pieces, between_readers) =
            (r * squares(&of_piece) / (p - 1.0), p * squares(&of_reader) / (r - 1.0));
        let mut rest = 0.0;
        for (i, own) in of_piece.iter().enumerate() {
            for (j, given) in of_reader.iter().enumerate() {
                rest += (score(i, j) - own - given + mean).powi(2);
            }
        }
        rest /= (p - 1.0) * (r - 1.0);
        let near = |a: f64, b: i64| assert!((a - b as f64).abs() <= 1.0, "{a} {b}");
        let result = calibrate(&marks).unwrap();
        near(mean, result.mean);
        near(rest.sqrt(), result.spreads.rest);
        near(((between_pieces - rest) / r).sqrt(), result.spreads.pieces);
        near(((between_readers - rest) / p).sqrt(), result.spreads.readers);
        for (found, own) in result.pieces.iter().zip(&of_piece) {
            near(mean + (1.0 - rest / between_pieces) * (own - mean), found.estimate);
            near(*own, found.raw_mean);
        }
        for (found, own) in result.readers.iter().zip(&of_reader) {
            near((1.0 - rest / between_readers) * (mean - own), found.severity);
        }
    }
}

fn one_call() -> Vec<Mark> {
    synthetic(Setting { readers: 12, bias: 0.7, uneven: false }, 77).1
}

#[test]
fn a_shift_of_all_scores_shifts_all_estimates_and_nothing_else() {
    let marks = one_call();
    let shifted: Vec<Mark> = marks.iter().map(|mark| Mark { score: mark.score + 1_200, ..*mark }).collect();
    let (plain, moved) = (calibrate(&marks).unwrap(), calibrate(&shifted).unwrap());
    assert_eq!((plain.spreads, plain.by_disagreement), (moved.spreads, moved.by_disagreement));
    assert_eq!(plain.readers, moved.readers);
    for (a, b) in plain.pieces.iter().zip(&moved.pieces) {
        assert_eq!((a.estimate + 1_200, a.error), (b.estimate, b.error));
    }
}

#[test]
fn other_numbers_and_another_order_give_the_same_to_each() {
    let marks = one_call();
    let mut renamed: Vec<Mark> = marks
        .iter()
        .map(|mark| Mark { piece: 500 - 3 * mark.piece, reader: 40 - 2 * mark.reader, ..*mark })
        .collect();
    renamed.reverse();
    let (plain, other) = (calibrate(&marks).unwrap(), calibrate(&renamed).unwrap());
    // Sums run in another order, so the last hundredth may differ.
    for one in &plain.pieces {
        let same = other.pieces.iter().find(|other| other.piece == 500 - 3 * one.piece).unwrap();
        assert!((one.estimate - same.estimate).abs() <= 1);
    }
    for one in &plain.readers {
        let same = other.readers.iter().find(|other| other.reader == 40 - 2 * one.reader).unwrap();
        assert!((one.severity - same.severity).abs() <= 1);
    }
    let mut backwards = marks.clone();
    backwards.reverse();
    assert_eq!(calibrate(&backwards).unwrap(), plain);
}

fn marks(of: &[(usize, usize, i64)]) -> Vec<Mark> {
    of.iter().map(|&(piece, reader, score)| Mark { piece, reader, score }).collect()
}

#[test]
fn parts_with_no_reader_in_common_are_named_and_nothing_is_computed() {
    let apart = marks(&[(0, 0, 300), (1, 0, 200), (1, 1, 250), (2, 2, 100), (4, 2, 500), (4, 3, 450)]);
    let Err(CalibrateError::NotConnected { components }) = calibrate(&apart) else { panic!() };
    let parts: Vec<_> = components.iter().map(|part| (part.pieces.clone(), part.readers.clone())).collect();
    assert_eq!(parts, [(vec![0, 1], vec![0, 1]), (vec![2, 4], vec![2, 3])]);
}

#[test]
fn what_cannot_be_told_apart_is_said() {
    assert_eq!(calibrate(&[]), Err(CalibrateError::NoMarks));
    assert_eq!(calibrate(&marks(&[(0, 0, 100), (1, 0, 300)])), Err(CalibrateError::OneReader));
    assert_eq!(calibrate(&marks(&[(0, 0, 100), (0, 1, 300)])), Err(CalibrateError::OnePiece));
    let twice = marks(&[(3, 1, 100), (3, 1, 300)]);
    assert_eq!(calibrate(&twice), Err(CalibrateError::Twice { piece: 3, reader: 1 }));
    let far = marks(&[(3, 100_000, 100)]);
    assert!(matches!(calibrate(&far), Err(CalibrateError::TooLarge { what: "reader", .. })));
}

fn all_within(result: &Calibration, low: i64, high: i64) {
    for piece in &result.pieces {
        assert!((low..=high).contains(&piece.estimate) && piece.error >= 0, "{piece:?}");
    }
}

#[test]
fn marks_that_are_all_equal_give_that_mark_to_all() {
    let level: Vec<Mark> = balanced(5, 3, 1).into_iter().map(|mark| Mark { score: 250, ..mark }).collect();
    let result = calibrate(&level).unwrap();
    all_within(&result, 250, 250);
    assert!(result.readers.iter().all(|reader| (reader.low, reader.severity, reader.high) == (0, 0, 0)));
}

#[test]
fn marks_without_any_rest_are_taken_apart_exactly() {
    let exact: Vec<Mark> = balanced(12, 4, 1)
        .into_iter()
        .map(|mark| Mark { score: 100 + 20 * mark.piece as i64 - 50 * mark.reader as i64, ..mark })
        .collect();
    let result = calibrate(&exact).unwrap();
    for pair in result.pieces.windows(2) {
        assert!((pair[1].estimate - pair[0].estimate - 20).abs() <= 1, "{pair:?}");
    }
    for pair in result.readers.windows(2) {
        assert!((pair[1].severity - pair[0].severity - 50).abs() <= 1, "{pair:?}");
    }
}

#[test]
fn a_bare_chain_of_marks_and_wild_marks_still_give_sober_numbers() {
    let chain = marks(&[(0, 0, 100), (0, 1, 300), (1, 1, 200), (1, 2, 500), (2, 2, 0)]);
    all_within(&calibrate(&chain).unwrap(), 0, 500);
    let wild = marks(&[(0, 0, -1_000_000), (0, 1, 1_000_000), (1, 0, 1_000_000), (1, 1, -1_000_000)]);
    all_within(&calibrate(&wild).unwrap(), -1_000_000, 1_000_000);
}

#[test]
fn pieces_on_which_readers_disagree_come_first() {
    let result =
        calibrate(&marks(&[(0, 0, 300), (0, 1, 350), (1, 0, 100), (1, 1, 500), (2, 0, 200), (2, 1, 400)]));
    assert_eq!(result.unwrap().by_disagreement, [1, 2, 0]);
}
