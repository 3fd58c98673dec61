//! The register taken apart once into what can be counted, so that every convention after that is cheap.

use serde::{Deserialize, Serialize};

use super::{Area, bodies::is_inter_municipal};
use crate::model::{Applicant, Lead, OpenSeat, Part, Roster, Row};

/// One thing that a figure has counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Item {
    /// A row as such.
    Row {
        /// Its place in the register, from 0.
        row: usize,
    },
    /// A city behind a row.
    City {
        /// The place of its row, from 0.
        row: usize,
        /// Its place among the members that the row names; none for the name of the row itself.
        member: Option<usize>,
    },
    /// An open seat, or several of one kind.
    Seat {
        /// Its place in the register, from 0.
        seat: usize,
    },
}

/// What kind of thing an atom is, as far as conventions tell kinds apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A row of one body, which is one city too.
    Single,
    /// A consortium as one row.
    Consortium,
    /// A city that a consortium names.
    Member,
    /// A lead that is a city and that its own list leaves out.
    UnlistedLead,
    /// The name of an association or a network.
    NetworkName,
    /// Open seats for mentors from inside the area.
    MentorSeat,
    /// Open seats for cities from outside the area.
    InternationalSeat,
    /// Other open seats.
    OtherSeat,
    /// A row of one body that is no city.
    NoCity,
}

impl Kind {
    pub(super) fn is_row(self) -> bool {
        matches!(self, Self::Single | Self::Consortium | Self::NoCity)
    }

    pub(super) fn is_seat(self) -> bool {
        matches!(self, Self::MentorSeat | Self::InternationalSeat | Self::OtherSeat)
    }
}

/// What a convention can see of an atom: two atoms of one slot are counted together or not at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Slot {
    pub(super) kind: Kind,
    pub(super) role: Role,
    pub(super) outside: bool,
    pub(super) body: bool,
}

/// A part, as far as conventions tell parts apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    Core,
    Mentor,
    Other,
}

impl Slot {
    /// How many slots there can be.
    pub(super) const COUNT: usize = 9 * 3 * 2 * 2;

    /// A number of its own for every slot, below [`Self::COUNT`].
    pub(super) fn index(self) -> usize {
        ((self.kind as usize * 3 + self.role as usize) * 2 + usize::from(self.outside)) * 2
            + usize::from(self.body)
    }
}

impl From<Part> for Role {
    fn from(part: Part) -> Self {
        match part {
            Part::Core => Self::Core,
            Part::Mentor => Self::Mentor,
            Part::International | Part::Observer | Part::Fellow => Self::Other,
        }
    }
}

/// The smallest thing that can be counted or left out.
#[derive(Clone, Copy, Debug)]
pub(super) struct Atom {
    pub(super) item: Item,
    pub(super) slot: Slot,
    pub(super) part: Part,
    /// One, or as many as there are seats.
    pub(super) weight: i64,
}

/// A register with its area, taken apart.
pub(super) struct Tally<'a> {
    pub(super) roster: &'a Roster,
    pub(super) area: &'a Area,
    pub(super) atoms: Vec<Atom>,
}

impl<'a> Tally<'a> {
    pub(super) fn of(roster: &'a Roster, area: &'a Area) -> Self {
        let mut atoms = Vec::with_capacity(roster.rows.len() + roster.open_seats.len());
        for (index, row) in roster.rows.iter().enumerate() {
            take_apart(index, row, area.is_outside(row), &mut atoms);
        }
        atoms.extend(roster.open_seats.iter().enumerate().map(|(index, seat)| seat_atom(index, seat)));
        Self { roster, area, atoms }
    }

    /// The row that an item belongs to.
    pub(super) fn row_of(&self, item: Item) -> Option<&'a Row> {
        match item {
            Item::Row { row } | Item::City { row, .. } => self.roster.rows.get(row),
            Item::Seat { .. } => None,
        }
    }
}

/// The atoms of one row: the row itself, and of a consortium every city and name behind it.
fn take_apart(index: usize, row: &Row, outside: bool, atoms: &mut Vec<Atom>) {
    let mut push = |item, kind, body| {
        let slot = Slot { kind, role: row.part.into(), outside, body };
        atoms.push(Atom { item, slot, part: row.part, weight: 1 });
    };
    let whole = Item::Row { row: index };
    let (lead, members) = match &row.applicant {
        Applicant::Single => {
            push(whole, Kind::Single, is_inter_municipal(&row.name));
            return;
        }
        Applicant::NoCity { together: false } => {
            push(whole, Kind::NoCity, false);
            return;
        }
        Applicant::NoCity { together: true } => (Lead::NotACity, &[][..]),
        Applicant::Consortium { lead, members } => (*lead, members.as_slice()),
    };
    push(whole, Kind::Consortium, false);
    let own_name = Item::City { row: index, member: None };
    match lead {
        Lead::ListedMember => {}
        Lead::UnlistedMember => push(own_name, Kind::UnlistedLead, is_inter_municipal(&row.name)),
        Lead::NotACity => push(own_name, Kind::NetworkName, false),
    }
    for (place, member) in members.iter().enumerate() {
        let item = Item::City { row: index, member: Some(place) };
        push(item, Kind::Member, is_inter_municipal(&member.name));
    }
}

fn seat_atom(index: usize, seat: &OpenSeat) -> Atom {
    let outside = Area::is_seat_outside(seat);
    let kind = match (outside, seat.part) {
        (true, _) => Kind::InternationalSeat,
        (false, Part::Mentor) => Kind::MentorSeat,
        (false, _) => Kind::OtherSeat,
    };
    let slot = Slot { kind, role: seat.part.into(), outside, body: false };
    Atom { item: Item::Seat { seat: index }, slot, part: seat.part, weight: i64::from(seat.count) }
}

#[cfg(test)]
mod tests {
    use super::super::sample::{area, small};
    use super::*;
    use std::collections::HashSet;

    const KINDS: [Kind; 9] = [
        Kind::Single,
        Kind::Consortium,
        Kind::Member,
        Kind::UnlistedLead,
        Kind::NetworkName,
        Kind::MentorSeat,
        Kind::InternationalSeat,
        Kind::OtherSeat,
        Kind::NoCity,
    ];

    #[test]
    fn every_slot_has_a_number_of_its_own() {
        let mut seen = HashSet::new();
        for kind in KINDS {
            for role in [Role::Core, Role::Mentor, Role::Other] {
                for (outside, body) in [(false, false), (false, true), (true, false), (true, true)] {
                    seen.insert(Slot { kind, role, outside, body }.index());
                }
            }
        }
        assert_eq!(seen.len(), Slot::COUNT);
        assert_eq!(seen.into_iter().max(), Some(Slot::COUNT - 1));
    }

    #[test]
    fn a_register_comes_apart_into_rows_cities_names_and_seats() {
        let (roster, area) = (small(), area());
        let tally = Tally::of(&roster, &area);
        let count = |kind| tally.atoms.iter().filter(|atom| atom.slot.kind == kind).count();
        assert_eq!(KINDS.map(count), [4, 3, 7, 1, 2, 1, 0, 0, 0]);
    }
}
