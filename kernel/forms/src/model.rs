//! What a form consists of.

use std::fmt;
use std::str::FromStr;

use centum_base::{Country, Date};
use serde::{Deserialize, Serialize};

use crate::Texts;

macro_rules! key {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
        #[serde(transparent)]
        pub struct $name(String);

        impl $name {
            /// The key as text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }
        impl FromStr for $name {
            type Err = NotAKey;

            fn from_str(text: &str) -> Result<Self, NotAKey> {
                let plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
                match text.as_bytes() {
                    [first, ..] if first.is_ascii_lowercase() && text.len() <= 60 && text.bytes().all(plain) => {
                        Ok(Self(text.to_owned()))
                    }
                    _ => Err(NotAKey(text.chars().take(80).collect())),
                }
            }
        }
        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
            }
        }
        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    };
}

/// The text cannot name a section or a field.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "“{0}” cannot be a key: begin with a small letter a–z, then small letters, digits and hyphens, at most 60"
)]
pub struct NotAKey(String);

key! {
    /// The name of a field: what answers are kept under. It never changes, whatever the label becomes.
    FieldKey
}
key! {
    /// The name of a section.
    SectionKey
}

/// A form: what is asked, in which order. Field keys are unique in the whole form.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Form {
    /// The sections in their order.
    pub sections: Vec<Section>,
}

/// Whose answers a section holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Whose {
    /// The application as a whole: answered once.
    #[default]
    Application,
    /// Every member of a consortium answers for itself; a single applicant answers once.
    EachMember,
}

/// A page of the form.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Section {
    /// The name.
    pub key: SectionKey,
    /// The title.
    pub title: Texts,
    /// What it is about.
    #[serde(default)]
    pub help: Texts,
    /// Whose answers it holds.
    #[serde(default)]
    pub whose: Whose,
    /// When it is asked; always if absent.
    #[serde(default)]
    pub when: Option<Condition>,
    /// The fields in their order.
    pub fields: Vec<Field>,
}

/// How long an answer is kept after the decision.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Keeping {
    /// With the record of the call.
    #[default]
    Record,
    /// About a person: erased at the person's wish, at the latest with the retention of the call.
    Personal,
    /// Needed until the decision is final: erased after redress.
    UntilDecided,
}

/// One question.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Field {
    /// The name.
    pub key: FieldKey,
    /// The question.
    pub label: Texts,
    /// What helps to answer.
    #[serde(default)]
    pub help: Texts,
    /// An example of an answer.
    #[serde(default)]
    pub example: Texts,
    /// What kind of answer is asked for.
    pub kind: Kind,
    /// Whether an application without it is incomplete. It never blocks saving.
    #[serde(default)]
    pub required: bool,
    /// When it is asked; always if absent.
    #[serde(default)]
    pub when: Option<Condition>,
    /// How long an answer is kept.
    #[serde(default)]
    pub keeping: Keeping,
}

/// One of several answers to choose from.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Opt {
    /// The name that is kept.
    pub key: FieldKey,
    /// The words that are shown.
    pub label: Texts,
}

/// What kind of answer a field asks for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Kind {
    /// One line.
    Short {
        /// At most so many characters.
        max_chars: u32,
    },
    /// Several paragraphs.
    Long {
        /// At most so many words.
        max_words: u32,
    },
    /// One of several.
    Choice {
        /// What to choose from.
        options: Vec<Opt>,
    },
    /// Several of several.
    Several {
        /// What to choose from.
        options: Vec<Opt>,
        /// At least so many.
        #[serde(default)]
        min: u32,
        /// At most so many, if limited.
        #[serde(default)]
        max: Option<u32>,
    },
    /// A number in a unit. Bounds are in the scaled integer: 12.5 with one decimal is 125.
    Number {
        /// The unit as it is shown after the field; empty for a bare count.
        #[serde(default)]
        unit: Texts,
        /// How many decimals.
        #[serde(default)]
        decimals: u8,
        /// The smallest.
        #[serde(default)]
        min: Option<i64>,
        /// The largest.
        #[serde(default)]
        max: Option<i64>,
    },
    /// An amount of money in cents, not below zero.
    Money {
        /// The ISO 4217 code.
        currency: String,
        /// The largest, in cents.
        #[serde(default)]
        max_cents: Option<i64>,
    },
    /// A day.
    Day {
        /// The first.
        #[serde(default)]
        from: Option<Date>,
        /// The last.
        #[serde(default)]
        until: Option<Date>,
    },
    /// Rows of cells. Columns are fields of the plain kinds (no table, no file within a table).
    Table {
        /// The columns.
        columns: Vec<Field>,
        /// At least so many rows.
        #[serde(default)]
        min_rows: u32,
        /// At most so many rows.
        max_rows: u32,
    },
    /// Files.
    File {
        /// The media types that are taken, such as `application/pdf`.
        types: Vec<String>,
        /// The largest, in bytes.
        max_bytes: u64,
        /// At most so many.
        max_files: u32,
        /// The document of the call whose deadline counts, where it has one of its own.
        #[serde(default)]
        document: Option<String>,
    },
    /// A place from the gazetteer.
    Place {
        /// In one of these countries; anywhere if empty.
        #[serde(default)]
        countries: Vec<Country>,
    },
    /// A person: name, function, mail address, telephone.
    Person,
    /// Something to agree to.
    Declaration,
}

/// When something is asked: every test holds.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Condition {
    /// The tests.
    pub all: Vec<Test>,
}

/// One test on an earlier answer of the same part, or of the application.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "test", rename_all = "kebab-case")]
pub enum Test {
    /// The field is answered at all.
    Answered {
        /// The field.
        field: FieldKey,
    },
    /// One of these options was chosen.
    Chosen {
        /// The field.
        field: FieldKey,
        /// The options.
        any_of: Vec<FieldKey>,
    },
    /// The number is at least this (scaled as the field is).
    AtLeast {
        /// The field.
        field: FieldKey,
        /// The bound.
        bound: i64,
    },
    /// The applicant is a consortium, or is not.
    Consortium {
        /// Which of the two.
        is: bool,
    },
    /// The application is in one of these categories.
    Category {
        /// Their names.
        any_of: Vec<String>,
    },
}

impl Form {
    /// Every field that is not a column, in order, with its section.
    pub fn fields(&self) -> impl Iterator<Item = (&Section, &Field)> {
        self.sections.iter().flat_map(|section| section.fields.iter().map(move |field| (section, field)))
    }

    /// The field of that name and its section.
    pub fn field(&self, key: &str) -> Option<(&Section, &Field)> {
        self.fields().find(|(_, field)| field.key.as_str() == key)
    }
}

impl Kind {
    /// The name in data and in message ids.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Short { .. } => "short",
            Self::Long { .. } => "long",
            Self::Choice { .. } => "choice",
            Self::Several { .. } => "several",
            Self::Number { .. } => "number",
            Self::Money { .. } => "money",
            Self::Day { .. } => "day",
            Self::Table { .. } => "table",
            Self::File { .. } => "file",
            Self::Place { .. } => "place",
            Self::Person => "person",
            Self::Declaration => "declaration",
        }
    }

    /// What there is to choose from; nothing in other kinds.
    pub fn options(&self) -> &[Opt] {
        match self {
            Self::Choice { options } | Self::Several { options, .. } => options,
            _ => &[],
        }
    }

    /// The columns of a table; none in other kinds.
    pub fn columns(&self) -> &[Field] {
        match self {
            Self::Table { columns, .. } => columns,
            _ => &[],
        }
    }
}
