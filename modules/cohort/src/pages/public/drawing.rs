//! The cities of a version on a map.

use centum_web::{Html, Locale};

use crate::announcement::{Content, Entry};

/// The map in a page; the table by country stands beside it.
pub(crate) fn of_version(_locale: &Locale, _content: &Content) -> Option<Html> {
    None
}

/// The cities behind one row.
pub(crate) fn of_entry(_locale: &Locale, _entry: &Entry) -> Option<Html> {
    None
}

/// The map as a file of its own.
pub(crate) fn stand_alone(_locale: &Locale, _content: &Content) -> Option<String> {
    None
}
