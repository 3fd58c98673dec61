//! The names behind identifiers, as those who write together see them.

use std::collections::{BTreeMap, BTreeSet};

use centum_accounts::{Person, find_person};
use centum_base::Id;
use centum_store::{Conn, StoreResult};
use centum_web::Locale;

/// What stands where a name was.
const NOBODY: &str = "—";

/// Names of people, by identifier. Who was erased has none.
#[derive(Clone, Debug, Default)]
pub(super) struct People(BTreeMap<String, String>);

impl People {
    /// Looks people up, by identifiers or by what the ledger calls them.
    pub(super) async fn of(
        conn: &mut Conn<'_>,
        who: impl IntoIterator<Item = impl AsRef<str>>,
    ) -> StoreResult<Self> {
        let ids: BTreeSet<Id<Person>> =
            who.into_iter().filter_map(|who| bare(who.as_ref()).parse().ok()).collect();
        let mut names = BTreeMap::new();
        for id in ids {
            if let Some(person) = find_person(conn, id).await?.filter(|person| person.email.is_some()) {
                names.insert(id.to_string(), person.name);
            }
        }
        Ok(Self(names))
    }

    /// The name of someone.
    pub(super) fn name(&self, locale: &Locale, who: &str) -> String {
        if who.starts_with("system:") {
            return locale.text("calls-hand-the-program");
        }
        self.0.get(bare(who)).cloned().unwrap_or_else(|| NOBODY.to_owned())
    }

    /// A sample.
    pub(super) fn sample(id: &str, name: &str) -> Self {
        Self([(id.to_owned(), name.to_owned())].into())
    }
}

fn bare(who: &str) -> &str {
    who.strip_prefix("person:").unwrap_or(who)
}
