//! From a record to the document that it is found by.

use centum_base::fold::fold;
use centum_search::{Bounds, Document, Language};

use super::card::Card;
use super::{codes, fields};
use crate::dcat::vocabulary;
use crate::dcat::{Coded, Moment, Place, Record, Texts};
use crate::views::Shown;

/// The longest text to order by, in bytes.
const LONGEST_SORT_KEY: usize = 200;
/// Distributions whose own titles and descriptions are searched.
const MOST_DISTRIBUTIONS: usize = 100;

/// The document of a record that is shown.
pub(super) fn document(shown: &Shown) -> Document {
    let Shown { record, typed, around, .. } = shown;
    let mut made = Document::new(record.id.to_string());
    made = texts(made, fields::TITLE, &typed.titles);
    made = texts(made, fields::DESCRIPTION, &typed.descriptions);
    for part in typed.distributions.iter().take(MOST_DISTRIBUTIONS) {
        made = texts(texts(made, fields::DESCRIPTION, &part.titles), fields::DESCRIPTION, &part.descriptions);
    }
    for (lang, keywords) in &typed.keywords {
        for keyword in keywords {
            made = made.text(fields::KEYWORDS, Language::from_tag(lang.as_str()), keyword);
        }
    }
    for agent in &typed.publishers {
        made = texts(made, fields::PUBLISHER_NAME, &agent.names);
    }
    if let Some(publisher) = &around.publisher {
        made = made
            .text(fields::PUBLISHER_NAME, None, &publisher.name)
            .facet(fields::PUBLISHER, &publisher.slug);
    }
    for place in &around.places {
        made = made.facet(fields::CITY, place.id.to_string()).facet(fields::COUNTRY, place.country.code());
        for name in &place.names {
            made = made.text(fields::PLACE_NAME, None, name);
        }
    }
    made = coded(made, typed);
    made = made
        .facet(fields::CATALOGUE, &around.catalogue.slug)
        .facet(fields::KIND, record.kind.name())
        .instant(fields::SEEN, record.first_seen.as_microsecond())
        .instant(fields::CHANGED, shown.entry.at.as_microsecond());
    let parts = typed.distributions.len();
    made = made
        .facet(fields::OPEN, codes::is_open(typed).to_string())
        .facet(fields::PART_COUNT, parts.to_string())
        .number(fields::PARTS, parts as f64);
    made = moments(made, typed, shown.entry.at.as_microsecond());
    if let Some(bounds) = bounds(&typed.spatial) {
        made = made.bounds(fields::BOX, bounds);
    }
    if let Some(points) = shown.points {
        made = made.number(fields::POINTS, f64::from(points)).facet(fields::QUALITY, fields::band(points));
    }
    if let Some((_, title)) = typed.titles.best(&[]) {
        let mut key = fold(title);
        key.truncate(key.floor_char_boundary(LONGEST_SORT_KEY));
        made = made.sort_key(fields::TITLE_SORT, key);
    }
    // A card is made of strings and numbers: it can always be written.
    made.stored(serde_json::to_vec(&Card::of(shown)).unwrap_or_default())
}

fn texts(made: Document, field: &str, texts: &Texts) -> Document {
    texts.0.iter().fold(made, |made, (lang, text)| made.text(field, Language::from_tag(lang.as_str()), text))
}

