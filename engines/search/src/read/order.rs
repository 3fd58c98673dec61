//! The order of hits as numbers: within a segment every document has a rank, and the smaller one comes first.

use std::cmp::Ordering;

use tantivy::columnar::{BytesColumn, Column, StrColumn, TermOrdHit};
use tantivy::index::SegmentReader;
use tantivy::{DocId, Score};

use super::cursor::{Place, SortValue};
use super::request::{MAX_THEN, Order};
use crate::error::SearchError;
use crate::query::ClauseError;
use crate::schema::{KEY, Laid, Layout};

/// Scores that differ by less are equal: sums of floats depend on the order of their parts.
const STEPS_PER_POINT: f32 = 1_024.0;

/// A place in the order of one segment; the smaller one comes first.
pub(super) type Rank = (bool, u64);

/// The places of a document in the further orders; where there are none, all are alike.
pub(super) type Then = [Rank; MAX_THEN];

/// Documents without the value come last, whichever way the order goes.
const MISSING: Rank = (true, 0);

/// What the hits are ordered by, checked against the schema.
#[derive(Debug, Clone)]
pub(super) struct Sort {
    first: By,
    then: Vec<By>,
}

/// One of the orders.
#[derive(Debug, Clone)]
struct By {
    kind: Kind,
    descending: bool,
}

#[derive(Debug, Clone)]
enum Kind {
    Score,
    I64(String),
    F64(String),
    Bytes(String),
}

impl Sort {
    pub(super) fn of(order: &Order, then: &[Order], layout: &Layout) -> Result<Self, ClauseError> {
        let then = then.iter().take(MAX_THEN).map(|order| By::of(order, layout));
        Ok(Self { first: By::of(order, layout)?, then: then.collect::<Result<_, _>>()? })
    }

    /// The orders, the first first.
    fn all(&self) -> impl Iterator<Item = &By> {
        std::iter::once(&self.first).chain(&self.then)
    }

    pub(super) fn by_score(&self) -> bool {
        self.all().any(|by| matches!(by.kind, Kind::Score))
    }

    /// Whether the values of a cursor can have been made by this order.
    pub(super) fn fits(&self, place: &Place) -> bool {
        let mut each = self.then.iter().zip(&place.then);
        self.first.fits(&place.value)
            && self.then.len() == place.then.len()
            && each.all(|(by, value)| by.fits(value))
    }

    /// The order of two hits from any segments.
    pub(super) fn compare(&self, a: (&[SortValue], &str), b: (&[SortValue], &str)) -> Ordering {
        let each = self.all().zip(a.0.iter().zip(b.0));
        let first = each.map(|(by, (a, b))| by.compare(a, b)).find(|order| order.is_ne());
        first.unwrap_or_else(|| a.1.cmp(b.1))
    }
}

impl By {
    fn of(order: &Order, layout: &Layout) -> Result<Self, ClauseError> {
        Ok(match order {
            Order::Relevance => Self { kind: Kind::Score, descending: true },
            Order::By { field, descending } => {
                let kind = match crate::query::laid(layout, field)? {
                    Laid::Instant(_) => Kind::I64(field.clone()),
                    Laid::Number(_) => Kind::F64(field.clone()),
                    Laid::SortKey(_) => Kind::Bytes(field.clone()),
                    _ => return Err(ClauseError::Kind(field.clone())),
                };
                Self { kind, descending: *descending }
            }
        })
    }

    fn fits(&self, value: &SortValue) -> bool {
        matches!(
            (&self.kind, value),
            (Kind::Score, SortValue::Score(_))
                | (Kind::I64(_), SortValue::I64(_) | SortValue::Missing)
                | (Kind::F64(_), SortValue::F64(_) | SortValue::Missing)
                | (Kind::Bytes(_), SortValue::Bytes(_) | SortValue::Missing)
        )
    }

    fn compare(&self, a: &SortValue, b: &SortValue) -> Ordering {
        match (a, b) {
            (SortValue::Missing, SortValue::Missing) => Ordering::Equal,
            (SortValue::Missing, _) => Ordering::Greater,
            (_, SortValue::Missing) => Ordering::Less,
            (a, b) => {
                let values = match (a, b) {
                    (SortValue::Score(a), SortValue::Score(b)) => a.cmp(b),
                    (SortValue::I64(a), SortValue::I64(b)) => a.cmp(b),
                    (SortValue::F64(a), SortValue::F64(b)) => of_f64(*a).cmp(&of_f64(*b)),
                    (SortValue::Bytes(a), SortValue::Bytes(b)) => a.cmp(b),
                    _ => Ordering::Equal,
                };
                if self.descending { values.reverse() } else { values }
            }
        }
    }
}

