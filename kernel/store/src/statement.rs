//! Statements are registered constants.

use serde::Serialize;

use crate::Engine;

/// Why a statement over a list in one parameter has two texts.
pub const LISTS_BECAUSE: &str = "a list in one parameter is unfolded by each database in its own way";

/// A list as that one parameter.
pub fn list<T: Serialize>(items: &[T]) -> String {
    serde_json::to_string(items).expect("what is kept in columns has a JSON form")
}

/// One SQL statement with a name. Parameters are `$1`, `$2`, … on both databases.
#[derive(Debug)]
pub struct Statement {
    /// The constant's own name, for errors, logs and the describe-all test.
    pub name: &'static str,
    sqlite: &'static str,
    postgres: &'static str,
    /// Why two texts are needed, where they are.
    pub two_texts_because: Option<&'static str>,
}

impl Statement {
    /// A statement that both databases read alike.
    pub const fn portable(name: &'static str, sql: &'static str) -> Self {
        Self { name, sqlite: sql, postgres: sql, two_texts_because: None }
    }

    /// A statement that cannot be portable, and why.
    pub const fn two_texts(
        name: &'static str,
        sqlite: &'static str,
        postgres: &'static str,
        because: &'static str,
    ) -> Self {
        Self { name, sqlite, postgres, two_texts_because: Some(because) }
    }

    /// The text for one of the databases.
    pub const fn sql(&self, engine: Engine) -> &'static str {
        match engine {
            Engine::Sqlite => self.sqlite,
            Engine::Postgres => self.postgres,
        }
    }
}

/// Declares statements as constants and lists them all in `STATEMENTS`:
/// `statements! { FIND_PERSON = "SELECT …"; }`.
#[macro_export]
macro_rules! statements {
    ($($(#[$doc:meta])* $name:ident = $sql:expr;)+) => {
        $($(#[$doc])* pub(crate) const $name: $crate::Statement =
            $crate::Statement::portable(stringify!($name), $sql);)+
        /// Every statement of this room, for the describe-all test.
        pub const STATEMENTS: &[&$crate::Statement] = &[$(&$name),+];
    };
}
