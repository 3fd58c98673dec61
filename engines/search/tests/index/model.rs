//! The index against a list of documents that is gone through one by one.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Bound;

use crate::common::{schema, small};
use centum_search::{Bounds, Clause, Document, FacetCounts, Order, Request, Scalar, SearchIndex, Start};
use proptest::prelude::*;

const WORDS: [&str; 8] = ["alpha", "bravo", "delta", "gamma", "kappa", "omega", "sigma", "theta"];
const CITIES: [&str; 6] = ["Aveiro", "Bilbao", "Cork", "Dresden", "Espoo", "Faro"];

/// A small generator, so that one number makes a whole list.
struct Chance(u64);

impl Chance {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) % end as u64) as usize
    }

    fn some<T>(&mut self, make: impl FnOnce(&mut Self) -> T) -> Option<T> {
        (self.below(5) > 0).then(|| make(self))
    }

    fn bounds(&mut self) -> Bounds {
        let (west, south) = (self.below(360) as f64 - 180.0, self.below(170) as f64 - 90.0);
        let east = west + self.below(30) as f64;
        let east = if east > 180.0 { east - 360.0 } else { east };
        Bounds::new(west, south, east, south + self.below(10) as f64).unwrap()
    }
}

#[derive(Debug, Clone)]
struct Listed {
    words: BTreeSet<&'static str>,
    city: Option<&'static str>,
    themes: BTreeSet<String>,
    modified: Option<i64>,
    points: Option<f64>,
    extent: Option<Bounds>,
    title_key: Option<Vec<u8>>,
}

impl Listed {
    fn new(chance: &mut Chance) -> Self {
        Self {
            words: (0..chance.below(5)).map(|_| WORDS[chance.below(WORDS.len())]).collect(),
            city: chance.some(|chance| CITIES[chance.below(CITIES.len())]),
            themes: (0..chance.below(4)).map(|_| format!("t{}", chance.below(40))).collect(),
            modified: chance.some(|chance| chance.below(50) as i64 - 25),
            points: chance.some(|chance| chance.below(20) as f64 / 4.0 - 2.0),
            extent: chance.some(Chance::bounds),
            title_key: chance.some(|chance| vec![chance.below(4) as u8 * 80; 1 + chance.below(2)]),
        }
    }

    fn document(&self, key: &str) -> Document {
        let words: Vec<&str> = self.words.iter().copied().collect();
        let mut document = Document::new(key).text("title", None, words.join(" ")).stored(key.as_bytes());
        if let Some(city) = self.city {
            document = document.facet("city", city);
        }
        for theme in &self.themes {
            document = document.facet("theme", theme.as_str());
        }
        if let Some(modified) = self.modified {
            document = document.instant("modified", modified);
        }
        if let Some(points) = self.points {
            document = document.number("points", points);
        }
        if let Some(extent) = self.extent {
            document = document.bounds("extent", extent);
        }
        if let Some(title_key) = &self.title_key {
            document = document.sort_key("title_key", title_key.clone());
        }
        document
    }
}

/// A question, as a clause for the index and as a test for the list.
struct Asked {
    words: Vec<&'static str>,
    without: Option<&'static str>,
    from: Option<i64>,
    box_: Option<Bounds>,
    cities: BTreeSet<&'static str>,
    themes: BTreeSet<String>,
}

impl Asked {
    fn new(chance: &mut Chance) -> Self {
        Self {
            words: (0..chance.below(3)).map(|_| WORDS[chance.below(WORDS.len())]).collect(),
            without: (chance.below(3) == 0).then(|| WORDS[chance.below(WORDS.len())]),
            from: (chance.below(3) == 0).then(|| chance.below(40) as i64 - 25),
            box_: (chance.below(4) == 0).then(|| {
                let west = chance.below(360) as f64 - 180.0;
                let east = if west > 60.0 { west - 240.0 } else { west + 120.0 };
                Bounds::new(west, -80.0, east, 60.0).unwrap()
            }),
            cities: (0..chance.below(3)).map(|_| CITIES[chance.below(CITIES.len())]).collect(),
            themes: (0..chance.below(3)).map(|_| format!("t{}", chance.below(41))).collect(),
        }
    }

