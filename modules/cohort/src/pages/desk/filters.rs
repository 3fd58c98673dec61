//! Which rows of the cohort are shown: filters, words and order, all of them in the address.

use centum_base::fold::fold;
use centum_web::Locale;
use centum_web::components::{Chip, Choice, Order, Sorting};
use centum_web::links::Query;

use super::words;
use crate::model::{Part, Standing};
use crate::register::{Consent, Decided, Participation};

/// The columns that the list is sorted by.
pub(super) const COLUMNS: [&str; 6] = ["position", "name", "part", "country", "standing", "consent"];

/// Rows that are wanted. An unknown value filters nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Filter {
    words: String,
    part: Option<Part>,
    standing: Option<Standing>,
    consent: Option<Consent>,
    country: Option<centum_base::Country>,
    mark: Option<String>,
    consortia: bool,
    unplaced: bool,
}

impl Filter {
    /// Reads the filters of an address.
    pub(super) fn read(query: &Query) -> Self {
        let named = |name: &str| query.get(name).filter(|value| !value.is_empty());
        Self {
            words: fold(query.get("q").unwrap_or_default()),
            part: named("part").and_then(Part::named),
            standing: named("standing").and_then(Standing::named),
            consent: named("consent").and_then(Consent::named),
            country: named("country").and_then(|code| code.parse().ok()),
            mark: named("mark").map(str::to_owned),
            consortia: named("kind") == Some("consortium"),
            unplaced: named("place") == Some("open"),
        }
    }

    /// Whether a row is wanted.
    pub(super) fn admits(&self, one: &Participation) -> bool {
        let said = || one.cities.iter().map(|city| city.name.as_str()).chain([one.name.as_str()]);
        (self.words.is_empty() || said().any(|name| fold(name).contains(&self.words)))
            && self.part.is_none_or(|part| one.part == part)
            && self.standing.is_none_or(|standing| one.standing == standing)
            && self.consent.is_none_or(|consent| one.consent == consent)
            && self.country.is_none_or(|country| one.countries.contains(&country))
            && self.mark.as_ref().is_none_or(|mark| one.marks.contains(mark))
            && (!self.consortia || one.lead.is_some())
            && (!self.unplaced || one.cities.iter().any(|city| city.decided == Decided::Open))
    }

    /// The filters that are on, each with the address without it.
    pub(super) fn chips(&self, locale: &Locale, query: &Query, path: &str) -> Vec<Chip> {
        let query = query.without("page");
        let chip = |name: &str, label: &str, value: String| Chip {
            label: locale.text(label),
            value,
            without: query.without(name).href(path),
        };
        let words = (!self.words.is_empty()).then(|| query.get("q").unwrap_or_default().to_owned());
        let found = [
            words.map(|words| chip("q", "word-search", words)),
            self.part.map(|part| chip("part", "cohort-desk-part", words::part(locale, part))),
            self.country.map(|country| chip("country", "word-country", locale.country(country))),
            self.mark.clone().map(|mark| chip("mark", "cohort-desk-mark", mark)),
            self.standing.map(|one| chip("standing", "cohort-desk-standing", words::standing(locale, one))),
            self.consent.map(|one| chip("consent", "cohort-desk-consent", words::consent(locale, one))),
            self.consortia.then(|| chip("kind", "cohort-desk-kind", locale.text("cohort-desk-consortium"))),
            self.unplaced
                .then(|| chip("place", "cohort-desk-place", locale.text("cohort-desk-tab-unplaced"))),
        ];
        found.into_iter().flatten().collect()
    }
}

/// A choice of values, the first of which filters nothing.
pub(super) struct Menu {
    pub(super) name: &'static str,
    pub(super) label: String,
    pub(super) choices: Vec<Choice>,
}

/// The menus above the list, with the values that its rows have.
pub(super) fn menus(locale: &Locale, query: &Query, rows: &[Participation]) -> Vec<Menu> {
    let menu = |name: &'static str, label: &str, choices: Vec<Choice>| {
        let any = Choice::new("", locale.text("cohort-desk-any"), query.get(name).or(Some("")));
        Menu { name, label: locale.text(label), choices: [any].into_iter().chain(choices).collect() }
    };
    let mut countries: Vec<_> = rows.iter().flat_map(|one| one.countries.iter().copied()).collect();
    countries.sort_unstable();
    countries.dedup();
    let mut countries: Vec<Choice> = countries
        .into_iter()
        .map(|country| Choice::new(country.code(), locale.country(country), query.get("country")))
        .collect();
    locale.sort_by_text(&mut countries, |choice| &choice.text);
    let mut marks: Vec<&String> = rows.iter().flat_map(|one| &one.marks).collect();
    marks.sort_unstable();
    marks.dedup();
    let marks = marks.into_iter().map(|mark| Choice::new(mark, mark, query.get("mark"))).collect();
    let one = |value: &str, id: &str, name: &str| vec![Choice::new(value, locale.text(id), query.get(name))];
    vec![
        menu("part", "cohort-desk-part", words::parts(locale, query.get("part"))),
        menu("country", "word-country", countries),
        menu("mark", "cohort-desk-mark", marks),
        menu("standing", "cohort-desk-standing", words::standings(locale, query.get("standing"))),
        menu("kind", "cohort-desk-kind", one("consortium", "cohort-desk-consortium", "kind")),
        menu("place", "cohort-desk-place", one("open", "cohort-desk-tab-unplaced", "place")),
        menu("consent", "cohort-desk-consent", words::consents(locale, query.get("consent"))),
    ]
}

/// The rows that are wanted, in the wanted order.
pub(super) fn chosen(
    locale: &Locale,
    filter: &Filter,
    sorting: &Sorting,
    rows: Vec<Participation>,
) -> Vec<Participation> {
    let mut rows: Vec<Participation> = rows.into_iter().filter(|one| filter.admits(one)).collect();
    rows.sort_by(|left, right| {
        let order = match sorting.by.as_str() {
            "name" => locale.compare(&left.name, &right.name),
            "part" => left.part.cmp(&right.part),
            "standing" => left.standing.cmp(&right.standing),
            "consent" => left.consent.name().cmp(right.consent.name()),
            "country" => locale.compare(
                &words::countries(locale, &left.countries),
                &words::countries(locale, &right.countries),
            ),
            _ => left.position.cmp(&right.position),
        };
        let order = if sorting.order == Order::Descending { order.reverse() } else { order };
        order.then(left.position.cmp(&right.position))
    });
    rows
}
