//! What is answered.

use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

use centum_base::{Country, Date};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::FieldKey;

/// One answer. A blank answer is no answer: it is absent from [`Answers`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "is", content = "value", rename_all = "kebab-case")]
pub enum Value {
    /// What was typed, as it was typed: also for a number, a day or an amount that cannot be read yet. Nothing typed is lost.
    Text(String),
    /// The option that was chosen.
    Choice(FieldKey),
    /// The options that were chosen, in the order of the form.
    Several(Vec<FieldKey>),
    /// A number, scaled by the field's decimals.
    Number(i64),
    /// An amount in cents of the field's currency.
    Money(i64),
    /// A day.
    Day(Date),
    /// Rows, each by column.
    Table(Vec<BTreeMap<FieldKey, Value>>),
    /// The files, by the digest of their content, in the order in which they were added.
    Files(Vec<StoredFile>),
    /// A place.
    Place(Place),
    /// A person.
    Person(PersonValue),
    /// Agreed.
    Agreed,
}

/// A file as an answer names it; its bytes are kept elsewhere under the digest.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StoredFile {
    /// The digest of the content.
    pub digest: centum_base::Digest,
    /// The name that it was given.
    pub name: String,
    /// The media type that its content shows.
    pub media_type: String,
    /// The size in bytes.
    pub bytes: u64,
}

/// A place as an answer names it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// The name as the applicant writes it.
    pub name: String,
    /// The country.
    pub country: Option<Country>,
    /// The place of the gazetteer, once it is chosen.
    pub id: Option<String>,
}

/// A person as an answer names one.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct PersonValue {
    /// The name.
    pub name: String,
    /// The function.
    pub function: String,
    /// The mail address.
    pub mail: String,
    /// The telephone number.
    pub telephone: String,
}

impl PersonValue {
    /// The parts by name, in the order in which they are asked.
    pub fn parts(&self) -> [(&'static str, &str); 4] {
        [
            ("name", &self.name),
            ("function", &self.function),
            ("mail", &self.mail),
            ("telephone", &self.telephone),
        ]
    }

    /// Whether nothing is said of the person.
    pub fn is_blank(&self) -> bool {
        self.parts().into_iter().all(|(_, text)| text.trim().is_empty())
    }
}

/// Whose answers: those of the application, or of one member.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// The application as a whole.
    Application,
    /// One member, by its identifier.
    Member(PartName),
}

/// A member's identifier as text.
pub type PartName = String;

impl fmt::Display for Part {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Application => "application",
            Self::Member(id) => id,
        })
    }
}

impl FromStr for Part {
    type Err = std::convert::Infallible;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Ok(match text {
            "application" => Self::Application,
            id => Self::Member(id.to_owned()),
        })
    }
}

impl Serialize for Part {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Part {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let Ok(part) = String::deserialize(deserializer)?.parse();
        Ok(part)
    }
}

/// Every answer, by part and field.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answers(pub BTreeMap<(Part, FieldKey), Value>);

impl Answers {
    /// The answer to a field.
    pub fn get(&self, part: &Part, field: &FieldKey) -> Option<&Value> {
        self.0.get(&(part.clone(), field.clone()))
    }
}