    fn request(&self) -> Request {
        let mut clauses: Vec<Clause> = self.words.iter().map(|word| Clause::words(*word)).collect();
        clauses.extend(self.without.map(|word| Clause::Not(Box::new(Clause::words(word)))));
        let mut request = Request::clause(Clause::All(clauses))
            .select("city", self.cities.iter().copied())
            .select("theme", self.themes.iter().cloned())
            .count("city", 4)
            .count("theme", 7);
        request.filters.extend(self.from.map(|from| Clause::Range {
            field: "modified".to_owned(),
            from: Bound::Included(Scalar::Instant(from)),
            to: Bound::Unbounded,
        }));
        request.filters.extend(self.box_.map(|bounds| Clause::Box { field: "extent".to_owned(), bounds }));
        request
    }

    fn matches(&self, listed: &Listed) -> bool {
        self.words.iter().all(|word| listed.words.contains(word))
            && self.without.is_none_or(|word| !listed.words.contains(word))
            && self.from.is_none_or(|from| listed.modified.is_some_and(|modified| modified >= from))
            && self.box_.is_none_or(|asked| listed.extent.is_some_and(|extent| asked.intersects(&extent)))
    }

    fn in_cities(&self, listed: &Listed) -> bool {
        self.cities.is_empty() || listed.city.is_some_and(|city| self.cities.contains(city))
    }

    fn in_themes(&self, listed: &Listed) -> bool {
        self.themes.is_empty() || !self.themes.is_disjoint(&listed.themes)
    }
}

/// The counts as the index should give them.
fn counted<'a>(
    values: impl Iterator<Item = &'a str>,
    chosen: &[&str],
    limit: usize,
) -> (Vec<(String, u64)>, bool) {
    let mut counts: BTreeMap<String, u64> = chosen.iter().map(|value| ((*value).to_owned(), 0)).collect();
    values.for_each(|value| *counts.entry(value.to_owned()).or_default() += 1);
    let mut sorted: Vec<(String, u64)> = counts.into_iter().collect();
    sorted.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    let late = sorted.split_off(sorted.len().min(limit));
    let (late, rest): (Vec<_>, Vec<_>) =
        late.into_iter().partition(|(value, _)| chosen.contains(&value.as_str()));
    sorted.extend(late);
    (sorted, rest.iter().any(|(_, count)| *count > 0))
}

fn given(counts: &FacetCounts) -> (Vec<(String, u64)>, bool) {
    (counts.values.iter().map(|one| (one.value.clone(), one.count)).collect(), counts.more)
}

/// An index and the list of what is in it, written in several commits with replacements and deletions.
fn filled(chance: &mut Chance, size: usize) -> (SearchIndex, BTreeMap<String, Listed>) {
    let index = SearchIndex::in_memory(schema()).unwrap();
    let mut writer = index.writer(small()).unwrap();
    let mut list = BTreeMap::new();
    let commits = 1 + chance.below(4);
    for commit in 0..commits {
        for _ in 0..size / commits {
            let key = format!("k{}", chance.below(size));
            if chance.below(10) == 0 {
                writer.delete(&key);
                list.remove(&key);
            } else {
                let listed = Listed::new(chance);
                writer.put(&listed.document(&key)).unwrap();
                list.insert(key, listed);
            }
        }
        writer.commit(commit as u64).unwrap();
    }
    (index, list)
}

fn orders() -> Vec<Order> {
    let mut orders = vec![Order::Relevance];
    for field in ["modified", "points", "title_key"] {
        for descending in [false, true] {
            orders.push(Order::By { field: field.to_owned(), descending });
        }
    }
    orders
}

