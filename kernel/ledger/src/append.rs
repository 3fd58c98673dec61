//! Writing to the chain, and forgetting a person without breaking it.

use centum_base::{Clock, Digest, Id, Random};
use centum_store::{StoreResult, Tx, args};
use serde_json::{Map, Value};

use crate::entry::{Committed, Entry, commitment};

centum_store::statements! {
    LAST = "SELECT seq, hash FROM ledger_entry ORDER BY seq DESC LIMIT 1";
    INSERT = "INSERT INTO ledger_entry (seq, at, actor, verb, subject_kind, subject_id, payload, previous, hash) \
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    INSERT_PERSONAL = "INSERT INTO ledger_personal (seq, field, person_id, salt, value) VALUES ($1, $2, $3, $4, $5)";
    FORGET = "DELETE FROM ledger_personal WHERE person_id = $1";
}

/// Who does something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Actor {
    /// A person, by identifier: the name does not enter the chain.
    Person(String),
    /// The program itself, by the name of what asked: `system:command-line`, `system:jobs`.
    System(&'static str),
}

impl std::fmt::Display for Actor {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Person(id) => write!(f, "person:{id}"),
            Self::System(name) => write!(f, "system:{name}"),
        }
    }
}

/// What something is done to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Subject {
    /// The kind, such as `participation`.
    pub kind: &'static str,
    /// Its identifier.
    pub id: String,
}

impl Subject {
    /// The subject `kind` with `id`.
    pub fn new(kind: &'static str, id: impl ToString) -> Self {
        Self { kind, id: id.to_string() }
    }
}

/// What an entry says beyond who, what and when.
#[derive(Clone, Debug, Default)]
pub struct Note {
    fields: Map<String, Value>,
    personal: Vec<(&'static str, String, String)>,
}

impl Note {
    /// Nothing more to say.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a value that is not about a person.
    #[must_use]
    pub fn with(mut self, field: &'static str, value: impl serde::Serialize) -> Self {
        self.fields.insert(field.to_owned(), serde_json::to_value(value).unwrap_or(Value::Null));
        self
    }

    /// Adds a change of one field, before and after.
    #[must_use]
    pub fn changed(
        self,
        field: &'static str,
        before: impl serde::Serialize,
        after: impl serde::Serialize,
    ) -> Self {
        self.with(field, serde_json::json!({ "before": before, "after": after }))
    }

    /// Adds a value about a person. The chain holds a commitment; the value stands beside it until the person is erased.
    #[must_use]
    pub fn personal<K>(mut self, field: &'static str, person: Id<K>, value: impl Into<String>) -> Self {
        self.personal.push((field, person.to_string(), value.into()));
        self
    }
}

/// Appends an entry in the caller's transaction.
pub async fn append(
    tx: &mut Tx,
    clock: &dyn Clock,
    random: &dyn Random,
    actor: &Actor,
    verb: &'static str,
    subject: &Subject,
    note: Note,
) -> StoreResult<Entry> {
    let mut conn = tx.conn();
    let (seq, previous) = match conn.optional(&LAST, args![]).await? {
        Some(row) => (row.get::<i64>("seq")? + 1, row.get("hash")?),
        None => (1, Digest::ZERO),
    };
    let Note { mut fields, personal } = note;
    let personal: Vec<_> = personal
        .into_iter()
        .map(|(field, person, value)| {
            let salt = random.token();
            let committed =
                Committed { committed: commitment(&person, &salt, &value), person: person.clone() };
            fields.insert(field.to_owned(), serde_json::json!(committed));
            (field, person, salt, value)
        })
        .collect();
    let mut entry = Entry {
        seq,
        at: clock.now(),
        actor: actor.to_string(),
        verb: verb.to_owned(),
        subject_kind: subject.kind.to_owned(),
        subject_id: subject.id.clone(),
        payload: Value::Object(fields).to_string(),
        previous,
        hash: Digest::ZERO,
    };
    entry.hash = entry.computed_hash();
    let values = args![
        entry.seq,
        entry.at,
        &entry.actor,
        &entry.verb,
        &entry.subject_kind,
        &entry.subject_id,
        &entry.payload,
        entry.previous,
        entry.hash
    ];
    conn.execute(&INSERT, values).await?;
    for (field, person, salt, value) in personal {
        conn.execute(&INSERT_PERSONAL, args![seq, field, person, salt, value]).await?;
    }
    Ok(entry)
}

/// The verb of the entry that explains why personal values are gone.
pub(crate) const FORGOTTEN: &str = "ledger.forget";

/// Destroys every value that entries hold about a person, and says so in the chain, which stays valid. Tells how many
/// there were.
pub async fn forget<K>(
    tx: &mut Tx,
    clock: &dyn Clock,
    random: &dyn Random,
    actor: &Actor,
    person: Id<K>,
) -> StoreResult<u64> {
    let count = tx.conn().execute(&FORGET, args![person]).await?;
    let note = Note::new().with("values", count);
    append(tx, clock, random, actor, FORGOTTEN, &Subject::new("person", person), note).await?;
    Ok(count)
}
