//! What is asked of the collection, by the names of the standard, and the question that it becomes.

use std::ops::Bound;

use centum_base::fold::fold;
use centum_base::{Date, TimeZone, Timestamp};
use centum_search::{Bounds, Clause, MAX_HITS, Order, Request, Scalar};
use centum_web::Message;
use centum_web::links::Query;

use super::filter;
use crate::records::Kind;
use crate::search::{FARTHEST, fields};

/// Records of an answer, where nothing is said.
const USUAL: usize = 10;
/// Values in one list.
const MOST_VALUES: usize = 100;
/// Identifiers in one list.
const MOST_IDS: usize = 1_000;
/// Reference systems of a box: longitude before latitude, in degrees. Heights are passed over.
const SYSTEMS: [&str; 4] = [
    "http://www.opengis.net/def/crs/OGC/1.3/CRS84",
    "http://www.opengis.net/def/crs/OGC/0/CRS84h",
    "[OGC:CRS84]",
    "[OGC:CRS84h]",
];

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
pub(super) const SORTED: [(&str, &str); 5] = [
    ("title", fields::TITLE_SORT),
    ("created", fields::SEEN),
    ("updated", fields::CHANGED),
    ("issued", fields::ISSUED),
    ("modified", fields::MODIFIED),
];

/// Conditions that the standard names.
pub(super) const CORE: [&str; 6] = ["bbox", "datetime", "q", "type", "ids", "externalIds"];
/// Names without a condition of their own. OWSLib sends a period twice, once by the name of its own argument; clients of
/// features ask for less of each, and are given the whole.
const OTHERS: [&str; 15] = [
    "bbox-crs",
    "crs",
    "filter-crs",
    "limit",
    "offset",
    "cursor",
    "sortby",
    "f",
    "lang",
    "datetime_",
    "filter",
    "filter-lang",
    "profile",
    "properties",
    "skipGeometry",
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
    orders: Vec<Order>,
    conditions: Vec<Clause>,
}

fn wrong(name: &str, id: &'static str) -> Message {
    Message::new(id).arg("name", name)
}

impl Asked {
    /// Reads a query. What is no parameter is refused, so that a slip of the pen does not answer with everything.
    pub(super) fn of(query: &Query) -> Result<Self, Message> {
        let known = |name: &str| {
            CORE.contains(&name)
                || OTHERS.contains(&name)
                || filter::NAMED.contains(&name)
                || FILTERS.iter().any(|(filter, _)| *filter == name)
        };
        if let Some((name, _)) = query.pairs().find(|(name, _)| !known(name)) {
            let name: String = name.chars().take(60).collect();
            return Err(wrong(&name, "catalogue-standards-ogc-unknown"));
        }
        let asked = |name| query.get(name).map(str::trim).filter(|text| !text.is_empty());
        let values = |name, most| asked(name).map(|text| list(name, text, most)).transpose();
        let mut conditions = Vec::new();
        for name in ["bbox-crs", "crs", "filter-crs"] {
            if asked(name).is_some_and(|system| !SYSTEMS.contains(&system)) {
                return Err(wrong(name, "catalogue-standards-ogc-bbox-crs"));
            }
        }
        if let Some(text) = asked("bbox") {
            let bounds = bbox(text).ok_or_else(|| wrong("bbox", "catalogue-standards-ogc-bbox"))?;
            conditions.push(Clause::Box { field: fields::BOX.to_owned(), bounds });
        }
        if let Some(text) = asked("datetime") {
            let period = period(text).ok_or_else(|| wrong("datetime", "catalogue-standards-ogc-datetime"))?;
            conditions.push(during(period));
        }
        if let Some(terms) = values("q", MOST_VALUES)? {
            conditions.push(words(terms));
        }
        if let Some(kinds) = values("type", MOST_VALUES)? {
            // Kinds of resources that are not kept here have no records.
            let known = kinds.into_iter().filter_map(Kind::named);
            conditions.push(any(fields::KIND, known.map(Kind::name)));
        }
        for (name, field) in FILTERS {
            if let Some(all) = values(name, MOST_VALUES)? {
                let all: Vec<String> = all.into_iter().map(|value| said(field, value)).collect();
                conditions.push(any(field, all.iter().map(String::as_str)));
            }
        }
        for name in filter::NAMED {
            if let Some(value) = asked(name) {
                let clause = filter::property(name, value);
                conditions.push(clause.ok_or_else(|| wrong(name, "catalogue-standards-ogc-value"))?);
            }
        }
        if let Some(text) = asked("filter") {
            let clause = filter::read_as(text, asked("filter-lang"));
            conditions.push(clause.ok_or_else(|| wrong("filter", "catalogue-standards-ogc-filter"))?);
        }
        let strings = |name| Ok::<_, Message>(values(name, MOST_IDS)?.map(owned).unwrap_or_default());
        let whole = |name, most: usize| wrong(name, "catalogue-standards-ogc-number").arg("most", most);
        Ok(Self {
            limit: number(asked("limit"), USUAL, MAX_HITS)
                .filter(|limit| *limit > 0)
                .ok_or_else(|| whole("limit", MAX_HITS))?,
            offset: number(asked("offset"), 0, usize::MAX)
                .filter(|offset| *offset <= FARTHEST)
                .ok_or_else(|| whole("offset", FARTHEST))?,
            cursor: asked("cursor").map(str::to_owned),
            ids: strings("ids")?,
            external: strings("externalIds")?,
            orders: orders(asked("sortby"))
                .ok_or_else(|| wrong("sortby", "catalogue-standards-ogc-sortby"))?,
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
        let mut orders = self.orders.iter().cloned();
        request.order = orders.next().unwrap_or_default();
        request.then = orders.collect();
        request.hits = self.limit;
        request.stored = false;
        request
    }
}

/// The values between commas, where there are not too many of them.
fn list<'a>(name: &str, text: &'a str, most: usize) -> Result<Vec<&'a str>, Message> {
    let all = text.split(',').map(str::trim).filter(|value| !value.is_empty());
    let values: Vec<&str> = all.take(most + 1).collect();
    if values.len() > most {
        return Err(wrong(name, "catalogue-standards-ogc-many").arg("most", most));
    }
    Ok(values)
}