/// The keys in orders that are not by relevance.
fn sorted(mut found: Vec<(&String, &Listed)>, orders: &[Order]) -> Vec<String> {
    found.sort_by(|(a_key, a), (b_key, b)| {
        let values = orders.iter().map(|order| compared(order, a, b)).find(|values| values.is_ne());
        values.unwrap_or_else(|| a_key.cmp(b_key))
    });
    found.into_iter().map(|(key, _)| key.clone()).collect()
}

fn compared(order: &Order, a: &Listed, b: &Listed) -> std::cmp::Ordering {
    let Order::By { field, descending } = order else { unreachable!("relevance has no list") };
    match field.as_str() {
        "modified" => last(a.modified, b.modified, *descending, Ord::cmp),
        "points" => last(a.points, b.points, *descending, f64::total_cmp),
        _ => last(a.title_key.clone(), b.title_key.clone(), *descending, Ord::cmp),
    }
}

fn last<T>(
    a: Option<T>,
    b: Option<T>,
    descending: bool,
    compare: impl Fn(&T, &T) -> std::cmp::Ordering,
) -> std::cmp::Ordering {
    match (a, b) {
        (Some(a), Some(b)) if descending => compare(&b, &a),
        (Some(a), Some(b)) => compare(&a, &b),
        (a, b) => b.is_some().cmp(&a.is_some()),
    }
}

/// All keys of a request, page by page; `between` is done after each page.
fn walked(index: &SearchIndex, request: &Request, mut between: impl FnMut()) -> Vec<String> {
    let mut request = request.clone();
    let mut keys = Vec::new();
    loop {
        let answer = index.search(&request).unwrap();
        keys.extend(answer.hits.into_iter().map(|hit| hit.key));
        let Some(next) = answer.next else { return keys };
        request.start = Start::After(next);
        between();
    }
}

/// Asks several questions and compares totals and counts.
fn count_all(seed: u64, size: usize) {
    let chance = &mut Chance(seed);
    let (index, list) = filled(chance, size);
    assert_eq!(index.documents(), list.len() as u64);
    for _ in 0..8 {
        let asked = Asked::new(chance);
        let answer = index.search(&asked.request()).unwrap();
        let met: Vec<&Listed> = list.values().filter(|listed| asked.matches(listed)).collect();
        let both = met.iter().filter(|listed| asked.in_cities(listed) && asked.in_themes(listed));
        assert_eq!(answer.total, both.count() as u64);
        let cities = met.iter().filter(|listed| asked.in_themes(listed)).filter_map(|listed| listed.city);
        let chosen: Vec<&str> = asked.cities.iter().copied().collect();
        assert_eq!(given(&answer.facets[0]), counted(cities, &chosen, 4));
        let in_cities = met.iter().filter(|listed| asked.in_cities(listed));
        let themes = in_cities.flat_map(|listed| listed.themes.iter().map(String::as_str));
        let chosen: Vec<&str> = asked.themes.iter().map(String::as_str).collect();
        assert_eq!(given(&answer.facets[1]), counted(themes, &chosen, 7));
    }
}

#[test]
fn a_chosen_value_that_is_shown_is_not_a_further_one() {
    count_all(8_167_403_477_580_804_949, 1_819);
    count_all(15_354_532_212_554_716_406, 1_247);
}

/// Turns all pages in every order, while documents come in between them.
fn turn_pages(seed: u64, size: usize) {
    let chance = &mut Chance(seed);
    for order in orders() {
        let (index, list) = filled(chance, size);
        let word = WORDS[chance.below(WORDS.len())];
        let request = Request { order: order.clone(), hits: 7, ..Request::people(word) };
        let mut writer = index.writer(small()).unwrap();
        let mut added = 0;
        let keys = walked(&index, &request, || {
            if added < 15 {
                for _ in 0..5 {
                    added += 1;
                    writer.put(&Listed::new(chance).document(&format!("new{added}"))).unwrap();
                }
                writer.commit(100 + added).unwrap();
            }
        });
        let once: BTreeSet<&String> = keys.iter().collect();
        assert_eq!(once.len(), keys.len(), "{order:?} {word} {keys:?}");
        for (key, listed) in &list {
            assert_eq!(listed.words.contains(word), once.contains(key), "{key} {order:?}");
        }
    }
}

