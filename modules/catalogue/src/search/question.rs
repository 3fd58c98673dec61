//! What somebody asks of the search: read from an address, written back into one, and put to the index.

use std::collections::BTreeMap;
use std::ops::Bound;

use centum_base::Date;
use centum_search::{Bounds, Clause, Cursor, FacetRequest, Order, Request, Scalar, Selection, Start};
use centum_web::Message;
use centum_web::links::Query;

use super::document::start_of;
use super::fields;

/// The longest text, in characters.
pub const LONGEST_TEXT: usize = 300;
/// Values chosen in all facets together.
pub const MOST_VALUES: usize = 40;
/// The longest value, in bytes.
const LONGEST_VALUE: usize = 300;
/// Pages that can be gone back over one by one.
const MOST_STEPS: usize = 20;

/// The four sides of a box, as the address names them.
pub(super) const SIDES: [&str; 4] = ["west", "south", "east", "north"];

/// The order of the results.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    /// The best match first.
    Relevance,
    /// What was changed last first.
    Newest,
    /// By title.
    Title,
}

impl Sort {
    /// Every order.
    pub const ALL: [Self; 3] = [Self::Relevance, Self::Newest, Self::Title];

    /// The name in addresses and in ids of texts.
    pub fn name(self) -> &'static str {
        match self {
            Self::Relevance => "relevance",
            Self::Newest => "newest",
            Self::Title => "title",
        }
    }
}

/// Why an address is no question.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum QuestionFault {
    /// The text is too long.
    #[error("a text of {0} characters; {LONGEST_TEXT} are possible")]
    Text(usize),
    /// Too many values are chosen.
    #[error("{0} values; {MOST_VALUES} are possible")]
    Values(usize),
    /// A value is longer than any that exists.
    #[error("a value of “{0}” is too long")]
    Value(&'static str),
    /// Not a day.
    #[error("“{1}” as “{0}” is not a day such as 2024-05-31")]
    Day(&'static str, String),
    /// The period ends before it begins.
    #[error("the period ends before it begins")]
    Period,
    /// A side that is none, or not all of them.
    #[error("west, south, east and north are no box on the map")]
    Box,
}

impl QuestionFault {
    /// What a reader is told.
    pub fn message(&self) -> Message {
        match self {
            Self::Text(asked) => {
                Message::new("catalogue-search-fault-text").arg("asked", *asked).arg("limit", LONGEST_TEXT)
            }
            Self::Values(asked) => {
                Message::new("catalogue-search-fault-values").arg("asked", *asked).arg("limit", MOST_VALUES)
            }
            Self::Value(field) => Message::new("catalogue-search-fault-value").arg("field", *field),
            Self::Day(field, given) => {
                let shown: String = given.chars().take(40).collect();
                Message::new("catalogue-search-fault-day").arg("field", *field).arg("given", shown)
            }
            Self::Period => Message::new("catalogue-search-fault-period"),
            Self::Box => Message::new("catalogue-search-fault-box"),
        }
    }
}

/// A question to the catalogue.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Question {
    /// What was typed.
    pub text: String,
    /// Chosen values by facet.
    pub chosen: BTreeMap<&'static str, Vec<String>>,
    /// The first day of the period.
    pub from: Option<Date>,
    /// The last day of the period.
    pub until: Option<Date>,
    /// The box on the map.
    pub bounds: Option<Bounds>,
    /// The order, where one was asked for.
    pub sort: Option<Sort>,
}

impl Question {
    /// Reads the question of an address. Names that mean nothing here are passed over.
    pub fn read(query: &Query) -> Result<Self, QuestionFault> {
        let text = query.get("q").unwrap_or_default().trim();
        let letters = text.chars().count();
        if letters > LONGEST_TEXT {
            return Err(QuestionFault::Text(letters));
        }
        let mut chosen: BTreeMap<&'static str, Vec<String>> = BTreeMap::new();
        for field in fields::FACETS {
            let mut values: Vec<String> =
                query.all(field).filter(|value| !value.is_empty()).map(str::to_owned).collect();
            if values.iter().any(|value| value.len() > LONGEST_VALUE) {
                return Err(QuestionFault::Value(field));
            }
            values.sort_unstable();
            values.dedup();
            if !values.is_empty() {
                chosen.insert(field, values);
            }
        }
        let many = chosen.values().map(Vec::len).sum();
        if many > MOST_VALUES {
            return Err(QuestionFault::Values(many));
        }
        let (from, until) = (day(query, fields::FROM)?, day(query, fields::UNTIL)?);
        if from.zip(until).is_some_and(|(from, until)| until < from) {
            return Err(QuestionFault::Period);
        }
        let sort = query.get("sort").and_then(|name| Sort::ALL.into_iter().find(|sort| sort.name() == name));
        Ok(Self { text: text.to_owned(), chosen, from, until, bounds: bounds(query)?, sort })
    }

