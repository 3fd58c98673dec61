//! What is counted, in the reader's words.

use std::collections::{BTreeMap, BTreeSet};

use centum_base::{Id, Timestamp};
use centum_places::{Place, places_by_id};
use centum_store::{Conn, StoreResult};
use centum_web::Locale;
use centum_web::links::Query;

use crate::listing::{Age, Figure, Month, Scope, Shares, by_catalogue, homes, shares};
use crate::pages::public::around::City;
use crate::pages::public::words::{List, label};
use crate::records::Kind;
use crate::search::fields;
use crate::sources::Catalogue;

/// What a chart shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::pages::public) enum Drawn {
    /// Datasets by city.
    City,
    /// Datasets by theme.
    Theme,
    /// Datasets by format.
    Format,
    /// Datasets by licence.
    Licence,
    /// Datasets by how long ago they were changed.
    Age,
    /// Datasets by month, added up.
    Growth,
}

impl Drawn {
    /// Every chart, in the order of the page.
    pub(in crate::pages::public) const ALL: [Self; 6] =
        [Self::City, Self::Theme, Self::Format, Self::Licence, Self::Age, Self::Growth];

    /// The name in addresses and ids of texts.
    pub(in crate::pages::public) fn name(self) -> &'static str {
        match self {
            Self::City => "city",
            Self::Theme => "theme",
            Self::Format => "format",
            Self::Licence => "licence",
            Self::Age => "age",
            Self::Growth => "growth",
        }
    }

    /// The one of that name.
    pub(in crate::pages::public) fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.name() == name)
    }
}

/// Whose datasets, of which theme, and how the address asks for that.
#[derive(Clone, Debug)]
pub(in crate::pages::public) struct Asked {
    pub(in crate::pages::public) scope: Scope,
    /// Empty for all.
    pub(in crate::pages::public) theme: String,
    /// The filters that mean the same in the search and in the files of figures.
    pub(in crate::pages::public) query: Query,
}

/// One number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::pages::public) struct Count {
    pub(in crate::pages::public) key: String,
    pub(in crate::pages::public) label: String,
    pub(in crate::pages::public) href: Option<String>,
    pub(in crate::pages::public) count: i64,
}

/// All numbers of a chart, in its order.
#[derive(Clone, Debug)]
pub(in crate::pages::public) struct Counted {
    pub(in crate::pages::public) drawn: Drawn,
    pub(in crate::pages::public) counts: Vec<Count>,
}

impl Counted {
    /// Whether there is nothing to show.
    pub(in crate::pages::public) fn is_empty(&self) -> bool {
        self.counts.is_empty()
    }
}

/// The catalogues of each city; of places that were merged under the one that they are now.
pub(in crate::pages::public) async fn homes_by_city(
    conn: &mut Conn<'_>,
) -> StoreResult<BTreeMap<Id<Place>, (Place, BTreeSet<Id<Catalogue>>)>> {
    let places = places_by_id(conn).await?;
    let mut cities: BTreeMap<Id<Place>, (Place, BTreeSet<Id<Catalogue>>)> = BTreeMap::new();
    for (catalogue, home) in homes(conn).await? {
        if let Some(place) = places.get(&home.place) {
            cities.entry(place.id).or_insert_with(|| (place.clone(), BTreeSet::new())).1.insert(catalogue);
        }
    }
    Ok(cities)
}

/// Counts what a chart shows.
pub(in crate::pages::public) async fn counted(
    conn: &mut Conn<'_>,
    locale: &Locale,
    asked: &Asked,
    drawn: Drawn,
    now: Timestamp,
) -> StoreResult<Counted> {
    let of = |figure: Figure| (figure, asked.theme.as_str());
    let counts = match drawn {
        Drawn::City => by_city(conn, locale, asked)
            .await?
            .into_iter()
            .map(|(city, count)| of_city(&city, count))
            .collect(),
        Drawn::Theme => {
            let shares = shares(conn, &asked.scope, "", Figure::Theme).await?;
            of_codes(locale, List::Theme, &shares, |code| Some(format!("/data/themes/{code}")))
        }
        Drawn::Format | Drawn::Licence => {
            let (figure, list) = match drawn {
                Drawn::Format => (Figure::Format, List::FileType),
                _ => (Figure::Licence, List::Licence),
            };
            let (figure, theme) = of(figure);
            let shares = shares(conn, &asked.scope, theme, figure).await?;
            // The search holds series and services too; a number of datasets leads to as many.
            let search = asked.query.with(fields::KIND, Kind::Dataset.name());
            of_codes(locale, list, &shares, |code| Some(search.with(figure.name(), code).href("/data")))
        }
        Drawn::Age => {
            let (figure, theme) = of(Figure::Modified);
            of_ages(locale, &shares(conn, &asked.scope, theme, figure).await?, Month::at(now))
        }
        Drawn::Growth => {
            let (figure, theme) = of(Figure::Seen);
            of_months(locale, &shares(conn, &asked.scope, theme, figure).await?)
        }
    };
    Ok(Counted { drawn, counts })
}