#[test]
fn pages_join_up_where_they_once_did_not() {
    turn_pages(3_626_607_400_107_889_071, 115);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, max_shrink_iters: 20, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn totals_and_facets_are_those_of_the_list(seed in any::<u64>(), size in 20_usize..2_000) {
        count_all(seed, size);
    }

    #[test]
    fn every_order_is_that_of_the_list_and_pages_join_up(seed in any::<u64>(), size in 20_usize..400) {
        let chance = &mut Chance(seed);
        let (index, list) = filled(chance, size);
        let asked = Asked::new(chance);
        let found: Vec<_> = list
            .iter()
            .filter(|(_, listed)| asked.matches(listed) && asked.in_cities(listed) && asked.in_themes(listed))
            .collect();
        for order in orders() {
            let all = orders();
            let then = (0..chance.below(3)).map(|_| all[1 + chance.below(all.len() - 1)].clone()).collect();
            let request = Request { order: order.clone(), then, hits: 1 + chance.below(9), ..asked.request() };
            let keys = walked(&index, &request, || {});
            let all = index.search(&Request { hits: 1_000, ..request.clone() }).unwrap();
            prop_assert_eq!(&keys, &all.hits.iter().map(|hit| hit.key.clone()).collect::<Vec<_>>());
            prop_assert!(all.hits.iter().all(|hit| hit.stored == hit.key.as_bytes()));
            if order == Order::Relevance {
                prop_assert!(all.hits.is_sorted_by(|a, b| a.score >= b.score - 0.001));
                prop_assert_eq!(keys.iter().collect::<BTreeSet<_>>(), found.iter().map(|(key, _)| *key).collect());
            } else {
                let by = [vec![order], request.then.clone()].concat();
                prop_assert_eq!(keys.clone(), sorted(found.clone(), &by));
            }
            let offset = chance.below(keys.len() + 2);
            let jumped = index.search(&Request { start: Start::Offset(offset), ..request.clone() }).unwrap();
            let expected: Vec<_> = keys.iter().skip(offset).take(request.hits).collect();
            prop_assert_eq!(jumped.hits.iter().map(|hit| &hit.key).collect::<Vec<_>>(), expected);
        }
    }

    #[test]
    fn turning_pages_shows_each_hit_once_while_documents_come_in(seed in any::<u64>(), size in 20_usize..150) {
        turn_pages(seed, size);
    }

    #[test]
    fn boxes_meet_as_they_do_in_the_list(seed in any::<u64>()) {
        let chance = &mut Chance(seed);
        let (index, list) = filled(chance, 300);
        for _ in 0..20 {
            let bounds = chance.bounds();
            let request = Request {
                order: Order::By { field: "modified".to_owned(), descending: false },
                hits: 1_000,
                ..Request::clause(Clause::Box { field: "extent".to_owned(), bounds })
            };
            let met = list.iter().filter(|(_, listed)| listed.extent.is_some_and(|extent| extent.intersects(&bounds)));
            let keys: Vec<String> =
                index.search(&request).unwrap().hits.into_iter().map(|hit| hit.key).collect();
            prop_assert_eq!(keys, sorted(met.collect(), std::slice::from_ref(&request.order)));
        }
    }

    #[test]
    fn nothing_that_people_type_is_an_error(text in "[-\"“a-zà-žα-ωа-я0-9*:()\\[\\]~^+&|!/\\\\ ]{0,80}", typing in any::<bool>()) {
        let index = crate::common::index_of(&[Document::new("a").text("title", None, "alpha")]);
        let people = centum_search::People { text: text.clone(), typing };
        prop_assert!(index.search(&Request::new(centum_search::Query::People(people))).is_ok());
        prop_assert!(index.suggest(&text, 5, &Request::people("")).is_ok());
    }
}
