//! The files of an announcement: one format a room, each made from the content of a version alone.
//!
//! What is in them, and what their columns mean, is documented in `docs/schema/README.md`. Every file carries the
//! licence of the edition and, where coordinates or population come from GeoNames, their attribution. The same
//! content gives the same bytes.

#[cfg(test)]
mod anything;
pub mod atom;
mod credit;
mod csv;
mod geojson;
mod icalendar;
pub mod json;
mod jsonld;
mod links;
mod plain;
mod point;
mod sheets;
mod table;
mod tables;
mod xlsx;

pub use atom::{FEED_FILE_NAME, FEED_MEDIA_TYPE, Published, feed};
pub use credit::{Credit, Licence, credits};
pub use csv::{cities_csv, more_csv, neutralised, rows_csv, table_csv};
pub use geojson::geojson;
pub use icalendar::icalendar;
pub use json::{FORMAT, json, schema};
pub use jsonld::jsonld;
pub use links::{BaseError, Links};
pub use sheets::Sheets;
pub use table::{Cell, Table};
pub use xlsx::{MAX_CELL_UNITS, MAX_SHEET_COLUMNS, MAX_SHEET_ROWS, XlsxError, table_xlsx, tables_xlsx, xlsx};

use crate::announcement::Content;

/// A file that every version of an announcement offers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Format {
    /// Everything, by our own documented schema.
    Json,
    /// One line a row.
    RowsCsv,
    /// One line a city.
    CitiesCsv,
    /// Linked data in the words of schema.org.
    JsonLd,
    /// One feature a city.
    GeoJson,
    /// A workbook with rows, cities, figures and where they come from.
    Xlsx,
    /// The days that the programme has named.
    ICalendar,
}

impl Format {
    /// Every format, in the order in which pages offer them.
    pub const ALL: [Self; 7] = [
        Self::Json,
        Self::RowsCsv,
        Self::CitiesCsv,
        Self::JsonLd,
        Self::GeoJson,
        Self::Xlsx,
        Self::ICalendar,
    ];

    /// The last segment of the file's address.
    pub const fn file_name(self) -> &'static str {
        match self {
            Self::Json => "announcement.json",
            Self::RowsCsv => "rows.csv",
            Self::CitiesCsv => "cities.csv",
            Self::JsonLd => "announcement.jsonld",
            Self::GeoJson => "cities.geojson",
            Self::Xlsx => "announcement.xlsx",
            Self::ICalendar => "dates.ics",
        }
    }

    /// The format whose file has that name.
    pub fn named(file_name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.file_name() == file_name)
    }

    /// The media type, for the header `Content-Type`.
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Json => "application/json",
            Self::RowsCsv | Self::CitiesCsv => "text/csv; charset=utf-8; header=present",
            Self::JsonLd => "application/ld+json",
            Self::GeoJson => "application/geo+json",
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Self::ICalendar => "text/calendar; charset=utf-8",
        }
    }

    /// The media type without its parameters.
    pub fn essence(self) -> &'static str {
        let media_type = self.media_type();
        media_type.split_once(';').map_or(media_type, |(essence, _)| essence)
    }

    /// Whether the version has such a file: a calendar needs dates.
    pub fn is_offered(self, content: &Content) -> bool {
        self != Self::ICalendar || !content.edition.dates.is_empty()
    }

    /// The name under which the file is saved, of letters, digits, dots and hyphens alone.
    pub fn saved_as(self, content: &Content) -> String {
        let safe = |c: char| if c.is_ascii_alphanumeric() { c } else { '-' };
        let slug: String = content.edition.slug.chars().take(80).map(safe).collect();
        format!("{slug}-{}-{}", content.number, self.file_name())
    }

    /// The file's bytes; `None` where the version has no such file.
    pub fn write(self, content: &Content, links: &Links) -> Result<Option<Vec<u8>>, XlsxError> {
        Ok(match self {
            Self::Json => Some(json(content, links).into_bytes()),
            Self::RowsCsv => Some(rows_csv(content, links)),
            Self::CitiesCsv => Some(cities_csv(content, links)),
            Self::JsonLd => Some(jsonld(content, links).into_bytes()),
            Self::GeoJson => Some(geojson(content, links).into_bytes()),
            Self::Xlsx => Some(xlsx(content, links)?),
            Self::ICalendar => icalendar(content, links).map(String::into_bytes),
        })
    }
}
