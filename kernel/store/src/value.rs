//! What can be bound to a parameter. Every value carries its type, so that an absent one is never untyped.

use centum_base::{Country, Date, Digest, Id, Timestamp};

/// A value for a parameter or from a column. Booleans are integers 0 and 1 on both databases.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// TEXT, or its absence.
    Text(Option<String>),
    /// INTEGER or BIGINT, or its absence.
    Int(Option<i64>),
    /// BLOB or BYTEA, or its absence.
    Blob(Option<Vec<u8>>),
}

/// Collects the values of a statement in order: `args![id, name, now]`.
#[macro_export]
macro_rules! args {
    () => { ::std::vec::Vec::<$crate::Value>::new() };
    ($($value:expr),+ $(,)?) => { ::std::vec![$($crate::Value::from($value)),+] };
}

impl From<Option<String>> for Value {
    fn from(value: Option<String>) -> Self {
        Self::Text(value)
    }
}
impl From<Option<i64>> for Value {
    fn from(value: Option<i64>) -> Self {
        Self::Int(value)
    }
}
impl From<Option<Vec<u8>>> for Value {
    fn from(value: Option<Vec<u8>>) -> Self {
        Self::Blob(value)
    }
}

/// A type that stands in a column as text or as a number, with and without `Option`.
macro_rules! bound_as {
    ($variant:ident: $($type:ty => |$value:ident| $to:expr),+ $(,)?) => {$(
        impl From<$type> for Value {
            fn from($value: $type) -> Self {
                Self::$variant(Some($to))
            }
        }
    )+};
}
macro_rules! optional_as {
    ($variant:ident: $($type:ty => |$value:ident| $to:expr),+ $(,)?) => {$(
        impl From<Option<$type>> for Value {
            fn from(value: Option<$type>) -> Self {
                Self::$variant(value.map(|$value| $to))
            }
        }
    )+};
}

bound_as! { Text:
    String => |value| value,
    &str => |value| value.to_owned(),
    &String => |value| value.clone(),
    Country => |value| value.to_string(),
    Date => |value| value.to_string(),
    Digest => |value| value.to_string(),
}
optional_as! { Text:
    &str => |value| value.to_owned(),
    &String => |value| value.clone(),
    Country => |value| value.to_string(),
    Date => |value| value.to_string(),
    Digest => |value| value.to_string(),
}
bound_as! { Int:
    i64 => |value| value,
    i32 => |value| i64::from(value),
    u32 => |value| i64::from(value),
    bool => |value| i64::from(value),
    Timestamp => |value| value.as_microsecond(),
}
optional_as! { Int:
    u32 => |value| i64::from(value),
    bool => |value| i64::from(value),
    Timestamp => |value| value.as_microsecond(),
}
bound_as! { Blob:
    Vec<u8> => |value| value,
    &[u8] => |value| value.to_vec(),
}

impl<K> From<Id<K>> for Value {
    fn from(value: Id<K>) -> Self {
        Self::Text(Some(value.to_string()))
    }
}
impl<K> From<Option<Id<K>>> for Value {
    fn from(value: Option<Id<K>>) -> Self {
        Self::Text(value.map(|value| value.to_string()))
    }
}