    /// Whether nothing is asked: neither words nor conditions.
    pub fn is_open(&self) -> bool {
        Self { sort: None, ..self.clone() } == Self::default()
    }

    /// The order that the results come in: what was typed decides, where nobody else does.
    pub fn order(&self) -> Sort {
        let usual = if self.text.is_empty() { Sort::Newest } else { Sort::Relevance };
        self.sort.unwrap_or(usual)
    }

    /// Whether a value is chosen.
    pub fn has(&self, field: &str, value: &str) -> bool {
        self.chosen.get(field).is_some_and(|values| values.iter().any(|one| one == value))
    }

    /// The same with a value more, or one less where it was chosen.
    #[must_use]
    pub fn turned(&self, field: &'static str, value: &str) -> Self {
        let mut turned = self.clone();
        let values = turned.chosen.entry(field).or_default();
        match values.iter().position(|one| one == value) {
            Some(at) => drop(values.remove(at)),
            None => values.push(value.to_owned()),
        }
        values.sort_unstable();
        turned.chosen.retain(|_, values| !values.is_empty());
        turned
    }

    /// The question as an address has it, always written the same way.
    pub fn query(&self) -> Query {
        let mut pairs = form_urlencoded::Serializer::new(String::new());
        if !self.text.is_empty() {
            pairs.append_pair("q", &self.text);
        }
        for (field, values) in &self.chosen {
            pairs.extend_pairs(values.iter().map(|value| (*field, value)));
        }
        for (name, day) in [(fields::FROM, self.from), (fields::UNTIL, self.until)] {
            if let Some(day) = day {
                pairs.append_pair(name, &day.to_string());
            }
        }
        if let Some(bounds) = self.bounds {
            pairs.extend_pairs(SIDES.iter().zip(bounds.sides().map(|side| side.to_string())));
        }
        if let Some(sort) = self.sort {
            pairs.append_pair("sort", sort.name());
        }
        Query::parse(Some(&pairs.finish()))
    }

    /// The address of the results.
    pub fn href(&self) -> String {
        self.query().href("/data")
    }

    /// The request to the index, without counts, for so many hits after a cursor.
    pub fn request(&self, hits: usize, after: Option<Cursor>) -> Request {
        let mut request = if self.text.is_empty() {
            Request::clause(Clause::Everything)
        } else {
            Request::people(self.text.as_str())
        };
        let selections = self.chosen.iter();
        request.selections = selections
            .map(|(field, values)| Selection { field: (*field).to_owned(), values: values.clone() })
            .collect();
        request.filters = self.filters();
        request.order = match self.order() {
            Sort::Relevance => Order::Relevance,
            Sort::Newest => Order::By { field: fields::MODIFIED.to_owned(), descending: true },
            Sort::Title => Order::By { field: fields::TITLE_SORT.to_owned(), descending: false },
        };
        request.hits = hits;
        if let Some(cursor) = after {
            request.start = Start::After(cursor);
        }
        request
    }

