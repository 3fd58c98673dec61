//! Tables are registered with the class of every column.

/// One table, in an order in which a referenced table stands before the one that refers to it.
#[derive(Debug)]
pub struct Table {
    /// The table's name.
    pub name: &'static str,
    /// Its columns in the schema's order.
    pub columns: &'static [Column],
    /// The columns that give its rows one order on both databases: the primary key.
    pub key: &'static [&'static str],
}

/// One column.
#[derive(Debug)]
pub struct Column {
    /// The column's name.
    pub name: &'static str,
    /// What it holds.
    pub kind: Kind,
    /// Who may see it.
    pub class: Class,
}

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// TEXT.
    Text,
    /// INTEGER in SQLite, BIGINT in PostgreSQL.
    Int,
    /// BLOB in SQLite, BYTEA in PostgreSQL.
    Blob,
}

/// Who may see a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// Anyone, once the record is published.
    Public,
    /// The people who work on the programme.
    Internal,
    /// Nobody: only its digest or the program itself looks at it. Never exported, never shown.
    Secret,
    /// About a person.
    Personal {
        /// What it is for.
        purpose: &'static str,
        /// How long it is kept.
        retention: &'static str,
    },
}

impl Class {
    /// Whether the column is about a person.
    pub fn is_personal(self) -> bool {
        matches!(self, Self::Personal { .. })
    }
}

/// Declares tables: `tables! { person(id) { id: Text Internal, name: Text Personal("greeting", "until erased") } }`.
#[macro_export]
macro_rules! tables {
    ($($table:ident($($key:ident),+) { $($column:ident: $kind:ident $class:ident $(($purpose:literal, $retention:literal))?),+ $(,)? })+) => {
        /// The tables of this room, referenced ones first.
        pub const TABLES: &[$crate::Table] = &[$($crate::Table {
            name: stringify!($table),
            columns: &[$($crate::Column {
                name: stringify!($column),
                kind: $crate::Kind::$kind,
                class: $crate::tables!(@class $class $(($purpose, $retention))?),
            }),+],
            key: &[$(stringify!($key)),+],
        }),+];
    };
    (@class Personal($purpose:literal, $retention:literal)) => {
        $crate::Class::Personal { purpose: $purpose, retention: $retention }
    };
    (@class $class:ident) => { $crate::Class::$class };
}