fn owned(values: Vec<&str>) -> Vec<String> {
    values.into_iter().map(str::to_owned).collect()
}

/// A value as the index has it.
pub(super) fn said(field: &str, value: &str) -> String {
    if field == fields::KEYWORD { fold(value) } else { value.to_owned() }
}

/// Records with one of these values.
fn any<'a>(field: &str, values: impl IntoIterator<Item = &'a str>) -> Clause {
    Clause::Any(values.into_iter().map(|value| Clause::facet(field, value)).collect())
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
pub(super) fn instant(text: &str, last: bool) -> Option<i64> {
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
fn words(terms: Vec<&str>) -> Clause {
    let term = |term: &str| match term.contains(char::is_whitespace) {
        true => Clause::Phrase { field: None, text: term.to_owned() },
        false => Clause::words(term),
    };
    Clause::Any(terms.into_iter().map(term).collect())
}

/// Properties between commas, with `-` before one for the greatest first: those that are equal in one follow by the next.
/// Each has to be known.
fn orders(text: Option<&str>) -> Option<Vec<Order>> {
    let Some(text) = text else { return Some(Vec::new()) };
    let by = |part: &str| {
        let (name, descending) = match part.strip_prefix('-') {
            Some(name) => (name, true),
            None => (part.strip_prefix(['+', ' ']).unwrap_or(part), false),
        };
        let (_, field) = SORTED.iter().find(|(sorted, _)| *sorted == name.trim())?;
        Some(Order::By { field: (*field).to_owned(), descending })
    };
    text.split(',').map(by).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn asked(query: &str) -> Result<Asked, String> {
        Asked::of(&Query::parse(Some(query))).map_err(|message| message.id)
    }

    #[test]
    fn what_the_standard_names_is_understood() {
        let asked = asked("bbox=4.6,50.8,4.8,50.9&datetime=2020-01-01/..&q=trees,street lamps&type=dataset&theme=TRAN,ENVI&sortby=-updated&limit=5000").unwrap();
        assert_eq!((asked.limit, asked.offset), (1_000, 0));
        assert_eq!(asked.conditions.len(), 5);
        assert_eq!(asked.orders, [Order::By { field: fields::CHANGED.to_owned(), descending: true }]);
    }

    #[test]
    fn an_order_may_name_several_properties_one_after_the_other() {
        let by = |field: &str, descending| Order::By { field: field.to_owned(), descending };
        for (query, descending, next) in [
            ("title,-updated", false, by(fields::CHANGED, true)),
            ("%2Btitle,created", false, by(fields::SEEN, false)),
            ("-title,%20issued", true, by(fields::ISSUED, false)),
        ] {
            let request = asked(&format!("sortby={query}")).unwrap().request(None);
            assert_eq!(request.order, by(fields::TITLE_SORT, descending), "{query}");
            assert_eq!(request.then, [next], "{query}");
        }
        assert_eq!(asked("sortby=title,price").unwrap_err(), "catalogue-standards-ogc-sortby");
    }

    #[test]
    fn lists_are_taken_whole_or_refused() {
        let many = |count: usize| vec!["x"; count].join(",");
        for (name, most) in [
            ("ids", MOST_IDS),
            ("externalIds", MOST_IDS),
            ("theme", MOST_VALUES),
            ("type", MOST_VALUES),
            ("q", MOST_VALUES),
        ] {
            assert!(asked(&format!("{name}={}", many(most))).is_ok(), "{name}");
            assert_eq!(
                asked(&format!("{name}={}", many(most + 1))).unwrap_err(),
                "catalogue-standards-ogc-many",
                "{name}"
            );
        }
        assert_eq!(asked(&format!("ids={}", many(MOST_IDS))).unwrap().ids.len(), MOST_IDS);
    }

    #[test]
    fn a_box_is_read_in_longitude_and_latitude_alone() {
        for system in SYSTEMS {
            assert!(asked(&format!("bbox=4,50,5,51&bbox-crs={system}")).is_ok(), "{system}");
        }
        assert!(asked(&format!("crs={0}&filter-crs={0}", SYSTEMS[0])).is_ok());
        assert_eq!(asked("filter-crs=EPSG:4326").unwrap_err(), "catalogue-standards-ogc-bbox-crs");
        for system in ["http://www.opengis.net/def/crs/EPSG/0/4326", "EPSG:4326"] {
            let refused = asked(&format!("bbox=50,4,51,5&bbox-crs={system}")).unwrap_err();
            assert_eq!(refused, "catalogue-standards-ogc-bbox-crs", "{system}");
        }
    }

    #[test]
    fn a_property_is_a_parameter_by_its_name() {
        let title = Clause::Phrase { field: Some(fields::TITLE.to_owned()), text: "Old trees".to_owned() };
        assert_eq!(asked("title=Old%20trees").unwrap().conditions, [title]);
        let day = asked("updated=2026-01-01&keywords=oak&skipGeometry=true").unwrap();
        assert_eq!(day.conditions.len(), 2);
        let format = Clause::facet(fields::FORMAT, "CSV");
        for filter in [
            "format%3D'CSV'",
            "%7B%22op%22:%22=%22,%22args%22:[%7B%22property%22:%22format%22%7D,%22CSV%22]%7D",
        ] {
            assert_eq!(
                asked(&format!("filter={filter}")).unwrap().conditions,
                std::slice::from_ref(&format),
                "{filter}"
            );
        }
    }

    #[test]
    fn a_keyword_is_found_as_records_tell_it() {
        let folded = Clause::Any(vec![Clause::facet(fields::KEYWORD, "green space")]);
        assert_eq!(asked("keyword=Green%20Space").unwrap().conditions, [folded]);
    }

    #[test]
    fn a_kind_that_is_not_kept_here_has_no_records() {
        assert_eq!(asked("type=document").unwrap().conditions, [Clause::Any(Vec::new())]);
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
            ("limit=0", "number"),
            ("limit=-1", "number"),
            ("offset=99999999", "number"),
            ("sortby=price", "sortby"),
            ("colour=red", "unknown"),
            ("filter=colour = 'red'", "filter"),
            ("filter=format = 'CSV'&filter-lang=x", "filter"),
            ("filter=format = 'CSV'&filter-lang=cql2-json", "filter"),
            ("filter={}&filter-lang=cql2-text", "filter"),
            ("updated=lately", "value"),
        ] {
            assert_eq!(asked(query).unwrap_err(), format!("catalogue-standards-ogc-{id}"), "{query}");
        }
    }

    proptest! {
        #[test]
        fn any_question_is_read_or_refused_without_harm(
            name in proptest::sample::select(vec!["bbox", "datetime", "limit", "sortby", "ids", "q", "filter", "title", "updated"]),
            value in "[ -~]{0,60}",
        ) {
            let _ = super::super::is_question(&format!("{name}={value}"));
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
