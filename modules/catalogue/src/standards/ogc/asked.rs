//! What is asked of the collection, by the names of the standard, and the question that it becomes.

use std::ops::Bound;

use centum_base::{Date, TimeZone, Timestamp};
use centum_search::{Bounds, Clause, Order, Request, Scalar, Start};
use centum_web::Message;
use centum_web::links::Query;

use crate::records::Kind;
use crate::search::fields;

/// Records of an answer, where nothing is said.
const USUAL: usize = 10;
/// Values in one list.
const MOST_VALUES: usize = 20;

/// Properties that can be asked for by value, with their fields.
pub(super) const FILTERS: [(&str, &str); 13] = [
    ("catalogue", fields::CATALOGUE),
    ("city", fields::CITY),
    ("country", fields::COUNTRY),
    ("format", fields::FORMAT),
    ("frequency", fields::FREQUENCY),
    ("hvd", fields::HVD),
    ("keyword", fields::KEYWORD),
    ("language", fields::LANGUAGE),
    ("licence", fields::LICENCE),
    ("publisher", fields::PUBLISHER),
    ("quality", fields::QUALITY),
    ("rights", fields::ACCESS),
    ("theme", fields::THEME),
];

/// Properties that answers can be ordered by, with their fields.
pub(super) const SORTED: [(&str, &str); 4] = [
    ("title", fields::TITLE_SORT),
    ("created", fields::ISSUED),
    ("updated", fields::MODIFIED),
    ("seen", fields::SEEN),
];

/// Names without a condition of their own.
const OTHERS: [&str; 12] = [
    "bbox",
    "bbox-crs",
    "datetime",
    "q",
    "type",
    "ids",
    "externalIds",
    "limit",
    "offset",
    "cursor",
    "sortby",
    "f",
];

/// What is asked.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Asked {
    pub(super) limit: usize,
    pub(super) offset: usize,
    pub(super) cursor: Option<String>,
    /// Names in addresses.
    pub(super) ids: Vec<String>,
    /// Identifiers that others gave.
    pub(super) external: Vec<String>,
    order: Order,
    conditions: Vec<Clause>,
}

fn wrong(name: &str, id: &'static str) -> Message {
    Message::new(id).arg("name", name)
}

impl Asked {
    /// Reads a query. What is no parameter is refused, so that a slip of the pen does not answer with everything.
    pub(super) fn of(query: &Query) -> Result<Self, Message> {
        let known = |name: &str| {
            OTHERS.contains(&name) || name == "lang" || FILTERS.iter().any(|(filter, _)| *filter == name)
        };
        if let Some((name, _)) = query.pairs().find(|(name, _)| !known(name)) {
            let name: String = name.chars().take(60).collect();
            return Err(wrong(&name, "catalogue-standards-ogc-unknown"));
        }
        let asked = |name| query.get(name).map(str::trim).filter(|text| !text.is_empty());
        let mut conditions = Vec::new();
        if let Some(text) = asked("bbox") {
            let bounds = bbox(text).ok_or_else(|| wrong("bbox", "catalogue-standards-ogc-bbox"))?;
            conditions.push(Clause::Box { field: fields::BOX.to_owned(), bounds });
        }
        if let Some(text) = asked("datetime") {
            let period = period(text).ok_or_else(|| wrong("datetime", "catalogue-standards-ogc-datetime"))?;
            conditions.push(during(period));
        }
        if let Some(text) = asked("q") {
            conditions.push(words(text));
        }
        if let Some(text) = asked("type") {
            let kinds: Option<Vec<Clause>> =
                list(text).map(|kind| Some(Clause::facet(fields::KIND, Kind::named(kind)?.name()))).collect();
            conditions.push(Clause::Any(kinds.ok_or_else(|| wrong("type", "catalogue-standards-ogc-type"))?));
        }
        for (name, field) in FILTERS {
            if let Some(text) = asked(name) {
                conditions.push(Clause::Any(list(text).map(|value| Clause::facet(field, value)).collect()));
            }
        }
        let strings =
            |name| asked(name).map(|text| list(text).map(str::to_owned).collect()).unwrap_or_default();
        Ok(Self {
            limit: number(asked("limit"), USUAL, centum_search::MAX_HITS)
                .filter(|limit| *limit > 0)
                .ok_or_else(|| {
                    wrong("limit", "catalogue-standards-ogc-number").arg("most", centum_search::MAX_HITS)
                })?,
            offset: number(asked("offset"), 0, usize::MAX)
                .filter(|offset| *offset <= centum_search::MAX_OFFSET)
                .ok_or_else(|| {
                    wrong("offset", "catalogue-standards-ogc-number").arg("most", centum_search::MAX_OFFSET)
                })?,
            cursor: asked("cursor").map(str::to_owned),
            ids: strings("ids"),
            external: strings("externalIds"),
            order: order(asked("sortby")).ok_or_else(|| wrong("sortby", "catalogue-standards-ogc-sortby"))?,
            conditions,
        })
    }

    /// The question; only records with these keys where some are given.
    pub(super) fn request(&self, keys: Option<Vec<String>>) -> Request {
        let mut conditions = self.conditions.clone();
        if let Some(keys) = keys {
            conditions.push(Clause::Keys(keys));
        }
        let mut request = Request::clause(Clause::All(conditions));
        request.order = self.order.clone();
        request.hits = self.limit;
        request.start = match &self.cursor {
            Some(cursor) => Start::After(cursor.as_str().into()),
            None => Start::Offset(self.offset),
        };
        request
    }
}

