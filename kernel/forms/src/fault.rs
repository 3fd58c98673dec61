//! What can be wrong with an answer.

use centum_base::{Country, Date};
use serde::{Deserialize, Serialize};

use crate::limits::Limit;
use crate::{FieldKey, Part, Texts};

/// How grave a fault is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Severity {
    /// Worth a look; the application is complete all the same.
    Remark,
    /// Something that is asked for is absent: the application is incomplete.
    Missing,
    /// Something is there that cannot stay as it is.
    Wrong,
}

/// One thing that is wrong with an answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "is", rename_all = "kebab-case")]
pub enum Fault {
    /// Nothing is answered.
    Missing,
    /// More words than asked for.
    TooManyWords {
        /// How many there are.
        words: usize,
        /// How many there may be.
        most: u32,
    },
    /// More characters than asked for.
    TooManyChars {
        /// How many there are.
        chars: usize,
        /// How many there may be.
        most: u32,
    },
    /// What is written cannot be read as one number without guessing.
    NotANumber,
    /// A number with more decimals than asked for.
    TooFine {
        /// How many it may have.
        decimals: u8,
    },
    /// What is written cannot be read as one amount without guessing.
    NotAnAmount,
    /// What is written is no day of the calendar.
    NotADay,
    /// Too small.
    TooSmall {
        /// The smallest, as a plain decimal.
        least: String,
    },
    /// Too large.
    TooLarge {
        /// The largest, as a plain decimal.
        most: String,
    },
    /// Too early.
    TooEarly {
        /// The first day.
        from: Date,
    },
    /// Too late.
    TooLate {
        /// The last day.
        until: Date,
    },
    /// An option that the form does not offer.
    UnknownOption {
        /// What was sent.
        text: String,
    },
    /// Fewer choices than asked for.
    TooFew {
        /// At least so many.
        least: u32,
    },
    /// More choices than allowed.
    TooMany {
        /// At most so many.
        most: u32,
    },
    /// Fewer rows than asked for.
    TooFewRows {
        /// At least so many.
        least: u32,
    },
    /// More rows than allowed.
    TooManyRows {
        /// At most so many.
        most: u32,
    },
    /// Something in a cell of a table.
    Cell {
        /// The row, from 1.
        row: usize,
        /// The column.
        column: FieldKey,
        /// What the column is called.
        label: Texts,
        /// What is wrong there.
        fault: Box<Fault>,
    },
    /// A file of a type that is not taken.
    FileType {
        /// Its name.
        name: String,
        /// Its type.
        media_type: String,
    },
    /// A file that is too large.
    FileSize {
        /// Its name.
        name: String,
        /// At most so many bytes.
        most: u64,
    },
    /// More files than allowed.
    TooManyFiles {
        /// At most so many.
        most: u32,
    },
    /// A place that was written and not chosen from the gazetteer.
    PlaceNotChosen {
        /// What was written.
        name: String,
    },
    /// A place in a country that is not asked for.
    PlaceElsewhere {
        /// The country.
        country: Country,
    },
    /// A person without a name.
    NoName,
    /// A required person without a mail address.
    NoMail,
    /// What is no mail address.
    NotAMail {
        /// What was written.
        text: String,
    },
    /// An answer of another kind than the field asks for, as after a change of the form.
    OfAnotherKind,
    /// Beyond a limit of the house.
    Beyond {
        /// Which.
        limit: Limit,
    },
}

impl Fault {
    /// How grave it is.
    pub fn severity(&self) -> Severity {
        match self {
            Self::Missing | Self::TooFew { .. } | Self::TooFewRows { .. } | Self::NoName | Self::NoMail => {
                Severity::Missing
            }
            Self::PlaceNotChosen { .. } => Severity::Remark,
            Self::Cell { fault, .. } => fault.severity(),
            _ => Severity::Wrong,
        }
    }
}

/// A fault and where it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Whose answer.
    pub part: Part,
    /// To which field.
    pub field: FieldKey,
    /// What is wrong.
    pub fault: Fault,
}

impl Finding {
    /// How grave it is.
    pub fn severity(&self) -> Severity {
        self.fault.severity()
    }

    /// Whether the application cannot be submitted like this.
    pub fn blocks(&self) -> bool {
        self.severity() != Severity::Remark
    }
}
