//! The fields that records are found by.

use centum_search::{FieldKind, Language, Schema, SchemaError, TextOptions};

/// Titles, in every language that they have.
pub const TITLE: &str = "title";
/// Descriptions, of the record and of its distributions.
pub const DESCRIPTION: &str = "description";
/// Keywords, as their source wrote them.
pub const KEYWORDS: &str = "keywords";
/// Who publishes.
pub const PUBLISHER_NAME: &str = "publisher_name";
/// The cities, in every language that the gazetteer has.
pub const PLACE_NAME: &str = "place_name";
/// Labels of themes, formats, licences, frequencies and categories, in every language of their lists.
pub const LABEL: &str = "label";

/// Cities, by the identifier of the place.
pub const CITY: &str = "city";
/// Countries, in the two letters of ISO 3166-1.
pub const COUNTRY: &str = "country";
/// Codes of the Union's data themes.
pub const THEME: &str = "theme";
/// Codes of the Union's file types.
pub const FORMAT: &str = "format";
/// Codes of licences, [`OTHER`] or [`NONE`].
pub const LICENCE: &str = "licence";
/// Categories of high-value datasets, with those above them.
pub const HVD: &str = "hvd";
/// Codes of the Union's frequencies.
pub const FREQUENCY: &str = "frequency";
/// Bands of quality: [`BANDS`].
pub const QUALITY: &str = "quality";
/// Catalogues, by their name in addresses.
pub const CATALOGUE: &str = "catalogue";
/// Publishers, by their name in addresses.
pub const PUBLISHER: &str = "publisher";
/// Dataset, series or service.
pub const KIND: &str = "kind";
/// Languages of the data, as tags.
pub const LANGUAGE: &str = "language";
/// Keywords, folded.
pub const KEYWORD: &str = "keyword";
/// Codes of access rights.
pub const ACCESS: &str = "access";

/// Whether the licence that stands for the whole is open: `true` or `false`. Asked for by programs.
pub const OPEN: &str = "open";
/// How many distributions it has, to be counted. Asked for by programs.
pub const PART_COUNT: &str = "part_count";

/// When the source says that it was last changed; never later than it was read.
pub const MODIFIED: &str = "modified";
/// When the source says that it was first published.
pub const ISSUED: &str = "issued";
/// When this catalogue first saw it.
pub const SEEN: &str = "seen";
/// When the log last had something new of it: what other catalogues harvest by.
pub const CHANGED: &str = "changed";
/// Where the period begins that it is about; absent where that is open.
pub const FROM: &str = "from";
/// Where that period ends; absent where that is open.
pub const UNTIL: &str = "until";
/// The box on the map that it is about.
pub const BOX: &str = "box";
/// Points of quality, of 405.
pub const POINTS: &str = "points";
/// How many distributions it has, to be compared.
pub const PARTS: &str = "parts";
/// The title, to order by.
pub const TITLE_SORT: &str = "title_sort";

/// A licence that the table does not know.
pub const OTHER: &str = "other";
/// No licence at all.
pub const NONE: &str = "none";

/// The bands of quality, each with its least points, the best first.
pub const BANDS: [(&str, u32); 4] = [("excellent", 351), ("good", 221), ("sufficient", 121), ("bad", 0)];

/// The band of so many points.
pub fn band(points: u32) -> &'static str {
    BANDS.iter().find(|(_, least)| points >= *least).map_or("bad", |(band, _)| band)
}

/// The facets that readers narrow by.
pub const FACETS: [&str; 14] = [
    CITY, COUNTRY, THEME, FORMAT, LICENCE, HVD, FREQUENCY, QUALITY, CATALOGUE, PUBLISHER, KIND, LANGUAGE,
    KEYWORD, ACCESS,
];

/// All of the fields.
pub fn schema() -> Result<Schema, SchemaError> {
    let light = |boost| FieldKind::Text(TextOptions { boost, ..TextOptions::BODY });
    let spelt = |boost| FieldKind::Text(TextOptions { boost, ..TextOptions::TITLE });
    let texts = [
        (TITLE, spelt(3.0)),
        (KEYWORDS, spelt(2.0)),
        (PLACE_NAME, light(1.5)),
        (PUBLISHER_NAME, light(1.0)),
        (DESCRIPTION, light(1.0)),
        (LABEL, light(0.5)),
    ];
    let facets = FACETS.into_iter().chain([OPEN, PART_COUNT]).map(|name| (name, FieldKind::Facet));
    let instants = [MODIFIED, ISSUED, SEEN, CHANGED, FROM, UNTIL].map(|name| (name, FieldKind::Instant));
    let others = [
        (BOX, FieldKind::Box),
        (POINTS, FieldKind::Number),
        (PARTS, FieldKind::Number),
        (TITLE_SORT, FieldKind::SortKey),
    ];
    Schema::new(texts.into_iter().chain(facets).chain(instants).chain(others), &Language::ALL)
}
