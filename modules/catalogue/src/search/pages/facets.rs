//! Facets with their counts, as links that narrow and widen.

use centum_search::FacetCounts;
use centum_web::Locale;
use centum_web::components::Chip;

use super::super::fields;
use super::super::names::{Name, Names};
use super::super::question::Question;
use crate::dcat::vocabulary;

/// Values of a facet in a page.
const FEW: usize = 8;
/// Values of the one facet that is shown whole.
const MANY: usize = 200;
/// Groups that stand open before anything is chosen.
const OPEN: usize = 4;

/// The facets of the page, in the order in which readers want them.
const SHOWN: [&str; 14] = [
    fields::CITY,
    fields::THEME,
    fields::FORMAT,
    fields::LICENCE,
    fields::COUNTRY,
    fields::PUBLISHER,
    fields::CATALOGUE,
    fields::FREQUENCY,
    fields::HVD,
    fields::QUALITY,
    fields::KIND,
    fields::LANGUAGE,
    fields::ACCESS,
    fields::KEYWORD,
];

/// A facet in the page.
pub(super) struct Group {
    pub field: &'static str,
    pub heading: String,
    pub values: Vec<Value>,
    /// Where all of its values can be seen.
    pub all: Option<String>,
    /// There are more values than are shown in any case.
    pub cut: bool,
    pub open: bool,
}

/// A value of a facet.
pub(super) struct Value {
    pub name: Name,
    pub count: u64,
    pub href: String,
    pub chosen: bool,
}

/// How many values of each facet are asked for; one can be asked for whole.
pub(super) fn wanted(whole: Option<&str>) -> Vec<(&'static str, usize)> {
    let limit = |field: &str| match field {
        _ if whole == Some(field) => MANY,
        // The categories below are counted too, and left out of the page.
        fields::HVD => MANY,
        _ => FEW,
    };
    SHOWN.into_iter().map(|field| (field, limit(field))).collect()
}

/// The facet that an address asks for whole.
pub(super) fn whole(name: Option<&str>) -> Option<&'static str> {
    SHOWN.into_iter().find(|field| Some(*field) == name)
}

/// What a facet is called.
pub(super) fn heading(locale: &Locale, field: &str) -> String {
    locale.text(&format!("catalogue-search-facet-{field}"))
}

/// The groups of a page. A facet in which nothing differs is left out.
pub(super) fn groups(
    locale: &Locale,
    question: &Question,
    names: &Names,
    counts: &[FacetCounts],
    whole: Option<&str>,
) -> Vec<Group> {
    let mut groups = Vec::new();
    for facet in counts {
        let Some(field) = SHOWN.into_iter().find(|field| *field == facet.field) else { continue };
        let values: Vec<Value> = facet
            .values
            .iter()
            .filter(|count| field != fields::HVD || count.selected || is_on_top(&count.value))
            .map(|count| Value {
                name: names.of(locale, field, &count.value),
                count: count.count,
                href: question.turned(field, &count.value).href(),
                chosen: count.selected,
            })
            .collect();
        let chosen = values.iter().any(|value| value.chosen);
        if values.is_empty() {
            continue;
        }
        let all = (facet.more && whole != Some(field))
            .then(|| format!("{}#facet-{field}", question.query().with("whole", field).href("/data")));
        let cut = facet.more && whole == Some(field);
        let open = chosen || whole == Some(field) || groups.len() < OPEN;
        groups.push(Group { field, heading: heading(locale, field), values, all, cut, open });
    }
    groups
}

fn is_on_top(category: &str) -> bool {
    vocabulary::hvd_categories().get(category).is_some_and(|found| found.facts.is_empty())
}

/// What is chosen, each with the address without it.
pub(super) fn chips(locale: &Locale, question: &Question, names: &Names) -> Vec<Chip> {
    let mut chips: Vec<Chip> = loosened(question)
        .into_iter()
        .map(|(part, without)| {
            let (label, value) = match part {
                Part::Value(field, value) => (heading(locale, field), names.of(locale, field, &value).text),
                Part::Period => (locale.text("catalogue-search-period"), period(locale, question)),
                Part::Box => (locale.text("catalogue-search-box"), sides(question)),
            };
            Chip { label, value, without: without.href() }
        })
        .collect();
    chips.truncate(super::super::question::MOST_VALUES + 2);
    chips
}

/// A condition of a question.
pub(super) enum Part {
    Value(&'static str, String),
    Period,
    Box,
}

/// Each condition of a question, with the question without it.
pub(super) fn loosened(question: &Question) -> Vec<(Part, Question)> {
    let mut loosened = Vec::new();
    for (field, values) in &question.chosen {
        for value in values {
            loosened.push((Part::Value(field, value.clone()), question.turned(field, value)));
        }
    }
    if question.from.is_some() || question.until.is_some() {
        loosened.push((Part::Period, Question { from: None, until: None, ..question.clone() }));
    }
    if question.bounds.is_some() {
        loosened.push((Part::Box, Question { bounds: None, ..question.clone() }));
    }
    loosened
}

fn period(locale: &Locale, question: &Question) -> String {
    let end = |day: Option<centum_base::Date>| day.map_or_else(|| "…".to_owned(), |day| locale.date(day));
    format!("{} – {}", end(question.from), end(question.until))
}

fn sides(question: &Question) -> String {
    let Some(bounds) = question.bounds else { return String::new() };
    let [west, south, east, north] = bounds.sides();
    format!("{west}, {south}, {east}, {north}")
}

#[cfg(test)]
mod tests {
    use centum_search::FacetCount;
    use centum_web::locale::{Catalogue, Customs};

    use super::*;

    #[test]
    fn a_facet_that_has_more_values_than_a_page_shows_says_so() {
        let catalogue = Catalogue::new(crate::MESSAGES, Customs::default()).unwrap();
        let locale = catalogue.english().clone();
        let facet = |more| FacetCounts {
            field: fields::KEYWORD.into(),
            values: vec![FacetCount { value: "trees".into(), count: 3, selected: false }],
            more,
        };
        let of = |more, whole| {
            let groups = groups(&locale, &Question::default(), &Names::default(), &[facet(more)], whole);
            (groups[0].all.is_some(), groups[0].cut)
        };
        assert_eq!(of(true, None), (true, false), "all of them are one step away");
        assert_eq!(of(true, Some(fields::KEYWORD)), (false, true));
        assert_eq!(of(false, Some(fields::KEYWORD)), (false, false));
    }
}
