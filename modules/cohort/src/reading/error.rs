//! Why a source is not read at all.

use serde::{Deserialize, Serialize};

use super::columns::Mapping;

/// The reason why nothing was read, with what would help.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ReadError {
    /// The source is empty, or holds nothing but space.
    #[error("the source is empty: paste the list, or choose the file that holds it")]
    Empty,
    /// More bytes than the limit.
    #[error("the source has {bytes} bytes; at most {limit} are read: leave out what is not the list")]
    TooLarge {
        /// How many bytes there are.
        bytes: usize,
        /// How many are allowed.
        limit: usize,
    },
    /// More lines or rows than the limit.
    #[error("the source has more than {limit} lines: divide it")]
    TooManyLines {
        /// How many are allowed.
        limit: usize,
    },
    /// More columns than the limit.
    #[error("the table has more than {limit} columns: leave out what is not needed")]
    TooManyColumns {
        /// How many are allowed.
        limit: usize,
    },
    /// A kind of file that is not read.
    #[error("{found} is not read: save the list as text, CSV or XLSX")]
    Unsupported {
        /// What the file is.
        found: FileKind,
    },
    /// A workbook that is damaged or was made to do harm.
    #[error("the workbook is not read: {0}")]
    Workbook(#[from] WorkbookFault),
    /// A table that can only be read once somebody says what its columns hold.
    #[error("the columns of the table are not understood: say which holds the name and which the country")]
    NeedsMapping(Box<NeedsMapping>),
}

/// What a person must see to say what the columns hold.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NeedsMapping {
    /// The name of each column: its header, or its number where the table has no header.
    pub headers: Vec<String>,
    /// The first rows beneath the header.
    pub samples: Vec<Vec<String>>,
    /// What was understood of the columns so far.
    pub guess: Mapping,
}

/// Kinds of file that people upload and that are not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileKind {
    /// A PDF document.
    Pdf,
    /// A Word document, a presentation or any other archive.
    Archive,
    /// A workbook in the format that came before XLSX.
    OldWorkbook,
    /// An image.
    Image,
    /// Bytes that are no text.
    Binary,
}

impl std::fmt::Display for FileKind {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Pdf => "a PDF document",
            Self::Archive => "an archive that is no workbook",
            Self::OldWorkbook => "a workbook of the old format",
            Self::Image => "an image",
            Self::Binary => "a file that is no text",
        })
    }
}

/// What is wrong with a workbook.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum WorkbookFault {
    /// The archive, or a part of it, cannot be opened.
    #[error("it is damaged; open it in a spreadsheet program and save it again")]
    Damaged,
    /// Too many files in the archive.
    #[error("it holds more than {limit} files")]
    TooManyParts {
        /// How many are allowed.
        limit: usize,
    },
    /// Too many bytes once inflated.
    #[error("it holds more than {limit} bytes once unpacked")]
    TooLargeInside {
        /// How many are allowed.
        limit: u64,
    },
    /// Too many filled cells.
    #[error("it has more than {limit} filled cells")]
    TooManyCells {
        /// How many are allowed.
        limit: usize,
    },
}