/// Codes to narrow by, and their labels to find them by.
fn coded(made: Document, record: &Record) -> Document {
    let (themes, formats, licences) =
        (codes::themes(record), codes::formats(record), codes::licences(record));
    let categories = codes::categories(record);
    let frequency: Vec<String> = record.frequency.iter().filter_map(Coded::code).map(str::to_owned).collect();
    let access = record.access_rights.as_ref().and_then(Coded::code).map(str::to_owned);
    let labels = codes::labels(vocabulary::themes(), &themes)
        .chain(codes::labels(vocabulary::file_types(), &formats))
        .chain(codes::labels(vocabulary::licences(), &licences))
        .chain(codes::labels(vocabulary::frequencies(), &frequency))
        .chain(codes::labels(vocabulary::hvd_categories(), &categories));
    let made =
        labels.fold(made, |made, (tag, label)| made.text(fields::LABEL, Language::from_tag(tag), label));
    // People search for "csv" as readily as for the label.
    let made = formats.iter().fold(made, |made, code| made.text(fields::LABEL, None, code));
    let every = [
        (fields::THEME, themes),
        (fields::FORMAT, formats),
        (fields::LICENCE, licences),
        (fields::HVD, categories),
        (fields::FREQUENCY, frequency),
        (fields::ACCESS, access.into_iter().collect()),
        (fields::LANGUAGE, codes::languages(record)),
        (fields::KEYWORD, codes::keywords(record).into_iter().collect()),
    ];
    every.into_iter().fold(made, |made, (field, values)| {
        values.into_iter().fold(made, |made, value| made.facet(field, value))
    })
}

/// The moments of a record that was read at an instant.
fn moments(mut made: Document, record: &Record, read_at: i64) -> Document {
    let period = |end: fn(&crate::dcat::Period) -> Option<&Moment>| record.temporal.iter().map(end);
    let starts: Option<Vec<i64>> = period(|period| period.start.as_ref()).map(|at| first(at?)).collect();
    let ends: Option<Vec<i64>> = period(|period| period.end.as_ref()).map(|at| last(at?)).collect();
    let each = [
        // A day that is yet to come would keep it before all that really changed, for years.
        (fields::MODIFIED, record.modified.as_ref().and_then(first).map(|at| at.min(read_at))),
        (fields::ISSUED, record.issued.as_ref().and_then(first)),
        // One period that is open leaves the whole open.
        (fields::FROM, starts.and_then(|starts| starts.into_iter().min())),
        (fields::UNTIL, ends.and_then(|ends| ends.into_iter().max())),
    ];
    for (field, at) in each {
        if let Some(at) = at {
            made = made.instant(field, at);
        }
    }
    made
}

/// The first microsecond of a moment.
pub(super) fn first(moment: &Moment) -> Option<i64> {
    match moment {
        Moment::Instant(at) => Some(at.as_microsecond()),
        other => start_of(other.day()?),
    }
}

/// The last microsecond of a moment, which may be a whole year.
fn last(moment: &Moment) -> Option<i64> {
    let next = match moment {
        Moment::Text(_) => return None,
        Moment::Instant(at) => return Some(at.as_microsecond()),
        Moment::Year(year) => centum_base::Date::new(year.checked_add(1)?, 1, 1).ok()?,
        Moment::Month(year, 12) => centum_base::Date::new(year.checked_add(1)?, 1, 1).ok()?,
        Moment::Month(year, month) => centum_base::Date::new(*year, month + 1, 1).ok()?,
        Moment::Day(day) => day.tomorrow().ok()?,
    };
    Some(start_of(next)? - 1)
}

pub(super) fn start_of(day: centum_base::Date) -> Option<i64> {
    Some(day.to_zoned(centum_base::TimeZone::UTC).ok()?.timestamp().as_microsecond())
}

/// The box around all that the record is about.
fn bounds(places: &[Place]) -> Option<Bounds> {
    let each = places.iter().filter_map(|place| {
        let middle = place.centroid.map(|point| [point.lon, point.lat, point.lon, point.lat]);
        place.bbox.map(|bbox| [bbox.west, bbox.south, bbox.east, bbox.north]).or(middle)
    });
    let on_the_map =
        each.filter(|[west, south, east, north]| Bounds::new(*west, *south, *east, *north).is_some());
    let [west, south, east, north] =
        on_the_map.reduce(|a, b| [a[0].min(b[0]), a[1].min(b[1]), a[2].max(b[2]), a[3].max(b[3])])?;
    Bounds::new(west, south, east, north)
}