/// A score in steps.
pub(super) fn steps(score: Score) -> u32 {
    (score * STEPS_PER_POINT).round() as u32
}

fn of_i64(value: i64) -> u64 {
    (value as u64) ^ (1 << 63)
}

/// The bits of a number as a number of the same order.
fn of_f64(bits: u64) -> u64 {
    if bits >> 63 == 0 { bits ^ (1 << 63) } else { !bits }
}

/// The order within one segment.
pub(super) struct SegmentSort {
    first: Lane,
    then: Vec<Lane>,
    keys: StrColumn,
    after: Option<((Rank, Then), u64)>,
}

/// One of the orders within one segment.
struct Lane {
    values: Values,
    descending: bool,
}

enum Values {
    Score,
    I64(Column<i64>),
    F64(Column<f64>),
    Bytes(Option<BytesColumn>),
}

impl SegmentSort {
    pub(super) fn open(
        sort: &Sort,
        segment: &SegmentReader,
        after: Option<&Place>,
    ) -> Result<Self, SearchError> {
        let then = sort.then.iter().map(|by| Lane::open(by, segment));
        let then = then.collect::<Result<Vec<_>, SearchError>>()?;
        let empty = || StrColumn::wrap(BytesColumn::empty(segment.max_doc()));
        let keys = segment.fast_fields().str(KEY)?.unwrap_or_else(empty);
        let mut opened = Self { first: Lane::open(&sort.first, segment)?, then, keys, after: None };
        if let Some(place) = after {
            let key = ord_rank(&opened.keys, place.key.as_bytes())?;
            let mut ranks = (opened.first.rank_of(&place.value)?, Then::default());
            for ((lane, value), rank) in opened.then.iter().zip(&place.then).zip(&mut ranks.1) {
                *rank = lane.rank_of(value)?;
            }
            opened.after = Some((ranks, key));
        }
        Ok(opened)
    }

    /// The rank of a document in the first order.
    pub(super) fn rank(&self, doc: DocId, score: Score) -> Rank {
        self.first.rank(doc, score)
    }

    /// Its ranks in the further orders.
    pub(super) fn then(&self, doc: DocId, score: Score) -> Then {
        let mut ranks = Then::default();
        for (lane, rank) in self.then.iter().zip(&mut ranks) {
            *rank = lane.rank(doc, score);
        }
        ranks
    }

    /// The rank of a document's key.
    pub(super) fn key_rank(&self, doc: DocId) -> u64 {
        self.keys.ords().first(doc).map_or(u64::MAX, |ord| 2 * ord + 1)
    }

    /// Whether the document comes after the place at which the answer begins.
    pub(super) fn is_after(&self, ranks: (Rank, Then), doc: DocId) -> bool {
        match self.after {
            None => true,
            Some((after, key)) => match ranks.cmp(&after) {
                Ordering::Less => false,
                Ordering::Greater => true,
                Ordering::Equal => self.key_rank(doc) > key,
            },
        }
    }

    /// The values of a document as they can be compared with those of other segments.
    pub(super) fn values(&self, doc: DocId, score: Score) -> Result<Vec<SortValue>, SearchError> {
        std::iter::once(&self.first).chain(&self.then).map(|lane| lane.value(doc, score)).collect()
    }

    /// The keys of documents, in any order.
    pub(super) fn keys(&self, docs: &[DocId]) -> Result<Vec<String>, SearchError> {
        let mut ords: Vec<(u64, usize)> = docs
            .iter()
            .enumerate()
            .map(|(at, doc)| (self.keys.ords().first(*doc).unwrap_or_default(), at))
            .collect();
        ords.sort_unstable();
        let sorted: Vec<u64> = ords.iter().map(|(ord, _)| *ord).collect();
        let mut keys = vec![String::new(); docs.len()];
        let mut at = 0;
        self.keys.dictionary().sorted_ords_to_term_cb(&sorted, |term| {
            keys[ords[at].1] = String::from_utf8_lossy(term).into_owned();
            at += 1;
        })?;
        Ok(keys)
    }
}

impl Lane {
    fn open(by: &By, segment: &SegmentReader) -> Result<Self, SearchError> {
        let fast = segment.fast_fields();
        let empty = segment.max_doc();
        let values = match &by.kind {
            Kind::Score => Values::Score,
            Kind::I64(field) => Values::I64(
                fast.column_opt::<i64>(field)?.unwrap_or_else(|| Column::build_empty_column(empty)),
            ),
            Kind::F64(field) => Values::F64(
                fast.column_opt::<f64>(field)?.unwrap_or_else(|| Column::build_empty_column(empty)),
            ),
            Kind::Bytes(field) => Values::Bytes(fast.bytes(field)?),
        };
        Ok(Self { values, descending: by.descending })
    }