fn list(text: &str) -> impl Iterator<Item = &str> {
    text.split(',').map(str::trim).filter(|value| !value.is_empty()).take(MOST_VALUES)
}

/// A whole number; what is above the most counts as the most.
fn number(text: Option<&str>, usual: usize, most: usize) -> Option<usize> {
    match text {
        None => Some(usual),
        Some(text) if text.bytes().all(|digit| digit.is_ascii_digit()) => {
            Some(text.parse::<usize>().unwrap_or(usize::MAX).min(most))
        }
        Some(_) => None,
    }
}

/// Four sides, or six with heights, which are passed over.
fn bbox(text: &str) -> Option<Bounds> {
    let numbers: Vec<f64> =
        text.split(',').map(|number| number.trim().parse().ok()).collect::<Option<_>>()?;
    match numbers[..] {
        [west, south, east, north] | [west, south, _, east, north, _] => {
            Bounds::new(west, south, east, north)
        }
        _ => None,
    }
}

type Span = (Option<i64>, Option<i64>);

/// An instant, or a span with open ends as `..` or nothing.
fn period(text: &str) -> Option<Span> {
    let Some((from, until)) = text.split_once('/') else {
        return Some((Some(instant(text, false)?), Some(instant(text, true)?)));
    };
    let end = |text: &str, last: bool| match text.trim() {
        "" | ".." => Some(None),
        text => instant(text, last).map(Some),
    };
    let (from, until) = (end(from, false)?, end(until, true)?);
    let is_ordered = from.zip(until).is_none_or(|(from, until)| from <= until);
    (is_ordered && (from.is_some() || until.is_some())).then_some((from, until))
}

/// An instant or a day, whose last microsecond counts where it ends a span.
fn instant(text: &str, last: bool) -> Option<i64> {
    if let Ok(at) = text.parse::<Timestamp>() {
        return Some(at.as_microsecond());
    }
    let day: Date = text.parse().ok()?;
    let day = if last { day.tomorrow().ok()? } else { day };
    let start = day.to_zoned(TimeZone::UTC).ok()?.timestamp().as_microsecond();
    Some(if last { start - 1 } else { start })
}

/// Records whose period meets the span. One that says nothing of time does not.
fn during((from, until): Span) -> Clause {
    let beyond =
        |field: &str, from, to| Clause::Not(Box::new(Clause::Range { field: field.to_owned(), from, to }));
    let present = |field: &str| Clause::Present { field: field.to_owned() };
    let mut all = vec![Clause::Any(vec![present(fields::FROM), present(fields::UNTIL)])];
    if let Some(until) = until {
        all.push(beyond(fields::FROM, Bound::Excluded(Scalar::Instant(until)), Bound::Unbounded));
    }
    if let Some(from) = from {
        all.push(beyond(fields::UNTIL, Bound::Unbounded, Bound::Excluded(Scalar::Instant(from))));
    }
    Clause::All(all)
}

/// Terms between commas are alternatives; words between spaces belong together.
fn words(text: &str) -> Clause {
    let term = |term: &str| match term.contains(char::is_whitespace) {
        true => Clause::Phrase { field: None, text: term.to_owned() },
        false => Clause::words(term),
    };
    Clause::Any(list(text).map(term).collect())
}

/// One property, with `-` before it for the greatest first.
fn order(text: Option<&str>) -> Option<Order> {
    let Some(text) = text else { return Some(Order::Relevance) };
    let (name, descending) = match text.strip_prefix('-') {
        Some(name) => (name, true),
        None => (text.strip_prefix(['+', ' ']).unwrap_or(text), false),
    };
    let (_, field) = SORTED.iter().find(|(sorted, _)| *sorted == name)?;
    Some(Order::By { field: (*field).to_owned(), descending })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(query: &str) -> Result<Asked, String> {
        Asked::of(&Query::parse(Some(query))).map_err(|message| message.id)
    }

    #[test]
    fn what_the_standard_names_is_understood() {
        let asked = asked("bbox=4.6,50.8,4.8,50.9&datetime=2020-01-01/..&q=trees,street lamps&type=dataset&theme=TRAN,ENVI&sortby=-updated&limit=5000").unwrap();
        assert_eq!((asked.limit, asked.offset), (1_000, 0));
        assert_eq!(asked.conditions.len(), 5);
        assert_eq!(asked.order, Order::By { field: fields::MODIFIED.to_owned(), descending: true });
    }

    #[test]
    fn what_cannot_be_meant_is_refused_by_name() {
        for (query, id) in [
            ("bbox=1,2,3", "bbox"),
            ("bbox=1,2,3,nan", "bbox"),
            ("bbox=200,0,210,1", "bbox"),
            ("bbox=1,9,2,3", "bbox"),
            ("datetime=yesterday", "datetime"),
            ("datetime=2021-01-01/2020-01-01", "datetime"),
            ("datetime=../..", "datetime"),
            ("type=cat", "type"),
            ("limit=0", "number"),
            ("limit=-1", "number"),
            ("offset=99999999", "number"),
            ("sortby=price", "sortby"),
            ("colour=red", "unknown"),
        ] {
            assert_eq!(asked(query).unwrap_err(), format!("catalogue-standards-ogc-{id}"), "{query}");
        }
    }

    #[test]
    fn a_day_is_as_long_as_it_is() {
        let (from, until) = period("2020-07-03").unwrap();
        assert_eq!(until.unwrap() - from.unwrap(), 86_400_000_000 - 1);
        assert_eq!(period("../2020-07-03").unwrap().0, None);
        assert_eq!(period("2020-07-03T12:00:00Z/").unwrap().1, None);
    }
}
