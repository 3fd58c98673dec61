//! Rows, read by column name into types of the house.

use centum_base::{Country, Date, Digest, Id, Timestamp};
use sqlx::Row as _;

use crate::{Kind, StoreError, StoreResult, Value};

/// One row of a result.
#[derive(Debug)]
pub struct Row(pub(crate) Raw);

pub(crate) enum Raw {
    Sqlite(sqlx::sqlite::SqliteRow),
    Postgres(sqlx::postgres::PgRow),
}

impl std::fmt::Debug for Raw {
    // Never the values: a row may hold personal data, and debug output ends in logs.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Sqlite(_) => "SqliteRow",
            Self::Postgres(_) => "PgRow",
        })
    }
}

/// A type that can be read from a column.
pub trait FromColumn: Sized {
    /// Reads the column `name` of `row`.
    fn from_column(row: &Row, name: &str) -> StoreResult<Self>;
}

impl Row {
    /// Reads the column `name`.
    pub fn get<T: FromColumn>(&self, name: &str) -> StoreResult<T> {
        T::from_column(self, name)
    }

    /// Reads the text column `name` and gives it to `read`: for enumerations that are kept by name.
    pub fn named<T>(&self, name: &str, read: impl FnOnce(&str) -> Option<T>) -> StoreResult<T> {
        let text: String = self.get(name)?;
        read(&text)
            .ok_or_else(|| StoreError::unreadable(name, format!("“{text}” is not one of the known names")))
    }

    /// Reads the column `name` as JSON.
    pub fn json<T: serde::de::DeserializeOwned>(&self, name: &str) -> StoreResult<T> {
        let text: String = self.get(name)?;
        serde_json::from_str(&text).map_err(|error| StoreError::unreadable(name, error))
    }

    /// Reads the column `name` by the kind that its table declares.
    pub fn value(&self, name: &str, kind: Kind) -> StoreResult<Value> {
        Ok(match kind {
            Kind::Text => Value::Text(self.get(name)?),
            Kind::Int => Value::Int(self.get(name)?),
            Kind::Blob => Value::Blob(self.get(name)?),
        })
    }
}

macro_rules! read_directly {
    ($($type:ty),+) => {$(
        impl FromColumn for $type {
            fn from_column(row: &Row, name: &str) -> StoreResult<Self> {
                match &row.0 {
                    Raw::Sqlite(row) => row.try_get(name),
                    Raw::Postgres(row) => row.try_get(name),
                }
                .map_err(StoreError::from)
            }
        }
    )+};
}
read_directly!(String, Option<String>, i64, Option<i64>, Vec<u8>, Option<Vec<u8>>);

macro_rules! read_through {
    ($($through:ty => $type:ty: |$value:ident| $to:expr),+ $(,)?) => {$(
        impl FromColumn for $type {
            fn from_column(row: &Row, name: &str) -> StoreResult<Self> {
                let $value: $through = row.get(name)?;
                $to.map_err(|error| StoreError::unreadable(name, error))
            }
        }
        impl FromColumn for Option<$type> {
            fn from_column(row: &Row, name: &str) -> StoreResult<Self> {
                let value: Option<$through> = row.get(name)?;
                value.map(|$value| $to.map_err(|error| StoreError::unreadable(name, error))).transpose()
            }
        }
    )+};
}
read_through! {
    i64 => bool: |value| Ok::<_, std::convert::Infallible>(value != 0),
    i64 => u32: |value| u32::try_from(value),
    i64 => Timestamp: |value| Timestamp::from_microsecond(value),
    String => Country: |value| value.parse::<Country>(),
    String => Date: |value| value.parse::<Date>(),
    String => Digest: |value| value.parse::<Digest>(),
}

impl<K> FromColumn for Id<K> {
    fn from_column(row: &Row, name: &str) -> StoreResult<Self> {
        let text: String = row.get(name)?;
        text.parse().map_err(|error| StoreError::unreadable(name, error))
    }
}
impl<K> FromColumn for Option<Id<K>> {
    fn from_column(row: &Row, name: &str) -> StoreResult<Self> {
        let text: Option<String> = row.get(name)?;
        text.map(|text| text.parse().map_err(|error| StoreError::unreadable(name, error))).transpose()
    }
}
