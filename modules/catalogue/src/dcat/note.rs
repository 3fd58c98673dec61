//! What was odd in a record: said with its place and its value, in no language yet.

use serde::Serialize;

/// One oddity.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Note {
    /// The property that it was found at, as people of the trade write it: `dct:license`.
    pub path: &'static str,
    /// The value as it stood, cut to [`Note::LONGEST`] characters.
    pub value: String,
    /// What is odd about it.
    pub what: What,
}

impl Note {
    /// How much of a value a note repeats.
    pub const LONGEST: usize = 200;
    /// How many notes a record may gather; what comes after is read in silence.
    pub const MOST: usize = 500;

    /// A note, with the value cut to length.
    pub fn new(path: &'static str, value: &str, what: What) -> Self {
        Self { path, value: value.chars().take(Self::LONGEST).collect(), what }
    }
}

/// The kinds of oddity. What was understood in spite of it stands in the record; what was not stands only in the graph.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum What {
    /// Text stands where an address belongs.
    LiteralForIri,
    /// An address stands where text belongs, or text was made into an address.
    IriForLiteral,
    /// Another spelling of a code; the record has the code.
    Respelt,
    /// No table knows it; the record has it as it stood.
    NotInVocabulary,
    /// A licence of a family without its version: what it allows is not certain.
    NoVersion,
    /// No form of date that can be read; the record has it as text.
    UnreadableDate,
    /// A date in a form of its own; the record has what it says.
    ForeignDate,
    /// Day and month could be the other way round; read as day first.
    AmbiguousDate,
    /// A time of day without its zone; read as UTC.
    NoTimeZone,
    /// A number that is none; not in the record.
    UnreadableNumber,
    /// A size with a unit or with marks of thousands; the record has bytes.
    NumberWithUnit,
    /// Several values where one is meant; the record has the longest text, the first value or the latest date.
    SeveralValues,
    /// Several values in one text; the record has them apart.
    ListInOne,
    /// Nothing stands in it.
    Empty,
    /// A node about which nothing is said.
    NothingSaid,
    /// An address that had to be mended.
    Mended,
    /// No address at all; not in the record.
    NotAnAddress,
    /// A geometry that can't be read.
    UnreadableGeometry,
    /// A geometry in coordinates that are not degrees; without a box in the record.
    ForeignCrs,
    /// Latitude and longitude seem to have changed places; left as they stand.
    AxisOrder,
    /// Nothing says whether it is a dataset, a series or a service.
    NoType,
    /// Longer than a record holds; cut, or left to the graph.
    TooLong,
    /// More values than a record holds; the rest is left to the graph.
    TooMany,
    /// A word that is not used here any more, or belongs elsewhere.
    Misplaced,
    /// A tag of language that is none.
    UnknownLanguage,
    /// A vocabulary under an address that is not quite its own; read as it is meant.
    Vocabulary,
}