    /// The same request with counts of facets, so many values each.
    pub fn counting(&self, hits: usize, after: Option<Cursor>, counts: &[(&'static str, usize)]) -> Request {
        let mut request = self.request(hits, after);
        let asked = counts.iter();
        request.facets = asked
            .map(|(field, limit)| FacetRequest { field: (*field).to_owned(), limit: *limit, under: None })
            .collect();
        request
    }

    fn filters(&self) -> Vec<Clause> {
        let mut filters = Vec::new();
        let micros = |day: Date| start_of(day).map(Scalar::Instant);
        // A record whose period meets the one that is asked for; an end that is open lasts.
        let present = |field: &str| Clause::Present { field: field.to_owned() };
        let within = |field: &str, from: Bound<Scalar>, to: Bound<Scalar>| {
            let range = Clause::Range { field: field.to_owned(), from, to };
            Clause::Any(vec![range, Clause::Not(Box::new(present(field)))])
        };
        if let Some(from) = self.from.and_then(micros) {
            filters.push(within(fields::UNTIL, Bound::Included(from), Bound::Unbounded));
        }
        if let Some(after) = self.until.and_then(|day| micros(day.tomorrow().ok()?)) {
            filters.push(within(fields::FROM, Bound::Unbounded, Bound::Excluded(after)));
        }
        if !filters.is_empty() {
            filters.push(Clause::Any(vec![present(fields::FROM), present(fields::UNTIL)]));
        }
        if let Some(bounds) = self.bounds {
            filters.push(Clause::Box { field: fields::BOX.to_owned(), bounds });
        }
        filters
    }
}

fn day(query: &Query, name: &'static str) -> Result<Option<Date>, QuestionFault> {
    let Some(given) = query.get(name).map(str::trim).filter(|given| !given.is_empty()) else {
        return Ok(None);
    };
    given.parse().map(Some).map_err(|_| QuestionFault::Day(name, given.to_owned()))
}

fn bounds(query: &Query) -> Result<Option<Bounds>, QuestionFault> {
    let given = SIDES.map(|side| query.get(side).map(str::trim).filter(|given| !given.is_empty()));
    if given.iter().all(Option::is_none) {
        return Ok(None);
    }
    let number = |given: Option<&str>| given.and_then(|given| given.replace(',', ".").parse::<f64>().ok());
    let [Some(west), Some(south), Some(east), Some(north)] = given.map(number) else {
        return Err(QuestionFault::Box);
    };
    Bounds::new(west, south, east, north).map(Some).ok_or(QuestionFault::Box)
}

/// The way that led to a page of results: the cursors of the pages before it and its own, which is the last.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Way(Vec<String>);

impl Way {
    /// Reads the way of an address.
    pub fn read(query: &Query) -> Self {
        Self(query.all("after").map(str::to_owned).collect())
    }

    /// Where the page begins; none at the first.
    pub fn cursor(&self) -> Option<Cursor> {
        self.0.last().map(|cursor| Cursor::from(cursor.as_str()))
    }

    /// Whether this is the first page.
    pub fn is_start(&self) -> bool {
        self.0.is_empty()
    }

    /// The address of the page before; none at the first.
    pub fn before(&self, question: &Question) -> Option<String> {
        let (_, before) = self.0.split_last()?;
        Some(Self(before.to_vec()).href(question))
    }

    /// The address of the page that begins at a cursor.
    pub fn next(&self, question: &Question, cursor: &Cursor) -> String {
        let mut next = self.0.clone();
        next.push(cursor.to_string());
        // Who goes on for so long finds the way back to the beginning.
        let from = next.len().saturating_sub(MOST_STEPS);
        Self(next.split_off(from)).href(question)
    }

    fn href(&self, question: &Question) -> String {
        let mut href = question.href();
        for cursor in &self.0 {
            let pair = form_urlencoded::Serializer::new(String::new()).append_pair("after", cursor).finish();
            href.push(if href.contains('?') { '&' } else { '?' });
            href.push_str(&pair);
        }
        format!("{href}#results")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Question, QuestionFault> {
        Question::read(&Query::parse(Some(text)))
    }

    #[test]
    fn a_question_is_written_as_it_is_read() {
        let address = "q=air+quality&city=b&city=a&theme=TRAN&from=2020-01-01&until=2021-12-31\
            &west=4.5&south=50&east=5&north=51&sort=title&utm=1";
        let question = read(address).unwrap();
        let written = question.href();
        assert_eq!(
            written,
            "/data?q=air+quality&city=a&city=b&theme=TRAN&from=2020-01-01&until=2021-12-31&west=4.5&south=50&east=5&north=51&sort=title"
        );
        assert_eq!(read(written.split_once('?').unwrap().1), Ok(question));
    }

    #[test]
    fn a_value_is_turned_on_and_off() {
        let question = read("q=x&theme=TRAN").unwrap();
        let more = question.turned(fields::FORMAT, "CSV");
        assert!(more.has("format", "CSV") && more.has("theme", "TRAN"));
        assert_eq!(more.turned(fields::FORMAT, "CSV"), question);
        assert!(read("sort=title").unwrap().is_open());
        assert!(!question.is_open());
    }

    #[test]
    fn what_is_too_much_or_no_value_is_refused() {
        let many: String = (0..=MOST_VALUES).map(|number| format!("theme={number}&")).collect();
        assert_eq!(read(&many), Err(QuestionFault::Values(MOST_VALUES + 1)));
        assert_eq!(read(&format!("q={}", "a".repeat(10_000))), Err(QuestionFault::Text(10_000)));
        assert_eq!(read(&format!("city={}", "a".repeat(301))), Err(QuestionFault::Value("city")));
        assert_eq!(read("from=yesterday"), Err(QuestionFault::Day("from", "yesterday".into())));
        assert_eq!(read("from=2021-01-01&until=2020-01-01"), Err(QuestionFault::Period));
        for none in [
            "west=NaN&south=1&east=2&north=3",
            "west=1",
            "west=1&south=9&east=2&north=3",
            "west=inf&south=1&east=2&north=3",
        ] {
            assert_eq!(read(none), Err(QuestionFault::Box), "{none}");
        }
    }

    #[test]
    fn the_way_back_leads_over_the_pages_that_led_here() {
        let question = read("q=x").unwrap();
        let first = Way::default();
        let second = first.next(&question, &Cursor::from("c1"));
        assert_eq!(second, "/data?q=x&after=c1#results");
        let way = Way::read(&Query::parse(Some("q=x&after=c1")));
        assert_eq!(way.before(&question).as_deref(), Some("/data?q=x#results"));
        assert_eq!(way.next(&question, &Cursor::from("c2")), "/data?q=x&after=c1&after=c2#results");
        assert_eq!(first.before(&question), None);
    }
}
