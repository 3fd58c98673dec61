//! Narrowing the lists of an announcement: by country, mark, part and consortium, in the address alone.

use std::collections::BTreeSet;

use centum_base::Country;
use centum_web::Locale;
use centum_web::components::{Chip, Choice};
use centum_web::links::Query;

use super::words;
use crate::announcement::{Content, Entry};
use crate::model::Part;

/// What the address asks for. Unknown values are left out, as if they had not been asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Filter {
    country: Option<Country>,
    part: Option<Part>,
    mark: Option<String>,
    consortia: bool,
}

/// The filter as the page shows it.
pub(crate) struct FilterForm {
    /// Where the form leads.
    pub action: String,
    /// Countries of the list.
    pub countries: Vec<Choice>,
    /// Parts of the list.
    pub parts: Vec<Choice>,
    /// Marks of the list.
    pub marks: Vec<Choice>,
    /// Whether only consortia are shown.
    pub consortia: bool,
    /// What is on.
    pub chips: Vec<Chip>,
    /// Whether the form stands open.
    pub open: bool,
}

impl Filter {
    /// Reads the filter of an address, as far as the content knows its values.
    pub(crate) fn read(query: &Query, content: &Content) -> Self {
        let mark = query.get("mark").filter(|mark| marks(content).contains(mark));
        Self {
            country: query
                .get("country")
                .and_then(Country::new)
                .filter(|one| countries(content).contains(one)),
            part: query.get("part").and_then(Part::named),
            mark: mark.map(str::to_owned),
            consortia: query.get("consortia") == Some("yes"),
        }
    }

    /// Whether nothing is asked for.
    pub(crate) fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Whether the row is asked for. A row with two countries belongs to both.
    pub(crate) fn admits(&self, entry: &Entry) -> bool {
        let in_country = |country| {
            entry.countries.contains(&country)
                || entry.cities.iter().any(|city| city.country == Some(country))
        };
        self.country.is_none_or(in_country)
            && self.part.is_none_or(|part| entry.part == part)
            && self.mark.as_ref().is_none_or(|mark| entry.marks.contains(mark))
            && (!self.consortia || entry.is_consortium())
    }

    /// The form, and what is on.
    pub(crate) fn form(&self, locale: &Locale, path: &str, query: &Query, content: &Content) -> FilterForm {
        let any = |id: &str| Choice::new("", locale.text(id), None);
        let country = self.country.map(|country| country.to_string());
        let mut named: Vec<(Country, String)> =
            countries(content).into_iter().map(|country| (country, locale.country(country))).collect();
        locale.sort_by_text(&mut named, |(_, name)| name);
        let named =
            named.into_iter().map(|(code, name)| Choice::new(code.to_string(), name, country.as_deref()));
        let present = |part: &Part| content.entries.iter().any(|entry| entry.part == *part);
        let parts = Part::ALL
            .into_iter()
            .filter(present)
            .map(|part| Choice::new(part.name(), words::part(locale, part), self.part.map(Part::name)));
        let marks = marks(content).into_iter().map(|mark| Choice::new(mark, mark, self.mark.as_deref()));
        FilterForm {
            action: path.to_owned(),
            countries: std::iter::once(any("cohort-filter-any-country")).chain(named).collect(),
            parts: std::iter::once(any("cohort-filter-any-part")).chain(parts).collect(),
            marks: std::iter::once(any("cohort-filter-any-mark")).chain(marks).collect(),
            consortia: self.consortia,
            chips: self.chips(locale, path, query),
            open: !self.is_empty(),
        }
    }

    fn chips(&self, locale: &Locale, path: &str, query: &Query) -> Vec<Chip> {
        let query = query.without("lang").without("appearance");
        let chip = |name: &str, label: &str, value: String| Chip {
            label: locale.text(label),
            value,
            without: format!("{}#lists", query.without(name).href(path)),
        };
        let country = self.country.map(|country| chip("country", "word-country", locale.country(country)));
        let part = self.part.map(|part| chip("part", "cohort-part", words::part(locale, part)));
        let mark = self.mark.clone().map(|mark| chip("mark", "cohort-mark", mark));
        let consortia =
            self.consortia.then(|| chip("consortia", "cohort-consortium", locale.text("word-yes")));
        [country, part, mark, consortia].into_iter().flatten().collect()
    }
}

fn countries(content: &Content) -> BTreeSet<Country> {
    content.entries.iter().flat_map(|entry| &entry.countries).copied().collect()
}

fn marks(content: &Content) -> BTreeSet<&str> {
    content.entries.iter().flat_map(|entry| &entry.marks).map(String::as_str).collect()
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;

    fn names(query: &str) -> Vec<String> {
        let content = sample::content();
        let filter = Filter::read(&Query::parse(Some(query)), &content);
        content.entries.iter().filter(|entry| filter.admits(entry)).map(|entry| entry.name.clone()).collect()
    }

    #[test]
    fn a_row_with_two_countries_is_found_under_both() {
        assert!(names("country=GR").contains(&"Δύο Θάλασσες".to_owned()));
        assert!(names("country=BG").contains(&"Δύο Θάλασσες".to_owned()));
    }

    #[test]
    fn a_mark_and_consortia_narrow_together() {
        assert_eq!(names("mark=ΠΨΠ"), ["Θεσσαλονίκη", "Δύο Θάλασσες"]);
        assert_eq!(names("mark=ΠΨΠ&consortia=yes"), ["Δύο Θάλασσες"]);
    }

    #[test]
    fn a_value_that_the_list_does_not_know_is_as_if_it_was_not_asked_for() {
        assert_eq!(names("country=XX&mark=nothing&part=chief").len(), sample::content().entries.len());
    }
}
