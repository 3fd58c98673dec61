//! What a reading holds: what was understood, how surely, and what was not.

use centum_base::Digest;
use serde::{Deserialize, Serialize};

use super::columns::Mapping;
use super::encoding::Encoding;
use super::language::Language;
use crate::model::{Claim, OpenSeat, Part, Roster, Row};

/// How the source is laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Format {
    /// Text as on the page.
    Text,
    /// Cells parted by a comma, a semicolon, a tab or a bar.
    Csv,
    /// A workbook.
    Xlsx,
    /// The source of a page.
    Html,
}

/// Everything that was read from one source.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reading {
    /// How the source is laid out.
    pub format: Format,
    /// How its bytes were turned into letters; a workbook has no choice in that.
    pub encoding: Option<Encoding>,
    /// The language of its words, where they tell.
    pub language: Option<Language>,
    /// The digest of its bytes.
    pub digest: Digest,
    /// What its columns hold, where it is a table.
    pub mapping: Option<Mapping>,
    /// The rows, in the order of the source.
    pub rows: Vec<ReadRow>,
    /// Seats that are still to be filled.
    pub open_seats: Vec<ReadSeat>,
    /// The figures that the text states.
    pub claims: Vec<Claim>,
    /// The marks that rows carry.
    pub marks: Vec<MarkUse>,
    /// Lines that head a list or a group.
    pub headings: Vec<Heading>,
    /// Lines of running text and headings that head no list.
    pub prose: Vec<u32>,
    /// Lines that stand in a list and could not be read.
    pub unread: Vec<Unread>,
    /// What was changed or noticed on the way.
    pub notices: Vec<Notice>,
}

impl Reading {
    /// The rows and open seats, for counting.
    pub fn roster(&self) -> Roster {
        Roster {
            rows: self.rows.iter().map(|read| read.row.clone()).collect(),
            open_seats: self.open_seats.iter().map(|read| read.seat.clone()).collect(),
        }
    }
}

/// A row with the words that it was read from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReadRow {
    /// The line where it begins, from 1.
    pub line: u32,
    /// The line where it ends; another one only where a bracket or a cell runs on.
    pub last_line: u32,
    /// The words of the source.
    pub printed: String,
    /// What was understood.
    pub row: Row,
    /// How sure that is, in percent.
    pub confidence: u8,
    /// Why it is not a hundred.
    pub doubts: Vec<Doubt>,
}

/// Why a row may have been misunderstood.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Doubt {
    /// No heading says what the list is: its cities are taken for core cities.
    PartAssumed,
    /// The words for the part are not understood.
    PartUnreadable {
        /// Those words.
        text: String,
    },
    /// No country is printed.
    CountryMissing,
    /// The words for the country are not understood.
    CountryUnreadable {
        /// Those words.
        text: String,
    },
    /// The country was read out of the name itself.
    CountryInName,
    /// The country is the one of a row above.
    CountryInherited,
    /// A bracket that is neither mark, country nor list of members was kept as part of the name.
    BracketKept {
        /// What stands in the bracket.
        text: String,
    },
    /// No word says "consortium": the names in a bracket look like members.
    MembersGuessed,
    /// Where one member ends and the next begins is not certain.
    MembersUncertain {
        /// The words that can be divided in two ways.
        text: String,
    },
    /// The lead is taken for a city that its own list leaves out.
    LeadUnlisted,
    /// The lead is taken for an association by the words of its name.
    LeadByWords,
    /// The same name and country stand in an earlier row.
    Repeated {
        /// The line of that row.
        line: u32,
    },
    /// What the columns hold was concluded from what stands in them.
    ColumnsGuessed,
}

impl Doubt {
    /// How many points of confidence it costs.
    pub fn cost(&self) -> u8 {
        match self {
            Self::LeadUnlisted | Self::BracketKept { .. } => 10,
            Self::PartAssumed | Self::LeadByWords | Self::ColumnsGuessed => 15,
            Self::MembersUncertain { .. } | Self::CountryInherited => 25,
            Self::CountryInName | Self::MembersGuessed | Self::PartUnreadable { .. } => 30,
            Self::Repeated { .. } => 40,
            Self::CountryMissing | Self::CountryUnreadable { .. } => 60,
        }
    }
}

/// The confidence that remains after `doubts`, in percent; never nothing, for a row was read.
pub(super) fn confidence(doubts: &[Doubt]) -> u8 {
    doubts.iter().fold(100u8, |left, doubt| left.saturating_sub(doubt.cost())).max(5)
}

/// An open seat with the line that announces it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReadSeat {
    /// The line, from 1.
    pub line: u32,
    /// The seat.
    pub seat: OpenSeat,
}

/// A mark, how often it is used and what the source says that it means.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MarkUse {
    /// The mark as printed, without its brackets.
    pub mark: String,
    /// How many rows carry it.
    pub rows: u32,
    /// The words that the source ties it to: a legend's, or a name with these initials.
    pub meaning: Option<String>,
    /// The line of the legend.
    pub line: Option<u32>,
}

/// A line that heads a list or a group of one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Heading {
    /// The line, from 1.
    pub line: u32,
    /// The line where it ends.
    pub last_line: u32,
    /// Its words.
    pub text: String,
    /// The part that it names, if any.
    pub part: Option<Part>,
}

/// A line that stands in a list and could not be read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unread {
    /// The line, from 1.
    pub line: u32,
    /// The line where it ends.
    pub last_line: u32,
    /// Its words, shortened where they are many.
    pub text: String,
    /// Why.
    pub reason: UnreadReason,
}

/// Why a line of a list could not be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum UnreadReason {
    /// The other lines print a country, this one none that is understood.
    NoCountry,
    /// A country, and no name.
    NoName,
    /// It looks like no row.
    NotARow,
    /// The name has too many characters.
    NameTooLong {
        /// How many are allowed.
        limit: usize,
    },
    /// The consortium names too many members.
    TooManyMembers {
        /// How many are allowed.
        limit: usize,
    },
    /// It stands in a list of those who were not selected, or wait.
    OtherList,
}

/// What was changed or noticed while reading.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Notice {
    /// Characters without a width, or that turn the direction of writing, were taken out.
    InvisibleRemoved {
        /// How many.
        count: u32,
        /// The first lines where they stood.
        lines: Vec<u32>,
    },
    /// No-break and other special spaces were read as plain ones.
    SpacesMadePlain {
        /// How many.
        count: u32,
        /// The first lines where they stood.
        lines: Vec<u32>,
    },
    /// Bytes that are no character in this encoding were replaced.
    BytesReplaced {
        /// How many.
        count: u32,
    },
    /// A name with the same country stands in several rows.
    NameRepeated {
        /// The name.
        name: String,
        /// The lines.
        lines: Vec<u32>,
    },
    /// Columns whose contents were not used.
    ColumnsIgnored {
        /// Their headers.
        headers: Vec<String>,
    },
    /// The sheet that was read.
    SheetRead {
        /// Its name.
        name: String,
    },
    /// Sheets that hold no list, or that come after the one that was read.
    SheetsPassedOver {
        /// Their names.
        names: Vec<String>,
    },
    /// Words say that seats are open, and not how many.
    SeatsWithoutNumber {
        /// The line.
        line: u32,
    },
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_doubt_costs_confidence_and_some_always_remains() {
        assert_eq!(confidence(&[]), 100);
        assert_eq!(confidence(&[Doubt::PartAssumed]), 85);
        assert_eq!(confidence(&[Doubt::CountryMissing, Doubt::CountryMissing]), 5);
    }
}
