//! The register by country: as printed, and split where a row prints two.

use centum_web::Locale;
use centum_web::links::Query;

use super::words;
use crate::announcement::Content;
use crate::figures::{Convention, CountryTable, Tallied, by_country};
use crate::model::Quantity;

/// The table as a page shows it.
pub(crate) struct Table {
    /// One line a label as printed.
    pub lines: Vec<Line>,
    /// The sum of the lines.
    pub total: Tallied,
    /// The other reading, where a row prints several countries: one line a country of such a row.
    pub shared: Vec<Shared>,
    /// Cities of rows with several countries of which nobody knows in which they lie.
    pub unplaced: usize,
}

/// The rows of one label.
pub(crate) struct Line {
    /// The countries as printed.
    pub name: String,
    /// The list narrowed to them.
    pub href: Option<String>,
    /// What they count.
    pub counts: Tallied,
}

/// A country of a row that prints several.
pub(crate) struct Shared {
    /// The country.
    pub name: String,
    /// Rows that print it alone.
    pub alone: i64,
    /// Rows that print it among others.
    pub shared: i64,
    /// Its rows if a row with several countries counts in each.
    pub in_each: i64,
    /// Cities that stand in it.
    pub cities: i64,
}

/// The table of a version.
pub(crate) fn table(locale: &Locale, content: &Content, path: &str) -> Table {
    let convention = Convention::standard(Quantity::Cities);
    let CountryTable { lines, total, split, unplaced, .. } =
        by_country(&content.roster(), &convention, &content.area());
    let mut lines: Vec<Line> = lines
        .into_iter()
        .map(|line| {
            let countries = line.label.countries();
            let narrowed =
                |code: String| format!("{}#lists", Query::default().with("country", code).href(path));
            Line {
                name: words::countries(locale, countries),
                href: (countries.len() == 1).then(|| narrowed(countries[0].to_string())),
                counts: line.counts,
            }
        })
        .collect();
    locale.sort_by_text(&mut lines, |line| &line.name);
    let mut shared: Vec<Shared> = split
        .into_iter()
        .filter(|one| one.rows_shared > 0)
        .map(|one| Shared {
            name: locale.country(one.country),
            alone: one.rows_alone,
            shared: one.rows_shared,
            in_each: one.rows_in_each(),
            cities: one.cities,
        })
        .collect();
    locale.sort_by_text(&mut shared, |one| &one.name);
    Table { lines, total, shared, unplaced: unplaced.len() }
}
