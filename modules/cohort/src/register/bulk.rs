//! Changes to many rows at once: what they would do, before they do it.

use centum_base::Id;

use super::model::{Consent, Participation};
use crate::model::{Part, Standing};

/// Characters of a mark.
pub const MAX_MARK: usize = 40;

/// A change to many rows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Bulk {
    /// Sets the part.
    Part(Part),
    /// Sets the standing.
    Standing(Standing),
    /// Adds a mark.
    AddMark(String),
    /// Takes a mark away.
    DropMark(String),
    /// Records the answer to the question whether the city may be named, and on what that rests.
    Consent(Consent, String),
}

impl Bulk {
    /// The name of the field that changes.
    pub fn field(&self) -> &'static str {
        match self {
            Self::Part(_) => "part",
            Self::Standing(_) => "standing",
            Self::AddMark(_) | Self::DropMark(_) => "marks",
            Self::Consent(..) => "consent",
        }
    }

    /// Makes the change. Tells whether anything is different.
    pub(super) fn apply(&self, one: &mut Participation) -> bool {
        let before = one.clone();
        match self {
            Self::Part(part) => one.part = *part,
            Self::Standing(standing) => one.standing = *standing,
            Self::AddMark(mark) if one.marks.contains(mark) => {}
            Self::AddMark(mark) => one.marks.push(mark.clone()),
            Self::DropMark(mark) => one.marks.retain(|kept| kept != mark),
            Self::Consent(consent, note) => {
                one.consent = *consent;
                one.consent_note.clone_from(note);
            }
        }
        *one != before
    }
}

/// What a change does to one row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Effect {
    /// The row.
    pub id: Id<Participation>,
    /// Its name.
    pub name: String,
    /// The value before.
    pub before: String,
    /// The value after.
    pub after: String,
}

/// What the change would do, row by row; rows that stay as they are do not appear.
pub fn effects(rows: &[Participation], bulk: &Bulk) -> Vec<Effect> {
    let value = |one: &Participation| match bulk {
        Bulk::Part(_) => one.part.name().to_owned(),
        Bulk::Standing(_) => one.standing.name().to_owned(),
        Bulk::AddMark(_) | Bulk::DropMark(_) => one.marks.join(", "),
        Bulk::Consent(..) => one.consent.name().to_owned(),
    };
    let effect = |one: &Participation| {
        let mut after = one.clone();
        bulk.apply(&mut after).then(|| Effect {
            id: one.id,
            name: one.name.clone(),
            before: value(one),
            after: value(&after),
        })
    };
    rows.iter().filter_map(effect).collect()
}