    fn directed(&self, ascending: u64) -> Rank {
        (false, if self.descending { !ascending } else { ascending })
    }

    /// The rank of a value that came from another segment, or from another time.
    fn rank_of(&self, value: &SortValue) -> Result<Rank, SearchError> {
        Ok(match (value, &self.values) {
            (SortValue::Score(steps), _) => self.directed(u64::from(*steps)),
            (SortValue::I64(value), _) => self.directed(of_i64(*value)),
            (SortValue::F64(bits), _) => self.directed(of_f64(*bits)),
            (SortValue::Bytes(bytes), Values::Bytes(Some(column))) => self.directed(ord_rank(column, bytes)?),
            (SortValue::Bytes(_), _) => self.directed(0),
            (SortValue::Missing, _) => MISSING,
        })
    }

    /// The rank of a document's value.
    fn rank(&self, doc: DocId, score: Score) -> Rank {
        let value = match &self.values {
            Values::Score => Some(u64::from(steps(score))),
            Values::I64(column) => column.first(doc).map(of_i64),
            Values::F64(column) => column.first(doc).map(|value| of_f64(value.to_bits())),
            Values::Bytes(column) => {
                column.as_ref().and_then(|column| column.ords().first(doc)).map(|ord| 2 * ord + 1)
            }
        };
        value.map_or(MISSING, |value| self.directed(value))
    }

    /// The value of a document as it can be compared with those of other segments.
    fn value(&self, doc: DocId, score: Score) -> Result<SortValue, SearchError> {
        Ok(match &self.values {
            Values::Score => SortValue::Score(steps(score)),
            Values::I64(column) => column.first(doc).map_or(SortValue::Missing, SortValue::I64),
            Values::F64(column) => {
                column.first(doc).map_or(SortValue::Missing, |value| SortValue::F64(value.to_bits()))
            }
            Values::Bytes(None) => SortValue::Missing,
            Values::Bytes(Some(column)) => match column.ords().first(doc) {
                None => SortValue::Missing,
                Some(ord) => {
                    let mut bytes = Vec::new();
                    column.ord_to_bytes(ord, &mut bytes)?;
                    SortValue::Bytes(bytes)
                }
            },
        })
    }
}

/// Twice the place of a term plus one where it is there; the even number before the next one where it is not.
fn ord_rank(column: &BytesColumn, term: &[u8]) -> Result<u64, SearchError> {
    let terms = column.num_terms() as u64;
    if terms == 0 {
        return Ok(0);
    }
    Ok(match column.dictionary().term_ord_or_next(term)? {
        TermOrdHit::Exact(ord) => 2 * ord + 1,
        TermOrdHit::Next(ord) => 2 * ord.min(terms),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn numbers_keep_their_order_as_bits(a in any::<f64>(), b in any::<f64>()) {
            prop_assume!(!a.is_nan() && !b.is_nan() && a != b);
            prop_assert_eq!(of_f64(a.to_bits()) < of_f64(b.to_bits()), a < b);
        }

        #[test]
        fn instants_keep_their_order(a in any::<i64>(), b in any::<i64>()) {
            prop_assert_eq!(of_i64(a) < of_i64(b), a < b);
        }
    }

    #[test]
    fn what_has_no_value_comes_last_both_ways() {
        for descending in [false, true] {
            let by = By { kind: Kind::I64(String::new()), descending };
            assert_eq!(by.compare(&SortValue::Missing, &SortValue::I64(i64::MIN)), Ordering::Greater);
        }
    }

    #[test]
    fn what_is_equal_in_one_order_is_told_apart_by_the_next_and_at_last_by_key() {
        let by = |descending| By { kind: Kind::I64(String::new()), descending };
        let sort = Sort { first: by(false), then: vec![by(true)] };
        let values = |first, second| [SortValue::I64(first), SortValue::I64(second)];
        let order = |a: &[SortValue; 2], b: &[SortValue; 2]| sort.compare((a, "a"), (b, "b"));
        assert_eq!(order(&values(1, 1), &values(2, 2)), Ordering::Less);
        assert_eq!(order(&values(1, 1), &values(1, 2)), Ordering::Greater);
        assert_eq!(order(&values(1, 1), &values(1, 1)), Ordering::Less);
    }
}