/// Cities with as many datasets in their catalogues, the most first.
pub(in crate::pages::public) async fn by_city(
    conn: &mut Conn<'_>,
    locale: &Locale,
    asked: &Asked,
) -> StoreResult<Vec<(City, i64)>> {
    let numbers = by_catalogue(conn, &asked.theme).await?;
    let mut cities = Vec::new();
    for (place, catalogues) in homes_by_city(conn).await?.into_values() {
        let within = |id: &&Id<Catalogue>| match &asked.scope {
            Scope::Whole => true,
            Scope::Of(some) => some.contains(id),
        };
        let count: i64 = catalogues.iter().filter(within).filter_map(|id| numbers.get(id)).sum();
        if count > 0 {
            cities.push((City::of(conn, locale, &place).await?, count));
        }
    }
    cities.sort_by(|(one, more), (other, less)| {
        less.cmp(more).then_with(|| locale.compare(&one.name, &other.name))
    });
    Ok(cities)
}

fn of_city(city: &City, count: i64) -> Count {
    Count { key: city.id.to_string(), label: city.name.clone(), href: Some(city.href()), count }
}

/// Codes by their names, the most first; those that say nothing or something unknown last.
fn of_codes(
    locale: &Locale,
    list: List,
    shares: &Shares,
    href: impl Fn(&str) -> Option<String>,
) -> Vec<Count> {
    let one = |(key, count): (&String, &i64)| {
        let odd = key == "none" || key == "other";
        let name = label(locale, list, key).unwrap_or(key);
        Count {
            key: key.clone(),
            label: if odd { locale.text(&format!("catalogue-figures-{key}")) } else { name.to_owned() },
            href: (!odd).then(|| href(key)).flatten(),
            count: *count,
        }
    };
    let mut counts: Vec<Count> = shares.iter().map(one).collect();
    counts.sort_by_key(|one| (one.href.is_none(), std::cmp::Reverse(one.count)));
    counts
}

fn of_ages(locale: &Locale, shares: &Shares, now: Month) -> Vec<Count> {
    let mut ages: BTreeMap<Age, i64> = BTreeMap::new();
    for (key, count) in shares {
        *ages.entry(Age::of(key, now)).or_default() += count;
    }
    let one = |(age, count): (Age, i64)| Count {
        key: age.name().to_owned(),
        label: locale.text(&format!("catalogue-figures-age-{}", age.name())),
        href: None,
        count,
    };
    ages.into_iter().map(one).collect()
}

/// Months with all that was there at their end.
fn of_months(locale: &Locale, shares: &Shares) -> Vec<Count> {
    let mut total = 0;
    let one = |(key, count): (&String, &i64)| {
        total += count;
        let day = key.parse::<Month>().ok().and_then(Month::first_day);
        let label = day.map_or_else(|| key.clone(), |day| locale.month(day));
        Count { key: key.clone(), label, href: None, count: total }
    };
    shares.iter().map(one).collect()
}

/// Numbers for a sample of a page.
pub(in crate::pages::public) fn sample(locale: &Locale, drawn: Drawn) -> Counted {
    let shares =
        |keys: &[(&str, i64)]| -> Shares { keys.iter().map(|(key, n)| ((*key).to_owned(), *n)).collect() };
    let now = Month { year: 2020, month: 7 };
    let counts = match drawn {
        Drawn::Age => of_ages(locale, &shares(&[("2020-07", 3), ("2019-12", 2), ("none", 1)]), now),
        Drawn::Growth => of_months(locale, &shares(&[("2020-05", 3), ("2020-07", 4)])),
        // Names of cities and codes are data, and stand in the drawing too.
        _ => vec![
            Count { key: "a".into(), label: "Δέντρα".into(), href: Some("/data".into()), count: 5 },
            of_codes(locale, List::Theme, &shares(&[("none", 2)]), |_| None).remove(0),
        ],
    };
    Counted { drawn, counts }
}
